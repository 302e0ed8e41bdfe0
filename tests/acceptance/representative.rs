//! A diary with something in every column of every table, for the tests that nothing of it is lost.

mod medicines;
mod planned;

use chrono::TimeDelta;
use respite_domain::attachment::Wanted;
use respite_domain::entry::{Longest, Pattern, Walking};
use respite_domain::episode::StillHadIt;
use respite_domain::goal::GoalEnd;
use respite_domain::history::{ConditionKind, TestKind};
use respite_domain::moving::{Lying, RestAnswer};
use respite_domain::own_pack::PackKind;
use respite_domain::relief::ReliefKind;
use respite_domain::reminder::ReminderKind;
use respite_domain::session::{Skin, Thermal};
use respite_domain::time::Moment;
use respite_domain::visit::VisitKind;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_domain::words::List;
use respite_engine::view::{
    AgreedDay, Coded, ConditionDraft, EntryDraft, HabitDraft, HistoryKind, InjuryDraft, OwnPackDraft, PegDraft,
    ReliefDraft, ReminderAnswer, RolandMorrisDraft, SafetyAnswers, SessionStart, SessionStop, SessionTold, Settings,
    SignDraft, SpellStart, TestDraft, VisitDraft, VisitOutcome,
};
use respite_engine::{CopiedFile, Engine};

use crate::desk::{Desk, clear, draft_of, spasm};
use medicines::medicines;
use planned::{exercises, plans};

