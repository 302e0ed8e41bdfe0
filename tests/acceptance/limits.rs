//! What was taken, against each limit that stands over it: the person's own label is one, whatever was prescribed beside it (4.3
//! rules 2, 3 and 5). And that whatever was taken can be told.

use chrono::{Days, TimeDelta};
use respite_domain::medicine::{ProductKind, Region};
use respite_engine::At;
use respite_engine::view::{Coded, ContentView, DoseDraft, LabelView, ProductDraft};

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::labels::live_in;
use crate::terminal::Terminal;

const ADVIL: [&str; 7] = ["product", "Advil", "--ingredient", "ibuprofen=200", "--most-a-day", "6", "--checked"];
const RX: [&str; 8] =
    ["product", "Ibu Rx", "--ingredient", "ibuprofen=800", "--prescribed", "--most-a-day", "4", "--checked"];
const CALL: &str = "Call the poison line now";

/// An hour of the day before yesterday: of a dose of so late somebody is called.
fn at(hour: u32) -> String {
    of_day(2, hour)
}

/// An hour of some days ago.
fn of_day(days_ago: u64, hour: u32) -> String {
    let day = chrono::Utc::now().date_naive() - Days::new(days_ago);
    format!("{day}T{hour:02}:00:00+01:00")
}

fn take(terminal: &Terminal, product: &str, units: &str, hour: u32) -> String {
    terminal.done(&["dose", product, "--units", units, "--at", &at(hour)]).out
}

fn status(terminal: &Terminal, hour: u32) -> String {
    terminal.done(&["status", "--as-of", &at(hour)]).out
}

#[test]
fn a_dose_on_prescription_takes_neither_the_label_nor_the_poison_line_away() {
    let terminal = Terminal::new();
    terminal.done(&ADVIL);
    terminal.done(&RX);
    let said = take(&terminal, "Advil", "12", 8);
    assert!(said.contains("2,400 mg of ibuprofen in 24 hours, from all products.") && said.contains(CALL), "{said}");
    let told = "2,400 mg of ibuprofen in 24 hours, without the prescribed Ibu Rx. Your Advil label allows 1,200 mg.";
    let said = take(&terminal, "Ibu Rx", "1", 9);
    assert!(said.contains(told) && said.contains(CALL), "{said}");
    let said = status(&terminal, 10);
    assert!(said.contains(told) && said.contains(CALL) && !said.contains("it was"), "{said}");
    let beside = "Last 24 hours: 3,200 mg of ibuprofen. You were prescribed 3,200 mg at most. Without Ibu Rx it is \
                  2,400 mg. Your label's limit is 1,200 mg.";
    assert!(said.contains(beside), "{said}");
    assert_eq!(
        terminal.status(&at(10))["doses_24h"][0]["by_label"],
        serde_json::json!({ "milligrams": 2400.0, "limit_milligrams": 1200.0, "without": ["Ibu Rx"] })
    );
}

#[test]
fn a_label_counts_from_its_first_tablet_though_a_prescription_came_first() {
    let terminal = Terminal::new();
    terminal.done(&ADVIL);
    terminal.done(&RX);
    take(&terminal, "Ibu Rx", "1", 1);
    for (taken, hour) in [4, 8, 12].into_iter().enumerate() {
        let said = take(&terminal, "Advil", "2", hour);
        assert_eq!(said.contains("so one more goes over it"), taken == 2, "{said}");
        assert!(!said.contains(CALL), "{said}");
    }
    let said = take(&terminal, "Advil", "2", 16);
    assert!(said.contains("1,600 mg of ibuprofen in 24 hours, without the prescribed Ibu Rx.") && said.contains(CALL));
}

#[test]
fn half_a_tablet_of_what_allows_more_leaves_the_poison_line() {
    let terminal = Terminal::new();
    for (name, milligrams, most) in [("Tylenol", "500", "6"), ("Tylenol 8 HR", "650", "6")] {
        let ingredient = format!("acetaminophen={milligrams}");
        terminal.done(&["product", name, "--ingredient", &ingredient, "--most-a-day", most, "--checked"]);
    }
    assert!(take(&terminal, "Tylenol", "7", 8).contains(CALL));
    let said = take(&terminal, "Tylenol 8 HR", "0.5", 9);
    assert!(said.contains("3,825 mg") && said.contains(CALL), "{said}");
    assert!(status(&terminal, 10).contains(CALL));
}

