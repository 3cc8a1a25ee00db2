//! Two decisions of one case, and where they part.

use super::Decision;
use crate::compare::{Comparison as Parts, compare, comparison_json, text};
use crate::explain::Style;
use crate::law::Lang;

/// Two decisions of one case under two versions of the law, and where they part.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// use paragraf::{Facts, RuleBase};
///
/// let rules = RuleBase::embedded();
/// let facts = Facts::from_yaml("applicant: { born: 2000-06-01 }\napplication: { received: 2018-06-01 }");
/// let now = rules.plan("2018-06-01")?.decide("of_working_age", &facts)?;
/// let then = rules.plan("2018-06-01+hoering_2018")?.decide("of_working_age", &facts)?;
/// assert_eq!(now.compare(&then).rules(), ["of_working_age"]);
/// # }
/// # Ok::<(), paragraf::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Comparison {
    before: Decision,
    after: Decision,
}

impl Comparison {
    pub(super) fn new(before: Decision, after: Decision) -> Comparison {
        Comparison { before, after }
    }

    fn parts(&self, lang: Lang) -> Parts<'_> {
        compare(&self.before.decision, &self.after.decision, lang)
    }

    /// Whether the answers differ.
    pub fn changes_the_answer(&self) -> bool {
        self.before.answer() != self.after.answer()
    }

    /// The names of the rules where they part: each finds something else, though nothing it rests on does.
    pub fn rules(&self) -> Vec<String> {
        self.parts(Lang::En).partings.iter().map(|parting| parting.rule.to_string()).collect()
    }

    /// Where they part as text: the rules, the conditions, the figures, and the measures that brought it.
    pub fn text(&self, lang: Lang, width: usize) -> String {
        text(&self.parts(lang), Style { lang, colour: false, width })
    }

    /// The whole of it as JSON, as `docs/json.md` describes.
    pub fn to_json(&self, lang: Lang) -> String {
        let json = comparison_json(&self.parts(lang), [&self.before.inputs(), &self.after.inputs()], lang);
        serde_json::to_string_pretty(&json).unwrap_or_default()
    }
}
