//! Several raters on screen: where they differ, and what they agree on.

use nulmeting::domain::change::Change;
use nulmeting::domain::id::Id;
use nulmeting::domain::rating::{Rating, Value};
use nulmeting::domain::score::{RoundScore, Scoring, View, score_round};
use nulmeting::domain::study::Study;
use nulmeting::store::{Origin, Scope, Store};
use nulmeting::workbench::begin;
use uuid::Uuid;

use crate::support::{Journey, noon};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn level(points: u8) -> Value {
    Value::level(points).unwrap()
}

/// The sample, where a second person rated Society in the last round: a 1 wherever the lead gave a 2.
fn rated_twice(width: u16, height: u16) -> Journey {
    rated_by(width, height, |value| if value == level(2) { level(1) } else { value })
}

/// The same, with another rule for what that person gave.
fn rated_by(width: u16, height: u16, other: impl Fn(Value) -> Value) -> Journey {
    Journey::made(width, height, |folder| {
        let path = begin::demo(folder, false, noon()).unwrap().path;
        let mut store = Store::open(&path, Origin::new(Uuid::from_u128(7), "Ben", Uuid::now_v7)).unwrap();
        let study = store.load(&Scope::Whole).unwrap();
        let rows = study.ratings.iter().filter(|row| row.unit == id("samenleving") && row.round == id("r2"));
        let changes: Vec<Change> = rows
            .map(|row| {
                let value = other(row.value);
                let note = Some("Ich lese es anders: „bekannt“ heißt nicht übernommen.".to_owned());
                Change::Rating(Rating { rater: Some(id("ben")), value, note, ..row.clone() })
            })
            .collect();
        store.record(&changes, noon()).unwrap();
        path
    })
}

fn consensus(study: &Study) -> Vec<&Rating> {
    study.ratings.iter().filter(|row| row.rater == Some(id("consensus"))).collect()
}

/// What the round comes to, without the places of rows.
fn scored(journey: &Journey) -> String {
    let study = journey.study();
    let instruments = &journey.model.setting.instruments;
    let scoring = Scoring {
        study: &study,
        model: &instruments.model,
        questionnaires: &instruments.questionnaires,
        view: View::Account,
        rater: None,
    };
    let RoundScore { units, organisation, .. } = score_round(&scoring, &id("r2"));
    let fields: Vec<_> = units.iter().map(|unit| (&unit.unit, &unit.fields, &unit.situations)).collect();
    format!("{fields:?} {:?}", organisation.cells)
}

#[test]
fn where_raters_differ_is_listed_and_shown_side_by_side() {
    let mut journey = rated_twice(80, 24);
    journey.press("lD");
    assert!(journey.shows("without a consensus"), "{}", journey.screen());
    insta::assert_snapshot!("differences-80x24", journey.screen());
    journey.press("<enter>");
    let screen = journey.screen();
    assert!(screen.contains("the lead rater: 2") && screen.contains("ben: 1"), "{screen}");
    assert!(screen.contains("No consensus yet"), "{screen}");
    insta::assert_snapshot!("difference-80x24", screen);
}

#[test]
fn one_key_sets_the_consensus_beside_the_originals_and_one_takes_it_back() {
    let mut journey = rated_twice(80, 24);
    let before = (journey.study(), scored(&journey));
    journey.press("lD<enter>1");
    assert!(journey.shows("consensus 1"), "{}", journey.screen());
    insta::assert_snapshot!("difference-agreed-80x24", journey.screen());
    let study = journey.study();
    let agreed = consensus(&study);
    assert_eq!(agreed.len(), 1);
    // With the words and the evidence of whoever gave that value; both originals are there as they were.
    let of_ben = before.0.ratings.iter().find(|row| {
        row.rater == Some(id("ben")) && (&row.unit, &row.indicator) == (&agreed[0].unit, &agreed[0].indicator)
    });
    assert_eq!((agreed[0].value, &agreed[0].evidence), (level(1), &of_ben.unwrap().evidence));
    assert_eq!(agreed[0].note, of_ben.unwrap().note);
    let originals: Vec<&Rating> =
        study.ratings.iter().filter(|row| row.rater != Some(id("consensus"))).collect();
    assert_eq!(originals, before.0.ratings.iter().collect::<Vec<_>>());
    assert_ne!(scored(&journey), before.1);
    // Where it counts it says so.
    journey.press("a");
    assert!(journey.shows("The consensus of the raters counts"), "{}", journey.screen());
    journey.press("<esc><backspace>");
    assert!(journey.shows("No consensus yet"), "{}", journey.screen());
    assert!(consensus(&journey.study()).is_empty());
    assert_eq!(scored(&journey), before.1);
}

