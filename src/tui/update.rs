//! What a message does to the model: pure, so that every key can be tested without a terminal.

use std::sync::Arc;

use crate::domain::change::{Change, Part, RecordKind};
use crate::domain::id::Id;
use crate::domain::undo::{TakenBack, Way};
use crate::language::Words;
use crate::workbench::request::{Reply, Request, Save, Struck};
use crate::workbench::trouble::Trouble;

use super::editor::Command;
use super::form::Form;
use super::keymap::{self, Action, Place};
use super::list::List;
use super::message::{Destination, Effect, Input, Message, Step};
use super::model::{Model, Overlay};
use super::picker::{Item, Picker};
use super::screens::{Screen, erase};
use super::typing::{self, Meaning};
use super::{form, picker, turned, unfinished, widgets};

/// Takes in what happened; gives what is to be done.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let mut effects = Vec::new();
    match message {
        Message::Key(pressed) => {
            let meaning = typing::meaning(model.place(), pressed);
            if meaning != Meaning::Nothing {
                model.notice = None;
                press(model, meaning, &mut effects);
            }
        }
        Message::Act(action) => {
            model.notice = None;
            press(model, Meaning::Act(action), &mut effects);
        }
        Message::Type(character) => press(model, Meaning::Type(character), &mut effects),
        Message::Move(motion) => {
            give(model, Input::Edit(Command::Move { motion, extend: false }), &mut effects);
        }
        Message::Line(..) if is_refused(model, Meaning::Type(' ')) => {}
        Message::Line(number, edit) => give(model, Input::Line(number, edit), &mut effects),
        Message::Paste(text) => paste(model, &text, &mut effects),
        Message::Resize(width, height) => {
            model.setting.size = ratatui::layout::Size { width, height };
            give(model, Input::Tick, &mut effects);
        }
        Message::Tick(now) => {
            model.setting.now = now;
            give(model, Input::Tick, &mut effects);
        }
        Message::Reply(reply) => answer(model, &reply, &mut effects),
        Message::Saved(ticket) => {
            model.saving.done = model.saving.done.max(ticket);
            if model.saving.done >= model.saving.given {
                model.saving.problem = None;
                model.saving.told_aside = None;
                if model.saving.is_ending {
                    effects.push(Effect::Quit);
                } else {
                    give(model, Input::Saved, &mut effects);
                }
            }
        }
        Message::NotSaved(_, why) => not_saved(model, &why),
        Message::Refused(_, why) => model.saving.refused = Some(why),
        Message::NoBackup(why) => {
            let words = &model.setting.words;
            model.notice = Some(words.with("backup-failed", &[("why", trouble(&why, words).into())]));
        }
        Message::TakenBack(taken) => taken_back(model, taken, &mut effects),
        Message::Struck(struck) => model.notice = Some(said_of(&struck, &model.setting.words)),
        Message::Erased(who, erased) => {
            // What was read of the study holds words that are gone.
            effects.push(Effect::Ask(Request::Instruments));
            model.notice = Some(erase::said(&who, &erased, &model.setting.words));
            tell_all(model, &Input::Erased(&who, &erased), &mut effects);
        }
        Message::Stop | Message::HangUp => {
            keep_form(model, &mut effects);
            end(model, &mut effects);
        }
        Message::Progress(progress) => tell_all(model, &Input::Progress(progress), &mut effects),
        Message::Written(written) => {
            model.is_writing = false;
            tell_all(model, &Input::Written(&written), &mut effects);
        }
        Message::Edited(Ok(text)) => give(model, Input::Edited(text), &mut effects),
        Message::Edited(Err(why)) => {
            let why = [("why", why.into())];
            model.notice = Some(model.setting.words.with("edited-not", &why));
            give(model, Input::GivenUp, &mut effects);
        }
        Message::Suspend => {}
    }
    effects
}

/// Says why something is not on disk, and where it lies meanwhile whenever that is news.
fn not_saved(model: &mut Model, why: &Trouble) {
    let words = &model.setting.words;
    let aside = match why.kept_in() {
        Some(file) => words.with("kept-aside", &[("file", file.into())]),
        None => words.text("kept-nowhere"),
    };
    model.saving.problem = Some(trouble(why, words));
    if model.saving.told_aside.as_ref() != Some(&aside) {
        model.notice = Some(aside.clone());
        model.saving.told_aside = Some(aside);
    }
}

