//! Backups that only a key or a passphrase opens, in the form of `age` (C2SP, age-encryption.org/v1): ADR 30.
//!
//! What is encrypted goes to the disk as it is made: no file of the zip itself is ever there.

use std::fmt::{Debug, Display, Formatter};
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom, Write};
use std::str::FromStr;

use age::secrecy::{ExposeSecret, SecretString};
use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, Decryptor, Encryptor, Recipient, scrypt, x25519};
use respite_domain::backup::BackupFault;

use super::Result;

/// How an encrypted file begins.
const BEGINS: &[u8] = b"age-encryption.org/";
/// How the private half of a key begins.
const SECRET: &str = "AGE-SECRET-KEY-1";
/// How much work it is to try a passphrase: 2^17 rounds of scrypt and 128 MiB, which a slow computer can do. It is the same
/// wherever the backup is made.
const WORK: u8 = 17;
/// More work than this is not done for anybody's file: 1 GiB. What `age` itself writes takes a quarter of that.
const MOST_WORK: u8 = 20;
/// More bytes than a file with a key has.
pub const LARGEST_KEY_FILE: u64 = 1 << 16;

/// The public half of a key: what is encrypted to it is opened by the private half alone.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(x25519::Recipient);

impl FromStr for PublicKey {
    type Err = BackupFault;

    fn from_str(text: &str) -> std::result::Result<Self, BackupFault> {
        text.trim().parse().map(PublicKey).map_err(|_| BackupFault::NoKey)
    }
}

impl Display for PublicKey {
    fn fmt(&self, to: &mut Formatter<'_>) -> std::fmt::Result {
        Display::fmt(&self.0, to)
    }
}

impl Debug for PublicKey {
    fn fmt(&self, to: &mut Formatter<'_>) -> std::fmt::Result {
        Display::fmt(&self.0, to)
    }
}

/// A key that was made just now. Its private half is nowhere but here.
pub struct NewKey(x25519::Identity);

impl NewKey {
    /// Makes one.
    pub fn make() -> NewKey {
        NewKey(x25519::Identity::generate())
    }

    /// Its public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.to_public())
    }

    /// Its private half in letters, for the sheet on which the person keeps it.
    pub fn for_the_sheet(&self) -> String {
        self.0.to_string().expose_secret().to_owned()
    }
}

/// What the person types to open a backup.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// The first line of a text.
    ///
    /// # Errors
    /// [`BackupFault::NoPassphrase`] when it is empty.
    pub fn of(text: &str) -> std::result::Result<Passphrase, BackupFault> {
        let line = text.lines().next().unwrap_or_default();
        if line.trim().is_empty() { Err(BackupFault::NoPassphrase) } else { Ok(Passphrase(line.to_owned().into())) }
    }
}

/// What a backup is encrypted to.
#[derive(Clone)]
pub enum Seal {
    /// Whoever has the private half.
    Key(PublicKey),
    /// Whoever knows it.
    Passphrase(Passphrase),
}

/// What opens an encrypted backup.
#[derive(Clone)]
pub enum Opener {
    /// The private halves of keys.
    Keys(Vec<x25519::Identity>),
    /// The passphrase.
    Passphrase(Passphrase),
}

impl Opener {
    /// The keys in the text of a recovery sheet, or of any file that `age` takes for one.
    ///
    /// # Errors
    /// [`BackupFault::NoKey`] when there is none.
    pub fn of_sheet(text: &str) -> std::result::Result<Opener, BackupFault> {
        let lines = text.lines().map(str::trim).filter(|line| line.starts_with(SECRET));
        let keys: Vec<x25519::Identity> = lines.filter_map(|line| line.parse().ok()).collect();
        if keys.is_empty() { Err(BackupFault::NoKey) } else { Ok(Opener::Keys(keys)) }
    }

    /// The same of any file.
    ///
    /// # Errors
    /// As [`Opener::of_sheet`]; or it can't be read.
    pub fn of_sheet_file(path: &std::path::Path) -> std::result::Result<Opener, BackupFault> {
        Opener::of_sheet(&text_of(path)?)
    }

    /// The passphrase in a file.
    ///
    /// # Errors
    /// There is none, or the file can't be read.
    pub fn of_passphrase_file(path: &std::path::Path) -> std::result::Result<Opener, BackupFault> {
        Ok(Opener::Passphrase(Passphrase::of(&text_of(path)?)?))
    }
}

