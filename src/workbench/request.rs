//! What the screens ask of the workbench, and what they get: plain data, so that every screen can be tested without a
//! file.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::domain::answer::Mark;
use crate::domain::assess::blind::Case;
use crate::domain::assess::findings::Finding;
use crate::domain::assess::shares::Shares;
use crate::domain::assessment::Assessment;
use crate::domain::change::{Change, RecordKind};
use crate::domain::compare::{Comparison, Series};
use crate::domain::date::Date;
use crate::domain::erased::{Decisions, Plan};
use crate::domain::framework::Standing;
use crate::domain::id::{Id, InterviewId};
use crate::domain::instrument::Outlook;
use crate::domain::names::{Name, Names};
use crate::domain::past::Version;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::scan::Decision;
use crate::domain::score::RoundScore;
use crate::domain::sensitivity::Sensitivity;
use crate::domain::study::{Event, Header, Interview, NotePlace, Round, Study, Unit};
use crate::domain::times::Times;
use crate::domain::undo::{TakenBack, Way};

use super::backups::{Backup, Copies, LookedAt};
use super::erase::{Done, NotErased};
use super::leaving::{Offer, Order};
use super::scan::Scanned;

/// The study's frame: what every screen needs and what seldom changes.
#[derive(Clone, Debug)]
pub struct Instruments {
    /// What the study is.
    pub header: Header,
    /// Its rounds in order.
    pub rounds: Vec<Round>,
    /// Its assessment model.
    pub model: Assessment,
    /// Its questionnaires.
    pub questionnaires: Vec<Questionnaire>,
    /// Where the study lies, as people see it.
    pub path: String,
    /// Removed units, rounds, interviews and initiatives, by kind and id.
    pub removed: HashSet<(RecordKind, String)>,
}

impl Default for Instruments {
    /// No study is open.
    fn default() -> Self {
        Self {
            header: Header::default(),
            rounds: Vec::new(),
            model: Assessment::default(),
            questionnaires: Vec::new(),
            path: String::new(),
            removed: HashSet::new(),
        }
    }
}

impl Instruments {
    /// The questionnaire of an interview, by its own id or its round's.
    pub fn questionnaire_of(&self, interview: &Interview) -> Option<&Questionnaire> {
        let of_round = || {
            let round = self.rounds.iter().find(|round| round.id == interview.details.round)?;
            round.questionnaire.of(&interview.details.unit)
        };
        let id = interview.details.questionnaire.as_ref().or_else(of_round)?;
        self.questionnaires.iter().find(|questionnaire| questionnaire.id == *id)
    }

    /// What the questionnaires of the rounds can tell.
    pub fn outlook(&self) -> Outlook {
        Outlook::of_rounds(&self.rounds, &self.questionnaires, &self.model)
    }

    /// Whether an id belongs to a record that was removed: entering another one under it would bring that one back.
    pub fn is_removed(&self, kind: RecordKind, id: &str) -> bool {
        self.removed.contains(&(kind, id.to_owned()))
    }

    /// A text of the study in `language`.
    pub fn text<'a>(&self, text: &'a crate::domain::text::Text, language: &str) -> &'a str {
        text.find(language, &self.header.languages).text
    }

    /// The label of a round.
    pub fn round_label(&self, id: &Id, language: &str) -> String {
        let round = self.rounds.iter().find(|round| round.id == *id);
        round.map_or_else(|| id.to_string(), |round| self.text(&round.label, language).to_owned())
    }
}

/// A window on units and rounds.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// How many units the study has.
    pub units_total: usize,
    /// The first unit in the window.
    pub offset: usize,
    /// The units in the window, line before staff, by name.
    pub units: Vec<Unit>,
    /// Their interviews, and the organisation's, with the number of questions answered.
    pub interviews: Vec<InterviewProgress>,
    /// What happened around the rounds, in the order of time.
    pub events: Vec<Event>,
    /// Number of ratings by unit and round, the organisation's too.
    pub ratings: Vec<(Id, Id, usize)>,
}

/// How far an interview is.
#[derive(Clone, Debug)]
pub struct InterviewProgress {
    /// The interview.
    pub interview: Interview,
    /// Questions with notes, a closed answer or a missing kind.
    pub answered: usize,
}

