//! `respite product NAME --stop`, the way back from it, and how what is stopped is told.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use respite_domain::time::Moment;
use respite_engine::Engine;
use respite_engine::view::{ProductView, TakenAgain};
use respite_l10n::Words;
use respite_wording::tell_finding;

use crate::args::ProductArguments;
use crate::failure::Failure;

/// Says that a medicine is no longer taken.
pub(crate) fn product(
    engine: &mut Engine,
    arguments: &ProductArguments,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    let id = engine.product_named(&arguments.name)?;
    let products = engine.medicines(&tell_finding(words), now)?.products;
    let untold = products.into_iter().find(|product| product.id == id && arguments.on.is_none());
    let days = untold.iter().flat_map(days_meant).collect::<BTreeSet<_>>();
    if !days.is_empty() {
        let ways = days.into_iter().chain([now.day()]);
        let ways = ways.map(|day| words.msg_dose_stop_on(words.date_long(day), arguments.name.trim(), day.to_string()));
        let told = std::iter::once(words.msg_dose_stop_since()).chain(ways).collect::<Vec<_>>().join("\n");
        return Err(Failure::Asks { told });
    }
    engine.stop_product(id, arguments.on.as_deref(), now)?;
    let already = untold.filter(|product| !product.in_use).and_then(|product| stopped_on(&product, words));
    let off = words.msg_medicines_form_stopped(arguments.name.trim());
    Ok(already.map_or(off.clone(), |already| words.sentences([off, format!("{already}.")])))
}

/// Says that a medicine is taken again.
pub(crate) fn taken_again(
    engine: &mut Engine,
    arguments: ProductArguments,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    let id = engine.product_named(&arguments.name)?;
    let listed = engine.medicines(&tell_finding(words), now)?.products;
    if listed.iter().any(|product| product.id == id && product.in_use) {
        return Ok(words.msg_dose_taken_already(arguments.name.trim()));
    }
    engine.take_again(id, &TakenAgain { since: arguments.from, until: arguments.to }, now)?;
    Ok(words.msg_dose_taken_again(arguments.name.trim()))
}

/// The days gone by that may be meant of one that is taken.
fn days_meant(product: &ProductView) -> impl Iterator<Item = NaiveDate> {
    let days = [&product.stop_taken, &product.stop_planned].into_iter().filter(|_| product.in_use);
    days.filter_map(|day| day.as_ref()?.parse().ok())
}

/// Since when it is no longer taken, and the last dose after that.
pub(crate) fn stopped_on(product: &ProductView, words: &Words) -> Option<String> {
    let day = product.stopped_on.as_ref()?.parse().ok()?;
    let stopped = words.msg_medicines_stopped_on(words.date_long(day));
    let since = product.taken_since.last().and_then(|day| day.parse().ok());
    let since = since.map(|day| words.msg_medicines_taken_since(words.date_long(day)));
    Some(words.phrases(std::iter::once(stopped).chain(since)))
}
