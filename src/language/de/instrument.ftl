# What an instrument can tell: questionnaires, what they inform, what two rounds can be compared on.

question-document = Aus einem Dokument oder Register: notieren, welches und welche Stelle.

# Je eine Zeile auf der Kommandozeile und auf dem Bildschirm.
instrument-units = Abteilungen
instrument-organisation = Die Organisation
instrument-indicators = zu { $informed } von { $all } Indikatoren wird gefragt
instrument-factors = zu { $informed } von { $all } Erfolgsfaktoren wird gefragt
instrument-completed = abgeschlossene Phasen: höchstens { $account } nach eigener Angabe, { $proven } belegt
instrument-complete = kann vollständig sein: { $account }; belegt: { $proven }
instrument-missing = keine Frage zu: { $names }
instrument-factors-missing = keine Frage zu den Erfolgsfaktoren: { $names }
instrument-compared = { $from } und { $to } im Vergleich
instrument-common = beide fragen nach { $common } von { $union } Indikatoren, ein Urteil braucht { $needed }: { $verdict ->
        [yes] möglich
       *[no] kein Urteil möglich
    }
instrument-on-paper = aus Dokumenten { $count }
instrument-other-role = Spricht eine andere Rolle, wird nur verglichen, wozu beide Runden Dokumente haben: { $verdict ->
        [yes] ein Urteil ist möglich
       *[no] kein Urteil ist möglich
    }.
instrument-only = nur { $round } fragt nach: { $names }
instrument-neither = keine fragt nach: { $names }
instrument-hardly = { $from } und { $to } lassen sich kaum vergleichen: beide fragen nach { $common } von { $union } Indikatoren, ein Urteil braucht { $needed }.
instrument-hardly-why = Was eine Runde auslässt, ist nur mit Dokumenten aus beiden Runden zu vergleichen.