#[test]
fn whatever_was_taken_can_be_told_and_rings() {
    let terminal = Terminal::new();
    terminal.done(&[
        "product",
        "Calpol",
        "--ingredient",
        "paracetamol=50",
        "--most-a-day",
        "80",
        "--checked",
        "--as-written",
    ]);
    let said = take(&terminal, "Calpol", "2.3", 8);
    assert!(said.contains("2.3 ") && said.contains("Calpol"), "{said}");
    let said = take(&terminal, "Calpol", "200", 9);
    assert!(said.contains("10,115 mg") && said.contains(CALL), "{said}");
    assert!(status(&terminal, 10).contains(CALL));
    terminal.done(&["product", "NyQuil Liquid", "--ingredient", "doxylamine=0.4", "--most-a-day=120", "--as-written"]);
    let refused = terminal.refused(2, &["product", "Syrup", "--ingredient", "arnica=1", "--most-a-day", "0.0001"]);
    assert_eq!(refused, "Units on a label are 0.001 to 10,000, with up to 3 places after the point.");
    let refused =
        terminal.refused(2, &["product", "Syrup", "--ingredient", "arnica=1", "--most-a-day=9", "--most-days=1.5"]);
    assert_eq!(refused, "Doses on a label are 1 to 24, and days 1 to 365, both whole.");
}

/// A product with ibuprofen: so many milligrams in one, so many a day.
fn ibuprofen(name: &str, kind: ProductKind, mg_per_unit: f64, most: f64) -> ProductDraft {
    ProductDraft {
        name: name.into(),
        kind: Coded(kind),
        contents: vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit }],
        label: Some(LabelView { most_units_a_day: Some(most), checked: true, ..LabelView::default() }),
        ..ProductDraft::default()
    }
}

#[test]
fn the_page_and_the_screen_hold_the_label_beside_what_was_prescribed() {
    let mut desk = Desk::at("2026-11-22 01:00");
    let advil = ibuprofen("Advil", ProductKind::Otc, 200.0, 6.0);
    let rx = ibuprofen("Ibu Rx", ProductKind::Prescribed, 800.0, 4.0);
    let [advil, rx] = [advil, rx].map(|draft| desk.act(|engine, now| engine.save_product(None, &draft, now)).id);
    let take = |desk: &mut Desk, product, units| {
        let draft = DoseDraft { product, units, ..DoseDraft::default() };
        desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now));
        desk.pass(TimeDelta::hours(3));
    };
    take(&mut desk, rx, 1.0);
    for _ in 0..5 {
        take(&mut desk, advil, 2.0);
    }
    let page = desk.act(|engine, now| engine.summary(None, None, &At::now(now))).summary.medicines;
    let over: Vec<_> = page.taken.iter().map(|taken| (taken.name.as_str(), taken.days_over())).collect();
    assert_eq!(over, [("Advil", Some(1)), ("Ibu Rx", Some(0))], "each by the limit that is held against it");
    assert_eq!(page.over_limit.len(), 1);
    take(&mut desk, rx, 1.0);
    let total = desk.act(|engine, now| engine.medicines(&tell_finding, now)).last24h.remove(0);
    assert!(total.prescribed && total.limit_milligrams == Some(3200.0));
    let by_label = total.by_label.unwrap();
    assert_eq!((by_label.milligrams, by_label.limit_milligrams), (2000.0, 1200.0));
    assert_eq!(by_label.without, ["Ibu Rx"]);
}

#[test]
fn a_dose_of_what_nobody_compared_says_that_it_is_a_log_only() {
    let terminal = Terminal::new();
    let log_only = "Log only. The label is not checked.";
    terminal.done(&["product", "Unread", "--ingredient", "ibuprofen=200", "--most-a-day", "6"]);
    terminal.done(&["product", "Bare", "--ingredient", "ibuprofen=200"]);
    terminal.done(&ADVIL);
    terminal.done(&["product", "Words", "--ingredient", "ibuprofen=600", "--prescribed"]);
    for (name, told) in [("Unread", true), ("Bare", true), ("Advil", false), ("Words", false)] {
        let said = take(&terminal, name, "1", 8);
        assert_eq!(said.contains(log_only), told, "{said}");
    }
}

