//! A site is written so that it reads as what went into it.

use files::archive;
use files::gathered::datasets;
use files::index;
use files::site::{Public, SiteFiles, data, folder, whole};
use files::{Source, read};

fn hosted(id: &str, name: &str) -> Public {
    let file = |file| testing::hosted_file(id, file);
    Public { id: id.to_owned(), name: name.to_owned(), source: Source { ladder: file("ladder.json"), bands: Some(file("bands.csv")) } }
}

#[test]
fn the_data_of_a_site_read_back_as_they_were() {
    let ladder_only = Public {
        id: "ours".to_owned(),
        name: "Ours, \"quoted\" <b>\u{202e}".to_owned(),
        source: Source { bands: None, ..hosted("cloud-team", "").source },
    };
    let public = [hosted("cloud-team", "Cloud team (sample)"), ladder_only, hosted("us-gs-2026", "US")];
    let zip = archive::write(&data(&public)).unwrap();
    let entries = archive::read(&zip).unwrap();
    let list = entries.iter().find(|entry| entry.path == "data/index.json").unwrap();
    let (listed, problems) = index::read(&list.bytes).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(
        listed.iter().map(|entry| (entry.id.as_str(), entry.name.as_str())).collect::<Vec<_>>(),
        public.iter().map(|public| (public.id.as_str(), public.name.as_str())).collect::<Vec<_>>()
    );
    let gathered = datasets(entries).datasets;
    for public in &public {
        let back = gathered.iter().find(|found| found.folder == format!("data/{}", public.id)).unwrap();
        let source = Source { ladder: back.ladder.clone().unwrap(), bands: back.bands.clone() };
        assert_eq!(source, public.source, "{}", public.id);
        assert_eq!(read(&source).dataset, read(&public.source).dataset);
    }
}

#[test]
fn a_whole_site_has_its_own_files_and_nothing_twice() {
    let list = br#"{ "files": [
        { "path": "index.html", "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
        { "path": "licenses.txt", "sha256": "00" } ], "headers": "/*\n" }"#;
    let list = SiteFiles::read(list).unwrap();
    assert!(list.files[0].is(b"abc") && !list.files[0].is(b"abd") && !list.files[1].is(b"abc"));
    let site = whole(&list, vec![b"abc".to_vec(), b"MIT".to_vec()], "Unpack it.", &[hosted("cloud-team", "Cloud team")]);
    let paths: Vec<&str> = site.iter().map(|entry| entry.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "READ ME FIRST.txt",
            "_headers",
            "index.html",
            "licenses.txt",
            "site-files.json",
            "data/index.json",
            "data/cloud-team/ladder.json",
            "data/cloud-team/bands.csv"
        ]
    );
    assert_eq!(archive::read(&archive::write(&site).unwrap()).unwrap(), site);
    for broken in [&b"<!doctype html>"[..], b"{}", b"", br#"{ "files": [], "headers": "" }"#] {
        assert_eq!(SiteFiles::read(broken), None);
    }
}

#[test]
fn any_name_makes_a_folder() {
    for (name, made) in [
        ("Cloud team (sample)", "cloud-team-sample"),
        ("  --Ours!  ", "ours"),
        ("梯子", "ladder"),
        ("", "ladder"),
        ("Local", "ladder"),
        (&"x".repeat(90), &"x".repeat(40)),
        ("Größe 7", "gr-e-7"),
    ] {
        assert_eq!(folder(name), made, "{name}");
        assert!(folder(name).parse::<rules::id::TrackId>().is_ok());
    }
}
