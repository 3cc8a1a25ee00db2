//! Slips somebody could make in a rule file, one at a time: what stands there, and what would stand there instead.

use pest::Parser;
use pest::iterators::Pair;
use rust_decimal::Decimal;

use super::ctx::{end, kids};
use super::grammar::{Grammar, Rule};
use crate::law::canonical;
use crate::source::{FileId, Span};

/// One slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutation {
    /// What is written over.
    pub span: Span,
    /// What is written instead; nothing where something is removed.
    pub replacement: String,
    /// The provision it is in, as a rule file names it; the parameter, act or amendment where it is in none.
    pub place: String,
    /// The rule, figure, reading or parameter it is in, where it changes nothing but what that says.
    pub within: Option<String>,
}

/// Every slip in a file without mistakes, in the order of their places.
pub fn mutations(id: FileId, text: &str) -> Vec<Mutation> {
    let mut finder = Finder { id, act: String::new(), place: String::new(), within: None, found: Vec::new() };
    let Some(root) = Grammar::parse(Rule::file, text).ok().and_then(|mut pairs| pairs.next()) else { return Vec::new() };
    for item in kids(root) {
        finder.item(item);
    }
    finder.found.sort_by_key(|mutation| (mutation.span.start, mutation.span.end));
    finder.found
}

struct Finder {
    id: FileId,
    act: String,
    place: String,
    within: Option<String>,
    found: Vec<Mutation>,
}

impl Finder {
    fn item(&mut self, pair: Pair<'_, Rule>) {
        let name = name_in(&pair);
        match pair.as_rule() {
            Rule::within => self.act = name,
            Rule::act => {
                self.act.clone_from(&name);
                self.place = name;
                self.below(pair);
            }
            Rule::amendment => {
                self.place = name;
                self.below(pair);
            }
            Rule::parameter => {
                self.place.clone_from(&name);
                self.named(name, |finder| finder.below(pair));
            }
            Rule::section => {
                self.place = format!("{} {}", self.act, section_in(&pair));
                self.below(pair);
            }
            Rule::amend => {
                let place = kids(pair.clone()).find(|child| child.as_rule() == Rule::place);
                self.place = format!("{name} {}", place.map_or("", |place| place.as_str().trim())).trim_end().to_owned();
                self.below(pair);
            }
            Rule::repeal_top | Rule::renumber_top => {
                let places: Vec<_> = kids(pair.clone()).filter(|child| child.as_rule() == Rule::place).collect();
                self.place = format!("{name} {}", places.first().map_or("", |place| place.as_str().trim()));
                self.remove(&pair);
            }
            _ => {}
        }
    }

    fn below(&mut self, pair: Pair<'_, Rule>) {
        for child in kids(pair) {
            self.pair(child);
        }
    }

    /// What is found within a declaration changes nothing but what that says.
    fn named(&mut self, name: String, find: impl FnOnce(&mut Finder)) {
        let outer = self.within.replace(name);
        find(self);
        self.within = outer;
    }

