//! The names of things: the same on every computer, and told last is greatest.

use crate::Invalid;

/// A UUID (RFC 9562), by which other programs know a thing: the same in each export, in no other diary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uid(u128);

/// Where other names tell their time.
const TIME: u128 = !0 << 80;
const VERSION: u128 = 0xf << 76;
/// Where a name that is made of what it names tells where that was met.
const SOURCE: u128 = 0xffff;
const VERSION_8: u128 = 8 << 76;
const VARIANT: u128 = 0b11 << 62;
const VARIANT_OF_RFC: u128 = 0b10 << 62;

impl Uid {
    /// From its 128 bits.
    pub const fn from_bits(bits: u128) -> Uid {
        Uid(bits)
    }

    /// Its 128 bits.
    pub const fn bits(self) -> u128 {
        self.0
    }

    /// One that is made of what it names (RFC 9562, version 8): the same wherever that is met again. It tells no time.
    pub const fn of_hash(hash: u128) -> Uid {
        Uid(hash & !TIME & !VERSION & !VARIANT | VERSION_8 | VARIANT_OF_RFC)
    }

    /// Whether it is made of what it names.
    pub const fn is_of_hash(self) -> bool {
        self.0 & (TIME | VERSION) == VERSION_8
    }

    /// One that is made of what it names and of where that was met: of two of one source it can be told that they are.
    pub const fn of_source(hash: u128, source: u16) -> Uid {
        Uid::of_hash(hash & !SOURCE | source as u128)
    }

    /// Whether both are made of what they name, and were met in one source.
    pub const fn is_of_source_of(self, other: Uid) -> bool {
        self.is_of_hash() && other.is_of_hash() && self.0 & SOURCE == other.0 & SOURCE
    }

    /// The time in it, in milliseconds since 1970: that of writing, or later where the clock had been ahead before. `None` where it is made of
    /// what it names.
    pub fn time(self) -> Option<i64> {
        i64::try_from(self.0 >> 80).ok().filter(|_| !self.is_of_hash())
    }

    /// Reads `0191e9a6-7b2c-7a5d-8f00-0123456789ab`, in small or large letters.
    ///
    /// # Errors
    /// [`Invalid::UnknownWord`] when it is none.
    pub fn read(text: &str) -> Result<Uid, Invalid> {
        let off = || Invalid::UnknownWord(text.to_owned());
        let lengths: Vec<usize> = text.split('-').map(str::len).collect();
        let digits: String = text.chars().filter(|digit| *digit != '-').collect();
        if lengths != [8, 4, 4, 4, 12] || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(off());
        }
        u128::from_str_radix(&digits, 16).map(Uid).map_err(|_| off())
    }
}

impl std::fmt::Display for Uid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = format!("{:032x}", self.0);
        let parts = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
        f.write_str(&parts.join("-"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_made_of_a_hash_is_known_as_that_and_tells_no_time() {
        for hash in [0, u128::MAX, 0x0123_4567_89ab_cdef << 32] {
            let uid = Uid::of_hash(hash);
            assert!(uid.is_of_hash() && uid.bits() >> 80 == 0 && uid.time().is_none(), "{uid}");
            assert_eq!(&uid.to_string()[14..15], "8");
            assert!("89ab".contains(&uid.to_string()[19..20]), "{uid}");
        }
        assert_ne!(Uid::of_hash(1), Uid::of_hash(2));
        let [one, other] = [0, 1].map(|hash| Uid::of_source(hash << 20, 7));
        assert!(one != other && one.is_of_source_of(other) && !one.is_of_source_of(Uid::of_source(0, 8)));
        assert!(!Uid::from_bits(0x0191_e9a6_7b2c_7a5d_8f00_0123_4567_89ab).is_of_hash());
    }

    #[test]
    fn a_uid_is_written_as_it_is_read() {
        let text = "0191e9a6-7b2c-7a5d-8f00-0123456789ab";
        assert_eq!(Uid::read(text).map(|uid| uid.to_string()), Ok(text.to_owned()));
        assert_eq!(Uid::read(&text.to_uppercase()), Uid::read(text));
        assert_eq!(Uid::read(text).map(Uid::time), Ok(Some(0x0191_e9a6_7b2c)));
        for off in [
            "",
            "0191e9a67b2c7a5d8f000123456789ab",
            "0191e9a6-7b2c-7a5d-8f00-0123456789ag",
            "+191e9a6-7b2c-7a5d-8f00-0123456789ab",
        ] {
            assert_eq!(Uid::read(off), Err(Invalid::UnknownWord(off.to_owned())), "{off}");
        }
    }
}
