#![allow(clippy::unwrap_used)]
use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::day::Area;
use crate::episode::EpisodeState;
use crate::reminder::{Answer, Answers, ReminderState, Said, Word};
use crate::told_last::Telling;
use crate::uid::Uid;

fn at(text: &str) -> WallTime {
    WallTime::parse_from_rfc3339(&format!("2026-11-{text}:00+01:00")).unwrap()
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn answer(when: &str, extent: Extent, codes: &[&str]) -> SignAnswer {
    let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
    SignAnswer {
        at: at(when),
        asked_by: AskedBy::Daily,
        extent,
        ticked: ticked(&codes).unwrap(),
        helped_at: None,
        about: vec![],
    }
}

/// Every row of the table in 2.
#[test]
fn each_sign_has_its_tier() {
    let codes =
        |tier: Tier| -> Vec<&str> { SIGNS.iter().filter(|sign| sign.tier == tier).map(|sign| sign.code()).collect() };
    assert_eq!(
        codes(Tier::Emergency),
        [
            "saddle",
            "bladder",
            "bowel",
            "sex",
            "both-legs",
            "weak-leg",
            "fall",
            "chest",
            "belly",
            "medicine-bleeding",
            "medicine-allergy",
            "medicine-heart",
        ]
    );
    assert_eq!(
        codes(Tier::SameDay),
        ["fever", "weight", "cancer", "lump", "night", "weak-bones", "one-leg", "cough", "band", "pregnant"]
    );
    assert_eq!(codes(Tier::Visit), ["lasts", "first", "morning", "no-better"]);
    assert!(SIGNS.is_sorted_by_key(|sign| sign.tier), "the most pressing are asked first");
}

#[test]
fn what_is_ticked_is_in_the_order_asked_and_each_once() {
    let codes = |codes: &[&str]| ticked(&codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>());
    let found = codes(&["fever", "saddle", "fever"]).unwrap();
    assert_eq!(found.iter().map(|sign| sign.code()).collect::<Vec<_>>(), ["saddle", "fever"]);
    assert_eq!(codes(&[]), Ok(Vec::new()));
    assert_eq!(codes(&["sadle"]), Err(Invalid::UnknownWord("sadle".into())));
}

#[test]
fn only_tier_one_that_nobody_answered_is_an_emergency() {
    for (codes, helped, expect) in [
        (&["saddle"][..], None, true),
        (&["medicine-allergy", "fever"], None, true),
        (&["saddle"], Some(at("22T14:00")), false),
        (&["fever", "lasts"], None, false),
        (&[], None, false),
    ] {
        let answer = SignAnswer { helped_at: helped, ..answer("22T13:00", Extent::List, codes) };
        assert_eq!(answer.is_emergency(), expect, "{codes:?}");
    }
}

#[test]
fn a_tick_taken_back_says_nothing() {
    assert!(!answer("22T13:00", Extent::Tick, &[]).stands());
    assert!(answer("22T13:00", Extent::Tick, &["saddle"]).stands());
    assert!(answer("22T13:00", Extent::Line, &[]).stands());
}

fn episode(start: u32) -> Episode {
    Episode {
        area: Area::WholeBack,
        start: day(start),
        last: day(21),
        state: EpisodeState::Open,
        start_declared: false,
        noted: day(start),
        estimated: 0,
        without_pain: 0,
        question: None,
    }
}

fn milestone(state: ReminderState) -> Reminder {
    Reminder {
        kind: ReminderKind::TwoWeeks,
        area: Area::WholeBack,
        since: day(20),
        start: day(6),
        start_declared: false,
        last: day(21),
        earlier: None,
        earlier_place: None,
        state,
    }
}

fn same_place(start: u32) -> Reminder {
    let place = crate::place::Place::from_code("neck-left").unwrap();
    let kind = ReminderKind::SamePlace;
    Reminder { kind, area: Area::At(place), since: day(start), start: day(start), ..milestone(ReminderState::Due) }
}

#[test]
fn an_answer_is_about_what_had_begun_on_its_day() {
    let (due, open) = (milestone(ReminderState::Due), episode(6));
    let about = |on: u32, today: u32| occasions(Some(&open), std::slice::from_ref(&due), day(on), day(today)).len();
    assert_eq!([about(5, 22), about(6, 22), about(19, 22), about(20, 22)], [0, 1, 1, 2]);
    assert_eq!(about(5, 5), 2, "who came from a zone in which it was tomorrow answers for tomorrow's spasm");
}

#[test]
fn when_the_whole_list_is_due() {
    let due = milestone(ReminderState::Due);
    let open = Some(episode(6));
    let at_episode = occasions(open.as_ref(), &[], day(22), day(22));
    let at_both = occasions(open.as_ref(), std::slice::from_ref(&due), day(22), day(22));
    let gone = |when: &str, about: &[Occasion]| SignAnswer { about: about.to_vec(), ..answer(when, Extent::List, &[]) };
    let tick = SignAnswer { about: at_both.clone(), ..answer("22T08:00", Extent::Tick, &["chest"]) };
    let taken_back = answer("22T08:00", Extent::Tick, &[]);
    let line = SignAnswer { about: at_both.clone(), ..answer("22T08:00", Extent::Line, &[]) };
    let longer = Some(Episode { start: day(2), ..episode(6) });
    for (what, answers, open, reminders, expect) in [
        ("never answered", vec![], None, vec![], Some(AskedBy::FirstRun)),
        ("never answered, and there is an episode", vec![], open.clone(), vec![], Some(AskedBy::NewEpisode)),
        ("never answered, and there is a reminder", vec![], None, vec![due.clone()], Some(AskedBy::DoctorReminder)),
        ("the line of a day is not the list", vec![line.clone()], None, vec![], Some(AskedBy::FirstRun)),
        ("nor is a tick that was taken back", vec![taken_back], None, vec![], Some(AskedBy::FirstRun)),
        ("answered, nothing since", vec![gone("01T12:00", &[])], None, vec![], None),
        ("an episode since", vec![gone("05T12:00", &[])], open.clone(), vec![], Some(AskedBy::NewEpisode)),
        (
            "a day's line does not settle it",
            vec![gone("05T12:00", &[]), line],
            open.clone(),
            vec![],
            Some(AskedBy::NewEpisode),
        ),
        ("a tick does", vec![gone("05T12:00", &[]), tick], open.clone(), vec![due.clone()], None),
        ("answered for it", vec![gone("06T12:00", &at_episode)], open.clone(), vec![], None),
        ("it began earlier, as was told since", vec![gone("06T12:00", &at_episode)], longer, vec![], None),
        (
            "a reminder since",
            vec![gone("19T23:00", &at_episode)],
            open.clone(),
            vec![due.clone()],
            Some(AskedBy::DoctorReminder),
        ),
        (
            "a reminder since, though its day is longer ago: an onset was told late",
            vec![gone("21T12:00", &at_episode)],
            open.clone(),
            vec![due.clone()],
            Some(AskedBy::DoctorReminder),
        ),
        ("answered for both", vec![gone("20T00:00", &at_both)], open.clone(), vec![due.clone()], None),
        (
            "another reminder beside",
            vec![gone("20T00:00", &at_both)],
            open.clone(),
            vec![due.clone(), same_place(10)],
            Some(AskedBy::DoctorReminder),
        ),
        (
            "an episode outranks a reminder",
            vec![gone("05T12:00", &[])],
            open.clone(),
            vec![due.clone()],
            Some(AskedBy::NewEpisode),
        ),
    ] {
        assert_eq!(asked_for(&answers, open.as_ref(), &reminders, &that_stand([]), day(22)), expect, "{what}");
    }
    let put_off = said(Said::Later { until: day(21) });
    let put_off = asked_for(&[gone("20T12:00", &at_both)], open.as_ref(), &[due], &that_stand([put_off]), day(22));
    assert_eq!(put_off, Some(AskedBy::DoctorReminder), "due again after it was put off");
    let (been, done) = (said(Said::Been), milestone(ReminderState::Done));
    let been = asked_for(&[gone("07T12:00", &at_episode)], open.as_ref(), &[done], &that_stand([been]), day(22));
    assert_eq!(been, None, "a reminder that was answered");
}

fn that_stand(said: impl IntoIterator<Item = Answer>) -> Answers {
    let word = |(told, answer): (u128, Answer)| {
        let told = Uid::from_bits(told);
        Word { since_on: answer.on, answer, told, since: told, ended: None }
    };
    Answers::new((1..).zip(said).map(word).collect())
}

/// Why the list is due after these answers, each told on its day.
fn asked_for<'e>(
    answers: &[SignAnswer],
    open: impl IntoIterator<Item = &'e Episode>,
    reminders: &[Reminder],
    said: &Answers,
    today: NaiveDate,
) -> Option<AskedBy> {
    let told = |(uid, answer): (u128, &SignAnswer)| Telling::at_once(Uid::from_bits(uid), answer.at, answer.clone());
    due_for(&(100..).zip(answers).map(told).collect::<Vec<_>>(), open, reminders, said, today)
}