    fn pair(&mut self, pair: Pair<'_, Rule>) {
        match pair.as_rule() {
            Rule::source
            | Rule::head_source
            | Rule::label_nb
            | Rule::label_en
            | Rule::says
            | Rule::unverified
            | Rule::unused
            | Rule::why
            | Rule::measure => {}
            Rule::ledd | Rule::bokstav_block | Rule::punktum => {
                let outer = self.place.clone();
                let head: Vec<&str> = pair.as_str().split('{').next().unwrap_or_default().split_whitespace().take(2).collect();
                self.place = format!("{outer} {}", head.join(" "));
                self.below(pair);
                self.place = outer;
            }
            Rule::section_block => {
                let outer = std::mem::take(&mut self.place);
                self.place = format!("{} {}", outer.split(' ').next().unwrap_or_default(), section_in(&pair));
                self.below(pair);
                self.place = outer;
            }
            Rule::figure | Rule::truth_rule | Rule::value_rule | Rule::deadline_rule | Rule::reading => {
                self.named(name_in(&pair), |finder| finder.below(pair));
            }
            Rule::exception => {
                let slips = |finder: &mut Self| {
                    finder.remove(&pair);
                    finder.condition(kids(pair.clone()).find(|child| child.as_rule() == Rule::expression));
                    finder.below(pair.clone());
                };
                // Of one that is made to several rules, any of these may be what a case comes to.
                if kids(pair.clone()).filter(|child| child.as_rule() == Rule::name).count() > 1 {
                    self.without_name(slips);
                } else {
                    self.named(name_in(&pair), slips);
                }
            }
            Rule::replace | Rule::insert | Rule::repeal | Rule::renumber => {
                self.without_name(|finder| {
                    finder.remove(&pair);
                    // An exception that is inserted is gone with its line.
                    for child in kids(pair) {
                        if child.as_rule() == Rule::exception {
                            finder.named(name_in(&child), |own| own.below(child))
                        } else {
                            finder.pair(child)
                        }
                    }
                });
            }
            Rule::replace_letter | Rule::insert_letter => {
                let of =
                    kids(pair.clone()).find(|child| child.as_rule() == Rule::of_rule).map_or_else(|| name_in(&pair), |of| name_in(&of));
                self.named(of, |finder| {
                    finder.condition(expression_in(&pair));
                    finder.below(pair);
                });
            }
            // No answer of a case says how far an act is followed.
            Rule::followed => {}
            Rule::in_force | Rule::known_from => self.without_name(|finder| finder.days(pair)),
            Rule::from_value => {
                self.days(pair.clone());
                self.below(pair);
            }
            Rule::except_when => {
                self.remove(&pair);
                self.condition(expression_in(&pair));
                self.below(pair);
            }
            Rule::holds_when | Rule::gather_where => {
                self.condition(kids(pair.clone()).find(|child| matches!(child.as_rule(), Rule::expression | Rule::operation)));
                self.below(pair);
            }
            Rule::alternative => {
                self.condition(expression_in(&pair));
                self.below(pair);
            }
            Rule::if_else => {
                let arms: Vec<_> = kids(pair.clone()).filter(|child| child.as_rule() == Rule::operation).collect();
                // Condition, value, condition, value … and at last the value of `else`.
                arms.chunks_exact(2).for_each(|arm| self.condition(arm.first().cloned()));
                self.below(pair);
            }
            Rule::block => self.block(pair),
            Rule::operation => {
                self.operands(&pair);
                self.below(pair);
            }
            Rule::infix => self.infix(&pair),
            Rule::range_below => self.replace(&pair, ".."),
            Rule::range_to => self.replace(&pair, "..<"),
            Rule::key_up_to => {
                let words: Vec<_> = kids(pair.clone()).take(2).collect();
                if let [up, to] = words.as_slice() {
                    let span = Span { end: self.span(to).end, ..self.span(up) };
                    self.push(span, "below".to_owned());
                }
                self.below(pair);
            }
            Rule::gather => {
                let words = [(Rule::kw_any, "every"), (Rule::kw_every, "any"), (Rule::kw_least, "greatest"), (Rule::kw_greatest, "least")];
                for child in kids(pair.clone()) {
                    if let Some((_, other)) = words.iter().find(|(word, _)| *word == child.as_rule()) {
                        self.replace(&child, other);
                    }
                }
                self.below(pair);
            }
            Rule::extremum | Rule::round_dates | Rule::moved => {
                if let Some(word) = kids(pair.clone()).find(|child| opposite(child.as_rule()).is_some()) {
                    let other = opposite(word.as_rule()).unwrap_or_default();
                    self.replace(&word, other);
                }
                self.below(pair);
            }
            Rule::postfix if kids(pair.clone()).any(|child| child.as_rule() == Rule::rounded) => {
                self.remove(&pair);
                let rounded = kids(pair.clone()).flat_map(kids).find(|child| opposite(child.as_rule()).is_some());
                if let Some(way) = rounded {
                    self.replace(&way, opposite(way.as_rule()).unwrap_or_default());
                }
                // The step is not a limit of the law: another unit of money would be a different rounding, which the removal stands for.
            }
            Rule::literal => self.literal(&pair),
            _ => self.below(pair),
        }
    }

    fn without_name(&mut self, find: impl FnOnce(&mut Finder)) {
        let outer = self.within.take();
        find(self);
        self.within = outer;
    }

    /// A condition as a whole, turned round.
    fn condition(&mut self, pair: Option<Pair<'_, Rule>>) {
        if let Some(pair) = pair {
            let text = format!("not ({})", self.text(&pair));
            self.replace(&pair, &text);
        }
    }

    /// `all { … }`: each member dropped and turned round, and the block itself changed.
    fn block(&mut self, pair: Pair<'_, Rule>) {
        let members: Vec<_> = kids(pair.clone()).filter(|child| child.as_rule() == Rule::member).collect();
        if members.len() > 1 {
            if let Some(word) = kids(pair.clone()).next() {
                self.replace(&word, opposite(word.as_rule()).unwrap_or_default());
            }
            members.iter().for_each(|member| self.remove(member));
        }
        for member in members {
            self.condition(expression_in(&member));
            self.below(member);
        }
    }

