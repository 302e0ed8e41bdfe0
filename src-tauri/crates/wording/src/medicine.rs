//! What is true of doses, in sentences.

use respite_domain::medicine::Finding;

/// The sentences for a finding, and whom to call.
pub fn tell_finding(finding: &Finding) -> (String, Option<String>) {
    match *finding {}
}
