//! Names in URLs and card ids.

/// The slug of a name: lower case, every run of characters other than letters and digits (of any
/// script) is one `-`, none at the ends. Empty when the name has no letter and no digit.
///
/// A parenthesis at the end of a term is no part of its slug; the parser takes it off first.
pub fn slug(name: &str) -> String {
    if let Some(slug) = ascii(name) {
        return slug;
    }
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The slug of a name of plain letters, which most are.
fn ascii(name: &str) -> Option<String> {
    if !name.is_ascii() {
        return None;
    }
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Some(name.to_ascii_lowercase());
    }
    let mut slug = String::with_capacity(name.len());
    for word in name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug.make_ascii_lowercase();
    Some(slug)
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn follows_the_published_examples() {
        assert_eq!(slug("Kubernetes / k3s"), "kubernetes-k3s");
        assert_eq!(slug("Go + Asynq"), "go-asynq");
        assert_eq!(slug("goose_db_version"), "goose-db-version");
        assert_eq!(slug("Full (strict) SSL"), "full-strict-ssl");
    }

    #[test]
    fn keeps_letters_of_any_script_and_trims_the_ends() {
        assert_eq!(slug("  Größe: 10 µs! "), "größe-10-µs");
        assert_eq!(slug("ÉTAT Ωμέγα ЖУРНАЛ"), "état-ωμέγα-журнал");
        assert_eq!(slug("容器 / コンテナ"), "容器-コンテナ");
        assert_eq!(slug("…"), "");
    }
}
