//! The keys of conditions in an assessment model, and the values that each can have.

use std::ops::Range;

use super::condition::{Literal, Reach, Values, check_values};
use super::tree::{Node, Table, nearest, suggest};
use crate::definition::rules::{self, Rule};
use crate::definition::{Finding, rules::CONDITION_KEY};
use crate::domain::assessment::{Assessment, CellPlace, ContextKey, Fact, KindFilter, Scope};
use crate::domain::condition::Condition;
use crate::domain::study::{Contact, ROLES};

const RATINGS: [&str; 6] = ["0", "1", "2", "3", "U", "N"];
const FACTOR_VALUES: [&str; 5] = ["absent", "partly", "present", "unknown", "n/a"];
const TEST_VALUES: [&str; 4] = ["yes", "no", "open", "n/a"];
const TRUTHS: [&str; 3] = ["yes", "no", "open"];
const STATES: [&str; 4] = ["complete", "not complete", "open", "n/a"];
const WORDS: [&str; 9] =
    ["complete", "largely", "begun", "intended", "not begun", "signs", "no sign so far", "unknown", "n/a"];
const KINDS: [&str; 2] = ["line", "staff"];
const PREFIXES: [&str; 13] = [
    "indicator:",
    "at_least:",
    "reason:",
    "factor:",
    "test:",
    "flag:",
    "state:",
    "word:",
    "context:",
    "most:",
    "some:",
    "situation",
    "role",
];

/// Reads the keys of one condition.
pub(super) struct Facts<'m> {
    /// The model, with everything read but conditions.
    pub(super) model: &'m Assessment,
    /// Whom the condition is about.
    pub(super) scope: Scope,
    /// Whether it is decided before anything is scored, when only ratings and the talks are known.
    pub(super) is_first: bool,
}

