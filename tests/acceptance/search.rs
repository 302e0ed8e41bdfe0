//! One search over all words of the diary: what stands there is found by how its words begin, what does not is not.

use std::collections::BTreeSet;
use std::time::Instant;

use proptest::prelude::*;
use respite_domain::relief::ReliefKind;
use respite_domain::search::Sort;
use respite_engine::view::{
    Coded, EntryDraft, FoundView, HistoryKind, InjuryDraft, ReliefDraft, SearchView, VisitDraft, VisitOutcome,
};
use respite_engine::{Asked, Engine};
use respite_l10n::Language;
use respite_wording::searched_name;
use rusqlite::Connection;

use crate::desk::{Desk, spasm};
use crate::representative::representative;
use crate::terminal::{Terminal, bytes_in};

fn search(desk: &mut Desk, typed: &str) -> SearchView {
    desk.act(|engine, now| engine.search(typed, 50, &searched_name(&Language::En.words()), now))
}

fn text(found: &FoundView) -> String {
    found.text.iter().map(|piece| piece.text.as_str()).collect()
}

fn marked(found: &FoundView) -> Vec<&str> {
    found.text.iter().filter(|piece| piece.found).map(|piece| piece.text.as_str()).collect()
}

fn noted(note: &str) -> EntryDraft {
    EntryDraft { note: note.into(), ..spasm() }
}

#[test]
fn words_are_found_by_how_they_begin_whatever_their_size_and_accents() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = desk.log(noted("Nach dem Übergießen der Beete: Café, naïve Idee."));
    for typed in ["ubergi", "ÜBERG", "cafe", "CAFÉ naive", "ide", "beet nach"] {
        let found = search(&mut desk, typed).found;
        assert_eq!(found.iter().map(|found| found.id).collect::<Vec<_>>(), [id], "{typed}");
    }
    let found = search(&mut desk, "cafe").found.remove(0);
    assert_eq!(marked(&found), ["Café"]);
    assert_eq!((found.row.as_deref(), found.day.as_deref()), (Some("entry-1"), Some("2026-11-22")));
    assert!(search(&mut desk, "afe").found.is_empty(), "the middle of a word");
    assert!(search(&mut desk, "cafe garden").found.is_empty(), "all of what was typed");
}

#[test]
fn whatever_is_typed_is_words_and_no_command() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(noted("It is not \"near\" the knee (or is it?) don't AND"));
    for typed in ["\"", "*", "NEAR(", "not", "AND", "OR \"", "don't", "knee*", "own:knee", "(", "-", "^it", "\0knee"] {
        search(&mut desk, typed);
    }
    assert_eq!(search(&mut desk, "\"near\" (or").found.len(), 1);
    assert!(search(&mut desk, "").found.is_empty());
    assert!(search(&mut desk, " — ").found.is_empty());
}

#[test]
fn what_was_chosen_from_lists_is_found_by_its_words() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = desk.log(EntryDraft {
        places: vec!["low-back-left".into()],
        triggers: vec!["furniture".into(), "the wet laundry".into()],
        ..EntryDraft::default()
    });
    for typed in ["low back", "laundry"] {
        assert_eq!(search(&mut desk, typed).found[0].id, id, "{typed}");
    }
    let words = Language::En.words();
    let name = words.trigger_name("furniture");
    assert_eq!(search(&mut desk, &name).found[0].id, id, "{name}");
}

