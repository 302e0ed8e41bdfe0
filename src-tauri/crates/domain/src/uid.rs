//! The names of things: the same on every computer, and told last is greatest.

use crate::Invalid;

/// A UUID (RFC 9562), by which other programs know a thing: the same in each export, in no other diary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uid(u128);

impl Uid {
    /// From its 128 bits.
    pub const fn from_bits(bits: u128) -> Uid {
        Uid(bits)
    }

    /// Its 128 bits.
    pub const fn bits(self) -> u128 {
        self.0
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
    fn a_uid_is_written_as_it_is_read() {
        let text = "0191e9a6-7b2c-7a5d-8f00-0123456789ab";
        assert_eq!(Uid::read(text).map(|uid| uid.to_string()), Ok(text.to_owned()));
        assert_eq!(Uid::read(&text.to_uppercase()), Uid::read(text));
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
