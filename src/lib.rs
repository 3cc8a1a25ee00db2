//! Paragraf: a small language for legal rules, and the library that runs it.
//!
//! Acts, regulations and amendments are written as rule files. The law of a *version* (a date, plus or minus amendments) is put together
//! from them and checked. It decides cases, and every answer cites the provision of each of its steps. What is not known stays unknown.
//!
//! | to | use |
//! |---|---|
//! | read rule files, and hear of mistakes in them | [`RuleBase`], [`Diagnostics`] |
//! | have the law of a day, with or without a bill | [`RuleBase::plan`], [`Version`] |
//! | see what can be decided, and what it asks for | [`Plan::goals`], [`Plan::inputs`], [`Plan::schema`] |
//! | tell the facts of a case | [`Facts`], [`Item`], [`Assessment`] |
//! | decide | [`Plan::decide`], [`Decision`], [`Answer`] |
//! | ask for what can still matter | [`Plan::interview`], [`Interview`], [`Question`] |
//! | give reasons | [`Decision::explain`], [`Explanation`], [`Citation`] |
//! | hear what would turn an answer | [`Decision::what_would_turn`], [`WhatWouldTurn`] |
//! | see what a bill changes for a case | [`Decision::compare`], [`Comparison`] |
//!
//! # An example
//!
//! ```
//! use paragraf::{Answer, Facts, Lang, RuleBase};
//!
//! let rules = RuleBase::from_texts([("voting.regel", r#"
//!     act voting_act { rank statute  title nb "valgloven" en "Voting Act"  in force from 2000-01-01 }
//!     entity person nb "personen" en "the person" { born : date nb "fødselsdato" en "date of birth" }
//!     entity election nb "valget" en "the election" { day : date nb "valgdagen" en "election day" }
//!     § 2
//!     ledd 1 {
//!         right to_vote of person nb "stemmerett" en "right to vote"
//!             holds when age(person.born, on: election.day) >= 18
//!     }
//! "#)]);
//! let law = rules.plan("2020-01-01")?;
//!
//! // What is left out is unknown: the answer is open, and says what it needs.
//! let known = Facts::new().with("person.born", "2001-06-02");
//! let open = law.decide("to_vote", &known)?;
//! assert_eq!(open.answer(), Answer::Undetermined);
//! assert_eq!(open.missing(), ["election.day"]);
//!
//! let decision = law.decide("to_vote", &known.with("election.day", "2019-06-01"))?;
//! assert_eq!(decision.answer(), Answer::No);
//! let reasons = decision.explain(Lang::En).to_string();
//! assert!(reasons.contains("Voting Act § 2, first subsection"));
//! assert!(reasons.contains("age as of 1 June 2019 is 17 years"));
//! # Ok::<(), paragraf::Error>(())
//! ```
//!
//! # What a bill changes
//!
//! ```
//! # #[cfg(feature = "embedded")] {
//! use paragraf::{Facts, Lang, RuleBase};
//!
//! let rules = RuleBase::embedded();
//! let eighteen = Facts::from_yaml("applicant: { born: 2000-06-01 }\napplication: { received: 2018-06-01 }");
//! let today = rules.plan("2018-06-01")?.decide("of_working_age", &eighteen)?;
//! let proposed = rules.plan("2018-06-01+hoering_2018")?.decide("of_working_age", &eighteen)?;
//! let comparison = today.compare(&proposed);
//! assert!(comparison.changes_the_answer());
//! assert!(comparison.text(Lang::En, 100).contains("(lower_age_limit): 19 → 18"));
//! # }
//! # Ok::<(), paragraf::Error>(())
//! ```
//!
//! # Features
//!
//! All are on by default. `cli` is the command `paragraf`, `render` draws diagnostics with the lines they speak of, `embedded` is the rule
//! files that come with the program, `letter` writes decisions as letters. Without them the library takes texts and gives answers, also in a browser.
//!
//! # Inside
//!
//! ```text
//! rule files ─syntax→ Ast ─consolidate→ Consolidation ─resolve→ Rulebook ─elaborate→ Elaborated ─check→ Checked ─compile→ Plan
//! facts file ─data→ Tree ─facts→ Facts                        Plan + Facts ─eval→ Decision ─explain→ text, JSON
//!                                                        two Decisions ─compare→ where they part
//! ```
//!
//! The stages are folders, and imports point one way; `ARCHITECTURE.md` says more. Their modules are there for the project's own tests and
//! benches. They are internal, stand in no documentation, and change without notice.

// What pest derives without its `std` feature, whose stack guard costs a tenth of the parse; nesting is capped before it (`syntax/brackets.rs`).
extern crate alloc;

mod api;

pub use api::{
    Answer, Assessment, Certain, Citation, Comparison, Decision, Diagnostics, Error, Explanation, Facts, Given, Goal, Input, Interview,
    Item, MissingFact, OtherReading, Plan, Question, RuleBase, UnknownGoal, Value, Way, WhatWouldTurn,
};
#[doc(inline)]
pub use law::{Lang, Version, VersionError};
#[doc(inline)]
pub use model::Number;
#[doc(inline)]
pub use source::{Diagnostic, Severity};

// Internal. Sorted by name; the order in which stages may import each other is in ARCHITECTURE.md, and held by `tests/it/layers.rs`.
#[doc(hidden)]
pub mod analysis;
#[doc(hidden)]
pub mod approved;
#[doc(hidden)]
pub mod chart;
#[doc(hidden)]
pub mod check;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod compare;
#[doc(hidden)]
pub mod compile;
#[doc(hidden)]
pub mod consolidate;
#[doc(hidden)]
pub mod data;
#[doc(hidden)]
pub mod dependencies;
#[doc(hidden)]
pub mod differ;
#[doc(hidden)]
mod document;
#[doc(hidden)]
pub mod effect;
#[doc(hidden)]
pub mod elaborate;
#[doc(hidden)]
pub mod eval;
#[doc(hidden)]
pub mod explain;
#[doc(hidden)]
pub mod facts;
#[doc(hidden)]
pub mod interview;
#[doc(hidden)]
pub mod law;
#[cfg(feature = "letter")]
#[doc(hidden)]
pub mod letter;
#[doc(hidden)]
pub mod lovspeil;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod pipeline;
#[doc(hidden)]
pub mod provisions;
#[doc(hidden)]
pub mod reasons_page;
#[doc(hidden)]
pub mod reference;
#[doc(hidden)]
pub mod register;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod report;
#[doc(hidden)]
pub mod resolve;
#[doc(hidden)]
pub mod restated;
#[doc(hidden)]
pub mod review;
#[doc(hidden)]
pub mod source;
#[doc(hidden)]
pub mod suite;
#[doc(hidden)]
pub mod symbolic;
#[doc(hidden)]
pub mod syntax;
#[doc(hidden)]
pub mod words;
