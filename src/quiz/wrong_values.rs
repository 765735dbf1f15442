//! Wrong numbers, versions and dates beside a right one.

use rand::Rng;

use super::chance;
use super::values::ValueSort;

/// Three wrong values in the form of the right one, in which it is as often the least as the greatest; none
/// when there are none, as for code.
pub(super) fn wrong_values(value: &str, sort: ValueSort, rng: &mut dyn Rng) -> Option<Vec<String>> {
    match sort {
        ValueSort::Number => wrong_numbers(value, rng),
        ValueSort::Groups => wrong_groups(value, rng),
        ValueSort::Code => None,
    }
}

/// Three wrong hashes beside a right one, such as a commit's; none when it does not look like one. Two digits
/// or letters are exchanged for others in each, so that none has more in common with the others than the right one.
pub(super) fn wrong_hashes(code: &str, rng: &mut dyn Rng) -> Option<Vec<String>> {
    let is_hash = (6..=64).contains(&code.len())
        && code.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        && code.bytes().any(|byte| byte.is_ascii_digit())
        && code.bytes().any(|byte| byte.is_ascii_lowercase());
    if !is_hash {
        return None;
    }
    let one = chance::below(code.len(), rng);
    let other = (one + 1 + chance::below(code.len() - 1, rng)) % code.len();
    let (a, b) = ((one, another_digit(code, one, rng)), (other, another_digit(code, other, rng)));
    Some([vec![a], vec![b], vec![a, b]].iter().map(|changes| with_digits(code, changes)).collect())
}

/// Another hexadecimal digit in place of that one: a number for a number, a letter for a letter.
fn another_digit(code: &str, at: usize, rng: &mut dyn Rng) -> u8 {
    let digit = code.as_bytes().get(at).copied().unwrap_or(b'0');
    let (first, count) = if digit.is_ascii_digit() { (b'0', 10) } else { (b'a', 6) };
    first + (digit - first + 1 + chance::below(usize::from(count) - 1, rng) as u8) % count
}

fn with_digits(code: &str, changes: &[(usize, u8)]) -> String {
    let changed = |(at, digit): (usize, char)| {
        changes.iter().find(|(place, _)| *place == at).map_or(digit, |(_, other)| char::from(*other))
    };
    code.chars().enumerate().map(changed).collect()
}

fn wrong_numbers(value: &str, rng: &mut dyn Rng) -> Option<Vec<String>> {
    let start = value.find(|c: char| c.is_ascii_digit())?;
    let (sign, number) = value.split_at(start);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let amount: u64 = digits.parse().ok().filter(|&amount| amount < 1_000_000_000_000)?;
    if number.contains(',') || (digits.len() > 1 && digits.starts_with('0')) {
        return None;
    }
    let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let (below, above) = neighbours(amount);
    let wanted = chance::below(4, rng).min(below.len());
    let wrong = below.iter().take(wanted).chain(above.iter().take(3 - wanted));
    Some(wrong.map(|&amount| format!("{sign}{}", with_decimals(amount, decimals))).collect())
}

/// Amounts of the same style below and above, nearest first: powers of two among themselves, round numbers
/// among themselves.
fn neighbours(amount: u64) -> (Vec<u64>, Vec<u64>) {
    if amount >= 8 && amount.is_power_of_two() {
        let below = (1..=3).map(|step| amount >> step).filter(|&other| other > 0);
        return (below.collect(), (1..=3).map(|step| amount << step).collect());
    }
    let mut step = 1;
    while amount >= 10 && amount.is_multiple_of(step * 10) {
        step *= 10;
    }
    if amount / step > 20 {
        step *= 5;
    }
    let below = (1..=3).filter_map(|count| amount.checked_sub(count * step)).filter(|&other| other > 0);
    (below.collect(), (1..=3).map(|count| amount + count * step).collect())
}

fn with_decimals(amount: u64, decimals: usize) -> String {
    let mut digits = format!("{amount:0>width$}", width = decimals + 1);
    if decimals > 0 {
        digits.insert(digits.len() - decimals, '.');
    }
    digits
}

