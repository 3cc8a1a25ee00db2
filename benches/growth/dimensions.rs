//! Rule bases that grow in one dimension each, and the time to check them or run their cases at a thousand, ten thousand and a hundred
//! thousand elements.

use std::fmt::Write;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use paragraf::law::Lang;
use paragraf::pipeline::{Plans, RuleFiles};
use paragraf::source::{Diagnostic, SourceMap};
use paragraf::{Error, Facts, RuleBase, suite};

/// The numbers of elements.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// A size is skipped if the previous one took longer than this, so that all dimensions finish in time.
const LONGEST: Duration = Duration::from_millis(300);

/// The allowed growth of time for ten times as many elements: n log n, and a margin for what the constant part of a small run hides.
const N_LOG_N: f64 = 10.0 * 4.0 / 3.0 * 1.5;

const HEAD: &str = "act a { rank statute  title en \"A\"  in force from 2000-01-01 }\nentity h { n : number  y : yes/no }\n";

/// The operation that is measured.
#[derive(Clone, Copy)]
enum Work {
    Check,
    Test,
    /// Find what each version changes, from the law before it.
    Steps,
    /// Decide `c` with the facts of a size, and explain it as text and as JSON.
    Decide(fn(usize) -> String),
}

/// A dimension: its name, the operation, the number of elements for a size, and the text of the rule base.
type Dimension = (&'static str, Work, fn(usize) -> usize, fn(usize) -> String);

const WHOLE: fn(usize) -> usize = |size| size;

const DIMENSIONS: [Dimension; 32] = [
    ("sections", Work::Check, WHOLE, |size| sections(size)),
    ("sections x 40 versions", Work::Check, |size| size / 40, |size| sections(size) + &amendments(40, size, true)),
    ("conditions of one all", Work::Check, WHOLE, |size| {
        listed("§ 1\ncondition c holds when all {\n", size, |at| format!("h.n > {at}\n"), "}\n")
    }),
    ("amendments of one rule", Work::Check, WHOLE, |size| sections(1) + &amendments(size, 1, true)),
    ("steps of one rule", Work::Steps, |size| size / 5, |size| sections(1) + &amendments(size, 1, true)),
    ("steps of proposals", Work::Steps, |size| size / 5, |size| sections(1) + &amendments(size, 1, false)),
    ("proposals for one rule", Work::Check, WHOLE, |size| sections(1) + &amendments(size, 1, false)),
    ("measures of one rule", Work::Check, WHOLE, measures),
    ("each adds an exception", Work::Check, |size| size / 20, |size| sections(1) + &exceptions_by_day(size)),
    ("exceptions of one rule", Work::Check, |size| size / 2, |size| exceptions(size, false)),
    ("each goes before the next", Work::Check, |size| size / 20, |size| exceptions(size, true)),
    ("values of a parameter", Work::Check, WHOLE, parameter),
    ("rows of a table", Work::Check, WHOLE, |size| {
        listed("§ 1\nvalue t : number = table by h.n {\n", size, |at| format!("{at} ..< {} : {at}\n", at + 1), "otherwise : 0 }\n")
    }),
    ("choices of a list", Work::Check, |size| size / 10, choices),
    ("facts", Work::Check, WHOLE, |size| {
        listed("entity k {\n", size, |at| format!("f{at} : number\n"), "}\n§ 1\ncondition c holds when k.f0 > 0\n")
    }),
    (
        "lists in lists declared",
        Work::Check,
        |size| size / 10,
        |size| {
            listed("", size, |at| format!("entity e{at} {{ l : list of e{}  x : number }}\n", at + 1), "")
                + &format!("entity e{size} {{ x : number }}\n§ 1\n")
        },
    ),
    ("chains of 100 rules", Work::Check, WHOLE, |size| {
        listed(
            "§ 1\n",
            size,
            |at| if at % 100 == 0 { format!("value v{at} : number = h.n\n") } else { format!("value v{at} : number = v{} + 1\n", at - 1) },
            "",
        )
    }),
    ("cases", Work::Test, WHOLE, |size| cases(size, false)),
    ("cases on cases", Work::Test, WHOLE, |size| cases(size, true)),
    ("readings on readings", Work::Check, |size| (size / 100).min(90), readings),
    ("transitional rules", Work::Check, |size| size / 10, kept),
    ("decided: all", Work::Decide(|_| ONE.to_owned()), WHOLE, |size| {
        listed("§ 1\ncondition c holds when all {\n", size, |at| format!("h.n > {}\n", -2 - at as i64), "}\n")
    }),
    (
        "decided: a sum",
        Work::Decide(|_| ONE.to_owned()),
        |size| size / 2,
        |size| listed("§ 1\ncondition c holds when 0 < h.n\n", size, |at| format!("+ h.n * {}\n", at + 1), ""),
    ),
    ("decided: rules that meet", Work::Decide(|_| ONE.to_owned()), |size| (size / 200).min(60), meeting),
    ("decided: exceptions", Work::Decide(|_| ONE.to_owned()), |size| size / 2, |size| exceptions(size, false)),
    ("decided: each before next", Work::Decide(|_| ONE.to_owned()), |size| size / 20, |size| exceptions(size, true)),
    ("decided: rows of a table", Work::Decide(|_| ONE.to_owned()), WHOLE, |size| {
        listed(
            "§ 1\ncondition c holds when (table by h.n {\n",
            size,
            |at| format!("{at} ..< {} : {at}\n", at + 1),
            "otherwise : 0 }) > 3\n",
        )
    }),
    ("decided: open rows of a table", Work::Decide(|_| "{\"h\": {}}".to_owned()), WHOLE, |size| {
        listed("§ 1\nvalue c : number = table by h.n {\n", size, |at| format!("{at} ..< {} : {at}\n", at + 1), "otherwise : 0 }\n")
    }),
    ("decided: items of a list", Work::Decide(|size| items(size, 0)), WHOLE, |_| listing("(count of h.l where q.n > 1) > 3")),
    ("decided: lists in lists", Work::Decide(|size| items(size / 10, 10)), WHOLE, |_| {
        listing("(count of h.l where any of q.l where r.n > q.n) > 3")
    }),
    ("decided: open items", Work::Decide(|size| items(size, 0).replace("{\"n\": 1}", "{}")), WHOLE, |_| {
        listing("any of h.l where q.n > 1")
    }),
    ("decided: working days", Work::Decide(|size| items(size, 0)), WHOLE, |_| {
        listing("(sum of working_days(from: 0001-01-01, to: 9999-01-01, of: week) * q.n over h.l) > 3")
    }),
];

const ONE: &str = "{\"h\": {\"n\": 1, \"y\": true}}";

/// A rule about a list, with a list in it.
fn listing(condition: &str) -> String {
    let head = HEAD.replace("entity h {", "entity h { l : list of q ");
    let entities = "entity q { n : number  l : list of r }\nentity r { n : number }\ncalendar week { weekend saturday, sunday }\n";
    format!("{head}{entities}§ 1\ncondition c holds when {condition}\n")
}

/// Facts of a list, each item with a list of so many.
fn items(size: usize, inner: usize) -> String {
    let inner = vec!["{\"n\": 1}"; inner].join(",");
    let item = if inner.is_empty() { "{\"n\": 1}".to_owned() } else { format!("{{\"n\": 1, \"l\": [{inner}]}}") };
    format!("{{\"h\": {{\"n\": 1, \"l\": [{}]}}}}", vec![item; size].join(","))
}

fn listed(head: &str, size: usize, each: impl Fn(usize) -> String, tail: &str) -> String {
    (0..size).fold(format!("{HEAD}{head}"), |text, at| text + &each(at)) + tail
}

fn sections(size: usize) -> String {
    listed("", size, |at| format!("§ {}\nledd 1 {{ figure f{at} = {at}  condition c{at} holds when h.n > f{at} }}\n", at + 1), "")
}

/// The n-th day of the law.
fn day(at: usize) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(730_486 + i32::try_from(at).unwrap_or_default()).unwrap_or_default()
}

