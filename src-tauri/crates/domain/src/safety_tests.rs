#![allow(clippy::unwrap_used)]
use super::*;
use crate::time::WallTime;

/// The concerns that the first sheets asked.
const FIRST_CONCERNS: [&str; 8] = [
    "less-feeling",
    "poor-circulation",
    "cold-sensitivity",
    "broken-skin",
    "fever",
    "heart",
    "growth",
    "cannot-remove",
];

fn at(day: &str) -> Moment {
    Moment::told(WallTime::parse_from_rfc3339(&format!("{day}T14:00:00+01:00")).unwrap())
}

/// A sheet of a day, with its ticks as `fever` or `fever=2026-01-02`.
fn sheet(day: &str, ticks: &[&str]) -> SafetySheet {
    let code = |tick: &&str| tick.split('=').next().unwrap().to_owned();
    let agreed = |tick: &&str| Some((code(tick), tick.split_once('=')?.1.parse().unwrap()));
    SafetySheet {
        answered: at(day),
        asked: CONCERNS.map(str::to_owned).to_vec(),
        concerns: ticks.iter().map(code).collect(),
        agreed: ticks.iter().filter_map(agreed).collect(),
        knew: BTreeMap::new(),
        in_doubt: false,
    }
}

#[test]
fn a_sheet_holds_for_ninety_days_and_a_concern_wants_a_clinician() {
    let now = at("2026-11-22");
    let allowed = |day: &str, ticks: &[&str]| allows(&[sheet(day, ticks)], &[], &now);
    assert_eq!(allows(&[], &[], &now), Err(Refusal::SheetNotAnswered));
    assert_eq!(allowed("2026-08-24", &[]), Ok(()));
    assert_eq!(allowed("2026-08-23", &[]), Err(Refusal::SheetNotAnswered));
    assert_eq!(allowed("2026-11-22", &["fever"]), Err(Refusal::AskClinicianFirst));
    assert_eq!(allowed("2026-11-22", &["fever=2026-11-22"]), Ok(()));
    assert_eq!(allowed("2026-11-22", &["fever=2026-11-22", "heart"]), Err(Refusal::AskClinicianFirst));
}

#[test]
fn a_yes_binds_however_old_the_sheet_is() {
    assert_eq!(binds(&[], &[]), Ok(()));
    assert_eq!(binds(&[sheet("2020-01-01", &["heart"])], &[]), Err(Refusal::AskClinicianFirst));
    assert_eq!(binds(&[sheet("2020-01-01", &["heart=2019-05-05"])], &[]), Ok(()));
}

#[test]
fn a_sheet_that_asked_less_than_today_is_asked_again() {
    let mut old = sheet("2026-11-22", &[]);
    old.asked = FIRST_CONCERNS.map(str::to_owned).to_vec();
    assert!(is_due(&[old.clone()], &[], &at("2026-11-22")));
    assert!(!is_due(&[old, sheet("2026-11-22", &[])], &[], &at("2026-11-22")));
}

#[test]
fn what_a_clinician_said_covers_the_concern_as_it_was_then() {
    // Of the first sheet any day can be: the concern may be as old as the person.
    let first = sheet("2026-01-01", &["poor-circulation=1999-05-05"]);
    assert_eq!(first.check(&[], &[]), Ok(()));
    // A new concern has no clinician's word, whatever was said of the old one.
    let grown = sheet("2026-04-01", &["poor-circulation=1999-05-05", "reaction"]);
    assert_eq!(grown.check(std::slice::from_ref(&first), &[]), Ok(()));
    assert_eq!(not_agreed(&[first.clone(), grown], &[]), ["reaction"]);
    // Nor can a day before it began be given for it.
    let borrowed = sheet("2026-04-01", &["poor-circulation=1999-05-05", "reaction=1999-05-05"]);
    let said_no = "2026-01-01".parse().unwrap();
    assert_eq!(borrowed.check(std::slice::from_ref(&first), &[]), Err(Invalid::AgreedBefore(said_no)));
    assert_eq!(not_agreed(&[first.clone(), borrowed], &[]), ["reaction"], "also where it is on disk");
    let asked = sheet("2026-04-01", &["poor-circulation=1999-05-05", "reaction=2026-03-30"]);
    assert_eq!((asked.check(std::slice::from_ref(&first), &[]), binds(&[first, asked], &[])), (Ok(()), Ok(())));
}

