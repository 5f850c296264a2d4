# Texte der Ergebnisbildschirme.

result-title = { $unit } · { $round } · { $view }
result-phase = { $number } { $phase }
result-place = { $field } · { $phase }
result-cell = { $word } { $rated }/{ $applicable }
result-cell-tentative = ≈ { $word } { $rated }/{ $applicable }
result-cell-proven = ↓ belegt: { $word }
result-cell-account = ↑ Angabe: { $word }
result-proven-is = ↓ belegt: { $what }
result-account-is = ↑ nach eigener Angabe: { $what }
result-legend = 2/3: bewertet von zutreffend · ≈ nicht alle bewertet · ↓ belegt weniger
result-core = *
result-quoted = „{ $name }“
result-interview = Interview: { $facts }
result-no-interview = Kein Interview in dieser Runde.
result-not-there = Diese Abteilung gab es in dieser Runde nicht.
result-phases = Abgeschlossene Phasen
result-phases-missing = { $phases } ({ $count ->
    [one] ein Indikator offen
   *[other] { $count } Indikatoren offen
}: fragen Sie { $ask })
result-reading = bisher: { $reading }
result-skipped = Phase { $later } vor Phase { $earlier }
result-out-of-scope = Nicht im Blick: weniger als die Hälfte der Indikatoren trifft zu.
result-unknown = { $count ->
    [0] alles ist bewertet
    [one] ein Indikator ist nicht bekannt
   *[other] { $count } Indikatoren sind nicht bekannt
}
result-common = Alle Felder
result-no-common = nicht zu sagen: zu wenige Felder sind im Blick
result-situation = Situation
result-perhaps = vielleicht: { $what }
result-contact = Kontakt
result-no-contact = Für diese Runde nicht festgehalten.
result-contact-line = mit der Bevölkerung: { $residents } · mit { $group }: { $migrants }
result-contact-residents = Kontakt mit der Bevölkerung
result-contact-group = Kontakt mit { $group }
result-group = Menschen mit Migrationshintergrund
result-factors = Erfolgsfaktoren: vorhanden { $present }, teilweise { $partly }, fehlend { $absent }, unbekannt { $unknown } von { $total }
result-of-indicator = aus der Bewertung
result-contradicted = Belege auf beiden Seiten
result-initiatives = Initiativen ({ $count })
result-not-mentioned = nicht erwähnt
result-because = wegen des Projekts
initiative-formerly = früher: { $title }
result-was = { $round }: { $fate }

phases-none = in Phase 1
phases-some = { $count ->
    [1] Phase 1 abgeschlossen, in Phase 2
    [2] Phasen 1 und 2 abgeschlossen, in Phase 3
   *[other] Phasen 1 bis { $count } abgeschlossen, in Phase { $next }
}
phases-completed = { $count ->
    [1] Phase 1 abgeschlossen
    [2] Phasen 1 und 2 abgeschlossen
   *[other] Phasen 1 bis { $count } abgeschlossen
}
phases-all = { $count ->
    [1] die eine Phase abgeschlossen
    [2] beide Phasen abgeschlossen
    [3] alle drei abgeschlossen
    [4] alle vier abgeschlossen
   *[other] alle { $count } Phasen abgeschlossen
}
phases-range = mindestens { $low }, höchstens { $high }
phases-unknown = noch nicht zu sagen
reading-all = alle Phasen vollständig
reading-phase = Phase { $number } { $word } ({ $rated }/{ $applicable })

situation-none = Keine zu nennen: wonach sie sich richtet, trifft hier nicht zu.
situation-possible = Möglich: { $situation }
situation-with = { $situation } + { $addition }
situation-perhaps-with = { $situation } (vielleicht + { $addition })
situation-either = Entweder „{ $one }“ oder „{ $other }“
situation-unknown = Noch nicht zu sagen.
situation-ask = Noch nicht zu sagen; fragen Sie { $ask }.

value-unknown = ?
value-not-applicable = –
value-unknown-long = unbekannt
value-not-applicable-long = trifft nicht zu

# Warum

