//! What the rows of a table can refer to: by id, and by the names that people write.

use std::collections::HashMap;

use super::heading::key;
use super::line::{Line, Misfit, shortened};
use crate::domain::assessment::Scope;
use crate::domain::change::{Change, Part, PartKey, RecordKind};
use crate::domain::evidence::Evidence;
use crate::domain::id::{Id, InterviewId};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::rating::Rating;
use crate::domain::study::{Interview, InterviewState, InterviewStatus, Study};
use crate::language::{LANGUAGES, Words};
use crate::workbench::OpenStudy;

/// Things of one sort by their ids and names.
#[derive(Debug, Default)]
pub(super) struct Names {
    ids: Vec<Id>,
    places: HashMap<Id, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

impl Names {
    /// Adds a thing; its id goes before the names of others.
    pub(super) fn add<'n>(&mut self, id: &'n Id, names: impl IntoIterator<Item = &'n str>) {
        let at = *self.places.entry(id.clone()).or_insert(self.ids.len());
        if at == self.ids.len() {
            self.ids.push(id.clone());
        }
        for name in names.into_iter().chain([id.as_str()]) {
            let known = self.by_name.entry(key(name)).or_default();
            if !known.contains(&at) {
                known.push(at);
            }
        }
    }

    /// The one that a text names.
    ///
    /// # Errors
    /// None has the name, or several have.
    pub(super) fn find(&self, text: &str) -> Result<&Id, (&'static str, String)> {
        let named = self.by_name.get(&key(text)).map(Vec::as_slice).unwrap_or_default();
        let ids = || named.iter().filter_map(|at| self.ids.get(*at));
        if let Some(own) = ids().find(|id| **id == *text) {
            return Ok(own);
        }
        match named {
            [only] => self.ids.get(*only).ok_or(("unknown", String::new())),
            [] => Err(("unknown", self.nearest(text))),
            _ => {
                let ids: Vec<String> = ids().map(|id| format!("`{id}`")).collect();
                Err(("ambiguous", format!("say which one: {}", ids.join(", "))))
            }
        }
    }

    fn nearest(&self, text: &str) -> String {
        let text = key(text);
        let far = |name: &&String| strsim::damerau_levenshtein(name, &text);
        // Names that have less than half in common help nobody.
        let near = self.by_name.keys().min_by_key(far).filter(|name| far(name) * 2 <= name.chars().count());
        match near.and_then(|name| self.by_name.get(name)).and_then(|at| self.ids.get(*at.first()?)) {
            Some(id) => format!("did you mean `{id}`?"),
            None if self.ids.len() <= 12 => {
                let ids: Vec<String> = self.ids.iter().map(|id| format!("`{id}`")).collect();
                format!("there is: {}", ids.join(", "))
            }
            None => "write its id or name as the program shows it".to_owned(),
        }
    }
}

/// A study as the rows of a table see it. What earlier rows make is in it.
pub(super) struct Known<'s> {
    pub(super) open: &'s OpenStudy,
    pub(super) catalogues: [Words; 3],
    pub(super) language: &'s str,
    pub(super) units: Names,
    pub(super) rounds: Names,
    pub(super) indicators: Names,
    pub(super) factors: Names,
    pub(super) fields: Names,
    pub(super) reasons: Names,
    pub(super) initiatives: Names,
    pub(super) evidence: Names,
    pub(super) talks: HashMap<InterviewId, Interview>,
    /// Evidence by its source and words.
    evidence_by_words: HashMap<(String, String), Id>,
    /// Ratings with the evidence that earlier rows tied to them.
    tied: HashMap<PartKey, Rating>,
    held: HashMap<PartKey, Change>,
}

