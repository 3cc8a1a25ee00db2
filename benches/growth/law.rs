//! A rule base of any size: one act with that many sections, the facts they share, and an amendment that changes some of them.

use paragraf::source::SourceMap;

/// The number of sections in a file.
const FILE: usize = 100;

/// The number of sections that may use each other, so that the chain of rules stays well below the limit.
const CHAPTER: usize = 50;

/// The version that is compiled: the act with the amendment.
pub const VERSION: &str = "2020-06-01+bill";

const HEAD: &str = r#"
act growth_act { rank statute title en "Growth Act" in force from 2010-01-01 }
document bill_paper { rank preparatory_works title en "the bill" }
entity person en "the person" {
    born    : date    en "date of birth"
    income  : money   en "income"
    works   : yes/no  en "works"
    resides : yes/no  en "resides here"
    status  : one of { single en "single" married en "married" }  en "status"
}
entity application en "the application" {
    day      : date    en "day of the application"
    complete : yes/no  en "complete"
}
parameter base_amount : money en "base amount" { from 2010-01-01 = 90 000 kr  from 2020-01-01 = 100 000 kr }

amendment bill {
    title  en "Bill"
    status proposed 2020-06-01
    measure figures    en "other limits"
    measure conditions en "other conditions"
    measure structure  en "new and repealed subsections"
}
"#;

/// The files of a rule base with that many sections.
pub fn law(sections: usize) -> SourceMap {
    let mut sources = SourceMap::default();
    sources.add("growth/act.regel", HEAD.to_owned());
    for (number, first) in (1..=sections).step_by(FILE).enumerate() {
        let last = sections.min(first + FILE - 1);
        let mut text = String::from("in growth_act\n");
        (first..=last).for_each(|at| section(&mut text, at));
        (first..=last).for_each(|at| changes(&mut text, at));
        sources.add(format!("growth/part_{number:03}.regel"), text);
    }
    sources
}

/// A section: a figure, a condition on a rule of an earlier section, and a value with an exception. Every fifth also has a right.
fn section(text: &mut String, at: usize) {
    let within = (at - 1) % CHAPTER;
    let (earlier, cited) = match within {
        0 => ("person.works".to_owned(), at),
        _ => (format!("met_{}", at - (at % 4 + 1).min(within)), at - 1),
    };
    let age = 18 + at % 50;
    text.push_str(&format!(
        r#"
§ {at}  en "Section {at}"
ledd 1 {{
    figure limit_{at} = {age} en "age limit {at}"

    condition met_{at} en "requirement {at}"
        holds when age(person.born, on: application.day) >= limit_{at} and (person.resides or {earlier})
        source growth_act § {cited} ledd 1
}}
ledd 2 {{
    value amount_{at} : money en "amount {at}"
        = base_amount - 10 % * person.income
        except when not met_{at} then 500 kr
}}
"#
    ));
    if at.is_multiple_of(5) {
        text.push_str(&format!(
            r#"ledd 3 {{
    right right_{at} of person en "benefit {at}"
        holds when all {{
            bokstav a : met_{at}
            bokstav b : {earlier} or person.status = married
            bokstav c : application.complete
        }}
        source bill_paper "{at}"
}}
"#
        ));
    }
}

/// The changes to a section: in one of ten its figure, in others a condition, a subsection or a number.
fn changes(text: &mut String, at: usize) {
    let change = match at % 20 {
        3 | 13 => format!("amend growth_act § {at} ledd 1 under figures {{ replace figure limit_{at} = 67 }}\n"),
        5 => format!("amend growth_act § {at} ledd 3 under conditions {{ repeal bokstav c of right_{at} }}\n"),
        8 => format!("repeal growth_act § {at} ledd 2 under structure\n"),
        9 => format!(
            "renumber growth_act § {at} ledd 2 to ledd 3 under structure\n\
             amend growth_act § {at} under structure {{\n    \
                 insert ledd 2 {{ exception to met_{at} when not application.complete }}\n}}\n"
        ),
        _ => return,
    };
    text.push_str(&change);
}
