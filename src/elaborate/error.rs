//! The faults of types, units, cycles and chains of rules, and their messages.

use chrono::NaiveDate;

use crate::model::{Type, Unit};
use crate::source::{Diagnostic, Span, both, codes, limits};

/// The operation that two units do not allow.
#[derive(Debug, Clone, Copy)]
pub(super) enum Verb {
    /// Addition or subtraction.
    Add,
    /// A comparison.
    Compare,
    /// Multiplication.
    Multiply,
    /// Division.
    Divide,
}

/// A fault of types or of the order of rules.
#[derive(Debug)]
pub(super) enum TypeError {
    /// `condition a holds when b`, `condition b holds when a`
    Cycle { steps: Vec<(String, Span)> },
    /// `exception a to r … goes before b`, `exception b to r … goes before a`
    Precedence { rule: String, spans: Vec<Span> },
    /// ten thousand exceptions, each before the next
    Precedences { rule: String, span: Span },
    /// ten thousand rules, each needing the next
    Chain { name: String, span: Span },
    /// `condition a holds when 19`
    Mismatch { found: Type, wanted: Type, rule: Option<String>, span: Span },
    /// `born >= 19`, `if a then 1 else yes`
    Differs { found: Type, wanted: Type, span: Span, first: Span },
    /// `100 kr per month + 100 kr per year`
    Units { first: Unit, second: Unit, verb: Verb, span: Span, other: Span },
    /// `2 months > 60 days`
    MonthsAndDays { span: Span },
    /// `completed >= yes`
    NotOrdered { found: Type, span: Span },
    /// `yes + 1`
    NotANumber { found: Type, span: Span },
    /// `days of born`
    NotAPeriod { found: Type, only_one: bool, span: Span },
    /// `born + 19`
    NotADuration { found: Type, span: Span },
    /// `2 years + born`
    DateFirst { span: Span },
    /// `1 + born`
    CannotAdd { first: Type, second: Type, span: Span },
    /// `19 per year`
    PerNeedsMoney { found: Type, span: Span },
    /// `(1 + 2) rounded down`
    NoDateToRound { span: Span },
    /// `a / 0`
    DividesByZero { span: Span },
    /// `annual_benefit changes only to yes`
    NoYesOrNo { rule: String, found: Type, span: Span },
    /// `to_programme never less`
    NoOrder { rule: String, found: Type, span: Span },
    /// `parameter G : money { }`
    NoValues { name: String, span: Span },
    /// `G` under 1900-01-01
    NoValueOn { name: String, day: NaiveDate, first: NaiveDate, span: Span },
}

