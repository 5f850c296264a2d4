//! The forms and lists of the screen, and what comes out of them.

use chrono::{DateTime, Utc};

use crate::domain::assessment::Assessment;
use crate::domain::date::Date;
use crate::domain::evidence::{About, Evidence, EvidenceKind, Side};
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::Study;
use crate::tui::form::{Field, Filled, Form};
use crate::tui::model::Setting;
use crate::tui::picker::{Item, Picker};

use crate::domain::assess::pieces::Material;
use crate::domain::assess::sheet::Site;

/// All kinds of evidence, in the order in which they are offered.
const KINDS: [EvidenceKind; 4] =
    [EvidenceKind::Testimony, EvidenceKind::Observation, EvidenceKind::Document, EvidenceKind::Number];

/// The field of an evidence form for talk and speaker, with a tab between them.
pub const WHO: &str = "who";

/// What an evidence form starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Draft {
    /// Nothing.
    Blank,
    /// What was said in a talk.
    Said(Material),
    /// Evidence that is there.
    Present(Evidence),
    /// A document, of a source and time that evidence is at hand from.
    Paper(Option<Box<Evidence>>),
}

impl Draft {
    fn evidence(&self) -> Option<&Evidence> {
        match self {
            Self::Present(evidence) => Some(evidence),
            Self::Blank | Self::Said(_) | Self::Paper(_) => None,
        }
    }

    /// Evidence that it is like in source and time.
    fn like(&self) -> Option<&Evidence> {
        match self {
            Self::Present(evidence) => Some(evidence),
            Self::Paper(like) => like.as_deref(),
            Self::Blank | Self::Said(_) => None,
        }
    }

    fn interview(&self) -> Option<&InterviewId> {
        match self {
            Self::Blank | Self::Paper(_) => None,
            Self::Said(material) => Some(&material.interview),
            Self::Present(evidence) => evidence.interview.as_ref(),
        }
    }

    fn question(&self) -> Option<&Id> {
        match self {
            Self::Blank | Self::Paper(_) => None,
            Self::Said(material) => Some(&material.question),
            Self::Present(evidence) => evidence.question.as_ref(),
        }
    }

    fn respondent(&self) -> Option<&Id> {
        match self {
            Self::Blank | Self::Paper(_) => None,
            Self::Said(material) => material.respondent.as_ref(),
            Self::Present(evidence) => evidence.respondent.as_ref(),
        }
    }
}

/// The form for a piece of evidence; a new one can be tied to what is being rated at once.
pub fn evidence_form(draft: &Draft, study: &Study, site: &Site, target: &str, setting: &Setting) -> Form {
    let words = &setting.words;
    let label = |id: &str| words.text(&format!("assess-field-{id}"));
    let present = draft.evidence();
    let text = match draft {
        Draft::Blank | Draft::Paper(_) => "",
        Draft::Said(material) => &material.text,
        Draft::Present(evidence) => &evidence.text,
    };
    let kinds = KINDS.map(|kind| (kind.as_str().to_owned(), words.of("evidence", kind.as_str()))).to_vec();
    let kind = match draft {
        Draft::Present(evidence) => evidence.kind,
        Draft::Said(material) if material.is_document => EvidenceKind::Document,
        Draft::Paper(_) => EvidenceKind::Document,
        Draft::Said(_) | Draft::Blank => EvidenceKind::Testimony,
    };
    let line = |id: &'static str, text: Option<&str>| Field::line(id, label(id), text.unwrap_or_default());
    let sides = ["for", "against"].map(|side| (side.to_owned(), words.of("side", side))).to_vec();
    let side = if present.is_some_and(|evidence| !evidence.side.is_for()) { "against" } else { "for" };
    let mut fields = vec![
        Field::choice("kind", label("kind"), kinds, kind.as_str()),
        Field::lines("text", label("text"), text).required(),
        line("source", draft.like().and_then(|evidence| evidence.source.as_deref())),
        line("place", present.and_then(|evidence| evidence.place.as_deref())),
        Field::choice("round", label("round"), rounds(draft, setting), round_of(draft, site)),
        Field::date("date", label("date"), date_of(draft).as_ref()),
        Field::choice(WHO, label(WHO), speakers(draft, study, site, setting), &speaker_of(draft)),
        Field::choice(
            "about",
            label("about"),
            abouts(draft, study, site, setting),
            about(draft, study, site),
        ),
        Field::choice("side", label("side"), sides, side),
    ];
    let title = if present.is_some() {
        words.text("assess-edit-evidence")
    } else {
        let attach = ["yes", "no"].map(|word| (word.to_owned(), words.text(word))).to_vec();
        fields.push(Field::choice("attach", label("attach"), attach, "yes"));
        words.with("assess-new-evidence", &[("target", target.into())])
    };
    let mut form = Form::new(title, fields);
    // What a document is and where it is from is known: the next thing is what it says.
    if matches!(draft, Draft::Paper(_)) {
        form.focus = 1;
    }
    match draft.question() {
        Some(question) => {
            form.with_text(words.with("assess-evidence-question", &[("question", question.as_str().into())]))
        }
        None => form,
    }
}

