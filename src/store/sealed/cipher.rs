//! The ciphers, all of the `RustCrypto` project: Argon2id makes a key of a passphrase, XChaCha20-Poly1305 wraps and seals,
//! BLAKE2 names a key and checks what is copied from paper.

use std::fmt;
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use blake2::{Blake2b512, Digest};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use zeroize::{Zeroize, Zeroizing};

use super::StoreError;
use super::key_file::{Wrapped, from_hex, to_hex};

/// How sealed bytes begin.
pub(super) const SEALED: &[u8] = b"nulmeting sealed 1\n";

/// What making a key of a passphrase costs: 64 MiB and three passes, the second recommendation of RFC 9106.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 4;

/// What a key file may ask for, so that one from a stranger does not hold the machine.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 64;
const MOST_LANES: u32 = 64;

const NONCE: usize = 24;

/// Crockford's letters: none of them is mistaken for another on paper.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The key of a study: 256 random bits, wiped from memory when it is dropped.
#[derive(Clone)]
pub struct DataKey([u8; 32]);

impl Drop for DataKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DataKey({})", self.id())
    }
}

impl DataKey {
    pub(super) fn random(study: &Path) -> Result<Self, StoreError> {
        random(study).map(Self)
    }

    /// Names the key and tells nothing of it: a part of its hash.
    pub fn id(&self) -> String {
        to_hex(&hash(b"id", &self.0)[..16])
    }

    /// The key for paper: eleven groups of five letters and digits, of which the last bits check the others.
    pub fn recovery_key(&self) -> String {
        let mut bytes = Zeroizing::new(self.0.to_vec());
        bytes.extend(&hash(b"paper", &self.0)[..2]);
        let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
        let letter = |index: usize| {
            let value = (0..5).fold(0, |value, offset| value << 1 | bit(index * 5 + offset));
            char::from(LETTERS[usize::from(value)])
        };
        let letters: Vec<char> = (0..55).map(letter).collect();
        letters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }

    /// Reads what was copied from paper; nothing where a letter is wrong or missing.
    pub(super) fn from_recovery(written: &str) -> Option<Self> {
        let mut bits = Zeroizing::new(Vec::with_capacity(275));
        for character in written.chars().filter(|character| !character.is_whitespace() && *character != '-') {
            let upper = match character.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value = LETTERS.iter().position(|letter| char::from(*letter) == upper)?;
            bits.extend((0..5).rev().map(|bit| (value >> bit & 1) as u8));
        }
        if bits.len() != 275 || bits[272..].contains(&1) {
            return None;
        }
        let byte = |at: usize| bits[at * 8..at * 8 + 8].iter().fold(0_u8, |byte, bit| byte << 1 | bit);
        let key = Self(std::array::from_fn(byte));
        (hash(b"paper", &key.0)[..2] == [byte(32), byte(33)]).then_some(key)
    }

    pub(super) fn wrap(&self, study: &Path, passphrase: &str) -> Result<Wrapped, StoreError> {
        let salt: [u8; 16] = random(study)?;
        let nonce: [u8; NONCE] = random(study)?;
        let mut wrapped = Wrapped {
            id: self.id(),
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            lanes: LANES,
            salt: to_hex(&salt),
            nonce: to_hex(&nonce),
            sealed: String::new(),
        };
        let failed = || StoreError::KeyFile(study.to_owned());
        let cipher = of_passphrase(&wrapped, passphrase).ok_or_else(failed)?;
        let about = wrapped.about();
        let payload = Payload { msg: &self.0, aad: about.as_bytes() };
        let sealed = cipher.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| failed())?;
        wrapped.sealed = to_hex(&sealed);
        Ok(wrapped)
    }

    pub(super) fn unwrap(wrapped: &Wrapped, passphrase: &str) -> Option<Self> {
        let nonce = from_hex(&wrapped.nonce).filter(|nonce| nonce.len() == NONCE)?;
        let cipher = of_passphrase(wrapped, passphrase)?;
        let about = wrapped.about();
        let payload = Payload { msg: &from_hex(&wrapped.sealed)?, aad: about.as_bytes() };
        let opened = Zeroizing::new(cipher.decrypt(XNonce::from_slice(&nonce), payload).ok()?);
        let key = Self(opened.as_slice().try_into().ok()?);
        (key.id() == wrapped.id).then_some(key)
    }

    /// A statement that ends in the key, for `SQLCipher`.
    pub(super) fn statement(&self, before: &str) -> Zeroizing<String> {
        Zeroizing::new(format!("{before}\"x'{}'\"", *Zeroizing::new(to_hex(&self.0))))
    }

    pub(super) fn seal(&self, study: &Path, bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
        let nonce: [u8; NONCE] = random(study)?;
        let payload = Payload { msg: bytes, aad: SEALED };
        let sealed = self.beside().encrypt(XNonce::from_slice(&nonce), payload);
        let sealed = sealed.map_err(|_| StoreError::KeyFile(study.to_owned()))?;
        Ok([SEALED, &nonce, &sealed].concat())
    }

    pub(super) fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let rest = sealed.strip_prefix(SEALED)?;
        let (nonce, sealed) = rest.split_at_checked(NONCE)?;
        self.beside().decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: SEALED }).ok()
    }

    /// What lies beside the study has a key of its own, made from the study's.
    fn beside(&self) -> XChaCha20Poly1305 {
        let key = hash(b"beside", &self.0);
        XChaCha20Poly1305::new(Key::from_slice(&key[..32]))
    }
}

