//! Products, doses and side effects: keep them, and tell what is true of them.

use respite_domain::Invalid;
use respite_domain::medicine::Finding;
use respite_domain::time::Moment;

use crate::view::{
    DoseDraft, DoseSaved, DosesView, FindingView, Medicines, ProductDraft, Saved, SideEffectDraft,
};
use crate::{Engine, Result};

/// Puts a finding into words: a sentence or more, and whom to call.
pub type Tell = fn(&Finding) -> (String, Option<String>);

impl Engine {
    /// The screen "Medicines".
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn medicines(&self, _tell: Tell, now: &Moment) -> Result<Medicines> {
        Ok(Medicines { now: now.wall.to_rfc3339(), region: "us".into(), products: vec![], doses: vec![], earlier: None, last24h: vec![], findings: vec![], drowsy: None, side_effects: vec![], side_effects_offered: vec![], catalogue: vec![], flags: vec![], flags_offered: vec![] })
    }
    /// S
    pub fn more_doses(&self, _before: &str) -> Result<DosesView> { Err(Invalid::NotFound.into()) }
    /// S
    pub fn save_product(&mut self, _id: Option<i32>, _draft: &ProductDraft, _now: &Moment) -> Result<Saved> { Err(Invalid::NotFound.into()) }
    /// S
    pub fn check_label(&mut self, _id: i32, _now: &Moment) -> Result<()> { Err(Invalid::NotFound.into()) }
    /// S
    pub fn stop_product(&mut self, _id: i32, _now: &Moment) -> Result<()> { Err(Invalid::NotFound.into()) }
    /// S
    pub fn resume_product(&mut self, _id: i32, _now: &Moment) -> Result<()> { Err(Invalid::NotFound.into()) }
    /// S
    pub fn delete_product(&mut self, _id: i32, _now: &Moment) -> Result<()> { Err(Invalid::NotFound.into()) }
    /// S
    pub fn restore_product(&mut self, _id: i32, _now: &Moment) -> Result<()> { Err(Invalid::NotFound.into()) }
    /// S
    pub fn dose_check(&self, _id: Option<i32>, _draft: &DoseDraft, _tell: Tell, _now: &Moment) -> Result<Vec<FindingView>> { Err(Invalid::NotFound.into()) }
    /// S
    pub fn log_dose(&mut self, _draft: &DoseDraft, _tell: Tell, _now: &Moment) -> Result<DoseSaved> { Err(Invalid::NotFound.into()) }
    /// S
    pub fn update_dose(&mut self, _id: i32, _draft: &DoseDraft, _tell: Tell, _now: &Moment) -> Result<DoseSaved> { Err(Invalid::NotFound.into()) }
    /// S
    pub fn delete_dose(&mut self, _id: i32, _now: &Moment) -> Result<()> { Err(Invalid::NotFound.into()) }
    /// S
    pub fn restore_dose(&mut self, _id: i32, _now: &Moment) -> Result<()> { Err(Invalid::NotFound.into()) }
    /// S
    pub fn acknowledge_driving(&mut self, _now: &Moment) -> Result<()> { Err(Invalid::NotFound.into()) }
    /// S
    pub fn log_side_effect(&mut self, _draft: &SideEffectDraft, _now: &Moment) -> Result<Saved> { Err(Invalid::NotFound.into()) }
    /// S
    pub fn delete_side_effect(&mut self, _id: i32, _now: &Moment) -> Result<()> { Err(Invalid::NotFound.into()) }
    /// S
    pub fn restore_side_effect(&mut self, _id: i32, _now: &Moment) -> Result<()> { Err(Invalid::NotFound.into()) }
    /// S
    pub fn set_medicine_flags(&mut self, _flags: &[String]) -> Result<()> { Err(Invalid::NotFound.into()) }
}
