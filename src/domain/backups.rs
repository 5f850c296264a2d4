//! Which copies of a study are kept: a rule about times, which knows nothing of files.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, NaiveDate, Utc};

/// Of how many days, counted where there is a copy, every copy is kept.
pub const DAYS: usize = 7;

/// Of how many weeks the last copy is kept.
pub const WEEKS: usize = 5;

/// Of how many months the last copy is kept.
pub const MONTHS: usize = 12;

/// Whether each of the copies made at these times is kept, in the same order: all of the last seven days that have one,
/// the last of each of the last five weeks that have one, and of each of the last twelve months. Days are those of UTC;
/// weeks begin on Monday. The present time plays no part, so that a clock set wrong drops nothing, and neither do long
/// pauses.
///
/// ```
/// use nulmeting::domain::backups::kept;
/// let at = |day: &str| format!("{day}T08:00:00Z").parse().unwrap();
/// assert_eq!(kept(&[at("2026-11-27"), at("2026-11-28")]), [true, true]);
/// ```
pub fn kept(times: &[DateTime<Utc>]) -> Vec<bool> {
    let days = last_spans(times, DAYS, |day| day);
    let weeks = last_spans(times, WEEKS, week_of);
    let months = last_spans(times, MONTHS, month_of);
    let is_last = |at: &DateTime<Utc>, span: fn(NaiveDate) -> NaiveDate| {
        times.iter().all(|other| other <= at || span(other.date_naive()) != span(at.date_naive()))
    };
    times
        .iter()
        .map(|at| {
            let day = at.date_naive();
            days.contains(&day)
                || weeks.contains(&week_of(day)) && is_last(at, week_of)
                || months.contains(&month_of(day)) && is_last(at, month_of)
        })
        .collect()
}

/// The last spans of time that hold any of the times.
fn last_spans(
    times: &[DateTime<Utc>],
    count: usize,
    span: fn(NaiveDate) -> NaiveDate,
) -> BTreeSet<NaiveDate> {
    let all: BTreeSet<NaiveDate> = times.iter().map(|at| span(at.date_naive())).collect();
    all.into_iter().rev().take(count).collect()
}

/// The Monday of a week.
fn week_of(day: NaiveDate) -> NaiveDate {
    day.week(chrono::Weekday::Mon).checked_first_day().unwrap_or(day)
}

/// The first of a month.
fn month_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_700_000_000 + minutes * 60, 0).unwrap()
    }

    /// What is left of times.
    fn left(times: &[DateTime<Utc>]) -> Vec<DateTime<Utc>> {
        let kept = kept(times);
        times.iter().zip(kept).filter(|(_, is_kept)| *is_kept).map(|(at, _)| *at).collect()
    }

    #[test]
    fn a_year_of_daily_copies_leaves_days_weeks_and_months() {
        let days: Vec<_> = (0..400).map(|day| at(day * 24 * 60)).collect();
        let left = left(&days);
        assert!(left.len() <= DAYS + WEEKS + MONTHS, "{}", left.len());
        assert!(left.len() >= DAYS + WEEKS + MONTHS - 4, "{}", left.len());
        assert_eq!(left[left.len() - DAYS..], days[days.len() - DAYS..]);
        // The last of the month eleven months ago.
        let oldest = *days.last().unwrap() - left[0];
        assert!((305..=366).contains(&oldest.num_days()), "{}", oldest.num_days());
    }

    proptest! {
        #[test]
        fn the_newest_stays_and_tidying_each_time_leaves_what_tidying_once_would(
            mut minutes in prop::collection::vec(0_i64..1_000_000, 1..120),
        ) {
            minutes.sort_unstable();
            let times: Vec<_> = minutes.into_iter().map(at).collect();
            let once = left(&times);
            prop_assert_eq!(once.last(), times.last());
            let mut each: Vec<DateTime<Utc>> = Vec::new();
            for time in times {
                each.push(time);
                each = left(&each);
            }
            prop_assert_eq!(each, once);
        }

        #[test]
        fn nothing_of_the_last_seven_days_goes(minutes in prop::collection::vec(0_i64..7 * 24 * 60 - 1, 1..60)) {
            // From midnight on: exactly seven days.
            let midnight = at(0).date_naive().and_time(chrono::NaiveTime::MIN).and_utc();
            let times: Vec<_> = minutes.iter().map(|minute| midnight + chrono::Duration::minutes(*minute)).collect();
            prop_assert!(kept(&times).into_iter().all(|kept| kept));
        }
    }
}
