//! A report as one page of HTML that is complete in itself: nothing in it runs or is fetched, pictures stand inside.

use minijinja::value::{Serde, Value};
use minijinja::{Error, context};

use super::{Block, Document};
use crate::report::printed::{Markup, render};

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
        blocks => Value::from(Serde(blocks)),
    };
    render(Markup::Html, ["", include_str!("../printed/document.html")], told)
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