impl Facts<'_> {
    /// Reads the condition at a key of a row, and reports it if it can never hold.
    pub(super) fn condition(&self, row: &Table<'_>, key: &str) -> Option<Condition<Fact>> {
        Some(self.read(row.maybe(key)?))
    }

    /// Reads a condition, and reports it if it can never hold.
    pub(super) fn read(&self, node: Node<'_>) -> Condition<Fact> {
        let condition = super::condition::read(node, &mut |key, span, values| {
            self.fact(key, &span, values, node)
                .filter(|fact| self.is_known_then(fact, key, &span, node))
                .filter(|fact| self.values_occur(fact, key, values))
        });
        let literals = super::condition::replace(&condition, &mut |fact, accepted| {
            Condition::Is(Self::literal(fact, accepted), Vec::new())
        });
        if !super::condition::can_hold(&literals) {
            node.complain(&rules::NEVER_HOLDS, format!("this `{}` can never hold", node.key));
        }
        condition
    }

    fn fact(&self, key: &str, span: &Range<usize>, values: &Values<'_>, node: Node<'_>) -> Option<Fact> {
        let (prefix, name) = key.split_once(':').unwrap_or((key, ""));
        let model = self.model;
        let refuse = |finding: Finding| {
            node.sink.report(finding);
            None
        };
        let unknown = |rule: &Rule, what: &str, name: &str, candidates: Vec<&str>| {
            let finding = Finding::new(rule, span.clone(), format!("there is no {what} `{name}`"));
            refuse(suggest(finding, name, candidates))
        };
        let of_unit = |what: &str| {
            (self.scope == Scope::Organisation).then(|| {
                let message = format!("{what} is about a unit; this condition is about the organisation");
                Finding::new(&rules::WRONG_LEVEL, span.clone(), message)
            })
        };
        match prefix {
            "reason" if name == "any" => Some(Fact::Reason(None)),
            "indicator" | "at_least" | "reason" => {
                let Some(indicator) = model.indicator(name) else {
                    let all = model.indicators.iter().map(|indicator| indicator.id.as_str()).collect();
                    return unknown(&rules::UNKNOWN_INDICATOR, "indicator", name, all);
                };
                if indicator.scope == Scope::Unit
                    && let Some(finding) = of_unit(&format!("indicator `{name}`"))
                {
                    return refuse(finding);
                }
                let id = indicator.id.clone();
                Some(match prefix {
                    "indicator" => Fact::Indicator(id),
                    "at_least" => Fact::AtLeast(id),
                    _ => Fact::Reason(Some(id)),
                })
            }
            "factor" => {
                let Some(factor) = model.factor(name) else {
                    let all = model.factors.iter().map(|factor| factor.id.as_str()).collect();
                    return unknown(&rules::UNKNOWN_FACTOR, "factor", name, all);
                };
                if factor.scope == Scope::Unit
                    && let Some(finding) = of_unit(&format!("factor `{name}`"))
                {
                    return refuse(finding);
                }
                Some(Fact::Factor(factor.id.clone()))
            }
            "test" | "most" | "some" => {
                let (kind, test) = match (prefix, name.split_once('/')) {
                    ("test", _) => (None, name),
                    (_, Some((kind, test))) => (Some(kind), test),
                    (_, None) => {
                        let message = format!("`{prefix}:` names a kind and a test");
                        let finding = Finding::new(&CONDITION_KEY, span.clone(), message);
                        return refuse(finding.help(format!("write `{prefix}:line/TEST`")));
                    }
                };
                let Some(found) = model.tests.iter().find(|known| known.id == *test) else {
                    let all = model.tests.iter().map(|test| test.id.as_str()).collect();
                    return unknown(&rules::UNKNOWN_TEST, "test", test, all);
                };
                let id = found.id.clone();
                let filter = match kind {
                    None => {
                        return of_unit(&format!("test `{test}`")).map_or(Some(Fact::Test(id)), refuse);
                    }
                    Some("line") => KindFilter::Line,
                    Some("staff") => KindFilter::Staff,
                    Some("any") => KindFilter::Any,
                    Some(kind) => {
                        return unknown(&CONDITION_KEY, "kind of unit", kind, vec!["line", "staff", "any"]);
                    }
                };
                if self.scope == Scope::Unit {
                    let message = format!("`{prefix}:` counts units; this condition is about one unit");
                    return refuse(Finding::new(&rules::WRONG_LEVEL, span.clone(), message));
                }
                Some(if prefix == "most" { Fact::Most(filter, id) } else { Fact::Some(filter, id) })
            }
            "flag" => {
                let Some(flag) = model.flags.iter().find(|flag| flag.id == *name) else {
                    let all = model.flags.iter().map(|flag| flag.id.as_str()).collect();
                    return unknown(&rules::UNKNOWN_FLAG, "flag", name, all);
                };
                of_unit(&format!("flag `{name}`")).map_or(Some(Fact::Flag(flag.id.clone())), refuse)
            }
            "state" | "word" => {
                let place = match place(model, name) {
                    Ok(place) => place,
                    Err((rule, what, name, all)) => return unknown(rule, what, name, all),
                };
                Some(if prefix == "state" { Fact::State(place) } else { Fact::Word(place) })
            }
            "context" => {
                let context = match name {
                    "contact_residents" => ContextKey::Residents,
                    "contact_migrants" => ContextKey::Migrants,
                    _ => {
                        let all = vec!["contact_residents", "contact_migrants"];
                        return unknown(&CONDITION_KEY, "context", name, all);
                    }
                };
                of_unit("context").map_or(Some(Fact::Context(context)), refuse)
            }
            "kind" if name.is_empty() => of_unit("`kind`").map_or(Some(Fact::Kind), refuse),
            "situation" if name.is_empty() => Some(Fact::Situation),
            "role" if name.is_empty() => Some(Fact::Role),
            _ => {
                let message = format!("a condition cannot ask about `{key}`");
                let finding = Finding::new(&CONDITION_KEY, span.clone(), message);
                let written = key.split_once(':').map_or(prefix.to_owned(), |_| format!("{prefix}:"));
                refuse(match nearest(&written, PREFIXES.into_iter().chain(["kind"])) {
                    Some(near) => finding.help(format!("did you mean `{near}`?")),
                    None => finding.help(format!("it asks about kind, {}", PREFIXES.join(", "))),
                })
            }
        }
        .filter(|_| !values.is_empty())
    }

    /// Reports a fact that is only known later.
    fn is_known_then(&self, fact: &Fact, key: &str, span: &Range<usize>, node: Node<'_>) -> bool {
        let is_late = matches!(
            fact,
            Fact::Factor(_)
                | Fact::Test(_)
                | Fact::Flag(_)
                | Fact::State(_)
                | Fact::Word(_)
                | Fact::Situation
                | Fact::Most(..)
                | Fact::Some(..)
        );
        if self.is_first && is_late {
            let message = format!("`{key}` is not known before it is decided which indicators apply");
            let finding = Finding::new(&CONDITION_KEY, span.clone(), message);
            node.sink.report(finding.help("ask about ratings, reasons, context, kind or role"));
        }
        !(self.is_first && is_late)
    }

    /// Reports values that the fact never has.
    fn values_occur(&self, fact: &Fact, key: &str, values: &Values<'_>) -> bool {
        let what = format!("`{key}`");
        match fact {
            Fact::Reason(_) => {
                let all = || self.model.reasons.iter().map(|reason| reason.id.as_str());
                let mut known = true;
                for (value, node) in values {
                    if !all().any(|reason| reason == value) {
                        node.unknown(&rules::UNKNOWN_REASON, "reason", value, all());
                        known = false;
                    }
                }
                known
            }
            Fact::Situation => {
                let of_level: Vec<&str> = self.situations().collect();
                check_values(values, &what, &of_level)
            }
            Fact::AtLeast(_) => {
                if values.len() > 1
                    && let Some((_, second)) = values.get(1)
                {
                    second.complain(&rules::CONDITION_VALUE, format!("{what} takes a single value"));
                    return false;
                }
                check_values(values, &what, &RATINGS[..4])
            }
            _ => check_values(values, &what, &Self::occurring(fact)),
        }
    }

    fn situations(&self) -> impl Iterator<Item = &str> {
        self.model
            .situations
            .iter()
            .filter(|situation| situation.scope == self.scope)
            .map(|situation| situation.id.as_str())
    }

    /// The values of a fact that come from no model.
    fn occurring(fact: &Fact) -> Vec<&'static str> {
        match fact {
            Fact::Indicator(_) | Fact::AtLeast(_) => RATINGS.to_vec(),
            Fact::Factor(_) => FACTOR_VALUES.to_vec(),
            Fact::Test(_) => TEST_VALUES.to_vec(),
            Fact::Flag(_) | Fact::Most(..) | Fact::Some(..) => TRUTHS.to_vec(),
            Fact::State(_) => STATES.to_vec(),
            Fact::Word(_) => WORDS.to_vec(),
            Fact::Context(_) => Contact::ALL.map(Contact::as_str).to_vec(),
            Fact::Kind => KINDS.to_vec(),
            Fact::Role => ROLES.to_vec(),
            Fact::Reason(_) | Fact::Situation => Vec::new(),
        }
    }

    fn literal(fact: &Fact, accepted: &[String]) -> Literal {
        let (about, reach) = match fact {
            // A rating asked for in two ways is one and the same.
            Fact::AtLeast(id) | Fact::Indicator(id) => (format!("indicator {id}"), None),
            Fact::Reason(_) | Fact::Situation | Fact::Role => (format!("{fact:?}"), Some(Reach::Many)),
            _ => (format!("{fact:?}"), None),
        };
        let domain = || Self::occurring(fact).into_iter().map(str::to_owned).collect();
        let accepted = match fact {
            Fact::AtLeast(_) => RATINGS[..4]
                .iter()
                .filter(|level| accepted.first().is_some_and(|least| **level >= least.as_str()))
                .map(|level| (*level).to_owned())
                .collect(),
            _ => accepted.to_vec(),
        };
        Literal { about, reach: reach.unwrap_or_else(|| Reach::OneOf(domain())), accepted }
    }
}

