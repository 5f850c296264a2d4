//! Rating one thing in all units, down to the rows of the file and back.

use nulmeting::domain::rating::Value;

use crate::support::Journey;

fn value(journey: &Journey, unit: &str, indicator: &str) -> Option<Value> {
    let is_it = |row: &nulmeting::domain::rating::Rating| {
        row.unit == *unit && row.round == "r2" && row.indicator == *indicator
    };
    journey.study().ratings.into_iter().find(is_it).map(|row| row.value)
}

#[test]
fn two_keys_a_rating_go_through_the_departments_and_are_in_the_file() {
    let mut journey = Journey::sample(80, 24);
    journey.press("/Social<enter>laA");
    assert!(journey.shows("Across the units · Follow-up"), "{}", journey.screen());
    assert_eq!(value(&journey, "sez", "step_plan"), None);
    assert_eq!(value(&journey, "samenleving", "step_plan"), None);
    journey.press("istep<enter>gn2n1");
    assert_eq!(value(&journey, "sez", "step_plan"), Value::level(2));
    assert_eq!(value(&journey, "samenleving", "step_plan"), Value::level(1));
    let (journey, _) = journey.crash_and_reopen();
    assert_eq!(value(&journey, "samenleving", "step_plan"), Value::level(1));
}

#[test]
fn the_page_across_is_one_key_from_home_organisation_and_a_unit_and_leads_to_the_unit_and_back() {
    for way in ["lA", "loA", "/Social<enter>laA"] {
        let mut journey = Journey::sample(120, 40);
        journey.press(way);
        assert!(journey.shows("Across the units · Follow-up"), "{way}: {}", journey.screen());
        journey.press("<enter>");
        assert!(journey.shows("Assess · "), "{way}: {}", journey.screen());
        journey.press("<esc>");
        assert!(journey.shows("Across the units · Follow-up"), "{way}: {}", journey.screen());
    }
}
