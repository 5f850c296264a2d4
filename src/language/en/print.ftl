# Questionnaires on paper.

print-unit = Department
print-round = Round
print-day = Date
print-place = Place
print-people = Who takes part
print-time = From – to
print-minutes = Planned: { $minutes } minutes
print-notes = Notes
print-only-if = Only if { $condition }
print-is = question { $number }: { $values }
print-read-out = Read out
print-coded = For you to decide
print-share = { $part } of { $whole }
print-date = date
print-units = departments, by name
print-initiative = Initiative
print-how-far = How far it is
