//! Bounds that decide a comparison before all facts are known: the least and greatest value of its sides, and their grounds.

use paragraf::law::Lang;

use crate::support::{Call, Folder, told};

const LAW: &str = r#"
    act club_act { rank statute title nb "foreningsloven" en "Associations Act" in force from 2000-01-01 round dates up }
    entity club nb "foreningen" en "the association" {
        members : list of member nb "medlemmene" en "the members"
        founded : date nb "stiftelsesdagen" en "the day of founding"
        merged  : yes/no nb "er slått sammen med en annen" en "has merged with another"
        grant   : money nb "tilskudd" en "grant"
    }
    entity member nb "medlem" en "member" {
        named by name
        name : text nb "navn" en "name"
        born : date nb "fødselsdato" en "date of birth"
        paid : money nb "innbetalt" en "paid"
        active : yes/no nb "er aktiv" en "is active"
    }
    § 1
    ledd 1 {
        condition grown_up of member nb "er voksen" en "is grown up" holds when age(member.born, on: club.founded) >= 18
    }
    § 2
    ledd 1 { figure quorum = 2 nb "minstetall" en "quorum"
        condition has_board nb "kan ha et styre" en "can have a board" holds when (count of club.members where grown_up) >= quorum }
    ledd 2 { condition is_small nb "er liten" en "is small" holds when not (count of club.members where grown_up) > 3 }
    ledd 3 { condition is_rich nb "er rik" en "is rich"
        holds when (sum of member.paid over club.members where member.active) in 1 000 kr .. 2 000 kr }
    ledd 4 { condition is_young nb "er ung" en "is young" holds when (if club.merged then 2019-01-01 else club.founded) >= 2018-01-01 }
    ledd 5 { condition pays_more nb "betaler mer" en "pays more" holds when club.grant < 100 kr + 10 kr * count of club.members where grown_up }
    case "three members" {
        club.founded = 2020-06-01
        club.grant = 115 kr
        club.members = [
            { name = "Kari" born = 1980-01-01 paid = 600 kr active = yes }
            { name = "Ola" born = 1990-01-01 paid = 700 kr active = yes }
            { name = "Liv" paid = 500 kr }
        ]
        under 2024-01-01 expect has_board is yes
    }
"#;

fn answers(lang: Lang) -> String {
    ["has_board", "is_small", "is_rich", "is_young", "pays_more"].map(|goal| told(LAW, "2024-01-01", goal, lang)).join("\n")
}

#[test]
fn what_is_known_before_all_facts_are_is_told() {
    insta::assert_snapshot!("bounds-nb", answers(Lang::Nb));
    insta::assert_snapshot!("bounds-en", answers(Lang::En));
}

#[test]
fn an_answer_that_bounds_settle_cites_what_the_known_facts_are_judged_by() {
    let text = told(LAW, "2024-01-01", "has_board", Lang::En);
    let (_, basis) = text.split_once("Legal basis").expect("a legal basis");
    assert!(basis.contains("§ 1, first subsection") && basis.contains("§ 2, first subsection"), "{text}");
}

