//! Malicious or confused input: each gets a clear message with a code, quickly. Nothing panics, hangs or overflows the stack, and no
//! message contains control characters for the terminal.

use std::cell::RefCell;
use std::thread;
use std::time::Duration;

use paragraf::eval::decide;
use paragraf::facts::Facts;
use paragraf::law::Version;
use paragraf::model::{Cell, Named};
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;

use super::support::{Answer, Call, Folder, HANGS, root};

/// The time limit for any faulty input, on a slow machine without optimisation.
const SOON: Duration = Duration::from_secs(20);

/// The attacks of one test. All are run; failures are reported together at the end.
#[derive(Default)]
struct Attacks {
    wrong: RefCell<Vec<String>>,
}

impl Drop for Attacks {
    fn drop(&mut self) {
        let wrong = self.wrong.borrow();
        assert!(thread::panicking() || wrong.is_empty(), "{} came out wrong:\n\n{}", wrong.len(), wrong.join("\n\n"));
    }
}

impl Attacks {
    fn ask(&self, name: &str, holds: bool, otherwise: &str) {
        if !holds {
            self.wrong.borrow_mut().push(format!("{name}: {}", otherwise.chars().take(600).collect::<String>()));
        }
    }

    /// Runs a command and checks that it ends normally and in time.
    fn calm(&self, name: &str, folder: &Folder, arguments: &[&str]) -> Answer {
        let answer = Call::new(arguments).within(folder.path()).run();
        if answer.took > HANGS {
            self.ask(name, false, &format!("hangs; stopped after {HANGS:?}"));
            return answer;
        }
        let ordinary = answer.code.is_some_and(|code| (0..=3).contains(&code)) && !answer.err.contains("panicked");
        self.ask(
            name,
            ordinary,
            &format!("ended with {:?} (none: by a signal, as by an overflow of the stack)\n{}", answer.code, answer.err),
        );
        self.ask(name, answer.took <= SOON, &format!("took {:?}", answer.took));
        answer
    }

    /// Runs `check` on a rule file beside the small law.
    fn checked(&self, name: &str, text: impl AsRef<[u8]>) -> Answer {
        let folder = Folder::new();
        folder.write("rules/a-law.regel", law()).write("rules/hostile.regel", text);
        self.calm(name, &folder, &["check", "--rules", "rules", "--lang", "en"])
    }

    /// Runs `decide` with a facts file for the small law.
    fn decided(&self, file: &str, text: impl AsRef<[u8]>) -> Answer {
        let folder = Folder::new();
        folder.write("law.regel", law()).write(file, text);
        self.calm(
            file,
            &folder,
            &["decide", "fee_per_hand", "--rules", "law.regel", "--law", "2019-06-01", "--facts", file, "--lang", "en"],
        )
    }

    /// Checks that all messages of an answer have this one code.
    fn told(&self, name: &str, answer: &Answer, code: &str) {
        if answer.took > HANGS {
            return;
        }
        let one = answer.code == Some(1) && codes(answer) == [code];
        self.ask(name, one, &format!("exit code {:?}, wanted {code}\n{}{}", answer.code, answer.out, answer.err));
    }

    /// Checks that a rule file is refused with this one code.
    fn refused(&self, name: &str, text: impl AsRef<[u8]>, code: &str) -> Answer {
        let answer = self.checked(name, text);
        self.told(name, &answer, code);
        answer
    }

    /// Checks that a facts file is refused with this one code.
    fn refused_facts(&self, file: &str, text: impl AsRef<[u8]>, code: &str) -> Answer {
        let answer = self.decided(file, text);
        self.told(file, &answer, code);
        answer
    }

    /// Checks that a rule file has no fault, except that its rules are unused.
    fn accepted(&self, name: &str, text: impl AsRef<[u8]>) {
        let answer = self.checked(name, text);
        let fine = answer.code == Some(0) && codes(&answer).iter().all(|code| *code == "P0109");
        self.ask(name, answer.took > HANGS || fine, &format!("exit code {:?}\n{}", answer.code, answer.err));
    }

    /// Checks the exit code, and that there are no messages.
    fn fine(&self, name: &str, answer: &Answer, code: i32) {
        if answer.took <= HANGS {
            self.ask(name, answer.code == Some(code) && answer.err.is_empty(), &format!("exit code {:?}\n{}", answer.code, answer.err));
        }
    }
}

/// The codes of the messages without repetition, in order of appearance.
fn codes(answer: &Answer) -> Vec<&str> {
    let mut codes: Vec<&str> = answer.err.lines().filter(|line| line.len() == 5 && line.starts_with("P0")).collect();
    codes.dedup();
    codes
}

fn law() -> String {
    std::fs::read_to_string(root().join("tests/diagnostics/law.regel")).expect("the small law")
}

/// A rule file with these rules in § 3.
fn rules(rules: &str) -> String {
    format!("in berth_act\n\n§ 3\n\nledd 1 {{\n{rules}\n}}\n")
}

/// A condition with this expression.
fn condition(expression: &str) -> String {
    rules(&format!("condition odd nb \"rar\" en \"odd\" holds when {expression}"))
}

/// A value with this expression.
fn value(expression: &str) -> String {
    rules(&format!("value odd : number nb \"rart\" en \"odd\" = {expression}"))
}

/// That many lines, each made from its number.
fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(|at| line(at) + "\n").collect()
}

// ── Files and folders ──────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn bytes_that_are_no_text() {
    let attacks = Attacks::default();
    attacks.refused("latin1", b"// b\xe5tplass\n", "P0602");
    attacks.refused("zeros", vec![0xff; 100_000], "P0602");
    attacks.refused_facts("latin1.yaml", b"title: b\xe5t\n", "P0602");
    attacks.refused_facts("latin1.json", b"{\"title\": \"b\xe5t\"}", "P0602");
    attacks.refused_facts("latin1.toml", b"title = \"b\xe5t\"\n", "P0602");
    attacks.refused("utf16", b"\xff\xfea\0c\0t\0", "P0602");
    attacks.refused("nul", "\0".repeat(1000), "P0001");
    attacks.refused_facts("nul.json", "\0", "P0401");
    attacks.refused_facts("nul.yaml", "\0", "P0401");
    attacks.refused_facts("nul.toml", "\0", "P0401");
}

#[test]
fn files_and_folders_that_are_not_what_they_should_be() {
    let attacks = Attacks::default();
    let folder = Folder::new();
    folder.write("law.regel", law()).folder("empty").folder("folder.yaml").write("other/notes.txt", "owner").write("facts", "owner: {}\n");
    let facts =
        |file: &str| attacks.calm(file, &folder, &["decide", "fee", "--rules", "law.regel", "--law", "2019-06-01", "--facts", file]);
    for file in ["folder.yaml", "nothing.yaml", "nowhere/nothing.json", "facts", "law.regel", ".", "/", "law.regel/facts.yaml"] {
        attacks.told(file, &facts(file), "P0601");
    }
    for (rules, code) in [("empty", "P0603"), ("other", "P0603"), ("nowhere", "P0601"), ("law.regel/x", "P0601")] {
        let answer = attacks.calm(rules, &folder, &["check", "--rules", rules]);
        attacks.told(rules, &answer, code);
    }
    // The argument parser reports an empty name.
    attacks.ask("no name", facts("").code == Some(2), "wrong usage");
    let answer = attacks.calm("no name", &folder, &["check", "--rules", ""]);
    attacks.ask("no name", answer.code == Some(2), "wrong usage");
}

