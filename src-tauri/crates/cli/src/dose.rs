//! Medicines from the terminal: `respite dose`, `respite product`, and their part of `respite status`.

use std::collections::BTreeSet;
use std::io::{BufRead, IsTerminal, Write, stdin, stdout};

use respite_domain::medicine::{ProductKind, Region};
use respite_domain::time::Moment;
use respite_domain::{Invalid, number};
use respite_engine::view::{
    Coded, ContentView, DoseDraft, DoseView, FindingView, LabelView, ProductDraft, ProductView, Status,
};
use respite_engine::{At, Engine, EngineError, Field};
use respite_l10n::Words;
use respite_wording::{ingredient_name, sentence, tell_finding, unit_name};

use crate::args::{DoseArguments, ProductArguments};
use crate::failure::Failure;
use crate::when::moment;
use crate::{say, stop, typed};

/// Saves a dose and tells what is true of it; or lists what there is. Whoever sits at the terminal hears before it is saved what
/// would be true of it, where it waits for that (4.3 rule 5); a script hears it after. The truth can always be saved.
pub(crate) fn dose(
    engine: &mut Engine,
    arguments: DoseArguments,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    let (Some(product), Some(units)) = (arguments.product, arguments.units) else {
        return if arguments.products { products(engine, now, words) } else { list(engine, now, words) };
    };
    let draft = DoseDraft {
        product: engine.product_named(&product)?,
        units: typed::number(&units, Invalid::Units)?,
        when: arguments.at.unwrap_or_default(),
        alcohol: arguments.alcohol,
        before: arguments.before.map(|points| typed::number(&points, Invalid::Score)).transpose()?,
    };
    let at_terminal = stdin().is_terminal() && stdout().is_terminal();
    let before = if at_terminal { engine.dose_check(None, &draft, &tell_finding(words), now)? } else { Vec::new() };
    let before = if stops(&before) { before } else { Vec::new() };
    if !before.is_empty() && !is_to_be_saved(&before, &mut stdin().lock(), &mut stdout(), words) {
        return Ok(words.msg_dose_not_saved());
    }
    let saved = match engine.log_dose(&draft, &tell_finding(words), now) {
        Err(EngineError::Store(error)) => {
            // It was taken, whatever the disk does.
            let findings = engine.dose_brings(None, &draft, &tell_finding(words), now).unwrap_or_default();
            findings.iter().for_each(|finding| say(&said(finding, words)));
            return Err(EngineError::Store(error).into());
        }
        saved => saved?,
    };
    if before.iter().any(|finding| finding.kind == "driving") {
        // The dose is saved, whatever becomes of that it was read.
        let _ = engine.acknowledge_driving(now);
    }
    let dose = engine.dose_saved(saved.id)?;
    let (when, units, unit, name) = parts(&dose, words);
    let strength = saved.older_strength.iter().map(|milligrams| words.msg_medicines_mg(words.quantity(*milligrams)));
    let strength = strength.collect::<Vec<_>>().join(" + ");
    let name = if strength.is_empty() { name } else { words.msg_medicines_older_strength(name, strength) };
    let mut lines = vec![words.msg_dose_saved(when, units, unit, name)];
    // What was said before is not said again, but whom to call is, and what became true while the question stood.
    let unsaid = |finding: &&FindingView| is_news(finding, &before);
    lines.extend(saved.findings.iter().filter(unsaid).map(|finding| said(finding, words)));
    lines.extend(unchecked(&engine.unchecked_in_dose(saved.id)?, words));
    lines.extend(dose.unread.then(|| words.msg_medicines_unread(&dose.name)));
    let listed =
        engine.medicines(&tell_finding(words), now)?.products.into_iter().find(|product| product.id == dose.product);
    let of_label = |product: ProductView| match compared_elsewhere(&product, words) {
        None => log_only(&product, words),
        elsewhere => elsewhere,
    };
    lines.extend(listed.and_then(of_label));
    Ok(lines.join("\n"))
}

/// Whether a dose waits until this was said. What it does not wait for alone is said once it is saved.
fn stops(findings: &[FindingView]) -> bool {
    findings.iter().any(|finding| finding.waits)
}

/// Whether what is true of a dose was not said of it before it was saved.
fn is_news(finding: &FindingView, said: &[FindingView]) -> bool {
    finding.help.is_some() || !said.iter().any(|said| said.message == finding.message)
}

