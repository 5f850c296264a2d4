//! The way through a questionnaire: which questions are asked, open, or off the path, and what answers propose.

use super::answer::{Answer, Chosen, ChosenValue, ClosedAnswer};
use super::condition::{Condition, Truth};
use super::id::Id;
use super::questionnaire::{ProposalAnswer, Question, Questionnaire};

/// A question on the way through a talk.
#[derive(Clone, Copy, Debug)]
pub struct Step<'q> {
    /// Index of its section.
    pub section: usize,
    /// The question.
    pub question: &'q Question,
    /// Whether its condition holds; only *no* is off the path, *open* counts as unasked.
    pub on_path: Truth,
    /// Whether anything was typed, chosen or said to be missing.
    pub is_given: bool,
}

impl Step<'_> {
    /// Whether it still has to be asked.
    pub fn is_unasked(&self) -> bool {
        self.on_path != Truth::No && !self.is_given
    }
}

/// Goes through the questionnaire with the answers given so far.
///
/// A condition on a question that is itself off the path does not hold; on one without a closed answer it is open.
pub fn steps<'q, 'a>(
    questionnaire: &'q Questionnaire,
    answer: impl Fn(&Id) -> Option<&'a Answer>,
) -> Vec<Step<'q>> {
    let truths = Path { questionnaire, answer: &answer };
    let mut steps = Vec::new();
    for (section, part) in questionnaire.sections.iter().enumerate() {
        for question in &part.questions {
            steps.push(Step {
                section,
                question,
                on_path: truths.of(question, 0),
                is_given: answer(&question.id).is_some_and(Answer::is_given),
            });
        }
    }
    steps
}

/// The message of a question's soft check, where its condition holds and no reason was given to keep the answer.
pub fn warning<'q, 'a>(
    questionnaire: &'q Questionnaire,
    question: &'q Question,
    answer: impl Fn(&Id) -> Option<&'a Answer>,
) -> Option<&'q super::text::Text> {
    let check = question.check.as_ref()?;
    let is_kept = answer(&question.id).is_some_and(|answer| answer.closed.check_reason.is_some());
    let path = Path { questionnaire, answer: &answer };
    (!is_kept && path.decide(&check.when, 0) == Truth::Yes).then_some(&check.message)
}

/// What a closed answer proposes: indicator or factor, and the value as the questionnaire writes it. Only a person's
/// confirmation makes a rating of it.
pub fn proposals<'q>(question: &'q Question, closed: &ClosedAnswer) -> Vec<(&'q Id, &'q str)> {
    let matches = |rule: &ProposalAnswer| match (rule, &closed.chosen) {
        (ProposalAnswer::Option(option), Some(Chosen::Choice(chosen))) => option == chosen,
        (ProposalAnswer::Option(option), Some(Chosen::Choices(chosen))) => chosen.contains(option),
        (ProposalAnswer::Between(from, to), Some(Chosen::Value(ChosenValue::Number(number)))) => {
            (from..=to).contains(&number)
        }
        (ProposalAnswer::Between(from, to), Some(Chosen::Value(ChosenValue::Share { part, whole }))) => {
            *whole > 0 && (*from..=*to).contains(&(part.saturating_mul(100) / whole))
        }
        _ => false,
    };
    question
        .proposes
        .iter()
        .filter_map(|proposal| {
            let rule = proposal.rules.iter().find(|rule| matches(&rule.answer))?;
            Some((&proposal.target, rule.value.as_str()))
        })
        .collect()
}

/// The conditions of one talk.
struct Path<'q, 'f, F> {
    questionnaire: &'q Questionnaire,
    answer: &'f F,
}

impl<'a, F: Fn(&Id) -> Option<&'a Answer>> Path<'_, '_, F> {
    fn of(&self, question: &Question, depth: usize) -> Truth {
        question.when.as_ref().map_or(Truth::Yes, |when| self.decide(when, depth))
    }

