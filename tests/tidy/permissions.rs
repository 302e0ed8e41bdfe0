//! What the window may do: call our commands, hear our events, and nothing else.

use std::collections::BTreeSet;

use regex::Regex;
use serde_json::Value;

use crate::sources::{judge, sources};

/// What a window needs besides our commands: to hear events.
const BESIDES: &[&str] = &["core:event:allow-listen", "core:event:allow-unlisten"];

#[test]
fn the_window_may_call_our_commands_and_nothing_else() {
    let mut offences = Vec::new();
    let commands = commands();
    let mut granted = BTreeSet::new();
    for source in sources("src-tauri/capabilities", &[".json", ".json5", ".toml"]) {
        if !source.path.ends_with(".json") {
            offences.push(format!("{}: write capabilities as .json, which this test reads", source.path));
            continue;
        }
        let capability: Value = serde_json::from_str(&source.text).unwrap();
        if capability.get("remote").is_some() {
            offences.push(format!("{} lets pages from elsewhere in", source.path));
        }
        for permission in capability["permissions"].as_array().into_iter().flatten() {
            // One with a scope is an object.
            let name = permission.as_str().or_else(|| permission["identifier"].as_str()).unwrap_or_default();
            match name.strip_prefix("allow-").filter(|command| !command.contains(':')) {
                Some(command) => _ = granted.insert(command.replace('-', "_")),
                None if BESIDES.contains(&name) => {}
                None => offences.push(format!("{} grants {name}", source.path)),
            }
        }
    }
    offences.extend(granted.difference(&commands).map(|name| format!("allow-{name} is granted, but is no command")));
    offences.extend(commands.difference(&granted).map(|name| format!("the command {name} is not granted")));
    judge(
        "src-tauri/capabilities grants exactly the commands in src-tauri/src/ipc (allow-the-command), and to listen. \
         What a plugin does, a command of ours does in Rust.",
        &offences,
    );
}

#[test]
fn the_build_knows_every_command() {
    let build = sources("src-tauri", &["build.rs"]).into_iter().find(|source| source.path == "src-tauri/build.rs");
    let text = build.map(|source| source.text).unwrap_or_default();
    let list = Regex::new(r"(?s)const COMMANDS: &\[&str\] = &\[(.*?)\];").unwrap();
    let list = list.captures(&text).map(|found| found[1].to_owned()).unwrap_or_default();
    let told: BTreeSet<String> =
        Regex::new(r#""(\w+)""#).unwrap().captures_iter(&list).map(|found| found[1].to_owned()).collect();
    let commands = commands();
    assert!(!commands.is_empty(), "no command was found in src-tauri/src: has its attribute changed?");
    let mut offences = Vec::new();
    offences.extend(told.difference(&commands).map(|name| format!("{name} is no command")));
    offences.extend(commands.difference(&told).map(|name| format!("{name} is missing")));
    judge(
        "COMMANDS in src-tauri/build.rs lists the commands of src-tauri/src/ipc: one that is missing is callable by any window.",
        &offences,
    );
}

/// Every function that is marked as a command.
fn commands() -> BTreeSet<String> {
    let command = Regex::new(
        r"#\[tauri::command[^\]]*\]\s*(?:#\[[^\]]*\]\s*|///[^\n]*\s*)*(?:pub(?:\([^)]*\))?\s+)?(?:async\s+)?fn\s+(\w+)",
    )
    .unwrap();
    sources("src-tauri/src", &[".rs"])
        .iter()
        .flat_map(|source| {
            command.captures_iter(source.without_tests()).map(|found| found[1].to_owned()).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn the_webview_has_no_origin_to_talk_to() {
    let mut offences = Vec::new();
    for source in sources(
        "src-tauri",
        &["tauri.conf.json", "tauri.linux.conf.json", "tauri.macos.conf.json", "tauri.windows.conf.json"],
    ) {
        let config: Value = serde_json::from_str(&source.text).unwrap();
        let policy = &config["app"]["security"]["csp"];
        let directives = directives(policy);
        if source.path.ends_with("/tauri.conf.json") && !directives.iter().any(|(name, _)| name == "default-src") {
            offences.push(format!("{}: app.security.csp has no default-src", source.path));
        }
        for (name, origin) in
            directives.iter().flat_map(|(name, origins)| origins.iter().map(move |origin| (name, origin)))
        {
            // Tauri's own channel to Rust. On Windows it looks like a host, but never leaves the program.
            let ours = ["ipc:", "http://ipc.localhost", "data:", "blob:"].contains(&origin.as_str());
            let keyword = origin.starts_with('\'') && origin != "'unsafe-eval'";
            let inline_script = name == "script-src" && origin == "'unsafe-inline'";
            if !(ours || keyword) || inline_script {
                offences.push(format!("{}: {name} lets {origin} in", source.path));
            }
        }
        for window in config["app"]["windows"].as_array().into_iter().flatten() {
            if window["url"].as_str().is_some_and(|url| url.contains("://")) {
                offences.push(format!("{}: a window opens {}", source.path, window["url"]));
            }
        }
    }
    judge("Nothing leaves the computer: the webview gets 'self' and Tauri's own channel, no other origin.", &offences);
}

/// The directives of a policy, written as one text or as a table.
fn directives(policy: &Value) -> Vec<(String, Vec<String>)> {
    let split = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    if let Some(text) = policy.as_str() {
        let parts = text.split(';').map(split).filter(|words| !words.is_empty());
        return parts.map(|words| (words[0].clone(), words[1..].to_vec())).collect();
    }
    let table = policy.as_object().into_iter().flatten();
    table
        .map(|(name, origins)| {
            let listed = origins.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
            (name.clone(), origins.as_str().map(split).unwrap_or_else(|| listed.collect()))
        })
        .collect()
}
