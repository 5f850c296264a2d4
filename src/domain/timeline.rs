//! What happened when: rounds as spans with the days of their talks, and the events around them, in the order of time.

use super::date::Date;
use super::study::{Event, Interview, InterviewStatus, Study};

/// A study in the order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline<'a> {
    /// Rounds in their order.
    pub rounds: Vec<Span<'a>>,
    /// What has a date, the earliest first. A year stands before its months and a month before its days, because nothing
    /// more is known of it; only the end of a round stands behind them.
    pub moments: Vec<Moment<'a>>,
}

/// A round from its first day to its last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span<'a> {
    /// Its place among the rounds of the study.
    pub round: usize,
    /// The first day: the one recorded, else that of the first talk; nothing where neither is known.
    pub from: Option<&'a Date>,
    /// The last day, likewise.
    pub to: Option<&'a Date>,
    /// Talks that were held to the end.
    pub completed: usize,
    /// Talks that are recorded at all.
    pub talks: usize,
    /// Talks without a day.
    pub undated: usize,
}

/// Something with a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment<'a> {
    /// The date, as far as it is known.
    pub date: &'a Date,
    /// What it is.
    pub what: Happening<'a>,
    /// The rounds under way at this place of the line, by their place among the rounds.
    pub during: Vec<usize>,
}

/// What a moment is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening<'a> {
    /// A round begins, by its place among the rounds.
    Begins(usize),
    /// Something happened around the rounds.
    Event(&'a Event),
    /// Talks of a round on one day, in the order in which they were entered.
    Talks(usize, Vec<&'a Interview>),
    /// A round ends.
    Ends(usize),
}

/// Puts rounds, talks and events in the order of time.
///
/// ```
/// use nulmeting::domain::{study::*, timeline::*};
/// let study = Study::new(Header::default());
/// assert!(timeline(&study).moments.is_empty());
/// ```
pub fn timeline(study: &Study) -> Timeline<'_> {
    let rounds: Vec<Span> = (0..study.rounds.len()).map(|round| span(study, round)).collect();
    let mut moments: Vec<Moment> = Vec::new();
    let mut add = |date, what| moments.push(Moment { date, what, during: Vec::new() });
    for span in &rounds {
        if let Some(from) = span.from {
            add(from, Happening::Begins(span.round));
        }
        for (date, talks) in days(study, span.round) {
            add(date, Happening::Talks(span.round, talks));
        }
        // Where the beginning is not known, neither is what lies between.
        if let Some(to) = span.to.filter(|_| span.from.is_some()) {
            add(to, Happening::Ends(span.round));
        }
    }
    for event in &study.events {
        add(&event.date, Happening::Event(event));
    }
    moments.sort_by_cached_key(order);
    let mut open: Vec<usize> = Vec::new();
    for moment in &mut moments {
        if let Happening::Begins(round) = moment.what {
            open.push(round);
        }
        moment.during.clone_from(&open);
        if let Happening::Ends(round) = moment.what {
            open.retain(|one| *one != round);
        }
    }
    // A round that has no last day is not under way for ever: only what it is known to hold is in it.
    for moment in &mut moments {
        let is_of = |round: usize| match &moment.what {
            Happening::Begins(own) | Happening::Talks(own, _) | Happening::Ends(own) => *own == round,
            Happening::Event(_) => false,
        };
        moment.during.retain(|&round| rounds[round].to.is_some() || is_of(round));
    }
    Timeline { rounds, moments }
}

/// By what is known of the date; on the same one rounds begin first, then events, talks, and rounds that end.
fn order(moment: &Moment) -> (String, u8, String) {
    let date = moment.date.as_str();
    match &moment.what {
        Happening::Begins(round) => (date.to_owned(), 0, format!("{round:04}")),
        Happening::Event(event) => (date.to_owned(), 1, event.id.to_string()),
        Happening::Talks(round, _) => (date.to_owned(), 2, format!("{round:04}")),
        // Behind every day of the month or year that it ends in.
        Happening::Ends(round) => (format!("{date}~"), 3, format!("{round:04}")),
    }
}

fn span(study: &Study, round: usize) -> Span<'_> {
    let recorded = &study.rounds[round];
    let talks: Vec<&Interview> = talks(study, round).collect();
    let dates = || talks.iter().filter(|talk| is_held(talk)).filter_map(|talk| talk.details.held_on.as_ref());
    Span {
        round,
        from: recorded.from.as_ref().or_else(|| dates().min()),
        to: recorded.to.as_ref().or_else(|| dates().max()),
        completed: talks.iter().filter(|talk| talk.state.status == InterviewStatus::Completed).count(),
        undated: talks.iter().filter(|talk| talk.details.held_on.is_none()).count(),
        talks: talks.len(),
    }
}

