# Rondes vergelijken: met de hand gezette verbanden, keuze van rondes, reeksen, gevoeligheid.

do-set-link = verband
help-set-link = Zet met de hand hoe de gesprekken van een afdeling in de twee rondes samenhangen, met de reden
link-form = Hoe de gesprekken samenhangen: { $unit }
link-as-proposed = zoals voorgesteld ({ $link })
link-proposed = Uit de gegevens voorgesteld: { $link }. Wat u zet, telt in plaats daarvan en staat er als met de hand gezet.
link-proposed-by = Uit de gegevens voorgesteld: { $link } – { $basis }. Wat u zet, telt in plaats daarvan en staat er als met de hand gezet.
link-set = met de hand gezet, omdat: { $reason }
link-proposal = Voorgesteld was { $link }
link-kept = Het verband is met de hand gezet. u neemt dat terug.
link-removed = Het verband is weer zoals voorgesteld. u neemt dat terug.
do-choose-rounds = rondes
help-choose-rounds = Kiest welke twee rondes vergeleken worden
rounds-form = Welke rondes worden vergeleken
rounds-earlier = Eerdere ronde
rounds-later = Latere ronde
rounds-same = Een vergelijking vraagt twee verschillende rondes.

# Een reeks rondes, als tabellen.

series-table-title = { $study } · { $rounds }
series-table-base = Grondslag: { $count } { $units } in { $rounds } rondes.
series-table-points = Fasen in elke ronde
series-table-points-base = Voltooide fasen, ten minste–ten hoogste, en hoe het veld tot nu toe leest. De volgorde is geen rangorde.
series-table-steps = Van ronde tot ronde
series-table-between = Tussen
series-table-round = Ronde

# Een reeks rondes, op het scherm.

do-show-series = alle rondes
help-show-series = Toont alle rondes op een rij, afdeling voor afdeling
place-series = Alle rondes op een rij
series-title = { $rounds ->
    [1] Eén ronde
    [2] Beide rondes op een rij
   *[other] Alle { $rounds } rondes op een rij
 } · { $view }
series-legend = 0 tot { $total } fasen klaar · ●━● ten minste, ten hoogste · ○ eerder · geen rangorde
series-one-round = Er is tot nu toe één ronde: een reeks begint met de tweede.
series-since = sinds de ronde ervoor
series-whole = eerste → laatste
series-steps = Van ronde tot ronde
series-step = { $from } → { $to }
series-field = { $field }: { $verdict }
series-told = sinds de ronde ervoor { $link } { $verdict }

# Hoever resultaten afhangen van wat ook anders gekozen kan worden.

do-show-sensitivity = gevoeligheid
help-show-sensitivity = Toont wat bij andere drempels anders zou zijn, en zonder beoordelingen waarvoor maar één getuige spreekt
place-sensitivity = Hoever resultaten van drempels en getuigen afhangen
sensitivity-title = Wat anders zou zijn · { $round } · { $view }
sensitivity-heading = Wat anders zou zijn
sensitivity-base = Bij andere drempels van het model, en als beoordelingen waarvoor maar één getuige spreekt als onbekend worden weggelaten. Er is geen ronde ervoor om mee te vergelijken.
sensitivity-base-before = Bij andere drempels van het model, en als beoordelingen waarvoor maar één getuige spreekt als onbekend worden weggelaten. Oordelen vergelijken met { $before }; ze kennen geen drempel.
sensitivity-scored = Zoals beoordeeld
sensitivity-without = Zonder losse getuigenissen
sensitivity-left = { $left } van { $rated } beoordelingen weggelaten
sensitivity-nothing = er verandert niets
sensitivity-field = { $field }: { $phases }
sensitivity-situation = situatie: { $situation }
sensitivity-verdict = oordeel: { $verdict }
sensitivity-at = Bij { $threshold }: { $changes }
sensitivity-without-those = Zonder de { $left } van { $rated } beoordelingen op één getuigenis: { $changes }

# Meer versies van het model in één studie.

versions-joined = De studie bevat de versies { $present } en { $other } van het model. { $alike } van { $total } indicatoren zijn gelijk beschreven, onder deze of een eerdere naam; alleen die worden vergeleken. Weggelaten: { $apart }. Sindsdien vervallen: { $dropped }.
versions-none = geen
compare-ground = Berust op { $from } → { $to }: { $common } van { $asked } vragen zijn ook eerder gesteld; over { $informed } van { $defined } indicatoren kunnen beide rondes iets zeggen.
compare-ground-renamed = { $ground } Sindsdien hernoemd: { $renamed }.
compare-grounds = Waarop het berust, { $total } eenheden
compare-ground-none = geen vragenlijst

# Wat te doen met wat te bedenken is.

warning-advice-young-mandate = In die tijd kon weinig: lees een 0 als nog niet, en vraag het in de volgende ronde opnieuw.
warning-advice-reorganisation = Ga na of beide gesprekken over dezelfde taken en mensen gaan; zo niet, zet het verband op R3.
warning-advice-self-report-only = Vraag voor het belangrijkste een document of getal, of iemand van een ander team; de kijk “aangetoond” laat zien waar.
warning-advice-superior-in-one-round-only = Met een leidinggevende aan tafel spreekt men voorzichtiger: lees beide gesprekken naast elkaar, en spreek eens zonder.
warning-advice-changed-instrument = Alleen wat beide vragenlijsten vragen of documenten tonen wordt vergeleken; neem in de volgende ronde dezelfde.
warning-advice-changed-model = Alleen wat de versies gelijk beschrijven wordt vergeleken; beoordeel de eerdere ronde opnieuw naar de huidige waar het telt.
