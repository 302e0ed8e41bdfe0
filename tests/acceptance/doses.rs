//! What is said of doses, at every moment and after every mending of them: of now when it says now (4.3).

use std::process::{Child, Stdio};

use chrono::TimeDelta;
use proptest::prelude::*;
use respite_domain::medicine::ProductKind;
use respite_domain::region::Region;
use respite_engine::At;
use respite_engine::view::{
    Coded, ContentView, DoseDraft, FindingView, LabelView, Medicines, OnClose, ProductDraft, Settings,
};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::terminal::{Terminal, call};

fn product(name: &str, ingredient: &str, mg_per_unit: f64, label: Option<LabelView>) -> ProductDraft {
    let contents = vec![ContentView { ingredient: ingredient.into(), mg_per_unit }];
    ProductDraft { name: name.to_owned(), contents, label, ..ProductDraft::default() }
}

/// So many units a day, so many hours apart.
fn label(most_units_a_day: f64, hours: f64) -> Option<LabelView> {
    let (most_units_a_day, hours_between) = (Some(most_units_a_day), Some(hours));
    Some(LabelView { most_units_a_day, hours_between, checked: true, ..LabelView::default() })
}

fn add(desk: &mut Desk, draft: &ProductDraft) -> i32 {
    desk.act(|engine, now| engine.save_product(None, draft, now)).id
}

fn draft(product: i32, units: f64, when: &str) -> DoseDraft {
    DoseDraft { product, units, when: when.to_owned(), ..DoseDraft::default() }
}

fn take(desk: &mut Desk, product: i32, units: f64, when: &str) -> (i32, Vec<FindingView>) {
    let saved = desk.act(|engine, now| engine.log_dose(&draft(product, units, when), &tell_finding, now));
    (saved.id, saved.findings)
}

fn seen(desk: &mut Desk) -> Medicines {
    desk.act(|engine, now| engine.medicines(&tell_finding, now))
}

fn kinds(findings: &[FindingView]) -> Vec<&str> {
    findings.iter().map(|finding| finding.kind.as_str()).collect()
}

fn kinds_in(status: &Value) -> Vec<&str> {
    status["notices"].as_array().unwrap().iter().map(|notice| notice["kind"].as_str().unwrap()).collect()
}

fn live_in(desk: &mut Desk, region: Coded<Region>) {
    let settings = desk.act(|engine, _| engine.settings());
    let settings = Settings { region: Some(region), on_close: Coded(OnClose::Ask), ..settings };
    desk.act(|engine, now| engine.change_settings(&settings, now));
}

#[test]
fn status_names_the_last_dose_up_to_then_and_the_end_counted_from_it() {
    let terminal = Terminal::new();
    for (name, hours) in [("Ibu", "4"), ("Advil", "6")] {
        let label = ["--hours", hours, "--most-a-day", "8", "--checked"];
        terminal.done(&[&["product", name, "--ingredient", "ibuprofen=200"], &label[..]].concat());
    }
    let at = |time: &str| format!("2025-11-25T{time}:00+01:00");
    let text = |time: &str| terminal.done(&["status", "--as-of", &at(time)]).out;
    for time in ["06:00", "08:00"] {
        terminal.done(&["dose", "Ibu", "--units", "1", "--at", &at(time)]);
    }
    assert!(!text("07:59").contains("you last took"), "{}", text("07:59"));
    for time in ["08:00", "09:00", "11:59"] {
        let said = text(time);
        assert!(
            said.contains("you last took what is in it at 08:00. The 4 hours on your labels end at 12:00."),
            "{said}"
        );
        assert!(!said.contains("06:00") && !said.contains("10:00"), "{said}");
    }
    assert!(!text("12:00").contains("you last took"), "{}", text("12:00"));
    let said = terminal.done(&["dose", "Advil", "--units", "1", "--at", &at("13:00")]).out;
    assert!(said.contains("at 08:00. The 6 hours on your labels end at 14:00."), "{said}");
    for time in ["13:00", "18:59"] {
        let said = text(time);
        assert!(said.contains("at 13:00. The 6 hours on your labels end at 19:00."), "{said}");
        assert!(!said.contains("08:00") && !said.contains("11:00"), "{said}");
    }
    assert!(!text("19:00").contains("you last took"), "{}", text("19:00"));
}

