#![cfg(not(target_arch = "wasm32"))]
#[test]
fn hosted_read() {
    for id in ["cloud-team", "product-company", "us-gs-2026", "nhs-afc-2026"] {
        let l = std::fs::read(format!("public/data/{id}/ladder.json")).unwrap();
        let b = std::fs::read(format!("public/data/{id}/bands.csv")).unwrap();
        let r = stepladder::data::read(&l, Some(&b));
        match r {
            Ok((d, w)) => {
                println!("{id}: {} tables, {:?}", d.tables.iter().count(), w);
                assert!(w.is_empty())
            }
            Err(p) => panic!("{p:#?}"),
        }
    }
}
