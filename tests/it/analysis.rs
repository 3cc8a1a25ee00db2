//! What an editor asks of rule files that are being written: names, types and mistakes after each change.

use paragraf::check::check;
use paragraf::consolidate::consolidate;
use paragraf::elaborate::elaborate;
use paragraf::law::Version;
use paragraf::model::{ExprId, Rulebook, Type};
use paragraf::resolve::resolve;
use paragraf::source::SourceMap;
use paragraf::syntax::parse;

const HEAD: &str = "act a { rank statute  title en \"A\"  in force from 2000-01-01 }\nentity h { n : number  d : date  y : yes/no }\n";

/// The rulebook of a law on a day, before it is checked.
fn book(sections: &str) -> Rulebook {
    let mut sources = SourceMap::default();
    sources.add("law.regel", format!("{HEAD}{sections}"));
    let (ast, faults) = parse(&sources);
    assert!(faults.is_empty(), "{faults:?}");
    let (law, _) = consolidate(&ast, &Version::parse("2001-01-01").expect("a version"));
    resolve(&ast, &law).0
}

/// The types of the expressions, in the order in which they are resolved.
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
    // A cycle of rules, one of steps in a rule, and a step that is sound.
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
