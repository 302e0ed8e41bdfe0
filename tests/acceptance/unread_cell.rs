//! A medicine of which a cell can't be read: what can be read of it counts, and its limits are told as compared by nobody.

use respite_domain::medicine::ProductKind;

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::page_limits::{add, page, take};
use crate::terminal::say_in;
use crate::unreadable::spoil;

/// What of the row of a product may be lost, each as a disk loses it.
const DAMAGES: [&str; 9] = [
    "label_source = 'elsewhere'",
    "checked_on = 'some day'",
    "checked_in = 'nowhere'",
    "kind = 'found'",
    "unit = 'handful'",
    "stopped_on = 'some day'",
    "course_start = 'some day'",
    "directions = CAST(x'FF00' AS TEXT)",
    "per_day = 99999999",
];

#[test]
fn a_cell_that_can_not_be_read_costs_that_cell() {
    for damage in DAMAGES {
        let mut desk = Desk::at("2026-11-20 10:00");
        let id = add(&mut desk, "Aleve", ProductKind::Otc, ("naproxen", 220.0), Some(3.0));
        let advil = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), Some(6.0));
        spoil(desk.folder(), &format!("UPDATE product SET {damage} WHERE id = {id}"));
        desk.reopen();
        take(&mut desk, id, 4.0);
        take(&mut desk, advil, 1.0);
        let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
        let kinds: Vec<&str> = view.findings.iter().map(|finding| finding.kind.as_str()).collect();
        assert!(kinds.contains(&"two-nsaids"), "{damage}: {kinds:?}");
        let aleve = view.products.iter().find(|product| product.name == "Aleve").unwrap();
        assert_eq!(aleve.contents[0].mg_per_unit, 220.0, "{damage}");
        // It is checked where all that its limits hang on can be read, and else told as not compared.
        let is_compared = aleve.label.as_ref().is_some_and(|label| label.checked);
        let of_limits = ["label_source", "checked", "kind", "per_day"].iter().any(|of| damage.starts_with(of));
        assert_eq!(is_compared, !of_limits, "{damage}");
        assert_eq!(kinds.contains(&"over-limit"), is_compared, "{damage}: {kinds:?}");
        assert!(desk.engine().unreadable() > 0, "{damage}");
        let said = say_in(desk.folder(), &["dose", "Aleve", "--units", "1"]);
        let unsaid = "Log only. The label is not checked.";
        assert_eq!(said.out.contains(unsaid), of_limits, "{damage}: {}", said.out);
        let text = page(&mut desk, "2026-11-20", "2026-11-20");
        assert!(text.contains("Aleve") && text.contains("naproxen"), "{damage}: {text}");
        assert_eq!(text.contains("label not compared on 1 day"), of_limits, "{damage}: {text}");
        // What can't be read is not written over.
        desk.try_to(|engine, now| engine.check_label(id, now)).unwrap_err();
    }
}