/// Why something is not on disk, in a few words.
fn trouble(why: &Trouble, words: &Words) -> String {
    let arguments = [("file", why.file.as_str().into()), ("why", why.told.as_str().into())];
    words.with(&format!("trouble-{}", why.kind.as_str()), &arguments)
}

/// That a passage is gone, and what still quotes it.
fn said_of(struck: &Struck, words: &Words) -> String {
    let evidence: Vec<&str> = struck.evidence.iter().map(Id::as_str).collect();
    let arguments = [
        ("count", evidence.len().into()),
        ("evidence", evidence.join(", ").into()),
        ("notes", struck.notes.into()),
        ("written", struck.written.join(", ").into()),
    ];
    let mut said = words.text("struck");
    for (id, count) in [
        ("struck-evidence", evidence.len()),
        ("struck-notes", struck.notes),
        ("struck-written", struck.written.len()),
    ] {
        if count > 0 {
            said.push(' ');
            said.push_str(&words.with(id, &arguments));
        }
    }
    said
}

/// The first things to find out, once the model stands.
pub fn start(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Some(screen) = model.screens.last_mut() {
        let steps = screen.opened(&model.setting);
        follow(model, steps, &mut effects);
    }
    effects
}

fn press(model: &mut Model, meaning: Meaning, effects: &mut Vec<Effect>) {
    if meaning == Meaning::Act(Action::Quit) && model.is_writing {
        // What takes long is ended first, and the program with the next.
        effects.push(Effect::StopWriting);
        return;
    }
    if model.overlay.is_none() && is_refused(model, meaning) {
        return;
    }
    if meaning == Meaning::Act(Action::Quit) {
        // A form that cannot be kept as it is stays, and says why.
        if keep_form(model, effects) {
            end(model, effects);
        }
        return;
    }
    match model.overlay.take() {
        None => {
            let input = match meaning {
                // After Esc in a talk the screen asks for it, so that no command is waited for any more.
                Meaning::Act(Action::Help) if model.place() != Place::Command => return open_help(model),
                Meaning::Act(Action::Palette) if model.place() != Place::Command => {
                    return open_palette(model, model.place());
                }
                Meaning::Act(Action::TakeBack) => return turn(model, Way::Back, effects),
                Meaning::Act(Action::DoAgain) => return turn(model, Way::Again, effects),
                Meaning::Act(Action::GoToTaken) => return go_to_taken(model, effects),
                Meaning::Act(action) => Input::Act(action),
                Meaning::Type(character) => Input::Type(character),
                Meaning::Nothing => return,
            };
            give(model, input, effects);
        }
        Some(Overlay::Picker(mut picker)) => match pick(&mut picker, meaning) {
            picker::Outcome::Open => model.overlay = Some(Overlay::Picker(picker)),
            picker::Outcome::Left => give(model, Input::GivenUp, effects),
            picker::Outcome::Chosen(indices) => give(model, Input::Picked(indices), effects),
        },
        Some(Overlay::Palette { mut picker, actions }) => match pick(&mut picker, meaning) {
            picker::Outcome::Open => model.overlay = Some(Overlay::Palette { picker, actions }),
            picker::Outcome::Left => {}
            picker::Outcome::Chosen(indices) => {
                if let Some(action) = indices.first().and_then(|index| actions.get(*index)) {
                    press(model, Meaning::Act(*action), effects);
                }
            }
        },
        Some(Overlay::Form(mut form)) => {
            let focus = form.focus;
            let outcome = match meaning {
                Meaning::Act(action) => form.act(action, &model.setting.words),
                Meaning::Type(character) => {
                    form.typed(character);
                    form::Outcome::Open
                }
                Meaning::Nothing => form::Outcome::Open,
            };
            match outcome {
                form::Outcome::Open => {
                    let save = unfinished::keep(&mut form, &model.setting);
                    let is_left = form.focus != focus && form.fields[focus].is_private;
                    let left = is_left.then(|| form.so_far());
                    model.overlay = Some(Overlay::Form(form));
                    follow(model, save.map(Step::Save).into_iter().collect(), effects);
                    if let Some(filled) = left {
                        give(model, Input::FieldLeft(filled), effects);
                    }
                }
                form::Outcome::Left => {
                    give(model, Input::GivenUp, effects);
                    forget(model, &mut form, effects);
                }
                form::Outcome::Kept(filled) => {
                    give(model, Input::Filled(filled), effects);
                    forget(model, &mut form, effects);
                }
            }
        }
        Some(Overlay::Confirm(question)) => match meaning {
            Meaning::Act(Action::Yes) => give(model, Input::Confirmed, effects),
            Meaning::Act(Action::No) => give(model, Input::GivenUp, effects),
            _ => model.overlay = Some(Overlay::Confirm(question)),
        },
        Some(Overlay::Help { place, mut list }) => {
            if meaning == Meaning::Act(Action::Back) {
                return;
            }
            if let Meaning::Act(action) = meaning {
                let rows = widgets::help::rows(place, model.setting.size.width, &model.setting.words).len();
                let height = usize::from(model.setting.body_height().saturating_sub(2));
                list.offset = match action {
                    Action::Up => list.offset.saturating_sub(1),
                    Action::Down => list.offset + 1,
                    Action::PageUp => list.offset.saturating_sub(height),
                    Action::PageDown => list.offset + height,
                    _ => list.offset,
                }
                .min(rows.saturating_sub(height));
            }
            model.overlay = Some(Overlay::Help { place, list });
        }
    }
}

