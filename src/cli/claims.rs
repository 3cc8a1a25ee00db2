//! `paragraf claims`

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;
use serde::Serialize;

use super::console::unwritten;
use super::decide::json_text;
use super::{Console, DONE, MISTAKES, Stop, input, replace};
use crate::compile::Plan;
use crate::consolidate::{ClaimOf, InvariantOf};
use crate::differ::{ClaimJson, InvariantJson, ToldClaim, ToldInvariant, claim_json, claims_page, facts_file, invariant_json};
use crate::law::{canonical, say};
use crate::pipeline::RuleFiles;
use crate::source::{Diagnostic, SourceMap, both, codes, did_you_mean, nearest, parallel_map};
use crate::symbolic::{Tried, Verdict, decide_claim};
use crate::syntax::ast::Item;

/// The plans of the two versions of a claim, and what became of it.
pub(super) type Decided = ([Arc<Plan>; 2], Verdict);

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, false)?;
    let name = own.get_one::<String>("amendment").map(|name| canonical(name));
    if let Some(name) = name.as_deref() {
        amendment(console, &base, name)?;
    }
    sound(console, &base)?;
    let of_name = |own: &str| name.as_deref().is_none_or(|name| own == name);
    let claims: Vec<ClaimOf<'_>> = base.claims().into_iter().filter(|of| of_name(&of.claim.amendment.text)).collect();
    let about = |of: &InvariantOf<'_>| of.invariant.amendment.as_ref().is_some_and(|own| of_name(&own.text));
    let invariants: Vec<InvariantOf<'_>> = base.invariants().into_iter().filter(about).collect();
    let format = own.get_one::<String>("format").map_or("text", String::as_str);
    let json = format == "json";
    if claims.is_empty() && invariants.is_empty() && !json {
        console.out(&format!("{}\n", say::claims_none(console.lang)));
        return Ok(DONE);
    }
    let decided = decided(console, &base, &claims)?;
    let mut told: Vec<ToldClaim<'_>> = claims
        .iter()
        .zip(&decided)
        .map(|(of, ([before, after], verdict))| ToldClaim::new(of, [before, after], verdict, base.sources(), console.lang))
        .collect();
    let tried = base.try_invariants(&invariants).map_err(|faults| console.stop(&faults, base.sources()))?;
    let mut of_one = invariants_told(console, &base, &invariants, &tried);
    if let Some(folder) = own.get_one::<PathBuf>("save") {
        save(console, folder, &mut told, &mut of_one)?;
    }
    if json {
        let claims = told.iter().map(|told| SaidJson::Claim(claim_json(told)));
        let all: Vec<SaidJson> = claims.chain(of_one.iter().map(|told| SaidJson::Invariant(invariant_json(told)))).collect();
        console.out(&json_text(&all));
    } else {
        let page = claims_page(&told, &of_one, console.lang);
        console.out(&if format == "markdown" { page.markdown() } else { page.text(console.style()) });
    }
    let refuted = decided.iter().any(|(_, verdict)| matches!(verdict, Verdict::Refuted(_)));
    Ok(if refuted || of_one.iter().any(ToldInvariant::is_refuted) { MISTAKES } else { DONE })
}

/// A claim or an invariant, as data.
#[derive(Serialize)]
#[serde(untagged)]
enum SaidJson {
    Claim(ClaimJson),
    Invariant(InvariantJson),
}

/// Invariants with what is needed to say what became of them.
pub(super) fn invariants_told<'c>(
    console: &Console,
    base: &RuleFiles,
    all: &'c [InvariantOf<'c>],
    tried: &'c [Vec<Tried>],
) -> Vec<ToldInvariant<'c>> {
    all.iter().zip(tried).map(|(of, tried)| ToldInvariant::new(of, tried, base.sources(), console.lang)).collect()
}

/// Stops where a claim can't be read: it would be passed over.
pub(super) fn sound(console: &Console, base: &RuleFiles) -> Result<(), Stop> {
    let faults = base.faults_of_claims();
    if faults.iter().any(Diagnostic::is_error) { Err(console.stop(&faults, base.sources())) } else { Ok(()) }
}

/// Decides claims, each with the plans of its versions.
pub(super) fn decided(console: &Console, base: &RuleFiles, claims: &[ClaimOf<'_>]) -> Result<Vec<Decided>, Stop> {
    let decided = parallel_map(claims, |of| {
        let plans = base.claim_plans(of)?;
        let [before, after] = &plans;
        let verdict = decide_claim([before, after], &of.claim.rule.text);
        Ok((plans, verdict))
    });
    decided.into_iter().collect::<Result<_, Vec<Diagnostic>>>().map_err(|faults| console.stop(&faults, base.sources()))
}

/// Stops where no amendment has this name.
fn amendment(console: &Console, base: &RuleFiles, name: &str) -> Result<(), Stop> {
    if names(base).contains(&name) { Ok(()) } else { Err(console.stop(&[no_amendment(base, name)], base.sources())) }
}

/// The names of the amendments.
fn names(base: &RuleFiles) -> Vec<&str> {
    let items = base.ast().files.iter().flat_map(|file| &file.items);
    let own = items.filter_map(|item| match item {
        Item::Amendment(own) => Some(&*own.name.text),
        _ => None,
    });
    own.collect()
}

/// The mistake of naming an amendment that is not there.
pub(super) fn no_amendment(base: &RuleFiles, name: &str) -> Diagnostic {
    let names = names(base);
    let list = names.join(", ");
    let message = both(format!("ingen lovendring heter `{name}`"), format!("no amendment is called `{name}`"));
    let help = did_you_mean(nearest(name, names.iter().copied()))
        .unwrap_or_else(|| both(format!("disse finnes: {list}"), format!("there are: {list}")));
    Diagnostic::error(codes::UNKNOWN_AMENDMENT, None, message).help(help)
}

/// Writes each case that refutes a claim or an invariant as a facts file.
pub(super) fn save(
    console: &Console,
    folder: &Path,
    claims: &mut [ToldClaim<'_>],
    invariants: &mut [ToldInvariant<'_>],
) -> Result<(), Stop> {
    fs::create_dir_all(folder).map_err(|error| console.stop(&[unwritten(Some(folder), &error)], &SourceMap::default()))?;
    let mut taken = BTreeSet::new();
    let mut write = |text: String, stem: String| {
        let path = folder.join(file_name(&stem, &mut taken));
        replace::write(&path, text.as_bytes()).map_err(|mistake| console.stop(&[*mistake], &SourceMap::default()))?;
        Ok(path.display().to_string())
    };
    for told in claims {
        if let Some(text) = facts_file(told) {
            told.saved_as(write(text, told.file_stem())?);
        }
    }
    for told in invariants {
        if let Some(text) = told.facts_file() {
            told.saved_as(write(text, told.file_stem())?);
        }
    }
    Ok(())
}

/// A name that no other case of the folder has.
fn file_name(stem: &str, taken: &mut BTreeSet<String>) -> String {
    let mut name = format!("{stem}.yaml");
    let mut number = 1;
    while !taken.insert(name.clone()) {
        number += 1;
        name = format!("{stem}-{number}.yaml");
    }
    name
}
