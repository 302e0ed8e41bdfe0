//! What the screen reader's bus knows of a window: roles and names, as a tree.

use zbus::wire::{OwnedObjectPath, OwnedVariant};
use zbus::{Connection, block_on};

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";

// <https://docs.gtk.org/atspi2/enum.Role.html>
const FILLER: u32 = 20;
pub const HEADING: u32 = 83;

/// One thing on the screen, with those in it.
#[derive(Debug)]
pub struct Node {
    /// As AT-SPI numbers them: WebKit gives its own names to none.
    pub role: u32,
    pub name: String,
    /// What is said of it besides.
    pub description: String,
    pub within: Vec<Node>,
}

impl Node {
    /// All that the program of this name shows; `None` while it is not there, or changes as it is read.
    pub(crate) fn of(bus: &Connection, program: &str) -> Option<Self> {
        let desktop = ("org.a11y.atspi.Registry".to_owned(), "/org/a11y/atspi/accessible/root".to_owned());
        let programs = children(bus, &desktop)?;
        let found = programs.iter().find(|at| said(bus, at, "Name").is_some_and(|name| name == program))?;
        Self::read(bus, found)
    }

    fn read(bus: &Connection, at: &(String, String)) -> Option<Self> {
        let asked = block_on(bus.call_method(Some(&*at.0), &*at.1, Some(ACCESSIBLE), "GetRole", &())).ok()?;
        let role: u32 = asked.body().deserialize().ok()?;
        let mut found = children(bus, at)?;
        if found.is_empty() && role == FILLER {
            // The page is another program's, and is told of only by its number.
            found.extend(first_child(bus, at));
        }
        let within = found.iter().map(|at| Self::read(bus, at)).collect::<Option<_>>()?;
        let [name, description] = ["Name", "Description"].map(|property| said(bus, at, property));
        Some(Self { role, name: name?, description: description?, within })
    }

    /// Calls `look` with each node and the one that it is in.
    pub fn walk<'a>(&'a self, look: &mut impl FnMut(&'a Self, &'a Self)) {
        for node in &self.within {
            look(node, self);
            node.walk(look);
        }
    }
}

fn children(bus: &Connection, at: &(String, String)) -> Option<Vec<(String, String)>> {
    let asked = block_on(bus.call_method(Some(&*at.0), &*at.1, Some(ACCESSIBLE), "GetChildren", &())).ok()?;
    let found: Vec<(String, OwnedObjectPath)> = asked.body().deserialize().ok()?;
    Some(found.into_iter().map(|(owner, path)| (owner, path.to_string())).collect())
}

fn first_child(bus: &Connection, at: &(String, String)) -> Option<(String, String)> {
    let asked = block_on(bus.call_method(Some(&*at.0), &*at.1, Some(ACCESSIBLE), "GetChildAtIndex", &(0_i32,))).ok()?;
    let (owner, path): (String, OwnedObjectPath) = asked.body().deserialize().ok()?;
    (!path.ends_with("/null")).then(|| (owner, path.to_string()))
}

fn said(bus: &Connection, at: &(String, String), property: &str) -> Option<String> {
    let properties = Some("org.freedesktop.DBus.Properties");
    let asked = block_on(bus.call_method(Some(&*at.0), &*at.1, properties, "Get", &(ACCESSIBLE, property))).ok()?;
    String::try_from(asked.body().deserialize::<OwnedVariant>().ok()?).ok()
}
