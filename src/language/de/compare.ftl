# Runden vergleichen: von Hand gesetzte Verbindungen, Wahl der Runden, Reihen, Empfindlichkeit.

do-set-link = Verbindung
help-set-link = Setzt von Hand, wie die Gespräche einer Abteilung in den zwei Runden zusammenhängen, mit Grund
link-form = Wie die Gespräche zusammenhängen: { $unit }
link-as-proposed = wie vorgeschlagen ({ $link })
link-proposed = Aus den Angaben vorgeschlagen: { $link }. Was Sie setzen, gilt an dessen Stelle und erscheint als von Hand gesetzt.
link-proposed-by = Aus den Angaben vorgeschlagen: { $link } – { $basis }. Was Sie setzen, gilt an dessen Stelle und erscheint als von Hand gesetzt.
link-set = von Hand gesetzt, weil: { $reason }
link-proposal = Vorgeschlagen war { $link }
link-kept = Die Verbindung ist von Hand gesetzt. u nimmt das zurück.
link-removed = Die Verbindung ist wieder wie vorgeschlagen. u nimmt das zurück.
do-choose-rounds = Runden
help-choose-rounds = Wählt, welche zwei Runden verglichen werden
rounds-form = Welche Runden verglichen werden
rounds-earlier = Frühere Runde
rounds-later = Spätere Runde
rounds-same = Ein Vergleich braucht zwei verschiedene Runden.

# Eine Reihe von Runden, als Tabellen.

series-table-title = { $study } · { $rounds }
series-table-base = Grundlage: { $count } { $units } in { $rounds } Runden.
series-table-points = Phasen in jeder Runde
series-table-points-base = Abgeschlossene Phasen, mindestens–höchstens, und wie sich das Feld bisher liest. Die Reihenfolge ist keine Rangfolge.
series-table-steps = Von Runde zu Runde
series-table-between = Zwischen
series-table-round = Runde

# Eine Reihe von Runden, auf dem Bildschirm.

do-show-series = alle Runden
help-show-series = Zeigt alle Runden in einer Reihe, Abteilung für Abteilung
place-series = Alle Runden in einer Reihe
series-title = { $rounds ->
    [1] Eine Runde
    [2] Beide Runden in einer Reihe
   *[other] Alle { $rounds } Runden in einer Reihe
 } · { $view }
series-legend = 0 bis { $total } Phasen fertig · ●━● mindestens, höchstens · ○ früher · keine Rangfolge
series-one-round = Bisher gibt es eine Runde: eine Reihe beginnt mit der zweiten.
series-since = seit der Runde davor
series-whole = erste → letzte
series-steps = Von Runde zu Runde
series-step = { $from } → { $to }
series-field = { $field }: { $verdict }
series-told = seit der Runde davor { $link } { $verdict }

# Wie weit Ergebnisse an dem hängen, was auch anders gewählt werden könnte.

do-show-sensitivity = Empfindlichkeit
help-show-sensitivity = Zeigt, was bei anderen Schwellen anders wäre und ohne Bewertungen, für die nur ein Zeuge spricht
place-sensitivity = Wie weit Ergebnisse an Schwellen und Zeugen hängen
sensitivity-title = Was anders wäre · { $round } · { $view }
sensitivity-heading = Was anders wäre
sensitivity-base = Bei anderen Schwellen des Modells, und wenn Bewertungen, für die nur ein Zeuge spricht, als unbekannt ausgelassen werden. Es gibt keine Runde davor zum Vergleich.
sensitivity-base-before = Bei anderen Schwellen des Modells, und wenn Bewertungen, für die nur ein Zeuge spricht, als unbekannt ausgelassen werden. Urteile vergleichen mit { $before }; sie kennen keine Schwelle.
sensitivity-scored = Wie bewertet
sensitivity-without = Ohne einzelne Aussagen
sensitivity-left = { $left } von { $rated } Bewertungen ausgelassen
sensitivity-nothing = nichts ändert sich
sensitivity-field = { $field }: { $phases }
sensitivity-situation = Situation: { $situation }
sensitivity-verdict = Urteil: { $verdict }
sensitivity-at = Bei { $threshold }: { $changes }
sensitivity-without-those = Ohne die { $left } von { $rated } Bewertungen, die auf einer Aussage beruhen: { $changes }

# Mehrere Versionen des Modells in einer Studie.

versions-joined = Die Studie enthält die Versionen { $present } und { $other } des Modells. { $alike } von { $total } Indikatoren sind gleich beschrieben, unter diesem oder einem früheren Namen; nur sie werden verglichen. Ausgelassen: { $apart }. Seither weggefallen: { $dropped }.
versions-none = keine
compare-ground = Beruht auf { $from } → { $to }: { $common } von { $asked } Fragen wurden auch vorher gestellt; zu { $informed } von { $defined } Indikatoren können beide Runden etwas sagen.
compare-ground-renamed = { $ground } Seitdem umbenannt: { $renamed }.
compare-grounds = Worauf es beruht, { $total } Einheiten
compare-ground-none = kein Fragebogen

# Was zu tun ist bei dem, was zu bedenken ist.

warning-advice-young-mandate = In dieser Zeit war wenig zu tun: eine 0 heißt noch nicht; in der nächsten Runde wieder fragen.
warning-advice-reorganisation = Prüfen, ob beide Gespräche von denselben Aufgaben und Leuten handeln; wenn nicht, die Verbindung auf R3 setzen.
warning-advice-self-report-only = Für das Wichtigste nach einem Dokument oder einer Zahl fragen oder jemanden aus einem anderen Team; die Sicht „belegt“ zeigt wo.
warning-advice-superior-in-one-round-only = Mit Vorgesetzten am Tisch wird vorsichtiger gesprochen: beide Gespräche nebeneinander lesen und einmal ohne sprechen.
warning-advice-changed-instrument = Verglichen wird nur, wonach beide Fragebögen fragen oder was Dokumente zeigen; in der nächsten Runde denselben nehmen.
warning-advice-changed-model = Verglichen wird nur, was die Versionen gleich beschreiben; wo es wichtig ist, die frühere Runde nach der jetzigen neu bewerten.
