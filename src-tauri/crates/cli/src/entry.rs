//! `respite log`: an entry.

use clap::Args;
use respite_domain::entry::{Longest, Pattern, Walking};
use respite_domain::text::on_one_line;
use respite_domain::time::Moment;
use respite_domain::{Code, Invalid};
use respite_engine::Engine;
use respite_engine::view::{Coded, EntryDraft, EntryView};
use respite_l10n::Words;

use crate::failure::Failure;
use crate::typed::{self, one_of};
use crate::when::{day, moment};

#[derive(Debug, Args)]
pub(crate) struct LogArguments {
    #[arg(long, value_name = "WHEN")]
    at: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    spasm: Option<String>,
    #[arg(long)]
    clear: bool,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    worst: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    average: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    interference: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    sleep: Option<String>,
    #[arg(long, value_parser = one_of::<Pattern>())]
    pattern: Option<Pattern>,
    #[arg(long, value_parser = one_of::<Walking>())]
    walking: Option<Walking>,
    #[arg(long, value_parser = one_of::<Longest>())]
    longest: Option<Longest>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    mood: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    bed_hours: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    sitting_hours: Option<String>,
    #[arg(long, value_name = "PLACE")]
    place: Vec<String>,
    #[arg(long, value_name = "WORDS")]
    worse: Vec<String>,
    #[arg(long, value_name = "WORDS")]
    better: Vec<String>,
    #[arg(long, value_name = "WORDS")]
    could_not: Vec<String>,
    #[arg(long)]
    pushed_through: bool,
    #[arg(long, value_name = "TRIGGER")]
    trigger: Vec<String>,
    #[arg(long, value_name = "DATE")]
    onset: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
}

/// Does it; answers what is to be printed.
pub(crate) fn log(engine: &mut Engine, log: LogArguments, now: &Moment, words: &Words) -> Result<String, Failure> {
    let number = |given: &Option<String>, off| given.as_deref().map(|text| typed::number(text, off)).transpose();
    let (spasms, worst) = (number(&log.spasm, Invalid::Spasms)?, number(&log.worst, Invalid::Score)?);
    let average = number(&log.average, Invalid::Score)?;
    if log.clear && [spasms, worst, average].into_iter().flatten().any(|points| points != 0.0) {
        return Err(Invalid::ClearWithPain.into());
    }
    let draft = EntryDraft {
        when: log.at.unwrap_or_default(),
        spasms: if log.clear { Some(0.0) } else { spasms },
        worst: if log.clear { Some(0.0) } else { worst },
        average,
        interference: number(&log.interference, Invalid::Score)?,
        sleep: number(&log.sleep, Invalid::Score)?,
        pattern: log.pattern.map(Coded),
        walking: log.walking.map(Coded),
        longest: log.longest.map(Coded),
        mood: number(&log.mood, Invalid::Score)?,
        bed_hours: number(&log.bed_hours, Invalid::Hours)?,
        sitting_hours: number(&log.sitting_hours, Invalid::Hours)?,
        places: log.place,
        triggers: log.trigger,
        worse: log.worse,
        better: log.better,
        could_not: log.could_not,
        pushed_through: log.pushed_through.then_some(true),
        onset: log.onset,
        note: log.note.unwrap_or_default(),
    };
    let saved = engine.log_entry(&draft, now)?;
    let entry = engine.entry(saved.id)?;
    let told = words.msg_terminal_saved(moment(&entry.occurred_at, words), said(&entry, words));
    // It is saved: what comes after is a hint.
    let is_due = engine.signs(now).is_ok_and(|signs| signs.due_for.is_some());
    Ok(std::iter::once(told).chain(is_due.then(|| words.msg_terminal_signs_due())).collect::<Vec<_>>().join("\n"))
}

/// What an entry says, in one line.
pub(crate) fn said(entry: &EntryView, words: &Words) -> String {
    let mut parts = Vec::new();
    parts.extend(entry.spasms.map(|spasms| words.msg_entry_line_spasms(spasms)));
    parts.extend(entry.worst.map(|worst| words.msg_entry_line_worst(worst)));
    parts.extend(entry.average.map(|average| words.msg_entry_line_average(average)));
    parts.extend(entry.interference.map(|points| words.msg_entry_line_interference(points)));
    parts.extend(entry.sleep.map(|points| words.msg_entry_line_sleep(points)));
    parts.extend(entry.bed_hours.map(|hours| words.msg_entry_line_bed_hours(hours)));
    parts.extend(entry.sitting_hours.map(|hours| words.msg_entry_line_sitting_hours(hours)));
    parts.extend(entry.pattern.map(|pattern| words.named("entry-line-pattern", pattern.0.code())));
    parts.extend(entry.longest.map(|longest| words.named("entry-line-longest", longest.0.code())));
    parts.extend(entry.walking.map(|walking| words.named("entry-line-walking", walking.0.code())));
    parts.extend(entry.mood.map(|points| words.msg_entry_line_mood(points)));
    if !entry.places.is_empty() {
        parts.push(words.phrases(entry.places.iter().map(|place| words.place_name(place))));
    }
    parts.extend(entry.triggers.iter().map(|trigger| words.trigger_name(trigger)));
    parts.extend(list(&entry.worse, words, |said| words.msg_entry_line_worse(said)));
    parts.extend(list(&entry.better, words, |said| words.msg_entry_line_better(said)));
    parts.extend(list(&entry.could_not, words, |said| words.msg_entry_line_could_not(said)));
    parts.extend(entry.pushed_through.map(|pushed| {
        if pushed { words.msg_entry_line_pushed_through() } else { words.msg_entry_line_not_pushed_through() }
    }));
    parts.extend(entry.onset.as_deref().map(|onset| words.msg_entry_line_onset(day(onset, words))));
    if !entry.note.is_empty() {
        parts.push(on_one_line(&entry.note));
    }
    words.facts(parts)
}

fn list(said: &[String], words: &Words, line: impl Fn(String) -> String) -> Option<String> {
    (!said.is_empty()).then(|| line(words.list(said.iter().map(|said| words.trigger_name(said)))))
}
