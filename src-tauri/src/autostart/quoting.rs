//! Words as the entries of the systems have them, so that what is started gets each as it is.

/// A desktop entry that starts these words, by <https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html>.
#[cfg(any(target_os = "linux", test))]
pub(super) fn desktop_entry(words: &[String]) -> String {
    let exec = words.iter().map(|word| for_exec(word)).collect::<Vec<_>>().join(" ");
    format!(
        "[Desktop Entry]\nType=Application\nVersion=1.0\nName=Respite\nExec={exec}\nStartupNotify=false\nTerminal=false\n"
    )
}

/// First quoted as an argument, then escaped as every value of a desktop entry.
#[cfg(any(target_os = "linux", test))]
fn for_exec(word: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-+,:@".contains(letter);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    let mut quoted = String::from('"');
    for letter in word.chars() {
        match letter {
            '"' | '`' | '$' | '\\' => quoted.extend(['\\', letter]),
            // What stands for a file or an icon begins with it.
            '%' => quoted.push_str("%%"),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted.replace('\\', r"\\").replace('\n', r"\n").replace('\r', r"\r").replace('\t', r"\t")
}

/// By the rules of `CommandLineToArgvW`, as <https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments> has them.
#[cfg(any(windows, test))]
pub(super) fn for_windows(word: &str) -> String {
    let mut quoted = String::from('"');
    let mut backslashes = 0;
    for letter in word.chars() {
        if letter == '"' {
            // Those before a quote count double, and one more is for the quote itself.
            quoted.push_str(&"\\".repeat(backslashes + 1));
        }
        backslashes = if letter == '\\' { backslashes + 1 } else { 0 };
        quoted.push(letter);
    }
    quoted.push_str(&"\\".repeat(backslashes));
    quoted.push('"');
    quoted
}

/// As text within the XML of a launch agent, which `auto-launch` does not escape.
#[cfg(any(target_os = "macos", test))]
pub(super) fn for_plist(word: &str) -> String {
    word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may die of a surprise")]

    use super::*;

    /// Reads the words of an entry as a desktop does: the value first, then its quotes, then its codes.
    fn read(entry: &str) -> Vec<String> {
        let value = entry.lines().find_map(|line| line.strip_prefix("Exec=")).unwrap();
        let mut unescaped = String::new();
        let mut letters = value.chars();
        while let Some(letter) = letters.next() {
            unescaped.push(match letter {
                '\\' => match letters.next().unwrap() {
                    's' => ' ',
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    '\\' => '\\',
                    other => panic!("\\{other} is no escape"),
                },
                letter => letter,
            });
        }
        let (mut words, mut word, mut within) = (Vec::new(), None::<String>, false);
        let mut letters = unescaped.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '"' => {
                    within = !within;
                    word.get_or_insert_default();
                }
                '\\' if within => word.as_mut().unwrap().push(letters.next().unwrap()),
                '%' => {
                    assert_eq!(letters.next(), Some('%'), "a code where there is none");
                    word.get_or_insert_default().push('%');
                }
                ' ' if !within => words.extend(word.take()),
                letter => {
                    assert!(within || !"\t\n\"'\\><~|&;$*?#()`".contains(letter), "{letter:?} must be quoted");
                    word.get_or_insert_default().push(letter);
                }
            }
        }
        words.extend(word);
        words
    }

    #[test]
    fn every_word_comes_back_as_it_was() {
        for folder in [
            "/home/a/Respite",
            "/home/a b/My Apps",
            r#"/"quoted"/it's"#,
            "/$HOME/`id`",
            r"/back\slash\",
            "/100%/%f%%u",
            "/Ανδρέας/重い",
            "/two\nlines\ttab\rend",
            "",
            "~/x;rm -rf *&|<>#?()",
        ] {
            let words: Vec<String> =
                [folder, "--hidden", "--data-dir", folder].into_iter().map(str::to_owned).collect();
            let entry = desktop_entry(&words);
            assert_eq!(read(&entry), words, "{entry}");
            assert_eq!(entry.lines().count(), 7, "{entry}");
        }
        assert!(
            desktop_entry(&["/opt/respite-desktop".into(), "--hidden".into()])
                .contains("\nExec=/opt/respite-desktop --hidden\n")
        );
    }

    #[test]
    fn windows_gets_each_word_as_it_was() {
        for (word, expect) in [
            (r"C:\Program Files\Respite\respite.exe", r#""C:\Program Files\Respite\respite.exe""#),
            (r"D:\", r#""D:\\""#),
            (r#"a\"b"#, r#""a\\\"b""#),
            ("", r#""""#),
        ] {
            assert_eq!(for_windows(word), expect);
        }
    }

    #[test]
    fn a_launch_agent_stays_well_formed() {
        assert_eq!(for_plist("/Users/a/R&D <x>"), "/Users/a/R&amp;D &lt;x&gt;");
    }
}
