# « make » alone lists what can be asked. Everything is done inside this folder: no sudo, nothing installed elsewhere
# (one exception, written in tests/browser/chromium.py: as root on Debian, « make test » installs Chromium).
PYTHON ?= python3
HOST := 127.0.0.1
PORT ?= 8000
DEMO_COUNT ?= 300
DEMO_SEED ?= 1

# What a proposal is compared with, and the form of what is said about it: text, github, gitlab.
BASE ?= origin/main
FORMAT ?= text

BIN := .venv/bin
DEMO := .cache/demo
REPORT := .cache/rapport
# Resolves the pins. Not among them: it is as big as all of them together and only « make requirements » calls it.
UV := uv==0.13.9

export PYTHON BASE FORMAT
# The theme's banner about the next MkDocs: a decision of the maintainers, noise to an editor.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help site demo serve check check-proposal check-dates summary archive test bench bench-search bench-serve format requirements test-tools clean distclean ready ready-test ready-python

help: ## affiche cette liste
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

site: ready ## construit le site dans site/
	@$(BIN)/mkdocs build --quiet
	@printf '\nLe site est construit dans site/. Pour le voir : make serve, puis http://$(HOST):$(PORT)/\n'

demo: ready ## montre un catalogue fictif de quelques centaines de fiches (DEMO_COUNT=300)
	@rm -rf $(DEMO)
	@$(BIN)/python tests/benchmarks/generate.py --count $(DEMO_COUNT) --seed $(DEMO_SEED) --date "$$(date +%F)" --out $(DEMO)
	@VIVIER_FICHES=$(DEMO)/postings VIVIER_CATALOGUE_FICTIF=true \
		$(BIN)/mkdocs serve --livereload --dev-addr $(HOST):$(PORT)

serve: ready ## montre le site et le met à jour à chaque enregistrement (PORT=8000)
	@$(BIN)/mkdocs serve --livereload --dev-addr $(HOST):$(PORT)

check: ready ## vérifie les fiches sans construire le site
	@$(BIN)/vivier check

check-proposal: ready ## vérifie les fiches d’une proposition, pour la forge (FORMAT=github ou gitlab)
	@mkdir -p $(REPORT)
	@rm -f $(REPORT)/verification.md
	@$(BIN)/vivier check --format "$$FORMAT" --resume $(REPORT)/verification.md $(if $(filter gitlab,$(FORMAT)),>$(REPORT)/qualite.json)

check-dates: ready ## refuse une échéance ou un état qui change sans que maj avance (BASE=origin/main)
	@$(BIN)/vivier diff "$$BASE" HEAD --strict

summary: ready ## écrit ce que change une proposition pour les lecteurs (BASE=origin/main)
	@sh .ci/summary.sh "$$BASE"

archive: ## met site/ dans l’archive que GitHub Pages déploie
	@mkdir -p $(REPORT)
	@tar -C site -cf $(REPORT)/artifact.tar .

test: ready-test ## passe toutes les vérifications (code, fiches, site, navigateur)
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python -m tests.hosting.servers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict
	$(BIN)/vivier schema --check
	$(BIN)/pytest --numprocesses logical --maxprocesses 4 --dist loadfile

bench: ready-test ## mesure la construction de 100, 1 000 et 10 000 fiches, à côté de Hugo et d’Eleventy (BENCH=--large)
	@$(BIN)/python tests/benchmarks/measure.py $(BENCH)

bench-search: ready-test ## compare la recherche à Pagefind et à MiniSearch (voir tests/benchmarks/search/measure.py)
	@$(BIN)/python tests/benchmarks/search/measure.py

bench-serve: ready ## mesure la prévisualisation de 1 000 et 10 000 fiches fictives
	@$(BIN)/python tests/benchmarks/serve.py

format: ready-test ## met le code en forme
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

requirements: ## recalcule requirements*.txt d’après pyproject.toml (UPGRADE=1 pour tout mettre à jour)
	@sh .ci/requirements.sh '$(UV)' $(if $(UPGRADE),--upgrade)

test-tools: ready-python ## recalcule les package-lock.json de tests/ d’après leurs package.json
	@sh .ci/test-tools.sh tests/tools
	@sh .ci/test-tools.sh tests/benchmarks/search
	@sh .ci/test-tools.sh tests/benchmarks/peers

clean: ## efface ce qui a été construit
	rm -rf site .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis

distclean: clean ## efface aussi l’environnement Python et les outils de test
	rm -rf .venv tests/tools/node_modules tests/benchmarks/search/node_modules hooks/*.egg-info

ready:
	@sh .ci/setup.sh site

ready-test:
	@sh .ci/setup.sh test

ready-python: # npm comes with it, and takes no package.json that its lock does not know yet
	@sh .ci/setup.sh python
