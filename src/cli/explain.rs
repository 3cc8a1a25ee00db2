//! `paragraf explain`

use std::fs;
use std::path::PathBuf;

use clap::ArgMatches;

use super::console::unwritten;
use super::decide::{exit_code, json_text, length};
use super::decided::under_each;
use super::{Console, Stop, USAGE, case, input};
use crate::explain::text_at;
use crate::reasons_page::{Shown, explanation_json, html, markdown, mermaid};
use crate::source::{SourceMap, Style};

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, case::is_titled(own))?;
    let decided = under_each(console, &base, own, &[own.get_one("law")])?;
    let [(decision, inputs)] = decided.as_slice() else { return Err(Stop(USAGE)) };
    let shown = Shown { decision, inputs, length: length(own), lang: console.lang };
    let text = match own.get_one::<String>("format").map_or("text", String::as_str) {
        "markdown" => markdown(&shown),
        "html" => html(&shown),
        "json" => json_text(&explanation_json(&shown)),
        "mermaid" => mermaid(&shown),
        _ => text_at(decision, inputs, style(console, own), shown.length),
    };
    written(console, own, &text)?;
    Ok(exit_code(&decision.cell))
}

/// How text is drawn: what goes into a file is plain.
fn style(console: &Console, own: &ArgMatches) -> Style {
    if own.get_one::<PathBuf>("out").is_some() { Style::plain(console.lang) } else { console.style() }
}

/// Writes a text to the file that is asked for, or to standard output.
pub(super) fn written(console: &Console, own: &ArgMatches, text: &str) -> Result<(), Stop> {
    match own.get_one::<PathBuf>("out") {
        Some(path) => fs::write(path, text).map_err(|error| console.stop(&[unwritten(Some(path), &error)], &SourceMap::default())),
        None => {
            console.out(text);
            Ok(())
        }
    }
}