fn none(setting: &Setting) -> (String, String) {
    (String::new(), setting.words.text("none"))
}

/// The rounds that evidence can speak of; and its own time, where that is neither a round nor a date.
fn rounds(draft: &Draft, setting: &Setting) -> Vec<(String, String)> {
    let rounds = setting.instruments.rounds.iter();
    let mut options = vec![none(setting)];
    options.extend(rounds.map(|round| (round.id.to_string(), setting.text(&round.label).to_owned())));
    if let Some(as_of) = draft.like().and_then(|evidence| evidence.as_of.as_ref())
        && date_of(draft).is_none()
        && !options.iter().any(|(id, _)| id == as_of)
    {
        options.push((as_of.clone(), as_of.clone()));
    }
    options
}

fn round_of<'a>(draft: &'a Draft, site: &'a Site) -> &'a str {
    match draft.like() {
        None => site.round.as_str(),
        Some(evidence) => evidence.as_of.as_deref().unwrap_or_default(),
    }
}

fn date_of(draft: &Draft) -> Option<Date> {
    draft.like()?.as_of.as_deref().and_then(|as_of| Date::new(as_of).ok())
}

/// Interviews with who takes part in them: the site's, and the one that evidence of another unit is from. One choice
/// for both, so that nobody can be named who was not there.
fn speakers(draft: &Draft, study: &Study, site: &Site, setting: &Setting) -> Vec<(String, String)> {
    let mut talks: Vec<&InterviewId> =
        study.interviews_of(&site.unit, &site.round).map(|interview| &interview.id).collect();
    if let Some(interview) = draft.interview().filter(|id| !talks.contains(id)) {
        talks.push(interview);
    }
    let mut options = vec![none(setting)];
    for talk in talks {
        for one in study.participants.iter().filter(|participant| participant.interview == *talk) {
            let role = setting.words.of("role", &one.details.role);
            options.push((
                speaker(Some(talk), Some(&one.respondent)),
                format!("{talk}: {}, {role}", one.respondent),
            ));
        }
        options.push((speaker(Some(talk), None), talk.to_string()));
    }
    let present = speaker_of(draft);
    if !options.iter().any(|(value, _)| *value == present) {
        options.push((present.clone(), present.trim().replace('\t', ": ")));
    }
    options
}

/// Interview and respondent as one value.
fn speaker(interview: Option<&InterviewId>, respondent: Option<&Id>) -> String {
    match (interview, respondent) {
        (None, None) => String::new(),
        _ => format!("{}\t{}", interview.map_or("", InterviewId::as_str), respondent.map_or("", Id::as_str)),
    }
}

fn speaker_of(draft: &Draft) -> String {
    speaker(draft.interview(), draft.respondent())
}

/// Whom it is about: the unit, everybody, or as it is where that is something else.
fn abouts(draft: &Draft, study: &Study, site: &Site, setting: &Setting) -> Vec<(String, String)> {
    let words = &setting.words;
    let unit = if site.unit.is_organisation() { "assess-about-organisation" } else { "assess-about-unit" };
    let mut options =
        vec![("unit".to_owned(), words.text(unit)), ("all".to_owned(), words.text("assess-about-all"))];
    if about(draft, study, site) == "kept" {
        let named = match draft.evidence().and_then(|evidence| evidence.about.as_ref()) {
            Some(About::Units(units)) => units
                .iter()
                .map(|id| {
                    study
                        .unit(id.as_str())
                        .map_or_else(|| id.to_string(), |unit| setting.text(&unit.name).to_owned())
                })
                .collect::<Vec<_>>()
                .join(", "),
            _ => words.text("assess-about-other"),
        };
        options.push(("kept".to_owned(), named));
    }
    options
}