fn amendments(count: usize, sections: usize, adopted: bool) -> String {
    let mut text = String::new();
    for at in 0..count {
        let status = if adopted { "adopted, in force from" } else { "proposed" };
        let rule = at % sections;
        let _ = writeln!(
            text,
            "amendment m{at} {{ title en \"m\" status {status} {} measure k{at} en \"k\" }}\n\
             amend a § {} ledd 1 under k{at} {{ replace figure f{rule} = {at} }}",
            day(at),
            rule + 1
        );
    }
    text
}

fn measures(size: usize) -> String {
    let mut text = sections(1) + "amendment m { title en \"m\" status proposed 2001-01-01\n";
    (0..size).for_each(|at| text += &format!("measure k{at} en \"k\"\n"));
    text += "}\n";
    (0..size).for_each(|at| text += &format!("amend a § 1 ledd 1 under k{at} {{ insert exception to c0 when h.n > {at} }}\n"));
    text
}

/// Amendments that each add an exception to one rule: the law of the last day has them all, that of the first has one.
fn exceptions_by_day(size: usize) -> String {
    let each = |at: usize| {
        format!(
            "amendment m{at} {{ title en \"m\" status adopted, in force from {} measure k{at} en \"k\" }}\n\
             amend a § 1 ledd 1 under k{at} {{ insert exception to c0 when h.n > {at} }}\n",
            day(at)
        )
    };
    (0..size).map(each).collect()
}

