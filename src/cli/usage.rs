//! Wrong usage in our own words: what clap found, with its advice, in both languages.

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args;
use super::console::WIDTH;
use crate::data::Format;
use crate::law::{Lang, Text, say};
use crate::source::{Diagnostic, both, codes};

/// What is wrong with a command line.
pub(super) fn wrong(error: &clap::Error, arguments: &[OsString]) -> Diagnostic {
    let command = subcommand(arguments);
    let found = Found { error, command: command.as_deref() };
    let (message, help) = match error.kind() {
        ErrorKind::InvalidSubcommand => found.unknown_command(),
        ErrorKind::MissingSubcommand => found.no_command(),
        ErrorKind::UnknownArgument => found.unknown_argument(),
        ErrorKind::InvalidValue => found.wrong_value(),
        ErrorKind::MissingRequiredArgument => found.missing(),
        ErrorKind::ArgumentConflict => found.conflict(),
        ErrorKind::TooManyValues => found.too_many(),
        ErrorKind::InvalidUtf8 => (
            both("et ord i kommandoen er ikke UTF-8", "a word of the command is not UTF-8"),
            Some(both(
                "skriv det på nytt; et filnavn kan ha hvilke tegn som helst",
                "write it again; the name of a file may have any letters",
            )),
        ),
        // Nothing here takes a certain number of values, or a value behind `=` only.
        _ => (both("kommandoen kan ikke leses", "the command can't be read"), None),
    };
    Diagnostic::error(codes::USAGE, None, message).help(help.unwrap_or_else(|| found.see_help()))
}

/// The subcommand a command line is for, as far as it names one.
fn subcommand(arguments: &[OsString]) -> Option<String> {
    let known = args::command(Lang::default(), WIDTH);
    let names: Vec<&str> = known.get_subcommands().map(clap::Command::get_name).collect();
    let mut words = arguments.iter().skip(1).filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        match word {
            "--rules" | "--lang" => {
                words.next();
            }
            _ if word.starts_with('-') => {}
            _ => return names.contains(&word).then(|| word.to_owned()),
        }
    }
    None
}

/// What clap found, and for which command.
struct Found<'e> {
    error: &'e clap::Error,
    command: Option<&'e str>,
}

type Told = (Text, Option<Text>);

