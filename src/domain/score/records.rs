//! The records of a study by unit and round, so that scoring looks up and never searches.

use std::collections::HashMap;

use super::plan::Plan;
use super::{Scoring, View};
use crate::domain::answer::MarkKind;
use crate::domain::assessment::{Assessment, Scope};
use crate::domain::condition::Truth;
use crate::domain::evidence::{About, Evidence};
use crate::domain::id::{Id, InterviewId, ORGANISATION};
use crate::domain::questionnaire::{Audience, Question, Questionnaire};
use crate::domain::rating::CONSENSUS;
use crate::domain::study::{Context, Interview, InterviewStatus, Participant, Round, Study, Unit};

/// A study in order.
pub(crate) struct Records<'a> {
    /// The study.
    pub study: &'a Study,
    /// Its model, laid out.
    pub plan: Plan<'a>,
    /// Which ratings count.
    pub view: View,
    rater: Option<&'a Id>,
    units: Vec<&'a Unit>,
    slots: HashMap<&'a str, usize>,
    rounds: HashMap<&'a str, usize>,
    entries: Vec<Entry<'a>>,
    nothing: Entry<'a>,
    evidence: HashMap<&'a str, &'a Evidence>,
    participants: HashMap<&'a InterviewId, Vec<&'a Participant>>,
    evidenced_everywhere: HashMap<&'a str, Vec<&'a str>>,
    instruments: HashMap<&'a str, Instrument<'a>>,
}

/// What is recorded of one unit, or the organisation, in one round.
#[derive(Default)]
pub(crate) struct Entry<'a> {
    /// Indices of ratings, of all raters.
    pub ratings: Vec<usize>,
    /// Indices of factor judgements, of all raters.
    pub factors: Vec<usize>,
    /// Contact with residents.
    pub context: Option<&'a Context>,
    /// Interviews, held or not.
    pub talks: Vec<&'a Interview>,
    /// Indicators and factors that passages or other units' words are evidence for.
    evidenced: Vec<&'a str>,
}

/// A questionnaire, and what it can inform.
pub(crate) struct Instrument<'a> {
    questionnaire: &'a Questionnaire,
    indicators: Vec<bool>,
    factors: Vec<bool>,
}

/// What the questionnaires of a unit in a round can inform.
pub(crate) struct Informed<'r, 'a> {
    /// Their ids and, of those that are at hand, versions.
    pub ids: Vec<(&'a Id, Option<&'a str>)>,
    instruments: Vec<&'r Instrument<'a>>,
}

/// Whether an interview was held, at least in part.
pub(crate) fn is_held(interview: &Interview) -> bool {
    matches!(
        interview.state.status,
        InterviewStatus::Completed | InterviewStatus::InProgress | InterviewStatus::BrokenOff
    )
}

impl<'a> Records<'a> {
    /// Puts a study in order; ratings and the like only of the units and rounds that `keep` asks for.
    pub fn new(scoring: &Scoring<'a>, keep: &dyn Fn(&Id, &Id) -> bool) -> Self {
        let Scoring { study, model, questionnaires, view, rater } = *scoring;
        let mut units: Vec<&Unit> = study.units.iter().collect();
        units.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
        let mut slots = HashMap::with_capacity(units.len() + 1);
        slots.insert(ORGANISATION, 0);
        for unit in &units {
            let next = slots.len();
            slots.entry(unit.id.as_str()).or_insert(next);
        }
        let mut rounds = HashMap::new();
        for round in &study.rounds {
            let next = rounds.len();
            rounds.entry(round.id.as_str()).or_insert(next);
        }
        let mut entries = Vec::new();
        entries.resize_with(slots.len() * rounds.len(), Entry::default);
        let mut records = Self {
            study,
            plan: Plan::new(model),
            view,
            rater,
            units,
            slots,
            rounds,
            entries,
            nothing: Entry::default(),
            evidence: study.evidence.iter().map(|evidence| (evidence.id.as_str(), evidence)).collect(),
            participants: HashMap::new(),
            evidenced_everywhere: HashMap::new(),
            instruments: questionnaires
                .iter()
                .map(|questionnaire| (questionnaire.id.as_str(), Instrument::new(questionnaire, model)))
                .collect(),
        };
        records.fill(keep);
        records
    }

    fn fill(&mut self, keep: &dyn Fn(&Id, &Id) -> bool) {
        let study = self.study;
        for (index, rating) in study.ratings.iter().enumerate() {
            if keep(&rating.unit, &rating.round)
                && let Some(entry) = self.entry_mut(&rating.unit, &rating.round)
            {
                entry.ratings.push(index);
            }
        }
        for (index, factor) in study.factors.iter().enumerate() {
            if keep(&factor.unit, &factor.round)
                && let Some(entry) = self.entry_mut(&factor.unit, &factor.round)
            {
                entry.factors.push(index);
            }
        }
        for context in &study.contexts {
            if let Some(entry) = self.entry_mut(&context.unit, &context.round) {
                entry.context = Some(context);
            }
        }
        for interview in &study.interviews {
            if let Some(entry) = self.entry_mut(&interview.details.unit, &interview.details.round) {
                entry.talks.push(interview);
            }
        }
        for participant in &study.participants {
            self.participants.entry(&participant.interview).or_default().push(participant);
        }
        self.fill_evidenced(keep);
    }

