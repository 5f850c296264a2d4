//! The one table of keys. It feeds dispatch, footer, help page and the README's key table.

pub mod own;
mod table;
mod writing;

use std::sync::OnceLock;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::key;

pub use table::{Row, TABLE};

/// Where keys mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Every screen where nothing is typed.
    Everywhere,
    /// Wherever text is typed.
    Text,
    /// No study is open.
    Welcome,
    /// Units and rounds of the study.
    Home,
    /// A list of records.
    Records,
    /// A list of interviews.
    Interviews,
    /// The list of participants.
    Participants,
    /// The list of rounds.
    Rounds,
    /// The questionnaires and what they can tell.
    Questionnaires,
    /// A form over a screen.
    Form,
    /// A list to choose from, with a search line.
    Picker,
    /// The same, where several can be chosen.
    Several,
    /// A yes or no over a screen.
    Confirm,
    /// The help page.
    Help,
    /// The notes of an interview.
    Talk,
    /// A thought being parked in an interview.
    Parked,
    /// The closed companion of an interview.
    Companion,
    /// An interview, after Esc.
    Command,
    /// The matrix of indicators while rating.
    Assess,
    /// The evidence beside it.
    Evidence,
    /// One indicator or factor in all units.
    Across,
    /// What is to be checked.
    Findings,
    /// The result of a unit.
    Result,
    /// The evening before a talk.
    Prepare,
    /// What a talk leaves to be placed.
    Placing,
    /// The write-up of a talk for the respondent.
    WriteUp,
    /// The researcher's own notes.
    Memos,
    /// The researcher's own words under a heading.
    Summary,
    /// Two rounds compared.
    Comparison,
    /// All units at a glance.
    Organisation,
    /// All rounds in a row.
    Series,
    /// How far results hang on what could be chosen otherwise.
    Sensitivity,
    /// Where raters differ.
    Differences,
    /// A result, shown to a room.
    Presentation,
    /// Units × headings, and what is written.
    Framework,
    /// Rounds, talks and events in the order of time.
    Timeline,
    /// What a record said before.
    History,
    /// Words that may tell who somebody is.
    Scan,
    /// The ways out of the study.
    Export,
    /// The copies of the study.
    Backups,
    /// What erasing a respondent does.
    Erase,
}

impl Place {
    /// All places, in the order of the help and the README.
    pub const ALL: [Self; 41] = [
        Self::Everywhere,
        Self::Welcome,
        Self::Home,
        Self::Records,
        Self::Interviews,
        Self::Participants,
        Self::Rounds,
        Self::Questionnaires,
        Self::Prepare,
        Self::Form,
        Self::Picker,
        Self::Several,
        Self::Confirm,
        Self::Help,
        Self::Talk,
        Self::Companion,
        Self::Parked,
        Self::Command,
        Self::Text,
        Self::Placing,
        Self::WriteUp,
        Self::Assess,
        Self::Across,
        Self::Evidence,
        Self::Findings,
        Self::Result,
        Self::Memos,
        Self::Summary,
        Self::Framework,
        Self::Comparison,
        Self::Series,
        Self::Sensitivity,
        Self::Organisation,
        Self::Differences,
        Self::Presentation,
        Self::Timeline,
        Self::History,
        Self::Scan,
        Self::Export,
        Self::Backups,
        Self::Erase,
    ];

