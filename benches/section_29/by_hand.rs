//! The README's applicant told by hand: in a paragraph, with reasons, and as a page of the same parts as the engine's.
//!
//! It knows § 29 as it stood on 2018-06-01 and who failed what; the facts, figures and dates are those of the steps.

use std::fmt::Write;

use chrono::NaiveDate;

use crate::reference::{Case, Step, day, yes_no};

/// The applicant of `examples/eighteen.yaml`.
pub fn applicant() -> Case {
    Case {
        born: NaiveDate::from_ymd_opt(2000, 6, 1),
        received: NaiveDate::from_ymd_opt(2018, 6, 1),
        work_ability_reduced: Some(true),
        earning_ability_reduced: Some(true),
        receives_benefits: Some(false),
        benefits_very_limited: None,
        assessment_completed: Some(true),
        assistance_appropriate: Some(true),
        assistance_necessary: Some(true),
        programme_possible: Some(true),
        obstacle: None,
    }
}

const ADDRESS: &str = "https://lovdata.no/lov/2009-12-18-131";
const FIRST: &str = "Social Services Act § 29, first subsection";
const SECOND: &str = "Social Services Act § 29, second subsection";
const READING: &str = "the day on which age is tested";

/// What a condition is called, and in which part of § 29 it stands; what is said of it needs figures.
fn said(out: &mut String, (step, steps): (&Step, &[Step]), failed: bool) {
    let tested = || match steps.first() {
        Some(Step::Age { on, .. }) => day(*on),
        _ => String::new(),
    };
    let _ = match step {
        Step::LowerLimit { years: Some(years), limit, .. } if failed => {
            write!(
                out,
                "the applicant's age as of {} is {years} years; it must be at least {limit} years (lower age limit by the preparatory works)",
                tested()
            )
        }
        Step::UpperLimit { years: Some(years), limit, .. } => {
            write!(
                out,
                "the applicant's age as of {} is {years} years, which is below {limit} years (upper age limit by the preparatory works)",
                tested()
            )
        }
        Step::WorkAbility { .. } => write!(out, "work ability is {}significantly reduced", if failed { "not " } else { "" }),
        Step::EarningAbility { .. } => write!(out, "earning ability is {}significantly reduced", if failed { "not " } else { "" }),
        Step::Benefits { receives: Some(false), .. } => {
            write!(out, "the applicant does not receive subsistence benefits under the National Insurance Act or the Labour Market Act")
        }
        Step::LetterA { .. } => {
            write!(out, "letter a: a work-ability assessment has {}been carried out", if failed { "not " } else { "" })
        }
        Step::LetterB { .. } => {
            let not = if failed { "not " } else { "" };
            write!(out, "letter b: close and coordinated assistance through the programme is {not}appropriate and necessary")
        }
        Step::LetterC { .. } => {
            let can = if failed { "cannot" } else { "can" };
            write!(out, "letter c: the labour and welfare administration {can} offer an adapted programme")
        }
        _ => Ok(()),
    };
}

fn found(step: &Step) -> Option<bool> {
    match step {
        Step::LowerLimit { found, .. }
        | Step::UpperLimit { found, .. }
        | Step::WorkAbility { found }
        | Step::EarningAbility { found }
        | Step::Benefits { found, .. }
        | Step::LetterA { found }
        | Step::LetterB { found, .. }
        | Step::LetterC { found, .. } => *found,
        Step::Age { .. } | Step::TargetGroup { .. } | Step::Right { .. } => None,
    }
}

fn headline(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "The applicant has the right to the Qualification Programme",
        Some(false) => "The applicant does not have the right to the Qualification Programme",
        None => "Whether the applicant has the right to the Qualification Programme is undetermined",
    }
}

fn paragraph(out: &mut String, steps: &[Step], act: &str) {
    for step in steps.iter().filter(|step| found(step) == Some(false)) {
        let from = out.len();
        said(out, (step, steps), true);
        capital(out, from);
        let _ = write!(out, "; see {act}. ");
    }
    let _ = write!(
        out,
        "The other conditions are met. Whether the answer is another when “{READING}” is read otherwise can't be told without more facts."
    );
}