#[test]
fn over_the_limit_while_the_24_hours_hold_more_and_then_what_was() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let advil = add(&mut desk, &product("Advil", "ibuprofen", 200.0, label(6.0, 4.0)));
    take(&mut desk, advil, 2.0, "");
    desk.pass_minutes(5 * 60);
    take(&mut desk, advil, 5.0, "");
    let view = seen(&mut desk);
    assert_eq!(view.findings[0].kind, "over-limit");
    assert!(view.findings[0].help.is_some());
    desk.pass_minutes(19 * 60 - 1);
    assert_eq!(kinds(&seen(&mut desk).findings), ["over-limit"]);
    desk.pass_minutes(1);
    let view = seen(&mut desk);
    assert_eq!(view.last24h[0].milligrams, 1000.0);
    assert_eq!(kinds(&view.findings), ["was-over"]);
    assert!(view.findings.iter().all(|finding| finding.help.is_none()), "{view:?}");
    assert_eq!(
        view.findings[0].message,
        "At 13:00 on 22 November it was 1,400 mg of ibuprofen in 24 hours. Your Advil label allows 1,200 mg. Ask a doctor or pharmacist, \
         even if you feel well."
    );
    desk.pass_minutes(5 * 60);
    assert_eq!(kinds(&seen(&mut desk).findings), Vec::<&str>::new());
}

#[test]
fn a_dose_moved_to_another_day_leaves_its_day() {
    let mut desk = Desk::at("2026-11-20 12:00");
    let most_days = LabelView { most_days: Some(3.0), ..label(6.0, 4.0).unwrap() };
    let advil = add(&mut desk, &product("Advil", "ibuprofen", 200.0, Some(most_days)));
    let mut third = 0;
    for _ in 0..3 {
        third = take(&mut desk, advil, 1.0, "").0;
        desk.pass_minutes(24 * 60);
    }
    // The third was really taken on the fourth day: two in a row, and one.
    let moved = draft(advil, 1.0, "2026-11-23T12:00:00+01:00");
    let check = desk.act(|engine, now| engine.dose_check(Some(third), &moved, &tell_finding, now));
    assert_eq!(kinds(&check), Vec::<&str>::new());
    let saved = desk.act(|engine, now| engine.update_dose(third, &moved, &tell_finding, now));
    assert_eq!(kinds(&saved.findings), Vec::<&str>::new());
    assert_eq!(kinds(&seen(&mut desk).findings), Vec::<&str>::new());
    // Back again, and it is the last of three; deleted, and it is not; restored, and it is.
    let back = draft(advil, 1.0, "2026-11-22T12:00:00+01:00");
    let saved = desk.act(|engine, now| engine.update_dose(third, &back, &tell_finding, now));
    assert_eq!(kinds(&saved.findings), ["last-day"]);
    desk.act(|engine, now| engine.delete_dose(third, now));
    assert_eq!(kinds(&seen(&mut desk).findings), Vec::<&str>::new());
    desk.act(|engine, now| engine.restore_dose(third, &tell_finding, now));
    assert_eq!(kinds(&seen(&mut desk).findings), ["last-day"]);
    assert!(seen(&mut desk).findings[0].message.starts_with("Day 3 in a row with ibuprofen (22 November)."));
}

