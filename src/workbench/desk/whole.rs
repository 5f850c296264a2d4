//! The whole study at hand, as it was read last: going back and forth between screens reads nothing again while nothing
//! was changed.

use std::sync::Arc;

use crate::domain::id::Id;
use crate::domain::study::Study;
use crate::store::{Reader, Scope, StoreError};
use crate::workbench::request::{ComparedRounds, ScoredRound};

/// What was read and scored last, and at which change. Nothing where nobody asked for the whole study yet.
#[derive(Debug, Default)]
pub(super) struct Whole {
    held: Option<Held>,
}

#[derive(Debug)]
struct Held {
    /// The last row of the journal that is in it.
    position: i64,
    study: Arc<Study>,
    scored: Option<Arc<ScoredRound>>,
    compared: Option<Arc<ComparedRounds>>,
}

impl Whole {
    /// The whole study, read again only where something was changed since.
    pub(super) fn study(&mut self, reader: &Reader) -> Result<Arc<Study>, StoreError> {
        let position = reader.position()?;
        if let Some(held) = self.held.as_ref().filter(|held| held.position == position) {
            return Ok(held.study.clone());
        }
        // Whatever is written while it is read is read once more next time.
        let study = Arc::new(reader.load(&Scope::Whole)?);
        self.held = Some(Held { position, study: study.clone(), scored: None, compared: None });
        Ok(study)
    }

    /// The round, scored; by `score` where it is not at hand.
    pub(super) fn scored(
        &mut self,
        reader: &Reader,
        round: &Id,
        score: impl FnOnce(Arc<Study>) -> ScoredRound,
    ) -> Result<Arc<ScoredRound>, StoreError> {
        let study = self.study(reader)?;
        let held = self.held.as_ref().and_then(|held| held.scored.as_ref());
        if let Some(scored) = held.filter(|scored| scored.account.round == *round) {
            return Ok(scored.clone());
        }
        let scored = Arc::new(score(study));
        if let Some(held) = &mut self.held {
            held.scored = Some(scored.clone());
        }
        Ok(scored)
    }

    /// The rounds, compared; by `compare` where they are not at hand.
    pub(super) fn compared(
        &mut self,
        reader: &Reader,
        (from, to): (&Id, &Id),
        compare: impl FnOnce(Arc<Study>) -> ComparedRounds,
    ) -> Result<Arc<ComparedRounds>, StoreError> {
        let study = self.study(reader)?;
        let is_meant = |compared: &&Arc<ComparedRounds>| {
            let comparison = &compared.account.comparison;
            comparison.from == *from && comparison.to == *to
        };
        let held = self.held.as_ref().and_then(|held| held.compared.as_ref());
        if let Some(compared) = held.filter(is_meant) {
            return Ok(compared.clone());
        }
        let compared = Arc::new(compare(study));
        if let Some(held) = &mut self.held {
            held.compared = Some(compared.clone());
        }
        Ok(compared)
    }

    /// Forgets everything: the model or the questionnaires may be others now.
    pub(super) fn forget(&mut self) {
        self.held = None;
    }
}