#[test]
fn ticked_taken_back_and_ticked_again_wants_a_new_word() {
    let past = [sheet("2026-01-01", &["heart=2026-01-01"]), sheet("2026-02-01", &[])];
    for (day, counts) in [("2026-01-01", false), ("2026-01-31", false), ("2026-02-01", true), ("2026-03-01", true)] {
        let again = sheet("2026-03-01", &[&format!("heart={day}")]);
        assert_eq!(again.check(&past, &[]).is_ok(), counts, "{day}");
        let [first, second] = past.clone();
        assert_eq!(not_agreed(&[first, second, again], &[]).is_empty(), counts, "{day}");
    }
}

#[test]
fn a_no_of_a_clock_that_was_ahead_is_of_the_next_sheet_at_the_latest() {
    let ahead = sheet("2030-01-01", &[]);
    let after = sheet("2026-03-01", &["heart=2026-03-01"]);
    assert_eq!(after.check(std::slice::from_ref(&ahead), &[]), Ok(()));
    let before = sheet("2026-03-01", &["heart=2026-02-28"]);
    assert!(before.check(std::slice::from_ref(&ahead), &[]).is_err(), "what was said before the no counts for nothing");
    // The last no in the order told counts, whatever its day.
    let told_last = sheet("2026-02-01", &[]);
    assert_eq!(before.check(&[ahead, told_last], &[]), Ok(()));
}

#[test]
fn a_question_that_was_never_asked_was_not_answered_with_no() {
    let mut old = sheet("2026-01-01", &[]);
    old.asked = FIRST_CONCERNS.map(str::to_owned).to_vec();
    assert_eq!(sheet("2026-03-01", &["diabetes=2020-02-02"]).check(&[old], &[]), Ok(()));
}

#[test]
fn a_word_about_a_fever_does_not_cover_the_next_one() {
    assert!(sheet("2026-11-22", &["fever=2026-08-24"]).check(&[], &[]).is_ok());
    assert!(matches!(sheet("2026-11-22", &["fever=2026-08-23"]).check(&[], &[]), Err(Invalid::AgreedBefore(_))));
}

#[test]
fn what_can_not_be_is_refused() {
    let unknown = sheet("2026-11-22", &["bad mood"]);
    assert_eq!(unknown.check(&[], &[]), Err(Invalid::UnknownWord("bad mood".into())));
    assert_eq!(sheet("2026-11-22", &["heart=2026-11-23"]).check(&[], &[]), Err(Invalid::InFuture));
    let mut untold = sheet("2026-11-22", &[]);
    untold.agreed = BTreeMap::from([("heart".to_owned(), "2026-11-20".parse().unwrap())]);
    assert_eq!(untold.check(&[], &[]), Err(Invalid::UnknownWord("heart".into())));
    assert!(FIRST_CONCERNS.iter().chain(&PASSING).all(|concern| CONCERNS.contains(concern)));
}

#[test]
fn what_is_told_elsewhere_is_asked_again_and_what_fits_binds() {
    let told = |day: &str, fits| ToldElsewhere {
        fits,
        ..ToldElsewhere::of(Told::Sign("one-leg"), Register::Signs, 1, at(day).wall).unwrap()
    };
    let (sheets, now) = ([sheet("2026-11-01", &[])], at("2026-11-22"));
    for (day, fits, due, bound) in
        [("2026-10-31", true, false, false), ("2026-11-02", true, true, true), ("2026-11-02", false, true, false)]
    {
        let told = [told(day, fits)];
        assert_eq!((is_due(&sheets, &told, &now), binds(&sheets, &told).is_err()), (due, bound), "{day} {fits}");
    }
    assert_eq!(binds(&[], &[told("2026-11-02", true)]), Err(Refusal::AskClinicianFirst), "nobody was ever asked");
}

