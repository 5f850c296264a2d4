//! A newcomer, who knows no key, records and scores an interview with no help but the screen: every key pressed here
//! stands on the screen before it is pressed, with the word for what it does.

use nulmeting::domain::answer::Chosen;
use nulmeting::domain::id::InterviewId;
use nulmeting::domain::rating::Value;
use nulmeting::domain::study::InterviewStatus;
use nulmeting::language::LANGUAGES;
use nulmeting::tui::keymap::{self, Action, Place};
use nulmeting::workbench::begin;
use unicode_width::UnicodeWidthStr;

use crate::support::Journey;

struct Newcomer {
    journey: Journey,
    /// What was pressed.
    pressed: usize,
}

impl Newcomer {
    fn word(&self, id: &str) -> String {
        self.journey.model.setting.words.text(id)
    }

    #[track_caller]
    fn sees(&self, text: &str) {
        // A sentence may go on in the next row, also in a box.
        let flat = |text: &str| {
            text.split(|c: char| c.is_whitespace() || "│║".contains(c))
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let screen = self.journey.screen();
        assert!(flat(&screen).contains(&flat(text)), "{text:?} is not to be seen\n{screen}");
    }

    /// Does what the screen offers under a key: the key and the word stand there side by side.
    #[track_caller]
    fn takes(&mut self, action: Action) {
        let place = self.journey.model.place();
        let row = [place, Place::Everywhere]
            .into_iter()
            .find_map(|place| keymap::rows(place).find(|row| row.action == action));
        let key = row.unwrap_or_else(|| panic!("{action:?} is nothing to do here")).keys[0];
        self.sees(&format!("{} {}", keymap::shown_key(key), self.word(&format!("do-{}", action.id()))));
        self.press(&format!("<{key}>"));
    }

    fn press(&mut self, script: &str) {
        let is_letter = script.chars().count() == 3 && script.starts_with('<');
        self.journey.press(if is_letter { &script[1..script.len() - 1] } else { script });
        self.pressed += 1;
    }

    /// Goes with an arrow key until the line below the grid, which says where one is, is as wanted.
    #[track_caller]
    fn goes(&mut self, arrow: &str, is_there: impl Fn(&str) -> bool) {
        for _ in 0..30 {
            let screen = self.journey.screen();
            if screen.lines().rev().take(6).any(|line| line.contains(" · ") && is_there(line.trim())) {
                return;
            }
            self.press(arrow);
        }
        panic!("never reached\n{}", self.journey.screen());
    }
}

#[test]
fn a_newcomer_records_and_scores_an_interview_with_no_help_but_the_screen() {
    for language in LANGUAGES {
        let mut newcomer = Newcomer { journey: Journey::sample_in(language, 80, 24), pressed: 0 };
        let (unit, cancelled) = {
            let setting = &newcomer.journey.model.setting;
            let study = newcomer.journey.study();
            let unit = study.unit("interne-dienstverlening").unwrap();
            (setting.text(&unit.name).to_owned(), setting.words.of("status", "cancelled"))
        };

        // The first screen names a talk that can be held, how to get there, and the key then.
        newcomer.sees(&newcomer.word("home-next"));
        newcomer.sees(&unit);
        let demo = newcomer.journey.model.setting.words.with("demo-lies", &[("name", begin::DEMO.into())]);
        assert!(demo.width() <= 78, "it would cover what comes next: {demo}");
        let go = newcomer.journey.model.setting.words.with("home-next-go", &[("keys", "Enter".into())]);
        newcomer.sees(&go);
        newcomer.goes("<down>", |line| line.starts_with(&format!("{unit}, ")));
        newcomer.goes("<right>", |line| line.contains(&format!("· {cancelled}")));
        newcomer.takes(Action::Hold);
        newcomer.takes(Action::Yes);

        // In the talk: notes, the closed answer, the next question.
        newcomer.sees(&newcomer.word("talk-notes-placeholder"));
        newcomer.press("A newsletter, she says.");
        newcomer.takes(Action::SwitchFocus);
        newcomer.sees("( ) 2 ");
        newcomer.press("2");
        newcomer.sees("(x) 2 ");
        newcomer.takes(Action::NextQuestion);
        newcomer.press("Nobody passed it on.");
        newcomer.takes(Action::Command);
        newcomer.takes(Action::Finish);
        newcomer.takes(Action::Yes);

        // Home again says what comes next, with its key.
        let rate = keymap::key_of(Place::Home, Action::Rate);
        let round = newcomer.journey.model.setting.instruments.rounds[1].label.get(language).to_owned();
        let arguments = [("unit", unit.into()), ("round", round.into()), ("keys", rate.into())];
        let next = newcomer.journey.model.setting.words.with("home-next-rate", &arguments);
        newcomer.sees(&next);
        newcomer.takes(Action::Rate);

        // What was said stands beside the scale; a digit rates, and evidence is attached.
        newcomer.sees("A newsletter, she says.");
        newcomer.sees(&newcomer.word("do-rate-0"));
        newcomer.press("2");
        newcomer.takes(Action::SwitchFocus);
        newcomer.takes(Action::AttachEvidence);
        newcomer.takes(Action::Keep);
        newcomer.takes(Action::SwitchFocus);
        newcomer.takes(Action::NextUnrated);
        newcomer.press("1");
        newcomer.takes(Action::Back);

        // And the result, down to the reason.
        newcomer.takes(Action::ShowResult);
        newcomer.takes(Action::Why);
        newcomer.takes(Action::Back);
        newcomer.takes(Action::Back);

        let study = newcomer.journey.study();
        let talk = InterviewId::new("interne-dienstverlening/r2").unwrap();
        assert_eq!(study.interview(&talk).unwrap().state.status, InterviewStatus::Completed);
        let answers: Vec<_> = study.answers.iter().filter(|answer| answer.interview == talk).collect();
        assert_eq!(answers.len(), 2);
        assert!(matches!(answers[0].closed.chosen, Some(Chosen::Choice(_))));
        let ratings: Vec<_> = study
            .ratings
            .iter()
            .filter(|one| one.unit == *"interne-dienstverlening" && one.round == *"r2")
            .collect();
        assert_eq!(
            ratings.iter().map(|one| one.value).collect::<Vec<_>>(),
            [2, 1].map(|level| Value::level(level).unwrap())
        );
        assert_eq!(ratings[0].evidence.len(), 1, "what was said is attached");
        assert!(newcomer.pressed < 60, "{}", newcomer.pressed);
    }
}

#[test]
fn a_newcomer_with_a_study_of_ones_own_is_led_to_the_first_talk() {
    let mut newcomer = Newcomer { journey: Journey::blank(80, 24), pressed: 0 };
    newcomer.sees("Next: add the units to interview (u)");
    newcomer.takes(Action::Help);
    newcomer.takes(Action::Back);
    newcomer.press("u");
    newcomer.takes(Action::Add);
    newcomer.press("Burgerzaken");
    newcomer.takes(Action::Keep);
    newcomer.takes(Action::Back);
    newcomer.sees("Next: hold Burgerzaken, Baseline (Enter)");
    newcomer.press("<right>");
    newcomer.sees("Next: hold Burgerzaken, Baseline (arrow keys, then Enter)");
    newcomer.press("<left>");
    newcomer.takes(Action::Hold);
    newcomer.takes(Action::Yes);
    newcomer.sees("Type what is said.");
}
