//! How long a talk has lasted: over all its sittings, without the pauses.

use chrono::{DateTime, TimeDelta, Utc};

/// The clock of a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// What it had counted when it was last started.
    counted: TimeDelta,
    /// Since when it runs; stopped where there is nothing.
    running_since: Option<DateTime<Utc>>,
    /// The whole minutes that were kept last.
    kept: i64,
}

impl Clock {
    /// A running clock that goes on after so many seconds.
    pub fn after(seconds: u32, now: DateTime<Utc>) -> Self {
        let counted = TimeDelta::seconds(i64::from(seconds));
        Self { counted, running_since: Some(now), kept: counted.num_minutes() }
    }

    /// What it has counted. A system clock that was set back takes nothing away.
    pub fn elapsed(&self, now: DateTime<Utc>) -> TimeDelta {
        let running = self.running_since.map_or(TimeDelta::zero(), |since| now - since);
        self.counted + running.max(TimeDelta::zero())
    }

    /// The same in seconds, as it is kept.
    pub fn seconds(&self, now: DateTime<Utc>) -> u32 {
        u32::try_from(self.elapsed(now).num_seconds()).unwrap_or(u32::MAX)
    }

    /// Whether it stands still.
    pub fn is_paused(&self) -> bool {
        self.running_since.is_none()
    }

    /// Stops a running clock, and starts one that stands still.
    pub fn toggle(&mut self, now: DateTime<Utc>) {
        self.counted = self.elapsed(now);
        self.running_since = if self.is_paused() { Some(now) } else { None };
    }

    /// Whether a whole minute more has passed since this was asked last.
    pub fn has_new_minute(&mut self, now: DateTime<Utc>) -> bool {
        let minutes = self.elapsed(now).num_minutes();
        let is_new = minutes > self.kept;
        self.kept = minutes;
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_counts_over_sittings_and_not_in_a_pause() {
        let start: DateTime<Utc> = "2011-03-24T09:30:00Z".parse().unwrap();
        let at = |seconds| start + TimeDelta::seconds(seconds);
        let mut clock = Clock::after(90, start);
        assert_eq!(clock.seconds(at(10)), 100);
        assert!(!clock.has_new_minute(at(29)));
        assert!(clock.has_new_minute(at(30)));
        assert!(!clock.has_new_minute(at(31)));
        clock.toggle(at(40));
        assert!(clock.is_paused());
        assert_eq!(clock.seconds(at(4_000)), 130);
        clock.toggle(at(4_000));
        assert_eq!(clock.seconds(at(4_010)), 140);
        assert_eq!(clock.seconds(at(3_000)), 130, "a system clock set back takes nothing away");
    }
}
