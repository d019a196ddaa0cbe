# Oivallus. `make` alone lists what there is.
# A fresh machine needs make and Python 3.11 or newer; everything else comes from the lock files, by hash.

PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
PORT ?= 8000
FRESH ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet
CATALOGUES := $(wildcard journal/locale/*/LC_MESSAGES/messages.po)
# Compiled catalogues that a clean-up took while the environment stayed: without them every page is in English.
LOST := $(filter-out $(wildcard $(CATALOGUES:.po=.mo)),$(CATALOGUES:.po=.mo))
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --all-extras --group build --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --no-header

.DEFAULT_GOAL := help
.PHONY: help run test lint bench quality learn lock lost
.DELETE_ON_ERROR:

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.installed ## Serve the demo on http://localhost:8000 (PORT=8001 another port, FRESH=1 start anew)
	@$(BIN)/oivallus demo --serve --port $(PORT) $(if $(FRESH),--fresh)

# One more at a time than there are cores: browsers and servers make tests wait.
test: $(VENV)/.installed-dev ## Run all tests
	@$(BIN)/python -m pytest -q -n $$(($$(nproc) + 1)) --dist worksteal

lint: $(VENV)/.installed-dev ## Check style, types, templates, catalogues and the question bank
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/djlint templates --lint --quiet
	@$(BIN)/python -m pytest -q tests/architecture/test_catalogues.py
	@$(BIN)/python -m prompts bank format --check
	@$(BIN)/python -m prompts bank check

bench: $(VENV)/.installed-dev ## Measure what has to be quick
	@$(BIN)/python -m pytest -q tests/benchmarks --benchmark-columns=median,max,rounds

quality: $(VENV)/.installed-quality ## Measure how well questions fit, beside an embedding model (fetches one, 91 MB)
	@$(BIN)/python -m tests.benchmarks.quality $(if $(MISSES),--misses)

learn: $(VENV)/.installed-dev ## Learn the weights of the gist anew from its labelled reflections
	@$(BIN)/python -m prompts.gist.learning $(if $(TRY),--try)

lock: $(VENV)/.installed-dev ## Write the lock files anew from pyproject.toml
	@$(LOCK) --upgrade --output-file requirements.lock
	@$(LOCK) --upgrade --group dev --constraint requirements.lock --output-file requirements-dev.lock
	@$(LOCK) --upgrade --group quality --constraint requirements.lock --output-file requirements-quality.lock

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Oivallus needs Python 3.11 or newer, and none was found." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make a virtual environment: its venv module is missing." >&2; \
		echo "On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Making $(VENV) …"
	@rm -rf $(VENV) && $(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml hatch_build.py $(CATALOGUES) $(if $(LOST),lost) | $(BIN)/python
	@echo "Installing what Oivallus needs …"
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "Installing what tests and checks need …"
	@$(PIP) --require-hashes --requirement requirements-dev.lock
	@touch $@

$(VENV)/.installed-quality: requirements-quality.lock $(VENV)/.installed
	@echo "Installing what the quality bench needs …"
	@$(PIP) --require-hashes --requirement requirements-quality.lock
	@touch $@
