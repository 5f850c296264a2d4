//! What the forms of records ask.

use crate::domain::id::Id;
use crate::domain::questionnaire::{Audience, Questionnaire};
use crate::domain::study::{
    BecauseOfProject, Consent, Contact, Context, Effect, InitiativeStatus, Interview, InterviewStatus, ROLES,
    RoundQuestionnaires, Study,
};
use crate::tui::form::{Field, Form};
use crate::tui::model::Setting;

use super::Kind;
use super::kinds::{events, initiatives, interviews, kind_word, participants, role_word, units};

/// The form for a record of the list; the one at `index`, or a new one.
pub fn form(kind: &Kind, study: &Study, index: Option<usize>, setting: &Setting) -> Form {
    let words = &setting.words;
    let label = |id: &str| words.text(&format!("field-{id}"));
    let title = |name: &str, id: Option<&str>| match id {
        Some(id) => words.with(&format!("records-edit-{name}"), &[("id", id.into())]),
        None => words.text(&format!("records-add-{name}")),
    };
    match kind {
        Kind::Units => {
            let unit = index.and_then(|index| units(study, setting).get(index).copied());
            let others = units(study, setting)
                .into_iter()
                .filter(|other| unit.is_none_or(|unit| unit.id != other.id))
                .map(|other| (other.id.to_string(), setting.text(&other.name).to_owned()));
            let successor = unit.and_then(|unit| unit.successor_of.as_ref()).map_or("", Id::as_str);
            Form::new(
                title("unit", unit.map(|unit| unit.id.as_str())),
                vec![
                    Field::line("name", label("name"), unit.map_or("", |unit| setting.text(&unit.name)))
                        .required(),
                    Field::choice(
                        "kind",
                        label("kind"),
                        options("kind", ["line", "staff"], setting),
                        unit.map_or("line", |unit| kind_word(unit.kind)),
                    ),
                    Field::line(
                        "group",
                        label("group"),
                        unit.and_then(|unit| unit.group.as_deref()).unwrap_or_default(),
                    ),
                    Field::date("from", label("from"), unit.and_then(|unit| unit.from.as_ref())),
                    Field::date("to", label("to"), unit.and_then(|unit| unit.to.as_ref())),
                    Field::choice("successor", label("successor"), or_none(others, setting), successor),
                ],
            )
        }
        Kind::Rounds => {
            let round = index.and_then(|index| study.rounds.get(index));
            let (for_units, for_all) = match round.map(|round| &round.questionnaire) {
                Some(RoundQuestionnaires::Unit(id)) => (Some(id), None),
                Some(RoundQuestionnaires::Both { unit, organisation, .. }) => {
                    (unit.as_ref(), organisation.as_ref())
                }
                None => (None, None),
            };
            let of = |audience| questionnaires(setting, |one| one.audience == audience);
            let named = round.map_or(&[][..], |round| round.questionnaire.also());
            let mut beside: Vec<(String, String, bool)> = questionnaires(setting, |_| true)
                .into_iter()
                .map(|(id, title)| {
                    let is_named = named.iter().any(|one| *one == *id.as_str());
                    (id, title, is_named)
                })
                .collect();
            // One that cannot be read stays named.
            let lost = named.iter().filter(|id| !beside.iter().any(|(other, ..)| **id == *other.as_str()));
            let lost: Vec<_> = lost.map(|id| (id.to_string(), id.to_string(), true)).collect();
            beside.extend(lost);
            let default = if study.rounds.is_empty() { "baseline" } else { "follow-up" };
            Form::new(
                title("round", round.map(|round| round.id.as_str())),
                vec![
                    Field::line(
                        "label",
                        label("label"),
                        round.map_or("", |round| setting.text(&round.label)),
                    )
                    .required(),
                    Field::choice(
                        "role",
                        label("role"),
                        options("round-role", ["baseline", "follow-up"], setting),
                        round.map_or(default, |round| role_word(round.role)),
                    ),
                    Field::date("from", label("from"), round.and_then(|round| round.from.as_ref())),
                    Field::date("to", label("to"), round.and_then(|round| round.to.as_ref())),
                    Field::choice(
                        "questionnaire",
                        label("questionnaire"),
                        of(Audience::Unit),
                        for_units.map_or("", Id::as_str),
                    ),
                    Field::choice(
                        "organisation",
                        label("organisation-questionnaire"),
                        or_none(of(Audience::Organisation), setting),
                        for_all.map_or("", Id::as_str),
                    ),
                    Field::several("also", label("also"), beside),
                ],
            )
        }
        Kind::Interviews { .. } | Kind::Appointments => {
            let interview = index.and_then(|index| interviews(kind, study, setting).get(index).copied());
            let details = interview.map(|interview| &interview.details);
            let questionnaire =
                details.and_then(|details| details.questionnaire.as_ref()).map_or("", Id::as_str);
            let modes = or_none(options("mode", ["room", "phone", "video", "written"], setting), setting);
            let languages = study.header.languages.iter().map(String::as_str);
            let languages: Vec<&str> =
                if study.header.languages.is_empty() { vec!["en", "de", "nl"] } else { languages.collect() };
            Form::new(
                title("interview", interview.map(|interview| interview.id.as_str())),
                vec![
                    Field::choice(
                        "status",
                        label("status"),
                        options("status", InterviewStatus::ALL.map(InterviewStatus::as_str), setting),
                        interview.map_or("planned", |interview| interview.state.status.as_str()),
                    ),
                    Field::line(
                        "reason",
                        label("reason"),
                        interview.and_then(|interview| interview.state.reason.as_deref()).unwrap_or_default(),
                    ),
                    Field::date(
                        "held_on",
                        label("held-on"),
                        details.and_then(|details| details.held_on.as_ref()),
                    ),
                    Field::time("at", label("at"), details.and_then(|details| details.at.as_ref())),
                    Field::choice(
                        "language",
                        label("language"),
                        languages.into_iter().map(|code| (code.to_owned(), code.to_owned())).collect(),
                        details.and_then(|details| details.language.as_deref()).unwrap_or(&setting.language),
                    ),
                    Field::line(
                        "place",
                        label("place"),
                        details.and_then(|d| d.place.as_deref()).unwrap_or_default(),
                    ),
                    Field::choice(
                        "mode",
                        label("mode"),
                        modes,
                        details.and_then(|d| d.mode.as_deref()).unwrap_or_default(),
                    ),
                    Field::number("minutes", label("minutes"), details.and_then(|details| details.minutes)),
                    Field::choice(
                        "questionnaire",
                        label("questionnaire"),
                        std::iter::once((String::new(), words.text("questionnaire-of-round")))
                            .chain(of_round_first(kind, interview, study, setting))
                            .collect(),
                        questionnaire,
                    ),
                    Field::lines(
                        "attempts",
                        label("attempts"),
                        &details.map(|details| details.attempts.join("\n")).unwrap_or_default(),
                    ),
                ],
            )
        }
        Kind::Participants(_) => {
            let one = index.and_then(|index| participants(kind, study).get(index).copied());
            let role = one.map_or("contact person", |one| one.details.role.as_str());
            let mut roles = options("role", ROLES, setting);
            if !ROLES.contains(&role) {
                roles.push((role.to_owned(), role.to_owned()));
            }
            let consent = consents(one.map_or(&[], |one| &one.consent), setting);
            let leads = one.map_or(participants(kind, study).is_empty(), |one| one.details.leads);
            Form::new(
                title("participant", one.map(|one| one.respondent.as_str())),
                vec![
                    Field::id(
                        "respondent",
                        label("respondent"),
                        one.map_or("", |one| one.respondent.as_str()),
                    )
                    .required(),
                    Field::choice("role", label("role"), roles, role),
                    Field::line(
                        "team",
                        label("team"),
                        one.and_then(|one| one.details.team.as_deref()).unwrap_or_default(),
                    ),
                    Field::choice(
                        "leads",
                        label("leads"),
                        vec![("yes".to_owned(), words.text("yes")), ("no".to_owned(), words.text("no"))],
                        if leads { "yes" } else { "no" },
                    ),
                    Field::several("consent", label("consent"), consent),
                    Field::line(
                        "joined",
                        label("joined"),
                        one.and_then(|one| one.details.joined.as_deref()).unwrap_or_default(),
                    ),
                    Field::line(
                        "left",
                        label("left"),
                        one.and_then(|one| one.details.left.as_deref()).unwrap_or_default(),
                    ),
                ],
            )
            .with_text(words.text("records-no-respondents"))
        }
        Kind::Events => {
            let event = index.and_then(|index| events(study).get(index).copied());
            let all = units(study, setting)
                .into_iter()
                .map(|unit| {
                    let is_named = event.is_some_and(|event| event.units.contains(&unit.id));
                    (unit.id.to_string(), setting.text(&unit.name).to_owned(), is_named)
                })
                .collect();
            Form::new(
                title("event", event.map(|event| event.id.as_str())),
                vec![
                    Field::date("date", label("date"), event.map(|event| &event.date)).required(),
                    Field::line("text", label("text"), event.map_or("", |event| event.text.as_str()))
                        .required(),
                    Field::choice(
                        "effect",
                        label("effect"),
                        options("effect", Effect::ALL.map(Effect::as_str), setting),
                        event.map_or("other", |event| event.effect.as_str()),
                    ),
                    Field::several("units", label("units"), all),
                ],
            )
        }
        Kind::Initiatives { round, .. } => {
            let one = index.and_then(|index| initiatives(kind, study).get(index).copied());
            let details = one.map(|one| &one.details);
            let fields = setting.instruments.model.fields.iter();
            let fields =
                fields.map(|field| (field.id.to_string(), setting.text(&field.title).to_owned())).collect();
            let because =
                match details.map_or(BecauseOfProject::Unknown, |details| details.because_of_project) {
                    BecauseOfProject::Yes => "yes",
                    BecauseOfProject::No => "no",
                    BecauseOfProject::Unknown => "unknown",
                };
            let others =
                initiatives(kind, study).into_iter().filter(|other| one.is_none_or(|one| one.id != other.id));
            let others: Vec<(String, String)> =
                others.map(|other| (other.id.to_string(), other.details.title.clone())).collect();
            let former = details.and_then(|details| details.formerly.first());
            let goes_on = (!others.is_empty()).then(|| {
                Field::choice(
                    "formerly",
                    label("formerly"),
                    or_none(others, setting),
                    former.map_or("", Id::as_str),
                )
            });
            let state = one.and_then(|one| one.states.iter().find(|state| state.round == *round));
            let in_round = [("round", setting.instruments.round_label(round, &setting.language).into())];
            Form::new(
                title("initiative", one.map(|one| one.id.as_str())),
                vec![
                    Field::line("title", label("title"), details.map_or("", |d| d.title.as_str())).required(),
                    Field::choice(
                        "field",
                        label("field"),
                        fields,
                        details.map_or("", |details| details.field.as_str()),
                    ),
                    Field::choice(
                        "own",
                        label("own"),
                        options("own", ["yes", "no"], setting),
                        if details.is_none_or(|details| details.own) { "yes" } else { "no" },
                    ),
                    Field::choice(
                        "because",
                        label("because"),
                        options("because", ["yes", "no", "unknown"], setting),
                        because,
                    ),
                    Field::choice(
                        "state",
                        words.with("field-state", &in_round),
                        or_none(
                            options("fate", InitiativeStatus::ALL.map(InitiativeStatus::as_str), setting),
                            setting,
                        ),
                        state.map_or("", |state| state.status.as_str()),
                    ),
                ]
                .into_iter()
                .chain(goes_on)
                .collect(),
            )
        }
    }
}

