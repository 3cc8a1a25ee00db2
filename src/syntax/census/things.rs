//! What is counted, by how the debug form of a tree shows it.

pub(super) const RULE: &str = "Rule { name: ";
pub(super) const EXCEPTION: &str = "Except { name: ";
pub(super) const LITERAL: &str = "Literal { kind: ";
pub(super) const ALTERNATIVE: &str = "Alternative { default: ";
pub(super) const STEP: &str = "Let { name: ";
pub(super) const GIVEN: &str = "Given { path: ";
pub(super) const ASSESSED: &str = "Assessed { name: ";
pub(super) const FACT: &str = "Fact { name: ";
pub(super) const CITATION: &str = "CitationRef { document: ";
pub(super) const ROUNDED: &str = "Rounded(";
pub(super) const WITHIN: &str = "Within { operand: ";
pub(super) const CHOICE: &str = "If([";
pub(super) const MOVED: &str = "Moved(";
pub(super) const DENIAL: &str = "Not(";
pub(super) const PER: &str = "Per(";
pub(super) const EQUAL: &str = "Compare(Equal, ";
pub(super) const UNEQUAL: &str = "Compare(Unequal, ";
pub(super) const BELOW: &str = "Compare(Below, ";
pub(super) const AT_MOST: &str = "Compare(AtMost, ";
pub(super) const ABOVE: &str = "Compare(Above, ";
pub(super) const AT_LEAST: &str = "Compare(AtLeast, ";
pub(super) const INVERSE: &str = "(Inverse, ";
pub(super) const MEETS: &str = "Meets(";
pub(super) const MEASURE: &str = "Measure { name: ";
pub(super) const CLAIM: &str = "Claim { amendment: ";
pub(super) const INVARIANT: &str = "Invariant { amendment: ";
pub(super) const IMPLIES: &str = "bond: Implies";
pub(super) const LOST: &str = "what: Lost";
pub(super) const GAINED: &str = "what: Gained";
pub(super) const ALWAYS: &str = "Always { among: ";
pub(super) const CHANGE: &str = "ChangeTo { kind: ";
pub(super) const SOURCE: &str = "Source { document: ";
pub(super) const EXPECTATION: &str = "Expectation { version: ";
pub(super) const ROUNDED_UP: &str = "}, Up, ";
pub(super) const ROUNDED_DOWN: &str = "}, Down, ";
pub(super) const TO_THE_NEAREST: &str = "}, Nearest, ";
pub(super) const ROUNDING_UP: &str = "RoundingWay(Up)";
pub(super) const ROUNDING_DOWN: &str = "RoundingWay(Down)";
pub(super) const ALL: &str = "All([";
pub(super) const ANY: &str = "Any([";
pub(super) const MEMBER: &str = "Member { letter: ";
pub(super) const JOINED: &str = "Joined(";
pub(super) const THROUGH: &str = "Through(";
pub(super) const TABLE_ROW: &str = "Row { key: ";
pub(super) const OTHERWISE: &str = "], Some(Expr { ";
pub(super) const KEY_BELOW: &str = "key: Below(";
pub(super) const KEY_UP_TO: &str = "key: UpTo(";
pub(super) const KEY_RANGE: &str = "key: Range { ";
pub(super) const KEY_VALUES: &str = "key: Values([";
pub(super) const BAND: &str = "(Some(Expr { ";
pub(super) const ABOVE_ALL: &str = "(None, Expr { ";
pub(super) const KRONER: &str = "Literal { kind: Money(";
pub(super) const PERCENT: &str = "Literal { kind: Percent(";
pub(super) const HOURS: &str = "Literal { kind: Hours(";
pub(super) const NUMBER: &str = "Literal { kind: Number(";
pub(super) const THINGS: [&str; 55] = [
    ROUNDED_UP,
    ROUNDED_DOWN,
    TO_THE_NEAREST,
    ROUNDING_UP,
    ROUNDING_DOWN,
    ALL,
    ANY,
    MEMBER,
    JOINED,
    THROUGH,
    TABLE_ROW,
    OTHERWISE,
    KEY_BELOW,
    KEY_UP_TO,
    KEY_RANGE,
    KEY_VALUES,
    BAND,
    ABOVE_ALL,
    KRONER,
    PERCENT,
    HOURS,
    NUMBER,
    RULE,
    EXCEPTION,
    LITERAL,
    ALTERNATIVE,
    STEP,
    GIVEN,
    ASSESSED,
    FACT,
    CITATION,
    ROUNDED,
    WITHIN,
    CHOICE,
    MOVED,
    DENIAL,
    PER,
    EQUAL,
    UNEQUAL,
    BELOW,
    AT_MOST,
    ABOVE,
    AT_LEAST,
    INVERSE,
    MEETS,
    MEASURE,
    CLAIM,
    INVARIANT,
    IMPLIES,
    LOST,
    GAINED,
    ALWAYS,
    CHANGE,
    SOURCE,
    EXPECTATION,
];
