//! How far several raters agree. Exact fractions: nothing is rounded before it is shown.
//!
//! Sources: Cohen, *Educational and Psychological Measurement* 20 (1960), and *Psychological Bulletin* 70 (1968), for kappa
//! plain and weighted; Krippendorff, *Content Analysis*, and Hayes and Krippendorff, *Communication Methods and Measures* 1
//! (2007), for alpha.

use std::collections::{BTreeMap, BTreeSet};

use super::id::Id;
use super::rating::{Rating, Value};
use super::study::Study;

/// A coefficient of agreement: 1 where all agree, 0 where they agree as by chance, below where less than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coefficient {
    numerator: i128,
    denominator: i128,
}

impl Coefficient {
    /// One minus a share of disagreement; nothing where no disagreement could be expected, so that nothing can be said.
    fn one_minus(observed: i128, expected: i128) -> Option<Self> {
        (expected > 0).then_some(Self { numerator: expected - observed, denominator: expected })
    }

    /// The coefficient as a number, for showing it.
    #[expect(clippy::cast_precision_loss, reason = "it is only shown")]
    pub fn value(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

/// How much a disagreement of two raters weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weights {
    /// All alike.
    Plain,
    /// By the steps between.
    Linear,
    /// By their square.
    Quadratic,
}

/// Cohen's kappa of two raters: `table[i][j]` counts what the first rated `i` and the second `j`. The table has a row and a
/// column for every level of the scale, also for those that nobody used: leaving them out would change a weighted kappa.
/// Nothing where both gave one and the same level throughout.
///
/// ```
/// use nulmeting::domain::agreement::{Weights, kappa};
/// let value = kappa(&[vec![20, 20], vec![10, 50]], Weights::Plain).unwrap().value();
/// assert!((value - 0.3478).abs() < 0.0001);
/// ```
pub fn kappa(table: &[Vec<u32>], weights: Weights) -> Option<Coefficient> {
    let count = |row: usize, column: usize| i128::from(table[row].get(column).copied().unwrap_or_default());
    let size = table.len();
    let rows: Vec<i128> = (0..size).map(|row| (0..size).map(|column| count(row, column)).sum()).collect();
    let columns: Vec<i128> = (0..size).map(|column| (0..size).map(|row| count(row, column)).sum()).collect();
    let all: i128 = rows.iter().sum();
    let (mut observed, mut expected) = (0, 0);
    for (row, of_first) in rows.iter().enumerate() {
        for (column, of_second) in columns.iter().enumerate() {
            let steps = row.abs_diff(column) as i128;
            let weight = match weights {
                Weights::Plain => steps.min(1),
                Weights::Linear => steps,
                Weights::Quadratic => steps * steps,
            };
            observed += weight * count(row, column) * all;
            expected += weight * of_first * of_second;
        }
    }
    Coefficient::one_minus(observed, expected)
}

/// How far two values lie apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Alike or not.
    Nominal,
    /// By how many values lie between, as they were given.
    Ordinal,
    /// By the square of the difference.
    Interval,
}

/// Krippendorff's alpha: for each thing that was rated, the values that its raters gave; things with fewer than two values
/// are left out. Nothing where all values are the same, or none can be compared.
///
/// ```
/// use nulmeting::domain::agreement::{Metric, alpha};
/// let rated = [vec![0, 1], vec![1, 1], vec![0, 1], vec![0, 0], vec![0, 0]];
/// assert!(alpha(&rated, Metric::Nominal).is_some());
/// assert_eq!(alpha(&[vec![2, 2], vec![2, 2]], Metric::Nominal), None);
/// ```
pub fn alpha(rated: &[Vec<i64>], metric: Metric) -> Option<Coefficient> {
    let pairable: Vec<&Vec<i64>> = rated.iter().filter(|values| values.len() > 1).collect();
    let mut counts: BTreeMap<i64, i128> = BTreeMap::new();
    for value in pairable.iter().copied().flatten() {
        *counts.entry(*value).or_default() += 1;
    }
    let all: i128 = counts.values().sum();
    // Each thing counts by one less than its raters; a common multiple keeps everything whole.
    let multiple = pairable.iter().map(|values| values.len() as i128 - 1).fold(1, least_common_multiple);
    let apart = |one: i64, other: i64| -> i128 {
        let (low, high) = (one.min(other), one.max(other));
        match metric {
            Metric::Nominal => i128::from(one != other),
            Metric::Ordinal => {
                let between: i128 = counts.range(low..=high).map(|(_, count)| count).sum();
                let ends = counts.get(&low).copied().unwrap_or(0) + counts.get(&high).copied().unwrap_or(0);
                // Four times the usual square, on both sides of the fraction.
                if low == high { 0 } else { (2 * between - ends).pow(2) }
            }
            Metric::Interval => i128::from(high - low).pow(2),
        }
    };
    let mut observed = 0;
    for values in &pairable {
        let within: i128 = values.iter().flat_map(|one| values.iter().map(|other| apart(*one, *other))).sum();
        observed += within * (multiple / (values.len() as i128 - 1));
    }
    let mut expected = 0;
    for (one, times) in &counts {
        expected += counts.iter().map(|(other, more)| times * more * apart(*one, *other)).sum::<i128>();
    }
    Coefficient::one_minus(observed * (all - 1), expected * multiple)
}

