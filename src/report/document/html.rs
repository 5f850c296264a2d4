//! A report as one page of HTML that is complete in itself: nothing in it runs or is fetched, pictures stand inside.

use minijinja::value::{Serde, Value};
use minijinja::{Error, context};

use super::{Block, Document};
use crate::report::printed::{Markup, render};

/// What a table may be long, in letters, to be kept on one page of paper; and in rows.
const WHOLE: (usize, usize) = (1500, 12);

/// How many letters go beside each other on paper in a table, and in one that is set close.
const ROOM: (usize, usize) = (78, 96);

/// Writes a report as a page.
///
/// # Errors
/// A template of ours is wrong.
pub fn html(document: &Document) -> Result<String, Error> {
    let blocks = document.blocks.iter().enumerate().map(|(number, block)| match block {
        Block::Figure { caption, told, svg } => {
            Block::Figure { caption: caption.clone(), told: told.clone(), svg: with_own_names(svg, number) }
        }
        other => other.clone(),
    });
    let blocks: Vec<Block> = blocks.collect();
    let told = context! {
        language => &document.language,
        title => &document.title,
        about => &document.about,
        is_dense => document.is_dense,
        looks => document.blocks.iter().map(looks).collect::<Vec<_>>(),
        blocks => Value::from(Serde(blocks)),
    };
    render(Markup::Html, ["", include_str!("../printed/document.html")], told)
}

/// How a table is set on paper, as classes: `whole` where it stays on one page, `tight` where its words need small
/// letters, `crowded` where they do not go beside each other even so, and break within all columns but the first.
fn looks(block: &Block) -> String {
    let Block::Table(table) = block else { return String::new() };
    let cells = || table.rows.iter().flatten();
    let letters: usize = cells().map(|cell| cell.chars().count()).sum();
    // Two letters for the edges of each column.
    let need: usize = table.longest_words().iter().map(|word| word + 2).sum();
    let is_whole = letters <= WHOLE.0 && table.rows.len() <= WHOLE.1;
    let looks = [("whole", is_whole), ("tight", need > ROOM.0), ("crowded", need > ROOM.1)];
    looks.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name).collect::<Vec<_>>().join(" ")
}

/// A picture whose names are no other's on the page. Names stand in tags only, and no text has a `<` in it.
fn with_own_names(svg: &str, number: usize) -> String {
    let mut named = String::with_capacity(svg.len());
    for piece in svg.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        named.push_str(text);
        let tag = tag.replace("=\"picture-", &format!("=\"figure-{number}-"));
        named.push_str(&tag.replace("url(#picture-", &format!("url(#figure-{number}-")));
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::Table;

    fn table(head: &[&str], rows: usize, cell: &str) -> Block {
        let mut table = Table::new("caption", "base", head.iter().map(|title| (*title).to_owned()));
        (0..rows).for_each(|_| table.row(head.iter().map(|_| cell.to_owned())));
        Block::Table(table)
    }

    #[test]
    fn a_short_table_stays_on_a_page_and_words_break_only_where_they_do_not_go_beside_each_other() {
        assert_eq!(looks(&table(&["a", "b"], 12, "word word")), "whole");
        assert_eq!(looks(&table(&["a", "b"], 13, "word word")), "");
        assert_eq!(looks(&table(&["a", "b"], 2, &"word ".repeat(200))), "");
        assert_eq!(looks(&table(&["a", "Einrichtungs-Übersichtsblatt"], 2, "word")), "whole");
        let long = "Stabilisierungsphase";
        assert_eq!(looks(&table(&[long; 4], 1, "x")), "whole tight");
        assert_eq!(looks(&table(&[long; 5], 1, "x")), "whole tight crowded");
        assert_eq!(looks(&Block::Note { text: String::new() }), "");
        let mut document = Document::new("de", "title");
        document.blocks = vec![table(&["a", "b"], 20, "word"), table(&[long; 4], 20, "word")];
        let page = html(&document).unwrap();
        assert!(page.contains("<table>\n") && page.contains("<table class=\"tight\">\n"), "{page}");
    }
}
