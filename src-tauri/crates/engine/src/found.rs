//! What is found of the doses, for the screen.

use respite_domain::medicine::Finding;

use crate::shown::number;
use crate::view::{FindingView, Strength};

/// Puts a finding into words: one to three sentences, and whom to call once too much was taken.
pub type Tell<'a> = &'a dyn Fn(&Finding) -> (String, Option<String>);

/// Findings for the screen. Whom to call is said once.
pub(crate) fn views(findings: &[Finding], tell: Tell<'_>) -> Vec<FindingView> {
    let mut views: Vec<FindingView> = findings.iter().map(|finding| view(finding, tell)).collect();
    let mut told = false;
    for view in &mut views {
        view.help = view.help.take().filter(|_| !told);
        told = told || view.help.is_some();
    }
    views
}

fn view(finding: &Finding, tell: Tell<'_>) -> FindingView {
    let (message, help) = tell(finding);
    FindingView {
        kind: finding.kind.code().to_owned(),
        strength: if finding.strong { Strength::Strong } else { Strength::Notice },
        waits: finding.waits,
        message,
        calls: finding.poison,
        help,
        ingredient: finding.kind.ingredient().filter(|name| !name.is_empty()).map(str::to_owned),
        products: finding.kind.products().into_iter().map(|named| number(named.id)).collect(),
    }
}