/// Says what would be true of a dose, and asks. Whoever says nothing against it has it saved; whoever leaves does not.
fn is_to_be_saved(findings: &[FindingView], answers: &mut impl BufRead, out: &mut impl Write, words: &Words) -> bool {
    let said: Vec<String> = findings.iter().map(|finding| said(finding, words)).collect();
    let asked = write!(out, "{}\n{} ", said.join("\n"), words.msg_dose_save_it()).and_then(|()| out.flush());
    let mut answer = String::new();
    let read = asked.and_then(|()| answers.read_line(&mut answer)).is_ok_and(|read| read > 0);
    read && !answer.trim().to_lowercase().starts_with(&words.msg_dose_no())
}

/// Adds a medicine to the list, or says that one is no longer taken.
pub(crate) fn product(
    engine: &mut Engine,
    arguments: ProductArguments,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    if arguments.again {
        return stop::taken_again(engine, arguments, now, words);
    }
    if arguments.stop {
        return stop::product(engine, &arguments, now, words);
    }
    let read =
        |given: &Option<String>| given.as_deref().map(|text| number::read(text, Field::Label.comma())).transpose();
    let label = LabelView {
        most_units_a_day: read(&arguments.most_a_day)?,
        most_units_per_dose: read(&arguments.most_per_dose)?,
        hours_between: read(&arguments.hours)?,
        most_days: read(&arguments.most_days)?,
        first_dose_units: read(&arguments.first_dose)?,
        larger_units: read(&arguments.larger)?,
        larger_hours: read(&arguments.larger_hours)?,
        hours_up_to: read(&arguments.hours_up_to)?,
        most_doses_a_day: read(&arguments.most_doses_a_day)?,
        checked: arguments.checked,
        ..LabelView::default()
    };
    let given = arguments.ingredient.iter().map(|content| {
        let (ingredient, milligrams) = content.rsplit_once('=').ok_or(Invalid::PerUnit)?;
        Ok(ContentView {
            ingredient: ingredient.to_owned(),
            mg_per_unit: number::read(milligrams, Field::Contents.comma())?,
        })
    });
    let mut draft = ProductDraft {
        name: arguments.name,
        kind: Coded(if arguments.prescribed { ProductKind::Prescribed } else { ProductKind::Otc }),
        contents: given.collect::<Result<_, Invalid>>()?,
        unit: Coded(arguments.unit),
        // Whoever says anything of a label is asked for its limit.
        label: (label != LabelView::default()).then_some(label),
        course_start: arguments.from,
        course_end: arguments.to,
        sedating: arguments.sleepy,
        ..ProductDraft::default()
    };
    // Each question that this answers is told with what was saved, so that none is answered unheard.
    let mut answered = Vec::new();
    let saved = loop {
        match engine.save_product(None, &draft, now) {
            Err(error) if arguments.as_written && error.question().is_some() => {
                answered.push(words.msg_dose_as_you_wrote(sentence(&error, words)));
                draft.sure.extend(error.question());
            }
            saved => break saved?,
        }
    };
    let region = engine.region()?;
    let listed =
        engine.medicines(&tell_finding(words), now)?.products.into_iter().find(|product| product.id == saved.id);
    let mut lines = vec![words.msg_dose_product_saved(draft.name.trim())];
    lines.extend(answered);
    // What was understood, since a name joins its ingredient and a number can be written in many ways.
    lines.extend(listed.iter().map(|product| {
        words.msg_dose_product_holds(unit_name(product.unit.0, 1.0, words), contents(&product.contents, region, words))
    }));
    lines.extend(listed.iter().flat_map(|product| unchecked(&product.unchecked, words)));
    lines.extend(listed.iter().filter(|product| product.sedating).map(|_| driving(words)));
    // A prescription is no label, and one without limits has none to compare.
    lines.extend(match draft.kind.0 {
        ProductKind::Otc => (!arguments.checked).then(|| words.msg_dose_not_checked()),
        ProductKind::Prescribed => listed.and_then(|product| log_only(&product, words)),
    });
    Ok(lines.join("\n"))
}

