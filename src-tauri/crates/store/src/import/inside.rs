//! The attached files inside a file of JSON: they stay there, and each is read when it is asked for.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use respite_domain::import::ImportFault;
use serde::Deserialize;

/// A file, and where in it they stand, spelled as base64, by the names of their copies.
#[derive(Debug)]
pub(crate) struct Inside {
    pub(super) file: File,
    pub(super) places: BTreeMap<String, Range<u64>>,
}

impl Inside {
    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// The bytes of one of them.
    ///
    /// # Errors
    /// It is not there, is not spelled as base64, or the file can't be read any more.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Vec<u8>, ImportFault> {
        let place = self.places.get(name).ok_or(ImportFault::Damaged)?;
        let mut spelled = Vec::new();
        self.file.seek(SeekFrom::Start(place.start)).map_err(|_| ImportFault::Unreadable)?;
        let mut part = (&self.file).take(place.end - place.start);
        part.read_to_end(&mut spelled).map_err(|_| ImportFault::Unreadable)?;
        let begin = spelled.iter().position(|byte| *byte == b'"').ok_or(ImportFault::Damaged)?;
        let text = String::deserialize(&mut serde_json::Deserializer::from_slice(&spelled[begin..]));
        STANDARD.decode(text.map_err(|_| ImportFault::Damaged)?).map_err(|_| ImportFault::Damaged)
    }
}
