//! What is looked at before a pack goes on, from wherever it is started; and the person's word that something is over.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use respite_domain::before_start::{
    self, Ask, FEVER, Facts, FeltSleepy, HEAT_LOOKED_BACK, HEAT_MOST_DAYS, Hurt, INJURIES, SLEEPY, SkinTold, Taken,
    all_keys, asks, asks_of_pack, asks_of_person, asks_since, normal_again,
};
use respite_domain::medicine::{DROWSY_FOR, Product};
use respite_domain::place::{Place, Places};
use respite_domain::relief::ReliefKind;
use respite_domain::safety::{self, EFFECTS};
use respite_domain::session::{Session, StoredSession, Thermal};
use respite_domain::start::{Refusal, allows, confirmed, may_start};
use respite_domain::time::{Moment, WallTime};
use respite_domain::warning_sign::is_over;
use respite_domain::{Code, Invalid};
use respite_store::{Passed, StoredProduct, StoredSignAnswer};

use crate::diary_at::DiaryAt;
use crate::outlook::bare;
use crate::shown::{codes, number};
use crate::view::{AskView, BeforeStartView, Coded, HeldSkin, OffNow, Over, PackAgain, SessionStart, SkinHeld};
use crate::{At, Engine, Result, draft};

/// How far back a dose may lie and still count: further than the longest interval that a label can name.
const DOSES_BACK: TimeDelta = TimeDelta::days(8);

impl Engine {
    /// Looks at all that may hold a pack back at a moment, and at what was said yes to.
    ///
    /// # Errors
    /// Something holds it back or wants a yes first, or the disk does not answer.
    pub(crate) fn before_start(&self, start: &SessionStart, places: Places, at: &At) -> Result<()> {
        let diary = self.diary_at(at);
        let (kind, facts) = (start.kind.0, self.facts_before_start(&diary)?);
        // What holds it back there is said first: the sheet would not tell of which skin.
        allows(kind, places, &facts)?;
        safety::binds(&self.store.safety_sheets(at.by)?, &self.told_elsewhere(&diary)?)?;
        let own = self.own_pack(start.own_pack)?;
        let asks = asks(kind, &facts, &at.moment).into_iter().chain(own.as_ref().and_then(asks_of_pack));
        Ok(confirmed(asks.collect(), &start.confirmed)?)
    }

    /// What is asked besides where there is a person to ask: the safety sheet, and what the diary does not know.
    ///
    /// # Errors
    /// As [`Engine::before_start`].
    pub(crate) fn before_start_in_window(&self, start: &SessionStart, now: &Moment) -> Result<()> {
        let at = At::now(now);
        let diary = self.diary_at(&at);
        let (kind, facts) = (start.kind.0, self.facts_before_start(&diary)?);
        allows(kind, draft::some_places(&start.places)?, &facts)?;
        safety::allows(&self.store.safety_sheets(None)?, &self.told_elsewhere(&diary)?, now)?;
        Ok(confirmed(asks_of_person(kind, &facts, now), &start.confirmed)?)
    }

