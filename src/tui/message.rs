//! What happens to the model, and what it wants done.

use chrono::{DateTime, Utc};
use crossterm::event::KeyEvent;

use crate::domain::id::{Id, InterviewId};
use crate::domain::study::Subject;
use crate::domain::undo::TakenBack;
use crate::workbench::erase::{Done, NotErased};
use crate::workbench::evening::Talk;
use crate::workbench::leaving::{NotWritten, Progress, Writing, Written};
use crate::workbench::locking::Passphrase;
use crate::workbench::request::{Reply, Request, Save, Struck};
use crate::workbench::trouble::Trouble;

use super::editor::{Command, Motion};
use super::form::{Filled, Form};
use super::keymap::{Action, Place};
use super::picker::Picker;
pub use super::plain::LineEdit;

/// Something happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// A key of the table, by what it does.
    Act(Action),
    /// A character was typed.
    Type(char),
    /// The cursor goes elsewhere in what is being typed.
    Move(Motion),
    /// Something is done to a line of what is being typed, by its number from 1.
    Line(usize, LineEdit),
    /// Text was pasted.
    Paste(String),
    /// The window has another size.
    Resize(u16, u16),
    /// Time went by.
    Tick(DateTime<Utc>),
    /// What was asked for is there.
    Reply(Reply),
    /// Everything up to this ticket is on disk.
    Saved(u64),
    /// What has this ticket could not be kept, and why.
    NotSaved(u64, Trouble),
    /// What has this ticket was refused and will never be kept, and why: a fault of ours.
    Refused(u64, String),
    /// No copy of the study could be made, and why; what is typed is kept all the same.
    NoBackup(Trouble),
    /// A passage was struck and is gone from the files.
    Struck(Struck),
    /// How far the file is that is being written.
    Progress(Progress),
    /// A file was written, or why not.
    Written(Box<Result<Written, NotWritten>>),
    /// What was taken back, or done again.
    TakenBack(TakenBack),
    /// Who was erased, and what was done; or why not.
    Erased(Id, Box<Result<Done, NotErased>>),
    /// A text comes back from the person's own editor; else why it does not.
    Edited(Result<String, String>),
    /// The program must end: a signal.
    Stop,
    /// The terminal is gone.
    HangUp,
    /// The program is to be stopped for a while.
    Suspend,
}

/// Something to do outside the model.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Find something out; a newer request of the same kind makes it pointless.
    Ask(Request),
    /// Keep something; its ticket comes back.
    Save(u64, Save),
    /// Give a text to the person's own editor, a command, and wait.
    Edit {
        /// The command.
        editor: String,
        /// The text.
        text: String,
    },
    /// Write a file beside everything else.
    Write(Box<Writing>),
    /// End the writing; nothing of it is left.
    StopWriting,
    /// Remember the language to speak, by its code.
    Speak(String),
    /// Put a text on the terminal's clipboard.
    Copy(String),
    /// Begin with a study; the program goes on with it.
    Begin(Beginning),
    /// End the program, once everything is kept.
    Quit,
}

/// How to begin, chosen on the welcome screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// This is who writes.
    Author(String),
    /// With the sample study.
    Demo,
    /// With a new study.
    New {
        /// Its name.
        name: String,
        /// The instrument that it is made from.
        instrument: String,
        /// What it is locked with from its first byte on, where it is to be.
        passphrase: Option<Passphrase>,
    },
    /// With the study in this file.
    Open(std::path::PathBuf),
    /// With the open study once more, after this copy of it took its place.
    PutBack(std::path::PathBuf),
}