#[test]
fn what_was_told_since_the_sheet_does_not_hang_on_a_clock() {
    let told =
        |number, day: &str| ToldElsewhere::of(Told::Sign("one-leg"), Register::Signs, number, at(day).wall).unwrap();
    let knew = |last| SafetySheet { knew: BTreeMap::from([(Register::Signs, last)]), ..sheet("2026-11-22", &[]) };
    // Told while the clock was set back, and before it was; whatever the days say.
    for day in ["2026-11-20", "2026-11-22", "2026-11-24"] {
        assert_eq!(binds(&[knew(4)], &[told(5, day)]), Err(Refusal::AskClinicianFirst), "{day}");
        assert_eq!(binds(&[knew(5)], &[told(5, day)]), Ok(()), "{day}");
    }
    // What has no number of its own goes by the clock.
    assert_eq!(binds(&[knew(4)], &[told(-7, "2026-11-20")]), Ok(()));
    assert!(binds(&[knew(4)], &[told(-7, "2026-11-24")]).is_err());
}

#[test]
fn a_state_that_lasts_is_no_news_where_the_sheet_has_it() {
    let told = |sign| ToldElsewhere::of(Told::Sign(sign), Register::Signs, 1, at("2026-11-22").wall).unwrap();
    let agreed = [sheet("2026-11-01", &["pregnant=2026-11-01", "heart=2026-11-01"])];
    assert_eq!(binds(&agreed, &[told("pregnant")]), Ok(()));
    assert!(binds(&agreed, &[told("chest")]).is_err(), "this began since");
    assert!(binds(&agreed, &[told("cancer")]).is_err(), "this is not on it");
}

#[test]
fn a_word_about_a_pregnancy_of_years_ago_does_not_cover_this_one() {
    assert!(matches!(sheet("2026-11-22", &["pregnant=2022-01-01"]).check(&[], &[]), Err(Invalid::AgreedBefore(_))));
    assert_eq!(
        not_agreed(&[sheet("2026-11-22", &["pregnant=2022-01-01"])], &[]),
        ["pregnant"],
        "also where it is on disk"
    );
    assert_eq!(not_agreed(&[sheet("2026-11-22", &["pregnant=2026-11-02"])], &[]), [""; 0]);
}

#[test]
fn a_sheet_that_can_not_be_read_holds_back_and_is_asked_again() {
    let mut unread = sheet("2026-11-22", &[]);
    (unread.in_doubt, unread.asked) = (true, Vec::new());
    let sheets = [sheet("2026-11-01", &[]), unread];
    assert!(is_due(&sheets, &[], &at("2026-11-22")));
    assert_eq!(binds(&sheets, &[]), Err(Refusal::SheetNotAnswered));
}

#[test]
fn a_word_from_before_something_began_says_nothing_of_it() {
    let told = |what| ToldElsewhere::of(what, Register::Signs, 1, at("2026-11-20").wall).unwrap();
    let began =
        [told(Told::Sign("both-legs")), told(Told::Skin(crate::session::Skin::Numb)), told(Told::Sign("cancer"))];
    for (ticks, counts) in [
        ("less-feeling=2025-01-01", false),
        ("less-feeling=2026-11-19", false),
        ("less-feeling=2026-11-20", true),
        ("reaction=2026-11-19", false),
        ("reaction=2026-11-21", true),
        ("growth=2025-01-01", true),
        ("heart=2025-01-01", true),
    ] {
        let sheet = sheet("2026-11-22", &[ticks]);
        assert_eq!(sheet.check(&[], &began).is_ok(), counts, "{ticks}");
        assert_eq!(not_agreed(&[sheet], &began).is_empty(), counts, "{ticks}: also where it is on disk");
    }
}
