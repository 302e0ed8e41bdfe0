//! Tables as other programs write them, made small by hand, come in by a mapping (issue 9).

use respite_domain::Code;
use respite_domain::import::ImportFault;
use respite_engine::Mine;
use respite_engine::view::{Coded, EntryView, LinesView};
use respite_foreign::{DateOrder, Encoding, Mapping, Means, Question, Sense, Separator, Sheet};
use respite_l10n::{Language, Words};

use crate::desk::Desk;
use crate::english::tell_finding;

pub fn words() -> Words {
    Language::En.words()
}

/// A desk in Berlin on the 22nd of November 2026.
pub fn desk() -> Desk {
    Desk::at("2026-11-22 14:00")
}

pub fn sheet(table: &str) -> Sheet {
    Sheet::read(table.as_bytes(), None).unwrap()
}

pub fn guess(sheet: &Sheet) -> Mapping {
    Mapping::guessed(sheet, &words())
}

/// What each column is guessed to mean.
pub fn means(mapping: &Mapping) -> Vec<&'static str> {
    mapping.columns.iter().map(|column| column.means.0.code()).collect()
}

pub fn bring_in(desk: &mut Desk, sheet: &Sheet, mapping: &Mapping, mine: Mine) -> LinesView {
    desk.act(|engine, now| {
        let lines = mapping.lines(sheet, &engine.products_by_name()?, &words(), now).unwrap();
        let would = engine.would_bring_in_lines(&lines, mine, now)?;
        let view = engine.bring_in_lines(&lines, mine, &tell_finding, now)?;
        let not_written = LinesView { entries: Vec::new(), doses: Vec::new(), findings: Vec::new(), ..view.clone() };
        assert_eq!(would, not_written, "a try tells the same");
        Ok(view)
    })
}

/// All entries, earliest first.
pub fn entries(desk: &mut Desk) -> Vec<EntryView> {
    let days = desk.act(|engine, now| engine.diary_between(None, None, now));
    let mut entries: Vec<EntryView> = days.into_iter().flat_map(|day| day.entries).collect();
    entries.sort_by(|one, other| (&one.occurred_at, one.id).cmp(&(&other.occurred_at, other.id)));
    entries
}

/// What an entry says, but for what it does not say.
fn said(entry: &EntryView) -> String {
    let mut said = vec![entry.occurred_at.clone()];
    said.extend(entry.spasms.map(|spasms| format!("spasms {spasms}")));
    said.extend(entry.worst.map(|worst| format!("worst {worst}")));
    said.extend(entry.average.map(|average| format!("average {average}")));
    said.extend((!entry.places.is_empty()).then(|| entry.places.join(" ")));
    said.extend((!entry.triggers.is_empty()).then(|| format!("after {}", entry.triggers.join(" and "))));
    said.extend((!entry.note.is_empty()).then(|| format!("{:?}", entry.note)));
    said.join(" | ")
}

#[track_caller]
pub fn check(desk: &mut Desk, expect: &[&str]) {
    assert_eq!(entries(desk).iter().map(said).collect::<Vec<_>>(), expect);
}

/// One tracker beside the other, each value in a line of its own.
#[test]
fn what_track_and_graph_writes() {
    let table = "FeatureName,Timestamp,Value,Label,Note\r\n\
        Back pain,2026-09-14T21:30:41.432+02:00,7.0,,\"bad, after the garden\"\r\n\
        Back pain,2026-09-15T08:00:00.000+02:00,2.859,,\r\n\
        Spasm,2026-09-15T09:00:00Z,1.0,Yes,\r\n\
        Weight,2026-09-15T07:00:00Z,71.5,,\r\n\
        Walk,2026-09-15T10:00:00Z,1:10:00,,\r\n";
    let sheet = sheet(table);
    let mut mapping = guess(&sheet);
    assert_eq!(means(&mapping), ["about", "moment", "value", "keep", "note"]);
    let about = &mapping.columns[0].about;
    let of = |name: &str| (about[name].means.0, about[name].top);
    assert_eq!([of("Back pain"), of("Spasm")], [(Means::Worst, Some(10.0)), (Means::Spasms, None)]);
    assert_eq!([of("Weight"), of("Walk")], [(Means::Keep, None); 2]);
    assert_eq!(mapping.questions(), []);

    mapping.columns[0].about.insert("Weight".into(), Sense { means: Coded(Means::LeaveOut), top: None });
    let mut desk = desk();
    let view = bring_in(&mut desk, &sheet, &mapping, Mine::Stay);
    assert_eq!((view.new_entries, view.left_out, view.off.len()), (4, 1, 0));
    assert_eq!((view.from.as_deref(), view.to.as_deref()), (Some("2026-09-14"), Some("2026-09-15")));
    check(
        &mut desk,
        &[
            "2026-09-14T21:30:41+02:00 | worst 7 | \"bad, after the garden\"",
            // What a whole number does not say exactly is kept.
            "2026-09-15T08:00:00+02:00 | worst 3 | \"Back pain: 2.859\"",
            "2026-09-15T11:00:00+02:00 | spasms 1 | \"Label: Yes\"",
            "2026-09-15T12:00:00+02:00 | \"Walk: 1:10:00\"",
        ],
    );
}

