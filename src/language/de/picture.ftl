# Bilder, und die Vorführung vor Publikum.

picture-no-feedback = Noch kein Rückmeldegespräch festgehalten: { $count } { $units }.
picture-not-named = Nicht genannt, weil noch kein Rückmeldegespräch festgehalten ist: { $count } { $units }.
picture-left-out = Weggelassen, weil der Name aus den anderen folgen würde: { $count } { $units }.
picture-contested = Ein Teil dieses Ergebnisses ist bestritten.
picture-field-verdict = { $verdict } ({ $common }/{ $union })
picture-link-set = { $link } (von Hand gesetzt)
picture-observed = { $name }: an { $n } von { $defined } Indikatoren, { $up } höher, { $same } gleich, { $down } niedriger
picture-no-ranking = Die Einheiten stehen in der Reihenfolge ihrer Namen, Linie und Stab getrennt. Dies ist keine Rangfolge.
picture-no-ranking-numbers = Die Genannten stehen in der Reihenfolge ihrer Namen, die anderen nach einer Nummer ohne Bedeutung; Linie und Stab getrennt. Dies ist keine Rangfolge.
picture-mind-all = Bei allen zu bedenken: { $warnings }
picture-legend = Was die Zeichen bedeuten
picture-phases = Abgeschlossene Phasen
picture-earlier = frühere Runde: { $round }
picture-later = spätere Runde: { $round }
picture-range = mindestens, höchstens: noch unbekannte Bewertungen entscheiden
picture-unknown = noch nicht zu sagen
picture-shift = ein Phasenwechsel, den nichts Unbekanntes umstoßen kann
picture-numbers = (4/11): vier der elf zutreffenden Indikatoren sind vergleichbar
picture-field-line = { $field }: { $earlier }; später { $later }; { $verdict }
picture-field-lone = { $field }: { $verdict }
picture-unit-title = { $unit } · { $round }
picture-interviewed = in dieser Runde interviewt
picture-not-interviewed = in dieser Runde nicht interviewt
picture-basis = 2/3: bewertet, von denen, die zutreffen
picture-begun = Mindestens begonnen, von den bekannten
picture-unit-base = Basis: { $rated } von { $indicators } Indikatoren bekannt.