#[cfg(unix)]
#[test]
fn folders_that_lead_in_a_circle() {
    let attacks = Attacks::default();
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.write("rules/law.regel", law()).folder("rules/a/b");
    symlink("../..", folder.path().join("rules/a/b/up")).expect("a link can be made");
    let answer = attacks.calm("up", &folder, &["check", "--rules", "rules", "--lang", "en"]);
    attacks.told("up", &answer, "P0601");
    attacks.ask("up", answer.err.contains("leads back to a folder already read"), &answer.err);

    let folder = Folder::new();
    folder.write("rules/law.regel", law());
    symlink("self.regel", folder.path().join("rules/self.regel")).expect("a link can be made");
    symlink("nothing", folder.path().join("rules/broken.regel")).expect("a link can be made");
    symlink("self.yaml", folder.path().join("self.yaml")).expect("a link can be made");
    let answer = attacks.calm("self", &folder, &["check", "--rules", "rules"]);
    attacks.told("self", &answer, "P0601");
    folder.write("law.regel", law());
    let answer = attacks.calm("facts", &folder, &["decide", "fee", "--rules", "law.regel", "--law", "2019-06-01", "--facts", "self.yaml"]);
    attacks.told("facts", &answer, "P0601");
}

#[cfg(unix)]
#[test]
fn what_is_called_a_rule_file_and_is_none() {
    let attacks = Attacks::default();
    let folder = Folder::new();
    // A folder may have any name; its files are read.
    folder.write("folders/law.regel", law()).write("folders/more.regel/wrong.regel", condition("zebra"));
    let answer = attacks.calm("folder", &folder, &["check", "--rules", "folders", "--lang", "en"]);
    attacks.told("folder", &answer, "P0101");
    // A pipe without a writer would block forever.
    folder.write("pipes/law.regel", law());
    for pipe in ["pipes/pipe.regel", "pipe.yaml"] {
        let made = std::process::Command::new("mkfifo").arg(folder.path().join(pipe)).status().is_ok_and(|status| status.success());
        assert!(made, "a pipe can be made");
    }
    folder.write("law.regel", law());
    let facts = ["decide", "fee", "--rules", "law.regel", "--law", "2019-06-01", "--facts", "pipe.yaml", "--lang", "en"];
    for arguments in [&["check", "--rules", "pipes", "--lang", "en"][..], &facts] {
        let answer = attacks.calm("pipe", &folder, arguments);
        attacks.told("pipe", &answer, "P0601");
        attacks.ask("pipe", answer.err.contains("is a pipe (FIFO), not a file"), &answer.err);
    }
}

#[test]
fn a_file_that_is_written_to_while_it_is_read() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let attacks = Attacks::default();
    let folder = Folder::new();
    let filled = format!("// {}\n", "x".repeat(996)).repeat(4_000);
    folder.write("rules/law.regel", law()).write("rules/more.regel", &filled);
    let path = folder.path().join("rules/more.regel");
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                for text in ["", &filled] {
                    std::fs::write(&path, text).expect("a file can be written");
                }
            }
        });
        for at in 0..12 {
            let answer = attacks.calm("written", &folder, &["check", "--rules", "rules", "--lang", "en"]);
            let fine = answer.code == Some(0) && answer.err.is_empty();
            let told = codes(&answer) == ["P0601"] && answer.err.contains("was changed while it was read");
            attacks.ask(&format!("written, {at}"), fine || told, &answer.err);
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[test]
fn marks_and_line_ends_of_other_systems() {
    let attacks = Attacks::default();
    let text = rules("right to_row of owner nb \"rett til å ro\" en \"right to row\"\n    holds when owner.resident // bor her");
    attacks.accepted("a mark and line ends", format!("\u{feff}{}", text.replace('\n', "\r\n")));
    let wrong = text.replace("owner.resident", "zebra");
    let plain = attacks.refused("plain", &wrong, "P0101");
    let other = attacks.refused("a mark and line ends", format!("\u{feff}{}", wrong.replace('\n', "\r\n")), "P0101");
    attacks.ask("a mark and line ends", plain.err == other.err, &format!("{}\n{}", plain.err, other.err));
}

#[test]
fn line_breaks_that_some_programs_do_not_see() {
    let attacks = Attacks::default();
    let right = |sign| format!("right to_row of owner nb \"r\" en \"r\" holds when owner.resident // note{sign} except when seaworthy");
    for sign in ["\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"] {
        attacks.refused("in a comment", rules(&right(sign)), "P0001");
        attacks.refused("in a long comment", rules(&format!("/* a{sign}b */ figure f = 1")), "P0001");
        attacks.refused("in a text", rules(&format!("figure f = 1 nb \"a{sign}b\" en \"b\"")), "P0001");
        attacks.refused("between lines", rules(&format!("figure f = 1{sign}figure g = 2")), "P0001");
        attacks.refused_facts("comment.yaml", format!("owner:\n  resident: yes # note{sign}  income: 1\n"), "P0401");
        attacks.refused_facts("comment.toml", format!("[owner]\nresident = true # note{sign}income = 1\n"), "P0401");
    }
}

#[cfg(unix)]
#[test]
fn files_one_may_not_open() {
    let attacks = Attacks::default();
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    folder.write("rules/law.regel", law());
    let path = folder.path().join("rules/law.regel");
    set_permissions(&path, Permissions::from_mode(0o0)).expect("permissions can be set");
    if std::fs::read(&path).is_ok() {
        return; // A user who may open everything, such as root.
    }
    let answer = attacks.calm("shut", &folder, &["check", "--rules", "rules", "--lang", "en"]);
    attacks.told("shut", &answer, "P0601");
    attacks.ask("shut", answer.err.contains("is not yours to open"), &answer.err);
}

#[test]
fn files_of_every_size() {
    let attacks = Attacks::default();
    const LIMIT: usize = 32 * 1024 * 1024;
    attacks.refused("too large", vec![b' '; LIMIT + 1], "P0604");
    attacks.refused_facts("large.yaml", vec![b' '; LIMIT + 1], "P0604");
    attacks.accepted("twenty megabytes of one comment", format!("/*{}*/", "x".repeat(20_000_000)));
    attacks.accepted("twenty megabytes of comments", format!("// {}\n", "x".repeat(996)).repeat(20_000));
    attacks.accepted("nothing", "");
    attacks.accepted("blanks", " \r\n\t\u{a0}\n");
    attacks.accepted("a byte order mark", "\u{feff}");
}

// ── Brackets and depth ─────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn brackets_by_the_hundred_thousand() {
    let attacks = Attacks::default();
    const MANY: usize = 100_000;
    attacks.refused("round", condition(&format!("{}owner.resident{}", "(".repeat(MANY), ")".repeat(MANY))), "P0004");
    attacks.refused(
        "round on lines of their own",
        condition(&format!("{}owner.resident{}", "(\n".repeat(MANY), ")\n".repeat(MANY))),
        "P0004",
    );
    attacks.refused("never closed", condition(&"(".repeat(MANY)), "P0004");
    attacks.refused("curly", rules(&format!("{}{}", "{".repeat(MANY), "}".repeat(MANY))), "P0004");
    attacks.refused("curly never closed", "{".repeat(MANY), "P0004");
    attacks.refused("all", condition(&format!("{}owner.resident{}", "all { ".repeat(MANY), " }".repeat(MANY))), "P0004");
    attacks.refused("only closed", "}".repeat(MANY), "P0002");
}

