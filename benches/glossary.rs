//! How fast a glossary is parsed, against the Markdown parser alone, and searched.

mod support;

use divan::Bencher;
use divan::counter::BytesCount;
use readyroom::glossary::{MentionIndex, SearchIndex, parse};
use support::{glossary, ten_megabytes};

fn main() {
    divan::main();
}

/// The bar: parsing should reach half of this throughput.
#[divan::bench(sample_count = 10)]
fn walk_markdown_events(bencher: Bencher<'_, '_>) {
    let file = ten_megabytes();
    let options = pulldown_cmark::Options::ENABLE_TABLES
        | pulldown_cmark::Options::ENABLE_FOOTNOTES
        | pulldown_cmark::Options::ENABLE_STRIKETHROUGH
        | pulldown_cmark::Options::ENABLE_TASKLISTS
        | pulldown_cmark::Options::ENABLE_DEFINITION_LIST
        | pulldown_cmark::Options::ENABLE_WIKILINKS;
    let bencher = bencher.counter(BytesCount::of_str(&file.text));
    bencher.bench_local(|| pulldown_cmark::Parser::new_ext(&file.text, options).count());
}

#[divan::bench(sample_count = 10)]
fn parse_ten_megabytes(bencher: Bencher<'_, '_>) {
    let files = [ten_megabytes()];
    let bencher = bencher.counter(BytesCount::of_str(&files[0].text));
    bencher.bench_local(|| parse(&files));
}

/// Linear: the throughput should not fall.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
fn parse_entries(bencher: Bencher<'_, '_>, entries: usize) {
    let files = [glossary(entries)];
    let bencher = bencher.counter(BytesCount::of_str(&files[0].text));
    bencher.bench_local(|| parse(&files));
}

#[divan::bench(args = ["te", "term42", "pod", "tremm99", "smallest unit", "nowhere", "containres", "sharing networks", "holding valeus"], sample_count = 20)]
fn search_ten_thousand_entries(bencher: Bencher<'_, '_>, query: &str) {
    let parsed = parse(&[glossary(10_000)]);
    let index = SearchIndex::new(&parsed.glossary);
    bencher.bench_local(|| index.search(query));
}

#[divan::bench(sample_count = 10)]
fn link_mentions_of_a_thousand_entries(bencher: Bencher<'_, '_>) {
    let parsed = parse(&[glossary(1_000)]);
    let index = MentionIndex::new(&parsed.glossary);
    bencher.bench_local(|| {
        let linked = parsed.glossary.entries().map(|(_, entry)| index.link(&entry.definition, &entry.id));
        linked.map(|blocks| blocks.len()).sum::<usize>()
    });
}
