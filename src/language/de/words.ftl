council-name-line = { $unit } { $number } (Linie)
council-name-staff = { $unit } { $number } (Querschnitt)

place-summary = Zusammenfassung einer Abteilung
do-summaries = Zusammenfassung
help-summaries = Öffnet die eigenen Worte zur Abteilung, Überschrift für Überschrift
do-next-heading = weiter
help-next-heading = Zur nächsten Überschrift; Getipptes bleibt
do-earlier-heading = zurück
help-earlier-heading = Zur Überschrift davor
summary-title = { $unit } · { $round } · Zusammenfassung
summary-head = { $heading } · Überschrift { $number } von { $count } · { $written ->
    [0] keine geschrieben
    [one] eine geschrieben
   *[other] { $written } geschrieben
 }
summary-placeholder = eigene Worte zu dieser Überschrift
summary-ratings = Bewertungen
summary-no-ratings = Kein Indikator gehört hierher.
summary-no-headings = Das Bewertungsmodell hat weder Überschriften noch Felder.
summary-quotes = Zitate ({ $count })
summary-more = { $count } weitere darunter, Alt+↓

response-agreed = Von der Abteilung geteilt: { $text }
response-contested = Von der Abteilung bestritten: { $text }
response-no-words = (ohne Begründung)
response-on = { $text } ({ $on })
response-wider = Von der Abteilung mit einem größeren Teil des Ergebnisses bestritten
response-view-agreed = geteilt
response-view-contested = bestritten

do-feedback = Rückmeldung
help-feedback = Hält fest, was die Abteilung im Rückmeldegespräch sagte: geteilt oder bestritten, im Ganzen oder zu einem Teil
feedback-about = Wozu die Abteilung etwas sagt
feedback-whole = das Ganze
feedback-title = Rückmeldegespräch: { $part }
feedback-view = Die Abteilung sagt
feedback-text = Ihre Worte
feedback-on = Tag des Gesprächs
feedback-nothing = doch nichts
feedback-line-agreed = Rückmeldegespräch, geteilt: { $parts }
feedback-line-contested = Rückmeldegespräch, bestritten: { $parts }
feedback-table = Rückmeldegespräche
feedback-table-base = Basis: { $count } { $count ->
    [one] Äußerung
   *[other] Äußerungen
 }.
feedback-table-round = Runde
feedback-table-about = Zu
feedback-table-view = Haltung
feedback-table-words = Worte

struck-written = Zitiert es noch, von Hand zu ändern: { $written }.

framework-title = { $study } · Zusammenfassungen
framework-base = Geschrieben: { $written } von { $count }.
framework-heading = Überschrift
framework-words = Zusammenfassung
framework-rests = Belege und Zitate
framework-nothing = Noch nichts geschrieben.
framework-evidence = Belege: { $ids }.
framework-held-back = { $count ->
    [one] Ein Zitat darf nicht hinaus und fehlt hier.
   *[other] { $count } Zitate dürfen nicht hinaus und fehlen hier.
 }
# Auf dem Bildschirm. $sources: Belege und Zitate; $held: Zitate, die die Studie nicht verlassen dürfen.
framework-of = Zusammenfassungen · { $round }
framework-cell-written = Text ({ $sources })
framework-cell-open = Belege ({ $sources })
framework-cell-nothing = –
framework-written = eine Zusammenfassung ist geschrieben
framework-unwritten = noch keine Zusammenfassung
framework-pieces = { $count ->
    [0] kein Beleg
    [one] ein Beleg
   *[other] { $count } Belege
 }
framework-quotes = { $count ->
    [0] kein Zitat
    [one] ein Zitat
   *[other] { $count } Zitate
 }{ $held ->
    [0] {""}
   *[other] , davon { $held } nicht zur Weitergabe
 }
framework-legend = Text: eine Zusammenfassung ist geschrieben · Belege: noch keine, aber etwas, woraus sie sich schreiben lässt · (3): Belege und Zitate · –: nichts
place-framework = Zusammenfassungen einer Runde
do-framework = Zusammenfassungen
help-framework = Zeigt Abteilungen × Überschriften: wo eine Zusammenfassung steht, wo nur Belege sind, wo nichts
memos-title = { $study } · Memos
memos-none = Kein Memo.
memos-id = Memo
memos-about = Zu
memos-day = Tag
memos-text = Worte
memos-study = die Studie

place-memos = Memos
do-memos = Memos
help-memos = Eigene Notizen zum Ausgewählten: lesen, anlegen, ändern; von dort alle Memos der Studie
do-all-memos = alle
help-all-memos = Alle Memos der Studie, und zurück zu denen zum Ausgewählten
do-find-memo = suchen
help-find-memo = Findet Memos nach ihren Worten und danach, wozu sie gehören
do-go-to-subject = hingehen
help-go-to-subject = Geht zu dem, wozu das Memo gehört
memo-words = Memo
memo-title = Memo: { $about }
memo-find = Worte
memo-find-title = In allen Memos suchen
memo-found = Mit „{ $text }“; Tab zeigt alle
memo-how = a legt eines an.
memo-all = Alle Memos der Studie
memo-on = Memos: { $about }
memo-nowhere = Das betrifft die Studie im Ganzen, oder es ist nicht mehr da.
