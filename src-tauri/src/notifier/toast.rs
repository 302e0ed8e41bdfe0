//! A notice as Windows wants it written: <https://learn.microsoft.com/uwp/schemas/tiles/toastschema/element-toast>.

use respite_wording::Spoken;

/// The document of a notice. Each button tells its number.
pub(super) fn toast(spoken: &Spoken) -> String {
    let text = |text: &str| format!("<text>{}</text>", escaped(text));
    let buttons = spoken.buttons.iter().enumerate().map(|(number, button)| {
        let label = escaped(&button.label);
        format!(r#"<action content="{label}" arguments="{number}"/>"#)
    });
    let actions: String = buttons.collect();
    // An alarm stays until somebody answers it or it is taken back.
    let (scenario, sound) = if spoken.urgent {
        (r#" scenario="alarm" duration="long""#, r#"src="ms-winsoundevent:Notification.Looping.Alarm" loop="false""#)
    } else {
        ("", r#"silent="true""#)
    };
    format!(
        r#"<toast{scenario}><visual><binding template="ToastGeneric">{}{}</binding></visual><audio {sound}/><actions>{actions}</actions></toast>"#,
        text(&spoken.title),
        text(&spoken.body),
    )
}

/// As text or a value of XML, without what it can't hold.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if letter.is_control() => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use respite_wording::{Button, Opens, Press};

    use super::*;

    #[test]
    fn whatever_a_person_calls_a_thing_is_said_and_does_nothing() {
        let label = r#"Say "<Off>""#.to_owned();
        let buttons = vec![Button { label, press: Press::Open(Opens::Today) }];
        let spoken =
            Spoken { title: "Heat & cold".into(), body: "\u{1b}[2mTape\u{ffff} <b>".into(), urgent: true, buttons };
        assert_eq!(
            toast(&spoken),
            "<toast scenario=\"alarm\" duration=\"long\"><visual><binding template=\"ToastGeneric\">\
             <text>Heat &amp; cold</text><text>[2mTape &lt;b&gt;</text></binding></visual>\
             <audio src=\"ms-winsoundevent:Notification.Looping.Alarm\" loop=\"false\"/>\
             <actions><action content=\"Say &quot;&lt;Off&gt;&quot;\" arguments=\"0\"/></actions></toast>"
        );
        let calm = toast(&Spoken { urgent: false, buttons: Vec::new(), ..spoken });
        assert!(calm.starts_with("<toast><visual>") && calm.contains("<audio silent=\"true\"/><actions></actions>"));
    }
}
