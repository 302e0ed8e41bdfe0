//! The screen "Medicines".

use chrono::TimeDelta;
use respite_domain::Code;
use respite_domain::medicine::{
    CATALOGUE_OF, Class, Entry, Finding, FindingKind, Flag, Named, Region, SIDE_EFFECTS, catalogue,
};
use respite_domain::time::{CLOCKS_DIFFER_BY, Moment, WallTime};
use respite_store::StoredProduct;

use crate::dose::dose_view;
use crate::found::{Tell, views};
use crate::product::catalogue_view;
use crate::total::total_view;
use crate::view::{DoseView, DrowsyView, Medicines};
use crate::{At, Engine, Result, side_effect};

/// How far back the doses on the screen go.
const SHOWN: TimeDelta = TimeDelta::days(7);
/// How many side effects are shown.
const MOST_SIDE_EFFECTS: u32 = 40;
/// The day on which the driving notice was last acknowledged.
const ACKNOWLEDGED: &str = "driving-acknowledged";

impl Engine {
    /// The screen "Medicines".
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn medicines(&self, tell: Tell<'_>, now: &Moment) -> Result<Medicines> {
        let at = At::now(now);
        let flags = self.medicine_flags(now.day(), now, None)?;
        let (ticked, elsewhere) = self.known_of_person(now)?;
        let region = self.region()?;
        let stored = self.products_at(&at)?;
        let shelf = self.shelf(&at)?;
        let makes = self.store.products_as_told()?;
        let live = stored.iter().filter(|stored| stored.is_listed());
        let mut products =
            live.map(|stored| self.product_view(stored, &makes, &flags, now.day())).collect::<Result<Vec<_>>>()?;
        // In the order in which they were added: a press must not move the next one under the hand.
        products.sort_by_key(|product| (!product.in_use, product.id));
        let since = now.wall - SHOWN;
        // To the end: those too that were entered while the clock was ahead.
        let mut doses = self.store.doses(since, None)?;
        doses.reverse();
        let earlier = self.store.doses_before(since, 1)?.first().map(|_| since.to_rfc3339());
        let side_effects = self.store.side_effects(None, MOST_SIDE_EFFECTS)?;
        let findings = self.findings(&at)?;
        Ok(Medicines {
            now: now.wall.to_rfc3339(),
            region: region.map(|region| region.code().to_owned()),
            products,
            earlier,
            last24h: self.totals(&at)?.iter().map(|total| total_view(total, &stored, &shelf)).collect(),
            drowsy: self.drowsy(&findings, &stored, tell, now)?,
            findings: views(&findings, tell),
            doses: doses
                .iter()
                .map(|dose| {
                    let clock_ahead = dose.dose.at > now.wall + CLOCKS_DIFFER_BY;
                    DoseView { clock_ahead, ..dose_view(dose, &stored) }
                })
                .collect(),
            side_effects: side_effects.iter().map(|one| side_effect::view(one, &stored)).collect(),
            side_effects_offered: SIDE_EFFECTS.map(str::to_owned).to_vec(),
            catalogue: offered(region).iter().map(|entry| catalogue_view(entry, &flags)).collect(),
            catalogue_of: CATALOGUE_OF.to_owned(),
            flags: ticked,
            flags_elsewhere: elsewhere,
            flags_offered: Flag::all().filter(|flag| flag.is_offered()).map(|flag| flag.code().to_owned()).collect(),
        })
    }

    /// "I will not drive or run machines." Once a day is enough (S66).
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn acknowledge_driving(&mut self, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_settings(&[(ACKNOWLEDGED, now.day().to_string())], now.wall)?))
    }

    /// Whether the driving notice was acknowledged today, be it of a dose that no longer acts.
    pub(crate) fn driving_was_read(&self, now: &Moment) -> Result<bool> {
        Ok(self.store.setting(ACKNOWLEDGED)?.is_some_and(|day| day == now.day().to_string()))
    }

    /// What may still make drowsy, by what is true now.
    fn drowsy(
        &self,
        findings: &[Finding],
        products: &[StoredProduct],
        tell: Tell<'_>,
        now: &Moment,
    ) -> Result<Option<DrowsyView>> {
        let still: Vec<(&Named, WallTime, &Finding)> = findings
            .iter()
            .filter_map(|finding| match &finding.kind {
                FindingKind::Driving { product, until, .. } => Some((product, *until, finding)),
                _ => None,
            })
            .collect();
        let Some((_, until, last)) = still.iter().max_by_key(|(product, until, _)| (*until, *product)) else {
            return Ok(None);
        };
        let mut names: Vec<String> = Vec::new();
        for (product, ..) in &still {
            if !names.contains(&product.name) {
                names.push(product.name.clone());
            }
        }
        let is_relaxer = |stored: &&StoredProduct| stored.product.holds(Class::MuscleRelaxer);
        let mut relaxers = products.iter().filter(is_relaxer).map(StoredProduct::listed_as);
        Ok(Some(DrowsyView {
            products: names,
            until: until.to_rfc3339(),
            muscle_relaxer: relaxers.any(|relaxer| still.iter().any(|(product, ..)| product.id == relaxer)),
            acknowledged: self.driving_was_read(now)?,
            message: tell(last).0,
        }))
    }
}

/// What can be added with a few clicks. As long as nobody said where they live, what is sold in either region, and the label of
/// neither: which one it would be is not for us to guess.
fn offered(region: Option<Region>) -> Vec<Entry> {
    let Some(region) = region else {
        let mut entries: Vec<Entry> = Vec::new();
        for entry in [Region::Us, Region::Uk].into_iter().flat_map(catalogue) {
            if !entries.iter().any(|known| known.code == entry.code) {
                entries.push(Entry { label: None, ..entry });
            }
        }
        return entries;
    };
    catalogue(region)
}
