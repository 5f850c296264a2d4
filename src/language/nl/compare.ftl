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
