# Was die Studie verlässt: die Seite, auf der es gewählt wird, und was vor und nach dem Schreiben gesagt wird.

# Was gezählt wird.
manifest-unit = { $count ->
    [one] 1 Abteilung
   *[other] { $count } Abteilungen
}
manifest-unit-name = { $count ->
    [one] der Name von 1 Abteilung
   *[other] die Namen von { $count } Abteilungen
}
manifest-talk = { $count ->
    [one] 1 Gespräch
   *[other] { $count } Gespräche
}
manifest-text = { $count ->
    [one] 1 Text in freien Worten
   *[other] { $count } Texte in freien Worten
}
manifest-quote = { $count ->
    [one] 1 Zitat
   *[other] { $count } Zitate
}
manifest-background = { $count ->
    [one] 1 Stelle im Hintergrund
   *[other] { $count } Stellen im Hintergrund
}
manifest-note = { $count ->
    [one] 1 Notiz neben den Fragen
   *[other] { $count } Notizen neben den Fragen
}
manifest-evidence = { $count ->
    [one] der Wortlaut von 1 Beleg
   *[other] der Wortlaut von { $count } Belegen
}
manifest-summary = { $count ->
    [one] 1 Zusammenfassung
   *[other] { $count } Zusammenfassungen
}
manifest-memo = { $count ->
    [one] 1 Memo
   *[other] { $count } Memos
}
manifest-rating = { $count ->
    [one] 1 Bewertung
   *[other] { $count } Bewertungen
}
manifest-rating-note = { $count ->
    [one] die Notiz zu 1 Bewertung
   *[other] die Notizen zu { $count } Bewertungen
}
manifest-share = { $count ->
    [one] 1 Anteil von Personen
   *[other] { $count } Anteile von Personen
}
manifest-role = { $count ->
    [one] 1 Rolle
   *[other] { $count } Rollen
}
manifest-draft = { $count ->
    [one] 1 getippter Text
   *[other] { $count } getippte Texte
}
manifest-respondent = { $count ->
    [one] alles, was 1 Person gesagt hat
   *[other] alles, was { $count } Personen gesagt haben
}
manifest-table = { $count ->
    [one] 1 Tabelle
   *[other] { $count } Tabellen
}
manifest-row = { $count ->
    [one] 1 Zeile
   *[other] { $count } Zeilen
}
manifest-picture = { $count ->
    [one] 1 Bild
   *[other] { $count } Bilder
}
manifest-code = { $count ->
    [one] 1 Code
   *[other] { $count } Codes
}
manifest-coding = { $count ->
    [one] 1 codierte Stelle
   *[other] { $count } codierte Stellen
}

# Warum etwas fehlt.
manifest-why-not-agreed = jemand im Gespräch hat ihm nicht zugestimmt oder stimmt nicht mehr zu
manifest-why-not-agreed-to-quote = wer es sagte, hat nicht zugestimmt, zitiert zu werden
manifest-why-not-for-own-unit = wer es sagte, hat nicht zugestimmt, dass die eigene Abteilung es sieht
manifest-why-not-with-role = wer es sagte, hat nicht zugestimmt, mit der Rolle zitiert zu werden
manifest-why-background = im Hintergrund
manifest-why-no-speaker = wer von mehreren es sagte, ist nicht festgehalten
manifest-why-not-checked = im Gespräch getippt und seither nicht geprüft
manifest-why-not-approved = von der befragten Person nicht freigegeben
manifest-why-withdrawn = von der befragten Person zurückgenommen
manifest-why-too-few = von zu wenigen Personen
manifest-why-no-feedback = das Rückmeldegespräch ist nicht festgehalten
manifest-why-given-away = welche Abteilung es ist, ginge aus den anderen hervor
manifest-why-not-handed-on = bleibt beim Weitergeben hier; in Daten zur eigenen Auswertung steht es
manifest-why-no-place = steht unter keiner Überschrift oder Frage darin
manifest-why-not-in-such = kommt in einer solchen Datei nicht vor
manifest-why-not-stored = noch nicht gespeichert: die Studie einmal öffnen
manifest-why-erased = gelöscht

# $what: so viel von etwas; $why: einer der Gründe oben.
manifest-missing = { $what } ({ $why })
# $what: was in der Datei steht oder fehlt.
manifest-inside-line = Darin: { $what }.
manifest-left-out-line = Nicht darin: { $what }.
manifest-nothing = Nichts aus der Studie steht darin.

manifest-remark-whole-record = Alles Festgehaltene steht darin, wem auch immer zugestimmt wurde: Es ist ein Archiv. Was im Hintergrund ist, steht nur in der Studiendatei.
manifest-remark-own-analysis = Es ist zur eigenen Auswertung: Darin steht, was Leute gesagt haben, und es ist nicht zum Weitergeben.
manifest-remark-pseudonyms = Niemandes Name steht darin: Personen stehen unter ihrem Pseudonym.
manifest-remark-names = Sie sagt, wer die Personen sind: persönlich und nicht zum Weitergeben.
manifest-remark-nobody = Niemand, mit dem gesprochen wurde, steht darin, auch nicht unter Pseudonym; wen sie in freien Worten genannt haben, vielleicht.
manifest-remark-not-locked = Die Studie ist verschlossen, diese Datei nicht: Wer sie hat, kann sie lesen.
manifest-remark-replaced = { $count ->
    [one] 1 Wort, das verraten kann, um wen es geht, ist ersetzt, wie entschieden.
   *[other] { $count } Wörter, die verraten können, um wen es geht, sind ersetzt, wie entschieden.
}
manifest-remark-undecided = { $count ->
    [one] Über 1 Wort in der Studie, das verraten kann, um wen es geht, ist nicht entschieden; es geht hinaus, wie es ist
   *[other] Über { $count } Wörter in der Studie, die verraten können, um wen es geht, ist nicht entschieden; sie gehen hinaus, wie sie sind
 }: siehe „Verräterische Wörter“ auf der ersten Seite, oder `nulmeting scan`.

