//! `respite signs`: an answer about warning signs. What to do about a tick is printed first, whatever the disk does.

use clap::Args;
use respite_domain::time::Moment;
use respite_domain::warning_sign::{self, Tier, WarningSign};
use respite_engine::view::{ExtentView, SignDraft, SignsStatus};
use respite_engine::{At, Engine};
use respite_l10n::{Words, words};

use crate::failure::Failure;
use crate::print;

#[derive(Debug, Args)]
#[group(id = "answer", required = true, multiple = true, args = ["tick", "none", "mistake"])]
pub(crate) struct SignsArguments {
    /// A sign that fits, such as saddle or fever
    #[arg(long, value_name = "CODE")]
    tick: Vec<String>,
    /// None of them fits
    #[arg(long, conflicts_with = "tick")]
    none: bool,
    /// A sign that was ticked that day by mistake
    #[arg(long, value_name = "CODE", conflicts_with_all = ["tick", "none"])]
    mistake: Vec<String>,
    /// When
    #[arg(long, value_name = "WHEN")]
    at: Option<String>,
}

impl SignsArguments {
    fn at(&self, now: &Moment) -> Result<At, Failure> {
        Ok(At::when(self.at.as_deref().unwrap_or_default(), now)?)
    }
}

/// What to do about what is ticked now, and about what was ticked earlier that day and still stands. It asks nothing of the
/// diary that it can't do without, so that it is said before anything can go wrong. `engine` is there where the diary could
/// be opened.
pub(crate) fn say_first(signs: &SignsArguments, engine: Option<&Engine>, now: &Moment) -> Vec<String> {
    if !signs.mistake.is_empty() {
        return Vec::new();
    }
    let given = known(&signs.tick);
    let day = signs.at(now).ok();
    let earlier = engine.zip(day).and_then(|(engine, at)| engine.signs_standing(&at).ok()).unwrap_or_default();
    let number = engine.and_then(|engine| engine.emergency_number().ok().flatten());
    let (given, earlier) = (warning_sign::most_pressing(&given), warning_sign::most_pressing(&known(&earlier)));
    // What is ticked now is said as such; what stands from earlier that day only where it is more pressing.
    let of_earlier =
        earlier.filter(|earlier| given.is_none_or(|given| *earlier < given)).map(|tier| match (tier, &number) {
            (Tier::Emergency, Some(number)) => words().msg_sign_act_emergency(number.as_str()),
            (Tier::Emergency, None) => words().msg_terminal_signs_call_any_still(),
            _ => advice(tier, number.clone(), words()),
        });
    given.map(|tier| advice(tier, number.clone(), words())).into_iter().chain(of_earlier).collect()
}

/// Those of these codes that are signs: a slip in one keeps nothing from being said of the others.
fn known(codes: &[String]) -> Vec<WarningSign> {
    codes.iter().filter_map(|code| WarningSign::from_code(code).ok()).collect()
}

fn advice(tier: Tier, number: Option<String>, words: &Words) -> String {
    match (tier, number) {
        (Tier::Emergency, Some(number)) => words.msg_terminal_signs_call(number),
        (Tier::Emergency, None) => words.msg_terminal_signs_call_any(),
        (Tier::SameDay, _) => words.msg_terminal_signs_same_day(),
        (Tier::Visit, _) => words.msg_terminal_signs_visit(),
    }
}

pub(crate) fn answer(engine: &mut Engine, signs: SignsArguments, now: &Moment) -> Result<String, Failure> {
    if !signs.mistake.is_empty() {
        let at = signs.at(now)?;
        engine.take_back_signs(&signs.mistake, &at, now)?;
        return Ok(words().msg_terminal_signs_taken_back(named(&signs.mistake, words())));
    }
    let draft = SignDraft {
        when: signs.at.unwrap_or_default(),
        asked_by: engine.signs_asked_by(now),
        extent: ExtentView::List,
        ticked: signs.tick,
    };
    let answer = engine.answer_signs(&draft, now)?;
    let at = print::moment(&answer.saved.at, words());
    let saved = if answer.saved.ticked.is_empty() {
        words().msg_terminal_signs_none(at)
    } else {
        words().msg_terminal_signs_saved(at, named(&answer.saved.ticked, words()))
    };
    if answer.standing.is_empty() {
        return Ok(saved);
    }
    let standing = named(&answer.standing, words());
    Ok([saved, words().msg_terminal_signs_standing(standing, answer.standing.join(" --mistake "))].join("\n"))
}

/// The signs of the latest day that was answered, in the status.
pub(crate) fn latest(signs: &SignsStatus, words: &Words) -> String {
    let at = print::moment(&signs.answered_at, words);
    if signs.ticked.is_empty() {
        words.msg_terminal_signs_latest_none(at)
    } else {
        words.msg_terminal_signs_latest(at, named(&signs.ticked, words))
    }
}

fn named(codes: &[String], words: &Words) -> String {
    codes.iter().map(|code| words.sign_on_paper(code)).collect::<Vec<_>>().join("; ")
}