#[test]
fn everything_that_can_stand_in_itself() {
    let attacks = Attacks::default();
    let nested = |times: usize, open: &str, inner: &str, close: &str| format!("{}{inner}{}", open.repeat(times), close.repeat(times));
    let table = |times| value(&nested(times, "table by boat.length { below 5 : ", "1", "  otherwise : 2 }"));
    let scale = |times| value(&nested(times, "scale of boat.length { up to 5 : ", "1", "  above : 2 }"));
    let age = |times| value(&nested(times, "age(attains(", "owner.born", ", 18), on: boat.bought)"));
    let least = |times| value(&nested(times, "min(1, ", "boat.length", ")"));
    let chosen = |times| value(&nested(times, "if seaworthy then (", "1", ") else 2"));
    let gathered = |times| condition(&nested(times, "any of fleet.boats where (", "seaworthy", ")"));
    let listed = |times| {
        let list = nested(times, "fleet.boats = [ { ", "", " } ]");
        format!("case \"x\" {{ {list} under 2019-06-01 expect to_berth is undetermined }}")
    };
    let astray = |times| condition(&nested(times, "seaworthy [ ", "x", " ]"));
    let all: [(&str, &dyn Fn(usize) -> String); 8] = [
        ("table", &table),
        ("scale", &scale),
        ("age", &age),
        ("min", &least),
        ("if", &chosen),
        ("gather", &gathered),
        ("list", &listed),
        ("astray", &astray),
    ];
    for (name, text) in all {
        attacks.refused(&format!("{name}, far too deep"), text(20_000), "P0004");
        // Within the limit, the text is read or refused for its content, in time.
        attacks.checked(&format!("{name}, deep"), text(25));
    }
    // Keywords that contain an expression count as brackets do.
    attacks.refused("if without brackets", value(&"if seaworthy then ".repeat(5_000)), "P0001");
    let words = ["table by ", "scale of ", "sum of ", "any of fleet.boats where ", "count of x where 1 + ", "any of x where not y = "];
    for words in words.into_iter().chain(["last day of the month of ", "days of p within ", "whole\u{a0}months of "]) {
        attacks.refused(words, value(&words.repeat(5_000)), "P0004");
    }
}

#[test]
fn many_expressions_beside_each_other() {
    let attacks = Attacks::default();
    let fleet =
        "entity fleet nb \"flåten\" en \"the fleet\" { rafts : list of raft }\nentity raft nb \"flåte\" en \"raft\" { long : yes/no }\n";
    let beside = |text: String| format!("{fleet}{}", rules(&text));
    let member = "any of fleet.rafts where raft.long\nnot every of fleet.rafts where raft.long\n";
    attacks.accepted("members", beside(format!("condition odd nb \"o\" en \"o\" holds when all {{ {} }}", member.repeat(200))));
    let rule = |at: usize| format!("value v{at} : number nb \"v\" en \"v\" = count of fleet.rafts where raft.long");
    attacks.accepted("rules", beside(lines(200, rule)));
    let row = |at: usize| format!("below {} : count of fleet.rafts where raft.long", at + 1);
    attacks.accepted(
        "rows",
        beside(format!("value v : number nb \"v\" en \"v\" = table by boat.length {{ {} otherwise : 0 }}", lines(200, row))),
    );
}

#[test]
fn rules_by_the_hundred_thousand() {
    let attacks = Attacks::default();
    attacks.accepted("figures", rules(&lines(100_000, |at| format!("figure f{at} = {at}"))));
    let right = |at: usize| format!("right r{at} of owner nb \"r\" en \"r\" holds when boat.length < {at}");
    // Without optimisation a rule takes ten times as long.
    attacks.accepted("rights", rules(&lines(if cfg!(debug_assertions) { 30_000 } else { 100_000 }, right)));
}

#[test]
fn brackets_below_the_limit_that_do_not_match() {
    let attacks = Attacks::default();
    // Each text nests as deep as allowed. Backtracking at each level must not double the work.
    attacks.refused("curly never closed", "{ ".repeat(60), "P0002");
    attacks.refused("a provision never closed", rules("owner { ") + &"x { ".repeat(60), "P0002");
    attacks.refused("a case never closed", format!("case \"x\" {{ {}", "{ ".repeat(50)), "P0002");
    attacks.refused("round never closed", condition(&"( ".repeat(60)), "P0002");
    attacks.refused("mixed", "{ ( ".repeat(30), "P0002");
}

#[test]
fn brackets_below_the_limit_around_a_mistake() {
    let attacks = Attacks::default();
    let around = |open: &str, inner: &str, close: &str| format!("{}{inner}{}", open.repeat(55), close.repeat(55));
    attacks.refused("round", condition(&around("(", "seaworthy seaworthy", ")")), "P0001");
    attacks.refused("all", condition(&around("all { ", "seaworthy and", " }")), "P0001");
    attacks.refused("letters", condition(&around("all { bokstav ", "seaworthy", " }")), "P0001");
    attacks.refused("min", value(&around("min(", "1 1", ")")), "P0001");
    attacks.refused("if", value(&around("if seaworthy then (", "1 1", ") else 1")), "P0001");
    attacks.refused("curly", rules(&around("{ ", "ledd", " }")), "P0001");
}

#[test]
fn signs_by_the_hundred_thousand() {
    let attacks = Attacks::default();
    const MANY: usize = 100_000;
    attacks.accepted("not", condition(&format!("{}seaworthy", "not ".repeat(MANY))));
    attacks.accepted("minus", value(&format!("{}boat.length", "-".repeat(MANY))));
    attacks.accepted("minus apart", value(&format!("{}boat.length", "- ".repeat(MANY))));
    attacks.refused("nothing behind", condition(&"not ".repeat(MANY)), "P0001");
    attacks.refused("slashes", "/ ".repeat(MANY), "P0001");
    attacks.accepted("a comment of slashes", "/".repeat(1_000_000));
    attacks.accepted("a comment of stars", format!("/*{}/", "*".repeat(1_000_000)));
    attacks.accepted("comments side by side", "/**/".repeat(MANY));
}

