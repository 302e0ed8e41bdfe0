//! What is no longer taken: since when, and how the terminal tells it. And a medicine told twice as tried.

use respite_domain::charts::Span;
use respite_domain::medicine::ProductKind;
use respite_domain::relief::ReliefKind;
use respite_engine::At;
use respite_engine::view::{Coded, ContentView, ProductDraft, ReliefDraft};
use respite_wording::sentence;

use crate::desk::Desk;
use crate::english::english;
use crate::page_limits::{add, take};
use crate::terminal::{Terminal, say_in};

fn flexeril(desk: &mut Desk, start: &str) -> i32 {
    let draft = ProductDraft {
        name: "Flexeril".into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![ContentView { ingredient: "cyclobenzaprine".into(), mg_per_unit: 5.0 }],
        course_start: Some(start.into()),
        ..ProductDraft::default()
    };
    desk.act(|engine, now| engine.save_product(None, &draft, now)).id
}

#[test]
fn what_is_stopped_already_keeps_its_day_and_the_terminal_tells_it() {
    let mut desk = Desk::at("2020-09-10 08:00");
    let id = flexeril(&mut desk, "2020-09-01");
    add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), None);
    desk.act(|engine, now| engine.stop_product(id, None, now));
    let products = say_in(desk.folder(), &["dose", "--products"]).out;
    let line = |name: &str| products.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
    assert!(line("Flexeril").ends_with("Stopped on 10 September 2020"), "{products}");
    assert!(line("Advil").ends_with("Log only. The label is not checked."), "{products}");
    // Days later, said again without a day.
    let said = say_in(desk.folder(), &["product", "Flexeril", "--stop"]).out;
    assert!(said.contains("is off your list. Stopped on 10 September 2020."), "{said}");
    desk.pass_minutes(3 * 24 * 60);
    desk.act(|engine, now| engine.stop_product(id, None, now));
    let again = say_in(desk.folder(), &["dose", "--products"]).out;
    assert_eq!(again, products);
    // Another day can be told all the same.
    desk.act(|engine, now| engine.stop_product(id, Some("2020-09-08"), now));
    assert!(say_in(desk.folder(), &["dose", "--products"]).out.contains("8 September 2020"));
}

/// As in the window, where the last dose or the planned end is of a day gone by, no day is chosen.
#[test]
fn the_terminal_asks_since_when_where_another_day_may_be_meant() {
    let mut desk = Desk::at("2020-09-01 08:00");
    let id = flexeril(&mut desk, "2020-09-01");
    take(&mut desk, id, 1.0);
    let said = say_in(desk.folder(), &["product", "Flexeril", "--stop"]);
    assert_eq!((said.status, said.out.as_str()), (2, ""), "{}", said.err);
    let way = "1 September 2020: respite product \"Flexeril\" --stop --on 2020-09-01";
    assert!(said.err.contains("Since when?") && said.err.contains(way), "{}", said.err);
    let said = say_in(desk.folder(), &["product", "Flexeril", "--stop", "--on", "2020-09-01"]);
    assert_eq!(said.status, 0, "{}", said.err);
}

/// Whoever buys again what they no longer took finds its name taken, and how to go on.
#[test]
fn the_terminal_takes_again_what_was_stopped() {
    let terminal = Terminal::new();
    let aspirin = ["product", "Aspirin", "--ingredient", "aspirin=325"];
    terminal.done(&aspirin);
    assert!(terminal.refused(2, &aspirin).contains("is on your list already"));
    terminal.done(&["product", "Aspirin", "--stop"]);
    let said = terminal.refused(2, &aspirin);
    let way = "respite product \"Aspirin\" --again";
    assert!(said.contains("is there already, as no longer taken") && said.contains(way), "{said}");
    // What would be dropped is refused: a new limit is told otherwise, and the day is that of --from.
    for more in [&["--most-a-day", "4"][..], &["--on", "2026-01-05"], &["--checked"], &["--ingredient", "aspirin=325"]]
    {
        terminal.refused(2, &[&["product", "Aspirin", "--again"], more].concat());
    }
    let is_stopped = || terminal.done(&["dose", "--products"]).out.contains("Stopped");
    assert!(is_stopped());
    terminal.refused(2, &["product", "Aspirin", "--again", "--from", "tomorrow"]);
    assert!(terminal.done(&["product", "Aspirin", "--again"]).out.contains("Aspirin is on your list again."));
    assert!(!is_stopped());
    let again = terminal.done(&["product", "Aspirin", "--again", "--to", "2999-01-05"]).out;
    assert!(again.contains("is on your list. Nothing was changed."), "{again}");
}

#[test]
fn no_course_ends_before_its_first_day() {
    let mut desk = Desk::at("2026-11-20 08:00");
    let id = flexeril(&mut desk, "2026-11-18");
    let refused = desk.try_to(|engine, now| engine.stop_product(id, Some("2026-11-16"), now)).unwrap_err();
    assert!(sentence(&refused, english()).starts_with("Its first day was"), "{refused:?}");
    desk.act(|engine, now| engine.stop_product(id, Some("2026-11-18"), now));
    // One that was planned and never begun can be let go of.
    let planned = ProductDraft {
        name: "Planned".into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![ContentView { ingredient: "tizanidine".into(), mg_per_unit: 4.0 }],
        course_start: Some("2026-11-25".into()),
        ..ProductDraft::default()
    };
    let planned = desk.act(|engine, now| engine.save_product(None, &planned, now)).id;
    desk.act(|engine, now| engine.stop_product(planned, Some("2026-11-20"), now));
}

#[test]
fn what_was_told_in_what_helps_and_noted_as_a_dose_is_one_time_tried() {
    for name in ["Advil", "Advil 200 mg"] {
        let mut desk = Desk::at("2026-11-20 08:00");
        let advil = add(&mut desk, name, ProductKind::Otc, ("ibuprofen", 200.0), None);
        let told = ReliefDraft {
            kind: Coded(ReliefKind::Medicine),
            name: Some("advil".into()),
            when: String::new(),
            before: Some(6.0),
            after: Some(3.0),
            minutes: None,
            note: String::new(),
        };
        desk.act(|engine, now| engine.add_relief(&told, now));
        let times = |desk: &mut Desk| -> u32 {
            desk.act(|engine, now| engine.reliefs(Span::FourWeeks, 50, &At::now(now)))
                .rows
                .iter()
                .map(|row| row.times)
                .sum()
        };
        desk.pass_minutes(5);
        take(&mut desk, advil, 1.0);
        assert_eq!(times(&mut desk), 1);
        desk.pass_minutes(120);
        take(&mut desk, advil, 1.0);
        assert_eq!(times(&mut desk), 2, "hours later it is another");
    }
}