/// Changes the last group of digits; months stay between 1 and 12, days between 1 and 28.
fn wrong_groups(value: &str, rng: &mut dyn Rng) -> Option<Vec<String>> {
    let start = value.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let (head, last) = value.split_at(start);
    let number: u32 = last.parse().ok().filter(|&number| number < 1_000_000)?;
    let is_date =
        head.len() >= 5 && head.as_bytes()[..4].iter().all(u8::is_ascii_digit) && head.as_bytes()[4] == b'-';
    let (least, most) = match (is_date, head.len()) {
        (true, 5) => (1, 12),
        (true, _) => (1, 28),
        _ => (0, u32::MAX),
    };
    let before = (chance::below(4, rng) as u32).min(number.saturating_sub(least));
    let first = (number - before).min(most.saturating_sub(3)).max(least);
    let others = (first..=first.saturating_add(3)).filter(|&other| other != number).take(3);
    let wrong: Vec<String> =
        others.map(|other| format!("{head}{other:0>width$}", width = last.len())).collect();
    (wrong.len() == 3).then_some(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{SeedableRng, rngs::SmallRng};

    fn check(value: &str, sort: ValueSort) -> Vec<Vec<String>> {
        (0..40)
            .map(|seed| {
                let wrong =
                    wrong_values(value, sort, &mut SmallRng::seed_from_u64(seed)).expect("has neighbours");
                assert_eq!(wrong.len(), 3);
                assert!(!wrong.contains(&value.to_owned()), "{value} in {wrong:?}");
                let mut unique = wrong.clone();
                unique.sort();
                unique.dedup();
                assert_eq!(unique.len(), 3, "{wrong:?}");
                wrong
            })
            .collect()
    }

    #[test]
    fn wrong_numbers_have_the_form_of_the_right_one() {
        for value in ["3", "2", "8", "80", "300", "$5", "99.9", "50", "1024", "365"] {
            check(value, ValueSort::Number);
        }
        assert!(check("99.9", ValueSort::Number).iter().flatten().all(|wrong| wrong.contains('.')));
        assert!(check("$5", ValueSort::Number).iter().flatten().all(|wrong| wrong.starts_with('$')));
        assert!(check("80", ValueSort::Number).iter().flatten().all(|wrong| wrong.ends_with('0')));
    }

    #[test]
    fn neighbours_are_of_the_same_style() {
        for (amount, below, above) in [
            (3, &[2, 1][..], [4, 5, 6]),
            (5, &[4, 3, 2], [6, 7, 8]),
            (20, &[10], [30, 40, 50]),
            (23, &[18, 13, 8], [28, 33, 38]),
            (80, &[70, 60, 50], [90, 100, 110]),
            (300, &[200, 100], [400, 500, 600]),
            (365, &[360, 355, 350], [370, 375, 380]),
            (8, &[4, 2, 1], [16, 32, 64]),
            (1024, &[512, 256, 128], [2048, 4096, 8192]),
            (4, &[3, 2, 1], [5, 6, 7]),
            (0, &[], [1, 2, 3]),
        ] {
            assert_eq!(neighbours(amount), (below.to_vec(), above.to_vec()), "{amount}");
        }
    }

    #[test]
    fn decimals_stay_where_they_are() {
        assert_eq!(with_decimals(995, 1), "99.5");
        assert_eq!(with_decimals(5, 2), "0.05");
        assert_eq!(with_decimals(50, 0), "50");
    }

    #[test]
    fn groups_change_in_the_last_one_by_little() {
        for wrong in check("v1.31.5", ValueSort::Groups).iter().flatten() {
            let last: u32 =
                wrong.strip_prefix("v1.31.").and_then(|last| last.parse().ok()).expect("only the last");
            assert!((2..=8).contains(&last), "{wrong}");
        }
        for wrong in check("2026-04-28", ValueSort::Groups).iter().flatten() {
            let day: u32 =
                wrong.strip_prefix("2026-04-").and_then(|day| day.parse().ok()).expect("the same month");
            assert!((25..=28).contains(&day), "{wrong}");
        }
        for wrong in check("10:05", ValueSort::Groups).iter().flatten() {
            assert!(wrong.len() == 5 && wrong.starts_with("10:0"), "{wrong}");
        }
    }

    #[test]
    fn wrong_dates_are_dates() {
        for wrong in
            check("2026-12", ValueSort::Groups).iter().chain(&check("2026-01", ValueSort::Groups)).flatten()
        {
            let month: u32 = wrong[5..].parse().expect("a number");
            assert!((1..=12).contains(&month), "{wrong}");
        }
        check("v1.31.0", ValueSort::Groups);
        check("2026-04-30", ValueSort::Groups);
    }

    #[test]
    fn the_right_number_is_not_always_in_the_middle() {
        let greater: Vec<usize> = check("50", ValueSort::Number)
            .iter()
            .map(|wrong| wrong.iter().filter(|other| other.parse::<u32>().expect("a number") > 50).count())
            .collect();
        assert!((0..=3).all(|count| greater.contains(&count)), "{greater:?}");
    }

    #[test]
    fn wrong_hashes_look_like_the_right_one() {
        for seed in 0..100 {
            let wrong = wrong_hashes("12b2f9d", &mut SmallRng::seed_from_u64(seed)).expect("a hash");
            let mut all = [&wrong[..], &["12b2f9d".to_owned()]].concat();
            all.sort();
            all.dedup();
            assert_eq!(all.len(), 4, "{wrong:?}");
            for hash in &wrong {
                let shape = |text: &str| text.chars().map(|c| c.is_ascii_digit()).collect::<Vec<_>>();
                assert_eq!(shape(hash), shape("12b2f9d"));
            }
        }
        for code in ["envFrom", "default", "123456", "2026-04", "12b", ""] {
            assert_eq!(wrong_hashes(code, &mut SmallRng::seed_from_u64(1)), None, "{code}");
        }
    }

    #[test]
    fn code_and_huge_numbers_have_none() {
        let mut rng = SmallRng::seed_from_u64(1);
        assert_eq!(wrong_values("a.b", ValueSort::Code, &mut rng), None);
        assert_eq!(wrong_values("99999999999999999999999", ValueSort::Number, &mut rng), None);
        assert_eq!(wrong_values("1,000", ValueSort::Number, &mut rng), None);
    }
}
