//! Shared by several tests: the project's files, the cases of a rule base, temporary folders, and the command with a time limit.

use std::fs;
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use paragraf::compile::Plan;
use paragraf::eval::{self, Decision, Trace, decide_case};
use paragraf::explain::{self, Style};
use paragraf::facts::{Facts, from_case, goal_inputs};
use paragraf::law::{Lang, Version};
use paragraf::model::{Cell, ReadingId, RuleId};
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;
use paragraf::syntax::ast;

/// The root folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the project.
pub struct Source {
    /// Its path from the root folder, with `/`.
    pub name: String,
    pub text: String,
}

/// All files below a folder with this extension, sorted by name.
pub fn sources(folder: &str, ending: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project can be read") {
            let path = entry.expect("an entry of the folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|own| own == ending) {
                let name = path.strip_prefix(root()).expect("a path below the project").to_string_lossy().replace('\\', "/");
                found.push(Source { name, text: fs::read_to_string(&path).expect("a file in UTF-8") });
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

/// All cases of a rule base, in the order of the files.
pub fn cases(base: &RuleFiles) -> impl Iterator<Item = &ast::Case> {
    base.ast().files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
        ast::Item::Case(case) => Some(case),
        _ => None,
    })
}

/// The explanation of an answer to the first case of a law.
pub fn told(law: &str, version: &str, goal: &str, lang: Lang) -> String {
    let mut sources = SourceMap::default();
    sources.add("law.regel", law);
    let base = RuleFiles::new(sources);
    let plan = base.plan(&Version::parse(version).expect("a version")).expect("no mistakes");
    let book = plan.checked().book();
    let case = cases(&base).next().expect("a case");
    let (facts, faults) = from_case(case, Facts::unknown(book.facts.len()), book, base.sources());
    assert!(faults.is_empty());
    let goal = book.rule(goal).expect("the rule");
    explain::text(&decided(&plan, goal, &facts, &[]), &goal_inputs(book, goal), Style::plain(lang))
}

/// Decides a case. No case of a test exceeds the work limit.
pub fn decided(plan: &Arc<Plan>, goal: RuleId, facts: &Facts, chosen: &[(ReadingId, u16)]) -> Decision {
    decide_case(plan, goal, facts.clone(), chosen).expect("little work")
}

/// Decides cases given as a row of cells.
pub struct Evaluator(eval::Evaluator);

impl Evaluator {
    pub fn new(plan: &Arc<Plan>) -> Evaluator {
        Evaluator(eval::Evaluator::new(plan))
    }

    pub fn decide(&mut self, goal: RuleId, cells: &[Cell], readings: &[u16]) -> Cell {
        self.decide_case(goal, &of_cells(cells), readings)
    }

    pub fn decide_case(&mut self, goal: RuleId, facts: &Facts, readings: &[u16]) -> Cell {
        self.0.decide(goal, facts, readings).expect("little work")
    }

    pub fn trace(&mut self, goal: RuleId, cells: &[Cell], readings: &[u16]) -> (Cell, &Trace) {
        self.0.trace(goal, &of_cells(cells), readings).expect("little work")
    }
}

/// Facts without lists.
pub fn of_cells(cells: &[Cell]) -> Facts {
    Facts { cells: cells.iter().cloned().collect(), ..Facts::default() }
}

/// A temporary folder, removed when dropped.
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    pub fn new() -> Folder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("paragraf-test-{}-{count}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder can be made");
        Folder { path }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file, and creates its parent folders.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Folder {
        let path = self.path.join(name);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a temporary folder can be made");
        fs::write(path, content).expect("a temporary file can be written");
        self
    }

    /// Creates an empty folder in it.
    pub fn folder(&self, name: &str) -> &Folder {
        fs::create_dir_all(self.path.join(name)).expect("a temporary folder can be made");
        self
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // If it cannot be removed it stays; the system clears temporary folders.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// A call of the command.
pub struct Call {
    command: Command,
    out: Option<Stdio>,
    err: Option<Stdio>,
}

/// The result of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The exit code; `None` if a signal ended it (such as a stack overflow) or it was stopped.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
    /// The CPU time used, or the elapsed time where the system does not report CPU time.
    pub took: Duration,
}

/// A command that uses more CPU time than this hangs and is stopped.
pub const HANGS: Duration = Duration::from_secs(30);

/// A command is stopped after this elapsed time, even if it uses little CPU time.
const PATIENCE: Duration = Duration::from_secs(300);

impl Call {
    /// The command with these arguments, in the project's folder, without the caller's terminal settings.
    pub fn new(arguments: &[&str]) -> Call {
        let mut command = Command::new(env!("CARGO_BIN_EXE_paragraf"));
        command.args(arguments);
        Call::of(command)
    }

    /// Another program, which calls the command.
    pub fn of(mut command: Command) -> Call {
        command.current_dir(root()).stdin(Stdio::null());
        for name in ["COLUMNS", "NO_COLOR", "TERM", "LANG", "LC_ALL", "CLICOLOR_FORCE", "FORCE_COLOR"] {
            command.env_remove(name);
        }
        Call { command, out: None, err: None }
    }

