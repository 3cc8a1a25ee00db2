//! What an editor asks of unfinished rule files: names, types and mistakes after each change.

use paragraf::analysis::{Analysis, AnalysisHost};
use paragraf::check::check;
use paragraf::consolidate::consolidate;
use paragraf::elaborate::elaborate;
use paragraf::law::{Place, Section, SectionSign, Version};
use paragraf::model::{ExprId, Rulebook, Type};
use paragraf::pipeline::RuleFiles;
use paragraf::resolve::resolve;
use paragraf::source::{FileId, SourceMap, Span};
use paragraf::syntax::parse;

const HEAD: &str = "act a { rank statute  title en \"A\"  in force from 2000-01-01 }\nentity h { n : number  d : date  y : yes/no }\n";

/// The rulebook of a law on a day, unchecked.
fn book(sections: &str) -> Rulebook {
    let mut sources = SourceMap::default();
    sources.add("law.regel", format!("{HEAD}{sections}"));
    let (ast, faults) = parse(&sources);
    assert!(faults.is_empty(), "{faults:?}");
    let (law, _) = consolidate(&ast, &Version::parse("2001-01-01").expect("a version"));
    resolve(&ast, &law).0
}

/// The types of all expressions in the order of resolution, and the number of faults.
fn types(sections: &str) -> (Vec<Type>, usize) {
    let book = book(sections);
    let count = u32::try_from(book.exprs.len()).expect("few");
    let faulty = check(elaborate(book)).expect_err("a mistake");
    ((0..count).map(|at| faulty.found.type_of(ExprId(at))).collect(), faulty.faults.len())
}

#[test]
fn a_fault_takes_no_other_type_away() {
    let (found, faults) = types("§ 1\nvalue wrong : money = h.n + h.d\nvalue right : number = h.n\n");
    assert_eq!(faults, 1);
    assert!(found.contains(&Type::Date) && found.contains(&Type::Faulty), "{found:?}");
    assert_eq!(found.iter().filter(|ty| matches!(ty, Type::Quantity(_))).count(), 2, "{found:?}");
}

#[test]
fn a_circle_takes_no_other_type_away() {
    // A cycle of rules, a cycle of steps within a rule, and a sound step.
    let law = "§ 1\ncondition first holds when second\ncondition second holds when first\n\
               value third : number = one + three\nlet one = two\nlet two = one\nlet three = h.n\n";
    let (found, faults) = types(law);
    assert_eq!(faults, 2);
    assert_eq!(found.iter().filter(|ty| **ty == Type::Truth).count(), 2, "{found:?}");
    assert!(found.iter().any(|ty| matches!(ty, Type::Quantity(_))), "{found:?}");
}

#[test]
fn a_chain_without_end_is_not_followed() {
    let steps = (1..5_000).fold("let s0 = h.n\n".to_owned(), |text, at| format!("{text}let s{at} = s{} + 1\n", at - 1));
    let (found, faults) = types(&format!("§ 1\nvalue long : number = s4999\n{steps}"));
    assert!(faults > 0);
    assert!(found.iter().any(|ty| matches!(ty, Type::Quantity(_))));
}

/// A law, edits of it, and what is asked.
const LAW: &str = "act a { rank statute  title en \"A\"  in force from 2000-01-01 }
entity h { n : number  d : date }
§ 1 en \"First\"
ledd 1 {
    figure limit = 10
    condition met holds when h.n > limit
    condition unmet holds when not met
}
§ 2
value amount : money = if met then step else 0 kr
    let step = 5 kr
