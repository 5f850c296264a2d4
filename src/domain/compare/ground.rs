//! What a comparison stands on: the questionnaires of both rounds and the questions that both asked, renamed ones
//! included, and the indicators that both can inform. It says nothing of answers.

use super::usable::Instruments;
use crate::domain::id::Id;
use crate::domain::questionnaire::Question;

/// What two rounds of a unit have in common before anything is rated.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ground {
    /// Ids of the questionnaires of the earlier and of the later round.
    pub questionnaires: [Vec<Id>; 2],
    /// How many questions the earlier and the later round's questionnaires have.
    pub asked: [usize; 2],
    /// How many of the later round's questions the earlier one asked as well, under the same id or a former one.
    pub common: usize,
    /// Of those, the ones that were renamed: the later id, then the earlier one.
    pub renamed: Vec<(Id, Id)>,
    /// How many indicators of a unit the questionnaires of both rounds can inform.
    pub informed: usize,
    /// How many indicators the model has for units.
    pub defined: usize,
}

impl Ground {
    /// Whether both rounds asked the same questions under the same ids, and can inform everything.
    pub fn is_whole(&self) -> bool {
        let all = self.asked.iter().all(|asked| *asked == self.common);
        all && self.renamed.is_empty() && self.informed == self.defined
    }

    /// The renamed questions as they stand in a sentence: "earlier → later, …"; empty where none was.
    pub fn renamings(&self) -> String {
        let pairs: Vec<String> = self.renamed.iter().map(|(now, then)| format!("{then} → {now}")).collect();
        pairs.join(", ")
    }

    /// The questionnaires of the earlier (0) or later (1) round as they stand in a sentence; nothing where there are none.
    pub fn names(&self, round: usize) -> Option<String> {
        let ids: Vec<&str> = self.questionnaires[round].iter().map(Id::as_str).collect();
        (!ids.is_empty()).then(|| ids.join(" + "))
    }

    /// What the instruments of two rounds have in common, on so many indicators of a unit by their indices.
    pub(super) fn of(instruments: &Instruments, indicators: impl Iterator<Item = usize>) -> Self {
        let [earlier, later] = instruments.questions();
        let same = |question: &&Question| -> Option<&Question> {
            let named = earlier.iter().find(|one| one.id == question.id);
            named.or_else(|| earlier.iter().find(|one| question.is_same(one))).copied()
        };
        let pairs: Vec<(&Question, &Question)> =
            later.iter().filter_map(|question| Some((*question, same(question)?))).collect();
        let renamed = pairs.iter().filter(|(now, then)| now.id != then.id);
        let mut found = Self {
            questionnaires: instruments.ids(),
            asked: [earlier.len(), later.len()],
            common: pairs.len(),
            renamed: renamed.map(|(now, then)| (now.id.clone(), then.id.clone())).collect(),
            ..Self::default()
        };
        for index in indicators {
            found.defined += 1;
            found.informed += usize::from(instruments.inform(index));
        }
        found
    }
}
