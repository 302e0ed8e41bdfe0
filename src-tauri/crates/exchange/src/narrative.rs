//! What a person reads of a document: lines as XHTML, as much of it as FHIR allows (FHIR R4, "Narrative").

use crate::fhir::Narrative;

/// Lines one below the other.
pub(crate) fn lines(lines: &[String]) -> Narrative {
    let items: String = lines.iter().map(|line| format!("<li>{}</li>", escaped(line))).collect();
    whole(&format!("<ul>{items}</ul>"))
}

/// Paragraphs.
pub(crate) fn paragraphs(paragraphs: &[String]) -> Narrative {
    whole(&paragraphs.iter().map(|text| format!("<p>{}</p>", escaped(text))).collect::<String>())
}

fn whole(inside: &str) -> Narrative {
    Narrative { status: "generated", div: format!("<div xmlns=\"http://www.w3.org/1999/xhtml\">{inside}</div>") }
}

/// Somebody's text as text, never as markup. Signs that XML does not know (XML 1.0, "Char") are left out.
fn escaped(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control() || matches!(sign, '\n' | '\t' | '\r')).fold(
        String::new(),
        |mut safe, sign| {
            match sign {
                '&' => safe.push_str("&amp;"),
                '<' => safe.push_str("&lt;"),
                '>' => safe.push_str("&gt;"),
                '"' => safe.push_str("&quot;"),
                '\u{fffe}' | '\u{ffff}' => {}
                other => safe.push(other),
            }
            safe
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup() {
        let told = lines(&["</li><script>\"a\" & b</script>\u{0}\u{7}".to_owned()]);
        assert_eq!(
            told.div,
            "<div xmlns=\"http://www.w3.org/1999/xhtml\"><ul><li>&lt;/li&gt;&lt;script&gt;&quot;a&quot; &amp; \
             b&lt;/script&gt;</li></ul></div>"
        );
    }
}