#[test]
fn the_day_with_two_records_stays_when_one_of_them_is_moved() {
    let mut desk = Desk::at("2026-11-20 12:00");
    let most_days = LabelView { most_days: Some(2.0), ..label(6.0, 4.0).unwrap() };
    let advil = add(&mut desk, &product("Advil", "ibuprofen", 200.0, Some(most_days)));
    take(&mut desk, advil, 1.0, "");
    let again = take(&mut desk, advil, 1.0, "").0;
    desk.pass_minutes(24 * 60);
    let moved = draft(advil, 1.0, "2026-11-21T12:00:00+01:00");
    let saved = desk.act(|engine, now| engine.update_dose(again, &moved, &tell_finding, now));
    assert_eq!(kinds(&saved.findings), ["last-day"]);
}

#[test]
fn whom_to_call_is_all_of_them_until_somebody_said_where_they_live() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let panadol = add(&mut desk, &product("Panadol", "paracetamol", 500.0, None));
    let view = seen(&mut desk);
    assert_eq!(view.region, None);
    assert!(view.catalogue.iter().all(|entry| entry.label.is_none()), "no label is guessed");
    assert!(view.catalogue.iter().any(|entry| entry.code == "paracetamol-500"), "and both regions are offered");
    let (_, found) = take(&mut desk, panadol, 9.0, "");
    let help = |found: &[FindingView]| found.iter().find_map(|finding| finding.help.clone()).unwrap();
    let numbers = |help: &str| (help.contains("1-800-222-1222"), help.contains("111"));
    assert_eq!(numbers(&help(&found)), (true, true));
    assert!(found[0].message.contains("acetaminophen (paracetamol)"), "{found:?}");
    for (region, expect) in
        [(Coded(Region::Uk), (false, true)), (Coded(Region::Us), (true, false)), (Coded(Region::Eu), (false, false))]
    {
        live_in(&mut desk, region);
        let view = seen(&mut desk);
        assert_eq!(numbers(&help(&view.findings)), expect);
        assert_eq!(view.catalogue.iter().any(|entry| entry.label.is_some()), region != Coded(Region::Eu));
    }
}

#[test]
fn prescribed_and_over_the_counter_together_ring_above_the_highest_alone() {
    let mut desk = Desk::at("2026-11-22 00:00");
    let rx =
        ProductDraft { kind: Coded(ProductKind::Prescribed), ..product("Rx", "ibuprofen", 600.0, label(3.0, 6.0)) };
    let rx = add(&mut desk, &rx);
    let advil = add(&mut desk, &product("Advil", "ibuprofen", 200.0, label(6.0, 4.0)));
    for _ in 0..2 {
        take(&mut desk, rx, 1.0, "");
        desk.pass_minutes(8 * 60);
    }
    let (_, found) = take(&mut desk, advil, 1.0, "");
    assert_eq!(kinds(&found), ["otc-and-prescribed", "last-in-24-hours"], "one more of the 600 mg would not fit");
    let view = seen(&mut desk);
    assert_eq!((view.last24h[0].milligrams, view.last24h[0].limit_milligrams), (1400.0, Some(1800.0)));
    assert!(view.findings.iter().all(|finding| finding.help.is_none()));
    desk.pass_minutes(6 * 60);
    let (_, found) = take(&mut desk, advil, 3.0, "");
    assert!(kinds(&found).contains(&"over-limit") && found[0].help.is_some(), "{found:?}");
}

#[test]
fn the_page_counts_what_the_window_warned_of() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let per_dose = LabelView { most_units_per_dose: Some(2.0), ..label(6.0, 4.0).unwrap() };
    let advil = add(&mut desk, &product("Advil", "ibuprofen", 200.0, Some(per_dose)));
    let mix = add(&mut desk, &product("Flu mix", "ibuprofen", 200.0, label(8.0, 4.0)));
    let days = |desk: &mut Desk| {
        let page = desk.act(|engine, now| engine.summary(None, None, &At::now(now)));
        let taken = page.summary.medicines.taken;
        taken
            .iter()
            .map(|taken| (taken.name.clone(), taken.most[0].1.milligrams(), taken.days_over()))
            .collect::<Vec<_>>()
    };
    let (_, found) = take(&mut desk, advil, 4.0, "");
    assert_eq!(kinds(&found), ["over-dose"]);
    assert_eq!(found[0].message, "Advil: 4 tablets at one time, at 08:00. Your Advil label allows 2.");
    assert_eq!(days(&mut desk), [("Advil".to_owned(), 800.0, Some(1))]);
    desk.pass_minutes(24 * 60);
    take(&mut desk, advil, 2.0, "");
    desk.pass_minutes(240);
    take(&mut desk, advil, 2.0, "");
    desk.pass_minutes(240);
    assert!(kinds(&take(&mut desk, mix, 3.0, "").1).contains(&"over-limit"));
    assert_eq!(
        days(&mut desk),
        [("Advil".to_owned(), 1400.0, Some(2)), ("Flu mix".to_owned(), 1400.0, Some(1))],
        "over all products, on each that is held against the limit that day"
    );
}

