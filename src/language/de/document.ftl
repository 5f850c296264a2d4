# Berichte: Kapitel, Blatt einer Abteilung, Rechenschaft für den Rat.

doc-chapter-title = { $study }: Ergebnisse der Befragungsrunden
doc-unnamed-study = Eine Studie
doc-both = { $account }; belegt: { $proven }
doc-contested = { $value } (bestritten)
doc-nothing-yet = Es ist noch nichts eingetragen.

doc-method = Methode
doc-method-model = Bewertungsmodell: { $model }.
doc-method-fields = Felder: { $names }.
doc-method-indicators = Indikatoren: { $indicators } je { $unit }, { $own } für die Organisation als Ganzes.
doc-method-scale = Ein Indikator wird mit 0 bis 3, unbekannt (U) oder nicht zutreffend (N) bewertet, nach dem, was gesagt, gesehen, geschrieben oder gezählt wurde. Ein unbekannter kann alles von 0 bis 3 sein: Was hier steht, gilt für jeden Wert, den er haben kann, oder heißt offen.
doc-method-both = Wo sich beide unterscheiden, stehen beide da.
doc-method-conventions = Skala, Schwellen, Wörter und Urteile sind Festlegungen des Programms nulmeting. Sie sind für jede Einheit und jede Runde gleich.
doc-method-quotes = Zitate stehen nur da, wo die Person zugestimmt hat, zitiert zu werden, und den Wortlaut freigegeben hat. Sie sind allgemein zugeschrieben. Was im Hintergrund gesagt wurde, fehlt.

doc-case = Der Fall
doc-case-units = Grundlage: { $count } { $units }, { $line } Linie und { $staff } Stab.
doc-case-no-units = Es sind noch keine { $units } eingetragen.
doc-rounds = Befragungsrunden
doc-rounds-base = Befragt: mit mindestens einem abgeschlossenen Gespräch, von denen, die es in der Runde gab. Abgeschlossen: Gespräche, von allen verzeichneten.
doc-round = Runde
doc-role = Art
doc-period = Zeitraum
doc-talked = Befragt
doc-talks = Abgeschlossen
doc-units = Die { $units }
doc-units-base = In den Spalten der Runden: was aus jedem Gespräch wurde; ein Strich, wo keines verzeichnet ist.
doc-kind = Art
doc-programme = Programm
doc-events = Was rundherum geschah
doc-organisation-cells = Die eigenen Zellen der Organisation

doc-by-unit = Ergebnisse je { $unit }
doc-not-there = In diesen Runden gab es sie nicht.
doc-unit-talks = { $talks ->
    [0] Kein Gespräch wurde abgeschlossen.
    [one] Ein Gespräch wurde abgeschlossen.
   *[other] { $talks } Gespräche wurden abgeschlossen.
}
doc-unit-known = Bekannt: { $known } der { $applies } zutreffenden Indikatoren, von { $all } insgesamt.
doc-unit-nothing-applies = Kein Indikator trifft zu.
doc-feedback-none = Es ist kein Rückmeldegespräch verzeichnet.
doc-feedback-agreed = Das Ergebnis wurde besprochen und fand Zustimmung.
doc-feedback-contested = Das Ergebnis wurde besprochen und ist als Ganzes bestritten.
doc-feedback-agreed-on = Das Ergebnis wurde besprochen und fand Zustimmung ({ $on }).
doc-feedback-contested-on = Das Ergebnis wurde besprochen und ist als Ganzes bestritten ({ $on }).
doc-feedback-parts = Bestritten: { $parts }.
doc-matrix = Matrix
doc-no-heading = Unter keiner Überschrift
doc-ratings = Bewertungen: { $heading }
doc-evidence = Belege: { $count } insgesamt ({ $counts }).
doc-evidence-none = Es sind keine Belege eingetragen.
doc-by-manager = Leitung
doc-by-employee = Beschäftigte
doc-by-respondent = Gespräch
doc-by-line = { $role }, { $unit } der Linie
doc-by-staff = { $role }, { $unit } des Stabs

doc-recommendation = Empfehlung
doc-status = Stand
doc-trigger = Auslöser
doc-place = Stelle
doc-recommendations = Empfehlungen
doc-recommendations-base = Nach eigener Angabe. Empfohlen: Der Auslöser gilt, was immer die Unbekannten sind. Möglich: Nur Unbekannte stehen im Weg.
doc-recommendations-none = Keine Empfehlung ist ausgelöst.
doc-recommendations-whole = Empfehlungen für das Ganze
doc-recommended = empfohlen
doc-possible = möglich
doc-contact-migrants = Kontakt mit der Gruppe, um die es geht
doc-tally-most = { $test }: die meisten ({ $kind })
doc-tally-some = { $test }: einige ({ $kind })

doc-comparison = Vergleich zweier Runden
doc-comparison-none = Hier werden keine zwei Runden verglichen.
doc-comparison-of = { $from } wird mit { $to } verglichen. Ein Urteil steht nur da, wo Befragte, Fragen und Bewertungen beider Runden es erlauben.

doc-figure-cells = { $round }: jede Zelle der Matrix in einem Wort, mit ihrer Grundlage.
doc-figure-compared = Abgeschlossene Phasen je Feld: { $from } und { $to }.

