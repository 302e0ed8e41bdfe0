//! Medicines: products, doses, what is true of them, side effects.
//!
//! An ingredient is a code of the catalogue (`ibuprofen`, `acetaminophen`, …) or the person's own words in small letters.
//! Amounts are milligrams; units are tablets, capsules or millilitres, from 0.001 to 10,000 with three
//! places after the point.

use respite_domain::medicine::{LabelSource, ProductKind, SideEffectStrength, Unit};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Coded, IngredientTotal};

/// One ingredient of a product.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ContentView {
    /// A code of the catalogue, or the person's own words. Names such as "Paracetamol" or "APAP" are understood when saved.
    pub ingredient: String,
    /// Milligrams in one unit.
    pub mg_per_unit: f64,
}

/// What a label allows; for a prescribed product, what was prescribed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct LabelView {
    /// Most units in one dose.
    pub most_units_per_dose: Option<f64>,
    /// Most units in a first dose, where the label allows more then (naproxen).
    pub first_dose_units: Option<f64>,
    /// A larger dose that the label allows less often (aspirin: 3), and its hours.
    pub larger_units: Option<f64>,
    /// Hours that must lie between a larger dose and the one before.
    pub larger_hours: Option<f64>,
    /// Fewest hours between doses.
    pub hours_between: Option<f64>,
    /// The upper end where the label says "4 to 6 hours".
    pub hours_up_to: Option<f64>,
    /// Most units in 24 hours. A label says this, or another limit, or hours.
    pub most_units_a_day: Option<f64>,
    /// Most doses in 24 hours, where the label counts them.
    pub most_doses_a_day: Option<f64>,
    /// Most days in a row.
    pub most_days: Option<f64>,
    /// Where the values came from.
    pub source: Coded<LabelSource>,
    /// In a draft: "I compared it with my own label." In a view: whether that was said of these values.
    pub checked: bool,
    /// The day on which it was said. Say beside it that the label may have changed since. In a draft a day tells that the tick is
    /// the one of that day, handed back: only a tick without a day says that the label was compared now.
    pub checked_on: Option<String>,
}

/// What a person typed of a product. Not checked yet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ProductDraft {
    /// Its name.
    pub name: String,
    /// How it is got.
    pub kind: Coded<ProductKind>,
    /// Its ingredients, each once.
    pub contents: Vec<ContentView>,
    /// What one unit is.
    pub unit: Coded<Unit>,
    /// What its label allows; absent: doses are recorded, and nothing is said of limits.
    pub label: Option<LabelView>,
    /// What the clinician said, in words.
    pub directions: String,
    /// First day of the course.
    pub course_start: Option<String>,
    /// Planned last day of the course.
    pub course_end: Option<String>,
    /// Its label says that it can make sleepy. Known ingredients need no tick.
    pub sedating: bool,
    /// With another strength, ingredient, form or way to get it: it was written down wrong, so that the doses taken of it count by
    /// this too. Otherwise it is another make from now on.
    pub was_wrong: bool,
    /// Of another make: the last dose was of it already, by the number that the view gives of that.
    pub last_dose: Option<i32>,
    /// Of another make: all doses since this day were of it already.
    pub in_force_since: Option<String>,
    /// The questions about a name or a strength that is perhaps meant otherwise to which the person said that it is right as
    /// written: what the refusals called them. Any other is asked.
    pub sure: Vec<String>,
}

/// What a person means by the name of a medicine.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NameMeaning {
    /// Codes of the ingredients; none where Respite does not know the name.
    pub ingredients: Vec<String>,
    /// Not a guess, and not a brand whose packs hold several things: the person need not be asked.
    pub sure: bool,
    /// The name says that there is more in it than these.
    pub more: bool,
    /// The name says that there is something in it that makes sleepy, beside these.
    pub sleepy: bool,
    /// One of them, or what else there is, can make sleepy.
    pub sedating: bool,
}

