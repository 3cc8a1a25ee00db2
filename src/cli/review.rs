//! `paragraf review`

use clap::ArgMatches;

use super::decide::json_text;
use super::{Console, DONE, MISTAKES, Stop, input};
use crate::law::{Version, canonical, say};
use crate::pipeline::RuleFiles;
use crate::review::{Certainty, Finding, Review, review_json};
use crate::source::Diagnostic;

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, false)?;
    let name = own.get_one::<String>("of").map(|name| canonical(name)).unwrap_or_default();
    let (review, versions) = reviewed(console, &base, &name)?;
    let told: Vec<Diagnostic> = review.findings.iter().map(|finding| finding.diagnostic.clone()).collect();
    if own.get_one::<String>("format").is_some_and(|format| format == "json") {
        let versions = versions.iter().map(Version::to_string).collect();
        console.out(&json_text(&review_json(&review, versions, base.sources(), console.lang)));
    } else {
        if !told.is_empty() {
            console.tell(&told, base.sources());
        }
        console.out(&summary(console, &review, versions.len() > 1));
    }
    let proved = review.findings.iter().any(|finding| finding.certainty == Certainty::Proved);
    Ok(if proved { MISTAKES } else { DONE })
}

/// The review of a version, or of an amendment, with the versions looked at.
fn reviewed(console: &Console, base: &RuleFiles, name: &str) -> Result<(Review, Vec<Version>), Stop> {
    let stop = |faults: Vec<Diagnostic>| console.stop(&faults, base.sources());
    if name.starts_with(|sign: char| sign.is_ascii_digit()) {
        let version = input::version(console, Some(&name.to_owned()))?;
        return Ok((base.review(&version).map_err(stop)?, vec![version]));
    }
    let Some((before, after)) = base.versions_of(name) else {
        return Err(stop(vec![super::claims::no_amendment(base, name)]));
    };
    Ok((base.review_amendment(name, [&before, &after]).map_err(stop)?, vec![before, after]))
}

/// What was found, counted.
fn summary(console: &Console, review: &Review, of_amendment: bool) -> String {
    let lang = console.lang;
    let count = |findings: &[Finding], of: Certainty| findings.iter().filter(|finding| finding.certainty == of).count();
    let [proved, found, suspected] = [Certainty::Proved, Certainty::Found, Certainty::Suspected].map(|of| count(&review.findings, of));
    let mut out = match review.findings.is_empty() {
        true => format!("{}\n", say::review_nothing(lang)),
        false => format!("{}\n", say::review_counted(lang, proved, found, suspected)),
    };
    if of_amendment && !review.earlier.is_empty() {
        out.push_str(&format!("{}\n", say::review_earlier(lang, review.earlier.len())));
    }
    out
}
