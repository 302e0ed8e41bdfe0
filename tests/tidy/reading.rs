//! The English words can be read by somebody in pain: grade 6 at most, and no long sentences.

use fluent_syntax::ast::{Expression, Pattern, PatternElement};

use crate::sources::{judge, sources};
use crate::words::{LOCALES, messages};

/// The highest Flesch-Kincaid grade of a file.
const HIGHEST_GRADE: f64 = 6.0;
/// The longest sentence, in words.
const LONGEST_SENTENCE: usize = 20;
/// The longest sentence of a page to learn from, which is read at leisure but by everybody.
pub const LONGEST_TAUGHT: usize = 15;
/// The pages to learn from, in English.
const LEARN: &str = "src-tauri/crates/learn/content/en";
/// A file of fewer words than this has no grade that means anything.
const FEWEST_WORDS: usize = 30;

#[test]
fn english_is_easy_to_read() {
    let mut offences = Vec::new();
    let mut graded = 0;
    for source in sources(&format!("{LOCALES}/en"), &[".ftl"]) {
        let mut all = Vec::new();
        for (message, patterns) in messages(&source) {
            for sentence in patterns.iter().flat_map(readings).flat_map(|text| sentences(&text)) {
                let count = words(&sentence).count();
                if count > LONGEST_SENTENCE {
                    offences.push(format!("{}: {message} has a sentence of {count} words: {sentence}", source.path));
                }
                all.push((message.clone(), sentence));
            }
        }
        let text: Vec<&str> = all.iter().map(|(_, sentence)| sentence.as_str()).collect();
        let Some(found) = grade(&text) else { continue };
        graded += 1;
        if found > HIGHEST_GRADE {
            all.sort_by(|(_, a), (_, b)| grade_of(b).total_cmp(&grade_of(a)));
            let hardest: Vec<String> =
                all.iter().take(3).map(|(message, sentence)| format!("{message}: {sentence}")).collect();
            offences.push(format!("{} is grade {found:.1}; hardest are {}", source.path, hardest.join(" | ")));
        }
    }
    assert!(graded > 0, "no English file had enough sentences to be graded");
    judge("Say it in shorter sentences and shorter words: grade 6, and 20 words to a sentence, at most.", &offences);
}

#[test]
fn cannot_is_one_word() {
    let mut offences = Vec::new();
    for source in sources(&format!("{LOCALES}/en"), &[".ftl"]).iter().chain(&sources(LEARN, &[".md"])) {
        offences.extend(source.text.match_indices("can not").map(|(offset, _)| source.at(offset)));
    }
    judge("\"Cannot\" is one word.", &offences);
}

/// Flesch-Kincaid over whole sentences, or nothing when there are too few words to say.
fn grade(sentences: &[&str]) -> Option<f64> {
    let count: usize = sentences.iter().map(|sentence| words(sentence).count()).sum();
    (count >= FEWEST_WORDS).then(|| flesch_kincaid(sentences))
}

pub fn grade_of(sentence: &str) -> f64 {
    flesch_kincaid(&[sentence])
}

#[allow(clippy::cast_precision_loss, reason = "counts of words are small")]
pub fn flesch_kincaid(sentences: &[&str]) -> f64 {
    let all: Vec<&str> = sentences.iter().flat_map(|sentence| words(sentence)).collect();
    let syllables: usize = all.iter().map(|word| syllables(word)).sum();
    let (sentences, words) = (sentences.len().max(1) as f64, all.len().max(1) as f64);
    0.39 * (words / sentences) + 11.8 * (syllables as f64 / words) - 15.59
}

/// What a message can read like: its usual variant, with `seven` where a value goes.
fn readings(pattern: &Pattern<String>) -> Vec<String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(_) } => text.push_str("seven"),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                let usual = variants.iter().find(|variant| variant.default);
                text.push_str(&usual.map(|variant| readings(&variant.value).concat()).unwrap_or_default());
            }
        }
    }
    vec![text]
}

/// The whole sentences of a text. Labels and headings, which end in nothing, are left out.
pub fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut sentence = String::new();
    let mut letters =
        text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect::<Vec<_>>().into_iter().peekable();
    while let Some(letter) = letters.next() {
        sentence.push(letter);
        let ends = matches!(letter, '.' | '?' | '!') && letters.peek().is_none_or(|next| *next == ' ');
        if ends {
            found.push(std::mem::take(&mut sentence).trim().to_owned());
        }
    }
    found
}

pub fn words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence
        .split(|letter: char| letter.is_whitespace() || letter == '–' || letter == '/')
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// Syllables as groups of vowels, less the silent endings, plus the vowel pairs that are spoken apart. Off by one for a
/// few words, which evens out over a file.
fn syllables(word: &str) -> usize {
    let word: String = word.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect();
    if word.is_empty() {
        // A figure is read as a word, mostly of one syllable.
        return 1;
    }
    let vowel = |letter: char| "aeiouy".contains(letter);
    let letters: Vec<char> = word.chars().collect();
    let starts =
        letters.iter().enumerate().filter(|(at, letter)| vowel(**letter) && (*at == 0 || !vowel(letters[at - 1])));
    let mut count = starts.count();
    let apart = ["ia", "io", "eo", "iu", "ua", "uou"].iter().map(|pair| word.matches(pair).count()).sum::<usize>();
    let together = ["tion", "sion", "cial", "tial", "gio", "cious", "tious", "people", "qua", "gua"]
        .iter()
        .map(|part| word.matches(part).count())
        .sum::<usize>();
    count = (count + apart).saturating_sub(together);
    let ends = |ending: &str| word.ends_with(ending);
    let silent_e = ends("e") && !ends("le") && !ends("ee") && letters.len() > 2;
    let silent_es = ends("es")
        && !["ses", "zes", "xes", "ces", "ges", "ches", "shes", "les", "ies"].iter().any(|ending| ends(ending));
    let silent_ed = ends("ed") && !ends("ted") && !ends("ded") && !ends("eed") && letters.len() > 3;
    if silent_e || silent_es || silent_ed {
        count = count.saturating_sub(1);
    }
    count.max(1)
}

#[test]
fn syllables_are_counted_about_right() {
    for (word, expect) in [
        ("pain", 1),
        ("doctor", 2),
        ("began", 2),
        ("tired", 1),
        ("started", 2),
        ("takes", 1),
        ("place", 1),
        ("places", 2),
        ("session", 2),
        ("diary", 3),
        ("episode", 3),
        ("little", 2),
        ("seven", 2),
        ("26", 1),
        ("information", 4),
        ("numb", 1),
        ("the", 1),
    ] {
        assert_eq!(syllables(word), expect, "{word}");
    }
}

#[test]
fn the_grade_tells_easy_from_hard() {
    let easy = grade_of("Take the pack off. Look at your skin.");
    let hard =
        grade_of("Discontinue therapeutic application immediately and evaluate cutaneous manifestations thoroughly.");
    assert!(easy < 3.0 && hard > 15.0, "{easy} and {hard}");
}