/// A product of the person's.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProductView {
    /// Its number in the diary.
    pub id: i32,
    /// Its name.
    pub name: String,
    /// How it is got.
    pub kind: Coded<ProductKind>,
    /// Its ingredients.
    pub contents: Vec<ContentView>,
    /// What one unit is.
    pub unit: Coded<Unit>,
    /// What its label allows.
    pub label: Option<LabelView>,
    /// What the clinician said, in words.
    pub directions: String,
    /// First day of the course.
    pub course_start: Option<String>,
    /// Planned last day of the course.
    pub course_end: Option<String>,
    /// The day on which the person stopped it.
    pub stopped_on: Option<String>,
    /// The days after that one on which a dose was noted all the same: the first and, where it is another, the last.
    pub taken_since: Vec<String>,
    /// The days gone by that may be meant where the person tells today that they no longer take it: that of the last dose, and the
    /// planned one, where that is another.
    pub stop_taken: Option<String>,
    /// The same, as planned.
    pub stop_planned: Option<String>,
    /// Taken again, it begins another course: ask since when.
    pub has_courses: bool,
    /// Which day of the course today is, from 1; absent where no start was told, or it has stopped.
    pub course_day: Option<u32>,
    /// Holds a muscle relaxer: say at once that driving and machines are out (S66).
    pub muscle_relaxer: bool,
    /// Can make sleepy, by its ingredients or by what the person ticked.
    pub sedating: bool,
    /// What the person ticked.
    pub sedating_ticked: bool,
    /// The last side effect told of it, where only that makes it count as one that makes sleepy: to be said, and to be taken back.
    pub sleepy_by: Option<SideEffectView>,
    /// When it was last taken.
    pub last_taken: Option<String>,
    /// Number of the last dose, where it is of today or yesterday: of another make that is told now it may have been.
    pub last_dose: Option<i32>,
    /// The first day since which another make can be told to be taken, where this one took the place of one itself.
    pub in_force_since: Option<String>,
    /// How many units the last dose had, to be shown first; absent where that was of another strength or form.
    pub last_units: Option<f64>,
    /// Not stopped.
    pub in_use: bool,
    /// Codes of the things the person told of themselves for which its label says "ask a doctor first".
    pub ask_first: Vec<String>,
    /// What the person told of themselves for which its label says "do not use".
    pub do_not_use: Vec<String>,
    /// Ingredients that Respite does not know: say that nothing is checked of them.
    pub unchecked: Vec<String>,
    /// A part of what is in it can't be read: say so, and that not all of it is checked.
    pub unread: bool,
    /// The ingredients of that part, each by its name or by nothing: to be written down again.
    pub unread_contents: Vec<String>,
    /// What else of it can't be read and is to be told again: `name`, `kind`, `unit`, `directions`, `course-start`, `course-end`,
    /// `stopped-on`, `sedating` or `label`.
    pub unread_cells: Vec<String>,
    /// The region in which its label was compared, where that is not the one that is set: there it counts, and not here. Say so.
    pub compared_in: Option<String>,
}

/// Since when the person takes it again, and until when that is planned. Today and no day, where they are not told.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct TakenAgain {
    /// First day.
    pub since: Option<String>,
    /// Planned last day.
    pub until: Option<String>,
}

/// What saving answers of a stop, or of what is taken again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CourseSaved {
    /// The number by which the list knows it from now on.
    pub id: i32,
    /// When.
    pub saved_at: String,
    /// What it was before: to be handed back by *Undo*.
    pub was: CourseWas,
}

/// How a medicine stood on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CourseWas {
    /// Its number there.
    pub id: i32,
    /// The day on which it was stopped.
    pub stopped_on: Option<String>,
    /// The planned last day of its course.
    pub course_end: Option<String>,
}

/// What a person typed of a dose. Not checked yet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct DoseDraft {
    /// Number of the product.
    pub product: i32,
    /// How many units.
    pub units: f64,
    /// When: `now`, `15min ago`, or RFC 3339. Empty is now; in `update_dose` empty leaves the time as it was.
    pub when: String,
    /// Taken with alcohol.
    pub alcohol: bool,
    /// Pain before it, 0 to 10: the dose is also something tried then.
    pub before: Option<f64>,
}

/// A dose as it is on disk.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DoseView {
    /// Its number in the diary.
    pub id: i32,
    /// Number of its product.
    pub product: i32,
    /// The product's name.
    pub name: String,
    /// What one unit is.
    pub unit: Coded<Unit>,
    /// How many units.
    pub units: f64,
    /// When it was taken.
    pub taken_at: String,
    /// Taken with alcohol.
    pub alcohol: bool,
    /// Pain before it, 0 to 10, where that was told.
    pub before: Option<u8>,
    /// Its time has not come yet: it was entered while the clock was ahead.
    pub clock_ahead: bool,
    /// Can make sleepy, also when its product was deleted since: alcohol with it is asked about.
    pub sedating: bool,
    /// Ingredients that Respite does not know: say that nothing is checked of them.
    pub unchecked: Vec<String>,
    /// What is in its product, or a part of that, can't be read: say so.
    pub unread: bool,
    /// What was in it, in milligrams.
    pub amounts: Vec<AmountView>,
}

/// An amount of an ingredient.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AmountView {
    /// Code or own words.
    pub ingredient: String,
    /// How much.
    pub milligrams: f64,
}

/// How much a finding wants to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Beside the rest.
    Notice,
    /// First, and not to be missed.
    Strong,
}