    /// Its id in the catalogue: `place-…`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Everywhere => "place-everywhere",
            Self::Text => "place-text",
            Self::Welcome => "place-welcome",
            Self::Home => "place-home",
            Self::Records => "place-records",
            Self::Interviews => "place-interviews",
            Self::Participants => "place-participants",
            Self::Rounds => "place-rounds",
            Self::Questionnaires => "place-questionnaires",
            Self::Form => "place-form",
            Self::Picker => "place-picker",
            Self::Several => "place-several",
            Self::Confirm => "place-confirm",
            Self::Help => "place-help",
            Self::Talk => "place-talk",
            Self::Parked => "place-parked",
            Self::Companion => "place-companion",
            Self::Command => "place-command",
            Self::Assess => "place-assess",
            Self::Evidence => "place-evidence",
            Self::Across => "place-across",
            Self::Findings => "place-findings",
            Self::Result => "place-result",
            Self::Memos => "place-memos",
            Self::Summary => "place-summary",
            Self::Prepare => "place-prepare",
            Self::Placing => "place-placing",
            Self::WriteUp => "place-write-up",
            Self::Comparison => "place-comparison",
            Self::Organisation => "place-organisation",
            Self::Series => "place-series",
            Self::Sensitivity => "place-sensitivity",
            Self::Differences => "place-differences",
            Self::Presentation => "place-presentation",
            Self::Framework => "place-framework",
            Self::Timeline => "place-timeline",
            Self::History => "place-history",
            Self::Scan => "place-scan",
            Self::Export => "place-export",
            Self::Backups => "place-backups",
            Self::Erase => "place-erase",
        }
    }

    /// Where a key is sought that the place itself has no use for.
    pub fn beyond(self) -> &'static [Self] {
        match self {
            Self::Talk | Self::Parked | Self::Form | Self::Picker | Self::Summary => &[Self::Text],
            Self::Several => &[Self::Picker, Self::Text],
            Self::Interviews | Self::Participants | Self::Rounds => &[Self::Records, Self::Everywhere],
            Self::Everywhere
            | Self::Text
            | Self::Companion
            | Self::Command
            | Self::Confirm
            | Self::Help
            | Self::Presentation => &[],
            Self::Welcome
            | Self::Home
            | Self::Records
            | Self::Assess
            | Self::Evidence
            | Self::Across
            | Self::Findings
            | Self::Memos
            | Self::Result
            | Self::Questionnaires
            | Self::Prepare
            | Self::Placing
            | Self::WriteUp
            | Self::Comparison
            | Self::Organisation
            | Self::Series
            | Self::Sensitivity
            | Self::Differences
            | Self::Framework
            | Self::Timeline
            | Self::History
            | Self::Scan
            | Self::Export
            | Self::Backups
            | Self::Erase => &[Self::Everywhere],
        }
    }

    /// Whether printable keys are text here.
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Talk | Self::Parked | Self::Form | Self::Picker | Self::Several | Self::Summary)
    }
}

macro_rules! actions {
    ($($name:ident $id:literal,)*) => {
        /// What a key does. The id names its texts in the catalogue: `do-…` for the footer, `help-…` for the help.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the catalogue describes each in a sentence")]
        pub enum Action { $($name,)* }

        impl Action {
            /// All actions.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its id in the catalogue.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
        }
    };
}

