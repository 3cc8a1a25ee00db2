//! What the layout knows of single rules of the grammar, as tables. A rule that is in none of them is a row of words with one blank between.

use super::super::grammar::Rule;

/// Columns a line may have.
pub(super) const WIDTH: usize = 140;
/// Blanks of indent.
pub(super) const INDENT: usize = 4;

/// Where a line may be broken, before this rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// Broken as well where the line is too long: the clauses of a rule.
    First,
    /// Broken if that was not enough: a rule's names, the branches of a choice.
    Second,
    /// Then `or`; other operators only where the author broke.
    Third,
    /// At last `and`.
    Fourth,
    /// Only where the author broke.
    Kept,
}

/// The rules before which a line may be broken. Parts of a block and of a file need no row: each has its own line.
pub(super) fn breaks(rule: Rule) -> Option<Break> {
    match rule {
        Rule::holds_when
        | Rule::except_when
        | Rule::let_step
        | Rule::source
        | Rule::head_source
        | Rule::ask
        | Rule::needs
        | Rule::in_force => Some(Break::First),
        Rule::says | Rule::unverified | Rule::unused => Some(Break::First),
        Rule::label_nb | Rule::kw_else => Some(Break::Second),
        Rule::infix => Some(Break::Third),
        Rule::label_en | Rule::quotation | Rule::why => Some(Break::Kept),
        Rule::goes_before => Some(Break::Kept),
        Rule::because | Rule::assessed_by_whom | Rule::assessed_on | Rule::weighed => Some(Break::Kept),
        Rule::citing | Rule::missing | Rule::turning => Some(Break::Kept),
        Rule::kw_then | Rule::kw_with => Some(Break::Kept),
        _ => None,
    }
}

/// Signs that begin a clause in one rule and not in others: what a value is, what an alternative means.
pub(super) fn breaks_in(parent: Rule, rule: Rule) -> Option<Break> {
    match (parent, rule) {
        (Rule::value_rule, Rule::equals) | (Rule::alternative | Rule::claim | Rule::invariant, Rule::colon) => Some(Break::First),
        (Rule::changes | Rule::always | Rule::never, Rule::where_only) => Some(Break::Second),
        // A label that is the whole of its parent, as in `title nb "…"`, stays beside its keyword.
        (Rule::title | Rule::short | Rule::says | Rule::unverified | Rule::unused | Rule::why | Rule::ask, Rule::label_nb) => None,
        // `status adopted, in force from …` is one phrase.
        (Rule::status, Rule::in_force) => None,
        _ => breaks(rule),
    }
}

/// What may follow the head of a section on its line; all else in a section has a line of its own.
pub(super) fn is_head_of_section(rule: Rule) -> bool {
    matches!(rule, Rule::kw_section | Rule::kw_avsnitt | Rule::section_number | Rule::label_nb | Rule::label_en) || breaks(rule).is_some()
}

/// Rules whose labels stand two blanks apart: the heads of acts and assessments, which are tables of names.
pub(super) fn labels_apart(parent: Rule) -> bool {
    matches!(parent, Rule::title | Rule::short | Rule::assessment)
}

/// Whether no blank stands between two neighbours below a rule.
pub(super) fn is_tight(parent: Rule, before: Rule, rule: Rule) -> bool {
    match (before, rule) {
        (_, Rule::comma | Rule::close_round) | (Rule::open_round | Rule::minus, _) => true,
        (Rule::kw_age | Rule::kw_attains | Rule::kw_min | Rule::kw_max | Rule::kw_union, Rule::open_round) => true,
        // `on: date` in a function, `amendment:measure` in a name.
        (_, Rule::colon) => matches!(parent, Rule::age | Rule::under),
        (Rule::colon, _) => parent == Rule::under,
        _ => false,
    }
}

/// Lines of one group below each other share their columns, which stand before these of their children.
pub(super) fn columns(rule: Rule) -> Option<(Group, &'static [Stop])> {
    match rule {
        Rule::given => Some((Group::Given, &[Stop::Child(1)])),
        Rule::assessed => Some((Group::Assessed, &[Stop::Child(2)])),
        Rule::from_value => Some((Group::Values, &[Stop::Child(2)])),
        Rule::choice => Some((Group::Choices, &[Stop::Child(1)])),
        Rule::measure => Some((Group::Measures, &[Stop::Child(2)])),
        Rule::claim | Rule::invariant => Some((Group::Claims, &[Stop::Colon])),
        Rule::alternative => Some((Group::Alternatives, &[Stop::Child(1), Stop::Child(2)])),
        Rule::rank | Rule::title | Rule::short | Rule::number | Rule::link | Rule::followed | Rule::status => {
            Some((Group::Head, &[Stop::Child(1)]))
        }
        Rule::in_force | Rule::given_under => Some((Group::Head, &[Stop::Child(2)])),
        Rule::assessed_by | Rule::label_nb | Rule::ask => Some((Group::Assessment, &[Stop::Child(1)])),
        _ => None,
    }
}

/// A child that a column stands before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// By its number, counted from 0.
    Child(usize),
    /// The first colon.
    Colon,
}

/// The kinds of line that share columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// The facts of a case.
    Given,
    /// The assessments of a case.
    Assessed,
    /// The values of a parameter.
    Values,
    /// The choices of a list.
    Choices,
    /// The measures of an amendment.
    Measures,
    /// What is claimed of an amendment, and what must always hold.
    Claims,
    /// The alternatives of a reading.
    Alternatives,
    /// What an act or document is called.
    Head,
    /// Who makes an assessment, and what it is called.
    Assessment,
}
