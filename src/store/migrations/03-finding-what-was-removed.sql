-- What was removed is looked for whenever a study is read, and is little in a large one.
CREATE INDEX initiative_removed ON initiative (id) WHERE removed;
CREATE INDEX participant_removed ON participant (interview, respondent) WHERE removed;
