//! `paragraf explain-error`

use clap::ArgMatches;
use textwrap::{Options, fill};

use super::{Console, DONE, Stop, example};
use crate::law::say;
use crate::reference::{self, Entry, Example};
use crate::source::SourceMap;
use crate::source::render::render;

pub(super) fn run(console: &Console, own: &ArgMatches) -> Result<u8, Stop> {
    let Some(code) = own.get_one::<String>("code") else {
        console.out(&list(console));
        return Ok(DONE);
    };
    let entry = reference::explain(code).ok_or_else(|| console.stop(&[reference::unknown(code)], &SourceMap::default()))?;
    console.out(&explained(console, entry));
    Ok(DONE)
}

/// Every code with its title, by group.
fn list(console: &Console) -> String {
    let lang = console.lang;
    let mut out = String::new();
    for (start, group) in reference::groups() {
        let break_before = if out.is_empty() { "" } else { "\n" };
        out.push_str(&format!("{break_before}{start}..  {}\n", group.get(lang)));
        for entry in reference::entries().iter().filter(|entry| entry.code.starts_with(start)) {
            out.push_str(&format!("  {}  {}\n", entry.code, entry.title.get(lang)));
        }
    }
    out
}

/// All there is to know about a code. The message is the one the program gives for the example now.
fn explained(console: &Console, entry: &Entry) -> String {
    let lang = console.lang;
    let look = console.style();
    let mut out = format!("{}: {}\n\n", entry.code, entry.title.get(lang));
    out.push_str(&fill(entry.meaning.get(lang), Options::new(look.width)));
    out.push_str(&format!("\n\n{}\n{}", say::title_wrong(lang), shown(&entry.wrong)));
    let (mistakes, sources) = example::run(&entry.wrong);
    let message = render(&mistakes, &sources, look);
    out.push_str(&format!("\n{}\n\n{message}", say::title_message(lang)));
    out.push_str(&format!("\n{}\n{}", say::title_remedy(lang), shown(&entry.right)));
    out
}

/// An example, indented: its files under their names, and the command if it is not plain.
fn shown(example: &Example) -> String {
    let mut out = String::new();
    for file in &example.files {
        out.push_str(&format!("\n  {}\n\n", file.name));
        for line in file.text.lines() {
            out.push_str(format!("    {line}").trim_end());
            out.push('\n');
        }
    }
    out.push_str(&format!("\n  $ {}\n", example.command));
    out
}
