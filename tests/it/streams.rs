//! Output that cannot be written is reported as a failure. A file that cannot be rewritten stays as it was.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

use super::support::{Answer, Call, Folder, root};

const EIGHTEEN: &str = "examples/eighteen.yaml";
const TODAY: &str = "2018-06-01";
const PROPOSED: &str = "2018-06-01+hoering_2018";

/// Every subcommand with a result, and the ways to ask for help.
const COMMANDS: [&[&str]; 21] = [
    &["decide", "--law", TODAY],
    &["decide", "to_programme", "--facts", EIGHTEEN, "--law", TODAY],
    &["decide", "to_programme", "--facts", EIGHTEEN, "--law", TODAY, "--format", "json"],
    &["compare", "to_programme", "--facts", EIGHTEEN, "--law", TODAY, "--law", PROPOSED],
    &["compare", "to_programme", "--facts", EIGHTEEN, "--law", TODAY, "--law", PROPOSED, "--format", "json"],
    &["check", "--rules", "tests/laws/tram.regel"],
    &["test", "--rules", "tests/laws/tram.regel"],
    &["test", "--rules", "tests/laws/tram.regel", "nothing of this name"],
    &["test", "--rules", "tests/laws/tram.regel", "--coverage"],
    &["test", "--rules", "tests/laws/leap_years.regel", "--mutate"],
    &["fmt", "--check", "tests/laws/tram.regel"],
    &["list", "aldersgrense"],
    &["show", "§ 29", "--law", TODAY],
    &["diff", TODAY, "2018-06-01+hoering_2018:lower_age_limit"],
    &["show", "hoering_2018"],
    &["facts", "to_programme", "--law", TODAY],
    &["facts", "to_programme", "--law", TODAY, "--format", "json"],
    &["explain-error"],
    &["explain-error", "P0107"],
    &["--help"],
    &["--version"],
];

fn told_of_full_disk(answer: &Answer, arguments: &[&str]) {
    assert_eq!(answer.code, Some(1), "{arguments:?}: {}", answer.err);
    assert!(answer.err.contains("P0608") && answer.err.contains("there is no space left"), "{arguments:?}: {}", answer.err);
}

#[test]
fn an_answer_that_does_not_fit_on_the_disk_is_no_success() {
    for arguments in COMMANDS {
        let arguments = [arguments, &["--lang", "en"]].concat();
        told_of_full_disk(&Call::new(&arguments).out_to(Path::new("/dev/full")).run(), &arguments);
    }
}

#[test]
fn messages_that_do_not_fit_on_the_disk_are_no_success() {
    // With warnings alone the exit code would be 0.
    let folder = Folder::new();
    let law = fs::read_to_string(root().join("tests/diagnostics/law.regel")).expect("the small law");
    folder.write("law.regel", law + "\nfigure idle = 1 nb \"ubrukt\" en \"idle\"\n");
    let warned = |call: Call| call.within(folder.path()).run();
    let seen = warned(Call::new(&["check", "--rules", "law.regel"]));
    assert!(!seen.err.is_empty());
    let unseen = warned(Call::new(&["check", "--rules", "law.regel"]).err_to(Path::new("/dev/full")));
    assert_eq!(unseen.code, Some(1));
    for arguments in COMMANDS {
        // If there are no messages, a full message stream does not matter.
        let (one, other) = (Call::new(arguments).run(), Call::new(arguments).err_to(Path::new("/dev/full")).run());
        assert_eq!((one.code, &one.out), (if one.err.is_empty() { other.code } else { one.code }, &other.out), "{arguments:?}");
    }
}

/// Runs the command in a shell that closes some of its streams.
fn closed(arguments: &[&str], streams: &str) -> Answer {
    let script = format!("exec \"$0\" \"$@\" {streams}");
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).arg(env!("CARGO_BIN_EXE_paragraf")).args(arguments);
    Call::of(shell).run()
}

#[test]
fn a_closed_standard_output_is_told() {
    for arguments in COMMANDS {
        let arguments = [arguments, &["--lang", "en"]].concat();
        let answer = closed(&arguments, ">&-");
        assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""), "{arguments:?}: {}", answer.err);
        assert!(answer.err.contains("P0608") && answer.err.contains("standard output is closed"), "{arguments:?}: {}", answer.err);
    }
    assert_eq!(closed(&["decide", "--law", TODAY], ">&- 2>&-").code, Some(1));
}

#[test]
fn what_is_thrown_away_on_purpose_has_arrived() {
    for streams in [">/dev/null", "1<>/dev/null", ">/dev/null 2>&1"] {
        let answer = closed(&["decide", "--law", TODAY], streams);
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{streams}");
    }
}

