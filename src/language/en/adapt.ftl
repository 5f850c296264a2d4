# What stands at the top of a questionnaire that was copied to be changed.

adapt-heading =
    `{ $id }`: a questionnaire of your own, copied from `{ $from }`, version { $version }.

    You may
    - drop questions: take out everything from their [[section.question]] to the next one. Where another
      question has a `when` or `check` on a dropped one, take that out as well; `nulmeting check` names it.
    - put questions and sections into another order.
    - add questions, with an `id` that no other question has; `informs` and `answer` only where you need them.
    - change what is said (`ask`, `probes`, `guide`, labels), `minutes`, `title`, and the words
      below [placeholders]. Where a study has its own words for these, they win.

    Leave as they are
    - the `id` of every question and option: by it answers of two rounds, and of this questionnaire and
      `{ $from }`, are recognised as answers to the same question. A question that asks something else needs another id.
    - `informs` and `proposes` of questions that you keep: they say which indicators an answer is evidence
      for. Two rounds are compared on the indicators that both could inform; dropped questions take theirs away.
    - `assessment`: the study rates with that model.
    - the `id` above all once a study uses it. When you change the file after that, raise `version`.
