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
