# Each target sets itself up on a fresh machine: Python 3.11 or later with venv, git and make are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help setup demo test judge bench lab lint types lock release clean

help:
	@echo "make demo     set up, grade a class of sample students, print the table"
	@echo "make test     set up, then lint, types and all tests"
	@echo "make judge    set up, then measure the checks and write docs/judge.md (SEEDS=N repeats more)"
	@echo "make bench    set up, then measure grading beside nbgrader and write docs/performance.md"
	@echo "make lab      set up, then open JupyterLab at the lectures"
	@echo "make setup    only set up, into $(VENV)"
	@echo "make release  make the students' notebooks from source/"
	@echo "make lock     pin the newest versions that fit in requirements.lock"

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "backprop-course needs Python 3.11 or later. '$(PYTHON)' is: $$($(PYTHON) --version 2>&1)."; \
	  echo "Install a newer Python, or name one: make setup PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: setup
	$(BIN)/backprop demo

test: setup lint types
	$(BIN)/python -m pytest -n auto --dist worksteal

SEEDS ?= 20
# One thread: the arrays are small, and a process is forked for each sample.
judge: setup
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.judge --seeds $(SEEDS)

ROUNDS ?= 5
STUDENTS ?= 200
PLAIN ?= 10
bench: setup
	$(BIN)/python -m tests.bench --rounds $(ROUNDS) --students $(STUDENTS) --plain $(PLAIN)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

lab: setup
	$(BIN)/jupyter lab --notebook-dir=. course/en

release: setup
	$(BIN)/backprop release

lock: setup
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --all-extras \
	  --generate-hashes --no-emit-index-url --no-header --quiet --upgrade --output-file requirements.lock

clean:
	rm -rf $(VENV) build
