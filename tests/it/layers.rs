//! The order of the stages and their dependencies, as described in ARCHITECTURE.md.

use super::support::{Keep, Source, root, sources, stripped, word_in};

/// The folders of `src/`. Each may import only from those before it.
const ORDER: &[&str] = &[
    "words",
    "law",
    "source",
    "data",
    "model",
    "syntax",
    "consolidate",
    "resolve",
    "elaborate",
    "check",
    "compile",
    "facts",
    "eval",
    "symbolic",
    "review",
    "explain",
    "interview",
    "chart",
    "compare",
    "differ",
    "effect",
    "dependencies",
    "provisions",
    "restated",
    "document",
    "lovspeil",
    "report",
    "reasons_page",
    "pipeline",
    "letter",
    "analysis",
    "suite",
    "approved",
    "register",
    "reference",
    "api",
    "cli",
];

/// The most lines of a file. A longer one does more than one thing.
const LONGEST: usize = 450;

/// The folder of `src/` that a file is in; `None` for `lib.rs`, `main.rs` and `build.rs`.
fn folder(source: &Source) -> Option<&str> {
    source.name.strip_prefix("src/")?.split_once('/').map(|(folder, _)| folder)
}

fn rank(folder: &str) -> Option<usize> {
    ORDER.iter().position(|own| *own == folder)
}

/// The names directly after `crate::`, also in groups such as `crate::{law::Text, model}`.
fn imports(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, prefix) in line.match_indices("crate::") {
        let rest = &line[at + prefix.len()..];
        let heads: Vec<&str> = match rest.strip_prefix('{') {
            None => vec![rest],
            Some(group) => {
                let mut depth = 0;
                let cuts = |char: char| {
                    match char {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        _ => {}
                    }
                    char == ',' && depth == 0
                };
                group.split(cuts).map(str::trim).collect()
            }
        };
        for head in heads {
            let name: String = head.chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect();
            if !name.is_empty() {
                found.push(name);
            }
        }
    }
    found
}

/// The code of a file, one statement per line, each with the number of its first line.
fn statements(source: &Source) -> Vec<(usize, String)> {
    let code = stripped(&source.text, Keep::Code);
    let mut out: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (at, line) in code.lines().enumerate() {
        match out.last_mut().filter(|_| open) {
            Some((_, whole)) => whole.push_str(line.trim()),
            None => out.push((at + 1, line.trim().to_owned())),
        }
        let last = out.last().map_or("", |(_, line)| line.as_str());
        open = (last.starts_with("use ") || last.starts_with("pub use ")) && !last.ends_with(';');
    }
    out
}

/// Fails with all findings and the reason.
fn none(findings: &[String], why: &str) {
    assert!(findings.is_empty(), "\n{}\n\n{why}\n", findings.join("\n"));
}

#[test]
fn every_folder_has_its_place() {
    let mut there: Vec<String> = sources("src", "rs").iter().filter_map(folder).map(str::to_owned).collect();
    there.dedup();
    let mut known: Vec<&str> = ORDER.to_vec();
    known.sort_unstable();
    assert_eq!(
        there, known,
        "a folder of src/ and the order of the stages in tests/it/layers.rs must be the same: add it where it belongs"
    );
}

#[test]
fn the_code_map_has_the_same_order() {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let rows: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("/` |").map(|(name, _)| name)).collect();
    assert!(rows.len() > 10, "the code map of ARCHITECTURE.md has a row for each folder, as in: | `law/` | … |");
    let ranks: Vec<Option<usize>> = rows.iter().map(|row| rank(row)).collect();
    assert!(ranks.iter().all(Option::is_some), "the code map of ARCHITECTURE.md names a folder that is not there: {rows:?}");
    assert!(ranks.is_sorted(), "the code map of ARCHITECTURE.md is in another order than the imports: {rows:?}");
}

