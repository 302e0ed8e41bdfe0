//! What a person can set.

use chrono::{NaiveDate, NaiveTime};
use respite_domain::medicine::Flag;
use respite_domain::region::{Conventions, Region};
use respite_domain::same_place::TimesInOnePlace;
use respite_domain::summary::{Paper, Person};
use respite_domain::time::Moment;
use respite_domain::{Code, Invalid};

use crate::about::MEDICINE_FLAGS;
use crate::view::{Coded, KeptView, OnClose, Settings};
use crate::{Edit, Engine, Result, at};

/// The setting with the day of birth.
pub(crate) const BIRTH_DATE: &str = "birth-date";
/// The setting with [`Engine::zoom`].
const ZOOM: &str = "zoom";
/// The usual size, the least and the greatest, in per cent.
const USUAL_ZOOM: u16 = 100;
const ZOOMS: std::ops::RangeInclusive<u16> = 50..=300;
/// When the evening question is asked unless the person chooses.
const USUAL_EVENING: &str = "20:00";
/// More letters than any setting has.
const MOST_LETTERS: usize = 10_000;
/// Before the name of a screen: the setting of how it was left.
const LEFT: &str = "view-";
/// Bytes of what is kept of a screen.
const MOST_OF_A_VIEW: usize = 500;
/// Letters of an emergency number, blanks included.
const MOST_DIGITS: usize = 20;

impl Engine {
    /// What is set, or what holds where nothing is.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn settings(&self) -> Result<Settings> {
        let set = self.store.settings()?;
        let of = |name: &str| set.get(name).map(String::as_str);
        let three = TimesInOnePlace::Three.count().to_string();
        let times =
            if of("times-in-one-place") == Some(&three) { TimesInOnePlace::Three } else { TimesInOnePlace::Two };
        let region = one_of(of("region"));
        Ok(Settings {
            evening_question: of("evening-question") != Some("no"),
            evening_time: of("evening-time").unwrap_or(USUAL_EVENING).to_owned(),
            neutral_notices: of("neutral-notices") == Some("yes"),
            paper: Coded(one_of(of("paper")).unwrap_or_else(|| Paper::usual_in(region))),
            on_close: Coded(one_of(of("on-close")).unwrap_or_default()),
            autostart_offered: of("autostart-offered") == Some("yes"),
            region: region.map(Coded),
            emergency_number: of("emergency-number").unwrap_or_default().to_owned(),
            times_in_one_place: Coded(times),
        })
    }

    /// Sets all of these; of those that were shown before, the ones that are others now.
    ///
    /// # Errors
    /// The time is none, or the disk can't take it; nothing is set then.
    pub fn change_settings<'a>(&mut self, edit: impl Into<Edit<'a, Settings>>, now: &Moment) -> Result<Settings> {
        let edit = edit.into();
        self.act(|engine| {
            let settings = edit.over(engine.settings()?, |settings| Ok(settings.clone()))?;
            engine.set(&settings, now)
        })
    }

    fn set(&mut self, settings: &Settings, now: &Moment) -> Result<Settings> {
        let evening = evening(&settings.evening_time)?;
        let yes_or_no = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        let number = emergency_number(&settings.emergency_number)?;
        let region = settings.region.map(|region| ("region", region.0.code().to_owned()));
        // Kept only once it is chosen: until then it goes by the region.
        let is_chosen = settings.paper != self.settings()?.paper;
        let paper = is_chosen.then(|| ("paper", settings.paper.0.code().to_owned()));
        let all: Vec<(&str, String)> = [
            ("evening-question", yes_or_no(settings.evening_question)),
            ("evening-time", evening.format("%H:%M").to_string()),
            ("neutral-notices", yes_or_no(settings.neutral_notices)),
            ("on-close", settings.on_close.0.code().to_owned()),
            ("autostart-offered", yes_or_no(settings.autostart_offered)),
            ("emergency-number", number),
            ("times-in-one-place", settings.times_in_one_place.0.count().to_string()),
        ]
        .into_iter()
        .chain(region)
        .chain(paper)
        .collect();
        self.act(|engine| {
            // Labels that were compared so far were compared where the person lived.
            if let Some(region) = settings.region.map(|region| region.0) {
                let before = engine.region()?.unwrap_or(region);
                engine.store.tell_where_labels_were_checked(before, now.wall)?;
            }
            engine.store.set_settings(&all, now.wall)?;
            engine.settings()
        })
    }

    /// How large the window shows all things, in per cent of the usual size.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn zoom(&self) -> Result<u16> {
        let set = self.store.setting(ZOOM)?.and_then(|percent| percent.parse().ok());
        Ok(set.filter(|percent| ZOOMS.contains(percent)).unwrap_or(USUAL_ZOOM))
    }

    /// Sets that; where it can't be so large or small, the nearest that it can be.
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn set_zoom(&mut self, percent: u16, now: &Moment) -> Result<u16> {
        let percent = percent.clamp(*ZOOMS.start(), *ZOOMS.end());
        self.act(|engine| Ok(engine.store.set_settings(&[(ZOOM, percent.to_string())], now.wall)?))?;
        Ok(percent)
    }

    /// How a screen was left, as it said itself.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn kept_view(&self, of: KeptView) -> Result<Option<String>> {
        Ok(self.store.setting(&format!("{LEFT}{}", of.code()))?)
    }

    /// Keeps how a screen is left. What is too long is not kept: the screen opens as it was before.
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn keep_view(&mut self, of: KeptView, left: &str, now: &Moment) -> Result<()> {
        if left.len() > MOST_OF_A_VIEW || self.kept_view(of)?.as_deref() == Some(left) {
            return Ok(());
        }
        let kept = [(&*format!("{LEFT}{}", of.code()), left.to_owned())];
        self.act(|engine| Ok(engine.store.set_settings(&kept, now.wall)?))
    }

    /// Whose diary it is, as far as that is to stand on the doctor's page.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn person(&self) -> Result<Person> {
        let name = self.store.setting("name")?.unwrap_or_default();
        let born = self.store.setting(BIRTH_DATE)?.and_then(|day| day.parse().ok());
        Ok(Person { name, born })
    }

    /// Sets the name and the day of birth on the doctor's page; what is empty is a line to write on, and what is not given stays.
    ///
    /// # Errors
    /// One of them is off, or the disk can't take it; nothing is set then.
    pub fn set_person<'a>(
        &mut self,
        name: impl Into<Option<&'a str>>,
        born: impl Into<Option<&'a str>>,
        now: &Moment,
    ) -> Result<Person> {
        let (name, born) = (name.into(), born.into());
        self.act(|engine| {
            let known = engine.person()?;
            let day = |born: &str| Some(born.trim()).filter(|born| !born.is_empty()).map(at::day).transpose();
            let person = Person {
                name: name.map_or(known.name, |name| name.trim().to_owned()),
                born: born.map_or(Ok(known.born), day)?,
            };
            person.check(now.day())?;
            let born = person.born.map(|day| day.to_string()).unwrap_or_default();
            engine.store.set_settings(&[("name", person.name.clone()), (BIRTH_DATE, born)], now.wall)?;
            Ok(person)
        })
    }

    /// Where the person lives, if they said so: it decides which number to call, and which label of a medicine counts.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn region(&self) -> Result<Option<Region>> {
        Ok(one_of(self.store.setting("region")?.as_deref()))
    }

    /// How the clock and the week are written there.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn conventions(&self) -> Result<Conventions> {
        Ok(Conventions::of(self.region()?))
    }
}

