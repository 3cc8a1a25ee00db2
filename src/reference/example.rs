//! An example of a mistake: its files and the command that reports it, with the mistake and without.

use std::borrow::Cow;

/// Files, and a command run in their folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Example {
    /// The files, in the order shown.
    pub files: Vec<File>,
    /// The command, such as `paragraf check --rules berths.regel`.
    pub command: String,
}

/// A file of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path within the folder, with `/`.
    pub name: String,
    /// Its text as shown.
    pub text: String,
    /// Whether it is saved in Latin-1, as older programs do.
    latin_1: bool,
}

/// Marks a line that stands for many: `link_N needs link_M  // for N = 0 … 699, M = N + 1`.
const MANY: &str = "  // for N = 0 … ";

impl File {
    /// The content as saved, with such lines expanded.
    pub fn bytes(&self) -> Vec<u8> {
        let text = match self.text.contains(MANY) {
            true => Cow::Owned(self.text.lines().map(expanded).collect::<String>()),
            false => Cow::Borrowed(self.text.as_str()),
        };
        match self.latin_1 {
            true => text.chars().map(|sign| u8::try_from(sign).unwrap_or(b'?')).collect(),
            false => text.into_owned().into_bytes(),
        }
    }
}

/// A line, or the lines that it stands for.
fn expanded(line: &str) -> String {
    let many = line.split_once(MANY).and_then(|(line, bounds)| {
        let last: usize = bounds.split(',').next()?.trim().parse().ok()?;
        Some((line, last))
    });
    match many {
        None => format!("{line}\n"),
        Some((line, last)) => (0..=last).map(|n| line.replace('N', &n.to_string()).replace('M', &(n + 1).to_string()) + "\n").collect(),
    }
}

/// Reads the blocks of an entry: the example with the mistake, and the one without.
pub(super) fn read(blocks: &str) -> (Example, Example) {
    let (mut wrong, mut right) = (Example::default(), Example::default());
    for block in blocks.split("\n```diff ").skip(1) {
        let (info, body) = block.split_once('\n').unwrap_or((block, ""));
        let body = body.split("\n```").next().unwrap_or_default();
        for (example, own, is_wrong) in [(&mut wrong, '-', true), (&mut right, '+', false)] {
            let text: String = body.lines().filter_map(|line| of_side(line, own)).map(|line| format!("{line}\n")).collect();
            let (name, encoding) = info.split_once(' ').unwrap_or((info, ""));
            match name {
                _ if text.is_empty() => {}
                "command" => example.command = text.trim().to_owned(),
                _ => {
                    example.files.push(File { name: name.to_owned(), text, latin_1: is_wrong && encoding == "latin-1" });
                }
            }
        }
    }
    for example in [&mut wrong, &mut right] {
        if let (true, Some(file)) = (example.command.is_empty(), example.files.first()) {
            example.command = format!("paragraf check --rules {}", file.name);
        }
    }
    (wrong, right)
}

/// A line of a block without its diff mark, if it belongs to the side with this mark or to both.
fn of_side(line: &str, mark: char) -> Option<&str> {
    match line.chars().next() {
        None => Some(line),
        Some(sign) if sign == mark || sign == ' ' => line.get(1..).map(|rest| rest.strip_prefix(' ').unwrap_or(rest)),
        Some(_) => None,
    }
}