/// Takes back the last change, or does again what was taken back. Who rates blind would learn of the round.
fn turn(model: &mut Model, way: Way, effects: &mut Vec<Effect>) {
    let step = if model.screens.iter().any(Screen::is_blind) {
        Step::Say(model.setting.words.text("turned-not-blind"))
    } else {
        Step::Save(Save::Turn(way))
    };
    follow(model, vec![step], effects);
}

/// Goes to where something was taken back last.
fn go_to_taken(model: &mut Model, effects: &mut Vec<Effect>) {
    let step = match model.undo.place.take() {
        Some(place) => Step::Open(place),
        None => Step::Say(model.setting.words.text("turned-nowhere")),
    };
    follow(model, vec![step], effects);
}

/// Something was taken back: what is in sight is read again, and what it was is asked for, to be said.
fn taken_back(model: &mut Model, taken: TakenBack, effects: &mut Vec<Effect>) {
    model.undo.place = None;
    model.undo.is_possible = taken.way == Way::Again || !taken.done.is_empty();
    let is_frame = |kind| {
        use RecordKind as K;
        matches!(kind, K::Study | K::Definition | K::Round | K::Unit | K::Interview | K::Initiative)
    };
    if taken.done.iter().any(|part| is_frame(part.key.kind)) {
        effects.push(Effect::Ask(Request::Instruments));
    }
    if let Some(screen) = model.screens.last_mut() {
        let steps = screen.opened(&model.setting);
        follow(model, steps, effects);
    }
    effects.push(Effect::Ask(Request::TakenBack(Arc::new(taken))));
}

/// What was kept of a form while it was open goes, after what it became.
fn forget(model: &mut Model, form: &mut Form, effects: &mut Vec<Effect>) {
    let save = unfinished::forget(form);
    follow(model, save.map(Step::Save).into_iter().collect(), effects);
}

fn pick(picker: &mut Picker, meaning: Meaning) -> picker::Outcome {
    match meaning {
        Meaning::Act(action) => picker.act(action),
        Meaning::Type(character) => picker.typed(character),
        Meaning::Nothing => picker::Outcome::Open,
    }
}

/// Refuses what would change a study that is shown as it was, and says so; whether it did.
fn is_refused(model: &mut Model, meaning: Meaning) -> bool {
    let would_change = match meaning {
        Meaning::Act(action) => action.writes(),
        // After Esc in a talk a character is no text.
        Meaning::Type(_) => model.place() != Place::Command,
        Meaning::Nothing => false,
    };
    let refused = model.said_of_past("past-refused").filter(|_| would_change);
    let is_refused = refused.is_some();
    if is_refused {
        model.notice = refused;
    }
    is_refused
}

