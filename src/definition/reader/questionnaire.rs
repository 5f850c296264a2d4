//! Reads a questionnaire: sections and questions, then their conditions, which may name any question.

use std::collections::{BTreeMap, HashMap};

use super::assessment::{known_heading, round};
use super::companion;
use super::condition::{Literal, Reach, Values, can_hold, check_values, circles, replace};
use super::sink::Taken;
use super::tree::{Node, Table, suggest};
use crate::definition::{Finding, Library, rules};
use crate::domain::assessment::Assessment;
use crate::domain::condition::Condition;
use crate::domain::date::Date;
use crate::domain::id::Id;
use crate::domain::questionnaire::{
    Audience, Check, Companion, CompanionKind, Previous, Question, Questionnaire, Section,
};
use crate::domain::text::Text;

const AUDIENCES: [(&str, Audience); 2] = [("unit", Audience::Unit), ("organisation", Audience::Organisation)];
pub(super) const PREVIOUS: [(&str, Previous); 3] =
    [("shown", Previous::Shown), ("after", Previous::After), ("hidden", Previous::Hidden)];
/// Keys of conditions that can be no questions.
const RESERVED: [&str; 3] = ["any", "all", "not"];
/// Questions whose answer becomes the context of a unit.
const CONTEXT: [&str; 2] = ["contact_residents", "contact_migrants"];

pub(super) fn read(root: &Table<'_>, library: &Library) -> Questionnaire {
    root.only(&[
        "format",
        "kind",
        "id",
        "version",
        "title",
        "languages",
        "source",
        "assessment",
        "for",
        "minutes",
        "placeholders",
        "section",
    ]);
    let languages = root.languages(root.need("languages"));
    let placeholders = placeholders(root);
    root.sink.set_placeholders(placeholders.keys().cloned());
    let assessment = root.maybe_id("assessment");
    let model = assessment.as_ref().and_then(|id| {
        let found = library.assessment(id.as_str());
        if let (None, Some(node)) = (found, root.maybe("assessment")) {
            let all = library.assessments().map(|assessment| assessment.id.as_str());
            node.unknown(&rules::UNKNOWN_ASSESSMENT, "assessment model", id.as_str(), all);
        }
        found
    });
    let mut questionnaire = Questionnaire {
        id: root.id("id"),
        version: root.string("version"),
        title: root.text("title"),
        languages,
        source: root.maybe_text("source"),
        assessment,
        audience: root.word("for", &AUDIENCES, Audience::Unit),
        minutes: root
            .maybe("minutes")
            .and_then(|node| node.integer_within(1..=1440))
            .map(|minutes| minutes as u32),
        placeholders,
        sections: Vec::new(),
    };
    let (mut sections, mut questions) = (Taken::default(), Taken::default());
    let mut rows = Vec::new();
    for section in root.need_tables("section") {
        section.only(&["id", "title", "question"]);
        let id = section.id("id");
        sections.take_id(&section, "id", id.as_str());
        let title = section.text("title");
        let mut members = Vec::new();
        for row in section.need_tables("question") {
            members.push(question(&row, &questionnaire, model, &mut questions));
            rows.push(row);
        }
        questionnaire.sections.push(Section { id, title, questions: members });
    }
    conditions(&mut questionnaire, &rows);
    can_be_asked(&questionnaire, &rows);
    questionnaire
}

/// The texts for `{name}`, of a questionnaire or a study.
pub(super) fn placeholders(root: &Table<'_>) -> BTreeMap<String, Text> {
    let Some(table) = root.maybe("placeholders").and_then(|node| node.table()) else {
        return BTreeMap::new();
    };
    let mut placeholders = BTreeMap::new();
    for (name, span, node) in table.entries() {
        if Id::new(name).is_err() || name.contains(' ') {
            let message = format!("`{name}` cannot stand in braces");
            root.sink.report(Finding::new(&rules::BAD_ID, span, message));
        }
        if let Some(text) = node.text() {
            placeholders.insert(name.to_owned(), text);
        }
    }
    placeholders
}