why-indicators = Indikatoren (* Kern)
why-inherited = Aus der Organisation: hier gezeigt, nicht gezählt
result-contested = im Rückmeldegespräch bestritten
result-contested-in = im Rückmeldegespräch bestritten: { $parts }
why-inherited-one = aus der Organisation, in der Abteilung nicht gezählt
why-core = Kernindikator
why-derived = { $why } (abgeleitet)
why-not-applicable = Nichts davon trifft hier zu; es steht nichts im Wege.
why-complete = Vollständig{ $unknown ->
    [0] .
   *[other] , was das Unbekannte auch ergibt.
}
why-not-complete = Unvollständig: die Punkte reichen nicht{ $unknown ->
    [0] .
   *[other] , was das Unbekannte auch ergibt.
}
why-core-below = Unvollständig: { $count ->
    [one] der Kernindikator { $names } liegt
   *[other] die Kernindikatoren { $names } liegen
} unter 2.
why-open = Offen: ob es vollständig ist, hängt von dem ab, was nicht bekannt ist.
why-points = { $low } von { $most } Punkten; nötig sind { $needed } und jeder Kernindikator (*) auf 2.
why-points-range = { $low } bis { $high } von { $most } Punkten sind möglich; nötig sind { $needed } und jeder Kernindikator (*) auf 2.
why-ask = Nicht bekannt: { $names }. Fragen Sie { $ask }.
why-phases = Abgeschlossen sind die ersten Phasen, soweit sie vollständig sind oder nicht zutreffen.
why-cells = Die Phasen
why-sensitivity = Bei einer anderen Schwelle für vollständig
why-value = Wert
why-derived-value = { $value } – abgeleitet: { $why }
why-single-source = { $level }: nur eine Quelle; eine zweite, unabhängige oder ein Dokument oder eine Zahl würde die Lücke schließen
why-no-document = { $level }: weder Dokument noch Zahl; eines davon würde die Lücke schließen
why-all-units = Es beruht nur auf Worten über alle Abteilungen zugleich.
why-set-aside = Die gegebene Bewertung { $value } bleibt außer Betracht.
why-reasons = Grund
why-note = Bemerkung
why-rater = Bewertet von
why-evidence = Belege ({ $count })
why-no-evidence = Kein Beleg ist angehängt.
why-evidence-missing = Der Beleg { $id } ist nicht unter diesen Aufzeichnungen.
why-evidence-title = Beleg { $id }: { $kind }
why-against = Dagegen: { $text }
why-side-against = spricht gegen das, woran er hängt
why-side = Seite
why-about = Über
why-about-all = über alle Abteilungen
why-speaker = { $role } ({ $respondent })
why-who = Wer
why-interview = Interview
why-question = Frage
why-from = Quelle
why-where = Stelle
why-as-of = Stand
why-used = Was darauf beruht ({ $count })
why-use = { $what }: { $value } · { $unit }, { $round }
why-field = Feld
why-because = Wegen des Projekts
why-fate = Was daraus wurde
why-rules = Wie bewertet wird
why-counts = Zählt
why-counts-not = Zählt nicht
why-borderline = Grenzfall
why-source = Quelle
why-factor = Erfolgsfaktor
why-of-indicator = { $value } – aus der Bewertung dieses Indikators:
why-contradicted = Belege auf beiden Seiten: { $for } dafür, { $against } dagegen.
why-situation-one = Nichts anderes bleibt übrig:
why-situation-several = Was nicht bekannt ist, lässt diese offen:
why-facts = Was den Ausschlag gibt
why-flags = Außerdem
why-fact = { $what }: { $value }
why-half = Erreicht ab { $needed } von { $most } Punkten ({ $fraction }); { $low } bis { $high } sind möglich.
why-units = Alphabetisch, Linie und Stab getrennt; keine Rangfolge.
why-units-of = { $what }, { $kind } ({ $count })

fact-reason = Genannter Grund zu „{ $indicator }“
fact-reason-any = Genannte Gründe
fact-kind = Art der Abteilung
fact-role = Funktion der befragten Person
fact-tally = { $test }: { $kind }
fact-counts = ja { $yes }, offen { $open }, nein { $no } von { $base }
tally-kind-line = Linienabteilungen
tally-kind-staff = Stabsabteilungen
tally-kind-any = alle Abteilungen
condition-is = „{ $what }“ ist { $values }
condition-at-least = „{ $what }“ ist mindestens { $values }
condition-and = und
condition-or = oder
condition-not = nicht: { $part }
condition-part = ({ $part })

scale-given = ●
scale-proven = ↓

# Alle Abteilungen

organisation-phases = Phase
organisation-row = Die ganze Organisation
organisation-tentative = ≈ { $what }
organisation-line = Linienabteilungen
organisation-staff = Stabsabteilungen
organisation-begun = mindestens begonnen
organisation-largely = mindestens weitgehend
organisation-known = bekannt, von { $total }
organisation-situation = Situation: { $situation }
organisation-legend = { $short } { $word }
organisation-tests = Abteilungen nach Prüfung
organisation-by-kind = Linie: { $line } · Stab: { $staff }
organisation-counts = Wie viele Abteilungen wie weit sind
organisation-count = { $phase }: mindestens begonnen { $begun } von { $known } bekannten, mindestens weitgehend { $largely } von { $known }, { $unknown } unbekannt
organisation-count-lone = mindestens begonnen { $begun } von { $known } bekannten, mindestens weitgehend { $largely } von { $known }, { $unknown } unbekannt
legend-proven = ↓ belegt weniger
legend-account = ↑ eigene Angabe mehr
sign-tentative = ≈
sign-proven = ↓
sign-account = ↑

