//! What fits nothing: it is read again alone, and what the grammar wanted at the farthest point it came to becomes the message.

use pest::Parser;
use pest::error::{Error, ErrorVariant, InputLocation};
use pest::iterators::Pair;

use super::claim_hints::claim_hint;
use super::ctx::Ctx;
use super::error::SyntaxError;
use super::grammar::{Grammar, Rule};
use super::hints;
use super::keywords::{BEGINNINGS, RULES};
use crate::law::Text;
use crate::source::{both, limits, meant};

/// Signs that want something behind them; the longer ones first.
const OPERATORS: [&str; 10] = [">=", "<=", "!=", "<", ">", "=", "+", "*", "/", "-"];

impl Ctx<'_> {
    /// Tells what is wrong with a stretch that fits nothing.
    pub(super) fn stray(&mut self, pair: Pair<'_, Rule>) {
        // Its own text: not all that a stray is made of has a pair to end with.
        let start = self.begin + pair.as_span().start();
        let end = start + pair.as_str().trim_end().len();
        let before = self.text.get(..start).unwrap_or_default().trim_end();
        let follows_stray = self.strays.last_end > 0 && self.strays.last_end >= before.len();
        self.strays.last_end = end;
        if start < self.strays.told_to || self.faults.count() >= limits::FAULTS {
            return;
        }
        let text = self.text.get(start..end).unwrap_or_default();
        self.misspelt_lines(text, start);
        let first = first_word(text);
        if BEGINNINGS.contains(&first) || first == "§" || first == "avsnitt" {
            self.beginning(text, first, start, follows_stray);
        } else {
            self.leftover(text, start);
        }
    }

    /// Lines inside a stray that begin with a misspelt word are faults of their own: the stray went on over them only for the spelling.
    fn misspelt_lines(&mut self, text: &str, start: usize) {
        let mut at = start;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let word = first_word(line.trim_start());
            if let Some(near) = misspelt(word).filter(|_| number > 0) {
                let begin = at + line.len() - line.trim_start().len();
                let hint = meant(near);
                let span = self.place_at(begin, begin + word.len());
                self.tell(SyntaxError::Unexpected { found: Some(word.to_owned()), expected: Vec::new(), hint: Some(hint), span });
            }
            at += line.len();
        }
    }

    /// A stray that begins as a construct does, and fails further on; or is whole, in the wrong place.
    fn beginning(&mut self, text: &str, first: &str, start: usize, follows_stray: bool) {
        match Grammar::parse(Rule::probe, text) {
            Err(error) => {
                let at = location(&error);
                let end = start + text.len();
                if at == 0 {
                    self.out_of_place(first, start);
                } else {
                    self.push_unexpected(&error, start);
                }
                self.strays.told_to = end;
            }
            // `replace figure f 5`: the word alone is left over, since what stands behind it is not whole.
            Ok(_) if self.broken_change(first, start) => {}
            // A part of something that failed just before: the fault is told there.
            Ok(_) if follows_stray => {}
            Ok(_) => self.out_of_place(first, start),
        }
    }

    /// Tells what is wrong with a change that begins at a place, if it is not whole.
    fn broken_change(&mut self, first: &str, start: usize) -> bool {
        let rule = match first {
            "replace" => Rule::replace,
            "insert" => Rule::insert,
            "repeal" => Rule::repeal,
            "renumber" => Rule::renumber,
            "keep" => Rule::keep,
            _ => return false,
        };
        let rest = self.text.get(start..).unwrap_or_default();
        let Err(error) = Grammar::parse(rule, rest) else { return false };
        let at = start + location(&error);
        self.push_unexpected(&error, start);
        // What else does not fit on that line follows from it.
        let line = self.text.get(at..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |length| at + length);
        self.strays.told_to = line;
        true
    }

    fn out_of_place(&mut self, first: &str, start: usize) {
        let of_claim = claim_hint(self.text, start).filter(|(at, _)| *at == start).map(|(_, advice)| advice);
        let hint = of_claim.or_else(|| match first {
            word if matches!(word, "ledd" | "bokstav" | "punktum") || RULES.contains(&word) => Some(both(
                "en regel står i en paragraf: skriv `§ 1` og så `ledd 1 { … }` rundt",
                "a rule stands in a section: write `§ 1` and then `ledd 1 { … }` around it",
            )),
            "replace" | "insert" | "repeal" | "renumber" | "keep" => Some(both(
                "en endring står i `amend ACT § 1 under MEASURE { … }`",
                "a change stands in `amend ACT § 1 under MEASURE { … }`",
            )),
            "except" => Some(hints::except_elsewhere()),
            "measure" | "status" => Some(both("hører hjemme i `amendment NAME { … }`", "belongs in `amendment NAME { … }`")),
            "under" | "assessed" => Some(both("hører hjemme i `case \"…\" { … }`", "belongs in `case \"…\" { … }`")),
            _ => None,
        });
        self.tell(SyntaxError::NotHere { found: first.to_owned(), hint, span: self.place_at(start, start + first.len()) });
    }

    /// A stray that begins as nothing does: the end of what stands before it went wrong, or the first word is misspelt.
    fn leftover(&mut self, text: &str, start: usize) {
        let first = first_word(text);
        let (before, rest) = self.text.split_at_checked(start).unwrap_or_default();
        let of_claim = claim_hint(self.text, start).filter(|(at, _)| *at == start).map(|(_, advice)| advice);
        if let Some(hint) = of_claim.or_else(|| hints::hint(before, rest)) {
            let found = shown(text);
            let span = self.place_at(start, start + found.len());
            self.tell(SyntaxError::Unexpected { found: Some(found.to_owned()), expected: Vec::new(), hint: Some(hint), span });
            // What else does not fit on this line follows from it.
            let line = rest.find('\n').unwrap_or(rest.len());
            self.strays.told_to = start + text.len().max(line);
            return;
        }
        if let Some(word) = misspelt(first) {
            let hint = both(format!("mente du `{word}`?"), format!("did you mean `{word}`?"));
            let span = self.place_at(start, start + first.len());
            self.tell(SyntaxError::Unexpected { found: Some(first.to_owned()), expected: Vec::new(), hint: Some(hint), span });
            self.strays.told_to = start + text.len();
            return;
        }
        if let Some(operator) = ["and", "or", "not"]
            .into_iter()
            .find(|word| *word == first)
            .or_else(|| OPERATORS.into_iter().find(|sign| text.starts_with(sign)))
        {
            let span = self.place_at(start, start + operator.len());
            self.tell(SyntaxError::NothingAfter { operator: operator.to_owned(), span });
            self.strays.told_to = start + operator.len();
            return;
        }
        // Read what stands before once more, together with this, to hear what was wanted here.
        let from = self.sibling_start(start);
        let whole = self.text.get(from..start + text.len()).unwrap_or_default();
        match Grammar::parse(Rule::probe, whole) {
            Err(error) if (start..start + text.len()).contains(&(from + location(&error))) => self.push_unexpected(&error, from),
            _ => {
                let span = self.place_at(start, start + shown(text).len());
                self.tell(SyntaxError::Unexpected { found: Some(shown(text).to_owned()), expected: Vec::new(), hint: None, span });
            }
        }
        self.strays.told_to = start + text.len();
    }

    /// The start of the nearest line above that begins with a word beginning a construct.
    fn sibling_start(&self, start: usize) -> usize {
        let before = self.text.get(..start).unwrap_or_default();
        let mut line_end = before.len();
        for _ in 0..200 {
            let line_start = before.get(..line_end).and_then(|text| text.rfind('\n')).map_or(0, |at| at + 1);
            let line = before.get(line_start..).unwrap_or_default();
            let indent = line.len() - line.trim_start().len();
            let word = first_word(line.trim_start());
            let item = !matches!(word, "source" | "except" | "goes" | "holds" | "ask" | "by") && BEGINNINGS.contains(&word);
            if item {
                return line_start + indent;
            }
            if line_start == 0 {
                break;
            }
            line_end = line_start - 1;
        }
        start
    }

    /// Tells an error of pest, whose places count from `offset`.
    fn push_unexpected(&mut self, error: &Error<Rule>, offset: usize) {
        let at = offset + location(error);
        let of_claim = claim_hint(self.text, at);
        let at = of_claim.as_ref().map_or(at, |(at, _)| *at);
        let rest = self.text.get(at..).unwrap_or_default();
        let found = shown(rest);
        let wanted = match &error.variant {
            ErrorVariant::ParsingError { positives, .. } => positives.as_slice(),
            ErrorVariant::CustomError { .. } => &[],
        };
        let known = match wanted {
            _ if found == "\"" && (wanted.contains(&Rule::label_nb) || wanted.contains(&Rule::kw_nb)) => Some(hints::language_missing()),
            _ => of_claim.map(|(_, advice)| advice).or_else(|| hints::hint(self.text.get(..at).unwrap_or_default(), rest)),
        };
        // Advice that knows what was meant needs no list of all that could stand there.
        let expected = if known.is_some() { Vec::new() } else { expectations(wanted) };
        let no_rule = || {
            let heading = self.text.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
            let wants_rule = wanted.contains(&Rule::kw_to) && heading.split_whitespace().any(|word| word == "exception");
            wants_rule.then(hints::excepted_missing)
        };
        let no_exceptions = || (first_word(rest) == "except").then(hints::except_elsewhere);
        let no_else = || wanted.contains(&Rule::kw_else).then(hints::else_missing);
        let hint = known
            .or_else(no_exceptions)
            .or_else(no_rule)
            .or_else(no_else)
            .or_else(|| misspelt(found).map(|word| both(format!("mente du `{word}`?"), format!("did you mean `{word}`?"))));
        let span = self.place_at(at, at + found.len());
        let found = (!found.is_empty()).then(|| found.to_owned());
        self.tell(SyntaxError::Unexpected { found, expected, hint, span });
    }

    /// An error of the whole file; the grammar's catch-all makes it rare.
    pub(super) fn stray_error(&mut self, error: Error<Rule>) {
        self.push_unexpected(&error, self.begin);
    }
}