/// Said on the first day of the milestone.
fn said(said: Said) -> Answer {
    let (kind, area) = (ReminderKind::TwoWeeks, Area::WholeBack);
    Answer { kind, area, start: day(6), last: day(20), on: day(20), said, visit: None }
}

fn open_at(code: &str, start: u32) -> Episode {
    Episode { area: Area::At(crate::place::Place::from_code(code).unwrap()), ..episode(start) }
}

#[test]
fn each_place_has_its_own_episode_and_one_answer_is_about_all() {
    let low = vec![episode(6), open_at("low-back-left", 6)];
    let neck = vec![episode(6), open_at("low-back-left", 6), open_at("neck-right", 21)];
    let three = vec![episode(6), open_at("low-back-left", 6), open_at("neck-right", 6)];
    let nowhere = vec![episode(6)];
    let gone = |when: &str, open: &[Episode]| SignAnswer {
        about: occasions(open, &[], at(when).date_naive(), day(22)),
        ..answer(when, Extent::List, &[])
    };
    let new = Some(AskedBy::NewEpisode);
    for (what, answers, open, expect) in [
        ("the same place goes on", vec![gone("06T12:00", &low)], &low, None),
        ("another place since", vec![gone("06T12:00", &low)], &neck, new),
        ("another place later that day", vec![gone("21T08:00", &low)], &neck, new),
        ("gone through for both", vec![gone("06T12:00", &low), gone("21T12:00", &neck)], &neck, None),
        ("one answer is about all that had begun", vec![gone("21T12:00", &neck)], &neck, None),
        ("but not when it was told for before", vec![gone("20T12:00", &neck)], &neck, new),
        ("three at once", vec![gone("06T12:00", &three)], &three, None),
        ("whose place was not known is in any", vec![gone("06T12:00", &nowhere)], &three, None),
        ("but not in one that came later", vec![gone("06T12:00", &nowhere)], &neck, new),
        ("nothing was open", vec![gone("06T12:00", &[])], &nowhere, new),
    ] {
        assert_eq!(asked_for(&answers, open, &[], &that_stand([]), day(22)), expect, "{what}");
    }
}

