//! The whole screen, as people see it, in a small and in a large window.

use insta::assert_snapshot;

use super::desk::Desk;

/// The follow-up talk with Internal Services, which did not come about in 2011, in a window of this size.
fn desk(width: u16, height: u16) -> Desk {
    let mut desk = Desk::shipped("interne-dienstverlening/r2");
    desk.study.participants.extend(
        desk.study
            .participants
            .iter()
            .filter(|one| one.interview.as_str() == "interne-dienstverlening/r1")
            .map(|one| crate::domain::study::Participant { interview: desk.interview.clone(), ..one.clone() })
            .collect::<Vec<_>>(),
    );
    for interview in &mut desk.study.interviews {
        if interview.id == desk.interview {
            interview.state.status = crate::domain::study::InterviewStatus::Planned;
            interview.details.language = Some("de".into());
        }
    }
    desk.resize(width, height);
    let mut desk = desk.open();
    desk.wait(12 * 60);
    desk
}

const SAID: &str = "Kein Thema in den Dienstbesprechungen. „Dat speelt bij ons niet.“ Die Quote in der Reinigung sei \
                    hoch, das habe aber niemand geplant 🙂. Fragt, ob Größe der Abteilung zählt.";

#[test]
fn a_question_as_it_is_entered() {
    assert_snapshot!("entered_80x24", desk(80, 24).screen());
    assert_snapshot!("entered_120x40", desk(120, 40).screen());
}

#[test]
fn typing_after_the_closed_answer() {
    for (name, width, height) in [("typing_80x24", 80, 24), ("typing_120x40", 120, 40)] {
        let mut desk = desk(width, height);
        desk.press(&format!("3{SAID}<enter>Zweiter Absatz."));
        assert_snapshot!(name, desk.screen());
    }
}

#[test]
fn many_answers_with_the_guide_and_a_reason_open() {
    for (name, width, height) in [("many_80x24", 80, 24), ("many_120x40", 120, 40)] {
        let mut desk = desk(width, height);
        desk.press("<esc>j6<enter>2<esc>j8<enter><esc>g15");
        assert_snapshot!(name, desk.screen());
    }
}

#[test]
fn many_answers_with_notes_under_the_whole_question() {
    let mut desk = desk(80, 24);
    desk.press(&format!("<esc>j8<enter><esc>g15{SAID} {SAID}"));
    assert_snapshot!("crowded_80x24", desk.screen());
    desk.press("<esc><down>");
    assert_snapshot!("crowded_scrolled_80x24", desk.screen());
}

#[test]
fn the_keys_after_esc() {
    let mut desk = desk(80, 24);
    desk.press("3text<esc>");
    assert_snapshot!("commands_80x24", desk.screen());
    desk.resize(120, 40);
    assert_snapshot!("commands_120x40", desk.screen());
}

#[test]
fn the_outline_with_every_mark() {
    for (name, width, height) in [("outline_80x24", 80, 24), ("outline_120x40", 120, 40)] {
        let mut desk = desk(width, height);
        if width < 100 {
            desk.press("<esc>o");
        }
        desk.press("3<esc>j2<enter>Rundmail<esc>j3<enter><esc>a<esc>j6<enter>2<esc>j7<enter>früher geplant");
        assert_snapshot!(name, desk.screen());
    }
}

#[test]
fn jumping_by_words() {
    let mut desk = desk(80, 24);
    desk.press("<esc>jerfahr");
    assert_snapshot!("jump_80x24", desk.screen());
}

#[test]
fn an_earlier_answer_beside_or_under_the_question() {
    for (name, width, height) in
        [("earlier_80x24", 80, 24), ("earlier_120x40", 120, 40), ("earlier_200x60", 200, 60)]
    {
        let mut desk = desk(width, height);
        desk.press("<esc>j6<enter>1<esc>j7<enter><esc>g<esc>e");
        assert_snapshot!(name, desk.screen());
    }
}

#[test]
fn a_thought_being_parked() {
    let mut desk = desk(80, 24);
    desk.press("3text<esc>pBei der Reinigung nachfragen");
    assert_snapshot!("parking_80x24", desk.screen());
}

#[test]
fn a_warning_and_a_missing_kind() {
    let mut desk = desk(80, 24);
    desk.press("3<pagedown><esc>k<pagedown>1");
    assert_snapshot!("warning_80x24", desk.screen());
    desk.press("<pageup>");
    assert_snapshot!("missing_80x24", desk.screen());
}

#[test]
fn a_blank_screen() {
    let mut desk = desk(80, 24);
    desk.press("text<esc>b more");
    assert_snapshot!("blank_80x24", desk.screen());
}

#[test]
fn the_end_of_the_talk() {
    let mut desk = desk(80, 24);
    desk.press("3<esc>f");
    assert_snapshot!("finish_80x24", desk.screen());
}

#[test]
fn the_smallest_window() {
    let mut desk = desk(60, 16);
    desk.press(&format!("<esc>j8<enter><esc>g15{SAID}"));
    assert_snapshot!("smallest_60x16", desk.screen());
}
