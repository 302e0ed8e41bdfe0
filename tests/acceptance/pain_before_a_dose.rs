//! A dose with the pain before it is something tried (4.3; S66).

use respite_domain::Invalid;
use respite_domain::charts::Span;
use respite_domain::medicine::SideEffectStrength;
use respite_domain::relief::ReliefKind;
use respite_engine::view::{Coded, DoseDraft, ProductDraft, ReliefDraft, SideEffectDraft};
use respite_engine::{At, EngineError, Field};

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::medicines::{add, draft, ibuprofen, relaxer, take};
use crate::terminal::Terminal;

/// What was tried, a line each: the name, the time, the pain before and after.
fn tried(desk: &mut Desk) -> Vec<String> {
    let view = desk.act(|engine, now| engine.reliefs(Span::FourWeeks, 50, &At::now(now)));
    let points = |points: Option<u8>| points.map_or("-".to_owned(), |points| points.to_string());
    view.list
        .iter()
        .map(|item| {
            let name = item.name.as_deref().unwrap_or_default();
            format!("{name} {} {} {}", &item.tried_at[11..16], points(item.before), points(item.after))
        })
        .collect()
}

/// How many pains after are asked for.
fn asked(desk: &mut Desk) -> usize {
    desk.act(|engine, now| engine.open_reliefs(now)).open.len()
}

#[test]
fn a_dose_with_the_pain_before_is_something_tried() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let advil = add(&mut desk, &ibuprofen("Advil"));
    take(&mut desk, advil, 1.0);
    assert_eq!(tried(&mut desk), Vec::<String>::new(), "without the pain before it is a dose only");
    let with = |units, when: &str, before| DoseDraft { before, ..draft(advil, units, when) };
    let id = desk
        .act(|engine, now| engine.log_dose(&with(1.0, "2026-11-22T09:00:00+01:00", Some(6.0)), &tell_finding, now))
        .id;
    assert_eq!((tried(&mut desk), asked(&mut desk)), (vec!["Advil 09:00 6 -".to_owned()], 1));
    let marks = desk.act(|engine, now| engine.charts(Span::Week, &At::now(now))).marks;
    assert_eq!(marks.iter().map(|mark| mark.times).sum::<u32>(), 2, "two doses, and each once: {marks:?}");

    // The pain after is told; a dose that is moved takes it along.
    let relief = desk.act(|engine, now| engine.open_reliefs(now)).open[0].id;
    desk.act(|engine, now| engine.finish_relief(relief, 3.0, None, now));
    desk.act(|engine, now| {
        engine.update_dose(id, &with(2.0, "2026-11-22T10:30:00+01:00", Some(7.0)), &tell_finding, now)
    });
    assert_eq!((tried(&mut desk), asked(&mut desk)), (vec!["Advil 10:30 7 3".to_owned()], 0));
    // Told where it helped, another medicine, sort and time change nothing: they are the dose's, which counts.
    let says = ReliefDraft {
        kind: Coded(ReliefKind::Rest),
        name: Some("Tylenol".into()),
        when: "2026-11-22T06:00:00+01:00".into(),
        before: Some(7.0),
        after: Some(3.0),
        minutes: Some(20.0),
        note: "with food".into(),
    };
    desk.act(|engine, now| engine.update_relief(relief, &says, now));
    assert_eq!(tried(&mut desk), ["Advil 10:30 7 3"]);
    assert!(desk.act(|engine, _| engine.relief_item(relief)).of_dose);
    let renamed = ProductDraft { name: "Advil 200".into(), ..ibuprofen("Advil") };
    desk.act(|engine, now| engine.save_product(Some(advil), &renamed, now));
    assert_eq!(tried(&mut desk), ["Advil 200 10:30 7 3"]);
    desk.reopen();
    assert_eq!(desk.act(|engine, _| engine.dose_saved(id)).before, Some(7));

    desk.act(|engine, now| engine.delete_dose(id, now));
    assert_eq!(tried(&mut desk), Vec::<String>::new());
    desk.pass_minutes(1);
    desk.act(|engine, now| engine.restore_dose(id, &tell_finding, now));
    assert_eq!(tried(&mut desk), ["Advil 200 10:30 7 3"]);

    // Taken back, and told anew: the pain after was of the one before.
    desk.act(|engine, now| engine.update_dose(id, &with(2.0, "", None), &tell_finding, now));
    assert_eq!((tried(&mut desk), desk.act(|engine, _| engine.dose_saved(id)).before), (vec![], None));
    desk.act(|engine, now| engine.update_dose(id, &with(2.0, "", Some(5.0)), &tell_finding, now));
    assert_eq!((tried(&mut desk), asked(&mut desk)), (vec!["Advil 200 10:30 5 -".to_owned()], 1));

    // Deleted by itself it stays so when the dose comes back.
    desk.act(|engine, now| engine.delete_relief(relief, now));
    desk.pass_minutes(1);
    desk.act(|engine, now| engine.delete_dose(id, now));
    desk.act(|engine, now| engine.restore_dose(id, &tell_finding, now));
    assert_eq!(tried(&mut desk), Vec::<String>::new());
}

