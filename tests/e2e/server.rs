//! A static host as people have them: `dist/` under a subpath, nothing outside it, compressed, and now and then offline.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, Uri, header};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;

use crate::budgets::LATER;

/// The subpath at which the site lives. Everything else on the host is 404, as a neighbour's site would be.
pub const BASE: &str = "/some/where/";
/// The tests' own files, which are no part of the site: neither logged nor weighed.
const OWN: [(&str, &str); 3] = [
    ("probe.js", include_str!("probe.js")),
    ("yardstick.html", include_str!("yardstick.html")),
    ("yardstick.js", include_str!("yardstick.js")),
];

/// The content of one of the tests' own files.
fn own(path: &str) -> Option<&'static str> {
    OWN.into_iter().find(|(name, _)| *name == path).map(|(_, content)| content)
}

/// One request that the host was asked.
#[derive(Clone, Debug)]
pub struct Request {
    /// With the leading slash and the query, if any.
    pub path: String,
    /// `None`: refused, because the host was offline.
    pub status: Option<u16>,
}

/// A running host; it stops when the last clone is dropped.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    address: SocketAddr,
    task: AbortHandle,
    shared: Arc<Shared>,
}

struct Shared {
    dist: PathBuf,
    /// In the place of what `dist` has: other content, or nothing.
    changed: Mutex<BTreeMap<String, Option<Vec<u8>>>>,
    /// Paths whose answer waits.
    held: Mutex<BTreeSet<String>>,
    /// Whether the page is served without the probe.
    bare: AtomicBool,
    log: Mutex<Vec<Request>>,
    offline: Arc<AtomicBool>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Site {
    /// Serves `dist` on a free port of the loopback address.
    pub async fn start(dist: &Path) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let offline = Arc::new(AtomicBool::new(false));
        let shared = Arc::new(Shared {
            dist: dist.to_owned(),
            changed: Mutex::default(),
            held: Mutex::default(),
            bare: AtomicBool::new(false),
            log: Mutex::default(),
            offline: Arc::clone(&offline),
        });
        let app = Router::new().fallback(answer).with_state(Arc::clone(&shared));
        let door = Door { listener, offline };
        let task = tokio::spawn(async move { axum::serve(door, app).await }).abort_handle();
        Ok(Self(Arc::new(Inner { address, task, shared })))
    }

    /// The address of a link into the site: `#/explore?data=us-gs-2026`, or empty for the start page.
    pub fn url(&self, link: &str) -> String {
        format!("{}{BASE}{link}", self.origin())
    }

    pub fn origin(&self) -> String {
        format!("http://{}", self.0.address)
    }

    /// Adds a file to the site, or puts it in the place of one: `put("data/mine/bands.csv", "level,amount\n…")`.
    pub fn put(&self, path: &str, content: impl Into<Vec<u8>>) {
        self.0.shared.changed.lock().unwrap().insert(path.to_owned(), Some(content.into()));
    }

    /// Takes a file off the site.
    pub fn hide(&self, path: &str) {
        self.0.shared.changed.lock().unwrap().insert(path.to_owned(), None);
    }

    /// Takes back what was put or hidden.
    pub fn restore(&self) {
        self.0.shared.changed.lock().unwrap().clear();
    }

    /// Keeps those who ask for a file waiting until it is released.
    pub fn hold(&self, path: &str) {
        self.0.shared.held.lock().unwrap().insert(path.to_owned());
    }

    /// Lets the answers that are held go out.
    pub fn release(&self, path: &str) {
        self.0.shared.held.lock().unwrap().remove(path);
    }

    /// The built file whose name begins so; the names of program and styles end with a hash.
    pub fn file(&self, start: &str) -> String {
        self.files(start).into_iter().next().unwrap_or_else(|| panic!("no file of dist/ begins with {start}"))
    }