/// A region has labels of its own; a prescriber's word is nobody else's (4.3, rule 3).
#[test]
fn what_was_prescribed_counts_wherever_one_lives() {
    let mut desk = Desk::at("2026-11-22 12:00");
    live_in(&mut desk, Coded(Region::Us));
    let rx = ibuprofen("Ibu Rx", ProductKind::Prescribed, 800.0, 3.0);
    let rx = desk.act(|engine, now| engine.save_product(None, &rx, now)).id;
    desk.pass(TimeDelta::days(1));
    live_in(&mut desk, Coded(Region::Uk));
    let draft = DoseDraft { product: rx, units: 6.0, ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now));
    let total = desk.act(|engine, now| engine.medicines(&tell_finding, now)).last24h.remove(0);
    assert_eq!((total.milligrams, total.limit_milligrams, total.prescribed), (4800.0, Some(2400.0), true));
}

/// The label counts what is taken over the counter; how often the prescribed one is taken is the prescriber's to say (4.3, rule 3).
#[test]
fn a_label_counts_no_dose_that_was_prescribed_and_a_prescription_counts_all() {
    let terminal = Terminal::new();
    terminal.done(&[&ADVIL[..], &["--most-doses-a-day", "3"]].concat());
    terminal.done(&[&RX[..], &["--most-doses-a-day", "4"]].concat());
    for hour in [0, 6, 12] {
        take(&terminal, "Ibu Rx", "1", hour);
    }
    let said = take(&terminal, "Advil", "1", 18);
    assert!(
        !said.contains("times in 24 hours") && said.contains("was prescribed, and Advil holds ibuprofen too"),
        "{said}"
    );
    let said = take(&terminal, "Advil", "1", 20);
    assert!(
        said.contains(
            "You took ibuprofen 5 times in 24 hours, from all products. Your prescription of Ibu Rx allows 4."
        ),
        "{said}"
    );
    assert!(!said.contains("Your Advil label allows 3"), "{said}");
    take(&terminal, "Advil", "1", 21);
    let said = take(&terminal, "Advil", "1", 22);
    let told = "You took ibuprofen 4 times in 24 hours, without the prescribed Ibu Rx. Your Advil label allows 3.";
    assert!(said.contains(told), "{said}");
}

#[test]
fn what_was_prescribed_without_a_limit_silences_no_poison_line() {
    for rx in [&["--prescribed"][..], &["--prescribed", "--most-a-day", "3"]] {
        let terminal = Terminal::new();
        terminal.done(&ADVIL);
        terminal.done(&[&["product", "Free Rx", "--ingredient", "ibuprofen=800"], rx].concat());
        let said = take(&terminal, "Free Rx", "10", 8);
        assert!(!said.contains(CALL), "nobody told of a limit: {said}");
        let said = take(&terminal, "Advil", "1", 9);
        assert!(said.contains("8,200 mg of ibuprofen") && said.contains(CALL), "{said}");
    }
}

#[test]
fn a_label_that_was_told_in_part_is_refused() {
    let parts = [
        ["--hours-up-to", "6", "--hours", "4"],
        ["--larger", "3", "--most-per-dose", "2"],
        ["--first-dose", "2", "--most-per-dose", "1"],
    ];
    for part in parts {
        let terminal = Terminal::new();
        let mut product = vec!["product", "Half", "--ingredient", "ibuprofen=200", "--most-a-day", "6", "--checked"];
        if part[0] == "--larger" {
            product.extend(["--larger-hours", "6"]);
        }
        product.extend(&part[..2]);
        terminal.refused(2, &product);
        product.extend(&part[2..]);
        terminal.done(&product);
    }
}

