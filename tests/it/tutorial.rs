//! The tutorial is correct: its files are written to an empty folder in the order of the text, its commands are run there, and each prints
//! exactly what is shown.

use std::fs;

use super::support::{Call, Folder};

const TUTORIAL: &str = include_str!("../../docs/tutorial.md");

/// A fenced block: the words after the fence, and its text.
struct Block {
    info: Vec<&'static str>,
    text: String,
}

fn blocks() -> Vec<Block> {
    let mut out = Vec::new();
    let mut lines = TUTORIAL.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let text = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
        out.push(Block { info: info.split(' ').collect(), text });
    }
    out
}

/// The arguments of a command line, with quotation marks resolved.
fn arguments(line: &str) -> Vec<String> {
    let line = line.trim_end().strip_prefix("paragraf ").unwrap_or_else(|| panic!("not a command of ours: {line}"));
    let pieces = line.split('"').enumerate();
    pieces
        .flat_map(|(at, piece)| match at % 2 {
            0 => piece.split_whitespace().map(str::to_owned).collect(),
            _ => vec![piece.to_owned()],
        })
        .collect()
}

/// Runs a command and compares its output with the block below it. `exit 1` after the fence is its exit code; 0 is not stated.
fn run(line: &str, shown: &Block, folder: &Folder) {
    let arguments = arguments(line);
    let answer = Call::new(&arguments.iter().map(String::as_str).collect::<Vec<_>>()).within(folder.path()).run();
    // On a terminal the messages come first: they are written before the last line of the output.
    let printed = format!("{}{}", answer.err, answer.out);
    let code = match shown.info.as_slice() {
        ["text"] => 0,
        ["text", "exit", code] => code.parse().expect("an exit code"),
        other => panic!("below {line} stands no text but {other:?}"),
    };
    assert_eq!(answer.code, Some(code), "{line}\n{printed}");
    match shown.text.strip_suffix("…\n") {
        Some(beginning) => assert!(printed.starts_with(beginning), "{line} prints\n{printed}"),
        None => assert_eq!(printed.trim_end(), shown.text.trim_end(), "{line}"),
    }
}

#[test]
fn every_step_of_the_tutorial_does_what_it_shows() {
    let folder = Folder::new();
    folder.folder("library");
    let blocks = blocks();
    let (mut commands, mut below) = (Vec::new(), blocks.iter());
    while let Some(block) = below.next() {
        match block.info.as_slice() {
            ["sh"] => {
                assert_eq!(block.text.lines().count(), 1, "one command at a time:\n{}", block.text);
                run(&block.text, below.next().expect("what it prints"), &folder);
                commands.push(block.text.split(' ').nth(1).expect("a subcommand").to_owned());
            }
            ["regel" | "yaml", name] => drop(folder.write(name, &block.text)),
            ["regel", name, "now"] => {
                let now = fs::read_to_string(folder.path().join(name)).expect("a file of the tutorial");
                assert_eq!(now, block.text, "{name}");
            }
            other => panic!("a block of no known kind: {other:?}"),
        }
    }
    for command in ["check", "explain-error", "decide", "test", "fmt", "compare", "show"] {
        assert!(commands.iter().any(|own| own == command), "the tutorial shows `{command}`");
    }
}

#[test]
fn the_tutorial_is_linked_from_where_readers_begin() {
    assert!(include_str!("../../README.md").contains("`docs/tutorial.md`"));
    let manual = include_str!("../../docs/language.md");
    assert!(manual.split("\n## ").next().expect("its top").contains("(tutorial.md)"));
}
