//! `paragraf report`

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use super::compare_cases::{effect_of, report_refused};
use super::console::unwritten;
use super::{Console, Stop, claims, differ, input, replace};
use crate::compile::Plan;
use crate::consolidate::{ClaimOf, InvariantOf};
use crate::differ::{
    ByMeasure, DifferenceWords, InvariantWords, ProfileWords, Told, ToldClaim, claim_words, difference_words, invariant_words,
    profile_words,
};
use crate::effect::{Effect, Kept, Question, goal_words};
use crate::law::Version;
use crate::lovspeil::mirror;
use crate::model::{Change, Changes};
use crate::pipeline::RuleFiles;
use crate::provisions::{Versions, changes};
use crate::report::{Block, Material, NAMED, Part, Report, html, markdown, report};
use crate::source::{SourceMap, parallel_map};
use crate::symbolic::{Compared, Condition, Difference, Verdict, profiles};
use crate::syntax::ast::{Claim, Invariant};

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let lang = console.lang;
    // The cases in the rule files are read only where there are no others.
    let base = input::rules(console, matches, own.get_many::<PathBuf>("cases").is_none())?;
    let versions = [input::version(console, own.get_one("before"))?, input::version(console, own.get_one("after"))?];
    let [before, after] = &versions;
    let plans = [input::plan(console, &base, before)?, input::plan(console, &base, after)?];
    let [first, second] = &plans;
    let folder = own.get_one::<PathBuf>("out").map_or(Path::new("."), PathBuf::as_path);
    // What can't be written is told before the work is done.
    fs::create_dir_all(folder).map_err(|error| console.stop(&[unwritten(Some(folder), &error)], &SourceMap::default()))?;

    let goals = input::every_goal(plans.iter());
    let family = base.between([first, second]);
    let found = differ::differences([first, second], &goals, family.as_ref());
    let told_goals: Vec<DifferenceWords> = found
        .iter()
        .map(|(goal, found, causes)| {
            let by_measure = family.as_ref().map(|family| ByMeasure { family, causes: causes.as_ref() });
            difference_words(Told::new([first, second], goal, found, lang).by_measure(by_measure))
        })
        .collect();
    let of_number: Vec<&String> = found.iter().filter(|(_, found, _)| by_number(found)).map(|(goal, ..)| goal).collect();
    let profiles = parallel_map(&of_number, |goal| profiled([first, second], goal, console));

    let claimed: Vec<ClaimOf<'_>> = claims_between(&base, [first, second]);
    claims::sound(console, &base)?;
    let decided = claims::decided(console, &base, &claimed)?;
    let told_claims = claimed
        .iter()
        .zip(&decided)
        .map(|(of, ([before, after], verdict))| claim_words(&ToldClaim::new(of, [before, after], verdict, base.sources(), lang)));
    let written: Vec<&Claim> = claimed.iter().map(|of| of.claim).collect();
    let refuted = claimed.iter().zip(&decided).filter(|(_, (_, verdict))| matches!(verdict, Verdict::Refuted(_)));
    let refuted: Vec<&Claim> = refuted.map(|(of, _)| of.claim).collect();
    let of_law = invariants_of(&base, [before, after], &written);
    let tried = base.try_invariants(&of_law).map_err(|faults| console.stop(&faults, base.sources()))?;
    let told_invariants: Vec<InvariantWords> =
        claims::invariants_told(console, &base, &of_law, &tried).iter().map(invariant_words).collect();
    let review = base.review_between([before, after], &written, &refuted).map_err(|faults| console.stop(&faults, base.sources()))?;

    let readings = plans.iter().map(|_| Vec::new()).collect();
    let question = Question { plans: plans.to_vec(), readings, goals, families: vec![base.between([first, second])], lang };
    let mut effect = Effect::new(&question, Kept::Of(NAMED));
    let refused = effect_of(console, &base, own, &question.plans, &mut effect)?;

    let laws = [base.consolidate(before).0, base.consolidate(after).0];
    let [law_before, law_after] = &laws;
    let books = [first.checked().book(), second.checked().book()];
    let found = changes(Versions { ast: base.ast(), sources: base.sources(), laws: [law_before, law_after], books });
    let whole = report(&Material {
        lang,
        plans: [first, second],
        goals: told_goals,
        profiles: profiles.into_iter().flatten().collect(),
        claims: told_claims.collect(),
        invariants: told_invariants,
        review: &review,
        cases: [effect.cases, refused.count()],
        effect: goal_words(&effect, lang),
        mirror: mirror(&found, [first, second], lang),
    });
    write(console, folder, &whole)?;
    Ok(report_refused(console, &refused))
}

