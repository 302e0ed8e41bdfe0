//! Makes a page of an invented diary: `page DIARY DAYS PAPER FILE.pdf`, where DIARY is demo, empty, sparse, dense or longest.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::panic)]

#[path = "../tests/diaries/mod.rs"]
mod diaries;

use std::time::Instant;

use respite_report::{Paper, render};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [diary, days, paper, file] = arguments.as_slice() else { panic!("page DIARY DAYS PAPER FILE.pdf") };
    let (_, diary) = diaries::all().into_iter().find(|(name, _)| name == diary).unwrap();
    let paper = if paper == "letter" { Paper::Letter } else { Paper::A4 };
    let words = &respite_l10n::Language::of_this_person().words();
    // Another choice is what a person makes who tries them out.
    for (round, qr) in [("first", false), ("again", false), ("with a code", true), ("a day more", false)] {
        let mut summary = diary.page(days.parse::<u64>().unwrap() + u64::from(round == "a day more"));
        summary.qr = qr;
        let start = Instant::now();
        let document = render(&summary, paper, words).unwrap();
        let laid_out = start.elapsed();
        let pdf = document.pdf().unwrap();
        println!(
            "{round}: {} page(s), laid out in {laid_out:?}, with PDF {:?}, {} bytes",
            document.page_count(),
            start.elapsed(),
            pdf.len()
        );
        std::fs::write(file, pdf).unwrap();
    }
}