/// A line an attack, with its end, what was taken and what set it off.
#[test]
fn what_cluster_headache_tracker_writes() {
    let table = "start_time,end_time,intensity,medication,triggers,notes,barometric_pressure\n\
        2026-10-03 02:10:00,2026-10-03 02:55:00,8,\"oxygen, paracetamol\",\"lifting, bad sleep\",\"woke up\nin tears\",1013.2\n\
        2026-10-02 22:18:00,,6,,,,\n";
    let sheet = sheet(table);
    let mapping = guess(&sheet);
    assert_eq!(means(&mapping), ["moment", "keep", "worst", "medicine", "trigger", "note", "keep"]);
    assert_eq!((mapping.columns[2].top, mapping.questions()), (Some(10.0), vec![]));
    let mut desk = desk();
    bring_in(&mut desk, &sheet, &mapping, Mine::Stay);
    check(
        &mut desk,
        &[
            "2026-10-02T22:18:00+02:00 | worst 6",
            "2026-10-03T02:10:00+02:00 | worst 8 | after lifting and bad sleep | \
             \"end_time: 2026-10-03 02:55:00\\nwoke up\\nin tears\\nbarometric_pressure: 1013.2\\nmedication: oxygen, paracetamol\"",
        ],
    );
}

/// A habit a column, and codes for done, not done and not known.
#[test]
fn what_loop_writes() {
    let sheet = sheet("Date,Back spasm,Stretched,\n2026-01-25,2,2,\n2026-01-24,0,-1,\n2026-01-23,-1,0,\n");
    let mut mapping = guess(&sheet);
    assert_eq!(means(&mapping), ["date", "keep", "keep", "keep"], "numbers alone can tell how bad it was");
    mapping.columns[1].means = Coded(Means::Spasms);
    let codes = [("2", &["yes"][..]), ("0", &["no"]), ("-1", &[])];
    let codes = codes.map(|(code, said)| (code.to_owned(), said.iter().map(|said| (*said).to_owned()).collect()));
    mapping.columns[1].values = codes.into_iter().collect();
    mapping.columns[2].means = Coded(Means::LeaveOut);
    let mut desk = desk();
    let view = bring_in(&mut desk, &sheet, &mapping, Mine::Stay);
    assert_eq!((view.new_entries, &*view.off), (2, &[4][..]), "a count is never less than none");
    check(&mut desk, &["2026-01-24T12:00:00+01:00 | spasms 0", "2026-01-25T12:00:00+01:00 | spasms 1"]);
}

/// Its backup is no table, and it writes no other file.
#[test]
fn what_pain_diary_writes_is_no_table() {
    let backup = br#"{"database":{"version":1,"content":[{"tableName":"diary","values":[]}]}}"#;
    assert_eq!(Sheet::read(backup, None), Err(ImportFault::NotATable));
}

/// As a German Excel saves it: Windows' letters, `;`, points in dates, commas in numbers. Words of places are asked for.
#[test]
fn what_a_table_program_writes() {
    let table = "Datum;Uhrzeit;Pain (0-100);Where;Bemerkung\r\n14.09.2026;21:30;37,5;lower back left;\u{fc}bel\r\n\
                 15.09.2026;9.05;0;Kreuz;\r\n";
    let bytes: Vec<u8> = table.chars().map(|letter| u8::try_from(letter as u32).unwrap()).collect();
    let sheet = Sheet::read(&bytes, None).unwrap();
    let read = sheet.reading;
    assert_eq!((read.encoding.0, read.separator.0, read.heads), (Encoding::Windows1252, Separator::Semicolon, true));
    let mut mapping = guess(&sheet);
    assert_eq!(
        means(&mapping),
        ["moment", "keep", "worst", "places", "keep"],
        "a column of days is found by what it holds"
    );
    assert_eq!(mapping.dates, Some(Coded(DateOrder::DayFirst)));
    assert_eq!(mapping.columns[2].top, Some(100.0));
    assert_eq!(mapping.columns[3].values.keys().collect::<Vec<_>>(), ["Kreuz"]);

    mapping.columns[0].means = Coded(Means::Date);
    mapping.columns[1].means = Coded(Means::Time);
    mapping.columns[3].values.insert("Kreuz".into(), vec!["low-back-centre".into()]);
    mapping.columns[4].means = Coded(Means::Note);
    let mut desk = desk();
    bring_in(&mut desk, &sheet, &mapping, Mine::Stay);
    check(
        &mut desk,
        &[
            "2026-09-14T21:30:00+02:00 | worst 4 | low-back-left | \"Pain (0-100): 37,5 of 100\\nübel\"",
            "2026-09-15T09:05:00+02:00 | worst 0 | low-back-centre | \"Pain (0-100): 0 of 100\"",
        ],
    );
}

