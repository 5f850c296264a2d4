//! Conditions: how they are read, whether they can hold at all, and whether they hang on each other in a circle.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::tree::Node;
use crate::definition::{Finding, rules};
use crate::domain::condition::{Condition, Truth};

/// The accepted values of a key, each with its place.
pub(super) type Values<'t> = [(String, Node<'t>)];

/// Makes a key of its name, place and values, or reports why not.
type Resolve<'r, 't, K> = dyn FnMut(&'t str, Range<usize>, &Values<'t>) -> Option<K> + 'r;

/// Reads a condition. `resolve` makes a key of what is written, or reports why not.
pub(super) fn read<'t, K>(node: Node<'t>, resolve: &mut Resolve<'_, 't, K>) -> Condition<K> {
    let Some(table) = node.table() else { return Condition::All(Vec::new()) };
    let entries = table.entries();
    if entries.is_empty() {
        node.complain(&rules::EMPTY_LIST, format!("`{}` is empty", node.key));
    }
    let mut parts = Vec::new();
    for (key, span, value) in entries {
        match key {
            "any" | "all" => {
                let items = value.items();
                if value.is_list() && items.is_empty() {
                    value.complain(&rules::EMPTY_LIST, format!("`{key}` is empty"));
                }
                let inner = items.into_iter().map(|item| read(item, resolve)).collect();
                parts.push(if key == "any" { Condition::Any(inner) } else { Condition::All(inner) });
            }
            "not" => parts.push(Condition::Not(Box::new(read(value, resolve)))),
            _ => {
                let items = value.one_or_items();
                if items.is_empty() {
                    value.complain(&rules::EMPTY_LIST, format!("`{key}` accepts nothing"));
                    continue;
                }
                let values: Vec<(String, Node<'t>)> =
                    items.iter().filter_map(|item| Some((item.scalar()?, *item))).collect();
                if values.len() == items.len()
                    && let Some(key) = resolve(key, span, &values)
                {
                    parts.push(Condition::Is(key, values.into_iter().map(|(value, _)| value).collect()));
                }
            }
        }
    }
    if parts.len() == 1 { parts.remove(0) } else { Condition::All(parts) }
}

/// Reports values that are none of those that occur; whether all do.
pub(super) fn check_values(values: &Values<'_>, what: &str, occurring: &[&str]) -> bool {
    let mut all_occur = true;
    for (value, node) in values.iter().filter(|(value, _)| !occurring.contains(&value.as_str())) {
        all_occur = false;
        let finding =
            Finding::new(&rules::CONDITION_VALUE, node.span(), format!("{what} is never `{value}`"));
        node.report(match super::tree::nearest(value, occurring.iter().copied()) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help(format!("it is one of {}", occurring.join(", "))),
        });
    }
    all_occur
}

/// A key with its accepted values, as far as it matters for whether a condition can hold.
#[derive(Clone, Debug)]
pub(super) struct Literal {
    /// What the key asks about; two keys can ask about the same.
    pub(super) about: String,
    /// How many of the values it can have at a time.
    pub(super) reach: Reach,
    /// The accepted values.
    pub(super) accepted: Vec<String>,
}

/// The values that something can have.
#[derive(Clone, Debug)]
pub(super) enum Reach {
    /// One of these at a time.
    OneOf(Vec<String>),
    /// One at a time, of too many to list.
    One,
    /// Any number at a time.
    Many,
}

/// Puts something else in the place of each key.
pub(super) fn replace<K, L>(
    condition: &Condition<K>,
    with: &mut dyn FnMut(&K, &[String]) -> Condition<L>,
) -> Condition<L> {
    match condition {
        Condition::Is(key, accepted) => with(key, accepted),
        Condition::All(parts) => Condition::All(parts.iter().map(|part| replace(part, with)).collect()),
        Condition::Any(parts) => Condition::Any(parts.iter().map(|part| replace(part, with)).collect()),
        Condition::Not(part) => Condition::Not(Box::new(replace(part, with))),
    }
}

/// How many worlds are tried before a condition is taken to be possible.
const WORLDS: usize = 20_000;

