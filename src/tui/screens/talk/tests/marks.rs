//! What is marked, struck, and shown of it.

use insta::assert_snapshot;
use ratatui::style::Modifier;

use super::desk::{Desk, id};
use crate::domain::answer::{Mark, MarkKind};
use crate::domain::change::Change;
use crate::tui::keymap::Place;
use crate::tui::message::Effect;
use crate::workbench::request::{DraftPlace, Save};

fn mark(kind: MarkKind, from: usize, text: &str) -> Mark {
    let to = from + text.chars().count();
    Mark { kind, from, to, text: text.into(), target: None, respondent: None }
}

/// The marks of the draft that went to the disk last.
fn drafted(desk: &Desk) -> Vec<Mark> {
    desk.drafts.last().unwrap().marks.clone().unwrap()
}

#[test]
fn a_paragraph_is_marked_on_disk_at_once_and_once_more_takes_the_mark_away() {
    let mut desk = Desk::small().open();
    desk.press("Ja.<enter>Größe 👩‍👩‍👧 zählt.");
    for (key, kind, said) in [
        ("v", MarkKind::Quote, "quote"),
        ("!", MarkKind::Flag, "come back"),
        ("h", MarkKind::Background, "Background"),
    ] {
        desk.press(&format!("<esc>{key}"));
        assert_eq!(desk.place(), Place::Talk);
        assert_eq!(drafted(&desk), [mark(kind, 4, "Größe 👩‍👩‍👧 zählt.")]);
        assert!(desk.notice().contains(said), "{}", desk.notice());
        desk.press(&format!("<alt-{key}>"));
        assert_eq!(drafted(&desk), []);
    }
    desk.press("<esc>v<pagedown>");
    assert_eq!(desk.kept("tasks").marks, [mark(MarkKind::Quote, 4, "Größe 👩‍👩‍👧 zählt.")]);
}

#[test]
fn what_goes_to_the_background_after_evidence_was_made_of_it_says_so() {
    let mut desk = Desk::small();
    let evidence = serde_json::json!({
        "id": "e1", "type": "testimony", "text": "Wij kennen de cijfers niet.", "interview": "parks/r2",
        "question": "tasks"
    });
    desk.study.evidence.push(serde_json::from_value(evidence).unwrap());
    let mut desk = desk.open();
    desk.press("Wij kennen de cijfers niet.<esc>h");
    assert!(desk.notice().contains("Evidence e1"), "{}", desk.notice());
    desk.press("<esc>h");
    assert_eq!(desk.notice(), "On record again.");
}

#[test]
fn a_selection_is_marked_without_its_blanks_and_typing_does_not_write_over_it() {
    let mut desk = Desk::small().open();
    desk.press("Wij doen niets. Ooit.<home>");
    desk.press("<ctrl-shift-right><ctrl-shift-right><esc>\"x");
    let kept = desk.kept("tasks");
    assert_eq!(kept.marks, []);
    assert_eq!(drafted(&desk)[0].text, "Wij doen");
    assert_eq!(desk.text(), "Wij doenx niets. Ooit.");
}

#[test]
fn on_an_empty_line_the_paragraph_above_is_meant() {
    let mut desk = Desk::small().open();
    desk.press("Nooit.<enter><esc>!");
    assert_eq!(drafted(&desk), [mark(MarkKind::Flag, 0, "Nooit.")]);
    desk.press("<esc>!");
    assert_eq!(drafted(&desk), []);
    let mut desk = Desk::small().open();
    desk.press("<esc>v");
    assert_eq!(desk.notice(), "There is nothing to mark: the cursor is in no words.");
    assert_eq!(desk.drafts, []);
}

#[test]
fn undo_takes_a_mark_back_and_a_mark_alone_is_kept_when_the_question_is_left() {
    let mut desk = Desk::small().open();
    desk.press("Nooit.<pagedown><pageup>");
    desk.changes();
    desk.press("<esc>v<ctrl-u>");
    assert_eq!(drafted(&desk), []);
    desk.press("<ctrl-r><pagedown>");
    assert_eq!(desk.kept("tasks").marks, [mark(MarkKind::Quote, 0, "Nooit.")]);
    desk.press("<pageup><ctrl-u><pagedown>");
    assert_eq!(desk.kept("tasks").marks, [], "undo reaches back over leaving the question");
}