#[test]
fn a_tick_settles_only_where_help_is_needed() {
    for (extent, codes, expect) in [
        (Extent::List, &[][..], true),
        (Extent::List, &["lasts"], true),
        (Extent::Tick, &["saddle", "lasts"], true),
        (Extent::Tick, &["fever", "lasts"], false),
        (Extent::Tick, &[], false),
        (Extent::Line, &["fever"], false),
        (Extent::Line, &["chest"], true),
        (Extent::Line, &[], false),
    ] {
        assert_eq!(answer("22T13:00", extent, codes).settles(), expect, "{extent:?} {codes:?}");
    }
}

#[test]
fn only_an_emergency_that_nobody_answered_stands_beyond_its_day() {
    let ticked = answer("21T23:55", Extent::Tick, &["saddle", "fever"]);
    let helped = SignAnswer { helped_at: Some(at("22T00:30")), ..ticked.clone() };
    let none = answer("22T00:10", Extent::List, &[]);
    for (answers, on, expect) in [
        (vec![ticked.clone(), none.clone()], 21, &["saddle", "fever"][..]),
        (vec![ticked.clone()], 22, &["saddle"]),
        (vec![ticked.clone(), none.clone()], 22, &["saddle"]),
        (vec![ticked], 30, &["saddle"]),
        (vec![helped.clone(), none.clone()], 21, &["saddle", "fever"]),
        (vec![helped, none], 22, &[]),
    ] {
        let stands = standing(&answers, |of| of == day(on));
        assert_eq!(stands.iter().map(|sign| sign.code).collect::<Vec<_>>(), expect, "{answers:?} on {on}");
    }
}

