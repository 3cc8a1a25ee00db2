//! Every possible mistake, made once in a small file in `tests/diagnostics/`, with its messages in both languages.
//!
//! `rules/` has faulty rule files, read beside the sound `law.regel`; `facts/` has faulty facts files for that law. A file's name starts
//! with the code it is for. The messages are in `snapshots/`, to be reviewed as a policy analyst would.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::OnceLock;

use paragraf::data::{self, Format};
use paragraf::facts;
use paragraf::law::{Lang, Version};
use paragraf::pipeline::RuleFiles;
use paragraf::source::{Diagnostic, SourceMap, Span, codes};
use paragraf::source::{Style, render::render};
use paragraf::suite;

use super::support::{Call, Folder, Source, root, sources};

/// Codes that nothing produces. The list is exact: if a code comes into use, the test fails until a file here makes its mistake.
const UNUSED: [&str; 0] = [];

/// Prefixes of the names of files with several mistakes, or with one mistake in several places.
const SEVERAL: [&str; 9] = [
    "several-faults",
    "P0102-a-measure-of-two-amendments",
    "P0201-a-text-with-an-order",
    "P0201-periods-of-something-else",
    "P0401-an-anchor",
    "P0402-a-reading-unknown",
    "P0404-",
    "P0501-turns-on-another",
    "P0502-based-on-itself",
];

/// Files with one mistake that is reported more than once, because its consequences are reported too. The list is exact and should become
/// empty.
const TOLD_AGAIN: [(&str, usize); 6] = [
    ("P0001-a-line-of-plain-text.regel", 2),
    ("P0105-an-exception-without-a-value.regel", 2),
    ("P0201-a-parameter-of-another-type.regel", 2),
    ("P0201-branches-that-differ.regel", 2),
    ("P0301-kept-and-repealed.regel", 2),
    ("P0304-a-need-of-a-measure-unknown.regel", 3),
];

/// A file with a mistake: its name without the folder, its text, and the diagnostics.
struct Told {
    name: String,
    sources: SourceMap,
    found: Vec<Diagnostic>,
}

impl Told {
    fn render(&self, lang: Lang) -> String {
        render(&self.found, &self.sources, Style::plain(lang))
    }

    fn codes(&self) -> Vec<&'static str> {
        self.found.iter().map(|diagnostic| diagnostic.code).collect()
    }

    /// The text that the first diagnostic with a code marks.
    fn marked(&self, code: &str) -> &str {
        let span = self.found.iter().find(|diagnostic| diagnostic.code == code).and_then(|diagnostic| diagnostic.span);
        self.sources.text(span.unwrap_or_else(|| panic!("{}: {code} with a place", self.name)))
    }
}

/// A file's name below `tests/diagnostics/rules/` or `facts/`.
fn short(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

fn law() -> Source {
    sources("tests/diagnostics", "regel").into_iter().find(|source| short(&source.name) == "law.regel").expect("law.regel")
}

/// The diagnostics of `paragraf check` and `paragraf test`.
fn rules(name: &str, text: &str) -> Told {
    let mut sources = SourceMap::default();
    sources.add("law.regel", law().text);
    sources.add(name, text);
    let base = RuleFiles::new(sources);
    let mut found = base.check();
    if found.iter().all(|diagnostic| !diagnostic.is_error()) {
        found.extend(suite::run(&base, None).diagnostics());
    }
    Told { name: name.to_owned(), sources: base.sources().clone(), found }
}

/// The diagnostics of a facts file for the sound law.
fn facts(name: &str, text: &str) -> Told {
    let mut sources = SourceMap::default();
    sources.add("law.regel", law().text);
    let base = RuleFiles::new(sources);
    let plan = base.plan(&Version::parse("2019-06-01").expect("a date")).expect("law.regel is sound");
    let format = Format::from_name(name).expect("a facts file");
    let mut sources = SourceMap::default();
    let file = sources.add(name, text);
    let found = data::read(&sources, file, format).and_then(|tree| facts::read(&tree, plan.checked().book())).err().unwrap_or_default();
    Told { name: name.to_owned(), sources, found }
}

/// All files with mistakes, read once for all tests.
fn files() -> &'static [Told] {
    static FILES: OnceLock<Vec<Told>> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut all: Vec<Told> =
            sources("tests/diagnostics/rules", "regel").iter().map(|source| rules(short(&source.name), &source.text)).collect();
        all.extend(generated().iter().map(|(name, text)| rules(name, text)));
        for ending in ["json", "toml", "yaml"] {
            all.extend(sources("tests/diagnostics/facts", ending).iter().map(|source| facts(short(&source.name), &source.text)));
        }
        all
    })
}