fn open_help(model: &mut Model) {
    model.overlay = Some(Overlay::Help { place: model.place(), list: List::default() });
}

/// What the keys of a place do, as a list that is narrowed by typing.
fn open_palette(model: &mut Model, place: Place) {
    let words = &model.setting.words;
    let rows = keymap::offered(place);
    let items = rows.iter().map(|row| {
        let key = row.keys.first().map(|key| keymap::shown_key(key)).unwrap_or_default();
        Item::new(words.text(&format!("help-{}", row.action.id())), key)
    });
    let picker = Picker::one(words.text("palette-title"), items.collect());
    let actions = rows.iter().map(|row| row.action).collect();
    model.overlay = Some(Overlay::Palette { picker, actions });
}

fn paste(model: &mut Model, text: &str, effects: &mut Vec<Effect>) {
    if model.overlay.is_none() && is_refused(model, Meaning::Type(' ')) {
        return;
    }
    match &mut model.overlay {
        Some(Overlay::Form(form)) => {
            form.pasted(text);
            let save = unfinished::keep(form, &model.setting);
            follow(model, save.map(Step::Save).into_iter().collect(), effects);
        }
        Some(Overlay::Picker(picker) | Overlay::Palette { picker, .. }) => picker.pasted(text),
        Some(_) => {}
        None => give(model, Input::Edit(Command::Paste(text.to_owned())), effects),
    }
}

/// Data goes to every screen of the stack: those below are up to date when one comes back to them.
fn answer(model: &mut Model, reply: &Reply, effects: &mut Vec<Effect>) {
    if let Reply::Instruments(instruments) = reply {
        model.setting.instruments = instruments.clone();
    }
    if let Reply::Failed(why) = reply {
        model.notice = Some(model.setting.words.with("failed", &[("why", why.as_str().into())]));
    }
    if let Reply::TakenBack(taken, study) = reply {
        let setting = &model.setting;
        model.undo.place = turned::place(taken, study);
        let mut said = turned::told(taken, study, setting);
        said.extend(turned::keys(taken, model.undo.place.is_some(), setting));
        model.notice = Some(said.join(" "));
    }
    tell_all(model, &Input::Reply(reply), effects);
}

/// What comes from beside the screens goes to all of them.
fn tell_all(model: &mut Model, input: &Input<'_>, effects: &mut Vec<Effect>) {
    let top = model.screens.len().saturating_sub(1);
    let mut all = Vec::new();
    for (at, screen) in model.screens.iter_mut().enumerate() {
        let mut steps = screen.update(input.clone(), &model.setting);
        if at < top {
            // What is covered may find out more and say something, and opens nothing over what is in sight.
            steps.retain(|step| matches!(step, Step::Ask(_) | Step::Save(_) | Step::Say(_)));
        }
        all.extend(steps);
    }
    follow(model, all, effects);
}

fn give(model: &mut Model, input: Input<'_>, effects: &mut Vec<Effect>) {
    let Some(screen) = model.screens.last_mut() else { return };
    let steps = screen.update(input, &model.setting);
    follow(model, steps, effects);
}

