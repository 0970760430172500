#!/bin/sh
# All checks, in the order in which they are quickest to fail. Nothing else decides.
set -eu
bin=${1:-.venv}/bin
echo "== ruff"; "$bin/ruff" check .; "$bin/ruff" format --check .
echo "== mypy (strict)"; "$bin/mypy"
echo "== translit tables check"; "$bin/translit" tables check
echo "== pytest (tests, doctests, README examples; coverage of translit/)"
"$bin/python" -m pytest --cov --cov-report=term:skip-covered
