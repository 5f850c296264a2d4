//! Results for a room: page by page, words in full, and nothing that gives a person away.

use std::collections::BTreeSet;

use nulmeting::domain::answer::{Mark, MarkKind};
use nulmeting::domain::evidence::EvidenceKind;
use nulmeting::domain::scan::Decision;
use nulmeting::domain::score::View;
use nulmeting::domain::study::{Consent, Response, ResponseView, Study};
use nulmeting::domain::writeup::QuoteState;
use nulmeting::language::Words;
use nulmeting::report::figure::{Naming, Source, for_a_room};
use nulmeting::tui::keymap::{self, Action, Place};
use nulmeting::tui::message::{Effect, Message};
use nulmeting::workbench::request::Save;

use crate::sample::{ALMELO, id};
use crate::support::Journey;

/// At home, on a unit in the follow-up.
fn at(unit: &str, width: u16, height: u16) -> Journey {
    let mut journey = Journey::sample(width, height);
    journey.press("/").press(unit).press("<enter>l");
    journey
}

/// Every page from here on, the first one first.
fn pages(journey: &mut Journey) -> Vec<String> {
    journey.press("<home>");
    let mut pages = vec![journey.screen()];
    while pages.len() < 99 {
        journey.press("<space>");
        let page = journey.screen();
        if pages.last() == Some(&page) {
            return pages;
        }
        pages.push(page);
    }
    panic!("there is no last page");
}

/// What must not be seen in a room: words of people, pseudonyms, remarks.
fn secrets(study: &Study) -> BTreeSet<String> {
    let evidence = study.evidence.iter().filter(|one| one.kind != EvidenceKind::Document);
    let remarks = study.ratings.iter().filter_map(|rating| rating.note.clone());
    let judged = study.factors.iter().flat_map(|judged| [judged.note.clone(), judged.reason.clone()]);
    let texts = evidence.map(|one| one.text.clone()).chain(remarks).chain(judged.flatten());
    let respondents = study.participants.iter().map(|one| one.respondent.to_string());
    // A part of each that fits on a line.
    let starts = texts.map(|text| text.chars().take(24).collect::<String>());
    starts.chain(respondents).filter(|text| text.chars().count() > 4).collect()
}

#[test]
fn two_rounds_a_round_and_a_unit_are_shown_large_and_calm() {
    for (width, height) in [(80, 24), (120, 40)] {
        let size = format!("{width}x{height}");
        let shown = |keys: &str| at("Social", width, height).press(keys).screen();
        insta::assert_snapshot!(format!("presentation-comparison-{size}"), shown("cP"));
        insta::assert_snapshot!(format!("presentation-organisation-{size}"), shown("oP"));
        insta::assert_snapshot!(format!("presentation-unit-{size}"), shown("rP"));
    }
    insta::assert_snapshot!("presentation-council-80x24", at("Social", 80, 24).press("oPc").screen());
}

#[test]
fn every_unit_is_on_a_page_in_windows_of_every_size_and_in_every_language() {
    let words = |language: &str, id: &str| Words::in_language(language).text(id);
    for language in ["en", "de", "nl"] {
        let mut journey = Journey::sample_in(language, 80, 24);
        journey.press("l");
        for (width, height) in [(60, 16), (80, 24), (120, 40), (200, 60)] {
            journey.send(Message::Resize(width, height));
            for keys in ["c", "o", "r"] {
                while journey.model.screens.len() > 1 {
                    journey.press("<esc>");
                }
                journey.press(keys).press("P");
                let pages = pages(&mut journey);
                let all = pages.concat();
                assert!(!all.contains("<room"), "{all}");
                for page in &pages {
                    assert_eq!(page.lines().count(), usize::from(height));
                    assert!(!page.contains(&words(language, "saved")), "{page}");
                }
                if keys == "r" {
                    continue;
                }
                let study = &ALMELO.study;
                for unit in &study.units {
                    let name = unit.name.find(language, &study.header.languages).text;
                    let start = name.split_whitespace().next().unwrap();
                    assert!(all.contains(start), "{language} {width} {name}: {all}");
                }
                let number = format!("{0} of {0}", pages.len());
                assert!(
                    language != "en" || pages.last().unwrap().contains(&number),
                    "{}",
                    pages.last().unwrap()
                );
            }
        }
    }
}

