//! The measures of some judgements of a round, each with an interval found by drawing units again and again.

use std::collections::{BTreeMap, BTreeSet};

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

use super::{Coefficient, Coincidences, Judged, Metric, Reading, Undefined, Weights, kappa_of};
use crate::domain::id::Id;

/// How often units are drawn for an interval.
pub const RESAMPLES: u32 = 1000;

/// Where the drawing starts unless told otherwise.
pub const DEFAULT_SEED: u64 = 20_111_127;

/// How units are drawn: as many as there are, each as often as it comes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resampling {
    /// Where the drawing starts; the same seed draws the same, on every machine.
    pub seed: u64,
    /// How often; 0 for no intervals.
    pub resamples: u32,
}

impl Default for Resampling {
    fn default() -> Self {
        Self { seed: DEFAULT_SEED, resamples: RESAMPLES }
    }
}

/// One measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// Its value, or why it has none.
    pub value: Result<Coefficient, Undefined>,
    /// How many things it is over; for shares, how many pairs of judgements.
    pub n: usize,
    /// Where it lies in 95 of 100 draws; nothing where there are fewer than two units, or hardly a draw has a value.
    pub interval: Option<Interval>,
}

/// Between which values 95 of 100 draws lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// In how many draws the measure had a value; in the others there was no variation.
    pub resamples: usize,
}

impl Measure {
    /// How far it carries, where it has a value.
    pub fn reading(&self) -> Option<Reading> {
        self.value.ok().map(Coefficient::reading)
    }
}

/// How far raters agree on some indicators or factors of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// What two or more judged: unit and indicator, or unit and factor.
    pub things: usize,
    /// In how many units; the organisation counts as one.
    pub units: usize,
    /// On rated, unknown or not applicable: nominal alpha.
    pub kind: Measure,
    /// On the scale, where two or more gave a level: ordinal alpha; of factors nominal alpha.
    pub level: Measure,
    /// Of two raters: kappa plain, linear and quadratic over the full scale.
    pub kappa: Option<[Measure; 3]>,
    /// The share of pairs of levels that are the same.
    pub same: Measure,
    /// The share of pairs of levels that are at most one step apart.
    pub near: Measure,
}

/// What is counted, of a unit or of several together.
#[derive(Clone, Debug)]
struct Counts {
    kinds: Coincidences,
    levels: Coincidences,
    table: Vec<i128>,
    same: i128,
    near: i128,
    pairs: i128,
}

impl Counts {
    fn add(&mut self, other: &Self) {
        let sum = |into: &mut Vec<i128>, from: &[i128]| {
            into.iter_mut().zip(from).for_each(|(into, from)| *into += from);
        };
        sum(&mut self.kinds.cells, &other.kinds.cells);
        sum(&mut self.levels.cells, &other.levels.cells);
        sum(&mut self.table, &other.table);
        self.same += other.same;
        self.near += other.near;
        self.pairs += other.pairs;
    }

    fn clear(&mut self) {
        self.kinds.cells.fill(0);
        self.levels.cells.fill(0);
        self.table.fill(0);
        (self.same, self.near, self.pairs) = (0, 0, 0);
    }

    /// Alpha of kinds and of levels, the three kappas, and the two shares.
    fn values(&self, metric: Metric) -> [Result<Coefficient, Undefined>; 7] {
        let size = self.levels.size;
        let scale: Vec<i64> = (0..size as i64).collect();
        let [plain, linear, quadratic] = Weights::ALL.map(|weights| kappa_of(&self.table, size, weights));
        let share = |part: i128| match self.pairs {
            0 => Err(Undefined::NothingInCommon),
            pairs => Ok(Coefficient { numerator: part, denominator: pairs }),
        };
        [
            self.kinds.alpha(&[0, 1, 2], Metric::Nominal),
            self.levels.alpha(&scale, metric),
            plain,
            linear,
            quadratic,
            share(self.same),
            share(self.near),
        ]
    }
}