#[test]
fn of_a_label_that_was_kept_in_part_what_it_names_holds() {
    let terminal = Terminal::new();
    let label =
        ["--most-a-day", "9", "--most-per-dose", "1", "--first-dose", "2", "--hours", "6", "--hours-up-to", "8"];
    terminal.done(&[&["product", "Old", "--ingredient", "ibuprofen=200", "--checked"], &label[..]].concat());
    let file = rusqlite::Connection::open(terminal.folder().join("diary.db")).unwrap();
    file.execute("UPDATE product SET per_dose = NULL, hours = NULL", []).unwrap();
    let said = take(&terminal, "Old", "3", 8);
    assert!(said.contains("allows 2"), "{said}");
    let said = take(&terminal, "Old", "1", 12);
    assert!(said.contains("The 8 hours on your labels end at 16:00"), "{said}");
}

#[test]
fn a_softer_limit_that_is_gone_over_hides_nothing_graver_of_before() {
    let terminal = Terminal::new();
    let label = ["--most-a-day", "6", "--checked"];
    for (name, strength) in [("ER", "acetaminophen=650"), ("ES", "acetaminophen=500")] {
        terminal.done(&[&["product", name, "--ingredient", strength], &label[..]].concat());
    }
    for hour in [0, 8, 16] {
        take(&terminal, "ER", "2", hour);
    }
    let said = take(&terminal, "ES", "1", 23);
    assert!(said.contains("4,400 mg") && said.contains(CALL), "{said}");
    // Two tablets of before are over by then.
    let said = terminal.done(&["status", "--as-of", &of_day(1, 0).replace(":00:00+", ":30:00+")]).out;
    assert!(said.contains("3,100 mg") && said.contains("4,400 mg") && said.contains("liver"), "{said}");
}

#[test]
fn a_label_that_is_gone_over_still_hides_no_prescription_that_was() {
    let terminal = Terminal::new();
    terminal.done(&ADVIL);
    terminal.done(&RX);
    take(&terminal, "Ibu Rx", "3", 1);
    take(&terminal, "Advil", "8", 8);
    let said = terminal.done(&["status", "--as-of", &of_day(1, 2)]).out;
    assert!(said.contains("Your Advil label allows 1,200 mg") && said.contains("4,000 mg"), "{said}");
}

#[test]
fn the_hours_of_a_patch_run_though_the_one_before_it_is_long_ago() {
    let terminal = Terminal::new();
    let hours = ["--prescribed", "--most-a-day", "1", "--hours", "168", "--checked"];
    terminal.done(&[&["product", "Patch", "--ingredient", "buprenorphine=5"], &hours[..]].concat());
    for day in ["14", "19"] {
        terminal.done(&["dose", "Patch", "--units", "1", "--at", &format!("2025-11-{day}T08:00:00+01:00")]);
    }
    let said = terminal.done(&["status", "--as-of", "2025-11-23T08:00:00+01:00"]).out;
    assert!(said.contains("168 hours"), "{said}");
}

#[test]
fn a_strength_finer_than_a_microgram_is_never_taken_for_another() {
    let terminal = Terminal::new();
    let said = terminal.refused(2, &["product", "Patch", "--ingredient", "fentanyl=0.0375"]);
    assert!(said.contains("three places"), "{said}");
    terminal.done(&["product", "Patch", "--ingredient", "fentanyl=0.037"]);
}

/// One tablet as prescribed and one of the counter's are no double dose of the label, whose one dose is its own.
#[test]
fn a_labels_one_dose_holds_nothing_that_was_prescribed() {
    let terminal = Terminal::new();
    terminal.done(&[&ADVIL[..], &["--most-per-dose", "2"]].concat());
    terminal.done(&[
        "product",
        "Nurofen",
        "--ingredient",
        "ibuprofen=200",
        "--most-a-day",
        "6",
        "--most-per-dose",
        "2",
        "--checked",
    ]);
    terminal.done(&RX);
    take(&terminal, "Ibu Rx", "1", 8);
    let said = take(&terminal, "Advil", "2", 8);
    assert!(!said.contains("at one time") && said.contains("was prescribed, and Advil holds ibuprofen too"), "{said}");
    let said = take(&terminal, "Nurofen", "1", 8);
    let told =
        "600 mg of ibuprofen at one time, at 08:00, without the prescribed Ibu Rx. Your Advil label allows 400 mg.";
    assert!(said.contains(told), "{said}");
}