/// Mistakes that need too many lines to be written by hand.
fn generated() -> Vec<(&'static str, String)> {
    let rule = |name: String, body: String| format!("    condition {name} nb \"ledd\" en \"link\" holds when {body}\n");
    let chain: String = (0..400).map(|at| rule(format!("link_{at}"), format!("link_{}", at + 1))).collect();
    let last = rule("link_400".to_owned(), "owner.resident".to_owned());
    let exception = |at: usize, before: String| {
        format!("    exception wait_{at} to fee nb \"ventetid\" en \"wait\" when boat.length > {at} then 0 kr per year{before}\n")
    };
    let ranked: String = (0..6_000).map(|at| exception(at, format!(" goes before wait_{}", at + 1))).collect();
    let end = exception(6_000, String::new());
    let circle: String = (0..12).map(|at| rule(format!("link_{at}"), format!("link_{}", (at + 1) % 12))).collect();
    let signs: String = (0..=200).map(|at| format!("+m{at}")).collect();
    let case = "case \"One\" {\n    owner.resident = no\n    under 2019-06-01";
    vec![
        ("P0305-a-version-with-too-many-signs.regel", format!("{case}{signs} expect to_berth is no\n}}\n")),
        ("P0113-exceptions-each-before-the-next.regel", format!("in berth_act\n\n§ 3\n\nledd 1 {{\n{ranked}{end}}}\n")),
        ("P0203-twelve-rules-in-a-circle.regel", format!("in berth_act\n\n§ 3\n\nledd 1 {{\n{circle}}}\n")),
        ("P0204-a-chain-of-four-hundred-rules.regel", format!("in berth_act\n\n§ 3\n\nledd 1 {{\n{chain}{last}}}\n")),
    ]
}

/// Tests all pieces, then fails with the names of those that failed.
fn each<T>(pieces: &[T], name: impl Fn(&T) -> &str, look: impl Fn(&T)) {
    let failed: Vec<&str> = pieces.iter().filter(|piece| catch_unwind(AssertUnwindSafe(|| look(piece))).is_err()).map(name).collect();
    assert!(failed.is_empty(), "{} of {} failed: {}", failed.len(), pieces.len(), failed.join(", "));
}

#[test]
fn the_sound_law_is_sound() {
    let told = rules("nothing.regel", "");
    assert!(told.found.is_empty(), "{}", told.render(Lang::En));
}

#[test]
fn every_mistake_is_told_in_both_languages() {
    each(
        files(),
        |told| &told.name,
        |told| {
            let text = format!("{}{}", told.render(Lang::Nb), told.render(Lang::En));
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "snapshots/diagnostics" }, {
                insta::assert_snapshot!(told.name.as_str(), text);
            });
        },
    );
}

#[test]
fn every_file_makes_the_mistake_it_is_named_for() {
    each(
        files(),
        |told| &told.name,
        |told| {
            let (code, _) = told.name.split_once('-').expect("a code, and what the mistake is");
            match (code, UNUSED.contains(&code)) {
                ("place" | "several", _) => assert!(told.found.len() >= usize::from(code == "several") * 2, "{}", told.name),
                // The current message is in its snapshot.
                (_, true) => {
                    assert!(!told.codes().contains(&code), "{}: {code} is in use now; take it off the list of unused codes", told.name)
                }
                _ => assert!(told.codes().contains(&code), "{}: {:?}", told.name, told.codes()),
            }
        },
    );
}

