# What a record said before: the journal as history.

place-history = History
do-history = history
help-history = What this said before: who changed it when, and from what to what
do-conflicts = conflicts
help-conflicts = Shows what was changed in two places, to choose which version counts
do-restore = restore
help-restore = Puts this version back, as a change of its own; the one before it can be put back the same way
# $what: the question, rating or record.
history-title = History: { $what }
history-none = Nothing was changed here yet.
history-base = { $count } { $count ->
    [one] change
   *[other] changes
 }, the newest first. Times are local; the order is that of the changes, not of the clock.
history-clock = Some later changes have an earlier time: a clock was set back, or two devices differ. The order is right all the same.
history-current = holds now
history-nobody = without a name
history-struck = What stood here was struck or erased.
history-struck-before = What stood here before was struck or erased; what was changed cannot be told.
history-removed = Removed.
history-brought-back = Brought back.
history-same = Nothing that can be read changed.
# One field of a change. $field: its name, $text: what changed.
history-field = { $field }: { $text }
history-from-to = { $before } → { $after }
history-no-more = { $before } → nothing
history-cannot-restore = This was struck or erased and cannot be put back.
history-holds = This version holds now.
history-restored = Put back the version of { $when }. Nothing is lost: the one that it replaced stands below.
history-part-status = status
history-part-consent = consent
history-part-notes = notes
history-part-companion = closed answer
history-part-write-up = write-up
history-part-replies = reply to the write-up
history-part-removed = removal
history-kind-definition = Definition
history-kind-round = Round
history-kind-participant = Participant
history-kind-event = Event
history-kind-note = Note
history-kind-evidence = Evidence
history-kind-initiative = Initiative
history-kind-summary = Summary
history-kind-response = Response
history-kind-link = Link
history-kind-memo = Memo
history-kind-rule = Coding rule
history-name-value = Value
history-name-reasons = Reasons
history-name-reason = Reason
history-name-note = Note
history-name-evidence = Evidence
history-name-text = Text
history-name-respondent = Said by
history-name-choice = Chosen
history-name-choices = Chosen
history-name-missing = No answer because
history-name-check-reason = Warning kept because
history-name-status = Status
history-name-kind = Kind
history-name-name = Name
history-name-title = Title
history-name-label = Name
history-name-unit = Unit
history-name-units = Units
history-name-round = Round
history-name-held-on = Date
history-name-at = Time
history-name-place = Place
history-name-mode = Mode
history-name-minutes = Planned minutes
history-name-language = Language
history-name-questionnaire = Questionnaire
history-name-recorder = Recorder started
history-name-attempts = Attempts
history-name-worked-up = Worked up
history-name-approved = Approved
history-name-struck = Struck
history-name-source = Source
history-name-side = Side
history-name-about = About
conflicts-title = Changed in two places
conflicts-base = { $count ->
    [one] One part was changed in two places by people who did not know of each other. The first version counts; choose the one that is to count. The others stay in the history.
   *[other] { $count } parts were changed in two places by people who did not know of each other. The first version of each counts; choose the one that is to count. The others stay in the history.
}
conflicts-none = Nothing stands against anything else.
conflict-settled = This version counts. The others stay in the history.

# Taking back, and doing again. $what: what was changed, part by part.
turned-back = Taken back: { $what }.
turned-again = Done again: { $what }.
turned-more = and { $count } more
# $name: a record that was new and is removed again.
turned-gone = { $name } is out again
turned-nothing-back = There is nothing more of yours to take back.
turned-nothing-again = There is nothing to do again.
turned-somebody = somebody
turned-left-replaced = { $name } stays as it is: { $who } changed it since.
turned-left-built-on = { $name } stays: { $who } built on it since.
turned-left-disputed = { $name } stays as it is: it was changed in two places.
turned-left-gone = { $name } stays as it is: what stood there was struck or erased.
turned-left-lasting = { $name } cannot be taken back.
turned-left-more = { $count } more stay as they are.
turned-keys-again = { $key } does it again,
turned-keys-back = { $key } takes it back,
turned-keys-go = { $key } goes there.
turned-nowhere = Nothing was taken back yet that one could go to.
turned-not-blind = While rating blind nothing is taken back from here: rate it anew.
compare-history-unit = Select a unit: its link that was set by hand has a history, and so have its ratings inside.

# The study as it was. $when: date and time.
past-header = as it was { $when }
past-refused = This is the study as it was on { $when }: it can be read, and nothing in it changed. Open it without --as-of to go on with it.
past-opened = The study as it was on { $when }, to be read: { $later } { $later ->
    [one] change
   *[other] changes
 } came later.
