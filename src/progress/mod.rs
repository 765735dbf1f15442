//! The review log: codec, snapshot, merge, safety copies, export and import. Pure: it knows no browser.
//!
//! A [`Log`] is a set of [`Event`]s; what is known about a card is replayed from it. A [`Journal`] keeps a
//! log in a [`Store`].
//!
//! ```
//! use std::rc::Rc;
//! use readyroom::memory::{Options, Rating, Review, Scheduler};
//! use readyroom::progress::{Event, Journal, MemoryStore};
//! use readyroom::quiz::{CardId, QuestionKind};
//!
//! let store = Rc::new(MemoryStore::default());
//! let mut journal = Journal::open(store.clone(), 0xd1ce, 7, 0).journal;
//! let card = CardId::from_stored("neon/meaning");
//! let id = journal.new_id();
//! journal.append(Event::Review(Review {
//!     id,
//!     card: card.clone(),
//!     at: 1_800_000_000_000,
//!     rating: Rating::Good,
//!     kind: QuestionKind::Choice,
//!     took: 4_200,
//!     offset: 60,
//!     interval: 0,
//! }))?;
//!
//! // Another visit finds it again.
//! let journal = Journal::open(store, 0xd1ce, 8, 1_800_000_100_000).journal;
//! let memories = journal.log().replay(&Scheduler::new(Options::default())?);
//! assert_eq!(memories.of(&card).reviews, 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod absorb;
mod contents;
pub(crate) mod envelope;
mod event;
mod export;
mod import;
mod journal;
mod json;
mod key;
mod line;
mod log;
mod maintenance;
mod moves;
mod news;
mod packed;
mod preferences;
mod record;
mod settings;
mod shortcuts;
mod snapshot;
mod store;
mod timestamp;

pub use absorb::Absorbed;
pub use event::{CardChange, Event};
pub use export::export;
pub use import::{Import, ImportError, ImportPreview, Limits};
pub use journal::{Journal, Notice, Opened, SaveError};
pub use json::Json;
#[cfg(not(target_arch = "wasm32"))]
pub use json::read_json;
pub use key::PREFIX;
pub use log::{Added, Counted, Log};
pub use maintenance::{Mended, SafetyCopy};
pub use moves::Moves;
pub use news::News;
pub(crate) use packed::{pack, pack_value, unpack, unpack_value};
pub use preferences::{Fitted, Preferences, Theme};
pub use shortcuts::{KeyRefused, Keys, Shortcut};
pub use store::{MemoryStore, Store, StoreError};
pub(crate) use timestamp::civil_date;
pub use timestamp::rfc3339;
