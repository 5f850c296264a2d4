//! Whole jobs at the keyboard: keys in, rows and screens out.

use nulmeting::domain::study::{Contact, InterviewStatus, ROLES, UnitKind};
use nulmeting::tui::model::Overlay;

use crate::support::Journey;

#[test]
fn home_shows_units_and_rounds_with_the_state_of_their_interviews() {
    insta::assert_snapshot!("home-80x24", Journey::sample(80, 24).screen());
    insta::assert_snapshot!("home-120x40", Journey::sample(120, 40).screen());
}

#[test]
fn a_new_study_says_what_to_do_first() {
    insta::assert_snapshot!("home-new-80x24", Journey::blank(80, 24).screen());
}

#[test]
fn the_help_page_names_the_keys_of_the_screen() {
    let mut journey = Journey::sample(80, 24);
    journey.press("?");
    insta::assert_snapshot!("help-80x24", journey.screen());
    journey.press("<esc>");
    assert!(journey.shows("Next:"));
}

#[test]
fn what_can_be_done_is_found_by_its_words() {
    let mut journey = Journey::sample(80, 24);
    journey.press(":");
    insta::assert_snapshot!("palette-80x24", journey.screen());
    journey.press("still to be<enter>");
    assert!(journey.shows("Talks still to be held"), "{}", journey.screen());
    journey.press("<esc>:<esc>");
    assert!(journey.shows("Next:"), "given up, it leaves nothing behind");
    // In a talk it is a command: typing a colon is typing.
    journey.press("<enter>");
    let question = |journey: &Journey| journey.screen().lines().nth(3).unwrap().to_owned();
    let before = question(&journey);
    journey.press("Erst: <esc>:languag<enter>");
    assert!(journey.shows("Erst:"), "{}", journey.screen());
    assert_ne!(question(&journey), before, "the question is in another language");
}

#[test]
fn a_unit_is_added_changed_and_removed_from_its_list() {
    let mut journey = Journey::blank(80, 24);
    journey.press("ua").press("Straßen & Grün<tab>s<tab>Programm 3<enter>");
    assert!(journey.shows("Straßen & Grün"), "{}", journey.screen());
    insta::assert_snapshot!("units-80x24", journey.screen());
    let unit = journey.study().units[0].clone();
    assert_eq!((unit.id.as_str(), unit.kind), ("straßen-grün", UnitKind::Staff));
    assert_eq!(unit.group.as_deref(), Some("Programm 3"));

    journey.press("<enter><tab>l<enter>");
    assert_eq!(journey.study().units[0].kind, UnitKind::Line);
    assert_eq!(journey.study().units[0].id, unit.id);

    journey.press("d");
    insta::assert_snapshot!("confirm-80x24", journey.screen());
    journey.press("n");
    assert_eq!(journey.study().units.len(), 1);
    journey.press("dy");
    assert!(journey.study().units.is_empty());
    assert!(journey.shows("Press a to add one"));
}

#[test]
fn a_form_left_with_esc_changes_nothing() {
    let mut journey = Journey::blank(80, 24);
    journey.press("ua").press("Vastgoed");
    insta::assert_snapshot!("unit-form-80x24", journey.screen());
    journey.press("<esc>");
    assert!(journey.study().units.is_empty());
}

#[test]
fn a_round_is_added_with_its_dates_and_a_bad_date_is_named() {
    let mut journey = Journey::blank(80, 24);
    journey.press("na").press("Third round<tab>f<tab>24.3.2031<enter>");
    assert!(journey.shows("write a year, a month or a day"), "{}", journey.screen());
    journey.press("<ctrl-u>2031-03<enter>");
    let study = journey.study();
    assert_eq!(study.rounds.len(), 3);
    assert_eq!(study.rounds[2].from.as_ref().unwrap().as_str(), "2031-03");
    journey.press("<esc>");
    assert!(journey.model.setting.instruments.rounds.len() == 3);
}

#[test]
fn interviews_participants_contact_events_and_initiatives_are_entered_from_home() {
    let mut journey = Journey::sample(80, 24);
    // Internal Services, follow-up.
    journey.press("jjjjjjjj<right>i<enter>");
    insta::assert_snapshot!("interview-form-80x24", journey.screen());
    journey.press("p<enter>");
    let study = journey.study();
    let interview =
        study.interviews.iter().find(|one| one.id.as_str() == "interne-dienstverlening/r2").unwrap();
    assert_eq!(interview.state.status, InterviewStatus::Planned);

    journey.press("pa").press("int-B<tab><tab><tab>Facilities<enter>");
    insta::assert_snapshot!("participants-80x24", journey.screen());
    let study = journey.study();
    let who = study.participants.iter().find(|one| one.respondent == *"int-B").unwrap();
    assert_eq!(who.details.team.as_deref(), Some("Facilities"));
    assert!(who.details.leads);
    journey.press("<esc><esc>");

    journey.press("x").press("n<tab>n<enter>");
    let study = journey.study();
    let context = study
        .contexts
        .iter()
        .find(|one| one.unit == *"interne-dienstverlening" && one.round == *"r2")
        .unwrap();
    assert_eq!(context.contact_residents, Contact::None);

    journey.press("va").press("2011-03<tab>Vision adopted, again<enter>");
    assert!(journey.study().events.iter().any(|event| event.text == "Vision adopted, again"));
    journey.press("<esc>");

    journey.press("ta").press("Leaflet in plain language<tab>a<enter>");
    let study = journey.study();
    let one = study.initiatives.iter().find(|one| one.details.title == "Leaflet in plain language").unwrap();
    assert_eq!(one.details.field.as_str(), "activities");
    insta::assert_snapshot!("initiatives-80x24", journey.screen());
}

