//! Packages of every kind are read or refused in words; nothing makes the reader fail otherwise.

use std::io::Write;

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

const GUID: &str = "c86258de-36e4-5d0a-b488-e87029be87a6";

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        file.start_file(*name, SimpleFileOptions::default()).unwrap();
        file.write_all(bytes).unwrap();
    }
    file.finish().unwrap().into_inner()
}

fn project(inner: &str) -> String {
    format!("<Project name='p' xmlns='urn:QDA-XML:project:1.0'>{inner}</Project>")
}

fn source(attributes: &str, inner: &str) -> String {
    project(&format!("<Sources><TextSource guid='{GUID}' {attributes}>{inner}</TextSource></Sources>"))
}

fn refused(files: &[(&str, &[u8])]) -> String {
    read(&packed(files)).unwrap_err().to_string()
}

fn refused_project(text: &str) -> String {
    refused(&[("project.qde", text.as_bytes())])
}

#[test]
fn what_another_program_writes_is_read_with_braces_capitals_and_folders_of_its_own() {
    let upper = format!("{{{}}}", GUID.to_uppercase());
    let text = format!(
        "\u{feff}<?xml version='1.0'?><x:Project xmlns:x='urn:QDA-XML:project:1.0' name='p' origin='other'>\
         <x:Users><x:User guid='{upper}' name='Bo &amp; Co'/></x:Users>\
         <x:CodeBook><x:Codes><x:Code guid='{upper}' name='a'><x:Code guid='00000000-0000-0000-0000-000000000002' name='&#x1F642;'/></x:Code></x:Codes></x:CodeBook>\
         <x:Sources><x:TextSource guid='{upper}' name='t' plainTextPath='internal://{GUID}.txt'>\
         <x:PlainTextSelection guid='{upper}' startPosition='0' endPosition='2' creatingUser='{upper}'>\
         <x:Description>a &lt;memo&gt;</x:Description>\
         <x:Coding guid='{upper}'><x:CodeRef targetGUID='{upper}'/></x:Coding></x:PlainTextSelection>\
         </x:TextSource><x:PictureSource guid='{upper}'/></x:Sources></x:Project>"
    );
    let file = format!("Sources/{}.TXT", GUID.to_uppercase());
    let read =
        read(&packed(&[("project.qde", text.as_bytes()), (&file, "\u{feff}🙂e\u{301}".as_bytes())])).unwrap();
    let guid: Uuid = GUID.parse().unwrap();
    assert_eq!((read.origin.as_str(), read.others), ("other", 1));
    assert_eq!(read.users[&guid], "Bo & Co");
    assert_eq!(read.codes.len(), 2);
    assert!(read.codes.values().any(|name| name == "🙂"));
    assert_eq!(read.texts[0].text, ['🙂', 'e', '\u{301}']);
    let passage =
        CodedPassage { from: 0, to: 2, code: Some(guid), coder: Some(guid), memo: "a <memo>".to_owned() };
    assert_eq!(read.texts[0].passages, [passage]);
}

#[test]
fn hostile_packages_are_refused_in_words() {
    assert!(read(b"nothing").unwrap_err().to_string().contains("no package"));
    assert!(refused(&[("other.txt", b"")]).contains("no `project.qde`"));
    for name in ["../project.qde", "/etc/x", "a\\..\\b", "sources/../../x", "C:x"] {
        assert!(
            refused(&[("project.qde", project("").as_bytes()), (name, b"")]).contains("points out"),
            "{name}"
        );
    }
    for path in
        ["internal://../x.txt", "/etc/passwd", "relative:///x.txt", "internal://a/b.txt", "internal://"]
    {
        let text = source(&format!("plainTextPath='{path}'"), "");
        assert!(refused_project(&text).contains("points out"), "{path}");
    }
    let missing = source("plainTextPath='internal://none.txt'", "");
    assert!(refused_project(&missing).contains("not in the package"));
    let laughs = format!("<!DOCTYPE p [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>{}", project("&b;"));
    assert!(refused_project(&laughs).contains("document type"));
    assert!(refused_project(&project("&b;")).contains("entity"));
    let position = "<PlainTextSelection guid='x' startPosition='9e9' endPosition='1'/>";
    assert!(refused_project(&source("", position)).contains("no number"));
    let huge = "<PlainTextSelection startPosition='99999999999999999999' endPosition='1'/>";
    assert!(refused_project(&source("", huge)).contains("no number"));
    assert!(
        refused_project("<Project><Sources><TextSource guid='1'/></Sources></Project>").contains("identity")
    );
    assert!(refused_project("<Project><a></Project>").contains("cannot be read"));
    assert!(refused_project("<Project>").contains("too early"));
    assert!(refused_project("").contains("not one element"));
    assert!(refused_project("<Other/>").contains("first element"));
    let deep = format!("{}{}", "<a>".repeat(5_000), "</a>".repeat(5_000));
    assert!(refused_project(&project(&deep)).contains("depth"));
    let twice = packed(&[("project.qde", project("").as_bytes()), ("PROJECT.qde", project("").as_bytes())]);
    assert!(read(&twice).unwrap_err().to_string().contains("twice"));
}

#[test]
fn what_unpacks_to_more_than_is_read_is_refused_before_it_is_unpacked_whole() {
    let large = vec![b' '; usize::try_from(TEXT).unwrap() + 1];
    let name = format!("sources/{GUID}.txt");
    let text = source(&format!("plainTextPath='internal://{GUID}.txt'"), "");
    let bytes = packed(&[("project.qde", text.as_bytes()), (&name, &large)]);
    assert!(bytes.len() < 200_000, "the bomb is small: {}", bytes.len());
    assert!(read(&bytes).unwrap_err().to_string().contains("16 MB"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
        let _ = read(&[b"PK\x03\x04".as_slice(), &bytes].concat());
        let _ = read(&packed(&[("project.qde", &bytes)]));
    }

    #[test]
    fn no_change_of_a_sound_package_makes_the_reader_panic(
        at in any::<proptest::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<proptest::sample::Index>(),
    ) {
        let inner = "<PlainTextSelection startPosition='0' endPosition='2'><Coding><CodeRef/></Coding></PlainTextSelection>";
        let text = source(&format!("plainTextPath='internal://{GUID}.txt'"), inner);
        let name = format!("sources/{GUID}.txt");
        let mut bytes = packed(&[("project.qde", text.as_bytes()), (&name, "wij 🙂".as_bytes())]);
        let place = at.index(bytes.len());
        bytes[place] = byte;
        let _ = read(&bytes);
        bytes.truncate(cut.index(bytes.len()));
        let _ = read(&bytes);
    }

    #[test]
    fn no_markup_makes_the_reader_panic(
        parts in proptest::collection::vec(
            prop_oneof![
                Just("<"), Just(">"), Just("/"), Just("&"), Just(";"), Just("'"), Just("="), Just(" "), Just("#"),
                Just("TextSource"), Just("Sources"), Just("<![CDATA["), Just("]]>"), Just("<!--"), Just("-->"),
                Just("<!DOCTYPE"), Just("<?"), Just("?>"), Just("guid"), Just("startPosition"), Just("é"), Just("0"),
            ],
            0..60,
        )
    ) {
        let _ = read(&packed(&[("project.qde", project(&parts.concat()).as_bytes())]));
    }
}
