# Eén indicator of factor in alle afdelingen van een ronde.

across-title = Over de afdelingen · { $round }
across-units = Afdelingen: { $rated } van { $all } beoordeeld, { $open } open
across-name = { $name } · { $place } · { $at }/{ $all }
across-factor = succesfactor
across-evidence = { $attached } van { $count } gekoppeld · { $unit }
across-beside = { $unit }: { $value }
across-nothing-said = Hierover is niets gezegd, gezien of geschreven.
across-nothing-to-rate = In deze ronde is niets meer te beoordelen: { $back } gaat terug.
across-no-units = In deze ronde bestond geen afdeling. [ en ] gaan naar een andere ronde.
across-find-target = Welke indicator of succesfactor?
assess-not-across = De organisatie wordt in een ronde één keer beoordeeld; daarnaast staat niets.

place-across = Over de afdelingen
do-across = dwars
help-across = Beoordeelt één indicator in alle afdelingen van de ronde, bewijs naast elkaar
do-next-open = volgende open
help-next-open = Naar de volgende afdeling zonder beoordeling; na de laatste naar de volgende indicator die er een mist
do-earlier-target = ervoor
help-earlier-target = Naar de indicator of factor ervoor
do-later-target = erna
help-later-target = Naar de volgende indicator of factor
do-find-target = indicator
help-find-target = Vindt een indicator of factor aan een deel van zijn naam
do-open-unit = afdeling
help-open-unit = Opent de beoordeling van deze afdeling op dezelfde plaats

# Hoe een indicator of factor in deze studie wordt beoordeeld.

rule-line = Regel: { $text }
rule-title = Codeerregel: { $target }
rule-field = Regel
rule-help = Hoe dit in deze studie wordt beoordeeld, in alle afdelingen en rondes. Staat bij de schaal; leeg verwijdert hem.
do-coding-rule = codeerregel
help-coding-rule = Legt vast hoe dit in deze studie wordt beoordeeld; de regel staat vanaf dan bij de schaal

# Wat één bewijs draagt.

assess-carries = draagt { $count }
assess-warn-carries = { $evidence } draagt { $count } beoordelingen van deze afdeling: staat elk daarvan erin?
assess-one-too-many = { $evidence } draagt nu { $count } beoordelingen van deze afdeling in deze ronde. Staat elk daarvan erin?

# Wat na te gaan is, en de codeerregels, als documenten.

rules-none = Er is nog geen codeerregel vastgelegd.
rules-factors = Succesfactoren
rules-gone = Niet in deze versie van het model
findings-none = Er is niets na te gaan.
findings-proposed = { $value }, voorgesteld { $proposed } door { $question } in { $interview }
findings-heading = { $what }: { $count }
findings-carries = { $count } beoordelingen
finding-open = Nog niet beoordeeld
finding-proposal = Een gesloten antwoord stelt iets anders voor
finding-no-evidence = Boven 0 beoordeeld zonder bewijs
finding-all-units = Boven 1 alleen op uitspraken over alle afdelingen
finding-contradicted = Bewijs voor en tegen, en niet als onbekend beoordeeld
finding-carries-many = Bewijs dat meer dan drie beoordelingen van een afdeling draagt
finding-unused = Bewijs waarop geen beoordeling rust

# De pagina van wat na te gaan is, en de toetsen op bewijs.

findings-title = Na te gaan · { $round }
place-findings = Na te gaan
do-findings = na te gaan
help-findings = Noemt wat in de ronde na te gaan is: wat open is, afwijkende voorstellen, beoordelingen en bewijs die alleen staan
do-open-finding = daarheen
help-open-finding = Gaat naar de plaats in de beoordeling van de afdeling
do-earlier-kind = soort ervoor
help-earlier-kind = Naar de eerste bevinding van de soort ervoor
do-later-kind = volgende soort
help-later-kind = Naar de eerste bevinding van de volgende soort
do-turn-side = voor/tegen
help-turn-side = Legt vast dat het tegen datgene spreekt waaraan het gekoppeld is, of ervoor
do-about-all = alle
help-about-all = Legt vast dat het over alle afdelingen gaat, of over deze
assess-no-evidence-yet = Dit is nog geen bewijs: Space maakt er bewijs van.
assess-now-for = Het spreekt voor datgene waaraan het gekoppeld is.
assess-now-against = Het spreekt tegen datgene waaraan het gekoppeld is.
assess-now-all = Het gaat over alle afdelingen en staat bij elk; een beoordeling boven 1 op dit alleen wordt gemarkeerd.
assess-now-unit = Het gaat over deze afdeling.
assess-speaks-for = + ervoor
assess-speaks-against = − ertegen
assess-evidence-against = Bewijs: { $count }, { $attached } gekoppeld, { $against } ertegen
across-evidence-against = { $attached } van { $count } gekoppeld, { $against } ertegen · { $unit }

# Documenten.

assess-source-title = Uit welke bron komt het?
assess-source-new = een andere bron
do-new-document = document
help-new-document = Voert een document of getal in, met een bekende bron of een andere
