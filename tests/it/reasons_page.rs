//! A decision as a page, Markdown, a flowchart and data: what stands on it, that every sign of a text stands for itself, and that all links lead
//! somewhere. Cases by their titles, and as facts files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use paragraf::compare;
use paragraf::compile::Plan;
use paragraf::data::{self, Format};
use paragraf::eval::Decision;
use paragraf::explain::{self, Length, Style, text_at};
use paragraf::facts::{self, Facts, GoalInputs, facts_file, goal_inputs};
use paragraf::law::{Lang, Version};
use paragraf::model::RuleId;
use paragraf::pipeline::RuleFiles;
use paragraf::reasons_page::{
    Compared, Shown, compared_json, explanation_json, html, html_of_two, markdown, markdown_of_two, mermaid, mermaid_of_two, text_of_two,
};
use paragraf::source::SourceMap;
use paragraf::suite::TitledCase;

use super::support::{Call, Folder, cases, decided, root};

/// Versions of the law that many cases are decided under.
const VERSIONS: [&str; 4] = ["2018-06-01", "2018-06-01+hoering_2018", "2019-01-01", "2026-03-01"];

/// The answer that a case expects, in a version.
struct Expected<'b> {
    title: &'b str,
    plan: Arc<Plan>,
    goal: RuleId,
    facts: Arc<Facts>,
}

impl Expected<'_> {
    fn decision(&self) -> (Decision, GoalInputs) {
        (decided(&self.plan, self.goal, &self.facts, &[]), goal_inputs(self.plan.checked().book(), self.goal))
    }
}

/// The first answer of every case that expects one in one of the versions.
fn each_expected(base: &RuleFiles, mut see: impl FnMut(Expected<'_>)) -> usize {
    let plans: BTreeMap<&str, Arc<Plan>> =
        VERSIONS.iter().map(|name| (*name, base.plan(&Version::parse(name).expect("a version")).expect("the law is sound"))).collect();
    let mut count = 0;
    for case in cases(base) {
        let own = case.expectations.iter().find_map(|own| {
            let plan = plans.get(own.version.to_string().as_str())?;
            Some((Arc::clone(plan), plan.checked().book().rule(&own.goal.text)?))
        });
        let Some((plan, goal)) = own else { continue };
        // What is there to show a contradiction is no case.
        let Ok(facts) = TitledCase::find(base, &case.title).expect("a title of its own").facts(&plan) else { continue };
        count += 1;
        see(Expected { title: &case.title, plan, goal, facts });
    }
    count
}

fn read(text: &str, plan: &Plan) -> Facts {
    let mut sources = SourceMap::default();
    let file = sources.add("case.yaml", text);
    let tree = data::read(&sources, file, Format::Yaml).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"));
    facts::read(&tree, plan.checked().book()).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"))
}

// ── Cases by title ─────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_case_saved_as_a_facts_file_has_the_same_answer_for_the_same_reasons() {
    let base = RuleFiles::embedded();
    let count = each_expected(&base, |own| {
        let (decision, inputs) = own.decision();
        let file = facts_file(&own.facts, own.plan.checked().book(), &inputs, Lang::ALL[own.title.len() % 2]);
        let again = decided(&own.plan, own.goal, &read(&file, &own.plan), &[]);
        assert_eq!(again.facts.title.as_deref(), Some(own.title));
        let [before, after] = [&decision, &again].map(|decision| text_at(decision, &inputs, Style::plain(Lang::En), Length::Full));
        assert_eq!(before, after, "{}\n{file}", own.title);
    });
    assert!(count > 600, "{count}");
}