fn capital(out: &mut str, from: usize) {
    if let Some(first) = out.get_mut(from..from + 1) {
        first.make_ascii_uppercase();
    }
}

/// In one paragraph.
pub fn short(answer: Option<bool>, steps: &[Step]) -> String {
    let mut text = String::new();
    paragraph(&mut text, steps, FIRST);
    let mut out = format!("{}\nThe law as of 1 June 2018\n\n", headline(answer));
    wrapped(&mut out, &text, 0);
    out
}

/// With what decides and what is met.
pub fn reasons(answer: Option<bool>, steps: &[Step]) -> String {
    let mut out = short(answer, steps);
    out.push_str("\nReasons\n");
    let mut line = String::new();
    for step in steps.iter().filter(|step| found(step) == Some(false)) {
        line.clear();
        let _ = write!(line, "✗ {FIRST}: ");
        said(&mut line, (step, steps), true);
        wrapped(&mut out, &line, 0);
        line.clear();
        details(&mut line, steps);
        line.lines().for_each(|line| wrapped(&mut out, line, 4));
    }
    line.clear();
    met(&mut line, steps);
    line.lines().for_each(|line| wrapped(&mut out, line, 0));
    out.push_str("\nReadings that can't be tried without more facts\n");
    for (day, needs) in READINGS {
        wrapped(&mut out, &format!("• {FIRST}, {READING}: {day} – needs {needs}"), 2);
    }
    let _ = write!(
        out,
        "\nLegal basis\n  {FIRST} (statute, LOV-2009-12-18-131)\n  {SECOND} (statute)\n\nOther sources of law\n  {BILL} (preparatory works)\n"
    );
    out
}

const BILL: &str = "Bill Ot.prp. nr. 70 (2006–2007) point 12.2";
const READINGS: [(&str, &str); 2] =
    [("the day the decision is made", "date of the decision"), ("the day the programme begins", "the first day of the programme")];

fn details(out: &mut String, steps: &[Step]) {
    if let Some(Step::Age { born, on, .. }) = steps.first() {
        let _ = writeln!(
            out,
            "date of birth: {}; {READING}: the day the application was received; date of application: {}",
            day(*born),
            day(*on)
        );
    }
    let _ = writeln!(out, "source: {BILL} (preparatory works): “19–67 år”, as given in the 2018 consultation paper point 2.2");
}

fn met(out: &mut String, steps: &[Step]) {
    out.push_str("✓ § 29, first subsection: ");
    let from = out.len();
    for step in steps.iter().filter(|step| found(step) == Some(true)) {
        let letter = matches!(step, Step::LetterA { .. } | Step::LetterB { .. } | Step::LetterC { .. });
        out.push_str(match letter {
            true => "\n✓ § 29, second subsection, ",
            false if out.len() == from => "",
            false => "; ",
        });
        said(out, (step, steps), false);
    }
}

/// Broken at blanks into lines of 98 signs.
fn wrapped(out: &mut String, text: &str, indent: usize) {
    let mut room = 98usize.saturating_sub(indent);
    (0..indent).for_each(|_| out.push(' '));
    for (at, word) in text.split(' ').enumerate() {
        let length = word.chars().count();
        if at > 0 && length + 1 > room {
            out.push('\n');
            (0..indent + 2).for_each(|_| out.push(' '));
            room = 96usize.saturating_sub(indent);
        } else if at > 0 {
            out.push(' ');
            room -= 1;
        }
        out.push_str(word);
        room = room.saturating_sub(length);
    }
    out.push('\n');
}

