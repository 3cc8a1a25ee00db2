//! What the command line takes, with help written for an analyst, in both languages.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, value_parser};

use crate::law::Lang;

const AFTER: [&str; 2] = [
    "En versjon av loven er en dato, og det som legges til den eller utelates:
  2018-06-01                  loven som gjaldt 1. juni 2018
  2018-06-01+bill             med et forslag
  2018-06-01+bill:age_limit   med ett tiltak i det
  2018-06-01+bill-age_limit   med forslaget, uten ett tiltak

Avslutningskoder: 0 gjort; 1 det er feil i det som er lest, en sak kom ikke ut som ventet, en fil mangler oppsettet sitt, eller svaret kan ikke skrives; 2 feil bruk; 3 åpent svar.",
    "A version of the law is a date, and what is added to it or left out:
  2018-06-01                  the law in force on 1 June 2018
  2018-06-01+bill             with a proposal
  2018-06-01+bill:age_limit   with one measure of it
  2018-06-01+bill-age_limit   with the proposal, without one measure

Exit codes: 0 done; 1 the input has mistakes, a case did not come out as expected, a file lacks its layout, or the answer can't be written; 2 wrong usage; 3 undetermined.",
];

/// What every command takes stands behind what one takes.
const BEHIND: usize = 100;

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

