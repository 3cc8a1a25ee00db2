//! What the command line takes, with help written for an analyst, in both languages.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, value_parser};

use crate::explain::Length;
use crate::law::{Lang, say};

/// What every command takes stands behind what one takes.
const BEHIND: usize = 100;

/// The language asked for, also where the rest can't be read: the last `--lang` that names one.
pub(super) fn language(arguments: &[OsString]) -> Lang {
    let words: Vec<&str> = arguments.iter().skip(1).take_while(|word| *word != "--").filter_map(|word| word.to_str()).collect();
    let values = words.iter().enumerate().filter_map(|(at, word)| match *word {
        "--lang" => words.get(at + 1).copied(),
        _ => word.strip_prefix("--lang="),
    });
    values.rev().find_map(Lang::from_code).unwrap_or_default()
}

/// The whole command, with help of so many columns.
pub(super) fn command(lang: Lang, width: usize) -> Command {
    let words = Words(lang);
    let command = Command::new("paragraf")
        .version(env!("CARGO_PKG_VERSION"))
        .term_width(width)
        .about(say::help_program(lang))
        .after_help(say::help_after(lang))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(words.rules())
        .arg(words.lang())
        .subcommand(
            Command::new("decide")
                .about(say::help_decide(lang))
                .long_about(say::help_decide_long(lang))
                .arg(words.goal(false))
                .args(words.facts())
                .arg(words.law())
                .arg(words.reading())
                .arg(words.what_would())
                .arg(words.length())
                .arg(words.format()),
        )
        .subcommand(words.explain())
        .subcommand(words.letter())
        .subcommand(
            Command::new("compare")
                .about(say::help_compare(lang))
                .long_about(say::help_compare_long(lang))
                .arg(words.goal(false).required_unless_present("all").help(say::help_goal(lang)))
                .args(words.facts())
                .arg(words.cases().conflicts_with_all(["facts", "case"]))
                .arg(words.flag("all").requires("cases").help(say::help_compare_all(lang)))
                .arg(words.flag("every-case").requires("cases").help(say::help_every_case(lang)))
                .arg(words.law().help(say::help_law_twice(lang)).action(ArgAction::Append).required(true))
                .arg(words.reading())
                .arg(words.format()),
        )
        .subcommand(
            Command::new("differ")
                .about(say::help_differ(lang))
                .long_about(say::help_differ_long(lang))
                .arg(
                    Arg::new("names")
                        .value_name(say::placeholder_goal_and_versions(lang))
                        .num_args(2..=3)
                        .required(true)
                        .help(say::help_differ_names(lang)),
                )
                .arg(words.flag("all").help(say::help_differ_all(lang)))
                .arg(words.flag("every-region").help(say::help_every_region(lang)))
                .arg(
                    Arg::new("by")
                        .long("by")
                        .value_name("measure|change")
                        .value_parser(["measure", "change"])
                        .hide_possible_values(true)
                        .help(say::help_differ_by(lang)),
                )
                .arg(words.page_format()),
        )
        .subcommand(words.diff())
        .subcommand(
            Command::new("claims")
                .about(say::help_claims(lang))
                .long_about(say::help_claims_long(lang))
                .arg(Arg::new("amendment").value_name(say::placeholder_amendment(lang)).help(say::help_amendment(lang)))
                .arg(words.folder("save").help(say::help_save(lang)))
                .arg(words.page_format()),
        )
        .subcommand(
            Command::new("review")
                .about(say::help_review(lang))
                .long_about(say::help_review_long(lang))
                .arg(Arg::new("of").value_name(say::placeholder_review(lang)).required(true).help(say::help_review_of(lang)))
                .arg(words.format()),
        )
        .subcommand(words.report())
        .subcommand(
            Command::new("check")
                .about(say::help_check(lang))
                .long_about(say::help_check_long(lang))
                .arg(words.folder("sources").help(say::help_sources(lang)))
                .arg(words.flag("prove").help(say::help_prove(lang)))
                .arg(words.folder("save").requires("prove").help(say::help_save_broken(lang)))
                .arg(words.format().requires("prove")),
        )
        .subcommand(
            Command::new("test")
                .about(say::help_test(lang))
                .arg(Arg::new("filter").value_name(say::placeholder_text(lang)).help(say::help_filter(lang)))
                .arg(words.flag("coverage").help(say::help_coverage(lang)))
                .arg(words.flag("mutate").conflicts_with("coverage").help(say::help_mutate(lang)))
                .arg(words.folder("explanations").conflicts_with_all(["coverage", "mutate"]).help(say::help_explanations(lang)))
                .arg(words.flag("accept").requires("explanations").help(say::help_accept(lang)))
                .arg(words.flag("review").requires("explanations").conflicts_with("accept").help(say::help_review_each(lang))),
        )
        .subcommand(
            Command::new("fmt")
                .about(say::help_fmt(lang))
                .long_about(say::help_fmt_long(lang))
                .arg(
                    Arg::new("path")
                        .value_name(say::placeholder_path(lang))
                        .num_args(1..)
                        .value_parser(value_parser!(std::path::PathBuf))
                        .help(say::help_path(lang)),
                )
                .arg(words.flag("check").help(say::help_only_look(lang))),
        )
        .subcommand(
            Command::new("list")
                .about(say::help_list(lang))
                .long_about(say::help_list_long(lang))
                .arg(Arg::new("word").value_name(say::placeholder_words(lang)).num_args(1..).help(say::help_list_words(lang)))
                .arg(words.law().help(say::help_list_law(lang)))
                .arg(words.format()),
        )
        .subcommand(
            Command::new("show")
                .about(say::help_show(lang))
                .long_about(say::help_show_long(lang))
                .arg(Arg::new("place").value_name(say::placeholder_place(lang)).required(true).num_args(1..).help(say::help_place(lang)))
                .arg(words.law())
                .arg(words.format().value_parser(["text", "rules", "json"]).help(say::help_show_format(lang))),
        )
        .subcommand(
            Command::new("uses")
                .about(say::help_uses(lang))
                .long_about(say::help_uses_long(lang))
                .arg(Arg::new("name").value_name(say::placeholder_name(lang)).required(true).num_args(1..).help(say::help_uses_name(lang)))
                .arg(words.law().action(ArgAction::Append).help(say::help_uses_law(lang)))
                .arg(words.drawn()),
        )
        .subcommand(
            Command::new("timeline")
                .about(say::help_timeline(lang))
                .long_about(say::help_timeline_long(lang))
                .arg(
                    Arg::new("name")
                        .value_name(say::placeholder_name(lang))
                        .required(true)
                        .num_args(1..)
                        .help(say::help_timeline_name(lang)),
                )
                .arg(words.drawn()),
        )
        .subcommand(
            Command::new("facts")
                .about(say::help_facts(lang))
                .arg(words.goal(true))
                .arg(words.case().help(say::help_case_as_file(lang)))
                .arg(words.law())
                .arg(words.format().help(say::help_schema_format(lang)))
                .arg(words.out()),
        )
        .subcommand(words.ask())
        .subcommand(
            Command::new("explain-error")
                .about(say::help_explain_error(lang))
                .long_about(say::help_explain_error_long(lang))
                .arg(Arg::new("code").value_name(say::placeholder_code(lang)).help(say::help_code(lang))),
        );
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).display_order(BEHIND + 3);
    let command = command.arg(version.help(say::help_version(lang))).mut_subcommands(|own| words.finished(own));
    words.finished(command)
}

