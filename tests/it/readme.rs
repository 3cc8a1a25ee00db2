//! The README shows what the commands really print.

use std::path::Path;
use std::process::{Command, Stdio};

const README: &str = include_str!("../../README.md");

/// The fenced blocks of the README, as (language, text).
fn blocks() -> Vec<(&'static str, &'static str)> {
    let mut out = Vec::new();
    let mut rest = README;
    while let Some(start) = rest.find("\n```") {
        let after = &rest[start + 4..];
        let (language, body) = after.split_once('\n').expect("a fence ends its line");
        let end = body.find("\n```").expect("a fence is closed");
        out.push((language, &body[..end]));
        rest = &body[end + 4..];
    }
    out
}

/// Runs a command; what stands behind `<` is a file that it reads from standard input.
fn run(arguments: &[String], folder: &Path) -> (Option<i32>, String) {
    let (arguments, input) = match arguments {
        [own @ .., sign, file] if sign == "<" => (own, std::fs::File::open(folder.join(file)).expect("the answers").into()),
        own => (own, Stdio::null()),
    };
    let output = Command::new(env!("CARGO_BIN_EXE_paragraf"))
        .args(arguments)
        .stdin(input)
        .current_dir(folder)
        .env("COLUMNS", "100")
        .output()
        .expect("the command runs");
    (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
}

/// The arguments after `cargo run --release --`, with quotation marks resolved.
fn arguments(line: &str) -> Option<Vec<String>> {
    let line = line.strip_prefix("cargo run --release -- ")?;
    let mut out = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => out.push(String::new()),
            _ => out.last_mut().expect("never empty").push(c),
        }
    }
    Some(out)
}

#[test]
fn every_command_runs_and_prints_what_is_shown() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let blocks = blocks();
    let mut shown = 0;
    for (at, (language, text)) in blocks.iter().enumerate().filter(|(_, (language, _))| *language == "sh") {
        assert_eq!(*language, "sh");
        for line in text.lines() {
            let Some(arguments) = arguments(line) else { continue };
            let (code, printed) = run(&arguments, root);
            // Only the measure that cannot stand alone is shown to fail.
            let expected = if line.contains(":refusal_only_exceptionally") { 1 } else { 0 };
            assert_eq!(code, Some(expected), "{line}");
            let told = blocks[at + 1..].iter().find(|(language, _)| *language == "text");
            let next_command = blocks[at + 1..].iter().position(|(language, _)| *language == "sh").unwrap_or(usize::MAX);
            let next_text = blocks[at + 1..].iter().position(|(language, _)| *language == "text").unwrap_or(usize::MAX);
            let follows = next_text < next_command || (shown == 0 && line.contains("compare"));
            if let Some((_, told)) = told.filter(|_| follows) {
                match told.strip_suffix("\n…") {
                    Some(beginning) => assert!(printed.starts_with(beginning), "{line} prints\n{printed}"),
                    None => assert_eq!(printed.trim_end(), told.trim_end(), "{line}"),
                }
                shown += 1;
            }
        }
    }
    assert_eq!(shown, 4, "the README shows what four commands print");
}

#[test]
fn the_rule_base_in_the_readme_passes_its_case() {
    let (_, text) = blocks().into_iter().find(|(language, _)| *language == "regel").expect("a rule base");
    let folder = std::env::temp_dir().join(format!("paragraf-readme-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("voting")).expect("a temporary folder");
    std::fs::write(folder.join("voting/voting.regel"), text).expect("a file");
    let told = |command: &str| run(&[command, "--rules", "voting", "--lang", "en"].map(str::to_owned), &folder);
    let (check, test) = (told("check"), told("test"));
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
    assert_eq!(check, (Some(0), "1 file, no mistakes\n".to_owned()));
    assert_eq!(test, (Some(0), "1 case, 2 expected answers: 2 as expected, 0 not\n".to_owned()));
}