/// The word that begins something and is nearly spelt like this one.
fn misspelt(word: &str) -> Option<&'static str> {
    let (distance, near) = BEGINNINGS.iter().map(|known| (strsim::damerau_levenshtein(word, known), *known)).min()?;
    (distance > 0 && distance <= 2 && distance * 2 < near.len() && word.len() > 2).then_some(near)
}

fn location(error: &Error<Rule>) -> usize {
    match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    }
}

/// The first word of a text, or its first sign.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_'));
    match end {
        Some(0) => text.chars().next().and_then(|c| text.get(..c.len_utf8())).unwrap_or_default(),
        Some(end) => text.get(..end).unwrap_or_default(),
        None => text,
    }
}

/// What to show of an unexpected text: a word or a row of signs, at most forty characters.
fn shown(text: &str) -> &str {
    let word = first_word(text);
    if word.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_' || matches!(c, '{' | '}' | '(' | ')' | '"')) {
        let end = word.char_indices().nth(40).map_or(word.len(), |(at, _)| at);
        return word.get(..end).unwrap_or_default();
    }
    let end = text
        .char_indices()
        .find(|(at, c)| *at >= 40 || c.is_alphanumeric() || c.is_whitespace() || matches!(c, '{' | '}' | '(' | ')' | '"'));
    text.get(..end.map_or(text.len(), |(at, _)| at)).unwrap_or_default()
}

