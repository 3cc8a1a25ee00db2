//! `paragraf list`

use clap::ArgMatches;

use super::decide::json_text;
use super::{Console, DONE, Stop, USAGE, input};
use crate::law::canonical;
use crate::register::{Search, overview_text, register, register_json, register_text};
use crate::source::{Diagnostic, both, codes, did_you_mean};

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let written: Vec<String> = own.get_many::<String>("word").into_iter().flatten().map(|word| canonical(word).into_owned()).collect();
    let search = Search::read(written.iter().map(String::as_str));
    let base = input::rules(console, matches, true)?;
    let version = own.get_one::<String>("law").map(|name| input::version(console, Some(name))).transpose()?;
    let entries = register(&base, version.as_ref()).map_err(|mistakes| console.stop(&mistakes, base.sources()))?;
    let is_json = own.get_one::<String>("format").is_some_and(|format| format == "json");
    if search.is_empty() {
        let text = || overview_text(&entries, console.style());
        console.out(&if is_json { json_text(&register_json(&entries, &search, console.lang)) } else { text() });
        return Ok(DONE);
    }
    let found = search.found(&entries);
    if found.is_empty() && !search.words.is_empty() {
        let words = search.words.join(" ");
        let message = match search.kind {
            Some(kind) => both(
                format!("ingenting blant `{}` passer med `{words}`", kind.name()),
                format!("nothing among `{}` fits `{words}`", kind.name()),
            ),
            None => both(format!("ingenting passer med `{words}`"), format!("nothing fits `{words}`")),
        };
        let help = did_you_mean(search.meant(&entries)).unwrap_or(both(
            "søk med færre ord, eller se hva som finnes: `paragraf list`",
            "search with fewer words, or see what there is: `paragraf list`",
        ));
        console.tell(&[Diagnostic::error(codes::UNKNOWN_GOAL, None, message).help(help)], base.sources());
        return Err(Stop(USAGE));
    }
    console.out(&match is_json {
        true => json_text(&register_json(&entries, &search, console.lang)),
        false if found.is_empty() => overview_text(&entries, console.style()),
        false => register_text(&found, console.style_of_lines()),
    });
    Ok(DONE)
}
