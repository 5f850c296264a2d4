//! Which words are found, what is replaced, and what stays right when it is.

use proptest::prelude::*;

use super::*;
use crate::domain::answer::MarkKind;
use crate::domain::fixtures::Scene;
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::Memo;
use crate::domain::writeup::{CheckedQuote, QuoteState};

const LIST: &str = "[title]\nmrs dr frau\n[origin]\nturk* dutch*\n[religion]\nmosque* jew\n[health]\ndepress*\n[common]\njanuary";
const NAMES: &str = "[given]\nFatma Jan Mark\n[particle]\nvan der de\n[surname]\nvan el";

fn lists(has_capital_nouns: bool) -> Lists {
    Lists::read([(if has_capital_nouns { "de" } else { "en" }, LIST)], NAMES)
}

fn told(text: &str, has_capital_nouns: bool) -> Vec<(Tell, String)> {
    let mut scene = Scene::with_sez();
    scene.study.memos.push(memo(text));
    let lists = lists(has_capital_nouns);
    let known = BTreeSet::from(["almelo".to_owned()]);
    let found = find(&scene.study, &lists, &known, &Decided::default());
    let is_memo = |one: &&Find| one.places.iter().any(|place| place.part.kind == RecordKind::Memo);
    found.iter().filter(is_memo).map(|one| (one.tell, one.key.clone())).collect()
}

fn memo(text: &str) -> Memo {
    Memo { id: Id::new("m").unwrap(), about: None, written_on: None, text: text.to_owned() }
}

fn names(text: &str, has_capital_nouns: bool) -> Vec<String> {
    let told = told(text, has_capital_nouns).into_iter();
    told.filter(|(tell, _)| *tell == Tell::Name).map(|(_, key)| key).collect()
}

#[test]
fn names_are_found_by_title_given_name_initials_and_particles() {
    assert_eq!(names("Then Mrs. de Vries came.", true), ["de Vries"]);
    assert_eq!(names("Frau Dr. Öztürk-Schmidt leitet es.", true), ["Öztürk-Schmidt"]);
    assert_eq!(names("ask Fatma Yılmaz about it", true), ["Fatma Yılmaz"]);
    assert_eq!(names("Fatma’s list", true), ["Fatma"]);
    assert_eq!(names("a letter from J.P. van der Berg.", true), ["J.P. van der Berg"]);
    assert_eq!(names("it was el Amrani who said so", true), ["el Amrani"]);
}

#[test]
fn a_capital_letter_within_a_sentence_is_a_name_only_where_nouns_are_written_small() {
    assert_eq!(names("We asked Zandstra twice. Nobody else.", false), ["Zandstra"]);
    assert!(names("We asked Zandstra twice. Nobody else.", true).is_empty());
    assert!(names("We live in Almelo since January, says the VVD.", false).is_empty());
}

#[test]
fn a_word_that_is_written_small_elsewhere_is_no_name_without_a_surname() {
    assert!(names("Mark it well. A mark is a mark.", false).is_empty());
    assert_eq!(names("Mark Zandstra put a mark there.", false), ["Mark Zandstra"]);
}

#[test]
fn words_for_origin_religion_and_health_are_found_in_whatever_letters_they_are_written() {
    let told = told("The turkish and the Turkish visitors, a mosque; DEPRESSION. A jewel is none.", true);
    let expected = [(Tell::Origin, "turkish"), (Tell::Religion, "mosque"), (Tell::Health, "depression")];
    assert_eq!(told, expected.map(|(tell, key)| (tell, key.to_owned())));
}

#[test]
fn a_text_is_held_against_the_lists_of_its_own_language() {
    let lists = Lists::read(
        [("en", "[health]\nill"), ("nl", "[origin]\nperz* pers*"), ("de", "[health]\nkrank*")],
        "",
    );
    let mut scene = Scene::with_sez();
    let texts = [
        "Every person in this department knows which of the colleagues is ill and who will be back next week.",
        "Bijna alle Perzen in de wijk kennen het buurthuis en komen er met hun kinderen, zegt de afdeling.",
        "Mehrere Mitarbeiter sind krank, und niemand weiß, wann sie mit der Arbeit wieder beginnen werden.",
    ];
    scene.study.memos = texts.map(memo).to_vec();
    let found = find(&scene.study, &lists, &BTreeSet::new(), &Decided::default());
    let keys: Vec<&str> =
        found.iter().map(|one| one.key.as_str()).filter(|key| !key.starts_with(char::is_uppercase)).collect();
    assert_eq!(keys, ["perzen", "ill", "krank"]);
}