#[test]
fn a_unit_is_found_by_a_part_of_its_name() {
    let mut journey = Journey::sample(80, 24);
    journey.press("/soc");
    insta::assert_snapshot!("picker-80x24", journey.screen());
    journey.press("<down><enter>u<esc>");
    assert!(journey.shows("Society, Baseline"), "{}", journey.screen());
}

#[test]
fn a_window_too_small_says_so_and_loses_nothing() {
    let mut journey = Journey::sample(40, 10);
    insta::assert_snapshot!("too-small-40x10", journey.screen());
    journey.send(nulmeting::tui::message::Message::Resize(80, 24));
    assert!(journey.shows("Next:"));
}

#[test]
fn a_study_with_nothing_to_keep_is_left_at_once() {
    let mut journey = Journey::sample(80, 24);
    journey.press("q");
    assert!(journey.has_ended);
}

#[test]
fn the_words_that_questions_leave_open_are_set_for_the_study() {
    let mut journey = Journey::blank(80, 24);
    journey.press("s");
    insta::assert_snapshot!("study-form-80x24", journey.screen());
    journey.press("<ctrl-u><ctrl-g>Veenstad 2031<tab>Gemeente Veenstad<enter>");
    let header = journey.study().header;
    assert_eq!(header.title.get("en"), "Veenstad 2031");
    assert_eq!(header.organisation, "Gemeente Veenstad");
    assert!(header.placeholders.is_empty(), "what was left as it is follows the questionnaire");
    assert!(journey.shows("Veenstad 2031 · Gemeente Veenstad"), "{}", journey.screen());
}

#[test]
fn the_missing_interview_is_held_rated_and_changes_the_comparison() {
    let mut journey = Journey::sample(110, 40);
    journey.press("c");
    assert!(journey.shows("R4"), "{}", journey.screen());
    journey.press("<esc>");

    // Internal Services, follow-up: cancelled, and held after all.
    journey.press("jjjjjjjj<right><enter>y");
    journey.press("1").press("Kent het project goed, Größe 👩‍👩‍👧!");
    assert!(journey.shows("Kent het project goed"), "{}", journey.screen());
    journey.press("<esc>f");
    if journey.model.overlay.is_some() {
        journey.press("y");
    }
    let study = journey.study();
    let interview =
        study.interviews.iter().find(|one| one.id.as_str() == "interne-dienstverlening/r2").unwrap();
    assert_eq!(interview.state.status, InterviewStatus::Completed);
    let answer = study.answers.iter().find(|one| one.interview == interview.id).unwrap();
    assert_eq!(answer.notes.text, "Kent het project goed, Größe 👩‍👩‍👧!");

    // The one who spoke in the first round leads this talk too.
    let leader =
        study.participants.iter().find(|one| one.interview.as_str() == "interne-dienstverlening/r1").unwrap();
    let (name, team) = (leader.respondent.to_string(), leader.details.team.clone().unwrap_or_default());
    let role = leader.details.role.clone();
    while !journey.screen().contains("Next:") {
        journey.press("<esc>q");
    }
    journey.press(&format!("pa{name}<tab><tab>"));
    let chosen = |journey: &Journey| match &journey.model.overlay {
        Some(Overlay::Form(form)) => form.fields[2].value(),
        _ => panic!("{}", journey.screen()),
    };
    for _ in 0..ROLES.len() {
        if chosen(&journey) != role {
            journey.press("<right>");
        }
    }
    journey.press(&format!("<tab>{team}<enter><esc>"));

    // Rated from what was said.
    journey.press("a");
    let before = journey.study().ratings.len();
    journey.press("2j1n");
    assert!(journey.study().ratings.len() > before, "{}", journey.screen());
    while !journey.screen().contains("Next:") {
        journey.press("<esc>");
    }

    journey.press("c");
    let screen = journey.screen();
    let mut below = screen.lines().skip_while(|line| !line.contains("Internal Services"));
    assert!(below.nth(1).unwrap().contains("R0 same person"), "{screen}");
    insta::assert_snapshot!("comparison-with-the-missing-interview-110x40", screen);
}

#[test]
fn esc_on_the_first_screen_asks_before_it_leaves_and_q_leaves() {
    let mut journey = Journey::sample(80, 24);
    journey.press("<esc>");
    assert!(journey.shows("Leave the program?"), "{}", journey.screen());
    journey.press("<esc>");
    assert!(!journey.has_ended);
    journey.press("<esc><enter>");
    assert!(journey.has_ended);
}

#[test]
fn what_a_list_has_no_room_for_stands_below_it_in_full() {
    let mut journey = Journey::sample(80, 24);
    journey.press("v<end>");
    let screen = journey.screen();
    assert!(screen.contains("the vision unanimously and asks for yearly reports"), "{screen}");
    insta::assert_snapshot!("events-80x24", screen);
    journey.press("<enter>");
    insta::assert_snapshot!("event-form-80x24", journey.screen());
}

#[test]
fn a_parked_thought_is_found_again_among_the_questions() {
    let mut journey = Journey::sample(80, 24);
    journey.press("<enter><esc>p").press("Nach dem Fest fragen").press("<esc>");
    assert!(journey.shows("Parked thought 1 is kept"), "{}", journey.screen());
    journey.press("<esc>j").press("Fest").press("<enter>").press(" im Mai").press("<esc>");
    let notes = journey.study().notes;
    assert!(notes.iter().any(|note| note.text == "Nach dem Fest fragen im Mai"), "{notes:?}");
}

#[test]
fn something_long_to_say_is_said_in_full() {
    let mut journey = Journey::sample(60, 16);
    let text = "A sentence of more than sixty columns that says what was restored, where it was, and more";
    journey.model.notice = Some(text.to_owned());
    assert!(journey.shows("where it was, and more"), "{}", journey.screen());
}