#[test]
fn what_can_be_mistaken_is_saved_so_that_it_is_not() {
    let law = r#"
        act a { rank statute  title nb "loven" en "the Act"  in force from 2000-01-01 }
        entity h nb "h" en "h" {
            name : text nb "navn" en "name"
            share : percent nb "andel" en "share"
            price : money nb "pris" en "price"
            away : list of periods nb "fravær" en "absence"
            wait : days nb "ventetid" en "wait"
            rooms : list of room nb "rom" en "rooms"
        }
        entity room nb "rom" en "room" { size : number nb "størrelse" en "size"  note : text nb "notat" en "note" }
        § 1
        ledd 1 {
            value total : money nb "sum" en "total" = h.price * h.share
            value rooms : number nb "antall" en "count" = count of h.rooms where room.size > 1
        }
        case "odd: \"signs\" # and 'quotes'" {
            h.name = "a: b # c - [d] {e} \"f\" 'g' \\h"
            h.share = 120%
            h.price = 1234.5
            h.away = [ ]
            h.wait = 3 days
            h.rooms = [ { size = 2  note = "- x: y" } { size = unknown } { } ]
        }
    "#;
    let mut sources = SourceMap::default();
    sources.add("odd.regel", law);
    let base = RuleFiles::new(sources);
    let plan = base.plan(&Version::parse("2020-01-01").expect("a version")).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let title = cases(&base).next().expect("the case").title.clone();
    let facts = TitledCase::find(&base, &title).expect("the case").facts(&plan).expect("sound facts");
    let goal = plan.checked().book().rule("total").expect("the value");
    let file = facts_file(&facts, plan.checked().book(), &goal_inputs(plan.checked().book(), goal), Lang::En);
    insta::assert_snapshot!("odd_facts_file", file);
    let again = read(&file, &plan);
    assert_eq!((again.title.as_deref(), &again.said_unknown), (Some(title.as_str()), &facts.said_unknown));
    assert_eq!(format!("{:?}{:?}", again.cells, again.lists), format!("{:?}{:?}", facts.cells, facts.lists));
}

fn small(more: &str) -> Folder {
    let folder = Folder::new();
    let law = std::fs::read_to_string(root().join("tests/diagnostics/law.regel")).expect("the small law");
    folder.write("rules/law.regel", law).write("rules/own.cases.regel", more);
    folder
}

#[test]
fn a_case_is_decided_explained_compared_and_saved_by_its_title() {
    let title = "K002 18th birthday today";
    let run = |arguments: &[&str]| {
        let answer = Call::new(&[arguments, &["--case", title, "--lang", "en"]].concat()).run();
        assert!(answer.err.is_empty(), "{}", answer.err);
        (answer.code, answer.out)
    };
    let decided = run(&["decide", "to_programme", "--law", "2018-06-01"]);
    assert_eq!(decided, run(&["explain", "to_programme", "--law", "2018-06-01"]));
    assert!(decided.1.starts_with("The applicant does not have the right"), "{}", decided.1);
    let compared = run(&["compare", "to_programme", "--law", "2018-06-01", "--law", "2018-06-01+hoering_2018"]);
    assert!(compared.1.contains("(lower_age_limit): 19 → 18"), "{}", compared.1);
    let folder = Folder::new();
    folder.write("case.yaml", run(&["facts", "to_programme", "--law", "2018-06-01"]).1);
    let again = Call::new(&["decide", "to_programme", "--law", "2018-06-01", "--facts", "case.yaml", "--lang", "en"]);
    assert_eq!(again.within(folder.path()).run().out, decided.1);
}

#[test]
fn a_title_that_no_case_has_or_several_is_told_with_what_may_be_meant() {
    let case = |title: &str| format!("case \"{title}\" {{ owner.resident = yes  under 2019-06-01 expect fee is 100 }}\n");
    let folder = small(&["a small boat", "a larger boat", "a ferry"].map(case).concat());
    let ask = |title: &str, lang: &str| {
        let arguments = ["decide", "fee", "--rules", "rules", "--law", "2019-06-01", "--case", title, "--lang", lang];
        let answer = Call::new(&arguments).within(folder.path()).run();
        assert_ne!(answer.code, Some(0), "{title}");
        answer.err
    };
    let mut told: Vec<String> = Vec::new();
    for lang in ["nb", "en"] {
        told.extend(["a smal boat", "boat", "quite another thing altogether"].map(|title| ask(title, lang)));
    }
    folder.write("rules/more.cases.regel", case("a ferry"));
    told.extend(["nb", "en"].map(|lang| ask("a ferry", lang)));
    insta::assert_snapshot!("titles_that_are_wrong", told.join("\n"));
}

// ── Pages ──────────────────────────────────────────────────────────────────────────────────────────────────────────

fn applicant() -> (RuleFiles, String) {
    let text = std::fs::read_to_string(root().join("examples/eighteen.yaml")).expect("the example");
    (RuleFiles::embedded_rules(), text)
}

