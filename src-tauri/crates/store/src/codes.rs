//! Codes of the domain in a column.

use respite_domain::Code;
use respite_domain::charts::MarkKind;
use respite_domain::entry::{Longest, Pattern, Walking};
use respite_domain::episode::StillHadIt;
use respite_domain::exercise::{Ending, Exercise, Morning, Side};
use respite_domain::goal::GoalEnd;
use respite_domain::history::{ConditionKind, TestKind};
use respite_domain::medicine::{LabelSource, ProductKind, SideEffectStrength, Unit};
use respite_domain::moving::{Lying, RestAnswer};
use respite_domain::own_pack::PackKind;
use respite_domain::place::Place;
use respite_domain::plan::{PlanKind, SlotSaid};
use respite_domain::region::Region;
use respite_domain::relief::ReliefKind;
use respite_domain::reminder::ReminderKind;
use respite_domain::session::{Skin, Thermal};
use respite_domain::visit::VisitKind;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_domain::words::List;
use rusqlite::types::{Value, ValueRef};

use crate::cells::Cell;

/// Sets of which a column holds one value, as its code.
macro_rules! coded {
    ($($Set:ty),+ $(,)?) => {$(
        impl Cell for $Set {
            fn value(&self) -> Value {
                Value::Text(self.code().to_owned())
            }

            fn of(value: ValueRef<'_>) -> Option<Self> {
                Self::from_code(value.as_str().ok()?).ok()
            }
        }
    )+};
}

coded! {
    AskedBy, ConditionKind, Ending, Exercise, Extent, GoalEnd, LabelSource, List, Longest, Lying, MarkKind, Morning, PackKind, Pattern, Place, PlanKind, ProductKind, Region, ReliefKind,
    ReminderKind, RestAnswer, Side, SideEffectStrength, Skin, SlotSaid, StillHadIt, TestKind, Thermal, Unit, VisitKind, Walking,
}