#[test]
fn expressions_without_end() {
    let attacks = Attacks::default();
    const MANY: usize = 20_000;
    attacks.accepted("and", condition(&vec!["seaworthy"; MANY].join(" and ")));
    attacks.accepted("or", condition(&vec!["seaworthy"; MANY].join("\nor ")));
    attacks.accepted("sum", value(&vec!["boat.length"; MANY].join(" + ")));
    attacks.accepted("list", condition(&format!("all {{ {} }}", "seaworthy\n".repeat(MANY))));
    attacks.accepted("else if", value(&format!("{}1", "if seaworthy then 1 else ".repeat(5_000))));
    attacks.refused("sum of", value(&format!("{}1", "sum of ".repeat(MANY))), "P0004");
    // Nesting without brackets is counted as well.
    for behind in [" rounded up to 1", " per month", " in 3 .. 5", " in { a }", " within boat.length", " rounded up in 3 .. 5 per month"] {
        attacks.refused(behind, value(&format!("boat.length{}", behind.repeat(MANY))), "P0004");
    }
    attacks.refused("days of", value(&format!("{}1", "days of ".repeat(MANY))), "P0004");
    attacks.refused("where", value(&"count of owner where ".repeat(MANY)), "P0004");
    attacks.accepted("least", value(&format!("min({})", vec!["boat.length"; MANY].join(", "))));
}

#[test]
fn long_words_and_long_lines() {
    let attacks = Attacks::default();
    const MANY: usize = 1_000_000;
    attacks.refused("a long name", condition(&"z".repeat(MANY)), "P0101");
    attacks.refused("a name far to the right", condition(&format!("{}zebra", " ".repeat(MANY))), "P0101");
    attacks.refused("a mistake far to the right", condition(&format!("{}and", " ".repeat(70_000))), "P0001");
    attacks.refused("letters of two bytes", "é".repeat(50_000), "P0001");
    attacks.refused("marks on a letter", condition(&format!("z{}", "\u{301}".repeat(MANY))), "P0101");
    attacks.refused("section signs", "§ ".repeat(20_000), "P0001");
    attacks.refused("question marks", "? ".repeat(100_000), "P0001");
    attacks.refused("quotation marks", "\"".repeat(100_001), "P0003");
    attacks.refused("backslashes", format!("\"{}\"", "\\".repeat(100_001)), "P0003");
    attacks.accepted("a long text", rules(&format!("figure longest = 1 nb \"{}\" en \"x\"", "x".repeat(MANY))));
    attacks.refused_facts("minified.json", format!("{{{}\"ownr\": {{}}}}", " ".repeat(100_000)), "P0402");
    attacks.refused_facts("long.json", format!("{{\"{}\": 1}}", "k".repeat(MANY)), "P0402");
    attacks.refused_facts("long.yaml", format!("boat:\n  crew: {}\n", "9".repeat(MANY)), "P0404");
}

#[test]
fn a_long_line_is_not_printed_whole() {
    let attacks = Attacks::default();
    let answer = attacks.refused_facts("minified.json", format!("{{{}\"ownr\": {{}}}}", " ".repeat(60_000)), "P0402");
    attacks.ask("minified.json", answer.err.len() < 10_000, &format!("{} bytes for one mistake", answer.err.len()));
    let answer = attacks.refused("a long line of rules", condition(&format!("zebra{}", " or seaworthy".repeat(4_000))), "P0101");
    attacks.ask("a long line of rules", answer.err.len() < 10_000, &format!("{} bytes for one mistake", answer.err.len()));
}

#[test]
fn facts_within_facts() {
    let attacks = Attacks::default();
    const MANY: usize = 100_000;
    for (name, open) in [("a.json", "["), ("b.json", "{\"a\":"), ("c.yaml", "["), ("d.yaml", "- "), ("e.yaml", "? "), ("f.toml", "a = [[")]
    {
        let nothing_else = if name.ends_with("toml") { format!("{open}{}", "[".repeat(MANY)) } else { open.repeat(MANY) };
        attacks.refused_facts(name, nothing_else, "P0401");
    }
    attacks.refused_facts("closed.json", format!("{}{}", "[".repeat(MANY), "]".repeat(MANY)), "P0401");
    attacks.refused_facts("dotted.toml", format!("{}a = 1", "a.".repeat(MANY)), "P0401");
    attacks.refused_facts(
        "aliases.yaml",
        lines(40, |at| format!("a{at}: &a{at} [{}]", format!("*a{},", at.max(1) - 1).repeat(9))),
        "P0401",
    );
}

// ── Rules that need each other ─────────────────────────────────────────────────────────────────────────────────────

fn link(at: usize, next: usize) -> String {
    format!("condition link_{at} nb \"ledd\" en \"link\" holds when link_{next}")
}

#[test]
fn more_of_one_thing_than_can_be_told_from_each_other() {
    const MANY: usize = (1 << 16) + 1;
    let attacks = Attacks::default();
    let entity = |count: usize| {
        let choices = lines(count, |at| format!("c{at} nb \"valg\" en \"choice\""));
        format!("entity spot nb \"plassen\" en \"the spot\" {{ code : one of {{\n{choices}}} nb \"kode\" en \"code\" }}\n")
    };
    let asked = |at: usize| rules(&format!("right to_spot nb \"rett\" en \"right\" holds when spot.code = c{at}"));
    let most = if cfg!(debug_assertions) { 3_000 } else { MANY - 1 };
    attacks.accepted("choices", entity(most) + &asked(most - 1));
    let refused = attacks.refused("one choice too many", entity(MANY) + &asked(MANY - 1), "P0113");
    attacks.ask("one choice too many", codes(&refused) == ["P0113"], "one message: the last choice is declared all the same");
    let exception = |at: usize| format!("except when boat.length = {at}");
    let excepted = |count: usize| {
        let exceptions = lines(count, exception);
        rules(&format!("right to_spot nb \"rett\" en \"right\" holds when owner.resident\n{exceptions}"))
    };
    attacks.accepted("exceptions", excepted(if cfg!(debug_assertions) { 10_000 } else { MANY - 1 }));
    attacks.refused("one exception too many", excepted(MANY), "P0113");
    let ranked =
        |at: usize| format!("exception e{at} to fee nb \"u\" en \"e\" when boat.length = {at} then 0 kr per year goes before e{}", at + 1);
    let last = "exception eLAST to fee nb \"u\" en \"e\" when seaworthy then 0 kr per year";
    let chain = |count: usize| rules(&(lines(count, ranked) + &last.replace("LAST", &count.to_string())));
    attacks.accepted("each before the next", chain(if cfg!(debug_assertions) { 1_000 } else { 4_999 }));
    attacks.refused("each before the next, without end", chain(20_000), "P0113");
}