/// A diary with something in every column.
pub fn representative() -> Desk {
    let mut desk = Desk::at("2026-11-22 14:00");
    plans(&mut desk);
    exercises(&mut desk);
    moving(&mut desk);
    habits(&mut desk);
    desk.log_on(-60, spasm());
    desk.log_on(-30, EntryDraft { places: vec!["low-back-left".into()], ..spasm() });
    let answer_gap = |desk: &mut Desk, answer| {
        let asked = desk.act(|engine, now| engine.today(now)).questions;
        desk.act(|engine, now| engine.answer_gap(&asked[0], answer, now))
    };
    // Somewhere, nobody said where, it went on; so one question is about the place alone.
    (-29..=0).for_each(|days| _ = desk.log_on(days, spasm()));
    let slip = answer_gap(&mut desk, StillHadIt::YesMostDays);
    desk.act(|engine, now| engine.take_back_answer(&slip, now));
    answer_gap(&mut desk, StillHadIt::No);
    answer_gap(&mut desk, StillHadIt::DoNotRemember);
    places_beside(&mut desk);
    let full = EntryDraft {
        when: "2026-11-20T23:59:00-05:00".into(),
        spasms: Some(3.0),
        worst: Some(8.0),
        average: Some(5.0),
        interference: Some(0.0),
        sleep: Some(10.0),
        pattern: Some(Coded(Pattern::OnAndOff)),
        walking: Some(Coded(Walking::Short)),
        longest: Some(Coded(Longest::TensOfMinutes)),
        mood: Some(0.0),
        bed_hours: Some(10.0),
        sitting_hours: Some(0.0),
        places: vec!["low-back-left".into(), "neck-right".into()],
        triggers: vec!["lifting".into(), "Großmutters Klavier".into()],
        worse: vec!["bending".into(), "Großmutters Treppe".into()],
        better: vec!["heat".into()],
        could_not: vec!["chores".into()],
        pushed_through: Some(false),
        onset: Some("2026-11-16".into()),
        note: "Zeile eins\n\t「二行目」 'quoted' \"twice\"; -- no comment".into(),
    };
    let id = desk.log(full);
    let deleted = desk.log_on(-3, spasm());
    desk.act(|engine, now| engine.delete_entry(deleted, now));
    desk.pass_minutes(1);
    let view = desk.act(|engine, _| engine.entry(id));
    let edited = EntryDraft { worst: Some(9.0), when: String::new(), ..draft_of(&view) };
    desk.act(|engine, now| engine.update_entry(id, &edited, now));
    for (new, undo) in [("Omas Klavier", true), ("Klavier", false)] {
        let renamed = desk.act(|engine, now| engine.rename_words(List::Trigger, "Großmutters Klavier", new, now));
        if undo {
            desk.act(|engine, now| engine.undo_rename(renamed.id, now));
        }
    }
    for (words, avoided) in [("bending", true), ("Großmutters Treppe", true), ("bending", false)] {
        desk.act(|engine, now| engine.set_avoided(List::Worse, words, avoided, now));
    }
    let week = PegDraft { pain: Some(5.0), enjoyment: Some(0.0), activity: Some(10.0) };
    let none_fits = RolandMorrisDraft { ticked: vec![], none_fits: true };
    for deleted in [false, true] {
        let id = desk.act(|engine, now| engine.answer_week(&week, now)).id;
        let fits = RolandMorrisDraft { ticked: vec![1, 24], none_fits: false };
        let answers = if deleted { &none_fits } else { &fits };
        let other = desk.act(|engine, now| engine.answer_roland_morris(answers, now)).id;
        if deleted {
            desk.act(|engine, now| engine.set_week_deleted(id, true, now));
            desk.act(|engine, now| engine.set_roland_morris_deleted(other, true, now));
        }
    }
    let booked = ReminderAnswer::Booked { on: "2026-12-01".into() };
    let of_four_weeks = |desk: &mut Desk, answer: &ReminderAnswer| {
        desk.act(|engine, now| engine.answer_reminder(ReminderKind::FourWeeks, None, answer, now));
    };
    // While the clock was two hours ahead, which is seen once it is set right.
    desk.set_clock(TimeDelta::hours(2));
    of_four_weeks(&mut desk, &ReminderAnswer::Later { days: 3 });
    desk.set_clock(-TimeDelta::hours(2));
    desk.notices();
    for answer in [ReminderAnswer::Been, booked] {
        of_four_weeks(&mut desk, &answer);
    }
    let (again, place) = (ReminderKind::SamePlace, Some("low-back-left"));
    for said in [ReminderAnswer::NotForThisEpisode, ReminderAnswer::RemindAgain, ReminderAnswer::NotForThisEpisode] {
        desk.act(|engine, now| engine.answer_reminder(again, place, &said, now));
    }
    let agreed = |concern: &str| AgreedDay { concern: concern.into(), day: "2026-11-20".into() };
    let sheet = SafetyAnswers {
        concerns: vec!["fever".into(), "heart".into()],
        agreed: vec![agreed("fever"), agreed("heart")],
    };
    desk.act(|engine, now| engine.answer_safety(&sheet, now));
    let wrap = OwnPackDraft { kind: Coded(PackKind::Wrap), name: "Wrap".into(), most: Some(480.0), read: false };
    let wrap = desk.act(|engine, now| engine.save_own_pack(None, &wrap, now)).id;
    let session = SessionTold {
        kind: Coded(Thermal::Heat),
        own_pack: Some(wrap),
        places: vec!["neck-left".into()],
        started: "2026-11-21T10:00:00+01:00".into(),
        ended: "2026-11-21T11:10:00+01:00".into(),
        before: Some(6.0),
        after: Some(4.0),
        skin: Some(Coded(Skin::Blistered)),
    };
    desk.act(|engine, now| engine.record_session(&session, now));
    // Asked again, since the blisters were a bad reaction.
    desk.act(|engine, now| engine.answer_safety(&sheet, now));
    let id = desk.start_cold();
    desk.pass_minutes(6);
    desk.effects();
    desk.act(|engine, now| engine.skin_is_fine(id, now));
    desk.act(|engine, now| engine.how_it_went_was_asked(id, now));
    desk.pass_minutes(9);
    let stop = SessionStop { when: String::new(), after: Some(3.0), skin: Some(Coded(Skin::Red)) };
    desk.act(|engine, now| engine.stop_session(id, &stop, now));
    desk.pass_minutes(30);
    desk.act(|engine, now| engine.pain_later(id, 2.0, now));
    let slip = SessionStop { when: String::new(), after: None, skin: Some(Coded(Skin::Numb)) };
    let telling = desk.act(|engine, now| engine.stop_session(id, &slip, now)).skin_tellings.last().copied().unwrap();
    desk.act(|engine, now| engine.set_skin_mistaken(&[telling], true, now));
    desk.pass_to(1, "14:45");
    desk.act(|engine, now| engine.skin_looks_normal(&[], now));
    let undone = desk.start(Coded(Thermal::Heat), "neck-left").unwrap().id;
    desk.act(|engine, now| engine.undo_session(undone, now));
    let start = SessionStart {
        when: String::new(),
        kind: Coded(Thermal::Heat),
        places: vec!["mid-back-left".into(), "mid-back-centre".into()],
        minutes: Some(19.0),
        allowed: Some(19.0),
        own_pack: None,
        before: None,
        confirmed: desk.asked(Coded(Thermal::Heat)).into_iter().map(|ask| ask.key).collect(),
    };
    desk.act(|engine, now| engine.start_session(&start, now));
    let settings = Settings {
        evening_time: "19:30".into(),
        neutral_notices: true,
        autostart_offered: true,
        ..desk.act(|engine, _| engine.settings())
    };
    desk.act(|engine, now| engine.change_settings(&settings, now));
    medicines(&mut desk);
    signs_and_visits(&mut desk);
    history(&mut desk);
    reliefs(&mut desk);
    let over = desk.act(|engine, now| engine.fever_has_passed(now));
    desk.act(|engine, now| engine.not_over(&over, now));
    desk
}

