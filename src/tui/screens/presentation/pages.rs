//! A figure in pages: blocks that are not cut, each under its heading, drawn with room around them.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::sheet::{Place, Sheet};
use crate::tui::theme::Theme;
use crate::tui::widgets::put;
use crate::tui::widgets::sheet::style;

/// Blocks on one long sheet.
#[derive(Clone, Debug)]
pub struct Pages<T> {
    /// All of it.
    pub sheet: Sheet<T>,
    blocks: Vec<Block>,
    head: Range<usize>,
}

/// Lines that belong together, and the heading that stands above them on every page.
#[derive(Clone, Debug)]
struct Block {
    head: Range<usize>,
    lines: Range<usize>,
}

/// The lines of a page, in the order in which they are drawn.
pub type Page = Vec<usize>;

impl<T> Pages<T> {
    /// Nothing yet, for a width.
    pub fn new(width: u16) -> Self {
        Self { sheet: Sheet::new(width), blocks: Vec::new(), head: 0..0 }
    }

    /// From now on this stands above the blocks, on every page anew.
    pub fn head(&mut self, write: impl FnOnce(&mut Sheet<T>)) {
        let first = self.sheet.lines().len();
        write(&mut self.sheet);
        self.head = first..self.sheet.lines().len();
    }

    /// Adds what must not be cut.
    pub fn block(&mut self, write: impl FnOnce(&mut Sheet<T>)) {
        let first = self.sheet.lines().len();
        write(&mut self.sheet);
        let lines = first..self.sheet.lines().len();
        if !lines.is_empty() {
            self.blocks.push(Block { head: self.head.clone(), lines });
        }
    }

    /// The pages of so many rows, `gap` of them blank between blocks; at least one. A block that is higher than a page is
    /// cut all the same.
    pub fn pages(&self, height: usize, gap: usize) -> Vec<Page> {
        let height = height.max(1);
        let mut pages: Vec<Page> = vec![Vec::new()];
        let mut head = 0..0;
        // A line that the sheet does not have is a blank row.
        let blank = usize::MAX;
        for block in &self.blocks {
            let is_headed = block.head == head;
            let Some(page) = pages.last_mut() else { break };
            let between = if page.is_empty() { 0 } else { gap.max(usize::from(!is_headed)) };
            let heading = if is_headed { 0 } else { block.head.len() };
            if !page.is_empty() && page.len() + between + heading + block.lines.len() > height {
                pages.push(block.head.clone().collect());
            } else {
                page.extend(std::iter::repeat_n(blank, between));
                if !is_headed {
                    page.extend(block.head.clone());
                }
            }
            head = block.head.clone();
            for line in block.lines.clone() {
                if pages.last().is_some_and(|page| page.len() >= height) {
                    pages.push(Vec::new());
                }
                if let Some(page) = pages.last_mut() {
                    page.push(line);
                }
            }
        }
        pages
    }

    /// The stops on a page, each once, in the order of its lines.
    pub fn stops(&self, page: &Page) -> Vec<(usize, usize)> {
        let mut stops = Vec::new();
        for part in page.iter().filter_map(|line| self.sheet.lines().get(*line)).flatten() {
            stops.extend(part.stop.filter(|stop| !stops.contains(stop)));
        }
        stops
    }

    /// Draws a page.
    pub fn draw(&self, page: &Page, place: &Place, theme: &Theme, frame: &mut Frame, area: Rect) {
        let selected = self.sheet.selected(place);
        let mut is_marked = false;
        for (line, y) in page.iter().zip(area.top()..area.bottom()) {
            let Some(line) = self.sheet.lines().get(*line) else { continue };
            for part in line {
                put(frame, area, area.x + part.column, y, &part.text, style(part.look, theme));
            }
            let mut of_selected = line.iter().filter(|part| part.stop.is_some() && part.stop == selected);
            let column = of_selected.next().and_then(|part| part.column.checked_sub(2));
            if let Some(column) = column.filter(|_| !is_marked) {
                put(frame, area, area.x + column, y, "▸", theme.key);
                is_marked = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::sheet::Look;

    fn pages(blocks: &[(&str, usize)], height: usize) -> Vec<Vec<String>> {
        let mut pages: Pages<u8> = Pages::new(40);
        let mut head = "";
        for (index, (under, lines)) in blocks.iter().enumerate() {
            if *under != head {
                pages.head(|sheet| {
                    sheet.text(1, under, Look::Heading);
                });
                head = under;
            }
            pages.block(|sheet| {
                for line in 0..*lines {
                    sheet.stop(0, |sheet| {
                        sheet.text(3, &format!("{index}.{line}"), Look::Text);
                    });
                }
            });
        }
        let text = |line: &usize| {
            let line = pages.sheet.lines().get(*line);
            line.map_or_else(String::new, |line| line.iter().map(|part| part.text.as_str()).collect())
        };
        pages.pages(height, 1).iter().map(|page| page.iter().map(text).collect()).collect()
    }

    #[test]
    fn blocks_are_not_cut_and_their_heading_stands_on_every_page() {
        let found = pages(&[("a", 2), ("a", 2), ("a", 2), ("b", 1)], 6);
        assert_eq!(
            found,
            [vec!["a", "0.0", "0.1", "", "1.0", "1.1"], vec!["a", "2.0", "2.1", "", "b", "3.0"]]
        );
        assert_eq!(pages(&[], 6), [Vec::<String>::new()]);
    }

    #[test]
    fn a_block_higher_than_a_page_is_all_there() {
        let found = pages(&[("a", 5)], 3);
        assert_eq!(found, [vec!["a", "0.0", "0.1"], vec!["0.2", "0.3", "0.4"]]);
        assert!(pages(&[("a", 2), ("a", 9), ("b", 3)], 1).iter().all(|page| page.len() <= 1));
    }
}
