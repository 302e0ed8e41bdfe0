//! Medicines: one statement of each product for the days that are told, the single doses for a record of one's own, and side effects.

use std::collections::{BTreeMap, BTreeSet};

use respite_domain::Code;
use respite_domain::medicine::{Content, Dose, Product, ProductKind, Unit, Units};
use respite_domain::record::{Kept, OwnProduct, Record, Standing};
use respite_domain::region::Region;
use respite_domain::relief::ReliefKind;
use respite_domain::uid::Uid;

use crate::codes::{INGREDIENTS, TABLETS};
use crate::fhir::{
    Annotation, Body, CodeableConcept, Coding, Component, Dosage, MedicationStatement, Observation, Period, Reference,
};
use crate::maker::{Maker, Told, instant, own};

/// What is known of the medicines of a record.
pub(crate) struct Cabinet<'a> {
    products: BTreeMap<i64, &'a Kept<OwnProduct>>,
    doses: BTreeMap<i64, Vec<&'a Kept<Dose>>>,
    record: &'a Record,
}

impl<'a> Cabinet<'a> {
    pub(crate) fn of(record: &'a Record) -> Cabinet<'a> {
        let products: BTreeMap<i64, &Kept<OwnProduct>> =
            record.products.iter().map(|kept| (kept.value.number, kept)).collect();
        let mut doses: BTreeMap<i64, Vec<&Kept<Dose>>> = BTreeMap::new();
        for dose in &record.doses {
            let make = products.get(&dose.value.product).map_or(dose.value.product, |kept| kept.value.told_with);
            doses.entry(make).or_default().push(dose);
        }
        Cabinet { products, doses, record }
    }

    /// The products that these days tell of: taken in them, or with a course that reaches into them. Makes of one course that
    /// differ in nothing but the numbers of the label are one (5.1, "one statement per product and period").
    fn told(&self) -> impl Iterator<Item = (&'a Kept<OwnProduct>, &[&'a Kept<Dose>])> {
        let makes = self.products.values().filter(|kept| kept.value.told_with == kept.value.number);
        let all = makes.map(|kept| (*kept, self.doses_of(kept.value.number)));
        all.filter(|(kept, doses)| !doses.is_empty() || self.course_reaches(kept))
    }

    fn doses_of(&self, number: i64) -> &[&'a Kept<Dose>] {
        self.doses.get(&number).map_or(&[], Vec::as_slice)
    }

    fn course_reaches(&self, kept: &Kept<OwnProduct>) -> bool {
        let OwnProduct { product, standing, .. } = &kept.value;
        let (from, to) = (self.record.from, self.record.to);
        // One without a first day tells nothing of the time before it was added.
        let is_later = kept.entered_at.is_some_and(|added| added.date_naive() > to) && product.course_start.is_none();
        *standing != Standing::Past && !is_later && product.course_reaches(from, to)
    }

    /// The statement of a product, where there is one.
    fn statement(&self, number: i64) -> Option<Uid> {
        let told_with = self.products.get(&number)?.value.told_with;
        self.told().find(|(kept, _)| kept.value.number == told_with).map(|(kept, _)| kept.uid)
    }
}