#[test]
fn chains_of_rules() {
    let attacks = Attacks::default();
    let end = |at: usize| format!("condition link_{at} nb \"ledd\" en \"link\" holds when seaworthy");
    attacks.accepted("two hundred", rules(&(lines(200, |at| link(at, at + 1)) + &end(200))));
    attacks.refused("ten thousand", rules(&(lines(10_000, |at| link(at, at + 1)) + &end(10_000))), "P0204");
    attacks.refused("ten thousand backwards", rules(&(end(0) + "\n" + &lines(10_000, |at| link(at + 1, at)))), "P0204");
}

#[test]
fn the_longest_chain_is_decided_and_explained() {
    let attacks = Attacks::default();
    let folder = Folder::new();
    let end = "condition link_298 nb \"ledd\" en \"link\" holds when owner.resident";
    folder.write("law.regel", law() + &rules(&(lines(298, |at| link(at, at + 1)) + end))).write("facts.yaml", "owner:\n  resident: yes\n");
    for format in ["text", "json"] {
        let arguments = ["decide", "link_0", "--rules", "law.regel", "--law", "2019-06-01", "--facts", "facts.yaml", "--format", format];
        let answer = attacks.calm(format, &folder, &arguments);
        attacks.fine(format, &answer, 0);
    }
}

/// Each is decided and explained in proportion to its size: what is looked for among all that stands beside it shows here.
#[test]
fn many_conditions_terms_and_exceptions_are_decided_and_explained() {
    let attacks = Attacks::default();
    let many = 20_000;
    let facts = format!("entity crew nb \"c\" en \"c\" {{ {} }}\n", lines(many, |at| format!("n{at} : number nb \"n{at}\" en \"n{at}\"")));
    let given = format!("crew:\n{}", lines(many, |at| format!("  n{at}: 1")));
    let beside = |open: &str, one: &dyn Fn(usize) -> String, between: &str, close: &str| {
        format!("condition goal nb \"g\" en \"g\" holds when {open}{}{close}", (0..many).map(one).collect::<Vec<_>>().join(between))
    };
    let met = |at: usize| format!("crew.n{at} > 0");
    let exceptions = |count: usize, precedence: &dyn Fn(usize) -> String| {
        let one = |at: usize| format!("exception e{at} to goal nb \"e{at}\" en \"e{at}\" when crew.n{at} > 1{}", precedence(at));
        format!("condition goal nb \"g\" en \"g\" holds when crew.n0 > 0\n{}", lines(count, one))
    };
    let in_a_row = |at: usize| if at == 0 { String::new() } else { format!(" goes before e{}", at - 1) };
    let laws = [
        ("all", beside("all { ", &met, "\n", " }")),
        ("and", beside("", &met, " and ", "")),
        ("or", beside("", &|at| format!("crew.n{at} > 1"), " or ", "")),
        ("sum", beside("", &|at| format!("crew.n{at}"), " + ", " > 0")),
        ("exceptions", exceptions(5_000, &|_| String::new())),
        ("exceptions in a row", exceptions(1_500, &in_a_row)),
        ("exceptions in a row, the last applies", exceptions(1_500, &in_a_row).replace("crew.n1499 > 1", "crew.n1499 > 0")),
    ];
    for (name, text) in laws {
        let folder = Folder::new();
        folder.write("law.regel", law() + &facts + &rules(&text)).write("facts.yaml", &given).write("open.yaml", "crew: {}\n");
        for (format, file) in [("text", "facts.yaml"), ("json", "facts.yaml"), ("text", "open.yaml")] {
            let arguments = ["decide", "goal", "--rules", "law.regel", "--law", "2019-06-01", "--facts", file, "--format", format];
            let answer = attacks.calm(&format!("{name}, {format}, {file}"), &folder, &arguments);
            attacks.ask(name, answer.err.is_empty(), &answer.err);
        }
    }
}

/// Each item of a list asks for the working days of all years, or goes through a long list of periods.
#[test]
fn many_items_that_each_ask_for_many_days() {
    let attacks = Attacks::default();
    let crew = "entity crew nb \"c\" en \"c\" { ps : list of periods nb \"p\" en \"p\" l : list of hand nb \"l\" en \"l\" }\n\
                entity hand nb \"h\" en \"h\" { d : date nb \"d\" en \"d\" p : period nb \"p\" en \"p\" }\n\
                calendar week nb \"u\" en \"w\" { weekend saturday, sunday }\n";
    let days = "value of_hand of hand : number nb \"v\" en \"v\" = working_days(from: 0001-01-01, to: hand.d, of: week)\n\
                value goal : number nb \"g\" en \"g\" = sum of of_hand over crew.l";
    let moved = "value of_hand of hand : date nb \"v\" en \"v\" = 0001-01-01 moved by 2000000 working days of week\n\
                 value goal : date nb \"g\" en \"g\" = greatest of of_hand over crew.l";
    let periods = |condition: &str| {
        format!(
            "condition of_hand of hand nb \"v\" en \"v\" holds when {condition}\nvalue goal : number nb \"g\" en \"g\" = count of crew.l where of_hand"
        )
    };
    let laws = [
        ("working days", days.to_owned()),
        ("moved", moved.to_owned()),
        ("contains", periods("crew.ps contains hand.d")),
        ("within", periods("(days of crew.ps within hand.p) > 1 day")),
        ("union", periods("crew.ps = union(crew.ps, crew.ps)")),
        ("without", periods("(days of (0001-01-01 to 9999-12-01) without crew.ps) > 1 day")),
    ];
    let hands = vec!["{\"d\": \"9999-01-01\", \"p\": \"0001-01-01 to 9999-01-01\"}"; 3_000].join(",");
    let stays: Vec<String> = (0..9_000).map(|at| format!("\"{:04}-01-01 to {:04}-01-02\"", at + 1, at + 1)).collect();
    let facts = format!("{{\"crew\": {{\"l\": [{hands}], \"ps\": [{}]}}}}", stays.join(","));
    for (name, text) in laws {
        let folder = Folder::new();
        folder.write("law.regel", law() + crew + &rules(&text)).write("facts.json", &facts);
        for format in ["text", "json"] {
            let arguments = ["decide", "goal", "--rules", "law.regel", "--law", "2019-06-01", "--facts", "facts.json", "--format", format];
            let answer = attacks.calm(&format!("{name}, {format}"), &folder, &arguments);
            let refused = answer.code == Some(1) && codes(&answer) == ["P0504"];
            attacks.ask(name, answer.err.is_empty() && answer.code == Some(0) || refused, &answer.err);
            attacks.ask(name, answer.out.len() < 5_000_000, &format!("{} bytes", answer.out.len()));
        }
    }
}