#[test]
fn a_file_with_one_mistake_is_told_one() {
    each(
        files(),
        |told| &told.name,
        |told| {
            let several = SEVERAL.iter().any(|start| told.name.starts_with(start));
            let count = TOLD_AGAIN.iter().find(|(name, _)| *name == told.name).map_or(1, |(_, count)| *count);
            assert!(several || told.found.len() == count, "{}: {} wanted: {:?}", told.name, count, told.codes());
        },
    );
}

#[test]
fn an_amount_of_a_facts_file_is_the_same_to_every_reader() {
    let income = |written: &str| {
        [
            ("facts.yaml", format!("owner:\n  income: {written}\n")),
            ("facts.json", format!("{{ \"owner\": {{ \"income\": {written} }} }}")),
            ("facts.toml", format!("[owner]\nincome = {written}\n")),
        ]
    };
    // A number and a text of digits look the same to a reader.
    for written in ["1.000", "250.000", "-1.000", "\"1.000\"", "\"1.000 kr\"", "\"93.634 kr\""] {
        for (file, text) in income(written) {
            let told = facts(file, &text);
            assert!(
                told.found.len() == 1 && told.render(Lang::En).contains("thousands or decimals?"),
                "{file}: {written}\n{}",
                told.render(Lang::En)
            );
        }
    }
    for written in ["1000", "1.5", "1.00", "1.0000", "1234.567", "0.125", "\"1 000 kr\"", "\"1.50 kr\""] {
        for (file, text) in income(written) {
            let told = facts(file, &text);
            assert!(told.found.is_empty(), "{file}: {written}\n{}", told.render(Lang::En));
        }
    }
    // Only for money: a length such as `8.125` is never meant as thousands.
    assert!(facts("facts.yaml", "boat:\n  length: 8.125\n").found.is_empty());
}

#[test]
fn every_code_is_told_by_a_file_or_a_command() {
    let mut told: BTreeSet<&str> = files().iter().flat_map(Told::codes).collect();
    let folder = wrong_folder();
    let answers: String = COMMANDS.iter().map(|(_, arguments)| command(&folder, arguments, "en")).collect();
    told.extend(codes::ALL.iter().filter(|code| answers.contains(**code)));
    // What a review finds is no mistake of a file; `reference.rs` makes each of them.
    let of_reviews = |code: &str| code.starts_with("P07");
    let untold: Vec<&str> = codes::ALL.iter().copied().filter(|code| !told.contains(code) && !of_reviews(code)).collect();
    assert_eq!(untold, UNUSED, "codes in src/source/codes.rs that no mistake produces, beside those known to be unused");
}

#[test]
fn every_message_has_both_languages_and_ends_without_a_stop() {
    each(
        files(),
        |told| &told.name,
        |told| {
            for diagnostic in &told.found {
                let texts = [Some(&diagnostic.message), diagnostic.label.as_ref(), diagnostic.help.as_ref()];
                for text in texts.into_iter().flatten().chain(diagnostic.related.iter().map(|(_, text)| text)) {
                    for words in [&text.nb, &text.en] {
                        assert!(!words.trim().is_empty(), "{}: an empty text in {diagnostic:?}", told.name);
                        assert!(!words.ends_with('.') && !words.contains("  "), "{}: `{words}`", told.name);
                        let grammar = ["kw_", "stray", "_label", "signed_literal", "truth_rule", "XID", "EOI", "Rule::"];
                        assert!(!grammar.iter().any(|word| words.contains(word)), "{}: a word of the grammar in `{words}`", told.name);
                    }
                }
                assert!(
                    diagnostic.message.nb != diagnostic.message.en,
                    "{}: one wording for both languages: `{}`",
                    told.name,
                    diagnostic.message.nb
                );
            }
        },
    );
}