#[test]
fn a_consensus_has_reasons_a_note_and_evidence_of_its_own() {
    let mut journey = rated_twice(80, 24);
    journey.press("lD<enter>0");
    journey.press("<down><enter>");
    journey.press("tWir waren uns 🙂 einig.<enter>");
    let evidence = consensus(&journey.study())[0].evidence.clone();
    assert!(!evidence.is_empty());
    journey.press("<space>");
    let study = journey.study();
    let agreed = consensus(&study)[0];
    assert_eq!((agreed.value, agreed.reasons.len()), (level(0), 1));
    assert_eq!(agreed.note.as_deref(), Some("Wir waren uns 🙂 einig."));
    assert_eq!(agreed.evidence.len(), evidence.len() - 1);
    // Others of the list are one key away, until there is none.
    let open = journey.screen();
    journey.press("n");
    assert_ne!(journey.screen(), open);
    for _ in 0..80 {
        journey.press("1n");
    }
    assert!(journey.shows("There is a consensus on everything"), "{}", journey.screen());
}

#[test]
fn a_round_that_one_person_rated_has_nothing_to_settle() {
    let mut journey = Journey::sample(80, 24);
    journey.press("D");
    assert!(journey.shows("Nobody differs in this round"), "{}", journey.screen());
    journey.press("1<enter>n<backspace>t");
    assert_eq!(journey.study().ratings, Journey::sample(80, 24).study().ratings);
    journey.press("<esc>");
    assert!(!journey.shows("Nobody differs"), "{}", journey.screen());
}

#[test]
fn in_lines_each_difference_can_be_chosen_by_its_number() {
    let mut journey = rated_twice(80, 24);
    journey.press("lD");
    let told = journey.model.screens.last().unwrap().speech(&journey.model.setting).told();
    assert!(told.iter().any(|line| line.starts_with("1. ") && line.contains("ben 1")), "{told:#?}");
}

/// What the lead rater gave and when: nothing of it may be read while rating blind.
fn betrayals(study: &Study) -> Vec<String> {
    let labels = study.rounds.iter().map(|round| round.label.find("en", &[]).text.to_owned());
    let notes = study.ratings.iter().filter_map(|row| row.note.clone());
    let talks = study.interviews.iter().map(|talk| talk.id.to_string());
    let words = labels.chain(notes.map(|note| note.chars().take(24).collect())).chain(talks);
    words.filter(|words: &String| words.chars().count() > 5).collect()
}

#[test]
fn a_second_rater_sees_the_evidence_and_neither_the_round_nor_what_the_lead_gave() {
    let mut journey = Journey::sample(80, 24);
    let before = (journey.study(), scored(&journey));
    let betrayals = betrayals(&before.0);
    journey.press("BBën 🙂<enter>");
    assert!(journey.shows("Case 1 of") && journey.shows("rated by bën"), "{}", journey.screen());
    insta::assert_snapshot!("blind-80x24", journey.screen());
    let mut titles = Vec::new();
    for _ in 0..12 {
        let title = journey.screen().lines().next().unwrap().to_owned();
        for keys in ["", "<tab>", "<down><down>", "<tab>", "f", "f"] {
            journey.press(keys);
            let screen = journey.screen();
            for word in &betrayals {
                assert!(!screen.contains(word), "{word}: {screen}");
            }
        }
        titles.push(title);
        journey.press(">");
    }
    titles.dedup();
    assert!(titles.len() > 8, "{titles:#?}");
    // Nothing leads out of it.
    for keys in ["[", "]", "<enter>", "A", "D", "e"] {
        journey.press(keys);
        assert!(journey.shows("Not while you rate blind"), "{keys}: {}", journey.screen());
    }
    journey.press("3");
    let study = journey.study();
    let own: Vec<&Rating> = study.ratings.iter().filter(|row| row.rater == Some(id("bën"))).collect();
    assert_eq!((own.len(), own[0].value), (1, level(3)));
    assert_eq!(study.ratings.len(), before.0.ratings.len() + 1);
    assert_eq!(scored(&journey), before.1);
    // Taken back it is gone, and the lead's is as it was.
    journey.press("<backspace>");
    assert_eq!(journey.study().ratings, before.0.ratings);
}