    /// `a and b`: each of them dropped and turned round.
    fn operands(&mut self, pair: &Pair<'_, Rule>) {
        let parts: Vec<_> = kids(pair.clone()).collect();
        let joins =
            |part: &Pair<'_, Rule>| kids(part.clone()).next().is_some_and(|sign| matches!(sign.as_rule(), Rule::kw_and | Rule::kw_or));
        let segments: Vec<&[Pair<'_, Rule>]> = parts.split(|part| part.as_rule() == Rule::infix && joins(part)).collect();
        if segments.len() < 2 {
            return;
        }
        let spans: Vec<Span> = segments
            .iter()
            .filter_map(|segment| Some(Span { end: self.span(segment.last()?).end, ..self.span(segment.first()?) }))
            .collect();
        for (at, (segment, span)) in segments.iter().zip(&spans).enumerate() {
            let gone = match at.checked_sub(1).and_then(|before| spans.get(before)) {
                Some(before) => Span { start: before.end, ..*span },
                None => spans.get(1).map_or(*span, |next| Span { end: next.start, ..*span }),
            };
            self.push(gone, String::new());
            let text: String = segment.iter().map(|part| part.as_str()).collect::<Vec<_>>().join(" ");
            self.push(*span, format!("not ({})", text.trim_end()));
        }
    }

    fn infix(&mut self, pair: &Pair<'_, Rule>) {
        let other = match kids(pair.clone()).next().map(|sign| sign.as_rule()) {
            Some(Rule::kw_and) => "or",
            Some(Rule::kw_or) => "and",
            Some(Rule::at_least) => ">",
            Some(Rule::at_most) => "<",
            Some(Rule::above) => ">=",
            Some(Rule::below) => "<=",
            Some(Rule::equal) => "!=",
            Some(Rule::unequal) => "=",
            Some(Rule::plus) => "-",
            _ => return,
        };
        self.replace(pair, other);
    }

    /// The days of an interval, each a day earlier and later.
    fn days(&mut self, pair: Pair<'_, Rule>) {
        for date in kids(pair).filter(|child| child.as_rule() == Rule::date) {
            self.day(&date);
        }
    }

    fn day(&mut self, pair: &Pair<'_, Rule>) {
        let Ok(date) = pair.as_str().trim().parse::<chrono::NaiveDate>() else { return };
        for other in [date.pred_opt(), date.succ_opt()].into_iter().flatten() {
            self.replace(pair, &other.to_string());
        }
    }

    /// A limit, by one unit of its last digit down and up.
    fn literal(&mut self, pair: &Pair<'_, Rule>) {
        if let Some(date) = kids(pair.clone()).find(|child| child.as_rule() == Rule::date) {
            self.day(&date);
            return;
        }
        let Some(numeral) = pair.clone().into_inner().flatten().filter(|inner| inner.as_rule() == Rule::numeral).last() else { return };
        let digits: String = numeral.as_str().chars().filter(|sign| sign.is_ascii_digit() || *sign == '.').collect();
        let Ok(number) = digits.parse::<Decimal>() else { return };
        let unit = Decimal::new(1, number.scale());
        for other in [number.checked_sub(unit), number.checked_add(unit)].into_iter().flatten() {
            if !other.is_sign_negative() {
                self.replace(&numeral, &other.to_string());
            }
        }
    }

    fn remove(&mut self, pair: &Pair<'_, Rule>) {
        self.replace(pair, "");
    }

    fn replace(&mut self, pair: &Pair<'_, Rule>, text: &str) {
        let span = self.span(pair);
        self.push(span, text.to_owned());
    }

    fn push(&mut self, span: Span, replacement: String) {
        self.found.push(Mutation { span, replacement, place: self.place.clone(), within: self.within.clone() });
    }

    fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        Span::new(self.id, pair.as_span().start(), end(pair.clone()))
    }

    fn text<'t>(&self, pair: &Pair<'t, Rule>) -> &'t str {
        let length = end(pair.clone()) - pair.as_span().start();
        pair.as_str().get(..length).unwrap_or_default()
    }
}

/// The word that turns a rule round, where it has one.
fn opposite(rule: Rule) -> Option<&'static str> {
    match rule {
        Rule::kw_all => Some("any"),
        Rule::kw_any => Some("all"),
        Rule::kw_min => Some("max"),
        Rule::kw_max => Some("min"),
        Rule::kw_up => Some("down"),
        Rule::kw_down => Some("up"),
        Rule::kw_next => Some("previous"),
        Rule::kw_previous => Some("next"),
        _ => None,
    }
}

fn expression_in<'t>(pair: &Pair<'t, Rule>) -> Option<Pair<'t, Rule>> {
    kids(pair.clone()).find(|child| child.as_rule() == Rule::expression)
}

fn name_in(pair: &Pair<'_, Rule>) -> String {
    kids(pair.clone())
        .find(|child| child.as_rule() == Rule::name)
        .map_or_else(String::new, |name| canonical(name.as_str().trim()).into_owned())
}

/// `§ 29`, `avsnitt 3`
fn section_in(pair: &Pair<'_, Rule>) -> String {
    let head: Vec<&str> = kids(pair.clone()).take(2).map(|part| part.as_str().trim()).collect();
    head.join(" ")
}
