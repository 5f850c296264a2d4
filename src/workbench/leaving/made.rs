//! Files that leave a study, made in memory and then written.

use std::path::Path;

use super::{Drawn, Manifest, Markup, NotWritten, Order, Remark, Room, Step, Steps, Way, What, Why};
use crate::domain::compare::Comparison;
use crate::domain::id::Id;
use crate::domain::names::Names;
use crate::domain::score::{RoundScore, View};
use crate::domain::study::{Interview, Study};
use crate::failure::Failure;
use crate::language::Words;
use crate::report::data::Dataset;
use crate::report::document::{self, Content, Document, ScoredRound};
use crate::report::figure::{Naming, Source, comparison, organisation, series, unit};
use crate::report::qda::{Project, Trace};
use crate::report::write_up::entries;
use crate::report::{manifest, picture};
use crate::workbench::data::{self, DataFormat};
use crate::workbench::folder::write_bytes;
use crate::workbench::{Desk, OpenStudy, exchange, locking, qda, scan};

/// A file that is made and not written yet.
#[derive(Debug)]
pub struct Made {
    /// What is in it, and what is not.
    pub manifest: Manifest,
    contents: Contents,
}

#[derive(Debug)]
enum Contents {
    Report(Box<Document>, Markup),
    Data(Box<(Dataset, Words)>, DataFormat),
    Project(Box<Project>),
    Codebook(Box<Project>),
    Text(String),
}

/// Makes what is wanted of a study.
///
/// # Errors
/// The study cannot be read, has not what is wanted, or it was ended.
pub fn make(desk: &Desk, order: &Order, steps: &mut Steps) -> Result<Made, NotWritten> {
    let open = desk.whole()?;
    of(desk, &open, order, steps)
}

/// The same, of a study that was read.
pub(super) fn of(
    desk: &Desk,
    open: &OpenStudy,
    order: &Order,
    steps: &mut Steps,
) -> Result<Made, NotWritten> {
    let trace = || Ok(qda::trace(&desk.journal()?));
    let shown = matches!(order.way, Way::Picture(_)).then(|| desk.as_leaving(open)).transpose()?;
    let open = shown.as_ref().unwrap_or(open);
    let replaced = (order.way.replaces_words() && order.room == Room::Shared)
        .then(|| desk.decided_words().map(|decided| scan::replaced(open, decided)))
        .transpose()?;
    let open = replaced.as_ref().map_or(open, |replaced| &replaced.open);
    let (mut manifest, contents) = contents(open, order, &trace, steps)?;
    if order.has_names {
        manifest.remark(Remark::Names);
    }
    if let Some(scan::Replaced { count, undecided, .. }) = replaced {
        manifest.remark(Remark::Replaced(count));
        manifest.remark(Remark::Undecided(undecided));
    }
    if order.way != Way::Codebook {
        for place in desk.draft_places()? {
            match place {
                Some(place) => manifest.leave_out(What::Draft, Why::NotStored, place),
                None => manifest.leave_out_many(What::Draft, Why::NotStored, 1),
            }
        }
        manifest.leave_out_many(What::Respondent, Why::Erased, open.study.erased.len());
    }
    if locking::is_locked(&open.path) {
        manifest.remark(Remark::NotLocked);
    }
    Ok(Made { manifest, contents })
}

/// What is in the file of a study that was read, in two ways: counted, and as it will be written.
fn contents(
    open: &OpenStudy,
    order: &Order,
    trace: &dyn Fn() -> Result<Trace, Failure>,
    steps: &mut Steps,
) -> Result<(Manifest, Contents), NotWritten> {
    let names = if order.has_names { Some(open.names()?) } else { None };
    Ok(match order.way {
        Way::Chapter | Way::Unit | Way::Talk | Way::Council => {
            let (document, manifest) = report(open, order, names.as_ref(), steps)?;
            (manifest, Contents::Report(Box::new(document), order.markup))
        }
        Way::Data(format) => {
            let made = data::tables(open, &order.language, order.room, names.as_ref(), steps)?;
            (made.0.manifest.clone(), Contents::Data(Box::new(made), format))
        }
        Way::Archive => {
            steps.expect(2);
            steps.next(Step::LayingOut)?;
            let exchange::Exported { text, manifest } = match order.room {
                Room::Shared => exchange::shared(open),
                Room::Own => exchange::exported(open),
            };
            (manifest, Contents::Text(text))
        }
        Way::Project | Way::Codebook => {
            steps.expect(2);
            steps.next(Step::LayingOut)?;
            let project = qda::of_study(open, &trace()?, &order.language, order.room);
            if order.way == Way::Codebook {
                let mut manifest = Manifest::default();
                manifest.hold(What::Code, project.manifest.held(What::Code));
                manifest.remark(Remark::Nobody);
                (manifest, Contents::Codebook(Box::new(project)))
            } else {
                (project.manifest.clone(), Contents::Project(Box::new(project)))
            }
        }
        Way::Picture(drawn) => {
            let (text, units) = draw(open, drawn, order, steps)?;
            (manifest::of_picture(units), Contents::Text(text))
        }
    })
}

