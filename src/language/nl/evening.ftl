# Het blad voor de avond voor een gesprek.

evening-heading = De avond ervoor: { $unit }, { $round }
evening-title-bare = De avond ervoor
evening-title = { $unit } · { $round } · de avond ervoor
evening-talk = Interview
evening-not-arranged = nog niet afgesproken
evening-when = Wanneer
evening-no-day = nog geen dag
evening-where = Waar
evening-no-place = nog geen plaats
evening-time = Geplande tijd
evening-minutes = { $minutes } minuten
evening-no-time = geen
evening-questionnaire = Vragenlijst
evening-none = geen
evening-who = Wie deelneemt
evening-nobody = Er is nog niemand ingevoerd.
evening-agreed = ingestemd met: { $what }
evening-not-agreed = heeft nog niet met het interview ingestemd
evening-questions = Vragen die het meest ophelderen
evening-rule = Elke onbekende indicator van een open cel geeft een vraag ernaar 1 punt, een kernindicator (*) 2, en het dubbele als hij ook in “{ $round }” onbekend was (°).
evening-rule-first = Elke onbekende indicator van een open cel geeft een vraag ernaar 1 punt, een kernindicator (*) 2.
evening-question = { $number } · { $ask } ({ $points ->
    [one] één punt
   *[other] { $points } punten
})
evening-settles = { $cell }: { $what }
evening-perhaps = alleen te stellen als eerdere antwoorden erom vragen
evening-core = *
evening-old = °
evening-no-question = Geen vraag die nog te stellen is zou iets ophelderen dat open is.
evening-no-questionnaire = Voor { $unit } is er in deze ronde geen vragenlijst. De lijst van rondes zegt welke gebruikt worden.
evening-initiatives = Initiatieven om naar te vragen
evening-no-initiatives = Naar geen initiatief van een eerdere ronde is nog te vragen.
evening-initiative = { $state } in “{ $round }”
evening-left = Blijven liggen uit “{ $round }”
evening-no-left = Blijven liggen uit een eerder gesprek
evening-no-earlier = Er was geen eerder gesprek.
evening-left-nothing = Alles is gevraagd en niets is aangestreept.
evening-left-question = { $number } · { $ask } – { $what }
evening-left-unasked = niet gesteld
evening-left-flags = { $count ->
    [one] één passage aangestreept
   *[other] { $count } passages aangestreept
}
evening-unknown = Wat onbekend is ({ $count ->
    [one] één indicator
   *[other] { $count } indicatoren
})
evening-open = Open cellen: of ze volledig zijn hangt hiervan af. * kern · ° ook in “{ $round }” onbekend
evening-open-first = Open cellen: of ze volledig zijn hangt hiervan af. * kern
evening-nothing-open = Geen cel is open: niets wat nog onbekend is kan veranderen of er een volledig is.
evening-names = Dit blad zegt wie de mensen zijn: het is alleen voor u.