/// Does it twice, and takes the second back.
pub fn twice(
    desk: &mut Desk,
    add: impl Fn(&mut Engine, &Moment) -> respite_engine::Result<i32>,
    delete: impl Fn(&mut Engine, i32, &Moment) -> respite_engine::Result<()>,
) -> i32 {
    let kept = desk.act(&add);
    let deleted = desk.act(&add);
    desk.act(|engine, now| delete(engine, deleted, now));
    kept
}

/// Two spasms side by side long ago: what was said of them, taken back, and said again.
fn places_beside(desk: &mut Desk) {
    for (days, place) in [(-200, "neck-centre"), (-192, "neck-left")] {
        desk.log_on(days, EntryDraft { places: vec![place.into()], ..spasm() });
        (1..=7).for_each(|after| _ = desk.log_on(days + after, clear()));
    }
    let asked = desk.act(|engine, now| engine.today(now)).place_questions.remove(0);
    let slip = desk.act(|engine, now| engine.answer_place(&asked, true, now));
    desk.act(|engine, now| engine.take_back_answer(&slip, now));
    desk.act(|engine, now| engine.answer_place(&asked, false, now));
}

/// Answers of each extent, one with help on its way and one ticked by mistake; visits to come, over and taken back.
fn signs_and_visits(desk: &mut Desk) {
    for (extent, asked_by, ticked) in [
        (Coded(Extent::List), Coded(AskedBy::FirstRun), &["saddle", "fever"][..]),
        (Coded(Extent::Line), Coded(AskedBy::Daily), &[]),
    ] {
        let draft = SignDraft {
            when: "2026-11-22T12:00:00+01:00".into(),
            asked_by,
            extent,
            ticked: ticked.iter().map(|code| (*code).to_owned()).collect(),
        };
        desk.act(|engine, now| engine.answer_signs(&draft, now));
    }
    desk.act(|engine, now| engine.getting_help_with_all(now));
    let tick = SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent: Coded(Extent::Tick),
        ticked: vec!["saddle".into()],
    };
    let mistaken = desk.act(|engine, now| engine.answer_signs(&tick, now)).saved.id;
    desk.act(|engine, now| engine.untick(&[mistaken], &["saddle".to_owned()], now));
    let visit = VisitDraft {
        day: "2026-11-22".into(),
        time: Some("14:30".into()),
        clinician: "Dr Hart".into(),
        kind: Some(Coded(VisitKind::Physio)),
        questions: vec!["How long?".into(), "What else?".into()],
        notes: "Bring the page.\nAnd the film.".into(),
    };
    let add = |engine: &mut Engine, now: &Moment| Ok(engine.add_visit(&visit, now)?.id);
    let id = twice(desk, add, |engine, id, now| engine.delete_visit(id, now));
    let outcome = VisitOutcome { said: "Keep walking.".into(), diagnosis: "Hexenschuss".into() };
    desk.act(|engine, now| engine.visit_done(id, &outcome, now));
    let to_come = VisitDraft { day: "2026-12-03".into(), ..visit };
    desk.act(|engine, now| engine.add_visit(&to_come, now));
    // Of one that the diary knows already.
    let booked = ReminderAnswer::Booked { on: "2026-12-01".into() };
    desk.act(|engine, now| engine.answer_reminder(ReminderKind::FourWeeks, None, &booked, now));
}

