//! `paragraf explain`

use std::path::PathBuf;

use clap::ArgMatches;

use super::decide::{exit_code, json_text, length};
use super::decided::{Decided, of_one, under_each};
use super::replace::write;
use super::{Console, Stop, USAGE, case, input, what_would};
use crate::compare::{Alone, alone_text, compare};
use crate::explain::text_at;
use crate::facts::GoalInputs;
use crate::reasons_page::{
    Compared, Shown, alone_explained_json, compared_json, explanation_json, html, html_of_two, markdown, markdown_of_two, mermaid,
    mermaid_of_two, text_of_two,
};
use crate::source::{Diagnostic, SourceMap, Style, both, codes};

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, case::is_titled(own))?;
    let names: Vec<&String> = own.get_many("law").into_iter().flatten().collect();
    let laws: Vec<Option<&String>> = match names.as_slice() {
        [] => vec![None],
        [one] => vec![Some(one)],
        [first, second] => vec![Some(first), Some(second)],
        _ => {
            let message = both("et svar forklares etter høyst to versjoner", "an answer is explained by two versions at most");
            let help = both(
                "`paragraf compare … --cases` stiller flere versjoner ved siden av hverandre",
                "`paragraf compare … --cases` puts more versions side by side",
            );
            console.tell(&[Diagnostic::error(codes::USAGE, None, message).help(help)], base.sources());
            return Err(Stop(USAGE));
        }
    };
    if laws.len() > 1 && what_would::is_asked(own) {
        let message = both("`--what-would` gjelder ett svar, ikke to versjoner", "`--what-would` is about one answer, not two versions");
        let help = both("oppgi `--law` én gang", "give `--law` once");
        console.tell(&[Diagnostic::error(codes::USAGE, None, message).help(help)], base.sources());
        return Err(Stop(USAGE));
    }
    if let [Some(first), Some(second)] = laws.as_slice()
        && let Some(of_one) = of_one(console, &base, own, [first, second])?
    {
        let alone = of_one.alone();
        written(console, own, &beside_none(console, own, &alone, of_one.inputs()))?;
        return Ok(exit_code(&alone.decision.cell));
    }
    let decided = under_each(console, &base, own, &laws)?;
    let format = own.get_one::<String>("format").map_or("text", String::as_str);
    let text = match decided.as_slice() {
        [(decision, inputs)] => {
            let shown = Shown { decision, inputs, length: length(own), lang: console.lang, note: None };
            match format {
                "markdown" => markdown(&shown),
                "html" => html(&shown),
                "json" => json_text(&explanation_json(&shown)),
                "mermaid" => mermaid(&shown),
                _ => text_at(decision, inputs, style(console, own), shown.length),
            }
        }
        [(left, inputs_left), (right, inputs_right)] => {
            let comparison = &compare(left, right, console.lang);
            let inputs = [inputs_left, inputs_right];
            let compared = Compared { comparison, inputs, length: length(own), lang: console.lang };
            match format {
                "markdown" => markdown_of_two(&compared),
                "html" => html_of_two(&compared),
                "json" => json_text(&compared_json(&compared)),
                "mermaid" => mermaid_of_two(&compared),
                _ => text_of_two(&compared, style(console, own)),
            }
        }
        _ => return Err(Stop(USAGE)),
    };
    written(console, own, &text)?;
    Ok(decided.iter().map(|(decision, _): &Decided| exit_code(&decision.cell)).max().unwrap_or_default())
}

/// The explanation by the one version that has a rule for the question, with what it comes to that the other has none.
fn beside_none(console: &Console, own: &ArgMatches, alone: &Alone<'_>, inputs: &GoalInputs) -> String {
    let note = alone.counts(console.lang);
    let shown = Shown { decision: alone.decision, inputs, length: length(own), lang: console.lang, note: Some(&note) };
    match own.get_one::<String>("format").map_or("text", String::as_str) {
        "markdown" => markdown(&shown),
        "html" => html(&shown),
        "json" => json_text(&alone_explained_json(alone, &shown)),
        "mermaid" => mermaid(&shown),
        _ => {
            let style = style(console, own);
            alone_text(alone, style) + "\n" + &text_at(alone.decision, inputs, style, shown.length)
        }
    }
}

/// How text is drawn: what goes into a file is plain.
fn style(console: &Console, own: &ArgMatches) -> Style {
    if own.get_one::<PathBuf>("out").is_some() { Style::plain(console.lang) } else { console.style() }
}

/// Writes a text to the file that is asked for, or to standard output.
pub(super) fn written(console: &Console, own: &ArgMatches, text: &str) -> Result<(), Stop> {
    match own.get_one::<PathBuf>("out") {
        Some(path) => write(path, text.as_bytes()).map_err(|mistake| console.stop(&[*mistake], &SourceMap::default())),
        None => {
            console.out(text);
            Ok(())
        }
    }
}