fn question(
    row: &Table<'_>,
    questionnaire: &Questionnaire,
    model: Option<&Assessment>,
    taken: &mut Taken,
) -> Question {
    row.only(&[
        "id", "formerly", "ask", "probes", "guide", "answer", "informs", "proposes", "document", "previous",
        "heading", "when", "check",
    ]);
    let id = row.id("id");
    taken.take_id(row, "id", id.as_str());
    if RESERVED.contains(&id.as_str()) {
        let message = format!("no question can be called `{id}`, conditions use the word");
        row.complain_at("id", &rules::RESERVED_ID, message);
    }
    for key in ["informs", "proposes", "heading"] {
        if questionnaire.assessment.is_none() {
            row.complain_at(key, &rules::NO_ASSESSMENT, format!("`{key}` needs an assessment model"));
        }
    }
    let companion = row.maybe("answer").and_then(companion::read);
    let informs = row.maybe("informs").map(|node| node.ids()).unwrap_or_default();
    for (target, node) in &informs {
        if let Some(model) = model {
            known_target(*node, target, model);
        }
    }
    let informs: Vec<Id> = informs.into_iter().map(|(id, _)| id).collect();
    let proposes = match row.maybe("proposes") {
        None => Vec::new(),
        Some(node) if CONTEXT.contains(&id.as_str()) => {
            node.complain(&rules::CONTEXT_PROPOSES, format!("`{id}` asks for context and proposes a rating"));
            Vec::new()
        }
        Some(node) => companion::proposals(node, companion.as_ref(), &informs, model),
    };
    Question {
        formerly: row.ids("formerly"),
        ask: row.text("ask"),
        probes: row
            .maybe("probes")
            .map(|node| node.items().iter().filter_map(Node::text).collect())
            .unwrap_or_default(),
        guide: row.maybe_text("guide"),
        companion,
        informs,
        proposes,
        is_document: row.maybe("document").and_then(|node| node.boolean()).unwrap_or(false),
        previous: row.maybe("previous").and_then(|node| node.word(&PREVIOUS)).unwrap_or(Previous::After),
        heading: row.maybe("heading").and_then(|node| match model {
            Some(model) => known_heading(node, model),
            None => node.id(),
        }),
        when: None,
        check: None,
        id,
    }
}

/// Whether the model has an indicator or factor of this id; reported if not.
pub(super) fn known_target(node: Node<'_>, target: &Id, model: &Assessment) -> bool {
    let name = target.as_str();
    let is_known = model.has_had(name);
    if !is_known {
        let indicators = model.indicators.iter().map(|indicator| indicator.id.as_str());
        let all = indicators.chain(model.factors.iter().map(|factor| factor.id.as_str()));
        node.unknown(&rules::UNKNOWN_TARGET, "indicator or factor", name, all);
    }
    is_known
}

/// Reads `when` and `check` of every question.
fn conditions(questionnaire: &mut Questionnaire, rows: &[Table<'_>]) {
    let read: Vec<_> = rows
        .iter()
        .map(|row| {
            let when = row.maybe("when").map(|node| condition(node, questionnaire));
            let check = row.maybe("check").and_then(|node| node.table()).map(|check| {
                check.only(&["when", "message"]);
                let when = check.need("when");
                Check {
                    when: when.map_or(Condition::All(Vec::new()), |node| condition(node, questionnaire)),
                    message: check.text("message"),
                }
            });
            (when, check)
        })
        .collect();
    let questions = questionnaire.sections.iter_mut().flat_map(|section| &mut section.questions);
    for (question, (when, check)) in questions.zip(read) {
        question.when = when;
        question.check = check;
    }
}

fn condition(node: Node<'_>, questionnaire: &Questionnaire) -> Condition<Id> {
    super::condition::read(node, &mut |key, span, values| {
        let Some(question) = questionnaire.question(key) else {
            let finding =
                Finding::new(&rules::UNKNOWN_QUESTION, span, format!("there is no question `{key}`"));
            let all = questionnaire.questions().map(|question| question.id.as_str());
            node.sink.report(suggest(finding, key, all));
            return None;
        };
        let decides = question.companion.as_ref().is_some_and(|companion| {
            !matches!(
                companion.kind,
                CompanionKind::Share { .. } | CompanionKind::Initiatives | CompanionKind::Records(_)
            )
        });
        if !decides {
            let message = format!("the answer to `{key}` can decide nothing");
            node.sink.report(Finding::new(&rules::OPEN_QUESTION, span, message));
            return None;
        }
        let companion = question.companion.as_ref()?;
        values_occur(values, key, companion).then(|| question.id.clone())
    })
}

/// Reports values that are no answer to the question.
fn values_occur(values: &Values<'_>, key: &str, companion: &Companion) -> bool {
    let what = format!("the answer to `{key}`");
    let check = |is_answer: &dyn Fn(&str) -> bool, wanted: &str| {
        let mut all_are = true;
        for (value, node) in values.iter().filter(|(value, _)| !is_answer(value)) {
            all_are = false;
            let message = format!("{what} is never `{value}`, it is {wanted}");
            node.complain(&rules::CONDITION_VALUE, message);
        }
        all_are
    };
    let within = |value: &str, from: i64, to: i64| {
        value.parse::<i64>().is_ok_and(|number| (from..=to).contains(&number))
    };
    match &companion.kind {
        CompanionKind::YesNo | CompanionKind::Choice(_) | CompanionKind::Choices(_) => {
            check_values(values, &what, &companion.option_ids())
        }
        CompanionKind::Scale { from, to, .. } => {
            check(&|value| within(value, *from, *to), &format!("between {from} and {to}"))
        }
        CompanionKind::Number { min, max, .. } => {
            let (from, to) = (min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX));
            check(&|value| within(value, from, to), "a whole number of its range")
        }
        CompanionKind::Date => check(&|value| Date::new(value).is_ok(), "a date"),
        CompanionKind::Units => check(&|value| Id::new(value).is_ok(), "the id of a unit"),
        CompanionKind::Share { .. } | CompanionKind::Initiatives | CompanionKind::Records(_) => false,
    }
}