amendment m { title en \"m\" status adopted, in force from 2005-01-01 measure k en \"k\" }
amend a § 1 ledd 1 under k { replace condition met holds when h.n >= limit }
";

fn host(text: &str) -> (AnalysisHost, FileId) {
    let mut sources = SourceMap::default();
    let file = sources.add("law.regel", text);
    (AnalysisHost::new(sources), file)
}

fn spans(analysis: &Analysis, places: &[Span]) -> Vec<String> {
    places.iter().map(|span| format!("{} {}", analysis.sources().line(*span), analysis.sources().text(*span))).collect()
}

#[test]
fn an_edit_is_looked_at_with_what_it_reaches() {
    let (mut host, file) = host(LAW);
    for (from, to, most) in [
        ("§ 2", "// why\n§ 2", 1),
        ("h.n > limit", "h.n > limit + 1", 1),
        ("h.n > limit", "h.n > limit or h.d < 2001-01-01", 3),
        ("if met", "if not unmet and met", 1),
        ("then step", "then", 4),
        ("limit = 10", "limit = 11", 3),
        ("condition unmet", "condition new holds when met  condition unmet", 4),
        ("h.n >= limit", "h.n >= limit - 1", 2),
    ] {
        assert!(LAW.contains(from));
        for text in [LAW.replacen(from, to, 1), LAW.to_owned()] {
            host.set_text(file, text.clone());
            let analysis = host.analysis();
            assert!(analysis.looked_at().is_some_and(|count| count <= most), "{from} -> {to}: {:?}", analysis.looked_at());
            let mut sources = SourceMap::default();
            sources.add("law.regel", text);
            assert_eq!(analysis.all_diagnostics(), RuleFiles::new(sources).check());
        }
    }
}

/// Conditions of which each rests on the one before, in `count` sections.
fn row_of_conditions(count: usize) -> String {
    let first = "§ 1\nfigure f1 = 1\ncondition c1 holds when h.n > f1 + 1\n".to_owned();
    let rest = (2..=count).map(|at| format!("§ {at}\nfigure f{at} = {at}\ncondition c{at} holds when h.n > f{at} + 1 or c{}\n", at - 1));
    [HEAD.to_owned(), first].into_iter().chain(rest).collect()
}

#[test]
fn a_long_row_of_conditions_is_looked_at_in_parts() {
    // A row that is long, and not too long: an edit in it reaches no more than in a short one.
    let text = row_of_conditions(50);
    let (mut host, file) = host(&text);
    assert_eq!(host.analysis().diagnostics(file).filter(|own| own.is_error()).count(), 0);
    for (from, to) in [
        ("h.n > f25 + 1 or", "h.n > f25 + 1 or c22 or"),
        ("h.n > f25 + 1 or", "h.n > f25x + 1 or"),
        ("h.n > f25 + 1 or", "h.n > f25 + or"),
        ("condition c25", "condition new holds when c24  condition c25"),
    ] {
        assert!(text.contains(from));
        for edited in [text.replacen(from, to, 1), text.clone()] {
            host.set_text(file, edited);
            let looked_at = host.analysis().looked_at();
            assert!(looked_at.is_some_and(|count| count <= 4), "{from} -> {to}: {looked_at:?}");
        }
    }
}

#[test]
fn names_are_told_with_their_types_also_where_something_is_wrong() {
    let text = LAW.replace("h.n > limit", "h.n > limit + h.d");
    let (host, file) = host(&text);
    let analysis = host.analysis();
    assert!(analysis.diagnostics(file).count() > 0);
    let at = |place: &str| analysis.name_at(file, text.find(place).expect("the place") + 1).expect("a name");
    let told = |place: &str| {
        let own = at(place);
        let meanings = own.meanings.iter().map(|own| format!("{:?} {} {}", own.what, own.ty.en, analysis.sources().line(own.declared)));
        (own.name.to_string(), meanings.collect::<Vec<_>>().join("; "))
    };
    assert_eq!(told("limit + h.d"), ("limit".to_owned(), "Figure a number 5".to_owned()));
    assert_eq!(told("h.d\n"), ("h.d".to_owned(), "Fact a date 2".to_owned()));
    assert_eq!(told("step else"), ("step".to_owned(), "Step an amount of money 11".to_owned()));
    assert_eq!(told("d : date"), ("h.d".to_owned(), "Fact a date 2".to_owned()));
    // The amendment brings another text of the rule.
    assert_eq!(told("met\n"), ("met".to_owned(), "Rule yes/no 6; Rule yes/no 13".to_owned()));
    assert_eq!(analysis.name_at(file, text.find("10").expect("a number")), None);
}

#[test]
fn a_name_is_found_wherever_it_stands() {
    let (host, _) = host(LAW);
    let analysis = host.analysis();
    assert_eq!(spans(&analysis, &analysis.places_of("met")), ["6 met", "7 met", "10 met", "13 met"]);
    assert_eq!(spans(&analysis, &analysis.places_of("h.n")), ["2 n", "6 h.n", "13 h.n"]);
    assert_eq!(analysis.places_of("nothing"), []);
}

#[test]
fn a_provision_is_told_as_it_stands_on_a_day() {
    let (host, _) = host(LAW);
    let analysis = host.analysis();
    let place = Place { section: Some(Section { sign: SectionSign::Paragraph, number: "1".into() }), ..Place::default() };
    let told = |day: &str| {
        let found = analysis.law(&Version::parse(day).expect("a version"), "a", &place).expect("a provision");
        found.rules.iter().map(|(name, span)| format!("{name} {}", analysis.sources().line(*span))).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(told("2004-01-01"), "limit 5, met 6, unmet 7");
    assert_eq!(told("2006-01-01"), "limit 5, met 13, unmet 7");
    let none = Place { subsection: Some(2), ..place.clone() };
    assert_eq!(analysis.law(&Version::parse("2004-01-01").expect("a version"), "a", &none), None);
}

#[test]
fn a_file_that_cannot_be_read_takes_nothing_away_for_long() {
    let (mut host, file) = host(LAW);
    host.set_text(file, LAW.replace("holds when not", "\" holds when not"));
    assert_eq!(host.analysis().diagnostics(file).map(|fault| fault.code).collect::<Vec<_>>(), ["P0003"]);
    host.set_text(file, LAW.replace("not met", "not  met"));
    assert_eq!(host.analysis().looked_at(), Some(1));
}

#[test]
fn an_exception_to_nothing_is_told_once() {
    let law = "§ 1\nvalue v : number = h.n\nexception e to nothing when h.y then 1\ncondition c holds when e and v > 0\n";
    let mut sources = SourceMap::default();
    sources.add("law.regel", format!("{HEAD}{law}"));
    let told: Vec<_> = RuleFiles::new(sources).check().iter().filter(|fault| fault.is_error()).map(|fault| fault.code).collect();
    assert_eq!(told, ["P0101"]);
}