#[test]
fn rules_in_a_circle() {
    let attacks = Attacks::default();
    attacks.refused("one", rules(&link(0, 0)), "P0203");
    attacks.refused("two", rules(&lines(2, |at| link(at, 1 - at))), "P0203");
    let answer = attacks.checked("five thousand", rules(&lines(5_000, |at| link(at, (at + 1) % 5_000))));
    attacks.ask("five thousand", answer.code == Some(1) && codes(&answer).contains(&"P0203"), &answer.err);
    let all = (0..60).map(|at| format!("link_{at}")).collect::<Vec<_>>().join(" ");
    attacks.refused(
        "each with each",
        rules(&lines(60, |at| format!("condition link_{at} nb \"ledd\" en \"link\" holds when all {{ {all} }}"))),
        "P0203",
    );
}

#[test]
fn rules_that_meet_again_at_every_step() {
    let attacks = Attacks::default();
    // Seventy steps that each refer twice to the next: every rule is visited once, not once per path.
    let step = |at: usize| format!("condition link_{at} nb \"ledd\" en \"link\" holds when link_{0} and link_{0} or not link_{0}", at + 1);
    let folder = Folder::new();
    let end = "condition link_70 nb \"ledd\" en \"link\" holds when owner.resident";
    folder.write("law.regel", law() + &rules(&(lines(70, step) + end))).write("facts.yaml", "owner:\n  resident: yes\n");
    for format in ["text", "json"] {
        let arguments = ["decide", "link_0", "--rules", "law.regel", "--law", "2019-06-01", "--facts", "facts.yaml", "--format", format];
        let answer = attacks.calm(format, &folder, &arguments);
        attacks.fine(format, &answer, 0);
        attacks.ask(format, answer.out.len() < 5_000_000, &format!("{} bytes to explain seventy rules", answer.out.len()));
    }
}

#[test]
fn what_rests_on_the_one_before() {
    let attacks = Attacks::default();
    let reading = |at: usize| {
        let first = if at == 0 { "owner.resident".to_owned() } else { format!("r{} and (owner.resident or r{})", at - 1, at - 1) };
        format!("reading r{at} {{ default a : {first} alternative b : not ({first}) why nb \"x\" en \"x\" }}\n")
    };
    attacks.accepted("forty readings, each on the one before", rules(&lines(40, reading)));
    let exception = |at: usize| {
        let before = if at == 0 { String::new() } else { format!("goes before e{}", at - 1) };
        format!("exception e{at} to c when boat.length > {at} {before}\n")
    };
    attacks.accepted(
        "a thousand exceptions in a row",
        rules(&format!("condition c nb \"x\" en \"x\" holds when owner.resident\n{}", lines(1_000, exception))),
    );
    let case = |at: usize| {
        let on = if at == 0 { String::new() } else { format!("based on \"{}\"", at - 1) };
        format!("case \"{at}\" {on} {{ owner.resident = yes under 2019-06-01 expect odd is yes }}\n")
    };
    attacks.accepted("two thousand cases, each on the one before", condition("owner.resident") + &lines(2_000, case));
    let amendment = |at: usize| {
        let (year, month) = (2001 + at / 12, at % 12 + 1);
        format!(
            "amendment m{at} {{ title nb \"m\" en \"m\" status adopted, in force from {year}-{month:02}-01 measure k{at} nb \"k\" en \"k\" }}\n\
             amend berth_act § 3 ledd 1 under k{at} {{ replace value odd : number = {at} }}\n"
        )
    };
    attacks.accepted("five hundred amendments of one rule", value("0") + &lines(500, amendment));
}

#[test]
fn measures_and_cases_in_a_circle() {
    let attacks = Attacks::default();
    let measures = lines(100, |at| format!("measure m{at} nb \"x\" en \"x\" needs m{}", (at + 1) % 100));
    attacks.accepted("measures", format!("amendment circle {{ title nb \"x\" en \"x\" status proposed 2019-06-01\n{measures}}}\n"));
    let case = |at: usize, on: usize| format!("case \"{at}\" based on \"{on}\" {{ under 2019-06-01 expect to_berth is undetermined }}");
    attacks.refused("cases", lines(50, |at| case(at, (at + 1) % 50)), "P0502");
    attacks.refused("one case", case(0, 0), "P0502");
}

// ── Many faults ────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn ten_thousand_faults_in_one_file() {
    let attacks = Attacks::default();
    const MANY: usize = 10_000;
    let rule = |at: usize, rest: &str| format!("condition c{at} nb \"c\" en \"c\" {rest}");
    let table: [(&str, String, &str); 9] = [
        ("names", rules(&lines(MANY, |at| rule(at, &format!("holds when zebra{at}")))), "P0101"),
        ("types", rules(&lines(MANY, |at| rule(at, "holds when boat.length"))), "P0201"),
        ("dates", rules(&lines(MANY, |at| rule(at, "holds when owner.born < 2019-02-31"))), "P0005"),
        ("words", rules(&lines(MANY, |at| rule(at, "hols when seaworthy"))), "P0001"),
        ("beginnings", rules(&lines(MANY, |at| format!("conditon c{at} nb \"c\" en \"c\" holds when seaworthy"))), "P0001"),
        ("doubles", rules(&lines(MANY, |_| rule(0, "holds when seaworthy"))), "P0102"),
        ("sections", "in berth_act\n".to_owned() + &"§ 1\n".repeat(MANY), "P0102"),
        ("brackets", "}\n".repeat(MANY), "P0002"),
        ("quotation marks", "\"\n".repeat(MANY), "P0003"),
    ];
    for (name, text, code) in table {
        let answer = attacks.refused(name, text, code);
        attacks.ask(name, answer.took > HANGS || answer.err.contains("more\n"), "a hundred are shown, the rest are counted");
        attacks.ask(name, answer.err.len() < 200_000, &format!("{} bytes of messages", answer.err.len()));
    }
}

#[test]
fn ten_thousand_faults_in_one_facts_file() {
    let attacks = Attacks::default();
    const MANY: usize = 10_000;
    attacks.refused_facts("keys.yaml", lines(MANY, |at| format!("k{at}: 1")), "P0402");
    attacks.refused_facts("keys.toml", lines(MANY, |at| format!("k{at} = 1")), "P0402");
    attacks.refused_facts("keys.json", format!("{{{}\"x\": 1}}", lines(MANY, |at| format!("\"k{at}\": 1,"))), "P0402");
    attacks.refused_facts("doubles.yaml", "owner: {}\n".repeat(MANY), "P0405");
    attacks.refused_facts("doubles.toml", "owner = 1\n".repeat(MANY), "P0405");
    attacks.refused_facts("doubles.json", format!("{{{}\"x\": 1}}", "\"owner\": 1,\n".repeat(MANY)), "P0405");
    // Everything on one line, as programs write it.
    attacks.refused_facts("minified.json", format!("{{{}\"x\": 1}}", "\"owner\": 1,".repeat(MANY)), "P0405");
}