#[test]
fn addresses_and_telephone_numbers_are_found_and_dates_and_amounts_are_not() {
    let told = told(
        "Write to f.yilmaz@almelo.nl. Or call 06-12 34 56 78! Since 01.02.2010; 100 000 000 euro; 2009-2011.",
        true,
    );
    let expected = [(Tell::Contact, "06-12 34 56 78"), (Tell::Contact, "f.yilmaz@almelo.nl")];
    assert_eq!(told, expected.map(|(tell, key)| (tell, key.to_owned())));
}

#[test]
fn what_was_decided_on_is_listed_though_it_would_not_be_found() {
    let mut scene = Scene::with_sez();
    scene.study.memos.push(memo("the caretaker and the Caretaker"));
    let found = find(
        &scene.study,
        &Lists::default(),
        &BTreeSet::new(),
        &replacing(&[("caretaker", "[x]"), ("gone", "")]),
    );
    let told: Vec<_> = found.iter().map(|one| (one.tell, one.key.as_str(), one.places.len())).collect();
    assert_eq!(told, [(Tell::Other, "caretaker", 2)]);
}

#[test]
fn what_is_in_the_background_is_not_listed_because_it_never_leaves() {
    let mut scene = Scene::with_sez();
    let text = "Fatma said so.";
    let background = Mark { kind: MarkKind::Background, ..mark(text, "Fatma") };
    let notes = Notes { text: text.into(), marks: vec![background], ..Notes::default() };
    answer(&mut scene, notes);
    let lists = lists(true);
    assert_eq!(find(&scene.study, &lists, &BTreeSet::new(), &Decided::default()), []);
}

fn mark(text: &str, marked: &str) -> Mark {
    let from = text[..text.find(marked).unwrap()].chars().count();
    let to = from + marked.chars().count();
    Mark { kind: MarkKind::Quote, from, to, text: marked.into(), target: None, respondent: None }
}

fn answer(scene: &mut Scene, notes: Notes) {
    let interview = InterviewId::new("sez/r1").unwrap();
    let one = Answer { notes, ..Answer::new(interview, Id::new("q").unwrap()) };
    scene.study.answers.push(one);
}

fn replacing(pairs: &[(&str, &str)]) -> Decided {
    let mut decided = Decided::default();
    for (key, with) in pairs {
        decided.decide(key, Some(Decision::Replace((*with).to_owned())));
    }
    decided
}

#[test]
fn marks_and_what_became_of_quotes_go_along_with_what_is_replaced() {
    let mut scene = Scene::with_sez();
    let text = "Fatma Yılmaz 🙂: “Fatma knows Turkish people.” Fatma";
    let marks = vec![mark(text, "Fatma knows Turkish people."), mark(text, "Turkish"), mark(text, "tma Y")];
    let notes = Notes { text: text.into(), marks, ..Notes::default() };
    answer(&mut scene, notes);
    let state = QuoteState::Withdrawn;
    let withdrawn =
        ["Fatma knows Turkish people.", "tma Y"].map(|text| CheckedQuote { text: text.into(), state });
    scene.study.answers.last_mut().unwrap().write_up.quotes = withdrawn.to_vec();
    let decided = replacing(&[("Fatma Yılmaz", "P1"), ("Fatma", "[name]"), ("turkish", "[origin]")]);
    assert_eq!(decided.apply(&mut scene.study), 4);
    let answer = scene.study.answers.last().unwrap();
    assert_eq!(answer.notes.text, "P1 🙂: “[name] knows [origin] people.” [name]");
    let marked: Vec<&str> = answer.notes.marks.iter().map(|mark| mark.text.as_str()).collect();
    assert_eq!(marked, ["[name] knows [origin] people.", "[origin]", "P1"]);
    let quotes: Vec<&str> = answer.write_up.quotes.iter().map(|quote| quote.text.as_str()).collect();
    assert_eq!(quotes, ["[name] knows [origin] people.", "P1"]);
    for mark in &answer.notes.marks {
        let there: String = answer.notes.text.chars().skip(mark.from).take(mark.to - mark.from).collect();
        assert_eq!(there, mark.text);
    }
}

