//! Tables of every make are read, and what is hostile is refused in bounded room.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn rows(bytes: impl AsRef<[u8]>) -> Vec<(usize, Vec<String>)> {
    let read = read(bytes.as_ref()).unwrap();
    read.sheets[0].rows.iter().map(|row| (row.number, row.cells.clone())).collect()
}

fn row(number: usize, cells: &[&str]) -> (usize, Vec<String>) {
    (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
}

#[test]
fn whatever_stands_between_cells_they_are_the_same() {
    let wanted = [row(1, &["unit", "note"]), row(2, &["sez", "a,b; c"]), row(4, &["rom", "Größe"])];
    for separator in [',', ';', '\t'] {
        for ending in ["\n", "\r\n"] {
            for mark in ["", "\u{feff}"] {
                let text = format!("{mark}unit,note\nsez,\"a#b; c\"\n\nrom,Größe\n,\n\n");
                let text = text.replace(',', &separator.to_string()).replace('#', ",").replace('\n', ending);
                assert_eq!(rows(&text), wanted, "{text:?}");
            }
        }
    }
    let utf16: Vec<u8> = "\u{feff}a;b\r\nü;2".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(rows(utf16), [row(1, &["a", "b"]), row(2, &["ü", "2"])]);
    assert_eq!(rows("sep=;\na;b,c\n1;2"), [row(2, &["a", "b,c"]), row(3, &["1", "2"])]);
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_numbers_them_whatever_line_breaks_are_in_cells() {
    let text = "a,b\r\n\"one\r\ntwo\r\n\r\nthree\",x\r\n\r\n\r\n1,2\r\n";
    assert_eq!(rows(text), [row(1, &["a", "b"]), row(2, &["one\ntwo\n\nthree", "x"]), row(5, &["1", "2"])]);
}

#[test]
fn what_is_no_unicode_is_windows_1252_and_said_so() {
    let read = read(b"naam;nota\nS\xfcd;\x80 5\n").unwrap();
    assert!(read.is_windows_1252);
    assert_eq!(read.sheets[0].rows[1].cells, ["Süd", "€ 5"]);
    assert_eq!(super::read(b"\x89PNG\r\n\x1a\n\0\0"), Err(Unreadable::NoText));
    assert_eq!(super::read(b"\xd0\xcf\x11\xe0\xa1\xb1"), Err(Unreadable::OtherWorkbook));
}

#[test]
fn control_characters_make_a_cell_wrong_and_a_guarded_formula_is_a_text() {
    let read = read(b"a,b\n\x1b[2Jx,'=1+1\n'tis,''=x\n").unwrap();
    let rows = &read.sheets[0].rows;
    assert_eq!(rows[1].wrong.len(), 1);
    assert_eq!(rows[1].cells, ["", "=1+1"]);
    assert_eq!(rows[2].cells, ["'tis", "'=x"]);
}

#[test]
fn a_workbook_gives_numbers_days_values_of_formulas_and_merged_cells() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.set_name("ratings").unwrap();
    sheet.merge_range(1, 0, 3, 0, "sez", &Format::new()).unwrap();
    sheet.write(1, 1, 2).unwrap().write(2, 1, 2.5).unwrap().write(3, 1, true).unwrap();
    let moment = ExcelDateTime::parse_from_str("2011-03-24").unwrap();
    sheet.write_datetime_with_format(1, 2, &moment, &day).unwrap();
    sheet.write_formula(2, 2, Formula::new("=1+2").set_result("3")).unwrap();
    sheet.write_formula(3, 2, Formula::new("=NA()").set_result("#N/A")).unwrap();
    sheet.write(6, 1, " x\r\ny ").unwrap();
    sheet.set_row_hidden(2).unwrap();
    book.add_worksheet().set_name("away").unwrap().set_hidden(true);
    let read = read(&book.save_to_buffer().unwrap()).unwrap();
    let found: Vec<_> = read.sheets[0].rows.iter().map(|row| (row.number, row.cells.clone())).collect();
    assert_eq!(found[..2], [row(2, &["sez", "2", "2011-03-24"]), row(3, &["sez", "2.5", "3"])]);
    assert_eq!(found[2].1[..2], ["sez", "yes"]);
    assert_eq!(found[3], row(7, &["", " x\ny "]));
    assert!(read.sheets[1].is_hidden && read.sheets[1].name == "away");
}

fn sheet_of(cells: &str) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        file.start_file(name, SimpleFileOptions::default()).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    };
    put(
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Target=\"xl/workbook.xml\" \
         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>",
    );
    put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
    );
    put(
        "xl/workbook.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <sheets><sheet name=\"t\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    );
    put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\" \
         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"/></Relationships>",
    );
    put(
        "xl/worksheets/sheet1.xml",
        &format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
             <sheetData>{cells}</sheetData></worksheet>"
        ),
    );
    file.finish().unwrap().into_inner()
}

