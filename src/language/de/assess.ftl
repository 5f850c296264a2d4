# Eine Abteilung oder die Organisation in einer Runde bewerten.

assess-title = Bewerten · { $unit } · { $round }
assess-no-unit-then = Diese Abteilung gab es in dieser Runde nicht. [ und ] gehen zu einer anderen Runde.
assess-evidence = Belege: { $count }, { $attached } angehängt
assess-indicators = Indikatoren: { $rated } von { $all } bewertet, { $open } offen
assess-factors = Erfolgsfaktoren: { $rated } von { $all } beurteilt, { $open } offen
assess-no-evidence = Noch kein Beleg. e nimmt einen auf.
assess-core-legend = * Kern
assess-cell = { $field } · { $phase }:
assess-cell-word = { $word } { $rated }/{ $applicable }
assess-name = { $title }
assess-name-core = { $title } * Kern
assess-more = { $count ->
    [0] PgUp
   *[other] PgDn +{ $count }
}
assess-value-reason = { $value }, { $reason }
assess-value-proven = { $value }, belegt { $proven }
standing-did-not-exist-yet = gab es noch nicht
standing-not-asked = nicht gefragt
standing-interview-missing = Interview fehlt
standing-not-yet-rated = noch unbewertet
standing-does-not-apply = entfällt (Regel)
assess-factor-level = { $value }: { $text }
assess-reason = Grund: { $text }
assess-note = Notiz: { $text }
assess-counts = Zählt: { $text }
assess-counts-not = Zählt nicht: { $text }
assess-borderline = Grenzfall: { $text }
assess-ask = Fragen: { $text }
assess-proof = Nachweis: { $text }
assess-proof-word = das eigene Wort der befragten Person genügt
assess-proof-witness = für eine 3 zwei unabhängige Quellen, oder ein Dokument oder eine Zahl
assess-proof-paper = über 1 ein Dokument oder eine Zahl
side-for = dafür
side-against = dagegen

assess-proposal = Vorschlag: { $value } ({ $question }). p übernimmt ihn.
assess-proposal-differs = Vorschlag: { $value } ({ $question }). Die Bewertung sagt etwas anderes; p übernimmt den Vorschlag.
assess-proposal-same = Vorschlag: { $value } ({ $question }), wie bewertet.
assess-proposals = Antworten schlagen verschiedene Werte vor. Welchen?
assess-no-proposal = Keine geschlossene Antwort schlägt hier einen Wert vor.

assess-warn-all-units = Über 1 nur aufgrund von Aussagen über alle Abteilungen. Etwas über diese Abteilung Gesagtes, Gesehenes oder Geschriebenes würde es tragen.
assess-warn-no-evidence = Kein Beleg ist angehängt. Tab geht zu den Belegen, Space hängt an.
assess-warn-single = Belegt nur { $level }: bisher allein { $who }. Eine andere Person in einem anderen Interview, eine Beobachtung, ein Dokument oder eine Zahl würde die Lücke schließen.
assess-warn-no-witness = Belegt nur { $level }: niemand Unabhängiges sagt es. Zwei Personen in zwei Interviews, ein Dokument oder eine Zahl würden die Lücke schließen.
assess-warn-paper = Belegt nur { $level }: weder Dokument noch Zahl ist angehängt. Eines davon würde die Lücke schließen.
assess-warn-paper-of = Belegt nur { $level }: weder Dokument noch Zahl ist angehängt. Eines davon würde die Lücke schließen: { $counts }.
assess-warn-against = { $count ->
    [one] Ein Beleg spricht dagegen.
   *[other] { $count } Belege sprechen dagegen.
}
assess-warn-contradicted = Belege sprechen dafür und dagegen: das ist unbekannt (u), mit beiden Seiten angehängt.
assess-warn-consensus = Hier zählt der Konsens der Bewertenden; was getippt wird, ist der eigene Wert der federführenden Person daneben.

