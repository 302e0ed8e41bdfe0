//! Lists that learn: the person's own words are offered again, renamed, merged, and taken back.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use respite_domain::words::List;
use respite_domain::{Code, Invalid};
use respite_engine::view::{EntryDraft, RenamedView, UsedWordsView};
use respite_engine::{Engine, EngineError};

use crate::desk::{Desk, spasm};

fn triggered(words: &[&str]) -> EntryDraft {
    EntryDraft { triggers: words.iter().map(|words| (*words).to_owned()).collect(), ..spasm() }
}

fn used(words: &[UsedWordsView]) -> Vec<String> {
    words.iter().map(|used| format!("{} {}", used.words, used.entries)).collect()
}

fn rename(desk: &mut Desk, list: List, old: &str, new: &str) -> RenamedView {
    desk.act(|engine, now| engine.rename_words(list, old, new, now))
}

fn triggers(desk: &mut Desk, id: i32) -> Vec<String> {
    desk.act(|engine, _| engine.entry(id)).triggers
}

#[test]
fn own_words_are_offered_again_most_used_first() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(triggered(&["the cat", "lifting"]));
    desk.log(triggered(&["cold wind"]));
    desk.log(triggered(&["cold wind", "the cat"]));
    let deleted = desk.log(triggered(&["the cat", "gone"]));
    desk.log(triggered(&["cold wind"]));
    desk.log(EntryDraft {
        worse: vec!["my desk".into(), "bending".into()],
        better: vec!["lifting".into(), "heat".into()],
        could_not: vec!["the piano".into()],
        ..spasm()
    });
    desk.act(|engine, now| engine.delete_entry(deleted, now));
    desk.reopen();
    let own = desk.act(|engine, _| engine.own_words());
    assert_eq!(used(&own.trigger), ["cold wind 3", "the cat 2"]);
    assert_eq!(used(&own.worse), ["my desk 1"]);
    assert_eq!(used(&own.better), ["lifting 1"], "a code of another list is a word of one's own in this");
    assert_eq!(used(&own.could_not), ["the piano 1"]);
    assert_eq!(desk.act(|engine, now| engine.today(now)).own_triggers, ["cold wind", "the cat"]);
}

#[test]
fn a_new_name_holds_everywhere_in_its_list_and_nowhere_else() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let first = desk.log(triggered(&["lifting", "the cat", "shoes"]));
    let deleted = desk.log(triggered(&["the cat"]));
    let other = desk.log(EntryDraft { worse: vec!["the cat".into()], ..spasm() });
    desk.act(|engine, now| engine.delete_entry(deleted, now));
    desk.pass_minutes(1);
    let renamed = rename(&mut desk, List::Trigger, " the cat", "carrying the cat ");
    assert_eq!((renamed.entries, renamed.merged), (2, false));
    desk.reopen();
    desk.act(|engine, now| engine.restore_entry(deleted, now));
    assert_eq!(triggers(&mut desk, first), ["lifting", "carrying the cat", "shoes"]);
    assert_eq!(triggers(&mut desk, deleted), ["carrying the cat"]);
    assert_eq!(desk.act(|engine, _| engine.entry(other)).worse, ["the cat"]);
    let kept = desk.act(|engine, _| engine.entry_changes(first));
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].field, "triggers");
    assert_eq!(kept[0].old.as_deref(), Some("lifting\nthe cat\nshoes"));

    desk.act(|engine, now| engine.undo_rename(renamed.id, now));
    assert_eq!(triggers(&mut desk, first), ["lifting", "the cat", "shoes"]);
    assert_eq!(triggers(&mut desk, deleted), ["the cat"]);
    assert!(desk.try_to(|engine, now| engine.undo_rename(renamed.id, now)).is_err(), "once is enough");
}

#[test]
fn two_become_one_and_can_be_parted_again() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let both = desk.log(triggered(&["cats", "shoes", "the cat"]));
    let one = desk.log(triggered(&["the cat"]));
    let untouched = desk.log(triggered(&["cats"]));
    let renamed = rename(&mut desk, List::Trigger, "the cat", "cats");
    assert_eq!((renamed.entries, renamed.merged), (2, true));
    assert_eq!(triggers(&mut desk, both), ["cats", "shoes"]);
    assert_eq!(used(&desk.act(|engine, _| engine.own_words()).trigger), ["cats 3"]);
    desk.reopen();
    // One entry is changed in the meantime: what was said last stays.
    desk.act(|engine, now| engine.update_entry(one, &triggered(&["a dog"]), now));
    desk.act(|engine, now| engine.undo_rename(renamed.id, now));
    assert_eq!(triggers(&mut desk, both), ["cats", "shoes", "the cat"]);
    assert_eq!(triggers(&mut desk, one), ["a dog"]);
    assert_eq!(triggers(&mut desk, untouched), ["cats"]);
}

#[test]
fn own_words_can_become_one_of_the_offered() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = desk.log(triggered(&["picking up", "lifting"]));
    assert!(rename(&mut desk, List::Trigger, "picking up", "lifting").merged);
    assert_eq!(triggers(&mut desk, id), ["lifting"]);
    assert_eq!(desk.act(|engine, _| engine.own_words()).trigger, []);
}

