//! Paragraf: a small language for legal rules, and the tool that runs it.
//!
//! Acts, regulations and amendments are written as rule files. The law of a *version* (a date, plus or minus amendments) is put together
//! from them, checked, compiled and run; every answer cites the provision of each of its steps.
//!
//! ```text
//! rule files ─syntax→ Ast ─consolidate→ Consolidation ─resolve→ Rulebook ─check→ Checked ─compile→ Plan
//! facts file ─data→ Tree ─facts→ Facts                        Plan + Facts ─eval→ Decision ─explain→ text, JSON
//!                                                        two Decisions ─compare→ where they part
//! ```
//!
//! The features, all on by default: `cli` is the command `paragraf`, `render` draws diagnostics with the lines they speak of, `embedded` is
//! the rule files that come with the program. Without them the library takes texts and gives answers, also in a browser.
//!
//! The stages are folders, and imports point one way; `ARCHITECTURE.md` says more. The whole pipeline in one example:
//!
//! ```
//! use paragraf::{eval, explain, facts, law, rulebase::RuleBase, source::SourceMap};
//!
//! let mut sources = SourceMap::default();
//! sources.add("voting.regel", r#"
//!     act voting_act { rank statute  title nb "valgloven" en "Voting Act"  in force from 2000-01-01 }
//!     entity person nb "personen" en "the person" { born : date nb "fødselsdato" en "date of birth" }
//!     entity election nb "valget" en "the election" { day : date nb "valgdagen" en "election day" }
//!     § 2
//!     ledd 1 {
//!         right to_vote of person nb "stemmerett" en "right to vote"
//!             holds when age(person.born, on: election.day) >= 18
//!     }
//! "#);
//! let base = RuleBase::new(sources);
//! let version = law::Version::parse("2020-01-01").expect("a date");
//! let plan = base.plan(&version).expect("no mistakes");
//! let book = plan.checked().book();
//! let goal = book.rule("to_vote").expect("the rule above");
//!
//! let mut case = facts::Facts::unknown(book.facts.len());
//! let decision = eval::decide_case(&plan, goal, case.clone(), &[]).expect("little work");
//! assert_eq!(decision.missing.len(), 2, "date of birth and election day");
//!
//! for (fact, day) in [(0, "2001-06-02"), (1, "2019-06-01")] {
//!     let date = day.parse().expect("a date");
//!     case.set(paragraf::model::FactId(fact), paragraf::model::Cell::Known(paragraf::model::Value::Date(date)));
//! }
//! let decision = eval::decide_case(&plan, goal, case.clone(), &[]).expect("little work");
//! let text = explain::text(&decision, &facts::reach(book, goal), explain::Style::plain(law::Lang::En));
//! assert!(text.contains("Voting Act § 2, first subsection"));
//! assert!(text.contains("age is 17 years; the requirement is at least 18 years"));
//! ```

// What pest derives without its `std` feature, whose stack guard costs a tenth of the parse; nesting is capped before it (`syntax/brackets.rs`).
extern crate alloc;

pub mod law;
pub mod source;
pub mod words;
// Sorted by name; the order in which stages may import each other is in ARCHITECTURE.md, and held by `tests/it/layers.rs`.
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod compare;
pub mod compile;
pub mod consolidate;
pub mod data;
pub mod eval;
pub mod explain;
pub mod facts;
pub mod model;
pub mod reference;
pub mod resolve;
pub mod rulebase;
pub mod suite;
pub mod syntax;