#[test]
fn only_whole_words_are_replaced_and_a_name_only_as_it_is_written() {
    let mut scene = Scene::with_sez();
    scene.study.memos.push(memo("Jan, Janus, jan, Jan's, Dutchman, DUTCH"));
    replacing(&[("Jan", "[n]"), ("dutch", "[o]")]).apply(&mut scene.study);
    assert_eq!(scene.study.memos[0].text, "[n], Janus, jan, [n]'s, Dutchman, [o]");
}

#[test]
fn a_decision_takes_the_place_of_the_one_before_and_is_one_line() {
    let mut decided = replacing(&[("Jan", "a\nb\u{1b}[2J")]);
    assert_eq!(decided.of("Jan"), Some(Decision::Replace("a b [2J".into())));
    decided.decide("Jan", Some(Decision::Keep));
    assert_eq!((decided.of("Jan"), decided.keys().count()), (Some(Decision::Keep), 1));
    decided.decide("Jan", None);
    assert!(decided.is_empty());
}

#[test]
fn words_that_stand_nowhere_any_more_are_forgotten() {
    let mut decided = replacing(&[("Jan", "[n]"), ("dutch", "[o]")]);
    let there: BTreeSet<String> = decided.standing_in("the Dutch").map(ToOwned::to_owned).collect();
    assert!(decided.forget_all_but(&there));
    assert_eq!((decided.of("Jan"), decided.keys().count()), (None, 1));
    assert!(!decided.forget_all_but(&there));
}

proptest! {
    /// What is decided to be replaced stands nowhere as a word afterwards, and marks hold what they say.
    #[test]
    fn nothing_that_is_replaced_is_left(
        words in proptest::collection::vec("(Jan|jan|Dutch|dutch|van Dijk|äö|🙂|the|,|-|\\.)", 0..24),
        from in 0..30_usize,
        length in 1..12_usize,
    ) {
        let text = words.join(" ");
        let count = text.chars().count();
        let (from, to) = (from.min(count), (from + length).min(count));
        let marked: String = text.chars().skip(from).take(to - from).collect();
        let one = Mark { kind: MarkKind::Quote, from, to, text: marked, target: None, respondent: None };
        let mut scene = Scene::with_sez();
        answer(&mut scene, Notes { text, marks: vec![one], ..Notes::default() });
        let decided = replacing(&[("Jan", "[n]"), ("dutch", "[o]"), ("van Dijk", "[n]")]);
        decided.apply(&mut scene.study);
        let notes = &scene.study.answers.last().unwrap().notes;
        prop_assert_eq!(decided.standing_in(&notes.text).count(), 0);
        let mark = &notes.marks[0];
        let there: String = notes.text.chars().skip(mark.from).take(mark.to - mark.from).collect();
        prop_assert_eq!(&there, &mark.text);
        prop_assert_eq!(decided.standing_in(&mark.text).count(), 0);
    }
}

#[test]
fn what_leaves_knows_what_it_stands_for() {
    let mut decided = Decided::default();
    for (word, with) in [("Öznur", "[naam]"), ("moslim", ""), ("de", "het")] {
        decided.decide(word, Some(Decision::Replace(with.into())));
    }
    let text = "Öznur, de\u{301} moslim de";
    let characters: Vec<char> = text.chars().collect();
    let mut left = text.to_owned();
    decided.apply_to(&mut left);
    let origins = decided.origins(text);
    assert_eq!(origins.len(), left.chars().count());
    for (character, origin) in left.chars().zip(&origins) {
        let stands_for: String = characters[origin.clone()].iter().collect();
        assert!(
            stands_for == character.to_string() || ["Öznur", "de"].contains(&stands_for.as_str()),
            "{stands_for}"
        );
    }
    assert_eq!(origins.last(), Some(&(characters.len() - 2..characters.len())));
    assert_eq!(Decided::default().origins(text).len(), characters.len());
}
