# Die Sicherungen der Studie, und der Weg zurück zu einer.

place-backups = Sicherungen
do-backups = Sicherungen
help-backups = Zeigt die Sicherungen der Studie; macht jetzt eine oder holt eine zurück
do-open-backup = was sie enthält
help-open-backup = Zeigt, was die Sicherung enthält und wie sie sich von der Studie unterscheidet
do-put-back = zurückholen
help-put-back = Setzt die Sicherung an die Stelle der Studie, sobald Sie Ja gesagt haben; die Studie, wie sie jetzt ist, wird zuvor gesichert
do-make-backup = jetzt eine machen
help-make-backup = Macht jetzt eine Sicherung der Studie
backups-title = Sicherungen
backups-now = Die Studie jetzt: { $holds }
backups-where = Sie liegen in { $folder } neben der Studie. Sie helfen gegen ein Versehen, nicht gegen eine kaputte Platte.
backups-head = { $when } · { $size } KiB · { $state }
backups-looking = wird angesehen
backups-holds = { $units ->
    [one] 1 Einheit
   *[other] { $units } Einheiten
 }, { $interviews ->
    [one] 1 Gespräch
   *[other] { $interviews } Gespräche
 }, { $answers ->
    [one] 1 Antwort
   *[other] { $answers } Antworten
 }
backups-last-change = { $counts }; letzte Änderung { $when }
backups-lacks = { $lacks ->
    [0] Die Studie wurde seither nicht geändert.
    [one] 1 Änderung der Studie fehlt darin.
   *[other] { $lacks } Änderungen der Studie fehlen darin.
 }
backups-more = { $more ->
    [one] Sie hat 1 Änderung, die die Studie nicht mehr hat.
   *[other] Sie hat { $more } Änderungen, die die Studie nicht mehr hat.
 }
backups-making = Sicherung wird gemacht…
backups-made = Die Sicherung ist gemacht und in Ordnung: { $copy }
backups-not-looked-at = Diese Sicherung wird noch angesehen.
backups-not-this = Diese Sicherung kann nicht zurückgeholt werden: { $what }
backups-ask = Die Studie auf den Stand vom { $when } zurücksetzen? { $lacks ->
    [0] Sie wurde seither nicht geändert.
    [one] 1 Änderung von seither wird fehlen.
   *[other] { $lacks } Änderungen von seither werden fehlen.
 } Die Studie, wie sie jetzt ist, wird zuvor gesichert. Was seither gestrichen oder gelöscht wurde, bleibt fort.
backups-putting-back = Die Sicherung wird zurückgeholt…
backups-done = Die Studie ist jetzt, was { $copy } war.
backups-kept = Was vorher da war, liegt als { $kept }.
backups-forgotten = Was seither gestrichen oder gelöscht wurde, ist auch darin fort ({ $count ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
 }).
backups-unreadable = Die Studie, die da war, war nicht zu lesen: Wurde seit dieser Sicherung etwas darin gestrichen oder gelöscht, tun Sie es noch einmal.
backups-names-stay = Namen der Befragten stehen in keiner Sicherung: Sie bleiben, wie sie sind.
backups-not-done = { $copy } wurde nicht zurückgeholt; die Studie ist, wie sie war.
