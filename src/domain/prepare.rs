//! The evening before a talk: what is unknown of the unit, which questions would settle most of it, which initiatives to
//! follow up, who comes, and what the talk before left. No word that was said in an earlier round is in it.

use super::answer::{Answer, MarkKind, Missing};
use super::assessment::{Assessment, CellPlace};
use super::condition::Truth;
use super::explain::informs;
use super::id::Id;
use super::path;
use super::questionnaire::{Question, Questionnaire};
use super::score::{CellScore, CellState, Scoring, View, is_held, score_round, score_unit};
use super::study::{Initiative, InitiativeState, Interview, Participant, Study, followed};

/// What to know before a talk with a unit, or about the organisation, in a round.
#[derive(Clone, Debug)]
pub struct Preparation<'a> {
    /// The unit, or the organisation.
    pub unit: &'a Id,
    /// The round.
    pub round: &'a Id,
    /// The talk; nothing where none is arranged yet.
    pub interview: Option<&'a Interview>,
    /// What will be asked; nothing where the round has no questionnaire for the unit, or it is not at hand.
    pub questionnaire: Option<&'a Questionnaire>,
    /// Planned length in minutes: the talk's own, else its questionnaire's.
    pub minutes: Option<u32>,
    /// Who takes part: who leads first, then by pseudonym.
    pub participants: Vec<&'a Participant>,
    /// The last round before this one in which somebody of the unit was talked to.
    pub earlier: Option<&'a Id>,
    /// Cells that are open in either view, in the order of the model.
    pub open: Vec<OpenCell>,
    /// The questions that would settle most, the weightiest first; never more than [`MOST`].
    pub questions: Vec<Priority<'a>>,
    /// The unit's initiatives of earlier rounds that were not asked about in this one yet, by title.
    pub initiatives: Vec<FollowUp<'a>>,
    /// What was left unasked or flagged in the earlier round's talks, in the order of their questionnaires.
    pub left: Vec<Left<'a>>,
}

/// A cell of which it depends on the unknowns whether it is complete, by own account or proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCell {
    /// The cell.
    pub place: CellPlace,
    /// What is not known of it, in the order of the model; never empty.
    pub gaps: Vec<Gap>,
}

/// An indicator that applies and is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Gap {
    /// Index of the indicator in the model.
    pub indicator: usize,
    /// Whether its cell cannot be complete without it at 2.
    pub is_core: bool,
    /// Whether it was not known in the earlier round either; no where there is no earlier round.
    pub is_old: bool,
}

/// A question that is left to be asked, with what an answer could settle.
#[derive(Clone, Debug)]
pub struct Priority<'q> {
    /// Its number in the questionnaire, from 1.
    pub number: usize,
    /// The question.
    pub question: &'q Question,
    /// Whether it is on the path for certain; else it hangs on answers that are still to come.
    pub is_certain: bool,
    /// The points of the gaps that it is about; never 0.
    pub weight: u32,
    /// The gaps that it is about, each with its cell; never empty.
    pub settles: Vec<(CellPlace, Gap)>,
}

/// An initiative of an earlier round, and how far it was when it was last told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowUp<'a> {
    /// The initiative.
    pub initiative: &'a Initiative,
    /// Its last state before the round.
    pub last: &'a InitiativeState,
}

/// A question that an earlier talk left.
#[derive(Clone, Copy, Debug)]
pub struct Left<'a> {
    /// The questionnaire of that talk.
    pub questionnaire: &'a Questionnaire,
    /// Its number there, from 1.
    pub number: usize,
    /// The question.
    pub question: &'a Question,
    /// Whether it was on the path and not asked.
    pub is_unasked: bool,
    /// How many passages of the notes on it were flagged to be come back to; what is background is not counted.
    pub flags: usize,
}

/// How many questions are named at most.
pub const MOST: usize = 5;