fn about(draft: &Draft, study: &Study, site: &Site) -> &'static str {
    let Some(evidence) = draft.evidence() else { return "unit" };
    let is_unit = match (&evidence.about, &evidence.interview) {
        (Some(About::All), _) => return "all",
        (Some(About::Units(units)), _) => *units == [site.unit.clone()],
        // Where nothing is named, it is about the unit of its interview, or else about the organisation.
        (None, Some(id)) => study.interview(id).is_some_and(|found| found.details.unit == site.unit),
        (None, None) => site.unit.is_organisation(),
    };
    if is_unit { "unit" } else { "kept" }
}

/// The evidence that a kept form makes.
pub fn filled_evidence(
    draft: &Draft,
    filled: &Filled,
    study: &Study,
    site: &Site,
    now: DateTime<Utc>,
) -> Evidence {
    let present = draft.evidence();
    let (interview, respondent) = filled.text("who").split_once('\t').unwrap_or_default();
    let interview = InterviewId::new(interview).ok();
    let is_own = interview
        .as_ref()
        .and_then(|id| study.interview(id))
        .is_some_and(|interview| interview.details.unit == site.unit);
    let about = match filled.text("about") {
        "all" => Some(About::All),
        "kept" => present.and_then(|evidence| evidence.about.clone()),
        _ => {
            let named = Some(About::Units(vec![site.unit.clone()]));
            let was_named = present.is_some_and(|evidence| evidence.about == named);
            named.filter(|_| was_named || !(is_own || site.unit.is_organisation()))
        }
    };
    // The question belongs to the talk; evidence that was moved to another talk answers none.
    let question = draft.question().filter(|_| interview.as_ref() == draft.interview()).cloned();
    Evidence {
        id: present.map_or_else(|| free_id(study, site, now), |evidence| evidence.id.clone()),
        kind: KINDS
            .into_iter()
            .find(|kind| kind.as_str() == filled.text("kind"))
            .unwrap_or(EvidenceKind::Testimony),
        text: filled.text("text").to_owned(),
        interview,
        question,
        respondent: Id::new(respondent).ok(),
        source: filled.some("source"),
        place: filled.some("place"),
        // A date is more exact than a round.
        as_of: filled.some("date").or_else(|| filled.some("round")),
        about,
        side: if filled.text("side") == "against" { Side::Against } else { Side::For },
    }
}

/// An id that nothing else has: the records at hand are one unit's, so a number alone would meet another unit's.
fn free_id(study: &Study, site: &Site, now: DateTime<Utc>) -> Id {
    let title = format!("e {} {}", now.format("%Y%m%d %H%M%S"), site.unit);
    Id::from_title(&title, |id| study.evidence.iter().any(|evidence| evidence.id == *id))
}

/// The form for a remark on a rating.
pub fn note_form(target: &str, note: Option<&str>, setting: &Setting) -> Form {
    let title = setting.words.with("assess-note-title", &[("target", target.into())]);
    let label = setting.words.text("assess-field-note");
    Form::new(title, vec![Field::lines("note", label, note.unwrap_or_default())])
}

/// The list of reasons for a value, and their ids; a factor has one at most.
pub fn reasons_picker(
    target: &str,
    value: &str,
    (class, is_multiple): (&str, bool),
    given: &[&str],
    setting: &Setting,
) -> (Picker, Vec<Id>) {
    let model: &Assessment = &setting.instruments.model;
    let title =
        setting.words.with("assess-reasons-title", &[("target", target.into()), ("value", value.into())]);
    let (items, ids) = model
        .reasons_for(class)
        .map(|reason| {
            let mut item = Item::new(setting.text(&reason.title), "");
            item.is_marked = given.contains(&reason.id.as_str());
            (item, reason.id.clone())
        })
        .unzip();
    let picker = if is_multiple { Picker::several(title, items) } else { Picker::one(title, items) };
    (picker, ids)
}
