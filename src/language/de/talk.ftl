# Ein Interview. Die befragte Person darf diesen Bildschirm sehen.

talk-title = { $unit } · { $round }
talk-gone = Dieses Interview gibt es in der Studie nicht mehr. Esc geht zurück.
talk-no-questionnaire = Dieses Interview hat keinen Fragebogen. Wählen Sie einen für das Interview oder seine Runde. Esc geht zurück.
talk-no-questions = Der Fragebogen dieses Interviews hat keine Fragen. Esc geht zurück.
talk-place = Frage { $number } von { $count } · { $section }
talk-clock = { $minutes } von { $planned } Min.
talk-clock-unplanned = { $minutes } Min.
talk-unasked = { $count ->
    [0] alle gestellt
   *[other] { $count } noch offen
}
talk-off-path = Nicht im Pfad: frühere Antworten schließen diese Frage aus. Was hier getippt wird, bleibt erhalten.
talk-open = Hängt von Frage { $questions } ab, deren geschlossene Antwort noch offen ist.
talk-guide = Für Sie: { $text }
talk-more = … { $count } weitere Zeilen: Esc ↓
talk-notes = Notizen
talk-notes-placeholder = Tippen Sie, was gesagt wird.
talk-parked = Geparkter Gedanke { $number }
talk-parked-kept = Der geparkte Gedanke { $number } ist erhalten. Esc j führt zu ihm zurück.
talk-parked-hint = Esc behält ihn und geht zurück
talk-parked-placeholder = Tippen Sie den Gedanken; er wird nach dem Gespräch eingeordnet.
talk-before = Vor dem Gespräch
talk-before-placeholder = Tippen Sie, was vor den Fragen gesagt wurde.
talk-after = Nach dem Gespräch · Hintergrund
talk-after-placeholder = Tippen Sie, was auf dem Flur gesagt wurde; es ist Hintergrund.
talk-observation = Eigene Beobachtung
talk-observation-placeholder = Tippen Sie, was Sie selbst sahen.
talk-find = In diesem Interview finden
talk-find-question = Frage { $number }
talk-find-nothing = In diesem Interview ist noch nichts getippt.
talk-course = Das Gespräch in der Reihenfolge der Zeit
talk-recorder = Aufnahme läuft seit { $at }: Zeilen ab jetzt haben ihre Zeit in der Aufnahme (Esc y).
talk-paused = Pause. Die Uhr steht; Esc c geht weiter.
talk-background-evidence = Hintergrund. Daraus wurde vorher der Beleg { $evidence }: entfernen Sie ihn unter Bewerten (a).
talk-line-to = zu Frage { $number }
talk-companion-read-out = Geschlossene Antwort, vorzulesen
talk-companion-coded = Geschlossene Antwort, Sie entscheiden
talk-hint-tab = Tab geht hierher
talk-hint-choice = Ziffer antwortet · Enter zeigt die Liste
talk-hint-several = Ziffern markieren · Enter zeigt die Liste
talk-hint-list = Enter zeigt die Liste
talk-hint-number = Zahl tippen · Enter ändert sie
talk-hint-date = Enter: Datum tippen
talk-hint-initiatives = Ziffer: wie weit sie ist · Enter: neue
talk-hint-add = Enter fügt eine hinzu
talk-hint-no-units = die Studie hat keine andere Abteilung
talk-hint-rows = Enter: neue Zeile · Ziffer ändert eine
talk-no-answer-yet = noch nichts
talk-answer-title = Geschlossene Antwort
talk-field-number = Zahl
talk-share = { $part } von { $whole }
talk-no-number = „{ $text }“ ist keine ganze Zahl.
talk-too-low = Die kleinste Zahl ist { $min }.
talk-too-high = Die größte Zahl ist { $max }.
talk-share-wrong = Die erste Zahl ist ein Teil der zweiten: 3 von 12.
talk-row-text = Eine Zeile, in der nichts steht, fällt weg.
talk-new-row = Neue Zeile
talk-initiatives = Initiativen der Abteilung
talk-new-initiative = Neue Initiative
talk-fate-before = zuvor: { $status }
talk-no-such-answer = Eine Antwort { $digit } gibt es hier nicht. Tab geht zu den Notizen.
talk-turned-on = { $count ->
    [one] Jetzt zu stellen: Frage { $questions }.
   *[other] Jetzt zu stellen: Fragen { $questions }.
}
talk-turned-off = { $count ->
    [one] Nicht mehr im Pfad: Frage { $questions }.
   *[other] Nicht mehr im Pfad: Fragen { $questions }.
}
talk-warning = Prüfen: { $text } (Esc w behält sie, mit einem Grund)
talk-warning-kept = Trotz der Prüfung behalten: { $reason }
talk-no-warning = Hier gibt es keine Warnung.
talk-keep-title = Die Antwort trotzdem behalten
talk-no-guide = Zu dieser Frage gibt es keine Hinweise für die interviewende Person.
talk-language = Fragen auf { $language }.
language-de = Deutsch
language-en = Englisch
language-nl = Niederländisch
talk-earlier-hidden = Die frühere Antwort auf diese Frage bleibt verborgen.
talk-earlier-none = Auf diese Frage gibt es keine frühere Antwort.
talk-earlier-not-yet = Die frühere Antwort ist zu sehen, sobald es eine von heute gibt.
talk-earlier-other-person = Diesmal führt jemand anders das Gespräch: die frühere Antwort bleibt verborgen.
talk-earlier-unknown-person = Wer das Gespräch führt, ist nicht für beide festgehalten: die frühere Antwort bleibt verborgen.
talk-earlier-closed = Geschlossene Antwort: { $answer }
talk-earlier-related = { $round }, gefragt als: { $question }
talk-jump = Zu einer Frage oder einem geparkten Gedanken springen: Nummer oder Wörter tippen
talk-all-asked = Alles auf dem Pfad ist gestellt.
talk-only-this = Dies ist die einzige noch nicht gestellte Frage.
talk-first = Dies ist die erste Frage.
talk-last = { $count ->
    [0] Dies ist die letzte Frage, und alles ist gestellt. Esc f schließt ab.
    [one] Dies ist die letzte Frage. Eine ist noch nicht gestellt: Esc n geht dorthin.
   *[other] Dies ist die letzte Frage. { $count } sind noch nicht gestellt: Esc n geht zur nächsten.
}
talk-unasked-list = { $count ->
    [0] Alles auf dem Pfad ist gestellt.
    [one] Eine Frage ist noch nicht gestellt: { $questions }.
   *[other] { $count } Fragen sind noch nicht gestellt: { $questions }.
}
talk-finish = { $unasked } Das Gespräch beenden? Das Interview ist dann abgeschlossen.
talk-finished-already = Dieses Interview ist schon abgeschlossen.
talk-to-place = { $count ->
    [one] Das Gespräch ist aufbewahrt. Eine Sache ist zu ordnen: hier +.
   *[other] Das Gespräch ist aufbewahrt. { $count } Sachen sind zu ordnen: hier +.
}
talk-break-off = Das Gespräch abbrechen
talk-restored = Von vor dem Programmende wiederhergestellt: { $what }
talk-restored-notes = die Notizen zu Frage { $number }
talk-restored-parked = ein geparkter Gedanke
talk-taken-back = Zurückgenommen: { $what }.
talk-done-again = Wiederhergestellt: { $what }.
talk-nothing-done = Es gibt nichts zurückzunehmen.
talk-nothing-undone = Es gibt nichts wiederherzustellen.
talk-did-notes = Notizen zu Frage { $number }
talk-did-answer = geschlossene Antwort auf Frage { $number }
talk-did-recorder = Vermerk der Aufnahme
talk-no-editor = Kein Editor ist genannt: $EDITOR auf einen Befehl setzen, etwa EDITOR=nano.
talk-own-editor = Die Notizen in `{ $editor }` öffnen? Sie werden dafür in eine Datei geschrieben, die danach entfernt wird; der Editor kann Kopien behalten.
talk-edited-nothing = Die Notizen sind, wie sie waren.
talk-edited = Aus dem Editor übernommen; Rückgängig bringt das Frühere zurück.
talk-mark-nothing = Hier gibt es nichts zu markieren: der Cursor steht in keinem Wort.
talk-mark-parked = Nur Notizen zu einer Frage werden markiert; hier lassen sich Wörter streichen (Esc s).
talk-put-quote = Ein wörtliches Zitat.
talk-taken-quote = Kein Zitat mehr.
talk-put-flag = Darauf zurückkommen.
talk-taken-flag = Nicht mehr darauf zurückkommen.
talk-put-background = Hintergrund: nie zitiert, gezeigt, exportiert, Beleg. Esc h gibt frei.
talk-taken-background = Wieder freigegeben.
talk-put-passage = Zugeordnet.
talk-taken-passage = Nicht mehr zugeordnet.
talk-put-speaker = Gesagt von { $who }.
talk-taken-speaker = Nicht mehr { $who } zugeschrieben.
talk-here-quote = Zitat
talk-here-flag = nachhaken
talk-here-background = Hintergrund
talk-here-passage = zugeordnet
talk-here-speaker = gesagt von { $who }
talk-tie = Zuordnen
talk-line-several = „#{ $code }“ kann { $count } Dinge meinen; die Zeile bleibt, wie sie getippt wurde.
talk-line-sent = Bei Frage { $number } behalten.
talk-no-model = Es gibt nichts, dem etwas zugeordnet werden kann: die Studie hat keine Indikatoren.
talk-speaker = Wer es sagte
talk-one-participant = Nur { $who } nimmt teil.
talk-no-participant = Für dieses Interview sind keine Beteiligten eingetragen.
talk-strike-nothing = Hier gibt es nichts zu streichen: der Cursor steht in keinem Wort.
talk-strike = „{ $words }“ streichen? Es verschwindet endgültig aus Notizen, Rückgängig und Datei; nur der Zeitpunkt bleibt.
talk-marks-lost = { $count ->
    [one] Eine markierte Stelle steht nicht mehr im Text; ihre Markierung ist weg.
   *[other] { $count } markierte Stellen stehen nicht mehr im Text; ihre Markierungen sind weg.
}
talk-commands = Befehle
talk-commands-hint = eine dieser Tasten drücken · Esc schließt
talk-no-command = Esc { $key } tut hier nichts. Esc ? zeigt alle Tasten.
talk-blank = Das Tippen geht weiter. Esc b zeigt den Bildschirm wieder.
talk-blank-first = Der Bildschirm ist verdeckt: Esc b zeigt ihn wieder.
talk-mark-given = beantwortet
talk-mark-missing = ohne Antwort
talk-mark-unasked = nicht gestellt
talk-mark-open = hängt ab
talk-mark-off = nicht im Pfad
talk-not-agreed = Dem Interview noch nicht zugestimmt: { $who }