/// What reaches a screen.
#[derive(Clone, Debug)]
pub enum Input<'a> {
    /// A key of the table.
    Act(Action),
    /// An editing command, where text is typed.
    Edit(Command),
    /// A character typed.
    Type(char),
    /// Data came.
    Reply(&'a Reply),
    /// The picker that the screen opened was left with this choice.
    Picked(Vec<usize>),
    /// The form that the screen opened was kept.
    Filled(Filled),
    /// A field that is kept apart from the study was left; what stands in the form so far.
    FieldLeft(Filled),
    /// Something is done to a line of what is being typed, by its number from 1.
    Line(usize, LineEdit),
    /// The text that was given to the person's own editor came back.
    Edited(String),
    /// How far the file is that is being written.
    Progress(Progress),
    /// A file was written, or why not.
    Written(&'a Result<Written, NotWritten>),
    /// Who was erased, and what was done; or why not.
    Erased(&'a Id, &'a Result<Done, NotErased>),
    /// The question that the screen asked was answered with yes.
    Confirmed,
    /// The picker, form or question was given up.
    GivenUp,
    /// What the screen saved is on disk: time to read again.
    Saved,
    /// Time went by.
    Tick,
    /// The screen is about to be left or covered: what is unfinished becomes final.
    Leaving,
}

/// What a screen wants.
#[derive(Clone, Debug)]
pub enum Step {
    /// Find something out.
    Ask(Request),
    /// Keep something.
    Save(Save),
    /// Go to a screen, and back here afterwards.
    Open(Destination),
    /// Go to a screen in place of this one.
    Replace(Destination),
    /// Go back.
    Back,
    /// Choose from a list.
    Pick(Picker),
    /// Fill in a form.
    Fill(Form),
    /// Answer a question with yes or no.
    Confirm(String),
    /// Say something below.
    Say(String),
    /// Put a text on the clipboard.
    Copy(String),
    /// Write a file beside everything else.
    Write(Box<Writing>),
    /// End the writing.
    StopWriting,
    /// Give a text to the person's own editor.
    Edit(String),
    /// Speak another language from now on, by its code.
    Speak(String),
    /// Show the keys of a place.
    Help,
    /// Everything that can be done, over the screen.
    Palette(Place),
    /// Begin with a study.
    Begin(Beginning),
    /// End the program.
    Quit,
}

/// A screen to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Units and rounds.
    Home,
    /// A list of records.
    Records(super::screens::records::Kind),
    /// An interview.
    Talk(InterviewId),
    /// An interview at a place of the notes on one of its questions.
    TalkAt {
        /// The interview.
        interview: InterviewId,
        /// The question.
        question: Id,
        /// Characters before the place, where it is not the end.
        start: Option<usize>,
    },
    /// What an interview leaves to be placed.
    Placing(InterviewId),
    /// The write-up of an interview for the respondent.
    WriteUp(InterviewId),
    /// The evening before an interview, arranged or not.
    Prepare(Talk),
    /// Rate a unit, or the organisation, in a round.
    Assess {
        /// The unit.
        unit: Id,
        /// The round.
        round: Id,
    },
    /// The same, at an indicator, a factor or a piece of evidence.
    AssessAt {
        /// The unit.
        unit: Id,
        /// The round.
        round: Id,
        /// What to go to.
        target: Id,
    },
    /// What is to be checked in a round.
    Findings {
        /// The round.
        round: Id,
    },
    /// Rate an indicator or a factor in all units of a round.
    Across {
        /// The round.
        round: Id,
        /// The unit to begin with, where that is not the first.
        unit: Option<Id>,
        /// The indicator or factor, where that is not the first one open.
        target: Option<Id>,
    },
    /// Rate as a second rater, blind to the first and to the round.
    AssessBlind(Id),
    /// Where the raters of a round differ.
    Differences {
        /// The round.
        round: Id,
    },
    /// The result of a unit in a round.
    Result {
        /// The unit.
        unit: Id,
        /// The round.
        round: Id,
    },
    /// The researcher's own notes on something, or all of them.
    Memos(Option<Subject>),
    /// The researcher's own words on a unit in a round.
    Summary {
        /// The unit.
        unit: Id,
        /// The round.
        round: Id,
        /// The heading to begin with; else the first without a text.
        heading: Option<Id>,
    },
    /// A success factor of a unit in a round, by its index in the model.
    Factor {
        /// The unit.
        unit: Id,
        /// The round.
        round: Id,
        /// The factor.
        factor: usize,
    },
    /// Units × headings of a round, and what is written.
    Framework {
        /// The round.
        round: Id,
    },
    /// Rounds, talks and events in the order of time.
    Timeline,
    /// What was changed in two places by people who did not know of each other.
    Conflicts,
    /// Words that may tell who somebody is.
    Scan,
    /// The ways out of the study.
    Export,
    /// The copies of the study.
    Backups,
    /// What erasing a respondent does, up to the last question.
    Erase(Id),
    /// What a record said before, by its kind and id.
    History(crate::domain::change::RecordKind, String),
    /// Two rounds compared.
    Comparison {
        /// The earlier one.
        from: Id,
        /// The later one.
        to: Id,
    },
    /// All rounds in a row.
    Series,
    /// How far the results of a round hang on what could be chosen otherwise.
    Sensitivity {
        /// The round.
        round: Id,
        /// The one unit that it is about, else all.
        unit: Option<Id>,
    },
    /// The questionnaires and what they can tell.
    Questionnaires,
    /// All units in a round.
    Organisation {
        /// The round.
        round: Id,
    },
    /// A result, shown to a room.
    Presentation {
        /// What is shown.
        what: super::screens::presentation::Subject,
        /// Which ratings count.
        view: crate::domain::score::View,
        /// Which units are named.
        naming: crate::workbench::figures::Naming,
    },
}