const FINES: &str = r#"
    act fines_act { rank statute title nb "bøteloven" en "Fines Act" in force from 2000-01-01 }
    entity fine nb "boten" en "the fine" {
        amount  : money nb "botens størrelse" en "the amount of the fine"
        paid    : money nb "betalt" en "paid"
        share   : percent nb "andel" en "share"
        factor  : number nb "faktor" en "factor"
        parts   : list of part nb "avdrag" en "instalments"
        others  : list of other nb "andre" en "others"
        more    : list of other nb "flere" en "more"
    }
    entity part nb "avdraget" en "the instalment" { sum : money nb "avdrag" en "instalment" }
    entity other nb "den andre" en "the other" { sum : money nb "sum" en "sum" }
    § 2
    impossible negative nb "et beløp er mindre enn null" en "an amount is below zero" holds when any { 0 kr > fine.paid  fine.amount < 0 kr }
    § 1
    impossible too_large nb "andelen er mer enn det hele" en "the share is more than the whole" holds when fine.share > 100 % or fine.share < 0 %
    impossible no_factor nb "ingen slik faktor" en "no such factor" holds when fine.factor < 0 or fine.factor > 10 000 000 000 000 000 000 000
    impossible negative_part nb "et avdrag er mindre enn null" en "an instalment is below zero"
        holds when any of fine.parts where part.sum < 0 kr or fine.share < 50 %
    impossible negative_parts nb "et avdrag er mindre enn null" en "an instalment is below zero" holds when any of fine.parts where part.sum < 0 kr
    impossible negative_other nb "en sum er mindre enn null" en "a sum is below zero" holds when any of fine.others where other.sum < 0 kr
    condition in_parts nb "minst 10 kr i avdrag" en "at least 10 kr in instalments" holds when (sum of part.sum over fine.parts) >= 10 kr
    condition of_others nb "minst 10 kr av andre" en "at least 10 kr of others" holds when (sum of other.sum over fine.others) >= 10 kr
    condition at_least_half nb "minst det halve" en "at least half" holds when fine.share + 0 % >= 50 %
    value left : money nb "å betale" en "left to pay" = max(fine.amount - fine.paid, 0 kr)
    value borne : money nb "å bære" en "to bear" = min(fine.amount * fine.share, fine.amount)
    condition is_large nb "stor bot" en "large fine" holds when fine.amount + fine.paid >= 100 kr
    condition not_negative nb "ikke under null" en "not below zero" holds when fine.paid >= 0 kr
    condition large_product nb "stort produkt" en "large product" holds when fine.factor * 100 000 000 000 000 >= 0
    case "a fact alone" { fine.amount = 1 kr  under 2024-01-01 expect not_negative is yes citing § 2 }
    // The largest factor leads beyond the range of numbers, where there is no answer.
    case "too large a product" { fine.amount = 1 kr  under 2024-01-01 expect large_product is undetermined }
    case "nothing to pay" { fine.amount = 0 kr  under 2024-01-01 expect left is 0 kr citing § 1, § 2 }
    case "nothing to bear" { fine.amount = 0 kr  under 2024-01-01 expect borne is 0 kr }
    case "more than enough" { fine.amount = 100 kr  under 2024-01-01 expect is_large is yes }
    case "not enough yet" { fine.amount = 99 kr  under 2024-01-01 expect is_large is undetermined  under 2024-01-01 expect left is undetermined }
    case "one instalment is not known" { fine.parts = [ { sum = 12 kr } { } ]  under 2024-01-01 expect in_parts is yes }
    // Entities of a kind that two lists hold: what is said of those of one is not said of all.
    case "one of others is not known" { fine.others = [ { sum = 12 kr } { } ]  under 2024-01-01 expect of_others is undetermined }
    // A fact of the fine is bounded there only where it has an instalment.
    case "the share is not known" { fine.amount = 1 kr  under 2024-01-01 expect at_least_half is undetermined }
    case "the other alone" { fine.paid = 150 kr  under 2024-01-01 expect is_large is yes }
"#;

#[test]
fn what_is_impossible_bounds_what_is_not_known() {
    let folder = Folder::new();
    folder.write("rules/law.regel", FINES);
    let answer = Call::new(&["test", "--rules", "rules", "--lang", "en"]).within(folder.path()).run();
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{}", answer.out);
}

#[test]
fn what_is_impossible_is_said_of_the_case_and_not_of_one_item() {
    let folder = Folder::new();
    let rule =
        "impossible below_zero of part nb \"under null\" en \"below zero\" holds when part.sum < 0 kr\n    impossible negative_part nb";
    folder.write("rules/law.regel", FINES.replacen("impossible negative_part nb", rule, 1));
    let answer = Call::new(&["check", "--rules", "rules", "--lang", "en"]).within(folder.path()).run();
    assert_eq!(answer.code, Some(1), "{}", answer.out);
    assert!(answer.err.contains("remove `of part`, and write which list"), "{}", answer.err);
}
