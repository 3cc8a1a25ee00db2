//! The library as other programs use it: only through the root of the crate.

use std::thread;

use paragraf::{Answer, Assessment, Error, Facts, Item, Lang, RuleBase, Value};

const RULES: &str = r#"
act grant_act { rank statute  title nb "tilskuddsloven" en "Grants Act"  in force from 2010-01-01 }
entity family nb "familien" en "the family" {
    children : list of child  nb "barna" en "the children"
    income   : money per year  nb "inntekt" en "income"
}
entity child nb "barnet" en "the child" { born : date nb "fødselsdato" en "date of birth" }
entity grant nb "tilskuddet" en "the grant" { day : date nb "dagen" en "the day" }
assessment need { nb "om familien trenger det" en "whether the family needs it" }
in grant_act
§ 1
ledd 1 {
    right to_grant of family nb "rett til tilskudd" en "right to a grant"
        holds when all { children_under_10 >= 1  need }
}
ledd 2 {
    value children_under_10 : number nb "barn under ti år" en "children under ten"
        = count of family.children where age(child.born, on: grant.day) < 10
}
ledd 3 {
    value amount : money per year nb "tilskuddet" en "the grant"
        = family.income / 3
}
"#;

fn rules() -> RuleBase {
    RuleBase::from_texts([("grant.regel", RULES)])
}

fn case() -> Facts {
    Facts::new()
        .with("grant.day", "2020-05-01")
        .with_item("family.children", Item::new().with("born", "2015-01-01"))
        .with_item("family.children", Item::new().with("born", "2001-01-01"))
}

#[test]
fn remarks_keep_nothing_from_being_decided() {
    let mistakes = rules().check();
    assert!(!mistakes.has_errors(), "{mistakes}");
    let remark = mistakes.iter().next().expect("a remark");
    assert_eq!(mistakes.place(remark), Some(("grant.regel", 21)));
    assert_eq!(&*remark.message.en, "the value `amount` is not used by any rule, and no case expects anything of it");
}

#[test]
fn a_case_is_built_by_name() {
    let plan = rules().plan("2020-01-01").expect("no mistakes");
    let open = plan.decide("to_grant", &case()).expect("a decision");
    assert_eq!((open.answer(), open.missing()), (Answer::Undetermined, vec!["need".to_owned()]));
    let facts = case().with_assessment("need", Assessment::new(true, "Low income.").by("the case worker"));
    let decision = plan.decide("to_grant", &facts).expect("a decision");
    assert_eq!(decision.answer(), Answer::Yes);
    let reasons = decision.explain(Lang::En);
    assert_eq!(reasons.sentence(), "The family has the right to a grant");
    let cited: Vec<&str> = reasons.citations().map(|citation| citation.text()).collect();
    assert_eq!(cited, ["Grants Act § 1, first subsection", "Grants Act § 1, second subsection"]);
}

#[test]
fn a_value_is_exact() {
    let plan = rules().plan("2020-01-01").expect("no mistakes");
    let decision = plan.decide("amount", &Facts::new().with("family.income", 100_i64)).expect("a decision");
    let Answer::Value(Value::Number(number)) = decision.answer() else { panic!("a number, not {:?}", decision.answer()) };
    assert_eq!(number.parts(), (100, 3));
}

#[test]
fn mistakes_are_errors_with_a_place_and_a_remedy() {
    let plan = rules().plan("2020-01-01").expect("no mistakes");
    let told = |error: Error| error.to_string();
    let version = rules().plan("today").map(drop).map_err(told);
    assert_eq!(version, Err("the version can't be read: it does not begin with a date such as 2018-06-01".to_owned()));
    let goal = plan.decide("to_grants", &case()).map(drop).map_err(told);
    assert_eq!(goal, Err("no rule is called `to_grants` (did you mean `to_grant`?)".to_owned()));
    let name = plan.decide("to_grant", &case().with("grant.days", "2020-05-01")).map(drop).map_err(told);
    let name = name.expect_err("a mistake");
    assert!(name.contains("facts:") && name.contains("did you mean `day`?"), "{name}");
    let bare = plan.decide("to_grant", &case().with("day", "2020-05-01")).map(drop).map_err(told).expect_err("a mistake");
    assert!(bare.contains("`day` is not the name of a fact"), "{bare}");
    let added = Facts::from_yaml("grant: { day: 2020-05-01 }").with("family.income", 1_i64);
    let added = plan.decide("to_grant", &added).map(drop).map_err(told).expect_err("a mistake");
    assert!(added.contains("can't be added to written facts"), "{added}");
    let rules = RuleBase::from_texts([("a.regel", RULES.replace("family.income / 3", "family.incom / 3"))]);
    let rules = rules.plan("2020-01-01").map(drop).map_err(told).expect_err("a mistake");
    assert!(rules.contains("a.regel:22: error P") && rules.contains("did you mean `family.income`?"), "{rules}");
}

#[test]
fn the_same_facts_in_three_formats_are_the_same() {
    let plan = rules().plan("2020-01-01").expect("no mistakes");
    let texts = [
        Facts::from_json(r#"{"family": {"children": [{"born": "2015-01-01"}]}, "grant": {"day": "2020-05-01"}}"#),
        Facts::from_yaml("family: { children: [{ born: 2015-01-01 }] }\ngrant: { day: 2020-05-01 }"),
        Facts::from_toml("family.children = [{ born = 2015-01-01 }]\ngrant.day = 2020-05-01"),
    ];
    for facts in texts {
        let decision = plan.decide("children_under_10", &facts).expect("a decision");
        assert_eq!(decision.answer(), Answer::Value(Value::Number(paragraf::Number::whole(1))));
    }
}

#[test]
fn threads_share_a_plan_and_its_decisions() {
    let plan = rules().plan("2020-01-01").expect("no mistakes");
    let answers: Vec<Answer> = thread::scope(|scope| {
        let decide = || plan.decide("children_under_10", &case()).expect("a decision");
        let decisions: Vec<_> = (0..4).map(|_| scope.spawn(decide)).collect();
        decisions.into_iter().map(|own| own.join().expect("no panic").answer()).collect()
    });
    assert!(answers.iter().all(|answer| *answer == Answer::Value(Value::Number(paragraf::Number::whole(1)))), "{answers:?}");
}