impl<'s> Known<'s> {
    /// A study; `language` is the one that its tables are written in.
    pub(super) fn of(open: &'s OpenStudy, language: &'s str) -> Self {
        let (study, model) = (&open.study, &open.instruments.model);
        let mut known = Self {
            open,
            catalogues: LANGUAGES.map(Words::in_language),
            language,
            units: Names::default(),
            rounds: Names::default(),
            indicators: Names::default(),
            factors: Names::default(),
            fields: Names::default(),
            reasons: Names::default(),
            initiatives: Names::default(),
            evidence: Names::default(),
            talks: study.interviews.iter().map(|talk| (talk.id.clone(), talk.clone())).collect(),
            evidence_by_words: HashMap::new(),
            tied: HashMap::new(),
            held: study.changes().into_iter().map(|change| (change.key(), change)).collect(),
        };
        for one in &model.indicators {
            known.indicators.add(&one.id, one.formerly.iter().map(Id::as_str).chain(one.title.all()));
        }
        for one in &model.factors {
            known.factors.add(&one.id, one.formerly.iter().map(Id::as_str).chain(one.title.all()));
        }
        for one in &model.fields {
            known.fields.add(&one.id, one.formerly.iter().map(Id::as_str).chain(one.title.all()));
        }
        for one in &model.reasons {
            known.reasons.add(&one.id, one.title.all());
        }
        for one in &study.evidence {
            known.add_evidence(one);
        }
        for one in &study.initiatives {
            known.initiatives.add(&one.id, [one.details.title.as_str()]);
        }
        for one in &study.rounds {
            known.rounds.add(&one.id, one.label.all());
        }
        for one in &study.units {
            known.units.add(&one.id, one.name.all());
        }
        known
    }

