//! What is known of an answer that is too large itself follows from the values that it is made of: where it can differ, or that it does not.

use paragraf::differ::{Told, page};
use paragraf::law::{Lang, Version};
use paragraf::pipeline::RuleFiles;
use paragraf::source::{SourceMap, Style};
use paragraf::symbolic::{Difference, Standing, difference};

/// So many kinds of numbers, of which each two of one kind are compared together: two thousand comparisons, and more than one question may have.
const KINDS: usize = 12;
const NUMBERS: usize = 20;

/// The goals of the law below.
pub const GOALS: [&str; 7] = ["deposit", "toll", "refund", "refund_and_more", "dues", "rewritten", "by_boxes"];

/// A law of loads, and a bill. Worked out by hand:
/// - `deposit`: the bill asks for five only where a sealed load is heavy, so it is less where one is sealed and not heavy.
/// - `toll`: the bill only writes it in another order.
/// - `refund`: `deposit`, `toll` and `levy`, too large together. It is less where `deposit` is.
/// - `refund_and_more`: made of `refund`, and as large.
/// - `dues`: `toll` and `levy`, too large together.
/// - `rewritten`: as large, and the bill rewrites it.
/// - `by_boxes`: `dues`, and the boxes of a list that are heavy: by the bill only heavier ones are.
pub fn law() -> String {
    let kinds = |of: &dyn Fn(usize) -> String, between: &str| (1..=KINDS).map(of).collect::<Vec<_>>().join(between);
    let numbers = |of: &dyn Fn(usize) -> String| (1..=NUMBERS).map(of).collect::<Vec<_>>().join("\n");
    let facts = kinds(&|kind| numbers(&|at| format!("k{kind}n{at} : number nb \"tall {kind}.{at}\" en \"number {kind}.{at}\"")), "\n");
    let pairs =
        |kind| numbers(&|at| (1..at).map(|own| format!("load.k{kind}n{at} + load.k{kind}n{own} < 100")).collect::<Vec<_>>().join("\n"));
    let light =
        kinds(&|kind| format!("condition light_{kind} nb \"lett {kind}\" en \"light {kind}\" holds when all {{ {} }}", pairs(kind)), "\n");
    let levy = (3..=KINDS).map(|kind| format!("(if light_{kind} then 1 else 0)")).collect::<Vec<_>>().join(" + ");
    format!(
        r#"
act load_act {{ rank statute title nb "lasteloven" en "Load Act" in force from 2000-01-01 }}
entity box nb "esken" en "the box" {{ weight : number nb "eskens vekt" en "the weight of the box" }}
entity load nb "lasten" en "the load" {{
    {facts}
    sealed : yes/no nb "lasten er plombert" en "the load is sealed"
    heavy : yes/no nb "lasten er tung" en "the load is heavy"
    boxes : list of box nb "eskene" en "the boxes"
}}
§ 1
ledd 1 {{
    value refund : number nb "refusjonen" en "the refund" = 10 * deposit + toll + levy
    value refund_and_more : number nb "refusjonen med tillegg" en "the refund with an addition" = refund + 5
    value dues : number nb "avgiftene" en "the dues" = toll + levy
    value by_boxes : number nb "penger for esker" en "money for boxes" = dues + (count of load.boxes where heavy_box)
}}
ledd 2 {{ value deposit : number nb "depositumet" en "the deposit" = (if load.sealed then 5 else 0) + (if light_1 then 1 else 0) }}
ledd 3 {{ value toll : number nb "bompengene" en "the toll" = (if load.heavy then 3 else 0) + (if light_2 then 1 else 0) }}
ledd 4 {{ value rewritten : number nb "omskrevet" en "rewritten" = toll + levy }}
ledd 5 {{ condition heavy_box of box nb "esken er tung" en "the box is heavy" holds when box.weight > 20 }}
ledd 6 {{ value levy : number nb "skatten" en "the levy" = {levy} }}
ledd 7 {{ {light} }}
amendment bill {{ title nb "forslaget" en "the Bill" status proposed 2020-01-01 measure news nb "alt" en "all" }}
amend load_act § 1 ledd 2 under news {{
    replace value deposit : number nb "depositumet" en "the deposit" = (if load.sealed and load.heavy then 5 else 0) + (if light_1 then 1 else 0)
}}
amend load_act § 1 ledd 3 under news {{
    replace value toll : number nb "bompengene" en "the toll" = (if light_2 then 1 else 0) + (if load.heavy then 3 else 0)
}}
amend load_act § 1 ledd 4 under news {{ replace value rewritten : number nb "omskrevet" en "rewritten" = toll + levy + 1 }}
amend load_act § 1 ledd 5 under news {{
    replace condition heavy_box of box nb "esken er tung" en "the box is heavy" holds when box.weight > 30
}}
"#
    )
}

/// The law under both versions.
pub fn plans() -> [std::sync::Arc<paragraf::compile::Plan>; 2] {
    let mut sources = SourceMap::default();
    sources.add("loads.regel", law());
    let base = RuleFiles::new(sources);
    ["2020-01-01", "2020-01-01+bill"].map(|name| base.plan(&Version::parse(name).expect("a version")).expect("no mistakes"))
}

/// What is known of a goal, in both languages. The many numbers of the case are left out.
fn told(goal: &str) -> (Difference, String) {
    let plans = plans();
    let found = difference(plans.each_ref(), goal);
    let words = [Lang::En, Lang::Nb].map(|lang| page(&Told::new(plans.each_ref(), goal, &found, lang), false).text(Style::plain(lang)));
    let words = words.map(|own| own.lines().filter(|line| !line.starts_with("      load.k")).collect::<Vec<_>>().join("\n"));
    (found, words.join("\n\n———\n\n"))
}

#[test]
fn an_answer_that_is_too_large_differs_at_most_where_a_value_that_it_is_made_of_does() {
    assert_eq!(told("deposit").0.standing, Standing::Exact);
    let (found, words) = told("refund");
    assert_eq!(found.standing, Standing::Within);
    insta::assert_snapshot!("composed", words);
    let made_of = |found: &Difference| found.components.iter().map(|own| own.rule.to_string()).collect::<Vec<_>>();
    assert_eq!(made_of(&found), ["deposit"]);
    let (found, _) = told("refund_and_more");
    assert_eq!((found.standing, made_of(&found)), (Standing::Within, vec!["deposit".to_owned()]));
}

#[test]
fn an_answer_made_of_what_is_the_same_is_the_same() {
    for goal in ["toll", "dues"] {
        let (found, _) = told(goal);
        assert_eq!((found.standing, found.same_under_every_reading), (Standing::None, Some(true)), "{goal}");
    }
}

#[test]
fn nothing_bounds_an_answer_that_is_too_large_and_written_otherwise_itself() {
    let (found, _) = told("rewritten");
    assert_eq!((found.standing, found.is_bounded()), (Standing::Open, false));
}

#[test]
fn a_rule_of_the_items_of_a_list_bounds_an_answer_too() {
    let (found, words) = told("by_boxes");
    assert_eq!(found.standing, Standing::Within);
    insta::assert_snapshot!("composed_of_items", words);
}