#[test]
fn imports_point_one_way() {
    let mut findings = Vec::new();
    for source in sources("src", "rs") {
        let Some(own) = folder(&source) else { continue };
        let own_rank = rank(own);
        for (line, statement) in statements(&source) {
            for name in imports(&statement) {
                let fits = name == own || matches!((rank(&name), own_rank), (Some(other), Some(own)) if other < own);
                if !fits {
                    findings.push(format!("{}:{line}: `{own}` imports from `{name}`", source.name));
                }
            }
        }
    }
    none(
        &findings,
        &format!(
            "A folder may import only from those before it: {}.\nAn import the other way makes two stages one, and a change of the later break the earlier.",
            ORDER.join(" → ")
        ),
    );
}

#[test]
fn imports_from_other_folders_are_written_from_the_root() {
    let mut findings = Vec::new();
    for source in sources("src", "rs") {
        let code = stripped(&source.text, Keep::Code);
        // The number of `super` that lead from this file to the crate root.
        let path = source.name.trim_start_matches("src/").trim_end_matches("/mod.rs").trim_end_matches(".rs");
        let depth = path.split('/').count();
        let mut in_tests = 0;
        for (at, line) in code.lines().enumerate() {
            in_tests = if line.starts_with("mod tests") { 1 } else { in_tests };
            let leaves = folder(&source).is_some() && line.contains(&"super::".repeat(depth + in_tests));
            if leaves || line.contains("#[path") {
                findings.push(format!("{}:{}: {}", source.name, at + 1, line.trim()));
            }
        }
    }
    none(&findings, "A path out of the own folder begins with `crate::`, so that its direction can be seen, and is seen here.");
}

#[test]
fn only_syntax_knows_pest() {
    let mut findings = Vec::new();
    for source in sources("src", "rs").iter().filter(|source| folder(source) != Some("syntax")) {
        for (at, line) in stripped(&source.text, Keep::Code).lines().enumerate() {
            if word_in(line, "pest").is_some() || word_in(line, "pest_derive").is_some() {
                findings.push(format!("{}:{}: {}", source.name, at + 1, line.trim()));
            }
        }
    }
    none(&findings, "Only src/syntax names pest: another parser must be a change of one folder.");
}

#[test]
fn only_the_command_line_reads_and_writes() {
    let banned = [
        "std::fs",
        "std::io",
        "std::env",
        "std::process",
        "std::net",
        "std::thread",
        "SystemTime",
        "Instant",
        "UNIX_EPOCH",
        "Utc",
        "Local",
        "println",
        "eprintln",
        "print",
        "eprint",
        "dbg",
        "stdin",
        "stdout",
        "stderr",
    ];
    let mut findings = Vec::new();
    let apart = |source: &Source| folder(source) == Some("cli") || ["src/main.rs", "src/build.rs"].contains(&source.name.as_str());
    for source in sources("src", "rs").iter().filter(|source| !apart(source)) {
        for (line, statement) in statements(source) {
            let grouped = statement.contains("std::{");
            // Only one file starts threads, so that the result is the same on a machine with a single thread.
            let apart = |name: &str| name == "std::thread" && source.name == "src/source/parallel.rs";
            let names = banned.iter().filter(|name| !apart(name)).filter(|name| {
                word_in(&statement, name).is_some()
                    || grouped && name.strip_prefix("std::").is_some_and(|name| word_in(&statement, name).is_some())
            });
            findings.extend(names.map(|name| format!("{}:{line}: `{name}`", source.name)));
        }
    }
    none(
        &findings,
        "Files, terminal, environment and clock belong to src/cli, main.rs and the build script alone: everything else gives the same answer for the same \
         arguments, today and in ten years, on a desk and in a browser.",
    );
}

