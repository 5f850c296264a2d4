# An interview. The respondent may see this screen.

talk-title = { $unit } · { $round }
talk-gone = This interview is not in the study any more. Esc goes back.
talk-no-questionnaire = This interview has no questionnaire. Choose one for it or for its round. Esc goes back.
talk-no-questions = The questionnaire of this interview has no questions. Esc goes back.
talk-place = Question { $number } of { $count } · { $section }
talk-clock = { $minutes } of { $planned } min
talk-clock-unplanned = { $minutes } min
talk-unasked = { $count ->
    [0] all asked
   *[other] { $count } not asked yet
}
talk-off-path = Off the path: earlier answers rule this question out. What is typed here is kept.
talk-open = Depends on question { $questions }, where the closed answer is still open.
talk-guide = For you: { $text }
talk-more = … { $count } more rows: Esc ↓
talk-notes = Notes
talk-notes-placeholder = Type what is said.
talk-before = Before the talk
talk-before-placeholder = Type what was said before the questions began.
talk-after = After the talk · background
talk-after-placeholder = Type what was said in the corridor; it is background.
talk-observation = Own observation
talk-observation-placeholder = Type what you saw yourself.
talk-find = Find in this interview
talk-find-question = question { $number }
talk-find-nothing = Nothing has been typed in this interview yet.
talk-course = The talk in the order of time
talk-recorder = Recorder started at { $at }: lines typed from now on have their time in the recording (Esc y).
talk-paused = Pause. The clock stands still; Esc c goes on.
talk-parked = Parked thought { $number }
talk-parked-kept = Parked thought { $number } is kept. Esc j leads back to it.
talk-parked-hint = Esc keeps it and goes back
talk-parked-placeholder = Type the thought; it is placed after the talk.
talk-companion-read-out = Closed answer, read out
talk-companion-coded = Closed answer, for you to decide
talk-hint-tab = Tab goes here
talk-hint-choice = a digit answers · Enter shows the list
talk-hint-several = digits mark · Enter shows the list
talk-hint-list = Enter shows the list
talk-hint-number = type the number · Enter changes it
talk-hint-date = Enter: type the date
talk-hint-initiatives = a digit: how far it is · Enter adds one
talk-hint-add = Enter adds one
talk-hint-no-units = the study has no other unit
talk-hint-rows = Enter adds one · a digit changes one
talk-no-answer-yet = nothing yet
talk-answer-title = Closed answer
talk-field-number = Number
talk-share = { $part } of { $whole }
talk-no-number = “{ $text }” is no whole number.
talk-too-low = The lowest number is { $min }.
talk-too-high = The highest number is { $max }.
talk-share-wrong = The first number is a part of the second: 3 of 12.
talk-row-text = A row with nothing in it is taken away.
talk-new-row = New row
talk-initiatives = Initiatives of the department
talk-new-initiative = New initiative
talk-fate-before = before: { $status }
talk-no-such-answer = There is no answer { $digit } here. Tab goes to the notes.
talk-turned-on = { $count ->
    [one] Now to be asked: question { $questions }.
   *[other] Now to be asked: questions { $questions }.
}
talk-turned-off = { $count ->
    [one] Off the path now: question { $questions }.
   *[other] Off the path now: questions { $questions }.
}
talk-warning = Check: { $text } (Esc w keeps it, with a reason)
talk-warning-kept = Kept in spite of the check: { $reason }
talk-no-warning = There is no warning to keep here.
talk-keep-title = Keep the answer all the same
talk-no-guide = This question has no notes for the interviewer.
talk-language = Questions in { $language }.
language-de = German
language-en = English
language-nl = Dutch
talk-earlier-hidden = The earlier answer to this question stays hidden.
talk-earlier-none = There is no earlier answer to this question.
talk-earlier-not-yet = The earlier answer can be seen once there is an answer of today.
talk-earlier-other-person = Somebody else leads the talk this time: the earlier answer stays hidden.
talk-earlier-unknown-person = Who leads is not recorded for both talks: the earlier answer stays hidden.
talk-earlier-closed = Closed answer: { $answer }
talk-earlier-related = { $round }, asked as: { $question }
talk-jump = Jump to a question or a parked thought: type its number or words of it
talk-all-asked = Everything on the path is asked.
talk-only-this = This is the only question not asked yet.
talk-first = This is the first question.
talk-last = { $count ->
    [0] This is the last question, and everything is asked. Esc f finishes.
    [one] This is the last question. One is not asked yet: Esc n goes there.
   *[other] This is the last question. { $count } are not asked yet: Esc n goes to the next.
}
talk-unasked-list = { $count ->
    [0] Everything on the path is asked.
    [one] One question is not asked yet: { $questions }.
   *[other] { $count } questions are not asked yet: { $questions }.
}
talk-finish = { $unasked } Finish the talk? The interview is completed then.
talk-finished-already = This interview is completed already.
talk-to-place = { $count ->
    [one] The talk is kept. One thing of it is to be placed: + here.
   *[other] The talk is kept. { $count } things of it are to be placed: + here.
}
talk-break-off = Break the talk off
talk-restored = Restored from before the program ended: { $what }
talk-restored-notes = the notes on question { $number }
talk-restored-parked = a parked thought
talk-taken-back = Taken back: { $what }.
talk-done-again = Done again: { $what }.
talk-nothing-done = There is nothing to take back.
talk-nothing-undone = There is nothing to do again.
talk-did-notes = notes on question { $number }
talk-did-answer = closed answer to question { $number }
talk-did-recorder = mark for the recorder
talk-no-editor = No editor is named: set $EDITOR to a command, such as EDITOR=nano.
talk-own-editor = Open the notes in `{ $editor }`? They are written to a file for it, which is removed afterwards; the editor may keep copies.
talk-edited-nothing = The notes are as they were.
talk-edited = Taken over from the editor; undo brings back what was there.
talk-mark-nothing = There is nothing to mark: the cursor is in no words.
talk-mark-parked = Only the notes on a question are marked; here words can be struck (Esc s).
talk-put-quote = A quote, word for word.
talk-taken-quote = No quote any more.
talk-put-flag = To come back to.
talk-taken-flag = Nothing to come back to any more.
talk-put-background = Background: never quoted, shown, exported or evidence. Esc h: on record.
talk-background-evidence = Background. Evidence { $evidence } was made of it before: remove that in Assess (a).
talk-taken-background = On record again.
talk-put-passage = Tied.
talk-taken-passage = Not tied any more.
talk-put-speaker = Said by { $who }.
talk-taken-speaker = Not said by { $who } in particular.
talk-here-quote = quote
talk-here-flag = to come back to
talk-here-background = background
talk-here-passage = tied
talk-here-speaker = said by { $who }
talk-tie = Tie to
talk-line-several = “#{ $code }” may be { $count } things; the line stays as it was typed.
talk-line-to = to question { $number }
talk-line-sent = Kept on question { $number }.
talk-no-model = There is nothing to tie to: the study has no indicators.
talk-speaker = Who said it
talk-one-participant = Only { $who } takes part.
talk-no-participant = No participant is entered for this interview.
talk-strike-nothing = There is nothing to strike: the cursor is in no words.
talk-strike = Strike “{ $words }”? It leaves notes, undo and file for good; only the time stays.
talk-marks-lost = { $count ->
    [one] A marked passage is not in the text any more; its mark is gone.
   *[other] { $count } marked passages are not in the text any more; their marks are gone.
}
talk-commands = Commands
talk-commands-hint = press one of these keys · Esc closes
talk-no-command = Esc { $key } does nothing here. Esc ? shows all keys.
talk-blank = Typing goes on. Esc b shows the screen again.
talk-blank-first = The screen is blank: Esc b shows it again.
talk-mark-given = answered
talk-mark-missing = no answer
talk-mark-unasked = not asked
talk-mark-open = depends
talk-mark-off = off path
talk-not-agreed = Not agreed to the interview yet: { $who }
