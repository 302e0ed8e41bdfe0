//! The medicines of the period, and their side effects (S63, S65; 7, item 9).

use respite_domain::medicine::{Amount, Content, Ingredient, SideEffectStrength};
use respite_domain::region::Region;
use respite_domain::summary::{self, MedicineTaken, RelaxerCourse, SideEffectNoted};
use respite_l10n::Words;
use serde::Serialize;

use super::list::{Dates, shorten};
use super::own_words::own;
use super::{Room, Run, said};

/// A line for each product, and one for the side effects.
#[derive(Debug, Serialize)]
pub(super) struct Medicines {
    heading: String,
    lines: Vec<Vec<Run>>,
    notes: Vec<String>,
}

impl Medicines {
    /// `None` when nothing was noted: that does not mean that nothing was taken.
    pub(super) fn of(noted: &summary::Medicines, words: &Words, dates: Dates<'_>, room: Room) -> Option<Medicines> {
        let summary::Medicines { taken, side_effects, region } = noted;
        if taken.is_empty() && side_effects.is_empty() {
            return None;
        }
        let shown = &taken[..taken.len().min(room.most_products())];
        let left_out = taken.len() - shown.len();
        let names = Names { words, region: *region, room };
        let products = shown.iter().map(|medicine| product(medicine, &names, dates));
        Some(Medicines {
            heading: words.msg_paper_medicines(),
            lines: products.chain([effects(side_effects, &names)]).collect(),
            notes: [
                (left_out > 0).then(|| words.msg_paper_tried_left_out(left_out)),
                shares_an_ingredient(taken).then(|| words.msg_paper_medicine_shared()),
            ]
            .into_iter()
            .flatten()
            .collect(),
        })
    }

    /// What it says, a line each.
    pub(super) fn text(&self) -> Vec<String> {
        let lines = self.lines.iter().map(|line| said(line));
        std::iter::once(self.heading.clone()).chain(lines).chain(self.notes.iter().cloned()).collect()
    }
}

/// What things are called on this page.
struct Names<'a> {
    words: &'a Words,
    region: Option<Region>,
    room: Room,
}

impl Names<'_> {
    fn ingredient(&self, ingredient: &Ingredient) -> String {
        let in_us = self.region.map(|region| region == Region::Us);
        own(&self.words.ingredient_name(ingredient.as_str(), in_us), self.room)
    }

    /// "ibuprofen 200 mg".
    fn strength(&self, ingredient: &Ingredient, milligrams: f64) -> String {
        self.words.msg_paper_medicine_strength(self.ingredient(ingredient), self.words.quantity(milligrams))
    }

    fn short(&self, list: &[String], between: &str) -> String {
        shorten(list, between, self.room.most_listed(), self.words)
    }
}

fn product(medicine: &MedicineTaken, names: &Names<'_>, dates: Dates<'_>) -> Vec<Run> {
    let words = names.words;
    let strengths: Vec<String> = medicine
        .contents
        .iter()
        .filter(|content| !says(&medicine.name, content))
        .map(|content| names.strength(&content.ingredient, content.per_unit.milligrams()))
        .collect();
    let mut facts: Vec<String> = Vec::new();
    facts.extend(medicine.course.iter().flat_map(|course| relaxer(*course, words, dates)));
    if medicine.days.count == 0 {
        facts.push(words.msg_paper_medicine_no_dose());
    } else {
        facts.push(words.msg_paper_medicine_days(medicine.days.count, medicine.days.of));
    }
    facts.extend(most(&medicine.most, names).map(|most| words.msg_paper_medicine_most(most)));
    facts.extend(medicine.over_label.map(|days| words.msg_paper_medicine_over(days)));
    let facts = words.msg_paper_medicine_facts(facts.join(", "));
    let strength = (!strengths.is_empty()).then(|| names.short(&strengths, " + "));
    let strength = strength.map(|strength| Run::plain(words.msg_paper_medicine_holds(strength)));
    let name = Run::strong(own(&medicine.name, names.room));
    std::iter::once(name).chain(strength).chain([Run::plain(facts)]).collect()
}

/// Whether a product's name tells the ingredient and its strength already: "Cyclobenzaprine 5 mg".
fn says(name: &str, content: &Content) -> bool {
    let (name, milligrams) = (name.to_lowercase(), content.per_unit.milligrams().to_string());
    name.contains(content.ingredient.as_str())
        && name.split(|c: char| !c.is_ascii_digit() && c != '.').any(|n| n == milligrams)
}

/// "1,200 mg"; of several ingredients each with its name.
fn most(most: &[(Ingredient, Amount)], names: &Names<'_>) -> Option<String> {
    let said: Vec<String> = match most {
        [(_, only)] => vec![names.words.msg_paper_medicine_amount(names.words.quantity(only.milligrams()))],
        several => several.iter().map(|(of, amount)| names.strength(of, amount.milligrams())).collect(),
    };
    (!said.is_empty()).then(|| names.short(&said, " + "))
}

fn relaxer(course: RelaxerCourse, words: &Words, dates: Dates<'_>) -> Vec<String> {
    let start = match course.start {
        Some(start) => words.msg_paper_medicine_relaxer_from(dates.day(start)),
        None => words.msg_paper_medicine_relaxer(),
    };
    let stopped = course.stopped.map(|day| words.msg_paper_medicine_stopped(dates.day(day)));
    let planned = course.planned_end.map(|day| words.msg_paper_medicine_planned(dates.day(day)));
    std::iter::once(start).chain(stopped).chain(planned).collect()
}

fn effects(side_effects: &[SideEffectNoted], names: &Names<'_>) -> Vec<Run> {
    let words = names.words;
    let told: Vec<String> = side_effects.iter().map(|noted| effect(noted, names)).collect();
    let told = if told.is_empty() { words.msg_paper_side_effects_none() } else { names.short(&told, ", ") };
    vec![Run::strong(words.msg_paper_side_effects()), Run::plain(words.msg_paper_medicine_facts(told))]
}

fn effect(noted: &SideEffectNoted, names: &Names<'_>) -> String {
    let words = names.words;
    let strength = match (noted.strongest, noted.times) {
        (SideEffectStrength::Mild, _) => words.msg_paper_side_effect_mild(),
        (SideEffectStrength::Moderate, 1) => words.msg_paper_side_effect_moderate(),
        (SideEffectStrength::Moderate, _) => words.msg_paper_side_effect_up_to_moderate(),
        (SideEffectStrength::Severe, 1) => words.msg_paper_side_effect_severe(),
        (SideEffectStrength::Severe, _) => words.msg_paper_side_effect_up_to_severe(),
    };
    let facts = [words.msg_paper_side_effect_times(noted.times), strength];
    let product = noted.product.as_ref().map(|name| own(name, names.room));
    let facts: Vec<String> = facts.into_iter().chain(product).collect();
    words.msg_paper_side_effect(own(&words.named("side-effect", &noted.what), names.room), facts.join(", "))
}

fn shares_an_ingredient(medicines: &[MedicineTaken]) -> bool {
    let holds = |medicine: &MedicineTaken, ingredient: &Ingredient| {
        medicine.contents.iter().any(|content| content.ingredient == *ingredient)
    };
    medicines.iter().enumerate().any(|(index, one)| {
        medicines[..index].iter().any(|other| one.contents.iter().any(|content| holds(other, &content.ingredient)))
    })
}