impl Gap {
    /// What it counts in the weight of a question: 1, a core indicator 2; twice that where it was not known in the
    /// earlier round either.
    ///
    /// Where nothing is known of a round yet every indicator is a gap. What the earlier talk told has a place in the
    /// unit's picture already; what no talk has told has none, so it goes first. What was known then is not lost for the
    /// comparison: it counts as well, and the questionnaire asks it anyway. A convention of this program.
    ///
    /// ```
    /// use nulmeting::domain::prepare::Gap;
    /// let gap = Gap { indicator: 0, is_core: false, is_old: false };
    /// assert_eq!(gap.points(), 1);
    /// assert_eq!(Gap { is_core: true, is_old: true, ..gap }.points(), 4);
    /// ```
    pub fn points(&self) -> u32 {
        let one = if self.is_core { 2 } else { 1 };
        if self.is_old { 2 * one } else { one }
    }
}

/// Prepares a talk with a unit, or about the organisation, in a round; `interview` is the one in question where it is
/// arranged already.
///
/// Gaps go by the scores of the round in both views, whatever the rater of `scoring`; a unit that did not exist in the
/// round has none. Of several talks of the unit in the round only this one's answers count as given, but everybody's
/// ratings.
pub fn prepare<'a>(
    scoring: &Scoring<'a>,
    unit: &'a Id,
    round: &'a Id,
    interview: Option<&'a Interview>,
) -> Preparation<'a> {
    let Scoring { study, model, questionnaires, .. } = *scoring;
    let of_round = || {
        let id = study.round(round.as_str())?.questionnaire.of(unit)?;
        questionnaires.iter().find(|one| one.id == *id)
    };
    let questionnaire =
        interview.map_or_else(of_round, |interview| study.questionnaire_of(interview, questionnaires));
    let earlier = earlier_round(study, unit, round);
    let open = open_cells(scoring, unit, round, earlier);
    let questions = questionnaire.map_or_else(Vec::new, |questionnaire| {
        most_settling(questionnaire, |question| answer(study, interview?, question), model, &open)
    });
    let mut participants: Vec<&Participant> = study
        .participants
        .iter()
        .filter(|who| interview.is_some_and(|one| one.id == who.interview))
        .collect();
    participants.sort_by_key(|who| (!who.details.leads, &who.respondent));
    Preparation {
        unit,
        round,
        interview,
        questionnaire,
        minutes: interview
            .and_then(|one| one.details.minutes)
            .or_else(|| questionnaire.and_then(|one| one.minutes)),
        participants,
        earlier,
        open,
        questions,
        initiatives: follow_ups(study, unit, round),
        left: earlier.map_or_else(Vec::new, |earlier| left(study, questionnaires, unit, earlier)),
    }
}