/// Shows the decision of a facts file in each of some ways.
fn shown<T>(
    base: &RuleFiles,
    (version, goal, file): (&str, &str, &str),
    length: Length,
    lang: Lang,
    way: impl FnOnce(&Shown<'_>) -> T,
) -> T {
    let plan = base.plan(&Version::parse(version).expect("a version")).expect("the law is sound");
    let goal = plan.checked().book().rule(goal).expect("a rule");
    let decision = decided(&plan, goal, &read(file, &plan), &[]);
    let inputs = goal_inputs(plan.checked().book(), goal);
    way(&Shown { decision: &decision, inputs: &inputs, length, lang, note: None })
}

/// A page without its style, which nobody reads as text.
fn without_style(page: &str) -> String {
    let (before, rest) = page.split_once("<style>").expect("a style");
    let (_, after) = rest.split_once("</style>").expect("its end");
    format!("{before}<style>…</style>{after}")
}

#[test]
fn the_applicant_as_a_page_in_markdown_and_as_a_flowchart() {
    let (base, file) = applicant();
    let what = ("2018-06-01", "to_programme", file.as_str());
    for lang in Lang::ALL {
        let code = lang.code();
        insta::assert_snapshot!(format!("page_{code}"), without_style(&shown(&base, what, Length::Reasons, lang, html)));
        insta::assert_snapshot!(format!("markdown_{code}"), shown(&base, what, Length::Reasons, lang, markdown));
        insta::assert_snapshot!(format!("flowchart_{code}"), shown(&base, what, Length::Reasons, lang, mermaid));
    }
    insta::assert_snapshot!("markdown_of_every_step", shown(&base, what, Length::Full, Lang::En, markdown));
    let json = shown(&base, what, Length::Reasons, Lang::En, |shown| serde_json::to_value(explanation_json(shown)).expect("JSON"));
    let keys: BTreeSet<&str> = json.as_object().expect("an object").keys().map(String::as_str).collect();
    assert!(["case", "short", "reasons", "facts", "outcome", "explanation"].iter().all(|key| keys.contains(key)), "{keys:?}");
    let told = ["case", "short", "reasons", "facts"].map(|key| format!("{key}: {:#}", json[key])).join("\n");
    insta::assert_snapshot!("what_the_data_adds", told);
}

/// Shows the case of a facts file by two versions.
fn compared<T>(
    base: &RuleFiles,
    versions: [&str; 2],
    (goal, file): (&str, &str),
    length: Length,
    lang: Lang,
    way: impl FnOnce(&Compared<'_>) -> T,
) -> T {
    let plans = versions.map(|version| base.plan(&Version::parse(version).expect("a version")).expect("the law is sound"));
    let goals = plans.each_ref().map(|plan| plan.checked().book().rule(goal).expect("a rule"));
    let inputs = [0, 1].map(|at| goal_inputs(plans[at].checked().book(), goals[at]));
    let [left, right] = [0, 1].map(|at| decided(&plans[at], goals[at], &read(file, &plans[at]), &[]));
    way(&Compared { comparison: &compare::compare(&left, &right, lang), inputs: [&inputs[0], &inputs[1]], length, lang })
}

#[test]
fn the_applicant_by_two_versions() {
    let (base, file) = applicant();
    let (versions, what) = (["2018-06-01", "2018-06-01+hoering_2018:lower_age_limit"], ("to_programme", file.as_str()));
    for lang in Lang::ALL {
        let code = lang.code();
        let shown = |way: fn(&Compared<'_>) -> String, length| compared(&base, versions, what, length, lang, way);
        insta::assert_snapshot!(format!("two_as_text_{code}"), shown(|own| text_of_two(own, Style::plain(own.lang)), Length::Reasons));
        insta::assert_snapshot!(format!("two_in_markdown_{code}"), shown(markdown_of_two, Length::Reasons));
        insta::assert_snapshot!(format!("two_as_flowchart_{code}"), shown(mermaid_of_two, Length::Reasons));
        for length in Length::ALL {
            sound(&shown(html_of_two, length), "two versions");
        }
    }
    let page = compared(&base, versions, what, Length::Reasons, Lang::Nb, html_of_two);
    insta::assert_snapshot!("two_as_page_nb", without_style(&page));
    let json = compared(&base, versions, what, Length::Reasons, Lang::En, compared_json);
    assert_eq!((&json["steps"]["differs"], json["short"].as_array().map(Vec::len)), (&serde_json::json!("below"), Some(2)));
}

#[test]
fn the_tree_of_two_versions_holds_each_step_of_both_once_and_marks_what_differs() {
    let base = RuleFiles::embedded();
    let after = base.plan(&Version::parse("2018-06-01+hoering_2018").expect("a version")).expect("the law is sound");
    let (mut parted, mut alike) = (0, 0);
    each_expected(&base, |own| {
        if own.plan.checked().book().version.to_string() != "2018-06-01" {
            return;
        }
        let (left, inputs) = own.decision();
        let Some(goal) = after.checked().book().rule(&own.plan.checked().book().rules[own.goal.index()].name) else { return };
        let Ok(facts) = TitledCase::find(&base, own.title).expect("a title of its own").facts(&after) else { return };
        let right = decided(&after, goal, &facts, &[]);
        let other = goal_inputs(after.checked().book(), goal);
        let roots = [explain::tree(&left).expect("a tree"), explain::tree(&right).expect("a tree")];
        let joined = compare::together([&left, &right], [&roots[0], &roots[1]], Lang::Nb);
        let mut held = [0, 0];
        let mut open = vec![&joined];
        while let Some(step) = open.pop() {
            (0..2).for_each(|side| held[side] += usize::from(step.sides[side].is_some()));
            open.extend(&step.children);
        }
        let size = |root: &explain::StepView<'_>| {
            let (mut count, mut open) = (0, vec![root]);
            while let Some(step) = open.pop() {
                count += 1;
                open.extend(&step.children);
            }
            count
        };
        assert_eq!(held, [size(&roots[0]), size(&roots[1])], "{}", own.title);
        let comparison = compare::compare(&left, &right, Lang::Nb);
        if left.cell == right.cell {
            alike += 1
        } else {
            parted += 1
        }
        assert!(left.cell == right.cell || joined.count() > 0, "{}: no step differs though the answers do", own.title);
        let shown = Compared { comparison: &comparison, inputs: [&inputs, &other], length: Length::Reasons, lang: Lang::Nb };
        sound(&html_of_two(&shown), own.title);
    });
    assert!(parted > 20 && alike > 100, "{parted} {alike}");
}

/// The tags of a page: names of those that begin, with their attributes, and of those that end.
fn tags(page: &str) -> impl Iterator<Item = (&str, &str, bool)> {
    page.split('<').skip(1).map(|rest| {
        let tag = rest.split('>').next().unwrap_or_default();
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        (name.trim_start_matches('/'), attributes, tag.starts_with('/'))
    })
}

fn attribute<'t>(attributes: &'t str, name: &str) -> Option<&'t str> {
    attributes.split_once(&format!("{name}=\""))?.1.split('"').next()
}

