# Every command prepares what it needs by itself, once; see README.md.
.PHONY: run test sample package bench faults fuzz setup
SHELL := bash
SAMPLE := build/sample-shop.craftdesk

run: setup ## the program
	@bash packaging/start.sh

test: setup ## all checks and tests; ARGS="tests/unit -k money" runs some
	@bash packaging/check.sh $(ARGS)

sample: setup $(SAMPLE) ## the program with the sample shop
	@bash packaging/start.sh $(SAMPLE)

package: setup ## the one-folder program in dist/, started once to see that it does
	@.venv/bin/python packaging/build.py

bench: setup ## the figures of the README; ARGS as in `python -m benchmarks --help`
	@.venv/bin/python -m benchmarks $(ARGS)

faults: setup ## power cuts, kills, failing disks, damage: the long runs, one table; ARGS="kills damage" runs some
	@QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.faults $(ARGS)

fuzz: setup ## inputs that nobody thought of, by a fuzzer of its own; ARGS="--seconds 60 --targets csv,money"
	@bash packaging/fuzz.sh $(ARGS)

setup:
	@bash packaging/setup.sh

$(SAMPLE): | setup
	@mkdir -p build
	@.venv/bin/craftdesk sample $@