#[test]
fn only_before_the_first_entry_may_the_list_wait() {
    let fever = ticked(&["fever".to_owned()]).unwrap();
    let visit = ticked(&["lasts".to_owned()]).unwrap();
    for (due, signs, in_use, expect) in [
        (Some(AskedBy::FirstRun), &[][..], false, false),
        (Some(AskedBy::FirstRun), &[], true, true),
        (Some(AskedBy::NewEpisode), &[], true, true),
        (Some(AskedBy::DoctorReminder), &[], true, true),
        (Some(AskedBy::FirstRun), &fever, false, true),
        (None, &fever, true, true),
        (None, &visit, true, false),
        (None, &[], true, false),
    ] {
        assert_eq!(stands_first(due, signs, in_use), expect, "{due:?} {signs:?} {in_use}");
    }
}

#[test]
fn a_later_none_hides_no_tick_of_the_day() {
    let answers = [
        answer("22T10:00", Extent::List, &["fever"]),
        answer("22T12:00", Extent::Tick, &["saddle"]),
        answer("22T18:00", Extent::List, &[]),
        answer("23T09:00", Extent::Line, &[]),
    ];
    let days = by_day(&answers);
    let codes = |of_day: &SignsOfDay| of_day.ticked.iter().map(|sign| sign.code()).collect::<Vec<_>>();
    assert_eq!(days.iter().map(codes).collect::<Vec<_>>(), [vec!["saddle", "fever"], vec![]]);
    assert_eq!((days[0].whole_list, days[1].whole_list), (true, false));
    assert_eq!(days[0].answered_at, at("22T18:00"));
    assert_eq!(ticked_today(&days, day(22)).len(), 2);
    assert_eq!(ticked_today(&days, day(23)), []);
    assert_eq!(most_pressing(&days[0].ticked), Some(Tier::Emergency));
}

#[test]
fn a_tick_that_was_kept_stands_in_the_list_of_the_same_telling_alone() {
    let told = |when: &str, extent, codes: &[&str]| answer(when, extent, codes);
    let kept = told("22T10:00", Extent::Tick, &["fever"]);
    let two = |list: SignAnswer| each_once(&[kept.clone(), list]);
    let (once, apart) = (vec![vec![1, 0]], vec![vec![1], vec![0]]);
    assert_eq!(two(told("22T10:05", Extent::List, &["fever", "lasts"])), once);
    // It does not hold it; it is of later; it is no list; it was asked by something else; one of them was called about.
    assert_eq!(two(told("22T10:05", Extent::List, &["lasts"])), apart);
    assert_eq!(two(told("22T11:01", Extent::List, &["fever"])), apart);
    assert_eq!(two(told("22T10:05", Extent::Line, &["fever"])), apart);
    let list = || told("22T10:05", Extent::List, &["fever"]);
    assert_eq!(two(SignAnswer { asked_by: AskedBy::FirstRun, ..list() }), apart);
    assert_eq!(two(SignAnswer { helped_at: Some(at("22T10:06")), ..list() }), apart);
    // Two ticks on the way; and of two lists the first is the one that was on the way.
    let more = told("22T10:02", Extent::Tick, &["lasts"]);
    let all = told("22T10:05", Extent::List, &["fever", "lasts"]);
    assert_eq!(each_once(&[kept.clone(), more, all.clone()]), [vec![2, 1, 0]]);
    assert_eq!(
        each_once(&[kept.clone(), all.clone(), told("22T10:20", Extent::List, &["fever"])]),
        [vec![2], vec![1, 0]]
    );
}

#[test]
fn who_travelled_west_still_sees_what_they_ticked() {
    let days = by_day(&[answer("23T01:00", Extent::List, &["fever"])]);
    assert_eq!(ticked_today(&days, day(22)).len(), 1, "there it is still the day before");
}

