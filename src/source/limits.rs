//! Every bound there is, as a value, with its reason. Beyond one there is a clear error, never a hang or an overflow.

use crate::law::Version;

/// A rule or facts file: far more than any act, and a mistake such as a database dump is caught before it is read.
pub const FILE_BYTES: u64 = 32 * 1024 * 1024;

/// The bytes of a line of an interview: more than any reason for an assessment takes.
pub const ANSWER_BYTES: u64 = 64 * 1024;

/// The lines of an interview that is read from a file or a pipe, so that one without an end comes to one.
pub const INTERVIEW_LINES: usize = 10_000;

/// The items of a list that an interview asks for one by one: nobody answers more.
pub const INTERVIEW_ITEMS: usize = 100;

/// Columns of a table of cases: more than any law has facts.
pub const TABLE_COLUMNS: usize = 4096;

/// The items of a list that a table of cases may have columns for.
pub const TABLE_ITEMS: usize = 1000;

/// Brackets within brackets. Deep enough for any provision, shallow enough that every stage may recurse.
pub const NESTING: usize = 64;

/// Expressions within expressions, whatever they are made of: brackets, words such as `rounded` behind each other. Every stage may recurse.
pub const HEIGHT: usize = 256;

/// Steps from a goal down to its last fact, through rules that call rules. Bounds the stack of check, eval and explain, which recurse for each:
/// a rule that rests on a rule takes the most, some 2.7 KiB. That is 0.8 MiB in all, so that it holds on a stack of 1 MiB, as threads of
/// WebAssembly and of Windows have it.
pub const CHAIN: usize = 300;

/// Exceptions of one rule, choices of one list, alternatives of one reading, blocks of one measure, and calendars: more than any law has of
/// them. Each is known by a number of two bytes.
pub const NUMBERED: usize = 1 << 16;

/// Pairs of exceptions of one rule of which one goes before the other, by what is written or through others: five thousand exceptions of which
/// each goes before the next. Each pair is kept.
pub const PRECEDENCES: usize = 12_500_000;

/// Operations of one decision: a second of work, and far more than any case needs that lists its people one by one.
pub const WORK: u64 = 50_000_000;

/// Steps of the trace of one decision, so that an explanation of it fits in memory many times over.
pub const TRACE_STEPS: usize = 2_000_000;

/// The most items of a list that an explanation tells of, and the most of other things that stand in a row in one step of it. It tells how
/// many more there are: nobody reads thousands.
pub const TOLD: usize = 100;

/// The entities of lists that an explanation tells of, in all lists together, before it tells of no more than [`TOLD_BEYOND`] of each list:
/// lists within lists multiply.
pub const TOLD_IN_ALL: usize = 5_000;

/// The steps that a flowchart shows: more are no picture, and Mermaid draws none of more than 500 lines.
pub const CHART_STEPS: usize = 150;

/// The most entities of a list that are told of beyond [`TOLD_IN_ALL`].
pub const TOLD_BEYOND: usize = 3;

/// Steps to find out what is known of numbers that are open; beyond it they count as any number at all.
pub const RANGE_STEPS: u32 = 100_000;

/// Exceptions of a rule of which it is looked at together what they may come to.
pub const RANGE_EXCEPTIONS: usize = 32;

/// The most facts of a case that are changed together in the search for another answer: nobody takes in more at once.
pub const WAYS_SIZE: usize = 3;

/// The most operations of deciding a case anew in that search, counted so that the same case gets the same answer on every machine: a
/// thirtieth of a second of work.
pub const WAYS_WORK: u64 = 1_500_000;

/// What each time costs beside its operations.
pub const WAYS_WORK_EACH: u64 = 20;

/// The most times that go into the nearest value of one fact: a limit takes some 60.
pub const WAYS_LINE: u32 = 600;

/// How far from nought numbers are looked at in that search, in ones or in hundredths that are percents: a milliard, above what rules
/// compare the amounts of a person with. What lies farther off is asked for as one stretch; if that is not settled, nothing is proved.
pub const WAYS_NUMBERS: i64 = 1 << 30;

/// How far from nought lengths are looked at, in months or days: more than three centuries of days, as the days that are looked at are those
/// of [`SYMBOLIC_YEARS`]. What lies farther off is as with numbers.
pub const WAYS_LENGTHS: i64 = 1 << 17;

/// The most ways to another answer that are told. It is said that there are more.
pub const WAYS_TOLD: usize = 24;

/// The most measures of proposals under which a case is decided anew: each is a version of the law to be put together.
pub const WAYS_MEASURES: usize = 200;

/// Amendments and measures that the name of a version adds or leaves out: each is looked for among those chosen before it, and a message
/// about one shows the whole name. An amendment is named at once, with all its measures.
pub const CHANGES: usize = Version::MOST_CHANGES;

/// How many versions are made at once where each is looked at once.
pub const PLANS_AT_ONCE: usize = 32;

/// The number of expressions in the plans that are kept after a check, so that cases need not make them again: about 200 MB.
pub const PLANS_KEPT: usize = 1_000_000;

/// Files in a folder of rules, so that a command pointed at the wrong folder says so soon.
pub const FILES: usize = 20_000;