fn follow(model: &mut Model, steps: Vec<Step>, effects: &mut Vec<Effect>) {
    let mut was_refused = false;
    for step in steps {
        match step {
            // Where one is in a talk, and how long it lasts, is no change that anybody made.
            Step::Save(Save::Position(..) | Save::Elapsed(..)) if model.past.is_some() => {}
            Step::Save(_) if model.past.is_some() => {
                model.notice = model.said_of_past("past-refused");
                was_refused = true;
            }
            Step::Ask(request) => effects.push(Effect::Ask(request)),
            Step::Save(save) => {
                let is_made = |change: &Change| change.key().part != Part::Paradata;
                model.undo.is_possible |= matches!(&save, Save::Changes(all) if all.iter().any(is_made));
                model.saving.given += 1;
                effects.push(Effect::Save(model.saving.given, save));
            }
            Step::Open(destination) => {
                leave(model, effects);
                open(model, destination, effects);
            }
            Step::Replace(destination) => {
                leave(model, effects);
                model.screens.pop();
                open(model, destination, effects);
            }
            Step::Back => {
                leave(model, effects);
                if model.screens.len() > 1 {
                    model.screens.pop();
                    if let Some(screen) = model.screens.last_mut() {
                        let mut steps = screen.opened(&model.setting);
                        // What it saved before it was covered may have reached the disk meanwhile.
                        if model.saving.is_saved() && screen.holds_what_it_saved() {
                            steps.extend(screen.update(Input::Saved, &model.setting));
                        }
                        follow(model, steps, effects);
                    }
                } else {
                    end(model, effects);
                }
            }
            Step::Pick(picker) => model.overlay = Some(Overlay::Picker(picker)),
            Step::Fill(form) => model.overlay = Some(Overlay::Form(form)),
            Step::Confirm(question) => model.overlay = Some(Overlay::Confirm(question)),
            Step::Say(text) => model.notice = Some(text),
            Step::Copy(text) => effects.push(Effect::Copy(text)),
            Step::Write(writing) => {
                model.is_writing = true;
                effects.push(Effect::Write(writing));
            }
            Step::StopWriting => effects.push(Effect::StopWriting),
            Step::Edit(text) => {
                let editor = model.setting.editor.clone().unwrap_or_default();
                effects.push(Effect::Edit { editor, text });
            }
            Step::Speak(language) => {
                model.setting.words = Words::in_language(&language);
                model.setting.language.clone_from(&language);
                effects.push(Effect::Speak(language));
            }
            Step::Help => open_help(model),
            Step::Palette(place) => open_palette(model, place),
            Step::Begin(beginning) => match model.saving.what_is_wrong() {
                // Whoever begins anew closes the study first, and what could not be kept would be in no study.
                Some(why) => {
                    model.notice = Some(model.setting.words.with("begin-not", &[("why", why.into())]));
                }
                None => effects.push(Effect::Begin(beginning)),
            },
            Step::Quit => end(model, effects),
        }
    }
    if was_refused && let Some(screen) = model.screens.last_mut() {
        // What it shows is read again, so that nothing seems to have changed.
        let mut steps = screen.update(Input::Saved, &model.setting);
        steps.extend(screen.opened(&model.setting));
        steps.retain(|step| matches!(step, Step::Ask(_)));
        follow(model, steps, effects);
    }
}

/// What is unfinished on the screen in sight becomes final.
fn leave(model: &mut Model, effects: &mut Vec<Effect>) {
    give(model, Input::Leaving, effects);
}

fn open(model: &mut Model, destination: Destination, effects: &mut Vec<Effect>) {
    let mut screen = Screen::new(destination);
    let steps = screen.opened(&model.setting);
    model.screens.push(screen);
    follow(model, steps, effects);
}

/// What was typed into a form is kept before the program ends; whether it could be.
fn keep_form(model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    let Some(Overlay::Form(form)) = &mut model.overlay else { return true };
    if !form.is_changed() {
        return true;
    }
    // Where the form cannot be kept as it is, nothing else keeps what stands there.
    let apart = form.fields.iter().any(|field| field.is_private).then(|| form.so_far());
    if let Some(filled) = apart {
        give(model, Input::FieldLeft(filled), effects);
    }
    let Some(Overlay::Form(form)) = &mut model.overlay else { return true };
    let form::Outcome::Kept(filled) = form.act(Action::Keep, &model.setting.words) else { return false };
    let unwritten = unfinished::forget(form);
    model.overlay = None;
    let Some(screen) = model.screens.last_mut() else { return true };
    let mut steps = screen.update(Input::Filled(filled), &model.setting);
    // The program ends: nothing is opened any more.
    steps.retain(|step| matches!(step, Step::Save(_)));
    steps.extend(unwritten.map(Step::Save));
    follow(model, steps, effects);
    true
}

/// Ends the program once everything typed is on disk.
fn end(model: &mut Model, effects: &mut Vec<Effect>) {
    if !model.saving.is_ending {
        leave(model, effects);
        model.saving.is_ending = true;
    }
    if model.saving.is_saved() || model.saving.what_is_wrong().is_some() {
        effects.push(Effect::Quit);
    }
}