#[test]
fn what_can_not_be_renamed_is_refused_in_words_and_nothing_changes() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = desk.log(triggered(&["the cat", "lifting"]));
    let long = "x".repeat(61);
    for (old, new, why) in [
        ("the cat", "", Invalid::Words),
        ("the cat", "  ", Invalid::Words),
        ("the cat", long.as_str(), Invalid::Words),
        ("the cat", "a\u{7}b", Invalid::Words),
        ("the cat", "a\nb", Invalid::Words),
        ("the cat", "the cat", Invalid::SameWords),
        ("lifting", "picking up", Invalid::OfferedWords),
        ("a dog", "the cat", Invalid::NotFound),
    ] {
        match desk.try_to(|engine, now| engine.rename_words(List::Trigger, old, new, now)) {
            Err(EngineError::Invalid { why: found, .. }) => assert_eq!(found, why, "{old} to {new:?}"),
            other => panic!("{old} to {new:?}: {other:?}"),
        }
    }
    assert!(desk.try_to(|engine, now| engine.rename_words(List::Worse, "the cat", "cats", now)).is_err());
    let view = desk.act(|engine, _| engine.entry(id));
    assert_eq!((view.triggers, view.changes), (vec!["the cat".to_owned(), "lifting".to_owned()], 0));
}

#[derive(Debug, Clone)]
enum Act {
    Log(Vec<usize>, Vec<usize>),
    Change(usize, Vec<usize>, Vec<usize>),
    Delete(usize),
    Restore(usize),
    Rename(usize, usize),
    Undo(usize),
    Reopen,
}

fn act() -> impl Strategy<Value = Act> {
    let said = || prop::collection::vec(0..WORDS.len(), 0..4);
    prop_oneof![
        4 => (said(), said()).prop_map(|(triggers, worse)| Act::Log(triggers, worse)),
        3 => (0..9usize, said(), said()).prop_map(|(which, triggers, worse)| Act::Change(which, triggers, worse)),
        2 => (0..9usize).prop_map(Act::Delete),
        2 => (0..9usize).prop_map(Act::Restore),
        3 => (0..WORDS.len(), 0..WORDS.len()).prop_map(|(old, new)| Act::Rename(old, new)),
        2 => (0..9usize).prop_map(Act::Undo),
        1 => Just(Act::Reopen),
    ]
}

/// The first is offered to everybody.
const WORDS: [&str; 5] = ["lifting", "the cat", "cats", "cold wind", "shoes of mine"];

fn saying(triggers: &[usize], worse: &[usize]) -> EntryDraft {
    let words = |said: &[usize]| said.iter().map(|word| WORDS[*word].to_owned()).collect();
    EntryDraft { triggers: words(triggers), worse: words(worse), ..spasm() }
}

/// The words of one's own, counted entry by entry.
fn counted(said: impl Iterator<Item = String>, offered: &[&str]) -> Vec<String> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for words in said.filter(|words| !offered.contains(&words.as_str())) {
        *counts.entry(words).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, entries)| std::cmp::Reverse(*entries));
    counts.into_iter().map(|(words, entries)| format!("{words} {entries}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_count_of_own_words_is_that_of_the_entries(acts in prop::collection::vec(act(), 1..30)) {
        let mut desk = Desk::at("2026-11-22 14:00");
        let (mut ids, mut renames) = (Vec::new(), Vec::new());
        let nth = |ids: &[i32], which: usize| ids.get(which % ids.len().max(1)).copied().unwrap_or(-1);
        for act in acts {
            // Whatever is refused, such as deleting twice, changes nothing, and the count has to show that too.
            match &act {
                Act::Log(triggers, worse) => ids.push(desk.log(saying(triggers, worse))),
                Act::Change(which, triggers, worse) => {
                    let draft = saying(triggers, worse);
                    _ = desk.try_to(|engine, now| engine.update_entry(nth(&ids, *which), &draft, now));
                }
                Act::Delete(which) => _ = desk.try_to(|engine, now| engine.delete_entry(nth(&ids, *which), now)),
                Act::Restore(which) => _ = desk.try_to(|engine, now| engine.restore_entry(nth(&ids, *which), now)),
                Act::Rename(old, new) => {
                    let rename =
                        |engine: &mut Engine, now: &_| engine.rename_words(List::Trigger, WORDS[*old], WORDS[*new], now);
                    renames.extend(desk.try_to(rename).ok().map(|renamed| renamed.id));
                }
                Act::Undo(which) => _ = desk.try_to(|engine, now| engine.undo_rename(nth(&renames, *which), now)),
                Act::Reopen => desk.reopen(),
            }
            let days = desk.act(|engine, now| engine.diary_between(None, None, now));
            let entries = || days.iter().flat_map(|day| day.entries.clone());
            let own = desk.act(|engine, _| engine.own_words());
            let (triggers, worse) = (List::Trigger.offered(), List::Worse.offered());
            let said = entries().flat_map(|entry| entry.triggers);
            prop_assert_eq!(used(&own.trigger), counted(said, triggers), "after {:?}", act);
            let said = entries().flat_map(|entry| entry.worse);
            prop_assert_eq!(used(&own.worse), counted(said, worse), "after {:?}", act);
        }
    }
}

#[test]
fn a_rename_is_a_change_of_the_field_that_the_form_changes() {
    let mut desk = Desk::at("2026-11-22 14:00");
    for list in List::all() {
        let mut said = spasm();
        let words = match list {
            List::Trigger => &mut said.triggers,
            List::Worse => &mut said.worse,
            List::Better => &mut said.better,
            List::CouldNot => &mut said.could_not,
        };
        words.push("the cat".into());
        let id = desk.log(said.clone());
        let fields = |desk: &mut Desk| {
            let changes = desk.act(|engine, _| engine.entry_changes(id));
            changes.into_iter().map(|change| change.field).collect::<BTreeSet<_>>()
        };
        let renamed = rename(&mut desk, list, "the cat", "a dog");
        let of_rename = fields(&mut desk);
        desk.act(|engine, now| engine.undo_rename(renamed.id, now));
        desk.act(|engine, now| engine.update_entry(id, &spasm(), now));
        assert_eq!((of_rename.len(), &fields(&mut desk)), (1, &of_rename));
    }
}
