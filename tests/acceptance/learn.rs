//! The pages to learn from, in the terminal. They need no diary and make none.

use respite_learn::Library;
use serde_json::Value;

use crate::terminal::Terminal;

fn said(words: &[&str]) -> String {
    let terminal = Terminal::without_diary();
    let said = terminal.done(&[&["learn"], words].concat());
    assert_eq!(std::fs::read_dir(terminal.folder()).unwrap().count(), 0, "reading makes no diary");
    said.out
}

#[test]
fn every_page_is_listed_and_is_read_by_its_name() {
    let list = said(&[]);
    for page in Library::of("en").pages() {
        assert!(list.contains(&format!("{} ({})", page.title, page.name)), "{list}");
        let read = said(&[&page.name]);
        assert!(read.starts_with(&page.title.to_uppercase()), "{read}");
        assert!(read.contains("WHERE THIS COMES FROM\n[1] "), "{read}");
        assert!(read.lines().all(|line| line.chars().count() <= 80), "{read}");
    }
}

#[test]
fn words_find_the_pages_that_hold_them() {
    let found = said(&["frozen", "vegetables"]);
    assert!(found.starts_with("HEAT AND COLD\n"), "the only page with them is shown: {found}");
    let found = said(&["bed"]);
    assert!(found.contains("(positions)") && found.contains("(rest-and-walks)"), "{found}");
    assert!(!found.contains("(what-scans-show)"), "{found}");
    assert!(said(&["zebra"]).starts_with("No page has all of these words."));
}

#[test]
fn scripts_get_a_list_of_pages_or_the_page_of_a_name() {
    let list: Value = serde_json::from_str(&said(&["--json"])).unwrap();
    assert_eq!(list.as_array().unwrap().len(), Library::of("en").pages().len());
    let one: Value = serde_json::from_str(&said(&["frozen", "vegetables", "--json"])).unwrap();
    assert_eq!(one[0]["name"], "heat-and-cold", "one is a list too");
    let page: Value = serde_json::from_str(&said(&["medicines", "--json"])).unwrap();
    assert_eq!(page["title"], "Medicines");
    assert_eq!(page["sources"][0]["statements"][0], 54);
}