/// What is wrong with a place: the rule, what is missing, its name, and the names there are.
type Misplaced<'m> = (&'static Rule, &'static str, &'m str, Vec<&'m str>);

/// Reads `field/phase`, or `field` in a model without phases.
pub(super) fn place<'m>(model: &'m Assessment, written: &'m str) -> Result<CellPlace, Misplaced<'m>> {
    let (field, phase) = match written.split_once('/') {
        Some((field, phase)) => (field, Some(phase)),
        None => (written, None),
    };
    let field = model.fields.iter().position(|known| known.id == *field).ok_or_else(|| {
        let all = model.fields.iter().map(|field| field.id.as_str()).collect();
        (&rules::UNKNOWN_FIELD, "field", field, all)
    })?;
    let all = || model.phases.iter().map(|phase| phase.id.as_str()).collect();
    let phase = match phase {
        None if model.phases.is_empty() => 0,
        None => return Err((&rules::UNKNOWN_PHASE, "phase", "", all())),
        Some(phase) => model
            .phases
            .iter()
            .position(|known| known.id == *phase)
            .ok_or_else(|| (&rules::UNKNOWN_PHASE, "phase", phase, all()))?,
    };
    Ok(CellPlace { field, phase })
}

/// What a fact hangs on within the model, by kind and id, as the parts are called in the search for circles.
pub(super) fn hangs_on(model: &Assessment, scope: Scope, fact: &Fact) -> Vec<String> {
    match fact {
        Fact::Indicator(id) | Fact::AtLeast(id) | Fact::Reason(Some(id)) => vec![format!("indicator {id}")],
        Fact::Factor(id) => vec![format!("factor {id}")],
        Fact::Test(id) | Fact::Most(_, id) | Fact::Some(_, id) => vec![format!("test {id}")],
        Fact::Flag(id) => vec![format!("flag {id}")],
        Fact::State(place) | Fact::Word(place) => {
            model.cell(scope, *place).map(|(_, indicator)| format!("indicator {}", indicator.id)).collect()
        }
        Fact::Situation => model
            .situations
            .iter()
            .filter(|situation| situation.scope == scope)
            .map(|situation| format!("situation {}", situation.id))
            .collect(),
        Fact::Reason(None) | Fact::Context(_) | Fact::Kind | Fact::Role => Vec::new(),
    }
}
