//! `paragraf show`: a provision, a part of one, an act, or an amendment.

use std::sync::Arc;

use clap::ArgMatches;

use super::decide::json_text;
use super::place::provision;
use super::show_rules::Printer;
use super::{Console, DONE, MISTAKES, Stop, USAGE, input, show_amendment};
use crate::compile::Plan;
use crate::consolidate::{Consolidation, Provision};
use crate::eval::decide_case;
use crate::facts::Facts;
use crate::law::{Place, Text, canonical};
use crate::model::{Named, RuleId, Rulebook, StandingId};
use crate::pipeline::RuleFiles;
use crate::restated::{Asked, shown, shown_json, shown_text};
use crate::source::{Diagnostic, both, codes, meant, nearest};
use crate::syntax::ast;

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, false)?;
    let version = input::version(console, own.get_one("law"))?;
    // A place in several words needs no quotation marks.
    let written = own.get_many::<String>("place").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let written = &*canonical(written.trim());
    if let Some(text) = show_amendment::amendment(&base, written, console.style()) {
        console.out(&text);
        return Ok(DONE);
    }
    let (law, faults) = base.consolidate(&version);
    if faults.iter().any(Diagnostic::is_error) {
        return Err(console.stop(&faults, base.sources()));
    }
    let place = provision(written);
    let asked = match &place {
        Some((act, place)) => sections(&law, act, place),
        None => act(&law, written),
    };
    let format = own.get_one::<String>("format").map_or("text", String::as_str);
    // What is written in words is asked of the rules: where a name stands, and whether a condition stands at a letter.
    let plan = (format != "rules" || asked.iter().any(|own| !is_part(own))).then(|| base.plan(&version));
    let plan = match plan {
        Some(Err(mistakes)) if mistakes.iter().any(|own| own.code != codes::NO_LAW) => return Err(console.stop(&mistakes, base.sources())),
        Some(Ok(plan)) => Some(plan),
        Some(Err(_)) | None => None,
    };
    let mut asked: Vec<Asked<'_>> =
        asked.into_iter().filter(|own| is_part(own) || plan.as_ref().is_some_and(|plan| stands_at(plan, own))).collect();
    if asked.is_empty() && place.is_none() {
        asked = plan.as_ref().map(|plan| named(&law, plan, written)).unwrap_or_default();
    }
    if asked.is_empty() {
        let (diagnostic, code) = match &place {
            Some((act, place)) => (not_there(&law, written, act, place), MISTAKES),
            None => (no_name(&base, &law, plan.as_ref(), written), USAGE),
        };
        console.tell(&[diagnostic], base.sources());
        return if code == USAGE { Err(Stop(USAGE)) } else { Ok(code) };
    }
    if format == "rules" {
        let printer = Printer { console, base: &base, law: &law };
        let mut out = String::new();
        for own in &asked {
            if !out.is_empty() {
                out.push('\n');
            }
            printer.section(&mut out, own);
        }
        console.out(&out);
        return Ok(DONE);
    }
    let decision = plan.as_ref().and_then(|plan| decide_case(plan, RuleId(0), Facts::unknown(plan.checked().book().facts.len()), &[]).ok());
    let told = shown(&law, decision.as_ref(), &asked, console.lang);
    console.out(&if format == "json" { json_text(&shown_json(&told, console.lang)) } else { shown_text(&told, console.style()) });
    Ok(DONE)
}

/// Whether an act is called this.
fn is_called(act: &ast::Act, name: &str) -> bool {
    let names = [Some(&*act.name.text), act.short.nb.as_deref(), act.short.en.as_deref(), act.title.nb.as_deref(), act.title.en.as_deref()];
    names.into_iter().flatten().any(|own| own.to_lowercase() == name.to_lowercase())
}

/// The sections that a place is in, of every act if none is named.
fn sections<'l>(law: &'l Consolidation<'l>, act: &str, place: &Place) -> Vec<Asked<'l>> {
    let texts = law.texts.iter().filter(|text| act.is_empty() || is_called(text.act, act));
    let all = texts.flat_map(|text| text.sections.iter().map(|section| (text.act, section)));
    let own = all.filter(|(_, section)| section.unit.within(&Place::default()).section == place.section);
    own.map(|(act, section)| Asked { act, section, place: place.clone() }).collect()
}

/// All sections of an act.
fn act<'l>(law: &'l Consolidation<'l>, name: &str) -> Vec<Asked<'l>> {
    let texts = law.texts.iter().filter(|text| is_called(text.act, name));
    let all = texts.flat_map(|text| text.sections.iter().map(|section| (text.act, section)));
    all.map(|(act, section)| Asked { act, section, place: section.unit.within(&Place::default()) }).collect()
}

/// Whether what is asked for is a section or a part of one.
fn is_part(asked: &Asked<'_>) -> bool {
    fn reaches(node: &Provision<'_>, outer: &Place, asked: &Place) -> bool {
        let place = node.unit.within(outer);
        place == *asked || (place.contains(asked) && node.nodes().any(|child| reaches(child, &place, asked)))
    }
    reaches(asked.section, &Place::default(), &asked.place)
}