#[test]
fn two_medicines_that_nobody_named_are_two() {
    let terminal = Terminal::new();
    terminal.done(&["product", "Relifex", "--ingredient", "another NSAID=500"]);
    terminal.done(&["product", "Mobic", "--ingredient", "another nsaid=15"]);
    terminal.done(&["dose", "Relifex", "--units", "1", "--at", "2025-11-25T08:00:00+01:00"]);
    let said = terminal.done(&["dose", "Mobic", "--units", "2", "--at", "2025-11-25T09:00:00+01:00"]).out;
    assert!(said.contains("are both NSAIDs"), "{said}");
    let status = terminal.status("2025-11-25T10:00:00+01:00");
    assert_eq!(
        status["doses_24h"],
        json!([
            { "ingredient": "other-nsaid", "product": "Mobic", "milligrams": 30.0,
              "last": "2025-11-25T09:00:00+01:00", "limit_milligrams": null },
            { "ingredient": "other-nsaid", "product": "Relifex", "milligrams": 500.0,
              "last": "2025-11-25T08:00:00+01:00", "limit_milligrams": null },
        ])
    );
    let text = terminal.done(&["status", "--as-of", "2025-11-25T10:00:00+01:00"]).out;
    assert!(text.contains("30 mg of another NSAID in Mobic"), "{text}");
}

#[test]
fn what_was_written_while_the_clock_was_ahead_counts_and_is_marked() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let advil = add(&mut desk, &product("Advil", "ibuprofen", 200.0, label(6.0, 4.0)));
    take(&mut desk, advil, 4.0, "");
    desk.pass_minutes(60);
    desk.set_clock(TimeDelta::hours(3));
    let (id, found) = take(&mut desk, advil, 4.0, "");
    assert!(kinds(&found).contains(&"over-limit"));
    desk.set_clock(TimeDelta::hours(-3));
    desk.reopen();
    let (status, view) = (desk.status(), seen(&mut desk));
    assert_eq!(status.doses_24h[0].milligrams, 1600.0);
    assert_eq!(view.last24h[0].milligrams, 1600.0);
    assert!(kinds(&view.findings).contains(&"over-limit"), "{view:?}");
    let ahead = view.findings.iter().find(|finding| finding.kind == "clock-ahead").unwrap();
    assert!(
        ahead.message.contains("12:00, which has not come yet. It was entered when the clock was ahead."),
        "{ahead:?}"
    );
    assert_eq!(
        view.doses.iter().map(|dose| (dose.id == id, dose.clock_ahead)).collect::<Vec<_>>(),
        [(true, true), (false, false)]
    );
    // What is taken next is judged with it, and not as one act with it.
    let check = desk.act(|engine, now| engine.dose_check(None, &draft(advil, 1.0, ""), &tell_finding, now));
    assert!(kinds(&check).contains(&"over-limit") && kinds(&check).contains(&"too-early"), "{check:?}");
    assert!(!kinds(&check).contains(&"over-dose"), "{check:?}");
    // A look at a moment sees no future, and a mended time is a time like any other.
    let wall = desk.wall();
    let past = desk.act(|engine, _| engine.status(&At::told(wall)));
    assert_eq!(past.doses_24h[0].milligrams, 800.0);
    desk.act(|engine, now| engine.update_dose(id, &draft(advil, 4.0, "now"), &tell_finding, now));
    assert!(!kinds(&seen(&mut desk).findings).contains(&"clock-ahead"));
    assert_eq!(desk.status().doses_24h[0].milligrams, 1600.0);
    // A side effect from a clock ahead is seen too.
    desk.set_clock(TimeDelta::days(40));
    let felt = respite_engine::view::SideEffectDraft {
        what: "rash".into(),
        strength: Some(Coded(respite_domain::medicine::SideEffectStrength::Mild)),
        ..respite_engine::view::SideEffectDraft::default()
    };
    desk.act(|engine, now| engine.log_side_effect(&felt, now));
    take(&mut desk, advil, 1.0, "");
    desk.set_clock(TimeDelta::days(-40));
    assert_eq!(seen(&mut desk).side_effects.len(), 1);
    assert_eq!(desk.status().doses_24h[0].milligrams, 1800.0, "by however much it was ahead");
}

