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
instrument-other-role = Spricht eine andere Rolle, wird nur verglichen, wozu beide Runden Dokumente haben: { $verdict ->
        [yes] ein Urteil ist möglich
       *[no] kein Urteil ist möglich
    }.
instrument-only = nur { $round } fragt nach: { $names }
instrument-neither = keine fragt nach: { $names }
instrument-hardly = { $from } und { $to } lassen sich kaum vergleichen: beide fragen nach { $common } von { $union } Indikatoren, ein Urteil braucht { $needed }.
instrument-hardly-why = Was eine Runde auslässt, ist nur mit Dokumenten aus beiden Runden zu vergleichen.
instrument-hardly-more = { $key } auf dem ersten Bildschirm zeigt, was jede Runde sagen kann.

# Der Bildschirm der Fragebogen.
questionnaires-title = Fragebogen: was sie sagen können
questionnaires-all = Fragebogen der Studie
questionnaires-none = Noch keine. Fragebogen kommen mit dem Instrument einer Studie oder mit „nulmeting import“.
questionnaires-beside = Runden, die „{ $title }“ neben ihrem eigenen verwenden
questionnaires-rounds = Runden
questionnaires-choose = Erst einen Fragebogen auswählen.
questionnaires-in-all = Jede Runde fragt schon mit diesem Fragebogen.
questionnaires-questions = { $count ->
        [one] 1 Frage
       *[other] { $count } Fragen
    }
questionnaires-findings = { $count ->
        [one] 1 Befund
       *[other] { $count } Befunde
    }
questionnaires-finding = Zeile { $line }: { $what }
questionnaires-sound = Daran ist nichts auszusetzen.
questionnaires-round = { $round }: { $names }
questionnaires-phases = Phasen
questionnaires-most = höchst. { $account }, belegt { $proven }
questionnaires-nothing = –
questionnaires-can-proven = vollständig
questionnaires-can-account = unbelegt
questionnaires-can-never = nie
questionnaires-legend = 2/3: erfragte von allen Indikatoren · vollständig: kann es sein, auch belegt · unbelegt: kann es nur nach eigener Angabe sein · nie: was auch geantwortet wird, es wird zu wenig gefragt
questionnaires-cell-proven = Kann vollständig sein, auch belegt.
questionnaires-cell-account = Kann nur nach eigener Angabe vollständig sein.
questionnaires-cell-never = Kann nie vollständig sein: es wird zu wenig gefragt.
questionnaires-core = { $name } *
questionnaires-core-legend = * Kern: ohne ihn ist eine Zelle nie vollständig
questionnaires-missing = keine Frage zu: { $name }
questionnaires-no-question = Keine Frage handelt davon.
questionnaires-highest = Höchstens { $account } nach eigener Angabe, { $proven } belegt. Fragen dazu:
questionnaires-capped = belegt höchstens { $level }: { $name }
questionnaires-document = aus einem Dokument
questionnaires-derived = Folgt aus dem Indikator „{ $name }“.
questionnaires-whole = Alle Felder
questionnaires-field = Abgeschlossene Phasen: höchstens { $account } nach eigener Angabe, { $proven } belegt.
questionnaires-set = { $common } von { $union } Indikatoren in beiden, { $needed } nötig: { $verdict ->
        [yes] Urteil möglich
       *[no] kein Urteil möglich
    }
questionnaires-same-person = Das gilt, wo dieselbe Person spricht oder eine andere in derselben Rolle und demselben Team.
questionnaires-both = Beide Runden fragen nach
questionnaires-only = Nur { $round } fragt nach
questionnaires-neither = Keine fragt nach

# Its keys.
do-questionnaires = Fragebogen
help-questionnaires = Zeigt die Fragebogen, was jede Runde damit sagen kann und worauf sich zwei Runden vergleichen lassen
place-questionnaires = Fragebogen
place-rounds = Liste der Runden