actions! {
    Help "help", Palette "palette", Back "back", Quit "quit",
    Up "up", Down "down", Left "left", Right "right", PageUp "page-up", PageDown "page-down", First "first", Last "last",
    Choose "choose", Yes "yes", No "no", NextField "next-field", EarlierField "earlier-field", Keep "keep",
    History "history", Conflicts "conflicts", Scan "scan", KeepWord "keep-word", ReplaceWord "replace-word", OwnWord "own-word", OpenWord "open-word", AllPlaces "all-places", Export "export", WriteFile "write-file", ChangeHere "change-here", Backups "backups", OpenBackup "open-backup", PutBack "put-back", MakeBackup "make-backup", Erase "erase", PassageGoes "passage-goes", PassageStays "passage-stays", EraseNow "erase-now", Restore "restore", Memos "memos", AllMemos "all-memos", FindMemo "find-memo", GoToSubject "go-to-subject",
    Feedback "feedback", Summaries "summaries", ShowFramework "framework", NextHeading "next-heading", EarlierHeading "earlier-heading",
    ShowMap "map", ShowFactors "factor-board", ShowSpread "phases", ShowFates "fates", ShowNamed "nominations", SwitchGrouping "grouping", ShowTimeline "timeline",
    Demo "demo", NewStudy "new-study", OpenStudy "open-study",
    Hold "hold", Rate "rate", ShowResult "result", Compare "compare", ShowOrganisation "organisation",
    Units "units", Rounds "rounds", Questionnaires "questionnaires", Interviews "interviews", Participants "participants", ShowContext "context",
    Events "events", Initiatives "initiatives", Appointments "appointments", Prepare "prepare", AsInLetter "as-in-letter", StudyDetails "study-details", SearchUnit "search-unit", ScreenLanguage "screen-language",
    Add "add", Edit "edit", Remove "remove", Toggle "toggle",
    NextQuestion "next-question", EarlierQuestion "earlier-question", NextUnasked "next-unasked", SwitchFocus "switch-focus",
    ScrollUp "scroll-up", ScrollDown "scroll-down", Command "command", Jump "jump", Outline "outline", NotAsked "not-asked", NoAnswer "no-answer",
    DoesNotKnow "does-not-know", DoesNotApply "does-not-apply", ClearAnswer "clear-answer", Park "park", Before "before", After "after", Observation "observation", Find "find", Course "course", Pause "pause", Recorder "recorder",
    EarlierAnswer "earlier-answer", SwitchLanguage "switch-language", Guide "guide", Finish "finish", BreakOff "break-off",
    KeepWarning "keep-warning", BlankScreen "blank-screen", Leave "leave",
    Quote "quote", Flag "flag", Background "background", Tie "tie", Speaker "speaker", Strike "strike", PlaceNotes "place-notes", GoThere "go-there", OwnEditor "own-editor", WriteUp "write-up", WorkUp "work-up", Freeze "freeze", QuoteState "quote-state",
    Sent "sent", Corrected "corrected", Approved "approved", NoReply "no-reply",
    Answer1 "answer-1", Answer2 "answer-2", Answer3 "answer-3", Answer4 "answer-4", Answer5 "answer-5",
    Answer6 "answer-6", Answer7 "answer-7", Answer8 "answer-8", Answer9 "answer-9", Answer0 "answer-0", OpenAnswer "open-answer",
    Rate0 "rate-0", Rate1 "rate-1", Rate2 "rate-2", Rate3 "rate-3", RateUnknown "rate-unknown",
    RateNotApplicable "rate-not-applicable", NextUnrated "next-unrated", Reasons "reasons", AttachEvidence "attach-evidence",
    NewEvidence "new-evidence", TakeProposal "take-proposal", RatingNote "rating-note", SwitchFactors "switch-factors",
    EarlierRound "earlier-round", LaterRound "later-round", EarlierUnit "earlier-unit", LaterUnit "later-unit",
    Differences "differences", RateBlind "rate-blind",
    Findings "findings", OpenFinding "open-finding", EarlierKind "earlier-kind", LaterKind "later-kind", TurnSide "turn-side", AboutAll "about-all",
    NewDocument "new-document", CodingRule "coding-rule", Across "across", NextOpen "next-open", EarlierTarget "earlier-target", LaterTarget "later-target", FindTarget "find-target", OpenUnit "open-unit",
    SwitchView "switch-view", Why "why",
    Present "present", Council "council", NextPage "next-page", PageBefore "page-before",
    SetLink "set-link", ChooseRounds "choose-rounds", ShowSeries "show-series", ShowSensitivity "show-sensitivity",
    CursorLeft "cursor-left", CursorRight "cursor-right", CursorUp "cursor-up", CursorDown "cursor-down",
    WordLeft "word-left", WordRight "word-right", LineStart "line-start", LineEnd "line-end",
    TextStart "text-start", TextEnd "text-end", SelectLeft "select-left", SelectRight "select-right", SelectUp "select-up",
    SelectDown "select-down", SelectWordLeft "select-word-left", SelectWordRight "select-word-right",
    SelectLineStart "select-line-start", SelectLineEnd "select-line-end", SelectAll "select-all",
    EraseLeft "erase-left", EraseRight "erase-right", EraseWordLeft "erase-word-left", EraseWordRight "erase-word-right",
    EraseToLineEnd "erase-to-line-end", NewLine "new-line", Undo "undo", Redo "redo", TakeBack "take-back", DoAgain "do-again", GoToTaken "go-to-taken", Cut "cut", Copy "copy", PasteCut "paste-cut",
}

/// The table with a person's own keys, where there are any.
static OWN: OnceLock<Vec<Row>> = OnceLock::new();

/// Puts a table with a person's own keys in place of this one, once, before the first key.
pub fn install(rows: Vec<Row>) {
    let _ = OWN.set(rows);
}

/// The table in use.
pub fn table() -> &'static [Row] {
    OWN.get().map_or(TABLE, Vec::as_slice)
}

/// What a key does in a place: its own row, else a row of the places beyond; in a talk, Alt and a key mean the same
/// as Esc and the key.
pub fn action(place: Place, pressed: KeyEvent) -> Option<Action> {
    let name = key::name(pressed);
    let in_row = |place: Place, name: &str| {
        table().iter().find(|row| row.place == place && row.keys.contains(&name)).map(|row| row.action)
    };
    in_row(place, &name).or_else(|| place.beyond().iter().find_map(|beyond| in_row(*beyond, &name))).or_else(
        || {
            let is_talk = matches!(place, Place::Talk | Place::Companion | Place::Parked);
            let is_alt = pressed.modifiers == KeyModifiers::ALT && matches!(pressed.code, KeyCode::Char(_));
            let bare = KeyEvent::new(pressed.code, KeyModifiers::NONE);
            (is_talk && is_alt).then(|| in_row(Place::Command, &key::name(bare))).flatten()
        },
    )
}

