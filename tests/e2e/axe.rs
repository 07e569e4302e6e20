//! Accessibility: axe-core, put into the page, with the rules of WCAG 2.2 at level A and AA.

use std::path::Path;

use serde_json::{Value, json};

use crate::page::{Outcome, Page};

const TAGS: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/// Fails with a line for each finding on the page as it is now.
pub async fn check(page: &Page) -> Outcome {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&file).map_err(|why| format!("{}: {why}; `tools/setup tests` installs it", file.display()))?;
    // In one call with its use: a later call may run in another scope. WebDriver scripts are not bound by the page's policy.
    let body = format!(
        "{axe};\nconst done = arguments[arguments.length - 1];\n\
         axe.run(document, {{ runOnly: {{ type: 'tag', values: arguments[0] }}, resultTypes: ['violations'] }})\
           .then((found) => done({{ violations: found.violations }}), (why) => done({{ failed: String(why) }}));"
    );
    let found = page.driver.execute_async(body, vec![json!(TAGS)]).await?.json().clone();
    if let Some(why) = found["failed"].as_str() {
        return Err(format!("axe-core did not run: {why}").into());
    }
    let findings: Vec<String> = found["violations"].as_array().into_iter().flatten().flat_map(lines).collect();
    if findings.is_empty() { Ok(()) } else { Err(format!("{} accessibility findings:\n{}", findings.len(), findings.join("\n")).into()) }
}

/// `rule (impact) at selector: what is wrong`, a line for each element that a rule found.
fn lines(violation: &Value) -> Vec<String> {
    let rule = violation["id"].as_str().unwrap_or_default();
    let impact = violation["impact"].as_str().unwrap_or_default();
    let nodes = violation["nodes"].as_array().into_iter().flatten();
    let line = |node: &Value| {
        let at: Vec<&str> = node["target"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let why = node["failureSummary"].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        format!("  {rule} ({impact}) at {}: {why}", at.join(" "))
    };
    nodes.map(line).collect()
}
