//! `paragraf test --coverage`

use super::Console;
use crate::explain::{headed, painted, row, wrapped};
use crate::law::{Lang, say};
use crate::pipeline::RuleFiles;
use crate::source::{Span, Style};
use crate::suite::{Coverage, Provision, Seen, gaps};

pub(super) fn print(console: &Console, base: &RuleFiles, coverage: &Coverage) {
    let (lang, style) = (console.lang, console.style_of_lines());
    let mut out = String::new();
    let mut regime: Option<&Vec<String>> = None;
    let heads = [say::column_conditions(lang), say::column_exceptions(lang)];
    let names: Vec<String> = coverage.provisions.keys().map(|provision| cited(provision, lang)).collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    for ((provision, counts), name) in coverage.provisions.iter().zip(&names) {
        if regime != Some(&provision.regime) {
            regime = Some(&provision.regime);
            let title = regime_words(&provision.regime, lang);
            out.push('\n');
            headed(&mut out, 0, &title, "", style);
            out.push_str(&format!("  {:width$}  {:>10}  {:>10}\n", "", heads[0], heads[1]));
        }
        let both = |seen: &mut dyn Iterator<Item = &Seen>| {
            let (mut both, mut all) = (0, 0);
            for one in seen {
                both += usize::from(one.both());
                all += 1;
            }
            if all == 0 { "–".to_owned() } else { format!("{both}/{all}") }
        };
        let conditions = both(&mut counts.conditions.values());
        let exceptions = both(&mut counts.exceptions.values());
        out.push_str(&format!("  {name:width$}  {conditions:>10}  {exceptions:>10}\n"));
    }
    report_gaps(&mut out, base, coverage, style);
    let without: Vec<&str> = coverage.measures.iter().filter(|(_, effect)| !**effect).map(|(name, _)| name.as_str()).collect();
    if !without.is_empty() {
        out.push('\n');
        headed(&mut out, 0, say::title_unfelt_measures(lang), "", style);
        without.iter().for_each(|name| out.push_str(&format!("  {name}\n")));
    }
    let (seen, all) = coverage.seen();
    out.push('\n');
    wrapped(&mut out, 0, &say::coverage(lang, seen, all, &share(seen, all, lang)), style);
    console.out(&out);
}

/// So many of all in per cent, with one decimal that is cut and not rounded: what is not whole is not shown as 100.
pub(super) fn share(some: usize, all: usize, lang: Lang) -> String {
    let share = (some * 1000).checked_div(all).unwrap_or(1000);
    format!("{}{}{}", share / 10, say::decimal_sign(lang), share % 10)
}

fn report_gaps(out: &mut String, base: &RuleFiles, coverage: &Coverage, style: Style) {
    let lang = style.lang;
    let gaps = gaps(coverage);
    if gaps.is_empty() {
        return;
    }
    out.push('\n');
    headed(out, 0, say::title_never_seen(lang), "", style);
    for (regime, span, seen) in gaps {
        let missing = match (seen.yes, seen.no) {
            (false, false) => say::never_tried(lang),
            (false, true) => say::never_yes(lang),
            _ => say::never_no(lang),
        };
        let line = say::gap(lang, missing, &text(base, span), &regime_words(&regime, lang));
        let before = out.len();
        row(out, 1, &format!("{}  ", place(base, span)), &line, style);
        painted(out, before, missing, |missing| style.doubtful(missing));
    }
}

/// `rules/29.regel:41`
pub(super) fn place(base: &RuleFiles, span: Span) -> String {
    let name = base.sources().get(span.file).map_or("", |file| file.name.as_str());
    format!("{name}:{}", base.sources().line(span))
}

/// What is written there, on one line.
fn text(base: &RuleFiles, span: Span) -> String {
    const LENGTH: usize = 80;
    let words = base.sources().text(span).split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LENGTH { words } else { words.chars().take(LENGTH).chain(['…']).collect() }
}

fn cited(provision: &Provision, lang: Lang) -> String {
    provision.place.cite(&provision.act, lang)
}

fn regime_words(regime: &[String], lang: Lang) -> String {
    match regime {
        [] => say::without_amendments(lang).to_owned(),
        list => say::with_amendments(lang, &list.join(say::comma(lang))),
    }
}
