# Two commands do everything: `make demo` and `make test`. Both set up what they need, every time.
VENV ?= .venv
PY   := $(VENV)/bin/python

.PHONY: demo test setup eval lint clean

setup:
	@sh scripts/setup.sh $(VENV)

demo: setup
	@$(PY) -m translit demo -o demo-output

test: setup
	@sh scripts/test.sh $(VENV)

eval: setup
	@$(PY) bench/evaluate.py

lint: setup
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check . && $(VENV)/bin/mypy

clean:
	rm -rf $(VENV) demo-output .mypy_cache .pytest_cache .ruff_cache .coverage
