//! Rule files as a policy analyst might write them without the manual, and the messages they get.
//!
//! `KIND` has mistakes whose message says what to write instead. `KINDER` has mistakes whose message could be better, or that get none,
//! with a better message. The current messages are in `snapshots/kinder/`. When a message becomes good, its mistake moves from `KINDER` to
//! `KIND`.

use paragraf::law::Lang;
use paragraf::pipeline::RuleFiles;
use paragraf::source::{Diagnostic, SourceMap, codes};

/// The declarations before every mistake.
const LAW: &str = r#"
act berth_act { rank statute title nb "båtplassloven" en "Berth Act" in force from 2000-01-01 }
entity owner nb "eieren" en "the owner" { born : date  resident : yes/no }
entity boat nb "båten" en "the boat" { bought : date  length : number  crew : whole number  value : money  share : percent  lease : months }
"#;

/// A mistake within a subsection, and words of its advice in English.
const KIND: [(&str, &str); 41] = [
    ("small condition holds when boat.length < 5", "`condition small`"),
    ("condition small holds when boat.length < 5,5", "decimals follow a point"),
    ("condition dear holds when boat.value > 10,000 kr", "thousands are kept apart"),
    ("condition new holds when boat.bought >= 01.06.2018", "`2018-06-01`"),
    ("condition new holds when boat.bought >= 01/06/2018", "`2018-06-01`"),
    ("condition new holds when boat.bought >= 10/06/2018", "`2018-06-10`"),
    ("condition new holds when boat.bought = first day of month of boat.bought", "`the month of`"),
    ("condition new holds when boat.bought = last day of year of boat.bought", "`the year of`"),
    ("condition long holds when boat.length => 5", "`>=`"),
    ("condition long holds when boat.length =< 5", "`<=`"),
    ("condition long holds when boat.length ≥ 5", "`>=`"),
    ("condition long holds when boat.length at least 5", "`>=`"),
    ("condition small holds when boat.length < 5 && boat.crew < 3", "`and`"),
    ("condition small holds when boat.length < 5 || boat.crew < 3", "`or`"),
    ("condition away holds when !owner.resident", "`not`"),
    ("condition away holds when ikke owner.resident", "`not`"),
    ("condition alone holds when boat.crew == 1", "`=`"),
    ("condition crewed holds when boat.crew <> 0", "`!=`"),
    ("condition home holds when owner.resident is yes", "`=`"),
    ("condition small \"liten båt\" holds when boat.length < 5", "`nb \"…\"`"),
    ("condition small nb “liten båt” holds when boat.length < 5", "straight quotation marks"),
    ("condition dear holds when boat.value > 1000 krone", "`kr`"),
    ("condition dear holds when boat.value > kr 1000", "the unit stands behind the number"),
    ("condition most holds when boat.share >= 50 prosent", "`%`"),
    ("condition adult holds when age(owner.born, on: boat.bought) >= 18 år", "an age is a number without a unit"),
    ("condition long_lease holds when boat.lease > 18 måneder", "`months`"),
    ("condition young holds when age(owner.born, on: boat.bought) between 18 and 25", "`in 18 ..< 25`"),
    ("value fee : money = if owner.resident then 100 kr", "`else`"),
    ("value fee : money = hvis owner.resident then 100 kr else 200 kr", "`if … then … else …`"),
    ("condition small holds når boat.length < 5", "`when`"),
    ("condition small gjelder når boat.length < 5", "`holds when`"),
    ("condition small holds when boat.length < 5 og boat.crew < 3", "`and`"),
    ("condition small holds when boat.length < 5 eller boat.crew < 3", "`or`"),
    ("figure longest = 12;", "remove it"),
    ("litra a { figure longest = 12 }", "`bokstav`"),
    ("condition most holds when boat.share >= 50", "`50 %`"),
    ("condition most holds when boat.share in 50 .. 100", "`100 %`"),
    ("condition dear holds when boat.value > 1.000 kr", "`1 000 kr`"),
    ("condition home holds when owner.resident = ja", "`yes`"),
    ("condition away holds when owner.resident = nei", "`no`"),
    ("condition away holds when owner.resident = false", "`no`"),
];