#[test]
fn each_sort_of_what_was_told_is_found() {
    let mut desk = representative();
    let name = Language::En.words();
    // Each word of each text finds the row that it stands in.
    let mut sorts = BTreeSet::new();
    let connection = Connection::open(desk.folder().join("diary.db")).unwrap();
    let words = |select: &str| -> Vec<String> {
        let mut select = connection.prepare(select).unwrap();
        let texts: Vec<String> = select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        texts.iter().flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    let texts = [
        "SELECT note FROM entry WHERE deleted_at IS NULL",
        "SELECT note FROM relief WHERE deleted_at IS NULL",
        "SELECT clinician || ' ' || notes || ' ' || questions FROM visit WHERE deleted_at IS NULL",
        "SELECT name FROM product WHERE deleted_at IS NULL AND replaced_by IS NULL",
        "SELECT what || ' ' || note FROM injury WHERE deleted_at IS NULL",
        "SELECT told FROM test WHERE deleted_at IS NULL",
        "SELECT name || ' ' || note FROM condition WHERE deleted_at IS NULL",
        "SELECT words FROM goal WHERE deleted_at IS NULL",
        "SELECT name || ' ' || how FROM own_exercise WHERE deleted_at IS NULL",
    ];
    for select in texts {
        for word in words(select).iter().filter(|word| word.chars().any(char::is_alphanumeric)) {
            let found = desk.act(|engine, now| engine.search(word, 100, &searched_name(&name), now)).found;
            assert!(!found.is_empty(), "{word} of {select}");
            sorts.extend(found.iter().map(|found| found.sort.0));
        }
    }
    sorts.extend(
        search(&mut desk, "drows").found.iter().chain(&search(&mut desk, "nausea").found).map(|found| found.sort.0),
    );
    for sort in [
        Sort::Entry,
        Sort::Relief,
        Sort::Visit,
        Sort::Medicine,
        Sort::Injury,
        Sort::Test,
        Sort::Condition,
        Sort::Goal,
        Sort::Exercise,
    ] {
        assert!(sorts.contains(&sort), "{sort:?}");
    }
}

#[test]
fn the_latest_day_is_found_first_and_that_there_is_more_is_said() {
    let mut desk = Desk::at("2026-11-22 14:00");
    for ago in [5, 1, 9, 3] {
        desk.log_on(-ago, noted("digging"));
    }
    let days: Vec<_> = search(&mut desk, "digg").found.into_iter().map(|found| found.day.unwrap()).collect();
    assert_eq!(days, [desk.day(-1), desk.day(-3), desk.day(-5), desk.day(-9)]);
    let name = Language::En.words();
    let two = desk.act(|engine, now| engine.search("digg", 2, &searched_name(&name), now));
    assert_eq!((two.found.len(), two.more), (2, true));
}

#[derive(Debug, Clone)]
enum Act {
    Log(usize),
    Change(usize, usize),
    Delete(usize),
    BringBack(usize),
    Visit(usize),
    Tell(usize, usize),
    Rename,
    Erase,
    Search(usize),
    Reopen,
}

const WORDS: [&str; 4] = ["apple", "banana", "apricot", "the wet laundry"];

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0..4usize).prop_map(Act::Log),
        3 => (0..9usize, 0..4usize).prop_map(|(which, word)| Act::Change(which, word)),
        2 => (0..9usize).prop_map(Act::Delete),
        1 => (0..9usize).prop_map(Act::BringBack),
        1 => (0..4usize).prop_map(Act::Visit),
        1 => (0..9usize, 0..4usize).prop_map(|(which, word)| Act::Tell(which, word)),
        1 => Just(Act::Rename),
        1 => Just(Act::Erase),
        3 => (0..4usize).prop_map(Act::Search),
        1 => Just(Act::Reopen),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was done, by this program or another, what follows it is what would be made anew.
    #[test]
    fn what_follows_the_diary_finds_what_one_made_anew_finds(acts in prop::collection::vec(act(), 1..25)) {
        let mut desk = Desk::at("2026-11-22 14:00");
        let mut second = Engine::open(desk.folder(), Asked::WhetherReadable).unwrap();
        let name = Language::En.words();
        let (mut entries, mut visits) = (Vec::new(), Vec::new());
        for (turn, act) in acts.iter().enumerate() {
            desk.pass_minutes(1);
            let now = desk.now();
            let engine = if turn.is_multiple_of(2) { &mut second } else { desk.engine() };
            let with = |word: usize| EntryDraft { triggers: vec![WORDS[3].into()], ..noted(WORDS[word]) };
            match act {
                Act::Log(word) => entries.push(engine.log_entry(&with(*word), &now).unwrap().id),
                Act::Change(which, word) => {
                    if let Some(id) = entries.get(*which) {
                        _ = engine.update_entry(*id, &with(*word), &now);
                    }
                }
                Act::Delete(which) => {
                    if let Some(id) = entries.get(*which) {
                        _ = engine.delete_entry(*id, &now);
                    }
                }
                Act::BringBack(which) => {
                    if let Some(id) = entries.get(*which) {
                        _ = engine.restore_entry(*id, &now);
                    }
                }
                Act::Visit(word) => {
                    let day = now.day().to_string();
                    let visit = VisitDraft { day, notes: WORDS[*word].into(), ..VisitDraft::default() };
                    visits.push(engine.add_visit(&visit, &now).unwrap().id);
                }
                Act::Tell(which, word) => {
                    if let Some(id) = visits.get(*which) {
                        let outcome = VisitOutcome { said: WORDS[*word].into(), diagnosis: String::new() };
                        engine.visit_done(*id, &outcome, &now).unwrap();
                    }
                }
                Act::Rename => {
                    _ = engine.rename_words(respite_domain::words::List::Trigger, WORDS[3], "dry laundry", &now);
                }
                Act::Erase => _ = engine.erase_deleted(&now).unwrap(),
                Act::Search(word) => _ = engine.search(WORDS[*word], 50, &searched_name(&name), &now).unwrap(),
                Act::Reopen => desk.reopen(),
            }
        }
        let now = desk.now();
        let fresh = Engine::open(desk.folder(), Asked::WhetherReadable).unwrap();
        for typed in ["app", "banana", "ap", "laundry", "wet"] {
            let made = fresh.search(typed, 50, &searched_name(&name), &now).unwrap();
            prop_assert_eq!(&second.search(typed, 50, &searched_name(&name), &now).unwrap(), &made, "{}", typed);
            prop_assert_eq!(&search(&mut desk, typed), &made, "{}", typed);
            // And that is what stands in the diary.
            let days = fresh.diary_between(None, None, &now).unwrap();
            let is_there = |text: &str| text.split_whitespace().any(|word| word.starts_with(typed));
            let standing = days.iter().flat_map(|day| &day.entries).filter(|entry| {
                is_there(&entry.note) || entry.triggers.iter().any(|words| is_there(words))
            });
            let expected: BTreeSet<i32> = standing.map(|entry| entry.id).collect();
            let of_entries = made.found.iter().filter(|found| found.sort.0 == Sort::Entry).map(|found| found.id);
            prop_assert_eq!(of_entries.collect::<BTreeSet<i32>>(), expected, "{}", typed);
        }
    }
}