#[test]
fn why_leads_three_times_further_down_and_nothing_on_the_way_gives_a_person_away() {
    let secrets = secrets(&ALMELO.study);
    assert!(secrets.len() > 100);
    let check = |journey: &Journey| {
        let screen = journey.screen();
        for secret in &secrets {
            assert!(!screen.contains(secret.as_str()), "{secret} in {screen}");
        }
        screen
    };
    let mut journey = at("Social", 80, 24);
    journey.press("cP").press(&"<down>".repeat(4));
    let mut seen = vec![check(&journey)];
    for wanted in ["Social and Economic Affairs · ", "core indicator", "Evidence (", "Not shown: no consent"]
    {
        journey.press("<enter>");
        let screen = check(&journey);
        if wanted == "core indicator" {
            assert!(screen.contains("The vision is known"), "{screen}");
        } else {
            let all = [screen.clone(), check(journey.press("<pagedown>"))].concat();
            journey.press("<pageup>");
            assert!(all.contains(wanted) || wanted == "Not shown: no consent", "{wanted} in {all}");
        }
        seen.push(journey.screen());
    }
    assert_eq!(seen.len(), 5);
    for _ in 0..4 {
        journey.press("<esc>");
        check(&journey);
    }
    assert!(journey.shows("Baseline, autumn 2009 →"), "{}", journey.screen());
}

#[test]
fn whatever_is_gone_into_from_a_unit_holds_its_tongue() {
    let secrets = secrets(&ALMELO.study);
    for keys in ["rP", "rPv"] {
        let mut journey = at("Social", 120, 40);
        journey.press(keys);
        for stop in 0..16 {
            journey.press("<home>").press(&"<down>".repeat(stop));
            let top = journey.screen();
            for further in 0..4 {
                journey.press("<enter>");
                for _ in 0..3 {
                    let screen = journey.screen();
                    for secret in &secrets {
                        assert!(!screen.contains(secret.as_str()), "{secret} in {screen}");
                    }
                    journey.press("<pagedown>");
                }
                journey.press("<home>").press(&"<down>".repeat(further));
            }
            for _ in 0..9 {
                if journey.screen() == top {
                    break;
                }
                journey.press("<esc>");
            }
            assert_eq!(journey.screen(), top);
        }
    }
}

#[test]
fn nothing_can_be_changed_in_a_presentation() {
    use Action as A;
    let allowed = [
        A::NextPage,
        A::PageBefore,
        A::Up,
        A::Down,
        A::Left,
        A::Right,
        A::First,
        A::Last,
        A::Why,
        A::EarlierUnit,
        A::LaterUnit,
        A::SwitchView,
        A::Council,
        A::Help,
        A::Back,
        A::Quit,
    ];
    assert!(keymap::rows(Place::Presentation).all(|row| allowed.contains(&row.action)));
    assert!(Place::Presentation.beyond().is_empty());
    let mut journey = at("Social", 80, 24);
    journey.press("rP");
    let before = journey.study();
    for letter in ('!'..='~').filter(|letter| !"q<>?".contains(*letter)) {
        journey.press(&letter.to_string());
    }
    assert_eq!(journey.study(), before);
    assert_eq!(journey.model.place(), Place::Presentation);
}

#[test]
fn units_follow_one_another_and_the_view_and_the_names_can_be_switched() {
    let mut journey = at("Social", 80, 24);
    journey.press("rP>");
    assert!(journey.shows("Society · Follow-up"), "{}", journey.screen());
    journey.press("<<>").press("<<>");
    assert!(journey.shows("Safety and Emergency Services · "), "{}", journey.screen());
    journey.press("v");
    assert!(journey.shows("Proven: ratings as far as"), "{}", journey.screen());
    journey.press("c");
    assert!(journey.shows("Line department ") && !journey.shows("Safety"), "{}", journey.screen());
    assert!(journey.shows("Not named, since no feedback talk is recorded yet"), "{}", journey.screen());
    journey.press("c");
    assert!(journey.shows("Safety"), "{}", journey.screen());
}