// ── Days and numbers ───────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn days_of_no_calendar() {
    let attacks = Attacks::default();
    for day in ["2019-02-31", "2019-02-29", "2019-00-10", "2019-13-01", "0000-01-01"] {
        attacks.refused(day, condition(&format!("owner.born < {day}")), "P0005");
        attacks.refused_facts("facts.json", format!("{{\"owner\": {{\"born\": \"{day}\"}}}}"), "P0404");
        attacks.refused_facts("facts.yaml", format!("owner:\n  born: {day}\n"), "P0404");
        let answer = attacks.decided("facts.toml", format!("[owner]\nborn = {day}\n"));
        attacks.ask(day, matches!(codes(&answer).as_slice(), ["P0401"] | ["P0404"]), &answer.err);
    }
    attacks.refused_facts("facts.json", "{\"owner\": {\"born\": \"10000-01-01\"}}", "P0404");
    attacks.refused("year ten thousand", condition("owner.born < 10000-01-01"), "P0005");
    let folder = Folder::new();
    folder.write("law.regel", law()).write("facts.yaml", "boat: {}\n");
    for version in
        ["2019-02-31", "10000-01-01", "2019-6-1", "", "2019-06-01+", "2019-06-01+bill_2019:", "2019-06-01 ", "２０１９-06-01", "-1-01-01"]
    {
        let answer = attacks.calm(
            version,
            &folder,
            &["decide", "fee", "--rules", "law.regel", "--facts", "facts.yaml", &format!("--law={version}")],
        );
        attacks.ask(version, answer.code == Some(2) && codes(&answer) == ["P0305"] && answer.out.is_empty(), &answer.err);
    }
}

#[test]
fn the_first_and_the_last_day() {
    let attacks = Attacks::default();
    let folder = Folder::new();
    folder.write("law.regel", law() + &rules("value later : date nb \"senere\" en \"later\" = boat.bought + boat.lease"));
    let call = |bought: &str, lease: &str| {
        folder.write("facts.json", format!("{{\"boat\": {{\"bought\": \"{bought}\", \"lease\": \"{lease}\"}}}}"));
        let arguments = ["decide", "later", "--rules", "law.regel", "--law", "2019-06-01", "--facts", "facts.json", "--lang", "en"];
        attacks.calm(lease, &folder, &arguments)
    };
    attacks.fine("the last month", &call("0001-01-01", "119987 months"), 0);
    for (bought, lease) in
        [("9999-12-31", "1 month"), ("0001-01-01", "-1 months"), ("2019-01-01", "2147483647 months"), ("2019-01-01", "-2147483648 months")]
    {
        let answer = call(bought, lease);
        attacks.ask(lease, answer.code == Some(1), &format!("{bought} + {lease}: {}{}", answer.out, answer.err));
    }
    for lease in ["99999999999 years", "2147483648 months", "178956971 years"] {
        attacks.told(lease, &call("2019-01-01", lease), "P0404");
    }
}

#[test]
fn durations_beyond_every_life() {
    let attacks = Attacks::default();
    let folder = Folder::new();
    let values = ["-boat.lease", "boat.lease + boat.lease", "boat.lease + boat.lease - boat.lease", "boat.lease - boat.lease"];
    let text: String = values.iter().enumerate().map(|(at, value)| format!("value v{at} : months nb \"v\" en \"v\" = {value}\n")).collect();
    let dates = "value before : date nb \"før\" en \"before\" = 2019-01-01 - boat.lease\n";
    folder.write("law.regel", law() + &rules(&(text + dates)));
    for lease in ["2147483647 months", "-2147483648 months", "178956970 years"] {
        folder.write("facts.json", format!("{{\"boat\": {{\"lease\": \"{lease}\"}}}}"));
        for goal in ["v0", "v1", "v2", "v3", "before"] {
            let arguments = ["decide", goal, "--rules", "law.regel", "--law", "2019-06-01", "--facts", "facts.json", "--lang", "en"];
            let answer = attacks.calm(&format!("{goal} of {lease}"), &folder, &arguments);
            // An exact answer, a fault, or a refusal of the fact; never a different duration.
            let wrong = answer.code == Some(0) && goal == "v2" && !answer.out.starts_with(&shown(lease));
            attacks.ask(&format!("{lease} + {lease} − {lease}"), !wrong, &answer.out);
        }
    }
}

/// How the answer to `v2` starts if it is right: twice a duration minus itself is the duration.
fn shown(lease: &str) -> String {
    match lease {
        "2147483647 months" => "V: 178956970 years and 7 months".to_owned(),
        "178956970 years" => "V: 178956970 years".to_owned(),
        "-2147483648 months" => "V: -178956970 years and -8 months".to_owned(),
        other => format!("V: {other}"),
    }
}

#[test]
fn numbers_beyond_every_range() {
    let attacks = Attacks::default();
    attacks.refused("digits", value(&"9".repeat(27)), "P0006");
    attacks.refused("a million digits", value(&"9".repeat(1_000_000)), "P0006");
    attacks.refused("decimals", value(&format!("0.{}", "1".repeat(25))), "P0006");
    attacks.refused("years", value("1").replace("number", "months").replace("= 1", "= 999999999999 years"), "P0006");
    attacks.refused("subsections", "in berth_act\n§ 3\nledd 0 { figure longest = 1 }\n", "P0006");
    let digits = "9".repeat(40);
    for (name, text) in [
        ("json", format!("{{\"boat\": {{\"length\": {digits}}}}}")),
        ("yaml", format!("boat:\n  length: {digits}\n")),
        ("toml", format!("[boat]\nlength = {digits}\n")),
    ] {
        attacks.refused_facts(&format!("facts.{name}"), text, "P0404");
    }
    for odd in ["1e999", ".inf", ".nan", "NaN", "0x10", "1/2", "--1", "+-1", "1.", ".5", "1.2.3", "½", "１２", "12,5", "five"] {
        attacks.refused_facts("facts.yaml", format!("boat:\n  length: \"{odd}\"\n"), "P0404");
    }
}

#[test]
fn answers_beyond_every_range() {
    let attacks = Attacks::default();
    let digits = "9".repeat(26);
    for facts in
        [format!("{{\"boat\": {{\"length\": {digits}, \"crew\": 1}}}}"), format!("{{\"boat\": {{\"length\": -{digits}, \"crew\": 1}}}}")]
    {
        let answer = attacks.decided("facts.json", facts);
        attacks.fine("facts.json", &answer, 1);
        attacks.ask("facts.json", answer.out.contains("the number becomes too large"), &answer.out);
    }
}

#[test]
fn divisions_by_nought() {
    let attacks = Attacks::default();
    attacks.refused("in the text", value("boat.length / 0"), "P0207");
    attacks.refused("in the text, written longer", value("boat.length / 0.00"), "P0207");
    let answer = attacks.decided("facts.yaml", "boat:\n  length: 8\n  crew: 0\n");
    attacks.fine("by the facts", &answer, 1);
    attacks.ask("by the facts", answer.out.contains("“crew”, which is zero"), &answer.out);
}

