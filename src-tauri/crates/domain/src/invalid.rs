//! What can be wrong with a value that a person gave. The sentence for each is in the locales. All values are made by way of this,
//! so it knows none of them: it names them by their codes.

mod question;

use chrono::{NaiveDate, NaiveTime};

use crate::time::WallTime;

/// One value that can't be taken as it is. Nothing has been saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// Not a whole number from 0 to 10.
    #[error("a score is a whole number from 0 to 10")]
    Score,
    /// Not a whole number from 0 to [`crate::entry::MOST_SPASMS`].
    #[error("a count of spasms is a whole number from 0 to 200")]
    Spasms,
    /// Not a whole number from 0 to [`crate::entry::HOURS_OF_A_DAY`].
    #[error("hours of a day are a whole number from 0 to 24")]
    Hours,
    /// The average is higher than the worst.
    #[error("the average is above the worst")]
    AverageAboveWorst,
    /// "No spasm, no pain" together with a spasm or a pain.
    #[error("a clear entry has no spasm and no pain")]
    ClearWithPain,
    /// There is nothing in the entry.
    #[error("the entry is empty")]
    EmptyEntry,
    /// No such place on the back map.
    #[error("unknown place: {0}")]
    UnknownPlace(String),
    /// A session needs at least one place.
    #[error("no place given")]
    NoPlace,
    /// A person's own words that are empty, too long or hold a control character.
    #[error("not usable words")]
    Words,
    /// Words of those that every diary has, which keep their name.
    #[error("these words are offered to everybody")]
    OfferedWords,
    /// Words that are called so already.
    #[error("the words are called so already")]
    SameWords,
    /// Words that name nothing that the person could avoid.
    #[error("not something to avoid")]
    NotAvoidable,
    /// The three questions of the week are answered together.
    #[error("an item of the PEG is missing")]
    WeekIncomplete,
    /// Neither a statement ticked nor "none fits", or both.
    #[error("nothing is ticked")]
    NothingTicked,
    /// No statement of the questionnaire has this number.
    #[error("no such statement")]
    NoStatement,
    /// Later than now.
    #[error("in the future")]
    InFuture,
    /// A medicine is said to be stopped before this day, the first of its course.
    #[error("stopped before its course")]
    StoppedBeforeCourse(NaiveDate),
    /// A medicine that was stopped on the first of these days and taken again since the second is said to be stopped before that.
    #[error("stopped between two courses")]
    StoppedBetween(NaiveDate, NaiveDate),
    /// A course is said to begin up to this day, on which the one before was stopped.
    #[error("begins before the stop")]
    BeginsBeforeStop(NaiveDate),
    /// The course that was stopped on this day is said to have begun after it.
    #[error("begins after its stop")]
    BeginsAfterStop(NaiveDate),
    /// Another make is said to be taken since before this day, the first of the one that it takes the place of.
    #[error("before its make")]
    BeforeItsMake(NaiveDate),
    /// Before 1900.
    #[error("before 1900")]
    TooLongAgo,
    /// Not a time that could be read.
    #[error("not a time: {0}")]
    NotATime(String),
    /// A time of the day that the clocks skipped when they were set forward.
    #[error("skipped by the clocks: {0}")]
    TimeSkipped(String),
    /// A time of the day that came twice when the clocks were set back.
    #[error("came twice: {0}")]
    TimeTwice(String),
    /// Not a time of the day that could be read.
    #[error("not a time of the day: {0}")]
    NotATimeOfDay(String),
    /// Not a date that could be read.
    #[error("not a date: {0}")]
    NotADate(String),
    /// Not a number that can be read.
    #[error("not a number: {0}")]
    NotANumber(String),
    /// A number that can be read in two ways.
    #[error("{given} can mean {grouped} or {decimal}")]
    WhichNumber {
        /// As it was given.
        given: String,
        /// The number with its thousands parted, written so that it is read in one way.
        grouped: String,
        /// The number with a part after the mark, written so that it is read in one way.
        decimal: String,
    },
    /// The spasm began after the entry about it.
    #[error("onset {onset} after the entry's day {day}")]
    OnsetAfterEntry {
        /// The declared first day.
        onset: NaiveDate,
        /// The day of the entry.
        day: NaiveDate,
    },
    /// An appointment in the past.
    #[error("the appointment lies in the past")]
    AppointmentPast,
    /// An end before its start.
    #[error("the end is before the start")]
    EndBeforeStart,
    /// A period whose last day is before its first, or that is too long.
    #[error("the period is off")]
    Period,
    /// Outside the minutes that a guided session may take.
    #[error("a session takes {least} to {most} minutes")]
    Minutes {
        /// Fewest minutes.
        least: i64,
        /// Most minutes.
        most: i64,
    },
    /// Days that no episode is asked about after, see [`crate::would_ask::LASTING_DAYS`].
    #[error("3 to 84 days")]
    Lasting,
    /// Days within which nothing comes back, see [`crate::would_ask::WITHIN_DAYS`].
    #[error("30 to 730 days")]
    Within,
    /// Minutes that no maker of a pack allows, see [`crate::own_pack::MAKERS_MINUTES`].
    #[error("a maker allows 5 to 720 minutes")]
    MakersMinutes,
    /// A pack for heat where cold goes on, or the other way round.
    #[error("that pack is for the other of heat and cold")]
    OwnPackOther,
    /// A wrap that lies for hours: no guided session, and no plan.
    #[error("that one is not timed")]
    OwnPackUntimed,
    /// None of the person's own packs is called so.
    #[error("no pack of one's own: {0}")]
    NoOwnPack(String),
    /// Another of the person's own packs is called so.
    #[error("another pack is called {0}")]
    OwnPackTaken(String),
    /// Another of the person's own packs of that kind has no name either.
    #[error("another pack of that kind has no name")]
    OwnPackUnnamed,
    /// A plan whose hours end before they begin, or before one pack has had its time.
    #[error("the hours of the plan end before a pack fits in")]
    PlanHours,
    /// A plan whose hours all lie within the quiet ones.
    #[error("the plan lies in the quiet hours")]
    PlanQuiet,
    /// Too short a rest between two packs, or too long a one, see [`crate::plan::PLANNED_RESTS`].
    #[error("the rest between two packs of a plan is off")]
    PlanRest,
    /// No plan goes on there.
    #[error("no plan goes on")]
    NoPlan,
    /// Several plans go on, at these places, by their codes.
    #[error("several plans: at {}", .0.join(", "))]
    WhichPlan(Vec<&'static str>),
    /// "In 10 min", said to a slot whose hours are over by then.
    #[error("it is too late for that slot in ten minutes")]
    TooLateForSlot,
    /// Undo of what stands by now: it was said too long ago, or more was told since.
    #[error("it can't be taken back any more")]
    TooLateToUndo,
    /// A plan whose last day is over.
    #[error("the plan is over before it begins")]
    PlanOver,
    /// Longer than [`crate::entry::LONGEST_NOTE`] characters.
    #[error("the note is too long")]
    NoteTooLong,
    /// Holds a NUL or another character that text can't have.
    #[error("the note holds a character that is not text")]
    NoteNotText,
    /// What was tried has no name where it needs one, or one that is too long or no text.
    #[error("not a usable name of what was tried")]
    ReliefName,
    /// Not a whole number from 0 to [`crate::relief::MOST_MINUTES`].
    #[error("minutes until it did something are a whole number within a day")]
    ReliefMinutes,
    /// Not one of the words that are possible here.
    #[error("not one of the possible words: {0}")]
    UnknownWord(String),
    /// A day on which a clinician can't have spoken of the concern as it is now: it counts from this day.
    #[error("a clinician's word counts from {0}")]
    AgreedBefore(NaiveDate),
    /// Nothing was told of the skin at the places that were named, or not at these alone: it was at these, by their codes.
    #[error("the skin was told at {}", .0.join(", "))]
    NoSkinHeld(Vec<&'static str>),
    /// Skin was told that did not look normal, at these places by their codes. That it is over, or was told by mistake, is said
    /// otherwise.
    #[error("bad skin was told of that pack")]
    SkinWasTold(Vec<&'static str>),
    /// A pack that is on, or of which nobody said that it is off, is not deleted.
    #[error("the pack may be on the skin")]
    PackOnSkin,
    /// The skin rests from a pack that is to be deleted.
    #[error("the skin rests from that pack until {until}")]
    PackRests {
        /// Until when.
        until: WallTime,
    },
    /// A pack of which skin was told that did not look normal is not deleted: what is held back by it would come free.
    #[error("bad skin was told of the pack to be deleted")]
    PackSkinTold,
    /// It can be said of several packs, which lie or lay at these places, by their codes.
    #[error("several packs: at {}", .0.join(", "))]
    WhichPack(Vec<&'static str>),
    /// Blisters do not heal within the day: they can be said to from this day on.
    #[error("the skin can be said to be normal from {0} on")]
    StillBlistered(NaiveDate),
    /// Empty where words are needed, longer than [`crate::history::LONGEST_LINE`] characters, or not text.
    #[error("not a few words on one line")]
    Line,
    /// A file that can't be kept with a test or an exercise.
    #[error(transparent)]
    File(crate::attachment::FileFault),
    /// A clinician's name longer than [`crate::visit::LONGEST_NAME`], or not one line.
    #[error("not a usable name")]
    Clinician,
    /// More than [`crate::visit::MOST_QUESTIONS`] questions, or one that is too long or not one line.
    #[error("not usable questions for a visit")]
    Questions,
    /// No visit is waiting to be told about.
    #[error("no visit is waiting to be told about")]
    NoVisit,
    /// No visit is planned for that day or time.
    #[error("no visit is planned for then")]
    NoVisitThen,
    /// Several visits may be meant: those of these days and times, with whom; empty where that is not said.
    #[error("several visits may be meant")]
    WhichVisit(Vec<(NaiveDate, Option<NaiveTime>, String)>),
    /// Something other than a few digits.
    #[error("not an emergency number")]
    EmergencyNumber,
    /// No session is on.
    #[error("no session is on")]
    NoSession,
    /// No session is on at the places that were named, and one is at these, by their codes.
    #[error("the pack lies at {}", .0.join(", "))]
    PackElsewhere(Vec<&'static str>),
    /// It was said already when the pack came off.
    #[error("the pack came off at {at} already")]
    AlreadyOff {
        /// When.
        at: WallTime,
    },
    /// The time was up so long ago that "stop" alone does not tell when the pack came off.
    #[error("the time at {} was up at {planned_end}: say when the pack came off", places.join(", "))]
    SayWhen {
        /// Where it lies: codes of places.
        places: Vec<&'static str>,
        /// When it was to come off.
        planned_end: WallTime,
    },
    /// Not 0.001 to 10,000 units in thousandths.
    #[error("a dose is 0.001 to 10,000 units, in thousandths")]
    Units,
    /// Nothing, less, or more than [`crate::medicine::PerUnit::MOST_MILLIGRAMS`].
    #[error("a unit holds up to 10,000 mg of an ingredient")]
    PerUnit,
    /// An ingredient's name is empty, too long or with a control character.
    #[error("not a usable name of an ingredient")]
    IngredientName,
    /// Perhaps a known ingredient, written otherwise: the person is asked.
    #[error("perhaps {given} means {meant}")]
    PerhapsIngredient {
        /// As it was given.
        given: String,
        /// Its code.
        meant: String,
    },
    /// A name that stands for several ingredients.
    #[error("{given} holds several ingredients")]
    SeveralIngredients {
        /// As it was given.
        given: String,
        /// Their codes.
        held: Vec<String>,
    },
    /// A name that tells of more than it says.
    #[error("{given} holds more than its name says")]
    MoreThanNamed {
        /// As it was given.
        given: String,
        /// The codes of what it says.
        held: Vec<String>,
        /// The rest makes sleepy.
        sleepy: bool,
    },
    /// A word for a sort of medicine: the person is asked which.
    #[error("{0} does not say which")]
    WhichIngredient(String),
    /// A strength that the ingredient hardly ever comes in: the person is asked.
    #[error("{ingredient} hardly ever comes in this strength")]
    UnusualStrength {
        /// Its code.
        ingredient: String,
        /// How many micrograms are said to be in a unit.
        micrograms: u32,
        /// The code of what a unit is.
        unit: &'static str,
    },
    /// What is taken again is another course, and not all that goes on with it can be read.
    #[error("not all of what is taken again can be read")]
    AgainUnread,
    /// Another strength than its name says: the person is asked.
    #[error("its name says another strength")]
    OtherStrengthNamed {
        /// How many micrograms its name says.
        named: u32,
        /// How many are said to be in a unit.
        micrograms: u32,
    },
    /// The same ingredient twice in one product.
    #[error("an ingredient stands twice in the product")]
    IngredientTwice,
    /// A product without an ingredient, or with too many.
    #[error("a product has 1 to 12 ingredients")]
    NoIngredient,
    /// Sold on prescription alone in most places: the person is asked.
    #[error("{0} is on prescription in most places")]
    PrescriptionOnly(String),
    /// A product's name is empty, too long or with a control character.
    #[error("not a usable name of a product")]
    ProductName,
    /// Another product in the diary has this name.
    #[error("another product is named {0}")]
    ProductNameTaken(String),
    /// A product that is no longer taken has this name.
    #[error("a product that is no longer taken is named {0}")]
    ProductNameStopped(String),
    /// No product has this name.
    #[error("no product is named {0}")]
    UnknownProduct(String),
    /// A label says nothing of the most in 24 hours.
    #[error("the label has no limit for 24 hours")]
    LabelWithoutLimit,
    /// Units of a label are not as [`crate::medicine::Units`] has them.
    #[error("units of the label are off")]
    LabelUnits,
    /// Doses or days of a label are no whole number, none, or more than a label may count.
    #[error("doses or days of the label are off")]
    LabelNumber,
    /// Hours of a label are zero, longer than a week, or no quarters.
    #[error("hours of the label are off")]
    LabelHours,
    /// The numbers of a label do not fit each other.
    #[error("the numbers of the label contradict each other")]
    LabelContradicts,
    /// A course that ends before it starts.
    #[error("the course ends before it starts")]
    CourseEndsBeforeStart,
    /// A side effect's name is empty, too long or with a control character.
    #[error("not a usable name of a side effect")]
    SideEffect,
    /// How strong a side effect was is not said.
    #[error("the strength of the side effect is not said")]
    SideEffectStrength,
    /// Not a whole number of sets that can be done.
    #[error("1 to {most} sets")]
    Sets {
        /// The most.
        most: u16,
    },
    /// Not a whole number of repetitions that can be done.
    #[error("1 to {most} repetitions")]
    Reps {
        /// The most.
        most: u16,
    },
    /// Not whole seconds that can be held.
    #[error("1 to {most} seconds to hold")]
    Hold {
        /// The most.
        most: u16,
    },
    /// Not within [`crate::exercise::RESTS`].
    #[error("10 to 300 seconds of rest")]
    Rest,
    /// Who said that exercises are fine without when, or when without who.
    #[error("who cleared exercises, and when, belong together")]
    ClearedWhen,
    /// The pain before an exercise is not said.
    #[error("the pain before is not said")]
    PainBefore,
    /// The pain before an exercise is over [`crate::exercise::MOST_PAIN`].
    #[error("too much pain for exercises")]
    TooMuchPain,
    /// Exercises are not for today, for these reasons, by their codes.
    #[error("not today: {}", .0.join(", "))]
    NotToday(Vec<&'static str>),
    /// An exercise is being done already.
    #[error("an exercise is on")]
    ExerciseOn,
    /// An exercise that was paused for longer than [`crate::exercise::LONGEST_PAUSES`].
    #[error("the exercise was paused for too long")]
    PausedTooLong,
    /// An exercise whose time ran out a while ago.
    #[error("the time of the exercise is over")]
    ExerciseOver,
    /// No exercise is being done.
    #[error("no exercise is on")]
    NoExercise,
    /// An exercise on the list is called so already.
    #[error("another exercise is called {0}")]
    ExerciseTaken(String),
    /// No exercise on the list is called so.
    #[error("no exercise is called {0}")]
    NoExerciseCalled(String),
    /// One of the article, which is always on the list.
    #[error("it is an exercise of the article")]
    GivenExercise,
    /// Nothing is offered of this exercise.
    #[error("nothing is offered of it")]
    NoOffer,
    /// No morning after exercises is asked about.
    #[error("no morning is asked about")]
    NoMorning,
    /// Not a whole number from 1 to [`crate::moving::LONGEST_SPELL`].
    #[error("minutes to time are a whole number from 1 to 120")]
    SpellMinutes,
    /// A position or a walk is being timed already.
    #[error("a position or a walk is on")]
    SpellOn,
    /// Nothing is being timed.
    #[error("no position and no walk is on")]
    NoSpell,
    /// A rest is on already.
    #[error("a rest is on")]
    RestOn,
    /// No rest is on, nor asks how it goes on.
    #[error("no rest is on")]
    NoRest,
    /// The thing meant is not (or no longer) there.
    #[error("not found")]
    NotFound,
}