#[test]
fn of_evidence_a_room_gets_only_what_may_be_quoted() {
    let mut study = ALMELO.study.clone();
    let at = study.evidence.iter().position(|one| one.kind == EvidenceKind::Testimony).unwrap();
    let answer = study.answers.iter().find(|answer| !answer.notes.text.is_empty()).unwrap();
    let (talk, question) = (answer.interview.clone(), Some(answer.question.clone()));
    let speaker = study.participants.iter().find(|one| one.interview == talk).unwrap().respondent.clone();
    study.evidence[at].interview = Some(talk.clone());
    study.evidence[at].question.clone_from(&question);
    study.evidence[at].respondent = Some(speaker.clone());
    study.evidence[at].about = None;
    let said = "We are there for everybody.";
    study.evidence[at].text = said.to_owned();
    let answer = study
        .answers
        .iter_mut()
        .find(|answer| answer.interview == talk && Some(&answer.question) == question.as_ref());
    let answer = answer.unwrap();
    answer.notes.text = said.to_owned();
    answer.notes.marks = vec![Mark {
        kind: MarkKind::Quote,
        from: 0,
        to: said.chars().count(),
        text: said.to_owned(),
        target: None,
        respondent: Some(speaker),
    }];
    let words = Words::english();
    let shown = |study: &Study, naming| {
        let source = Source {
            study,
            model: &ALMELO.model,
            view: View::Account,
            naming,
            words: &words,
            language: "en",
        };
        let room = for_a_room(source, &id("r2"));
        assert!(room.answers.is_empty() && room.participants.is_empty() && room.memos.is_empty());
        assert_eq!(room.evidence.len(), study.evidence.len());
        room.evidence[at].text.clone()
    };
    assert_eq!(shown(&study, Naming::All), "Not shown: no consent to quote.");
    for one in study.participants.iter_mut().filter(|one| one.interview == talk) {
        one.consent = vec![Consent::Interview, Consent::Quote];
    }
    assert_eq!(shown(&study, Naming::All), "Not shown: no consent to quote.");
    let answer = study
        .answers
        .iter_mut()
        .find(|answer| answer.interview == talk && Some(&answer.question) == question.as_ref());
    let answer = answer.unwrap();
    answer.write_up = answer.write_up.with_state(said, Some(QuoteState::Approved));
    assert_eq!(shown(&study, Naming::All), said);
    // Before a council a quote could tell which unit it is.
    assert_eq!(shown(&study, Naming::Council), "Not shown in a room.");
    let unit = study.interview(&talk).unwrap().details.unit.clone();
    study.responses.push(Response {
        unit,
        round: id("r2"),
        about: Response::WHOLE.to_owned(),
        text: String::new(),
        view: ResponseView::Agreed,
        on: None,
    });
    assert_eq!(shown(&study, Naming::Council), said);
}

#[test]
fn words_that_are_replaced_in_what_leaves_are_replaced_before_a_room_as_well() {
    let mut journey = at("Social", 120, 40);
    journey.press("ad").press("Quispelberg schreef het plan.<enter><esc>");
    assert!(journey.study().evidence.iter().any(|one| one.text == "Quispelberg schreef het plan."));
    let seen = |journey: &mut Journey, keys: &str| {
        journey.press(keys);
        let screen = journey.screen();
        journey.press("<esc><esc><esc><esc>");
        screen
    };
    let before = seen(&mut journey, "rP<enter><enter>");
    assert!(before.contains("Quispelberg schreef het plan."), "{before}");
    let word = Save::Word("Quispelberg".into(), Some(Decision::Replace("[naam]".into())));
    journey.perform(vec![Effect::Save(999, word)]);
    let after = seen(&mut journey, "rP<enter><enter>");
    assert!(after.contains("[naam] schreef het plan.") && !after.contains("Quispelberg"), "{after}");
    // The researcher's own pages show what stands in the record.
    let own = seen(&mut journey, "r<enter><enter>");
    assert!(own.contains("Quispelberg schreef het plan."), "{own}");
}

#[test]
fn in_plain_lines_a_presentation_is_told_in_sentences_and_a_number_goes_into_it() {
    let mut journey = at("Social", 80, 24);
    let told =
        |journey: &Journey| journey.model.screens.last().unwrap().speech(&journey.model.setting).told();
    for (keys, units) in [("cP", 9), ("oP", 1 + 12 + 9)] {
        journey.press(keys);
        let lines = told(&journey);
        assert!(!lines.iter().any(|line| line.contains(['●', '○', '┄', '≈', '↓'])), "{lines:?}");
        assert!(lines.iter().any(|line| line.starts_with(&format!("{units}. "))), "{lines:?}");
        journey.press("<esc><esc>");
    }
    journey.press("rP");
    let lines = told(&journey);
    let at = lines.iter().find(|line| line.contains("Activities, 2 Changing: largely (3/3)")).unwrap();
    let number: usize = at.split('.').next().unwrap().parse().unwrap();
    let Journey { model, .. } = &mut journey;
    model.screens.last_mut().unwrap().select(number - 1, &model.setting);
    journey.press("<enter>");
    assert!(journey.shows("Activities · 2 Changing"), "{}", journey.screen());
}
