//! What made it worse, better, or set it off: counted by days; and what the person avoids (S25, S38, S39).

use respite_domain::Invalid;
use respite_domain::charts::Span;
use respite_domain::words::List;
use respite_engine::view::{EntryDraft, NamedListView, NamedView};
use respite_engine::{At, EngineError};

use crate::desk::{Desk, clear, spasm};

fn worse(words: &[&str]) -> EntryDraft {
    EntryDraft { worse: words.iter().map(|words| (*words).to_owned()).collect(), ..spasm() }
}

fn named(desk: &mut Desk, over: Span) -> NamedView {
    desk.act(|engine, now| engine.named(over, &At::now(now)))
}

/// As `bending 4 of 6`, those that are avoided with a star.
fn lines(list: &NamedListView) -> Vec<String> {
    let line = |row: &respite_engine::view::NamedRow| {
        let days = row.days.map_or("?".to_owned(), |days| days.to_string());
        format!("{}{} {days} of {}", row.words, if row.avoided { "*" } else { "" }, list.of)
    };
    list.rows.iter().map(line).collect()
}

fn avoided(desk: &mut Desk) -> Vec<String> {
    named(desk, Span::All).avoided.into_iter().map(|avoided| avoided.words).collect()
}

fn avoid(desk: &mut Desk, words: &str) {
    desk.act(|engine, now| engine.set_avoided(List::Worse, words, true, now));
}

#[test]
fn days_are_counted_of_those_that_named_anything_in_the_span() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log_on(-40, worse(&["bending"]));
    desk.log_on(-6, worse(&["bending", "the car"]));
    desk.log_on(-5, worse(&["bending"]));
    desk.log_on(-5, worse(&["bending"]));
    assert_eq!(lines(&named(&mut desk, Span::Week).worse), ["bending ? of 2", "the car ? of 2"], "too few to tell");
    desk.log_on(-4, worse(&["the car", "bending"]));
    desk.log_on(-3, worse(&["unknown"]));
    desk.log_on(-2, spasm());
    desk.log_on(-1, clear());
    let deleted = desk.log_on(-1, worse(&["lifting"]));
    desk.act(|engine, now| engine.delete_entry(deleted, now));
    desk.log(EntryDraft { better: vec!["heat".into()], triggers: vec!["lifting".into()], ..worse(&["twisting"]) });
    let view = named(&mut desk, Span::Week);
    assert_eq!(lines(&view.worse), ["bending 3 of 4", "the car 2 of 4", "twisting 1 of 4"]);
    assert_eq!((lines(&view.better), view.better.tells), (vec!["heat ? of 1".to_owned()], false));
    assert_eq!(lines(&view.trigger), ["lifting ? of 1"]);
    assert_eq!(lines(&named(&mut desk, Span::Quarter).worse)[0], "bending 4 of 5");
    let at = At::as_of("2026-11-18T20:00:00+01:00", &desk.now()).unwrap();
    let then = desk.act(|engine, _| engine.named(Span::Week, &at));
    assert_eq!(lines(&then.worse), ["bending 3 of 3", "the car 2 of 3"], "what came later is not seen");
}

#[test]
fn what_is_avoided_is_kept_and_can_be_taken_off() {
    let mut desk = Desk::at("2026-11-22 14:00");
    (-3..0).for_each(|days| _ = desk.log_on(days, worse(&["bending"])));
    avoid(&mut desk, "the car");
    avoid(&mut desk, "bending");
    avoid(&mut desk, "bending");
    desk.reopen();
    assert_eq!(avoided(&mut desk), ["bending", "the car"], "also what is not named in the span");
    let view = named(&mut desk, Span::Week);
    assert_eq!(lines(&view.worse), ["bending* 3 of 3"]);
    assert_eq!(view.avoided[0].since, "2026-11-22");
    desk.act(|engine, now| engine.set_avoided(List::Worse, "bending", false, now));
    assert_eq!(avoided(&mut desk), ["the car"]);
    avoid(&mut desk, "bending");
    assert_eq!(avoided(&mut desk), ["bending", "the car"]);
}

#[test]
fn what_can_not_be_avoided_is_refused() {
    let mut desk = Desk::at("2026-11-22 14:00");
    for (list, words, expect) in [
        (List::Better, "heat", Invalid::NotAvoidable),
        (List::CouldNot, "chores", Invalid::NotAvoidable),
        (List::Worse, "unknown", Invalid::NotAvoidable),
        (List::Worse, " ", Invalid::Words),
    ] {
        match desk.try_to(|engine, now| engine.set_avoided(list, words, true, now)) {
            Err(EngineError::Invalid { why, .. }) => assert_eq!(why, expect, "{words}"),
            other => panic!("{words}: {other:?}"),
        }
    }
    assert!(desk.try_to(|engine, now| engine.set_avoided(List::Worse, "bending", false, now)).is_err());
    assert!(avoided(&mut desk).is_empty());
}

#[test]
fn a_new_name_goes_for_what_is_avoided_too_and_back() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(worse(&["the car", "the bus"]));
    avoid(&mut desk, "the car");
    let rename = |desk: &mut Desk, old: &str, new: &str| {
        desk.act(|engine, now| engine.rename_words(List::Worse, old, new, now)).id
    };
    let id = rename(&mut desk, "the car", "driving far");
    assert_eq!(avoided(&mut desk), ["driving far"]);
    desk.act(|engine, now| engine.undo_rename(id, now));
    assert_eq!(avoided(&mut desk), ["the car"]);
    // Both avoided: they become one, and two again.
    avoid(&mut desk, "the bus");
    let id = rename(&mut desk, "the bus", "the car");
    assert_eq!(avoided(&mut desk), ["the car"]);
    desk.act(|engine, now| engine.undo_rename(id, now));
    assert_eq!(avoided(&mut desk), ["the bus", "the car"]);
}
