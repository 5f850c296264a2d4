# Fragebögen auf Papier.

print-unit = Abteilung
print-round = Runde
print-day = Datum
print-place = Ort
print-people = Wer teilnimmt
print-time = Von – bis
print-minutes = Geplant: { $minutes } Minuten
print-notes = Notizen
print-only-if = Nur wenn { $condition }
print-is = Frage { $number }: { $values }
print-read-out = Vorzulesen
print-coded = Von Ihnen zu entscheiden
print-share = { $part } von { $whole }
print-date = Datum
print-units = Abteilungen, namentlich
print-initiative = Initiative
print-how-far = Wie weit sie ist