/// Whether something of a rule stands at a place that is no part of its section: a condition at a letter.
fn stands_at(plan: &Plan, asked: &Asked<'_>) -> bool {
    let book = plan.checked().book();
    let is_of = |act: crate::model::ActId| book.acts.get(act.index()).is_some_and(|own| own.name == asked.act.name.text);
    book.standings.iter().any(|own| asked.place.contains(&own.place) && is_of(own.act))
}

/// The provision that a rule, a figure or a reading stands in.
fn named<'l>(law: &'l Consolidation<'l>, plan: &Arc<Plan>, name: &str) -> Vec<Asked<'l>> {
    let book = plan.checked().book();
    let standing = standing(book, name).and_then(|standing| book.standings.get(standing.index()));
    let act = standing.and_then(|own| book.acts.get(own.act.index())).map(|act| act.name.clone());
    match (standing, act) {
        (Some(standing), Some(act)) => sections(law, &act, &standing.place),
        _ => Vec::new(),
    }
}

fn standing(book: &Rulebook, name: &str) -> Option<StandingId> {
    match book.names.get(name)? {
        Named::Figure(id) => book.figures.get(id.index()).map(|own| own.standing),
        Named::Reading(id) => book.readings.get(id.index()).map(|own| own.standing),
        Named::Rule(id) => book.rules.get(id.index()).map(|own| own.standing),
        Named::Fact(_) | Named::Parameter(_) => None,
    }
}

/// The message on a place that the version does not have.
fn not_there(law: &Consolidation<'_>, written: &str, act: &str, place: &Place) -> Diagnostic {
    let version = &law.version;
    let message =
        both(format!("`{written}` finnes ikke i versjonen `{version}`"), format!("there is no `{written}` in the version `{version}`"));
    let section = place.section.as_ref().map(|section| section.written()).unwrap_or_default();
    let whole = (!place.is_section() && !sections(law, act, place).is_empty()).then(|| format!("{act} {section}").trim().to_owned());
    let help = match whole {
        Some(whole) => both(format!("vis hele paragrafen: `{whole}`"), format!("show the whole section: `{whole}`")),
        None => there_are(law, &section),
    };
    Diagnostic::error(codes::NO_PROVISION, None, message).help(help)
}

/// The message on words that name nothing: neither an act, a section, a rule nor an amendment.
fn no_name(base: &RuleFiles, law: &Consolidation<'_>, plan: Option<&Arc<Plan>>, written: &str) -> Diagnostic {
    let message = both(
        format!("`{written}` er verken en lov, en paragraf, en regel eller en lovendring"),
        format!("`{written}` is neither an act, a section, a rule nor an amendment"),
    );
    Diagnostic::error(codes::NO_PROVISION, None, message).help(nearest_meant(base, law, plan, written))
}

/// What somebody means who writes a number without its sign, or nearly a name.
fn nearest_meant(base: &RuleFiles, law: &Consolidation<'_>, plan: Option<&Arc<Plan>>, written: &str) -> Text {
    let number =
        written.split_whitespace().last().filter(|word| word.starts_with(|sign: char| sign.is_ascii_digit()) && !written.contains('§'));
    if let Some(number) = number {
        let act = written.strip_suffix(number).unwrap_or_default();
        return both(format!("mente du `{act}§ {number}`?"), format!("did you mean `{act}§ {number}`?"));
    }
    let amendments = base.ast().files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
        ast::Item::Amendment(own) => Some(&*own.name.text),
        _ => None,
    });
    let acts = law.texts.iter().map(|text| &*text.act.name.text);
    let book = plan.map(|plan| plan.checked().book());
    let names = book.into_iter().flat_map(|book| book.names.keys().map(|name| &**name).filter(|name| standing(book, name).is_some()));
    match nearest(written, amendments.chain(acts).chain(names)) {
        Some(near) => meant(&near),
        None => both(
            "skriv for eksempel `paragraf show \"§ 1\"`, eller navnet på en lov, en regel eller en `amendment`; `paragraf list` viser hva som finnes",
            "write for example `paragraf show \"§ 1\"`, or the name of an act, a rule or an `amendment`; `paragraf list` tells what there is",
        ),
    }
}

fn there_are(law: &Consolidation<'_>, written: &str) -> Text {
    const SHOWN: usize = 12;
    let own = |node: &Provision<'_>| node.unit.within(&Place::default()).section.map(|section| section.written()).unwrap_or_default();
    let cited = |act: &ast::Act, node: &Provision<'_>| format!("{} {}", act.name.text, own(node));
    let all = || law.texts.iter().flat_map(|text| text.sections.iter().map(|node| (text.act, node)));
    let names: Vec<String> = all().map(|(_, node)| own(node)).collect();
    // The number may be a slip; the same number may stand in several acts.
    if let Some(near) = nearest(written, names.iter().map(String::as_str)) {
        let meant: Vec<String> = all().filter(|(_, node)| own(node) == near).map(|(act, node)| format!("`{}`", cited(act, node))).collect();
        return both(format!("mente du {}?", meant.join(" eller ")), format!("did you mean {}?", meant.join(" or ")));
    }
    let sections: Vec<String> = all().take(SHOWN).map(|(act, node)| cited(act, node)).collect();
    if sections.is_empty() {
        return both(
            "ingen bestemmelser er skrevet for denne dagen; velg en annen med `--law`",
            "no provisions are written for this day; choose another with `--law`",
        );
    }
    let list = sections.join(", ");
    both(format!("disse finnes: {list}"), format!("there are: {list}"))
}