#[test]
fn the_page_counts_what_was_written_while_the_clock_was_ahead() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let advil = add(&mut desk, &product("Advil", "ibuprofen", 200.0, label(6.0, 4.0)));
    take(&mut desk, advil, 4.0, "");
    desk.set_clock(TimeDelta::days(3));
    take(&mut desk, advil, 4.0, "");
    desk.set_clock(TimeDelta::days(-3));
    let screen = seen(&mut desk).last24h[0].milligrams;
    let page = desk.act(|engine, now| engine.summary(None, None, &At::now(now)));
    let taken = &page.summary.medicines.taken[0];
    assert_eq!((screen, taken.most[0].1.milligrams(), taken.days_over()), (1600.0, 1600.0, Some(1)));
}

#[test]
fn one_dose_of_each_of_two_labels_at_one_time_is_said() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let per_dose = || Some(LabelView { most_units_per_dose: Some(2.0), ..label(6.0, 4.0).unwrap() });
    let advil = add(&mut desk, &product("Advil", "ibuprofen", 200.0, per_dose()));
    let nurofen = add(&mut desk, &product("Nurofen", "ibuprofen", 200.0, per_dose()));
    take(&mut desk, advil, 2.0, "1h ago");
    let (_, found) = take(&mut desk, nurofen, 2.0, "1h ago");
    let said: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
    let expect = "800 mg of ibuprofen at one time, at 07:00, from all products. Your Advil label allows 400 mg.";
    assert!(said.contains(&expect), "{said:?}");
}

#[test]
fn drinks_and_age_are_told_as_labels_say() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let aspirin = add(&mut desk, &product("Bayer", "aspirin", 325.0, None));
    let tylenol = add(&mut desk, &product("Tylenol", "acetaminophen", 500.0, None));
    desk.act(|engine, now| engine.set_medicine_flags(&["drinks".to_owned()], now));
    assert!(seen(&mut desk).flags_offered.contains(&"drinks".to_owned()));
    for id in [aspirin, tylenol] {
        let check = desk.act(|engine, now| engine.dose_check(None, &draft(id, 1.0, ""), &tell_finding, now));
        assert_eq!(kinds(&check), ["ask-first"]);
        assert!(check[0].message.contains("Three or more drinks"), "{check:?}");
    }
    desk.act(|engine, now| engine.set_medicine_flags(&["under-age".to_owned()], now));
    let check = desk.act(|engine, now| engine.dose_check(None, &draft(aspirin, 1.0, ""), &tell_finding, now));
    assert_eq!(kinds(&check), ["never-under-age"]);
    assert!(check[0].message.contains("never to take aspirin under 16"), "{check:?}");
    let card = seen(&mut desk).products.into_iter().find(|product| product.id == aspirin).unwrap();
    assert_eq!(
        (card.do_not_use, card.ask_first),
        (vec!["under-age".to_owned()], vec![]),
        "beside it, before any press"
    );
}