# Zwei Runden

compare-title = { $from } → { $to } · { $view }
compare-link = { $link } { $meaning }
compare-link-R0 = Person, Rolle gleich
compare-link-R1 = andere Person
compare-link-R2 = andere Funktion
compare-link-R3 = Team/Abt. geändert
compare-link-R4 = ein Interview fehlt
compare-set = von Hand gesetzt, weil: { $reason }; vorgeschlagen war { $proposed }
compare-basis = { $basis }: { $persons }
compare-persons = { $earlier }, dann { $later }
compare-because = { $link } – { $basis }
compare-verdict = { $verdict }: { $reason }
compare-verdict-line = Urteil: { $verdict } · { $sums }
compare-sums = { $common } von { $union } Indikatoren verglichen, { $both } in beiden bewertet; Veränderung { $least } bis { $most }, zählt ab { $m }
compare-field = { $verdict } ({ $common } von { $union } vergleichbar)
compare-field-sums = { $verdict } ({ $common } von { $union } verglichen; Veränderung { $least } bis { $most }, zählt ab { $m })
compare-basis-of = { $common } von { $union } Indikatoren sind vergleichbar, { $both } davon in beiden Runden bewertet
compare-movement = Beobachtete Bewegung
compare-respondents = Unterschied zwischen Befragten
compare-units = Unterschied zwischen Abteilungen
compare-nothing-observed = In beiden Runden wurde nichts gesehen: in einer fehlt das Interview.
compare-observed = { $name }, an { $n } von { $defined } Indikatoren, in { $fields } von { $all-fields } Feldern: { $up } höher, { $same } gleich, { $down } niedriger{ $carried ->
    [0] {""}
   *[other] ; { $carried } weitere beruhen in beiden auf denselben Belegen
}
compare-observed-short = { $n }/{ $defined }: +{ $up } ={ $same } −{ $down }
compare-observed-bare = { $n }: +{ $up } ={ $same } −{ $down }
compare-reads = { $observed }. Liest sich vorläufig als { $reading }.
compare-warning = { $warning }: { $about }
compare-warnings = Zu bedenken: { $warnings }
compare-event = { $date } { $text }
compare-seen = beidmals gesehen
compare-seen-long = Beidmals gesehen
compare-mind = Zu bedenken
compare-kind = {" · "}{ $kind }
compare-comparable = { $comparable } von { $total } vergleichbar
compare-whole-hint = Enter: wie viele vergleichbar sind, was aus Initiativen wurde und was zwischen den Runden geschah.
compare-legend = ○ früher ● später · ●━● mindestens, höchstens · + höher = gleich − niedriger
compare-links = Wie die Gespräche von { $total } Abteilungen zusammenhängen
compare-verdicts = Urteile über { $total } Abteilungen
compare-fates = Was aus { $total } Initiativen wurde
compare-events = Was zwischen den Runden geschah
compare-no-events = Nichts ist festgehalten.
compare-predecessor = in der früheren Runde: { $unit }
compare-by-field = Nach Feld
compare-not-there = in dieser Runde nicht da
compare-indicators = Indikatoren
compare-indicators-legend = früher → später, und die Veränderung, wo in beiden Runden auf nicht denselben Belegen bewertet wurde
compare-values = { $from } → { $to }
compare-same = =
compare-carried = übernommen
compare-carried-long = Übernommen: beide Bewertungen beruhen auf genau denselben Belegen und können sich daher nicht unterscheiden.
compare-fate = { $title } ({ $from } → { $to })
compare-level = { $level } – { $text }
basis-other-team = anderes Team
basis-team-stated-once = ein Team ist nur in einer Runde genannt; beide zu nennen kann die Verbindung verbessern
basis-nobody-named = in einem Interview steht nicht, wer teilnahm
basis-unit-changed = die Abteilung wurde geteilt, zusammengelegt oder ersetzt
result-recommendations = Empfohlen ({ $count })
result-recommendations-open = Möglich, je nachdem, was nicht bekannt ist ({ $count })
why-recommended = Empfohlen, weil dies gilt, was auch immer das Unbekannte ergibt:
why-possible = Möglich: nur Unbekanntes steht im Weg. Empfohlen wird es, wo gilt:
why-rule-source = Quelle: { $source }
organisation-contacts = Kontakt mit Menschen mit Migrationshintergrund neben eigenen Initiativen ({ $units } Abteilungen)
organisation-contacts-note = Eigene Initiativen, die in dieser Runde beschlossen, erprobt, betrieben oder beendet wurden. Zählungen, kein Zusammenhang.
organisation-named = Wer wen nennt ({ $asked } Abteilungen nannten andere als wichtig für das Thema)
organisation-named-by = { $unit }: genannt von { $count } von { $asked } anderen
organisation-names-itself = nennt sich selbst
