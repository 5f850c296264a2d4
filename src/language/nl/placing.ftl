# Wat van het gesprek te ordenen blijft.

placing-title-bare = Te ordenen
placing-title = Te ordenen · { $unit } · { $round }
placing-which = De vraag waar de gedachte bij hoort
placing-undone = Teruggenomen.
placing-nothing = Alles uit dit gesprek staat op zijn plaats.
placing-put = Staat bij vraag { $number }.
placing-moved = Staat nu hier: { $sheet }.
placing-parked = Geparkeerde gedachten: { $count }
placing-parked-keys = Enter: bij een vraag · i eigen observatie · . achtergrond · d verwijdert
placing-flagged = Om op terug te komen: { $count }
placing-flagged-keys = Enter: ernaartoe · v is een citaat · d klaar
placing-offered = Tussen aanhalingstekens: { $count }
placing-offered-keys = v is een citaat · Enter: ernaartoe · d zo laten
placing-unasked = Niet gesteld: { $count }
placing-unasked-keys = Enter: ernaartoe · - niet gesteld · a geen antwoord · w weet niet · x niet van toepassing
placing-off-path = Beantwoord en nu buiten het pad: { $count }
placing-off-path-keys = Blijft bewaard en telt weer als een antwoord de vraag terugbrengt. Enter: ernaartoe