    /// What the diary asks a second yes for before a pack of this kind goes on at a moment.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn asked_before_start(&self, start: &SessionStart, at: &At) -> Result<Vec<AskView>> {
        let facts = self.facts_before_start(&self.diary_at(at))?;
        let asked = asks(start.kind.0, &facts, &at.moment).iter().map(ask_view).collect::<Vec<_>>();
        Ok(asked.into_iter().chain(self.asked_of_pack(start.own_pack)?).collect())
    }

    /// What a person is asked before a pack of this kind.
    pub(crate) fn asked_of_person(&self, kind: Thermal, diary: &DiaryAt<'_>) -> Result<Vec<AskView>> {
        let facts = self.facts_before_start(diary)?;
        Ok(asks_of_person(kind, &facts, &diary.at().moment).iter().map(ask_view).collect())
    }

    /// The last timed pack, where it may go on again at a moment and nothing but a yes stands before it.
    pub(crate) fn pack_again(&self, diary: &DiaryAt<'_>) -> Result<Option<PackAgain>> {
        let now = &diary.at().moment;
        let Some(last) = self.last_timed()? else { return Ok(None) };
        let once_more = Session { started: now.clone(), ended: None, end_unknown: false, ..last };
        let Session { kind, places, own_pack, .. } = once_more;
        let shelf = diary.shelf_of_packs()?;
        // Of one that is known it is what its maker allows by now.
        let allowed = if own_pack.is_some() { shelf.allowed(own_pack) } else { once_more.allowed };
        let minutes = once_more.minutes.min(allowed.unwrap_or(once_more.minutes));
        // One that is off the list is not offered again; how long it may be on stays.
        let own = shelf.listed(own_pack).filter(|own| own.pack.may_be_timed(kind).is_ok());
        let facts = self.facts_before_start(diary)?;
        let sheets = self.store.safety_sheets(diary.at().by)?;
        let told = self.told_elsewhere(diary)?;
        let may = may_start(&once_more, &bare(diary.sessions()?), now)
            .and_then(|()| allows(kind, places, &facts))
            .and_then(|()| safety::allows(&sheets, &told, now));
        Ok(may.is_ok().then(|| PackAgain {
            kind: Coded(kind),
            places: codes(places),
            minutes: i32::try_from(minutes).unwrap_or(i32::MAX),
            allowed: allowed.map(|most| i32::try_from(most).unwrap_or(i32::MAX)),
            own_pack: own.and_then(|own| shelf.named(Some(own.id))),
            asks: asks_of_person(kind, &facts, now)
                .iter()
                .chain(own.and_then(asks_of_pack).as_ref())
                .map(ask_view)
                .collect(),
        }))
    }

    /// "It looks normal again": the skin told at these places and no other, after whichever session. None named: all of it.
    ///
    /// # Errors
    /// What [`normal_again`] says, or the disk can't take it; nothing is saved then.
    pub fn skin_looks_normal(&mut self, places: &[String], now: &Moment) -> Result<Over> {
        let wanted = draft::places(places)?;
        self.act(|engine| {
            let told = engine.store.skin_told(None)?;
            let meant = normal_again(&told, wanted, now)?;
            engine.over(meant.into_iter().map(|told| Passed::Skin(told.telling)), now)
        })
    }

    /// "I told that by mistake", of these tellings: the skin never looked so. Others stand. Or the way back from that.
    ///
    /// # Errors
    /// [`Invalid::NotFound`] where there is no such telling, or the disk can't take it; nothing is changed then.
    pub fn set_skin_mistaken(&mut self, tellings: &[i32], mistaken: bool, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let each = tellings.iter().map(|telling| (*telling).into());
            Ok(each.into_iter().try_for_each(|telling| engine.store.set_skin_mistaken(telling, mistaken, now.wall))?)
        })
    }

    /// The number of what was told last of the skin at these places, anywhere where none is named.
    ///
    /// # Errors
    /// [`Invalid::NotFound`] where nothing is held there.
    pub fn last_skin_told(&self, places: &[String]) -> Result<i32> {
        let wanted = draft::places(places)?;
        let told = self.store.skin_told(None)?;
        let there = |told: &&SkinTold| told.holds() && (wanted.is_empty() || told.places.shares(wanted));
        let last = told.iter().rev().find(there).ok_or(Invalid::NotFound)?;
        Ok(number(last.telling))
    }

    /// "The fever has passed."
    ///
    /// # Errors
    /// [`Invalid::NotFound`] where none was ticked, or the disk can't take it; nothing is saved then.
    pub fn fever_has_passed(&mut self, now: &Moment) -> Result<Over> {
        self.act(|engine| {
            let fevers = engine.store.fevers_told(&engine.store.sign_answers(None)?, None)?;
            engine.over(fevers.iter().filter(|fever| !fever.passed).map(|fever| Passed::Fever(fever.answer)), now)
        })
    }

    /// That was said by mistake: what it was about holds packs back again.
    ///
    /// # Errors
    /// It is not there any more, or the disk can't take it; nothing is changed then.
    pub fn not_over(&mut self, over: &Over, now: &Moment) -> Result<()> {
        self.act(|engine| {
            for id in &over.ids {
                engine.store.set_deleted::<Passed>((*id).into(), true, now.wall)?;
            }
            Ok(())
        })
    }

    /// What holds packs back at a moment, for the screens.
    pub(crate) fn before_start_view(&self, diary: &DiaryAt<'_>) -> Result<BeforeStartView> {
        let (facts, now) = (self.facts_before_start(diary)?, &diary.at().moment);
        let of = |kind| asks_of_person(kind, &facts, now).iter().map(ask_view).collect();
        Ok(BeforeStartView {
            held_skin: held(&facts.skin, now),
            fever: before_start::fever(&facts).map(|fever| fever.at.to_rfc3339()),
            heat: of(Thermal::Heat),
            cold: of(Thermal::Cold),
            heat_on_most_days: self.heat_on_most_days(diary.at())?,
        })
    }

    /// Whether heat was used on most of the last days, timed or told, as a pack or among what was tried.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn heat_on_most_days(&self, at: &At) -> Result<bool> {
        let from = at.day() - TimeDelta::days(HEAT_LOOKED_BACK - 1);
        let sessions = self.store.sessions_of_days(from, at.day(), at.by)?.into_iter().map(|stored| stored.session);
        let heat = sessions.filter(|session| session.kind == Thermal::Heat).map(|session| session.started.day());
        let tried = self.store.reliefs(from, at.day(), at.by)?.into_iter().map(|stored| stored.value);
        let tried = tried.filter(|relief| relief.kind == ReliefKind::Heat).map(|relief| relief.tried_at.date_naive());
        Ok(heat.chain(tried).collect::<BTreeSet<_>>().len() >= HEAT_MOST_DAYS)
    }

    fn over(&mut self, passed: impl Iterator<Item = Passed>, now: &Moment) -> Result<Over> {
        self.act(|engine| {
            let mut ids = Vec::new();
            for passed in passed {
                ids.push(number(engine.store.add(&passed, now.wall)?));
            }
            if ids.is_empty() { Err(Invalid::NotFound.into()) } else { Ok(Over { ids }) }
        })
    }

    /// What would keep a pack from going on holds for one that lies there too, and so does what was told since that would have been asked
    /// about. What can't be read besides skin and fever keeps no pack from being shown.
    pub(crate) fn why_off_now(&self, stored: &StoredSession, diary: &DiaryAt<'_>) -> Result<Option<OffNow>> {
        match allows(stored.session.kind, stored.session.places, diary.body()?) {
            Err(Refusal::SkinNotNormal { .. }) => return Ok(Some(OffNow::Skin)),
            Err(Refusal::Fever { .. }) => return Ok(Some(OffNow::Fever)),
            _ => {}
        }
        Ok(self.told_under(stored, diary).unwrap_or_else(|error| {
            tracing::warn!(%error, "what was told since a pack went on could not be read");
            None
        }))
    }

    /// Whether something that was told of the body speaks against heat and cold, and no clinician has agreed to it.
    pub(crate) fn asks_clinician(&self, diary: &DiaryAt<'_>) -> Result<bool> {
        let sheets = self.store.safety_sheets(diary.at().by)?;
        Ok(safety::binds(&sheets, &self.told_elsewhere(diary)?) == Err(Refusal::AskClinicianFirst))
    }

    fn told_under(&self, stored: &StoredSession, diary: &DiaryAt<'_>) -> Result<Option<OffNow>> {
        if self.asks_clinician(diary)? {
            return Ok(Some(OffNow::Body));
        }
        let (facts, now) = (self.facts_before_start(diary)?, &diary.at().moment);
        let session = &stored.session;
        let asks = asks_since(session.kind, &facts, (&stored.told(), &session.asked), now);
        Ok(asks.iter().find_map(|ask| match ask {
            Ask::Drowsy(_) | Ask::Alcohol(_) | Ask::Sleepy(_) => Some(OffNow::Sleepy),
            Ask::Unknown(_) => Some(OffNow::Unknown),
            Ask::Injury(_) => Some(OffNow::Injury),
            // A fever is a reason against heat alone (3.1): before cold it wants a yes, and a cold pack that lies may lie on.
            Ask::Fever(_) | Ask::AnyInjury | Ask::Instructions(_) => None,
        }))
    }

    /// The keys of all that is known now to want a yes before a pack. That the person felt sleepy is known behind each dose too.
    pub(crate) fn asked_by(&self, now: &Moment) -> Result<Vec<String>> {
        let at = At::now(now);
        let facts = self.facts_before_start(&self.diary_at(&at))?;
        Ok(all_keys(&Facts { sleepy: self.felt_sleepy(&at, &[])?, ..facts }, now))
    }

    fn facts_before_start(&self, diary: &DiaryAt<'_>) -> Result<Facts> {
        let (signs, at) = (diary.signs()?, diary.at());
        let injuries = self.injuries_told(signs, at)?;
        let doses = self.doses_before_start(at)?;
        let sleepy = self.felt_sleepy(at, &doses)?;
        Ok(Facts { doses, sleepy, injuries, ..diary.body()?.clone() })
    }

    /// When all that was told that can hold a pack back, or asks before it, as far as both clocks are known of it.
    pub(crate) fn told_before_start(&self, diary: &DiaryAt<'_>) -> Result<Vec<Moment>> {
        let Facts { doses, skin, injuries, .. } = self.facts_before_start(diary)?;
        let mut told: Vec<Moment> = doses.into_iter().map(|taken| taken.at).collect();
        told.extend(skin.into_iter().map(|skin| skin.told));
        told.extend(injuries.into_iter().filter_map(|hurt| hurt.told));
        told.extend(diary.signs()?.iter().map(|stored| stored.at.clone()));
        for code in SLEEPY.into_iter().chain(EFFECTS.map(|(code, _)| code)) {
            let effects = self.store.side_effects_of(code, diary.at().by)?;
            told.extend(effects.into_iter().map(|stored| stored.value.moment()));
        }
        Ok(told)
    }

    /// Of these facts the skin and the fevers.
    pub(crate) fn told_of_body(&self, diary: &DiaryAt<'_>) -> Result<Facts> {
        let by = diary.at().by;
        let mut fevers = self.store.fevers_told(diary.signs()?, by)?;
        // Who leaves it out of the whole list of a later day says that it has passed.
        let told = diary.told_signs()?;
        for fever in &mut fevers {
            fever.passed |= told.place(fever.answer).is_some_and(|place| is_over(&told.answers, place, FEVER));
        }
        Ok(Facts { skin: self.store.skin_told(by)?, fevers, ..Facts::default() })
    }

    fn doses_before_start(&self, at: &At) -> Result<Vec<Taken>> {
        let takings = self.store.takings(&at.moment.after(-DOSES_BACK), at.by)?;
        if takings.is_empty() {
            return Ok(Vec::new());
        }
        let products: BTreeMap<i64, StoredProduct> =
            self.products()?.into_iter().map(|stored| (stored.id, stored)).collect();
        let taken = takings.into_iter().map(|taking| {
            // One that can't be read may be any.
            let product = products.get(&taking.product).map(|stored| &stored.product);
            Taken {
                dose: taking.dose,
                product: taking.product,
                name: product.map(|product| product.name.clone()),
                at: taking.at,
                drowsy: product.is_none_or(Product::is_sedating),
                unknown: product.is_some_and(Product::is_known_in_part),
                alcohol: taking.alcohol,
                counts_for: product.map_or(DROWSY_FOR, Product::drowsy_for),
            }
        });
        Ok(taken.filter(|taken| taken.drowsy || taken.unknown || taken.alcohol).collect())
    }

    /// When the person felt sleepy. Where they named a product of which a dose counts, that dose is asked about.
    fn felt_sleepy(&self, at: &At, doses: &[Taken]) -> Result<Vec<FeltSleepy>> {
        let counts = |product: i64| {
            doses.iter().any(|taken| taken.product == product && at.moment.least_since(&taken.at) < taken.counts_for)
        };
        let mut felt = Vec::new();
        for what in SLEEPY {
            let effects = self.store.side_effects_of(what, at.by)?.into_iter();
            felt.extend(
                effects
                    .filter(|stored| !stored.value.product.is_some_and(counts))
                    .map(|stored| FeltSleepy { effect: stored.id, at: stored.value.moment() }),
            );
        }
        Ok(felt)
    }

    /// The days of injuries, as far as a day is known: those of the history, and falls ticked as a warning sign. What set a
    /// spasm off is no injury: heat for a spasm without one is not held back (3.1).
    fn injuries_told(&self, signs: &[StoredSignAnswer], at: &At) -> Result<Vec<Hurt>> {
        let fell = |stored: &&StoredSignAnswer| stored.answer.ticked.iter().any(|sign| INJURIES.contains(&sign.code()));
        let falls = signs.iter().filter(fell);
        let falls = falls.map(|stored| Hurt { day: stored.answer.at.date_naive(), told: Some(stored.at.clone()) });
        // One that lies ahead was told while the clock was ahead, unless it is the past that is looked at.
        Ok(self
            .store
            .hurts()?
            .into_iter()
            .chain(falls)
            .filter(|hurt| at.by.is_none() || hurt.day <= at.day())
            .collect())
    }
}