#[test]
fn a_pain_before_that_is_none_saves_no_dose() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let advil = add(&mut desk, &ibuprofen("Advil"));
    for points in [-1.0, 10.5, 11.0] {
        let draft = DoseDraft { before: Some(points), ..draft(advil, 1.0, "") };
        let error = desk.try_to(|engine, now| engine.log_dose(&draft, &tell_finding, now)).err().unwrap();
        let of_before = matches!(error, EngineError::Invalid { field: Some(Field::Before), why: Invalid::Score });
        assert!(of_before, "{points}: {error}");
    }
    assert!(desk.act(|engine, now| engine.medicines(&tell_finding, now)).doses.is_empty());
}

#[test]
fn a_dose_of_the_longest_name_is_something_tried_too() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let name = "x".repeat(80);
    let product = add(&mut desk, &ibuprofen(&name));
    let draft = DoseDraft { before: Some(4.0), ..draft(product, 1.0, "") };
    desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now));
    let open = desk.act(|engine, now| engine.open_reliefs(now)).open;
    desk.act(|engine, now| engine.finish_relief(open[0].id, 2.0, Some(30.0), now));
    assert_eq!(tried(&mut desk), [format!("{name} 14:00 4 2")]);
}

#[test]
fn the_terminal_tells_the_pain_before_a_dose() {
    let terminal = Terminal::new();
    terminal.done(&["product", "Advil", "--ingredient", "ibuprofen=200"]);
    terminal.done(&["dose", "Advil", "--units", "1", "--at", "2026-11-22T09:00:00+01:00", "--before", "6"]);
    terminal.refused(2, &["dose", "Advil", "--units", "1", "--before", "12"]);
    let diary = rusqlite::Connection::open(terminal.folder().join("diary.db")).unwrap();
    let told: (String, u8, i64) = diary
        .query_row(
            "SELECT name, before, (SELECT count(*) FROM dose) FROM relief WHERE dose_id IS NOT NULL",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .unwrap();
    assert_eq!(told, ("Advil".to_owned(), 6, 1), "the dose that was refused is not there");
}

#[test]
fn the_page_tells_what_was_taken_and_tried_by_then() {
    let mut desk = Desk::at("2026-11-20 08:00");
    let advil = add(&mut desk, &ibuprofen("Advil"));
    let evening = "2026-11-20T20:00:00+01:00";
    let pill = add(&mut desk, &ProductDraft { course_start: Some("2026-11-21".into()), ..relaxer() });
    for _ in 0..3 {
        for units in [4.0, 3.0] {
            let dose = DoseDraft { before: Some(6.0), ..draft(advil, units, "") };
            desk.act(|engine, now| engine.log_dose(&dose, &tell_finding, now));
            desk.pass_minutes(60);
            let open = desk.act(|engine, now| engine.open_reliefs(now)).open;
            desk.act(|engine, now| engine.finish_relief(open[0].id, 4.0, None, now));
        }
        take(&mut desk, pill, 1.0);
        desk.pass_to(1, "08:00");
    }
    let effect = SideEffectDraft {
        what: "drowsiness".into(),
        strength: Some(Coded(SideEffectStrength::Mild)),
        product: Some(pill),
        ..SideEffectDraft::default()
    };
    desk.act(|engine, now| engine.log_side_effect(&effect, now));

    let page = |desk: &mut Desk, when: &str| {
        let by = |engine: &mut respite_engine::Engine, now: &_| {
            let at = At::as_of(when, now).map_err(EngineError::from)?;
            engine.summary(None, Some("2026-11-23"), &at)
        };
        desk.act(by).summary
    };
    let told = |summary: &respite_domain::summary::Summary| {
        let taken = summary.medicines.taken.iter();
        let taken: Vec<_> = taken
            .map(|taken| {
                (
                    taken.name.clone(),
                    taken.days.count,
                    taken.days_over(),
                    taken.courses.first().and_then(|course| course.start),
                )
            })
            .collect();
        (taken, summary.tried.iter().map(|tried| (tried.times, tried.change)).collect::<Vec<_>>())
    };
    let start = "2026-11-21".parse().ok();
    assert_eq!(
        told(&page(&mut desk, evening)),
        (
            vec![("Relaxer".to_owned(), 1, None, None), ("Advil".to_owned(), 1, Some(1), None)],
            vec![(2, Some(-2.0)), (1, None)]
        )
    );
    let now = page(&mut desk, "now");
    assert_eq!(
        told(&now),
        (
            vec![("Relaxer".to_owned(), 3, None, start), ("Advil".to_owned(), 3, Some(3), None)],
            vec![(6, Some(-2.0)), (3, None)]
        )
    );
    assert_eq!((now.medicines.side_effects.len(), page(&mut desk, evening).medicines.side_effects.len()), (1, 0));
}
