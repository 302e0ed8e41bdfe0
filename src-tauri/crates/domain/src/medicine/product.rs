//! Products: what the person has at home, with one or more ingredients (4.3 rule 1).

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::{Amount, Class, DROWSY_FOR, Hours, Ingredient, LOW_DOSE_ASPIRIN, Label, PerUnit, Units};
use crate::Invalid;
use crate::number::{self, Comma};
use crate::time::WallTime;

codes! {
    /// How a product is got. The two are never turned into each other (S59).
    #[derive(Default)]
    pub enum ProductKind {
        /// Over the counter.
        #[default]
        Otc = "otc",
        /// Prescribed: only what the clinician wrote counts (4.3 rule 3).
        Prescribed = "prescribed",
    }
}

codes! {
    /// What one unit is.
    #[allow(missing_docs, reason = "they say what they are")]
    #[derive(Default)]
    pub enum Unit {
        #[default]
        Tablet = "tablet",
        Capsule = "capsule",
        Millilitre = "millilitre",
        Sachet = "sachet",
        Patch = "patch",
        Other = "other",
    }
}

/// One ingredient of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// What.
    pub ingredient: Ingredient,
    /// How much of it is in a unit.
    pub per_unit: PerUnit,
}

/// One make of a product: with another strength, ingredient, form or way to get it, it is [another](Product::is_another), and the
/// doses taken of this one stay what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its name.
    pub name: String,
    /// How it is got.
    pub kind: ProductKind,
    /// Its ingredients, each once.
    pub contents: Vec<Content>,
    /// Ingredients that stand in the file and can't be read whole: of each its name, or [none](Ingredient::unread). How much of it
    /// there is nobody knows.
    pub unread: Vec<Ingredient>,
    /// What one unit is.
    pub unit: Unit,
    /// What its label allows.
    pub label: Option<Label>,
    /// What the clinician said, in words (S60).
    pub directions: String,
    /// First day of the course (S64).
    pub course_start: Option<NaiveDate>,
    /// Planned last day of the course (S64).
    pub course_end: Option<NaiveDate>,
    /// The day on which the person stopped it.
    pub stopped_on: Option<NaiveDate>,
    /// The person says that it can make sleepy: by a tick, or by a side effect that they told of it.
    pub sedating: bool,
}

/// The most characters of a product's name.
pub const LONGEST_NAME: usize = 80;
/// What a low dose of is no dose against pain.
pub(super) const ASPIRIN: &str = "aspirin";
/// How long after the last dose that was noted in a course without a planned end it is asked whether it goes on.
const QUIET_FOR: TimeDelta = TimeDelta::days(7);
/// The most ingredients of a product.
const MOST_CONTENTS: usize = 12;

