//! The difference between two versions over all cases: what is told. That it is what the evaluator finds case by case is tried in `held`.

use super::support::{Call, Folder};

#[test]
fn the_age_limit_alone_moves_who_is_eighteen_and_nobody_else() {
    for lang in ["en", "nb"] {
        let told = differ(&["to_programme", "2018-06-01", "2018-06-01+hoering_2018:lower_age_limit", "--lang", lang]);
        insta::assert_snapshot!(format!("the_age_limit_alone_{lang}"), told);
    }
}

#[test]
fn laws_of_any_size_get_an_answer_in_bounded_time() {
    let facts = |count: usize| (0..count).map(|at| format!("f{at} : yes/no en \"fact {at}\" ")).collect::<String>();
    let names = |count: usize| (0..count).map(|at| format!("case_of.f{at}\n")).collect::<String>();
    let deep = (1..140).map(|at| format!("condition c{at} en \"c\" holds when not c{} \n", at - 1)).collect::<String>();
    let law = |count: usize| {
        format!(
            "act big {{ rank statute title en \"Big\" in force from 2000-01-01 }}\nentity case_of en \"the case\" {{ {} limit : number en \"limit\" }}\n\
             § 1\nledd 1 {{ figure most = 5 en \"most\"\ncondition wide en \"wide\" holds when all {{ {} case_of.limit < most }}\n\
             condition c0 en \"c\" holds when case_of.limit < most\n{deep} }}\n\
             amendment bill {{ title en \"Bill\" status proposed 2010-01-01 measure more en \"more\" }}\n\
             amend big § 1 under more {{ replace figure most = 6 }}\n",
            facts(count),
            names(count)
        )
    };
    for (count, standing) in
        [(300, "The answer differs in these cases, and in no others: proved."), (5_000, "Not decided whether the answer differs")]
    {
        let folder = Folder::new();
        folder.write("big.regel", law(count));
        for (goal, wanted) in [("wide", standing), ("c139", "The answer differs in these cases, and in no others: proved.")] {
            let arguments = ["differ", goal, "2010-01-01", "2010-01-01+bill", "--rules", ".", "--lang", "en"];
            let answer = Call::new(&arguments).within(folder.path()).run();
            assert!(answer.out.contains(wanted), "{count} {goal}: {:?} {}{}", answer.code, answer.out, answer.err);
        }
    }
}

/// Comparisons of what is rounded, divided or whole, written in two ways each.
const REWRITTEN: &str = r#"
act m_act { rank statute title nb "måleloven" en "Measures Act" in force from 2010-01-01 }
entity p nb "personen" en "the person" {
    n : whole number nb "antall n" en "number n"
    k : whole number nb "antall k" en "number k"
    x : number       nb "mål x"    en "measure x"
}
§ 1
ledd 1 {
    condition product en "p" holds when p.n * p.k >= 12
    condition up      en "u" holds when p.n / 3 rounded up to 1 >= 2
    condition down    en "d" holds when p.x / 3 rounded down to 0.5 < 2
    condition halves  en "h" holds when p.x rounded to 1 > 0 or p.x rounded to 1 < 0
    condition share   en "s" holds when 10 / (p.x - 4) >= 2
    condition other   en "o" holds when p.x rounded up to 10 >= 30
}
amendment bill { title en "Bill" status proposed 2020-01-01 measure m en "m" }
amend m_act § 1 ledd 1 under m {
    replace condition product holds when p.n * p.k > 11
    replace condition up      holds when p.n >= 4
    replace condition down    holds when p.x < 6
    replace condition halves  holds when p.x >= 0.5 or p.x <= -0.5
    replace condition share   holds when p.x > 4 and p.x <= 9
    replace condition other   holds when p.x >= 20
}
"#;

#[test]
fn what_is_rounded_divided_or_whole_is_compared_exactly() {
    let folder = Folder::new();
    folder.write("law.regel", REWRITTEN);
    let told = |goal: &str| {
        let arguments = ["differ", goal, "2020-01-01", "2020-01-01+bill", "--rules", ".", "--lang", "en"];
        Call::new(&arguments).within(folder.path()).run().out
    };
    for goal in ["product", "up", "down", "halves"] {
        assert!(told(goal).contains("No difference: proved for every case."), "{goal}: {}", told(goal));
    }
    // Where it is divided by nought, the old wording has no answer and the new one has.
    for (goal, region) in [("share", "measure x: 4"), ("other", "measure x: 20")] {
        let told = told(goal);
        assert!(told.contains("The answer differs in these cases, and in no others: proved.") && told.contains(region), "{told}");
    }
}

#[test]
fn the_page_on_nineteen_and_eighteen_shows_what_is_printed() {
    let page = include_str!("../../docs/nineteen-or-eighteen.md");
    let mut shown = 0;
    for block in page.split("```sh\n").skip(1) {
        let (line, rest) = block.split_once("\n```\n\n```text\n").expect("a command with its output below it");
        let (output, _) = rest.split_once("\n```").expect("a fence is closed");
        let arguments: Vec<&str> = line.split_whitespace().skip(1).collect();
        let answer = Call::new(&arguments).within(super::support::root()).run();
        assert_eq!(answer.err, "", "{line}");
        match output.strip_suffix("\n…") {
            // The rest is left out.
            Some(begun) => assert!(answer.out.starts_with(begun), "{line}:\n{}", answer.out),
            None => assert_eq!(answer.out.trim_end(), output, "{line}"),
        }
        shown += 1;
    }
    assert_eq!(shown, 8);
}

/// What `paragraf differ` prints.
fn differ(arguments: &[&str]) -> String {
    let answer = Call::new(&[&["differ"], arguments].concat()).run();
    assert_eq!(answer.err, "", "{arguments:?}");
    answer.out
}
