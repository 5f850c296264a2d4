# What leaves the study: the page on which it is chosen, and what is told before and after writing.

# Things that are counted.
manifest-unit = { $count ->
    [one] 1 unit
   *[other] { $count } units
}
manifest-unit-name = { $count ->
    [one] the name of 1 unit
   *[other] the names of { $count } units
}
manifest-talk = { $count ->
    [one] 1 talk
   *[other] { $count } talks
}
manifest-text = { $count ->
    [one] 1 text in free words
   *[other] { $count } texts in free words
}
manifest-quote = { $count ->
    [one] 1 quote
   *[other] { $count } quotes
}
manifest-background = { $count ->
    [one] 1 background passage
   *[other] { $count } background passages
}
manifest-note = { $count ->
    [one] 1 note beside the questions
   *[other] { $count } notes beside the questions
}
manifest-evidence = { $count ->
    [one] the words of 1 piece of evidence
   *[other] the words of { $count } pieces of evidence
}
manifest-summary = { $count ->
    [one] 1 summary
   *[other] { $count } summaries
}
manifest-memo = { $count ->
    [one] 1 memo
   *[other] { $count } memos
}
manifest-rating = { $count ->
    [one] 1 rating
   *[other] { $count } ratings
}
manifest-rating-note = { $count ->
    [one] the note on 1 rating
   *[other] the notes on { $count } ratings
}
manifest-share = { $count ->
    [one] 1 share of people
   *[other] { $count } shares of people
}
manifest-role = { $count ->
    [one] 1 role
   *[other] { $count } roles
}
manifest-draft = { $count ->
    [one] 1 text typed
   *[other] { $count } texts typed
}
manifest-respondent = { $count ->
    [one] all that 1 respondent said
   *[other] all that { $count } respondents said
}
manifest-table = { $count ->
    [one] 1 table
   *[other] { $count } tables
}
manifest-row = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
manifest-picture = { $count ->
    [one] 1 picture
   *[other] { $count } pictures
}
manifest-code = { $count ->
    [one] 1 code
   *[other] { $count } codes
}
manifest-coding = { $count ->
    [one] 1 coded passage
   *[other] { $count } coded passages
}

# Why something is left out.
manifest-why-not-agreed = somebody in the talk has not agreed to it, or agrees no longer
manifest-why-not-agreed-to-quote = who said it has not agreed to be quoted
manifest-why-not-for-own-unit = who said it has not agreed that the own unit sees it
manifest-why-not-with-role = who said it has not agreed to be quoted with the role
manifest-why-background = in the background
manifest-why-no-speaker = who of several said it is not recorded
manifest-why-not-checked = typed live and not checked since
manifest-why-not-approved = not approved by the respondent
manifest-why-withdrawn = taken back by the respondent
manifest-why-too-few = of too few people
manifest-why-no-feedback = the feedback talk is not recorded
manifest-why-given-away = which unit it is would follow from the others
manifest-why-not-handed-on = stays here when handed on; data for your own analysis has it
manifest-why-no-place = stands under no heading or question of it
manifest-why-not-in-such = such a file holds none
manifest-why-not-stored = not stored yet: open the study once
manifest-why-erased = erased

# $what: so many of something; $why: one of the reasons above.
manifest-missing = { $what } ({ $why })
# $what: what is in the file, or left out.
manifest-inside-line = In it: { $what }.
manifest-left-out-line = Left out: { $what }.
manifest-nothing = Nothing of the study is in it.

manifest-remark-whole-record = All that is on record is in it, whatever anybody agreed to: it is an archive. What is in the background is in the study file alone.
manifest-remark-own-analysis = It is for your own analysis: it holds what people said, and is not to be handed on.
manifest-remark-pseudonyms = Nobody’s name is in it: people stand by their pseudonyms.
manifest-remark-names = It says who people are: personal, and not to be handed on.
manifest-remark-nobody = Nobody who was talked to stands in it, not even by a pseudonym; whom they named in free words may.
manifest-remark-not-locked = The study is locked, and this file is not: whoever has it can read it.
manifest-remark-replaced = { $count ->
    [one] 1 word that may tell who somebody is was replaced as decided.
   *[other] { $count } words that may tell who somebody is were replaced as decided.
}
manifest-remark-undecided = { $count ->
    [one] Nothing was decided of 1 word in the study that may tell who somebody is; it leaves as it is
   *[other] Nothing was decided of { $count } words in the study that may tell who somebody is; they leave as they are
 }: see “Words that may tell” on the first screen, or `nulmeting scan`.