/// Rules that meet again and again: each rests on two, and both of them on the next.
fn meeting(size: usize) -> String {
    let each = |at: usize| {
        format!(
            "condition r{at} holds when all {{ a{at} b{at} }}\n\
             condition a{at} holds when r{next} and h.n > {at}\ncondition b{at} holds when r{next} and h.n > {next}\n",
            next = at + 1
        )
    };
    listed("§ 1\ncondition c holds when r0\n", size, each, &format!("condition r{size} holds when not h.y\n"))
}

fn exceptions(size: usize, ranked: bool) -> String {
    let each = |at: usize| {
        let before = if ranked && at > 0 { format!(" goes before e{}", at - 1) } else { String::new() };
        format!("exception e{at} to c when h.n > {at}{before}\n")
    };
    listed("§ 1\ncondition c holds when h.y\n", size, each, "")
}

fn parameter(size: usize) -> String {
    let day = |at: usize| NaiveDate::from_num_days_from_ce_opt(620_549 + i32::try_from(at).unwrap_or_default()).unwrap_or_default();
    listed("parameter p : number {\n", size, |at| format!("from {} = {at}\n", day(at)), "}\n§ 1\ncondition c holds when h.n in 0 .. p\n")
}

fn choices(size: usize) -> String {
    let list = listed("entity k { c : one of {", size, |at| format!(" c{at}"), " } }\n§ 1\nvalue t : number = table by k.c {\n");
    (0..size).fold(list, |text, at| text + &format!("c{at} : {at}\n")) + "}\n"
}

fn cases(size: usize, based: bool) -> String {
    let each = |at: usize| {
        let on = if based && at > 0 { format!(" based on \"{}\"", at - 1) } else { String::new() };
        format!("case \"{at}\"{on} {{ h.n = {} under 2005-01-01 expect c is yes }}\n", at + 1)
    };
    listed("§ 1\ncondition c holds when h.n > 0\n", size, each, "")
}

fn readings(size: usize) -> String {
    let each = |at: usize| {
        let (first, second) = match at.checked_sub(1) {
            Some(before) => (format!("r{before} and (h.y or r{before})"), format!("not r{before}")),
            None => ("h.n > 0".to_owned(), "h.n > 1".to_owned()),
        };
        format!("reading r{at} {{ default a : {first}  alternative b : {second}  why en \"x\" }}\n")
    };
    listed(
        "§ 1\n",
        size,
        each,
        &format!("condition c holds when r{}\ncase \"x\" {{ h.n = 1  h.y = yes  under 2005-01-01 expect c is yes }}\n", size - 1),
    )
}

