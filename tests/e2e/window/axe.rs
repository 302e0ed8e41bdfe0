//! What axe has to say against what stands in the window.

use serde_json::{Value, json};

use super::Window;

/// axe-core, as the screen's own packages bring it.
const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/node_modules/axe-core/axe.min.js");

/// What axe has to say against a screen.
#[derive(Debug, Clone)]
pub struct Violation {
    /// The rule, such as `color-contrast`.
    pub rule: String,
    /// What it asks for.
    pub help: String,
    /// What breaks it: selectors, and why.
    pub elements: Vec<String>,
}

impl Window<'_> {
    /// What axe has to say against this screen: WCAG 2.2 A and AA, and good practice.
    #[track_caller]
    pub fn violations(&self) -> Vec<Violation> {
        self.need_axe();
        let report = self.run(self.client.execute_async(
            "const done = arguments[arguments.length - 1];
             const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
             axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
                .then((report) => done(report), (error) => done({ error: String(error) }))",
            vec![],
        ));
        let violations =
            report["violations"].as_array().unwrap_or_else(|| panic!("axe did not run: {}", report["error"]));
        // A report without a single passed rule looked at nothing.
        assert!(report["passes"].as_array().is_some_and(|passes| !passes.is_empty()), "axe found nothing to look at");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let element = |node: &Value| format!("{} ({})", node["target"], text(&node["failureSummary"]));
        violations
            .iter()
            .map(|violation| Violation {
                rule: text(&violation["id"]),
                help: text(&violation["help"]),
                elements: violation["nodes"].as_array().into_iter().flatten().map(element).collect(),
            })
            .collect()
    }

    /// Stops the test if axe has anything to say against this screen.
    #[track_caller]
    pub fn assert_accessible(&self) {
        let violations = self.violations();
        assert!(violations.is_empty(), "axe: {violations:#?}");
    }

    #[track_caller]
    pub(super) fn need_axe(&self) {
        if self.script("return typeof axe", vec![]) != json!("object") {
            let axe = std::fs::read_to_string(AXE).expect("axe-core is missing: run `npm ci` in ui/");
            self.script(&axe, vec![]);
        }
    }
}