/// What several commands take, in a language.
struct Words(Lang);

impl Words {
    fn goal(&self, required: bool) -> Arg {
        let help = match required {
            true => say::help_goal(self.0),
            false => say::help_goal_optional(self.0),
        };
        Arg::new("goal").value_name(say::placeholder_goal(self.0)).required(required).help(help)
    }

    /// The command that writes an explanation.
    fn explain(&self) -> Command {
        Command::new("explain")
            .about(say::help_explain(self.0))
            .long_about(say::help_explain_long(self.0))
            .arg(self.goal(true))
            .args(self.facts())
            .arg(self.law().action(ArgAction::Append).help(say::help_law_explained(self.0)))
            .arg(self.reading())
            .arg(self.what_would())
            .arg(self.length())
            .arg(self.format().value_parser(["text", "markdown", "html", "json", "mermaid"]).help(say::help_explain_format(self.0)))
            .arg(self.out())
    }

    /// The command that asks the questions of a case.
    fn ask(&self) -> Command {
        let save = Arg::new("save").long("save").value_name(say::placeholder_file(self.0));
        let save = save.value_parser(value_parser!(std::path::PathBuf)).help(say::help_save_answers(self.0));
        let [facts, format, case] = self.facts();
        Command::new("ask")
            .about(say::help_ask(self.0))
            .long_about(say::help_ask_long(self.0))
            .arg(self.goal(true))
            .args([facts.help(say::help_known_facts(self.0)), format, case])
            .arg(save)
            .arg(self.flag("again").help(say::help_again(self.0)))
            .arg(Arg::new("by").long("by").value_name(say::placeholder_name(self.0)).help(say::help_by(self.0)))
            .arg(Arg::new("on").long("on").value_name(say::placeholder_day(self.0)).help(say::help_on(self.0)))
            .arg(self.law())
            .arg(self.reading())
            .arg(self.length())
    }

