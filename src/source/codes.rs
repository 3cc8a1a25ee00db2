//! The stable codes of all diagnostics. The hundreds tell the stage; a code is never used again for something else.

/// Declares the codes once, as constants and as a table.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        $($(#[$doc])* pub const $name: &str = $code;)*
        /// Every code, in order.
        pub const ALL: &[&str] = &[$($code),*];
    };
}

codes! {
    // Text: P00
    /// A text that no construct of the language fits.
    SYNTAX = "P0001";
    /// A bracket without its other half.
    BRACKET = "P0002";
    /// A text in quotation marks that does not end on its line.
    QUOTE = "P0003";
    /// Brackets nested deeper than the limit.
    NESTING = "P0004";
    /// A date that is in no calendar.
    NO_SUCH_DAY = "P0005";
    /// A number that is too large or too finely divided.
    NUMBER = "P0006";
    /// A comment that does not end.
    COMMENT = "P0007";
    /// A section outside any act.
    NO_ACT = "P0008";
    /// A label in one language only, or twice in one.
    LABEL = "P0009";
    /// Rules in a file that is for cases.
    MISPLACED = "P0010";
    /// A part that stands twice where one can hold.
    PART_TWICE = "P0011";

    // Names: P01
    /// A name nothing carries.
    UNKNOWN_NAME = "P0101";
    /// A name carried twice.
    DOUBLE = "P0102";
    /// A reference to a provision that is not there.
    NO_PROVISION = "P0103";
    /// A name of another kind than the place wants.
    WRONG_KIND = "P0104";
    /// A line that is missing from a declaration.
    MISSING_PART = "P0105";
    /// A reading without a default, or with two.
    READING = "P0106";
    /// A choice that its list does not have.
    UNKNOWN_CHOICE = "P0107";
    /// A quotation that its document does not have.
    QUOTATION = "P0108";
    /// A name that nothing uses.
    UNUSED = "P0109";
    /// An exception of a lower rank than its rule, without authority.
    NO_AUTHORITY = "P0110";
    /// An entity of a list that could be one of two.
    AMBIGUOUS = "P0111";
    /// A condition behind `where` that takes in what may be meant to follow it.
    REACH = "P0112";
    /// More of one thing in one place than the limit.
    TOO_MANY = "P0113";

    // Types: P02
    /// A value of another type than the place wants.
    TYPE = "P0201";
    /// Units that do not go together.
    UNIT = "P0202";
    /// Rules that need each other.
    CYCLE = "P0203";
    /// A chain of rules longer than the limit.
    CHAIN = "P0204";
    /// A period or range that ends before it begins.
    INTERVAL = "P0205";
    /// A parameter with no value on the day of the law.
    NO_VALUE = "P0206";
    /// A division by a zero that stands in the text.
    ZERO = "P0207";
    /// A table or scale that leaves something out.
    GAP = "P0208";
    /// A row of a table or scale that can never be the one.
    ROW = "P0209";
    /// Exceptions that go before each other in a cycle.
    PRECEDENCE = "P0210";
    /// Exceptions that can't both have their say, and nothing says which goes first.
    CONFLICT = "P0211";

    // Versions: P03
    /// An amendment whose target is gone.
    TARGET_GONE = "P0301";
    /// A measure that needs another.
    NEEDS = "P0302";
    /// A provision inserted where one stands.
    OCCUPIED = "P0303";
    /// An amendment or measure nothing carries.
    UNKNOWN_AMENDMENT = "P0304";
    /// The name of a version that can't be read.
    VERSION = "P0305";
    /// Two changes of one thing in one version.
    CHANGED_TWICE = "P0306";
    /// A version in which no act is in force.
    NO_LAW = "P0307";
    /// A claim that can't be looked at in both of its versions.
    CLAIM = "P0308";
    /// A regulation whose authority is not in force.
    AUTHORITY_GONE = "P0309";
    /// Amendments that can't come after each other as they say.
    ORDER = "P0310";

    // Facts: P04
    /// A facts file that is not JSON, YAML or TOML.
    FACTS_SYNTAX = "P0401";
    /// A key that no fact carries.
    UNKNOWN_KEY = "P0402";
    /// A key that is missing.
    MISSING_KEY = "P0403";
    /// A value of another type than the fact.
    FACT_TYPE = "P0404";
    /// A key given twice.
    DOUBLE_KEY = "P0405";
    /// Facts that can't all be true.
    CONTRADICTION = "P0406";

    // Cases: P05
    /// A case whose answer is not the expected one.
    EXPECTATION = "P0501";
    /// A case that rests on one that is not there, or on itself.
    BASIS = "P0502";
    /// A rule that cannot give an answer for these facts.
    FAULT = "P0503";
    /// A case that takes more work than one decision may.
    TOO_MUCH_WORK = "P0504";
    /// A case asked for by a title that none has, or several.
    UNKNOWN_CASE = "P0505";
    /// A choice of cases to be explained that can't be made.
    EXPLAINED = "P0506";

    // Files and commands: P06
    /// A file or folder that can't be read.
    UNREADABLE = "P0601";
    /// A file that is not UTF-8.
    ENCODING = "P0602";
    /// A folder without rule files.
    EMPTY = "P0603";
    /// A file larger than the limit.
    TOO_LARGE = "P0604";
    /// A goal that no rule carries.
    UNKNOWN_GOAL = "P0605";
    /// A reading or alternative nothing carries.
    UNKNOWN_READING = "P0606";
    /// An error code that no message has.
    UNKNOWN_CODE = "P0607";
    /// A file or an answer that can't be written.
    UNWRITABLE = "P0608";
    /// A command line that can't be read.
    USAGE = "P0609";

    // Reviews: P07
    /// An exception whose words name another part than the one it is made from.
    WRONG_PART = "P0701";
    /// Words that name another provision than the one that says what they tell.
    WRONG_PLACE = "P0702";
    /// Words that stand as before and mean something else.
    SAME_WORDS = "P0703";
    /// A demand that is said to go, and stays.
    CARRIED_ON = "P0704";
    /// A claim of the reasons that the wording does not bear out.
    REASONS = "P0705";
    /// A reference to a provision that an amendment takes away.
    NAMES_GONE = "P0706";
    /// A reference to a provision that an amendment makes another.
    NAMES_ANOTHER = "P0707";
    /// Clocks that are meant to meet and start at different events.
    CLOCKS = "P0708";
    /// A duty where the power for it is not there.
    NO_POWER = "P0709";
    /// A duty and a prohibition of one act at once.
    MUST_AND_MAY_NOT = "P0710";
    /// A rule without an answer though everything is known.
    NO_ANSWER = "P0711";
    /// A condition that is met in every case, or in none.
    CONSTANT = "P0712";
    /// An exception that applies in no case.
    IDLE_EXCEPTION = "P0713";
    /// A rule that an amendment takes the use of and leaves standing.
    LEFT_OVER = "P0714";

    // Letters: P08
    /// A template that can't be read, or holds what templates do not have.
    TEMPLATE = "P0801";
    /// A name in a template that nothing carries.
    TEMPLATE_NAME = "P0802";
}

/// A fault of the program itself. No input is known to cause it, so it is no code of a mistake and has no example.
pub const INTERNAL: &str = "P0999";
