# make ask Q="¿cuándo es la reunión ministerial?"   sets up, ingests seeds/ if need be, answers
# make test                                         sets up, then lint, types and tests
# make test-fast                                    the tests alone, without those that take longest
# make gallery                                      pictures of every kind of message, in gallery/
#
# PYTHON is the interpreter to begin with (3.11 or newer), VENV the folder of the virtual environment.
# pip's own configuration (PIP_FIND_LINKS, PIP_EXTRA_INDEX_URL, pip.conf) holds for every installation here.

PYTHON ?= python3
VENV ?= .venv
# Installed before anything that depends on it, in the version the project is tested with. Where the package
# index has only CUDA builds of it, point pip's own configuration to PyTorch's CPU builds.
TORCH ?= torch==2.13.0
# What `make test` hands to pytest.
PYTEST_ARGS ?=
# What `make gallery` hands on: --only NAME, --out FOLDER.
GALLERY_ARGS ?=
# A test at a time on each core; on large machines more processes would take longer to start than to test.
PARALLEL := -n auto --maxprocesses 4 --dist worksteal

bin := $(VENV)/bin
pip := $(bin)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev ask serve lint types test test-fast gallery clean

# The question reaches the shell as the value of a variable: nothing in it is expanded, neither by make (hence
# `value`, and no export of Q itself) nor by the shell.
unexport Q
export QUESTION := $(value Q)

help:
	@sed -n '1,4s/^# //p' Makefile

setup: $(VENV)/.installed
setup-dev: $(VENV)/.installed-dev

# All that set-up has to say goes to standard error: standard output is the answer's.
$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Vocero needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1)." \
	    "Name another one: make setup PYTHON=python3.12" >&2; exit 1; }
	@echo "Installing Vocero into $(VENV); the first time this takes some minutes." >&2
	@$(bin)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv $(VENV) >&2
	@$(pip) install --quiet $(TORCH) >&2
	@$(pip) install --quiet --editable . >&2
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@$(pip) install --quiet --editable '.[dev]' >&2
	@touch $@

# Exit code 3 of `vocero ask` (no release answers) is an answer too, not a failure of make.
ask: $(VENV)/.installed
	@test -n "$$QUESTION" || { echo 'Ask something: make ask Q="¿cuándo es la reunión ministerial?"' >&2; exit 2; }
	@$(bin)/vocero ask --with seeds -- "$$QUESTION" || test $$? -eq 3

serve: $(VENV)/.installed
	@exec $(bin)/vocero serve

lint: $(VENV)/.installed-dev
	$(bin)/ruff check .
	$(bin)/ruff format --check .

types: $(VENV)/.installed-dev
	$(bin)/mypy

test: lint types
	$(bin)/pytest $(PARALLEL) $(PYTEST_ARGS)

test-fast: $(VENV)/.installed-dev
	$(bin)/pytest $(PARALLEL) -m "not slow" $(PYTEST_ARGS)

# A development tool; what it needs of the system is installed where that may be done, and else named.
gallery: $(VENV)/.installed-dev
	@sh tests/gallery/chromium.sh
	@$(bin)/python -m tests.gallery $(GALLERY_ARGS)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
