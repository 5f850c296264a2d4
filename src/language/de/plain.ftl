# Das Programm in Zeilen, ohne Zeichnung.

plain-begin = nulmeting ohne Zeichnung. help zählt die Befehle auf.
plain-who = Wer schreibt? Ein Name oder Initialen:
plain-kept = Alles Getippte ist aufbewahrt.
plain-yes-or-no = ja oder nein?
plain-which = welche Nummer?
plain-no-line = Es gibt keine Zeile { $number }.
plain-no-number = Hier gibt es nichts mit der Nummer { $number }.
plain-unknown = „{ $command }“ ist hier kein Befehl. help zählt sie auf.
plain-several = „{ $command }“ kann sein: { $names }.
plain-chosen = Gewählt: { $what }
plain-not-saved = Nicht auf der Platte: { $why }
plain-note = { $number } { $text }
plain-notes = { $count ->
    [one] Eine Zeile Notizen; .read liest sie.
   *[other] { $count } Zeilen Notizen; .read liest sie.
}
plain-probe = Nachfrage: { $text }
plain-is-chosen = gewählt
plain-empty = leer
plain-more = { $count } weitere: Wörter tippen, um die Liste einzugrenzen.
plain-pick = Eine Nummer oder Wörter wählen; eine leere Zeile verlässt.
plain-pick-several = Nummern wählen, mit Leerzeichen dazwischen; eine leere Zeile behält das Gewählte, ein Punkt verlässt.
plain-form = Tippen, was dort hingehört; eine leere Zeile lässt es, wie es ist, ein Punkt verlässt.
plain-nothing-known = nichts bekannt
plain-phases = { $field }: { $earlier }, dann { $later }
plain-help-talk = Getipptes wird als Notizen aufbewahrt. Eine Zeile, die mit einem Punkt beginnt, ist ein Befehl; zwei Punkte beginnen einen Text mit Punkt. Zeichen am Zeilenanfang gelten wie auf dem Bildschirm: > ! #kürzel =3 @12.
plain-help-page = Einen Befehl tippen, oder die Nummer einer Zeile, um sie zu wählen.
plain-help-help = Zählt die Befehle auf
plain-help-read = Liest die Seite noch einmal, und die Notizen Zeile für Zeile
plain-help-line = Was folgt, gilt der Zeile N der Notizen: .quote, .flag, .background, .strike
plain-help-fix = Schreibt Zeile N der Notizen neu
plain-help-drop = Nimmt Zeile N aus den Notizen
plain-help-value = Bewertet den gewählten Indikator; u ist unbekannt, x trifft nicht zu