/// Holds a page to what every page has: tags that end, identifiers of their own, links that lead somewhere, nothing that is fetched or run.
fn sound(page: &str, title: &str) {
    let page = without_style(page);
    let (mut open, mut ids): (Vec<&str>, BTreeSet<&str>) = Default::default();
    let (mut links, mut labelled): (Vec<&str>, Vec<&str>) = Default::default();
    let mut level = 0;
    for (name, attributes, ends) in tags(&page) {
        match (name, ends) {
            ("!doctype" | "meta" | "br", _) => {}
            (name, true) => assert_eq!(open.pop(), Some(name), "{title}: </{name}>"),
            (name, false) => open.push(name),
        }
        if let (Some(own), false) = (name.strip_prefix('h').and_then(|own| own.parse::<u8>().ok()), ends) {
            assert!(own <= level + 1, "{title}: a heading of level {own} below one of {level}");
            level = own;
        }
        // What is clicked to fold has nothing else to be clicked in it.
        assert!(name != "a" || !open.contains(&"summary"), "{title}: a link within a summary");
        if let Some(id) = attribute(attributes, "id") {
            assert!(ids.insert(id), "{title}: {id} twice");
        }
        links.extend(attribute(attributes, "href"));
        labelled.extend(attribute(attributes, "aria-labelledby"));
        let fetched = ["src", "srcset", "data", "action", "poster"].iter().any(|own| attribute(attributes, own).is_some());
        assert!(!fetched && !["script", "link", "iframe", "img", "object", "form"].contains(&name), "{title}: {name}");
        assert!(!attributes.contains(" on") && !attributes.starts_with("on"), "{title}: {attributes}");
    }
    assert!(open.is_empty(), "{title}: {open:?}");
    assert!(labelled.iter().all(|id| ids.contains(id)), "{title}: {labelled:?}");
    for link in links {
        match link.strip_prefix('#') {
            Some(id) => assert!(ids.contains(id), "{title}: {link} leads nowhere"),
            None => assert!(link.starts_with("https://"), "{title}: {link}"),
        }
    }
}

#[test]
fn every_page_is_whole_and_its_links_lead_somewhere() {
    let base = RuleFiles::embedded();
    let mut longest = 0;
    let count = each_expected(&base, |own| {
        let (decision, inputs) = own.decision();
        let lang = Lang::ALL[own.title.len() % 2];
        let length = Length::ALL[own.title.len() % 3];
        let shown = Shown { decision: &decision, inputs: &inputs, length, lang, note: None };
        let page = html(&shown);
        sound(&page, own.title);
        longest = longest.max(page.len());
        let text = markdown(&shown);
        let wanted: BTreeSet<&str> = text.split("][").skip(1).filter_map(|rest| rest.split(']').next()).collect();
        for number in wanted {
            assert!(text.contains(&format!("\n[{number}]: https://")), "{}: [{number}] leads nowhere", own.title);
        }
    });
    assert!(count > 600 && longest > 20_000, "{count} cases, {longest} bytes");
}