#[test]
fn the_next_open_one_is_a_key_away_over_all_cases_and_one_comes_back_to_where_one_was() {
    let mut journey = Journey::sample(80, 24);
    journey.press("Bben<enter>");
    let mut rated = 0;
    while !journey.shows("the last case") {
        journey.press("1n");
        rated += 1;
        assert!(rated < 1000, "{}", journey.screen());
    }
    let study = journey.study();
    let own: Vec<&Rating> = study.ratings.iter().filter(|row| row.rater == Some(id("ben"))).collect();
    let sites: std::collections::BTreeSet<_> = own.iter().map(|row| (&row.unit, &row.round)).collect();
    assert!(sites.len() > 10 && sites.iter().any(|(_, round)| **round == id("r1")), "{sites:?}");
    assert!(study.factors.iter().all(|row| row.rater.is_none()));
    // The lead can compare now.
    journey.press("<esc>lD");
    assert!(journey.shows("ben 1"), "{}", journey.screen());
}

#[test]
fn neither_the_lead_rater_nor_the_consensus_rates_as_a_second_rater() {
    let mut journey = Journey::sample(80, 24);
    journey.press("Bconsensus<enter>");
    assert!(journey.shows("are no second rater"), "{}", journey.screen());
    journey.press("B🙂<enter>");
    assert!(journey.shows("are no second rater"), "{}", journey.screen());
}

#[test]
fn the_result_says_where_raters_agree_too_little_and_only_in_that_round() {
    let mut journey = rated_by(100, 60, |value| match value {
        Value::Level(found) => level(3 - found.points()),
        other => other,
    });
    journey.press("/Society<enter>lr");
    assert!(journey.shows("the raters agree too little"), "{}", journey.screen());
    journey.press("[");
    assert!(!journey.shows("agree too little"), "{}", journey.screen());
    journey.press("]");
    assert!(journey.shows("agree too little"), "{}", journey.screen());
}

#[test]
fn two_rounds_and_all_in_a_row_say_where_raters_agree_too_little_and_in_which() {
    let turned = |value| match value {
        Value::Level(found) => level(3 - found.points()),
        other => other,
    };
    let mut journey = rated_by(120, 40, turned);
    journey.press("c");
    assert!(journey.shows("Policy ≠"), "{}", journey.screen());
    assert!(journey.shows("≠ Policy, Activities, Staff (Follow-up"), "{}", journey.screen());
    assert!(!journey.shows("Baseline, autumn 2009):"), "{}", journey.screen());
    insta::assert_snapshot!("weak-comparison-120x40", journey.screen());
    journey.press("<down><enter>");
    assert!(journey.shows("≠ Policy, Activities, Staff (Follow-up"), "{}", journey.screen());
    journey.press("<esc>s");
    assert!(
        journey.shows("Policy ≠") && journey.shows("≠ Policy, Activities, Staff (Follow-up"),
        "{}",
        journey.screen()
    );
    journey.press("<down><enter>");
    assert!(
        journey.shows("Policy ≠") && journey.shows("≠ Policy, Activities, Staff (Follow-up"),
        "{}",
        journey.screen()
    );

    // Where all agree nothing is marked.
    let mut agreed = rated_by(120, 40, |value| value);
    agreed.press("c");
    assert!(!agreed.shows("≠"), "{}", agreed.screen());
}