fn kept(size: usize) -> String {
    let text = listed("§ 1\n", size, |at| format!("figure f{at} = 0\n"), "");
    let head = "amendment m { title en \"m\" status adopted, in force from 2001-01-01 measure k en \"k\" }\namend a § 1 under k {\n";
    (0..size).fold(text + head, |text, at| text + &format!("replace figure f{at} = 1\nkeep f{at} when h.y\n")) + "}\n"
}

/// Prints the time for each dimension, and the growth for ten times as many elements.
pub fn table(sizes: usize) -> Result<(), String> {
    println!("\n{:<26} {:>8} {:>11} {:>11} {:>11} {:>7} {:>7}", "ten times as many", "at", "1", "x 10", "x 100", "ratio", "ratio");
    for (name, work, scaled, text) in DIMENSIONS {
        let mut times: Vec<Duration> = Vec::new();
        for size in SIZES.iter().take(sizes) {
            if times.last().is_some_and(|last| *last > LONGEST) {
                break;
            }
            times.push(measured(work, text(scaled(*size)), scaled(*size)).map_err(|fault| format!("{name}: {fault}"))?);
        }
        print!("{name:<26} {:>8}", scaled(SIZES[0]));
        (0..SIZES.len()).for_each(|at| match times.get(at) {
            Some(time) => print!(" {:>8.1} ms", time.as_secs_f64() * 1e3),
            None => print!(" {:>11}", "–"),
        });
        for (before, time) in times.iter().zip(times.iter().skip(1)) {
            let ratio = time.as_secs_f64() / before.as_secs_f64();
            print!(" {ratio:>6.1}{}", if ratio > N_LOG_N { "!" } else { " " });
        }
        println!();
    }
    println!("! more than n log n ({N_LOG_N:.0} times as long). Where one took more than {LONGEST:?}, the next is left out.");
    Ok(())
}

/// The shortest of three times; only one run if it takes long.
fn measured(work: Work, text: String, size: usize) -> Result<Duration, String> {
    if let Work::Decide(facts) = work {
        return decided(&text, facts(size)).map_err(|error| error.to_string());
    }
    // Each amendment changes the one figure.
    let steps = |base: &RuleFiles| -> Result<Vec<Diagnostic>, String> {
        let versions = base.versions();
        let mut plans = Plans::of_texts(base);
        plans.make(versions.iter());
        let mut found = 0;
        let faults =
            plans.each_step(&versions, |_, changes| found += usize::from(!changes.provisions.is_empty())).err().unwrap_or_default();
        if found < size { Err(format!("{found} steps of {size}")) } else { Ok(faults) }
    };
    let mut sources = SourceMap::default();
    sources.add("growth.regel", text);
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        let base = RuleFiles::new(sources.clone());
        let faults = match work {
            Work::Check => base.check(),
            Work::Steps => steps(&base)?,
            Work::Test | Work::Decide(_) => suite::run(&base, None).diagnostics(),
        };
        let time = start.elapsed();
        // The rule base must be free of errors; unused names are allowed.
        if let Some(fault) = faults.iter().find(|fault| Diagnostic::is_error(fault)) {
            return Err(fault.message.en.to_string());
        }
        best = best.min(time);
        if time > Duration::from_millis(300) {
            break;
        }
    }
    Ok(best)
}

/// The time to decide a case and to explain it as text and as JSON.
fn decided(text: &str, facts: String) -> Result<Duration, Error> {
    let plan = RuleBase::from_texts([("growth.regel", text)]).plan("2005-01-01")?;
    let facts = Facts::from_json(facts);
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        let explanation = plan.decide("c", &facts)?.explain(Lang::En);
        std::hint::black_box((explanation.text(100), explanation.to_json()));
        let time = start.elapsed();
        best = best.min(time);
        if time > LONGEST {
            break;
        }
    }
    Ok(best)
}
