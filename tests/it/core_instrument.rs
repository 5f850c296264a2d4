//! The core instrument: talk, fact sheet and organisation together ask for everything that the model rates, alike in three
//! languages, and a new study asks with it in both rounds.

use std::collections::{BTreeMap, BTreeSet};

use nulmeting::definition::builtin;
use nulmeting::domain::assessment::{Assessment, Scope};
use nulmeting::domain::instrument::Coverage;
use nulmeting::domain::questionnaire::{
    AnswerOption, Audience, CompanionKind, Mode, Previous, ProposalAnswer, Question, Questionnaire,
};
use nulmeting::domain::study::{RoundQuestionnaires, RoundRole};
use nulmeting::domain::text::Text;
use nulmeting::workbench::begin;
use unicode_width::UnicodeWidthStr;

use crate::support::{Journey, noon};

const IDS: [&str; 3] = ["nulmeting-core-facts", "nulmeting-core", "nulmeting-core-organisation"];
const LANGUAGES: [&str; 3] = ["de", "nl", "en"];

fn instrument() -> (Assessment, [Questionnaire; 3]) {
    let library = builtin::library();
    let model = library.assessment("bellaart-almelo").unwrap().clone();
    (model, IDS.map(|id| library.questionnaire(id).unwrap().clone()))
}

/// All texts of a question that somebody reads, with what they are.
fn texts(question: &Question) -> Vec<(&'static str, &Text)> {
    let mut texts = vec![("ask", &question.ask)];
    texts.extend(question.probes.iter().map(|probe| ("probe", probe)));
    texts.extend(question.guide.iter().map(|guide| ("guide", guide)));
    texts.extend(options(question).iter().map(|option| ("option", &option.label)));
    texts.extend(question.check.iter().map(|check| ("check", &check.message)));
    texts
}

fn options(question: &Question) -> &[AnswerOption] {
    match question.companion.as_ref().map(|companion| &companion.kind) {
        Some(CompanionKind::Choice(options) | CompanionKind::Choices(options)) => options,
        _ => &[],
    }
}

#[test]
fn it_informs_every_indicator_and_every_factor() {
    let (model, [facts, talk, organisation]) = instrument();
    let unit: Vec<&Question> = facts.questions().chain(talk.questions()).collect();
    let whole: Vec<&Question> = organisation.questions().collect();
    let asked = |scope| if scope == Scope::Unit { &unit } else { &whole };
    for indicator in &model.indicators {
        let is_informed =
            asked(indicator.scope).iter().any(|question| question.informs.contains(&indicator.id));
        assert!(is_informed, "{}", indicator.id);
    }
    for factor in &model.factors {
        let source = factor.derived.as_ref().map_or(&factor.id, |derived| &derived.indicator);
        let is_informed = asked(factor.scope).iter().any(|question| question.informs.contains(source));
        assert!(is_informed, "{}", factor.id);
    }
}

#[test]
fn it_can_tell_all_four_phases_of_everything_by_own_account_and_proven() {
    let (model, [facts, talk, organisation]) = instrument();
    let coverage = Coverage::of(&model, &[&talk, &organisation, &facts]);
    for scope in [coverage.unit.as_ref().unwrap(), coverage.organisation.as_ref().unwrap()] {
        assert_eq!((scope.missing().count(), scope.missing_factors().count()), (0, 0));
        for field in &scope.fields {
            assert_eq!(field.completed, Some([4, 4]), "{:?} {}", scope.scope, model.fields[field.field].id);
        }
    }
    // Where no fact sheet comes back the talk still asks for everything of a unit, and proves less.
    let alone = Coverage::of(&model, &[&talk]).unit.unwrap();
    assert_eq!((alone.missing().count(), alone.missing_factors().count()), (0, 0));
    for field in &alone.fields {
        let [account, proven] = field.completed.unwrap();
        assert!(account == 4 && proven < 4, "{}", model.fields[field.field].id);
    }
}

#[test]
fn what_is_told_can_be_proposed_from_the_lowest_level_to_the_highest() {
    let (model, questionnaires) = instrument();
    let mut proposed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for question in questionnaires.iter().flat_map(Questionnaire::questions) {
        for proposal in &question.proposes {
            let values = proposed.entry(proposal.target.as_str()).or_default();
            values.extend(proposal.rules.iter().map(|rule| rule.value.as_str()));
        }
    }
    for indicator in &model.indicators {
        let values = &proposed[indicator.id.as_str()];
        assert!(values.contains("0") && values.contains("3") && values.len() >= 3, "{}", indicator.id);
    }
    for factor in model.factors.iter().filter(|factor| factor.derived.is_none()) {
        let values: Vec<&str> = proposed[factor.id.as_str()].iter().copied().collect();
        assert_eq!(values, ["absent", "partly", "present"], "{}", factor.id);
    }
}