/// A mistake directly in a section, and words of its advice.
const KIND_PARTS: [(&str, &str); 20] = [
    ("amend berth_act § 1 under m { repeal exception long }", "`repeal long`"),
    ("amend berth_act § 1 under m { insert exception long when boat.length > 12 }", "`exception NAME to RULE when …`"),
    ("deadline to_pay : 2 weeks after boat.bought except when owner.resident", "`exception to RULE when …`"),
    ("invariant \"one of two\" : never both to_moor or to_leave", "`never both A and B`"),
    ("invariant \"one of two\" : never both to_moor, to_leave", "`never both A and B`"),
    ("invariant : never both to_moor and to_leave", "`invariant \"…\" : A implies B`"),
    ("invariant never both to_moor and to_leave", "`invariant \"…\" : A implies B`"),
    ("invariant to_moor implies to_leave", "`invariant \"…\" : A implies B`"),
    ("claim \"nobody loses\" : to_moor never lost", "`claim AMENDMENT \"…\" : …`"),
    ("claim : to_moor never lost", "`claim AMENDMENT \"…\" : …`"),
    ("claim bill : to_moor unchanged", "`claim AMENDMENT \"…\" : …`"),
    ("claim bill \"leaves\" : to_moor implies to_leave by measure_one", "leave out `by …`"),
    ("claim bill \"one\" : never both to_moor and to_leave\n    by measure_one", "leave out `by …`"),
    ("invariant \"as before\" : to_moor unchanged", "is a claim"),
    ("invariant \"leaves\" : to_moor implies to_leave where owner.resident", "`A and C implies B`"),
    ("§29 ledd first { figure longest = 12 }", "`ledd 1`"),
    ("§ 29\nfirst ledd { figure longest = 12 }", "`ledd 1`"),
    ("§ 29\nannet ledd { figure longest = 12 }", "`ledd 2`"),
    ("§ 29\nledd { figure longest = 12 }", "`ledd 1 { … }`"),
    ("paragraf 29\nledd 1 { figure longest = 12 }", "`§`"),
];

/// A mistake within a subsection, and what a better message would say.
const KINDER: [(&str, &str); 1] =
    [("condition new holds when boat.bought >= 10/11/2018", "one message: dates are written year-month-day: `2018-11-10`")];

/// The diagnostics of `paragraf check`.
fn found(text: &str) -> Vec<Diagnostic> {
    let mut sources = SourceMap::default();
    sources.add("analyst.regel", format!("{LAW}{text}\n"));
    // A test of a single rule naturally leaves it unused.
    RuleFiles::new(sources).check().into_iter().filter(|fault| fault.code != codes::UNUSED).collect()
}

fn in_subsection(rule: &str) -> String {
    format!("§ 1\nledd 1 {{\n    {rule}\n}}")
}

/// The messages with their advice, one per line.
fn said(found: &[Diagnostic], lang: Lang) -> String {
    let line = |fault: &Diagnostic| {
        let label = fault.label.as_ref().map_or(String::new(), |label| format!(" ({})", label.get(lang)));
        let help = fault.help.as_ref().map_or(String::new(), |help| format!(" → {}", help.get(lang)));
        format!("  {} {}: {}{label}{help}\n", lang.code(), fault.code, fault.message.get(lang))
    };
    if found.is_empty() { format!("  {} –\n", lang.code()) } else { found.iter().map(line).collect() }
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "snapshots/kinder" }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn what_is_meant_is_told() {
    let rules = KIND.iter().map(|(rule, advice)| (*rule, in_subsection(rule), *advice));
    let mut text = String::new();
    for (shown, whole, advice) in rules.chain(KIND_PARTS.iter().map(|(part, advice)| (*part, (*part).to_owned(), *advice))) {
        let found = found(&whole);
        let told = found.iter().filter_map(|fault| fault.help.as_ref()).any(|help| help.en.contains(advice));
        assert!(told, "{shown}: no advice with {advice}\n{}", said(&found, Lang::En));
        text.push_str(&format!("{shown}\n{}{}\n", said(&found, Lang::Nb), said(&found, Lang::En)));
    }
    snapshot("kind", &text);
}

#[test]
fn one_mistake_is_told_once() {
    let once = ["ikke owner.resident", "boat.length => 5", "boat.value > 1000 krone", "boat.share >= 50", "boat.value > 1.000 kr"];
    for condition in once {
        let found = found(&in_subsection(&format!("condition c holds when {condition}")));
        assert_eq!(found.len(), 1, "{condition}\n{}", said(&found, Lang::En));
    }
    let found = found(&in_subsection("value fee : money = hvis owner.resident then 100 kr else 200 kr"));
    assert_eq!(found.len(), 1, "{}", said(&found, Lang::En));
}

#[test]
fn what_could_be_kinder_is_known() {
    let mut text = String::new();
    for (rule, kinder) in KINDER {
        let found = found(&in_subsection(rule));
        text.push_str(&format!("{rule}\n{}{}  kinder: {kinder}\n\n", said(&found, Lang::Nb), said(&found, Lang::En)));
    }
    snapshot("kinder", &text);
}

#[test]
fn advice_does_not_touch_what_is_right() {
    // Words that get advice elsewhere, used correctly as names.
    let rules = [
        "condition dag nb \"og\" en \"is\" holds when boat.length < 5",
        "figure timer = 12",
        "figure between = 1",
        "figure toll = 0.125 kr",
        "figure toll = 1.12 kr",
    ];
    for rule in rules {
        let found = found(&in_subsection(rule));
        assert!(found.is_empty(), "{rule}\n{}", said(&found, Lang::En));
    }
}
