//! What can be wrong with a text, and how it is said.

use crate::law::{Rank, Text, TwoAmounts, longest_duration};
use crate::source::{Diagnostic, Span, both, codes, limits, meant};

/// A fault of a text.
#[derive(Debug, Clone)]
pub(super) enum SyntaxError {
    /// `condition x holds` (expected "when"), `figure = 19` (expected a name)
    Unexpected { found: Option<String>, expected: Vec<Text>, hint: Option<Text>, span: Span },
    /// `ledd 1 { … }` above the first section
    NotHere { found: String, hint: Option<Text>, span: Span },
    /// `a and` with nothing behind
    NothingAfter { operator: String, span: Span },
    /// `{` and never `}`
    OpenBracket { span: Span },
    /// `}` and never `{`
    StrayBracket { span: Span },
    /// `"text` up to the end of the line
    OpenQuote { span: Span },
    /// `/*` and never `*/`
    OpenComment { span: Span },
    /// A sign that steers a terminal or turns the order of reading
    Unseen { code: u32, span: Span },
    /// A sign that ends a line for some programs and not for others
    OddLineEnd { code: u32, span: Span },
    /// `((((…`
    TooDeep { span: Span },
    /// `a rounded up rounded up …`
    TooHigh { span: Span },
    /// What the grammar takes and the tree has no place for: a fault of ours
    NotHeld { span: Span },
    /// `rank statute rank regulation`
    PartTwice { first: Span, span: Span },
    /// `2018-02-31`
    NoSuchDay { text: String, span: Span },
    /// `2018-06-01+a+b+c…`
    TooManyChanges { span: Span },
    /// `99999999999999999999999999999`
    NumberTooLarge { span: Span },
    /// `010`
    LeadingNought { span: Span },
    /// `1.000 kr`
    Thousands { amount: TwoAmounts, span: Span },
    /// `1.5 years`
    NotWhole { span: Span },
    /// `-2018-06-01`
    NegativeDate { span: Span },
    /// `in force from 2019-01-01 to 2018-01-01`
    EmptyInterval { span: Span },
    /// `2018-03-31 to 2018-01-01`
    Backwards { span: Span },
    /// `followed until 2009-01-01` of an act that is in force from 2010
    FollowedTooShort { from: chrono::NaiveDate, span: Span },
    /// `nb "a" nb "b"`
    LabelTwice { language: &'static str, span: Span },
    /// `rank law`
    UnknownRank { text: String, span: Span },
    /// `born : day`
    UnknownType { text: String, span: Span },
    /// `18 <= a < 25`
    ComparedTwice { span: Span },
    /// `a = not b`
    WantsBrackets { span: Span },
    /// `rounded to unit` with a figure
    StepNotWritten { span: Span },
    /// `1 000 000 years`
    TooLong { span: Span },
    /// `any of household.members`
    NoWhere { list: String, any: bool, span: Span },
    /// two rows `otherwise`
    OtherwiseTwice { span: Span },
    /// a row of a scale behind `above`
    AboveLast { span: Span },
    /// a scale without `above`
    NoAbove { span: Span },
    /// `all { }`
    EmptyBlock { span: Span },
}

impl SyntaxError {
    /// Where the fault is.
    pub(super) fn span(&self) -> Span {
        match self {
            SyntaxError::Unexpected { span, .. }
            | SyntaxError::NotHere { span, .. }
            | SyntaxError::NothingAfter { span, .. }
            | SyntaxError::OpenBracket { span }
            | SyntaxError::StrayBracket { span }
            | SyntaxError::OpenQuote { span }
            | SyntaxError::OpenComment { span }
            | SyntaxError::Unseen { span, .. }
            | SyntaxError::OddLineEnd { span, .. }
            | SyntaxError::TooDeep { span }
            | SyntaxError::TooHigh { span }
            | SyntaxError::NotHeld { span }
            | SyntaxError::PartTwice { span, .. }
            | SyntaxError::NoSuchDay { span, .. }
            | SyntaxError::TooManyChanges { span }
            | SyntaxError::NumberTooLarge { span }
            | SyntaxError::Thousands { span, .. }
            | SyntaxError::LeadingNought { span }
            | SyntaxError::NotWhole { span }
            | SyntaxError::NegativeDate { span }
            | SyntaxError::EmptyInterval { span }
            | SyntaxError::Backwards { span }
            | SyntaxError::FollowedTooShort { span, .. }
            | SyntaxError::LabelTwice { span, .. }
            | SyntaxError::UnknownRank { span, .. }
            | SyntaxError::UnknownType { span, .. }
            | SyntaxError::ComparedTwice { span }
            | SyntaxError::WantsBrackets { span }
            | SyntaxError::StepNotWritten { span }
            | SyntaxError::TooLong { span }
            | SyntaxError::NoWhere { span, .. }
            | SyntaxError::OtherwiseTwice { span }
            | SyntaxError::AboveLast { span }
            | SyntaxError::NoAbove { span }
            | SyntaxError::EmptyBlock { span } => *span,
        }
    }
}

impl From<SyntaxError> for Diagnostic {
    fn from(error: SyntaxError) -> Diagnostic {
        let span = error.span();
        match error {
            SyntaxError::Unexpected { found, expected, hint, .. } => unexpected(found, &expected, hint, span),
            SyntaxError::NotHere { found, hint, .. } => {
                Diagnostic::error(codes::SYNTAX, span, both(format!("`{found}` kan ikke stå her"), format!("`{found}` can't stand here")))
                    .label(both("hører hjemme et annet sted", "belongs somewhere else"))
                    .help(hint)
            }
            SyntaxError::NothingAfter { operator, .. } => Diagnostic::error(
                codes::SYNTAX,
                span,
                both(format!("det mangler noe etter `{operator}`"), format!("something is missing after `{operator}`")),
            )
            .label(both("her slutter uttrykket for tidlig", "here the expression ends too early"))
            .help(both("skriv det som skal stå bak, eller ta bort tegnet", "write what belongs behind it, or remove it")),
            SyntaxError::OpenBracket { .. } => {
                Diagnostic::error(codes::BRACKET, span, both("denne parentesen blir aldri lukket", "this bracket is never closed"))
                    .label(both("åpnes her", "opened here"))
                    .help(both("sett inn den manglende `}` eller `)`", "add the missing `}` or `)`"))
            }
            SyntaxError::StrayBracket { .. } => {
                Diagnostic::error(codes::BRACKET, span, both("denne parentesen lukker ingenting", "this bracket closes nothing"))
                    .label(both("ingen åpen parentes passer", "no open bracket matches"))
                    .help(both("fjern den, eller sett inn `{` eller `(` foran", "remove it, or add the `{` or `(` before it"))
            }
            SyntaxError::OpenQuote { .. } => {
                Diagnostic::error(codes::QUOTE, span, both("teksten slutter ikke på samme linje", "this text does not end on its line"))
                    .label(both("begynner her", "begins here"))
                    .help(both(
                        "sett `\"` der teksten slutter; et anførselstegn inne i en tekst skrives `\\\"`",
                        "put `\"` where the text ends; a quotation mark inside a text is written `\\\"`",
                    ))
            }
            SyntaxError::OpenComment { .. } => {
                Diagnostic::error(codes::COMMENT, span, both("kommentaren slutter aldri", "this comment never ends"))
                    .label(both("begynner her", "begins here"))
                    .help(both(
                        "sett `*/` der den slutter, eller bruk `//` for én linje",
                        "put `*/` where it ends, or use `//` for one line",
                    ))
            }
            SyntaxError::Unseen { code, .. } => Diagnostic::error(
                codes::SYNTAX,
                span,
                both(
                    format!("her står et tegn som ikke synes (U+{code:04X})"),
                    format!("here is a sign that can't be seen (U+{code:04X})"),
                ),
            )
            .label(both("skal ikke stå i en regelfil", "has no place in a rule file"))
            .help(both("slett det; et program eller en nettside har lagt det inn", "delete it; a program or a web page has put it in")),
            SyntaxError::OddLineEnd { code, .. } => Diagnostic::error(
                codes::SYNTAX,
                span,
                both(
                    format!("her står et tegn som noen programmer viser som linjeskift og andre ikke (U+{code:04X})"),
                    format!("here is a sign that some programs show as a line break and others do not (U+{code:04X})"),
                ),
            )
            .label(both("skal linjen slutte her?", "is this the end of the line?"))
            .help(both(
                "skriv et vanlig linjeskift i stedet; et program eller en nettside har lagt det inn",
                "write an ordinary line break instead; a program or a web page has put it in",
            )),
            SyntaxError::TooDeep { .. } => Diagnostic::error(
                codes::NESTING,
                span,
                both(
                    format!("mer enn {} parenteser eller uttrykk inne i hverandre", limits::NESTING),
                    format!("more than {} brackets or expressions inside each other", limits::NESTING),
                ),
            )
            .label(both("én for mye", "one too many"))
            .help(both("gi en del av uttrykket et navn som egen regel", "give a part of the expression a name, as a rule of its own")),
            SyntaxError::TooHigh { .. } => Diagnostic::error(
                codes::NESTING,
                span,
                both(
                    format!("mer enn {} uttrykk bygd på hverandre", limits::HEIGHT),
                    format!("more than {} expressions built on each other", limits::HEIGHT),
                ),
            )
            .label(both("ett for mye", "one too many"))
            .help(both("gi en del av uttrykket et navn som egen regel", "give a part of the expression a name, as a rule of its own")),
            SyntaxError::NotHeld { .. } => {
                Diagnostic::error(codes::INTERNAL, span, both("intern feil: dette ble ikke lest", "internal error: this was not read"))
                    .label(both("ville falt ut av reglene", "would have been lost from the rules"))
                    .help(both("meld fra om feilen, og legg ved filen", "report the mistake, and send the file along"))
            }
            SyntaxError::PartTwice { first, .. } => {
                Diagnostic::error(codes::PART_TWICE, span, both("denne delen står to ganger", "this part stands twice"))
                    .label(both("den andre", "the second one"))
                    .also(first, both("den første står her", "the first one is here"))
                    .help(both("behold den som gjelder, og stryk den andre", "keep the one that holds, and remove the other"))
            }
            SyntaxError::NoSuchDay { text, .. } => Diagnostic::error(
                codes::NO_SUCH_DAY,
                span,
                both(format!("`{text}` finnes ikke i kalenderen"), format!("`{text}` is not in the calendar")),
            )
            .label(both("ingen slik dag", "no such day"))
            .help(both(
                "datoer skrives år-måned-dag, som 2018-06-01, fra år 1 til 9999",
                "dates are year-month-day, such as 2018-06-01, from year 1 to 9999",
            )),
            SyntaxError::TooManyChanges { .. } => Diagnostic::error(
                codes::VERSION,
                span,
                both(
                    format!("versjonen legger til eller tar bort mer enn {} endringer og tiltak", limits::CHANGES),
                    format!("the version adds or leaves out more than {} amendments and measures", limits::CHANGES),
                ),
            )
            .label(both("så mange kan ingen lese", "nobody can read so many"))
            .help(both(
                "skriv bare navnet på lovendringen: alle tiltakene i den følger med",
                "write the name of the amendment alone: all its measures come with it",
            )),
            SyntaxError::NumberTooLarge { .. } => Diagnostic::error(
                codes::NUMBER,
                span,
                both("tallet er for stort eller har for mange desimaler", "this number is too large or has too many decimals"),
            )
            .label(both("høyst 26 tegn; ledd og punktum fra 1 til 9999", "at most 26 characters; ledd and punktum from 1 to 9999"))
            .help(both("skriv tallet kortere", "write the number shorter")),
            SyntaxError::LeadingNought { .. } => {
                Diagnostic::error(codes::NUMBER, span, both("et tall begynner ikke med 0", "a number does not begin with 0"))
                    .label(both("mangler det et siffer eller et punktum?", "is a digit or a point missing?"))
                    .help(both("skriv tallet uten 0 foran", "write the number without the 0 before it"))
            }
            SyntaxError::Thousands { amount, .. } => Diagnostic::error(codes::NUMBER, span, amount.reason())
                .label(both("tusener eller desimaler?", "thousands or decimals?"))
                .help(amount.advice(true)),
            SyntaxError::NotWhole { .. } => Diagnostic::error(
                codes::NUMBER,
                span,
                both("en varighet er hele år, måneder, uker eller dager", "a duration is whole years, months, weeks or days"),
            )
            .label(both("ikke et helt antall", "not a whole number"))
            .help(both("skriv for eksempel `1 year 6 months`", "write for example `1 year 6 months`")),
            SyntaxError::NegativeDate { .. } => Diagnostic::error(
                codes::TYPE,
                span,
                both("bare tall og varigheter kan ha minus foran", "only numbers and durations can have a minus"),
            )
            .label(both("har ikke noe motsatt", "has no opposite"))
            .help(both("fjern minustegnet", "remove the minus")),
            SyntaxError::EmptyInterval { .. } => {
                Diagnostic::error(codes::INTERVAL, span, both("perioden slutter før den begynner", "this period ends before it begins"))
                    .label(both("`to` er den første dagen som ikke er med", "`to` is the first day that is not in it"))
                    .help(both("sett `to` til en senere dag", "set `to` to a later day"))
            }
            SyntaxError::Backwards { .. } => {
                Diagnostic::error(codes::INTERVAL, span, both("perioden slutter før den begynner", "this period ends before it begins"))
                    .label(both("den siste dagen er før den første", "the last day is before the first"))
                    .help(both("skriv den første dagen først; begge er med", "write the first day first; both are in it"))
            }
            SyntaxError::FollowedTooShort { from, .. } => Diagnostic::error(
                codes::INTERVAL,
                span,
                both("loven er fulgt til en dag før den trer i kraft", "the act is followed until a day before it is in force"),
            )
            .label(both(format!("loven gjelder fra {from}"), format!("the act is in force from {from}")))
            .help(both(
                "skriv den siste dagen da endringer i loven er med i filene, eller ta linjen bort",
                "write the last day up to which the files have the changes made to the act, or leave the line out",
            )),
            SyntaxError::LabelTwice { language, .. } => {
                Diagnostic::error(codes::LABEL, span, both(format!("`{language}` står to ganger"), format!("`{language}` stands twice")))
                    .label(both("den andre", "the second one"))
                    .help(both("behold én tekst for hvert språk", "keep one text for each language"))
            }
            SyntaxError::UnknownRank { text, .. } => {
                let words = Rank::ALL.map(|(word, _)| word);
                Diagnostic::error(codes::UNKNOWN_NAME, span, both(format!("`{text}` er ingen rang"), format!("`{text}` is not a rank")))
                    .label(both("ukjent rang", "unknown rank"))
                    .help(match words.iter().find(|word| strsim::damerau_levenshtein(word, &text) <= 2) {
                        Some(near) => meant(near),
                        None => both(format!("rangene er {}", words.join(", ")), format!("the ranks are {}", words.join(", "))),
                    })
            }
            SyntaxError::UnknownType { text, .. } => {
                let words = "yes/no, whole number, number, percent, hours, money, money per month, date, months, days, period, text, one of { … }, list of …";
                Diagnostic::error(codes::UNKNOWN_NAME, span, both(format!("`{text}` er ingen type"), format!("`{text}` is not a type")))
                    .label(both("ukjent type", "unknown type"))
                    .help(both(format!("typene er {words}"), format!("the types are {words}")))
            }
            SyntaxError::ComparedTwice { .. } => {
                Diagnostic::error(codes::SYNTAX, span, both("to sammenlikninger på rad", "two comparisons in a row"))
                    .label(both("den andre", "the second one"))
                    .help(both(
                        "skriv `a in 18 ..< 25`, eller to sammenlikninger med `and` mellom",
                        "write `a in 18 ..< 25`, or two comparisons joined by `and`",
                    ))
            }
            SyntaxError::WantsBrackets { .. } => {
                Diagnostic::error(codes::SYNTAX, span, both("her trengs parenteser", "brackets are needed here"))
                    .label(both("binder løsere enn det som står foran", "binds looser than what stands before it"))
                    .help(both("skriv `( … )` om det som hører sammen", "put `( … )` around what belongs together"))
            }
            SyntaxError::StepNotWritten { .. } => Diagnostic::error(
                codes::SYNTAX,
                span,
                both("trinnet det rundes til, skrives som et tall eller et beløp", "the step of rounding is written as a number or an amount"),
            )
            .label(both("ikke et tall eller et beløp", "not a number or an amount"))
            .help(both(
                "skriv for eksempel `rounded to 5 kr`; er trinnet en sats, så del på den, rund av, og gang med den igjen: `(beløp / sats rounded to 1) * sats`",
                "write for example `rounded to 5 kr`; where the step is a figure, divide by it, round, and multiply again: `(amount / step rounded to 1) * step`",
            )),
            SyntaxError::TooLong { .. } => Diagnostic::error(codes::NUMBER, span, both("varigheten er for lang", "this duration is too long"))
                .label(both("lenger enn kalenderen", "longer than the calendar"))
                .help(both(
                    format!("en varighet har høyst {} år, måneder, uker eller dager", longest_duration()),
                    format!("a duration has at most {} years, months, weeks or days", longest_duration()),
                )),
            SyntaxError::NoWhere { list, any: true, .. } => Diagnostic::error(
                codes::SYNTAX,
                span,
                both("det er ikke sagt hva som skal gjelde for en av dem", "it is not said what is to hold for one of them"),
            )
            .label(both("`where` mangler", "`where` is missing"))
            .help(both(
                format!("skriv `any of {list} where …`; om det er noen i det hele tatt, er `count of {list} > 0`"),
                format!("write `any of {list} where …`; whether there are any at all is `count of {list} > 0`"),
            )),
            SyntaxError::NoWhere { list, .. } => Diagnostic::error(
                codes::SYNTAX,
                span,
                both("det er ikke sagt hva som skal gjelde for alle", "it is not said what is to hold for all of them"),
            )
            .label(both("`where` mangler", "`where` is missing"))
            .help(both(format!("skriv `every of {list} where …`"), format!("write `every of {list} where …`"))),
            SyntaxError::OtherwiseTwice { .. } => {
                Diagnostic::error(codes::ROW, span, both("`otherwise` står to ganger", "`otherwise` stands twice"))
                    .label(both("den andre", "the second one"))
                    .help(both("behold én rad for det som er igjen", "keep one row for what is left"))
            }
            SyntaxError::AboveLast { .. } => {
                Diagnostic::error(codes::ROW, span, both("denne raden står bak `above`", "this row stands behind `above`"))
                    .label(both("`above` tar alt som er igjen", "`above` takes all that is left"))
                    .help(both("flytt raden foran `above`", "move the row before `above`"))
            }
            SyntaxError::NoAbove { .. } => Diagnostic::error(
                codes::GAP,
                span,
                both("skalaen sier ikke hva som gjelder over dette", "the scale does not say what holds above this"),
            )
            .label(both("den øverste grensen", "the highest bound"))
            .help(both("legg til en siste rad, som `above : 30 %`", "add a last row, such as `above : 30 %`")),
            SyntaxError::EmptyBlock { .. } => {
                Diagnostic::error(codes::SYNTAX, span, both("listen har ingen vilkår", "this list has no conditions"))
                    .label(both("tom", "empty"))
                    .help(both("skriv minst ett vilkår mellom `{` og `}`", "write at least one condition between `{` and `}`"))
            }
        }
    }
}

/// A file whose formatted text would say something else: a fault of ours, so nothing is written.
pub(super) fn not_the_same(name: &str) -> Diagnostic {
    let message = both(
        format!("intern feil: `{name}` ville sagt noe annet etter formateringen, og er ikke endret"),
        format!("internal error: `{name}` would say something else after formatting, and is left as it was"),
    );
    Diagnostic::error(codes::INTERNAL, None, message)
        .help(both("meld fra om feilen, og legg ved filen", "report the mistake, and send the file along"))
}

fn unexpected(found: Option<String>, expected: &[Text], hint: Option<Text>, span: Span) -> Diagnostic {
    let message = match found {
        Some(found) => both(format!("`{found}` passer ikke her"), format!("`{found}` does not fit here")),
        None => both("teksten slutter for tidlig", "the text ends too early"),
    };
    let diagnostic = Diagnostic::error(codes::SYNTAX, span, message);
    let diagnostic = match expected {
        [] => diagnostic.label(both("forstås ikke", "not understood")),
        _ => diagnostic.label(both(
            format!("ventet {}", listed(expected.iter().map(|text| &*text.nb), "eller")),
            format!("expected {}", listed(expected.iter().map(|text| &*text.en), "or")),
        )),
    };
    diagnostic.help(hint)
}

/// `a, b or c`
fn listed<'a>(words: impl Iterator<Item = &'a str>, or: &str) -> String {
    let words: Vec<&str> = words.collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} {or} {last}", rest.join(", ")),
        None => String::new(),
    }
}