assess-computed = Nicht getippt: das Programm leitet es aus dem Indikator „{ $indicator }“ ab.
assess-did-not-exist = Es gab noch nichts zu bewerten: eine abgeleitete 0, was auch getippt wird.
assess-why-did-not-exist-yet = Eine abgeleitete 0: es setzt „{ $needed }“ voraus, und das steht bei der Organisation in dieser Runde auf { $value }.
assess-why-not-asked = Kein Fragebogen dieser Abteilung in dieser Runde kann es sagen, und es gibt keinen anderen Beleg. Ein Dokument oder eine Zahl kann trotzdem bewertet werden.
assess-why-interview-missing = Aus dieser Abteilung wurde in dieser Runde niemand interviewt. Andere Belege können trotzdem bewertet werden.
assess-why-interview-status = Das Interview dieser Abteilung in dieser Runde fehlt ({ $status }). Andere Belege können trotzdem bewertet werden.
assess-why-not-yet-rated = Noch nicht bewertet. Wozu niemand etwas sagte, ist unbekannt (u), nie 0.
assess-why-does-not-apply = Das Modell sagt, dass es hier nicht zutrifft. Eine Bewertung von Hand geht der Regel vor.

assess-reasons-title = Warum ist „{ $target }“ { $value }?
assess-no-reasons = Gründe gehören zu 0, unbekannt und nicht zutreffend; bei einem Faktor zu unbekannt und nicht zutreffend.
assess-no-such-value = Ein Erfolgsfaktor fehlt (0), ist teilweise (1) oder ganz vorhanden (2).
assess-nothing-to-rate = Hier ist nichts mehr zu bewerten: { $result } zeigt das Ergebnis, { $other } die andere Liste.
assess-rate-first = Hier gibt es noch keine Bewertung: 0 bis 3, u oder x geben eine.
assess-waits-for-rating = Gewählt: wird angehängt, sobald dies bewertet ist.
assess-leave = { $count ->
    [one] Für einen Indikator ohne Bewertung sind Belege gewählt. Verlassen und die Wahl vergessen?
   *[other] Für { $count } Indikatoren ohne Bewertung sind Belege gewählt. Verlassen und die Wahl vergessen?
}
assess-no-other-round = Auf dieser Seite gibt es keine Runde.

assess-new-evidence = Neuer Beleg: { $target }
assess-edit-evidence = Beleg
assess-evidence-question = Gesagt zur Frage { $question }.
assess-field-kind = Art
assess-field-text = Text
assess-field-source = Quelle
assess-field-place = Stelle darin
assess-field-round = Stand
assess-field-date = oder Stand vom
assess-field-who = Gesagt in, von
assess-field-about = Über
assess-field-side = Spricht
assess-field-attach = Anhängen
assess-field-note = Notiz
assess-note-title = Notiz: { $target }
assess-about-unit = diese Abteilung
assess-about-all = alle Abteilungen
assess-about-organisation = die Organisation
assess-about-other = eine andere Abteilung
assess-remove-evidence = { $count ->
    [0] Diesen Beleg aus der Studie entfernen? Nichts beruht hier darauf.
    [one] Diesen Beleg aus der Studie entfernen? Eine Bewertung beruht hier darauf; sie behält ihren Wert.
   *[other] Diesen Beleg aus der Studie entfernen? { $count } Bewertungen beruhen hier darauf; sie behalten ihre Werte.
}
assess-said-stays = Dies wurde im Interview gesagt; dort kann es geändert werden.
assess-said = gesagt
assess-question = Frage { $number }
assess-said-used = gesagt, verwendet
assess-quoted = wörtlich
assess-quoted-used = wörtlich, verwendet
assess-said-to = Zu { $number }: { $question } Noch kein Beleg; Space macht einen Beleg daraus.
assess-on-this = hierzu
assess-as-of = Stand { $time }
