# Een afdeling of de organisatie in een ronde beoordelen.

assess-title = Beoordelen · { $unit } · { $round }
assess-no-unit-then = Deze afdeling bestond in deze ronde niet. [ en ] gaan naar een andere ronde.
assess-evidence = Bewijs: { $count }, { $attached } gekoppeld
assess-indicators = Indicatoren: { $rated } van { $all } beoordeeld, { $open } open
assess-factors = Succesfactoren: { $rated } van { $all } beoordeeld, { $open } open
assess-no-evidence = Nog geen bewijs. e neemt het op.
assess-core-legend = * kern
assess-cell = { $field } · { $phase }:
assess-cell-word = { $word } { $rated }/{ $applicable }
assess-name = { $title }
assess-name-core = { $title } * kern
assess-more = { $count ->
    [0] PgUp
   *[other] PgDn +{ $count }
}
assess-value-reason = { $value }, { $reason }
assess-value-proven = { $value }, aangetoond { $proven }
standing-did-not-exist-yet = bestond nog niet
standing-not-asked = niet gevraagd
standing-interview-missing = geen interview
standing-not-yet-rated = nog open
standing-does-not-apply = n.v.t. (regel)
assess-factor-level = { $value }: { $text }
assess-reason = Reden: { $text }
assess-note = Notitie: { $text }
assess-counts = Telt: { $text }
assess-counts-not = Telt niet: { $text }
assess-borderline = Grensgeval: { $text }
assess-ask = Vraag: { $text }
assess-proof = Onderbouwing: { $text }
assess-proof-word = het eigen woord van de spreker volstaat
assess-proof-witness = voor een 3 twee onafhankelijke bronnen, of een document of cijfer
assess-proof-paper = boven 1 een document of cijfer
side-for = voor
side-against = tegen

assess-proposal = Voorstel: { $value } ({ $question }). p neemt het over.
assess-proposal-differs = Voorstel: { $value } ({ $question }). De beoordeling zegt iets anders; p neemt het voorstel over.
assess-proposal-same = Voorstel: { $value } ({ $question }), zoals beoordeeld.
assess-proposals = Antwoorden stellen verschillende waarden voor. Welke?
assess-no-proposal = Geen gesloten antwoord stelt hier een waarde voor.

assess-warn-all-units = Boven 1 alleen op uitspraken over alle afdelingen. Iets wat over deze afdeling gezegd, gezien of geschreven is, zou het dragen.
assess-warn-no-evidence = Er is geen bewijs gekoppeld. Tab gaat naar het bewijs, Space koppelt het.
assess-warn-single = Aangetoond maar { $level }: tot nu toe alleen { $who }. Iemand anders in een ander interview, een waarneming, een document of een cijfer zou de leemte vullen.
assess-warn-no-witness = Aangetoond maar { $level }: niemand onafhankelijk zegt het. Twee mensen in twee interviews, een document of een cijfer zouden de leemte vullen.
assess-warn-paper = Aangetoond maar { $level }: geen document of cijfer is gekoppeld. Een ervan zou de leemte vullen.
assess-warn-paper-of = Aangetoond maar { $level }: geen document of cijfer is gekoppeld. Een ervan zou de leemte vullen: { $counts }.
assess-warn-against = { $count ->
    [one] Eén bewijsstuk spreekt ertegen.
   *[other] { $count } bewijsstukken spreken ertegen.
}
assess-warn-contradicted = Bewijs spreekt ervoor en ertegen: dat is onbekend (u), met beide kanten gekoppeld.
assess-warn-consensus = Hier telt de consensus van de beoordelaars; wat getypt wordt is de eigen waarde van de hoofdbeoordelaar ernaast.

assess-computed = Niet getypt: het programma leidt het af uit de indicator “{ $indicator }”.
assess-did-not-exist = Er was nog niets te beoordelen: een afgeleide 0, wat er ook getypt wordt.
assess-why-did-not-exist-yet = Een afgeleide 0: er is “{ $needed }” voor nodig, en dat staat bij de organisatie in deze ronde op { $value }.
assess-why-not-asked = Geen vragenlijst van deze afdeling in deze ronde kan het zeggen, en er is geen ander bewijs. Een document of cijfer kan toch beoordeeld worden.
assess-why-interview-missing = Niemand van deze afdeling is in deze ronde geïnterviewd. Ander bewijs kan toch beoordeeld worden.
assess-why-interview-status = Het interview van deze afdeling in deze ronde ontbreekt ({ $status }). Ander bewijs kan toch beoordeeld worden.
assess-why-not-yet-rated = Nog niet beoordeeld. Waar niemand iets over zei is onbekend (u), nooit 0.
assess-why-does-not-apply = Het model zegt dat het hier niet van toepassing is. Een beoordeling met de hand gaat voor de regel.

assess-reasons-title = Waarom is “{ $target }” { $value }?
assess-no-reasons = Redenen horen bij 0, onbekend en n.v.t.; bij een factor bij onbekend en n.v.t.
assess-no-such-value = Een succesfactor ontbreekt (0), is er deels (1) of helemaal (2).
assess-nothing-to-rate = Hier is niets meer te beoordelen: { $result } toont het resultaat, { $other } de andere lijst.
assess-rate-first = Hier is nog geen beoordeling: 0 tot 3, u of x geven er een.
assess-waits-for-rating = Gekozen: het wordt gekoppeld zodra dit beoordeeld is.
assess-leave = { $count ->
    [one] Voor één indicator zonder beoordeling is bewijs gekozen. Verlaten en de keuze vergeten?
   *[other] Voor { $count } indicatoren zonder beoordeling is bewijs gekozen. Verlaten en de keuze vergeten?
}
assess-no-other-round = Aan die kant is er geen ronde.

assess-new-evidence = Nieuw bewijs: { $target }
assess-edit-evidence = Bewijs
assess-evidence-question = Gezegd bij de vraag { $question }.
assess-field-kind = Soort
assess-field-text = Tekst
assess-field-source = Bron
assess-field-place = Plaats erin
assess-field-round = Stand van
assess-field-date = of stand op
assess-field-who = Gezegd in, door
assess-field-about = Over
assess-field-side = Spreekt
assess-field-attach = Eraan koppelen
assess-field-note = Notitie
assess-note-title = Notitie: { $target }
assess-about-unit = deze afdeling
assess-about-all = alle afdelingen
assess-about-organisation = de organisatie
assess-about-other = een andere afdeling
assess-remove-evidence = { $count ->
    [0] Dit bewijs uit het onderzoek verwijderen? Niets berust er hier op.
    [one] Dit bewijs uit het onderzoek verwijderen? Eén beoordeling berust er hier op; ze houdt haar waarde.
   *[other] Dit bewijs uit het onderzoek verwijderen? { $count } beoordelingen berusten er hier op; ze houden hun waarden.
}
assess-said-stays = Dit is in het interview gezegd; daar kan het gewijzigd worden.
assess-said = gezegd
assess-question = vraag { $number }
assess-said-used = gezegd, gebruikt
assess-quoted = woordelijk
assess-quoted-used = woordelijk, gebruikt
assess-said-to = Bij { $number }: { $question } Nog geen bewijs; Space maakt er bewijs van.
assess-on-this = hierbij
assess-as-of = stand { $time }
