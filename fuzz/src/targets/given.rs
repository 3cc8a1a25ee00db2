//! Facts that are made up for a law: each has a value of its type, or is left out.

use paragraf::model::{Fact, Input, Rulebook, Type, Unit};

use crate::random::Random;

/// The most items of a list.
const ITEMS: usize = 4;

/// Lists within lists.
const DEPTH: usize = 3;

/// A facts file in JSON.
pub fn facts(book: &Rulebook, random: &mut Random) -> String {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for (at, fact) in book.facts.iter().enumerate() {
        let of_list = fact.entity.is_some_and(|entity| book.entities[entity.index()].listed);
        if of_list || random.one_in(4) {
            continue;
        }
        let own = value(book, fact, DEPTH, random);
        let (group, name, value) = match (&fact.assessment, fact.name.split_once('.')) {
            (Some(_), _) => ("assessments", &*fact.name, format!("{{\"value\": {own}, \"because\": \"as tried in {at}\"}}")),
            (None, Some((entity, name))) => (entity, name, own),
            (None, None) => continue,
        };
        let field = format!("\"{name}\": {value}");
        match groups.iter_mut().find(|(other, _)| other == group) {
            Some((_, fields)) => fields.push(field),
            None => groups.push((group.to_owned(), vec![field])),
        }
    }
    let groups: Vec<String> = groups.into_iter().map(|(group, fields)| format!("\"{group}\": {{{}}}", fields.join(", "))).collect();
    format!("{{{}}}", groups.join(",\n "))
}

/// A value that a fact may have.
fn value(book: &Rulebook, fact: &Fact, depth: usize, random: &mut Random) -> String {
    if fact.assessment.is_none() && random.one_in(12) {
        return "\"unknown\"".to_owned();
    }
    let whole = ["0", "1", "2", "3", "17", "18", "19", "67", "1000", "1000000"];
    match fact.ty {
        Type::Truth => random.pick(&["true", "false"]).to_owned(),
        Type::Quantity(_) if fact.input == Input::Whole => random.pick(&whole).to_owned(),
        Type::Quantity(Unit::Plain) if fact.input == Input::Percent => random.pick(&["\"0 %\"", "\"12.5 %\"", "\"100 %\""]).to_owned(),
        Type::Quantity(_) if random.one_in(3) => random.pick(&["0.5", "2.25", "-1", "999999999999", "0.1"]).to_owned(),
        Type::Quantity(_) => random.pick(&whole).to_owned(),
        Type::Date => format!("\"{}\"", day(random)),
        Type::Months => format!("\"{} months\"", random.below(40)),
        Type::Days => format!("\"{} days\"", random.below(400)),
        Type::Text => random.pick(&["\"Oslo\"", "\"Ålesund\"", "\"\"", "\"a b\""]).to_owned(),
        Type::Choice(list) => {
            let choices = &book.choices[list.index()].choices;
            format!("\"{}\"", choices[random.below(choices.len())].name)
        }
        Type::Period => period(random),
        Type::Periods => format!("[{}]", (0..random.below(ITEMS)).map(|_| period(random)).collect::<Vec<_>>().join(", ")),
        Type::List(entity) => {
            let own = if depth == 0 { 0 } else { random.below(ITEMS) };
            let items = (0..own).map(|_| {
                let facts = book.entities[entity.index()].facts.iter().map(|id| &book.facts[id.index()]);
                let mut fields = Vec::new();
                for fact in facts {
                    if !random.one_in(5) {
                        let name = fact.name.rsplit('.').next().unwrap_or_default();
                        fields.push(format!("\"{name}\": {}", value(book, fact, depth - 1, random)));
                    }
                }
                format!("{{{}}}", fields.join(", "))
            });
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        Type::Mixed | Type::Rounding | Type::Faulty => "\"unknown\"".to_owned(),
    }
}

fn day(random: &mut Random) -> String {
    if random.one_in(10) {
        return random.pick(&["0001-01-01", "9999-12-31", "2024-02-29", "1900-02-28"]).to_owned();
    }
    format!("{}-{:02}-{:02}", 1950 + random.below(80), 1 + random.below(12), 1 + random.below(28))
}

/// A period whose last day is not before its first.
fn period(random: &mut Random) -> String {
    let year = 2000 + random.below(25);
    let (first, last) = (1 + random.below(6), 7 + random.below(6));
    if random.one_in(5) {
        return format!("\"{year}-{first:02}-01 onwards\"");
    }
    format!("{{\"from\": \"{year}-{first:02}-01\", \"to\": \"{year}-{last:02}-{:02}\"}}", 1 + random.below(28))
}