/// The cipher that a passphrase makes; nothing where the key file asks for what nobody would.
fn of_passphrase(wrapped: &Wrapped, passphrase: &str) -> Option<XChaCha20Poly1305> {
    let Wrapped { memory_kib, passes, lanes, .. } = *wrapped;
    if memory_kib > MOST_MEMORY_KIB || passes > MOST_PASSES || lanes > MOST_LANES {
        return None;
    }
    let salt = from_hex(&wrapped.salt).filter(|salt| salt.len() >= 16)?;
    let params = Params::new(memory_kib, passes, lanes, Some(32)).ok()?;
    let mut key = Zeroizing::new([0; 32]);
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(passphrase.as_bytes(), &salt, key.as_mut()).ok()?;
    Some(XChaCha20Poly1305::new(Key::from_slice(key.as_ref())))
}

fn hash(what: &[u8], key: &[u8]) -> Zeroizing<Vec<u8>> {
    let digest =
        Blake2b512::new().chain_update(b"nulmeting 1 ").chain_update(what).chain_update(key).finalize();
    Zeroizing::new(digest.to_vec())
}

fn random<const N: usize>(study: &Path) -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Io {
        path: study.to_owned(),
        doing: "drawing a random key".to_owned(),
        source: std::io::Error::other(error.to_string()),
    })?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STUDY: &str = "almelo.nulmeting";

    #[test]
    fn a_key_comes_back_from_paper_however_it_is_copied_and_a_slip_is_noticed() {
        for _ in 0..50 {
            let key = DataKey::random(Path::new(STUDY)).unwrap();
            let paper = key.recovery_key();
            assert_eq!(paper.len(), 65);
            let copied = paper.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            assert_eq!(DataKey::from_recovery(&copied).unwrap().0, key.0);
            assert!(DataKey::from_recovery(&paper[..64]).is_none());
            assert!(DataKey::from_recovery(&format!("{paper}0")).is_none());
        }
        let key = DataKey([7; 32]);
        let paper = key.recovery_key();
        let slip = paper.replacen(paper.chars().next().unwrap(), "Z", 1);
        assert!(DataKey::from_recovery(&slip).is_none(), "{slip}");
    }

    #[test]
    fn a_key_is_unwrapped_by_its_passphrase_only_and_not_from_a_changed_file() {
        let key = DataKey::random(Path::new(STUDY)).unwrap();
        let wrapped = key.wrap(Path::new(STUDY), "een lange zin met bomen").unwrap();
        assert_eq!(DataKey::unwrap(&wrapped, "een lange zin met bomen").unwrap().0, key.0);
        assert!(DataKey::unwrap(&wrapped, "een lange zin met boomen").is_none());
        let weaker = Wrapped { passes: 1, ..wrapped.clone() };
        assert!(DataKey::unwrap(&weaker, "een lange zin met bomen").is_none());
        let greedy = Wrapped { memory_kib: u32::MAX, ..wrapped };
        assert!(DataKey::unwrap(&greedy, "een lange zin met bomen").is_none());
    }

    #[test]
    fn what_is_sealed_shows_nothing_and_is_opened_by_its_key_and_whole_only() {
        let key = DataKey::random(Path::new(STUDY)).unwrap();
        let sealed = key.seal(Path::new(STUDY), b"mevrouw De Wit").unwrap();
        assert!(!sealed.windows(6).any(|bytes| bytes == b"De Wit"));
        assert_eq!(key.open(&sealed).unwrap(), b"mevrouw De Wit");
        assert_ne!(
            key.seal(Path::new(STUDY), b"mevrouw De Wit").unwrap(),
            sealed,
            "the same text never looks the same"
        );
        assert!(DataKey([1; 32]).open(&sealed).is_none());
        for at in [0, 20, sealed.len() - 1] {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(key.open(&changed).is_none(), "byte {at}");
        }
        assert!(key.open(&sealed[..sealed.len() - 1]).is_none());
        assert!(key.open(SEALED).is_none());
    }
}
