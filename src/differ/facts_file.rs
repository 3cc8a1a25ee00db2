//! A case as a facts file: what was found can be decided, compared and kept.

use super::Goal;
use super::claims::ToldClaim;
use super::given::Given;
use crate::law::say;
use crate::symbolic::{Example, Verdict};

/// The case that refutes a claim, as a facts file in YAML; `None` where it is not refuted.
pub fn facts_file(told: &ToldClaim<'_>) -> Option<String> {
    let Verdict::Refuted(broken) = told.verdict else { return None };
    let goal = &told.goal;
    let mut lines = vec![told.said.clone()];
    for (version, name) in goal.names().into_iter().enumerate() {
        lines.push(format!("{name}: {}", goal.answer(&broken.example, version)));
    }
    Some(goal.facts_file(&told.words(), &lines, &broken.example))
}

impl Goal<'_> {
    /// A case as a facts file, with its title and lines of comment above.
    pub(super) fn facts_file(&self, title: &str, lines: &[String], example: &Example) -> String {
        let title = one_line(title);
        let mut out = format!("# {title}\n");
        for line in lines {
            out.push_str(&format!("# {line}\n"));
        }
        out.push_str(&format!("title: {}\n", quoted(&title)));
        self.facts(&mut out, example);
        out
    }

    /// The facts of an example, entity by entity, then the assessments.
    fn facts(&self, out: &mut String, example: &Example) {
        let mut entities: Vec<(String, Vec<String>)> = Vec::new();
        let mut assessments: Vec<String> = Vec::new();
        for (name, value) in self.facts_given(example) {
            match name.split_once('.') {
                Some((entity, field)) if !self.is_assessment(&name) => {
                    let mut line = String::new();
                    fact(&mut line, field, &value, 1);
                    match entities.iter_mut().find(|(own, _)| own == entity) {
                        Some((_, lines)) => lines.push(line),
                        None => entities.push((entity.to_owned(), vec![line])),
                    }
                }
                _ => {
                    let because = quoted(say::claim_because(self.lang));
                    if let Given::Value(value) = value {
                        assessments.push(format!("  {name}: {{ value: {value}, because: {because} }}\n"));
                    }
                }
            }
        }
        for (entity, lines) in entities {
            out.push_str(&format!("{entity}:\n{}", lines.concat()));
        }
        if !assessments.is_empty() {
            out.push_str(&format!("assessments:\n{}", assessments.concat()));
        }
    }

    fn is_assessment(&self, name: &str) -> bool {
        (0..2).any(|version| self.book(version).facts.iter().any(|fact| *fact.name == *name && fact.assessment.is_some()))
    }
}

/// A fact, so deep within others. Each item of a list is one of the file.
fn fact(out: &mut String, name: &str, given: &Given, depth: usize) {
    let margin = "  ".repeat(depth);
    match given {
        Given::Value(value) => out.push_str(&format!("{margin}{name}: {value}\n")),
        Given::Items(items) if items.is_empty() => out.push_str(&format!("{margin}{name}: []\n")),
        Given::Items(items) => {
            out.push_str(&format!("{margin}{name}:\n"));
            for item in items {
                if item.is_empty() {
                    out.push_str(&format!("{margin}  - {{}}\n"));
                }
                let mut own = String::new();
                for (name, given) in item {
                    fact(&mut own, name, given, depth + 2);
                }
                // The first fact of an item stands beside its dash.
                out.push_str(&own.replacen(&format!("{margin}    "), &format!("{margin}  - "), 1));
            }
        }
    }
}

/// A text in quotation marks.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