/// What was wanted, in the user's words, each once, at most seven.
fn expectations(rules: &[Rule]) -> Vec<Text> {
    let mut out: Vec<Text> = Vec::new();
    for rule in rules {
        if let Some(text) = words(*rule)
            && !out.contains(&text)
            && out.len() < 7
        {
            out.push(text);
        }
    }
    out
}

/// A rule of the grammar in the user's words; none for what is never worth telling.
fn words(rule: Rule) -> Option<Text> {
    Some(match rule {
        Rule::comment | Rule::EOI | Rule::stray | Rule::stray_in_section | Rule::stray_member | Rule::stray_block | Rule::stray_word => {
            return None;
        }
        Rule::name | Rule::path | Rule::given_path | Rule::parameter_on => both("et navn", "a name"),
        Rule::string => both("en tekst i anførselstegn", "a text in quotation marks"),
        Rule::date | Rule::date_part => both("en dato som 2018-06-01", "a date such as 2018-06-01"),
        Rule::version => both("en versjon som 2018-06-01+forslag", "a version such as 2018-06-01+proposal"),
        Rule::numeral | Rule::ordinal => both("et tall", "a number"),
        Rule::section_number => both("et paragrafnummer", "a section number"),
        Rule::letter => both("en bokstav", "a letter"),
        Rule::open => both("`{`", "`{`"),
        Rule::close => both("`}`", "`}`"),
        Rule::open_round => both("`(`", "`(`"),
        Rule::close_round => both("`)`", "`)`"),
        Rule::colon => both("`:`", "`:`"),
        Rule::comma => both("`,`", "`,`"),
        Rule::equals => both("`=`", "`=`"),
        Rule::infix
        | Rule::equal
        | Rule::at_least
        | Rule::at_most
        | Rule::unequal
        | Rule::below
        | Rule::above
        | Rule::plus
        | Rule::times
        | Rule::over
        | Rule::kw_and
        | Rule::kw_or => both("`and`, `or`, `=`, `>=` eller en annen operator", "`and`, `or`, `=`, `>=` or another operator"),
        Rule::minus
        | Rule::prefix
        | Rule::kw_not
        | Rule::postfix
        | Rule::primary
        | Rule::literal
        | Rule::signed_literal
        | Rule::expression
        | Rule::operation
        | Rule::block
        | Rule::parenthesis
        | Rule::member => match rule {
            Rule::postfix | Rule::minus | Rule::prefix | Rule::kw_not => return None,
            Rule::literal | Rule::signed_literal => both("en verdi", "a value"),
            _ => both("et uttrykk", "an expression"),
        },
        Rule::type_name | Rule::type_words => both("en type", "a type"),
        Rule::type_choice | Rule::type_yes_no | Rule::type_whole | Rule::type_money => return None,
        Rule::place | Rule::head_place | Rule::place_ledd | Rule::place_letter | Rule::place_sentence => {
            both("en bestemmelse som `§ 1 ledd 1`", "a provision such as `§ 1 ledd 1`")
        }
        Rule::period | Rule::per_period => both("`per month`, `per year` …", "`per month`, `per year` …"),
        Rule::duration | Rule::duration_unit | Rule::duration_part => both("en varighet som `2 years`", "a duration such as `2 years`"),
        Rule::label_nb | Rule::kw_nb => both("`nb`", "`nb`"),
        Rule::label_en | Rule::kw_en => both("`en`", "`en`"),
        Rule::kw_section => both("`§`", "`§`"),
        other => {
            let debug = format!("{other:?}");
            let word = debug.strip_prefix("kw_").unwrap_or(&debug);
            let first = word.split('_').next().unwrap_or(word);
            if !debug.starts_with("kw_") && !BEGINNINGS.contains(&first) {
                return None;
            }
            let shown = if debug.starts_with("kw_") { word } else { first };
            both(format!("`{shown}`"), format!("`{shown}`"))
        }
    })
}
