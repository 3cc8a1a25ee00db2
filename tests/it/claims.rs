//! Claims about amendments in the library: the versions before and after, the rule, and the condition as a goal.

use crate::support::decided;
use paragraf::consolidate::ClaimOf;
use paragraf::facts::Facts;
use paragraf::model::{Cell, Claimed, FactId, Number, Value};
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;

/// Two measures. The second needs the first.
const LAW: &str = r#"
    act toll_act { rank statute title en "Toll Act" in force from 2000-01-01 }
    entity car en "the car" { length : number en "length" }
    § 1
    ledd 1 { figure longest = 5 en "limit"  condition small en "small" holds when car.length < longest }
    amendment bill {
        title en "Bill" status proposed 2010-01-01
        measure longer en "longer"
        measure longest_yet en "longer yet" needs longer
    }
    amend toll_act § 1 under longer { insert ledd 2 { figure more = 2 en "more" } }
    amend toll_act § 1 under longest_yet { replace condition small holds when car.length < longest + more }
    claim bill "whole"       : small changes only to yes where car.length in 5 ..< 7
    claim bill "the first"   : small unchanged by longer
    claim bill "the second"  : small changes by longest_yet only where car.length >= 5
    amendment reform {
        title en "Reform" status adopted, in force from 2012-01-01
        measure one en "one"
        measure two en "two"
    }
    amend toll_act § 1 under one { insert ledd 3 { figure other = 1 en "other" } }
    claim reform "whole" : small unchanged
    claim reform "two"   : small unchanged by two
    claim reform "both"  : small unchanged by one, two
"#;

fn base() -> RuleFiles {
    let mut sources = SourceMap::default();
    sources.add("toll.regel", LAW.to_owned());
    RuleFiles::new(sources)
}

#[test]
fn a_claim_is_about_two_versions() {
    let base = base();
    let versions = |of: &ClaimOf<'_>| format!("{}: {} → {}", of.claim.title, of.before, of.after);
    let told: Vec<String> = base.claims().iter().map(versions).collect();
    assert_eq!(
        told,
        [
            "whole: 2010-01-01 → 2010-01-01+bill",
            "the first: 2010-01-01 → 2010-01-01+bill:longer",
            // What a measure needs is part of the version before it.
            "the second: 2010-01-01+bill:longer → 2010-01-01+bill:longer+bill:longest_yet",
            "whole: 2012-01-01-reform → 2012-01-01",
            "two: 2012-01-01-reform → 2012-01-01-reform:one",
            "both: 2012-01-01-reform → 2012-01-01",
        ]
    );
}

#[test]
fn the_condition_of_a_claim_can_be_decided_in_both_versions() {
    let base = base();
    let claims = base.claims();
    let plans = base.claim_plans(claims.first().expect("a claim")).expect("no mistakes");
    // For a car of size 6: whether it is small before and after, and whether the claim allows a change.
    let mut found = Vec::new();
    for plan in &plans {
        let book = plan.checked().book();
        let [claim] = book.claims.as_slice() else { panic!("one claim alone") };
        let Claimed::Changes { to: Some(true), only_where: Some(condition) } = claim.outcome else { panic!("{claim:?}") };
        let mut facts = Facts::unknown(book.facts.len());
        facts.set(FactId(0), Cell::Known(Value::Number(Number::whole(6))));
        found.push(decided(plan, claim.rule.expect("the rule"), &facts, &[]).cell);
        found.push(decided(plan, condition, &facts, &[]).cell);
    }
    let truth = |truth| Cell::Known(Value::Truth(truth));
    assert_eq!(found, [truth(false), truth(true), truth(true), truth(true)]);
}
