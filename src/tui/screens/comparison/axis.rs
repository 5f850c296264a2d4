//! Completed phases on an axis, drawn with characters: a mark where it is exact, a range from at least to at most.

/// How an earlier round is drawn: the mark of an end, and the line between two.
pub const EARLIER: [char; 2] = ['○', '─'];

/// How the later round is drawn, or the last one.
pub const LATER: [char; 2] = ['●', '━'];

/// Draws the axis from 0 to `total` phases, `step` columns apart, with a range on it. `mark` stands at its ends, `line`
/// between them; without a range the axis is empty.
///
/// The ends of the axis are always there, so that ranges below each other can be compared.
pub fn draw(range: Option<(u8, u8)>, total: usize, step: usize, [mark, line]: [char; 2]) -> String {
    let step = step.max(1);
    let mut columns: Vec<char> = vec![' '; total * step + 1];
    for place in 0..=total {
        columns[place * step] = '·';
    }
    if let Some((lo, hi)) = range {
        let [lo, hi] = [lo, hi].map(|end| usize::from(end).min(total) * step);
        columns[lo..=hi].fill(line);
        columns[lo] = mark;
        columns[hi] = mark;
    }
    columns.into_iter().collect()
}

/// The numbers above an axis.
pub fn scale(total: usize, step: usize) -> String {
    let numbers: Vec<String> = (0..=total).map(|place| format!("{place:<step$}")).collect();
    numbers.concat().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_place_is_a_mark_and_a_range_a_line_between_two() {
        assert_eq!(draw(Some((1, 1)), 4, 2, ['○', '─']), "· ○ · · ·");
        assert_eq!(draw(Some((1, 3)), 4, 2, ['●', '━']), "· ●━━━● ·");
        assert_eq!(draw(Some((0, 4)), 4, 3, ['●', '━']), "●━━━━━━━━━━━●");
        assert_eq!(draw(None, 4, 2, ['●', '━']), "· · · · ·");
        assert_eq!(scale(4, 2), "0 1 2 3 4");
    }
}
