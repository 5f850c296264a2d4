# Afdelingen en rondes.

home-title = { $study } · { $organisation }
home-unit = Afdeling
home-organisation = De organisatie als geheel
home-none = –
home-several = { $count } interviews
home-answered = { $status } { $answered }/{ $questions }
home-rated = { $count ->
    [one] { $count } beoordeling
   *[other] { $count } beoordelingen
}
home-cell = { $unit }, { $round }
home-next = Hierna:
home-next-round = een ronde maken ({ $keys })
home-next-unit = de te interviewen afdelingen invoeren ({ $keys })
home-next-resume = verder met { $unit }, { $round } ({ $keys })
home-next-hold = { $unit }, { $round } voeren ({ $keys })
home-next-rate = { $unit }, { $round } beoordelen ({ $keys })
home-next-compare = de rondes vergelijken ({ $keys })
home-next-missed = de rondes vergelijken ({ $compare }), of alsnog voeren: { $unit }, { $round } ({ $keys })
home-next-go = pijltjestoetsen, dan { $keys }
home-begin = Met { $unit } is er in { $round } nog geen interview. Er een maken en beginnen?
home-begin-again = Het interview met { $unit } in { $round } is { $status }. Toch voeren?
home-no-round = Er is nog geen ronde. Maak er eerst een (n).
home-no-talk = Hier is nog geen gesprek.
home-no-unit = Er is nog geen afdeling. Voeg er eerst een toe (u).
home-no-questionnaire = Voor { $unit } is er in { $round } geen vragenlijst. De lijst van rondes (n) zegt welke gebruikt worden.
home-one-round = Een vergelijking heeft twee rondes nodig.
home-compare-with = { $round } vergelijken met
home-first = Eerste stappen
home-first-study = het onderzoek een naam geven, en zeggen wat vragen openlaten
home-first-units = de te interviewen afdelingen invoeren
home-first-rounds = de rondes bekijken en van data voorzien
home-first-hold = op een afdeling en een ronde: het interview voeren
home-first-rate = het gezegde beoordelen; r toont het resultaat, c vergelijkt
home-first-help = toont de toetsen van elk scherm
home-leave = Het programma verlaten? Alles is bewaard; de volgende keer opent het hier.
home-find = Afdeling zoeken
home-events = Wat er gebeurde (v)
