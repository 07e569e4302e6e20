//! What a person has this browser keep: files under an id, in `IndexedDB`. Nothing is kept before somebody asks for it, and nothing of it leaves the
//! browser. A write says which revision it follows, and is refused where another one stands there: so no tab writes over what another has kept.

use idb::{Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStoreParams, Query, Transaction, TransactionMode};
use js_sys::{Array, Date, Math, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

const DATABASE: &str = "stepladder";
/// Counted up whenever stores become others; what stands in them says itself in which form it is.
const VERSION: u32 = 1;
/// By id: the revision, and what is told of the files.
const HEADS: &str = "heads";
/// By id and name: bytes.
const FILES: &str = "files";
const STORES: [&str; 2] = [HEADS, FILES];

/// What is known of kept files without reading them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Their id.
    pub id: String,
    /// How often they were written, from 1.
    pub revision: u32,
    /// What was written about them.
    pub about: String,
}

/// Why something is not kept, or not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// The browser has no room for it.
    Full,
    /// The browser lets no page keep anything, or has another reason: its own words.
    Refused(String),
}

/// What has become of a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteOutcome {
    /// It stands there, as this revision.
    Done(u32),
    /// Nothing was written: another revision stands there, or nothing any more.
    Otherwise(Option<Head>),
}

/// A file to be written under its name; one without bytes is removed.
pub type Named<'a> = (&'a str, Option<&'a [u8]>);

/// What browsers call a lack of space.
const QUOTA: &str = "Quota";

impl From<Error> for NotKept {
    fn from(error: Error) -> Self {
        let told = error.to_string();
        if told.contains(QUOTA) { Self::Full } else { Self::Refused(told) }
    }
}

/// An id that nothing has that is kept.
pub fn new_id() -> String {
    format!("{:x}-{:x}", Date::now().to_bits(), Math::random().to_bits())
}

/// All that is kept, without the files.
///
/// # Errors
/// The browser's reason.
pub async fn heads() -> Result<Vec<Head>, NotKept> {
    within(TransactionMode::ReadOnly, async |transaction| {
        let all = entries(transaction, HEADS, None).await?;
        Ok(all.filter_map(|(id, value)| head(id, &value)).collect())
    })
    .await
}

/// Kept files with their names, and what is told of them; nothing where they are not there any more.
///
/// # Errors
/// The browser's reason.
pub async fn read(id: &str) -> Result<Option<(Head, Vec<(String, Vec<u8>)>)>, NotKept> {
    within(TransactionMode::ReadOnly, async |transaction| {
        let Some(head) = head_of(transaction, id).await? else { return Ok(None) };
        let files = entries(transaction, FILES, Some(files_of(id)?)).await?;
        let file = |(key, value): (String, JsValue)| {
            let bytes = value.dyn_into::<Uint8Array>().ok()?;
            Some((key.get(id.len() + 1..)?.to_owned(), bytes.to_vec()))
        };
        Ok(Some((head, files.filter_map(file).collect())))
    })
    .await
}

/// Writes files where the revision before stands, none for those that are new, with what is told of them. Files that are not named stay.
///
/// # Errors
/// The browser's reason; then all is as it was.
pub async fn write(id: &str, before: Option<u32>, about: &str, named: &[Named<'_>]) -> Result<WriteOutcome, NotKept> {
    within(TransactionMode::ReadWrite, async |transaction| {
        let there = head_of(transaction, id).await?;
        if there.as_ref().map(|head| head.revision) != before {
            return Ok(WriteOutcome::Otherwise(there));
        }
        let files = transaction.object_store(FILES)?;
        for (name, bytes) in named {
            let key = JsValue::from_str(&format!("{id}/{name}"));
            match bytes {
                Some(bytes) => drop(files.put(&Uint8Array::from(*bytes), Some(&key))?.await?),
                None => files.delete(key)?.await?,
            }
        }
        let revision = before.unwrap_or_default() + 1;
        let head = Array::of2(&revision.into(), &about.into());
        transaction.object_store(HEADS)?.put(&head, Some(&JsValue::from_str(id)))?.await?;
        Ok(WriteOutcome::Done(revision))
    })
    .await
}

/// Deletes files, all of them together or none.
///
/// # Errors
/// The browser's reason; then all is as it was.
pub async fn delete(ids: &[String]) -> Result<(), NotKept> {
    within(TransactionMode::ReadWrite, async |transaction| {
        for id in ids {
            transaction.object_store(FILES)?.delete(files_of(id)?)?.await?;
            transaction.object_store(HEADS)?.delete(JsValue::from_str(id))?.await?;
        }
        Ok(())
    })
    .await
}

/// Does something within one transaction, which is whole or has not been. The database is open only meanwhile, so that no tab keeps another from
/// a newer version of it.
async fn within<T>(mode: TransactionMode, work: impl AsyncFnOnce(&Transaction) -> Result<T, Error>) -> Result<T, NotKept> {
    let database = opened().await?;
    let done = async {
        let transaction = database.transaction(&STORES, mode)?;
        let done = work(&transaction).await;
        let ended = if done.is_ok() { transaction } else { transaction.abort()? }.await;
        let done = done?;
        if ended?.is_aborted() { Err(NotKept::Full) } else { Ok(done) }
    }
    .await;
    database.close();
    done
}

async fn opened() -> Result<Database, Error> {
    let mut open = Factory::new()?.open(DATABASE, Some(VERSION))?;
    open.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            for store in STORES {
                // Where it cannot be made, the first transaction says why.
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        }
    });
    open.await
}

/// All that a store has, or what a query asks for, by its keys.
async fn entries(transaction: &Transaction, store: &str, query: Option<Query>) -> Result<impl Iterator<Item = (String, JsValue)>, Error> {
    let store = transaction.object_store(store)?;
    let (keys, values) = (store.get_all_keys(query.clone(), None)?.await?, store.get_all(query, None)?.await?);
    Ok(keys.into_iter().zip(values).filter_map(|(key, value)| Some((key.as_string()?, value))))
}

async fn head_of(transaction: &Transaction, id: &str) -> Result<Option<Head>, Error> {
    let value = transaction.object_store(HEADS)?.get(JsValue::from_str(id))?.await?;
    Ok(value.and_then(|value| head(id.to_owned(), &value)))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was written as a number of that kind")]
fn head(id: String, value: &JsValue) -> Option<Head> {
    let value = value.dyn_ref::<Array>()?;
    Some(Head { id, revision: value.get(0).as_f64()? as u32, about: value.get(1).as_string()? })
}

/// The keys of the files of an id, which has no `/`.
fn files_of(id: &str) -> Result<Query, Error> {
    // The sign after the slash ends what begins with it.
    let [from, to] = ["/", "0"].map(|end| JsValue::from_str(&format!("{id}{end}")));
    Ok(KeyRange::bound(&from, &to, Some(false), Some(true))?.into())
}