/// How far these raters agree on what `is_meant` of a round, on a scale of so many levels. With two raters kappa is among it;
/// which of them is called the first changes nothing.
pub fn agreement(
    judged: &[Judged],
    raters: &[Option<&Id>],
    (levels, metric): (usize, Metric),
    resampling: Resampling,
    is_meant: impl Fn(&Judged) -> bool,
) -> Agreement {
    let meant: Vec<Judged> = judged
        .iter()
        .filter(|one| is_meant(one))
        .map(|one| Judged {
            given: one.given.iter().filter(|given| raters.contains(&given.rater)).copied().collect(),
            ..*one
        })
        .filter(|one| one.given.len() > 1)
        .collect();
    let units: BTreeSet<&Id> = meant.iter().map(|one| one.unit).collect();
    let on_scale = |one: &Judged| one.given.iter().filter_map(|given| given.level).count();
    let compared = meant.iter().filter(|one| on_scale(one) > 1).count();
    let is_pair = raters.len() == 2;
    let (values, pairs, intervals) = match counts(&meant, raters, levels) {
        Ok(counts) => {
            let mut all = counts.empty.clone();
            counts.by_unit.values().for_each(|own| all.add(own));
            let by_unit: Vec<&Counts> = counts.by_unit.values().collect();
            (all.values(metric), all.pairs as usize, intervals(&counts.empty, &by_unit, metric, resampling))
        }
        Err(why) => ([Err(why); 7], 0, [None; 7]),
    };
    let ns = [meant.len(), compared, compared, compared, compared, pairs, pairs];
    let measure = |at: usize| Measure {
        value: values[at],
        n: ns[at],
        interval: intervals[at].filter(|_| values[at].is_ok()),
    };
    Agreement {
        things: meant.len(),
        units: units.len(),
        kind: measure(0),
        level: measure(1),
        kappa: is_pair.then(|| [measure(2), measure(3), measure(4)]),
        same: measure(5),
        near: measure(6),
    }
}

struct ByUnit<'s> {
    empty: Counts,
    by_unit: BTreeMap<&'s Id, Counts>,
}

fn counts<'s>(meant: &[Judged<'s>], raters: &[Option<&Id>], levels: usize) -> Result<ByUnit<'s>, Undefined> {
    let levels_of = |one: &Judged| -> Vec<usize> {
        one.given.iter().filter_map(|given| given.level.map(usize::from)).collect()
    };
    let empty = Counts {
        kinds: Coincidences::new(3, meant.iter().map(|one| one.given.len()))?,
        levels: Coincidences::new(levels, meant.iter().map(|one| levels_of(one).len()))?,
        table: vec![0; levels * levels],
        same: 0,
        near: 0,
        pairs: 0,
    };
    let mut by_unit: BTreeMap<&Id, Counts> = BTreeMap::new();
    for one in meant {
        let counts = by_unit.entry(one.unit).or_insert_with(|| empty.clone());
        counts.kinds.add(&one.given.iter().map(|given| given.kind as usize).collect::<Vec<_>>());
        let given = levels_of(one);
        if given.len() > 1 {
            counts.levels.add(&given);
        }
        for (at, first) in given.iter().enumerate() {
            for second in &given[at + 1..] {
                counts.same += i128::from(first == second);
                counts.near += i128::from(first.abs_diff(*second) <= 1);
                counts.pairs += 1;
            }
        }
        // What was given stands in the order of the raters.
        if let ([_, _], [first, second]) = (raters, given.as_slice()) {
            counts.table[first * levels + second] += 1;
        }
    }
    Ok(ByUnit { empty, by_unit })
}

/// The intervals of all measures. Every line of a document draws from the seed anew, so that it says the same whatever
/// else is asked for.
fn intervals(
    empty: &Counts,
    units: &[&Counts],
    metric: Metric,
    Resampling { seed, resamples }: Resampling,
) -> [Option<Interval>; 7] {
    if units.len() < 2 {
        return [None; 7];
    }
    let mut generator = Pcg32::new(seed, 0);
    let mut found: [Vec<f64>; 7] = Default::default();
    let mut drawn = empty.clone();
    for _ in 0..resamples {
        drawn.clear();
        for _ in 0..units.len() {
            // The upper bits of the product are a place in the list; what that favours is beyond the third decimal.
            let at = (u64::from(generator.next_u32()) * units.len() as u64) >> 32;
            drawn.add(units[at as usize]);
        }
        for (found, value) in found.iter_mut().zip(drawn.values(metric)) {
            found.extend(value.ok().map(Coefficient::value));
        }
    }
    found.map(|mut values| {
        values.sort_by(f64::total_cmp);
        let count = values.len();
        // A fortieth at either end lies outside.
        let low = *values.get(count / 40)?;
        let high = *values.get(count - 1 - count / 40)?;
        (count * 2 >= resamples as usize).then_some(Interval { low, high, resamples: count })
    })
}
