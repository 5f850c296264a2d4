# Was ein Eintrag früher sagte: das Journal als Verlauf.

place-history = Änderungen
do-history = Änderungen
help-history = Was hier früher stand: wer es wann geändert hat, und was daraus wurde
do-conflicts = Konflikte
help-conflicts = Zeigt, was an zwei Stellen geändert wurde, um zu wählen, welche Fassung gilt
do-restore = zurückholen
help-restore = Holt diese Fassung zurück, als eigene Änderung; die davor lässt sich ebenso zurückholen
# $what: die Frage, Bewertung oder der Eintrag.
history-title = Änderungen: { $what }
history-none = Hier wurde noch nichts geändert.
history-base = { $count } { $count ->
    [one] Änderung
   *[other] Änderungen
 }, die neueste zuerst. Zeiten sind Ortszeit; die Reihenfolge ist die der Änderungen, nicht die der Uhr.
history-clock = Manche spätere Änderung hat eine frühere Zeit: Eine Uhr wurde zurückgestellt, oder zwei Geräte gehen verschieden. Die Reihenfolge stimmt trotzdem.
history-current = gilt jetzt
history-nobody = ohne Namen
history-struck = Was hier stand, wurde gestrichen oder gelöscht.
history-struck-before = Was hier vorher stand, wurde gestrichen oder gelöscht; was sich geändert hat, ist nicht mehr zu sagen.
history-removed = Entfernt.
history-brought-back = Wieder da.
history-same = Nichts Lesbares hat sich geändert.
# Ein Feld einer Änderung. $field: sein Name, $text: was sich geändert hat.
history-field = { $field }: { $text }
history-from-to = { $before } → { $after }
history-no-more = { $before } → nichts
history-cannot-restore = Dies wurde gestrichen oder gelöscht und lässt sich nicht zurückholen.
history-holds = Diese Fassung gilt jetzt.
history-restored = Die Fassung von { $when } ist zurückgeholt. Nichts ist verloren: Die ersetzte steht darunter.
history-part-status = Stand
history-part-consent = Einwilligung
history-part-notes = Notizen
history-part-companion = geschlossene Antwort
history-part-write-up = Reinschrift
history-part-replies = Rückmeldung zur Reinschrift
history-part-removed = Entfernung
history-kind-definition = Definition
history-kind-round = Runde
history-kind-participant = Teilnehmende
history-kind-event = Ereignis
history-kind-note = Notiz
history-kind-evidence = Beleg
history-kind-initiative = Vorhaben
history-kind-summary = Zusammenfassung
history-kind-response = Rückmeldung
history-kind-link = Verknüpfung
history-kind-memo = Memo
history-kind-rule = Kodierregel
history-name-value = Wert
history-name-reasons = Gründe
history-name-reason = Grund
history-name-note = Anmerkung
history-name-evidence = Belege
history-name-text = Text
history-name-respondent = Gesagt von
history-name-choice = Gewählt
history-name-choices = Gewählt
history-name-missing = Keine Antwort, weil
history-name-check-reason = Warnung behalten, weil
history-name-status = Stand
history-name-kind = Art
history-name-name = Name
history-name-title = Titel
history-name-label = Name
history-name-unit = Abteilung
history-name-units = Abteilungen
history-name-round = Runde
history-name-held-on = Datum
history-name-at = Zeit
history-name-place = Ort
history-name-mode = Form
history-name-minutes = Geplante Minuten
history-name-language = Sprache
history-name-questionnaire = Fragebogen
history-name-recorder = Aufnahme begonnen
history-name-attempts = Versuche
history-name-worked-up = Ausgearbeitet
history-name-approved = Freigegeben
history-name-struck = Gestrichen
history-name-source = Quelle
history-name-side = Seite
history-name-about = Worüber
conflicts-title = An zwei Stellen geändert
conflicts-base = { $count ->
    [one] Ein Teil wurde an zwei Stellen geändert, ohne dass man voneinander wusste. Die erste Fassung gilt; wählen Sie die, die gelten soll. Die anderen bleiben in den Änderungen.
   *[other] { $count } Teile wurden an zwei Stellen geändert, ohne dass man voneinander wusste. Jeweils die erste Fassung gilt; wählen Sie die, die gelten soll. Die anderen bleiben in den Änderungen.
}
conflicts-none = Nichts steht gegeneinander.
conflict-settled = Diese Fassung gilt. Die anderen bleiben in den Änderungen.

# Zurücknehmen und wieder tun. $what: was geändert wurde, Teil für Teil.
turned-back = Zurückgenommen: { $what }.
turned-again = Wieder getan: { $what }.
turned-more = und { $count } weitere
# $name: ein Eintrag, der neu war und wieder entfernt ist.
turned-gone = { $name } ist wieder fort
turned-nothing-back = Von Ihnen gibt es nichts mehr zurückzunehmen.
turned-nothing-again = Es gibt nichts wieder zu tun.
turned-somebody = jemand
turned-left-replaced = { $name } bleibt, wie es ist: { $who } hat es seither geändert.
turned-left-built-on = { $name } bleibt: { $who } hat seither darauf aufgebaut.
turned-left-disputed = { $name } bleibt, wie es ist: Es wurde an zwei Stellen geändert.
turned-left-gone = { $name } bleibt, wie es ist: Was dort stand, wurde gestrichen oder gelöscht.
turned-left-lasting = { $name } lässt sich nicht zurücknehmen.
turned-left-more = { $count } weitere bleiben, wie sie sind.
turned-keys-again = { $key } tut es wieder,
turned-keys-back = { $key } nimmt es zurück,
turned-keys-go = { $key } geht dorthin.
turned-nowhere = Es wurde noch nichts zurückgenommen, wohin man gehen könnte.
turned-not-blind = Beim blinden Bewerten wird von hier nichts zurückgenommen: Bewerten Sie neu.
compare-history-unit = Wählen Sie eine Abteilung: Ihre von Hand gesetzte Verbindung hat Änderungen, und ebenso ihre Bewertungen darin.

# The study as it was. $when: date and time.
past-header = Stand { $when }
past-refused = Dies ist die Studie, wie sie am { $when } war: Man kann sie lesen und nichts darin ändern. Ohne --as-of geöffnet geht es weiter.
past-opened = Die Studie, wie sie am { $when } war, zum Lesen: Später { $later ->
    [one] kam { $later } Änderung
   *[other] kamen { $later } Änderungen
 } hinzu.