    /// Ties evidence to what it is evidence for: passages by their target, words on other units by their question.
    fn fill_evidenced(&mut self, keep: &dyn Fn(&Id, &Id) -> bool) {
        let study = self.study;
        let interviews: HashMap<&InterviewId, &Interview> =
            study.interviews.iter().map(|interview| (&interview.id, interview)).collect();
        let whole = Id::organisation();
        let mut found: Vec<(&'a Id, &'a Id, &'a str)> = Vec::new();
        for answer in &study.answers {
            for mark in answer.notes.marks.iter().filter(|mark| mark.kind != MarkKind::Background) {
                if let (Some(target), Some(interview)) = (&mark.target, interviews.get(&answer.interview))
                    && answer.notes.is_on_record(mark)
                {
                    found.push((&interview.details.unit, &interview.details.round, target.as_str()));
                }
            }
        }
        for evidence in &study.evidence {
            let (Some(about), Some(question)) = (&evidence.about, &evidence.question) else { continue };
            let Some(interview) = evidence.interview.as_ref().and_then(|id| interviews.get(id)) else {
                continue;
            };
            let questionnaire: Option<&'a Questionnaire> = self
                .instrument_id(interview)
                .and_then(|id| self.instruments.get(id.as_str()))
                .map(|instrument| instrument.questionnaire);
            let Some(question) = questionnaire.and_then(|all| all.question_by(question.as_str())) else {
                continue;
            };
            let round = &interview.details.round;
            let targets = question.informs.iter().map(Id::as_str);
            match about {
                About::All => self.evidenced_everywhere.entry(round.as_str()).or_default().extend(targets),
                About::Units(units) => {
                    for unit in units {
                        found.extend(targets.clone().map(|target| (unit, round, target)));
                    }
                }
            }
        }
        for (unit, round, target) in found {
            let is_of_whole = matches!(self.plan.place(target), Some((Scope::Organisation, _)));
            let unit = if is_of_whole { &whole } else { unit };
            if keep(unit, round)
                && let Some(entry) = self.entry_mut(unit, round)
            {
                entry.evidenced.push(target);
            }
        }
    }

    fn at(&self, unit: &str, round: &str) -> Option<usize> {
        Some(self.slots.get(unit)? * self.rounds.len() + self.rounds.get(round)?)
    }

    fn entry_mut(&mut self, unit: &Id, round: &Id) -> Option<&mut Entry<'a>> {
        let at = self.at(unit.as_str(), round.as_str())?;
        self.entries.get_mut(at)
    }