#[test]
fn files_are_written_in_one_place() {
    // What opens a file to write to it has emptied it before it knows whether there is room for the new text.
    let banned = ["fs::write", "File::create", "File::create_new", "File::options", "OpenOptions", "fs::copy", "fs::rename"];
    let mut findings = Vec::new();
    for source in sources("src/cli", "rs").iter().filter(|source| source.name != "src/cli/replace.rs") {
        for (line, statement) in statements(source) {
            let names = banned.iter().filter(|name| statement.contains(**name));
            findings.extend(names.map(|name| format!("{}:{line}: `{name}`", source.name)));
        }
    }
    none(&findings, "Only src/cli/replace.rs writes files: whole, or not at all.");
}

#[test]
fn nothing_is_unsafe() {
    let mut findings = Vec::new();
    for source in sources("src", "rs") {
        for (at, line) in stripped(&source.text, Keep::Code).lines().enumerate() {
            // The one thing that runs before `main`, in a function that is itself safe.
            let apart = source.name == "src/cli/streams.rs" && line == "#[ctor::ctor(unsafe)]";
            if !apart && (word_in(line, "unsafe").is_some() || word_in(line, "unsafe_code").is_some()) {
                findings.push(format!("{}:{}: {}", source.name, at + 1, line.trim()));
            }
        }
    }
    none(&findings, "Cargo.toml can only deny unsafe code, as what `ctor` writes allows it; this test forbids it.");
}

#[test]
fn numbers_are_exact() {
    let mut findings = Vec::new();
    for source in sources("src", "rs") {
        for (at, line) in stripped(&source.text, Keep::Code).lines().enumerate() {
            if ["f32", "f64"].iter().any(|name| word_in(line, name).is_some() || line.contains(&format!("_{name}"))) {
                findings.push(format!("{}:{}: {}", source.name, at + 1, line.trim()));
            }
        }
    }
    none(
        &findings,
        "An amount is an exact fraction (model/number.rs); binary fractions lose øre, and the law rounds only where it says so.",
    );
}

#[test]
fn files_are_short() {
    let mut findings = Vec::new();
    for source in sources("src", "rs") {
        let lines = source.text.lines().count();
        if lines > LONGEST {
            findings.push(format!("{}: {lines} lines, at most {LONGEST}", source.name));
        }
    }
    none(&findings, "A file is one construct or one step, short enough to be read in one go; split it by language construct.");
}

#[test]
fn every_room_says_what_it_is() {
    let mut findings = Vec::new();
    for source in sources("src", "rs") {
        if !source.text.starts_with("//! ") {
            findings.push(format!("{}:1: {}", source.name, source.text.lines().next().unwrap_or_default()));
        }
    }
    let missing = ORDER.iter().filter(|folder| !root().join("src").join(folder).join("mod.rs").is_file());
    findings.extend(missing.map(|folder| format!("src/{folder}/mod.rs: not there")));
    none(
        &findings,
        "Each file opens with `//!` and a sentence on what it does, lib.rs with the whole pipeline: that is how a reader finds the way.",
    );
}

/// A file of `src/` as a module path; `None` for a `mod.rs`, since importing from it is importing from the files below it.
fn module(source: &Source) -> Option<Vec<String>> {
    let path = source.name.strip_prefix("src/")?.strip_suffix(".rs")?;
    let parts: Vec<String> = path.split('/').map(str::to_owned).collect();
    parts.last().is_some_and(|last| last != "mod" && parts.len() > 1).then_some(parts)
}

/// The paths after each `prefix` of a statement, also of a group such as `prefix{law::Text, model}`.
fn paths_after(rest: &str) -> Vec<Vec<String>> {
    let heads: Vec<&str> = match rest.strip_prefix('{') {
        Some(group) => group.split([',', '{', '}']).map(str::trim).collect(),
        None => vec![rest],
    };
    let name = |name: &str| name.chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect();
    heads.into_iter().map(|head| head.split("::").map(name).collect()).collect()
}

