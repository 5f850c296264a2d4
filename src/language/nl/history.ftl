# Wat een gegeven eerder zei: het journaal als geschiedenis.

place-history = Wijzigingen
do-history = wijzigingen
help-history = Wat hier eerder stond: wie het wanneer wijzigde, en wat het werd
do-conflicts = conflicten
help-conflicts = Toont wat op twee plaatsen is gewijzigd, om te kiezen welke versie telt
do-restore = terughalen
help-restore = Haalt deze versie terug, als een eigen wijziging; de vorige is op dezelfde manier terug te halen
# $what: de vraag, de beoordeling of het gegeven.
history-title = Wijzigingen: { $what }
history-none = Hier is nog niets gewijzigd.
history-base = { $count } { $count ->
    [one] wijziging
   *[other] wijzigingen
 }, de nieuwste eerst. Tijden zijn plaatselijk; de volgorde is die van de wijzigingen, niet die van de klok.
history-clock = Sommige latere wijzigingen hebben een vroegere tijd: een klok is teruggezet, of twee apparaten lopen verschillend. De volgorde klopt toch.
history-current = geldt nu
history-nobody = zonder naam
history-struck = Wat hier stond is geschrapt of gewist.
history-struck-before = Wat hier eerder stond is geschrapt of gewist; wat er veranderde is niet meer te zeggen.
history-removed = Verwijderd.
history-brought-back = Teruggehaald.
history-same = Niets leesbaars is veranderd.
# Eén veld van een wijziging. $field: de naam, $text: wat er veranderde.
history-field = { $field }: { $text }
history-from-to = { $before } → { $after }
history-no-more = { $before } → niets
history-cannot-restore = Dit is geschrapt of gewist en is niet terug te halen.
history-holds = Deze versie geldt nu.
history-restored = De versie van { $when } is teruggehaald. Niets is verloren: de vervangen versie staat eronder.
history-part-status = stand
history-part-consent = toestemming
history-part-notes = notities
history-part-companion = gesloten antwoord
history-part-write-up = uitwerking
history-part-replies = reactie op de uitwerking
history-part-removed = verwijdering
history-kind-definition = Definitie
history-kind-round = Ronde
history-kind-participant = Deelnemer
history-kind-event = Gebeurtenis
history-kind-note = Notitie
history-kind-evidence = Bewijs
history-kind-initiative = Initiatief
history-kind-summary = Samenvatting
history-kind-response = Reactie
history-kind-link = Koppeling
history-kind-memo = Memo
history-kind-rule = Codeerregel
history-name-value = Waarde
history-name-reasons = Redenen
history-name-reason = Reden
history-name-note = Opmerking
history-name-evidence = Bewijs
history-name-text = Tekst
history-name-respondent = Gezegd door
history-name-choice = Gekozen
history-name-choices = Gekozen
history-name-missing = Geen antwoord, want
history-name-check-reason = Waarschuwing behouden, want
history-name-status = Stand
history-name-kind = Soort
history-name-name = Naam
history-name-title = Titel
history-name-label = Naam
history-name-unit = Afdeling
history-name-units = Afdelingen
history-name-round = Ronde
history-name-held-on = Datum
history-name-at = Tijd
history-name-place = Plaats
history-name-mode = Vorm
history-name-minutes = Geplande minuten
history-name-language = Taal
history-name-questionnaire = Vragenlijst
history-name-recorder = Opname gestart
history-name-attempts = Pogingen
history-name-worked-up = Uitgewerkt
history-name-approved = Goedgekeurd
history-name-struck = Geschrapt
history-name-source = Bron
history-name-side = Kant
history-name-about = Waarover
conflicts-title = Op twee plaatsen gewijzigd
conflicts-base = { $count ->
    [one] Eén deel is op twee plaatsen gewijzigd zonder dat men van elkaar wist. De eerste versie telt; kies welke moet tellen. De andere blijven in de wijzigingen.
   *[other] { $count } delen zijn op twee plaatsen gewijzigd zonder dat men van elkaar wist. Van elk telt de eerste versie; kies welke moet tellen. De andere blijven in de wijzigingen.
}
conflicts-none = Niets staat tegenover elkaar.
conflict-settled = Deze versie telt. De andere blijven in de wijzigingen.

# Terugnemen en opnieuw doen. $what: wat er is gewijzigd, deel voor deel.
turned-back = Teruggenomen: { $what }.
turned-again = Opnieuw gedaan: { $what }.
turned-more = en nog { $count }
# $name: een gegeven dat nieuw was en weer verwijderd is.
turned-gone = { $name } is weer weg
turned-nothing-back = Van u is er niets meer terug te nemen.
turned-nothing-again = Er is niets opnieuw te doen.
turned-somebody = iemand
turned-left-replaced = { $name } blijft zoals het is: { $who } heeft het sindsdien gewijzigd.
turned-left-built-on = { $name } blijft: { $who } heeft er sindsdien op voortgebouwd.
turned-left-disputed = { $name } blijft zoals het is: het is op twee plaatsen gewijzigd.
turned-left-gone = { $name } blijft zoals het is: wat er stond is geschrapt of gewist.
turned-left-lasting = { $name } is niet terug te nemen.
turned-left-more = Nog { $count } blijven zoals ze zijn.
turned-keys-again = { $key } doet het opnieuw,
turned-keys-back = { $key } neemt het terug,
turned-keys-go = { $key } gaat ernaartoe.
turned-nowhere = Er is nog niets teruggenomen waar u heen kunt gaan.
turned-not-blind = Bij blind beoordelen wordt hier niets teruggenomen: beoordeel opnieuw.
compare-history-unit = Kies een afdeling: de met de hand gezette koppeling heeft wijzigingen, en ook de beoordelingen daarbinnen.

# The study as it was. $when: date and time.
past-header = stand { $when }
past-refused = Dit is de studie zoals zij op { $when } was: zij is te lezen, en er is niets in te wijzigen. Open haar zonder --as-of om verder te gaan.
past-opened = De studie zoals zij op { $when } was, om te lezen: later { $later ->
    [one] kwam er { $later } wijziging
   *[other] kwamen er { $later } wijzigingen
 } bij.