/// What was before the diary, with a file; goals and how close they came.
fn history(desk: &mut Desk) {
    let happened = Some("2009-05".to_owned());
    let fall = InjuryDraft {
        what: "Fell off the ladder".into(),
        happened: happened.clone(),
        sport: Some(false),
        which_sport: String::new(),
        seen_by: "Dr Hart".into(),
        note: "Two weeks off.".into(),
    };
    let football = InjuryDraft { sport: Some(true), which_sport: "football".into(), ..fall.clone() };
    let delete = |kind| move |engine: &mut Engine, id, now: &Moment| engine.delete_history(kind, id, now);
    for injury in [&fall, &football] {
        let save = |engine: &mut Engine, now: &Moment| Ok(engine.save_injury(None, injury, now)?.id);
        twice(desk, save, delete(HistoryKind::Injury));
    }
    let test = TestDraft {
        kind: Coded(TestKind::Mri),
        what: "Low back".into(),
        happened: Some("2019-05-12".into()),
        place: "Charité".into(),
        told: "Nothing broken.".into(),
    };
    let save = |engine: &mut Engine, now: &Moment| Ok(engine.save_test(None, &test, now)?.id);
    let test = twice(desk, save, delete(HistoryKind::Test));
    let outside = tempfile::tempdir().unwrap();
    let chosen = outside.path().join("Röntgen Mai.PNG");
    std::fs::write(&chosen, b"a picture").unwrap();
    let folder = desk.folder().to_owned();
    let attach = |engine: &mut Engine, now: &Moment| {
        Ok(engine.attach(test, CopiedFile::of(&chosen, Wanted::Any, &folder)?, now)?.id)
    };
    twice(desk, attach, delete(HistoryKind::File));
    for kind in [Coded(ConditionKind::Named), Coded(ConditionKind::Illness)] {
        let condition = ConditionDraft {
            kind,
            name: "Bandscheibe".into(),
            since: Some("2019".into()),
            said_by: "Dr Hart".into(),
            note: "Left side.".into(),
        };
        let save = |engine: &mut Engine, now: &Moment| Ok(engine.save_condition(None, &condition, now)?.id);
        twice(desk, save, delete(HistoryKind::Condition));
    }
    desk.act(|engine, now| engine.set_first_spasm(Some("2008"), now));
    desk.act(|engine, now| engine.set_first_spasm(Some("2008-03"), now));
    for end in [None, Some(GoalEnd::Reached), Some(GoalEnd::Dropped)] {
        let save = |engine: &mut Engine, now: &Moment| Ok(engine.save_goal(None, "Sit through a film", now)?.id);
        let goal = twice(desk, save, delete(HistoryKind::Goal));
        let rate = |engine: &mut Engine, now: &Moment| Ok(engine.rate_goal(goal, 0.0, now)?.id);
        twice(desk, rate, delete(HistoryKind::Rating));
        desk.act(|engine, now| engine.end_goal(goal, end, now));
    }
}

/// Days of rest and timed walks, one of each still on.
fn moving(desk: &mut Desk) {
    let rest = desk.act(|engine, now| engine.begin_rest(Lying::Bed, true, now)).id;
    desk.act(|engine, now| engine.answer_rest(RestAnswer::Move, now));
    desk.act(|engine, now| engine.begin_rest(Lying::Bed, true, now));
    for deleted in [true, false, true] {
        desk.act(|engine, now| engine.set_rest_deleted(rest, deleted, now));
    }
    let walk = SpellStart { kind: Coded(ReliefKind::Walk), name: Some("hill".into()), minutes: 5.0, before: Some(4.0) };
    desk.act(|engine, now| engine.begin_spell(&walk, now));
    desk.act(|engine, now| engine.end_spell(Some(3.0), false, now));
    desk.act(|engine, now| engine.begin_spell(&SpellStart { minutes: 120.0, ..walk }, now));
}

/// What was told of habits, changed and deleted.
fn habits(desk: &mut Desk) {
    desk.act(|engine, now| engine.want_habits(true, now));
    let told = |low_heels| HabitDraft { low_heels: Some(low_heels), weight: "82 kg".into() };
    for habit in [told(false), told(true), HabitDraft::default(), told(true)] {
        desk.act(|engine, now| engine.tell_habits(&habit, now));
    }
}

/// What was tried besides sessions.
fn reliefs(desk: &mut Desk) {
    let full = ReliefDraft {
        kind: Coded(ReliefKind::Other),
        name: Some("Großmutters Salbe".into()),
        when: "2026-11-22T08:00:00+01:00".into(),
        before: Some(7.0),
        after: Some(0.0),
        minutes: Some(1440.0),
        note: "Rubbed in twice.".into(),
    };
    let bare = ReliefDraft {
        kind: Coded(ReliefKind::Walk),
        name: None,
        before: None,
        after: None,
        minutes: None,
        note: String::new(),
        ..full.clone()
    };
    for relief in [&full, &bare] {
        let add = |engine: &mut Engine, now: &Moment| Ok(engine.add_relief(relief, now)?.id);
        let id = twice(desk, add, |engine, id, now| engine.delete_relief(id, now));
        let mended = ReliefDraft { before: Some(6.0), ..relief.clone() };
        desk.act(|engine, now| engine.update_relief(id, &mended, now));
    }
}
