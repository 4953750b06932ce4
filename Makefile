# `make demo` runs the main job on real orders; `make test` passes every test; `make test-runtimes` tries the npm package
# wherever JavaScript runs. They install what they need and say so.
.PHONY: demo test check facades rust js browser python wheel bench format
SHELL := /bin/bash -euo pipefail
CARGO := cargo
# Python environments: what a user has (the wheel and a test runner), and the tools and peers that numbers are
# checked against.
EMPTY := .venv-empty
PEERS := .venv
# And one of Spark, 900 MB.
SPARK := .venv-spark
UV := $(PEERS)/bin/uv
WHEELS := target/dist
# Checked with the rest.
WALK := examples/walk/1_spark.py
# Orders of the benchmark beside other tools.
ORDERS ?= 1000000
# Each is compiled alone by `make rust`; the page of the crate says what they add.
FEATURES := std serde docs parallel arrow-60 chrono-0_4 jiff-0_2 text
MSRV := $(shell sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome || echo /usr/bin/chromium)
export CHROMIUM

## The main job: the monthly report on the real Online Retail orders, printed and as report.html.
demo:
	$(CARGO) run --locked --quiet --release --package engagement-metrics --example online_retail -- \
		tests/data/online_retail.csv.gz report.html

## Every test: Rust, npm package in Node and in a browser, wheel in an empty environment, beside its peers and on Spark, and
## one state through all of them.
test: rust js browser python spark walk

rust:
	$(CARGO) test --locked
	# Again, for the worst error of each function.
	$(CARGO) test --locked --quiet --package conformance --test golden -- --nocapture --test-threads 1
	# Types of other crates, and the programs of the crate page.
	$(CARGO) test --locked --quiet --package engagement-metrics --all-features --doc
	$(CARGO) test --locked --quiet --package engagement-metrics --all-features --lib interop
	$(CARGO) run --locked --quiet --package engagement-metrics --example formula >/dev/null
	$(CARGO) run --locked --quiet --package engagement-metrics --example merge >/dev/null
	$(CARGO) run --locked --quiet --package engagement-metrics --features jiff-0_2 --example csv -- core/examples/orders.csv >/dev/null
	# Each feature alone, and none.
	for features in "" $(FEATURES); do \
		$(CARGO) check --locked --quiet --package engagement-metrics --no-default-features --features "$$features"; done
	$(CARGO) run --locked --quiet --release --package benches --bin sums

## The oldest Rust that the crate promises, on the crate itself and from its package in a fresh project.
.PHONY: crate
crate:
	rustup toolchain list | grep -q '^$(MSRV)-' || { echo "installing Rust $(MSRV)"; rustup toolchain install $(MSRV) --profile minimal; }
	cargo +$(MSRV) check --locked --package engagement-metrics
	cargo +$(MSRV) check --locked --package engagement-metrics --all-features
	CARGO="$(CARGO)" tests/packaged.sh

## Whether a release breaks callers: `make semver BASELINE=v0.1.0`, a git revision, or the folder of an older package.
.PHONY: semver
semver:
	@[ -n "$(BASELINE)" ] || { echo "usage: make semver BASELINE=<git revision, or folder of an older crate>"; exit 1; }
	@command -v cargo-semver-checks >/dev/null || { echo "installing cargo-semver-checks: some 15 minutes of one core"; \
		nice cargo install cargo-semver-checks -j1; }
	cargo semver-checks check-release --package engagement-metrics --baseline-$(if $(wildcard $(BASELINE)/Cargo.toml),root,rev) $(BASELINE)

## The only writer of façades and vectors; the figures of new formulas are vectors too.
facades:
	UPDATE=1 $(CARGO) test --locked --quiet --package conformance --test facades --test vectors --test languages

# --- JavaScript -------------------------------------------------------------------------------------------------------

tests/js/node_modules: tests/js/package-lock.json
	@echo "installing the JavaScript test tools into tests/js/node_modules"
	cd tests/js && npm ci --no-fund --no-audit --loglevel=error
	touch $@

.PHONY: npm
npm: tests/js/node_modules
	rustup target list --installed | grep -q wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown
	$(CARGO) pack
	cd tests/js && npm run --silent packed

js: npm
	cd tests/js && npm test --silent