/// Units go down to thousandths: "1,500" of them may be one and a half. Milligrams are written as packs write them.
#[test]
fn a_comma_before_three_figures_is_asked_about_of_units_and_parts_the_thousands_of_milligrams() {
    let terminal = Terminal::new();
    let asked = |words: &[&str]| {
        let said = terminal.refused(2, words);
        assert_eq!(said, "\"1,500\" can mean 1500 or 1.5. Write the one you mean.", "{words:?}");
    };
    let calpol = ["product", "Calpol", "--ingredient", "paracetamol=50", "--as-written"];
    for name in ["--most-a-day", "--most-per-dose", "--first-dose", "--hours"] {
        asked(&[&calpol[..], &[name, "1,500"]].concat());
    }
    terminal.done(&calpol);
    asked(&["dose", "Calpol", "--units", "1,500"]);
    let said = terminal.done(&["dose", "Calpol", "--units", "1.5", "--at", &at(8)]).out;
    assert!(said.contains("1.5 "), "{said}");
    let said = terminal.done(&["product", "Strong", "--ingredient", "paracetamol=1,000", "--as-written"]).out;
    assert!(said.contains("1,000 mg"), "{said}");
}

#[test]
fn the_terminal_says_what_one_of_it_is_and_whom_to_call_once() {
    let terminal = Terminal::new();
    let syrup = ["product", "Calpol", "--ingredient", "acetaminophen=24", "--unit", "millilitre"];
    terminal.done(&[&syrup[..], &["--most-a-day", "160", "--checked"]].concat());
    assert!(terminal.done(&["dose", "Calpol", "--units", "10"]).out.contains("10 ml of Calpol"));
    terminal.refused(2, &["product", "Other", "--ingredient", "acetaminophen=24", "--unit", "spoon"]);
    // The label and the liver both.
    let said = terminal.done(&["dose", "Calpol", "--units", "200"]).out;
    assert!(said.contains("4,000 mg"), "{said}");
    assert_eq!(terminal.done(&["status"]).out.matches(CALL).count(), 1);
}

/// "Every 8 hours", and nothing of how much: the hours work by themselves (4.3 rule 4).
#[test]
fn hours_on_a_label_without_a_daily_maximum_work_by_themselves() {
    let terminal = Terminal::new();
    terminal.done(&["product", "Spasm tea", "--ingredient", "devil's claw=480", "--hours", "8", "--checked"]);
    take(&terminal, "Spasm tea", "1", 8);
    let said = take(&terminal, "Spasm tea", "1", 10);
    assert!(said.contains("The 8 hours on your labels end at 16:00."), "{said}");
    let said = status(&terminal, 11);
    assert!(said.contains("end at 18:00"), "{said}");
    assert!(!said.contains("allows") && !said.contains(CALL), "{said}");
}

/// The daily low dose of aspirin is no dose against pain (4.3 rule 6c).
#[test]
fn a_daily_low_dose_of_aspirin_is_no_day_of_a_painkiller() {
    let mut desk = Desk::at("2026-11-01 08:00");
    let low = crate::page_limits::add(&mut desk, "Aspirin 81", ProductKind::Otc, ("aspirin", 81.0), Some(1.0));
    let label =
        LabelView { most_units_a_day: Some(12.0), most_days: Some(10.0), checked: true, ..LabelView::default() };
    let draft = ProductDraft {
        name: "Bayer".into(),
        contents: vec![ContentView { ingredient: "aspirin".into(), mg_per_unit: 325.0 }],
        label: Some(label),
        ..ProductDraft::default()
    };
    let bayer = desk.act(|engine, now| engine.save_product(None, &draft, now)).id;
    for day in 1..=14 {
        crate::page_limits::take(&mut desk, low, 1.0);
        if day == 12 {
            desk.pass(TimeDelta::hours(2));
            crate::page_limits::take(&mut desk, bayer, 1.0);
            desk.pass(TimeDelta::hours(-2) + TimeDelta::days(1));
        } else {
            desk.pass(TimeDelta::days(1));
        }
    }
    let medicines = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    assert_eq!(medicines.findings, [], "nothing is told of it");
    let text = crate::page_limits::page(&mut desk, "2026-11-01", "2026-11-14");
    assert!(!text.contains("Over a limit") && text.contains("over its label on 0 days"), "{text}");
}