#[test]
fn a_mark_lost_by_erasing_its_words_is_said_at_once_and_undo_brings_it_back() {
    let mut desk = Desk::small().open();
    desk.press("Nooit.<esc>v<ctrl-g><backspace>");
    assert!(desk.notice().contains("its mark is gone"), "{}", desk.notice());
    desk.press("<ctrl-u>");
    assert_eq!(drafted(&desk), [mark(MarkKind::Quote, 0, "Nooit.")]);
}

#[test]
fn a_passage_is_tied_by_typing_a_part_of_the_name_and_untied_the_same_way() {
    let mut desk = Desk::small().open();
    desk.press("Wij hebben een lijst.<esc>t");
    assert_eq!(desk.place(), Place::Picker);
    desk.press("step_plan<enter>");
    let tied = Mark { target: Some(id("step_plan")), ..mark(MarkKind::Passage, 0, "Wij hebben een lijst.") };
    assert_eq!(drafted(&desk), [tied]);
    assert_eq!(desk.notice(), "Tied.");
    assert!(!desk.screen().contains("step_plan"), "nothing of it stays in sight");
    desk.press("<esc>t");
    assert!(desk.screen().contains("• step_plan"), "{}", desk.screen());
    desk.press("step_plan<enter>");
    assert_eq!(drafted(&desk), []);
}

#[test]
fn who_said_it_is_asked_only_where_several_take_part() {
    let mut desk = Desk::small().open();
    desk.press("Nee.<esc>m");
    assert_eq!(desk.notice(), "Only parks-A takes part.");
    let mut desk = Desk::small().with_a_second_participant().open();
    desk.press("Nee.<esc>mB<enter>");
    let said = Mark { respondent: Some(id("parks-B")), ..mark(MarkKind::Passage, 0, "Nee.") };
    assert_eq!(drafted(&desk), [said]);
    desk.press("<esc>mA<enter>");
    let said = Mark { respondent: Some(id("parks-A")), ..mark(MarkKind::Passage, 0, "Nee.") };
    assert_eq!(drafted(&desk), [said], "one speaker at a time");
}

#[test]
fn a_parked_thought_has_no_marks() {
    let mut desk = Desk::small().open();
    desk.press("<esc>pask Ann<alt-v>");
    assert!(desk.notice().starts_with("Only the notes on a question"), "{}", desk.notice());
}

#[test]
fn after_a_crash_the_marks_are_back() {
    let mut desk = Desk::small().open();
    desk.press("Nooit.<esc>v");
    let mut desk = desk.open();
    assert_eq!(desk.talk().active().editor.marks(), [mark(MarkKind::Quote, 0, "Nooit.")]);
    assert!(desk.notice().contains("Restored"));
    desk.press("<pagedown>");
    assert_eq!(desk.kept("tasks").marks, [mark(MarkKind::Quote, 0, "Nooit.")]);
}

#[test]
fn struck_words_leave_notes_drafts_undo_and_clipboard_and_only_the_time_stays() {
    let mut desk = Desk::small().open();
    desk.press("Ja.<enter>Jansen doet niets.<shift-home><ctrl-y><end><enter>Goed.<up>");
    desk.press("<esc>s");
    assert_eq!(desk.place(), Place::Confirm);
    assert!(desk.screen().contains("Strike “Jansen doet niets.”?"), "{}", desk.screen());
    desk.press("n");
    assert_eq!(desk.text(), "Ja.\nJansen doet niets.\nGoed.");
    desk.press("<esc>sy");
    assert_eq!(desk.text(), "Ja.\nGoed.");
    assert_eq!(desk.drafts, []);
    let Some(Save::Strike(strike)) = desk.saves.last() else { panic!("{:?}", desk.saves.last()) };
    assert_eq!(
        (strike.words.as_str(), &strike.place),
        ("Jansen doet niets.", &DraftPlace::Question(id("tasks")))
    );
    let kept = desk.kept("tasks");
    assert_eq!((kept.text.as_str(), kept.struck), ("Ja.\nGoed.", vec![desk.model.setting.now]));
    desk.press("<ctrl-u><ctrl-u><ctrl-r><ctrl-v>");
    assert_eq!(desk.text(), "Ja.\nGoed.");
    desk.changes();
    desk.press("<pagedown>");
    assert_eq!(desk.changes(), []);
}

