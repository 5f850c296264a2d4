# Ein Indikator oder Faktor in allen Abteilungen einer Runde.

across-title = Über die Abteilungen · { $round }
across-units = Abteilungen: { $rated } von { $all } bewertet, { $open } offen
across-name = { $name } · { $place } · { $at }/{ $all }
across-factor = Erfolgsfaktor
across-evidence = { $attached } von { $count } angehängt · { $unit }
across-beside = { $unit }: { $value }
across-nothing-said = Dazu wurde nichts gesagt, gesehen oder geschrieben.
across-nothing-to-rate = In dieser Runde ist nichts mehr zu bewerten: { $back } führt zurück.
across-no-units = In dieser Runde gab es keine Abteilung. [ und ] führen zu einer anderen Runde.
across-find-target = Welcher Indikator oder Erfolgsfaktor?
assess-not-across = Die Organisation wird in einer Runde einmal bewertet; daneben steht nichts.

place-across = Über die Abteilungen
do-across = quer
help-across = Bewertet einen Indikator in allen Abteilungen der Runde, Belege nebeneinander
do-next-open = nächste offene
help-next-open = Zur nächsten Abteilung ohne Bewertung; nach der letzten zum nächsten Indikator, dem eine fehlt
do-earlier-target = davor
help-earlier-target = Zum Indikator oder Faktor davor
do-later-target = danach
help-later-target = Zum nächsten Indikator oder Faktor
do-find-target = Indikator
help-find-target = Findet einen Indikator oder Faktor über einen Teil seines Namens
do-open-unit = Abteilung
help-open-unit = Öffnet die Bewertung dieser Abteilung an derselben Stelle