/// The rounds that are meant: those named, else all.
fn rounds(open: &OpenStudy, order: &Order) -> Vec<Id> {
    if order.rounds.is_empty() { open.rounds() } else { order.rounds.clone() }
}

fn score(
    open: &OpenStudy,
    rounds: &[Id],
    view: View,
    steps: &mut Steps,
) -> Result<Vec<RoundScore>, NotWritten> {
    let mut found = Vec::new();
    for round in rounds {
        steps.next(Step::Scoring)?;
        found.extend(open.score(std::slice::from_ref(round), view, None));
    }
    Ok(found)
}

fn scored(open: &OpenStudy, rounds: &[Id], steps: &mut Steps) -> Result<Vec<ScoredRound>, NotWritten> {
    let account = score(open, rounds, View::Account, steps)?.into_iter();
    let proven = score(open, rounds, View::Proven, steps)?;
    Ok(account.zip(proven).map(|(account, proven)| ScoredRound { account, proven }).collect())
}

fn compared(
    open: &OpenStudy,
    rounds: &[Id],
    steps: &mut Steps,
) -> Result<Option<[Comparison; 2]>, NotWritten> {
    let [from, .., to] = rounds else { return Ok(None) };
    steps.next(Step::Comparing)?;
    let account = open.compare(from, to, View::Account, None);
    steps.next(Step::Comparing)?;
    Ok(Some([account, open.compare(from, to, View::Proven, None)]))
}

fn report(
    open: &OpenStudy,
    order: &Order,
    names: Option<&Names>,
    steps: &mut Steps,
) -> Result<(Document, Manifest), NotWritten> {
    let words = Words::in_language(&order.language);
    let content = Content {
        study: &open.study,
        model: &open.instruments.model,
        questionnaires: &open.instruments.questionnaires,
        rounds: &[],
        compared: None,
        words: &words,
        language: &order.language,
    };
    if order.way == Way::Talk {
        steps.expect(2);
        steps.next(Step::LayingOut)?;
        let talk = talk(open, order)?;
        let questionnaire = open.questionnaire_of(talk)?;
        let document = document::talk(content, talk, questionnaire, order.version, names);
        let entries = entries(&open.study, talk, questionnaire, order.version);
        return Ok((document, manifest::of_talk(&open.study, talk, &entries)));
    }
    let rounds = rounds(open, order);
    steps.expect(2 * rounds.len() + if rounds.len() > 1 { 2 } else { 0 } + 2);
    if order.way == Way::Council {
        let council = document::for_council(&open.study, content.model, &rounds, (&order.language, &words));
        // Everything is computed of what the council may read.
        let shown = OpenStudy { study: council.study.clone(), ..open.clone() };
        let scored = scored(&shown, &rounds, steps)?;
        let compared = compared(&shown, &rounds, steps)?;
        steps.next(Step::LayingOut)?;
        let content =
            Content { study: &shown.study, rounds: &scored, compared: compared.as_ref(), ..content };
        let document = document::council(content, &council);
        let manifest = manifest::of_council(&open.study, &council, &rounds, &document);
        return Ok((document, manifest));
    }
    let parts = if order.way == Way::Chapter { document::parts(&open.study, rounds.len()) } else { 0 };
    steps.expect(2 * rounds.len() + if rounds.len() > 1 { 2 } else { 0 } + parts + 2);
    let scored = scored(open, &rounds, steps)?;
    let compared = compared(open, &rounds, steps)?;
    steps.next(Step::LayingOut)?;
    let content = Content { rounds: &scored, compared: compared.as_ref(), ..content };
    if order.way == Way::Unit {
        let unit = unit_of(&open.study, order)?;
        let document = document::unit_sheet(content, unit);
        let manifest = manifest::of_unit_sheet(&content, unit, &document);
        return Ok((document, manifest));
    }
    let mut go_on = || steps.next(Step::LayingOut).is_ok();
    let document = document::chapter(content, &mut go_on).ok_or(NotWritten::Stopped)?;
    let manifest = manifest::of_chapter(&content, &document);
    Ok((document, manifest))
}

/// The unit that is meant: the one named, else the first.
fn unit_of<'s>(study: &'s Study, order: &'s Order) -> Result<&'s Id, Failure> {
    let first = || study.units.first().map(|unit| &unit.id);
    order.unit.as_ref().or_else(first).ok_or_else(|| Failure::person("the study has no units yet"))
}

/// The talk that is meant: the one named, else the first.
fn talk<'o>(open: &'o OpenStudy, order: &Order) -> Result<&'o Interview, Failure> {
    if let Some(talk) = &order.talk {
        return open.interview_named(talk.as_str());
    }
    let first = open.study.interviews.first();
    first.ok_or_else(|| Failure::person("the study has no interviews yet"))
}

