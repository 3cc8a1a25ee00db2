//! The faults of facts files, and their messages.

use super::Format;
use super::wording::wording;
use crate::source::{Diagnostic, Span, both, codes, limits};

/// A fault without its place.
pub(super) enum Fault<'a> {
    /// A file with only blanks or comments.
    Empty(Format),
    /// `{"age": 1, "age": 2}`, with the span of the first key if it is known.
    DoubleKey { key: &'a str, first: Option<Span> },
    /// A character that some programs treat as a line break and others do not.
    OddLineEnd(char),
    /// `[[[[…]]]]` beyond the nesting limit.
    TooDeep,
    /// `{"age" 42}`, with the parser library's sentence.
    Misspelt { format: Format, sentence: &'a str },
    /// `&income` or `*income` in YAML.
    SaidOnce(&'a str),
    /// `!!str` in YAML.
    Tag(&'a str),
    /// `%TAG ! tag:example` in YAML.
    Directive(&'a str),
    /// `---` for the second time in YAML.
    Documents,
    /// `? [a, b]` in YAML.
    KeyOfMany,
    /// `: 42` in YAML.
    NoKey,
    /// A table without a head.
    NoTable,
    /// A column whose head is no path of a fact.
    Column(&'a str),
    /// More columns than a table may have.
    Columns,
    /// A row with another number of cells than there are columns.
    Cells { there: usize, wanted: usize },
    /// A row with too few cells, of which one goes on over the lines below.
    OpenQuote { lines: usize },
    /// `[]` for a list that has items in other columns, or the like.
    ToldTwice,
}

/// A fault as a diagnostic at its place.
pub(super) fn fault(span: Span, fault: Fault<'_>) -> Diagnostic {
    let error = |message| Diagnostic::error(codes::FACTS_SYNTAX, span, message);
    match fault {
        Fault::Empty(format) => {
            let (nb, en) = match format {
                Format::Json => ("{\"alder\": 42}", "{\"age\": 42}"),
                Format::Yaml => ("alder: 42", "age: 42"),
                Format::Toml => ("alder = 42", "age = 42"),
            };
            error(both("fila er tom", "the file is empty"))
                .help(both(format!("skriv minst én opplysning, som `{nb}`"), format!("write at least one fact, such as `{en}`")))
        }
        Fault::DoubleKey { key, first } => {
            let key = shown(key);
            let message = both(format!("nøkkelen `{key}` står to ganger"), format!("the key `{key}` is given twice"));
            let help = both("behold den som gjelder, og stryk den andre", "keep the one that holds, and remove the other");
            let found = Diagnostic::error(codes::DOUBLE_KEY, span, message).help(help);
            match first {
                Some(first) => found.also(first, both("den første står her", "first given here")),
                None => found,
            }
        }
        Fault::OddLineEnd(sign) => {
            let code = u32::from(sign);
            let nb = format!("her står et tegn som noen programmer viser som linjeskift og andre ikke (U+{code:04X})");
            let en = format!("here is a sign that some programs show as a line break and others do not (U+{code:04X})");
            error(both(nb, en)).help(both("skriv et vanlig linjeskift i stedet", "write an ordinary line break instead"))
        }
        Fault::TooDeep => {
            let deepest = limits::NESTING;
            let nb = format!("verdier inne i verdier, dypere enn {deepest} nivåer");
            error(both(nb, format!("values within values, deeper than {deepest} levels")))
                .help(both("opplysningene i en sak trenger bare noen få nivåer", "the facts of a case need only a few levels"))
        }
        Fault::Misspelt { format, sentence } => error(match wording(format, sentence) {
            Some((nb, en)) => both(nb, en),
            None => {
                let name = format.name();
                both(format!("dette er ikke gyldig {name}: {sentence}"), format!("this is not valid {name}: {sentence}"))
            }
        }),
        Fault::SaidOnce(word) => {
            let word = shown(word);
            let nb = format!("`{word}` lar én verdi gjelde flere steder, og det gjør ikke en faktafil");
            let help = both(
                "skriv selve verdien; en tekst som begynner med `*` eller `&`, skal stå i anførselstegn",
                "write the value itself; a text that begins with `*` or `&` should stand in quotation marks",
            );
            error(both(nb, format!("`{word}` lets one value hold in several places, which a facts file does not do"))).help(help)
        }
        Fault::Tag(word) => {
            let word = shown(word);
            error(both(format!("`{word}` er et typemerke"), format!("`{word}` is a tag")))
                .help(both("stryk det; typen kommer av reglene", "remove it; the type comes from the rules"))
        }
        Fault::Directive(word) => {
            let word = shown(word);
            let help = both(
                "stryk linjen; en tekst som begynner med `%`, skal stå i anførselstegn",
                "remove the line; a text that begins with `%` should stand in quotation marks",
            );
            error(both(format!("`{word}` betyr ingenting i en faktafil"), format!("`{word}` means nothing in a facts file"))).help(help)
        }
        Fault::Documents => error(both("fila har mer enn ett dokument", "the file has more than one document"))
            .help(both("stryk `---`, eller del fila i flere", "remove `---`, or make several files of it")),
        Fault::KeyOfMany => {
            error(both("en nøkkel skal være ett ord", "a key should be one word")).help(both("skriv `nøkkel: verdi`", "write `key: value`"))
        }
        Fault::NoKey => error(both("det mangler en nøkkel foran `:`", "there is no key before the `:`"))
            .help(both("skriv `nøkkel: verdi`", "write `key: value`")),
        Fault::NoTable => error(both("tabellen er tom", "the table is empty")).help(both(
            "skriv navnene på opplysningene i første rad, som `title;person.born`",
            "write the names of the facts in the first row, such as `title;person.born`",
        )),
        Fault::Column(text) => {
            let text = shown(text);
            let items = limits::TABLE_ITEMS;
            let help = both(
                format!(
                    "skriv navnet som i en faktafil, med punktum, og nummeret på en post i en liste: `household.members[2].born` (1 til {items})"
                ),
                format!(
                    "write the name as in a facts file, with full stops, and the number of an item of a list: `household.members[2].born` (1 to {items})"
                ),
            );
            error(both(format!("`{text}` er ikke navnet på en opplysning"), format!("`{text}` is not the name of a fact"))).help(help)
        }
        Fault::Columns => {
            let most = limits::TABLE_COLUMNS;
            error(both(format!("tabellen har mer enn {most} kolonner"), format!("the table has more than {most} columns")))
                .help(both("ta bort kolonnene som reglene ikke spør om", "leave out the columns that no rule asks for"))
        }
        Fault::Cells { there, wanted } => error(both(
            format!("antallet celler i raden er {there}, og tabellen har {wanted} kolonner"),
            format!("the number of cells in the row is {there}, and the table has {wanted} columns"),
        ))
        .help(both(
            "en celle som det ikke står noe i, må likevel være der; tekst med skilletegn i skal stå i anførselstegn",
            "a cell with nothing in it must be there too; a text with the separator in it should stand in quotation marks",
        )),
        Fault::OpenQuote { lines } => error(both(
            format!("en celle i raden går over {lines} linjer, og raden har for få celler"),
            format!("a cell of the row goes on over {lines} lines, and the row has too few cells"),
        ))
        .help(both(
            "lukk anførselstegnet: det som står bak det, også på linjene under, hører ellers til cellen, og sakene der blir ikke lest",
            "close the quotation mark: what stands behind it, on the lines below too, belongs to the cell otherwise, and the cases there are not read",
        )),
        Fault::ToldTwice => error(both("dette er alt fortalt i en annen kolonne", "this is told in another column already"))
            .help(both("la en av cellene stå tom", "leave one of the cells empty")),
    }
}

/// A text of the user, safe to print: shortened, and without control characters.
fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = text.chars().take(LONGEST).map(|char| if char.is_control() { '\u{fffd}' } else { char }).collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}
