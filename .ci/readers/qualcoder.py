#!/usr/bin/env python3
"""Opens a project (.qdpx) or codebook (.qdc) with the importer of QualCoder, without a screen, and says what arrived.

    python3 qualcoder.py QUALCODER FILE

QUALCODER is a checkout of https://github.com/ccbogel/QualCoder (or its folder `src`); nothing of it is kept here. Needs
PyQt6. The importer writes into a new database in a temporary folder. What it holds then is compared with what stands in
FILE, read by nothing but zipfile and ElementTree. Exits with 1 where something that QualCoder has a place for is lost
or different. What QualCoder has no place for is named: the second and further texts of a case.
"""

import builtins
import os
import shutil
import sqlite3
import sys
import tempfile
import types
import xml.etree.ElementTree as tree
import zipfile
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
P = "{urn:QDA-XML:project:1.0}"
C = "{urn:QDA-XML:codebook:1.0}"

# The tables into which the importer writes, with the columns that it names and the keys that QualCoder gives them.
TABLES = """
create table project (databaseversion text, date text, memo text, about text);
create table source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text,
    av_text_id integer, risid integer, unique(name));
create table code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer,
    unique(name));
create table code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text,
    supercid integer, unique(name));
create table code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer,
    owner text, date text, memo text, avid integer, important integer, unique(cid, fid, pos0, pos1, owner));
create table annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text,
    date text, unique(fid, pos0, pos1, owner));
create table attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text);
create table attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text,
    owner text, unique(name, attr_type, id));
create table cases (caseid integer primary key, name text, memo text, owner text, date text, unique(name));
create table case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text,
    date text, memo text);
create table journal (jid integer primary key, name text, jentry text, date text, owner text, unique(name));
insert into project values ('', '', '', '');
"""


class Told(list):
    """Where the importer says what it does."""


def importer(checkout: Path):
    """The importer's class, with the windows of QualCoder replaced by lines."""
    folder = checkout / "src" if (checkout / "src" / "qualcoder").is_dir() else checkout
    sys.path.insert(0, str(folder))
    builtins._ = lambda text: text
    helpers = types.ModuleType("qualcoder.helpers")

    class Message:
        def __init__(self, app, title, text="", kind="information"):
            self.line = f"{title}: {text}"

        def exec(self):
            print("  QualCoder says:", self.line.splitlines()[0])

    helpers.Message = Message
    sys.modules["qualcoder.helpers"] = helpers
    from PyQt6 import QtWidgets

    application = QtWidgets.QApplication(sys.argv[:1])
    from qualcoder import refi

    return application, QtWidgets, refi.RefiImport


def run(checkout: Path, file: Path, place: Path):
    """Imports a copy of the file; gives the database and what was said."""
    application, widgets, refi_import = importer(checkout)
    copy = place / file.name
    shutil.copyfile(file, copy)
    (place / "x.qda" / "documents").mkdir(parents=True)
    widgets.QFileDialog.getOpenFileName = staticmethod(lambda *a, **k: (str(copy), "chosen"))
    database = sqlite3.connect(place / "x.qda" / "data.qda")
    database.executescript(TABLES)
    told = Told()
    app = types.SimpleNamespace(
        conn=database,
        settings={"directory": str(place), "codername": "somebody", "ai_enable": "False"},
        project_path=str(place / "x.qda"),
        ai_models=[],
        write_config_ini=lambda *arguments: None,
    )
    refi_import(app, told, "qdc" if file.suffix == ".qdc" else "qdpx")
    application.quit()
    return database, told


def text(node, name):
    found = node.find(name)
    return "" if found is None else found.text or ""


def codes(root, space):
    """Categories and codes of the file: (name, memo, name of the group)."""
    groups, found = [], []

    def walk(node, above):
        for code in node.findall(space + "Code"):
            is_group = code.get("isCodable") == "false"
            (groups if is_group else found).append((code.get("name"), text(code, space + "Description"), above))
            walk(code, code.get("name") if is_group else above)

    book = root if space == C else root.find(space + "CodeBook")
    walk(book.find(space + "Codes"), None)
    return groups, found


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    checkout, file = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        database, told = run(checkout, file, Path(folder))
        faults = compare(database, file)
    for line in told:
        print("  ", line.replace(folder, "…"))
    print(f"{file.name}: " + ("; ".join(faults) if faults else "everything arrived"))
    sys.exit(bool(faults))


