//! A way round some screens, with an eye for what is wrong with each.

use fantoccini::key::Key;
use serde_json::json;

use crate::window::Window;
use crate::window::axe::Violation;

/// What can't be reached: the focus is moved there, as Tab does, and its middle must then be in sight and on top.
const OUT_OF_REACH: &str = "
    const dialogs = document.querySelectorAll(':modal');
    const root = dialogs.length ? dialogs[dialogs.length - 1] : document;
    const before = document.activeElement;
    const stops = [...root.querySelectorAll('a[href], button, input, select, textarea, summary')]
        .filter((node) => !node.disabled && node.checkVisibility());
    const bad = stops.filter((node) => {
        node.focus();
        // WebKit follows the focus only with the next frame.
        node.scrollIntoView({ block: 'nearest' });
        // The first line of a link that runs over two.
        const box = node.getClientRects()[0];
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return !top || !(node.contains(top) || node.closest('label')?.contains(top));
    });
    before?.focus?.();
    return bad.map((node) => `${node.tagName} ${node.getAttribute('aria-label') ?? node.closest('label')?.textContent ?? node.textContent}`.trim());
";

/// One way round all screens, and what was found on it.
pub struct Tour<'a> {
    window: &'a Window<'a>,
    called: &'a str,
    offences: Vec<(String, Violation)>,
    trouble: Vec<String>,
}

impl<'a> Tour<'a> {
    /// Sets out; `called` begins the name of each picture.
    pub fn of(window: &'a Window<'a>, called: &'a str) -> Self {
        Self { window, called, offences: Vec::new(), trouble: Vec::new() }
    }

    /// Goes to the top of the page.
    #[track_caller]
    pub fn to_top(&self) {
        self.window.script("document.querySelector('main').scrollTo(0, 0)", vec![]);
    }

    /// Opens all that is folded away.
    #[track_caller]
    pub fn unfold(&self) {
        self.window.script("document.querySelectorAll('details').forEach((details) => (details.open = true))", vec![]);
    }

    /// Looks at what is on the screen now.
    #[track_caller]
    pub fn look(&mut self, at: &str) {
        self.window.picture(&format!("{}-{at}", self.called));
        self.offences.extend(self.window.violations().into_iter().map(|violation| (at.to_owned(), violation)));
        let wide = "const main = document.querySelector('main');
            return [document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth]";
        let wide = self.window.script(wide, vec![]);
        if wide != json!([0, 0]) {
            self.trouble.push(format!("{at} must be pushed sideways: {wide} too wide"));
        }
        let hidden = self.window.script(OUT_OF_REACH, vec![]);
        if hidden != json!([]) {
            self.trouble.push(format!("{at}: out of reach or covered: {hidden}"));
        }
    }

    /// Looks at the dialog of this name, and closes it.
    #[track_caller]
    pub fn look_at_dialog(&mut self, name: &str, at: &str) {
        self.window.role("dialog", name);
        self.look(at);
        self.window.press(Key::Escape);
        self.window.wait_gone("dialog", name);
    }

    /// Tells all that was found; nothing, if all is well.
    #[track_caller]
    pub fn end(self) {
        assert!(self.offences.is_empty() && self.trouble.is_empty(), "{:#?}\n{:#?}", self.trouble, self.offences);
    }
}
