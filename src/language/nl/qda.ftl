# Een studie voor programma's waarmee teksten worden gecodeerd.

qda-shared = Om door te geven: van wat gezegd is alleen citaten die gebruikt mogen worden. Namen van personen zijn pseudoniemen.
qda-own = Voor de eigen analyse, niet om door te geven. Achtergrond is weggelaten. Namen van personen zijn pseudoniemen.
qda-factors = Succesfactoren
qda-marks = Markeringen
qda-quote = Citaat
qda-flag = Op terugkomen
qda-unknown = Niet in het model
qda-rule = Codeerregel
qda-counts = Telt
qda-counts-not = Telt niet
qda-borderline = Grensgeval
qda-evidence = Bewijs
qda-outside = Bewijs van buiten de gesprekken
qda-note-before = Voor het gesprek
qda-note-observation = Observatie
qda-note-parked = In het gesprek geparkeerd
qda-respondent = Respondent
qda-respondent-role = Rol van de respondent
qda-said-by = Gezegd door { $who }
