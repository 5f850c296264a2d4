//! Large studies with the density of a real one.

use std::collections::HashSet;

use nulmeting::domain::evidence::{About, Evidence};
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::study::Study;
use nulmeting::domain::text::Text;

/// The study with every department `times` over: its interviews with all that was said, found and judged in them.
/// Each copy has ids and names of its own; the organisation stays one, with what is said of it or of all departments.
pub fn multiplied(study: &Study, times: usize) -> Study {
    let mut large = study.clone();
    let own: HashSet<&Id> =
        study.evidence.iter().filter(|one| is_a_department_s(one)).map(|one| &one.id).collect();
    for number in 2..=times {
        let copy = Copy { number };
        large.units.extend(study.units.iter().map(|unit| {
            let mut unit = unit.clone();
            copy.id(&mut unit.id);
            unit.successor_of.iter_mut().for_each(|before| copy.id(before));
            match &mut unit.name {
                Text::Plain(name) => copy.name(name),
                Text::ByLanguage(names) => names.values_mut().for_each(|name| copy.name(name)),
            }
            unit
        }));
        all(&study.interviews, &mut large.interviews, |interview| {
            copy.talk(&mut interview.id);
            copy.unit(&mut interview.details.unit)
        });
        all(&study.participants, &mut large.participants, |one| copy.talk(&mut one.interview));
        all(&study.answers, &mut large.answers, |one| copy.talk(&mut one.interview));
        all(&study.notes, &mut large.notes, |one| copy.talk(&mut one.interview));
        all(&study.contexts, &mut large.contexts, |one| copy.unit(&mut one.unit));
        all(&study.summaries, &mut large.summaries, |one| copy.unit(&mut one.unit));
        all(&study.responses, &mut large.responses, |one| copy.unit(&mut one.unit));
        all(&study.links, &mut large.links, |one| copy.unit(&mut one.unit));
        all(&study.evidence, &mut large.evidence, |one| {
            if !own.contains(&one.id) {
                return false;
            }
            copy.id(&mut one.id);
            one.interview.iter_mut().for_each(|interview| {
                copy.talk(interview);
            });
            if let Some(About::Units(units)) = &mut one.about {
                for unit in units {
                    copy.unit(unit);
                }
            }
            true
        });
        all(&study.ratings, &mut large.ratings, |one| {
            one.evidence.iter_mut().filter(|id| own.contains(&**id)).for_each(|id| copy.id(id));
            copy.unit(&mut one.unit)
        });
        all(&study.factors, &mut large.factors, |one| {
            one.evidence.iter_mut().filter(|id| own.contains(&**id)).for_each(|id| copy.id(id));
            copy.unit(&mut one.unit)
        });
        all(&study.initiatives, &mut large.initiatives, |one| {
            copy.id(&mut one.id);
            copy.unit(&mut one.details.unit)
        });
    }
    large
}

/// Whether evidence is of some departments, and not of the organisation or of all.
fn is_a_department_s(evidence: &Evidence) -> bool {
    match evidence.about {
        Some(About::All) => false,
        Some(About::Units(_)) => true,
        None => evidence.interview.is_some(),
    }
}

/// Copies records; `rename` says whether a record is a department's own.
fn all<T: Clone>(from: &[T], to: &mut Vec<T>, rename: impl Fn(&mut T) -> bool) {
    to.extend(from.iter().filter_map(|record| {
        let mut record = record.clone();
        rename(&mut record).then_some(record)
    }));
}

struct Copy {
    number: usize,
}

impl Copy {
    fn id(&self, id: &mut Id) {
        *id = Id::new(format!("{id}-{}", self.number)).unwrap();
    }

    fn unit(&self, unit: &mut Id) -> bool {
        let is_own = !unit.is_organisation();
        if is_own {
            self.id(unit);
        }
        is_own
    }

    fn talk(&self, talk: &mut InterviewId) -> bool {
        let (unit, rest) = talk.as_str().split_once('/').unwrap();
        let is_own = unit != Id::organisation().as_str();
        if is_own {
            *talk = InterviewId::new(format!("{unit}-{}/{rest}", self.number)).unwrap();
        }
        is_own
    }

    fn name(&self, name: &mut String) {
        *name = format!("{name} {}", self.number);
    }
}