    fn decide(&self, when: &Condition<Id>, depth: usize) -> Truth {
        // The loader refuses circles; a study with an older definition must not hang all the same.
        if depth > 32 {
            return Truth::Open;
        }
        when.decide(&mut |key, accepted| {
            if let Some(question) = self.questionnaire.question(key.as_str())
                && self.of(question, depth + 1) == Truth::No
            {
                return Truth::No;
            }
            (self.answer)(key).and_then(|answer| answer.closed.chosen.as_ref()).map_or(
                Truth::Open,
                |chosen| {
                    Truth::from(match chosen {
                        Chosen::Choice(option) => accepted.iter().any(|value| *option == **value),
                        Chosen::Choices(options) => {
                            options.iter().any(|option| accepted.iter().any(|value| *option == **value))
                        }
                        Chosen::Value(ChosenValue::Number(number)) => {
                            accepted.iter().any(|value| *value == number.to_string())
                        }
                        Chosen::Value(ChosenValue::Date(date)) => {
                            accepted.iter().any(|value| value == date.as_str())
                        }
                        Chosen::Value(ChosenValue::Share { .. }) | Chosen::Records(_) => false,
                    })
                },
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::id::InterviewId;
    use crate::domain::questionnaire::{
        Audience, Companion, CompanionKind, Mode, Previous, Proposal, ProposalRule, Section,
    };
    use crate::domain::text::Text;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn question(name: &str, when: Option<(&str, &str)>) -> Question {
        Question {
            id: id(name),
            formerly: Vec::new(),
            ask: Text::from(name),
            probes: Vec::new(),
            guide: None,
            companion: Some(Companion { mode: Mode::Coded, kind: CompanionKind::YesNo }),
            informs: Vec::new(),
            proposes: vec![Proposal {
                target: id("in_work_plan"),
                rules: vec![ProposalRule { answer: ProposalAnswer::Option(id("yes")), value: "2".into() }],
            }],
            is_document: false,
            previous: Previous::After,
            heading: None,
            when: when.map(|(key, value)| Condition::Is(id(key), vec![value.into()])),
            check: None,
        }
    }

    fn talk() -> Questionnaire {
        Questionnaire {
            id: id("q"),
            version: "1".into(),
            title: Text::default(),
            languages: vec!["en".into()],
            source: None,
            assessment: None,
            audience: Audience::Unit,
            minutes: None,
            placeholders: BTreeMap::new(),
            sections: vec![Section {
                id: id("all"),
                title: Text::default(),
                questions: vec![
                    question("first", None),
                    question("second", Some(("first", "yes"))),
                    question("third", Some(("second", "no"))),
                ],
            }],
        }
    }

    fn truths(answers: &[Answer]) -> Vec<Truth> {
        let talk = talk();
        steps(&talk, |wanted| answers.iter().find(|answer| answer.question == *wanted))
            .iter()
            .map(|step| step.on_path)
            .collect()
    }

    fn answered(question: &str, option: &str) -> Answer {
        let interview = InterviewId::new("u/r").unwrap();
        Answer { closed: ClosedAnswer::choice(id(option)), ..Answer::new(interview, id(question)) }
    }

    #[test]
    fn an_unanswered_question_keeps_what_hangs_on_it_open() {
        assert_eq!(truths(&[]), [Truth::Yes, Truth::Open, Truth::Open]);
    }

    #[test]
    fn a_question_off_the_path_takes_what_hangs_on_it_along_even_if_it_was_answered() {
        let answers = [answered("first", "no"), answered("second", "no")];
        assert_eq!(truths(&answers), [Truth::Yes, Truth::No, Truth::No]);
    }

    #[test]
    fn a_closed_answer_opens_the_follow_up() {
        let answers = [answered("first", "yes"), answered("second", "no")];
        assert_eq!(truths(&answers), [Truth::Yes, Truth::Yes, Truth::Yes]);
    }

    #[test]
    fn only_the_answer_named_proposes() {
        let question = question("in_work_plan", None);
        assert_eq!(proposals(&question, &ClosedAnswer::choice(id("yes"))), [(&id("in_work_plan"), "2")]);
        assert!(proposals(&question, &ClosedAnswer::choice(id("no"))).is_empty());
        assert!(proposals(&question, &ClosedAnswer::default()).is_empty());
    }
}