impl Maker<'_> {
    /// A statement of each product, what was tried as a medicine, and the side effects.
    pub(crate) fn medicines(&self, cabinet: &Cabinet<'_>) -> Vec<Told> {
        let statements = cabinet.told().map(|(kept, doses)| self.statement(kept, doses, cabinet.record));
        let mut all: Vec<Told> = statements.collect();
        all.extend(self.tried_as_medicine(cabinet));
        all.extend(self.side_effects(cabinet));
        all
    }

    fn statement(&self, kept: &Kept<OwnProduct>, doses: &[&Kept<Dose>], record: &Record) -> Told {
        let OwnProduct { product, standing, .. } = &kept.value;
        // As it was known on the last of these days. No dose says that it was not stopped.
        let stopped_on = product.stopped_on.filter(|stopped| *stopped <= record.to);
        let last = doses.iter().map(|dose| dose.value.at.date_naive()).max();
        let taken_since = last.filter(|last| stopped_on.is_some_and(|stopped| stopped < *last));
        let (status, tells_course) = match (stopped_on, standing) {
            (Some(_), _) => ("stopped", *standing != Standing::Past),
            (None, Standing::Past) => ("completed", false),
            (None, _) => ("active", true),
        };
        let taken = || doses.iter().map(|dose| dose.value.at);
        let course_start = product.course_start.filter(|day| *day <= record.to && tells_course);
        // One that was planned and let go of before it began has no days.
        let begun = course_start.filter(|start| stopped_on.is_none_or(|stopped| *start <= stopped));
        let period = match begun {
            Some(start) => {
                // Nothing that is counted here came before or after it.
                let first = taken().map(|at| at.date_naive()).min().map_or(start, |first| first.min(start));
                (Some(first.to_string()), taken_since.or(stopped_on).map(|day| day.to_string()))
            }
            None => {
                let end = taken().max().filter(|_| status != "active").map(instant);
                let stopped = stopped_on.filter(|_| doses.is_empty()).map(|day| day.to_string());
                (taken().min().map(instant), end.or(stopped))
            }
        };
        let (start, end) = period;
        let days: BTreeSet<_> = taken().map(|at| at.date_naive()).collect();
        let dosage = if doses.is_empty() {
            self.words.msg_paper_medicine_no_dose()
        } else {
            let dates = self
                .words
                .date_range(*days.first().unwrap_or(&Default::default()), *days.last().unwrap_or(&Default::default()));
            self.words.phrases([self.words.msg_exchange_doses(doses.len()), dates])
        };
        let name = self.product_name(product, record.region);
        let date = |day| self.words.date_long(day);
        let course = course_start.map(|day| self.words.msg_paper_since(date(day)));
        let planned = product.course_end.filter(|_| stopped_on.is_none() && tells_course);
        let planned = planned.map(|day| self.words.msg_paper_medicine_planned(date(day)));
        let stopped = stopped_on.map(|day| self.words.msg_paper_medicine_stopped(date(day)));
        let since = taken_since.map(|day| self.words.msg_paper_medicine_taken_since(date(day)));
        let unread = (!product.is_read_whole()).then(|| self.words.msg_paper_medicine_unread());
        let facts: Vec<String> =
            [dosage].into_iter().chain(course).chain(planned).chain(stopped).chain(since).chain(unread).collect();
        let statement = MedicationStatement {
            status,
            medication_codeable_concept: CodeableConcept::of(codes(product), &name),
            subject: self.person(),
            information_source: self.person(),
            effective_period: (start.is_some() || end.is_some()).then_some(Period { start, end, beside_end: None }),
            // What the clinician said of a prescribed one (S60).
            note: Annotation::of(&product.directions),
            dosage: vec![Dosage { text: self.words.phrases(&facts) }],
            ..MedicationStatement::default()
        };
        let line = self.line(&name, &self.words.phrases(&facts));
        self.told(kept.uid, Body::MedicationStatement(statement), line)
    }

    /// Each dose by itself. A document for a doctor would be too long with them (5.1, "one statement per product and period").
    pub(crate) fn doses(&self, cabinet: &Cabinet<'_>) -> Vec<Told> {
        let told = cabinet.record.doses.iter().filter_map(|kept| {
            let product = cabinet.products.get(&kept.value.product)?;
            let Dose { units, at, alcohol, .. } = kept.value;
            let alcohol = alcohol.then(|| self.words.msg_exchange_with_alcohol());
            let amount = [self.units(units, product.value.product.unit)].into_iter().chain(alcohol).collect::<Vec<_>>();
            let name = self.product_name(&product.value.product, cabinet.record.region);
            let statement = MedicationStatement {
                part_of: cabinet.statement(kept.value.product).map(Reference::to).into_iter().collect(),
                status: "completed",
                medication_codeable_concept: CodeableConcept::of(codes(&product.value.product), &name),
                subject: self.person(),
                information_source: self.person(),
                effective_date_time: Some(instant(at)),
                date_asserted: kept.entered_at.map(instant),
                dosage: vec![Dosage { text: self.words.phrases(amount) }],
                ..MedicationStatement::default()
            };
            Some(self.told(kept.uid, Body::MedicationStatement(statement), None))
        });
        told.collect()
    }

    /// Medicines noted as something that was tried. The pain around one belongs to the statement of its product; where there is none,
    /// it is told by its name alone.
    fn tried_as_medicine(&self, cabinet: &Cabinet<'_>) -> Vec<Told> {
        let mut all = Vec::new();
        for kept in cabinet.record.reliefs.iter().filter(|kept| kept.value.kind == ReliefKind::Medicine) {
            let relief = &kept.value;
            let name = relief.name.clone().unwrap_or_else(|| self.words.named("relief-kind", relief.kind.code()));
            let mut lines = vec![name.clone()];
            let mut around = self.before_and_after(kept, &mut lines);
            let same = |product: &Product| product.name.trim().to_lowercase() == name.trim().to_lowercase();
            // Of several courses it is of the last that had begun by then.
            let day = relief.tried_at.date_naive();
            let begun = |own: &OwnProduct| {
                let start = own.product.course_start;
                start.is_none_or(|start| start <= day).then_some((start, own.standing == Standing::Listed))
            };
            let of_name = || cabinet.told().filter(|(kept, _)| same(&kept.value.product));
            let last_begun =
                of_name().filter_map(|told| Some((begun(&told.0.value)?, told))).max_by_key(|(since, _)| *since);
            let of_product = last_begun.map(|(_, told)| told).or_else(|| of_name().next());
            let line = self.at(relief.tried_at, &lines);
            let part_of: Vec<Reference> = of_product.iter().map(|(product, _)| Reference::to(product.uid)).collect();
            for told in &mut around {
                if let Body::Observation(observation) = &mut told.resource.body {
                    observation.part_of.clone_from(&part_of);
                }
            }
            let has_note = self.notes && !relief.note.trim().is_empty();
            if let Some(first) = around.first_mut().filter(|_| !part_of.is_empty() && !has_note) {
                first.line = Some(line);
            } else {
                // Without scores to hang it on, or with a note, it is told by itself.
                let statement = MedicationStatement {
                    part_of,
                    status: if of_product.is_some() { "completed" } else { "unknown" },
                    medication_codeable_concept: CodeableConcept::text(&name),
                    subject: self.person(),
                    information_source: self.person(),
                    effective_date_time: Some(instant(relief.tried_at)),
                    note: if self.notes { Annotation::of(&relief.note) } else { Vec::new() },
                    dosage: vec![Dosage { text: self.words.msg_exchange_not_told() }],
                    ..MedicationStatement::default()
                };
                all.push(self.told(kept.uid, Body::MedicationStatement(statement), line));
            }
            all.extend(around);
        }
        all
    }

    fn side_effects(&self, cabinet: &Cabinet<'_>) -> Vec<Told> {
        let told = cabinet.record.side_effects.iter().map(|kept| {
            let effect = &kept.value;
            let text = self.words.named("side-effect", &effect.what);
            let strength = self.words.named("medicines-effects", effect.strength.code());
            let coding = if text == effect.what { Vec::new() } else { vec![Coding::ours("side-effect", &effect.what)] };
            let statement = effect.product.and_then(|number| cabinet.statement(number));
            let component = Component {
                code: own("strength", &self.words.msg_exchange_strength()),
                value_codeable_concept: Some(CodeableConcept::of(
                    vec![Coding::ours("strength", effect.strength.code())],
                    &strength,
                )),
                value_boolean: None,
            };
            let label = self.words.msg_paper_side_effects();
            let observation = Observation {
                focus: statement.map(Reference::to).into_iter().collect(),
                value_codeable_concept: Some(CodeableConcept::of(coding, &text)),
                component: vec![component],
                ..self.observation(own("side-effect", &label), effect.at)
            };
            let product = effect
                .product
                .and_then(|number| cabinet.products.get(&number))
                .map(|kept| kept.value.product.name.clone());
            let facts = self.words.list([strength].into_iter().chain(product));
            let told = self.words.msg_paper_side_effect(text, facts);
            let line = self.at(effect.at, &[self.line(&label, &told)]);
            self.told(kept.uid, Body::Observation(Box::new(observation)), line)
        });
        told.collect()
    }

    /// "Advil: ibuprofen 200 mg".
    fn product_name(&self, product: &Product, region: Option<Region>) -> String {
        let in_us = region.map(|region| region == Region::Us);
        let strength = |content: &Content| {
            let ingredient = self.words.ingredient_name(content.ingredient.as_str(), in_us);
            self.words.msg_paper_medicine_strength(ingredient, self.words.quantity(content.per_unit.milligrams()))
        };
        let contents: Vec<String> = product.contents.iter().map(strength).collect();
        self.line(product.name.trim(), &contents.join(" + "))
    }

    fn units(&self, units: Units, unit: Unit) -> String {
        let count = units.count();
        let name = match unit {
            Unit::Tablet => self.words.msg_medicine_unit_tablet(count),
            Unit::Capsule => self.words.msg_medicine_unit_capsule(count),
            Unit::Millilitre => self.words.msg_medicine_unit_millilitre(),
            Unit::Sachet => self.words.msg_medicine_unit_sachet(count),
            Unit::Patch => self.words.msg_medicine_unit_patch(count),
            Unit::Other => self.words.msg_medicine_unit_other(count),
        };
        self.words.msg_exchange_units(self.words.quantity(count), name)
    }
}

/// The codes of a product. A concept stands for one thing, so a product of several ingredients goes out in words.
fn codes(product: &Product) -> Vec<Coding> {
    let [only] = &product.contents[..] else { return Vec::new() };
    if !product.is_read_whole() {
        return Vec::new();
    }
    let (code, micrograms) = (only.ingredient.as_str(), only.per_unit.micrograms());
    let tablet = TABLETS.iter().find(|(name, strength, _)| {
        product.unit == Unit::Tablet
            && product.kind == ProductKind::Prescribed
            && (*name, *strength) == (code, micrograms)
    });
    let ingredient = INGREDIENTS.iter().find(|(name, _)| *name == code);
    let known = tablet.map(|(_, _, known)| *known).or_else(|| ingredient.map(|(_, known)| *known));
    known.map(Coding::from).into_iter().collect()
}
