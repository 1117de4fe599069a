# Two commands on a fresh machine: `make demo` and `make test`. Both set themselves up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
FUZZ := $(VENV)-fuzz/.ready
BESIDE := -n auto --dist worksteal # neighbours stay together: what a file prints once, one process prints once

.PHONY: help demo test test-full lint types contracts tests bench play clean clean-all

help: ## what there is to make
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,lint]'
	@touch $(STAMP)

$(FUZZ): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)-fuzz
	$(VENV)-fuzz/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[fuzz]'
	@touch $(FUZZ)

demo: $(STAMP) ## play the first evening; its papers are left in out/
	$(BIN)/python -m rpg demo --into out

play: out/food-run.db ## open the console on the demo's campaign
	$(BIN)/rpg --campaign out/food-run.db

out/food-run.db:
	$(MAKE) demo

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy -n auto

contracts: $(STAMP)
	$(BIN)/lint-imports --no-cache

tests: $(STAMP)
	$(BIN)/pytest $(BESIDE) -m "not full"

test: lint types contracts tests ## every check: lint, types, contracts, tests

test-full: lint types contracts ## the same, with the long campaigns and some minutes of fuzzing
	@$(MAKE) --silent $(FUZZ) || echo "atheris cannot be installed here: no fuzzing"
	$(BIN)/pytest $(BESIDE)

bench: $(STAMP) ## every speed claim, as a ratio in one run; `make bench part=dice` measures one part
	$(BIN)/python benchmarks/run.py $(part)

clean: ## remove what was made, but nothing of out/: campaigns are played there
	rm -rf $(VENV) $(VENV)-bench $(VENV)-fuzz dist build

clean-all: clean ## the same, and the demo's folder with its campaigns
	rm -rf out