doc-limits = Grenzen der Vergleichbarkeit
doc-limit-no-talk = { $round }: kein abgeschlossenes Gespräch mit { $names }.
doc-limit-unknown = { $round }: Unbekannt sind { $part } von { $base } zutreffenden Bewertungen.
doc-limit-unproven = { $round }: { $part } von { $base } zutreffenden Bewertungen zählen weniger, wo Belege verlangt werden.
doc-limit-agreement = { $round }: Die Urteile der Bewertenden liegen zu weit auseinander, um sich zu verlassen auf { $fields }.
doc-limit-feedback = { $round }: kein Rückmeldegespräch verzeichnet mit { $names }.
doc-limit-quotes = { $round }: zurückgehaltene Zitate, ohne Zustimmung oder nicht freigegeben: { $count }.
doc-limit-comparable = Zwischen den Runden vergleichbar: { $comparable } von { $count } { $units }.
doc-limit-no-mean = Keine Zahl steht für das Ganze und keine für eine Einheit: Ergebnisse sind Profile, und es gibt keine Rangfolge.

doc-sources = Quellen
doc-sources-none = Es ist keine Quelle verzeichnet.
doc-questionnaire = Fragebogen: { $name }.
doc-questionnaire-source = Fragebogen: { $name }. { $source }

doc-sheet-title = { $unit }: Rückmeldebogen
doc-sheet-about = Dieser Bogen ist für die Einheit selbst: was sich in den Gesprächen gezeigt hat, um es zu besprechen. Zitate darauf stammen aus ihren eigenen Gesprächen, und nur aus Worten, die hier gezeigt werden dürfen.
doc-sheet-standing = Wo sie steht: { $round }
doc-sheet-headings = Nach Überschriften
doc-sheet-headings-base = Stufen nach eigener Angabe, 3 ist die höchste. Belegt: was eine zweite Quelle, ein Dokument oder eine Zahl bestätigt.
doc-sheet-level = Stufe { $level }
doc-sheet-unknown = Nicht bekannt
doc-sheet-not-applicable = Trifft nicht zu
doc-sheet-proven = { $name } (belegt: { $level })
doc-sheet-changed = Was sich geändert hat
doc-sheet-respondents = Befragte
doc-sheet-compared = Vergleichbare Indikatoren: { $compared }
doc-sheet-observed = In beiden Runden auf anderen Belegen bewertet: { $n } von { $defined } Indikatoren; { $up } höher, { $same } gleich, { $down } niedriger
doc-sheet-observed-none = Kein Indikator wurde in beiden Runden auf anderen Belegen bewertet.
doc-sheet-next = Was mitzubringen ist, wen man als Nächstes fragt
doc-sheet-bring = Das zählt bisher weniger, weil es nicht belegt ist. Ein Dokument, eine Zahl oder eine zweite Quelle würde das ändern:
doc-sheet-bring-one = { $name }: { $why }
doc-sheet-ask = Was noch nicht bekannt ist, geordnet danach, wen oder was man fragt:
doc-sheet-unknown-base = Grundlage: { $count } Indikatoren, von denen abhängt, ob eine Phase abgeschlossen ist.
doc-sheet-questions = Die Fragen, die am meisten davon klären:
doc-sheet-next-nothing = Es fehlt nichts, was das Ergebnis ändern könnte.
doc-sheet-possible = Möglich, je nachdem, was noch nicht bekannt ist: { $names }.

doc-talk-title = { $unit }, { $round }: was Sie uns gesagt haben
doc-talk-how = Antworten Sie der Person, die mit Ihnen gesprochen hat: in dieser Datei, brieflich oder am Telefon. Wo alles stimmt, ist nicht mehr nötig.
doc-talk-mark = Bei jedem Text steht, wie weit er ist. Ein Zitat wird nur verwendet, nachdem Sie es freigegeben haben; ohne Antwort wird es nicht verwendet.
doc-talk-quote = ☐ ja ☐ nein · bisher: { $state }
doc-talk-corrections = Berichtigungen: ………………………………………………
doc-sheet-fates = Was aus Vorhaben wurde:
doc-figure-told = Dasselbe in Worten:

doc-council-title = { $study }: Rechenschaft für den Rat
doc-council-about = Diese Rechenschaft sagt, wie weit die Gemeinde und ihre Programme sind. Sie bildet keine Rangfolge.
doc-council-quotes = Niemand wird zitiert.
doc-council-people = Es stehen keine Zahlen von Personen darin: Die meisten sind dafür zu klein.
doc-council-context = Zusammenhang
doc-council-programmes = Nach Programmen
doc-council-programmes-base = Ergebnisse von { $round }. Ein Name steht hier erst nach einem Rückmeldegespräch; die ohne ein solches stehen am Ende beieinander, getrennt von ihren Programmen.
doc-council-no-programme = Ohne Programm
doc-council-unnamed = Nicht genannt
doc-council-distribution = Phasen und ihre Verteilung
doc-council-distribution-base = Grundlage: { $count } { $units }, nach eigener Angabe. Offen: Noch unbekannte Bewertungen entscheiden.
doc-council-completed = { $count } abgeschlossen
doc-council-open = offen
doc-council-conventions = Skala, Schwellen, Wörter und Urteile sind Festlegungen des Programms nulmeting.
doc-council-members = Programme
doc-council-members-base = Grundlage: alle, die zum Programm gehören. Genannt: die mit einem Rückmeldegespräch zu jeder Runde, von der erzählt wird.
doc-council-named = Genannt
