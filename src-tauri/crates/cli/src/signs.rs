//! `respite signs`: an answer about warning signs. What to do about a tick is printed first, whatever the disk does.

use clap::Args;
use respite_domain::time::Moment;
use respite_domain::warning_sign::{self, Extent, SIGNS, Tier, WarningSign};
use respite_domain::{Code, Invalid};
use respite_engine::view::{Coded, SignDraft, SignsStatus};
use respite_engine::{At, Engine};
use respite_l10n::Words;

use crate::failure::Failure;
use crate::when::moment;

#[derive(Debug, Args)]
#[group(id = "answer", required = true, multiple = true, args = ["tick", "none", "mistake", "helped"])]
pub(crate) struct SignsArguments {
    #[arg(long, value_name = "CODE")]
    tick: Vec<String>,
    #[arg(long, conflicts_with = "tick")]
    none: bool,
    #[arg(long, requires = "tick", conflicts_with_all = ["none", "mistake", "helped"])]
    none_else: bool,
    #[arg(long, value_name = "CODE", conflicts_with_all = ["tick", "none"])]
    mistake: Vec<String>,
    #[arg(long, conflicts_with_all = ["tick", "none", "mistake", "at"])]
    helped: bool,
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
    warning_sign::most_pressing(&known(&signs.tick)).map(|tier| advice(tier, words))
}

/// The same for words that can't be understood as a whole. Where "none" stands among them only an emergency is said.
pub(crate) fn ticked_among(typed: &[String], words: &Words) -> Option<String> {
    let is_there = |wanted: &str| typed.iter().any(|word| word == wanted);
    let after =
        typed.iter().zip(typed.iter().skip(1)).filter(|(word, _)| *word == "--tick").map(|(_, code)| code.as_str());
    let within = typed.iter().filter_map(|word| word.strip_prefix("--tick="));
    let mut ticked = known(&after.chain(within).map(str::to_owned).collect::<Vec<_>>());
    ticked.retain(|sign| sign.tier == Tier::Emergency || !is_there("--none"));
    warning_sign::most_pressing(&ticked).filter(|_| is_there("signs")).map(|tier| advice(tier, words))
}

/// What the diary adds to that: the number of where the person lives, and what was ticked earlier and still stands.
pub(crate) fn say_more(signs: &SignsArguments, engine: &Engine, now: &Moment, words: &Words) -> Vec<String> {
    if !signs.mistake.is_empty() || signs.helped {
        return Vec::new();
    }
    let earlier = signs.at(now).ok().and_then(|at| engine.signs_standing(&at).ok()).unwrap_or_default();
    let number = engine.emergency_number().ok().flatten();
    let given = warning_sign::most_pressing(&known(&signs.tick));
    let earlier = warning_sign::most_pressing(&known(&earlier));
    let of_given = number.clone().filter(|_| given == Some(Tier::Emergency));
    // What stands from earlier is said only where it is more pressing.
    let of_earlier =
        earlier.filter(|earlier| given.is_none_or(|given| *earlier < given)).map(|tier| match (tier, &number) {
            (Tier::Emergency, Some(number)) => words.msg_sign_act_emergency(number.as_str()),
            (Tier::Emergency, None) => words.msg_terminal_signs_call_any_still(),
            _ => advice(tier, words),
        });
    of_given.map(|number| words.msg_terminal_signs_call(number)).into_iter().chain(of_earlier).collect()
}

/// Those of these codes that are signs: a slip in one keeps nothing from being said of the others.
fn known(codes: &[String]) -> Vec<WarningSign> {
    codes.iter().filter_map(|code| WarningSign::from_code(code).ok()).collect()
}

fn advice(tier: Tier, words: &Words) -> String {
    match tier {
        Tier::Emergency => words.msg_terminal_signs_call_any(),
        Tier::SameDay => words.msg_terminal_signs_same_day(),
        Tier::Visit => words.msg_terminal_signs_visit(),
    }
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
        let waits = engine.signs(now)?.emergency.ok_or(Invalid::NotFound)?;
        engine.getting_help(now)?;
        return Ok(words.msg_terminal_signs_helped(named(&waits.ticked, words)));
    }
    let whole = signs.none || signs.none_else;
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
        lines.push(words.msg_terminal_signs_standing(standing, answer.standing.join(" --mistake ")));
    }
    // It is saved: what comes after is a hint.
    let after = engine.signs(now).ok();
    if after.as_ref().is_some_and(|after| after.emergency.is_some()) {
        lines.push(words.msg_terminal_signs_help_comes());
    } else if !whole && after.is_some_and(|after| after.due_for.is_some()) {
        lines.extend(whole_list(words));
        lines.push(words.msg_terminal_signs_not_the_list(answer.saved.ticked.join(" --tick ")));
    }
    Ok(lines.join("\n"))
}

/// The signs of the latest day that was answered, in the status; and what to do about what stands.
pub(crate) fn latest(signs: &SignsStatus, words: &Words) -> Vec<String> {
    let at = moment(&signs.answered_at, words);
    if signs.ticked.is_empty() {
        return vec![words.msg_terminal_signs_latest_none(at)];
    }
    let tier = warning_sign::most_pressing(&known(&signs.ticked)).filter(|_| signs.stands);
    let advice = tier.map(|tier| match tier {
        Tier::Emergency => words.msg_terminal_signs_call_any_still(),
        _ => advice(tier, words),
    });
    let help_comes = signs.unanswered.then(|| words.msg_terminal_signs_help_comes());
    let told = words.msg_terminal_signs_latest(at, named(&signs.ticked, words));
    std::iter::once(told).chain(advice).chain(help_comes).collect()
}

/// The whole list, which who says that none fits, or none else, has gone through.
fn whole_list(words: &Words) -> Vec<String> {
    SIGNS.iter().map(|sign| words.msg_terminal_signs_line(sign.code(), words.named("sign", sign.code()))).collect()
}

fn named(codes: &[String], words: &Words) -> String {
    words.phrases(codes.iter().map(|code| words.named("paper-signs", code)))
}