# Wie weit es ist.
leaving-step-reading = Lesen
leaving-step-scoring = Auswerten
leaving-step-comparing = Vergleichen
leaving-step-laying-out = Zusammenstellen
leaving-step-writing = Schreiben
leaving-step-matching = Die Datei wird mit der Studie verglichen
leaving-step-taking = Übernehmen
leaving-step-examining = Durchsehen
leaving-step-mending = Reparieren
leaving-step-salvaging = Retten, was lesbar ist
leaving-step-restoring = Die Sicherung wird an ihren Platz gelegt
leaving-step-searching = Suchen, was gesagt wurde
leaving-step-erasing = Löschen
# Said when somebody presses Ctrl+C.
leaving-goes-on = Das lässt sich nicht mittendrin beenden, ohne dass etwas halb getan bliebe; es geht weiter bis zum Ende.
# $place: die Datei oder der Ordner.
leaving-written = Geschrieben: { $place }.

# Die Seite.
place-export = Export
do-export = Export
help-export = Die Wege aus der Studie: Berichte, Daten, Archiv, Bilder; sagt vor dem Schreiben, was in der Datei stehen wird und was fehlt
do-write-file = schreiben
help-write-file = Schreibt die Datei dorthin, wo die Seite es sagt; was dort ist, wird nicht ungefragt ersetzt
do-change-here = wählen
help-change-here = Wählt die Art der Datei, ändert den gewählten Wert oder geht zu dem, was fehlt
export-title = Export
export-reports = Berichte
export-data = Daten
export-study = Studie
export-pictures = Bilder
export-way-chapter = Kapitel
export-way-unit = Abteilung
export-way-interview = Ausarbeitung
export-way-council = Rat
export-way-csv = CSV
export-way-xlsx = Arbeitsmappe
export-way-spss = SPSS
export-way-toml = Archiv
export-way-qdpx = Codierprojekt
export-way-qdc = Codebuch
export-way-picture-organisation = Alle
export-way-picture-unit = Eine Abteilung
export-way-picture-comparison = Zwei Runden
export-way-picture-series = Alle Runden
export-about-chapter = Das Kapitel über die Studie: Methode, Organisation, Abteilung für Abteilung, Vergleich, Grenzen. Mit den Namen der Abteilungen: Es ist Ihres, bevor es das des Rates ist.
export-about-unit = Für eine Abteilung zum Besprechen: ihre eigenen Ergebnisse, Zitate und nächsten Schritte.
export-about-interview = Die Ausarbeitung eines Gesprächs, zum Berichtigen und Freigeben durch die befragte Person.
export-about-council = Der jährliche Bericht an den Rat: nennt nur Abteilungen, deren Rückmeldegespräch festgehalten ist, und zitiert niemanden.
export-about-csv = Ein Ordner mit Tabellen als CSV und einem Codebuch, für Statistik.
export-about-xlsx = Dieselben Tabellen als Blätter einer Arbeitsmappe.
export-about-spss = Ein Ordner mit denselben Tabellen und Syntax für SPSS und PSPP.
export-about-toml = Die Studie als Datei.
export-about-qdpx = Gespräche als Texte mit ihren Markierungen, für Programme zum Codieren (REFI-QDA).
export-about-qdc = Das Codebuch der Indikatoren und Faktoren allein (REFI-QDA).
export-about-picture-organisation = Alle Abteilungen in einer Runde: jede Zelle der Matrix in einem Wort.
export-about-picture-unit = Eine Abteilung in einer Runde: Matrix, Phasen, Lage, Erfolgsfaktoren.
export-about-picture-comparison = Zwei Runden aller Abteilungen: abgeschlossene Phasen nach Feld.
export-about-picture-series = Alle Runden nacheinander: abgeschlossene Phasen nach Feld.
export-format = Format
export-format-html = eine Seite für den Browser, mit Bildern (HTML)
export-format-docx = ein Dokument für die Textverarbeitung (DOCX)
export-format-markdown = Markdown, für einen Editor
export-language = Sprache
export-language-en = Englisch
export-language-de = Deutsch
export-language-nl = Niederländisch
export-room = Für wen
export-room-shared = zum Weitergeben: keine Notizen, nur Zitate, die verwendet werden dürfen
export-room-own = zur eigenen Auswertung: mit dem, was Leute sagten; nicht zum Weitergeben
export-room-study-shared = zum Weitergeben: nur Texte von Gesprächen und Zitate, die hinausdürfen
export-room-study-own = alles Festgehaltene, für ein Archiv oder einen anderen Rechner; nicht zum Weitergeben
export-talk = Gespräch
export-version = Fassung
export-unit = Abteilung
export-rounds = Runden
export-rounds-all = alle; die erste und die letzte werden verglichen
# $from, $to: Runden.
export-rounds-two = { $from } und { $to }
export-place = Ort
export-place-form = Wohin geschrieben wird
export-place-text = Ein Name liegt im Ordner der Studie, ein Pfad dort, wo er sagt.
export-inside = Darin
export-left-out = Nicht darin
export-go = Wohin?
# $why: was im Weg ist.
export-impossible = Es kann nicht geschrieben werden: { $why }.
export-busy = Es wird gerade etwas geschrieben; Esc beendet es.
export-how-to-stop = Esc beendet es; nichts davon bleibt.
export-stopped = Beendet; nichts wurde geschrieben.
# $place: die Datei.
export-replace = { $place } gibt es schon. Überschreiben?
