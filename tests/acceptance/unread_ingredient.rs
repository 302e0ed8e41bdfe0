//! An ingredient of a medicine that can't be read: what can be read counts, and that a part can't is said wherever it is told of.

use respite_domain::medicine::ProductKind;

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::page_limits::{add, page, take};
use crate::terminal::say_in;
use crate::unreadable::spoil;

#[test]
fn a_part_that_can_not_be_read_is_told_and_what_can_be_read_counts() {
    for (damage, named) in [("micrograms = 'many'", true), ("ingredient = x'FF00'", false)] {
        let mut desk = Desk::at("2026-11-20 10:00");
        let id = add(&mut desk, "Flexeril", ProductKind::Prescribed, ("cyclobenzaprine", 10.0), Some(3.0));
        spoil(desk.folder(), &format!("UPDATE product_ingredient SET {damage}"));
        desk.reopen();
        take(&mut desk, id, 2.0);
        desk.pass_minutes(600);
        take(&mut desk, id, 2.0);
        let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
        let kinds: Vec<&str> = view.findings.iter().map(|finding| finding.kind.as_str()).collect();
        assert!(kinds.contains(&"over-limit") && kinds.contains(&"driving"), "{damage}: {kinds:?}");
        let over = view.findings.iter().find(|finding| finding.kind == "over-limit").unwrap();
        assert!(over.message.contains("Flexeril: 4 tablets in 24 hours.") && over.help.is_some(), "{over:?}");
        assert!(view.products[0].unread && view.doses[0].unread, "{damage}");
        assert_eq!(view.products[0].muscle_relaxer, named, "{damage}");
        let text = page(&mut desk, "2026-11-20", "2026-11-20");
        assert!(
            text.contains("over what was prescribed on 1 day, a part of it can't be read and is not counted."),
            "{text}"
        );
        let told = "A part of what is in Flexeril can't be read.";
        for words in [
            &["status", "--as-of", "2026-11-20T21:00:00+01:00"][..],
            &["dose", "--products"],
            &["dose", "Flexeril", "--units", "1"],
        ] {
            let said = say_in(desk.folder(), words);
            assert!(said.out.contains(told), "{damage} {words:?}: {} {}", said.out, said.err);
        }
        assert!(desk.engine().unreadable() > 0);
    }
}
