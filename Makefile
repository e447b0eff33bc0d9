# Parley. Needs Python 3.11 or later, make and a package index; everything else is installed into .venv.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
# A stamp is newer than its lock while the environment holds what the lock says.
SERVE_STAMP := $(VENV)/.serve
TEST_STAMP := $(VENV)/.test
TALLY := $(VENV)/tally

.PHONY: help
help:  ## Say what each target does (the default)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

.PHONY: serve
serve: $(SERVE_STAMP)  ## Start Parley on localhost:8000; the first start makes the database and loads the seeds
	$(BIN)/parley serve

.PHONY: test
test: $(TEST_STAMP)  ## Check style, types, tests and coverage, on SQLite, in at most five minutes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --cov --cov-report= --tally $(TALLY)
	$(BIN)/coverage report --include='app/domain/*' --fail-under=100
	$(BIN)/coverage report --omit='app/domain/*' --fail-under=95
	@cat $(TALLY)

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

.PHONY: mutants
mutants: $(TEST_STAMP)  ## Change the rules in app/domain one by one and see that a test notices (long); writes docs/mutants.md
	$(BIN)/python -m tools.mutants

.PHONY: openapi
openapi: $(TEST_STAMP)  ## Write openapi.json anew
	$(BIN)/parley openapi > openapi.json

.PHONY: lock
lock: $(TEST_STAMP)  ## Write both lock files anew from pyproject.toml, with the newest versions that it allows
	$(BIN)/python -m tools.lock

.PHONY: clean
clean:  ## Remove what the tools made; the database stays
	rm -rf $(VENV) mutants htmlcov .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache .schemathesis
	find app migrations tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Parley needs Python 3.11 or later; no python3 is on the path." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Parley needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) -V). Try: make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(SERVE_STAMP): requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(TEST_STAMP): requirements-dev.lock $(SERVE_STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	@touch $@
