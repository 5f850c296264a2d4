# Vragenlijsten op papier.

print-unit = Afdeling
print-round = Ronde
print-day = Datum
print-place = Plaats
print-people = Wie deelneemt
print-time = Van – tot
print-minutes = Gepland: { $minutes } minuten
print-notes = Notities
print-only-if = Alleen als { $condition }
print-is = vraag { $number }: { $values }
print-read-out = Voor te lezen
print-coded = Door u te beslissen
print-share = { $part } van { $whole }
print-date = datum
print-units = afdelingen, met naam
print-initiative = Initiatief
print-how-far = Hoe ver het is