/// One thing that is true of the doses.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// `over-dose`, `too-early`, `too-often`, `last-in-24-hours`, `over-limit`, `acetaminophen-high`, `was-over`, `clock-ahead`,
    /// `two-nsaids`, `acetaminophen-twice`, `aspirin-and-nsaid`, `two-sedating`, `alcohol`, `otc-and-prescribed`, `last-day`,
    /// `too-many-days`, `ask-first`, `do-not-use`, `never-under-age`, `driving`, `stopped`, `course-end`, `course-long`.
    pub kind: String,
    /// How much it wants to be seen.
    pub strength: Strength,
    /// A dose waits until it was said.
    pub waits: bool,
    /// The facts, in one to three sentences.
    pub message: String,
    /// Too much was taken: it is one of those for which whom to call is said.
    pub calls: bool,
    /// Whom to call, once too much was taken: said with the first of them.
    pub help: Option<String>,
    /// The ingredient, where it is about one.
    pub ingredient: Option<String>,
    /// Numbers of the products that it is about.
    pub products: Vec<i32>,
}

/// Something that can make drowsy may still act (S66).
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DrowsyView {
    /// Names of the products.
    pub products: Vec<String>,
    /// Until when it may act: 24 hours after the last dose, since no label tells.
    pub until: String,
    /// One of them is a muscle relaxer.
    pub muscle_relaxer: bool,
    /// Whether the driving notice was acknowledged today (`acknowledge_driving`).
    pub acknowledged: bool,
    /// The notice.
    pub message: String,
}

/// What saving a dose answers: it is saved, and this is true of it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DoseSaved {
    /// Its number.
    pub id: i32,
    /// When it was saved.
    pub saved_at: String,
    /// When it was taken.
    pub taken_at: String,
    /// Milligrams of each ingredient in one unit, where it is of an older make that held something else than the one on the list: say
    /// them with the name.
    pub older_strength: Vec<f64>,
    /// What is true of it.
    pub findings: Vec<FindingView>,
}

/// What a person typed of a side effect. Not checked yet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct SideEffectDraft {
    /// A code of `side_effects_offered`, or the person's own words.
    pub what: String,
    /// How strong; no default on the screen.
    pub strength: Option<Coded<SideEffectStrength>>,
    /// When: `now`, `15min ago`, or RFC 3339. Empty is now.
    pub when: String,
    /// Number of the product that the person thinks of.
    pub product: Option<i32>,
}

/// A side effect as it is on disk.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SideEffectView {
    /// Its number in the diary.
    pub id: i32,
    /// Code or own words.
    pub what: String,
    /// How strong.
    pub strength: Coded<SideEffectStrength>,
    /// When.
    pub at: String,
    /// Number of the product.
    pub product: Option<i32>,
    /// The product's name.
    pub product_name: Option<String>,
}

/// A product that the catalogue knows, to start a draft from. The person's own label decides.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CatalogueEntry {
    /// Its code, such as `ibuprofen-200`.
    pub code: String,
    /// Brand names, to search by.
    pub brands: Vec<String>,
    /// The ingredient's code: `ingredient.ftl` has its name.
    pub ingredient: String,
    /// Milligrams in one unit; absent: the person copies it from the label.
    pub mg_per_unit: Option<f64>,
    /// `nsaid`, `acetaminophen`, `muscle-relaxer` or `other`.
    pub class: String,
    /// How it is got.
    pub kind: Coded<ProductKind>,
    /// What one unit is.
    pub unit: Coded<Unit>,
    /// Can make sleepy.
    pub sedating: bool,
    /// What such labels say in the region that is set; absent, as where none is set: the person copies their own.
    pub label: Option<LabelView>,
}

/// The screen "Medicines".
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Medicines {
    /// The moment of looking.
    pub now: String,
    /// `us`, `uk`, `eu` or `other`; absent until the person said where they live.
    pub region: Option<String>,
    /// All products, those in use first, the last taken first among them.
    pub products: Vec<ProductView>,
    /// The doses of the last seven days, latest first.
    pub doses: Vec<DoseView>,
    /// Ask `more_doses` with this moment to go further back; absent: there are no more.
    pub earlier: Option<String>,
    /// What was taken of each ingredient in the last 24 hours.
    pub last24h: Vec<IngredientTotal>,
    /// What is true now, the strong ones first.
    pub findings: Vec<FindingView>,
    /// Set while something that can make drowsy may act.
    pub drowsy: Option<DrowsyView>,
    /// The latest side effects, latest first.
    pub side_effects: Vec<SideEffectView>,
    /// Codes to offer, the article's four first.
    pub side_effects_offered: Vec<String>,
    /// What can be added with a few clicks in this region.
    pub catalogue: Vec<CatalogueEntry>,
    /// The day from which the numbers of its labels are: say it beside them, and that they may be out of date.
    pub catalogue_of: String,
    /// Codes of what the person ticked of themselves.
    pub flags: Vec<String>,
    /// Codes of what the diary knows of it besides: from the safety sheet, the warning signs, the day of birth.
    pub flags_elsewhere: Vec<String>,
    /// Codes to offer.
    pub flags_offered: Vec<String>,
}

/// Doses further back.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DosesView {
    /// Latest first.
    pub doses: Vec<DoseView>,
    /// Ask again with this moment to go further back.
    pub earlier: Option<String>,
}