fn talks(study: &Study, round: usize) -> impl Iterator<Item = &Interview> {
    let id = &study.rounds[round].id;
    study.interviews.iter().filter(move |talk| talk.details.round == *id)
}

/// Whether the day of a talk says something of when its round was.
fn is_held(talk: &Interview) -> bool {
    match talk.state.status {
        InterviewStatus::InProgress | InterviewStatus::BrokenOff | InterviewStatus::Completed => true,
        InterviewStatus::Planned
        | InterviewStatus::Cancelled
        | InterviewStatus::Declined
        | InterviewStatus::NotReached => false,
    }
}

/// The days of a round on which there are talks, with these.
fn days(study: &Study, round: usize) -> Vec<(&Date, Vec<&Interview>)> {
    let mut dated: Vec<(&Date, &Interview)> =
        talks(study, round).filter_map(|talk| Some((talk.details.held_on.as_ref()?, talk))).collect();
    dated.sort_by_key(|(date, _)| *date);
    let mut days: Vec<(&Date, Vec<&Interview>)> = Vec::new();
    for (date, talk) in dated {
        match days.last_mut().filter(|(day, _)| *day == date) {
            Some((_, talks)) => talks.push(talk),
            None => days.push((date, vec![talk])),
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures::Scene;
    use crate::domain::study::Effect;

    fn told(study: &Study) -> Vec<String> {
        let timeline = timeline(study);
        let told = timeline.moments.iter().map(|moment| {
            let what = match &moment.what {
                Happening::Begins(round) => format!("begins {round}"),
                Happening::Ends(round) => format!("ends {round}"),
                Happening::Event(event) => event.id.to_string(),
                Happening::Talks(round, talks) => format!("talks {round}: {}", talks.len()),
            };
            format!("{} {what} {:?}", moment.date, moment.during)
        });
        told.collect()
    }

    fn scene(days: &[(&str, &str, Option<&str>)]) -> Scene {
        let mut scene = Scene::with_sez();
        for (at, (unit, round, day)) in days.iter().enumerate() {
            scene.talk(unit, round, &format!("person-{at}"), "team leader", None);
            let held = scene.study.interviews.last_mut().unwrap();
            held.details.held_on = day.map(|day| Date::new(day).unwrap());
        }
        scene
    }

    #[test]
    fn a_round_holds_its_talks_and_ends_behind_all_days_of_its_last_month() {
        let mut scene = scene(&[
            ("rom", "r1", Some("2009-12-20")),
            ("control", "r1", Some("2009-10-05")),
            ("zoo", "r1", Some("2009-10-05")),
            ("arts", "r1", None),
        ]);
        scene.event("vision", "2011-03", Effect::Mandate, &[]);
        scene.event("freeze", "2009-12", Effect::Savings, &[]);
        scene.event("year", "2009", Effect::Other, &[]);
        let wanted = [
            "2009 year []",
            "2009-09 begins 0 [0]",
            "2009-10-05 talks 0: 2 [0]",
            "2009-12 freeze [0]",
            "2009-12-20 talks 0: 1 [0]",
            "2009-12 ends 0 [0]",
            "2011-03 vision []",
            "2011-04 begins 1 [1]",
            "2011-05 ends 1 [1]",
        ];
        assert_eq!(told(&scene.study), wanted);
        let span = timeline(&scene.study).rounds[0].clone();
        assert_eq!((span.talks, span.completed, span.undated), (5, 5, 2), "{span:?}");
    }

    #[test]
    fn a_round_without_days_of_its_own_has_those_of_the_talks_that_were_held() {
        let mut scene = scene(&[
            ("rom", "r1", Some("2009-11-20")),
            ("control", "r1", Some("2009-10-05")),
            ("zoo", "r1", Some("2008-01-01")),
        ]);
        scene.study.interviews.last_mut().unwrap().state.status = InterviewStatus::Cancelled;
        (scene.study.rounds[0].from, scene.study.rounds[0].to) = (None, None);
        scene.study.rounds[1].to = None;
        scene.event("later", "2012", Effect::Other, &[]);
        let wanted = [
            "2008-01-01 talks 0: 1 []",
            "2009-10-05 begins 0 [0]",
            "2009-10-05 talks 0: 1 [0]",
            "2009-11-20 talks 0: 1 [0]",
            "2009-11-20 ends 0 [0]",
            "2011-04 begins 1 [1]",
            "2012 later []",
        ];
        assert_eq!(told(&scene.study), wanted);
    }
}
