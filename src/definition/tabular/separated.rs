//! Text with a row per line: its encoding, what stands between cells, and the cells.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::{CELL, COLUMNS, ROWS, Row, Sheet, TOTAL, Tabular, Unreadable, cell, size, too_much};
use crate::domain::text::is_like_formula;

/// What can stand between cells, the likelier first where both fit.
const SEPARATORS: [u8; 3] = [b';', b'\t', b','];
/// How many rows say what stands between cells.
const SAMPLE: usize = 20;
/// So many separators in one line are no table. Text with that many commas is none either.
const IN_A_LINE: usize = 1 << 16;

pub(super) fn read(bytes: &[u8]) -> Result<Tabular, Unreadable> {
    let (text, is_windows_1252) = decoded(bytes)?;
    if widest(&text) > IN_A_LINE {
        return Err(too_much("the number of columns", &COLUMNS.to_string()));
    }
    let (separator, body) = match declared(&text) {
        Some((separator, body)) => (separator, body),
        None => (likeliest(&text), text.as_str()),
    };
    let mut sheet = Sheet::default();
    let (mut total, mut within) = (0_u64, 0);
    let (mut seen, mut line) = (0, 1 + breaks(&text[..text.len() - body.len()]));
    let mut reader = of(body, separator);
    let mut record = csv::StringRecord::new();
    // The text is Unicode and rows may be of any length: there is no error but those of reading, of which a text has none.
    while reader.read_record(&mut record).unwrap_or_default() {
        // The reader stands before blank lines where it begins a row.
        let from = record.position().map_or(0, csv::Position::byte) as usize;
        let begin = from
            + body.get(from..).map_or(0, |rest| rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        line += breaks(body.get(seen..begin).unwrap_or_default());
        seen = begin;
        let number = line - within;
        within += record.iter().map(breaks).sum::<usize>();
        let longest = record.iter().map(str::len).max().unwrap_or_default();
        if longest > CELL {
            return Err(too_much(&format!("a cell of row {number}"), &size(CELL as u64)));
        }
        if record.len() > COLUMNS && record.iter().skip(COLUMNS).any(|cell| !cell.trim().is_empty()) {
            return Err(too_much("the number of columns", &COLUMNS.to_string()));
        }
        let mut row = Row { number, ..Row::default() };
        for (column, text) in record.iter().take(COLUMNS).enumerate() {
            match cell(bare(text)) {
                Ok(text) => row.cells.push(text),
                Err(why) => {
                    row.cells.push(String::new());
                    row.wrong.push((column, why));
                }
            }
        }
        total += row.cells.iter().map(|cell| cell.len() as u64 + 32).sum::<u64>();
        if total > TOTAL {
            return Err(too_much("the number of cells", &size(TOTAL)));
        }
        if row.cells.iter().any(|cell| !cell.is_empty()) || !row.wrong.is_empty() {
            sheet.rows.push(row);
        }
        if sheet.rows.len() > ROWS {
            return Err(too_much("the number of rows", &ROWS.to_string()));
        }
    }
    Ok(Tabular { sheets: vec![sheet], is_windows_1252 })
}

/// The text of a cell without the apostrophe that keeps it from being a formula.
fn bare(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_like_formula(rest)).unwrap_or(text)
}

fn of(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
}

/// By its mark, else Unicode where it is that, else Windows-1252.
fn decoded(bytes: &[u8]) -> Result<(String, bool), Unreadable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        let (text, has_errors) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return if has_errors { Err(Unreadable::NoText) } else { Ok((text.into_owned(), false)) };
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(Unreadable::NoText);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), false)),
        Err(_) => Ok((WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), true)),
    }
}

/// The separator that a first line `sep=;` names, and what comes after that line.
fn declared(text: &str) -> Option<(u8, &str)> {
    let rest = text.strip_prefix("sep=")?;
    let separator = *rest.as_bytes().first()?;
    let body = rest.get(1..)?.trim_start_matches('\r').strip_prefix('\n')?;
    SEPARATORS.contains(&separator).then_some((separator, body))
}

/// The separator by which the greatest share of the first rows has the same number of cells; of several the one with most
/// cells. A share, since a wrong one makes more rows of cells with line breaks in them.
fn likeliest(text: &str) -> u8 {
    let fits = |separator: u8| {
        let rows = of(text, separator).into_records().take(SAMPLE).map_while(Result::ok);
        let lengths: Vec<usize> = rows.map(|row| row.len()).collect();
        let alike = |length: usize| lengths.iter().filter(|one| **one == length).count();
        let all = lengths.iter().filter(|length| **length > 1);
        all.map(|length| (alike(*length) * 1000 / lengths.len(), *length)).max().unwrap_or_default()
    };
    // The last of equals is the greatest; the likelier ones stand in front.
    SEPARATORS.into_iter().rev().max_by_key(|separator| fits(*separator)).unwrap_or(b',')
}

/// How many lines end in a text.
fn breaks(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = |at: &usize| bytes[*at] == b'\n' || bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    (0..bytes.len()).filter(ends).count()
}

/// The most separators in one line.
fn widest(text: &str) -> usize {
    let of_line = |line: &str| {
        let count = |separator: u8| line.bytes().filter(|byte| *byte == separator).count();
        SEPARATORS.into_iter().map(count).max().unwrap_or_default()
    };
    text.split('\n').map(of_line).max().unwrap_or_default()
}
