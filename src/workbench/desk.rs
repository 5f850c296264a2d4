//! Answers what screens and commands ask, from a connection that only reads.

mod past;
mod whole;

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::definition::Library;
use crate::domain::agreement::{disputed, unreliable, unreliable_in};
use crate::domain::assess::blind::cases;
use crate::domain::assess::shares::Shares;
use crate::domain::assessment::Assessment;
use crate::domain::change::PartKey;
use crate::domain::compare::{compare, series};
use crate::domain::framework::standings;
use crate::domain::id::{Id, InterviewId};
use crate::domain::scan::Decided;
use crate::domain::score::{Scoring, View, score_round};
use crate::domain::sensitivity::sensitivity;
use crate::domain::study::{Definition, DefinitionKind, Study};
use crate::domain::versions::join_model;
use crate::failure::Failure;
use crate::report::manifest::Place;
use crate::store::{DraftPlace, Reader, Scope};

use self::whole::Whole;
use super::backups::{self, Copies};
use super::check::CheckedFile;
use super::found::found;
use super::request::{
    AcrossRound, ComparedRounds, ComparedView, Erasure, FrameworkRound, Instruments, InterviewProgress,
    OpenedInterview, Overview, QuestionnaireFindings, Reply, Request, Respondents, RoundInWays, RoundsInARow,
    ScoredRound, Shown,
};
use super::{OpenStudy, failure, names, scan, text_of};

/// Reads a study.
#[derive(Debug)]
pub struct Desk {
    reader: Reader,
    instruments: Arc<Instruments>,
    /// What the instruments were read from.
    definitions: Vec<Definition>,
    /// The one interview that may be read, where only one may.
    only: Option<InterviewId>,
    whole: Whole,
}

/// Under which name the question is kept that one was at in an interview.
pub(super) fn position_of(interview: &InterviewId) -> String {
    format!("question/{interview}")
}

/// Under which name it is kept how long an interview has lasted.
pub(super) fn clock_of(interview: &InterviewId) -> String {
    format!("clock/{interview}")
}

