# Parley. Needs Python 3.11 or later, make and a package index; everything else is installed into .venv.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

# The first interpreter that is new enough; another by `make PYTHON=... serve`.
PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
# A stamp is newer than its lock while the environment holds what the lock says.
SERVE_STAMP := $(VENV)/.serve
TEST_STAMP := $(VENV)/.test
CHECK_STAMP := $(VENV)/.check
TALLY := $(VENV)/tally
# Packages of JavaScript that look at pages; the tests find them here.
NODE := $(VENV)/node

.PHONY: help
help:  ## Say what each target does (the default)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

.PHONY: serve
serve: $(SERVE_STAMP)  ## Start Parley on localhost:8000; the first start makes the database and loads the seeds
	$(BIN)/parley serve

.PHONY: style
style: $(TEST_STAMP)  ## Check form and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.PHONY: test
test: style  ## Check style, types and tests, on SQLite, in at most five minutes; make coverage runs the longest ones too
	$(BIN)/python -m pytest -n auto -m "not house" --tally $(TALLY)
	@echo "left to make coverage: tests that build, install or start the whole program, or walk through the whole site"
	@cat $(TALLY)

.PHONY: coverage
coverage: $(TEST_STAMP)  ## Run all tests and see that they reach every line and branch of the rules (ten minutes)
	$(BIN)/python -m pytest -n auto --cov --cov-report= --tally $(TALLY)
	$(BIN)/coverage report --include='app/domain/*' --fail-under=100
	$(BIN)/coverage report --omit='app/domain/*' --fail-under=95
	@cat $(TALLY)

.PHONY: postgres
postgres: $(CHECK_STAMP)  ## Run every test that uses a database on PostgreSQL, on a server that the tests start (eight minutes)
	$(BIN)/python -m pytest -n 3 --database postgresql --tally $(TALLY)-postgres
	@cat $(TALLY)-postgres

.PHONY: browser
browser: $(CHECK_STAMP)  ## Open the pages in Chromium, which must be installed: paths, accessibility, HTML, looks (two minutes)
	$(BIN)/python -m pytest -n auto --tally $(TALLY)-browser tests/browser
	@cat $(TALLY)-browser

.PHONY: readers
readers: $(CHECK_STAMP)  ## Read our files back with libraries that others read them with
	$(BIN)/python -m pytest -n auto --tally $(TALLY)-readers tests/readers
	@cat $(TALLY)-readers

.PHONY: check
check:  ## Do all that a submission must pass: test, published data, contract, browser, image (.ci/run)
	bash .ci/run

.PHONY: fmt
fmt: $(TEST_STAMP)  ## Format code and seeds, and mend what ruff can mend
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .
	$(BIN)/parley fmt seeds

.PHONY: fuzz
fuzz: $(TEST_STAMP)  ## Send at least a hundred made-up requests to every operation of a running server
	$(BIN)/python -m tools.fuzz

.PHONY: drills
drills: $(CHECK_STAMP)  ## Make faults while people edit and read, and send a million malformed requests (hours); writes docs/drills.md
	$(BIN)/python -m tools.drills --markdown docs/drills.md
	$(BIN)/python -m tools.abuse --markdown docs/drills.md

.PHONY: audit
audit: $(CHECK_STAMP)  ## Ask the package index for known vulnerabilities of what the locks name
	$(BIN)/python -m tools.audit requirements.lock requirements-dev.lock requirements-image.lock requirements-check.lock

.PHONY: mutants
mutants: $(TEST_STAMP)  ## Change the rules in app/domain one by one and see that a test notices (long); writes docs/mutants.md
	$(BIN)/python -m tools.mutants

.PHONY: bench
bench: $(TEST_STAMP)  ## Measure analysis, settlements and capacity on a quiet machine (two minutes); writes docs/benchmarks.md, docs/operations.md
	$(BIN)/python -m benchmarks.analysis --markdown docs/benchmarks.md
	$(BIN)/python -m benchmarks.settlements --markdown docs/benchmarks.md
	$(BIN)/python -m benchmarks.capacity --markdown docs/operations.md

.PHONY: openapi
openapi: $(TEST_STAMP)  ## Write openapi.json anew
	$(BIN)/parley openapi > openapi.json

.PHONY: lock
lock: $(TEST_STAMP)  ## Write the lock files anew from pyproject.toml, with the newest versions that it allows
	$(BIN)/python -m tools.lock

.PHONY: clean
clean:  ## Remove what the tools made; the database stays
	rm -rf $(VENV) mutants htmlcov .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache .schemathesis
	find app benchmarks migrations tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Parley needs Python 3.11 or later, and none is on the path: make PYTHON=... $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Making $(VENV) with $(PYTHON); this happens once"
	@$(PYTHON) -m venv $(VENV)

$(SERVE_STAMP): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what requirements.lock names"
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --editable .
	@touch $@

$(TEST_STAMP): requirements-dev.lock $(SERVE_STAMP)
	@echo "Installing what requirements-dev.lock names"
	@$(PIP) --require-hashes --requirement requirements-dev.lock
	@touch $@

$(CHECK_STAMP): requirements-check.lock tests/browser/package-lock.json $(TEST_STAMP)
	@echo "Installing what requirements-check.lock and tests/browser/package-lock.json name"
	@$(PIP) --require-hashes --requirement requirements-check.lock
	@mkdir -p $(NODE)
	@cp tests/browser/package.json tests/browser/package-lock.json $(NODE)
	@$(BIN)/npm ci --prefix $(NODE) --ignore-scripts --no-audit --no-fund --silent
	@touch $@
