//! Nothing leaves the page, and links hold nothing that is not meant to be shared. (That no scenario asks another host for
//! anything is checked after every one of them.)

use std::collections::BTreeSet;

use crate::explore::{self, HOSTED, LENSES};
use crate::page::{Outcome, Page};
use crate::views;

/// What a link of Explore may name.
const NAMES: [&str; 10] = ["data", "lens", "at", "per", "region", "effective", "tracks", "track", "rises", "sort"];

/// The amounts in the pay file of a dataset.
fn pay_of(page: &Page, id: &str) -> Outcome<BTreeSet<String>> {
    let file = String::from_utf8(page.site.built(&format!("data/{id}/bands.csv")))?;
    let cells = file.split([',', '\n']).map(str::trim);
    let pay: BTreeSet<String> =
        cells.filter(|cell| cell.len() > 3 && cell.bytes().all(|byte| byte.is_ascii_digit())).map(str::to_owned).collect();
    assert!(pay.len() > 20, "{id}: {pay:?}");
    Ok(pay)
}

/// The names and values in the links on the page and in its own; none of the values may be pay.
async fn links_without_pay(page: &Page, what: &str, pay: &BTreeSet<String>) -> Outcome<BTreeSet<String>> {
    let body = "return [location.hash, ...[...document.querySelectorAll('a[href]')].map((e) => e.getAttribute('href'))].join('\\n')";
    let links = page.js(body, vec![]).await?.as_str().unwrap_or_default().to_owned();
    let links: Vec<&str> = links.lines().filter(|link| link.starts_with("#/")).collect();
    assert!(links.len() > 4, "{what}: only {} links", links.len());
    let mut names = BTreeSet::new();
    for link in links {
        for (name, value) in link.split(['?', '&']).skip(1).filter_map(|pair| pair.split_once('=')) {
            let numbers = value.split(|c: char| !c.is_ascii_digit());
            assert!(!numbers.into_iter().any(|number| pay.contains(number)), "{what}: {link} holds pay");
            names.insert(name.to_owned());
        }
    }
    Ok(names)
}

pub async fn no_link_holds_pay(page: Page) -> Outcome {
    page.open("").await?;
    for (id, name, ..) in HOSTED {
        let pay = pay_of(&page, id)?;
        for lens in LENSES {
            page.open(&format!("#/explore?data={id}&lens={lens}&per=month")).await?;
            page.see_text("h1", name).await?;
            explore::shows(&page, lens).await?;
            let names = links_without_pay(&page, &format!("{id}, {lens}"), &pay).await?;
            let strange: Vec<&String> = names.iter().filter(|name| !NAMES.contains(&name.as_str())).collect();
            assert!(strange.is_empty(), "{id}, {lens}: links hold {strange:?}");
        }
    }
    Ok(())
}

/// In every view of the page's own table.
pub async fn no_link_of_any_view_holds_pay(page: Page) -> Outcome {
    page.open("").await?;
    for (id, at) in [("cloud-team", "D4.2"), ("us-gs-2026", "GS-9.1")] {
        let pay = pay_of(&page, id)?;
        for view in views::all() {
            view.open_at(&page, id, at).await?;
            links_without_pay(&page, &format!("{id}, {}", view.title), &pay).await?;
        }
    }
    Ok(())
}

/// The page forbids itself what it never does: other origins, inline code other than its own, forms, plug-ins, a changed base.
pub async fn the_page_forbids_what_it_never_does(page: Page) -> Outcome {
    explore::open(&page, "", "Cloud team ladder").await?;
    let body = "return document.querySelector('meta[http-equiv=\"Content-Security-Policy\"]').content";
    let policy = page.js(body, vec![]).await?.as_str().unwrap_or_default().to_owned();
    for rule in ["default-src 'none'", "connect-src 'self'", "style-src 'self'", "base-uri 'none'", "form-action 'none'"] {
        assert!(policy.split("; ").any(|own| own == rule), "{rule} is not in {policy}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains('*'), "{policy}");
    assert_eq!(page.js("return document.referrer + document.cookie", vec![]).await?, "");
    // And it does so in earnest: a request to another host is stopped before it is made.
    page.allow("elsewhere.invalid");
    let body = "const done = arguments[0]; addEventListener('securitypolicyviolation', (event) => done(event.blockedURI)); \
        fetch('http://elsewhere.invalid/').catch(() => {})";
    let blocked = page.driver.execute_async(body, vec![]).await?.json().clone();
    assert!(blocked.as_str().unwrap_or_default().contains("elsewhere.invalid"), "{blocked}");
    Ok(())
}

/// The only thing kept on the device is the theme.
pub async fn only_the_theme_is_kept(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team&at=D4.2", "Cloud team ladder").await?;
    page.see(explore::FIGURE).await?;
    page.click("header button.icon").await?;
    page.see("html[data-theme=light]").await?;
    let kept = page.js("return Object.keys(localStorage).join() + '/' + Object.keys(sessionStorage).join()", vec![]).await?;
    assert_eq!(kept, "theme/");
    page.reload().await?;
    page.see("html[data-theme=light]").await?;
    Ok(())
}
