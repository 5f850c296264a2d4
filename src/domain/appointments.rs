//! Talks that are still to be held, in the order in which they come.

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::study::{Interview, InterviewStatus, Study};

/// When a talk comes, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// The day has passed.
    Overdue,
    /// On that day.
    Today,
    /// On a later day of the same week, which ends with Sunday.
    ThisWeek,
    /// Later, or in a month or year of which no day is known yet.
    Later,
    /// No date is known.
    Undated,
}

/// A talk that is still to be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appointment<'a> {
    /// When it comes.
    pub when: When,
    /// The talk.
    pub interview: &'a Interview,
}

/// The talks that are still to be held, the next one first: what is planned, what was begun and not finished, and where
/// nobody was reached yet. What is cancelled or declined is not waited for.
///
/// A date without a day is overdue when its month or year has passed, and *later* until then.
///
/// ```
/// use chrono::NaiveDate;
/// use nulmeting::domain::appointments::appointments;
/// use nulmeting::domain::study::{Header, Study};
///
/// let today = NaiveDate::from_ymd_opt(2011, 3, 24).unwrap();
/// assert!(appointments(&Study::new(Header::default()), today).is_empty());
/// ```
pub fn appointments(study: &Study, today: NaiveDate) -> Vec<Appointment<'_>> {
    let is_open = |interview: &&Interview| {
        matches!(
            interview.state.status,
            InterviewStatus::Planned
                | InterviewStatus::InProgress
                | InterviewStatus::BrokenOff
                | InterviewStatus::NotReached
        )
    };
    let open = study.interviews.iter().filter(is_open);
    let mut all: Vec<Appointment<'_>> =
        open.map(|interview| Appointment { when: when(interview, today), interview }).collect();
    // A talk without a time comes before those of its day that have one: nobody knows when.
    all.sort_by_key(|one| (one.when, &one.interview.details.held_on, &one.interview.details.at));
    all
}

fn when(interview: &Interview, today: NaiveDate) -> When {
    let Some(date) = &interview.details.held_on else { return When::Undated };
    let day = NaiveDate::parse_from_str(date.as_str(), "%Y-%m-%d");
    let Ok(day) = day else {
        let has_passed = date.is_certainly_before(&super::date::Date::of(today));
        return if has_passed { When::Overdue } else { When::Later };
    };
    let left = 6 - i64::from(today.weekday().num_days_from_monday());
    match day - today {
        past if past < TimeDelta::zero() => When::Overdue,
        none if none.is_zero() => When::Today,
        soon if soon.num_days() <= left => When::ThisWeek,
        _ => When::Later,
    }
}

#[cfg(test)]
mod tests {
    use super::When::{Later, Overdue, ThisWeek, Today, Undated};
    use super::*;
    use crate::domain::date::{Date, TimeOfDay};
    use crate::domain::fixtures::Scene;

    /// A Thursday.
    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2011, 3, 24).unwrap();

    fn of(dates: &[(&str, Option<&str>)]) -> Vec<(When, usize)> {
        let mut scene = Scene::new();
        for (at, (date, time)) in dates.iter().enumerate() {
            scene.talk(&format!("unit-{at}"), "r1", "h1", "head of department", None);
            let interview = scene.study.interviews.last_mut().unwrap();
            interview.state.status = InterviewStatus::Planned;
            interview.details.held_on = Date::new(date).ok();
            interview.details.at = time.map(|time| TimeOfDay::new(time).unwrap());
        }
        let place = |interview: &Interview| scene.study.interviews.iter().position(|one| one == interview);
        let all = appointments(&scene.study, TODAY);
        all.iter().map(|one| (one.when, place(one.interview).unwrap())).collect()
    }

    #[test]
    fn the_next_talk_comes_first_and_what_has_no_date_last() {
        let dates = [
            ("", None),
            ("2011-03-28", None),
            ("2011-03-27", Some("09:00")),
            ("2011-03-24", Some("14:00")),
            ("2011-03-24", Some("09:30")),
            ("2011-03-24", None),
            ("2011-03-23", None),
        ];
        let expected =
            [(Overdue, 6), (Today, 5), (Today, 4), (Today, 3), (ThisWeek, 2), (Later, 1), (Undated, 0)];
        assert_eq!(of(&dates), expected);
    }

    #[test]
    fn a_month_is_overdue_when_it_has_passed() {
        let found = of(&[("2011-03", None), ("2011-02", None), ("2011", None), ("2010", None)]);
        assert_eq!(
            found.iter().map(|(when, _)| *when).collect::<Vec<_>>(),
            [When::Overdue, When::Overdue, When::Later, When::Later]
        );
    }

    #[test]
    fn what_was_held_or_will_not_be_held_is_no_appointment() {
        for status in InterviewStatus::ALL {
            let mut scene = Scene::new();
            scene.talk("unit-0", "r1", "h1", "head of department", None);
            scene.study.interviews[0].state.status = status;
            let is_one = !appointments(&scene.study, TODAY).is_empty();
            let is_settled = matches!(
                status,
                InterviewStatus::Completed | InterviewStatus::Cancelled | InterviewStatus::Declined
            );
            assert_eq!(is_one, !is_settled, "{}", status.as_str());
        }
    }
}