/// Skin that packs are kept away from.
pub(crate) fn held_skin(diary: &DiaryAt<'_>) -> Result<Vec<HeldSkin>> {
    Ok(held(&diary.body()?.skin, &diary.at().moment))
}

/// When the latest fever was ticked that has not passed.
pub(crate) fn fever(diary: &DiaryAt<'_>) -> Result<Option<WallTime>> {
    Ok(before_start::fever(diary.body()?).map(|fever| fever.at))
}

/// Skin that packs are kept away from, place by place, from the neck down.
pub(crate) fn skin_held(diary: &DiaryAt<'_>) -> Result<Vec<SkinHeld>> {
    let held = held_skin(diary)?;
    let latest_at = |place: Place| held.iter().find(|held| held.keeps_away.iter().any(|code| code == place.code()));
    let by_place = Place::all().filter_map(|place| {
        let HeldSkin { skin, at, .. } = latest_at(place)?;
        Some(SkinHeld { place: place.code().to_owned(), skin: *skin, since: at.clone() })
    });
    Ok(by_place.collect())
}

fn held(told: &[SkinTold], now: &Moment) -> Vec<HeldSkin> {
    // Of the same places the one that holds longest, of equals the latest.
    let mut holding: Vec<&SkinTold> = Vec::new();
    for told in told.iter().rev().filter(|told| told.holds()) {
        match holding.iter_mut().find(|known| known.places == told.places) {
            Some(known) if known.heals_from(now) < told.heals_from(now) => *known = told,
            Some(_) => {}
            None => holding.push(told),
        }
    }
    holding
        .into_iter()
        .map(|told| HeldSkin {
            telling: number(told.telling),
            places: codes(told.places),
            keeps_away: codes(told.places.with_neighbours()),
            skin: Coded(told.skin),
            at: told.at().to_rfc3339(),
            heals_from: told.heals_from(now).map(|first| first.to_string()),
        })
        .collect()
}

pub(crate) fn ask_view(ask: &Ask) -> AskView {
    let (product, at) = match ask {
        Ask::Drowsy(taken) | Ask::Unknown(taken) | Ask::Alcohol(taken) => {
            (taken.name.clone(), Some(taken.at.wall.to_rfc3339()))
        }
        Ask::Sleepy(felt) => (None, Some(felt.at.wall.to_rfc3339())),
        Ask::Injury(day) => (None, Some(day.to_string())),
        Ask::Fever(fever) => (None, Some(fever.at.to_rfc3339())),
        Ask::AnyInjury => (None, None),
        Ask::Instructions(own) => (Some(own.pack.name.clone()).filter(|name| !name.is_empty()), None),
    };
    let about = ask.about();
    AskView { key: ask.key(), about: Coded(about), yes: Coded(about.yes()), product, at }
}