/// Of two doses told at the same time by two programs, the second sees the first.
#[test]
fn two_doses_at_once_are_never_both_untold() {
    const PAIRS: usize = 30;
    let terminal = Terminal::new();
    let start = |name: &str| -> Child {
        let mut command = call(terminal.folder());
        command.args(["dose", name, "--units", "4"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    for pair in 0..PAIRS {
        let name = format!("Pair {pair}");
        let holds = format!("stuff {pair}=100");
        terminal.done(&["product", &name, "--ingredient", &holds, "--most-a-day", "6", "--checked"]);
        let both = [start(&name), start(&name)].map(|child| child.wait_with_output().unwrap());
        assert!(both.iter().all(|said| said.status.success()), "{both:?}");
        let told = both.iter().filter(|said| String::from_utf8_lossy(&said.stdout).contains("800 mg of stuff")).count();
        assert!(told >= 1, "pair {pair}: {both:?}");
    }
    let status: Value = serde_json::from_str(&terminal.done(&["status", "--json"]).out).unwrap();
    let sums: Vec<f64> =
        status["doses_24h"].as_array().unwrap().iter().map(|total| total["milligrams"].as_f64().unwrap()).collect();
    assert_eq!(sums, [800.0; PAIRS]);
    assert_eq!(kinds_in(&status).iter().filter(|kind| **kind == "over-limit").count(), PAIRS);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// To change a dose is to delete it and add another: the same is said, then and at every moment after.
    #[test]
    fn to_change_a_dose_is_to_delete_it_and_add_another(
        doses in prop::collection::vec((0_usize..3, 0_i64..5760, 1_u32..5), 1..7),
        changed in any::<prop::sample::Index>(),
        to in (0_usize..3, 0_i64..5760, 1_u32..5),
        look in 0_i64..5760,
    ) {
        let most_days = |days: f64, label: Option<LabelView>| {
            label.map(|label| LabelView { most_days: Some(days), most_units_per_dose: Some(2.0), ..label })
        };
        let products = [
            product("Ibu", "ibuprofen", 200.0, most_days(3.0, label(8.0, 4.0))),
            product("Advil", "ibuprofen", 200.0, most_days(2.0, label(6.0, 6.0))),
            product("Aleve", "naproxen", 220.0, most_days(10.0, label(3.0, 12.0))),
        ];
        let mut desks = [Desk::at("2026-11-26 00:00"), Desk::at("2026-11-26 00:00")];
        let start = desks[0].now().wall - TimeDelta::days(4);
        let at = |minute: i64| (start + TimeDelta::minutes(minute)).to_rfc3339();
        let of = |(product, minute, count): (usize, i64, u32)| {
            draft(i32::try_from(product).unwrap() + 1, f64::from(count), &at(minute))
        };
        for desk in &mut desks {
            for product in &products {
                add(desk, product);
            }
            for dose in &doses {
                desk.act(|engine, now| engine.log_dose(&of(*dose), &tell_finding, now));
            }
        }
        let id = i32::try_from(changed.index(doses.len())).unwrap() + 1;
        let [one, other] = &mut desks;
        let checked = one.act(|engine, now| engine.dose_check(Some(id), &of(to), &tell_finding, now));
        let said = one.act(|engine, now| engine.update_dose(id, &of(to), &tell_finding, now)).findings;
        other.act(|engine, now| engine.delete_dose(id, now));
        let expect = other.act(|engine, now| engine.log_dose(&of(to), &tell_finding, now)).findings;
        prop_assert_eq!(&said, &expect);
        prop_assert_eq!(kinds(&checked), kinds(&expect));
        let then = At::told(start + TimeDelta::minutes(look));
        prop_assert_eq!(one.act(|engine, _| engine.findings(&then)), other.act(|engine, _| engine.findings(&then)));
        prop_assert_eq!(one.status().notices, other.status().notices);
    }
}
