# `make` shows the site, `make test` tests it; `make help` lists the rest. Each target does the set-up that it needs.

PORT ?= 8080
# SPLIT=0 builds the program as one file instead of one for each view that comes later.
export SPLIT ?= 1
DIST ?= dist
features := $(if $(filter 1,$(SPLIT)),--features split)
export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/.tools/node_modules/.bin:$(PATH)
# Trunk wants a word here and refuses the usual 1.
ifdef NO_COLOR
export NO_COLOR := true
endif

# The component tests run in Chromium, with these settings, instead of the first driver that is found.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER := wasm-bindgen-test-runner
export WASM_BINDGEN_TEST_WEBDRIVER_JSON := $(CURDIR)/tools/webdriver.json
export WASM_BINDGEN_TEST_ONLY_WEB := 1
wasm := --target wasm32-unknown-unknown

.DEFAULT_GOAL := site
.PHONY: site dist whole dev check components bench test schema help site-tools check-tools test-tools port
.NOTPARALLEL:

site: port site-tools ## Set up, build and serve the site as it is released (PORT=8080)
	@echo "Building the site. Once that is done it is at http://127.0.0.1:$(PORT)/ until you press Ctrl+C."
	@trunk serve --release $(features) --no-autoreload --port $(PORT)

dist: site-tools ## Build the static site into dist/ (DIST=dist SPLIT=1)
	trunk build --release $(features) --dist $(DIST)

whole: site-tools ## The site with its program in one file, into target/whole/: quickly built, for the tests
	SPLIT=0 trunk build --dist target/whole

dev: port site-tools ## Serve the site and reload the page on every change
	trunk serve $(features) --port $(PORT)

check: check-tools ## Format, lints, licences and the fast tests
	cargo fmt --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo clippy --test e2e -- -D warnings
	cargo clippy $(wasm) --lib --bins --test web -- -D warnings
	cargo deny --offline check --hide-inclusion-graph licenses bans sources
	cargo test --workspace --no-fail-fast

components: test-tools ## The component tests, in a browser
	CHROMEDRIVER=$$(command -v chromedriver) cargo test $(wasm) --test web

bench: check-tools ## How long the search for routes takes, on this machine
	cargo bench -p stepladder-progression --bench routes -- --quick

# The site is built on the side: for minutes its linking keeps one core busy and no more.
test: test-tools ## Every test; the figures of the budgets come at the end
	@mkdir -p target
	@$(MAKE) dist >target/dist.log 2>&1 & site=$$!; \
	  $(MAKE) check components whole || { kill $$site; exit 1; }; \
	  wait $$site || { cat target/dist.log; exit 1; }
	cargo test --test e2e

schema: ## Write public/ladder.schema.json anew from the types
	UPDATE_SCHEMA=1 cargo test -p stepladder-files --lib schema

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

site-tools:
	@tools/setup site

check-tools:
	@tools/setup check

test-tools:
	@tools/setup tests

# Before minutes of building, not after.
port:
	@node -e 'require("node:net").createServer().once("error", () => { console.error("Port $(PORT) is taken. Choose another: make PORT=8081"); process.exit(1) }).listen($(PORT), "127.0.0.1", function () { this.close() })'
