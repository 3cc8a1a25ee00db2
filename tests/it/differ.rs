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