/// The questions of a talk that would settle most, the weightiest first, then in the order of the questionnaire.
///
/// A question weighs the [points](Gap::points) of the gaps that it informs, each once. Left out is what has an answer or
/// a reason why there is none, what is off the path for certain, and what would settle nothing. Never more than
/// [`MOST`]. The rule is a convention of this program.
///
/// ```
/// # use nulmeting::domain::{assessment::*, id::Id, prepare::*, questionnaire::*, rating::*, text::Text};
/// # let id = |text: &str| Id::new(text).unwrap();
/// # let indicator = |name: &str| Indicator {
/// #     id: id(name), formerly: vec![], field: 0, phase: 0, is_core: name == "gaps_known", scope: Scope::Unit,
/// #     heading: None, title: Text::default(), levels: Default::default(), counts: None, counts_not: None,
/// #     borderline: None, ask: vec![], proof: Proof::Word, needs: None, applies_if: None,
/// #     not_applicable_reason: None, source: None,
/// # };
/// # let question = |name: &str, informs: &[&str]| Question {
/// #     id: id(name), formerly: vec![], ask: Text::default(), probes: vec![], guide: None, companion: None,
/// #     informs: informs.iter().map(|name| id(name)).collect(), proposes: vec![], is_document: false, previous: Previous::After,
/// #     heading: None, when: None, check: None,
/// # };
/// # let model = Assessment {
/// #     indicators: vec![indicator("gaps_known"), indicator("means_listed")],
/// #     ..Assessment::default()
/// # };
/// # let questionnaire = Questionnaire {
/// #     id: id("talk"), version: "1".into(), title: Text::default(), languages: vec![], source: None,
/// #     assessment: None, audience: Audience::Unit, minutes: None, placeholders: Default::default(),
/// #     sections: vec![Section {
/// #         id: id("all"), title: Text::default(),
/// #         questions: vec![
/// #             question("tasks", &[]),
/// #             question("means", &["means_listed"]),
/// #             question("needs", &["gaps_known"]),
/// #         ],
/// #     }],
/// # };
/// // Three questions: on nothing that is rated, on the indicator `means_listed`, and on the core indicator `gaps_known`.
/// let gap = |indicator, is_core| Gap { indicator, is_core, is_old: false };
/// let open = [OpenCell {
///     place: CellPlace { field: 0, phase: 0 },
///     gaps: vec![gap(0, true), gap(1, false)],
/// }];
/// let first = most_settling(&questionnaire, |_| None, &model, &open);
/// let names: Vec<(&str, u32)> = first.iter().map(|one| (one.question.id.as_str(), one.weight)).collect();
/// assert_eq!(names, [("needs", 2), ("means", 1)]);
/// ```
pub fn most_settling<'q, 'a>(
    questionnaire: &'q Questionnaire,
    answer: impl Fn(&Id) -> Option<&'a Answer>,
    model: &Assessment,
    open: &[OpenCell],
) -> Vec<Priority<'q>> {
    let steps = path::steps(questionnaire, answer);
    let left = steps.iter().enumerate().filter(|(_, step)| step.is_unasked());
    let mut found: Vec<Priority> = left
        .filter_map(|(at, step)| {
            let settles = settled(step.question, model, open);
            let weight = settles.iter().map(|(_, gap)| gap.points()).sum();
            (weight > 0).then(|| Priority {
                number: at + 1,
                question: step.question,
                is_certain: step.on_path == Truth::Yes,
                weight,
                settles,
            })
        })
        .collect();
    // The sort is stable: equals stay in the order of the questionnaire.
    found.sort_by_key(|one| std::cmp::Reverse(one.weight));
    found.truncate(MOST);
    found
}

/// The gaps that an answer to a question could settle.
fn settled(question: &Question, model: &Assessment, open: &[OpenCell]) -> Vec<(CellPlace, Gap)> {
    let gaps = open.iter().flat_map(|cell| cell.gaps.iter().map(|gap| (cell.place, *gap)));
    let is_informed =
        |gap: &Gap| model.indicators.get(gap.indicator).is_some_and(|indicator| informs(question, indicator));
    gaps.filter(|(_, gap)| is_informed(gap)).collect()
}

/// The last round before another one, in the order of the study, in which somebody of a unit was talked to.
fn earlier_round<'a>(study: &'a Study, unit: &'a Id, round: &Id) -> Option<&'a Id> {
    let was_held = |earlier: &&'a Id| study.interviews_of(unit, earlier).any(is_held);
    before(study, round).into_iter().rev().find(was_held)
}

/// The rounds before another one, in the order of the study.
fn before<'a>(study: &'a Study, round: &Id) -> Vec<&'a Id> {
    study.rounds.iter().map(|one| &one.id).take_while(|one| *one != round).collect()
}