/// What `respite status` says of medicines: a line for each ingredient, and one for each thing to be minded.
pub(crate) fn open(engine: &Engine, at: &At, status: &Status, words: &Words) -> Result<String, Failure> {
    let region = engine.region()?;
    let totals = status.doses_24h.iter().map(|total| {
        let name = ingredient_name(&total.ingredient, region, words);
        let name = match &total.product {
            Some(product) => words.msg_dose_only_in(name, product),
            None => name,
        };
        let milligrams = words.quantity(total.milligrams);
        let said = words.msg_dose_total(milligrams, name);
        let allowed = |limit: f64, prescribed: bool, before_change: bool| {
            let limit = words.quantity(limit);
            match (prescribed, before_change) {
                (true, true) => words.msg_dose_limit_rx_before(limit),
                (true, false) => words.msg_dose_limit_rx(limit),
                (false, true) => words.msg_dose_limit_before(limit),
                (false, false) => words.msg_dose_limit(limit),
            }
        };
        let limit = total.limit_milligrams;
        let limit = limit.map(|limit| allowed(limit, total.prescribed, total.limit_before_change));
        let by_label = total.by_label.as_ref().map(|held| {
            let earlier = held.before_change.iter().map(|name| words.msg_medicines_before_change(name));
            let since = held.since_change.iter().map(|name| words.msg_medicines_since_change(name));
            let without = words.list(held.without.iter().cloned().chain(earlier).chain(since));
            let sum = words.msg_dose_total_without(without, words.quantity(held.milligrams));
            words.sentences([sum, allowed(held.limit_milligrams, held.prescribed, held.limit_before_change)])
        });
        let last = words.msg_dose_last(moment(&total.last, words));
        let day_before = total.day_before.then(|| words.msg_medicines_day_before());
        words.sentences([said].into_iter().chain(limit).chain(day_before).chain(by_label).chain([last]))
    });
    let unknown = unchecked(&status.unchecked, words);
    let unread = status.unread.iter().map(|name| words.msg_medicines_unread(name));
    let elsewhere = status.compared_elsewhere.iter().map(|name| words.msg_dose_compared_elsewhere(name));
    let findings = engine.findings(at)?;
    // Whom to call is said once.
    let mut called = BTreeSet::new();
    let minded = findings.iter().map(|finding| {
        let (message, help) = tell_finding(words)(finding);
        words.sentences(std::iter::once(message).chain(help.filter(|help| called.insert(help.clone()))))
    });
    Ok(totals.chain(unknown).chain(unread).chain(elsewhere).chain(minded).collect::<Vec<_>>().join("\n"))
}

fn list(engine: &Engine, now: &Moment, words: &Words) -> Result<String, Failure> {
    let doses = engine.medicines(&tell_finding(words), now)?.doses;
    let lines = doses.iter().map(|dose| {
        let (when, units, unit, name) = parts(dose, words);
        let line = words.msg_dose_line(when, units, unit, name);
        if dose.clock_ahead { words.msg_dose_clock_ahead(line) } else { line }
    });
    let lines: Vec<String> = lines.collect();
    Ok(if lines.is_empty() { words.msg_dose_none() } else { lines.join("\n") })
}

fn products(engine: &Engine, now: &Moment, words: &Words) -> Result<String, Failure> {
    let region = engine.region()?;
    let medicines = engine.medicines(&tell_finding(words), now)?;
    let lines = medicines.products.iter().flat_map(|product| {
        let line = words.msg_dose_product_line(&product.name, contents(&product.contents, region, words));
        let more = if product.in_use { log_only(product, words) } else { stop::stopped_on(product, words) };
        let line = more.map_or(line.clone(), |more| words.msg_dose_product_line_more(line, more));
        let unknown = unchecked(&product.unchecked, words);
        let unread = product.unread.then(|| words.msg_medicines_unread(&product.name));
        let cells = unread_cells(product, words).into_iter().chain(by_flags(product, words));
        std::iter::once(line)
            .chain(unknown)
            .chain(unread)
            .chain(cells)
            .chain(sleepy_by(product, words))
            .chain(compared_elsewhere(product, words))
            .chain(compared_on(product, words))
            .collect::<Vec<_>>()
    });
    let lines: Vec<String> = lines.collect();
    Ok(if lines.is_empty() { words.msg_dose_no_product() } else { lines.join("\n") })
}

fn contents(contents: &[ContentView], region: Option<Region>, words: &Words) -> String {
    let each = contents.iter().map(|content| {
        words.msg_dose_content(ingredient_name(&content.ingredient, region, words), words.quantity(content.mg_per_unit))
    });
    words.list(each)
}

/// For what of oneself its label says not to take it, and about what it tells to ask a doctor first.
fn by_flags(product: &ProductView, words: &Words) -> impl Iterator<Item = String> {
    let told = |flags: &[String]| words.phrases(flags.iter().map(|flag| words.named("medicine-flag", flag)));
    let (first, never) = (&product.ask_first, &product.do_not_use);
    let never = (!never.is_empty()).then(|| words.msg_medicines_do_not_use(&product.name, told(never)));
    let first = (!first.is_empty()).then(|| words.msg_medicines_ask_first(&product.name, told(first)));
    never.into_iter().chain(first)
}