#[test]
fn mistakes_are_no_success_on_a_closed_standard_error() {
    for (arguments, code) in [(&["decide", "nothing"][..], 2), (&["check", "--rules", "nowhere"], 1), (&["decide", "--nothing"], 2)] {
        assert_eq!(closed(arguments, "2>&-").code, Some(code), "{arguments:?}");
    }
    for arguments in COMMANDS {
        let (answer, whole) = (closed(arguments, "2>&-"), Call::new(arguments).run());
        assert_eq!((answer.code, answer.out), (whole.code, whole.out), "{arguments:?}");
    }
}

#[test]
fn a_reader_who_leaves_is_no_fault() {
    for arguments in COMMANDS {
        let mut command = Command::new(env!("CARGO_BIN_EXE_paragraf"));
        let mut child = command.args(arguments).current_dir(root()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a start");
        drop(child.stdout.take());
        let end = child.wait_with_output().expect("the command ends");
        let whole = Call::new(arguments).run();
        assert_eq!((end.status.code(), String::from_utf8_lossy(&end.stderr).as_ref()), (whole.code, whole.err.as_str()), "{arguments:?}");
    }
}

// ── Files that are written anew ────────────────────────────────────────────────────────────────────────────────────

const UNTIDY: &str = "act a { rank statute\n title nb \"a\" en \"a\"\n   in force from 2000-01-01 }\n";

/// The names and contents of the files in a folder.
fn held(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut all: Vec<(String, String)> =
        entries.map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("a text"))).collect();
    all.sort();
    all
}

#[test]
fn a_file_the_disk_has_no_room_for_is_as_it_was() {
    let folder = Folder::new();
    let long = format!("{UNTIDY}// {}\n", "long ".repeat(4000));
    folder.write("a.regel", &long).write("b.regel", UNTIDY);
    let before = held(folder.path());
    // The shell limits files to 8 blocks. The program ignores the signal, so it can report the fault.
    let script = "ulimit -f 8; trap '' XFSZ; exec \"$0\" \"$@\"";
    let arguments = ["fmt", "a.regel", "b.regel", "--lang", "en"];
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).arg(env!("CARGO_BIN_EXE_paragraf")).args(arguments);
    let answer = Call::of(shell).within(folder.path()).run();
    assert_eq!(answer.code, Some(1), "{}", answer.err);
    assert!(answer.err.contains("P0608") && answer.err.contains("`a.regel`") && answer.err.contains("as it was"), "{}", answer.err);
    assert_eq!(answer.out, "b.regel\nOne file changed, 0 unchanged\n", "the others are formatted all the same");
    let after = held(folder.path());
    assert_eq!(after[0], before[0], "whole, and nothing left beside it");
    assert_eq!(after.len(), before.len());
}

/// Commands that write their answer to a file, with the file.
const WRITTEN: [(&[&str], &str); 2] = [
    (&["explain", "to_programme", "--facts", EIGHTEEN, "--law", TODAY, "--format", "html", "--out", "FILE"], "answer.html"),
    (&["diff", TODAY, PROPOSED, "--out", "FILE"], "mirror.html"),
];

/// The answer of a command of [`WRITTEN`] with this folder to write to.
fn written_in(folder: &Folder, arguments: &[&str], file: &str, limited: bool) -> Answer {
    let own = folder.path().join(file).display().to_string();
    let arguments = arguments.iter().map(|word| word.replace("FILE", &own));
    let mut shell = Command::new("sh");
    let limit = if limited { "ulimit -f 4; trap '' XFSZ; " } else { "" };
    shell.arg("-c").arg(format!("{limit}exec \"$0\" \"$@\"")).arg(env!("CARGO_BIN_EXE_paragraf")).args(arguments).args(["--lang", "en"]);
    Call::of(shell).within(root()).run()
}

#[test]
fn an_answer_the_disk_has_no_room_for_leaves_what_was_there() {
    for (arguments, file) in WRITTEN {
        let folder = Folder::new();
        let answer = written_in(&folder, arguments, file, true);
        assert_eq!(answer.code, Some(1), "{arguments:?}: {}", answer.err);
        assert!(answer.err.contains("P0608") && answer.err.contains("no file was written"), "{arguments:?}: {}", answer.err);
        assert_eq!(held(folder.path()), Vec::new(), "{arguments:?}: no half of a file");
        folder.write(file, "the old one");
        let answer = written_in(&folder, arguments, file, true);
        assert_eq!(answer.code, Some(1), "{arguments:?}: {}", answer.err);
        assert!(answer.err.contains("P0608") && answer.err.contains("the file is as it was"), "{arguments:?}: {}", answer.err);
        let after = held(folder.path());
        assert_eq!((after.len(), after[0].1.as_str()), (1, "the old one"), "{arguments:?}");
    }
}