/// Whether the setting of this name may have this value. One whose name we do not know is nobody's to judge.
pub(crate) fn may_be_set(name: &str, value: &str) -> bool {
    let is_day = |day: &str| day.parse::<NaiveDate>().is_ok();
    match name {
        "evening-question" | "neutral-notices" | "autostart-offered" => ["yes", "no"].contains(&value),
        "evening-time" => evening(value).is_ok(),
        "paper" => one_of::<Paper>(Some(value)).is_some(),
        "on-close" => one_of::<OnClose>(Some(value)).is_some(),
        "region" => one_of::<Region>(Some(value)).is_some(),
        "emergency-number" => emergency_number(value).is_ok(),
        "times-in-one-place" => {
            [TimesInOnePlace::Two, TimesInOnePlace::Three].iter().any(|times| times.count().to_string() == value)
        }
        "name" => Person { name: value.to_owned(), born: None }.check(NaiveDate::MAX).is_ok(),
        BIRTH_DATE => value.is_empty() || is_day(value),
        ZOOM => value.parse().is_ok_and(|percent: u16| ZOOMS.contains(&percent)),
        MEDICINE_FLAGS => value.split_whitespace().all(|code| Flag::from_code(code).is_ok()),
        _ => value.len() <= MOST_LETTERS && !value.contains('\0'),
    }
}

/// A setting of a closed set; `None` where nothing that we know is set.
fn one_of<T: Code>(set: Option<&str>) -> Option<T> {
    set.and_then(|code| T::from_code(code).ok())
}

impl Settings {
    /// When to ask about a day without an entry; `None` when the person wants no such question. What is no time was not written
    /// here; the question is asked at the usual one.
    pub(crate) fn asks_in_the_evening(&self) -> Option<NaiveTime> {
        self.evening_question.then(|| evening(&self.evening_time).or_else(|_| evening(USUAL_EVENING)).ok()).flatten()
    }
}

fn evening(text: &str) -> Result<NaiveTime> {
    Ok(NaiveTime::parse_from_str(text.trim(), "%H:%M").map_err(|_| Invalid::NotATimeOfDay(text.to_owned()))?)
}

/// An emergency number as it is dialled: a few digits, perhaps parted by blanks. Empty where nobody gave one.
fn emergency_number(text: &str) -> Result<String> {
    let text = text.trim();
    let dialled = text.chars().all(|c| c.is_ascii_digit() || " +-*#".contains(c));
    let fits = text.len() <= MOST_DIGITS && (text.is_empty() || text.chars().any(|c| c.is_ascii_digit()));
    if dialled && fits { Ok(text.to_owned()) } else { Err(Invalid::EmergencyNumber.into()) }
}