/// A picture by own account, with all units by name; and how many units it shows.
fn draw(
    open: &OpenStudy,
    drawn: Drawn,
    order: &Order,
    steps: &mut Steps,
) -> Result<(String, usize), NotWritten> {
    let words = Words::in_language(&order.language);
    let source = Source {
        study: &open.study,
        model: &open.instruments.model,
        view: View::Account,
        naming: Naming::All,
        words: &words,
        language: &order.language,
    };
    let rounds = rounds(open, order);
    let none = || Failure::person("the study has no rounds yet");
    steps.expect(2 * rounds.len() + 2);
    match drawn {
        Drawn::Series => {
            steps.next(Step::Scoring)?;
            let found = open.series(&open.rounds(), View::Account, None);
            let figure = series::series(source, &found);
            Ok((picture::series(&figure, source.language, &words), open.study.units.len()))
        }
        Drawn::Comparison => {
            let [from, .., to] = rounds.as_slice() else {
                return Err(Failure::person("there are no two rounds to compare").into());
            };
            steps.next(Step::Comparing)?;
            let found = open.compare(from, to, View::Account, None);
            let scores = score(open, &[from.clone(), to.clone()], View::Account, steps)?;
            let [earlier, later] = scores.as_slice() else {
                return Err(Failure::ours("two rounds were not scored").into());
            };
            let figure = comparison::comparison(source, &found, [earlier, later]);
            Ok((picture::comparison(&figure, source.language, &words), found.units.len()))
        }
        Drawn::Organisation | Drawn::Unit => {
            let last = rounds.last().ok_or_else(none)?;
            let scored = scored(open, std::slice::from_ref(last), steps)?;
            let Some(ScoredRound { account, proven }) = scored.first() else { return Err(none().into()) };
            if drawn == Drawn::Organisation {
                let figure = organisation::organisation(source, account, Some(proven));
                let units = account.units.len();
                return Ok((picture::organisation(&figure, source.language, &words), units));
            }
            let id = unit_of(&open.study, order)?;
            let figure = unit::unit(source, account, Some(proven), id).ok_or_else(|| {
                Failure::person(format!("the unit `{id}` was not there in the round `{last}`"))
            })?;
            Ok((picture::unit(&figure, source.language, &words), 1))
        }
    }
}

impl Made {
    /// The file in bytes; nothing of what is a folder of files.
    ///
    /// # Errors
    /// What is made does not fit the format.
    pub fn bytes(&self) -> Result<Option<Vec<u8>>, Failure> {
        let ours = |error: &dyn std::fmt::Display| Failure::ours(error.to_string());
        Ok(Some(match &self.contents {
            Contents::Report(report, Markup::Markdown) => document::markdown(report).into_bytes(),
            Contents::Report(report, Markup::Html) => {
                document::html(report).map_err(|error| ours(&error))?.into_bytes()
            }
            Contents::Report(report, Markup::Docx) => document::docx(report).map_err(|error| ours(&error))?,
            Contents::Project(project) => {
                crate::report::qda::package(project).map_err(|error| ours(&error))?
            }
            Contents::Codebook(project) => {
                crate::report::qda::codebook(project).map_err(|error| ours(&error))?.into_bytes()
            }
            Contents::Text(text) => text.clone().into_bytes(),
            Contents::Data(..) => return Ok(None),
        }))
    }

    /// Writes it: whole or not at all. Files are readable by their owner only.
    ///
    /// # Errors
    /// Something is there and may not be replaced, the place cannot be written to, what is made does not fit the format,
    /// or it was ended.
    pub fn write(&self, place: &Path, may_replace: bool, steps: &mut Steps) -> Result<(), NotWritten> {
        if !may_replace && place.symlink_metadata().is_ok() {
            return Err(NotWritten::Exists(place.to_owned()));
        }
        if let Contents::Data(made, format) = &self.contents {
            steps.expect(if *format == DataFormat::Xlsx { 3 } else { made.0.tables.len() + 3 });
            let mut is_ended = false;
            let written = data::write(made, *format, place, may_replace, &mut |_| {
                is_ended = steps.next(Step::Writing).is_err();
                !is_ended
            });
            return written.map_err(|failure| if is_ended { NotWritten::Stopped } else { failure.into() });
        }
        steps.next(Step::Writing)?;
        let bytes = self.bytes()?.unwrap_or_default();
        steps.next(Step::Writing)?;
        Ok(write_bytes(place, &bytes, may_replace)?)
    }
}

impl Desk {
    /// A study that was read, with what belongs to it.
    pub(super) fn open_of(&self, study: &Study) -> OpenStudy {
        OpenStudy { study: study.clone(), instruments: self.instruments(), path: self.path().to_owned() }
    }
}

#[cfg(test)]
mod laws;