impl Found<'_> {
    /// The words of a kind: an argument as it is written, `--lang LANG`.
    fn all(&self, kind: ContextKind) -> Vec<String> {
        let words = match self.error.get(kind) {
            Some(ContextValue::String(word)) => vec![word.clone()],
            Some(ContextValue::Strings(words)) => words.clone(),
            _ => Vec::new(),
        };
        words.iter().map(|word| once(word.replace(['<', '>', '[', ']'], "").trim_end_matches("...")).to_owned()).collect()
    }

    fn one(&self, kind: ContextKind) -> String {
        self.all(kind).into_iter().next().unwrap_or_default()
    }

    fn see_help(&self) -> Text {
        let own = self.command.map(|name| format!("{name} ")).unwrap_or_default();
        both(format!("`paragraf {own}--help` viser hva som kan skrives"), format!("`paragraf {own}--help` shows what can be written"))
    }

    fn did_you_mean(&self, kind: ContextKind) -> Option<Text> {
        let near = self.all(kind);
        let list = |or: &str| near.iter().map(|near| format!("`{near}`")).collect::<Vec<_>>().join(or);
        (!near.is_empty()).then(|| both(format!("mente du {}?", list(" eller ")), format!("did you mean {}?", list(" or "))))
    }

    fn unknown_command(&self) -> Told {
        let name = self.one(ContextKind::InvalidSubcommand);
        let message = both(format!("ingen kommando heter `{name}`"), format!("no command is called `{name}`"));
        if ["help", "hjelp"].contains(&name.as_str()) {
            return (message, Some(both("skriv `paragraf --help`", "write `paragraf --help`")));
        }
        (message, self.did_you_mean(ContextKind::SuggestedSubcommand).or_else(|| Some(commands())))
    }

    fn no_command(&self) -> Told {
        (both("kommandoen mangler", "the command is missing"), Some(commands()))
    }

    fn unknown_argument(&self) -> Told {
        let word = self.one(ContextKind::InvalidArg);
        if word.starts_with('-') {
            let message = match self.command {
                Some(name) => both(format!("`{name}` har ikke noe valg `{word}`"), format!("`{name}` has no option `{word}`")),
                None => both(format!("det finnes ikke noe valg `{word}`"), format!("there is no option `{word}`")),
            };
            return (message, self.did_you_mean(ContextKind::SuggestedArg));
        }
        let message = match self.command {
            Some(name) => both(
                format!("`{name}` venter ikke flere ord, men fikk `{word}`"),
                format!("`{name}` wants no more words, but got `{word}`"),
            ),
            None => both(format!("`{word}` er ett ord for mye"), format!("`{word}` is one word too many")),
        };
        let help = match self.command {
            Some("decide" | "compare") if Format::from_name(&word).is_some() => {
                Some(both(format!("opplysningene oppgis slik: `--facts {word}`"), format!("facts are given like this: `--facts {word}`")))
            }
            Some("decide" | "compare" | "facts") if word.starts_with(|sign: char| sign.is_ascii_digit()) => Some(both(
                format!("versjonen av loven oppgis slik: `--law {word}`"),
                format!("the version of the law is given like this: `--law {word}`"),
            )),
            Some("check" | "decide" | "facts" | "compare" | "test") if Path::new(&word).exists() || word.ends_with(".regel") => {
                Some(both(format!("regelfiler oppgis slik: `--rules {word}`"), format!("rule files are given like this: `--rules {word}`")))
            }
            Some("test") => {
                Some(both("en tekst av flere ord står i anførselstegn", "a text of several words stands within quotation marks"))
            }
            _ => None,
        };
        (message, help)
    }

    fn wrong_value(&self) -> Told {
        let (argument, value) = (self.one(ContextKind::InvalidArg), self.one(ContextKind::InvalidValue));
        let message = match value.is_empty() {
            true => both(format!("`{argument}` mangler verdien sin"), format!("`{argument}` lacks its value")),
            false => both(format!("`{value}` er ingen verdi for `{argument}`"), format!("`{value}` is no value of `{argument}`")),
        };
        let valid = self.all(ContextKind::ValidValue);
        let quoted: Vec<String> = valid.iter().map(|value| format!("`{value}`")).collect();
        let help = quoted.split_last().map(|(last, others)| match others {
            [] => both(format!("skriv {last}"), format!("write {last}")),
            _ => both(format!("skriv {} eller {last}", others.join(", ")), format!("write {} or {last}", others.join(", "))),
        });
        (message, help)
    }

    fn missing(&self) -> Told {
        let missing = self.all(ContextKind::InvalidArg);
        let list = |and: &str| missing.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(and);
        let message = both(
            format!("{} mangler", list(" og ")),
            format!("{} {} missing", list(" and "), if missing.len() == 1 { "is" } else { "are" }),
        );
        let goal = missing.iter().any(|word| Lang::ALL.into_iter().any(|lang| say::placeholder_goal(lang) == word));
        let help = goal.then(|| {
            both("`paragraf decide` uten mål viser hva som kan avgjøres", "`paragraf decide` without a goal lists what can be decided")
        });
        let law = missing.iter().any(|word| word.starts_with("--law"));
        let twice = law.then(|| both("skriv `--law VERSJON --law VERSJON`", "write `--law VERSION --law VERSION`"));
        (message, help.or(twice))
    }

    fn conflict(&self) -> Told {
        let (argument, prior) = (self.one(ContextKind::InvalidArg), self.one(ContextKind::PriorArg));
        if prior == argument || prior.is_empty() {
            let message = both(format!("`{argument}` er oppgitt flere ganger"), format!("`{argument}` is given several times"));
            let two = self.command == Some("decide") && argument.starts_with("--law");
            let help = two.then(|| {
                both("`paragraf compare` avgjør en sak etter to versjoner", "`paragraf compare` decides a case under two versions")
            });
            return (message, Some(help.unwrap_or_else(|| both("behold én av dem", "keep one of them"))));
        }
        let message = both(format!("`{argument}` og `{prior}` går ikke sammen"), format!("`{argument}` and `{prior}` do not go together"));
        (message, Some(both("velg én av dem", "choose one of them")))
    }

    fn too_many(&self) -> Told {
        let (argument, value) = (self.one(ContextKind::InvalidArg), self.one(ContextKind::InvalidValue));
        let message =
            both(format!("`{argument}` tar ingen verdi, men fikk `{value}`"), format!("`{argument}` takes no value, but got `{value}`"));
        (message, Some(both(format!("skriv bare `{argument}`"), format!("write just `{argument}`"))))
    }
}

/// The words of an argument, which clap writes as often as the argument has values at least.
fn once(words: &str) -> &str {
    let halves = words.split_at_checked(words.len() / 2).and_then(|(first, rest)| Some((first, rest.strip_prefix(' ')?)));
    halves.filter(|(first, rest)| first == rest).map_or(words, |(first, _)| first)
}

/// The commands there are.
fn commands() -> Text {
    let known = args::command(Lang::default(), WIDTH);
    let list = known.get_subcommands().map(clap::Command::get_name).collect::<Vec<_>>().join(", ");
    both(format!("disse finnes: {list}"), format!("there are: {list}"))
}