def compare(database, file):
    ask = lambda query: database.execute(query).fetchall()
    faults = []

    def same(what, wanted, found):
        missing, strange = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
        print(f"{what}: {len(wanted)} in the file, {len(found)} in QualCoder")
        for sign, items in (("lost", missing), ("strange", strange)):
            for item in list(items)[:5]:
                print(f"    {sign}: {item!r}"[:300])
        if missing or strange:
            faults.append(f"{what} differ")

    is_book = file.suffix == ".qdc"
    archive = None if is_book else zipfile.ZipFile(file)
    root = tree.fromstring(file.read_bytes() if is_book else archive.read("project.qde"))
    groups, found = codes(root, C if is_book else P)
    same("categories", [one[0] for one in groups], [row[0] for row in ask("select name from code_cat")])
    same("codes with memo and category", found, ask(
        "select n.name, coalesce(n.memo, ''), c.name from code_name n left join code_cat c using (catid)"))
    if is_book:
        return faults

    names = {node.get("guid"): node.get("name") for node in root.iter() if node.get("guid")}
    words = lambda node: archive.read("sources/" + node.get("plainTextPath").removeprefix("internal://")).decode()
    notes = {note.get("guid"): note for note in root.iter(P + "Note")}
    sources = root.findall(f"{P}Sources/{P}TextSource")
    same("texts", [(one.get("name"), words(one), names[one.get("creatingUser")]) for one in sources],
         ask("select name, fulltext, owner from source"))
    same("memos of texts", [text(one, P + "Description") for one in sources],
         [row[0] or "" for row in ask("select memo from source")])
    codings = []
    for source in sources:
        for passage in source.findall(P + "PlainTextSelection"):
            first, last = int(passage.get("startPosition")), int(passage.get("endPosition"))
            for coding in passage.findall(P + "Coding"):
                code = names[coding.find(P + "CodeRef").get("targetGUID")]
                codings.append((source.get("name"), code, first, last, words(source)[first:last],
                                names[passage.get("creatingUser")], text(passage, P + "Description")))
    same("codings with words, coder and memo", codings, ask(
        "select s.name, n.name, t.pos0, t.pos1, t.seltext, t.owner, t.memo from code_text t"
        " left join code_name n using (cid) left join source s on s.id = t.fid"))
    values = lambda node: [(names[one.find(P + "VariableRef").get("targetGUID")], text(one, P + "TextValue"))
                           for one in node.findall(P + "VariableValue")]
    same("variables", [one.get("name") for one in root.iter(P + "Variable")],
         [row[0] for row in ask("select name from attribute_type")])
    same("values of texts", [(one.get("name"), *value) for one in sources for value in values(one)],
         ask("select s.name, a.name, a.value from attribute a join source s on s.id = a.id where attr_type = 'file'"))
    cases = root.findall(f"{P}Cases/{P}Case")
    same("cases", [one.get("name") for one in cases], [row[0] for row in ask("select name from cases")])
    same("values of cases", [(one.get("name"), *value) for one in cases for value in values(one)],
         ask("select c.name, a.name, a.value from attribute a join cases c on c.caseid = a.id where attr_type = 'case'"))
    # A variable is one of texts or one of cases, and QualCoder looks for its values there alone.
    of_cases = {name for one in cases for name, _ in values(one)}
    of_texts = {name for one in sources for name, _ in values(one)}
    same("variables of cases", sorted(of_cases), sorted(
        row[0] for row in ask("select name from attribute_type where caseOrFile = 'case'")))
    if of_cases & of_texts:
        faults.append(f"variables of both texts and cases: {sorted(of_cases & of_texts)}")
    memos = ask("select jentry, owner from journal") + [(row[0], None) for row in ask(
        "select memo from source where memo <> '' union all select memo from annotation where memo <> ''")]
    lost = [note.get("name") for note in notes.values()
            if not any(words(note) in memo and owner in (None, names[note.get("creatingUser")]) for memo, owner in memos)]
    print(f"memos: {len(notes)} in the file, {len(notes) - len(lost)} found in journal or on a text")
    if lost:
        faults.append(f"memos lost: {lost}")
    same("project memo", [text(root, P + "Description")], [row[0] for row in ask("select memo from project")])
    linked = sum(len(one.findall(P + "SourceRef")) for one in cases)
    print(f"ties of cases to texts: {linked} in the file, {len(ask('select 1 from case_text'))} in QualCoder, "
          "which reads none; each text has its unit, round and roles as values")
    return faults


if __name__ == "__main__":
    main()