    pub(super) fn study(&self) -> &'s Study {
        &self.open.study
    }

    /// Adds what a row makes, for the rows after it.
    pub(super) fn add(&mut self, change: &Change) {
        match change {
            Change::Unit(unit) => self.units.add(&unit.id, unit.name.all()),
            Change::Round(round) => self.rounds.add(&round.id, round.label.all()),
            Change::Initiative(id, details) => self.initiatives.add(id, [details.title.as_str()]),
            Change::Evidence(evidence) => self.add_evidence(evidence),
            Change::Rating(rating) => {
                self.tied.insert(change.key(), rating.clone());
            }
            Change::Interview(id, details) => {
                let state = InterviewState { status: InterviewStatus::Planned, reason: None };
                let talk = Interview { id: id.clone(), details: details.clone(), state, replies: Vec::new() };
                self.talks.entry(id.clone()).or_insert(talk).details = details.clone();
            }
            _ => {}
        }
        self.held.entry(change.key()).or_insert_with(|| change.clone());
    }

    fn add_evidence(&mut self, evidence: &Evidence) {
        self.evidence.add(&evidence.id, []);
        let source = evidence.source.clone().unwrap_or_default();
        let words = (source, evidence.text.trim().to_owned());
        self.evidence_by_words.entry(words).or_insert_with(|| evidence.id.clone());
    }

    /// A rating, with the evidence that earlier rows tied to it.
    pub(super) fn rating(&self, key: &PartKey) -> Option<&Rating> {
        let held = || match self.held(key) {
            Some(Change::Rating(held)) => Some(held),
            _ => None,
        };
        self.tied.get(key).or_else(held)
    }

    /// The evidence that has these words from this source.
    pub(super) fn evidence_like(&self, text: &str, source: Option<&str>) -> Option<&Id> {
        self.evidence_by_words.get(&(source.unwrap_or_default().to_owned(), text.trim().to_owned()))
    }

    /// The value that a part has in the study, or got by an earlier row.
    pub(super) fn held(&self, key: &PartKey) -> Option<&Change> {
        self.held.get(key)
    }

    /// The questionnaire of a talk: its own, else its round's.
    pub(super) fn questionnaire_of(&self, talk: &Interview) -> Option<&Questionnaire> {
        let round =
            PartKey { kind: RecordKind::Round, record: talk.details.round.to_string(), part: Part::Details };
        let of_round = || match self.held(&round) {
            Some(Change::Round(round)) => round.questionnaire.of(&talk.details.unit),
            _ => None,
        };
        let id = talk.details.questionnaire.as_ref().or_else(of_round)?;
        self.open.instruments.questionnaires.iter().find(|one| one.id == *id)
    }

    pub(super) fn unit(&self, line: &Line<'_>, column: &str) -> Result<Id, Misfit> {
        named(line, column, "unit", &self.units)
    }

    /// A unit, or the organisation as a whole: by its word, or its name.
    pub(super) fn unit_or_organisation(&self, line: &Line<'_>) -> Result<Id, Misfit> {
        let text = key(line.need("unit")?);
        let is_whole = text == Id::organisation().as_str()
            || (text == key(&self.study().header.organisation) && self.units.find(&text).is_err());
        if is_whole { Ok(Id::organisation()) } else { self.unit(line, "unit") }
    }

    pub(super) fn round(&self, line: &Line<'_>) -> Result<Id, Misfit> {
        named(line, "round", "round", &self.rounds)
    }

    /// What is judged has to be judged of such a unit.
    pub(super) fn right_scope(line: &Line<'_>, column: &str, scope: Scope, unit: &Id) -> Result<(), Misfit> {
        let wrong = |why: &str, remedy: &str| Err(line.misfit("wrong-level", column, why, remedy));
        match (scope, unit.is_organisation()) {
            (Scope::Unit, true) => {
                wrong("it is judged of each unit, not of the organisation", "name the unit")
            }
            (Scope::Organisation, false) => wrong(
                "it is judged of the organisation, not of a unit",
                "write `organisation` in the place of the unit",
            ),
            _ => Ok(()),
        }
    }

    /// One of few words: as it stands in files, or as it is said in one of the languages.
    pub(super) fn word<T: Copy>(
        &self,
        line: &Line<'_>,
        column: &str,
        family: &str,
        all: impl IntoIterator<Item = (T, &'static str)>,
    ) -> Result<Option<T>, Misfit> {
        let Some(text) = line.given(column) else { return Ok(None) };
        let all: Vec<(T, &'static str)> = all.into_iter().collect();
        if let Some(found) = self.one_of(text, family, &all) {
            return Ok(Some(found));
        }
        let words: Vec<String> = all.iter().map(|(_, word)| format!("`{word}`")).collect();
        let why = format!("“{}” is none of the words of this column", shortened(text));
        Err(line.misfit("no-such-word", column, why, format!("write one of {}", words.join(", "))))
    }

    /// The one that a text says.
    pub(super) fn one_of<T: Copy>(&self, text: &str, family: &str, all: &[(T, &'static str)]) -> Option<T> {
        let text = key(text);
        let is_said = |word: &str| self.catalogues.iter().any(|words| key(&words.of(family, word)) == text);
        let own = all.iter().find(|(_, word)| key(word) == text);
        own.or_else(|| all.iter().find(|(_, word)| is_said(word))).map(|(found, _)| *found)
    }

    /// Yes or no: as words, `1` and `0`, `x`.
    pub(super) fn yes_no(&self, line: &Line<'_>, column: &str) -> Result<Option<bool>, Misfit> {
        let Some(text) = line.given(column) else { return Ok(None) };
        let said = match key(text).as_str() {
            "1" | "x" | "true" | "wahr" | "waar" => Some(true),
            "0" | "false" | "falsch" | "onwaar" => Some(false),
            _ => self.one_of(text, "data-value", &[(true, "yes"), (false, "no")]),
        };
        said.map(Some).ok_or_else(|| {
            let why = format!("“{}” is neither yes nor no", shortened(text));
            line.misfit("no-such-word", column, why, "write 1 or 0, or yes or no")
        })
    }

    /// Pieces of evidence by their ids.
    pub(super) fn evidence_of(&self, line: &Line<'_>) -> Result<Option<Vec<Id>>, Misfit> {
        several(line, "evidence", "evidence", &self.evidence)
    }
}

/// What a column names.
pub(super) fn named(line: &Line<'_>, column: &str, what: &str, names: &Names) -> Result<Id, Misfit> {
    find(line, column, line.need(column)?, what, names)
}

/// Several things, with `;` between them, or `,` where no name has one.
pub(super) fn several(
    line: &Line<'_>,
    column: &str,
    what: &str,
    names: &Names,
) -> Result<Option<Vec<Id>>, Misfit> {
    let Some(text) = line.given(column) else { return Ok(None) };
    let items = items(text, |item| names.find(item).is_ok());
    let found = items.into_iter().map(|item| find(line, column, item, what, names));
    found.collect::<Result<Vec<_>, _>>().map(Some)
}

/// What a text of a column names.
fn find(line: &Line<'_>, column: &str, text: &str, what: &str, names: &Names) -> Result<Id, Misfit> {
    names.find(text).cloned().map_err(|(code, remedy)| {
        let text = shortened(text);
        let why = match code {
            "ambiguous" => format!("“{text}” is the name of more than one {what}"),
            _ => format!("the study has no {what} “{text}”"),
        };
        line.misfit(code, column, why, remedy)
    })
}

/// The parts of a list.
pub(super) fn items(text: &str, is_known: impl Fn(&str) -> bool) -> Vec<&str> {
    let parts = text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts
        .flat_map(|part| {
            let cut = if is_known(part) { vec![part] } else { part.split(',').map(str::trim).collect() };
            cut.into_iter().filter(|one| !one.is_empty())
        })
        .collect()
}
