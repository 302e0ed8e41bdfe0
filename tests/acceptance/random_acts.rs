//! Acts of all kinds in any order, through two engines on one folder, while clocks are set, zones change, and the computer is
//! switched off at any point: after each act all that was acknowledged is there, as it was said, and the screens answer.

mod acts;
mod world;

use acts::step;
use proptest::prelude::*;
use world::World;

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_each_act_all_that_was_acknowledged_is_there(steps in prop::collection::vec(step(), 1..25)) {
        let mut world = World::new();
        for step in &steps {
            world.step(step);
            world.check();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_told_comes_back_equal_from_the_files(steps in prop::collection::vec(step(), 1..25)) {
        let mut world = World::new();
        steps.iter().for_each(|step| world.step(step));
        crate::import::comes_back_equal(world.folder.path());
    }
}