/// Why it counts as one that makes sleepy, where the person noted that of it.
fn sleepy_by(product: &ProductView, words: &Words) -> Option<String> {
    let noted = product.sleepy_by.as_ref()?;
    let day = noted.at.get(..10)?.parse().ok()?;
    Some(words.msg_medicines_sleepy_by(words.named("side-effect", &noted.what), words.date_long(day)))
}

/// What of it can't be read and is to be told again.
fn unread_cells(product: &ProductView, words: &Words) -> Option<String> {
    let cells: Vec<String> = product.unread_cells.iter().map(|cell| words.named("medicines-cell", cell)).collect();
    (!cells.is_empty()).then(|| words.msg_medicines_cells_unread(words.list(cells)))
}

/// A line for each ingredient that Respite does not know.
fn unchecked(ingredients: &[String], words: &Words) -> Vec<String> {
    ingredients.iter().map(|ingredient| words.msg_dose_unchecked(ingredient)).collect()
}

/// When what its label says was compared, and that it may be another by now (4.3 rule 10).
fn compared_on(product: &ProductView, words: &Words) -> Option<String> {
    let label = product.label.as_ref().filter(|label| label.checked)?;
    let day = label.checked_on.as_deref()?.parse().ok()?;
    Some(words.sentences([words.msg_dose_compared_on(words.date_long(day)), words.msg_medicines_label_old()]))
}

fn compared_elsewhere(product: &ProductView, words: &Words) -> Option<String> {
    product.compared_in.is_some().then(|| words.msg_dose_compared_elsewhere(&product.name))
}

/// That nothing is said of its limits, since nobody compared them: those of a prescription too, where there are any.
fn log_only(product: &ProductView, words: &Words) -> Option<String> {
    match (product.kind.0, &product.label) {
        (_, Some(label)) if label.checked => None,
        (ProductKind::Otc, _) => Some(words.msg_medicines_log_only()),
        (ProductKind::Prescribed, Some(_)) => Some(words.msg_medicines_limits_log_only()),
        (ProductKind::Prescribed, None) => None,
    }
}

fn driving(words: &Words) -> String {
    let title = format!("{}.", words.msg_medicines_driving_title());
    words.sentences([title, words.msg_medicines_driving(), words.msg_medicines_driving_alcohol()])
}

/// When, how many, of what unit, of which product.
fn parts(dose: &DoseView, words: &Words) -> (String, String, String, String) {
    let when = moment(&dose.taken_at, words);
    (when, words.quantity(dose.units), unit_name(dose.unit.0, dose.units, words), dose.name.clone())
}

pub(crate) fn said(finding: &FindingView, words: &Words) -> String {
    words.sentences(std::iter::once(&finding.message).chain(&finding.help))
}

#[cfg(test)]
mod tests {
    use respite_engine::view::Strength;

    use super::*;

    #[test]
    fn what_would_be_true_is_said_before_a_dose_is_saved_and_the_truth_can_be_saved() {
        let finding = FindingView {
            kind: "over-limit".to_owned(),
            strength: Strength::Strong,
            waits: true,
            message: "1,400 mg of ibuprofen in 24 hours.".to_owned(),
            calls: false,
            help: None,
            ingredient: None,
            products: Vec::new(),
        };
        for (answer, saved) in
            [("\n", true), ("y\n", true), ("Yes\n", true), ("n\n", false), (" No\n", false), ("", false)]
        {
            let mut out = Vec::new();
            let words = &respite_l10n::Language::En.words();
            let is_saved = is_to_be_saved(std::slice::from_ref(&finding), &mut answer.as_bytes(), &mut out, words);
            assert_eq!(is_saved, saved, "{answer:?}");
            let out = String::from_utf8_lossy(&out);
            assert_eq!(out, "1,400 mg of ibuprofen in 24 hours.\nIf you took it, save it. Save it? [Y/n] ");
        }
        // What no dose waits for asks nothing, and is said beside what it does wait for.
        let soft = FindingView { waits: false, ..finding.clone() };
        let asks = [vec![soft.clone()], vec![soft, finding.clone()]];
        assert_eq!(asks.map(|findings| stops(&findings)), [false, true]);
        // Meanwhile another dose was saved: what that made true is said, what was said is not, and whom to call always is.
        let since = FindingView { message: "1,600 mg of ibuprofen in 24 hours.".to_owned(), ..finding.clone() };
        let call = FindingView { help: Some("Call.".to_owned()), ..finding.clone() };
        let said = [finding.clone()];
        assert_eq!([&finding, &since, &call].map(|finding| is_news(finding, &said)), [false, true, true]);
    }
}
