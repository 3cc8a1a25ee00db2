//! One case by two versions as data: what `compare` gives, with the steps of both as one tree. `docs/json.md` documents it.

use serde_json::{Value as Json, json};

use super::json::explanation_json;
use super::outline::Shown;
use super::two::{Compared, OneSide, Told, told};
use crate::compare::{Alone, Joined, alone_json, comparison_json, together};
use crate::explain::{Fragment, Verdict, words};
use crate::law::Lang;
use crate::model::{Rulebook, StandingId};

/// One case by two versions as data.
pub fn compared_json(compared: &Compared<'_>) -> Json {
    let lang = compared.lang;
    let mut out = comparison_json(compared.comparison, compared.inputs, lang);
    let sides = OneSide::of(compared);
    let short = sides.each_ref().map(|side| {
        let sentences: Vec<String> = side.short().iter().map(|sentence| words(sentence, side.book, lang)).collect();
        sentences.join(" ")
    });
    let tree = match &compared.trees() {
        [Some(left), Some(right)] => {
            let joined = together([compared.comparison.left, compared.comparison.right], [left, right], lang);
            step_json(&joined, compared.books(), [None, None], lang)
        }
        _ => Json::Null,
    };
    if let Some(fields) = out.as_object_mut() {
        fields.insert("short".to_owned(), json!(short));
        fields.insert("steps".to_owned(), tree);
    }
    out
}

/// The case by the one version that has a rule for the question, in the same form: what the other would say is nothing.
pub fn alone_explained_json(alone: &Alone<'_>, shown: &Shown<'_>) -> Json {
    let mut out = alone_json(alone, shown.inputs, shown.lang);
    let short = explanation_json(shown).short;
    if let Some(fields) = out.as_object_mut() {
        let [left, right] = if alone.first { [Json::Null, json!(short)] } else { [json!(short), Json::Null] };
        fields.insert("short".to_owned(), json!([left, right]));
        fields.insert("steps".to_owned(), Json::Null);
    }
    out
}

fn step_json<'s>(joined: &'s Joined<'s, 's>, books: [&'s Rulebook; 2], outer: [Option<StandingId>; 2], lang: Lang) -> Json {
    let [first, second] = books;
    let step = told(joined, books, outer, lang);
    let side = |at: usize, verdict: Verdict, own: &Fragment<'_>| json!({ "outcome": verdict.keyword(), "text": words(own, if at == 0 { first } else { second }, lang) });
    let sides = match &step.told {
        Told::Same(verdict, own) => [side(0, *verdict, own), side(0, *verdict, own)],
        Told::Each([(left, own), (right, other)]) => [side(0, *left, own), side(1, *right, other)],
        Told::Only(0, verdict, own) => [side(0, *verdict, own), Json::Null],
        Told::Only(at, verdict, own) => [Json::Null, side(*at, *verdict, own)],
    };
    let details = step.details.iter().map(|(at, own)| words(own, if *at == 0 { first } else { second }, lang));
    json!({
        "differs": joined.differs.keyword(),
        "sides": sides,
        "details": details.collect::<Vec<_>>(),
        "steps": joined.children.iter().map(|child| step_json(child, books, step.standings, lang)).collect::<Vec<_>>(),
    })
}