// ── Hostile texts ──────────────────────────────────────────────────────────────────────────────────────────────────

const HOSTILE: &str = "<script>alert(1)</script> </title></style>\\\" onload=\\\"x\\\" <img src=x onerror=y> &amp; \\e[31m\\u202Egnp.exe\\u200f \
                       *a* _b_ `c` [d](javascript:e) # f | g $h$ ![i](j) \\\\ <!-- k --> ]]> #quot; \\\"] --> z end";

fn hostile_file(because: &str) -> String {
    format!(
        "title: \"{because}\"\napplicant:\n  born: 1990-01-01\nassessments:\n  assistance_appropriate:\n    value: no\n    because: \
         \"{because}\"\n    by: \"{because}\"\n    on: 2018-01-01\n"
    )
}

#[test]
fn hostile_texts_are_shown_as_text_in_every_format() {
    let base = RuleFiles::embedded_rules();
    let file = hostile_file(HOSTILE);
    let what = ("2018-06-01", "to_programme", file.as_str());
    for length in Length::ALL {
        let page = shown(&base, what, length, Lang::Nb, html);
        sound(&page, "hostile");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "the words are shown");
        let text = shown(&base, what, length, Lang::Nb, markdown);
        assert!(!text.contains('<') && !text.replace("\\]", "").contains("](javascript") && text.contains("&lt;script&gt;"), "{text}");
        assert!(text.contains("⟨U+202E⟩") && page.contains("⟨U+202E⟩") && page.contains("⟨U+001B⟩"));
        let chart = shown(&base, what, length, Lang::Nb, mermaid);
        let labels = chart.lines().filter_map(|line| line.split_once("[\"")).map(|(_, rest)| rest.rsplit_once("\"]").expect("an end").0);
        let plain = |sign: char| sign.is_alphanumeric() || " ,.:'-()%/#;§✓✗?=!–…«»“”⟨⟩−".contains(sign);
        labels.for_each(|label| assert!(label.chars().all(plain), "{label}"));
        let terminal = shown(&base, what, length, Lang::Nb, |own| text_at(own.decision, own.inputs, Style::plain(own.lang), own.length));
        let told = length != Length::Full || terminal.contains("⟨U+202E⟩") && terminal.contains("⟨U+001B⟩");
        assert!(told, "{terminal}");
        for told in [&page, &text, &chart, &terminal] {
            let seen = |sign: char| !sign.is_control() || sign == '\n';
            assert!(told.chars().all(|sign| seen(sign) && !matches!(sign, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}')));
        }
    }
}

#[test]
fn a_text_of_a_megabyte_is_shown_whole() {
    let base = RuleFiles::embedded_rules();
    let file = hostile_file(&"<x>\\n ".repeat(1 << 18));
    let what = ("2018-06-01", "to_programme", file.as_str());
    let page = shown(&base, what, Length::Reasons, Lang::En, html);
    assert!(page.matches("&lt;x&gt;").count() >= 3 << 18, "the title and the reason, and who gave it");
    sound(&page, "a megabyte");
    assert!(shown(&base, what, Length::Reasons, Lang::En, markdown).matches("&lt;x&gt;").count() >= 3 << 18);
    let chart = shown(&base, what, Length::Full, Lang::En, mermaid);
    assert!(chart.len() < 200_000, "a chart cuts its labels: {}", chart.len());
}

#[test]
fn hostile_texts_are_shown_as_text_by_two_versions_too() {
    let base = RuleFiles::embedded_rules();
    let file = hostile_file(HOSTILE);
    let versions = ["2018-06-01", "2018-06-01+hoering_2018"];
    let shown = |way: fn(&Compared<'_>) -> String| compared(&base, versions, ("to_programme", &file), Length::Full, Lang::Nb, way);
    let (page, text, chart) = (shown(html_of_two), shown(markdown_of_two), shown(mermaid_of_two));
    sound(&page, "hostile");
    assert!(page.contains("&lt;script&gt;") && text.contains("&lt;script&gt;") && !text.contains('<'));
    for told in [&page, &text, &chart] {
        assert!(
            told.chars()
                .all(|sign| (!sign.is_control() || sign == '\n') && !matches!(sign, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}'))
        );
    }
}