    /// All built files whose names begin so.
    pub fn files(&self, start: &str) -> Vec<String> {
        let files = std::fs::read_dir(&self.0.shared.dist).expect("dist/ is there").flatten();
        let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
        names.filter(|name| name.starts_with(start)).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// What `dist` has under a path.
    pub fn built(&self, path: &str) -> Vec<u8> {
        std::fs::read(self.0.shared.dist.join(path)).unwrap_or_else(|why| panic!("dist/{path}: {why}"))
    }

    /// From now on the page is served as it was built, without the probe, which is a file more to wait for.
    pub fn go_bare(&self) {
        self.0.shared.bare.store(true, Ordering::SeqCst);
    }

    /// From now on every request is cut off, on connections that are already open too.
    pub fn go_offline(&self) {
        self.0.shared.offline.store(true, Ordering::SeqCst);
    }

    pub fn come_back(&self) {
        self.0.shared.offline.store(false, Ordering::SeqCst);
    }

    /// All requests so far, oldest first.
    pub fn requests(&self) -> Vec<Request> {
        self.0.shared.log.lock().unwrap().clone()
    }
}

async fn answer(State(site): State<Arc<Shared>>, uri: Uri, asked: HeaderMap) -> Response<Body> {
    let found = uri.path().strip_prefix(BASE).and_then(|path| site.content(path));
    let status = if found.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let offline = site.offline.load(Ordering::SeqCst);
    if uri.path().strip_prefix(BASE).and_then(own).is_none() {
        let path = uri.path_and_query().map_or_else(String::new, ToString::to_string);
        let status = (!offline).then_some(status.as_u16());
        site.log.lock().unwrap().push(Request { path, status });
    }
    while uri.path().strip_prefix(BASE).is_some_and(|path| site.held.lock().unwrap().contains(path)) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let (kind, mut bytes) = found.unwrap_or(("text/plain", b"There is no such file here.".to_vec()));
    let mut reply = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, kind)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::CACHE_CONTROL, "no-cache");
    let brotli = asked.get(header::ACCEPT_ENCODING).is_some_and(|how| how.to_str().unwrap_or("").contains("br"));
    if brotli {
        // What was built is compressed as well as can be, once, as it is for a host; what a test made is not worth that.
        let built = uri.path().strip_prefix(BASE).is_some_and(|path| !site.changed.lock().unwrap().contains_key(path));
        let is_later = uri.path().rsplit('/').next().is_some_and(|name| LATER.iter().any(|start| name.starts_with(start)));
        bytes = compressed(
            bytes,
            if is_later && built {
                LATER_QUALITY
            } else if built {
                11
            } else {
                5
            },
        );
        reply = reply.header(header::CONTENT_ENCODING, "br");
    }
    reply.body(Body::from(bytes)).unwrap()
}

impl Shared {
    /// What is at a path within the site, with its media type.
    fn content(&self, path: &str) -> Option<(&'static str, Vec<u8>)> {
        let path = if path.is_empty() { "index.html" } else { path };
        let changed = self.changed.lock().unwrap().get(path).cloned();
        let found = || own(path).map(|content| content.as_bytes().to_vec()).or_else(|| std::fs::read(self.dist.join(path)).ok());
        let mut bytes = changed.unwrap_or_else(found)?;
        if path == "index.html" && !self.bare.load(Ordering::SeqCst) {
            bytes = with_probe(&bytes);
        }
        let kind = match path.rsplit_once('.').map(|(_, end)| end) {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript",
            Some("css") => "text/css",
            Some("wasm") => "application/wasm",
            Some("json") => "application/json",
            Some("csv") => "text/csv",
            Some("svg") => "image/svg+xml",
            _ => "application/octet-stream",
        };
        Some((kind, bytes))
    }
}

/// Puts the probe before every other script of the page but after its content security policy, which allows it as a file of the site.
fn with_probe(page: &[u8]) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let policy = page.find("Content-Security-Policy").expect("the page has a content security policy");
    let end = policy + page[policy..].find('>').expect("the policy's tag ends") + 1;
    format!("{}<script src=\"probe.js\"></script>{}", &page[..end], &page[end..]).into_bytes()
}

/// The quality of brotli for parts that are loaded later: the best one takes fifteen seconds for the largest, and all servers wait for it.
pub const LATER_QUALITY: i32 = 9;

/// What was compressed, by the quality and the content.
type Done = HashMap<(i32, Vec<u8>), Vec<u8>>;

/// Brotli with the window that browsers take, at a quality from 0 to 11. Kept, because each scenario loads the same files anew; under the
/// lock, so that three browsers that start at once wait for one work and do not do it three times.
pub fn compressed(bytes: Vec<u8>, quality: i32) -> Vec<u8> {
    static DONE: LazyLock<Mutex<Done>> = LazyLock::new(Mutex::default);
    // A debug build has ten megabytes, which the best quality takes minutes for.
    let quality = if bytes.len() > 2_000_000 { quality.min(4) } else { quality };
    let brotli = |bytes: &[u8]| {
        let params = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
        let mut small = Vec::new();
        brotli::BrotliCompress(&mut &*bytes, &mut small, &params).expect("memory to memory");
        small
    };
    DONE.lock().unwrap().entry((quality, bytes)).or_insert_with_key(|(_, bytes)| brotli(bytes)).clone()
}

/// Lets connections in and, while offline, nothing out of them: what a browser sees of a host that is gone.
struct Door {
    listener: TcpListener,
    offline: Arc<AtomicBool>,
}

impl axum::serve::Listener for Door {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        let (stream, from) = axum::serve::Listener::accept(&mut self.listener).await;
        (Wire { stream, offline: Arc::clone(&self.offline) }, from)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

struct Wire {
    stream: TcpStream,
    offline: Arc<AtomicBool>,
}

impl AsyncRead for Wire {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.offline.load(Ordering::SeqCst) {
            return Poll::Ready(Err(io::ErrorKind::BrokenPipe.into()));
        }
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