# How far it is.
leaving-step-reading = Reading
leaving-step-scoring = Scoring
leaving-step-comparing = Comparing
leaving-step-laying-out = Laying out
leaving-step-writing = Writing
leaving-step-matching = Holding the file against the study
leaving-step-taking = Taking it in
leaving-step-examining = Looking it over
leaving-step-mending = Mending
leaving-step-salvaging = Saving what can be read
leaving-step-restoring = Putting the backup in its place
leaving-step-searching = Looking for what was said
leaving-step-erasing = Erasing
# Said when somebody presses Ctrl+C.
leaving-goes-on = This cannot be ended halfway without leaving something half done; it goes on to its end.
# $place: the file or folder.
leaving-written = Wrote { $place }.

# The page.
place-export = Export
do-export = export
help-export = The ways out of the study: reports, data, archive, pictures; says what will be in a file and what is left out before it is written
do-write-file = write it
help-write-file = Writes the file where the page says; nothing that is there is replaced without asking
do-change-here = choose
help-change-here = Chooses the kind of file, changes the value selected, or goes to what is left out
export-title = Export
export-reports = Reports
export-data = Data
export-study = Study
export-pictures = Pictures
export-way-chapter = Chapter
export-way-unit = Unit's sheet
export-way-interview = Write-up
export-way-council = Council
export-way-csv = CSV
export-way-xlsx = Workbook
export-way-spss = SPSS
export-way-toml = Archive
export-way-qdpx = Coding project
export-way-qdc = Codebook
export-way-picture-organisation = All units
export-way-picture-unit = One unit
export-way-picture-comparison = Two rounds
export-way-picture-series = All rounds
export-about-chapter = The chapter on the study: method, organisation, unit by unit, comparison, limits. With the units' names: yours, before it is the council's.
export-about-unit = For one unit to talk over: its own results, quotes and next steps.
export-about-interview = The write-up of a talk, for the respondent to correct and approve.
export-about-council = The yearly account to the council: names only units whose feedback talk is recorded, quotes nobody.
export-about-csv = A folder of tables as CSV with a codebook, for statistics.
export-about-xlsx = The same tables as the sheets of a workbook.
export-about-spss = A folder with the same tables and syntax for SPSS and PSPP.
export-about-toml = The study as a file.
export-about-qdpx = Talks as texts with their marks, for programs that code texts (REFI-QDA).
export-about-qdc = The codebook of indicators and factors alone (REFI-QDA).
export-about-picture-organisation = All units in a round: each cell of the matrix in a word.
export-about-picture-unit = A unit in a round: matrix, phases, situation, success factors.
export-about-picture-comparison = Two rounds of all units: completed phases by field.
export-about-picture-series = All rounds in a row: completed phases by field.
export-format = Format
export-format-html = one page for a browser, with pictures (HTML)
export-format-docx = a document for a word processor (DOCX)
export-format-markdown = Markdown, for an editor
export-language = Language
export-language-en = English
export-language-de = German
export-language-nl = Dutch
export-room = For whom
export-room-shared = to be handed on: no notes, only quotes that may be used
export-room-own = for your own analysis: with what people said; not to be handed on
export-room-study-shared = to be handed on: only texts of talks and quotes that may leave
export-room-study-own = all on record, for an archive or another machine; not to be handed on
export-talk = Talk
export-version = Version
export-unit = Unit
export-rounds = Rounds
export-rounds-all = all; the first and the last are compared
# $from, $to: rounds.
export-rounds-two = { $from } and { $to }
export-place = Place
export-place-form = Where to write it
export-place-text = A name lies in the folder of the study; a path where it says.
export-inside = In it
export-left-out = Left out
export-go = Where to?
# $why: what is in the way.
export-impossible = It cannot be written: { $why }.
export-busy = Something is being written; Esc ends it.
export-how-to-stop = Esc ends it; nothing of it stays.
export-stopped = Ended; nothing was written.
# $place: the file.
export-replace = { $place } is there already. Write over it?