/// As a page.
pub fn page(answer: Option<bool>, steps: &[Step]) -> String {
    let link = format!("<a href=\"{ADDRESS}\">{FIRST}</a>");
    let mut out = String::with_capacity(32 << 10);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n<p \
         class=\"version\">The law as of 1 June 2018</p>\n</header>\n<ul>\n",
        title = headline(answer),
        style = STYLE
    );
    for (id, name) in PARTS {
        let _ = writeln!(out, "<li><a href=\"#{id}\">{name}</a></li>");
    }
    out.push_str("</ul>\n<main>\n<h2 id=\"short\">In short</h2>\n<p class=\"lead\">");
    paragraph(&mut out, steps, &link);
    out.push_str("</p>\n<h2 id=\"reasons\">Reasons</h2>\n<ul class=\"steps\">\n");
    let mut line = String::new();
    for step in steps.iter().filter(|step| found(step) == Some(false)) {
        let _ = write!(out, "<li class=\"not_met\"><span class=\"sign\">✗</span>{link}: ");
        line.clear();
        said(&mut line, (step, steps), true);
        escaped(&mut out, &line);
        out.push_str("\n<ul class=\"grounds\">\n");
        line.clear();
        details(&mut line, steps);
        for line in line.lines() {
            out.push_str("<li>");
            escaped(&mut out, line);
            out.push_str("</li>\n");
        }
        out.push_str("</ul>\n</li>\n");
    }
    line.clear();
    met(&mut line, steps);
    for line in line.lines() {
        out.push_str("<li class=\"met\">");
        escaped(&mut out, line);
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n<h2 id=\"facts\">Facts of the case</h2>\n<dl>\n");
    for step in steps {
        let facts: &[(&str, String)] = &match step {
            Step::Age { born, on, .. } => vec![("Date of birth", day(*born)), ("Date of application", day(*on))],
            Step::WorkAbility { found } => vec![("Work ability is significantly reduced", yes_no(*found).to_owned())],
            Step::EarningAbility { found } => vec![("Earning ability is significantly reduced", yes_no(*found).to_owned())],
            Step::Benefits { receives, .. } => vec![("The applicant receives subsistence benefits", yes_no(*receives).to_owned())],
            Step::LetterA { found } => vec![("A work-ability assessment has been carried out", yes_no(*found).to_owned())],
            Step::LetterB { appropriate, necessary, .. } => vec![
                ("Close and coordinated assistance is appropriate", yes_no(*appropriate).to_owned()),
                ("Close and coordinated assistance is necessary", yes_no(*necessary).to_owned()),
            ],
            Step::LetterC { possible, .. } => vec![("The administration can offer an adapted programme", yes_no(*possible).to_owned())],
            _ => Vec::new(),
        };
        for (label, value) in facts {
            let _ = write!(out, "<div><dt>{label}</dt><dd>");
            escaped(&mut out, value);
            out.push_str("</dd></div>\n");
        }
    }
    out.push_str("</dl>\n<h2 id=\"readings\">Readings that can't be tried without more facts</h2>\n<ul>\n");
    for (day, needs) in READINGS {
        let _ = writeln!(out, "<li>{link}, {READING}: {day} – needs {needs}</li>");
    }
    out.push_str("</ul>\n<h2 id=\"trace\">Every step</h2>\n<ul class=\"steps\">\n");
    for step in steps.iter().rev().filter(|step| found(step).is_some()) {
        let failed = found(step) == Some(false);
        let _ = write!(out, "<li><details><summary><span class=\"sign\">{}</span>", if failed { "✗" } else { "✓" });
        line.clear();
        said(&mut line, (step, steps), failed);
        escaped(&mut out, &line);
        let _ = write!(out, "</summary>\n<ul class=\"grounds\"><li>{link}</li></ul>\n</details></li>\n");
    }
    let _ = write!(
        out,
        "</ul>\n<h2 id=\"basis\">Legal basis</h2>\n<ul><li>{link} (statute, LOV-2009-12-18-131)</li><li><a href=\"{ADDRESS}\">{SECOND}</a> (statute)</li></ul>\n<h2 \
         id=\"sources\">Acts and documents</h2>\n<ol><li>Social Services Act, statute. <a href=\"{ADDRESS}\">{ADDRESS}</a></li><li>{BILL}, preparatory \
         works</li></ol>\n</main>\n</body>\n</html>\n"
    );
    out
}

const PARTS: [(&str, &str); 7] = [
    ("short", "In short"),
    ("reasons", "Reasons"),
    ("facts", "Facts of the case"),
    ("readings", "Readings that can't be tried without more facts"),
    ("trace", "Every step"),
    ("basis", "Legal basis"),
    ("sources", "Acts and documents"),
];
const STYLE: &str = "body { margin: 0; } .sign { font-weight: 700; }";

fn escaped(out: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            sign => out.push(sign),
        }
    }
}
