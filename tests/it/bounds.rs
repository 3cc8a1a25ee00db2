//! Bounds that decide a comparison before all facts are known: the least and greatest value of its sides, and their grounds.

use paragraf::law::Lang;

use crate::support::told;

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
