//! What inflection leaves over of an English word.

/// A folded word without its plural ending: `pods`, `policies`, `classes`, `replicas`.
///
/// Words of up to three letters, and words with a digit, are left alone: `dns`, `k8s`.
pub(crate) fn singular(word: &str) -> String {
    if word.chars().count() <= 3 || !word.chars().all(char::is_alphabetic) {
        return word.to_owned();
    }
    if let Some((_, singular)) = IRREGULAR.iter().find(|(plural, _)| *plural == word) {
        return (*singular).to_owned();
    }
    if let Some(root) = word.strip_suffix("ies") {
        return format!("{root}y");
    }
    for sibilant in ["sses", "shes", "ches", "xes", "zes"] {
        if word.ends_with(sibilant) {
            return word[..word.len() - 2].to_owned();
        }
    }
    let plural = word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    word[..word.len() - usize::from(plural)].to_owned()
}

/// Plurals of the trade that no rule makes; `series` is its own.
const IRREGULAR: [(&str, &str); 6] = [
    ("indices", "index"),
    ("vertices", "vertex"),
    ("matrices", "matrix"),
    ("children", "child"),
    ("criteria", "criterion"),
    ("series", "series"),
];

/// The stem of a folded word: without the commonest English endings of inflection and derivation, so
/// that `deploys`, `deployed`, `deploying` and `deployment` meet.
///
/// It errs on the side of cutting: two words of one stem may be strangers, and what is hidden from a prompt
/// then is a little more than had to be. Words that are not English come out whole or nearly.
pub(crate) fn stem(word: &str) -> String {
    let mut stem = singular(word);
    for _ in 0..2 {
        let Some(ending) = ENDINGS.iter().find(|ending| can_lose(&stem, ending)) else { break };
        stem.truncate(stem.len() - ending.len());
    }
    undouble(&mut stem);
    if stem.len() > 2 && stem.ends_with('y') {
        stem.pop();
        stem.push('i');
    }
    stem
}

/// Longer endings first; plurals are gone already.
const ENDINGS: [&str; 17] = [
    "ization", "isation", "ation", "ition", "ment", "ness", "able", "ible", "ing", "ion", "ate", "or", "er",
    "ed", "ly", "al", "e",
];

/// At least three letters, a vowel among them, have to stay.
fn can_lose(word: &str, ending: &str) -> bool {
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    word.strip_suffix(ending).is_some_and(|root| root.chars().count() >= 3 && root.contains(is_vowel))
}

/// `shipp` and `controll` are `ship` and `control`; words that end in a double letter lose it everywhere.
fn undouble(stem: &mut String) {
    let mut last = stem.chars().rev();
    let (Some(a), Some(b)) = (last.next(), last.next()) else { return };
    if a == b && a.is_ascii_alphabetic() {
        stem.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_lose_their_ending() {
        let pairs = [
            ("pods", "pod"),
            ("policies", "policy"),
            ("classes", "class"),
            ("branches", "branch"),
            ("replicas", "replica"),
            ("ingress", "ingress"),
            ("status", "status"),
            ("axis", "axis"),
            ("dns", "dns"),
            ("k8s", "k8s"),
            ("nodes", "node"),
            ("indices", "index"),
            ("indexes", "index"),
            ("services", "service"),
            ("series", "series"),
        ];
        for (plural, expected) in pairs {
            assert_eq!(singular(plural), expected);
        }
    }

    #[test]
    fn forms_of_one_word_share_a_stem() {
        for forms in [
            &["deploy", "deploys", "deployed", "deploying", "deployment", "deployments"][..],
            &["proxy", "proxied", "proxies", "proxying"],
            &["node", "nodes"],
            &["schedule", "scheduler", "scheduling", "scheduled"],
            &["ship", "shipping", "shipped"],
            &["pool", "pooler", "pooling"],
            &["control", "controls", "controller", "controlled"],
            &["install", "installed", "installer", "installation"],
            &["work", "workers", "worker"],
            &["tolerate", "toleration", "tolerations"],
            &["policy", "policies"],
            &["branch", "branches", "branching"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.iter().all(|other| *other == stems[0]), "{forms:?}: {stems:?}");
        }
    }

    #[test]
    fn strangers_keep_their_distance() {
        for (a, b) in
            [("kubelet", "kubectl"), ("node", "note"), ("secret", "section"), ("pod", "pot"), ("ring", "red")]
        {
            assert_ne!(stem(a), stem(b));
        }
    }

    #[test]
    fn any_text_has_a_stem() {
        for word in ["", "s", "ies", "ing", "ééé", "容器", "ses", "x", "ness"] {
            assert!(stem(word).len() <= word.len() + 1);
        }
    }
}