impl Desk {
    /// Opens a study for reading.
    ///
    /// # Errors
    /// The file is no study or from another version, or the definitions in it cannot be read.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        Self::of(Reader::open(path).map_err(failure)?, path)
    }

    fn of(reader: Reader, path: &Path) -> Result<Self, Failure> {
        let frame = reader.load(&Scope::Frame).map_err(failure)?;
        let removed = reader.removed().map_err(failure)?.into_iter().collect();
        let instruments = Arc::new(Instruments { removed, ..instruments(&frame, path)? });
        Ok(Self { reader, instruments, definitions: frame.definitions, only: None, whole: Whole::default() })
    }

    /// Opens one interview of a study for reading, and nothing else: who looks over a shoulder finds no rating, no
    /// other talk and no other department's words in the program. The names of the departments stay, because questions
    /// ask for them, and so do the unit's own initiatives.
    ///
    /// # Errors
    /// The same, and where there is no such interview.
    pub fn open_only(path: &Path, interview: &InterviewId) -> Result<Self, Failure> {
        let mut desk = Self::open(path)?;
        let study = desk.reader.load(&Scope::Interview(interview.clone())).map_err(failure)?;
        let held = study.interview(interview).ok_or_else(|| {
            Failure::person(format!("there is no interview `{interview}` in {}", path.display()))
                .hint("write UNIT/ROUND as the list of interviews shows it, such as `society/r1`")
        })?;
        let questionnaires = desk.instruments.questionnaire_of(held).cloned().into_iter().collect();
        desk.instruments = Arc::new(Instruments {
            model: Assessment::default(),
            questionnaires,
            removed: HashSet::new(),
            ..desk.instruments.as_ref().clone()
        });
        desk.definitions.clear();
        desk.only = Some(interview.clone());
        Ok(desk)
    }

    /// The frame of the study.
    pub fn instruments(&self) -> Arc<Instruments> {
        Arc::clone(&self.instruments)
    }

    /// The whole study.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn whole(&self) -> Result<OpenStudy, Failure> {
        let study = self.reader.load(&Scope::Whole).map_err(failure)?;
        Ok(OpenStudy { study, instruments: self.instruments(), path: self.reader.path().to_owned() })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        self.reader.path()
    }

    /// Texts that were typed, say something new and are no answers yet: where each belongs, as far as there is a place to
    /// go to.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn draft_places(&self) -> Result<Vec<Option<Place>>, Failure> {
        let typed = self.reader.drafts().map_err(failure)?;
        let written = self.reader.desk_drafts().map_err(failure)?;
        let typed = typed.into_iter().filter(|draft| draft.is_news).map(|draft| {
            let interview = draft.key.interview;
            Some(match draft.key.place {
                DraftPlace::Question(question) => Place::Answer { interview, question, passage: None },
                DraftPlace::Note(..) => Place::Talk(interview),
            })
        });
        Ok(typed.chain(written.iter().filter(|draft| draft.is_news).map(|_| None)).collect())
    }

    /// Whether the record of a part was removed.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(super) fn is_removed(&self, key: &PartKey) -> Result<bool, Failure> {
        self.reader.is_removed(key).map_err(failure)
    }

    /// The parts that were erased, whole or in part, but for what was judged.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(super) fn erased_parts(&self) -> Result<BTreeSet<PartKey>, Failure> {
        self.reader.erased_parts().map_err(failure)
    }

    /// The whole study as it leaves: with what was decided in the place of words that may tell who somebody is.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn leaving(&self) -> Result<OpenStudy, Failure> {
        self.as_leaving(&self.whole()?)
    }

    /// The same of one that was read.
    pub(super) fn as_leaving(&self, open: &OpenStudy) -> Result<OpenStudy, Failure> {
        let mut open = open.clone();
        self.decided_words()?.apply(&mut open.study);
        Ok(open)
    }

    /// The whole study with what was decided in the place of words.
    fn for_others(&mut self) -> Result<Arc<Study>, Failure> {
        let study = self.whole.study(&self.reader).map_err(failure)?;
        let decided = self.decided_words()?;
        if decided.is_empty() {
            return Ok(study);
        }
        let mut study = study.as_ref().clone();
        decided.apply(&mut study);
        Ok(Arc::new(study))
    }

    /// What was decided of words that may tell who somebody is.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn decided_words(&self) -> Result<Decided, Failure> {
        self.reader.decided_words().map_err(failure)
    }

    /// Answers a request; a failure is an answer too.
    pub fn answer(&mut self, request: &Request) -> Reply {
        self.find(request).unwrap_or_else(|failure| Reply::Failed(failure.message))
    }

    /// Everything of one unit in every round, with the organisation's ratings, factors and evidence, and who took part
    /// in the talks that evidence is from: the unit scores as it does in the whole study.
    fn unit(&self, unit: &Id) -> Result<Study, Failure> {
        let mut study = self.reader.load(&Scope::Unit(unit.clone())).map_err(failure)?;
        if !unit.is_organisation() {
            let whole = self.reader.load(&Scope::Unit(Id::organisation())).map_err(failure)?;
            study.ratings.extend(whole.ratings);
            study.factors.extend(whole.factors);
            let known: HashSet<Id> = study.evidence.iter().map(|evidence| evidence.id.clone()).collect();
            study
                .evidence
                .extend(whole.evidence.into_iter().filter(|evidence| !known.contains(&evidence.id)));
            let known: HashSet<InterviewId> =
                study.interviews.iter().map(|interview| interview.id.clone()).collect();
            study
                .interviews
                .extend(whole.interviews.into_iter().filter(|interview| !known.contains(&interview.id)));
            study
                .participants
                .extend(whole.participants.into_iter().filter(|who| !known.contains(&who.interview)));
        }
        Ok(study)
    }

    /// An interview as it is taken up, with what is known of its unit.
    fn opened(&self, interview: &InterviewId, mut study: Study) -> Result<OpenedInterview, Failure> {
        // The other units can be named in an answer.
        study.units = self.reader.load(&Scope::Outline).map_err(failure)?.units;
        let drafts = self.reader.drafts().map_err(failure)?;
        let position = self.reader.place(&position_of(interview)).map_err(failure)?;
        let elapsed = self.reader.place(&clock_of(interview)).map_err(failure)?;
        Ok(OpenedInterview {
            study: Arc::new(study),
            drafts: drafts
                .into_iter()
                .filter(|draft| draft.key.interview == *interview)
                .map(text_of)
                .collect(),
            position: position.and_then(|question| Id::new(question).ok()),
            elapsed: elapsed.and_then(|seconds| seconds.parse().ok()).unwrap_or_default(),
        })
    }

    fn scoring<'s>(&'s self, study: &'s Study, view: View) -> Scoring<'s> {
        Scoring {
            study,
            model: &self.instruments.model,
            questionnaires: &self.instruments.questionnaires,
            view,
            rater: None,
        }
    }

    fn scored(&self, study: Arc<Study>, round: &Id) -> ScoredRound {
        let score = |view| score_round(&self.scoring(&study, view), round);
        let (account, proven) = (score(View::Account), score(View::Proven));
        ScoredRound { study, account, proven }
    }

    fn compared(&self, study: Arc<Study>, from: &Id, to: &Id) -> ComparedRounds {
        let view = |view| {
            let scoring = self.scoring(&study, view);
            ComparedView {
                comparison: compare(&scoring, from, to),
                from: score_round(&scoring, from),
                to: score_round(&scoring, to),
            }
        };
        let (account, proven) = (view(View::Account), view(View::Proven));
        let weak = unreliable_in(&study, &self.instruments.model, &[from, to]);
        ComparedRounds { study, account, proven, weak }
    }

    fn in_a_row(&self, study: Arc<Study>) -> RoundsInARow {
        let rounds: Vec<Id> = study.rounds.iter().map(|round| round.id.clone()).collect();
        let view = |view| series(&self.scoring(&study, view), &rounds);
        let (account, proven) = (view(View::Account), view(View::Proven));
        let all: Vec<&Id> = rounds.iter().collect();
        let weak = unreliable_in(&study, &self.instruments.model, &all);
        RoundsInARow { study, account, proven, weak }
    }

    fn find(&mut self, request: &Request) -> Result<Reply, Failure> {
        match (&self.only, request) {
            (None, _) => {}
            (Some(_), Request::Instruments) => return Ok(Reply::Instruments(self.instruments())),
            (Some(only), Request::Interview(interview)) if only == interview => {
                let study = self.reader.load(&Scope::Interview(interview.clone())).map_err(failure)?;
                return Ok(Reply::Interview(
                    interview.clone(),
                    self.opened(interview, bare(study, interview))?,
                ));
            }
            (Some(only), _) => return Err(Failure::person(format!("only the interview `{only}` is open"))),
        }
        Ok(match request {
            Request::Instruments => {
                let frame = self.reader.load(&Scope::Frame).map_err(failure)?;
                self.whole.forget();
                let removed = self.reader.removed().map_err(failure)?.into_iter().collect();
                let held = if frame.definitions == self.definitions {
                    self.instruments.as_ref().clone()
                } else {
                    instruments(&frame, self.reader.path())?
                };
                self.definitions = frame.definitions;
                self.instruments =
                    Arc::new(Instruments { header: frame.header, rounds: frame.rounds, removed, ..held });
                Reply::Instruments(self.instruments())
            }
            Request::Overview { offset, limit } => {
                let found = self.reader.overview(*offset, *limit).map_err(failure)?;
                let interviews = found
                    .interviews
                    .into_iter()
                    .map(|line| InterviewProgress { interview: line.interview, answered: line.answered })
                    .collect();
                Reply::Overview(Box::new(Overview {
                    units_total: found.unit_count,
                    offset: *offset,
                    units: found.units,
                    interviews,
                    events: found.events,
                    ratings: found.ratings,
                }))
            }
            Request::Memos => Reply::Memos(self.whole.study(&self.reader).map_err(failure)?),
            Request::Outline => Reply::Outline(Arc::new(self.reader.load(&Scope::Outline).map_err(failure)?)),
            Request::Appointments => {
                Reply::Appointments(Arc::new(self.reader.load(&Scope::Appointments).map_err(failure)?))
            }
            Request::QuestionnaireFindings => {
                Reply::QuestionnaireFindings(Arc::new(findings(&self.definitions)))
            }
            Request::Unit(unit) => Reply::Unit(unit.clone(), Arc::new(self.unit(unit)?)),
            Request::Interview(interview) => {
                let found = self.reader.load(&Scope::Interview(interview.clone())).map_err(failure)?;
                let study = match found.interview(interview) {
                    Some(held) => self.unit(&held.details.unit)?,
                    None => found,
                };
                Reply::Interview(interview.clone(), self.opened(interview, study)?)
            }
            Request::Round(round) => {
                let mut whole = std::mem::take(&mut self.whole);
                let scored = whole.scored(&self.reader, round, |study| self.scored(study, round));
                self.whole = whole;
                Reply::Round(scored.map_err(failure)?)
            }
            Request::Across(round) => {
                let study = self.whole.study(&self.reader).map_err(failure)?;
                let account = score_round(&self.scoring(&study, View::Account), round);
                let shares = Shares::of(&study, round);
                Reply::Across(Arc::new(AcrossRound { study, shares, account }))
            }
            Request::Findings(round) => {
                let study = self.whole.study(&self.reader).map_err(failure)?;
                Reply::Findings(Arc::new(found(study, &self.instruments, round)))
            }
            Request::Unreliable(round) => {
                let fields = if self.reader.has_several_raters().map_err(failure)? {
                    let study = self.whole.study(&self.reader).map_err(failure)?;
                    unreliable(&study, &self.instruments.model, round)
                } else {
                    BTreeSet::new()
                };
                Reply::Unreliable(round.clone(), fields)
            }
            Request::Differences(round) => {
                let study = self.whole.study(&self.reader).map_err(failure)?;
                Reply::Differences(round.clone(), Arc::new(disputed(&study, &self.instruments.model, round)))
            }
            Request::Cases(rater) => {
                let study = self.whole.study(&self.reader).map_err(failure)?;
                Reply::Cases(rater.clone(), Arc::new(cases(&study, rater)))
            }
            Request::Framework { round, language } => {
                let study = self.whole.study(&self.reader).map_err(failure)?;
                let Instruments { model, questionnaires, .. } = self.instruments.as_ref();
                let rows = standings(&study, model, questionnaires, round, language);
                Reply::Framework(Arc::new(FrameworkRound { round: round.clone(), study, rows }))
            }
            Request::Timeline => Reply::Timeline(self.whole.study(&self.reader).map_err(failure)?),
            Request::Comparison { from, to } => {
                let mut whole = std::mem::take(&mut self.whole);
                let compared =
                    whole.compared(&self.reader, (from, to), |study| self.compared(study, from, to));
                self.whole = whole;
                Reply::Comparison(compared.map_err(failure)?)
            }
            Request::Series => {
                let study = self.whole.study(&self.reader).map_err(failure)?;
                Reply::Series(Arc::new(self.in_a_row(study)))
            }
            Request::InARoom(what) => {
                let study = self.for_others()?;
                let shown = match what {
                    Shown::Round(round) => Reply::Round(Arc::new(self.scored(study, round))),
                    Shown::Comparison(from, to) => {
                        Reply::Comparison(Arc::new(self.compared(study, from, to)))
                    }
                    Shown::Series => Reply::Series(Arc::new(self.in_a_row(study))),
                };
                Reply::InARoom(Box::new(shown))
            }
            Request::Names => {
                let names = names::read(self.reader.path(), &self.instruments.header.id).map_err(failure)?;
                let talks = self.reader.respondents().map_err(failure)?;
                Reply::Names(Arc::new(Respondents { names, talks }))
            }
            Request::Scan => {
                let study = self.whole.study(&self.reader).map_err(failure)?;
                Reply::Scan(Arc::new(scan::scanned(&study, self.decided_words()?)))
            }
            Request::TakenBack(taken) => self.taken_back(taken)?,
            Request::Backups => Reply::Backups(Arc::new(Copies::of(self.path())?)),
            Request::Backup(copy) => Reply::Backup(copy.clone(), Arc::new(backups::look(self.path(), copy)?)),
            Request::Erasure(who, decisions) => {
                let plan = self.reader.plan_erasure(who, decisions).map_err(failure)?;
                let study = self.whole.study(&self.reader).map_err(failure)?;
                let is_closed = study.erased.iter().any(|one| one.respondent == *who);
                Reply::Erasure(Arc::new(Erasure {
                    who: who.clone(),
                    decisions: decisions.clone(),
                    plan,
                    is_closed,
                    study,
                }))
            }
            Request::MakeBackup(now) => Reply::BackupMade(backups::make_now(self.path(), *now)?),
            Request::Conflicts => Reply::Conflicts(Arc::new(self.conflicts()?)),
            Request::History(kind, record) => Reply::History(Arc::new(self.history(*kind, record)?)),
            Request::Leaving(order, day) => {
                let study = self.whole.study(&self.reader).map_err(failure)?;
                Reply::Leaving(Arc::new(self.offer(order, day, study)))
            }
            Request::Sensitivity(round) => {
                let study = self.whole.study(&self.reader).map_err(failure)?;
                let view = |view| sensitivity(&self.scoring(&study, view), round);
                let (account, proven) = (view(View::Account), view(View::Proven));
                Reply::Sensitivity(Arc::new(RoundInWays { study, account, proven }))
            }
        })
    }
}