/// Reports questions whose conditions lead back to themselves, or can never hold.
fn can_be_asked(questionnaire: &Questionnaire, rows: &[Table<'_>]) {
    let questions: Vec<&Question> = questionnaire.questions().collect();
    let index: HashMap<&str, usize> =
        questions.iter().enumerate().map(|(at, question)| (question.id.as_str(), at)).collect();
    let hangs_on: Vec<Vec<usize>> = questions
        .iter()
        .map(|question| {
            let keys = question.when.iter().flat_map(Condition::keys);
            keys.filter_map(|(key, _)| index.get(key.as_str()).copied()).collect()
        })
        .collect();
    let circles = circles(&hangs_on);
    for circle in &circles {
        let names = circle.iter().map(|at| questions[*at].id.as_str());
        if let Some(node) = circle.first().and_then(|at| rows[*at].maybe("when")) {
            node.complain(&rules::CONDITION_CYCLE, round(names));
        }
    }
    if !circles.is_empty() {
        return;
    }
    for (question, row) in questions.iter().zip(rows) {
        if let (Some(when), Some(node)) = (&question.when, row.maybe("when"))
            && !may_hold(when, questionnaire)
        {
            let message = format!("`{}` can never be asked", question.id);
            node.complain(&rules::NEVER_HOLDS, message);
        }
        let check = row.maybe("check").and_then(|node| node.table()).and_then(|check| check.maybe("when"));
        if let (Some(Check { when, .. }), Some(node)) = (&question.check, check)
            && !may_hold(when, questionnaire)
        {
            node.complain(&rules::NEVER_HOLDS, format!("the check of `{}` can never warn", question.id));
        }
    }
}

/// How many keys a condition may come to with those that they hang on; beyond, it is taken to be possible.
const KEYS: usize = 500;

/// Whether a condition can hold, with those of the questions that it names.
fn may_hold(condition: &Condition<Id>, questionnaire: &Questionnaire) -> bool {
    let mut left = KEYS;
    let condition = on_path(condition, questionnaire, &mut left);
    left == 0 || can_hold(&condition)
}

/// The condition with those of the questions that it names: an answer off the path decides nothing.
fn on_path(condition: &Condition<Id>, questionnaire: &Questionnaire, left: &mut usize) -> Condition<Literal> {
    replace(condition, &mut |key, accepted| {
        *left = left.saturating_sub(1);
        let question = questionnaire.question(key.as_str());
        let companion = question.and_then(|question| question.companion.as_ref());
        let reach = match companion.map(|companion| &companion.kind) {
            Some(CompanionKind::YesNo | CompanionKind::Choice(_)) => {
                let options = companion.map(Companion::option_ids).unwrap_or_default();
                Reach::OneOf(options.into_iter().map(str::to_owned).collect())
            }
            Some(CompanionKind::Choices(_) | CompanionKind::Units) => Reach::Many,
            _ => Reach::One,
        };
        let literal = Literal { about: key.to_string(), reach, accepted: accepted.to_vec() };
        let own = Condition::Is(literal, Vec::new());
        match question.and_then(|question| question.when.as_ref()) {
            Some(when) if *left > 0 => Condition::All(vec![on_path(when, questionnaire, left), own]),
            _ => own,
        }
    })
}
