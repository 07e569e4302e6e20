//! All that touches the browser's API. Nothing here knows the rules; nothing elsewhere names web-sys or js-sys.

pub mod clipboard;
pub mod crash;
pub mod fetch;
pub mod field;
pub mod files;
pub mod focus;
pub mod format;
pub mod html;
pub mod kept;
pub mod leaving;
pub mod link;
pub mod pointer;
pub mod save;
pub mod storage;
pub mod style;
pub mod tabs;
pub mod theme;
pub mod time;
pub mod title;
pub mod turns;
