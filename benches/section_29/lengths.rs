//! The README's applicant told at each length and as a page, beside the same written by hand. The decision is made before; telling it is measured.

use std::hint::black_box;

use paragraf::data::{Format, read as tree};
use paragraf::eval::{Decision, decide_case};
use paragraf::explain::{Length, Style, text_at};
use paragraf::facts::{Facts, read};
use paragraf::law::Lang;
use paragraf::reasons_page::{Shown, html};
use paragraf::source::SourceMap;

use crate::by_hand;
use crate::ratios::{FEW_TURNS, Line, by_turns};
use crate::reference;
use crate::setup::Setup;

/// How often it is told in a turn.
const TIMES: usize = 16;
const FILE: &str = include_str!("../../examples/eighteen.yaml");

/// A line for each way of telling the case.
///
/// # Errors
/// See [`checked`].
pub fn lengths(setup: &Setup) -> Result<Vec<Line>, String> {
    let (decision, found, steps) = checked(setup)?;
    let line = |what: &str, aim, engine: &dyn Fn() -> String, by_hand: &dyn Fn() -> String| {
        let repeated = |tell: &dyn Fn() -> String| (0..TIMES).for_each(|_| drop(black_box(tell())));
        Line { what: what.to_owned(), figures: by_turns(FEW_TURNS, TIMES, || repeated(engine), || repeated(by_hand)), aim }
    };
    let told = |length| text(setup, black_box(&decision), length);
    let page =
        || html(&Shown { decision: black_box(&decision), inputs: &setup.inputs, length: Length::Reasons, lang: Lang::En, note: None });
    Ok(vec![
        line("the README's case, short", "5 µs", &|| told(Length::Short), &|| by_hand::short(found, black_box(&steps))),
        line("the README's case, reasons", "15 µs", &|| told(Length::Reasons), &|| by_hand::reasons(found, black_box(&steps))),
        line("the README's case, in full", "", &|| told(Length::Full), &|| reference::text(found, black_box(&steps))),
        line("the README's case, as a page", "60 µs", &page, &|| by_hand::page(found, black_box(&steps))),
    ])
}

/// The case decided by both, the one by hand with its steps.
///
/// # Errors
/// If the case cannot be read or decided, or they tell it otherwise.
pub fn checked(setup: &Setup) -> Result<(Decision, Option<bool>, Vec<reference::Step>), String> {
    let facts = facts(setup)?;
    let decision = decide_case(&setup.plan, setup.goal, facts.clone(), &[]).map_err(|_| "the case takes too much work".to_owned())?;
    let mut steps = Vec::new();
    let found = reference::trace(&by_hand::applicant(), &setup.limits, &mut steps);
    let (own, other) = (text(setup, &decision, Length::Reasons), by_hand::reasons(found, &steps));
    let decides =
        "the applicant's age as of 1 June 2018 is 18 years; it must be at least 19 years (lower age limit by the preparatory works)";
    // In lines of their own length.
    let tells = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").contains(decides);
    if !tells(&own) || !tells(&other) {
        return Err(format!("the reference tells another case:\n{own}\n{other}"));
    }
    Ok((decision, found, steps))
}

fn text(setup: &Setup, decision: &Decision, length: Length) -> String {
    text_at(decision, &setup.inputs, Style::plain(Lang::En), length)
}

fn facts(setup: &Setup) -> Result<Facts, String> {
    let mut sources = SourceMap::default();
    let file = sources.add("eighteen.yaml", FILE);
    let tree = tree(&sources, file, Format::Yaml).map_err(|mistakes| format!("{mistakes:?}"))?;
    read(&tree, setup.plan.checked().book()).map_err(|mistakes| format!("{mistakes:?}"))
}