/// What a column is called says less than what stands in it.
#[test]
fn columns_are_guessed_by_what_stands_in_them_too() {
    for (table, expect) in [
        ("Day,Start,Pain\n2026-11-01,08:30,7\n", &["date", "time", "worst"][..]),
        ("Time,Pain\n2026-11-01 08:30,7\n", &["moment", "worst"]),
        ("Start,Day\nGarden,2026-11-01\n", &["keep", "date"]),
        ("Start,Date,Time\n2026-11-01 08:30,2026-11-01,08:30\n", &["moment", "keep", "keep"]),
        ("Value,Date\n3,2026-11-01\n", &["keep", "date"]),
    ] {
        assert_eq!(means(&guess(&sheet(table))), expect, "{table}");
    }
}

#[test]
fn what_can_be_meant_in_two_ways_is_asked() {
    let sheet = sheet("Date,Pain\n01/02/2026,3\n03/04/2026,5\n");
    let mut mapping = guess(&sheet);
    assert_eq!(mapping.questions(), [Question::WhichDay, Question::WhichTop("Pain".into())]);
    let lines = |mapping: &Mapping| {
        mapping.lines(&sheet, &std::collections::HashMap::new(), &words(), &desk().now()).map(|lines| lines.told.len())
    };
    assert_eq!(lines(&mapping), Err(ImportFault::WhichDay));
    mapping.dates = Some(Coded(DateOrder::MonthFirst));
    assert_eq!(lines(&mapping), Err(ImportFault::WhichTop));
    mapping.columns[1].top = Some(5.0);
    assert_eq!(lines(&mapping), Ok(2));
    mapping.columns[0].means = Coded(Means::Keep);
    assert_eq!(lines(&mapping), Err(ImportFault::NoMoment));
    mapping.columns.pop();
    assert_eq!(lines(&mapping), Err(ImportFault::Mapping));
}

/// A scale that was taken for another would make every pain less.
#[test]
fn how_far_a_scale_goes_is_asked_where_its_numbers_do_not_tell() {
    for (head, numbers, expect) in [
        ("Pain", "7 3 0", Some(10.0)),
        ("Pain", "70 30 55", Some(100.0)),
        ("Pain", "3 2 5", None),
        ("Pain", "3 12 7", None),
        ("Pain", "7 3 6 77 2 5", None),
        ("Pain", "300", None),
        ("Pain (0-10)", "3 77", Some(10.0)),
        ("Pain 1-5", "3", Some(5.0)),
    ] {
        let lines: String = numbers.split(' ').map(|number| format!("2026-11-01,{number}\n")).collect();
        let sheet = sheet(&format!("Date,{head}\n{lines}"));
        let mut mapping = guess(&sheet);
        if mapping.columns[1].means.0 == Means::Keep {
            mapping.columns[1].means = Coded(Means::Worst);
            mapping = mapping.completed(&sheet, &words()).unwrap();
        }
        assert_eq!(mapping.columns[1].top, expect, "{head}: {numbers}");
    }
}

/// A scale that begins at 1 has no "no pain", and what rounds to nothing hurt all the same.
#[test]
fn what_hurts_is_never_made_no_pain() {
    for (top, cell, expect) in [
        (10.0, "0", Some(0)),
        (10.0, "0.2", Some(1)),
        (100.0, "3", Some(1)),
        (100.0, "96", Some(10)),
        (5.0, "1", Some(2)),
        (5.0, "5", Some(10)),
        (10.0, "7:strong", Some(7)),
        (10.0, "strong", None),
    ] {
        let sheet = sheet(&format!("Date,Pain\n2026-01-01,{cell}\n"));
        let mut mapping = guess(&sheet);
        mapping.columns[1].top = Some(top);
        let lines = mapping.lines(&sheet, &std::collections::HashMap::new(), &words(), &desk().now()).unwrap();
        let entry = &lines.told[0].entry.as_ref().unwrap().1;
        assert_eq!(entry.worst.map(|worst| worst.points()), expect, "{cell} of {top}");
        assert!(entry.note.contains(cell) || entry.worst.is_some_and(|worst| worst.points().to_string() == cell));
    }
}
