//! `docs/data.md`: what stands in the files, written from the tables' one description and the words beside their columns.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use super::form::{Field, Form, Kind};
use super::{OF_THE_PROGRAM, VERSION};
use crate::TABLES;
use crate::naming::Names;
use crate::open::in_memory;
use crate::table::Holds;

const SCHEMA: &str = include_str!("../../../../../migrations/0001_initial.sql");

const HEAD: &str = "\
# What stands in the files

`respite export --format json` and `--format csv` write all that you told, and `respite import` brings it in again. A test writes this
page from the tables, so it names every column there is. This is version VERSION of both forms; a later one is refused as newer.

## JSON

One file in UTF-8. `about` says `format` (`respite-diary`), `version`, `program`, `made_at`, and `from` and `to` where only some days were asked for.
`settings` holds what you set, by name. `tables` holds each table below by its name: a list of rows. `attachments` holds the files of
tests in base64, by the names in `attachment.copy`. What a row does not say is not there.

## CSV

A zip with one file a table (RFC 4180, UTF-8 with its mark), `setting.csv`, the files of tests in `attachments`, and `respite.json`, which says what
`about` does (`format` is `respite-diary-csv`). An empty cell says nothing; a text that is there and is empty, where a row may say nothing,
is `'`. A text that a table program would take for a formula, or that begins with `'`, stands after a `'`.

## What holds in both

- A row goes by its `uid` (UUIDv7): whoever wrote later has the greater one. Columns that name another row hold its `uid`.
- A **moment** is local time with its offset, `2026-11-22T14:50:00+01:00`. A **second** is in UTC, `2026-11-22T13:50:00Z`. What no date can say is `@`, the seconds
  since 1970, and the offset in seconds.
- Days are `2026-11-22`; dates of which only a part may be known `2019`, `2019-05` or `2019-05-12`.
- Kinds, places, signs and the like are codes; several are parted by a blank. Scores are 0 to 10; truth is 1 or 0.
- What was deleted is there, with the second of it. It counts for nothing.
- **May be missing** means that a row may say nothing there. It never means zero.
- Settings that Respite keeps for itself stay behind: SETTINGS.
- What is wished of copies on this computer, a key and a second folder, is in no table: it stands in `copies.json` beside the diary (ADR 30).

## The tables
";

#[test]
fn the_dictionary_is_what_the_tables_say() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs/data.md");
    let fresh = dictionary();
    if std::env::var_os("RESPITE_WRITE_DICTIONARY").is_some() {
        std::fs::write(&file, &fresh).unwrap_or_default();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == fresh,
        "run `RESPITE_WRITE_DICTIONARY=1 cargo test -p respite-store dictionary` and commit the result"
    );
}

fn dictionary() -> String {
    let settings =
        OF_THE_PROGRAM.map(|name| format!("`{name}`")).join(", ") + " and what was begun in a form (`begun/…`)";
    let mut page = HEAD.replace("VERSION", &VERSION.to_string()).replace("SETTINGS", &settings);
    let said = Said::of(SCHEMA);
    let forms = in_memory().and_then(|empty| Form::all(&empty)).unwrap_or_default();
    for form in &forms {
        let table = form.table;
        _ = writeln!(page, "\n### {}\n", table.name);
        let said_of =
            |column: &str| said.columns.get(&(table.name.to_owned(), column.to_owned())).map_or("", String::as_str);
        if let Some(said) = said.tables.get(table.name) {
            _ = writeln!(page, "{said}\n");
        }
        _ = writeln!(page, "| Column | Holds | May be missing | What it says |\n| --- | --- | --- | --- |");
        for field in &form.fields {
            let missing = if field.may_be_absent { "yes" } else { "" };
            _ = writeln!(page, "| `{}` | {} | {missing} | {} |", field.name, holds(form, field), said_of(field.name));
        }
        for (column, _) in table.names.iter().filter(|(_, names)| *names == Names::Numbers) {
            let stays = "Stays behind: it holds numbers of rows, which mean nothing in another diary.";
            _ = writeln!(page, "| `{column}` | – | | {} {stays} |", said_of(column));
        }
    }
    page
}

fn holds(form: &Form, field: &Field) -> String {
    match (field.kind, form.table.names(field.name)) {
        (_, Some(Names::Owner(of) | Names::Row(of) | Names::Successor(of))) => format!("the `uid` of a row of `{of}`"),
        (_, Some(Names::RowIn(what))) => format!("the `uid` of a row of the table in `{what}`"),
        (Kind::Uid, _) => "its `uid`".to_owned(),
        (Kind::Moment, _) => "a moment".to_owned(),
        (Kind::Second, _) => "a second".to_owned(),
        (Kind::Number, _) => "a number".to_owned(),
        (Kind::Text, _) => "text".to_owned(),
    }
}

/// What the comments of the schema say.
#[derive(Default)]
struct Said {
    tables: BTreeMap<String, String>,
    columns: BTreeMap<(String, String), String>,
}

impl Said {
    fn of(schema: &str) -> Said {
        let (mut said, mut comment, mut table) = (Said::default(), String::new(), None::<String>);
        for line in schema.lines().map(str::trim) {
            if let Some(text) = line.strip_prefix("--") {
                let gap = if comment.is_empty() { "" } else { " " };
                comment = format!("{comment}{gap}{}", text.trim());
                continue;
            }
            let text = std::mem::take(&mut comment).replace('|', "\\|");
            if let Some(name) = line.strip_prefix("CREATE TABLE ") {
                let name = name.trim_end_matches(" (").to_owned();
                said.tables.extend((!text.is_empty()).then(|| (name.clone(), text)));
                table = Some(name);
            } else if line.starts_with(')') {
                table = None;
            } else if let (Some(table), Some((column, _))) = (&table, line.split_once(' ')) {
                said.columns.extend((!text.is_empty()).then(|| ((table.clone(), column.to_owned()), text)));
            }
        }
        said
    }
}

#[test]
fn every_table_that_goes_out_is_told_of() {
    let page = dictionary();
    for table in TABLES.iter().filter(|table| table.holds != Holds::OfTheProgram) {
        assert!(page.contains(&format!("\n### {}\n", table.name)), "{}", table.name);
        for column in table.columns().into_iter().filter(|column| *column != "id") {
            let offset =
                column.strip_suffix("_offset").map(|of| if of == "at" { of.to_owned() } else { format!("{of}_at") });
            let name = offset.unwrap_or_else(|| column.to_owned());
            assert!(page.contains(&format!("\n| `{name}` | ")), "{} {column}", table.name);
        }
    }
}
