//! How much memory parsing takes: the most at any time should be at most eight times the input.

mod support;

use divan::{AllocProfiler, Bencher};
use readyroom::glossary::parse;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// Compare "max alloc" with ten megabytes.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn parse_ten_megabytes(bencher: Bencher<'_, '_>) {
    let files = [support::ten_megabytes()];
    bencher.bench_local(|| parse(&files));
}
