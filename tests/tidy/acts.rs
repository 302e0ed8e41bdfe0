//! What a person does is written within an act, so that it reaches the diary that they saw.

use std::collections::BTreeSet;

use regex::Regex;

use crate::sources::{judge, sources};

/// What the store does about acts and the file itself.
const OF_THE_FILE: [&str; 7] =
    ["begin_act", "end_act", "give_up_act", "check_place", "be_hasty", "erase_deleted", "replace"];
/// What no person asked for: that a notice was shown, or taken back, is of whichever diary is open.
const OF_NOBODY: [&str; 2] = ["set_shown", "forget_shown"];

#[test]
fn the_engine_writes_within_acts_only() {
    let writer = Regex::new(r"pub fn (\w+)(?:<[^>]*>)?\(\s*&mut self").unwrap();
    let store = sources("src-tauri/crates/store/src", &[".rs"]);
    let writers: BTreeSet<&str> = store
        .iter()
        .flat_map(|source| writer.captures_iter(source.without_tests()).map(|found| found.get(1).unwrap().as_str()))
        .filter(|name| !OF_THE_FILE.contains(name) && !OF_NOBODY.contains(name))
        .collect();
    assert!(writers.len() > 20 && writers.contains("change"), "{writers:?}");
    let call = Regex::new(r"\bself\s*\.store\s*\.(\w+)(?:::<\w+>)?\(").unwrap();
    let mut offences = Vec::new();
    // The diary to try out is made before anybody sees it.
    for source in sources("src-tauri/crates/engine/src", &[".rs"]).iter().filter(|file| !file.path.contains("/demo")) {
        let calls = call.captures_iter(source.without_tests());
        offences.extend(
            calls
                .filter(|found| writers.contains(&found[1]))
                .map(|found| format!("{} writes by `{}`", source.at(found.get(0).unwrap().start()), &found[1])),
        );
    }
    judge("Write within `self.act(|engine| engine.store.…)`.", &offences);
}
