//! What the command line takes, with help written for an analyst.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, value_parser};

use crate::law::Lang;

const AFTER: &str = "A version of the law is a date, and what is added to it or left out:
  2018-06-01                  the law in force on 1 June 2018
  2018-06-01+bill             with a proposal
  2018-06-01+bill:age_limit   with one measure of it
  2018-06-01+bill-age_limit   with the proposal, without one measure

Exit codes: 0 done; 1 the input has mistakes, a case did not come out as expected, a file lacks its layout, or the answer can't be written; 2 wrong usage; 3 undetermined.";

/// The language asked for, also where the rest can't be read: the last `--lang` that names one.
pub(super) fn language(arguments: &[OsString]) -> Lang {
    let words: Vec<&str> = arguments.iter().skip(1).take_while(|word| *word != "--").filter_map(|word| word.to_str()).collect();
    let mut values = words.iter().enumerate().filter_map(|(at, word)| match *word {
        "--lang" => words.get(at + 1).copied(),
        _ => word.strip_prefix("--lang="),
    });
    match values.rfind(|value| ["nb", "en"].contains(value)) {
        Some("en") => Lang::En,
        _ => Lang::Nb,
    }
}

/// The whole command.
pub(super) fn command() -> Command {
    Command::new("paragraf")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Decides cases by law written as rules, and cites the paragraph for every answer")
        .after_help(AFTER)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .arg(
            Arg::new("rules")
                .long("rules")
                .value_name("DIR")
                .global(true)
                .value_parser(value_parser!(std::path::PathBuf))
                .help("Use the rule files in this folder instead of those that come with the program"),
        )
        .arg(
            Arg::new("lang")
                .long("lang")
                .value_name("LANG")
                .global(true)
                .value_parser(["nb", "en"])
                .default_value("nb")
                .help("The language of answers and messages: nb (Norwegian bokmål) or en (English)"),
        )
        .subcommand(
            Command::new("decide")
                .about("Decide a case, and explain the answer")
                .long_about("Decides a case, and explains the answer: the provision of each step, the facts and figures used, every condition that failed, what is missing, and whether the answer turns on how a text is read. Without GOAL it lists what can be decided.")
                .arg(goal(false))
                .arg(facts_file())
                .arg(law("The version of the law; today's if not given"))
                .arg(reading())
                .arg(format()),
        )
        .subcommand(
            Command::new("compare")
                .about("Decide a case under two versions of the law, and show where they part")
                .long_about("Decides one case under two versions of the law and puts the answers side by side: the step where they part, with its provision, the figures that differ, and the measure that changed them.")
                .arg(goal(true))
                .arg(facts_file().required(true))
                .arg(law("A version of the law; give it twice").num_args(1).action(ArgAction::Append).required(true))
                .arg(reading())
                .arg(format()),
        )
        .subcommand(
            Command::new("check").about("Look for mistakes in the rule files: every mistake, in every version, in one run").arg(
                Arg::new("sources")
                    .long("sources")
                    .value_name("DIR")
                    .value_parser(value_parser!(std::path::PathBuf))
                    .help("Look up quotations in the texts of this folder: those of the document NAME in NAME.txt or NAME.md"),
            ),
        )
        .subcommand(
            Command::new("test")
                .about("Run the cases in the rule files")
                .arg(Arg::new("filter").value_name("TEXT").help("Only cases whose title contains this text"))
                .arg(
                    Arg::new("coverage")
                        .long("coverage")
                        .action(ArgAction::SetTrue)
                        .help("Tell what of the rules the cases saw, by provision: each condition both ways, each exception, each measure"),
                )
                .arg(
                    Arg::new("mutate")
                        .long("mutate")
                        .action(ArgAction::SetTrue)
                        .conflicts_with("coverage")
                        .help("Change the rules in one place at a time, and tell the changes that no case notices"),
                ),
        )
        .subcommand(
            Command::new("fmt")
                .about("Give rule files their one layout: indents, blanks, line breaks and columns")
                .long_about("Gives rule files their one layout: indents, blanks, line breaks and columns. What a file says is never changed, and its comments stay where they are; a file with mistakes is left alone, and its mistakes are told. The files that change are listed. Without PATH it takes the folder given with --rules, or the folder rules where you are.")
                .arg(
                    Arg::new("path")
                        .value_name("PATH")
                        .num_args(1..)
                        .value_parser(value_parser!(std::path::PathBuf))
                        .help("Rule files, or folders of them"),
                )
                .arg(Arg::new("check").long("check").action(ArgAction::SetTrue).help("Write nothing; list the files that would change, and exit with 1 if there are any")),
        )
        .subcommand(
            Command::new("show")
                .about("Print a provision as it stands in a version, each part marked with where it came from; or an amendment with what is claimed of it")
                .arg(Arg::new("place").value_name("PLACE").required(true).help("A section, such as \"§ 1\", with the name of its act if several have it, or the name of an amendment"))
                .arg(law("The version of the law; today's if not given")),
        )
        .subcommand(
            Command::new("facts")
                .about("List what a case may hold for a goal: each fact with its question, its type and the provision that asks")
                .arg(goal(true))
                .arg(law("The version of the law; today's if not given"))
                .arg(format().help("text, or json for a JSON Schema of facts files")),
        )
        .subcommand(
            Command::new("explain-error")
                .about("Explain the code of a message: what it means, and how to get out of it")
                .long_about("Explains the code of a message: what it means, an example of the mistake with the message it gets, and the same example without the mistake. Without CODE it lists all codes.")
                .arg(Arg::new("code").value_name("CODE").help("A code, such as P0107; 107 will do")),
        )
}

fn goal(required: bool) -> Arg {
    let help = if required { "The rule to decide" } else { "The rule to decide; without it, all that can be decided are listed" };
    Arg::new("goal").value_name("GOAL").required(required).help(help)
}

fn facts_file() -> Arg {
    Arg::new("facts")
        .long("facts")
        .value_name("FILE")
        .value_parser(value_parser!(std::path::PathBuf))
        .help("The facts of the case, in JSON, YAML or TOML")
}

fn law(help: &'static str) -> Arg {
    Arg::new("law").long("law").value_name("VERSION").help(help)
}

fn reading() -> Arg {
    Arg::new("reading")
        .long("reading")
        .value_name("NAME=ALTERNATIVE")
        .action(ArgAction::Append)
        .help("Read a text another way than its default; may be given several times")
}

fn format() -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(["text", "json"])
        .default_value("text")
        .help("text, or json for programs")
}
