//! Readiness as a short text that one can send to the team: no server, no answers in it.
//!
//! `RR1` and a dash, then base64url of: the date, the glossary's fingerprint, the readiness of each section in steps of
//! five per cent, the name that one has chosen, and a checksum. Sections are named by their place in the
//! glossary, which is why a code fits that glossary only.

use crate::{
    glossary::Glossary,
    hash::Fnv,
    memory::StudyDay,
    shift::{ShiftReadiness, about},
};

/// The longest code, in characters.
pub const LONGEST_CODE: usize = 400;
/// The longest name, in bytes of UTF-8.
const LONGEST_NAME: usize = 60;
/// What a code begins with; the number is the version of its format.
const HEAD: &str = "RR1-";
/// Sections that a code has room for.
const MOST_SECTIONS: usize = 200;
/// The mark of a section that one has not chosen.
const NOT_CHOSEN: u8 = 31;
/// After so many days a code says too little of what is known now; the bound is ours.
const OUTDATED_AFTER: u32 = 30;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What one tells the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamCode {
    /// The name that one has chosen, in one line of at most 60 bytes.
    pub name: String,
    /// The day on which it was made.
    pub day: StudyDay,
    /// For each section of the glossary, in its order: readiness in per cent, in steps of 5; none where one has not
    /// chosen it.
    pub sections: Vec<Option<u8>>,
}

/// Why a code is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TeamCodeError {
    /// It is no code, or a part is missing.
    #[error("this is no readiness code; copy all of it, from RR to its end")]
    Unreadable,
    /// A later version of the app made it.
    #[error("a newer version made this code; reload the page to update")]
    Newer,
    /// The checksum does not fit: a typing error, or somebody has changed it.
    #[error("this code was changed after it was made; ask for a new one")]
    Forged,
    /// It says what no app would say: a readiness beyond 100 per cent, a day in the future.
    #[error("this code says what cannot be; ask for a new one")]
    Impossible,
    /// It is about another glossary or another version of it.
    #[error("this code is about another version of the glossary; both of you reload, then ask for a new one")]
    OtherGlossary,
    /// It is too old.
    #[error("this code is too old to say what is known now; ask for a new one")]
    Outdated,
}

/// What a team knows of one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamSection {
    /// The section's id.
    pub section: String,
    /// The section's name.
    pub name: String,
    /// Who is ready, by the places of their codes, best first.
    pub ready: Vec<usize>,
    /// The best readiness in per cent; none if nobody has chosen the section.
    pub best: Option<u8>,
}

impl TeamSection {
    /// From this readiness on, in per cent, one is ready.
    pub const READY: u8 = 80;
    /// Below this readiness, in per cent, a section counts as unknown.
    pub const UNKNOWN: u8 = 50;

    /// Whether nobody knows the section.
    pub fn nobody_knows(&self) -> bool {
        self.best.is_none_or(|best| best < Self::UNKNOWN)
    }
}

impl TeamCode {
    /// What to tell of a readiness; the name is cut where it is too long.
    pub fn new(name: &str, day: StudyDay, readiness: &ShiftReadiness, glossary: &Glossary) -> TeamCode {
        let of = |id: &str| {
            let section = readiness.sections.iter().find(|section| section.section == id)?;
            Some(about(section.lowest) as u8)
        };
        let sections = glossary.sections.iter().take(MOST_SECTIONS).map(|section| of(&section.id)).collect();
        TeamCode { name: one_line(name), day, sections }
    }

    /// The code: at most [`LONGEST_CODE`] letters, digits, `-` and `_`.
    pub fn encode(&self, glossary: &Glossary) -> String {
        let mut bytes = Vec::new();
        bytes.extend(self.day.0.to_be_bytes());
        bytes.extend(fingerprint(glossary).to_be_bytes());
        let name = one_line(&self.name);
        bytes.push(name.len() as u8);
        bytes.extend(name.as_bytes());
        let sections = &self.sections[..self.sections.len().min(MOST_SECTIONS)];
        bytes.push(sections.len() as u8);
        bytes.extend(pack(sections));
        bytes.extend(checksum(&bytes).to_be_bytes());
        format!("{HEAD}{}", to_base64(&bytes))
    }