#[test]
fn an_answer_takes_the_place_of_the_old_file_or_of_none() {
    let (arguments, file) = WRITTEN[0];
    let folder = Folder::new();
    let path = folder.path().join(file);
    assert_eq!(written_in(&folder, arguments, file, false).err, "");
    let whole = fs::read_to_string(&path).expect("a page");
    assert!(whole.ends_with("</html>\n"), "{whole}");
    // Permissions as the system gives a new file, and as an old one has them.
    let ordinary = folder.path().join("ordinary");
    fs::write(&ordinary, "").expect("a file");
    let mode = |path: &Path| fs::metadata(path).expect("the file").permissions().mode() & 0o777;
    assert_eq!(mode(&path), mode(&ordinary));
    fs::write(&path, "the old one").expect("the file");
    fs::set_permissions(&path, Permissions::from_mode(0o640)).expect("permissions");
    assert_eq!(written_in(&folder, arguments, file, false).err, "");
    assert_eq!((fs::read_to_string(&path).expect("a page"), mode(&path)), (whole.clone(), 0o640));
    // A link that leads to no file yet.
    symlink("far.html", folder.path().join("near.html")).expect("a link");
    assert_eq!(written_in(&folder, arguments, "near.html", false).err, "");
    assert!(fs::symlink_metadata(folder.path().join("near.html")).expect("the link").is_symlink());
    assert_eq!(fs::read_to_string(folder.path().join("far.html")).expect("a page"), whole);
}

#[test]
fn a_pipe_that_nobody_reads_from_is_not_waited_for() {
    let folder = Folder::new();
    let (arguments, file) = WRITTEN[0];
    let made = Command::new("mkfifo").arg(folder.path().join(file)).status().expect("mkfifo runs");
    assert!(made.success());
    let answer = written_in(&folder, arguments, file, false);
    assert_eq!(answer.code, Some(1), "{}", answer.err);
    assert!(answer.err.contains("P0608") && answer.err.contains("is a pipe (FIFO), not a file"), "{}", answer.err);
    for name in ["cases.csv", "cases.jsonl", "cases"] {
        let made = Command::new("mkfifo").arg(folder.path().join(name)).status().expect("mkfifo runs");
        assert!(made.success());
        let own = folder.path().join(name).display().to_string();
        let answer = Call::new(&["compare", "--all", "--cases", &own, "--law", TODAY, "--law", PROPOSED, "--lang", "en"]).run();
        assert_eq!(answer.code, Some(1), "{}", answer.err);
        assert!(answer.err.contains("P0601") && answer.err.contains("is a pipe (FIFO), not a file"), "{}", answer.err);
    }
}

#[test]
fn links_and_permissions_stay() {
    let folder = Folder::new();
    folder.write("far/law.regel", UNTIDY).folder("near");
    let (far, near) = (folder.path().join("far/law.regel"), folder.path().join("near/law.regel"));
    symlink("../far/law.regel", &near).expect("a link");
    fs::set_permissions(&far, Permissions::from_mode(0o640)).expect("permissions");
    let answer = Call::new(&["fmt", "near/law.regel"]).within(folder.path()).run();
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    assert!(fs::symlink_metadata(&near).expect("the link").is_symlink());
    assert_ne!(fs::read_to_string(&far).expect("the file"), UNTIDY);
    assert_eq!(fs::metadata(&far).expect("the file").permissions().mode() & 0o777, 0o640);
    assert_eq!((held(&folder.path().join("far")).len(), held(&folder.path().join("near")).len()), (1, 1));
}

#[test]
fn what_may_not_be_written_is_as_it_was() {
    let folder = Folder::new();
    folder.write("law.regel", UNTIDY);
    let law = folder.path().join("law.regel");
    fs::set_permissions(&law, Permissions::from_mode(0o444)).expect("permissions");
    // A user such as root may write to any file.
    let allowed = fs::OpenOptions::new().write(true).open(&law).is_ok();
    let answer = Call::new(&["fmt", "law.regel", "--lang", "en"]).within(folder.path()).run();
    assert_eq!(answer.code, Some(if allowed { 0 } else { 1 }));
    assert_eq!(fs::read_to_string(&law).expect("the file") == UNTIDY, !allowed);
    assert_eq!(answer.err.contains("you may not write there"), !allowed);
}
