council-name-line = { $unit } { $number } (lijn)
council-name-staff = { $unit } { $number } (staf)

place-summary = Samenvatting van een afdeling
do-summaries = samenvatting
help-summaries = Opent de eigen woorden over de afdeling, kop voor kop
do-next-heading = verder
help-next-heading = Naar de volgende kop; wat getypt is blijft
do-earlier-heading = terug
help-earlier-heading = Naar de kop ervoor
summary-title = { $unit } · { $round } · samenvatting
summary-head = { $heading } · kop { $number } van { $count } · { $written ->
    [0] niets geschreven
    [one] één geschreven
   *[other] { $written } geschreven
 }
summary-placeholder = eigen woorden onder deze kop
summary-ratings = Beoordelingen
summary-no-ratings = Geen indicator hoort hier.
summary-no-headings = Het beoordelingsmodel heeft koppen noch velden.
summary-quotes = Citaten ({ $count })
summary-more = nog { $count } hieronder, Alt+↓

response-agreed = Door de afdeling gedeeld: { $text }
response-contested = Door de afdeling betwist: { $text }
response-no-words = (zonder toelichting)
response-on = { $text } ({ $on })
response-wider = Door de afdeling betwist met een groter deel van het resultaat
response-view-agreed = gedeeld
response-view-contested = betwist

do-feedback = terugkoppeling
help-feedback = Legt vast wat de afdeling in het terugkoppelgesprek zei: gedeeld of betwist, het geheel of een deel
feedback-about = Waarover de afdeling iets zegt
feedback-whole = het geheel
feedback-title = Terugkoppelgesprek: { $part }
feedback-view = De afdeling zegt
feedback-text = In haar woorden
feedback-on = Dag van het gesprek
feedback-nothing = toch niets
feedback-line-agreed = Terugkoppelgesprek, gedeeld: { $parts }
feedback-line-contested = Terugkoppelgesprek, betwist: { $parts }
feedback-table = Terugkoppelgesprekken
feedback-table-base = Basis: { $count } { $count ->
    [one] reactie
   *[other] reacties
 }.
feedback-table-round = Ronde
feedback-table-about = Over
feedback-table-view = Mening
feedback-table-words = Woorden

struck-written = Citeert het nog, met de hand te wijzigen: { $written }.

framework-title = { $study } · samenvattingen
framework-base = Geschreven: { $written } van { $count }.
framework-heading = Kop
framework-words = Samenvatting
framework-rests = Bewijs en citaten
framework-nothing = Nog niets geschreven.
framework-evidence = Bewijs: { $ids }.
framework-held-back = { $count ->
    [one] Eén citaat mag niet naar buiten en is weggelaten.
   *[other] { $count } citaten mogen niet naar buiten en zijn weggelaten.
 }
# Op het scherm. $sources: bewijs en citaten; $held: citaten die de studie niet mogen verlaten.
framework-of = Samenvattingen · { $round }
framework-cell-written = tekst ({ $sources })
framework-cell-open = bewijs ({ $sources })
framework-cell-nothing = –
framework-written = er is een samenvatting geschreven
framework-unwritten = nog geen samenvatting
framework-pieces = { $count ->
    [0] geen bewijs
    [one] één bewijsstuk
   *[other] { $count } bewijsstukken
 }
framework-quotes = { $count ->
    [0] geen citaat
    [one] één citaat
   *[other] { $count } citaten
 }{ $held ->
    [0] {""}
   *[other] , waarvan { $held } de studie niet mag verlaten
 }
framework-legend = tekst: er is een samenvatting geschreven · bewijs: nog geen, maar wel iets om die uit te schrijven · (3): bewijsstukken en citaten · –: niets
place-framework = Samenvattingen van een ronde
do-framework = samenvattingen
help-framework = Toont afdelingen × koppen: waar een samenvatting staat, waar alleen bewijs is, waar niets
memos-title = { $study } · memo's
memos-none = Geen memo.
memos-id = Memo
memos-about = Over
memos-day = Dag
memos-text = Woorden
memos-study = het onderzoek

place-memos = Memo's
do-memos = memo's
help-memos = Eigen notities bij wat gekozen is: lezen, toevoegen, wijzigen; van daar alle memo's van het onderzoek
do-all-memos = alle
help-all-memos = Alle memo's van het onderzoek, en terug naar die bij wat gekozen was
do-find-memo = zoeken
help-find-memo = Vindt memo's naar hun woorden en naar waar ze over gaan
do-go-to-subject = erheen
help-go-to-subject = Gaat naar waar de memo over gaat
memo-words = Memo
memo-title = Memo: { $about }
memo-find = Woorden
memo-find-title = In alle memo's zoeken
memo-found = Met “{ $text }”; Tab toont alle
memo-how = a voegt er een toe.
memo-all = Alle memo's van het onderzoek
memo-on = Memo's: { $about }
memo-nowhere = Dit gaat over het onderzoek als geheel, of over iets dat weg is.