impl From<TypeError> for Diagnostic {
    fn from(error: TypeError) -> Diagnostic {
        match error {
            TypeError::Cycle { steps } => cycle(&steps),
            TypeError::Precedence { rule, spans } => precedence(&rule, &spans),
            TypeError::Precedences { rule, span } => Diagnostic::error(
                codes::TOO_MANY,
                span,
                both(
                    format!("i mer enn {} par av unntak fra `{rule}` går det ene foran det andre", limits::PRECEDENCES),
                    format!("in more than {} pairs of exceptions to `{rule}` one goes before the other", limits::PRECEDENCES),
                ),
            )
            .label(both("har unntakene", "has the exceptions"))
            .help(both(
                "la færre unntak gå foran hverandre: de som ikke kan gjelde samtidig, trenger ingen rekkefølge",
                "let fewer exceptions go before each other: those that can't both apply need no order",
            )),
            TypeError::Chain { name, span } => Diagnostic::error(
                codes::CHAIN,
                span,
                both(
                    format!("`{name}` hviler på en kjede av mer enn {} ledd av regler og uttrykk", limits::CHAIN),
                    format!("`{name}` rests on a chain of more than {} steps of rules and expressions", limits::CHAIN),
                ),
            )
            .label(both("kjeden begynner her", "the chain begins here"))
            .help(both("la reglene vise til hverandre i færre trinn", "let the rules refer to each other in fewer steps")),
            TypeError::Mismatch { found, wanted, rule, span } => {
                let help = match (wanted, found) {
                    (Type::Periods, Type::Period) => both("skriv `union( … )` rundt perioden", "write `union( … )` around the period"),
                    (Type::Period, Type::Periods) => both(
                        "gi regelen typen `list of periods`, eller ta `first day of` og `last day of` av listen",
                        "give the rule the type `list of periods`, or take `first day of` and `last day of` of the list",
                    ),
                    _ => both(
                        "sammenlikn verdien med noe (`>=`, `=`, `in`), eller endre typen på regelen",
                        "compare the value with something (`>=`, `=`, `in`), or change the type of the rule",
                    ),
                };
                let (found, wanted) = (found.text(), wanted.text());
                let rule = rule
                    .map(|rule| both(format!("`{rule}` er"), format!("`{rule}` is")))
                    .unwrap_or(both("her ventes", "here the law wants"));
                Diagnostic::error(
                    codes::TYPE,
                    span,
                    both(
                        format!("{} {}, men dette er {}", rule.nb, wanted.nb, found.nb),
                        format!("{} {}, but this is {}", rule.en, wanted.en, found.en),
                    ),
                )
                .label(both(found.nb, found.en))
                .help(help)
            }
            TypeError::Differs { found, wanted, span, first } => {
                let (found, wanted) = (found.text(), wanted.text());
                Diagnostic::error(
                    codes::TYPE,
                    span,
                    both(
                        format!("{} og {} kan ikke stå sammen slik", wanted.nb, found.nb),
                        format!("{} and {} can't stand together like this", wanted.en, found.en),
                    ),
                )
                .label(both(found.nb, found.en))
                .also(first, both(wanted.nb, wanted.en))
                .help(both("begge sider må være av samme slag", "both sides must be of one kind"))
            }
            TypeError::Units { first, second, verb, span, other } => units(first, second, verb, span, other),
            TypeError::MonthsAndDays { span } => {
                Diagnostic::error(codes::UNIT, span, both("måneder og dager kan ikke sammenliknes", "months and days can't be compared"))
                    .label(both("en måned er ikke et bestemt antall dager", "a month is no fixed number of days"))
                    .help(both("sammenlikn datoer: `dato + 2 months <= annen_dato`", "compare dates: `date + 2 months <= other_date`"))
            }
            TypeError::NotOrdered { found: ordered, span } => {
                let found = ordered.text();
                Diagnostic::error(
                    codes::TYPE,
                    span,
                    both(format!("{} har ingen rekkefølge", found.nb), format!("{} has no order", found.en)),
                )
                .label(both("større og mindre finnes ikke her", "there is no more or less here"))
                .help(match ordered {
                    Type::Text | Type::Period | Type::Periods => both("bruk `=` eller `!=`", "use `=` or `!=`"),
                    _ => both("bruk `=`, `!=` eller `in { … }`", "use `=`, `!=` or `in { … }`"),
                })
            }
            TypeError::NotANumber { found, span } => {
                let found = found.text();
                Diagnostic::error(
                    codes::TYPE,
                    span,
                    both(format!("det kan ikke regnes med {}", found.nb), format!("one can't calculate with {}", found.en)),
                )
                .label(both(found.nb, found.en))
                .help(both("her trengs et tall, et beløp eller timer", "a number, an amount or hours is wanted here"))
            }
            TypeError::NotAPeriod { found, only_one, span } => {
                let found = found.text();
                let wanted = if only_one {
                    both("her trengs én periode", "one period is wanted here")
                } else {
                    both("her trengs en periode eller en liste av perioder", "a period or a list of periods is wanted here")
                };
                Diagnostic::error(
                    codes::TYPE,
                    span,
                    both(format!("{}, men dette er {}", wanted.nb, found.nb), format!("{}, but this is {}", wanted.en, found.en)),
                )
                .label(both(found.nb, found.en))
                .help(both("skriv for eksempel `første_dag to siste_dag`", "write for example `first_day to last_day`"))
            }
            TypeError::NotADuration { found, span } => {
                let found = found.text();
                Diagnostic::error(
                    codes::TYPE,
                    span,
                    both(
                        format!("til en dato kan en legge en varighet, men dette er {}", found.nb),
                        format!("to a date one adds a duration, but this is {}", found.en),
                    ),
                )
                .label(both(found.nb, found.en))
                .help(both(
                    "skriv for eksempel `2 years`, `6 months` eller `14 days`",
                    "write for example `2 years`, `6 months` or `14 days`",
                ))
            }
            TypeError::DateFirst { span } => Diagnostic::error(codes::TYPE, span, both("datoen skal stå først", "the date comes first"))
                .label(both("en varighet og så en dato", "a duration and then a date"))
                .help(both("skriv `dato + varighet`", "write `date + duration`")),
            TypeError::CannotAdd { first, second, span } => {
                let (first, second) = (first.text(), second.text());
                Diagnostic::error(
                    codes::TYPE,
                    span,
                    both(
                        format!("{} kan ikke legges til {}", second.nb, first.nb),
                        format!("{} can't be added to {}", second.en, first.en),
                    ),
                )
                .label(both(second.nb, second.en))
                .help(both("legg sammen ting av samme slag", "add things of one kind"))
            }
            TypeError::PerNeedsMoney { found, span } => {
                let found = found.text();
                Diagnostic::error(
                    codes::UNIT,
                    span,
                    both(
                        format!("bare et beløp kan være per noe, men dette er {}", found.nb),
                        format!("only an amount can be per something, but this is {}", found.en),
                    ),
                )
                .label(both(found.nb, found.en))
                .help(both("skriv for eksempel `G per year`", "write for example `G per year`"))
            }
            TypeError::NoDateToRound { span } => {
                Diagnostic::error(codes::TYPE, span, both("her er det ingen dato å runde", "there is no date to round here"))
                    .label(both("ikke en dato som regnes ut", "not a date that is computed"))
                    .help(both("tall rundes med `rounded to`", "numbers are rounded with `rounded to`"))
            }
            TypeError::DividesByZero { span } => Diagnostic::error(codes::ZERO, span, both("det deles på null", "this divides by zero"))
                .label(both("alltid null", "always zero"))
                .help(both("del på noe annet", "divide by something else")),
            TypeError::NoYesOrNo { rule, found, span } => {
                let found = found.text();
                Diagnostic::error(
                    codes::TYPE,
                    span,
                    both(format!("`{rule}` svarer ikke ja eller nei",), format!("`{rule}` does not answer yes or no")),
                )
                .label(both(format!("er {}", found.nb), format!("is {}", found.en)))
                .help(both(
                    "skriv `never less`, `never more` eller `changes only where …`",
                    "write `never less`, `never more` or `changes only where …`",
                ))
            }
            TypeError::NoOrder { rule, found, span } => {
                let found = found.text();
                Diagnostic::error(
                    codes::TYPE,
                    span,
                    both(
                        format!("svarene på `{rule}` er ikke større eller mindre"),
                        format!("the answers to `{rule}` are not more or less"),
                    ),
                )
                .label(both(format!("er {}", found.nb), format!("is {}", found.en)))
                .help(both(
                    "skriv `changes only to yes`, `changes only to no` eller `changes only where …`",
                    "write `changes only to yes`, `changes only to no` or `changes only where …`",
                ))
            }
            TypeError::NoValueOn { name, day, first, span } => Diagnostic::error(
                codes::NO_VALUE,
                span,
                both(
                    format!("`{name}` har ingen verdi {day}, dagen for loven"),
                    format!("`{name}` has no value on {day}, the day of the law"),
                ),
            )
            .label(both(format!("den første gjelder fra {first}"), format!("the first is from {first}")))
            .help(both(
                "legg til en tidligere verdi, eller skriv hvilken dag med `on`",
                "add an earlier value, or say which day with `on`",
            )),
            TypeError::NoValues { name, span } => {
                Diagnostic::error(codes::NO_VALUE, span, both(format!("`{name}` har ingen verdier"), format!("`{name}` has no values")))
                    .label(both("ingen `from`", "no `from`"))
                    .help(both("skriv for eksempel `from 2018-05-01 = 96 883 kr`", "write for example `from 2018-05-01 = 96 883 kr`"))
            }
        }
    }
}