/// Where a draft belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DraftPlace {
    /// The notes on a question.
    Question(Id),
    /// A note that belongs to no question, with its number.
    Note(NotePlace, u32),
}

/// Text that was typed and is not an answer yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftText {
    /// The interview.
    pub interview: InterviewId,
    /// Where it belongs.
    pub place: DraftPlace,
    /// What was typed.
    pub text: String,
    /// What is marked in it; nothing in a draft of an earlier version, where the marks of the answer move with its words.
    pub marks: Option<Vec<Mark>>,
    /// When its paragraphs were typed.
    pub times: Times,
    /// Where the cursor was, in bytes.
    pub cursor: usize,
}

/// An interview as it is taken up: what is kept, what was typed and is not kept yet, and where one was.
#[derive(Clone, Debug)]
pub struct OpenedInterview {
    /// Everything of the interview's unit in every round, and the outline of the other units.
    pub study: Arc<Study>,
    /// The interview's drafts.
    pub drafts: Vec<DraftText>,
    /// The question that was in sight last, as [`Save::Position`] kept it.
    pub position: Option<Id>,
    /// How many seconds the talk had lasted, as [`Save::Elapsed`] kept it.
    pub elapsed: u32,
}

/// What a screen wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// The frame of the study.
    Instruments,
    /// A window on units and rounds.
    Overview {
        /// First unit.
        offset: usize,
        /// Number of units.
        limit: usize,
    },
    /// Units, rounds and events, without answers and ratings.
    Outline,
    /// The same, with the interviews that are still to be held and who takes part in them.
    Appointments,
    /// The whole study, for the memos and what they are about.
    Memos,
    /// Everything of one unit in every round, the organisation's ratings, and the evidence about it.
    Unit(Id),
    /// An interview with its drafts, the unit's earlier answers, and the question to come back to.
    Interview(InterviewId),
    /// What is found in the questionnaires.
    QuestionnaireFindings,
    /// All units of a round, scored in both views.
    Round(Id),
    /// All units of a round, to rate one indicator after the other.
    Across(Id),
    /// What is to be checked in a round.
    Findings(Id),
    /// On which fields the raters of a round agree too little.
    Unreliable(Id),
    /// What the raters of a round differ on.
    Differences(Id),
    /// What there is for a second rater to rate blind.
    Cases(Id),
    /// What is written of a round, unit by unit and heading by heading, and what there is to write it from.
    Framework {
        /// The round.
        round: Id,
        /// The language by whose names the units are in order.
        language: String,
    },
    /// The study with its events and all interviews.
    Timeline,
    /// All units in two rounds, compared in both views.
    Comparison {
        /// The earlier round.
        from: Id,
        /// The later round.
        to: Id,
    },
    /// All rounds in a row, in both views.
    Series,
    /// What others see, with what was decided in the place of words that may tell who somebody is.
    InARoom(Shown),
    /// A round scored at other thresholds and without single testimonies, in both views.
    Sensitivity(Id),
    /// What a record said before, by its kind and id.
    History(RecordKind, String),
    /// What was changed in two places by people who did not know of each other's change.
    Conflicts,
    /// Who respondents are.
    Names,
    /// The words that may tell who somebody is.
    Scan,
    /// What will be in a file that leaves the study, and where it would lie if it were written on this day.
    Leaving(Box<Order>, Date),
    /// The study that names what was taken back.
    TakenBack(Arc<TakenBack>),
    /// The copies of the study.
    Backups,
    /// Whether a copy is sound, and how it differs from the study.
    Backup(PathBuf),
    /// A copy made now.
    MakeBackup(DateTime<Utc>),
    /// What erasing a respondent would do, with these decisions.
    Erasure(Id, Decisions),
}

/// What is shown to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// All units of a round.
    Round(Id),
    /// All units in two rounds, the earlier one first.
    Comparison(Id, Id),
    /// All rounds in a row.
    Series,
}