/// The cells that are open in either view, with what is not known of them.
fn open_cells(scoring: &Scoring, unit: &Id, round: &Id, earlier: Option<&Id>) -> Vec<OpenCell> {
    let account = cells(scoring, View::Account, unit, round);
    let proven = cells(scoring, View::Proven, unit, round);
    let then = earlier.map_or_else(Vec::new, |earlier| cells(scoring, View::Account, unit, earlier));
    let was_unknown = |index: usize| then.iter().any(|(_, cell)| cell.unknown.contains(&index));
    let pairs = account.iter().zip(&proven);
    let open =
        pairs.filter(|((_, one), (_, other))| [one, other].iter().any(|cell| cell.state == CellState::Open));
    // What is unknown is so in both views: proof only lowers what is known.
    open.map(|((place, cell), _)| OpenCell {
        place: *place,
        gaps: cell
            .unknown
            .iter()
            .map(|&indicator| Gap {
                indicator,
                is_core: scoring.model.indicators.get(indicator).is_some_and(|one| one.is_core),
                is_old: was_unknown(indicator),
            })
            .collect(),
    })
    .collect()
}

/// The cells of a unit, or of the organisation, in a round; none where the unit did not exist.
fn cells(scoring: &Scoring, view: View, unit: &Id, round: &Id) -> Vec<(CellPlace, CellScore)> {
    let scoring = Scoring { view, rater: None, ..*scoring };
    let fields: Vec<Vec<CellScore>> = if unit.is_organisation() {
        score_round(&scoring, round).organisation.cells
    } else {
        let score = score_unit(&scoring, round, unit);
        score.map_or_else(Vec::new, |score| score.fields.into_iter().map(|field| field.cells).collect())
    };
    let placed = fields.into_iter().enumerate().flat_map(|(field, cells)| {
        cells.into_iter().enumerate().map(move |(phase, cell)| (CellPlace { field, phase }, cell))
    });
    placed.collect()
}

fn answer<'a>(study: &'a Study, interview: &Interview, question: &Id) -> Option<&'a Answer> {
    study.answers.iter().find(|one| one.interview == interview.id && one.question == *question)
}

/// The initiatives of a unit that an earlier round told of and this one does not yet.
fn follow_ups<'a>(study: &'a Study, unit: &Id, round: &Id) -> Vec<FollowUp<'a>> {
    let before = before(study, round);
    let mut found: Vec<FollowUp> = followed(&study.initiatives)
        .into_iter()
        .filter(|one| one.initiative.details.unit == *unit && one.state(round).is_none())
        .filter_map(|one| {
            let last = before.iter().rev().find_map(|round| one.state(round))?;
            Some(FollowUp { initiative: one.initiative, last })
        })
        .collect();
    found.sort_by_key(|one| (&one.initiative.details.title, &one.initiative.id));
    found
}

/// What the talks of a unit in a round left unasked or flagged, talk by talk.
fn left<'a>(study: &'a Study, questionnaires: &'a [Questionnaire], unit: &Id, round: &Id) -> Vec<Left<'a>> {
    let mut talks: Vec<&Interview> = study
        .interviews
        .iter()
        .filter(|one| one.details.unit == *unit && one.details.round == *round && is_held(one))
        .collect();
    talks.sort_by_key(|talk| (&talk.details.held_on, &talk.id));
    let mut found = Vec::new();
    for talk in talks {
        let Some(questionnaire) = study.questionnaire_of(talk, questionnaires) else { continue };
        let given = |question: &Id| {
            let answers = study.answers.iter().filter(|one| one.interview == talk.id);
            questionnaire.question(question.as_str())?.answer_of(answers)
        };
        for (at, step) in path::steps(questionnaire, given).into_iter().enumerate() {
            let answer = given(&step.question.id);
            let was_left_out = answer.is_some_and(|one| one.closed.missing == Some(Missing::NotAsked));
            let is_unasked = step.on_path != Truth::No && (!step.is_given || was_left_out);
            let flags = answer.map_or(0, |answer| {
                let notes = &answer.notes;
                let flags = notes.marks.iter().filter(|mark| mark.kind == MarkKind::Flag);
                flags.filter(|mark| notes.is_on_record(mark)).count()
            });
            if is_unasked || flags > 0 {
                found.push(Left {
                    questionnaire,
                    number: at + 1,
                    question: step.question,
                    is_unasked,
                    flags,
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod laws;