// ── Places ─────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_place_behind_letters_of_two_bytes_is_right() {
    let folder = "tests/diagnostics";
    let read = |name: &str| std::fs::read_to_string(root().join(folder).join(name)).expect("a file");
    let name = "place-after-many-letters-of-two-bytes";
    let told = rules("place.regel", &read(&format!("rules/{name}.regel")));
    assert_eq!(told.marked("P0101"), "boåt.length");
    let told = facts("place.yaml", &read(&format!("facts/{name}.yaml")));
    assert_eq!(told.marked("P0402"), "\"børn\"");
}

/// A text as an editor on Windows may save it.
fn windows(text: &str) -> String {
    format!("\u{feff}{}", text.replace('\n', "\r\n"))
}

/// Every file twice: unchanged, and with a byte order mark and CRLF line ends.
fn pairs() -> Vec<(Told, Told)> {
    let mut pairs = Vec::new();
    for source in sources("tests/diagnostics/rules", "regel") {
        let name = short(&source.name);
        pairs.push((rules(name, &source.text), rules(name, &windows(&source.text))));
    }
    for ending in ["json", "toml", "yaml"] {
        for source in sources("tests/diagnostics/facts", ending) {
            let name = short(&source.name);
            pairs.push((facts(name, &source.text), facts(name, &windows(&source.text))));
        }
    }
    pairs
}

#[test]
fn a_byte_order_mark_and_other_line_ends_change_no_place() {
    each(
        &pairs(),
        |(told, _)| &told.name,
        |(told, windows)| {
            // In plain prose, a carriage return changes which word fails to parse. Both places are in the prose.
            if told.name == "P0001-a-line-of-plain-text.regel" {
                return;
            }
            assert_eq!(told.codes(), windows.codes());
            for (one, other) in told.found.iter().zip(&windows.found) {
                assert_eq!(one.message, other.message);
                let (one, other) = (one.span.map(|span| told.sources.text(span)), other.span.map(|span| windows.sources.text(span)));
                assert_eq!(one, other.map(|text| text.replace("\r\n", "\n")).as_deref());
            }
            assert!(!windows.render(Lang::Nb).contains('\r'), "a sign of the file's form in what a reader sees");
        },
    );
}

/// A place as an editor counts it: line and column from 1.
fn line_and_column(told: &Told, span: Span) -> String {
    let file = told.sources.get(span.file).expect("the file of a place");
    let before = &file.text[..span.start as usize];
    let line = before.rsplit('\n').next().unwrap_or_default();
    let column = line.trim_start_matches('\u{feff}').chars().count() + 1;
    format!("╭─[{}:{}:{column}]", file.name, told.sources.line(span))
}

#[test]
fn lines_and_columns_are_counted_as_an_editor_counts_them() {
    let check = |told: &Told| {
        let rendered = told.render(Lang::En);
        for span in told.found.iter().filter_map(|diagnostic| diagnostic.span) {
            let place = line_and_column(told, span);
            assert!(rendered.contains(&place), "{place} is not in\n{rendered}");
        }
    };
    each(
        &pairs(),
        |(told, _)| &told.name,
        |(told, windows)| {
            check(told);
            check(windows);
        },
    );
}

// ── Several at once ────────────────────────────────────────────────────────────────────────────────────────────────

/// The lines that have diagnostics.
fn lines(told: &Told) -> BTreeSet<usize> {
    told.found.iter().filter_map(|diagnostic| diagnostic.span).map(|span| told.sources.line(span)).collect()
}

