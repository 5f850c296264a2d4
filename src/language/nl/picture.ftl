# Beelden, en de vertoning voor een zaal.

picture-no-feedback = Nog geen terugkoppelgesprek vastgelegd: { $count } { $units }.
picture-not-named = Niet bij naam genoemd, omdat nog geen terugkoppelgesprek is vastgelegd: { $count } { $units }.
picture-left-out = Weggelaten, omdat de naam uit de andere zou volgen: { $count } { $units }.
picture-contested = Een deel van dit resultaat wordt bestreden.
picture-field-verdict = { $verdict } ({ $common }/{ $union })
picture-link-set = { $link } (met de hand gezet)
picture-observed = { $name }: op { $n } van { $defined } indicatoren, { $up } hoger, { $same } gelijk, { $down } lager
picture-no-ranking = De eenheden staan op volgorde van naam, lijn en staf apart. Dit is geen rangorde.
picture-no-ranking-numbers = De genoemde staan op volgorde van naam, de andere op een nummer zonder betekenis; lijn en staf apart. Dit is geen rangorde.
picture-mind-all = Bij alle te bedenken: { $warnings }
picture-legend = Wat de tekens betekenen
picture-phases = Afgeronde fasen
picture-earlier = eerdere ronde: { $round }
picture-later = latere ronde: { $round }
picture-range = minstens, hoogstens: nog onbekende beoordelingen beslissen
picture-unknown = nog niet te zeggen
picture-shift = een faseverschuiving die niets onbekends kan omgooien
picture-numbers = (4/11): vier van de elf indicatoren die van toepassing zijn, zijn te vergelijken
picture-field-line = { $field }: { $earlier }; later { $later }; { $verdict }
picture-field-lone = { $field }: { $verdict }
picture-unit-title = { $unit } · { $round }
picture-interviewed = in deze ronde geïnterviewd
picture-not-interviewed = in deze ronde niet geïnterviewd
picture-basis = 2/3: beoordeeld, van wat van toepassing is
picture-begun = Minstens begonnen, van wat bekend is
picture-unit-base = Basis: { $rated } van { $indicators } indicatoren bekend.