#[test]
fn striking_empties_the_clipboard_of_the_terminal_where_it_holds_the_words() {
    use crate::tui::message::Message;
    use crate::tui::update::update;
    let mut desk = Desk::small().open();
    desk.press("Jansen doet niets.<ctrl-g><ctrl-y><esc>s");
    let pressed = crate::tui::key::key("y").unwrap();
    let effects = update(&mut desk.model, Message::Key(pressed));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Copy(text) if text.is_empty())));
}

#[test]
fn within_a_paragraph_one_blank_is_left_where_words_were_struck() {
    let mut desk = Desk::small().open();
    desk.press("Wij doen echt niets<ctrl-left><left><ctrl-shift-left><esc>s<enter>");
    assert_eq!(desk.text(), "Wij doen niets");
}

#[test]
fn a_parked_thought_can_be_struck() {
    let mut desk = Desk::small().open();
    desk.press("<esc>pJansen doet niets.<alt-s>y");
    let Some(Save::Strike(strike)) = desk.saves.last() else { panic!("{:?}", desk.saves.last()) };
    assert_eq!(strike.stays, Vec::<Change>::new());
    assert_eq!((desk.text().as_str(), desk.place()), ("", Place::Parked));
    assert_eq!(desk.drafts, []);
}

#[test]
fn a_blank_screen_asks_nothing_about_what_was_said() {
    let mut desk = Desk::small().open();
    desk.press("Jansen doet niets.<esc>b<esc>s");
    assert_eq!(desk.place(), Place::Talk);
    desk.press("<esc>t");
    assert_eq!(desk.place(), Place::Talk);
    desk.press("<esc>h");
    assert_eq!(drafted(&desk), [mark(MarkKind::Background, 0, "Jansen doet niets.")], "marking goes on");
}

/// An interview with something of every kind.
fn marked() -> Desk {
    let mut desk = Desk::small().with_a_second_participant().open();
    desk.press(
        "„Wij zijn er voor iedereen“, zegt de chef, en niemand in de zaal spreekt hem tegen.<esc>v<enter>",
    );
    desk.press("Wer ist zuständig? Nächstes Jahr 🙂<esc>!<enter>");
    desk.press("Een lijst met doelgroepen staat in het werkplan.<esc>tstep_plan<enter><enter>");
    desk.press("De directeur gaat weg.<esc>h<enter>");
    desk.press("Dat zegt de ander.<esc>mB<enter><enter>Niets.<up>");
    desk
}

#[test]
fn what_is_marked_shows_beside_the_notes_and_in_words_at_the_cursor() {
    assert_snapshot!(marked().screen());
}

#[test]
fn a_quote_is_underlined_and_background_is_dim() {
    let desk = marked();
    let buffer = desk.buffer();
    let with = |modifier| {
        let area = buffer.area;
        let cells = area.positions().filter(|place| buffer[*place].modifier.contains(modifier));
        let rows: std::collections::BTreeSet<u16> = cells.map(|place| place.y).collect();
        rows
    };
    let row_of = |text: &str| {
        let screen = desk.screen();
        u16::try_from(screen.lines().position(|line| line.contains(text)).unwrap()).unwrap()
    };
    assert!(with(Modifier::UNDERLINED).contains(&row_of("Wij zijn")));
    assert!(!with(Modifier::UNDERLINED).contains(&row_of("Een lijst")));
    assert!(with(Modifier::DIM).contains(&row_of("De directeur")));
    assert!(!with(Modifier::DIM).contains(&row_of("Niets.")));
}

