//! `respite signs`: an answer about warning signs. What to do about a tick is printed first, whatever the disk does.

use clap::{ArgGroup, Args};
use respite_domain::region::Region;
use respite_domain::time::Moment;
use respite_domain::visit::VisitStands;
use respite_domain::warning_sign::{self, Extent, SIGNS, Tier, WarningSign};
use respite_domain::{Code, Invalid};
use respite_engine::view::{BookedView, Coded, SignDraft, SignsStatus};
use respite_engine::{At, Engine};
use respite_l10n::Words;

use crate::failure::Failure;
use crate::when::{day, moment};

/// One of these is said; when it was is no answer.
const ANSWER: [&str; 5] = ["tick", "none", "mistake", "helped", "not_helped"];

#[derive(Debug, Args)]
#[group(skip)]
#[command(group = ArgGroup::new("answer").required(true).multiple(true).args(ANSWER))]
pub(crate) struct SignsArguments {
    #[arg(long, value_name = "CODE")]
    tick: Vec<String>,
    #[arg(long, conflicts_with = "tick")]
    none: bool,
    #[arg(long, requires = "tick", conflicts_with_all = ["none", "mistake", "helped", "not_helped"])]
    none_else: bool,
    #[arg(long, value_name = "CODE", conflicts_with_all = ["tick", "none"])]
    mistake: Vec<String>,
    #[arg(long, conflicts_with_all = ["tick", "none", "mistake", "at"])]
    helped: bool,
    #[arg(long, conflicts_with_all = ["tick", "none", "mistake", "helped", "at"])]
    not_helped: bool,
    #[arg(long, value_name = "WHEN")]
    at: Option<String>,
}

impl SignsArguments {
    fn at(&self, now: &Moment) -> Result<At, Failure> {
        Ok(At::when(self.at.as_deref().unwrap_or_default(), now)?)
    }
}

/// What to do about what is ticked. It asks nothing of the diary, so that it is said before anything can go wrong, or make it
/// wait.
pub(crate) fn say_first(signs: &SignsArguments, words: &Words) -> Option<String> {
    advice(&known(&signs.tick), None, words)
}

/// The same for words that can't be understood as a whole. Where "none" stands among them only an emergency is said.
pub(crate) fn ticked_among(typed: &[String], words: &Words) -> Option<String> {
    let is_there = |wanted: &str| typed.iter().any(|word| word == wanted);
    let after =
        typed.iter().zip(typed.iter().skip(1)).filter(|(word, _)| *word == "--tick").map(|(_, code)| code.as_str());
    let within = typed.iter().filter_map(|word| word.strip_prefix("--tick="));
    let mut ticked = known(&after.chain(within).map(str::to_owned).collect::<Vec<_>>());
    ticked.retain(|sign| sign.tier == Tier::Emergency || !is_there("--none"));
    advice(&ticked, None, words).filter(|_| is_there("signs"))
}

/// What the diary adds to that: whom to call where the person lives, and what was ticked earlier and still stands.
pub(crate) fn say_more(signs: &SignsArguments, engine: &Engine, now: &Moment, words: &Words) -> Vec<String> {
    if !signs.mistake.is_empty() || signs.helped || signs.not_helped {
        return Vec::new();
    }
    let earlier = engine.signs_standing(&At::now(now)).unwrap_or_default();
    let (given, mut earlier, mut helped) = (known(&signs.tick), known(&earlier), false);
    // Of whatever moment the answer is: what is to be done goes by what stands now.
    if let Ok(view) = engine.signs(now) {
        // Who has called about it, or is getting help, is told so, and not told to call.
        let is_emergency = view.emergency.is_some();
        helped = !is_emergency && earlier.iter().any(|sign| sign.tier == Tier::Emergency);
        earlier.retain(|sign| sign.tier == Tier::Visit || sign.tier == Tier::Emergency && is_emergency);
        earlier.extend(known(&view.to_call.map(|call| call.ticked).unwrap_or_default()));
    }
    let (number, region) = (engine.emergency_number().ok().flatten(), engine.region().ok().flatten());
    let tier = warning_sign::most_pressing(&given);
    let of_given = match tier {
        Some(Tier::Emergency) => number.as_deref().map(|number| words.msg_terminal_signs_call(number)),
        Some(Tier::SameDay) => of_region(region, words),
        _ => None,
    };
    // What stands from earlier is said only where it is more pressing.
    let is_more = |earlier: &Tier| tier.is_none_or(|given| *earlier < given);
    let of_earlier = match warning_sign::most_pressing(&earlier).filter(is_more) {
        Some(Tier::Emergency) => Some(call_still(number.as_deref(), words)),
        Some(_) => advice(&earlier, region, words),
        None => None,
    };
    let of_help = (helped && tier != Some(Tier::Emergency)).then(|| words.msg_sign_helped_said());
    of_given.into_iter().chain(of_help).chain(of_earlier).collect()
}

