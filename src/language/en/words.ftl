# The researcher's own text: summaries, memos, feedback talks, and what may be published of a unit.

# A unit in a text for the council before its feedback talk. $unit: "department", $number: never the same twice.
council-name-line = line { $unit } { $number }
council-name-staff = staff { $unit } { $number }
people-not-shown = not shown