/// The rows that the footer of a place names: its own and those beyond it that it does not replace.
pub fn footer(place: Place) -> impl Iterator<Item = &'static Row> {
    let beyond = place.beyond().iter().flat_map(|beyond| rows(*beyond));
    let is_replaced =
        move |row: &&Row| rows(place).any(|own| own.keys.iter().any(|key| row.keys.contains(key)));
    rows(place).chain(beyond.filter(move |row| !is_replaced(row))).filter(|row| row.in_footer)
}

/// What can be done in a place, to be found by its words: its rows and those beyond that it does not replace, but not
/// what moves about or answers with a digit.
pub fn offered(place: Place) -> Vec<&'static Row> {
    use Action as A;
    let is_found = |row: &&Row| {
        !matches!(
            row.action,
            A::Up | A::Down | A::Left | A::Right | A::PageUp | A::PageDown | A::First | A::Last | A::Palette
        ) && !row.action.id().starts_with("answer-")
    };
    let beyond = place.beyond().iter().flat_map(|beyond| rows(*beyond));
    let mut offered: Vec<&Row> = Vec::new();
    for row in rows(place).chain(beyond).filter(is_found) {
        if !offered.iter().any(|other| other.action == row.action) {
            offered.push(row);
        }
    }
    offered
}

/// Rows that are told in one: the first, how many, and the id of their sentence.
const TOLD_IN_ONE: [(Action, usize, &str); 2] =
    [(Action::Answer1, 9, "help-answers"), (Action::Rate0, 4, "help-rates")];

/// What may stand at the start of a line that is typed in the notes, and the id of the sentence on it.
const LINE_MARKS: [(&str, &str); 6] = [
    ("> …", "help-line-quote"),
    ("! …", "help-line-flag"),
    ("#code …", "help-line-tie"),
    ("=3", "help-line-answer"),
    ("@12 …", "help-line-send"),
    ("@+ …", "help-line-send-on"),
];

/// What help and README say of a place: the keys of a row, and the id of the sentence on it.
pub fn told(place: Place) -> Vec<(Vec<String>, String)> {
    let all: Vec<&Row> = rows(place).collect();
    let mut told = Vec::new();
    let mut at = 0;
    while let Some(row) = all.get(at) {
        let keys = |row: &Row| row.keys.iter().map(|key| shown_key(key)).collect::<Vec<_>>();
        if let Some((_, count, id)) = TOLD_IN_ONE.iter().find(|(first, ..)| *first == row.action) {
            let last = all.get(at + count - 1).map(|last| keys(last)).unwrap_or_default();
            told.push(([keys(row), vec!["…".to_owned()], last].concat(), (*id).to_owned()));
            at += count;
        } else {
            told.push((keys(row), format!("help-{}", row.action.id())));
            at += 1;
        }
    }
    if place == Place::Talk {
        told.extend(LINE_MARKS.map(|(keys, id)| (vec![keys.to_owned()], id.to_owned())));
    }
    told
}

/// The first key of an action in a place, as people read it; empty where it has none there.
pub fn key_of(place: Place, action: Action) -> String {
    let row = rows(place).find(|row| row.action == action);
    row.and_then(|row| row.keys.first()).map(|key| shown_key(key)).unwrap_or_default()
}

/// The rows of a place.
pub fn rows(place: Place) -> impl Iterator<Item = &'static Row> {
    table().iter().filter(move |row| row.place == place)
}

/// The key as people read it: `↑`, `PgDn`, `Ctrl+N`, `Esc`.
pub fn shown_key(name: &str) -> String {
    let mut parts = Vec::new();
    let mut rest = name;
    for (prefix, word) in [("ctrl-", "Ctrl"), ("alt-", "Alt"), ("shift-", "Shift")] {
        if let Some(after) = rest.strip_prefix(prefix) {
            parts.push(word.to_owned());
            rest = after;
        }
    }
    let base = match rest {
        "up" => "↑",
        "down" => "↓",
        "left" => "←",
        "right" => "→",
        "pageup" => "PgUp",
        "pagedown" => "PgDn",
        "enter" => "Enter",
        "esc" => "Esc",
        "tab" => "Tab",
        "space" => "Space",
        "backspace" => "Backspace",
        "delete" => "Del",
        "insert" => "Ins",
        "home" => "Home",
        "end" => "End",
        other => other,
    };
    parts.push(if name.starts_with("ctrl-") && base.len() == 1 {
        base.to_uppercase()
    } else {
        base.to_owned()
    });
    parts.join("+")
}

#[cfg(test)]
mod tests;
