//! Locking is offered where a study is made: what is typed is never shown, and is asked for again where it is no good.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::FixedOffset;
use nulmeting::language::Words;
use nulmeting::tui::key;
use nulmeting::tui::message::{Beginning, Effect, Message};
use nulmeting::tui::model::{Model, Setting};
use nulmeting::tui::screens::{Screen, welcome};
use nulmeting::tui::theme::Theme;
use nulmeting::tui::update::update;
use nulmeting::workbench::begin;
use nulmeting::workbench::locking::Passphrase;
use nulmeting::workbench::request::Instruments;
use ratatui::layout::Size;

use crate::support::{noon, screen};

fn model(language: &str, (width, height): (u16, u16), state: welcome::State) -> Model {
    let setting = Setting {
        words: Words::in_language(language),
        theme: Theme::dark(),
        language: language.to_owned(),
        size: Size { width, height },
        now: noon(),
        offset: FixedOffset::east_opt(3600).unwrap(),
        editor: None,
        instruments: Arc::new(Instruments::default()),
    };
    Model::new(setting, Screen::Welcome(state))
}

fn state(can_lock: bool) -> welcome::State {
    let state = welcome::State::new(Vec::new(), PathBuf::from("/data"), begin::instruments("en"));
    welcome::State { can_lock, ..state }
}

/// What the program wants done last, after keys.
fn press(model: &mut Model, script: &str) -> Option<Beginning> {
    let mut begun = None;
    for pressed in key::keys(script) {
        for effect in update(model, Message::Key(pressed)) {
            if let Effect::Begin(beginning) = effect {
                begun = Some(beginning);
            }
        }
    }
    begun
}

fn passphrase(begun: Option<Beginning>) -> Option<Passphrase> {
    let Some(Beginning::New { name, passphrase, .. }) = begun else { panic!("{begun:?}") };
    assert_eq!(name, "wijken");
    passphrase
}

const GOOD: &str = "brug lamp koe sloot";

#[test]
fn a_passphrase_is_typed_twice_and_never_shown() {
    for (language, size) in [("en", (80, 24)), ("en", (120, 40)), ("de", (80, 24)), ("nl", (80, 24))] {
        let mut model = model(language, size, state(true));
        press(&mut model, "nwijken<tab><tab>brug lamp koe");
        assert!(!screen(&model).contains("brug"), "{}", screen(&model));
        insta::assert_snapshot!(format!("locking-{language}-{}x{}", size.0, size.1), screen(&model));
    }
    let mut model = model("en", (80, 24), state(true));
    let begun = press(&mut model, &format!("nwijken<tab><tab>{GOOD}<tab>{GOOD}<enter>"));
    assert!(!format!("{begun:?}").contains("brug"));
    assert_eq!(passphrase(begun), Some(Passphrase::new(GOOD)));
}

#[test]
fn one_that_is_weak_or_mistyped_is_asked_for_again_and_an_empty_one_locks_nothing() {
    let mut model = model("en", (80, 24), state(true));
    assert_eq!(press(&mut model, "nwijken<tab><tab>welkom123<tab>welkom123<enter>"), None);
    assert!(screen(&model).contains("Too weak"), "{}", screen(&model));
    // Everything typed is still there; with Ctrl+W the passphrase goes as a whole.
    let begun = press(&mut model, &format!("<tab><tab><ctrl-w>{GOOD}<tab><ctrl-w>brug lamp koe sloo<enter>"));
    assert_eq!(begun, None);
    assert!(screen(&model).contains("not the same"), "{}", screen(&model));
    let begun = press(&mut model, "<tab><tab><tab>t<enter>");
    assert_eq!(passphrase(begun), Some(Passphrase::new(GOOD)));

    let mut model = self::model("en", (80, 24), state(true));
    assert_eq!(passphrase(press(&mut model, "nwijken<enter>")), None);
    let mut model = self::model("en", (80, 24), state(true));
    assert_eq!(press(&mut model, "nwijken<tab><tab><tab>only the second one<enter>"), None);
}

#[test]
fn a_build_that_cannot_lock_asks_for_no_passphrase() {
    let mut model = model("en", (80, 24), state(false));
    press(&mut model, "n");
    assert!(!screen(&model).contains("Passphrase"), "{}", screen(&model));
    assert_eq!(passphrase(press(&mut model, "wijken<enter>")), None);
}

#[test]
fn the_recovery_sheet_is_shown_before_the_study_and_nothing_else_is_offered() {
    let key = ["ABCDE"; 11].join(" ");
    let sheet = format!("RECOVERY SHEET of the study wijken.nulmeting, 2026-11-27\n\n    {key}\n");
    let path = PathBuf::from("/data/wijken.nulmeting");
    let mut model =
        model("en", (80, 24), welcome::State { sheet: Some((sheet, path.clone())), ..state(true) });
    insta::assert_snapshot!("locking-sheet-80x24", screen(&model));
    assert_eq!(press(&mut model, "dnL"), None);
    assert!(model.overlay.is_none());
    assert_eq!(press(&mut model, "<enter>"), Some(Beginning::Open(path)));
}