    pub fn within(mut self, folder: &Path) -> Call {
        self.command.current_dir(folder);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Call {
        self.command.env(name, value);
        self
    }

    /// Redirects its output to a file or device, so that it is not part of the result.
    pub fn out_to(mut self, path: &Path) -> Call {
        self.out = Some(fs::File::create(path).expect("what is written to can be opened").into());
        self
    }

    /// Redirects its messages to a file or device.
    pub fn err_to(mut self, path: &Path) -> Call {
        self.err = Some(fs::File::create(path).expect("what is written to can be opened").into());
        self
    }

    /// Gives it a text on standard input.
    pub fn input(mut self, text: impl AsRef<[u8]>) -> Call {
        let mut file = tempfile::tempfile().expect("a temporary file can be made");
        file.write_all(text.as_ref()).and_then(|()| file.rewind()).expect("a temporary file can be written");
        self.command.stdin(file);
        self
    }

    /// Runs it. A command that hangs is stopped, and has no exit code.
    pub fn run(mut self) -> Answer {
        let start = Instant::now();
        let (out, err) = (self.out.unwrap_or_else(Stdio::piped), self.err.unwrap_or_else(Stdio::piped));
        let mut child = self.command.stdout(out).stderr(err).spawn().expect("the command can be started");
        let (mut out, mut err) = (child.stdout.take(), child.stderr.take());
        let read_out = thread::spawn(move || out.as_mut().map(read_all).unwrap_or_default());
        let read_err = thread::spawn(move || err.as_mut().map(read_all).unwrap_or_default());
        let mut worked = None;
        let status = loop {
            if let Some(status) = child.try_wait().expect("the command can be waited for") {
                break status;
            }
            worked = time_worked(child.id()).or(worked);
            if worked.unwrap_or(start.elapsed()) > HANGS || start.elapsed() > PATIENCE {
                child.kill().expect("the command can be stopped");
                worked = Some(worked.unwrap_or_default().max(HANGS + Duration::from_secs(1)));
                break child.wait().expect("the command ends");
            }
            thread::sleep(Duration::from_millis(2));
        };
        let took = worked.unwrap_or(start.elapsed());
        let (out, err) = (read_out.join().expect("its output"), read_err.join().expect("its messages"));
        Answer { code: status.code(), out, err, took }
    }
}

/// The CPU time of a process in hundredths of a second, as Linux reports it. It does not depend on the load of the machine.
fn time_worked(process: u32) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, numbers) = stat.rsplit_once(')')?;
    let mut numbers = numbers.split_ascii_whitespace().skip(11).map_while(|number| number.parse::<u64>().ok());
    let hundredths = numbers.next()? + numbers.next()?;
    Some(Duration::from_millis(hundredths * 10))
}

fn read_all(from: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes).expect("what the command writes can be read");
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The parts of a Rust file to keep.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Code alone: comments and string contents become blanks.
    Code,
    /// Code and string contents.
    CodeAndStrings,
}

/// A Rust file or grammar with some parts blanked out. Line numbers stay the same.
pub fn stripped(text: &str, keep: Keep) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (length, shown) = match first {
            '/' if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), false),
            '/' if rest.starts_with("/*") => (rest.find("*/").map_or(rest.len(), |end| end + 2), false),
            '"' => (string_length(rest), keep == Keep::CodeAndStrings),
            'r' if raw_hashes(rest).is_some() && !ends_in_word(&out) => (raw_length(rest), keep == Keep::CodeAndStrings),
            '\'' => (char_length(rest), keep == Keep::CodeAndStrings),
            _ => (first.len_utf8(), true),
        };
        let (piece, after) = rest.split_at(length);
        if shown {
            out.push_str(piece);
        } else {
            out.extend(piece.chars().map(|char| if char == '\n' { '\n' } else { ' ' }));
        }
        rest = after;
    }
    out
}

fn ends_in_word(text: &str) -> bool {
    text.chars().next_back().is_some_and(|char| char.is_alphanumeric() || char == '_')
}

/// The length of a string literal: `"text with \" in it"`.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, char) in text.char_indices().skip(1) {
        match char {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The `#` signs of a raw string: `r##"text"##`.
fn raw_hashes(text: &str) -> Option<usize> {
    let hashes = text[1..].chars().take_while(|char| *char == '#').count();
    text[1 + hashes..].starts_with('"').then_some(hashes)
}

fn raw_length(text: &str) -> usize {
    let hashes = raw_hashes(text).unwrap_or(0);
    let end = format!("\"{}", "#".repeat(hashes));
    let begin = hashes + 2;
    text[begin..].find(&end).map_or(text.len(), |at| begin + at + end.len())
}

/// The length of a character literal: `'x'`, `'\''`. For a lifetime only the quote, which does no harm.
fn char_length(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some((at, escaped))) => {
            let from = at + escaped.len_utf8();
            text[from..].find('\'').map_or(1, |end| from + end + 1)
        }
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}

/// The position of `word` as a whole word in `text`.
pub fn word_in(text: &str, word: &str) -> Option<usize> {
    let wordlike = |char: char| char.is_alphanumeric() || char == '_';
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(wordlike) && !after.is_some_and(wordlike)
    })
}

#[test]
fn comments_and_strings_are_told_from_code() {
    let text = "let a = 'x'; // it's \"no\"\nlet b: &'static str = \"crate:: \\\" // \"; /* f64\n */ let c = r#\"say \"§ 1\" \"#;\n";
    let code = stripped(text, Keep::Code);
    assert_eq!(
        code.lines().map(str::trim_end).collect::<Vec<_>>(),
        ["let a =    ;", "let b: & static str =                 ;", "    let c =                ;",]
    );
    assert!(stripped(text, Keep::CodeAndStrings).contains("\"say \"§ 1\" \""));
    assert_eq!(word_in("age_test, age", "age"), Some(10));
    assert_eq!(word_in("age_test", "age"), None);
}