// ---- marks at the start of a line ----

#[test]
fn a_line_typed_with_a_sign_is_marked_when_it_is_left_and_undo_brings_the_sign_back() {
    let mut desk = Desk::small().open();
    desk.press("Ja.<enter>> Größe 🙂 zählt. ");
    assert_eq!(desk.text(), "Ja.\n> Größe 🙂 zählt. ", "while it is typed it is text");
    desk.press("<enter>x");
    assert_eq!(desk.text(), "Ja.\nGröße 🙂 zählt. \nx");
    assert_eq!(drafted(&desk), [mark(MarkKind::Quote, 4, "Größe 🙂 zählt.")]);
    desk.press("<ctrl-u><ctrl-u><ctrl-u>");
    assert_eq!(desk.text(), "Ja.\n> Größe 🙂 zählt. ");
    assert_eq!(drafted(&desk), []);
    desk.press("<enter>");
    assert_eq!(desk.text(), "Ja.\n> Größe 🙂 zählt. \n", "what undo brought back stays as it is");

    let mut desk = Desk::small().open();
    desk.press("! Wer?<pagedown>");
    let kept = desk.kept("tasks");
    assert_eq!((kept.text.as_str(), kept.marks), ("Wer?", vec![mark(MarkKind::Flag, 0, "Wer?")]));
}

#[test]
fn a_line_left_with_the_arrows_is_marked_too_and_the_cursor_goes_where_it_went() {
    let mut desk = Desk::small().open();
    desk.press("Ja.<enter>> Nie.<up>x");
    assert_eq!(desk.text(), "Ja.x\nNie.");
    assert_eq!(drafted(&desk), [mark(MarkKind::Quote, 5, "Nie.")]);
    let mut desk = Desk::small().open();
    desk.press("Ja.<enter><enter>Nein.<up>> Nie.<down>x");
    assert_eq!(desk.text(), "Ja.\nNie.\nNein.x");
}

#[test]
fn nothing_pasted_and_nothing_that_only_looks_like_it_becomes_a_mark() {
    let mut desk = Desk::small().open();
    desk.send(crate::tui::message::Message::Paste("> Nie.".into()));
    desk.press(
        "<enter>>5 Leute<enter>#nothing_like_it x<enter># Titel<enter>=3<enter>@99 x<enter>@1 hier<pagedown>",
    );
    let kept = desk.kept("tasks");
    assert_eq!(kept.text, "> Nie.\n>5 Leute\n#nothing_like_it x\n# Titel\n=3\n@99 x\n@1 hier");
    assert_eq!(kept.marks, []);
}

#[test]
fn a_line_is_tied_to_what_alone_begins_like_its_code() {
    let mut desk = Desk::small().open();
    desk.press("#step_p Een plan.<enter>");
    let tied = Mark { target: Some(id("step_plan")), ..mark(MarkKind::Passage, 0, "Een plan.") };
    assert_eq!(drafted(&desk), [tied]);
    assert_eq!(desk.text(), "Een plan.\n");
    desk.press("#s Iets.<enter>");
    assert_eq!(desk.text(), "Een plan.\n#s Iets.\n");
    assert!(desk.notice().contains("stays as it was typed"), "{}", desk.notice());
}

#[test]
fn a_number_at_the_start_of_a_line_answers_the_companion_and_the_line_goes() {
    let mut desk = Desk::small().open();
    for (number, typed, value) in [(2, "=1", "yes"), (5, "=10", "10"), (6, "=120", "120")] {
        desk.press(&format!("<esc>j{number}<enter>Gut.<enter>{typed}<enter>Und."));
        assert_eq!(desk.text(), "Gut.\nUnd.", "{typed}");
        assert!(format!("{:?}", desk.closed()).contains(value), "{typed}: {:?}", desk.closed());
    }
    desk.press("<esc>j7<enter>x<enter>=3<enter>");
    assert_eq!(desk.text(), "x\n=3\n", "a share is not one number");
    desk.press("<esc>j4<enter>x<enter>=2<pageup><pagedown>");
    assert_eq!((desk.text().as_str(), desk.closed().is_empty()), ("x", false));
    desk.press("<ctrl-u>");
    assert_eq!(desk.text(), "x\n=2");
}