#[test]
fn all_mistakes_of_a_file_are_told_in_one_run() {
    let told = files().iter().find(|told| told.name == "several-faults-in-one-file.regel").expect("the file");
    let text = told.sources.iter().find(|(_, file)| file.name == told.name).map(|(_, file)| file.text.clone()).expect("its text");
    let wrong = [
        "statue",
        "2019-02-30",
        ": day",
        "one of { }",
        "longest 12",
        "nb \"største",
        "5 < 7",
        "conditio ",
        "bougth",
        "> 100",
        "yunger",
        "06-31",
    ];
    let wanted: BTreeSet<usize> =
        wrong.iter().map(|word| 1 + text.lines().position(|line| line.contains(word)).expect("the line")).collect();
    assert_eq!(lines(told), wanted);
    let told = files().iter().find(|told| told.name == "several-faults-in-one-file.yaml").expect("the file");
    assert_eq!(lines(told), [2, 3, 5, 6, 7, 10].into());
}

// ── Commands ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// Mistakes in a command or in its arguments, without a file here.
const COMMANDS: [(&str, &[&str]); 29] = [
    ("an option misspelt", &["decide", "to_berth", "--rules", "law", "--fact", "facts.yaml"]),
    ("a full disk", &["decide", "--rules", "law", "--law", "2019-06-01", ">", "/dev/full"]),
    ("an error code misspelt", &["explain-error", "P0170"]),
    ("rules in a file of cases", &["check", "--rules", "misplaced"]),
    ("a folder that is not there", &["check", "--rules", "nowhere"]),
    ("a folder without rule files", &["check", "--rules", "empty"]),
    ("a rule file that is not UTF-8", &["check", "--rules", "latin1"]),
    ("a rule file that is too large", &["check", "--rules", "large"]),
    ("a case that takes too much work", &["test", "--rules", "long"]),
    ("a folder of texts that is not there", &["check", "--rules", "law", "--sources", "nowhere"]),
    ("a quotation that is not in its document", &["check", "--rules", "quoting", "--sources", "texts"]),
    ("a facts file that is not there", &["decide", "to_berth", "--rules", "law", "--law", "2019-06-01", "--facts", "nothing.yaml"]),
    ("a folder for a facts file", &["decide", "to_berth", "--rules", "law", "--law", "2019-06-01", "--facts", "folder.yaml"]),
    ("a facts file of another kind", &["decide", "to_berth", "--rules", "law", "--law", "2019-06-01", "--facts", "facts.docx"]),
    ("a facts file that is not UTF-8", &["decide", "to_berth", "--rules", "law", "--law", "2019-06-01", "--facts", "latin1.yaml"]),
    ("no facts file", &["decide", "to_berth", "--rules", "law", "--law", "2019-06-01"]),
    ("a case of no such title", &["decide", "to_berth", "--rules", "law", "--law", "2019-06-01", "--case", "a boat that nobody has"]),
    ("explanations of no such size", &["test", "--rules", "law", "--explanations", "explained"]),
    ("a goal misspelt", &["decide", "to_bert", "--rules", "law", "--law", "2019-06-01", "--facts", "facts.yaml"]),
    ("a version without a date", &["decide", "to_berth", "--rules", "law", "--law", "today", "--facts", "facts.yaml"]),
    ("a day before any act", &["decide", "to_berth", "--rules", "law", "--law", "1801-01-01", "--facts", "facts.yaml"]),
    ("a version of no day", &["decide", "to_berth", "--rules", "law", "--law", "2019-02-29", "--facts", "facts.yaml"]),
    ("a version with a word missing", &["decide", "to_berth", "--rules", "law", "--law", "2019-06-01+", "--facts", "facts.yaml"]),
    ("an amendment unknown", &["decide", "to_berth", "--rules", "law", "--law", "2019-06-01+bill_2018", "--facts", "facts.yaml"]),
    (
        "a measure without what it needs",
        &["decide", "to_berth", "--rules", "law", "--law", "2019-06-01+bill_2019:simpler", "--facts", "facts.yaml"],
    ),
    (
        "a template that can't be read",
        &["letter", "to_berth", "--rules", "law", "--law", "2019-06-01", "--facts", "facts.yaml", "--template", "unreadable.md"],
    ),
    (
        "a name misspelt in a template",
        &["letter", "to_berth", "--rules", "law", "--law", "2019-06-01", "--facts", "facts.yaml", "--template", "misspelt.md"],
    ),
    (
        "a reading misspelt",
        &["decide", "to_berth", "--rules", "law", "--law", "2019-06-01", "--facts", "facts.yaml", "--reading", "day_of_aeg=on_new_year"],
    ),
    (
        "an alternative misspelt",
        &["decide", "to_berth", "--rules", "law", "--law", "2019-06-01", "--facts", "facts.yaml", "--reading", "day_of_age=on_newyear"],
    ),
];