/// The whole command, with help of so many columns.
pub(super) fn command(lang: Lang, width: usize) -> Command {
    let words = Words(lang);
    let w = |nb, en| lang.pick(nb, en);
    let command = Command::new("paragraf")
        .version(env!("CARGO_PKG_VERSION"))
        .term_width(width)
        .about(w(
            "Avgjør saker etter lov skrevet som regler, og viser til paragrafen for hvert svar",
            "Decides cases by law written as rules, and cites the paragraph for every answer",
        ))
        .after_help(w(AFTER[0], AFTER[1]))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(words.rules())
        .arg(words.lang())
        .subcommand(
            Command::new("decide")
                .about(w("Avgjør en sak, og begrunn svaret", "Decide a case, and explain the answer"))
                .long_about(w(
                    "Avgjør en sak, og begrunner svaret: bestemmelsen for hvert steg, opplysningene og satsene som er brukt, hvert vilkår som ikke er oppfylt, hva som mangler, og om svaret beror på hvordan en tekst leses. Uten MÅL lister den opp hva som kan avgjøres. Opplysninger trengs bare der målet spør om noen.",
                    "Decides a case, and explains the answer: the provision of each step, the facts and figures used, every condition that failed, what is missing, and whether the answer turns on how a text is read. Without GOAL it lists what can be decided. Facts are needed only where the goal asks for any.",
                ))
                .arg(words.goal(false))
                .args(words.facts())
                .arg(words.law())
                .arg(words.reading())
                .arg(words.format()),
        )
        .subcommand(
            Command::new("compare")
                .about(w(
                    "Avgjør en sak etter to versjoner av loven, og vis hvor de skilles",
                    "Decide a case under two versions of the law, and show where they part",
                ))
                .long_about(w(
                    "Avgjør én sak etter to versjoner av loven og setter svarene ved siden av hverandre: steget der de skilles, med bestemmelsen, satsene som er forskjellige, og tiltaket som endret dem.",
                    "Decides one case under two versions of the law and puts the answers side by side: the step where they part, with its provision, the figures that differ, and the measure that changed them.",
                ))
                .arg(words.goal(true))
                .args(words.facts())
                .arg(words.law().help(w("En versjon av loven; oppgis to ganger", "A version of the law; give it twice")).action(ArgAction::Append).required(true))
                .arg(words.reading())
                .arg(words.format()),
        )
        .subcommand(
            Command::new("check")
                .about(w(
                    "Let etter feil i regelfilene: alle feil, i alle versjoner, på én gang",
                    "Look for mistakes in the rule files: every mistake, in every version, in one run",
                ))
                .arg(words.folder("sources").help(w(
                    "Slå opp sitater i tekstene i denne mappen: de i dokumentet NAVN i NAVN.txt eller NAVN.md",
                    "Look up quotations in the texts of this folder: those of the document NAME in NAME.txt or NAME.md",
                ))),
        )
        .subcommand(
            Command::new("test")
                .about(w("Prøv sakene i regelfilene", "Run the cases in the rule files"))
                .arg(
                    Arg::new("filter")
                        .value_name(w("TEKST", "TEXT"))
                        .help(w("Bare saker med denne teksten i tittelen", "Only cases whose title contains this text")),
                )
                .arg(words.flag("coverage").help(w(
                    "Fortell hva av reglene sakene har sett, bestemmelse for bestemmelse: hvert vilkår begge veier, hvert unntak, hvert tiltak",
                    "Tell what of the rules the cases saw, by provision: each condition both ways, each exception, each measure",
                )))
                .arg(words.flag("mutate").conflicts_with("coverage").help(w(
                    "Endre reglene på ett sted om gangen, og fortell hvilke endringer ingen sak legger merke til",
                    "Change the rules in one place at a time, and tell the changes that no case notices",
                ))),
        )
        .subcommand(
            Command::new("fmt")
                .about(w(
                    "Gi regelfiler deres ene oppsett: innrykk, mellomrom, linjeskift og kolonner",
                    "Give rule files their one layout: indents, blanks, line breaks and columns",
                ))
                .long_about(w(
                    "Gir regelfiler deres ene oppsett: innrykk, mellomrom, linjeskift og kolonner. Det en fil sier, endres aldri, og kommentarene blir der de står; en fil med feil får være, og feilene blir fortalt. Filene som endres, listes opp. Uten STI tar den mappen som er oppgitt med --rules, eller mappen rules der du er.",
                    "Gives rule files their one layout: indents, blanks, line breaks and columns. What a file says is never changed, and its comments stay where they are; a file with mistakes is left alone, and its mistakes are told. The files that change are listed. Without PATH it takes the folder given with --rules, or the folder rules where you are.",
                ))
                .arg(
                    Arg::new("path")
                        .value_name(w("STI", "PATH"))
                        .num_args(1..)
                        .value_parser(value_parser!(std::path::PathBuf))
                        .help(w("Regelfiler, eller mapper med dem", "Rule files, or folders of them")),
                )
                .arg(words.flag("check").help(w(
                    "Skriv ingenting; list opp filene som ville endres, og avslutt med 1 om det er noen",
                    "Write nothing; list the files that would change, and exit with 1 if there are any",
                ))),
        )
        .subcommand(
            Command::new("show")
                .about(w(
                    "Vis en bestemmelse slik den er i en versjon, hver del merket med hvor den kommer fra; eller en lovendring med det som påstås om den",
                    "Print a provision as it stands in a version, each part marked with where it came from; or an amendment with what is claimed of it",
                ))
                .arg(Arg::new("place").value_name(w("STED", "PLACE")).required(true).num_args(1..).help(w(
                    "En paragraf, som \"§ 1\", med navnet på loven om flere har den, eller navnet på en lovendring",
                    "A section, such as \"§ 1\", with the name of its act if several have it, or the name of an amendment",
                )))
                .arg(words.law()),
        )
        .subcommand(
            Command::new("facts")
                .about(w(
                    "List opp hva en sak kan inneholde for et mål: hver opplysning med spørsmål, type og bestemmelsen som spør",
                    "List what a case may hold for a goal: each fact with its question, its type and the provision that asks",
                ))
                .arg(words.goal(true))
                .arg(words.law())
                .arg(words.format().help(w(
                    "text, eller json for et JSON Schema for opplysningsfiler (text om ikke oppgitt)",
                    "text, or json for a JSON Schema of facts files (text if not given)",
                ))),
        )
        .subcommand(
            Command::new("explain-error")
                .about(w(
                    "Forklar koden til en melding: hva den betyr, og hvordan man kommer videre",
                    "Explain the code of a message: what it means, and how to get out of it",
                ))
                .long_about(w(
                    "Forklarer koden til en melding: hva den betyr, et eksempel på feilen med meldingen den får, og samme eksempel uten feilen. Uten KODE lister den opp alle.",
                    "Explains the code of a message: what it means, an example of the mistake with the message it gets, and the same example without the mistake. Without CODE it lists all codes.",
                ))
                .arg(
                    Arg::new("code")
                        .value_name(w("KODE", "CODE"))
                        .help(w("En kode, som P0107; 107 er nok", "A code, such as P0107; 107 will do")),
                ),
        );
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).display_order(BEHIND + 3);
    let command =
        command.arg(version.help(w("Vis versjonsnummeret", "Print the version number"))).mut_subcommands(|own| words.finished(own));
    words.finished(command)
}

/// What several commands take, in a language.
struct Words(Lang);

