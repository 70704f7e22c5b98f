PYTHON ?= python3
BIN := .venv/bin
DESK := $(BIN)/python -m gridapp --home build/demo/worker desk

# In KiB: 8 GiB of the disk in memory, 12 of what is free.
ROOMY := $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 8388608 {print "/dev/shm"}' \
	| while read shm; do awk '/MemAvailable/ && $$2 > 12582912 {print "'$$shm'"}' /proc/meminfo; done)
ROOMY := $(if $(ROOMY),$(ROOMY),$(if $(TMPDIR),$(TMPDIR),/tmp))

# One more than a small machine has processors: tests wait for windows and for programs they start.
WORKERS ?= 3

# What is compiled is kept: else each worker compiles all tests anew, half a minute's work for each.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test fix texts lock screens bench soak encrypted late coverage fuzz clean
help:                      ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.ready          ## Play a working day in a practice township, then open the worker's desk
	@rm -rf build/demo
	@$(BIN)/python scripts/texts.py --compile
	$(BIN)/python -m gridapp demo build/demo
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; \
	then echo "$(DESK)"; $(DESK); \
	else echo "There is no display here. Where there is one: $(DESK)"; fi

test: .venv/.ready         ## Everything that is checked, in the order that fails fastest
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo
	@# Beside it the tests are compiled, once and not by each of their workers.
	@$(BIN)/pytest --collect-only --quiet >/dev/null 2>&1 & $(BIN)/mypy; said=$$?; wait; exit $$said
	$(BIN)/python scripts/texts.py --check
	@# Registers are flushed to the disk thousands of times: where there is memory enough, in memory.
	@tmp=$$(mktemp -d $(ROOMY)/gridapp.XXXXXX); trap 'rm -rf "$$tmp"' EXIT; \
	TMPDIR=$$tmp $(BIN)/pytest -n $(WORKERS) --dist worksteal

fix: .venv/.ready          ## Let ruff repair what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

texts: .venv/.ready        ## Collect the desk's texts into resources/i18n and compile them
	$(BIN)/python scripts/texts.py

lock: .venv/.ready         ## Pin the newest versions that pyproject.toml allows
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--no-header --upgrade --quiet --output-file requirements-dev.txt

screens: .venv/.ready      ## Draw every page of the desk
	@$(BIN)/python scripts/texts.py --compile
	$(BIN)/python scripts/screens.py

bench: .venv/.ready        ## Measure every claim of speed and size
	$(BIN)/python -m benchmarks

soak: .venv/.ready         ## Let the tests that draw lots draw many more
	$(BIN)/pytest -n 2 --dist worksteal --hypothesis-profile=soak -o faulthandler_timeout=0

ENCRYPTED := $(addprefix tests/,unit/test_database.py unit/test_search.py $(patsubst %,sync/test_%.py,\
	any_order cover frozen frozen_registers incoming receipts tiers two_tiers outgoing held transfer))

encrypted: .venv/.ready    ## Run the tests of registers and of sync with every database encrypted
	GRIDAPP_TEST_ENCRYPTED=1 $(BIN)/pytest -n 2 --dist worksteal -o faulthandler_timeout=0 $(ENCRYPTED)

late: .venv/.ready         ## Run the tests of the desk with saves, then with looks, that come late each time
	@for lane in writer looker; do echo "$$lane"; GRIDAPP_TEST_LATE=$$lane \
	$(BIN)/pytest -n 6 --dist worksteal -o faulthandler_timeout=0 tests/ui || exit 1; done

coverage: .venv/.ready     ## Run the tests once more and count the lines they reach: at least 90 %
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -o faulthandler_timeout=0 --cov

fuzz: .venv/.ready         ## Look for bytes that break a reader, TIME seconds each (60)
	$(BIN)/python -m tests.fuzz --seconds $(or $(TIME),60)

clean:                     ## Remove what was built, but not the environment
	rm -rf build dist htmlcov .coverage .coverage.* .hypothesis \
		.mypy_cache .ruff_cache .pytest_cache .import_linter_cache

.venv/.ready: pyproject.toml requirements-dev.txt $(wildcard scripts/*.sh)
	PYTHON="$(PYTHON)" bash scripts/setup.sh
	@touch $@
