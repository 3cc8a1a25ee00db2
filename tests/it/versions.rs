//! The law of a version is the same, whichever versions were put together before it.

use std::fmt::Write;

use paragraf::consolidate::{Amendments, all_versions, consolidate, consolidate_in};
use paragraf::law::Version;
use paragraf::pipeline::{RuleFiles, embedded};
use paragraf::source::{Diagnostic, SourceMap};

/// Amendments that end, that meet on one day in a stated order, that bring texts with days of their own, that repeal and renumber; a proposal; and
/// lines that cannot be applied.
const CHANGING: &str = r#"
    act a { rank statute title en "A" in force from 2000-01-01 }
    entity p { n : number }
    § 1
    ledd 1 { figure f = 1  condition c holds when p.n > f }
    ledd 2 { in force from 2004-01-01 to 2009-01-01  condition d holds when p.n > 2 }
    § 2
    ledd 1 { condition e holds when all { bokstav a : p.n > 1  bokstav b : p.n > 2 } }
    amendment m1 { title en "m" status adopted, in force from 2002-01-01 to 2006-01-01 measure k1 en "k" }
    amend a § 1 ledd 1 under k1 { replace figure f = 2 }
    amendment m2 { title en "m" status adopted, in force from 2003-01-01 measure k2 en "k" }
    amend a under k2 { insert § 3 { ledd 1 { condition g holds when p.n > 3 }  ledd 2 { in force from 2005-01-01  condition h holds when p.n > 4 } } }
    amendment m3 { title en "m" status adopted, in force from 2004-01-01 measure k3 en "k" }
    amend a § 2 ledd 1 under k3 { repeal bokstav b of e }
    amendment m4 { title en "m" status adopted, in force from 2004-01-01 after m3 measure k4 en "k" measure k5 en "k" needs k4 }
    amend a § 2 ledd 1 under k4 { replace bokstav a of e with p.n > 7 }
    amend a § 2 ledd 1 under k5 { insert bokstav c in e : p.n > 8 }
    amendment m5 { title en "m" status adopted, in force from 2007-01-01 measure k6 en "k" }
    repeal a § 1 ledd 2 under k6
    renumber a § 3 ledd 2 to ledd 3 under k6
    amend a § 4 ledd 1 under k6 { replace figure nothing = 2 }
    amendment m6 { title en "m" status proposed 2008-01-01 enacts m7 measure k7 en "k" }
    amend a § 3 ledd 1 under k7 { insert exception to g when p.n > 9 }
    amendment m7 { title en "m" status proposed 2001-01-01 measure k8 en "k" }
    amend a § 1 ledd 1 under k8 { replace figure f = 5  keep f when p.n > 10 }
"#;

fn law(amendments: &Amendments<'_>, version: &Version) -> String {
    let (law, faults) = consolidate_in(amendments, version);
    shown(&law, &faults)
}

/// All that a consolidation holds.
fn shown(law: &paragraf::consolidate::Consolidation<'_>, faults: &[Diagnostic]) -> String {
    let mut out = format!("{:?}\n", law.texts);
    for applied in law.measures.iter().chain(&law.left_out) {
        let _ = writeln!(out, "{} {} {}", applied.amendment.name.text, applied.measure.name.text, applied.blocks.len());
    }
    law.repealed.iter().for_each(|own| writeln!(out, "{own:?}").expect("a string"));
    law.effects.iter().for_each(|own| writeln!(out, "{own:?}").expect("a string"));
    let mut faults: Vec<String> = faults.iter().map(|fault| format!("{fault:?}")).collect();
    faults.sort();
    out + &faults.join("\n")
}

fn same_wherever_it_begins(sources: SourceMap, steps: &[usize]) {
    let base = RuleFiles::new(sources);
    let ast = base.ast();
    let amendments = Amendments::of(ast);
    let mut versions = all_versions(ast, &amendments);
    // A version that leaves something out, and one between two days.
    let names: Vec<Version> = versions.iter().filter_map(|own| Version::parse(&format!("{}-m2", own.date)).ok()).collect();
    versions.extend(names);
    let alone: Vec<String> = versions
        .iter()
        .map(|version| {
            let (law, faults) = consolidate(ast, version);
            shown(&law, &faults)
        })
        .collect();
    // Each order begins elsewhere.
    for step in steps {
        for at in (0..versions.len()).map(|at| at * step % versions.len()) {
            assert!(law(&amendments, &versions[at]) == alone[at], "{}", versions[at]);
        }
    }
}

#[test]
fn a_law_that_changes_in_every_way_is_the_same_wherever_a_version_begins() {
    let mut sources = SourceMap::default();
    sources.add("changing.regel", CHANGING);
    same_wherever_it_begins(sources, &[1, 3, 5, 1]);
}

#[test]
fn the_law_of_the_program_is_the_same_wherever_a_version_begins() {
    same_wherever_it_begins(embedded(false), &[1, 7]);
}