    /// Reads a code for this glossary. Spaces and line ends that a chat has put into it do not matter.
    ///
    /// # Errors
    ///
    /// Names why it is refused. The checksum finds changes by accident and by hand; it cannot keep out who
    /// reads the program.
    pub fn decode(text: &str, glossary: &Glossary, today: StudyDay) -> Result<TeamCode, TeamCodeError> {
        let text: String = text.chars().filter(|character| !character.is_whitespace()).take(4096).collect();
        let Some(body) = text.strip_prefix(HEAD) else {
            let other_version = text.strip_prefix("RR").and_then(|rest| rest.split_once('-'));
            let newer = other_version.and_then(|(number, _)| number.parse::<u32>().ok());
            return Err(if newer.is_some_and(|number| number > 1) {
                TeamCodeError::Newer
            } else {
                TeamCodeError::Unreadable
            });
        };
        let bytes = from_base64(body).ok_or(TeamCodeError::Unreadable)?;
        let (sealed, sum) = bytes.split_last_chunk::<4>().ok_or(TeamCodeError::Unreadable)?;
        // The last character has bits that no byte needs; a change in them is one like any other.
        if checksum(sealed).to_be_bytes() != *sum || to_base64(&bytes) != body {
            return Err(TeamCodeError::Forged);
        }
        let read = Read::all(sealed).ok_or(TeamCodeError::Unreadable)?;
        if read.fingerprint != fingerprint(glossary) {
            return Err(TeamCodeError::OtherGlossary);
        }
        let code = read.code.ok_or(TeamCodeError::Impossible)?;
        // A colleague further east may be a day ahead.
        if code.sections.len() != glossary.sections.len().min(MOST_SECTIONS) || code.day.since(today) > 1 {
            Err(TeamCodeError::Impossible)
        } else if today.since(code.day) > OUTDATED_AFTER {
            Err(TeamCodeError::Outdated)
        } else {
            Ok(code)
        }
    }

    /// What the team knows, section by section. Of several codes of one name only the newest counts.
    pub fn team(codes: &[TeamCode], glossary: &Glossary) -> Vec<TeamSection> {
        let newest = |place: usize| {
            let code = &codes[place];
            !codes.iter().enumerate().any(|(other_place, other)| {
                other.name == code.name && (other.day, other_place) > (code.day, place)
            })
        };
        let counted: Vec<usize> = (0..codes.len()).filter(|&place| newest(place)).collect();
        let sections = glossary.sections.iter().take(MOST_SECTIONS).enumerate();
        sections
            .map(|(number, section)| {
                let of = |place: usize| codes[place].sections.get(number).copied().flatten();
                let mut ready: Vec<usize> =
                    counted.iter().copied().filter(|&place| of(place) >= Some(TeamSection::READY)).collect();
                crate::sorting::sort_by_key(&mut ready, |&place| std::cmp::Reverse(of(place)));
                let best = counted.iter().filter_map(|&place| of(place)).max();
                TeamSection { section: section.id.clone(), name: section.name.clone(), ready, best }
            })
            .collect()
    }
}

/// The codes of a text that was copied from a chat, where names may stand before them and lines may have been broken. What
/// can be no code is among them, so that it can be named as refused, unless a code stands beside it. `is_good` says if a
/// code can be read.
pub fn split_codes(text: &str, is_good: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    let mut others: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.split_whitespace().skip_while(|word| !begins(word)).peekable();
        if words.peek().is_none() {
            // The rest of a code whose line was broken, or just words.
            match codes.last_mut().filter(|last| !is_good(last)) {
                Some(last) if !line.contains(' ') => last.push_str(line),
                _ => others.push(line),
            }
        }
        for word in words {
            match codes.last_mut() {
                Some(last) if !begins(word) && !is_good(last) => last.push_str(word),
                _ if begins(word) => codes.push(word.to_owned()),
                _ => {}
            }
        }
    }
    if codes.is_empty() { others.into_iter().map(str::to_owned).collect() } else { codes }
}