#[test]
fn better_answers_never_propose_less() {
    let (_, questionnaires) = instrument();
    let rank = |value: &str| match value {
        "0" | "absent" => 0,
        "1" => 1,
        "2" | "partly" => 2,
        _ => 3,
    };
    for question in questionnaires.iter().flat_map(Questionnaire::questions) {
        for proposal in &question.proposes {
            let levels: Vec<(usize, u8)> = proposal
                .rules
                .iter()
                .map(|rule| {
                    let ProposalAnswer::Option(id) = &rule.answer else { panic!("{}", question.id) };
                    let place = options(question).iter().position(|option| option.id == *id).unwrap();
                    (place, rank(&rule.value))
                })
                .collect();
            // Experiences are read from good to bad, everything else from little to much.
            let is_descending = question.id == *"staff_experience";
            let is_in_order = levels.is_sorted_by(|one, next| {
                one.0 < next.0 && if is_descending { one.1 >= next.1 } else { one.1 <= next.1 }
            });
            assert!(is_in_order, "{} {levels:?}", question.id);
        }
    }
}

#[test]
fn every_text_is_there_in_three_languages_and_names_no_town() {
    let (_, questionnaires) = instrument();
    for questionnaire in &questionnaires {
        assert_eq!(questionnaire.languages, LANGUAGES);
        let mut all: Vec<(&str, &Text)> = vec![("title", &questionnaire.title)];
        all.extend(questionnaire.sections.iter().map(|section| ("section", &section.title)));
        all.extend(questionnaire.questions().flat_map(texts));
        all.extend(questionnaire.placeholders.values().map(|text| {
            let is_figure = matches!(text, Text::Plain(figure) if figure.parse::<u32>().is_ok());
            (if is_figure { "figure" } else { "placeholder" }, text)
        }));
        for (what, text) in all {
            let Text::ByLanguage(table) = text else {
                assert_eq!(what, "figure");
                continue;
            };
            assert_eq!(
                table.keys().map(String::as_str).collect::<Vec<_>>(),
                ["de", "en", "nl"],
                "{what}: {text:?}"
            );
            for said in table.values() {
                assert!(!said.trim().is_empty(), "{what}: {text:?}");
                assert!(!said.contains("Almelo") && !said.contains("KleurRijk"), "{what}: {said}");
            }
            let distinct: BTreeSet<&String> = table.values().collect();
            assert!(distinct.len() > 1 || said_alike(text), "{what}: {text:?}");
        }
    }
}

/// Words that are the same in all three languages.
fn said_alike(text: &Text) -> bool {
    ["Pilot"].contains(&text.get("en"))
}

#[test]
fn texts_fit_a_screen_of_eighty_columns() {
    let (_, questionnaires) = instrument();
    for questionnaire in &questionnaires {
        for question in questionnaire.questions() {
            for (what, text) in texts(question) {
                for language in LANGUAGES {
                    let (said, _) = questionnaire.say(text, language, &BTreeMap::new());
                    let most = match what {
                        "ask" => 2 * 76,
                        "probe" => 76,
                        "option" => 52,
                        "check" => 2 * 70,
                        _ => 3 * 72,
                    };
                    assert!(
                        said.width() <= most,
                        "{} {what} {} of {most}: {said}",
                        question.id,
                        said.width()
                    );
                }
            }
            assert!(
                (2..=5).contains(&question.probes.len()) || question.id == *"training_means",
                "{}",
                question.id
            );
        }
    }
}

#[test]
fn the_talk_has_sixteen_open_questions_for_an_hour_and_reads_no_answer_out() {
    let (_, [_, talk, _]) = instrument();
    assert_eq!((talk.questions().count(), talk.minutes, talk.audience), (16, Some(60), Audience::Unit));
    for question in talk.questions() {
        let companion = question.companion.as_ref().unwrap();
        assert_eq!(companion.mode, Mode::Coded, "{}", question.id);
        let lists = matches!(companion.kind, CompanionKind::Initiatives | CompanionKind::Choices(_));
        assert!(lists || !question.proposes.is_empty(), "{}", question.id);
        assert!(question.probes.len() >= 3 && question.guide.is_some(), "{}", question.id);
    }
    // Attitudes and tensions: what was said a year ago would lead the answer.
    for id in ["told_staff", "staff_response", "staff_experience", "conflicts"] {
        assert_eq!(talk.question(id).unwrap().previous, Previous::Hidden, "{id}");
    }
    let order: Vec<&str> = talk.questions().map(|question| question.id.as_str()).collect();
    assert_eq!((order[0], order[14], order[15]), ("role", "conflicts", "next"));
    // Without the same list in every round nothing could be said about what became of an initiative.
    let initiatives = talk.question("initiatives").unwrap();
    assert_eq!(initiatives.companion.as_ref().unwrap().kind, CompanionKind::Initiatives);
    assert_eq!(initiatives.previous, Previous::Shown);
}

