//! What the limits allow, at its largest, on a stack of 1 MiB: threads of WebAssembly and of Windows have no more.

use std::panic::resume_unwind;
use std::thread::Builder;

use paragraf::pipeline::RuleFiles;
use paragraf::source::{Diagnostic, SourceMap, codes, limits};
use paragraf::{Facts, Lang, RuleBase};

use crate::corpus::Corpus;
use crate::random::Random;

const STACK: usize = 1 << 20;

const HEAD: &str = "act a { rank statute  title en \"A\"  in force from 2000-01-01 }
entity p { l : list of q  n : number  b : yes/no  d : date }
entity q { l : list of q  n : number }
§ 1
";

/// A law that grows in one direction, and facts for it.
struct Shape {
    law: fn(usize) -> String,
    facts: fn(usize) -> String,
}

const SHAPES: [Shape; 8] = [
    // Rules that rest on rules.
    Shape { law: |size| rules(size, |at| format!("condition r{at} holds when p.b except when p.n > {at} and r{}\n", at + 1)), facts: one },
    Shape { law: |size| rules(size, |at| format!("condition r{at} holds when not r{}\n", at + 1)), facts: one },
    Shape { law: |size| rules(size, |at| format!("condition r{at} holds when all {{ p.b any {{ r{} p.n < 0 }} }}\n", at + 1)), facts: one },
    // Expressions within expressions.
    Shape { law: |size| expression(&"(".repeat(size), "p.n > 3", &")".repeat(size)), facts: one },
    Shape { law: |size| expression(&"not (".repeat(size), "p.b", &")".repeat(size)), facts: one },
    // Without brackets this would be one `if` with many cases, which has no depth.
    Shape { law: |size| expression(&"if p.b then p.b else (".repeat(size), "p.b", &")".repeat(size)), facts: one },
    Shape { law: |size| expression("", "p.n", &(" rounded up to 1".repeat(size) + " > 3")), facts: one },
    // Facts within facts.
    Shape { law: |_| expression("", "(count of p.l where q.n > 1) > 0", ""), facts: nested },
];

fn rules(size: usize, each: fn(usize) -> String) -> String {
    (0..size).fold(HEAD.to_owned(), |text, at| text + &each(at)) + &format!("condition r{size} holds when p.n > 0\n")
}

fn expression(before: &str, middle: &str, behind: &str) -> String {
    format!("{HEAD}condition r0 holds when {before}{middle}{behind}\n")
}

fn one(_: usize) -> String {
    "{\"p\": {\"n\": 1000, \"b\": true}}".to_owned()
}

fn nested(size: usize) -> String {
    let items = (0..size).fold("{\"n\": 2}".to_owned(), |inner, _| format!("{{\"n\": 2, \"l\": [{inner}]}}"));
    format!("{{\"p\": {{\"l\": [{items}]}}}}")
}

/// The numbers of all shapes: nothing here is left to chance.
pub fn input(_: &Corpus, _: &mut Random) -> String {
    (0..SHAPES.len()).map(|at| format!("{at}\n")).collect()
}

/// Whether the largest that is allowed is decided and explained, of each shape.
pub fn holds(_: &Corpus, text: &str) -> bool {
    let mut shapes = text.lines().map_while(|line| SHAPES.get(line.trim().parse::<usize>().ok()?));
    shapes.all(|shape| {
        let run = Builder::new().stack_size(STACK).spawn(|| tried(shape)).expect("a thread");
        run.join().unwrap_or_else(|trouble| resume_unwind(trouble))
    })
}

fn tried(shape: &Shape) -> bool {
    // What is beyond the limit is refused, on the same stack.
    let (mut allowed, mut refused) = (1, 20_000);
    assert!(!is_allowed(shape, refused), "there is a limit");
    while allowed + 1 < refused {
        let middle = (allowed + refused) / 2;
        if is_allowed(shape, middle) { allowed = middle } else { refused = middle }
    }
    let plan = RuleBase::from_texts([("try.regel", (shape.law)(allowed))]).plan("2020-01-01").expect("a law within the limits");
    let reasons = plan.decide("r0", &Facts::from_json((shape.facts)(allowed))).expect("a decision").explain(Lang::En);
    !reasons.text(100).is_empty() && !reasons.to_json().is_empty()
}

/// Whether a law and its facts are within the limits. What is refused is refused for no other reason.
fn is_allowed(shape: &Shape, size: usize) -> bool {
    let mut sources = SourceMap::default();
    sources.add("try.regel", (shape.law)(size));
    let faults: Vec<Diagnostic> = RuleFiles::new(sources).check().into_iter().filter(Diagnostic::is_error).collect();
    let limit = |fault: &Diagnostic| fault.code == codes::NESTING || fault.code == codes::CHAIN;
    assert!(faults.iter().all(limit), "{faults:?}");
    let facts = (shape.facts)(size);
    let depth = facts.matches("\"l\"").count() * 2 + 2;
    faults.is_empty() && depth <= limits::NESTING
}