    /// The command that writes a letter.
    fn letter(&self) -> Command {
        let set = Arg::new("set").long("set").value_name(say::placeholder_setting(self.0)).action(ArgAction::Append);
        let template = Arg::new("template").long("template").value_name(say::placeholder_file(self.0));
        Command::new("letter")
            .about(say::help_letter(self.0))
            .long_about(say::help_letter_long(self.0))
            .arg(self.goal(true))
            .args(self.facts())
            .arg(self.law())
            .arg(self.reading())
            .arg(set.help(say::help_set(self.0)))
            .arg(template.value_parser(value_parser!(std::path::PathBuf)).help(say::help_template(self.0)))
            .arg(self.out().help(say::help_letter_out(self.0)))
    }

    /// The command that tells two versions' provisions apart.
    fn diff(&self) -> Command {
        let version = |name: &'static str| Arg::new(name).value_name(say::placeholder_version(self.0)).required(true);
        Command::new("diff")
            .about(say::help_diff(self.0))
            .long_about(say::help_diff_long(self.0))
            .arg(version("before").help(say::help_diff_before(self.0)))
            .arg(version("after").help(say::help_diff_after(self.0)))
            .arg(Arg::new("act").long("act").value_name(say::placeholder_act(self.0)).help(say::help_diff_act(self.0)))
            .arg(Arg::new("provision").long("provision").value_name(say::placeholder_place(self.0)).help(say::help_diff_provision(self.0)))
            .arg(self.flag("proved").help(say::help_diff_proved(self.0)))
            .arg(self.format().value_parser(["text", "json", "lovspeil"]).help(say::help_diff_format(self.0)))
            .arg(
                Arg::new("out")
                    .long("out")
                    .value_name(say::placeholder_file(self.0))
                    .value_parser(value_parser!(std::path::PathBuf))
                    .help(say::help_diff_out(self.0)),
            )
    }

    /// The command that writes a report.
    fn report(&self) -> Command {
        let version = |name: &'static str| Arg::new(name).value_name(say::placeholder_version(self.0)).required(true);
        Command::new("report")
            .about(say::help_report(self.0))
            .long_about(say::help_report_long(self.0))
            .arg(version("before").help(say::help_diff_before(self.0)))
            .arg(version("after").help(say::help_diff_after(self.0)))
            .arg(self.folder("out").required(true).help(say::help_report_out(self.0)))
            .arg(self.cases().num_args(1).help(say::help_report_cases(self.0)))
    }

    /// Where the facts are, and how they are written.
    fn facts(&self) -> [Arg; 3] {
        let file = Arg::new("facts")
            .long("facts")
            .value_name(say::placeholder_file(self.0))
            .value_parser(value_parser!(std::path::PathBuf))
            .help(say::help_facts_file(self.0));
        let format = Arg::new("facts-format")
            .long("facts-format")
            .value_name(say::placeholder_format(self.0))
            .value_parser(["json", "yaml", "toml"])
            .requires("facts")
            .hide_possible_values(true)
            .help(say::help_facts_file_format(self.0));
        [file, format, self.case().conflicts_with("facts")]
    }

    /// A case of the rule files.
    fn case(&self) -> Arg {
        Arg::new("case").long("case").value_name(say::placeholder_title(self.0)).help(say::help_case(self.0))
    }

    /// The file that is written instead of standard output.
    fn out(&self) -> Arg {
        let out = Arg::new("out").long("out").value_name(say::placeholder_file(self.0));
        out.value_parser(value_parser!(std::path::PathBuf)).help(say::help_out(self.0))
    }

    /// Where many cases are; without a path, in the rule files.
    fn cases(&self) -> Arg {
        Arg::new("cases")
            .long("cases")
            .value_name(say::placeholder_path(self.0))
            .num_args(0..=1)
            .action(ArgAction::Append)
            .value_parser(value_parser!(std::path::PathBuf))
            .help(say::help_cases(self.0))
    }