#[test]
fn words_that_were_erased_are_nowhere_and_the_index_is_on_no_disk() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let secret = "unspeakable";
    let id = desk.log(noted(secret));
    let injury = InjuryDraft { what: secret.into(), ..InjuryDraft::default() };
    let injury = desk.act(|engine, now| engine.save_injury(None, &injury, now)).id;
    let relief = ReliefDraft {
        kind: Coded(ReliefKind::Walk),
        name: None,
        when: String::new(),
        before: None,
        after: None,
        minutes: None,
        note: secret.into(),
    };
    let relief = desk.act(|engine, now| engine.add_relief(&relief, now)).id;
    let files = || bytes_in(desk.folder()).into_keys().collect::<Vec<_>>();
    let before = files();
    assert_eq!(search(&mut desk, secret).found.len(), 3);
    assert_eq!(bytes_in(desk.folder()).into_keys().collect::<Vec<_>>(), before, "a search writes no file");
    desk.act(|engine, now| engine.delete_entry(id, now));
    desk.act(|engine, now| engine.delete_history(HistoryKind::Injury, injury, now));
    desk.act(|engine, now| engine.delete_relief(relief, now));
    assert!(search(&mut desk, secret).found.is_empty());
    desk.act(|engine, now| engine.erase_deleted(now));
    assert!(search(&mut desk, secret).found.is_empty());
    let is_left = |bytes: &Vec<u8>| bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
    assert!(!bytes_in(desk.folder()).values().any(is_left));
}