/// What it gets.
#[derive(Clone, Debug)]
pub enum Reply {
    /// The frame of the study.
    Instruments(Arc<Instruments>),
    /// A window on units and rounds.
    Overview(Box<Overview>),
    /// Units, rounds and events.
    Outline(Arc<Study>),
    /// The same, with the interviews that are still to be held.
    Appointments(Arc<Study>),
    /// The whole study, for the memos and what they are about.
    Memos(Arc<Study>),
    /// Everything of one unit.
    Unit(Id, Arc<Study>),
    /// An interview as it is taken up.
    Interview(InterviewId, OpenedInterview),
    /// What is found in the questionnaires.
    QuestionnaireFindings(Arc<Vec<QuestionnaireFindings>>),
    /// All units of a round, scored.
    Round(Arc<ScoredRound>),
    /// All units of a round, to rate across them.
    Across(Arc<AcrossRound>),
    /// What is to be checked in a round.
    Findings(Arc<FoundInRound>),
    /// Fields, by index, on which the raters of a round agree too little.
    Unreliable(Id, BTreeSet<usize>),
    /// A study with what the raters of a round differ on and nothing else.
    Differences(Id, Arc<Study>),
    /// What there is to rate blind, for whom.
    Cases(Id, Arc<Vec<Case>>),
    /// What is written of a round.
    Framework(Arc<FrameworkRound>),
    /// The study with its events and all interviews.
    Timeline(Arc<Study>),
    /// All units in two rounds, compared.
    Comparison(Arc<ComparedRounds>),
    /// All rounds in a row.
    Series(Arc<RoundsInARow>),
    /// What others see: a round, a comparison or rounds in a row.
    InARoom(Box<Reply>),
    /// A round scored in several ways.
    Sensitivity(Arc<RoundInWays>),
    /// What a record said before.
    History(Arc<History>),
    /// The disputed parts, each with the versions that stand beside each other.
    Conflicts(Arc<Vec<History>>),
    /// Who respondents are.
    Names(Arc<Respondents>),
    /// The words that may tell who somebody is.
    Scan(Arc<Scanned>),
    /// What will be in a file that leaves the study.
    Leaving(Arc<Offer>),
    /// What was taken back, with the whole study that names it.
    TakenBack(Arc<TakenBack>, Arc<Study>),
    /// The copies of the study.
    Backups(Arc<Copies>),
    /// A copy that was looked at.
    Backup(PathBuf, Arc<LookedAt>),
    /// A copy that was made.
    BackupMade(Backup),
    /// What erasing a respondent would do.
    Erasure(Arc<Erasure>),
    /// It could not be had, and why.
    Failed(String),
}

/// Who respondents are, as far as that is written beside the study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Respondents {
    /// Their names.
    pub names: Names,
    /// In how many talks of the whole study each of them takes part; nobody with none.
    pub talks: BTreeMap<Id, usize>,
}

/// What erasing a respondent would do.
#[derive(Clone, Debug)]
pub struct Erasure {
    /// The respondent.
    pub who: Id,
    /// What was decided.
    pub decisions: Decisions,
    /// What goes, and what has to be decided.
    pub plan: Plan,
    /// Whether the respondent was erased before: the id is closed.
    pub is_closed: bool,
    /// The whole study, which names what the plan mentions.
    pub study: Arc<Study>,
}

/// What is found in a questionnaire of the study. It has no errors, or the study could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionnaireFindings {
    /// Its id.
    pub id: Id,
    /// Its version.
    pub version: String,
    /// The line in its text, from 1, and what is found there and what to do about it.
    pub findings: Vec<(usize, String)>,
}

/// A round scored in both views, with the records that it rests on.
#[derive(Clone, Debug)]
pub struct ScoredRound {
    /// The whole study.
    pub study: Arc<Study>,
    /// By own account.
    pub account: RoundScore,
    /// Proven.
    pub proven: RoundScore,
}

/// What is written of a round and what there is to write it from.
#[derive(Clone, Debug)]
pub struct FrameworkRound {
    /// The round.
    pub round: Id,
    /// The whole study.
    pub study: Arc<Study>,
    /// The units in the order of screens and last the organisation, each with a cell for every heading.
    pub rows: Vec<(Id, Vec<Standing>)>,
}

/// What is to be checked in a round, with the study that names units and evidence.
#[derive(Clone, Debug)]
pub struct FoundInRound {
    /// The round.
    pub round: Id,
    /// The whole study.
    pub study: Arc<Study>,
    /// What is to be checked, kind by kind.
    pub findings: Vec<Finding>,
}