fn least_common_multiple(one: i128, other: i128) -> i128 {
    let (mut a, mut b) = (one, other);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    one / a * other
}

/// How far the raters of a round agree on some indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// What two or more raters rated: unit and indicator.
    pub things: usize,
    /// On rated, unknown or not applicable: nominal alpha.
    pub kind: Option<Coefficient>,
    /// On the levels, where all that rated it gave one: ordinal alpha.
    pub level: Option<Coefficient>,
    /// Of two raters: kappa plain, linear and quadratic, over the full scale.
    pub kappa: Option<[Option<Coefficient>; 3]>,
    /// Pairs of levels that are the same, that are at most one step apart, and all of them.
    pub pairs: [usize; 3],
}

/// Who rated in a round, the lead rater (nobody named) first.
pub fn raters<'s>(study: &'s Study, round: &Id) -> Vec<Option<&'s Id>> {
    let here = study.ratings.iter().filter(|rating| rating.round == *round);
    let raters: BTreeSet<Option<&Id>> = here.map(|rating| rating.rater.as_ref()).collect();
    raters.into_iter().collect()
}

/// How far the raters of a round agree on indicators; the organisation's are counted like a unit's. What nobody typed is
/// not there: an unknown that is only derived is nobody's judgement.
pub fn agreement(study: &Study, round: &Id, is_meant: impl Fn(&Id) -> bool) -> Agreement {
    let mut by_thing: BTreeMap<(&Id, &Id), Vec<&Rating>> = BTreeMap::new();
    for rating in study.ratings.iter().filter(|one| one.round == *round && is_meant(&one.indicator)) {
        by_thing.entry((&rating.unit, &rating.indicator)).or_default().push(rating);
    }
    by_thing.retain(|_, ratings| ratings.len() > 1);
    let kinds: Vec<Vec<i64>> =
        by_thing.values().map(|ratings| ratings.iter().map(|one| kind_of(one.value)).collect()).collect();
    let levels: Vec<Vec<i64>> = by_thing
        .values()
        .map(|ratings| ratings.iter().filter_map(|one| level_of(one.value)).collect())
        .collect();
    let mut pairs = [0; 3];
    for values in &levels {
        for (at, one) in values.iter().enumerate() {
            for other in &values[at + 1..] {
                let steps = one.abs_diff(*other);
                pairs[0] += usize::from(steps == 0);
                pairs[1] += usize::from(steps <= 1);
                pairs[2] += 1;
            }
        }
    }
    let raters = raters(study, round);
    let kappa = <[Option<&Id>; 2]>::try_from(raters).ok().map(|[first, second]| {
        let mut table = vec![vec![0; 4]; 4];
        for ratings in by_thing.values() {
            let level = |rater: Option<&Id>| {
                let own = ratings.iter().find(|one| one.rater.as_ref() == rater)?;
                usize::try_from(level_of(own.value)?).ok()
            };
            if let (Some(row), Some(column)) = (level(first), level(second)) {
                table[row][column] += 1;
            }
        }
        [Weights::Plain, Weights::Linear, Weights::Quadratic].map(|weights| self::kappa(&table, weights))
    });
    Agreement {
        things: by_thing.len(),
        kind: alpha(&kinds, Metric::Nominal),
        level: alpha(&levels, Metric::Ordinal),
        kappa,
        pairs,
    }
}

/// Rated, unknown, or not applicable.
fn kind_of(value: Value) -> i64 {
    match value {
        Value::Level(_) => 0,
        Value::Unknown => 1,
        Value::NotApplicable => 2,
    }
}