/// An emergency that was ticked and that nobody has said they are getting help for, for every command that does something else:
/// it comes before all of them.
pub(crate) fn emergency_first(engine: &Engine, words: &Words) -> Option<String> {
    if !engine.has_emergency().unwrap_or(false) {
        return None;
    }
    Some(call_still(engine.emergency_number().ok().flatten().as_deref(), words))
}

/// Whom to call about an emergency of before: where the number is known, that alone.
fn call_still(number: Option<&str>, words: &Words) -> String {
    match number {
        Some(number) => words.msg_sign_act_emergency(number),
        None => words.msg_terminal_signs_call_any_still(),
    }
}

/// Those of these codes that are signs: a slip in one keeps nothing from being said of the others.
fn known(codes: &[String]) -> Vec<WarningSign> {
    codes.iter().filter_map(|code| WarningSign::from_code(code).ok()).collect()
}

/// What to do about the most pressing of these, in the words of the window: by the region where that is known.
fn advice(signs: &[WarningSign], region: Option<Region>, words: &Words) -> Option<String> {
    let lines = match warning_sign::most_pressing(signs)? {
        Tier::Emergency => vec![words.msg_terminal_signs_call_any()],
        Tier::SameDay => {
            let call = of_region(region, words).unwrap_or_else(|| words.msg_sign_act_same_day());
            let also = signs.iter().filter_map(|sign| words.name("sign-act-also", sign.code()));
            std::iter::once(call).chain(also).collect()
        }
        Tier::Visit => vec![words.msg_sign_act_visit()],
    };
    Some(words.sentences(lines))
}

/// Whom to call on the same day where the person lives, if that has words of its own.
fn of_region(region: Option<Region>, words: &Words) -> Option<String> {
    words.name("sign-act-same-day", region?.code())
}

pub(crate) fn answer(
    engine: &mut Engine,
    signs: SignsArguments,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    if !signs.mistake.is_empty() {
        let at = signs.at(now)?;
        engine.take_back_signs(&signs.mistake, &at, now)?;
        return Ok(words.msg_terminal_signs_taken_back(named(&signs.mistake, words)));
    }
    if signs.helped {
        let helped = engine.getting_help_with_all(now)?;
        if helped.is_empty() {
            return Err(Invalid::NotFound.into());
        }
        let is_emergency = warning_sign::most_pressing(&known(&helped)) == Some(Tier::Emergency);
        let helped = named(&helped, words);
        let said = if is_emergency {
            words.msg_terminal_signs_helped(helped)
        } else {
            words.msg_terminal_signs_called(helped)
        };
        let lines = [said, words.msg_terminal_signs_helped_back()];
        return Ok(lines.join("\n"));
    }
    if signs.not_helped {
        let waiting = engine.not_helped_after_all(now)?;
        let lines = advice(&known(&waiting), engine.region()?, words).into_iter();
        return Ok(lines
            .chain([words.msg_terminal_signs_not_helped(named(&waiting, words))])
            .collect::<Vec<_>>()
            .join("\n"));
    }
    let (whole, of_before) = (signs.none || signs.none_else, signs.at.is_some());
    let draft = SignDraft {
        when: signs.at.unwrap_or_default(),
        asked_by: Coded(engine.signs_asked_by(now)),
        extent: Coded(if whole { Extent::List } else { Extent::Tick }),
        ticked: signs.tick,
    };
    let answer = engine.answer_signs(&draft, now)?;
    let at = moment(&answer.saved.at, words);
    let mut lines = if whole { whole_list(words) } else { Vec::new() };
    lines.push(if answer.saved.ticked.is_empty() {
        words.msg_terminal_signs_none(at)
    } else {
        words.msg_terminal_signs_saved(at, named(&answer.saved.ticked, words))
    });
    if !answer.standing.is_empty() {
        let standing = named(&answer.standing, words);
        // What stands is of the day that was answered.
        let then = of_before.then(|| format!(" --at {}", answer.saved.at));
        let typed = answer.standing.join(" --mistake ") + &then.unwrap_or_default();
        lines.push(words.msg_terminal_signs_standing(standing, typed));
    }
    // It is saved: what comes after is a hint.
    let after = engine.signs(now).ok();
    if after.as_ref().is_some_and(|after| after.emergency.is_some()) {
        lines.push(words.msg_terminal_signs_help_comes());
    } else if !whole && after.is_some_and(|after| after.due_for.is_some()) {
        lines.extend(whole_list(words));
        // What was of another day may be so today, or not.
        lines.push(match of_before {
            true => words.msg_terminal_signs_due(),
            false => words.msg_terminal_signs_not_the_list(answer.saved.ticked.join(" --tick ")),
        });
    }
    Ok(lines.join("\n"))
}