#[test]
fn a_line_goes_to_the_question_that_it_names_with_what_is_marked_in_it() {
    let mut desk = Desk::small().open();
    desk.press("<pagedown>xOp papier.<pageup>Ja.<enter>@2 In een nota 🙂.<esc>h<enter>Goed.");
    assert_eq!(desk.text(), "Ja.\nGoed.");
    let kept = desk.kept("plan");
    assert_eq!(kept.text, "xOp papier.\nIn een nota 🙂.");
    assert_eq!(kept.marks, [mark(MarkKind::Background, 12, "In een nota 🙂.")]);
    desk.press("<enter>@+ Later.<enter>");
    assert_eq!(desk.notice(), "Kept on question 3.");
    assert_eq!(desk.kept("why").text, "Later.");
    assert!(desk.talk().held.stops[2].is_given);
    desk.press("<ctrl-u>");
    assert_eq!(desk.text(), "Ja.\nGoed.\n@+ Later.");
    assert_eq!(desk.notice(), "Taken back: notes on question 3.");
    assert_eq!(desk.kept("why").text, "", "one key takes it back here and there");
    desk.press("<ctrl-r>");
    assert_eq!((desk.text().as_str(), desk.kept("why").text.as_str()), ("Ja.\nGoed.\n", "Later."));
}

#[test]
fn what_a_line_will_become_stands_over_it_while_it_is_typed() {
    for (typed, hint) in [
        ("> Nie", " quote ═"),
        ("! Wer", " to come back to ═"),
        ("#step_p", " # step_plan ═"),
        ("#step_p Een plan", " # step_plan ═"),
        ("@2 Op papier", " to question 2 ═"),
        ("@1 Hier", "═══"),
    ] {
        let mut desk = Desk::small().open();
        desk.press(typed);
        let screen = desk.screen();
        let rule = screen.lines().find(|line| line.contains("═ Notes")).unwrap();
        assert!(rule.ends_with(hint), "{typed}: {rule}");
    }
    let mut desk = Desk::small().open();
    desk.press("<pagedown>x<enter>=1");
    assert!(desk.screen().contains(" yes ═"), "{}", desk.screen());
    let mut desk = Desk::small().open();
    desk.press("#c");
    assert!(desk.screen().contains(" … ═"), "{}", desk.screen());
}

#[test]
fn what_was_marked_is_found_by_what_it_is_marked_as() {
    let mut desk = Desk::small().open();
    desk.press("Eins.<enter>! Größe klären<enter>Zwei.<pagedown>xDrei.<enter>! Wer 🙂?<enter>> Nie.<enter>");
    desk.press("<esc>/");
    assert!(desk.screen().contains("Größe klären"), "{}", desk.screen());
    desk.press("come back");
    let screen = desk.screen();
    assert!(screen.contains("Größe klären") && screen.contains("Wer 🙂?"), "{screen}");
    let only = screen.lines().filter(|line| line.contains("come back")).count();
    assert_eq!(only, 3, "the two and what was typed: {screen}");
    desk.press("<enter>");
    assert_eq!(desk.question(), "tasks");
    desk.press("x");
    assert_eq!(desk.text(), "Eins.\nxGröße klären\nZwei.");
}

#[test]
fn what_is_struck_on_a_sheet_of_its_own_leaves_the_others() {
    let mut desk = Desk::small().open();
    desk.press("<esc>pErst.<esc><esc>,Jansen kam zu spät.<esc>,<esc>,");
    desk.press("<alt-s>y");
    let Some(Save::Strike(strike)) = desk.saves.last() else { panic!("{:?}", desk.saves.last()) };
    let [Change::Removed(_, record, true)] = strike.stays.as_slice() else { panic!("{:?}", strike.stays) };
    assert!(record.starts_with("parks/r2/before/"), "{record}");
}
