# `make demo` runs the main job on real orders; `make test` passes every test. Both install what they need.
.PHONY: demo test check facades rust newcomer python js browser bench clean
SHELL := /bin/bash -euo pipefail
CARGO := cargo
# Two environments: what a user has (the wheel and nothing else), and the tools and peers that numbers are checked against.
EMPTY := $(CURDIR)/.venv-empty
PEERS := $(CURDIR)/.venv
UV := $(PEERS)/bin/uv
WHEELS := target/dist

demo:
	$(CARGO) run --locked --quiet --release --package engagement-metrics --example online_retail -- \
		tests/data/online_retail.csv.gz report.html

test: rust js browser python

## Rust: unit tests, doctests, golden values, laws, vectors, façades up to date.
rust:
	$(CARGO) test --locked
	$(CARGO) build --locked --package engagement-metrics --no-default-features
	$(CARGO) build --locked --package engagement-metrics --target wasm32-unknown-unknown

## The only writer of façades and vectors.
facades:
	UPDATE=1 $(CARGO) test --locked --quiet --package conformance --test facades --test vectors
