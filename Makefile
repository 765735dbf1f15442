# Every command sets up what it needs; run again, set-up is quick.
# PORT=8080      where `make serve` listens
# GLOSSARY=path  a Markdown file or a folder to embed instead of glossary/

PORT ?= 8080
export GLOSSARY

.PHONY: help serve build test lint setup clean screenshots

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: build ## build the release app and serve it on http://127.0.0.1:8080
	@bash scripts/serve.sh $(PORT)

build: ## build the release app into dist/
	@bash scripts/build.sh

test: ## run every check and test, real browsers included
	@bash scripts/test.sh

lint: ## formatting and lints only
	@bash scripts/lint.sh

# Measuring. CORPUS=folder and ORIGINAL=file name glossaries that do not come with this repository.
.PHONY: bench corpus questions simulate mutants fuzz

bench: ## run every benchmark and print the results as Markdown
	@bash scripts/bench.sh

corpus: ## how well the parser finds the terms of real glossaries
	@bash scripts/corpus.sh

questions: ## how fair the questions about the glossary and about real ones are
	@bash scripts/questions.sh

simulate: ## how well ways of studying prepare simulated learners for a shift (SEEDS=200)
	@bash scripts/simulate.sh $(SEEDS)

mutants: ## whether the tests notice code that is wrong, by a sample (SAMPLE=0/100)
	@bash scripts/mutants.sh

fuzz: ## throw altered glossaries at the parser for ten minutes (SECONDS=600)
	@bash scripts/fuzz.sh $(SECONDS)

# What a release is made of. None of these is needed to build or to test.
.PHONY: size audit sbom licences reproducible

size: ## what the bytes of the WebAssembly are spent on, as Markdown
	@bash scripts/size.sh

audit: ## licences, advisories, duplicates and unused dependencies
	@bash scripts/audit.sh

sbom: ## list what the app is made of, in sbom.cdx.json (CycloneDX)
	@bash scripts/sbom.sh

licences: ## the licences of what is served, with their texts, in dist/third-party-licences.txt
	@bash scripts/licences.sh

reproducible: ## build this commit twice and compare, byte for byte
	@bash scripts/reproducible.sh

setup: ## install what building and testing need
	@bash scripts/setup.sh test

clean: ## remove dist/ and the build output (not the tools)
	@bash scripts/clean.sh

screenshots: ## take pictures of every page into target/screenshots
	@bash scripts/screenshots.sh
