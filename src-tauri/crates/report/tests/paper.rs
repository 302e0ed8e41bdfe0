//! What is in the file: read back with poppler, which `cargo xtask test` installs where there are packages of it.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)]

mod diaries;

use std::process::Command;

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use diaries::{Invented, at, date, score, triggers};
use respite_domain::entry::Entry;
use respite_domain::summary::Summary;
use respite_l10n::Language;
use respite_report::{Paper, render};

/// What a program of poppler says of the summary's PDF, given the arguments before and after the file's name.
fn read(program: &str, before: &[&str], after: &[&str], summary: &Summary, paper: Paper) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, render(summary, paper, &Language::En.words()).unwrap().pdf().unwrap()).unwrap();
    let output = Command::new(program).args(before).arg(&file).args(after).output().unwrap();
    assert!(output.status.success(), "{program}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Its text on one line.
fn text(summary: &Summary) -> String {
    let text = read("pdftotext", &["-enc", "UTF-8"], &["-"], summary, Paper::A4);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn noting(words: &[&str]) -> Summary {
    let entry = Entry { worst: score(5), triggers: triggers(words), ..Entry::at(at(date("2026-11-20"), "08:00")) };
    Invented { entries: vec![entry], ..Invented::default() }.page(28)
}

#[test]
fn headings_in_order_and_values_in_the_text() {
    let text = text(&diaries::demo().page(28));
    let places: Vec<usize> = [
        "Back spasm summary",
        "26 October – 22 November 2026 · printed 22 November 2026",
        "24 of 28",
        "not checked by a clinician",
        "Why I am here",
        "Warning signs",
        "This episode",
        "The five answers",
        "How bad is it?",
        "How often?",
        "What makes it go away?",
        "When did it begin?",
        "Any injury with it?",
        "Effect on life",
        "Where, and how it went",
        "What I tried for it",
        "Medicines",
    ]
    .into_iter()
    .map(|heading| text.find(heading).ok_or(heading).unwrap())
    .collect();
    assert!(places.is_sorted(), "{places:?}\n{text}");
    for value in [
        "Up to 8 of 10; usually 5",
        "Spasms on 13 of 24 days",
        "median change −2",
        "7 of 8",
        "1,200 mg in 24 h",
        "began 7 Nov",
        "1 of 2",
        "2 of 2",
    ] {
        assert!(text.contains(value), "{value}\n{text}");
    }
}

#[test]
fn tagged_pages_of_the_right_size_that_name_no_machine() {
    for (paper, size) in [(Paper::A4, "595.276 x 841.89 pts (A4)"), (Paper::Letter, "612 x 792 pts (letter)")] {
        let info = read("pdfinfo", &["-isodates"], &[], &diaries::demo().page(28), paper);
        let value = |name: &str| {
            let line = info.lines().find(|line| line.starts_with(name));
            line.and_then(|line| line.split_once(':')).map(|(_, value)| value.trim().to_owned())
        };
        let expect = |name: &str, expected: &str| assert_eq!(value(name).as_deref(), Some(expected), "{info}");
        expect("Pages", "2");
        expect("Tagged", "yes");
        expect("JavaScript", "no");
        expect("Page size", size);
        expect("Title", "Back spasm summary");
        expect("Creator", &format!("Respite {}", env!("CARGO_PKG_VERSION")));
        for nobody in ["Author", "Producer"] {
            assert_eq!(value(nobody), None, "{info}");
        }
    }
    let pdf = render(&diaries::demo().page(28), Paper::A4, &Language::En.words()).unwrap().pdf().unwrap();
    let pdf = String::from_utf8_lossy(&pdf);
    assert!(pdf.contains("<pdfuaid:part>1</pdfuaid:part>"));
    assert!(pdf.contains("2026-11-22T20:00:00+01:00"), "the time is the summary's own");
}

/// By a checker that had no part in writing it.
#[test]
fn every_file_keeps_the_rules_of_accessible_pdf() {
    let rules = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
    let mut pages: Vec<_> = diaries::all().map(|(name, diary)| (name, diary.page(28), Paper::A4)).into();
    pages.push(("a year", diaries::demo().page(365), Paper::Letter));
    for (name, page, paper) in pages {
        let pdf = render(&page, paper, &Language::En.words()).unwrap().pdf().unwrap();
        let report = validate_pdf_bytes(&pdf, &rules).unwrap();
        assert!(report.is_compliant, "{name}: {:?}", report.failures);
    }
}

/// What stands at the foot of one sheet alone is no text that only an eye finds.
#[test]
fn one_sheet_says_once_who_told_it_and_where_it_is_heard() {
    let text = text(&diaries::sparse().page(28));
    assert!(text.ends_with("1 of 1"), "{text}");
    assert_eq!(text.matches("not checked by a clinician").count(), 1, "{text}");
}

/// What the preview says is what the file says, in the same order; but for the texts of the pictures and the table's cells.
#[test]
fn the_text_is_the_reading_order() {
    let bare = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let summary = diaries::demo().page(28);
    let file = bare(&read("pdftotext", &["-enc", "UTF-8", "-raw"], &["-"], &summary, Paper::A4));
    let document = render(&summary, Paper::A4, &Language::En.words()).unwrap();
    let mut from = 0;
    let drawn = |line: &&String| {
        !["The back seen", "Chart of", "Tried: ", "Seen from behind"].iter().any(|start| line.starts_with(start))
    };
    for line in document.text().iter().filter(drawn) {
        let line =
            bare(&line.replacen(": ", "", usize::from(line.starts_with("Days with") || line.starts_with("Diary"))));
        let at = file[from..].find(&line).unwrap_or_else(|| panic!("{line} after {}", &file[..from]));
        from += at + line.len();
    }
}

/// Where the words lie across the page, the first of each, in points.
fn across(summary: &Summary, wanted: [&str; 4]) -> [f64; 4] {
    let boxes = read("pdftotext", &["-enc", "UTF-8", "-bbox", "-l", "1"], &["-"], summary, Paper::A4);
    wanted.map(|word| {
        let line = boxes.lines().find(|line| line.contains(&format!(">{word}</word>")));
        let x = line.and_then(|line| line.split_once("xMin=\"")?.1.split('"').next()).ok_or(word).unwrap();
        x.parse().unwrap()
    })
}

#[test]
fn left_and_right_are_never_swapped() {
    let entry = |code: &str, minute: usize| Entry {
        places: diaries::places(&[code]),
        ..Entry::at(at(date("2026-11-20"), &format!("08:{minute:02}")))
    };
    let entries =
        (0..31).map(|n| entry("low-back-left", n)).chain((0..37).map(|n| entry("low-back-right", n))).collect();
    let diary = Invented { entries, ..Invented::default() };
    let [l, r, left, right] = across(&diary.page(28), ["L", "R", "31", "37"]);
    assert!(l < r && left < right, "the person's left is on the left: {l} {r} {left} {right}");
    let text = render(&diary.page(28), Paper::A4, &Language::En.words()).unwrap().text().join("\n");
    assert!(text.contains("Low back, right 37; Low back, left 31"), "{text}");
}

#[test]
fn own_words_come_out_as_they_are() {
    for own in [
        "#panic(\"x\")",
        "*bold* _em_ `raw` ~ -- ...",
        "$x^2$ // no comment",
        "= heading @ref <label>",
        "\\u{41} #let a = 1; [#a]",
        "{ $places } { -term }",
        "Ο κήπος μου",
        "пылесос и ёлка",
        "giường cao, Łódź, Ærø",
    ] {
        let text = text(&noting(&[own]));
        assert!(text.contains(own), "{own}\n{text}");
    }
}

#[test]
fn every_letter_is_ten_points_or_more() {
    for (diary, days) in [(diaries::demo(), 28), (diaries::dense(), 400)] {
        let xml = read("pdftohtml", &["-xml", "-stdout", "-i", "-zoom", "1"], &[], &diary.page(days), Paper::Letter);
        let sizes: Vec<u32> = xml
            .lines()
            .filter(|line| line.contains("<fontspec"))
            .map(|line| line.split_once("size=\"").unwrap().1.split('"').next().unwrap().parse().unwrap())
            .collect();
        assert!(!sizes.is_empty() && sizes.iter().all(|size| *size >= 10), "{sizes:?}");
    }
}

/// What a scanner reads from page 1, or from the one after it, printed in black and white at 300 dots an inch; nothing where there is no code.
fn scanned(summary: &Summary, paper: Paper) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let (file, page) = (folder.path().join("page.pdf"), folder.path().join("page"));
    std::fs::write(&file, render(summary, paper, &Language::En.words()).unwrap().pdf().unwrap()).unwrap();
    let print = ["-gray", "-r", "300", "-l", "2"];
    assert!(Command::new("pdftoppm").args(print).arg(&file).arg(&page).status().unwrap().success());
    let pages = std::fs::read_dir(folder.path()).unwrap().map(|page| page.unwrap().path());
    let pages = pages.filter(|page| page.extension().is_some_and(|ending| ending == "pgm"));
    let scan = Command::new("zbarimg").args(["--quiet", "--raw"]).args(pages).output().unwrap();
    let text = String::from_utf8(scan.stdout).unwrap();
    (!text.is_empty()).then(|| text.trim_end().to_owned())
}

#[test]
fn a_scanner_reads_the_five_answers_off_the_paper() {
    for (name, diary) in diaries::all() {
        let mut summary = diary.page(28);
        summary.person.name = "Ada Lovelace".to_owned();
        assert_eq!(scanned(&summary, Paper::A4), None, "{name}: only if it is wished");
        summary.qr = true;
        for paper in [Paper::A4, Paper::Letter] {
            let text = scanned(&summary, paper).expect(name);
            assert!(text.starts_with("Back spasm summary · 26 October"), "{name}: {text}");
            assert!(text.len() <= 600 && !text.contains("Ada") && !text.contains("://"), "{name}: {text}");
            assert!(!text.contains("page "), "{name}: {text}");
            for (number, question) in (1..).zip(["How bad is it?", "How often?", "What makes it go away?"]) {
                assert!(text.contains(&format!("\n{number}. {question} ")), "{name}: {text}");
            }
        }
    }
}