#[test]
fn the_terminal_searches_too_and_writes_nothing() {
    let terminal = Terminal::new();
    terminal.done(&["log", "--at", "2026-11-20T09:00:00+01:00", "--worst", "4", "--note", "After the garden"]);
    let before = bytes_in(terminal.folder());
    let said = terminal.done(&["search", "gard", "after"]);
    assert_eq!(said.out.trim(), "20 November 2026 · Entry · After the garden");
    assert_eq!(terminal.done(&["search", "gardens"]).out.trim(), "Nothing was found.");
    let json: serde_json::Value = serde_json::from_str(&terminal.done(&["search", "--json", "garden"]).out).unwrap();
    assert_eq!(json["found"][0]["row"], "entry-1");
    assert_eq!(json["found"][0]["text"][1], serde_json::json!({ "text": "garden", "found": true }));
    assert_eq!(bytes_in(terminal.folder()), before);
}

#[test]
fn whoever_writes_does_not_wait_for_the_first_search() {
    let mut desk = Desk::at("2026-11-22 14:00");
    fill(&desk, 5_000);
    let (folder, now) = (desk.folder().to_owned(), desk.now());
    let searching = std::thread::spawn(move || {
        let reading = Engine::open_to_read(&folder).unwrap();
        let name = Language::En.words();
        let first = reading.search("garden", 50, &searched_name(&name), &now).unwrap();
        (first.found.len(), reading, now)
    });
    // None of them has to wait until all of it was read.
    let ids: Vec<i32> = (0..20).map(|_| desk.log(noted("meanwhile"))).collect();
    let (found, reading, now) = searching.join().unwrap();
    assert_eq!(found, 50);
    let name = Language::En.words();
    let next = reading.search("meanwhile", 50, &searched_name(&name), &now).unwrap().found;
    let mut told: Vec<i32> = next.iter().map(|found| found.id).collect();
    told.sort_unstable();
    assert_eq!(told, ids);
}

/// So many entries over ten years, each with words of its own.
fn fill(desk: &Desk, entries: i64) {
    let mut connection = Connection::open(desk.folder().join("diary.db")).unwrap();
    let write = connection.transaction().unwrap();
    for number in 0..entries {
        let at = 1_448_000_000 + number * (345_600_000 / entries);
        let note =
            format!("Pain after the garden, number{number}, and a walk with the dog in the rain. Slept badly again.");
        write
            .execute(
                "INSERT INTO entry (uid, occurred_at, occurred_offset, places, note, entered_at, entered_offset) \
                 VALUES (?1, ?2, 3600, 'low-back-left', ?3, ?2, 3600)",
                rusqlite::params![format!("{number:036}"), at, note],
            )
            .unwrap();
        write.execute("INSERT INTO entry_words VALUES (?1, 0, 'trigger', 'lifting')", [number + 1]).unwrap();
    }
    write.commit().unwrap();
}

/// Tells the figures: `cargo test -p respite-tests --test acceptance -- quick_over_ten_years --ignored --nocapture`.
#[test]
#[ignore = "it only measures"]
#[allow(clippy::print_stdout, reason = "it only measures")]
fn quick_over_ten_years() {
    let mut desk = Desk::at("2026-11-22 14:00");
    fill(&desk, 40_000);
    let name = Language::En.words();
    let mut timed = |typed: &str| {
        let start = Instant::now();
        let found = desk.act(|engine, now| engine.search(typed, 50, &searched_name(&name), now)).found.len();
        println!("{typed:>24}: {found:>3} found in {:?}", start.elapsed());
    };
    for typed in ["", "number31234", "p", "pa", "pain", "garden walk dog", "number3", "low back left", "nothing"] {
        timed(typed);
    }
    let id = desk.log(noted("one more"));
    let start = Instant::now();
    let found = search(&mut desk, "one more").found;
    println!("after one more entry: {:?}", start.elapsed());
    assert_eq!((found[0].id, text(&found[0]).starts_with("one more")), (id, true));
}
