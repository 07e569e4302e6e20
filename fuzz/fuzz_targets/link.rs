#![no_main]
#![allow(dead_code)]
#[path = "../src/links.rs"]
mod links;
#[path = "../../src/route/mod.rs"]
mod route;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| links::link(bytes, route::parse));