proptest! {
    /// Whatever else was answered on the day, before or after: a tick stands until it is taken back.
    #[test]
    fn what_is_ticked_stands_on_its_day(
        given in proptest::collection::vec((1u32..4, 0u32..24, 0usize..3, proptest::collection::vec(0usize..26, 0..4)), 1..12),
    ) {
        let mut answers: Vec<SignAnswer> = given
            .iter()
            .map(|(day, hour, extent, signs)| {
                let codes: Vec<&str> = signs.iter().map(|index| SIGNS[*index].code()).collect();
                let extent = [Extent::List, Extent::Line, Extent::Tick][*extent];
                answer(&format!("{day:02}T{hour:02}:00"), extent, &codes)
            })
            .collect();
        answers.sort_by_key(|answer| answer.at);
        let days = by_day(&answers);
        for answer in &answers {
            let of_day = days.iter().find(|of_day| of_day.day == answer.at.date_naive());
            for sign in &answer.ticked {
                prop_assert!(of_day.unwrap().ticked.contains(sign));
                let today = ticked_today(&days, answer.at.date_naive());
                prop_assert!(today.contains(sign));
                prop_assert!(sign.tier == Tier::Visit || stands_first(None, &today, true));
            }
        }
        for of_day in &days {
            let told = |sign: &WarningSign| answers.iter().any(|answer| {
                answer.at.date_naive() == of_day.day && answer.ticked.contains(sign)
            });
            prop_assert!(of_day.ticked.iter().all(told), "nothing that nobody ticked");
        }
    }

    /// Whatever was ticked, kept, finished and called about: each answer that stands is shown once, no tick and no call is lost, and what is
    /// taken off a list brings back the tick that was kept on the way to it.
    #[test]
    fn a_tick_that_the_list_holds_stands_once(
        given in proptest::collection::vec(
            (0i64..600, 0usize..3, proptest::collection::vec(0usize..4, 0..3), proptest::bool::ANY), 1..10,
        ),
        off in 0usize..10,
    ) {
        let mut answers: Vec<SignAnswer> = given
            .iter()
            .map(|(minute, extent, signs, called)| {
                let codes: Vec<&str> = signs.iter().map(|index| SIGNS[*index + 9].code()).collect();
                let at = at("22T15:00") + TimeDelta::minutes(*minute);
                let helped_at = called.then_some(at);
                SignAnswer { at, helped_at, ..answer("22T15:00", [Extent::List, Extent::Line, Extent::Tick][*extent], &codes) }
            })
            .collect();
        answers.sort_by_key(|answer| answer.at);
        let check = |answers: &[SignAnswer]| {
            let each = each_once(answers);
            let mut places = each.concat();
            places.sort_unstable();
            let standing: Vec<usize> = (0..answers.len()).filter(|place| answers[*place].stands()).collect();
            assert_eq!(places, standing);
            assert!(each.windows(2).all(|two| two[0][0] > two[1][0]), "the last first");
            for held in &each {
                let (shown, kept) = (&answers[held[0]], &held[1..]);
                for kept in kept.iter().map(|place| &answers[*place]) {
                    assert_eq!((shown.extent, kept.extent), (Extent::List, Extent::Tick));
                    assert!(kept.ticked.iter().all(|sign| shown.ticked.contains(sign)));
                    assert_eq!((shown.helped_at, shown.at.date_naive()), (kept.helped_at, kept.at.date_naive()));
                    assert!(shown.at - kept.at <= ONE_TELLING);
                }
            }
            each
        };
        let each = check(&answers);
        if let Some(held) = each.get(off).filter(|held| held.len() > 1) {
            let place = held[0];
            answers[place].ticked.clear();
            let alone = check(&answers);
            for kept in held[1..].iter().filter(|kept| answers[**kept].stands()) {
                prop_assert!(alone.iter().any(|one| one[0] == *kept));
            }
        }
    }

    /// Whatever was said to the reminder, in whatever order, and however it stands for it: as long as nobody has been at a
    /// doctor, the list is due until it is gone through.
    #[test]
    fn what_is_said_to_a_reminder_never_puts_the_list_off(
        given in proptest::collection::vec((20u32..=22, 0u8..3, 20u32..30), 0..6),
    ) {
        let answers: Vec<Answer> = given
            .iter()
            .map(|&(on, what, until)| Answer {
                on: day(on),
                ..said(match what {
                    0 => Said::Later { until: day(until) },
                    1 => Said::Booked { on: day(until) },
                    _ => Said::NotForThisEpisode,
                })
            })
            .collect();
        let open = episode(6);
        let about = |reminders: &[Reminder]| occasions([&open], reminders, day(22), day(22));
        let gone = |about: Vec<Occasion>| [SignAnswer { about, ..answer("22T12:00", Extent::List, &[]) }];
        let due = milestone(ReminderState::Due);
        let asked = |list: &[SignAnswer]| asked_for(list, [&open], std::slice::from_ref(&due), &that_stand(answers.clone()), day(22));
        prop_assert_eq!(asked(&gone(about(&[]))), Some(AskedBy::DoctorReminder));
        prop_assert_eq!(asked(&gone(about(std::slice::from_ref(&due)))), None);
    }
}
