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