/// Whether a word begins as codes of any version do.
fn begins(word: &str) -> bool {
    let number = word.strip_prefix("RR").and_then(|rest| rest.split_once('-')).map(|(number, _)| number);
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What the bytes of a code hold.
struct Read {
    fingerprint: u32,
    /// None where it is not possible.
    code: Option<TeamCode>,
}

impl Read {
    fn all(bytes: &[u8]) -> Option<Read> {
        let (day, rest) = bytes.split_first_chunk::<4>()?;
        let (fingerprint, rest) = rest.split_first_chunk::<4>()?;
        let (&length, rest) = rest.split_first()?;
        let (name, rest) = rest.split_at_checked(usize::from(length))?;
        let (&count, rest) = rest.split_first()?;
        let name = String::from_utf8(name.to_vec()).ok()?;
        let possible = one_line(&name) == name;
        let sections = unpack(rest, usize::from(count))?;
        let code = sections.filter(|_| possible).map(|sections| TeamCode {
            name,
            day: StudyDay(i32::from_be_bytes(*day)),
            sections,
        });
        Some(Read { fingerprint: u32::from_be_bytes(*fingerprint), code })
    }
}

/// What tells two glossaries, or two versions of one, apart: the sections with their entries, not the wording.
fn fingerprint(glossary: &Glossary) -> u32 {
    let mut hash = Fnv::default();
    for section in &glossary.sections {
        hash.write(section.id.as_bytes());
        hash.write(b"\n");
        for entry in &section.entries {
            hash.write(entry.id.as_bytes());
            hash.write(b"\t");
        }
    }
    hash.finish_short()
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut hash = Fnv::default();
    // So that the hash of nothing but the bytes is not enough.
    hash.write(b"readyroom team code");
    hash.write(bytes);
    hash.finish_short()
}

/// Five bits a section: twentieths, or the mark of one that was not chosen.
fn pack(sections: &[Option<u8>]) -> Vec<u8> {
    let mut bytes = vec![0; (sections.len() * 5).div_ceil(8)];
    for (number, section) in sections.iter().enumerate() {
        let five = section.map_or(NOT_CHOSEN, |percent| percent.min(100) / 5);
        for bit in (0..5usize).filter(|bit| five >> (4 - bit) & 1 == 1) {
            let place = number * 5 + bit;
            bytes[place / 8] |= 0x80 >> (place % 8);
        }
    }
    bytes
}

/// None if the number of bytes is wrong; inside, none if one says more than 100 per cent.
fn unpack(bytes: &[u8], count: usize) -> Option<Option<Vec<Option<u8>>>> {
    if bytes.len() != (count * 5).div_ceil(8) {
        return None;
    }
    let bit = |place: usize| bytes[place / 8] >> (7 - place % 8) & 1;
    let five = |number: usize| (0..5).fold(0, |value, place| value << 1 | bit(number * 5 + place));
    let section = |number| match five(number) {
        NOT_CHOSEN => Some(None),
        twentieths if twentieths <= 20 => Some(Some(twentieths * 5)),
        _ => None,
    };
    Some((0..count).map(section).collect())
}

/// A name in one line, without control characters, cut to the longest.
fn one_line(name: &str) -> String {
    let mut line = String::new();
    for character in name.trim().chars().filter(|character| !character.is_control()) {
        if line.len() + character.len_utf8() > LONGEST_NAME {
            break;
        }
        line.push(character);
    }
    line.trim().to_owned()
}

/// Base64 with the alphabet for addresses (RFC 4648, section 5), without padding.
fn to_base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |place: usize| u32::from(chunk.get(place).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..=chunk.len() {
            text.push(char::from(ALPHABET[(group >> (18 - 6 * place) & 63) as usize]));
        }
    }
    text
}

/// None if there is another character, or one that belongs to no byte. Bits that no byte needs may be anything.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0u32, 0);
    for character in text.bytes() {
        let value = ALPHABET.iter().position(|&letter| letter == character)?;
        held = held << 6 | value as u32;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    (bits < 6).then_some(bytes)
}

#[cfg(test)]
#[path = "team_code_tests.rs"]
mod tests;
