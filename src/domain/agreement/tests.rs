//! Published data with known values.

use super::{
    Coefficient, Metric, Reading, Resampling, Undefined, Weights, agree, alpha, disagreements, indicators,
    kappa, raters, unreliable,
};
use crate::domain::fixtures::{Scene, id};
use crate::domain::rating::Value;

fn close(found: Result<Coefficient, Undefined>, wanted: f64) {
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
        for (weights, wanted) in [Weights::Plain, Weights::Linear, Weights::Quadratic].into_iter().zip(wanted)
        {
            if let Some(wanted) = wanted {
                close(kappa(&table(rows), weights), wanted);
            }
        }
    }
    let one_level = table(&[&[0, 0, 0], &[0, 20, 0], &[0, 0, 0]]);
    assert_eq!(kappa(&one_level, Weights::Linear), Err(Undefined::NoVariation));
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
    let rated: Vec<Vec<i64>> = FORTY
        .split_whitespace()
        .map(|group| group.chars().filter_map(|value| value.to_digit(10)).map(i64::from).collect())
        .collect();
    assert_eq!(rated.len(), 40);
    close(alpha(&rated, Metric::Nominal), 0.47651);
    close(alpha(&rated, Metric::Ordinal), 0.759_829);
    close(alpha(&rated, Metric::Interval), 0.757_378);
}

/// The forty things of five raters, on the scale 0 to 3.
const FORTY: &str = "112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1 111.1 \
    212.2 1233. 1101. 000.0 0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2 110.0 2121. 22.22 \
    3222. 222.2 223.2 222.2 22.12 2222. 111.1";

/// The same as ratings of a round: each thing an own unit, rated on one indicator by raters `a` to `e`.
fn forty() -> Scene {
    let mut scene = Scene::new();
    scene.study.ratings.clear();
    for (at, group) in FORTY.split_whitespace().enumerate() {
        let unit = format!("u{at:02}");
        for (rater, value) in ["a", "b", "c", "d", "e"].into_iter().zip(group.chars()) {
            if value != '.' {
                let row = scene.rate(&unit, "r1", "gaps_known", &value.to_string(), &[]);
                row.rater = Some(id(rater));
            }
        }
    }
    scene
}

#[test]
fn a_study_of_forty_things_has_the_published_values_with_their_base() {
    let scene = forty();
    let five = raters(&scene.study, &scene.model, &id("r1"));
    assert_eq!(five.len(), 5);
    let found = agree(&scene.study, &scene.model, &id("r1"), &five, Resampling::default());
    close(found.overall.level.value, 0.759_829);
    assert_eq!(found.overall.level.reading(), Some(Reading::Tentative));
    assert_eq!((found.overall.things, found.overall.units, found.overall.kappa), (40, 40, None));
    let interval = found.overall.level.interval.unwrap();
    assert!((0.55..0.75).contains(&interval.low) && (0.77..0.92).contains(&interval.high), "{interval:?}");
    // All of them rated, so that nothing can be said of kinds.
    assert_eq!(found.overall.kind.value, Err(Undefined::NoVariation));
    assert_eq!(found.overall.kind.interval, None);

    let found = agree(&scene.study, &scene.model, &id("r1"), &five[..2], Resampling::default());
    let [plain, linear, quadratic] = found.overall.kappa.unwrap();
    close(plain.value, 0.535_565);
    close(linear.value, 0.666_165);
    close(quadratic.value, 0.795_203);
    assert_eq!((plain.n, found.overall.same.n), (37, 37));
    assert_eq!(found.overall.same.value.unwrap().terms(), (8 + 9 + 7 + 1, 37));
    assert_eq!(found.overall.near.value.unwrap().terms(), (37, 37));
    assert_eq!((found.fields.len(), found.indicators.len()), (1, 1));
}

