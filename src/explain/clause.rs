//! Labels as clauses: «bistanden er nødvendig» can be said as it is, and denied, «bistanden er ikke nødvendig». The verbs are those of the
//! catalogue. What has no verb that is known there, or could be read in two ways when denied, is left to who asks.

use std::sync::LazyLock;

use crate::law::{Key, Lang, Text, plain};

/// The words of a language by which a clause is known.
struct Verbs {
    /// Verbs, each with its denial, which is empty where it takes more than the verb to deny it.
    denials: Vec<(Vec<&'static str>, &'static str)>,
    /// What begins a clause within a label, whose verb is not that of the label.
    subordinate: Vec<&'static str>,
    /// What makes the denial of a clause say something else: «alle», «ikke», «bare».
    scoped: Vec<&'static str>,
}

/// Whether words are a clause: they have a verb of their own.
pub(super) fn is_clause(words: &str, lang: Lang) -> bool {
    let parts: Vec<&str> = words.split(' ').collect();
    verbs(lang).is_some_and(|verbs| verbs.found(&parts).is_some())
}

/// Whether a label can be told as a sentence, or denied, in every language.
pub(super) fn can_be_said(label: &Text, holds: bool) -> bool {
    Lang::ALL.into_iter().all(|lang| match holds {
        true => is_clause(label.get(lang), lang),
        false => denied(label.get(lang), lang).is_some(),
    })
}

/// The opposite of a clause, if it can be said by one word: «bistanden er ikke nødvendig».
pub(super) fn denied(words: &str, lang: Lang) -> Option<String> {
    let parts: Vec<&str> = words.split(' ').collect();
    let verbs = verbs(lang)?;
    let (at, (verb, denial)) = verbs.found(&parts)?;
    let scoped = |part: &&str| verbs.scoped.iter().any(|own| own.eq_ignore_ascii_case(part));
    if denial.is_empty() || parts.iter().any(scoped) {
        return None;
    }
    let (before, behind) = (parts.get(..at)?, parts.get(at + verb.len()..)?);
    // A second clause beside the first would have to be denied too.
    let own = behind.iter().position(|part| verbs.begins_another(part)).unwrap_or(behind.len());
    if verbs.verb_in(behind.get(..own)?).is_some() {
        return None;
    }
    Some([before, &[*denial], behind].concat().join(" "))
}

/// What a second clause says of what the first is about, if both begin with the same words up to the verb: «nødvendig».
pub(super) fn alike<'w>(one: &str, other: &'w str, lang: Lang) -> Option<&'w str> {
    // Mostly not even the first words are the same.
    other.strip_prefix(one.split(' ').next()?)?.strip_prefix(' ')?;
    let parts: Vec<&str> = one.split(' ').collect();
    let verbs = verbs(lang)?;
    let (at, (verb, _)) = verbs.found(&parts)?;
    let (begin, rest) = (parts.get(..at + verb.len())?, parts.get(at + verb.len()..)?);
    let joins = |part: &str| {
        verbs.begins_another(part) || part.ends_with(',') || [Key::and, Key::or].iter().any(|key| plain(lang, *key).trim() == part)
    };
    if rest.is_empty() || rest.iter().any(|part| joins(part)) {
        return None;
    }
    let more = begin.iter().try_fold(other, |left, part| left.strip_prefix(part)?.strip_prefix(' '))?;
    (!more.is_empty() && !more.split(' ').any(joins)).then_some(more)
}

impl Verbs {
    fn of(lang: Lang) -> Verbs {
        let list = |key| plain(lang, key).split_whitespace().collect();
        let denial = |pair: &'static str| pair.split_once('=').map(|(verb, denial)| (verb.split_whitespace().collect(), denial.trim()));
        let denials = plain(lang, Key::clause_verbs).split(',').filter_map(denial).collect();
        Verbs { denials, subordinate: list(Key::clause_subordinate), scoped: list(Key::clause_scoped) }
    }

    /// The verb of a clause and where it stands; none where another clause begins before it.
    fn found(&self, parts: &[&str]) -> Option<(usize, &(Vec<&'static str>, &'static str))> {
        let own = parts.iter().position(|part| self.begins_another(part)).unwrap_or(parts.len());
        self.verb_in(parts.get(..own)?)
    }

    fn verb_in(&self, parts: &[&str]) -> Option<(usize, &(Vec<&'static str>, &'static str))> {
        let at = |at: usize| {
            let rest = parts.get(at..)?;
            self.denials.iter().find(|(verb, _)| rest.starts_with(verb)).map(|own| (at, own))
        };
        (0..parts.len()).find_map(at)
    }

    fn begins_another(&self, part: &str) -> bool {
        self.subordinate.iter().any(|own| own.eq_ignore_ascii_case(part))
    }
}

fn verbs(lang: Lang) -> Option<&'static Verbs> {
    static ALL: LazyLock<Vec<(Lang, Verbs)>> = LazyLock::new(|| Lang::ALL.into_iter().map(|lang| (lang, Verbs::of(lang))).collect());
    ALL.iter().find(|(own, _)| *own == lang).map(|(_, verbs)| verbs)
}

/// Words without the article in front of them: "child" of "the child".
pub(super) fn bare(words: &str, lang: Lang) -> &str {
    let mut articles = plain(lang, Key::articles).split_whitespace();
    let stripped = articles.find_map(|article| words.strip_prefix(article)?.strip_prefix(' '));
    stripped.unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::{bare, denied, is_clause};
    use crate::law::Lang;

    #[test]
    fn a_clause_is_denied_at_its_own_verb() {
        for (lang, words, wanted) in [
            (Lang::Nb, "bistanden er nødvendig", Some("bistanden er ikke nødvendig")),
            (Lang::Nb, "planen har det innholdet den skal ha", Some("planen har ikke det innholdet den skal ha")),
            (Lang::Nb, "alle barna er under 18 år", None),
            (Lang::Nb, "beløpet er ikke avrundet", None),
            (Lang::Nb, "planen er lagt og søkeren har skrevet under", None),
            (Lang::Nb, "andelen som er igjen", None),
            (Lang::Nb, "rett til program", None),
            (Lang::En, "the plan has been made", Some("the plan has not been made")),
            (Lang::En, "the applicant receives support", Some("the applicant does not receive support")),
            (Lang::En, "the share that is left", None),
        ] {
            assert_eq!(denied(words, lang).as_deref(), wanted, "{words}");
        }
    }

    #[test]
    fn a_name_is_no_clause() {
        assert!(is_clause("alle barna er under 18 år", Lang::Nb) && is_clause("no child is under 18", Lang::En));
        assert!(!is_clause("rett til program", Lang::Nb) && !is_clause("the share that is left", Lang::En));
        assert_eq!([bare("the child", Lang::En), bare("barnet", Lang::Nb)], ["child", "barnet"]);
    }
}
