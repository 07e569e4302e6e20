//! Nothing leaves the page, and links hold nothing that is not meant to be shared. (That no scenario asks another host for
//! anything is checked after every one of them.)

use std::collections::BTreeSet;

use crate::explore::{self, HOSTED, LENSES};
use crate::page::{Outcome, Page};

/// What a link of Explore may name.
const NAMES: [&str; 10] = ["data", "lens", "at", "per", "region", "effective", "tracks", "track", "rises", "sort"];

pub async fn no_link_holds_pay(page: Page) -> Outcome {
    page.open("").await?;
    for (id, name, ..) in HOSTED {
        let pay: BTreeSet<String> = {
            let file = String::from_utf8(page.site.built(&format!("data/{id}/bands.csv")))?;
            let cells = file.split([',', '\n']).map(str::trim);
            cells.filter(|cell| cell.len() > 3 && cell.bytes().all(|byte| byte.is_ascii_digit())).map(str::to_owned).collect()
        };
        assert!(pay.len() > 20, "{id}: {pay:?}");
        for lens in LENSES {
            page.open(&format!("#/explore?data={id}&lens={lens}&per=month")).await?;
            page.see_text("h1", name).await?;
            explore::shows(&page, lens).await?;
            let body =
                "return [location.hash, ...[...document.querySelectorAll('a[href]')].map((e) => e.getAttribute('href'))].join('\\n')";
            let links = page.js(body, vec![]).await?.as_str().unwrap_or_default().to_owned();
            let links: Vec<&str> = links.lines().filter(|link| link.starts_with("#/")).collect();
            assert!(links.len() > 10, "{id}, {lens}: only {} links", links.len());
            for link in links {
                for (name, value) in link.split(['?', '&']).skip(1).filter_map(|pair| pair.split_once('=')) {
                    assert!(NAMES.contains(&name), "{link} holds a {name}");
                    let numbers = value.split(|c: char| !c.is_ascii_digit());
                    assert!(!numbers.into_iter().any(|number| pay.contains(number)), "{link} holds pay");
                }
            }
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