/// The text of a small file with a secret in it.
///
/// # Errors
/// It is not there, or is none.
pub fn text_of(path: &std::path::Path) -> std::result::Result<String, BackupFault> {
    let mut text = String::new();
    let file = File::open(path).map_err(|_| BackupFault::KeyFileUnreadable)?;
    file.take(LARGEST_KEY_FILE).read_to_string(&mut text).map_err(|_| BackupFault::NoKey)?;
    Ok(text)
}

macro_rules! says_nothing {
    ($($Secret:ident),+) => {
        $(impl Debug for $Secret {
            fn fmt(&self, to: &mut Formatter<'_>) -> std::fmt::Result {
                to.write_str(concat!(stringify!($Secret), "(…)"))
            }
        })+
    };
}
// What is secret is in no log.
says_nothing!(NewKey, Passphrase, Seal, Opener);

/// Encrypts what is written on its way to `to`; tells with what it is read back. For a key that is one of this moment, which the file
/// is encrypted to as well and which is gone with the value: the private half is on its sheet.
pub(crate) fn sealing<W: Write>(seal: &Seal, to: W) -> std::io::Result<(StreamWriter<W>, Opener)> {
    let (first, second, opener): (Box<dyn Recipient>, Option<x25519::Recipient>, _) = match seal {
        Seal::Key(PublicKey(key)) => {
            let of_now = x25519::Identity::generate();
            (Box::new(key.clone()), Some(of_now.to_public()), Opener::Keys(vec![of_now]))
        }
        Seal::Passphrase(passphrase) => {
            let mut recipient = scrypt::Recipient::new(passphrase.0.clone());
            recipient.set_work_factor(WORK);
            (Box::new(recipient), None, Opener::Passphrase(passphrase.clone()))
        }
    };
    let all = std::iter::once(&*first).chain(second.as_ref().map(|key| key as &dyn Recipient));
    let encryptor = Encryptor::with_recipients(all).map_err(std::io::Error::other)?;
    Ok((encryptor.wrap_output(to)?, opener))
}

/// A file that is read as what is in it, encrypted or not.
pub(crate) enum Source {
    Plain(BufReader<File>),
    Sealed(Box<StreamReader<BufReader<File>>>),
}

impl Source {
    /// Opens it.
    ///
    /// # Errors
    /// It is encrypted, and `opener` does not open it; it is damaged.
    pub(crate) fn of(mut file: File, opener: Option<&Opener>) -> Result<Source> {
        let mut begin = [0; BEGINS.len()];
        let is_sealed = file.read_exact(&mut begin).is_ok() && begin == *BEGINS;
        file.seek(SeekFrom::Start(0)).map_err(|_| BackupFault::Unreadable)?;
        let file = BufReader::new(file);
        if !is_sealed {
            return Ok(Source::Plain(file));
        }
        let decryptor = Decryptor::new_buffered(file).map_err(|_| BackupFault::Damaged)?;
        let by_passphrase = decryptor.is_scrypt();
        let opened = match opener {
            Some(Opener::Keys(keys)) if !by_passphrase => {
                decryptor.decrypt(keys.iter().map(|key| key as &dyn age::Identity))
            }
            Some(Opener::Passphrase(passphrase)) if by_passphrase => {
                let mut identity = scrypt::Identity::new(passphrase.0.clone());
                identity.set_max_work_factor(MOST_WORK);
                decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity))
            }
            _ if by_passphrase => return Err(BackupFault::NeedsPassphrase.into()),
            _ => return Err(BackupFault::NeedsKey.into()),
        };
        let reader = opened.map_err(|error| match error {
            DecryptError::ExcessiveWork { .. } => BackupFault::TooLarge,
            DecryptError::NoMatchingKeys | DecryptError::KeyDecryptionFailed | DecryptError::DecryptionFailed => {
                if by_passphrase {
                    BackupFault::WrongPassphrase
                } else {
                    BackupFault::WrongKey
                }
            }
            _ => BackupFault::Damaged,
        })?;
        Ok(Source::Sealed(Box::new(reader)))
    }
}

impl Read for Source {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Source::Plain(file) => file.read(to),
            Source::Sealed(file) => file.read(to),
        }
    }
}

impl Seek for Source {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        match self {
            Source::Plain(file) => file.seek(to),
            Source::Sealed(file) => file.seek(to),
        }
    }
}

impl Debug for Source {
    fn fmt(&self, to: &mut Formatter<'_>) -> std::fmt::Result {
        to.write_str(match self {
            Source::Plain(_) => "Plain",
            Source::Sealed(_) => "Sealed",
        })
    }
}
