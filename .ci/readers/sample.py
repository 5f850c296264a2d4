#!/usr/bin/env python3
"""Writes the sample study with what it lacks for these checks: consent, marked notes, memos, a coding rule.

    python3 sample.py STUDY.toml > NEW.toml
"""

import sys

CONSENT = 'consent = ["interview", "quote", "quote with role", "show in own unit"]\n'

# Characters outside the basic plane, an accent of its own, what XML escapes.
NOTES = "Wij 🙂 doen\nhet e\u0301e\u0301n keer <per jaar> & niet meer.\nGEHEIM\n\nNiemand \"weet\" het, zegt ze. 👩\u200d👩"


def quoted(text):
    return '"' + "".join(f"\\u{ord(c):04X}" if ord(c) < 32 else "\\" + c if c in '"\\' else c for c in text) + '"'


def mark(kind, text, target=None):
    first = NOTES.index(text)
    found = {"kind": quoted(kind), "from": first, "to": first + len(text), "text": quoted(text)}
    if target:
        found["target"] = quoted(target)
    return "{ " + ", ".join(f"{key} = {value}" for key, value in found.items()) + " }"


# The one that its speaker approved.
QUOTE = "e\u0301e\u0301n keer <per jaar> & niet meer"

MARKS = [
    mark("quote", QUOTE, "vision_known"),
    mark("quote", "Niemand \"weet\" het"),
    mark("passage", "🙂 doen\nhet", "own_role_named"),
    mark("flag", "👩\u200d👩"),
    mark("background", "GEHEIM"),
]

MORE = f"""
[[answer]]
interview = "sez/r1"
question = "key_departments"
text = {quoted(NOTES)}
marks = [{", ".join(MARKS)}]
write_up = {{ approved = {quoted(NOTES)}, quotes = [{{ text = {quoted(QUOTE)}, state = "approved" }}] }}

[[note]]
interview = "sez/r1"
place = "observation"
text = "Er hangt een poster in vijf talen."

[[memo]]
id = "talk"
about = "interview/sez/r1"
text = "A thought <of mine>\\nin two lines: één 🙂"

[[memo]]
id = "talk-2"
about = "answer/sez/r1/key_departments"
text = "Another one on the same talk."

[[memo]]
id = "code"
about = "indicator/vision_known"
text = "The vision is known means more than having heard of it."

[[memo]]
id = "study"
text = "On the whole study."

[[rule]]
indicator = "vision_known"
text = "Counts from the second mention on.\\nNot before."
"""


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        study = file.read()
    parts = study.split("[[participant]]\n")
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    sys.stdout.write(("[[participant]]\n" + CONSENT).join(parts) + MORE)


if __name__ == "__main__":
    main()
