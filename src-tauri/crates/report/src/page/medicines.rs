//! The medicines of the period, and their side effects (S63, S65; 7, item 9).

use chrono::NaiveDate;
use respite_domain::Code;
use respite_domain::medicine::{
    Amount, Content, Ingredient, Limit, MOST_ACETAMINOPHEN, Made, Named, SideEffectStrength, Without,
};
use respite_domain::region::Region;
use respite_domain::summary::{MedicineTaken, Medicines, OverLimit, RelaxerCourse, SideEffectNoted, TooMuch, Whose};
use respite_l10n::Words;

use super::list::{Dates, days};
use super::own_words::own;
use super::{Part, Run};

/// What was taken, what came of it, and what the person told of themselves for the labels. Nothing noted does not mean that
/// nothing was taken.
pub(super) fn parts(noted: &Medicines, words: &Words, dates: Dates<'_>) -> Vec<Part> {
    let Medicines { taken, over_limit, side_effects, region, flags } = noted;
    let names = Names { words, region: *region };
    let mut parts = Vec::new();
    if !taken.is_empty() || !side_effects.is_empty() {
        let products = taken.iter().map(|medicine| product(medicine, &names, dates)).collect();
        let note = shares_an_ingredient(taken).then(|| words.msg_paper_medicine_shared());
        parts.push(Part { note, ..Part::of_lines(words.msg_paper_medicines(), products) });
        let over = over_limit.iter().map(|over| exceeded(over, &names, dates)).collect();
        parts.extend(Part::of_texts(words.msg_paper_over_limit_name(), over));
        let effects: Vec<String> = side_effects.iter().map(|noted| effect(noted, &names)).collect();
        let none = effects.is_empty().then(|| words.msg_paper_side_effects_none());
        let all = none.unwrap_or_else(|| words.phrases(effects));
        parts.extend(Part::of_texts(words.msg_paper_side_effects(), vec![all]));
    }
    let flags = words.phrases(flags.iter().map(|flag| words.named("medicine-flag", flag.code())));
    let flags = Some(flags).filter(|flags| !flags.is_empty());
    parts.extend(Part::of_texts(words.msg_paper_medicine_flags(), flags.into_iter().collect()));
    parts
}

/// What things are called on this page.
struct Names<'a> {
    words: &'a Words,
    region: Option<Region>,
}

impl Names<'_> {
    fn ingredient(&self, ingredient: &Ingredient) -> String {
        let in_us = self.region.map(|region| region == Region::Us);
        own(&self.words.ingredient_name(ingredient.as_str(), in_us))
    }

    /// "ibuprofen 200 mg".
    fn strength(&self, ingredient: &Ingredient, milligrams: f64) -> String {
        self.words.msg_paper_medicine_strength(self.ingredient(ingredient), self.words.quantity(milligrams))
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
    facts.extend(medicine.courses.iter().flat_map(|course| relaxer(*course, words, dates)));
    if medicine.days.count == 0 {
        facts.push(words.msg_paper_medicine_no_dose());
    } else {
        facts.push(words.msg_paper_medicine_days(medicine.days.count, medicine.days.of));
    }
    facts.extend(most(&medicine.most, names).map(|most| words.msg_paper_medicine_most(most)));
    facts.extend(over(medicine, words));
    facts.extend((medicine.not_compared > 0).then(|| match medicine.prescribed {
        true => words.msg_paper_medicine_limits_not_compared(medicine.not_compared),
        false => words.msg_paper_medicine_not_compared(medicine.not_compared),
    }));
    facts.extend(medicine.unread.then(|| words.msg_paper_medicine_unread()));
    let facts = words.msg_paper_medicine_facts(words.list(facts));
    let strength = (!strengths.is_empty()).then(|| strengths.join(" + "));
    let strength = strength.map(|strength| Run::plain(words.msg_paper_medicine_holds(strength)));
    let name = Run::strong(own(&medicine.name));
    std::iter::once(name).chain(strength).chain([Run::plain(facts)]).collect()
}

