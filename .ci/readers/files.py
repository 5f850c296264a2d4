#!/usr/bin/env python3
"""Opens what the program wrote with readers made by others, and compares.

    python3 files.py FOLDER

FOLDER is what `run` beside this file makes. Needs `requirements.txt`; tables for SPSS are read where `pspp` is there.
Exits with 1 where something is lost or different; says what was skipped.
"""

import csv
import re
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

from sample import NOTES, QUOTE

FAULTS = []


def check(holds, what):
    if not holds:
        FAULTS.append(what)
        print("FAULT:", what)


def projects(folder):
    """REFI-QDA, with models made from its schemas: an unknown element or attribute is an error there."""
    from pyrefiqda import RefiCodebook, RefiProject

    book = RefiCodebook.load(folder / "codes.qdc")
    for name in ("shared", "own"):
        said = (folder / f"{name}.qdpx.txt").read_text(encoding="utf-8")
        inside = next(line for line in said.splitlines() if line.startswith("In it: "))
        told = lambda what: int((re.search(rf"(\d+) {what}s?\b", inside) or [0, 0])[1])
        talks, passages, codes, memos = map(told, ("talk", "coded passage", "code", "memo"))
        with tempfile.TemporaryDirectory() as place:
            project = RefiProject.load(folder / f"{name}.qdpx", place)
            sources = project.sources.text_source
            read = lambda path: RefiProject.resolve_source_path(path, place).read_bytes().decode("utf-8")
            written = {one.guid: read(one.plain_text_path) for one in sources}
            notes = [read(one.plain_text_path) for one in (project.notes.note if project.notes else [])]
        groups = project.code_book.codes.code
        below = [code for group in groups for code in group.code]
        found = [(written[one.guid][at.start_position:at.end_position], at)
                 for one in sources for at in one.plain_text_selection]
        # Documents that evidence is from are texts beside the talks.
        check(len(sources) >= talks > 0, f"{name}: {len(sources)} texts, told were {talks} talks")
        check(len(found) == passages, f"{name}: {len(found)} coded passages, told were {passages}")
        check(len(below) == codes, f"{name}: {len(below)} codes, told were {codes}")
        check(len(notes) == memos, f"{name}: {len(notes)} memos, told were {memos}")
        words = [text for text, _ in found]
        check(QUOTE in words, f"{name}: the quote is not where its words are: {words[:3]}")
        titles = {code.guid: code.name for code in below}
        coded = [[titles[one.code_ref.target_guid] for one in at.coding] for text, at in found if text == QUOTE]
        check(coded == [["The vision is known", "Quote"]],
              f"{name}: the codes of the quote are others")
        same = [(group.guid, group.name, [code.guid for code in group.code]) for group in groups]
        check(same == [(group.guid, group.name, [code.guid for code in group.code]) for group in book.codes.code],
              f"{name}: the codebook alone is another one")
        everything = "".join([*written.values(), *notes])
        check("GEHEIM" not in everything, f"{name}: background is in it")
        check((NOTES.split("\n")[0] in everything) == (name == "own"), f"{name}: notes are where they may not be, or not")
        print(f"{name}.qdpx in pyrefiqda: {len(sources)} texts, {len(found)} coded passages, {len(below)} codes,"
              f" {len(notes)} memos, {len(project.cases.case)} cases")


class Page(HTMLParser):
    """Headings, tables and pictures of a page."""

    def __init__(self, page):
        super().__init__()
        self.headings, self.tables, self.captions, self.pictures, self.open = [], [], [], [], None
        self.feed(page)

    def handle_starttag(self, tag, _):
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))
            self.open = "heading"
        elif tag == "table":
            self.tables.append([])
        elif tag == "svg":
            self.pictures.append(tag)
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self.open = "cell"
        elif tag == "caption":
            self.captions.append("")
            self.open = "caption"

    def handle_endtag(self, tag):
        if re.fullmatch("h[1-6]|td|th|caption", tag):
            self.open = None

    def handle_data(self, data):
        if self.open == "heading":
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)
        elif self.open == "cell":
            self.tables[-1][-1][-1] += data
        elif self.open == "caption":
            self.captions[-1] += data


def documents(folder):
    """Documents for a word processor, against the page that says the same."""
    import docx

    count = 0
    for file in sorted(folder.glob("reports/*.docx")):
        page = Page(file.with_suffix(".html").read_text(encoding="utf-8"))
        document = docx.Document(str(file))
        level = {"Title": 1} | {f"Heading {number}": number + 1 for number in range(1, 6)}
        headings = [(level[one.style.name], one.text) for one in document.paragraphs if one.style.name in level]
        check(headings == page.headings, f"{file.name}: headings differ from the page")
        tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
        check(tables == page.tables, f"{file.name}: tables differ from the page")
        check(all(table.rows[0]._tr.trPr.find(docx.oxml.ns.qn("w:tblHeader")) is not None for table in document.tables),
              f"{file.name}: a table has no row of titles")
        # What a page draws stands here as dots, each told in words.
        pictures = document.inline_shapes
        told = [one._inline.docPr.get("descr") for one in pictures]
        check(len(pictures) == len(page.pictures), f"{file.name}: {len(pictures)} pictures, the page has {len(page.pictures)}")
        check(all(told), f"{file.name}: a picture is not told in words")
        wide = [one for one in pictures if one.width > 17 * 360_000 or one.height > 24 * 360_000]
        check(not wide, f"{file.name}: a picture is larger than the page")
        empty = [one.style.name for one in document.paragraphs if one.style.name in level and not one.text.strip()]
        check(not empty, f"{file.name}: empty headings")
        count += 1
    check(count > 0, "no document was written")
    print(f"{count} documents in python-docx: headings, tables and pictures are those of the pages")