    fn law(&self) -> Arg {
        Arg::new("law").long("law").value_name(say::placeholder_version(self.0)).help(say::help_law(self.0))
    }

    fn reading(&self) -> Arg {
        Arg::new("reading")
            .long("reading")
            .value_name(say::placeholder_reading(self.0))
            .action(ArgAction::Append)
            .help(say::help_reading(self.0))
    }

    fn format(&self) -> Arg {
        Arg::new("format")
            .long("format")
            .value_name(say::placeholder_format(self.0))
            .value_parser(["text", "json"])
            .default_value("text")
            .hide_possible_values(true)
            .hide_default_value(true)
            .help(say::help_format(self.0))
    }

    fn what_would(&self) -> Arg {
        self.flag("what-would").help(say::help_what_would(self.0))
    }

    fn length(&self) -> Arg {
        Arg::new("length")
            .long("length")
            .value_name(say::placeholder_length(self.0))
            .value_parser(Length::ALL.map(Length::name))
            .default_value(Length::default().name())
            .hide_possible_values(true)
            .hide_default_value(true)
            .help(say::help_length(self.0))
    }

    /// The format of what can be drawn.
    fn drawn(&self) -> Arg {
        self.format().value_parser(["text", "json", "svg", "html"]).help(say::help_drawn_format(self.0))
    }

    /// The format of what can be read as a page as well.
    fn page_format(&self) -> Arg {
        self.format().value_parser(["text", "json", "markdown"]).help(say::help_differ_format(self.0))
    }

    fn folder(&self, name: &'static str) -> Arg {
        Arg::new(name).long(name).value_name(say::placeholder_folder(self.0)).value_parser(value_parser!(std::path::PathBuf))
    }

    fn flag(&self, name: &'static str) -> Arg {
        Arg::new(name).long(name).action(ArgAction::SetTrue)
    }

    fn rules(&self) -> Arg {
        self.folder("rules").global(true).display_order(BEHIND).help(say::help_rules(self.0))
    }

    fn lang(&self) -> Arg {
        Arg::new("lang")
            .long("lang")
            .value_name(say::placeholder_lang(self.0))
            .global(true)
            .display_order(BEHIND + 1)
            .value_parser(Lang::ALL.map(Lang::code))
            .default_value(Lang::default().code())
            .hide_possible_values(true)
            .hide_default_value(true)
            .help(say::help_lang(self.0))
    }

    /// A command with its way to ask for help, and its help in our own words: clap knows only English ones.
    fn finished(&self, command: Command) -> Command {
        let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).display_order(BEHIND + 2);
        let command = command.disable_help_flag(true).arg(help.help(say::help_help(self.0)));
        let options = say::placeholder_options(self.0);
        let required = command.get_opts().filter(|arg| arg.is_required_set()).map(written);
        let behind = match command.has_subcommands() {
            true => vec![say::placeholder_command(self.0).to_owned()],
            false => command.get_positionals().map(written).collect(),
        };
        let name = match command.get_name() {
            "paragraf" => "paragraf".to_owned(),
            own => format!("paragraf {own}"),
        };
        let usage = [name, options.to_owned()].into_iter().chain(required).chain(behind).collect::<Vec<_>>().join(" ");
        let mut template = format!("{{about-with-newline}}\n{}: {{usage}}\n", say::heading_usage(self.0));
        if command.has_subcommands() {
            template.push_str(&format!("\n{}:\n{{subcommands}}\n", say::heading_commands(self.0)));
        } else if command.get_positionals().next().is_some() {
            template.push_str(&format!("\n{}:\n{{positionals}}\n", say::heading_arguments(self.0)));
        }
        template.push_str(&format!("\n{}:\n{{options}}{{after-help}}", say::heading_options(self.0)));
        command.override_usage(usage).help_template(template)
    }
}

/// An argument in the line on usage: `--law <VERSION>`, `[GOAL]`, `<PLACE>...`.
fn written(arg: &Arg) -> String {
    let name = arg.get_value_names().and_then(<[_]>::first).map(|name| name.to_string()).unwrap_or_default();
    let several = arg.get_num_args().is_some_and(|range| range.max_values() > 1) || matches!(arg.get_action(), ArgAction::Append);
    let more = if several { "..." } else { "" };
    match (arg.get_long(), arg.is_required_set()) {
        (Some(long), _) => format!("--{long} <{name}>{more}"),
        (None, true) => format!("<{name}>{more}"),
        (None, false) => format!("[{name}]{more}"),
    }
}