#[test]
fn a_formula_that_was_never_computed_and_an_error_are_wrong_and_not_empty() {
    let read = read(&sheet_of(
        "<row r=\"1\"><c r=\"A1\"><f>1+1</f></c><c r=\"B1\" t=\"e\"><v>#REF!</v></c><c r=\"C1\"><v>7</v></c></row>",
    ))
    .unwrap();
    let row = &read.sheets[0].rows[0];
    assert_eq!(row.cells, ["", "", "7"]);
    assert!(row.wrong[0].1.contains("no value") && row.wrong[1].1.contains("#REF!"), "{:?}", row.wrong);
}

#[test]
fn a_sheet_that_claims_to_be_enormous_takes_no_room() {
    let far = sheet_of(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>",
    );
    assert!(matches!(read(&far), Err(Unreadable::TooMuch(what, _)) if what.contains("columns")));
    let low = sheet_of(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"B1048576\"><v>1</v></c></row>",
    );
    assert_eq!(rows(low).len(), 2);
}

#[test]
fn bombs_are_refused() {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let chunk = vec![b' '; 1 << 20];
    for name in ["xl/workbook.xml", "xl/sharedStrings.xml"] {
        file.start_file(name, SimpleFileOptions::default()).unwrap();
        for _ in 0..100 {
            file.write_all(&chunk).unwrap();
        }
    }
    let bomb = file.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    assert!(matches!(read(&bomb), Err(Unreadable::TooMuch(what, _)) if what.contains("unpacked")));
    let wide = format!("a{}\n", ",".repeat(1_000_000));
    assert!(matches!(read(wide.as_bytes()), Err(Unreadable::TooMuch(what, _)) if what.contains("columns")));
    let long = format!("a,b\n1,{}\n", "x".repeat(CELL + 1));
    assert!(matches!(read(long.as_bytes()), Err(Unreadable::TooMuch(what, _)) if what.contains("row 2")));
    let deep = "1\n".repeat(ROWS + 1);
    assert!(matches!(read(deep.as_bytes()), Err(Unreadable::TooMuch(what, _)) if what.contains("rows")));
    assert!(matches!(read(b"PK\x03\x04 and no more"), Err(Unreadable::Workbook(_))));
}

proptest! {
    #[test]
    fn a_damaged_workbook_is_read_or_refused(places in prop::collection::vec((0usize..8_000, any::<u8>()), 1..12)) {
        let mut book = Workbook::new();
        book.add_worksheet().write(0, 0, "unit").unwrap().write(1, 0, 3.5).unwrap();
        let mut bytes = book.save_to_buffer().unwrap();
        let length = bytes.len();
        for (at, byte) in places {
            bytes[at % length] = byte;
        }
        let _ = read(&bytes);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_cells_of_a_sheet_are_read_or_refused(xml in "(<row r=\"[0-9A-Z-]{0,9}\">|<c r=\"[A-Z]{0,4}[0-9]{0,9}\"( t=\"(s|b|e|d|n)\")?>|<v>|[0-9e.-]{0,6}|</v>|</c>|</row>|<f t=\"shared\" si=\"9\">|</f>){0,30}") {
        let _ = read(&sheet_of(&xml));
    }
}

#[test]
fn separators_within_long_texts_do_not_stand_between_cells() {
    let text = "id,title,unit\na,\"one;\n;two;\n;three;\",sez\nb,\"four;\n;five;\n;six;\",sez\n";
    let rows = &read(text.as_bytes()).unwrap().sheets[0].rows;
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[1].cells, ["a", "one;\n;two;\n;three;", "sez"]);
}