/// What a file imports from its own folder of `src/`, as module paths: by `super::`, and from the root.
fn own_imports(own: &[String], source: &Source) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (_, statement) in statements(source) {
        for (at, _) in statement.match_indices("super::") {
            // The path follows the last of several `super::`.
            let before =
                statement[..at].matches("super::").count() - statement[..at].trim_end_matches("super::").matches("super::").count();
            let outer = own.len().saturating_sub(before + 1);
            let paths = paths_after(&statement[at + "super::".len()..]);
            found.extend(paths.into_iter().map(|path| own[..outer].iter().cloned().chain(path).collect()));
        }
        for (at, _) in statement.match_indices("crate::") {
            let paths = paths_after(&statement[at + "crate::".len()..]);
            found.extend(paths.into_iter().filter(|path: &Vec<String>| path.first() == own.first()));
        }
    }
    found
}

/// What is in a cycle, or between two of them: what nothing left imports from, and what imports from nothing left, is removed repeatedly.
fn cyclic(taken: &[Vec<usize>]) -> Vec<bool> {
    let mut left: Vec<bool> = vec![true; taken.len()];
    loop {
        let wanted = |at: usize| (0..taken.len()).any(|other| left[other] && taken[other].contains(&at));
        let wants = |at: usize| taken[at].iter().any(|other| left[*other]);
        let next: Vec<bool> = (0..taken.len()).map(|at| left[at] && wanted(at) && wants(at)).collect();
        if next == left {
            return left;
        }
        left = next;
    }
}

/// A line for each that is in a cycle, with what it imports there.
fn cycles(names: &[String], taken: &[Vec<usize>]) -> Vec<String> {
    let left = cyclic(taken);
    let others =
        |at: usize| taken[at].iter().filter(|other| left[**other]).map(|other| names[*other].as_str()).collect::<Vec<_>>().join(", ");
    (0..names.len()).filter(|at| left[*at]).map(|at| format!("{}: {}", names[at], others(at))).collect()
}

#[test]
fn files_take_from_each_other_one_way() {
    let files: Vec<Source> = sources("src", "rs").into_iter().filter(|source| module(source).is_some()).collect();
    let there: Vec<Vec<String>> = files.iter().filter_map(module).collect();
    let of = |(source, own): (&Source, &Vec<String>)| -> Vec<usize> {
        let paths = own_imports(own, source);
        paths.iter().filter_map(|path| there.iter().position(|other| path.starts_with(other) && other != own)).collect()
    };
    let taken: Vec<Vec<usize>> = files.iter().zip(&there).map(of).collect();
    let names: Vec<String> = files.iter().map(|source| source.name.clone()).collect();
    assert!(taken.iter().map(Vec::len).sum::<usize>() > 300, "imports between files are found");
    none(&cycles(&names, &taken), "Two files that need each other are one: put what both need into a third, which needs neither.");
}

#[test]
fn rooms_of_a_stage_take_from_each_other_one_way() {
    let room = |path: &[String]| path.first_chunk::<2>().map(|[stage, room]| format!("src/{stage}/{room}"));
    let files: Vec<(Source, Vec<String>)> =
        sources("src", "rs").into_iter().filter_map(|source| module(&source).map(|own| (source, own))).collect();
    let mut rooms: Vec<String> = files.iter().filter(|(_, own)| own.len() > 2).filter_map(|(_, own)| room(own)).collect();
    rooms.dedup();
    let of = |own: &String| -> Vec<usize> {
        let within = files.iter().filter(|(_, path)| room(path).as_ref() == Some(own));
        let imports = within.flat_map(|(source, path)| own_imports(path, source)).filter_map(|path| room(&path));
        let mut others: Vec<usize> =
            imports.filter(|other| other != own).filter_map(|other| rooms.iter().position(|one| *one == other)).collect();
        others.sort_unstable();
        others.dedup();
        others
    };
    let taken: Vec<Vec<usize>> = rooms.iter().map(of).collect();
    assert!(taken.iter().map(Vec::len).sum::<usize>() > 10, "imports between rooms are found");
    none(&cycles(&rooms, &taken), "Two folders of a stage that need each other are one, or what both need belongs in a third.");
}