/// The ends are those of another program with the same generator, written for this test in another language.
#[test]
fn the_draws_are_the_same_on_every_machine() {
    let scene = forty();
    let five = raters(&scene.study, &scene.model, &id("r1"));
    let interval = |seed| {
        let resampling = Resampling { seed, ..Resampling::default() };
        let found = agree(&scene.study, &scene.model, &id("r1"), &five, resampling);
        let interval = found.overall.level.interval.unwrap();
        (format!("{:.6}", interval.low), format!("{:.6}", interval.high), interval.resamples)
    };
    assert_eq!(interval(1), ("0.629372".to_owned(), "0.846161".to_owned(), 1000));
    assert_ne!(interval(1), interval(2));
}

#[test]
fn readings_go_by_the_value_before_rounding() {
    let reading = |numerator, denominator| Coefficient { numerator, denominator }.reading();
    assert_eq!(reading(799_999, 1_000_000), Reading::Tentative);
    assert_eq!(reading(800, 1000), Reading::Reliable);
    assert_eq!(reading(667, 1000), Reading::Tentative);
    assert_eq!(reading(666_999, 1_000_000), Reading::NotReliable);
    assert_eq!(reading(2, 3), Reading::NotReliable);
    assert_eq!(reading(-1, 3), Reading::NotReliable);
}

#[test]
fn rows_without_a_rater_are_the_leads_and_the_consensus_is_no_rater() {
    let mut scene = Scene::new();
    scene.study.ratings.clear();
    scene.study.header.lead_rater = Some(id("ann"));
    scene.rate("sez", "r1", "gaps_known", "1", &[]);
    scene.rate("sez", "r1", "means_listed", "2", &[]).rater = Some(id("ann"));
    scene.rate("sez", "r1", "means_listed", "0", &[]);
    scene.rate("sez", "r1", "gaps_known", "3", &[]).rater = Some(id("consensus"));
    scene.rate("sez", "r1", "gaps_known", "2", &[]).rater = Some(id("ben"));
    let names: Vec<Option<String>> = raters(&scene.study, &scene.model, &id("r1"))
        .into_iter()
        .map(|rater| rater.map(ToString::to_string))
        .collect();
    assert_eq!(names, [Some("ann".to_owned()), Some("ben".to_owned())]);
    let judged = indicators(&scene.study, &scene.model, &id("r1"));
    let levels: Vec<Vec<Option<u8>>> =
        judged.iter().map(|one| one.given.iter().map(|given| given.level).collect()).collect();
    // The named row of the lead counts before the one without a name.
    assert_eq!(levels, [vec![Some(1), Some(2)], vec![Some(2)]]);
    let round = id("r1");
    let found = disagreements(&scene.study, &scene.model, &round);
    assert_eq!(found.len(), 1);
    assert_eq!(scene.study.ratings[found[0].consensus.unwrap()].value, Value::level(3).unwrap());
}

#[test]
fn an_unknown_that_the_program_derives_is_nobodys_judgement() {
    let mut scene = Scene::new();
    scene.study.ratings.clear();
    scene.rate("sez", "r1", "gaps_known", "U", &[]).reasons = vec![id("not asked")];
    scene.rate("sez", "r1", "gaps_known", "2", &[]).rater = Some(id("ben"));
    assert_eq!(disagreements(&scene.study, &scene.model, &id("r1")), []);
    scene.study.ratings[0].reasons = vec![id("does not know")];
    assert_eq!(disagreements(&scene.study, &scene.model, &id("r1")).len(), 1);
}

#[test]
fn a_field_is_marked_only_where_several_rated_and_agree_too_little() {
    let mut scene = Scene::new();
    scene.study.ratings.clear();
    for (at, name) in ["a", "b", "c", "d"].into_iter().enumerate() {
        scene.rate(name, "r1", "gaps_known", ["0", "1", "2", "3"][at], &[]);
    }
    assert!(unreliable(&scene.study, &scene.model, &id("r1")).is_empty());
    for (at, name) in ["a", "b", "c", "d"].into_iter().enumerate() {
        scene.rate(name, "r1", "gaps_known", ["3", "1", "0", "2"][at], &[]).rater = Some(id("ben"));
    }
    let field = scene.model.indicator("gaps_known").unwrap().field;
    assert_eq!(unreliable(&scene.study, &scene.model, &id("r1")), [field].into());
    assert!(unreliable(&scene.study, &scene.model, &id("r2")).is_empty());
}
