//! The words that these tests read: English.

use std::sync::LazyLock;

use respite_domain::medicine::Finding;
use respite_l10n::{Language, Words};

/// The words in English.
pub fn english() -> &'static Words {
    static ENGLISH: LazyLock<Words> = LazyLock::new(|| Language::En.words());
    &ENGLISH
}

/// What is true of a dose, in English.
pub fn tell_finding(finding: &Finding) -> (String, Option<String>) {
    respite_wording::tell_finding(english())(finding)
}
