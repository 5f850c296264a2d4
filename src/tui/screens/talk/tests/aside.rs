//! What belongs to no question, finding what was typed, and the clock.

use super::desk::Desk;
use crate::domain::study::NotePlace;
use crate::workbench::request::Save;

#[test]
fn before_after_and_what_one_saw_have_a_sheet_of_their_own_that_goes_on() {
    let mut desk = Desk::small().open();
    desk.press("We mow<esc>,Coffee first<esc>, and");
    assert_eq!(desk.text(), "We mow, and");
    desk.press("<esc>.In the corridor");
    assert!(desk.screen().contains("After the talk · background"), "{}", desk.screen());
    desk.press("<alt-i>She looked tired<esc>");
    // The sheet goes on at its end, and the key that opened it closes it.
    desk.press("<alt-,>, then cake<alt-,>");
    let notes: Vec<(NotePlace, &str)> =
        desk.study.notes.iter().map(|note| (note.place, note.text.as_str())).collect();
    let expected = [
        (NotePlace::After, "In the corridor"),
        (NotePlace::Observation, "She looked tired"),
        (NotePlace::Before, "Coffee first, then cake"),
    ];
    assert_eq!(notes, expected);
    assert_eq!(desk.text(), "We mow, and");
    // The list of questions leads there, too.
    desk.press("<esc>jcorridor<enter>");
    assert_eq!(desk.text(), "In the corridor");
}

#[test]
fn a_line_that_was_typed_is_found_and_gone_to() {
    let mut desk = Desk::small().open();
    desk.press("<esc>/");
    assert_eq!(desk.notice(), "Nothing has been typed in this interview yet.");
    desk.press("We mow.<enter>Größe of the parks<pagedown><esc>pask Ann<esc>");
    desk.press("<esc>/größ");
    assert!(desk.screen().contains("question 1"), "{}", desk.screen());
    desk.press("<enter>!");
    assert_eq!((desk.question().as_str(), desk.text().as_str()), ("tasks", "We mow.\n!Größe of the parks"));
    desk.press("<esc>/ann<enter>?");
    assert_eq!(desk.text(), "?ask Ann");
}

#[test]
fn the_clock_goes_on_where_it_was_and_stands_still_in_a_pause() {
    let mut desk = Desk::small().open();
    let minutes = |desk: &Desk| desk.talk().clock.elapsed(desk.model.setting.now).num_minutes();
    desk.wait(150);
    assert_eq!((minutes(&desk), desk.elapsed), (2, 150));
    desk.press("<esc>c");
    assert!(desk.screen().contains("Pause."), "{}", desk.screen());
    assert!(!desk.screen().contains("Parks"));
    desk.wait(3_600);
    desk.press("typed in the pause");
    assert_eq!((minutes(&desk), desk.text().as_str()), (2, "typed in the pause"));
    desk.press("<esc>c");
    desk.wait(60);
    assert_eq!(minutes(&desk), 3);
    // Another sitting.
    desk.press("<esc>q");
    let mut desk = desk.open();
    assert_eq!(desk.elapsed, 210);
    desk.wait(30);
    assert_eq!(minutes(&desk), 4);
    // A talk that is over has no clock.
    desk.press("<esc>fy");
    desk.saves.clear();
    let mut desk = desk.open();
    desk.wait(600);
    assert!(!desk.saves.iter().any(|save| matches!(save, Save::Elapsed(..))));
}