/// Folders within folders under a folder of rules; a link in a cycle ends here.
pub const FOLDERS: usize = 32;

/// Faults told of one file; a file with more of them is hardly a rule file at all.
pub const FAULTS: usize = 1000;

/// Diagnostics shown in one run; the rest are counted.
pub const SHOWN: usize = 100;

/// The most words of a text of which single words are marked where two are told side by side; beyond it the whole is marked.
pub const MARKED_WORDS: usize = 5_000;

/// Years of dates that rules and facts may hold.
pub const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

/// Days without a working day, one after another, after which a calendar is taken to have none: no holidays last a year.
pub const DAYS_OFF: u32 = 366;

/// The most nodes of the diagrams of one question about all cases: some 100 MiB.
pub const SYMBOLIC_NODES: usize = 500_000;

/// The most steps of work on such a question, counted so that the same question gets the same answer on every machine.
pub const SYMBOLIC_STEPS: u64 = 6_000_000;

/// The same, of a question over all readings, where the readings by default can still be asked about alone.
pub const SYMBOLIC_ALL_READINGS_STEPS: u64 = 3_000_000;

/// The same, of a question in which the values of rules are compared and not looked into: it is small, or it is too large.
pub const SYMBOLIC_RULES_STEPS: u64 = 1_000_000;

/// The most steps of work on whether what is proved under the readings by default holds under all others: it is no more than an addition.
pub const SYMBOLIC_READING_STEPS: u64 = 1_500_000;

/// The most steps of work on a shorter way to say one kind of difference: what is known of it stays known without one.
pub const SYMBOLIC_SHORT_STEPS: u64 = 1_000_000;

/// The most steps of work on what a few rules of one version can come to together; a review asks it of every rule.
pub const SYMBOLIC_PART_STEPS: u64 = 40_000;

/// The most variables of one class in the diagrams of a question: every walk over them may recurse.
pub const SYMBOLIC_VARIABLES: u32 = 2_000;

/// The most times that the diagrams of a question are built anew with the limits found so far.
pub const SYMBOLIC_ROUNDS: usize = 24;

/// The most times that the dates of a path are raised before it is given up whether they can be.
pub const SYMBOLIC_RAISES: usize = 4_000;

/// The years that the dates of a case are taken to lie in where all cases are looked at. The calendar repeats itself after 400 years.
pub const SYMBOLIC_YEARS: std::ops::RangeInclusive<i32> = 1800..=2199;

/// The most regions of one kind of difference that are looked for.
pub const SYMBOLIC_REGIONS: usize = 24;

/// The most cases that are tried to find one that shows a difference, of one question. They are counted, not timed.
pub const SYMBOLIC_TRIES: usize = 12_000;

/// The same, of one region.
pub const SYMBOLIC_TRIES_OF_REGION: usize = 720;

/// A region may take this part of the tries that are left: the more regions have no case, the fewer are tried for the next.
pub const SYMBOLIC_TRIES_PART: usize = 16;

/// The most rules that are asked about to tell where a goal differs at most that is itself too large: each has a budget of its own.
pub const SYMBOLIC_COMPONENTS: usize = 24;

/// The most cases that are tried to find one in which such a goal differs, among those in which one of these rules does.
pub const SYMBOLIC_COMPONENT_TRIES: usize = 3_000;

/// Cases that are tried to show one way in which the causes of a difference are told.
pub const SYMBOLIC_CAUSE_TRIES: usize = 1_500;

/// The most cases with other causes after which no case is looked for that has those of a part.
pub const SYMBOLIC_CAUSE_CASES: usize = 24;

/// The most items of a list of a case that is tried.
pub const SYMBOLIC_ITEMS: usize = 3;

/// The most measures of which every set is looked at to tell which of them cause a difference: 4,096 versions.
pub const SYMBOLIC_MEASURES: usize = 12;

/// The same, of single lines of an amendment, each with a version of its own to put together: 256 versions.
pub const SYMBOLIC_LINES: usize = 8;

/// The most measures together that are looked at where there are more.
pub const SYMBOLIC_TOGETHER: usize = 3;

/// The most versions that are looked at to tell which measures cause a difference.
pub const SYMBOLIC_SETS: usize = 1 << SYMBOLIC_MEASURES;

/// The most regions whose causes are looked for, one set of measures after another.
pub const SYMBOLIC_ATTRIBUTED: usize = 48;

/// A template of letters: many times the longest letter.
pub const TEMPLATE_BYTES: usize = 256 * 1024;

/// The templates that one takes in, and those in turn.
pub const TEMPLATES: usize = 50;

/// The steps of a template: a list with thousands of lines, several times.
pub const TEMPLATE_STEPS: u64 = 1_000_000;

/// Templates within templates, and tags within tags.
pub const TEMPLATE_DEPTH: usize = 20;

/// The goals that a letter has decided beside its own, each of them once as an answer, and once as what the letter must meet: many times what a
/// letter states.
pub const TEMPLATE_ANSWERS: usize = 50;

/// The words and signs of one tag of a template; the engine recurses for some of them.
pub const TEMPLATE_TAG: usize = 100;

/// What a template may come to, and a letter with all that is told in it: more than a case with one reason of a million signs, shown often.
pub const LETTER_BYTES: usize = 64 * 1024 * 1024;