/// Whether a difference turns on an age or a number.
fn by_number(found: &Difference) -> bool {
    let conditions = found.regions.iter().flat_map(|region| &region.conditions);
    let mut compared = conditions.filter_map(|own| match own {
        Condition::Within(compared, _) => Some(compared),
        _ => None,
    });
    compared.any(|own| matches!(own, Compared::Age(..) | Compared::Number(_)))
}

/// The answers to a goal by an age or a number, with its name.
fn profiled(plans: [&Arc<Plan>; 2], goal: &str, console: &Console) -> Vec<(String, ProfileWords)> {
    let own = profiles(plans, goal);
    own.iter().filter_map(|own| Some((goal.to_owned(), profile_words(plans, goal, own, console.lang)?))).collect()
}

/// The measures of an amendment that a version has.
fn measures_of<'c>(changes: &'c Changes, amendment: &str) -> Vec<&'c Change> {
    changes.iter().filter(|own| *own.amendment == *amendment).collect()
}

/// The claims about measures that only the second version has: all of those that they speak of.
fn claims_between<'b>(base: &'b RuleFiles, plans: [&Arc<Plan>; 2]) -> Vec<ClaimOf<'b>> {
    let [before, after] = plans.map(|plan| &plan.checked().book().changes);
    let is_new = |claim: &Claim| {
        let [before, after] = [before, after].map(|changes| measures_of(changes, &claim.amendment.text));
        let whole = after.first().is_some_and(|first| after.len() == first.siblings);
        let has = |name: &str| after.iter().any(|own| *own.measure == *name);
        after.len() > before.len() && if claim.measures.is_empty() { whole } else { claim.measures.iter().all(|own| has(&own.text)) }
    };
    base.claims().into_iter().filter(|of| is_new(of.claim)).collect()
}

/// What must hold of the law, in the two versions; and what must hold of it with the amendment that is claimed about.
fn invariants_of<'b>(base: &'b RuleFiles, versions: [&Version; 2], written: &[&Claim]) -> Vec<InvariantOf<'b>> {
    let about = |own: &Invariant| match &own.amendment {
        None => true,
        Some(name) => written.iter().any(|claim| claim.amendment.text == name.text),
    };
    let all = base.invariants().into_iter().filter(|of| about(of.invariant));
    all.map(|of| {
        let [before, after] = versions;
        let both = if of.invariant.amendment.is_none() { vec![before.clone(), after.clone()] } else { vec![after.clone()] };
        InvariantOf { versions: both, ..of }
    })
    .collect()
}

/// Writes the page, the Markdown, and the drawings beside it.
fn write(console: &Console, folder: &Path, report: &Report) -> Result<(), Stop> {
    let put = |name: &str, text: &str| {
        let path = folder.join(name);
        replace::write(&path, text.as_bytes()).map_err(|mistake| console.stop(&[*mistake], &SourceMap::default()))
    };
    put("report.html", &html(report))?;
    put("report.md", &markdown(report))?;
    let mut open: Vec<&Part> = report.parts.iter().collect();
    while let Some(part) = open.pop() {
        for block in &part.blocks {
            if let Block::Drawing(own) = block {
                put(&format!("{}.svg", own.id), &own.svg)?;
            }
        }
        open.extend(&part.parts);
    }
    Ok(())
}
