# make demo    set up, then build the example district; prints the page to open
# make test    set up, then every check and test
# make check   ruff, mypy and the import contracts, in seconds
# make bench   print timings
# make fuzz    inputs that nobody meant, and the property tests for longer
# make contact-sheet  every kind in every theme and both inks, small, to be looked at
# make palettes  2,000 brands: words that can be read, hues that are kept
# make defences  take each defence out of a copy, and see a test fail

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: demo data test check lint format bench fuzz contact-sheet palettes defences schemas gallery clean

demo: data
	$(BIN)/plcomms check examples/riverbend
	$(BIN)/plcomms build -C examples/riverbend

# What plcomms works out of its own files, beside its code; without it each run takes half a second more.
data: $(READY)
	$(BIN)/python tools/compile_data.py

test: $(VENV)/ready-for-tests check data
	$(BIN)/pytest -n 2 --dist worksteal

check lint: $(VENV)/ready-for-tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/ready-for-tests
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/ready-for-tests
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/peers.py

fuzz: $(VENV)/ready-for-tests
	$(BIN)/python -m benchmarks.fuzz --check 10000 --build 500
	HYPOTHESIS_PROFILE=long $(BIN)/pytest

contact-sheet: $(VENV)/ready-for-tests
	$(BIN)/python tools/write_contact_sheet.py
	$(BIN)/python tools/write_contact_sheet.py --paper a4

palettes: $(VENV)/ready-for-tests
	PYTHONPATH=. $(BIN)/python benchmarks/palettes.py 2000

defences: $(VENV)/ready-for-tests
	$(BIN)/python benchmarks/defences.py
	$(BIN)/python benchmarks/crashes.py

# The JSON Schemas that the examples' first lines name.
schemas: $(READY)
	$(BIN)/python tools/write_schemas.py

# The pictures of docs/gallery.
gallery: $(VENV)/ready-for-tests
	$(BIN)/python tools/write_gallery.py

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("plcomms needs Python 3.11 or newer; run: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else 0'
	$(PYTHON) -m venv $(VENV)

$(READY): $(VENV)/bin/python pyproject.toml constraints.txt tools/system-packages.sh
	sh tools/system-packages.sh run
	$(PIP) --editable '.[word]' || { echo "Word files and slides will be left out." && $(PIP) --editable .; }
	touch $@

$(VENV)/ready-for-tests: $(READY) tools/mail/package.json
	sh tools/system-packages.sh test
	$(PIP) --editable '.[dev]'
	npm install --prefix tools/mail --no-package-lock --ignore-scripts --no-audit --no-fund --silent || echo "Tests of messages against other programs will be skipped."
	touch $@

clean:
	rm -rf $(VENV) dist examples/*/out