/// Whether there is any world in which the condition holds. Every value that is mentioned is tried, and one that is
/// not; a condition about very many things is taken to be possible.
pub(super) fn can_hold(condition: &Condition<Literal>) -> bool {
    // What each thing can be: for one value at a time the values, for several at a time each value apart.
    let mut worlds: BTreeMap<(String, Option<String>), Vec<Option<String>>> = BTreeMap::new();
    let mut mentioned: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (literal, _) in condition.keys() {
        mentioned.entry(&literal.about).or_default().extend(literal.accepted.iter().map(String::as_str));
    }
    for (literal, _) in condition.keys() {
        let values = &mentioned[literal.about.as_str()];
        match &literal.reach {
            Reach::Many => {
                for value in values {
                    let part = (literal.about.clone(), Some((*value).to_owned()));
                    worlds.insert(part, vec![None, Some((*value).to_owned())]);
                }
            }
            Reach::One => {
                let all = values.iter().map(|value| Some((*value).to_owned())).chain([None]).collect();
                worlds.insert((literal.about.clone(), None), all);
            }
            Reach::OneOf(domain) => {
                let (named, others): (Vec<_>, Vec<_>) =
                    domain.iter().partition(|value| values.contains(value.as_str()));
                let all = named.into_iter().chain(others.into_iter().take(1)).cloned().map(Some).collect();
                worlds.insert((literal.about.clone(), None), all);
            }
        }
    }
    let worlds: Vec<_> = worlds.into_iter().collect();
    let count = worlds.iter().try_fold(1_usize, |count, (_, values)| count.checked_mul(values.len()));
    let Some(count) = count.filter(|count| *count <= WORLDS) else { return true };
    (0..count).any(|number| {
        let mut rest = number;
        let mut world: HashMap<(&str, Option<&str>), Option<&str>> = HashMap::new();
        for ((about, part), values) in &worlds {
            world.insert((about, part.as_deref()), values[rest % values.len()].as_deref());
            rest /= values.len();
        }
        let holds = condition.decide(&mut |literal, _| {
            let about = literal.about.as_str();
            Truth::from(literal.accepted.iter().any(|accepted| {
                let accepted = Some(accepted.as_str());
                let part = if matches!(literal.reach, Reach::Many) { accepted } else { None };
                world.get(&(about, part)) == Some(&accepted)
            }))
        });
        holds == Truth::Yes
    })
}

/// The circles in which things hang on each other; each circle once, by the indexes of its members.
pub(super) fn circles(hangs_on: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut circles = Vec::new();
    // 0 not seen, 1 on the way, 2 done
    let mut state = vec![0_u8; hangs_on.len()];
    for start in 0..hangs_on.len() {
        let mut way: Vec<(usize, usize)> = Vec::new();
        if state[start] == 0 {
            state[start] = 1;
            way.push((start, 0));
        }
        while let Some((at, next)) = way.last_mut() {
            let at = *at;
            let Some(&target) = hangs_on[at].get(*next) else {
                state[at] = 2;
                way.pop();
                continue;
            };
            *next += 1;
            match state[target] {
                0 => {
                    state[target] = 1;
                    way.push((target, 0));
                }
                1 => {
                    let from = way.iter().position(|(member, _)| *member == target).unwrap_or(0);
                    circles.push(way[from..].iter().map(|(member, _)| *member).collect());
                }
                _ => {}
            }
        }
    }
    circles
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(about: &str, range: Reach, accepted: &[&str]) -> Condition<Literal> {
        let accepted = accepted.iter().map(|value| (*value).to_owned()).collect();
        Condition::Is(Literal { about: about.into(), reach: range, accepted }, Vec::new())
    }

    fn yes_no() -> Reach {
        Reach::OneOf(vec!["yes".into(), "no".into()])
    }

    #[test]
    fn one_answer_cannot_be_two_but_several_can() {
        let both = |range: fn() -> Reach| {
            Condition::All(vec![is("q", range(), &["yes"]), is("q", range(), &["no"])])
        };
        assert!(!can_hold(&both(yes_no)));
        assert!(!can_hold(&both(|| Reach::One)));
        assert!(can_hold(&both(|| Reach::Many)));
    }

    #[test]
    fn what_rules_out_every_value_never_holds() {
        let neither = Condition::Not(Box::new(is("q", yes_no(), &["yes", "no"])));
        assert!(!can_hold(&neither));
        let another = Condition::Not(Box::new(is("q", Reach::One, &["1", "2"])));
        assert!(can_hold(&another));
    }

    #[test]
    fn every_circle_is_found_and_a_chain_is_none() {
        assert!(circles(&[vec![1], vec![2], vec![]]).is_empty());
        assert_eq!(circles(&[vec![1], vec![0], vec![2]]), [vec![0, 1], vec![2]]);
        let long: Vec<Vec<usize>> = (0..100_000).map(|at| vec![(at + 1) % 100_000]).collect();
        assert_eq!(circles(&long).len(), 1);
    }
}