.PHONY: chromium
chromium:
	@if [ -x "$(CHROMIUM)" ]; then true; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "installing chromium by apt"; apt-get update -qq; apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else echo "the browser test needs Chromium: install it, or name one in CHROMIUM=/path"; exit 1; fi

browser: npm chromium
	cd tests/js && npm run --silent browser

tests/runtimes/node_modules: tests/runtimes/package-lock.json
	@echo "installing Deno, Bun, workerd, Next.js, webpack, Vite and esbuild (650 MB) into tests/runtimes/node_modules"
	cd tests/runtimes && npm ci --no-fund --no-audit --loglevel=error
	touch $@

## The packed npm package in every runtime and bundler that its page names: the same program, the same bits.
.PHONY: test-runtimes
test-runtimes: npm chromium tests/runtimes/node_modules
	cd tests/runtimes && npm test --silent
	cd tests/js && npm run --silent dashboard

## The live dashboard of examples/dashboard, in the browser of this machine.
.PHONY: dashboard
dashboard: npm
	# npm takes a tarball of a version that it has for the same.
	cd examples/dashboard && rm -rf node_modules && npm install --no-fund --no-audit --loglevel=error && npm run --silent dev

# --- Documentation ----------------------------------------------------------------------------------------------------

DOCS := .venv-docs

site/node_modules: site/package-lock.json
	@echo "installing TypeDoc into site/node_modules"
	cd site && npm ci --no-fund --no-audit --loglevel=error
	touch $@

$(DOCS)/ready: site/requirements.txt $(PEERS)/ready
	@echo "making $(DOCS) with the generator of the site"
	python3 -m venv --without-pip $(DOCS)
	$(UV) pip install --quiet --python $(DOCS)/bin/python --requirement site/requirements.txt
	touch $@

## One site of all documentation: every metric in five languages, guides, the API of the three languages, links checked.
.PHONY: docs
docs: npm site/node_modules $(DOCS)/ready
	rm -rf target/docs && mkdir -p target/docs/pages
	RUSTDOCFLAGS="--deny warnings" $(CARGO) doc --locked --quiet --no-deps --package engagement-metrics --all-features
	cp -r target/doc target/docs/pages/rust
	rm -f target/docs/pages/rust/.lock
	cd site && npm run --silent javascript -- --logLevel Warn --treatWarningsAsErrors
	$(CARGO) run --locked --quiet --package site -- target/docs
	cd target/docs && ../../$(DOCS)/bin/zensical build --clean --strict
	python3 site/links.py target/docs/site
	@echo "open target/docs/site/index.html"

# --- Python -----------------------------------------------------------------------------------------------------------

$(PEERS)/ready: tests/python/requirements.txt
	@echo "making $(PEERS) with the Python tools and peers"
	python3 -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	$(UV) pip install --quiet --python $(PEERS)/bin/python --requirement tests/python/requirements.txt
	touch $@

wheel: $(PEERS)/ready
	rm -rf $(WHEELS)
	$(PEERS)/bin/maturin build --quiet --locked --manifest-path bindings-python/Cargo.toml --out $(WHEELS)

$(EMPTY)/ready: $(PEERS)/ready
	@echo "making $(EMPTY) with nothing but a test runner"
	python3 -m venv --without-pip $(EMPTY)
	$(UV) pip install --quiet --python $(EMPTY)/bin/python pytest==9.2.0
	touch $@