impl Words {
    fn pick(&self, nb: &'static str, en: &'static str) -> &'static str {
        self.0.pick(nb, en)
    }

    fn goal(&self, required: bool) -> Arg {
        let help = match required {
            true => self.pick("Regelen som skal avgjøres", "The rule to decide"),
            false => self.pick(
                "Regelen som skal avgjøres; uten den listes alt opp som kan avgjøres",
                "The rule to decide; without it, all that can be decided are listed",
            ),
        };
        Arg::new("goal").value_name(self.pick("MÅL", "GOAL")).required(required).help(help)
    }

    /// Where the facts are, and how they are written.
    fn facts(&self) -> [Arg; 2] {
        let file =
            Arg::new("facts").long("facts").value_name(self.pick("FIL", "FILE")).value_parser(value_parser!(std::path::PathBuf)).help(
                self.pick(
                    "Opplysningene i saken, i JSON, YAML eller TOML; - for standard inn",
                    "The facts of the case, in JSON, YAML or TOML; - for standard input",
                ),
            );
        let format = Arg::new("facts-format")
            .long("facts-format")
            .value_name(self.pick("FORMAT", "FORMAT"))
            .value_parser(["json", "yaml", "toml"])
            .requires("facts")
            .hide_possible_values(true)
            .help(self.pick(
                "json, yaml eller toml, der navnet på filen ikke sier det",
                "json, yaml or toml, where the name of the file does not tell",
            ));
        [file, format]
    }

    fn law(&self) -> Arg {
        Arg::new("law")
            .long("law")
            .value_name(self.pick("VERSJON", "VERSION"))
            .help(self.pick("Versjonen av loven; dagens om ikke oppgitt", "The version of the law; today's if not given"))
    }

    fn reading(&self) -> Arg {
        Arg::new("reading").long("reading").value_name(self.pick("NAVN=ALTERNATIV", "NAME=ALTERNATIVE")).action(ArgAction::Append).help(
            self.pick(
                "Les en tekst på en annen måte enn til vanlig; kan oppgis flere ganger",
                "Read a text another way than its default; may be given several times",
            ),
        )
    }

    fn format(&self) -> Arg {
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_parser(["text", "json"])
            .default_value("text")
            .hide_possible_values(true)
            .hide_default_value(true)
            .help(self.pick("text, eller json for programmer (text om ikke oppgitt)", "text, or json for programs (text if not given)"))
    }

    fn folder(&self, name: &'static str) -> Arg {
        Arg::new(name).long(name).value_name(self.pick("MAPPE", "DIR")).value_parser(value_parser!(std::path::PathBuf))
    }

    fn flag(&self, name: &'static str) -> Arg {
        Arg::new(name).long(name).action(ArgAction::SetTrue)
    }

    fn rules(&self) -> Arg {
        self.folder("rules").global(true).display_order(BEHIND).help(self.pick(
            "Bruk regelfilene i denne mappen i stedet for dem som følger med programmet",
            "Use the rule files in this folder instead of those that come with the program",
        ))
    }

    fn lang(&self) -> Arg {
        Arg::new("lang")
            .long("lang")
            .value_name(self.pick("SPRÅK", "LANG"))
            .global(true)
            .display_order(BEHIND + 1)
            .value_parser(["nb", "en"])
            .default_value("nb")
            .hide_possible_values(true)
            .hide_default_value(true)
            .help(self.pick(
                "Språket i svar og meldinger: nb (bokmål) eller en (engelsk); nb om ikke oppgitt",
                "The language of answers and messages: nb (Norwegian bokmål) or en (English); nb if not given",
            ))
    }

    /// A command with its way to ask for help, and its help in our own words: clap knows only English ones.
    fn finished(&self, command: Command) -> Command {
        let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).display_order(BEHIND + 2);
        let command = command.disable_help_flag(true).arg(help.help(self.pick("Vis denne hjelpen", "Print this help")));
        let options = self.pick("[VALG]", "[OPTIONS]");
        let required = command.get_opts().filter(|arg| arg.is_required_set()).map(written);
        let behind = match command.has_subcommands() {
            true => vec![self.pick("<KOMMANDO>", "<COMMAND>").to_owned()],
            false => command.get_positionals().map(written).collect(),
        };
        let name = match command.get_name() {
            "paragraf" => "paragraf".to_owned(),
            own => format!("paragraf {own}"),
        };
        let usage = [name, options.to_owned()].into_iter().chain(required).chain(behind).collect::<Vec<_>>().join(" ");
        let mut template = format!("{{about-with-newline}}\n{}: {{usage}}\n", self.pick("Bruk", "Usage"));
        if command.has_subcommands() {
            template.push_str(&format!("\n{}:\n{{subcommands}}\n", self.pick("Kommandoer", "Commands")));
        } else if command.get_positionals().next().is_some() {
            template.push_str(&format!("\n{}:\n{{positionals}}\n", self.pick("Argumenter", "Arguments")));
        }
        template.push_str(&format!("\n{}:\n{{options}}{{after-help}}", self.pick("Valg", "Options")));
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