/// An interview with nothing that was found, judged or said elsewhere.
fn bare(study: Study, interview: &InterviewId) -> Study {
    let is_here = |one: &InterviewId| one == interview;
    Study {
        rounds: study.rounds,
        interviews: study.interviews.into_iter().filter(|one| is_here(&one.id)).collect(),
        participants: study.participants.into_iter().filter(|one| is_here(&one.interview)).collect(),
        answers: study.answers.into_iter().filter(|one| is_here(&one.interview)).collect(),
        notes: study.notes.into_iter().filter(|one| is_here(&one.interview)).collect(),
        initiatives: study.initiatives,
        ..Study::new(study.header)
    }
}

/// Checks the questionnaires among definitions.
fn findings(definitions: &[Definition]) -> Vec<QuestionnaireFindings> {
    let library = Library::new().with(definitions);
    let all = definitions.iter().filter(|definition| definition.kind == DefinitionKind::Questionnaire);
    all.map(|definition| {
        let findings = crate::definition::check(&definition.text, &library).findings;
        let file = CheckedFile { path: PathBuf::new(), text: definition.text.clone(), findings };
        let told = file.list().into_iter().map(|found| {
            let help = found.help.map(|help| format!(": {help}")).unwrap_or_default();
            (found.line, format!("{}{help}", found.message))
        });
        let findings = told.collect();
        QuestionnaireFindings { id: definition.id.clone(), version: definition.version.clone(), findings }
    })
    .collect()
}