    /// What is recorded of a unit, or the organisation, in a round.
    pub fn entry(&self, unit: &Id, round: &Id) -> &Entry<'a> {
        self.at(unit.as_str(), round.as_str()).and_then(|at| self.entries.get(at)).unwrap_or(&self.nothing)
    }

    /// All units, line before staff, then by id.
    pub fn units(&self) -> &[&'a Unit] {
        &self.units
    }

    /// The units of a round, in the same order.
    pub fn units_in(&self, round: &Id) -> impl Iterator<Item = &'a Unit> {
        self.units.iter().copied().filter(|unit| self.exists(unit, round))
    }

    /// Whether a unit may have existed in a round: it was rated or talked to, or its dates do not rule it out.
    pub fn exists(&self, unit: &Unit, round: &Id) -> bool {
        let Some(times) = self.round(round) else { return true };
        let first = times.from.as_ref().or(times.to.as_ref());
        let last = times.to.as_ref().or(times.from.as_ref());
        let is_over = matches!((&unit.to, first), (Some(end), Some(first)) if end.is_certainly_before(first));
        let is_not_yet =
            matches!((&unit.from, last), (Some(start), Some(last)) if last.is_certainly_before(start));
        if !is_over && !is_not_yet {
            return true;
        }
        let entry = self.entry(&unit.id, round);
        !entry.ratings.is_empty() || entry.talks.iter().any(|talk| is_held(talk))
    }

    /// Finds a round.
    pub fn round(&self, round: &Id) -> Option<&'a Round> {
        self.rounds.get(round.as_str()).and_then(|&at| self.study.rounds.get(at))
    }

    /// Finds a piece of evidence.
    pub fn evidence(&self, id: &Id) -> Option<&'a Evidence> {
        self.evidence.get(id.as_str()).copied()
    }

    /// Indicators and factors that there is evidence for beside the answers of the unit's own talks.
    pub fn evidenced<'r>(
        &'r self,
        entry: &'r Entry<'a>,
        round: &Id,
    ) -> impl Iterator<Item = &'a str> + use<'r, 'a> {
        let everywhere = self.evidenced_everywhere.get(round.as_str()).map_or(&[][..], Vec::as_slice);
        entry.evidenced.iter().chain(everywhere).copied()
    }

    /// Who took part in an interview.
    pub fn participants(&self, interview: &InterviewId) -> &[&'a Participant] {
        self.participants.get(interview).map_or(&[], Vec::as_slice)
    }

    /// Where a row of a rater stands: the consensus first, then the wanted rater's, else it does not count.
    pub fn precedence(&self, rater: Option<&Id>) -> Option<u8> {
        let lead = self.study.header.lead_rater.as_ref();
        match rater {
            Some(rater) if *rater == CONSENSUS => Some(0),
            Some(rater) => (self.rater.or(lead) == Some(rater)).then_some(1),
            // Nobody named is the lead rater.
            None => (self.rater.is_none() || self.rater == lead).then_some(2),
        }
    }

    fn instrument_id(&self, interview: &'a Interview) -> Option<&'a Id> {
        let of_round = || self.round(&interview.details.round)?.questionnaire.of(&interview.details.unit);
        interview.details.questionnaire.as_ref().or_else(of_round)
    }

    /// What the questionnaires of a unit in a round can inform: those of the interviews that `counts` lets through, or
    /// the round's where there are none, and in either case those that the round uses beside it. What belongs to the
    /// organisation may come up in any talk of the round.
    pub fn informed(&self, unit: &Id, round: &Id, counts: impl Fn(&Interview) -> bool) -> Informed<'_, 'a> {
        let talks = &self.entry(unit, round).talks;
        let mut ids: Vec<&'a Id> =
            talks.iter().filter(|talk| counts(talk)).filter_map(|talk| self.instrument_id(talk)).collect();
        if let Some(times) = self.round(round) {
            if unit.is_organisation() {
                ids.extend(times.questionnaire.all());
            } else {
                if ids.is_empty() {
                    ids.extend(times.questionnaire.of(unit));
                }
                let is_for_units = |id: &&Id| {
                    let instrument = self.instruments.get(id.as_str());
                    instrument.is_none_or(|one| one.questionnaire.audience == Audience::Unit)
                };
                ids.extend(times.questionnaire.also().iter().filter(is_for_units));
            }
        }
        ids.sort();
        ids.dedup();
        let found = |id: &Id| self.instruments.get(id.as_str());
        let version = |id: &Id| found(id).map(|instrument| instrument.questionnaire.version.as_str());
        Informed {
            instruments: ids.iter().filter_map(|id| found(id)).collect(),
            ids: ids.into_iter().map(|id| (id, version(id))).collect(),
        }
    }

    /// Whether the interview of a unit in a round is missing. The organisation needs one only where one was planned.
    pub fn is_interview_missing(&self, unit: &Id, round: &Id) -> bool {
        let talks = &self.entry(unit, round).talks;
        if talks.iter().any(|talk| is_held(talk)) {
            return false;
        }
        let is_planned = || self.round(round).is_some_and(|times| times.questionnaire.of(unit).is_some());
        !unit.is_organisation() || !talks.is_empty() || is_planned()
    }
}

impl<'a> Instrument<'a> {
    fn new(questionnaire: &'a Questionnaire, model: &Assessment) -> Self {
        let named: std::collections::HashSet<&str> =
            questionnaire.questions().flat_map(Question::targets).map(Id::as_str).collect();
        let is_named = |id: &Id, formerly: &[Id]| {
            named.contains(id.as_str()) || formerly.iter().any(|former| named.contains(former.as_str()))
        };
        Self {
            questionnaire,
            indicators: model
                .indicators
                .iter()
                .map(|indicator| is_named(&indicator.id, &indicator.formerly))
                .collect(),
            factors: model.factors.iter().map(|factor| is_named(&factor.id, &factor.formerly)).collect(),
        }
    }
}

impl<'a> Informed<'_, 'a> {
    /// The questions of the questionnaires that are at hand.
    pub fn questions(&self) -> Vec<&'a Question> {
        self.instruments.iter().flat_map(|instrument| instrument.questionnaire.questions()).collect()
    }

    /// Whether an indicator, by index, can be informed; open where a questionnaire is not at hand.
    pub fn indicator(&self, index: usize) -> Truth {
        self.decide(|instrument| instrument.indicators[index])
    }

    /// The same for a factor.
    pub fn factor(&self, index: usize) -> Truth {
        self.decide(|instrument| instrument.factors[index])
    }

    fn decide(&self, informs: impl Fn(&Instrument) -> bool) -> Truth {
        if self.instruments.iter().any(|instrument| informs(instrument)) {
            Truth::Yes
        } else if self.instruments.len() < self.ids.len() {
            Truth::Open
        } else {
            Truth::No
        }
    }
}
