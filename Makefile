# Everything that is done with this project, one name each. `make help` lists them.

SHELL := /bin/sh
VENV := .venv
PYTHON := $(VENV)/bin/python
RUNTIME := $(VENV)/.stamp-runtime
DEVELOPMENT := $(VENV)/.stamp-development
NEAREST := .venv-bench/.stamp
NODE_MODULES := tests/node_modules/.stamp
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help setup run test lint evaluate bench profile new-practice cards extension clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-22s %s\n", $$1, $$2 }'

setup: $(DEVELOPMENT) $(NODE_MODULES) ## make everything ready for work: environment, tools, browsers
	@$(PYTHON) -m scripts.get_browsers

run: $(RUNTIME) ## start the service, with its own database; prints where to open it
	@$(PYTHON) -m server

test: setup lint ## check and test everything; TESTS=tests/server for a part of it
	$(PYTHON) -m pytest $(TESTS)

lint: $(DEVELOPMENT) $(NODE_MODULES) ## style and types of the Python and the JavaScript
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	tests/node_modules/.bin/tsc --project tests/tsconfig.json
	tests/node_modules/.bin/eslint --config tests/eslint.config.js --max-warnings 0 extension tests server/static

evaluate: $(RUNTIME) ## measure accuracy: CORPUS=DIR [WRONG=1] [TOPIC=sharing] [PRACTICES="a,b"] [BRIEF=1]
	@$(PYTHON) -m bench.evaluate $(if $(WRONG),--wrong) $(if $(BRIEF),--brief) \
	  $(if $(TOPIC),--topic "$(TOPIC)") $(if $(PRACTICES),--practices "$(PRACTICES)") "$(CORPUS)"

bench: $(RUNTIME) $(NEAREST) ## measure speed and memory against their yardsticks; writes bench/results.md
	@$(PYTHON) -m bench

profile: $(RUNTIME) ## tell where the time of an analysis goes: [NAME=latest] names the file in bench/profiles/
	@$(PYTHON) -m bench.profile $(NAME)

new-practice: $(RUNTIME) ## lay out the card of a new practice: TOPIC=sharing ID=sells-data
	@$(PYTHON) -m scripts.new_practice "$(TOPIC)" "$(ID)"

cards: $(RUNTIME) ## try the examples of the cards: [TOPIC=sharing] [ID=sells-data]; MARK=1 puts the brackets
	@$(PYTHON) scripts/check_cards.py $(if $(MARK),--mark) $(TOPIC) $(ID)

extension: $(RUNTIME) ## pack the extension into build/ for the stores
	@$(PYTHON) -m scripts.pack_extension

clean: ## remove everything that make has made; your analyses in data/ stay
	rm -rf $(VENV) .venv-bench tests/node_modules build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PYTHON):
	@sh scripts/make_venv.sh $(VENV)

$(RUNTIME): requirements.txt | $(PYTHON)
	@echo "Fetching what Plain Policy needs to run (about a minute, this once) …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(DEVELOPMENT): requirements.txt requirements-batch.txt requirements-dev.txt | $(PYTHON)
	@echo "Fetching what work on Plain Policy needs (a few minutes, this once) …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@$(PYTHON) -m scripts.link_node
	@touch $@ $(RUNTIME)

$(NEAREST): requirements-bench.txt
	@echo "Fetching the tool that we are measured against (a minute, this once) …"
	@sh scripts/make_venv.sh .venv-bench
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt && touch $@ \
	  || { rm -rf .venv-bench; echo "It could not be fetched; the table will say so."; }

$(NODE_MODULES): tests/package.json tests/package-lock.json | $(DEVELOPMENT)
	@echo "Fetching the JavaScript checkers …"
	@npm ci --prefix tests --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
