//! The researcher's own notes on anything: written where one is, found again, and the way back.

use nulmeting::domain::study::Memo;

use crate::support::Journey;

/// At home, on a unit in the follow-up.
fn at(width: u16, height: u16) -> Journey {
    let mut journey = Journey::sample(width, height);
    journey.press("/Social<enter>l");
    journey
}

/// The newest memo.
fn last(journey: &Journey) -> Memo {
    journey.study().memos.last().unwrap().clone()
}

#[test]
fn a_memo_is_written_on_a_unit_changed_and_removed() {
    let mut journey = at(80, 24);
    journey.press("M");
    assert!(journey.shows("Memos: Social and Economic Affairs"), "{}", journey.screen());
    journey.press("aWarum fährt hier niemand mit? 🙂<enter>");
    let memo = last(&journey);
    assert_eq!(memo.about.as_ref().unwrap().to_string(), "unit/sez");
    assert_eq!(memo.text, "Warum fährt hier niemand mit? 🙂");
    assert_eq!(memo.written_on.unwrap().as_str(), "2026-11-27");
    insta::assert_snapshot!("memos-80x24", journey.screen());
    journey.press("e Nachfragen.<enter>");
    assert!(last(&journey).text.ends_with("Nachfragen."));
    let before = journey.study().memos.len();
    journey.press("dy");
    assert_eq!(journey.study().memos.len(), before - 1);
}

#[test]
fn memos_on_a_rating_a_piece_of_evidence_and_an_event_lead_back_to_them() {
    let mut journey = at(120, 40);
    journey.press("r<enter><enter>MaDiese Bewertung prüfen<enter>");
    let about = last(&journey).about.unwrap().to_string();
    assert!(about.starts_with("rating/sez/r2/"), "{about}");
    journey.press("<esc><esc><esc><esc>").press("aMaBeim Bewerten<enter>");
    assert!(last(&journey).about.unwrap().to_string().starts_with("rating/sez/r2/"));
    journey.press("<esc><tab>MaDer Beleg<enter>");
    let about = last(&journey).about.unwrap().to_string();
    assert!(about.starts_with("evidence/"), "{about}");
    journey.press("<esc><tab><esc>").press("vMaEin Ereignis<enter>");
    assert!(last(&journey).about.unwrap().to_string().starts_with("event/"));
    journey.press("<tab>");
    insta::assert_snapshot!("memos-all-120x40", journey.screen());
    journey.press("/prüfen<enter>");
    assert!(
        journey.shows("Diese Bewertung prüfen") && !journey.shows("Beim Bewerten"),
        "{}",
        journey.screen()
    );
    journey.press("<enter>");
    assert!(!journey.shows("Diese Bewertung prüfen"), "{}", journey.screen());
    assert!(journey.shows("Social and Economic"), "{}", journey.screen());
}

#[test]
fn a_power_cut_while_a_memo_is_written_loses_nothing_and_undo_takes_typing_back() {
    let mut journey = at(80, 24);
    let before = journey.study().memos.len();
    journey.press("MaWarum fährt hier niemand mit? 🙂");
    let (mut journey, restored) = journey.crash_and_reopen();
    assert_eq!((restored.desk.len(), restored.conflicts), (1, 0));
    let memo = last(&journey);
    assert_eq!(memo.text, "Warum fährt hier niemand mit? 🙂");
    assert_eq!(memo.about.unwrap().to_string(), "unit/sez");
    // Changing it and giving that up leaves it as it was.
    journey.press("/Social<enter>lMe Nein.");
    journey.press("<ctrl-u><esc><esc>");
    let (journey, restored) = journey.crash_and_reopen();
    assert!(restored.desk.is_empty());
    assert_eq!(last(&journey).text, "Warum fährt hier niemand mit? 🙂");
    assert_eq!(journey.study().memos.len(), before + 1);
}

#[test]
fn what_stands_in_any_form_when_the_power_goes_is_a_memo_on_what_it_was_about() {
    let mut journey = at(80, 24);
    let before = journey.study();
    journey.press("rb<enter><tab>").press("Der Rat hat 2011 zugestimmt");
    assert!(journey.shows("Der Rat"), "{}", journey.screen());
    let (mut journey, restored) = journey.crash_and_reopen();
    assert_eq!(restored.desk.len(), 1);
    let memo = last(&journey);
    assert!(memo.text.contains("Der Rat hat 2011 zugestimmt"), "{}", memo.text);
    assert_eq!(memo.about.unwrap().to_string(), "unit/sez");
    assert_eq!(journey.study().responses, before.responses, "nothing is taken for what nobody kept");

    // Kept or given up, nothing is left over.
    let count = journey.study().memos.len();
    journey.press("/Social<enter>lM/Wort<enter><esc>");
    journey.press("MaGehalten<enter>aNicht gehalten<esc><esc>");
    let (journey, restored) = journey.crash_and_reopen();
    assert!(restored.desk.is_empty(), "{:?}", restored.desk);
    assert_eq!(journey.study().memos.len(), count + 1);
}

#[test]
fn memos_are_a_key_away_in_a_talk_across_units_and_on_the_organisations_pages() {
    let mut journey = at(120, 40);
    journey.press("<enter>");
    journey.press("<esc>MaNoch einmal fragen<enter>");
    let about = last(&journey).about.unwrap().to_string();
    assert!(about.starts_with("answer/sez/r2/"), "{about}");
    journey.press("<esc>");
    assert!(!journey.shows("Noch einmal fragen"), "back in the talk: {}", journey.screen());
    journey.press("<esc>q").press("A").press("MaGilt das für alle?<enter>");
    let about = last(&journey).about.unwrap().to_string();
    assert!(about.starts_with("rating/"), "{about}");
    journey.press("<esc>H");
    assert!(journey.shows("History"), "{}", journey.screen());
    journey.press("<esc><esc>").press("oMaDie ganze Stadt<enter>");
    assert_eq!(last(&journey).about.unwrap().to_string(), "unit/organisation");
    journey.press("<esc>2MaFaktoren<enter>");
    assert!(last(&journey).about.unwrap().to_string().starts_with("round/"));
}
