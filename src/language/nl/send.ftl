# Een vragenlijst als blad voor wie het invult.

send-text = Kruis aan wat vandaag geldt, en voeg de genoemde stukken bij of leg ze klaar voor het gesprek. Laat open wat niet bekend is. Schrijf geen namen op en van niemand de herkomst.
send-by = Ingevuld door (functie)
send-back = Graag terug vóór
send-paper = Het stuk
send-enclosed = is bijgevoegd
send-shown = is in het gesprek in te zien
send-absent = bestaat niet
send-notes = Opmerkingen
