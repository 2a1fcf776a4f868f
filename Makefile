# make demo    install into .venv and read the sample report
# make test    install what the tests need and run them (ARGS="-k cli" for some)
# make lint    ruff, mypy, layers, knowledge files
# make bench   speed and memory of reading
# make quality scores on the passages of tests/gold, written into docs/quality (MUSNAD_GOLD=FOLDER for a set of your own beside it)
# make clean   remove .venv and everything that was built
#
# Needs Python 3.11 or newer and make; all else goes into .venv. Another Python: make demo PYTHON=python3.12

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin

.PHONY: help demo test lint bench quality fuzz clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "musnad needs Python 3.11 or newer: install it, or name it with PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.installed: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.installed-%: .venv/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$*]'
	@touch $@

demo: .venv/.installed
	$(BIN)/musnad read examples/truce-talks.ar.txt --published 2016-12-01 --outlet example.org

test: .venv/.installed-test
	$(BIN)/pytest --numprocesses auto $(ARGS)

lint: .venv/.installed-test .venv/.installed-lint
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.installed-bench
	$(BIN)/python benchmarks/reading.py

quality: .venv/.installed
	$(BIN)/python benchmarks/quality.py

fuzz: .venv/.installed-fuzz
	$(BIN)/python fuzz/read.py -max_total_time=120

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
