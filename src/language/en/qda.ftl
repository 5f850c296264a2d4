# A study for programs that code texts.

qda-shared = To be handed on: of what was said only quotes that may be used. Names of people are pseudonyms.
qda-own = For the researcher's own analysis, not to be handed on. Background is left out. Names of people are pseudonyms.
qda-factors = Success factors
qda-marks = Marks
qda-quote = Quote
qda-flag = To come back to
qda-unknown = Not in the model
qda-rule = Coding rule
qda-counts = Counts
qda-counts-not = Does not count
qda-borderline = Borderline case
qda-evidence = Evidence
qda-outside = Evidence from outside the interviews
qda-note-before = Before the talk
qda-note-observation = Observation
qda-note-parked = Parked in the talk
qda-respondent = Respondent
qda-respondent-role = Role of the respondent
qda-said-by = Said by { $who }