/// A folder with all files that the commands above use.
fn wrong_folder() -> Folder {
    let folder = Folder::new();
    folder.write("explained/explanations.toml", "size = \"short\"\n");
    folder.folder("empty").folder("folder.yaml");
    folder.write("law/law.regel", law().text).write("facts.yaml", "owner:\n  resident: no\n").write("facts.docx", "owner");
    folder.write("latin1/law.regel", b"// \xe5\n").write("latin1.yaml", b"title: 1\nowner: \xd8yvind\n");
    let quote = "\nin berth_act\n\n§ 3 source circular_7 \"2\" quotes \"båter over tolv meter\"\n";
    folder.write("quoting/law.regel", law().text + quote).write("texts/circular_7.txt", "om plass for\nbåter på tolv meter\n");
    folder.write("misplaced/law.cases.regel", law().text);
    folder.write("unreadable.md", "# {{ goal }}\n\n{% if outcome.met %}\nYou get a berth.\n").write("misspelt.md", "# {{ gaol }}\n");
    folder.write("large/law.regel", vec![b' '; 32 * 1024 * 1024 + 1]).write("long/law.regel", long_lists());
    folder
}

/// A case that compares each of a thousand boats with each of a thousand berths.
fn long_lists() -> String {
    let list = |name: &str| format!("    yard.{name} = [{}]\n", " { length = 9 }".repeat(1000));
    let law = r#"act yard_act { rank statute title nb "havneloven" en "Yard Act" in force from 2000-01-01 }
entity yard nb "havna" en "the yard" { boats : list of boat nb "båter" en "boats"  berths : list of berth nb "plasser" en "berths" }
entity boat nb "båten" en "the boat" { length : number nb "lengde" en "length" }
entity berth nb "plassen" en "the berth" { length : number nb "lengde" en "length" }

§ 1
value homeless : number nb "båter uten plass" en "boats without a berth"
    = count of yard.boats where not (any of yard.berths where berth.length > boat.length)
"#;
    format!("{law}\ncase \"a large yard\" {{\n{}{}    under 2019-06-01 expect homeless is 1000\n}}\n", list("boats"), list("berths"))
}

fn command(folder: &Folder, arguments: &[&str], lang: &str) -> String {
    let (arguments, target) = match arguments {
        [arguments @ .., ">", target] => (arguments, Some(target)),
        _ => (arguments, None),
    };
    let call = Call::new(&[arguments, &["--lang", lang]].concat()).within(folder.path());
    let answer = match target {
        Some(target) => call.out_to(Path::new(target)).run(),
        None => call.run(),
    };
    format!("exit code {}\n{}{}", answer.code.expect("an exit code"), answer.out, answer.err)
}

#[test]
fn mistakes_of_a_command_are_told_in_both_languages() {
    let folder = wrong_folder();
    each(
        &COMMANDS,
        |(name, _)| name,
        |(name, arguments)| {
            let text = format!("{}{}", command(&folder, arguments, "nb"), command(&folder, arguments, "en"));
            let settings = name.replace(' ', "-");
            let shown = format!("paragraf {}", arguments.join(" "));
            insta::with_settings!({
                omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "snapshots/commands", description => shown,
            }, {
                insta::assert_snapshot!(settings.as_str(), text);
            });
        },
    );
}