/// A round dealt out to its units, with how they stand by own account.
#[derive(Clone, Debug)]
pub struct AcrossRound {
    /// The whole study.
    pub study: Arc<Study>,
    /// Which records belong to which unit.
    pub shares: Shares,
    /// How the units stand.
    pub account: RoundScore,
}

/// Two rounds compared in both views, with their scores and the records that they rest on.
#[derive(Clone, Debug)]
pub struct ComparedRounds {
    /// The whole study.
    pub study: Arc<Study>,
    /// By own account.
    pub account: ComparedView,
    /// Proven.
    pub proven: ComparedView,
    /// Fields, by index, on which the raters of a round agree too little to rely on, with those rounds.
    pub weak: BTreeMap<usize, Vec<Id>>,
}

/// All rounds of the study in a row, in both views, with the records that they rest on.
#[derive(Clone, Debug)]
pub struct RoundsInARow {
    /// The whole study.
    pub study: Arc<Study>,
    /// By own account.
    pub account: Series,
    /// Proven.
    pub proven: Series,
    /// Fields, by index, on which the raters of a round agree too little to rely on, with those rounds.
    pub weak: BTreeMap<usize, Vec<Id>>,
}

/// A round scored at other thresholds and without single testimonies, in both views.
#[derive(Clone, Debug)]
pub struct RoundInWays {
    /// The whole study.
    pub study: Arc<Study>,
    /// By own account.
    pub account: Sensitivity,
    /// Proven.
    pub proven: Sensitivity,
}

pub use crate::store::AsOf;

/// What a record said before, with the study that names what it mentions.
#[derive(Clone, Debug)]
pub struct History {
    /// Its kind.
    pub kind: RecordKind,
    /// Its id.
    pub record: String,
    /// The whole study.
    pub study: Arc<Study>,
    /// Every change of every part of it, the newest first.
    pub versions: Vec<Version>,
}

/// Two rounds compared in one view.
#[derive(Clone, Debug)]
pub struct ComparedView {
    /// The comparison.
    pub comparison: Comparison,
    /// The earlier round.
    pub from: RoundScore,
    /// The later round.
    pub to: RoundScore,
}

/// What a screen wants kept. Nothing of this is ever dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Save {
    /// Changes, all of them or none.
    Changes(Vec<Change>),
    /// Typed text, until it becomes an answer.
    Draft(DraftText),
    /// What is being written at the desk, as the change that it will be.
    Written(Box<Change>),
    /// What was being written at the desk is given up, or was kept as something else: its kind and record.
    Unwritten(RecordKind, String),
    /// Where the person is in an interview: the question, to come back to.
    Position(InterviewId, Id),
    /// How many seconds a talk has lasted.
    Elapsed(InterviewId, u32),
    /// What leaves in the place of a word that may tell who somebody is; nothing where that is open again.
    Word(String, Option<Decision>),
    /// A passage that is to be gone everywhere.
    Strike(Strike),
    /// The name of a respondent, which lies beside the study; none takes it away.
    Name(Id, Option<Name>),
    /// A respondent is erased, with what was decided of passages.
    Erase(Id, Decisions),
    /// The author's own last change is taken back, or what was taken back last is done again.
    Turn(Way),
}

/// What is to be told of something that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing but that it is on disk.
    Quietly,
    /// Who else quotes what was struck.
    Struck(Struck),
    /// What was taken back, or done again.
    TakenBack(TakenBack),
    /// Who was erased, and what was done; or why not.
    Erased(Id, Result<Done, NotErased>),
}

/// A passage to be struck at the wish of whoever said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strike {
    /// The interview.
    pub interview: InterviewId,
    /// Where it stands.
    pub place: DraftPlace,
    /// What stays there.
    pub stays: Vec<Change>,
    /// The passage.
    pub words: String,
}

/// Who quotes a passage that was struck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Struck {
    /// How many other notes of the same talk still hold it.
    pub notes: usize,
    /// The evidence that quotes it.
    pub evidence: Vec<Id>,
    /// The memos, summaries and responses that quote it, as `kind record`.
    pub written: Vec<String>,
}
