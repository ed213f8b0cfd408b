# The commands of the README. Each is one script of Scripts/, which says more with --help.

PORT ?= 8000

.PHONY: run test check bench bench-web fuzz setup build format docs clean

run: ## install what is missing, build, start everything, print the address (PORT=8000)
	@PORT=$(PORT) Scripts/run

test: ## every test: Swift with real servers, Python judges, the walk through a browser
	@Scripts/test

check: ## format, layers, scripts, server settings, documents, instructions per cell
	@Scripts/check

bench: ## the engine: side by side with its rivals, cp and the machine's limits
	@Scripts/bench

bench-web: ## the pages: requests per second as ratios, time until a data set is ready
	@Scripts/bench-web

fuzz: ## look for schema files that break a promise, for ten minutes
	@Scripts/fuzz

setup: ## install the Debian packages that are missing for running and testing
	@Scripts/setup run test

build: ## the executable alone, as `make run` builds it
	@Scripts/build

format: ## lay out all Swift files as .swift-format says
	@Scripts/check --format

docs: ## write the documents anew that are made from the program
	@Scripts/check --docs

clean: ## remove what was built; the schemas and data sets in var/ stay
	rm -rf .build