// ── Facts files that are hardly any ────────────────────────────────────────────────────────────────────────────────

#[test]
fn facts_files_with_nothing_in_them() {
    let attacks = Attacks::default();
    for file in ["empty.json", "empty.yaml", "empty.toml"] {
        attacks.refused_facts(file, "", "P0401");
        attacks.refused_facts(file, " \r\n\n", "P0401");
        attacks.refused_facts(file, "\u{feff}", "P0401");
    }
    for (file, text) in [
        ("null.json", "null"),
        ("null.yaml", "null\n"),
        ("tilde.yaml", "~\n"),
        ("list.json", "[]"),
        ("list.yaml", "- owner\n"),
        ("word.json", "\"owner\""),
        ("word.yaml", "owner\n"),
        ("number.json", "19"),
        ("yes.json", "true"),
    ] {
        attacks.refused_facts(file, text, "P0404");
    }
    for (file, text) in
        [("none.json", "{}"), ("none.yaml", "{}\n"), ("titled.toml", "title = \"\"\n"), ("nothing.yaml", "owner: {}\nboat: {}\n")]
    {
        let answer = attacks.decided(file, text);
        // An empty set of facts is no mistake.
        attacks.fine(file, &answer, 3);
    }
}

// ── Rule files that are hardly any ─────────────────────────────────────────────────────────────────────────────────

#[test]
fn rule_files_of_one_sign() {
    let attacks = Attacks::default();
    for (text, code) in [
        ("}", "P0002"),
        ("{", "P0002"),
        (")", "P0002"),
        ("(", "P0002"),
        ("\"", "P0003"),
        ("/*", "P0007"),
        ("§", "P0001"),
        ("1", "P0001"),
        (",", "P0001"),
        ("å", "P0001"),
    ] {
        attacks.refused(text, text, code);
    }
    attacks.accepted("/", "//");
}

#[test]
fn no_beginning_of_a_rule_file_is_a_panic() {
    let attacks = Attacks::default();
    let law = law();
    let folder = Folder::new();
    // All in one folder: each file is read by itself.
    for (at, _) in law.char_indices().filter(|(at, _)| at % 7 == 0) {
        folder.write(&format!("rules/{at:05}.regel"), &law[..at]);
    }
    let answer = Call::new(&["check", "--rules", "rules"]).within(folder.path()).run();
    attacks.ask("cut short", answer.code == Some(1) && !answer.err.contains("panicked"), &answer.err);
}

#[test]
fn what_would_steer_a_terminal_is_not_passed_on() {
    let attacks = Attacks::default();
    let steering = |text: &str| text.chars().any(|char| char.is_control() && char != '\n');
    let answer = attacks.checked("an escape in a name", condition("zebra\u{1b}[31mzebra"));
    attacks.ask("an escape in a name", answer.code == Some(1) && !steering(&answer.err), &format!("{:?}", answer.err));
    let answer = attacks.checked("a bell in a text", rules("figure longest = 1 nb \"\u{7}\" en \"x\" en \"\u{1b}]0;x\u{7}\""));
    attacks.ask("a bell in a text", answer.code == Some(1) && !steering(&answer.err), &format!("{:?}", answer.err));
    for (file, text) in [
        ("key.json", "{\"own\\u001b[31mer\": 1}"),
        ("value.json", "{\"owner\": {\"resident\": \"\\u001b[31m\"}}"),
        ("key.yaml", "\"\\e[31mowner\": 1\n"),
    ] {
        let answer = attacks.decided(file, text);
        attacks.ask(file, answer.code == Some(1) && !steering(&answer.err), &format!("{:?}", answer.err));
    }
    let answer = Call::new(&["decide", "zebra\u{1b}[31m", "--law", "2018-06-01"]).run();
    attacks.ask("a goal", answer.code == Some(2) && !steering(&answer.err), &format!("{:?}", answer.err));
}

/// Each reading refers twice to the one before, so a naive traversal reaches the first one 2⁴⁰ times.
#[test]
fn readings_that_ask_twice_for_the_one_before_are_decided_and_explained() {
    let law = |first: &str, ty: &str, next: &dyn Fn(usize) -> String| {
        let readings: String =
            (1..40).map(|at| format!("reading r{at} {{ default a : {} alternative b : r{} }}\n", next(at - 1), at - 1)).collect();
        format!(
            "act a {{ rank statute  title nb \"a\" en \"a\"  in force from 2000-01-01 }}\n\
             entity h nb \"h\" en \"h\" {{ n : number nb \"n\" en \"n\"  y : yes/no nb \"y\" en \"y\" }}\n§ 1\n\
             reading r0 {{ default a : {first} alternative b : {first} }}\n{readings}{ty}\n\
             case \"c\" {{ h.n = 2 h.y = yes }}\n"
        )
    };
    let condition = law("h.n > 1", "condition c nb \"c\" en \"c\" holds when r39", &|at| format!("r{at} and (h.y or r{at})"));
    let value = law("h.n", "value c : number nb \"c\" en \"c\" = r39", &|at| format!("min(r{at}, r{at} + 1)"));
    for law in [condition, value] {
        let told = super::support::told(&law, "2020-01-01", "c", paragraf::law::Lang::En);
        assert!(told.lines().count() < 1000, "{}", told.lines().count());
    }
}

#[test]
fn sums_in_sums_without_a_condition_have_an_end() {
    let law = r#"
        act a { rank statute  title nb "loven" en "the Act"  in force from 2000-01-01 }
        entity h nb "h" en "h" { as : list of a nb "a" en "a"  bs : list of b nb "b" en "b"  cs : list of c nb "c" en "c" }
        entity a nb "a" en "a" { x : number nb "x" en "x" }
        entity b nb "b" en "b" { x : number nb "x" en "x" }
        entity c nb "c" en "c" { x : number nb "x" en "x" }
        § 1
        ledd 1 { value total : number nb "sum" en "total" = sum of (sum of (sum of 1 over h.cs) over h.bs) over h.as }
    "#;
    let mut sources = SourceMap::default();
    sources.add("sums.regel", law);
    let plan = RuleFiles::new(sources).plan(&Version::parse("2020-01-01").expect("a version")).expect("no mistakes");
    let book = plan.checked().book();
    let goal = book.rule("total").expect("the rule above");
    let mut facts = Facts::unknown(book.facts.len());
    for name in ["h.as", "h.bs", "h.cs"] {
        let list = facts.add_list(vec![vec![Cell::Unknown]; 400]);
        let Some(Named::Fact(id)) = book.names.get(name) else { panic!("no fact {name}") };
        facts.set(*id, list);
    }
    assert!(decide(&plan, goal, &facts).is_err(), "400 x 400 x 400 is more work than one decision may take");
}
