# From a fresh checkout: `make run` serves the app, `make test` runs every test. `make` lists the rest.

PYTHON ?= python3
PORT ?= $(or $(QUIZAPP_PORT),8000)
PYTEST_FLAGS ?=

VENV := .venv
BIN := $(VENV)/bin
# These three say how far the virtualenv is: where it was made for, and what is installed in it.
MADE := $(VENV)/.made-for
RUN := $(VENV)/.installed-run
DEV := $(VENV)/.installed-dev

PIP := $(BIN)/pip --disable-pip-version-check -qq
# The locks name every package. Without --no-deps pip would still resolve extras (coverage[toml]) by itself, and
# fail on the day when a newer release of one comes out.
LOCKED := --no-deps --require-hashes
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header \
	--python-version 3.11 pyproject.toml

.PHONY: targets install run demo test bench pictures check lock clean FORCE

targets:
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 10

install: $(RUN) ## make .venv with all that serving needs

run: $(RUN) ## serve at http://127.0.0.1:8000 (PORT=… and QUIZAPP_HOME=… change where)
	@QUIZAPP_PORT='$(PORT)' exec $(BIN)/quizapp serve

demo: $(RUN) ## as run, with two made-up classes to look at, in a folder of its own
	@export QUIZAPP_HOME='$(or $(QUIZAPP_HOME),instance/demo)' QUIZAPP_PORT='$(PORT)'; \
		$(BIN)/quizapp demo && exec $(BIN)/quizapp serve

test: $(DEV) ## run every test, in a browser too (PYTEST_FLAGS=… adds to pytest)
	@command -v chromium >/dev/null 2>&1 || .ci/install-packages chromium
	@$(BIN)/pytest -n 2 $(PYTEST_FLAGS)

bench: $(DEV) ## print how fast articles are read, and what pages weigh and when they are painted
	@command -v chromium >/dev/null 2>&1 || .ci/install-packages chromium
	@$(BIN)/python -m tests.benchmarks.engine
	@$(BIN)/python -m tests.benchmarks

pictures: $(DEV) ## take the pictures of docs/instructors.md anew, from the pages that make demo shows
	@command -v chromium >/dev/null 2>&1 || .ci/install-packages chromium
	@$(BIN)/python -m tests.pictures

check: $(DEV) ## run what CI runs: format, lint, types, imports, templates, spelling, bank, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint quizapp/web/templates
	$(BIN)/codespell
	$(PIP) check
	$(BIN)/quizapp bank check
	$(MAKE) --no-print-directory test PYTEST_FLAGS='--cov --cov-report=term $(PYTEST_FLAGS)'

lock: $(DEV) ## write requirements/*.txt anew after a change of the dependencies in pyproject.toml
	$(LOCK) --extra dev --output-file requirements/dev.txt
	$(LOCK) --extra editable --extra postgres --extra redis --constraint requirements/dev.txt --output-file requirements/run.txt

clean: ## delete what make and the tools have written; instance/ holds people's answers and stays
	rm -rf $(VENV) build dist .coverage .coverage.* .*_cache .hypothesis test-results
	find quizapp tests -name __pycache__ -prune -exec rm -rf {} +

# A virtualenv knows its own path: one that was copied or moved, or whose Python is gone, is made again.
$(MADE): FORCE
	@test "$$(cat $@ 2>/dev/null)" = '$(CURDIR)' && $(BIN)/python -c '' 2>/dev/null || { \
		$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
			echo 'Python 3.11 or newer is needed; $(PYTHON) is none. Name one: make PYTHON=python3.12 …' >&2; exit 1; }; \
		$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
			echo '$(PYTHON) cannot make virtualenvs. On Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; }; \
		echo 'Making $(VENV) …'; \
		rm -rf $(VENV) && $(PYTHON) -m venv $(VENV) && echo '$(CURDIR)' > $@; }

$(RUN): $(MADE) requirements/run.txt pyproject.toml
	@echo 'Installing what serving needs …'
	@$(PIP) install $(LOCKED) -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

# The development lock holds all of the other one, so both are installed.
$(DEV): $(MADE) requirements/dev.txt pyproject.toml
	@echo 'Installing what the tests need …'
	@$(PIP) install $(LOCKED) -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(RUN)

FORCE:
