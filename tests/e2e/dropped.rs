//! Files put on a page, as if they were dropped there.

use serde_json::{Value, json};

use crate::page::{Outcome, Page};

/// Drops files onto an element: each by its name, with its bytes.
pub async fn files(page: &Page, onto: &str, files: &[(&str, &[u8])]) -> Outcome {
    let body = "const data = new DataTransfer(); \
        for (const [name, hex] of arguments[1]) { \
          const bytes = new Uint8Array(hex.length / 2); \
          for (let i = 0; i < bytes.length; i += 1) bytes[i] = parseInt(hex.slice(2 * i, 2 * i + 2), 16); \
          data.items.add(new File([bytes], name)); } \
        document.querySelector(arguments[0]).dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))";
    let digit = |digit: u8| char::from_digit(digit.into(), 16).unwrap();
    let hex = |bytes: &[u8]| bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect::<String>();
    let files: Vec<Value> = files.iter().map(|(name, bytes)| json!([name, hex(bytes)])).collect();
    page.js(body, vec![json!(onto), json!(files)]).await.map(|_: Value| ())
}
