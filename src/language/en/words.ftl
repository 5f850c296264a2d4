# The researcher's own text: summaries, memos, feedback talks, and what may be published of a unit.

# A unit in a text for the council before its feedback talk. $unit: "department", $number: never the same twice.
council-name-line = line { $unit } { $number }
council-name-staff = staff { $unit } { $number }

place-summary = Summary of a unit
do-summaries = summaries
help-summaries = Opens your own words on the unit, heading by heading
do-next-heading = next
help-next-heading = To the next heading; what was typed is kept
do-earlier-heading = back
help-earlier-heading = To the heading before
summary-title = { $unit } · { $round } · summary
summary-head = { $heading } · heading { $number } of { $count } · { $written ->
    [0] none written
    [one] one written
   *[other] { $written } written
 }
summary-placeholder = your own words on this heading
summary-ratings = Ratings
summary-no-ratings = No indicator belongs here.
summary-no-headings = The assessment model has neither headings nor fields.
summary-quotes = Quotes ({ $count })
summary-more = { $count } more below, Alt+↓

# What a unit said in its feedback talk. $text: its words.
response-agreed = Agreed by the unit: { $text }
response-contested = Contested by the unit: { $text }
response-no-words = (without a reason)
response-on = { $text } ({ $on })
response-wider = Contested by the unit with a wider part of its result
response-view-agreed = agreed
response-view-contested = contested

do-feedback = feedback
help-feedback = Records what the unit said in its feedback talk: agreed or contested, of the whole or a part
feedback-about = What the unit says something about
feedback-whole = the whole
feedback-title = Feedback talk: { $part }
feedback-view = The unit says
feedback-text = Its words
feedback-on = Day of the talk
feedback-nothing = nothing after all
feedback-line-agreed = Feedback talk, agreed on: { $parts }
feedback-line-contested = Feedback talk, contested: { $parts }
feedback-table = Feedback talks
feedback-table-base = Base: { $count } { $count ->
    [one] response
   *[other] responses
 }.
feedback-table-round = Round
feedback-table-about = About
feedback-table-view = View
feedback-table-words = Words

# After a passage was struck. $written: what quotes it, as "memo m1, summary sez/r1/contacts".
struck-written = Still quoting it, to be changed by hand: { $written }.

# Units × headings, for a chapter to begin with.
framework-title = { $study } · summaries
framework-base = Written: { $written } of { $count }.
framework-heading = Heading
framework-words = Summary
framework-rests = Evidence and quotes
framework-nothing = Nothing written yet.
framework-evidence = Evidence: { $ids }.
framework-held-back = { $count ->
    [one] One quote may not leave and is left out.
   *[other] { $count } quotes may not leave and are left out.
 }
# On the screen. $sources: evidence and quotes; $held: quotes that may not leave the study.
framework-of = Summaries · { $round }
framework-cell-written = text ({ $sources })
framework-cell-open = evidence ({ $sources })
framework-cell-nothing = –
framework-written = a summary is written
framework-unwritten = no summary yet
framework-pieces = { $count ->
    [0] no evidence
    [one] one piece of evidence
   *[other] { $count } pieces of evidence
 }
framework-quotes = { $count ->
    [0] no quote
    [one] one quote
   *[other] { $count } quotes
 }{ $held ->
    [0] {""}
   *[other] , { $held } of it not to leave the study
 }
framework-legend = text: a summary is written · evidence: none yet, but something to write it from · (3): pieces of evidence and quotes · –: nothing
place-framework = Summaries of a round
do-framework = summaries
help-framework = Shows units × headings: where a summary is written, where there is only evidence, where nothing
memos-title = { $study } · memos
memos-none = No memo.
memos-id = Memo
memos-about = About
memos-day = Day
memos-text = Words
memos-study = the study

place-memos = Memos
do-memos = memos
help-memos = Your own notes on what is selected: read, add, change; from there all memos of the study
do-all-memos = all
help-all-memos = All memos of the study, and back to those on what was selected
do-find-memo = find
help-find-memo = Finds memos by their words and by what they are about
do-go-to-subject = go there
help-go-to-subject = Goes to what the memo is about
memo-words = Memo
memo-title = Memo: { $about }
memo-find = Words
memo-find-title = Find in all memos
memo-found = Holding “{ $text }”; Tab shows all
memo-how = a adds one.
memo-all = All memos of the study
memo-on = Memos: { $about }
memo-nowhere = This is about the study as a whole, or about something that is gone.
