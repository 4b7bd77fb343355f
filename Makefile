# make run | test | lint | bench | clean. Needs Python 3.11 or newer with pip, and make.

PYTHON ?= python3
HOST ?= localhost
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
VAR := $(or $(CREDIT_VAR),var)
MODE := $(or $(CREDIT_MODE),demo)
DEMO := $(VAR)/demo
MODELS := staging lawful scoring marts metrics alerts checks

# One stamp for each content of the requirement files: a changed pin sets up again, nothing else does.
RUNTIME := $(VENV)/.runtime-$(firstword $(shell cat requirements.txt | cksum))
DEVELOP := $(VENV)/.develop-$(firstword $(shell cat requirements.txt requirements-dev.txt | cksum))
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --only-binary :all:

.PHONY: help run demo test lint bench clean

help:
	@sed -n 1p Makefile

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=python3.12" >&2; exit 1; }
	@# A system Python may come without the part that puts pip into a virtual environment.
	$(PYTHON) -m venv $(VENV) 2>/dev/null \
		|| { $(PYTHON) -m venv --without-pip $(VENV) \
			&& $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }

$(RUNTIME): | $(BIN)/python
	$(PIP) -r requirements.txt
	@rm -f $(VENV)/.runtime-*
	@touch $@

$(DEVELOP): | $(BIN)/python
	$(PIP) -r requirements-dev.txt
	@rm -f $(VENV)/.runtime-* $(VENV)/.develop-*
	@touch $@ $(RUNTIME)

demo: $(RUNTIME)
	$(BIN)/python -m data demo --out $(DEMO)
	$(BIN)/python -m data build --source $(DEMO)

# In production nothing is invented: without a mart the pages say how to build one.
run: $(RUNTIME)
	@[ "$(MODE)" = production ] || $(BIN)/python -m data status >/dev/null 2>&1 || $(MAKE) demo
	$(BIN)/streamlit run streamlit_app.py --server.address $(HOST) --server.port $(PORT)

test: $(DEVELOP)
	@BIN=$(BIN) tests/browser/chromium.sh
	$(BIN)/python -m pytest -n 2

lint: $(DEVELOP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/sqlfluff lint --processes 2 --templater jinja $(addprefix queries/,$(MODELS))
	$(BIN)/sqlfluff lint --processes 2 --templater placeholder queries/pages queries/evidence
	$(BIN)/lint-imports
	$(BIN)/mypy

bench: $(DEVELOP)
	$(BIN)/python -m bench

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