#[test]
fn no_question_can_be_answered_with_yes_or_hangs_on_another() {
    let words = [
        ("de", "was wie woran welche welchen welcher wann wo wer"),
        ("nl", "wat hoe waaraan welke wanneer waar wie hoeveel"),
        ("en", "what how which when where who"),
    ];
    let (_, questionnaires) = instrument();
    for question in questionnaires.iter().flat_map(Questionnaire::questions) {
        assert!(question.when.is_none(), "{}", question.id);
        for (language, asking) in words {
            let said = question.ask.get(language);
            let begins = said
                .split_whitespace()
                .take(2)
                .any(|word| asking.split(' ').any(|asking| word.to_lowercase() == asking));
            assert!(begins && said.ends_with('?'), "{} {said}", question.id);
            assert_eq!(said.matches('?').count(), 1, "{said}");
        }
    }
}

#[test]
fn what_is_answered_from_a_document_says_which_to_bring() {
    let (_, [facts, _, organisation]) = instrument();
    let labels = [("de", "Unterlage: "), ("nl", "Stuk: "), ("en", "Document: ")];
    let of_documents =
        facts.questions().chain(organisation.questions().filter(|question| question.is_document));
    for question in of_documents {
        for (language, label) in labels {
            assert!(question.probes[0].get(language).starts_with(label), "{} {language}", question.id);
        }
    }
    for question in facts.questions() {
        let describes = ["contact_residents", "contact_migrants"].contains(&question.id.as_str());
        assert_eq!(question.is_document, !describes, "{}", question.id);
        assert_eq!(question.previous, Previous::Shown, "{}", question.id);
    }
}

#[test]
fn a_new_study_asks_with_it_in_both_rounds() {
    assert_eq!(begin::instruments("en")[0].0, begin::FOR_USE);
    let mut journey = Journey::made(80, 24, |folder| {
        let path = folder.study("veenstad").unwrap();
        begin::new_study(folder, &path, begin::FOR_USE, &[], noon()).unwrap();
        path
    });
    let study = journey.press("<esc>").study();
    let roles: Vec<RoundRole> = study.rounds.iter().map(|round| round.role).collect();
    assert_eq!(roles, [RoundRole::Baseline, RoundRole::FollowUp]);
    for round in &study.rounds {
        let RoundQuestionnaires::Both { unit, organisation, also } = &round.questionnaire else {
            panic!("{:?}", round.questionnaire)
        };
        let named: Vec<&str> =
            unit.iter().chain(organisation).chain(also).map(nulmeting::domain::id::Id::as_str).collect();
        assert_eq!(named, ["nulmeting-core", "nulmeting-core-organisation", "nulmeting-core-facts"]);
    }
    assert_eq!(study.header.assessment, "bellaart-almelo");
    let kept: BTreeSet<&str> = study.definitions.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(kept, IDS.into_iter().chain(["bellaart-almelo"]).collect());
}

#[test]
fn an_interview_is_offered_the_questionnaires_for_those_whom_it_is_about() {
    let made = || {
        Journey::made(80, 24, |folder| {
            let path = folder.study("veenstad").unwrap();
            begin::new_study(folder, &path, begin::FOR_USE, &[], noon()).unwrap();
            path
        })
    };
    // Status, reason, date, time, language, place, mode, minutes, and then the questionnaire.
    let to_questionnaire = "ia<tab><tab><tab><tab><tab><tab><tab><tab><right>";
    let mut journey = made();
    journey.press(&format!("uaBurgerzaken<enter><esc>{to_questionnaire}"));
    assert!(journey.shows("Fact sheet of a department"), "{}", journey.screen());
    journey.press("<enter>");
    let named = |journey: &mut Journey| journey.study().interviews[0].details.questionnaire.clone();
    assert_eq!(named(&mut journey).unwrap(), *"nulmeting-core-facts");
    // With the fact sheet the organisation could be asked nothing, and no file of the study be read.
    let mut journey = made();
    journey.press(to_questionnaire);
    assert!(journey.shows("Core talk about the organisation"), "{}", journey.screen());
    journey.press("<right><right><enter>");
    assert!(named(&mut journey).is_none_or(|id| id == *"nulmeting-core-organisation"));
}