fn cycle(steps: &[(String, Span)]) -> Diagnostic {
    let path: Vec<&str> = steps.iter().map(|(name, _)| name.as_str()).chain(steps.first().map(|(name, _)| name.as_str())).collect();
    let shown = if path.len() > 8 {
        format!("{} → …", path.iter().take(8).copied().collect::<Vec<_>>().join(" → "))
    } else {
        path.join(" → ")
    };
    let span = steps.first().map(|(_, span)| *span);
    let mut diagnostic =
        Diagnostic::error(codes::CYCLE, span, both(format!("reglene går i ring: {shown}"), format!("these rules go in a circle: {shown}")))
            .label(both("trenger seg selv til slutt", "needs itself in the end"))
            .help(both("la én av dem hvile på opplysninger i stedet", "let one of them rest on facts instead"));
    for (_, span) in steps.iter().skip(1).take(3) {
        diagnostic = diagnostic.also(*span, both("er med i ringen", "is part of the circle"));
    }
    diagnostic
}

fn precedence(rule: &str, spans: &[Span]) -> Diagnostic {
    let mut diagnostic = Diagnostic::error(
        codes::PRECEDENCE,
        spans.first().copied(),
        both(
            format!("unntakene fra `{rule}` går foran hverandre i ring"),
            format!("the exceptions to `{rule}` go before each other in a circle"),
        ),
    )
    .label(both("går foran og viker for det samme", "goes before and yields to the same"))
    .help(both("la ett av dem ikke gå foran noe", "let one of them go before nothing"));
    for span in spans.iter().skip(1).take(3) {
        diagnostic = diagnostic.also(*span, both("er med i ringen", "is part of the circle"));
    }
    diagnostic
}

fn units(first: Unit, second: Unit, verb: Verb, span: Span, other: Span) -> Diagnostic {
    let (first, second) = (Type::Quantity(first).text(), Type::Quantity(second).text());
    let message = match verb {
        Verb::Add => both(
            format!("{} og {} kan ikke legges sammen eller trekkes fra", first.nb, second.nb),
            format!("{} and {} can't be added or subtracted", first.en, second.en),
        ),
        Verb::Compare => both(
            format!("{} kan ikke sammenliknes med {}", first.nb, second.nb),
            format!("{} can't be compared with {}", first.en, second.en),
        ),
        Verb::Multiply => {
            both(format!("{} ganger {} har ingen mening", first.nb, second.nb), format!("{} times {} has no meaning", first.en, second.en))
        }
        Verb::Divide => both(
            format!("{} delt på {} har ingen mening", first.nb, second.nb),
            format!("{} divided by {} has no meaning", first.en, second.en),
        ),
    };
    Diagnostic::error(codes::UNIT, span, message).label(both(second.nb, second.en)).also(other, both(first.nb, first.en)).help(both(
        "regn om til samme enhet først, slik loven sier: `beløp / 12`, og skriv enheten med `per month`",
        "convert to one unit first, the way the law says: `amount / 12`, and write the unit with `per month`",
    ))
}