/// Reads the definitions that a study holds.
fn instruments(frame: &Study, path: &Path) -> Result<Instruments, Failure> {
    let library = Library::new().with(&frame.definitions);
    let model = library.assessment(&frame.header.assessment).cloned().ok_or_else(|| {
        Failure::person(format!(
            "{}: the assessment model `{}` of the study cannot be read",
            path.display(),
            frame.header.assessment
        ))
        .hint("export the study with the version of nulmeting that made it, and check the file with `nulmeting check`")
    })?;
    let mut model = model;
    // Ratings do not say by which version they were made.
    let is_other = |other: &&Assessment| other.id == model.id && other.version != model.version;
    let others: Vec<&Assessment> = library.assessments().filter(is_other).collect();
    join_model(&mut model, &others);
    let wanted =
        frame.definitions.iter().filter(|definition| definition.kind == DefinitionKind::Questionnaire);
    for definition in wanted {
        if library.questionnaire(definition.id.as_str()).is_none() {
            return Err(Failure::person(format!(
                "{}: the questionnaire `{}` of the study cannot be read",
                path.display(),
                definition.id
            ))
            .hint("open the study with the version of nulmeting that made it"));
        }
    }
    Ok(Instruments {
        header: frame.header.clone(),
        rounds: frame.rounds.clone(),
        model,
        questionnaires: library.joined_questionnaires(),
        path: path.display().to_string(),
        removed: HashSet::new(),
    })
}

#[cfg(test)]
mod tests;
