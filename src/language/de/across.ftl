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

# Wie ein Indikator oder Faktor in dieser Studie bewertet wird.

rule-line = Regel: { $text }
rule-title = Kodierregel: { $target }
rule-field = Regel
rule-help = Wie in dieser Studie bewertet wird, in allen Abteilungen und Runden. Steht bei der Skala; leer entfernt sie.
do-coding-rule = Kodierregel
help-coding-rule = Hält fest, wie dies in dieser Studie bewertet wird; die Regel steht von da an bei der Skala

# Was ein Beleg trägt.

assess-carries = trägt { $count }
assess-warn-carries = { $evidence } trägt { $count } Bewertungen dieser Abteilung: steht jede davon darin?
assess-one-too-many = { $evidence } trägt jetzt { $count } Bewertungen dieser Abteilung in dieser Runde. Steht jede davon darin?

# Was zu prüfen ist, und die Kodierregeln, als Dokumente.

rules-none = Noch ist keine Kodierregel festgehalten.
rules-factors = Erfolgsfaktoren
rules-gone = Nicht in dieser Fassung des Modells
findings-none = Es ist nichts zu prüfen.
findings-proposed = { $value }, vorgeschlagen { $proposed } durch { $question } in { $interview }
findings-heading = { $what }: { $count }
findings-carries = { $count } Bewertungen
finding-open = Noch nicht bewertet
finding-proposal = Eine geschlossene Antwort schlägt anderes vor
finding-no-evidence = Über 0 bewertet ohne Beleg
finding-all-units = Über 1 nur auf Aussagen über alle Abteilungen
finding-contradicted = Belege dafür und dagegen, und nicht als unbekannt bewertet
finding-carries-many = Belege, die mehr als drei Bewertungen einer Abteilung tragen
finding-unused = Belege, auf denen keine Bewertung ruht

# Die Seite zu prüfender Stellen, und die Tasten auf Belegen.

findings-title = Zu prüfen · { $round }
place-findings = Zu prüfen
do-findings = zu prüfen
help-findings = Nennt, was in der Runde zu prüfen ist: Offenes, abweichende Vorschläge, Bewertungen und Belege, die allein stehen
do-open-finding = dorthin
help-open-finding = Geht an die Stelle in der Bewertung der Abteilung
do-earlier-kind = Art davor
help-earlier-kind = Zum ersten Befund der Art davor
do-later-kind = nächste Art
help-later-kind = Zum ersten Befund der nächsten Art
do-turn-side = dafür/dagegen
help-turn-side = Hält fest, dass er gegen das spricht, dem er angehängt ist, oder dafür
do-about-all = alle
help-about-all = Hält fest, dass er alle Abteilungen betrifft, oder diese
assess-no-evidence-yet = Dies ist noch kein Beleg: Space macht einen daraus.
assess-now-for = Er spricht für das, dem er angehängt ist.
assess-now-against = Er spricht gegen das, dem er angehängt ist.
assess-now-all = Er betrifft alle Abteilungen und steht bei jeder; eine Bewertung über 1 auf ihm allein wird markiert.
assess-now-unit = Er betrifft diese Abteilung.
assess-speaks-for = + dafür
assess-speaks-against = − dagegen
assess-evidence-against = Belege: { $count }, { $attached } angehängt, { $against } dagegen
across-evidence-against = { $attached } von { $count } angehängt, { $against } dagegen · { $unit }

# Dokumente.

assess-source-title = Aus welcher Quelle ist es?
assess-source-new = eine andere Quelle
do-new-document = Dokument
help-new-document = Trägt ein Dokument oder eine Zahl ein, mit einer bekannten Quelle oder einer anderen
