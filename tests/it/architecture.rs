//! The rules of the house, read from the source: layers, sizes, and words that the catalogue must have.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use nulmeting::language::Words;

/// Which modules each layer may use, besides itself.
const LAYERS: [(&str, &[&str]); 9] = [
    ("domain", &[]),
    ("failure", &[]),
    ("language", &[]),
    ("definition", &["domain"]),
    ("store", &["domain"]),
    ("report", &["domain", "language"]),
    ("workbench", &["domain", "definition", "store", "report", "failure", "language"]),
    ("tui", &["domain", "workbench", "failure", "language"]),
    ("cli", &["domain", "workbench", "tui", "failure", "language", "report"]),
];

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

fn all() -> Vec<(PathBuf, String)> {
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

/// The layer of a file: the first part of its path below `src`.
fn layer(path: &Path) -> String {
    let below = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let first = below.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The code without its tests, which may use whatever they need.
fn without_tests(path: &Path, text: &str) -> String {
    let name = path.file_stem().unwrap().to_string_lossy();
    if ["tests", "laws", "fixtures"].contains(&name.as_ref())
        || path.components().any(|part| part.as_os_str() == "tests")
    {
        return String::new();
    }
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned()
}

#[test]
fn every_module_uses_only_the_layers_below_it() {
    let mut wrong = Vec::new();
    for (path, text) in all() {
        let own = layer(&path);
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == own) else {
            assert!(["lib", "main"].contains(&own.as_str()), "{} belongs to no layer", path.display());
            continue;
        };
        for (number, line) in without_tests(&path, &text).lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for used in code.match_indices("crate::").map(|(at, found)| &code[at + found.len()..]) {
                let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let is_layer = LAYERS.iter().any(|(name, _)| *name == used);
                if is_layer && used != own && !allowed.contains(&used.as_str()) {
                    wrong.push(format!("{}:{}: {own} uses {used}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sql_stands_in_the_store_only_and_the_domain_knows_no_files_and_no_clock() {
    let mut wrong = Vec::new();
    for (path, text) in all() {
        let code = without_tests(&path, &text);
        let own = layer(&path);
        let banned: &[&str] = match own.as_str() {
            "domain" => &[
                "rusqlite",
                "toml::",
                "ratatui",
                "crossterm",
                "std::fs",
                "std::env",
                "Utc::now",
                "Local::now",
            ],
            "store" => &["ratatui", "crossterm", "toml::", "Utc::now", "now_v7()"],
            _ => &["rusqlite"],
        };
        for word in banned {
            if code.contains(word) {
                wrong.push(format!("{}: {own} must not know `{word}`", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_longer_than_600_lines_and_none_is_called_mod() {
    let tests = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"));
    for (path, text) in all().into_iter().chain(tests) {
        let lines = text.lines().count();
        assert!(lines <= 600, "{} has {lines} lines: make a folder of it", path.display());
        assert_ne!(path.file_name().unwrap(), "mod.rs", "{}", path.display());
        assert!(text.starts_with("//!"), "{} does not say what it is for", path.display());
    }
}

#[test]
fn every_text_that_the_code_asks_for_is_in_the_catalogue() {
    let words = Words::english();
    let mut missing = BTreeSet::new();
    for (path, text) in all() {
        let code = without_tests(&path, &text);
        for call in ["words.text(\"", "words.with(\"", ".words.text(\"", ".words.with(\""] {
            for (at, found) in code.match_indices(call) {
                let id: String = code[at + found.len()..].chars().take_while(|c| *c != '"').collect();
                if !words.has(&id) {
                    missing.insert(format!("{}: `{id}`", path.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_text_of_the_catalogue_is_asked_for() {
    let code: String = all().into_iter().map(|(_, text)| text).collect();
    // Families are asked for by a word of the file formats or of the key table: `of("status", …)`, `format!("do-{…}")`.
    let mut families: BTreeSet<String> = BTreeSet::from(["place-".to_owned()]);
    for (at, found) in code.match_indices(".of(\"") {
        let family: String = code[at + found.len()..].chars().take_while(|c| *c != '"').collect();
        families.insert(format!("{family}-"));
    }
    for (at, found) in code.match_indices("format!(\"") {
        let start: String =
            code[at + found.len()..].chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
        if start.ends_with('-') && code[at + found.len() + start.len()..].starts_with('{') {
            families.insert(start);
        }
    }
    // `options("contact", …)` of the forms ends in `of` as well.
    for (at, found) in code.match_indices("options(") {
        let family: String = code[at + found.len()..]
            .trim_start()
            .trim_start_matches('"')
            .chars()
            .take_while(|c| c.is_ascii_lowercase() || *c == '-')
            .collect();
        families.insert(format!("{family}-"));
    }
    let mut unused = Vec::new();
    for (file, text) in nulmeting::language::ENGLISH {
        for line in text.lines() {
            let Some((id, _)) = line.split_once(" =") else { continue };
            let is_id = !id.is_empty()
                && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            if is_id
                && !code.contains(&format!("\"{id}\""))
                && !families.iter().any(|family| id.starts_with(family.as_str()))
            {
                unused.push(format!("{file}: {id}"));
            }
        }
    }
    assert!(unused.is_empty(), "{}", unused.join("\n"));
}

#[test]
fn there_is_no_network_code_in_the_program_or_in_what_it_is_built_of() {
    // `mio` is left out: `signal-hook-mio` builds it with its sockets for the keys of the terminal, and opens none.
    const NETWORK: [&str; 23] = [
        "tokio",
        "async-std",
        "smol",
        "socket2",
        "hyper",
        "reqwest",
        "ureq",
        "curl",
        "isahc",
        "attohttpc",
        "surf",
        "h2",
        "quinn",
        "rustls",
        "native-tls",
        "openssl",
        "tungstenite",
        "trust-dns-resolver",
        "hickory-resolver",
        "libssh2-sys",
        "git2",
        "zmq",
        "async-io",
    ];
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let crates: Vec<&str> =
        lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(crates.contains(&"rusqlite"), "the crates are read");
    let found: Vec<&&str> = crates.iter().filter(|name| NETWORK.contains(name)).collect();
    assert!(found.is_empty(), "{found:?}");
    let words = ["std::net", "TcpStream", "TcpListener", "UdpSocket", "UnixStream", "ToSocketAddrs"];
    for (path, text) in all() {
        for word in words {
            assert!(!text.contains(word), "{} uses {word}", path.display());
        }
    }
}
