council-name-line = { $unit } { $number } (Linie)
council-name-staff = { $unit } { $number } (Querschnitt)

place-summary = Zusammenfassung einer Abteilung
do-summaries = Zusammenfassung
help-summaries = Öffnet die eigenen Worte zur Abteilung, Überschrift für Überschrift
do-next-heading = weiter
help-next-heading = Zur nächsten Überschrift; Getipptes bleibt
do-earlier-heading = zurück
help-earlier-heading = Zur Überschrift davor
summary-title = { $unit } · { $round } · Zusammenfassung
summary-head = { $heading } · Überschrift { $number } von { $count } · { $written ->
    [0] keine geschrieben
    [one] eine geschrieben
   *[other] { $written } geschrieben
 }
summary-placeholder = eigene Worte zu dieser Überschrift
summary-ratings = Bewertungen
summary-no-ratings = Kein Indikator gehört hierher.
summary-no-headings = Das Bewertungsmodell hat weder Überschriften noch Felder.
summary-quotes = Zitate ({ $count })
summary-more = { $count } weitere darunter, Alt+↓

response-agreed = Von der Abteilung geteilt: { $text }
response-contested = Von der Abteilung bestritten: { $text }
response-no-words = (ohne Begründung)
response-on = { $text } ({ $on })