/// The form for a unit's contact in a round.
pub fn context_form(cell: &str, present: Option<&Context>, setting: &Setting) -> Form {
    let words = &setting.words;
    let choices = || options("contact", Contact::ALL.map(Contact::as_str), setting);
    let chosen = |contact: Option<Contact>| contact.unwrap_or_default().as_str();
    Form::new(
        words.with("records-context", &[("cell", cell.into())]),
        vec![
            Field::choice(
                "residents",
                words.text("field-residents"),
                choices(),
                chosen(present.map(|context| context.contact_residents)),
            ),
            Field::choice(
                "migrants",
                words.text("field-migrants"),
                choices(),
                chosen(present.map(|context| context.contact_migrants)),
            ),
            Field::line(
                "note",
                words.text("field-note"),
                present.and_then(|context| context.note.as_deref()).unwrap_or_default(),
            ),
        ],
    )
    .with_text(words.text("records-context-text"))
}

/// What people may agree to, with what is agreed to marked.
pub fn consents(agreed: &[Consent], setting: &Setting) -> Vec<(String, String, bool)> {
    let all = Consent::ALL.iter();
    all.map(|kind| {
        let word = kind.as_str();
        (word.to_owned(), setting.words.of("consent", word), agreed.contains(kind))
    })
    .collect()
}