def paper(folder):
    """Pages as they are printed: no heading, caption or row of titles stands alone at the foot of one."""
    import pypdf

    close = lambda text: re.sub(r"\s+", "", text)
    printed = sorted((folder / "pictures").glob("*.pdf"))
    if not printed:
        print("SKIPPED: pages were not looked at as they are printed, because no browser printed them")
        return
    for file in printed:
        page = Page((folder / "reports" / file.name).with_suffix(".html").read_text(encoding="utf-8"))
        heads = {close(text) for _, text in page.headings} | {close(text) for text in page.captions}
        heads |= {close("".join(table[0])) for table in page.tables}
        texts = [close(one.extract_text()) for one in pypdf.PdfReader(file).pages]
        for number, text in enumerate(texts, 1):
            alone = max((head for head in heads if head and text.endswith(head)), key=len, default=None)
            check(alone is None, f"{file.name}, page {number}: “{alone}” stands alone at the foot")
        if file.name.startswith("unit-"):
            check(len(texts) <= 2, f"{file.name}: the sheet of a unit has {len(texts)} pages, not two")
    print(f"{len(printed)} pages as printed: nothing stands alone, and each sheet of a unit goes on two pages")


def tables(folder):
    """Tables for SPSS, run and saved by PSPP, against the same tables as CSV."""
    if shutil.which("pspp") is None:
        print("SKIPPED: the syntax for SPSS was not run, because there is no `pspp` here")
        return
    import pyreadstat

    meanings = {}
    with open(folder / "csv" / "codebook.csv", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            meanings.setdefault((row["file"], row["variable"]), {})[row["value"]] = row["value_label"]
    rows = 0
    names = sorted(file.stem for file in folder.glob("spss/*.sps"))
    check(names == sorted(file.stem for file in folder.glob("csv/*.csv") if file.stem != "codebook"),
          "tables for SPSS and as CSV are not the same")
    for name in names:
        saved = folder / "sav" / f"{name}.sav"
        saved.parent.mkdir(exist_ok=True)
        syntax = f"INSERT FILE='{folder}/spss/{name}.sps' CD=YES.\nSAVE OUTFILE='{saved}'.\n"
        done = subprocess.run(["pspp", "-O", "format=txt", "-"], input=syntax, capture_output=True, text=True)
        said = (done.stdout + done.stderr).strip()
        check(done.returncode == 0 and not re.search("error|warning", said, re.I), f"{name}: pspp says {said[:300]}")
        with open(folder / "csv" / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
            wanted = list(csv.DictReader(file))
        if not saved.exists():
            check(not wanted, f"{name}: pspp saved nothing")
            continue
        data, meta = pyreadstat.read_sav(str(saved), user_missing=True, output_format="dict")
        check(meta.column_names == list(wanted[0]) if wanted else True, f"{name}: other variables")
        check(meta.number_rows == len(wanted), f"{name}: {meta.number_rows} rows, wanted {len(wanted)}")
        for at, row in enumerate(wanted):
            for variable, text in row.items():
                value = data[variable][at]
                labels = meta.variable_value_labels.get(variable, {})
                found = shown(value, text, labels, meanings.get((name, variable), {}))
                check(found is None, f"{name}, row {at + 1}, {variable}: {found}")
            rows += 1
    print(f"{len(names)} tables in PSPP: {rows} rows are those of the CSV")


def shown(value, text, labels, meanings):
    """What is wrong with a value of SPSS beside the text of the CSV; nothing where they are the same."""
    if isinstance(value, str):
        wanted = text.replace("\r\n", "\n").replace("\n", " ¶ ").replace("\t", " ").rstrip(" ")
        return None if value == wanted else f"{value!r} is not {wanted!r}"
    if value is None or value != value:
        return None if text == "" else f"nothing is not {text!r}"
    if value < -9900:
        return None if text == "" and value in labels else f"missing {value} is not {text!r}"
    if text in meanings and not re.fullmatch(r"-?\d+", text):
        wanted = meanings[text]
        return None if labels.get(value, "")[:60] == wanted[:60] else f"{labels.get(value)!r} is not {wanted!r}"
    return None if re.fullmatch(r"-?\d+", text) and value == int(text) else f"{value} is not {text!r}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1]).resolve()
    projects(folder)
    documents(folder)
    paper(folder)
    tables(folder)
    if FAULTS:
        sys.exit(f"{len(FAULTS)} faults")


if __name__ == "__main__":
    main()