/// On how many days a product was over a limit that is held against it, and whose that is; of one that is over none, its own.
fn over(medicine: &MedicineTaken, words: &Words) -> Vec<String> {
    let whose = |whose: &Whose| match (whose, medicine.prescribed) {
        (Whose::Own, false) => words.msg_paper_limit_own_label(),
        (Whose::Own, true) => words.msg_paper_limit_own_prescription(),
        (Whose::Of(other, made), prescribed) => limit_of(other, prescribed, *made, words),
    };
    let too_long = medicine.too_long.iter().map(|(of, days)| words.msg_paper_medicine_too_long(days.len(), whose(of)));
    let over = match &medicine.over {
        Some(over) if over.is_empty() && medicine.too_long.is_empty() => {
            vec![words.msg_paper_medicine_over(0, whose(&Whose::Own))]
        }
        over => {
            let over = over.iter().flatten();
            over.map(|(of, days)| words.msg_paper_medicine_over(days.len(), whose(of))).collect()
        }
    };
    over.into_iter().chain(too_long).collect()
}

/// The label of a product, or its prescription; as that was before it was changed, where it was.
fn limit_of(name: &str, prescribed: bool, made: Made, words: &Words) -> String {
    match (prescribed, made) {
        (true, Made::Before) => words.msg_paper_limit_prescription_before(own(name)),
        (true, _) => words.msg_paper_limit_prescription(own(name)),
        (false, Made::Before) => words.msg_paper_limit_label_before(own(name)),
        (false, _) => words.msg_paper_limit_label(own(name)),
    }
}

/// "ibuprofen: over the Advil label on 1 day (20 November), all products together".
fn exceeded(over: &OverLimit, names: &Names<'_>, dates: Dates<'_>) -> String {
    let words = names.words;
    let whose = match &over.limit {
        Limit::Of(Named { name, prescribed, made, .. }) => limit_of(name, *prescribed, *made, words),
        Limit::Liver => words.msg_paper_limit_liver(words.quantity(MOST_ACETAMINOPHEN.milligrams())),
    };
    let of = match over.of {
        TooMuch::Days { prescribed: true } => words.msg_paper_over_limit_prescribed(),
        _ if over.without.is_empty() => words.msg_paper_over_limit_all(),
        _ => {
            let Without { others, prescribed, before, since } = Without::of(&over.without);
            let named = words.list(others.iter().map(|name| own(name)));
            let named = if prescribed { words.msg_medicine_the_prescribed(named) } else { named };
            let before = before.map(|name| words.msg_paper_before_change(own(name)));
            let since = since.map(|name| words.msg_paper_since_change(own(name)));
            let named = (!others.is_empty()).then_some(named);
            words.msg_paper_over_limit_without(words.list(named.into_iter().chain(before).chain(since)))
        }
    };
    let on: Vec<NaiveDate> = over.days.iter().copied().collect();
    let which = match over.of {
        TooMuch::Amount => words.msg_paper_medicine_over(on.len(), whose),
        TooMuch::Days { .. } => words.msg_paper_medicine_too_long(on.len(), whose),
    };
    words.msg_paper_over_limit(names.ingredient(&over.ingredient), which, days(&on, dates), of)
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
    (!said.is_empty()).then(|| said.join(" + "))
}

fn relaxer(course: RelaxerCourse, words: &Words, dates: Dates<'_>) -> Vec<String> {
    let start = match course.start {
        Some(start) => words.msg_paper_medicine_relaxer_from(dates.day(start)),
        None => words.msg_paper_medicine_relaxer(),
    };
    let stopped = course.stopped.map(|day| words.msg_paper_medicine_stopped(dates.day(day)));
    let planned = course.planned_end.map(|day| words.msg_paper_medicine_planned(dates.day(day)));
    let since = course.taken_since.map(|day| words.msg_paper_medicine_taken_since(dates.day(day)));
    std::iter::once(start).chain(stopped).chain(since).chain(planned).collect()
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
    let product = noted.product.as_ref().map(|name| own(name));
    let facts = words.list(facts.into_iter().chain(product));
    words.msg_paper_side_effect(own(&words.named("side-effect", &noted.what)), facts)
}

fn shares_an_ingredient(medicines: &[MedicineTaken]) -> bool {
    let holds = |medicine: &MedicineTaken, ingredient: &Ingredient| {
        medicine.contents.iter().any(|content| content.ingredient == *ingredient)
    };
    medicines.iter().enumerate().any(|(index, one)| {
        medicines[..index].iter().any(|other| one.contents.iter().any(|content| holds(other, &content.ingredient)))
    })
}