/// Questionnaires by title; a copy often keeps the title of what it was copied from, then the id tells them apart.
fn questionnaires(setting: &Setting, is_wanted: impl Fn(&Questionnaire) -> bool) -> Vec<(String, String)> {
    let all = &setting.instruments.questionnaires;
    let title = |one: &Questionnaire| setting.text(&one.title).to_owned();
    let is_only = |one: &Questionnaire| all.iter().filter(|other| title(other) == title(one)).count() == 1;
    let shown =
        |one: &Questionnaire| if is_only(one) { title(one) } else { format!("{} · {}", one.id, title(one)) };
    all.iter().filter(|one| is_wanted(one)).map(|one| (one.id.to_string(), shown(one))).collect()
}

/// The questionnaires for those whom a talk is about, those that its round uses beside the main one first; and the one that
/// the talk has already, whomever it is for.
fn of_round_first(
    kind: &Kind,
    interview: Option<&Interview>,
    study: &Study,
    setting: &Setting,
) -> Vec<(String, String)> {
    let (unit, round) = match kind {
        Kind::Interviews { unit, round } => (Some(unit), Some(round)),
        _ => interview.map(|one| (&one.details.unit, &one.details.round)).unzip(),
    };
    let audience =
        unit.map(|unit| if unit.is_organisation() { Audience::Organisation } else { Audience::Unit });
    let has = interview.and_then(|interview| interview.details.questionnaire.as_ref());
    let round = round.and_then(|round| study.round(round.as_str()));
    let also = round.map_or(&[][..], |round| round.questionnaire.also());
    let mut all = questionnaires(setting, |one| {
        audience.is_none_or(|audience| one.audience == audience) || has == Some(&one.id)
    });
    all.sort_by_key(|(id, _)| also.iter().position(|one| *one == *id.as_str()).unwrap_or(usize::MAX));
    all
}

/// Options of the words of a family.
fn options<'a>(
    family: &str,
    words: impl IntoIterator<Item = &'a str>,
    setting: &Setting,
) -> Vec<(String, String)> {
    words.into_iter().map(|word| (word.to_owned(), setting.words.of(family, word))).collect()
}

/// An option for nothing, and others behind it.
fn or_none(others: impl IntoIterator<Item = (String, String)>, setting: &Setting) -> Vec<(String, String)> {
    std::iter::once((String::new(), setting.words.text("none"))).chain(others).collect()
}
