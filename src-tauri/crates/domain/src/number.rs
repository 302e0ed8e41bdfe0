//! Numbers as people write them. A number is never taken for another: what can be read in two ways is asked about, and what
//! cannot be read is refused.
//!
//! The window reads by the same table of cases (`tests/fixtures/numbers.json`).

use crate::Invalid;

/// More figures than any number of a diary has. Beyond, an `f64` no longer holds each of them.
const MOST_FIGURES: usize = 12;

/// The zeros of the scripts whose figures are read. The nine others follow each of them.
const ZEROS: [char; 9] = ['0', '٠', '۰', '०', '০', '๐', '０', '߀', '੦'];

/// What a comma before three figures does, by what is counted. Whoever reads a number says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comma {
    /// It parts the thousands, as packs write milligrams, and as Respite itself prints them: "1,000".
    Thousands,
    /// It can part the decimals as well, as a point can anywhere: units of a medicine go to thousandths, and "1,500" of them may be
    /// one and a half.
    Either,
}

/// Reads a number: "1000", "1,000", "1 000", "1'000", "1.5", "1,5", "½", "2½", "1/2", "1 1/2", "٣", "-1".
///
/// A point before three figures can part thousands or decimals; what a comma does there, `comma` says.
///
/// # Errors
/// [`Invalid::WhichNumber`] where it can mean two numbers, such as "1.000"; [`Invalid::NotANumber`] for anything else, such as
/// "1e1", "0x10", "5mg", "1,00,0" or nothing at all.
pub fn read(text: &str, comma: Comma) -> Result<f64, Invalid> {
    let plain = plain(text.trim());
    let (negative, size) = match plain.strip_prefix('-') {
        Some(size) => (true, size),
        None => (false, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let number = match fraction(size) {
        Some(number) => number,
        None => match figures(size, comma) {
            Some(Figures::One(number)) => number,
            Some(Figures::Two { grouped, decimal }) => {
                return Err(Invalid::WhichNumber { given: text.trim().to_owned(), grouped, decimal });
            }
            None => return Err(Invalid::NotANumber(text.trim().to_owned())),
        },
    };
    // There is no "minus nothing".
    Ok(if negative && number != 0.0 { -number } else { number })
}

/// What a row of figures says.
enum Figures {
    One(f64),
    /// Both ways to write it so that it is read in one way.
    Two {
        grouped: String,
        decimal: String,
    },
}

/// The same signs in one script.
fn plain(text: &str) -> String {
    let one = |c: char| match c {
        '−' => '-',
        '’' => '\'',
        '⁄' => '/',
        c if c.is_whitespace() => ' ',
        c => figure(c).unwrap_or(c),
    };
    text.chars().map(one).collect()
}

fn figure(c: char) -> Option<char> {
    let above = |zero: char| (c as u32).checked_sub(zero as u32).filter(|above| *above < 10);
    ZEROS.into_iter().find_map(above).and_then(|value| char::from_digit(value, 10))
}

/// "½", "2½", "2 ½", "1/2", "2 1/2": halves and quarters, which are exact.
fn fraction(text: &str) -> Option<f64> {
    let parts = [("½", 0.5), ("¼", 0.25), ("¾", 0.75), ("1/2", 0.5), ("1/4", 0.25), ("3/4", 0.75)];
    let (whole, part, written) =
        parts.into_iter().find_map(|(written, part)| Some((text.strip_suffix(written)?, part, written)))?;
    // "11/2" is no one and a half.
    let apart = whole.ends_with(' ') || !written.contains('/');
    match whole.trim_end() {
        "" => Some(part),
        whole if apart => Some(all_figures(whole)? + part),
        _ => None,
    }
}

fn figures(text: &str, comma: Comma) -> Option<Figures> {
    let one = |whole: &str, part: &str| Some(Figures::One(decimal(whole, part)?));
    // Blanks and strokes only ever part the thousands, so that what else stands there is the decimal mark.
    if let Some(parting) = [' ', '\''].into_iter().find(|parting| text.contains(*parting)) {
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
        return one(&grouped(whole, parting)?, part);
    }
    let marks: Vec<char> = text.chars().filter(|c| matches!(c, '.' | ',')).collect();
    match marks[..] {
        [] => one(text, "0"),
        [mark] => {
            let (whole, part) = text.split_once(mark)?;
            let group = part.len() == 3 && grouped(text, mark).is_some();
            match mark {
                ',' if group && comma == Comma::Thousands => one(&grouped(text, mark)?, "0"),
                _ if group => Some(Figures::Two { grouped: grouped(text, mark)?, decimal: unmistakable(whole, part) }),
                // A comma before so many figures is neither: "1,0000".
                ',' if part.len() > 2 && !whole.starts_with('0') && !whole.is_empty() => None,
                _ => one(if whole.is_empty() { "0" } else { whole }, if part.is_empty() { "0" } else { part })
                    .filter(|_| text.len() > 1),
            }
        }
        [.., before, last] if before == last => one(&grouped(text, last)?, "0"),
        [.., parting, last] => {
            let (whole, part) = text.rsplit_once(last)?;
            one(&grouped(whole, parting)?, part)
        }
    }
}

/// The figures of a number whose thousands are parted by this: one to three of them, not led by a zero, then three each.
fn grouped(text: &str, parting: char) -> Option<String> {
    let mut groups = text.split(parting);
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'))?;
    let rest: Vec<&str> = groups.collect();
    let parted = !rest.is_empty() && rest.iter().all(|group| group.len() == 3);
    Some(first.to_owned() + &rest.concat()).filter(|whole| parted && all_figures(whole).is_some())
}

/// A decimal that cannot be taken for thousands: "1", "1.5", "1.1250".
fn unmistakable(whole: &str, part: &str) -> String {
    match part.trim_end_matches('0') {
        "" => whole.to_owned(),
        short if short.len() == 3 => format!("{whole}.{short}0"),
        short => format!("{whole}.{short}"),
    }
}

fn decimal(whole: &str, part: &str) -> Option<f64> {
    let number = all_figures(whole).zip(all_figures(part));
    let fits = whole.len() + part.len() <= MOST_FIGURES;
    number.filter(|_| fits).and_then(|_| format!("{whole}.{part}").parse().ok())
}

fn all_figures(text: &str) -> Option<f64> {
    let fits = !text.is_empty() && text.len() <= MOST_FIGURES && text.chars().all(|c| c.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// The table that the window's reader is held to as well.
    fn table() -> Value {
        serde_json::from_str(include_str!("../../../../tests/fixtures/numbers.json")).unwrap()
    }

    fn rows(name: &str) -> Vec<Vec<Value>> {
        table()[name].as_array().unwrap().iter().map(|row| row.as_array().unwrap().clone()).collect()
    }

    #[test]
    fn a_number_is_read_as_a_person_means_it() {
        for row in rows("read") {
            let (text, number) = (row[0].as_str().unwrap(), row[1].as_f64().unwrap());
            assert_eq!(read(text, Comma::Thousands), Ok(number), "{text}");
            assert!(read(text, Comma::Thousands).unwrap().is_sign_positive() || number < 0.0, "{text}");
        }
    }

    /// Reads what was asked about, and each way to answer that.
    fn is_asked_about(row: &[Value], comma: Comma) {
        let [text, grouped, decimal] = [0, 1, 2].map(|at: usize| row[at].as_str().unwrap().to_owned());
        for (answer, divided) in [(&grouped, 1.0), (&decimal, 1000.0)] {
            let number = read(answer, comma).unwrap();
            assert!((number * divided - read(&grouped, comma).unwrap()).abs() < 1e-6, "{text}: {answer}");
        }
        assert_eq!(read(&text, comma), Err(Invalid::WhichNumber { given: text.clone(), grouped, decimal }));
    }

    #[test]
    fn what_can_mean_two_numbers_is_asked_about_and_either_answer_is_read() {
        for row in rows("asked") {
            [Comma::Thousands, Comma::Either].into_iter().for_each(|comma| is_asked_about(&row, comma));
        }
    }

    #[test]
    fn units_are_read_as_milligrams_are_but_where_a_comma_can_be_either() {
        let asked = rows("asked_of_units");
        for row in &asked {
            is_asked_about(row, Comma::Either);
            let grouped: f64 = row[1].as_str().unwrap().parse().unwrap();
            assert_eq!(read(row[0].as_str().unwrap(), Comma::Thousands), Ok(grouped));
        }
        for row in rows("read").iter().filter(|row| asked.iter().all(|asked| asked[0] != row[0])) {
            assert_eq!(read(row[0].as_str().unwrap(), Comma::Either), Ok(row[1].as_f64().unwrap()), "{row:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in table()["refused"].as_array().unwrap() {
            let text = text.as_str().unwrap();
            for comma in [Comma::Thousands, Comma::Either] {
                assert_eq!(read(text, comma), Err(Invalid::NotANumber(text.trim().to_owned())), "{text}");
            }
        }
    }

    proptest! {
        /// However the figures of a number are parted, it is read as that number, asked about or refused: never as another.
        #[test]
        fn a_number_is_never_taken_for_another(
            thousandths in prop_oneof![0_u64..10_000_000_000, 0_u64..1_000_000],
            parted in 0_usize..5,
            comma in prop_oneof![Just(Comma::Thousands), Just(Comma::Either)],
        ) {
            let (whole, part) = (thousandths / 1000, thousandths % 1000);
            let parting = ["", ",", " ", "'", "."][parted];
            let mark = if parting == "." { "," } else { "." };
            let mut grouped = String::new();
            for (index, digit) in whole.to_string().chars().enumerate() {
                if index > 0 && (whole.to_string().len() - index).is_multiple_of(3) {
                    grouped.push_str(parting);
                }
                grouped.push(digit);
            }
            let text = if part == 0 { grouped } else { format!("{grouped}{mark}{part:03}") };
            #[allow(clippy::cast_precision_loss, reason = "far below 2^53")]
            let meant = thousandths as f64 / 1000.0;
            // Whoever writes "1,125" of milligrams writes as packs do.
            let as_packs_write = comma == Comma::Thousands && parting == "." && whole < 1000;
            match read(&text, comma) {
                Ok(number) => prop_assert!((number - meant).abs() < 1e-9 || as_packs_write, "{text}: {number}"),
                Err(Invalid::WhichNumber { grouped, decimal, .. }) => {
                    let readings = [read(&grouped, comma), read(&decimal, comma)];
                    prop_assert!(readings.iter().flatten().any(|number| (number - meant).abs() < 1e-9), "{text}");
                }
                Err(_) => prop_assert!(false, "{text} was refused"),
            }
        }

        #[test]
        fn anything_else_is_refused_or_plain(text in "\\PC{0,8}") {
            if let Ok(number) = read(&text, Comma::Either) {
                prop_assert!(number.is_finite() && text.chars().any(|c| figure(c).is_some() || "½¼¾".contains(c)), "{text}");
                prop_assert!(!text.contains(['e', 'E', 'x', '_']), "{text}");
            }
        }
    }
}