fn level_of(value: Value) -> Option<i64> {
    match value {
        Value::Level(level) => Some(i64::from(level.points())),
        Value::Unknown | Value::NotApplicable => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: Option<Coefficient>, wanted: f64) {
        let found = found.unwrap().value();
        assert!((found - wanted).abs() < 0.00006, "{found} is not {wanted}");
    }

    fn table(rows: &[&[u32]]) -> Vec<Vec<u32>> {
        rows.iter().map(|row| row.to_vec()).collect()
    }

    #[test]
    fn kappa_is_that_of_published_tables() {
        for (rows, wanted) in [
            (&[&[20, 20][..], &[10, 50]][..], [Some(0.3478), None, None]),
            (&[&[46, 0, 0], &[6, 32, 6], &[0, 0, 10]], [Some(0.8013), Some(0.8355), Some(0.8777)]),
            (&[&[46, 0, 0], &[4, 40, 0], &[0, 0, 10]], [Some(0.9315), Some(0.9412), Some(0.9541)]),
            (&[&[0, 4, 1], &[0, 8, 0], &[0, 1, 5]], [Some(0.4842), Some(0.4701), Some(0.4502)]),
            (
                &[&[7, 7, 2, 3], &[2, 8, 3, 7], &[1, 5, 4, 9], &[2, 8, 9, 14]],
                [Some(0.1293), Some(0.2374), Some(0.3320)],
            ),
            (&[&[90, 5], &[5, 0]], [Some(-0.0526), None, None]),
        ] {
            for (weights, wanted) in
                [Weights::Plain, Weights::Linear, Weights::Quadratic].into_iter().zip(wanted)
            {
                if let Some(wanted) = wanted {
                    close(kappa(&table(rows), weights), wanted);
                }
            }
        }
        assert_eq!(kappa(&table(&[&[0, 0, 0], &[0, 20, 0], &[0, 0, 0]]), Weights::Linear), None);
    }

    #[test]
    fn levels_that_nobody_used_count_in_a_weighted_kappa() {
        let pairs = [
            (3, 2),
            (6, 1),
            (4, 4),
            (6, 4),
            (2, 3),
            (4, 2),
            (2, 1),
            (4, 6),
            (3, 1),
            (3, 1),
            (2, 1),
            (3, 2),
            (3, 3),
            (3, 3),
            (2, 1),
            (2, 1),
            (1, 3),
            (3, 3),
            (3, 2),
            (4, 2),
        ];
        let mut table = vec![vec![0; 6]; 6];
        for (one, other) in pairs {
            table[one - 1][other - 1] += 1;
        }
        close(kappa(&table, Weights::Plain), -0.006_289);
        close(kappa(&table, Weights::Linear), 0.126_214);
        close(kappa(&table, Weights::Quadratic), 0.229_798);
    }

    /// One line for each rater, a character for each thing; `*` and `.` are missing.
    fn by_rater(lines: &[&str]) -> Vec<Vec<i64>> {
        let raters: Vec<Vec<&str>> = lines.iter().map(|line| line.split_whitespace().collect()).collect();
        let values = |thing: usize| raters.iter().filter_map(|rater| rater[thing].parse().ok()).collect();
        (0..raters[0].len()).map(values).collect()
    }

    #[test]
    fn alpha_is_that_of_published_data_with_missing_values() {
        let first = by_rater(&[
            "* * * * * 3 4 1 2 1 1 3 3 * 3",
            "1 * 2 1 3 3 4 3 * * * * * * *",
            "* * 2 1 3 4 4 * 2 1 1 3 3 * 4",
        ]);
        close(alpha(&first, Metric::Nominal), 0.691_358);
        close(alpha(&first, Metric::Ordinal), 0.806_721);
        close(alpha(&first, Metric::Interval), 0.810_845);
        let second = by_rater(&[
            "1 2 3 3 2 1 4 1 2 * * *",
            "1 2 3 3 2 2 4 1 2 5 * 3",
            "* 3 3 3 2 3 4 2 2 5 1 *",
            "1 2 3 3 2 4 4 1 2 5 1 *",
        ]);
        close(alpha(&second, Metric::Nominal), 0.743_421);
        close(alpha(&second, Metric::Ordinal), 0.815_388);
        close(alpha(&second, Metric::Interval), 0.849_107);
        close(alpha(&by_rater(&["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"]), Metric::Nominal), 0.0952);
    }

    #[test]
    fn alpha_is_that_of_forty_things_and_five_raters_on_this_scale() {
        let groups = "112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1 111.1 \
            212.2 1233. 1101. 000.0 0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2 110.0 2121. 22.22 \
            3222. 222.2 223.2 222.2 22.12 2222. 111.1";
        let rated: Vec<Vec<i64>> = groups
            .split_whitespace()
            .map(|group| group.chars().filter_map(|value| value.to_digit(10)).map(i64::from).collect())
            .collect();
        assert_eq!(rated.len(), 40);
        close(alpha(&rated, Metric::Nominal), 0.47651);
        close(alpha(&rated, Metric::Ordinal), 0.759_829);
        close(alpha(&rated, Metric::Interval), 0.757_378);
    }
}