/// The signs of the latest day that was answered, in the status; and what to do about what stands.
pub(crate) fn latest(signs: &SignsStatus, words: &Words) -> Vec<String> {
    let at = moment(&signs.answered_at, words);
    let told = if signs.of_the_day.is_empty() {
        words.msg_terminal_signs_latest_none(at)
    } else {
        words.msg_terminal_signs_latest(at, named(&signs.of_the_day, words))
    };
    let waiting = signs.waiting.iter();
    let waiting =
        waiting.map(|waits| words.msg_terminal_signs_waits(moment(&waits.at, words), named(&waits.ticked, words)));
    let (mut ticked, to_call) = (known(&signs.ticked), known(&signs.to_call));
    ticked.retain(|sign| sign.tier != Tier::SameDay || to_call.contains(sign));
    let advice: Vec<String> = match warning_sign::most_pressing(&ticked) {
        Some(Tier::Emergency) if signs.unanswered => vec![call_still(signs.number.as_deref(), words)],
        Some(Tier::Emergency) => {
            let of_the_rest = advice(&to_call, signs.region, words);
            std::iter::once(words.msg_sign_helped_said()).chain(of_the_rest).collect()
        }
        _ => {
            let booked = signs.booked.as_ref().map(|booked| in_place_of_a_call(booked, words));
            let called = signs.has_called.then(|| words.msg_sign_called_said());
            let answered = booked.or(called).filter(|_| to_call.is_empty());
            answered.into_iter().chain(advice(&ticked, signs.region, words)).collect()
        }
    };
    let advice = advice.into_iter().filter(|_| signs.stands);
    let help_comes = signs.unanswered.then(|| words.msg_terminal_signs_help_comes());
    let help_comes = help_comes.or_else(|| (!to_call.is_empty()).then(|| words.msg_terminal_signs_call_made()));
    std::iter::once(told).chain(waiting).chain(advice).chain(help_comes).collect()
}

/// The visit that was planned in place of a call, as it stands.
fn in_place_of_a_call(visit: &BookedView, words: &Words) -> String {
    match visit.stands.0 {
        VisitStands::ToCome => words.msg_sign_act_visit_planned(day(&visit.on, words)),
        VisitStands::ToTell => words.msg_sign_act_visit_over(day(&visit.on, words)),
        VisitStands::Been => words.msg_sign_been_said(),
    }
}

/// The whole list, which who says that none fits, or none else, has gone through.
fn whole_list(words: &Words) -> Vec<String> {
    SIGNS.iter().map(|sign| words.msg_terminal_signs_line(sign.code(), words.named("sign", sign.code()))).collect()
}

fn named(codes: &[String], words: &Words) -> String {
    words.phrases(codes.iter().map(|code| words.named("paper-signs", code)))
}