.PHONY: install
install: wheel $(EMPTY)/ready
	for environment in $(EMPTY) $(PEERS); do \
		$(UV) pip install --quiet --python $$environment/bin/python --reinstall --no-deps $(WHEELS)/*.whl; done

python: install
	cd tests/python && ../../$(EMPTY)/bin/python -m pytest --quiet test_vectors.py test_errors.py test_objects.py test_results.py \
		test_comparison.py test_languages.py test_doctests.py test_readme.py test_catalogue.py
	cd tests/python && ../../$(PEERS)/bin/python -m pytest --quiet

$(SPARK)/ready: tests/spark/requirements.txt $(PEERS)/ready
	@echo "making $(SPARK) with Spark and Dask"
	python3 -m venv --without-pip $(SPARK)
	$(UV) pip install --quiet --python $(SPARK)/bin/python --requirement tests/spark/requirements.txt
	touch $@

# Spark runs on Java 17 and 21; a newer one may stand beside it.
JAVA = $$(ls -d $${JAVA_HOME:+"$$JAVA_HOME"} /usr/lib/jvm/java-17-openjdk-* /usr/lib/jvm/java-21-openjdk-* 2>/dev/null | \
	while read -r home; do "$$home/bin/java" -version 2>&1 | grep -Eq 'version "(17|21)[".]' && echo "$$home" && break; done; true)

.PHONY: java
java:
	@if [ -n "$(JAVA)" ]; then true; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "installing Java 17 by apt"; apt-get update -qq; apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless >/dev/null; \
	else echo "the tests of Spark need Java 17: install it, or name it in JAVA_HOME=/path"; exit 1; fi

.PHONY: on-spark
on-spark: wheel $(SPARK)/ready java
	$(UV) pip install --quiet --python $(SPARK)/bin/python --reinstall --no-deps $(WHEELS)/*.whl

## States on Spark, in a cluster of two executors on this machine, and under Dask; the types of what needs Spark.
.PHONY: spark
spark: on-spark
	export JAVA_HOME="$(JAVA)" && cd tests/spark && ../../$(SPARK)/bin/python -m pytest --quiet
	cd tests/spark && export PATH="$(CURDIR)/$(SPARK)/bin:$$PATH" && stubtest engagement_metrics.spark \
		&& mypy --strict -m engagement_metrics.spark -m engagement_metrics.parts && mypy --strict typed.py && pyright --pythonpath "$$(which python)" typed.py

## The walk of docs/one-walk.md: one state from Spark through a notebook and a page to Rust, the same bits at each stop;
## `UPDATE=1 make walk` renews its notebook and its picture.
.PHONY: walk
walk: install on-spark npm chromium
	export JAVA_HOME="$(JAVA)" PEERS="$(PEERS)" SPARK="$(SPARK)" CARGO="$(CARGO)" && cd tests/js && npm run --silent walk

## The only writer of the example notebook.
.PHONY: notebook
notebook: install
	$(PEERS)/bin/python tests/python/notebook.py

# --- Format, lint, types ----------------------------------------------------------------------------------------------

check: install npm
	$(CARGO) fmt --all --check
	$(CARGO) clippy --locked --workspace --all-targets --quiet -- --deny warnings
	RUSTDOCFLAGS="--deny warnings" $(CARGO) doc --locked --quiet --no-deps --package engagement-metrics
	$(PEERS)/bin/ruff check --quiet --config bindings-python/pyproject.toml bindings-python/python tests/python tests/spark site $(WALK)
	$(PEERS)/bin/ruff format --quiet --check --config bindings-python/pyproject.toml bindings-python/python tests/python tests/spark site $(WALK)
	VIRTUAL_ENV=$(PEERS) $(PEERS)/bin/maturin generate-stubs --quiet --features stubs --profile dev \
		--manifest-path bindings-python/Cargo.toml --out target/stubs
	diff target/stubs/engagement_metrics/_native.pyi bindings-python/python/engagement_metrics/_native.pyi
	cd tests/python && export PATH="$(CURDIR)/$(PEERS)/bin:$$PATH" && stubtest engagement_metrics \
		--allowlist <(echo 'engagement_metrics\._?spark') \
		&& mypy --strict -p engagement_metrics && mypy --strict typed.py \
		&& pyright --pythonpath "$$(which python)" typed.py && pyright --verifytypes engagement_metrics --ignoreexternal
	cd tests/js && npm run --silent types

format:
	$(CARGO) fmt --all
	$(PEERS)/bin/ruff format --quiet --config bindings-python/pyproject.toml bindings-python/python tests/python tests/spark site $(WALK)

## Speed and coverage, as ratios in one run; `make bench ORDERS=10000000` takes some minutes and 5 GB.
bench: install npm
	$(CARGO) run --locked --quiet --release --package benches --bin sums
	$(CARGO) run --locked --quiet --release --package benches --bin opening
	$(CARGO) run --locked --quiet --release --package benches --bin coverage
	$(CARGO) run --locked --quiet --release --package benches --bin streaming
	node benches/node.mjs 1000000 int
	node benches/node.mjs 1000000 text
	$(PEERS)/bin/python benches/calls.py
	$(PEERS)/bin/python benches/hand_over.py
	$(PEERS)/bin/python benches/formulas.py
	$(PEERS)/bin/python benches/peers.py $(ORDERS) --ids int
	$(PEERS)/bin/python benches/peers.py $(ORDERS) --ids text
