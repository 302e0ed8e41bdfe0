//! The five answers as plain text in a QR code, for the scanner of a practice: no link, and nobody's name.

use qrcode::types::Color;
use qrcode::{EcLevel, QrCode};
use respite_l10n::Words;
use serde::Serialize;

use super::front::MORE;
use super::{Answer, Run, said};

/// The most bytes that it holds: with more of them its squares get too small to be read from paper.
const MOST_BYTES: usize = 600;

/// A code as it is drawn, and what is said of it.
#[derive(Debug, Serialize)]
pub(super) struct Qr {
    /// How many squares it is wide and high.
    size: usize,
    /// Dark squares that stand together in a row: the column and row of the first, and how many they are.
    dark: Vec<[usize; 3]>,
    alt: String,
    caption: String,
}

impl Qr {
    /// `None` when no code can be made, which does not happen with so few bytes.
    pub(super) fn of(title: &str, answers: &[Answer], words: &Words) -> Option<Qr> {
        let code = QrCode::with_error_correction_level(shortened(title, answers), EcLevel::L).ok()?;
        let (size, squares) = (code.width(), code.to_colors());
        let rows = squares.chunks(size).enumerate();
        let dark = rows.flat_map(|(row, squares)| dark_of(squares).map(move |(column, count)| [column, row, count]));
        Some(Qr { size, dark: dark.collect(), alt: words.msg_paper_qr_alt(), caption: words.msg_paper_qr() })
    }

    /// What is heard of it: what it holds stands beside it.
    pub(super) fn text(&self) -> String {
        self.caption.clone()
    }
}

/// Where dark squares of a row begin, and how many stand together.
fn dark_of(squares: &[Color]) -> impl Iterator<Item = (usize, usize)> {
    let mut end = 0;
    squares.chunk_by(|one, next| one == next).filter_map(move |alike| {
        end += alike.len();
        (alike.first() == Some(&Color::Dark)).then_some((end - alike.len(), alike.len()))
    })
}

/// The title, and a line for each answer: first what leads each, then what is told with it, as far as there is room. No piece is
/// cut in two, and where one is left out it says so.
fn shortened(title: &str, answers: &[Answer]) -> String {
    let mut taken: Vec<Vec<bool>> = answers.iter().map(|answer| vec![false; answer.runs.len()]).collect();
    let longest = answers.iter().map(|answer| answer.runs.len()).max().unwrap_or(0);
    for strong in [true, false] {
        for piece in 0..longest {
            for (number, answer) in answers.iter().enumerate() {
                if answer.runs.get(piece).is_some_and(|run| run.strong == strong) {
                    taken[number][piece] = true;
                    taken[number][piece] = written(title, answers, &taken).len() <= MOST_BYTES;
                }
            }
        }
    }
    written(title, answers, &taken)
}

/// The text, of the pieces that are taken.
fn written(title: &str, answers: &[Answer], taken: &[Vec<bool>]) -> String {
    let lines = answers.iter().zip(taken).enumerate().map(|(number, (answer, taken))| {
        let taken = answer.runs.iter().zip(taken).map(|(run, taken)| taken.then_some(run));
        let mut stands: Vec<Run> =
            taken.map(|run| run.cloned().unwrap_or_else(|| Run::plain(MORE.to_owned()))).collect();
        stands.dedup_by(|next, before| next.text == MORE && before.text == MORE);
        format!("\n{}. {} {}", number + 1, answer.question, said(&stands))
    });
    std::iter::once(title.to_owned()).chain(lines).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn answer(question: &str, runs: &[(&str, bool)]) -> Answer {
        let run = |&(text, strong): &(&str, bool)| Run { strong, ..Run::plain(text.to_owned()) };
        Answer { question: question.to_owned(), runs: runs.iter().map(run).collect() }
    }

    #[test]
    fn what_leads_comes_first_and_nothing_is_cut_in_two() {
        let (short, long) = (answer("How bad?", &[("Up to 8.", true), ("On 3 days.", false)]), "ä".repeat(290));
        assert_eq!(shortened("Title", &[short]), "Title\n1. How bad? Up to 8. On 3 days.");
        let crowded = [
            answer("How bad?", &[("Up to 8.", true), (&long, false), ("On 3 days.", false)]),
            answer("How often?", &[("Since May,", false), (&long, false), ("each day.", true)]),
        ];
        let expected = "Title\n1. How bad? Up to 8. … On 3 days.\n2. How often? Since May, … each day.";
        assert_eq!(shortened("Title", &crowded), expected);
    }

    #[test]
    fn it_is_never_too_long_to_be_read_from_paper() {
        for letters in [0, 100, 119, 200, 640, 5_000] {
            let answers: Vec<_> = (0..5).map(|_| answer("Question?", &[(&"字".repeat(letters), true)])).collect();
            assert!(shortened("Title", &answers).len() <= MOST_BYTES);
            assert!(Qr::of("Title", &answers, &respite_l10n::Language::En.words()).unwrap().size <= 85);
        }
    }
}
