//! What holds whatever is pressed.

use proptest::prelude::*;

use super::desk::Desk;
use crate::domain::condition::Truth;
use crate::tui::message::Message;
use crate::tui::view::view_typed;
use crate::workbench::request::DraftPlace;

/// Keys of a talk, the ends of the program left out.
const KEYS: [&str; 57] = [
    "a",
    "ü",
    "🙂",
    " ",
    "0",
    "1",
    "2",
    "3",
    "9",
    "<enter>",
    "<backspace>",
    "<delete>",
    "<tab>",
    "<esc>",
    "<pagedown>",
    "<pageup>",
    "<up>",
    "<down>",
    "<left>",
    "<right>",
    "<ctrl-u>",
    "<ctrl-r>",
    "<ctrl-x>",
    "<ctrl-v>",
    "<ctrl-g>",
    "<ctrl-w>",
    "<alt-n>",
    "<alt-j>",
    "<alt-o>",
    "<alt-->",
    "<alt-k>",
    "<alt-p>",
    "<alt-e>",
    "<alt-l>",
    "<alt-g>",
    "<alt-w>",
    "<alt-b>",
    "<alt-z>",
    "<alt-f>",
    "<alt-down>",
    "<alt-?>",
    "<end>",
    "<home>",
    "<shift-left>",
    "<alt-v>",
    "<alt-!>",
    "<alt-t>",
    "<alt-m>",
    "<alt-h>",
    "<alt-s>",
    "<shift-home>",
    "y",
    "<enter>> ",
    "<enter>#step",
    "<enter>! b",
    "<enter>=1",
    "<enter>@+ ",
];

/// What is typed is on disk: as a draft, or as the answer or note itself.
fn is_on_disk(desk: &Desk) -> bool {
    let sheet = desk.talk().active();
    let text = sheet.editor.as_str();
    let is_draft = |draft: &&crate::workbench::request::DraftText| draft.place == sheet.place;
    if let Some(draft) = desk.drafts.iter().find(is_draft) {
        // Of a parked thought that is blank nothing is kept, whichever blanks they were.
        let is_nothing = draft.text.trim().is_empty() && text.trim().is_empty();
        let is_marked = draft.marks.as_deref() == Some(sheet.editor.marks().as_slice());
        return (draft.text == text && is_marked)
            || (is_nothing && matches!(draft.place, DraftPlace::Note(..)));
    }
    match &sheet.place {
        DraftPlace::Question(id) => {
            let kept = desk.kept(id.as_str());
            kept.text == text && kept.marks == sheet.editor.marks()
        }
        DraftPlace::Note(_, number) => {
            let note = desk.study.notes.iter().find(|note| note.number == *number);
            text.trim().is_empty() || note.is_some_and(|note| note.text == text)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pressed_every_word_is_on_disk_and_the_screen_can_be_drawn(
        keys in prop::collection::vec(0..KEYS.len(), 0..80),
        sizes in prop::collection::vec((30..210_u16, 8..64_u16), 1..4),
    ) {
        let mut desk = Desk::small().with_a_second_participant().open();
        for (count, key) in keys.into_iter().enumerate() {
            if count % 20 == 0 {
                let (width, height) = sizes[count / 20 % sizes.len()];
                desk.resize(width, height);
            }
            if count % 30 == 29 {
                desk.wait(60);
            }
            desk.press(KEYS[key]);
            if desk.model.screens.len() == 1 {
                desk = desk.open();
            }
            let drawn = desk.buffer();
            // What is shown ahead while typing is what the whole drawing shows there.
            if let Some((row, _)) = view_typed(&desk.model) {
                for place in row.area.positions() {
                    prop_assert_eq!(&row[place], &drawn[place], "at {}", place);
                }
            }
            prop_assert!(is_on_disk(&desk), "after {} keys", count + 1);
            let talk = desk.talk();
            // What the talk knows of the way is what the answers say.
            let way = talk.held.stops.iter().map(|stop| stop.on_path).collect::<Vec<Truth>>();
            let plan = desk.study.answers.iter().find(|one| {
                one.interview == desk.interview && one.question == "plan"
            });
            let expected = match plan.and_then(|one| one.closed.chosen.as_ref()) {
                None => [Truth::Open, Truth::Open],
                Some(crate::domain::answer::Chosen::Choice(option)) if *option == "no" => [Truth::Yes, Truth::No],
                Some(_) => [Truth::No, Truth::Yes],
            };
            prop_assert_eq!(&way[2..4], &expected);
        }
        desk.send(Message::Stop);
        prop_assert!(desk.drafts.iter().all(|draft| match &draft.place {
            DraftPlace::Question(id) => desk.kept(id.as_str()).text == draft.text,
            // One that was changed and changed back says what the note says.
            DraftPlace::Note(_, number) => {
                let note = desk.study.notes.iter().find(|note| note.number == *number);
                draft.text.trim().is_empty() || note.is_some_and(|note| note.text == draft.text)
            }
        }), "at the end every draft is an answer: {:?}", desk.drafts);
    }
}