impl Product {
    /// Whether it can be kept as it is.
    ///
    /// # Errors
    /// The name, the ingredients, the label or the course are off; see [`Invalid`].
    pub fn check(&self) -> Result<(), Invalid> {
        let name = self.name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
            return Err(Invalid::ProductName);
        }
        if self.contents.is_empty() || self.contents.len() > MOST_CONTENTS {
            return Err(Invalid::NoIngredient);
        }
        for (index, content) in self.contents.iter().enumerate() {
            if self.contents[..index].iter().any(|earlier| earlier.ingredient == content.ingredient) {
                return Err(Invalid::IngredientTwice);
            }
        }
        self.label.as_ref().map_or(Ok(()), Label::check)?;
        crate::entry::check_note(&self.directions)?;
        self.check_course()
    }

    /// Whether the days of its course can be kept as they are.
    ///
    /// # Errors
    /// They are off; see [`Invalid`].
    pub fn check_course(&self) -> Result<(), Invalid> {
        if [self.course_start, self.course_end].into_iter().flatten().any(|day| day.year() < crate::entry::FIRST_YEAR) {
            return Err(Invalid::TooLongAgo);
        }
        if self.course_end.is_some_and(|end| self.course_start.is_some_and(|start| end < start)) {
            return Err(Invalid::CourseEndsBeforeStart);
        }
        Ok(())
    }

    /// Its name without its strength at the end, as the list writes it ("Advil 200 mg"); none where it says no strength, or another.
    pub fn name_without_strength(&self) -> Option<&str> {
        let strengths = self.contents.iter().map(|content| format!(" {} mg", content.per_unit.milligrams()));
        strengths.into_iter().find_map(|strength| self.name.strip_suffix(&strength))
    }

    /// The milligrams that its name says to be in a unit, where its one ingredient is in it in another strength: "Advil 400 mg" of
    /// tablets of 200. None where it says no number, or one that can be meant in two ways; what is poured names no unit.
    pub fn other_strength_named(&self) -> Option<PerUnit> {
        let [content] = &self.contents[..] else { return None };
        if !matches!(self.unit, Unit::Tablet | Unit::Capsule | Unit::Sachet) {
            return None;
        }
        let name = self.name.to_lowercase();
        let words: Vec<&str> = name.split_whitespace().collect();
        let numbers = words.iter().enumerate().filter_map(|(index, word)| {
            let number = word.strip_suffix("mg")?;
            let before = index.checked_sub(1).and_then(|before| words.get(before));
            if number.is_empty() { before.copied() } else { Some(number) }
        });
        let mut named = numbers.filter_map(|number| PerUnit::new(number::read(number, Comma::Thousands).ok()?).ok());
        named.next().filter(|strength| *strength != content.per_unit && named.next().is_none())
    }

    /// Its label, once the person has compared it with their own: only then anything is said of limits (4.3 rule 2).
    pub fn checked_label(&self) -> Option<&Label> {
        self.label.as_ref().filter(|label| label.checked_on.is_some())
    }

    /// The label that what was taken at `at` counts by: compared, and where the person lived then.
    pub fn label_of(&self, at: WallTime) -> Option<&Label> {
        self.checked_label().filter(|label| label.until.is_none_or(|until| at <= until))
    }

    /// The most units of it that are a low dose of aspirin; `None` where one alone is more, or it holds something else beside.
    pub fn low_dose_aspirin(&self) -> Option<Units> {
        let [aspirin] = &self.contents[..] else { return None };
        let is_aspirin = aspirin.ingredient.as_str() == ASPIRIN && self.is_read_whole();
        let most = LOW_DOSE_ASPIRIN.milligrams() / aspirin.per_unit.milligrams();
        Units::new((most * 1000.0).floor() / 1000.0).ok().filter(|most| is_aspirin && most.count() >= 1.0)
    }

    /// How much of an ingredient its checked label allows in 24 hours.
    pub fn most_a_day(&self, ingredient: &Ingredient) -> Option<Amount> {
        self.amount(ingredient, self.checked_label()?.most_a_day()?)
    }

    /// What so many units hold of an ingredient; `None` where it is not in it.
    pub fn amount(&self, ingredient: &Ingredient, units: Units) -> Option<Amount> {
        let content = self.contents.iter().find(|content| content.ingredient == *ingredient)?;
        Some(content.per_unit.times(units))
    }

    /// Whether this is another make than `before`: what was taken of one is not what was taken of the other, and a label that was
    /// compared for one was not compared for the other (4.3 rules 2 and 3). Ingredients count whatever their order.
    pub fn is_another(&self, before: &Product) -> bool {
        let sorted = |product: &Product| {
            let mut contents: Vec<_> =
                product.contents.iter().map(|content| (content.ingredient.clone(), content.per_unit)).collect();
            contents.sort();
            contents
        };
        self.unit != before.unit || self.kind != before.kind || sorted(self) != sorted(before)
    }

    /// Whether other numbers hold for it than were compared for `before`: what was taken so far was allowed by those (4.3 rules 2
    /// and 3).
    pub fn has_another_label(&self, before: &Product) -> bool {
        let same = |compared: &Label| self.label.as_ref().is_some_and(|label| label.same_values(compared));
        before.checked_label().is_some_and(|compared| !same(compared))
    }

    /// Takes on what is right where `wrong`, which it [was alike](Product::is_another), was not.
    pub fn mend(&mut self, wrong: &Product, right: &Product) {
        (self.kind, self.unit, self.contents) = (right.kind, right.unit, right.contents.clone());
        if right.has_another_label(wrong) {
            self.label.clone_from(&right.label);
        } else if right.is_another(wrong) && right.checked_label().is_none() {
            // Its numbers were compared for what it is not (4.3 rules 2 and 3).
            self.label = self.label.take().map(|label| Label { checked_on: None, ..label });
        }
    }

    /// What is in it, as far as that can be read.
    pub fn ingredients(&self) -> impl Iterator<Item = &Ingredient> {
        self.contents.iter().map(|content| &content.ingredient).chain(&self.unread)
    }

    /// Whether all that is in it can be read.
    pub fn is_read_whole(&self) -> bool {
        self.unread.is_empty()
    }

    /// Whether nobody knows here what all of it does: something in it can't be read, or is not known.
    pub fn is_known_in_part(&self) -> bool {
        !self.is_read_whole() || self.unchecked().next().is_some()
    }

    /// Whether both hold the same ingredients, in whatever strengths.
    pub(super) fn holds_the_same(&self, other: &Product) -> bool {
        let ingredients = |product: &Product| product.ingredients().cloned().collect::<std::collections::BTreeSet<_>>();
        ingredients(self) == ingredients(other)
    }

    /// The ingredients that Respite does not know. Nothing is checked of them: no limit over products, no doubling, no drowsiness
    /// but by the person's own tick.
    pub fn unchecked(&self) -> impl Iterator<Item = &Ingredient> {
        self.ingredients().filter(|ingredient| ingredient.is_read() && !ingredient.is_known())
    }

    /// Whether it is said to hold this ingredient; "another NSAID" may be any.
    pub fn names(&self, ingredient: &Ingredient) -> bool {
        let is = |held: &Ingredient| held == ingredient || !held.is_named() && held.class() == ingredient.class();
        self.ingredients().any(is)
    }

    /// Whether it holds an ingredient of this class.
    pub fn holds(&self, class: Class) -> bool {
        self.ingredients().any(|ingredient| ingredient.class() == class)
    }

    /// Whether it can make sleepy, by its ingredients or by the person's own word: the one question that the driving notice, the
    /// question about alcohol, two that make sleepy (4.3 rule 6d; S66) and a pack on the skin (3.2 rule 2) ask.
    pub fn is_sedating(&self) -> bool {
        self.sedating || self.ingredients().any(Ingredient::is_sedating)
    }

    /// How long a dose of it counts where it can make sleepy, or was taken with alcohol: the one answer for all who ask
    /// [whether it can](Product::is_sedating). A label's hours tell when the next dose may come, not when the mind is clear: they
    /// can only make it longer than [`DROWSY_FOR`].
    pub fn drowsy_for(&self) -> TimeDelta {
        self.acts_beyond_a_day().map_or(DROWSY_FOR, Hours::elapsed)
    }

    /// The longest hours of its label, checked or not, where they are more than [`DROWSY_FOR`]: those of a patch that is worn for
    /// days.
    pub fn acts_beyond_a_day(&self) -> Option<Hours> {
        let longest = self.label.as_ref().and_then(Label::longest_interval);
        longest.filter(|hours| hours.elapsed() > DROWSY_FOR)
    }

    /// Whether it is taken in courses: where one was told, or how long it is taken is limited.
    pub fn has_courses(&self) -> bool {
        self.course_start.or(self.course_end).is_some() || self.holds(Class::MuscleRelaxer)
    }

    /// The same taken again from a day on, to a planned last one, in another course.
    pub fn again(&self, from: NaiveDate, until: Option<NaiveDate>) -> Product {
        Product { course_start: Some(from), course_end: until, stopped_on: None, ..self.clone() }
    }

    /// Whether the course that was told never began: it was let go of before its first day.
    pub fn never_began(&self) -> bool {
        self.course_start.zip(self.stopped_on).is_some_and(|(start, stopped)| stopped < start)
    }

    /// Whether the person had not stopped it by this day.
    pub fn in_use(&self, day: NaiveDate) -> bool {
        self.stopped_on.is_none_or(|stopped| stopped > day)
    }

    /// The days gone by on which the person may have stopped it, who tells so today: that of its last dose, `taken`, and the planned
    /// one, where that is another. None before its course.
    pub fn stop_days(&self, taken: Option<NaiveDate>, today: NaiveDate) -> [Option<NaiveDate>; 2] {
        let may_be = |day: &NaiveDate| *day < today && self.course_start.is_none_or(|start| start <= *day);
        let [taken, planned] = [taken, self.course_end].map(|day| day.filter(may_be));
        [taken, planned.filter(|planned| taken != Some(*planned))]
    }

    /// Whether its course, as far as one was told, had begun by `to` and was not over before `from`. Of one whose first day nobody told,
    /// an end tells that it was taken.
    pub fn course_reaches(&self, from: NaiveDate, to: NaiveDate) -> bool {
        let end = self.stopped_on.filter(|day| *day <= to).or(self.course_end);
        !self.never_began()
            && self.course_start.is_none_or(|start| start <= to)
            && end.map_or(self.course_start.is_some(), |end| end >= from)
    }

    /// Which day of the course this is, from 1 (S64). None before it, after its planned last day, or once it was stopped: most who stop
    /// as planned say nothing of it, and who goes on is told of the planned day, and of the days in a row.
    pub fn course_day(&self, day: NaiveDate) -> Option<u32> {
        let goes_on = self.in_use(day) && self.course_end.is_none_or(|end| day <= end);
        let start = self.course_start.filter(|start| *start <= day && goes_on)?;
        u32::try_from((day - start).num_days() + 1).ok()
    }

    /// Whether nobody knows that its course goes on: no end of it was planned, and the last of the doses that were noted in it is of
    /// more than a week ago.
    pub fn is_quiet(&self, last: NaiveDate, today: NaiveDate) -> bool {
        self.course_end.is_none() && self.course_start.is_some_and(|start| start <= last) && today - last > QUIET_FOR
    }
}
