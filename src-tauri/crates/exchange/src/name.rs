//! The names of resources. A row of the diary keeps its name; what is made from it has one that follows from that.

use respite_domain::uid::Uid;
use sha2::{Digest, Sha256};

/// The name of a part of something: the same for the same part, another for each other. A UUID of version 8 that is made from a
/// name by SHA-256 (RFC 9562, appendix B.2).
pub(crate) fn part(of: Uid, part: &str) -> Uid {
    let hash = Sha256::new().chain_update(of.bits().to_be_bytes()).chain_update(part.as_bytes()).finalize();
    let bits = hash.iter().take(16).fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
    const VERSION: u128 = 0xf << 76;
    const VARIANT: u128 = 0b11 << 62;
    Uid::from_bits(bits & !VERSION & !VARIANT | 8 << 76 | 0b10 << 62)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_one_name_of_the_right_form() {
        let (one, other) = (Uid::from_bits(1), Uid::from_bits(2));
        assert_eq!(part(one, "worst"), part(one, "worst"));
        assert_ne!(part(one, "worst"), part(one, "average"));
        assert_ne!(part(one, "worst"), part(other, "worst"));
        for number in 0..200 {
            let text = part(Uid::from_bits(number), "worst").to_string();
            assert_eq!(&text[14..15], "8", "{text}");
            assert!("89ab".contains(&text[19..20]), "{text}");
        }
    }
}
