# Two commands do everything on a fresh machine with only the Swift toolchain: `make demo` and `make test`.

KENZAN := .build/release/kenzan
OUT := out/demo
PREFIX ?= /usr/local

.PHONY: demo test build lint format docs samples bench fuzz sanitize install check setup setup-test clean

demo: build
	@scripts/setup.sh demo
	@scripts/demo.sh $(KENZAN) $(OUT)

test: setup-test
	swift build --disable-automatic-resolution
	KENZAN_PYTHON="$(CURDIR)/.venv/bin/python" swift test --disable-xctest --parallel

build: setup
	swift build -c release --static-swift-stdlib --product kenzan

# What CI runs.
check: lint test docs build
	scripts/samples.py $(KENZAN) --compare
	scripts/ledger.py --compare
	scripts/bounds.py $(KENZAN)
	scripts/demo.sh $(KENZAN) $(OUT)
	scripts/fuzz.sh 4

# Minutes of changed inputs for every reader; SECONDS for each, TARGETS for some.
SECONDS ?= 120
fuzz: setup
	scripts/fuzz.sh $(SECONDS) $(TARGETS)

# The whole suite with the memory and with the threads watched; takes far longer than `make test`.
sanitize: setup-test
	for kind in address thread; do \
	  LSAN_OPTIONS="suppressions=$(CURDIR)/Tests/leaks.supp" KENZAN_PYTHON="$(CURDIR)/.venv/bin/python" swift test --disable-xctest --disable-automatic-resolution \
	    --sanitize=$$kind --scratch-path .build/$$kind $(if $(FILTER),--filter '$(FILTER)') || exit 1; \
	done

lint:
	scripts/lint.sh

format:
	swift format --in-place --recursive Package.swift Sources Tests schemas

docs:
	scripts/docs.sh

# The samples are made from samples/*/source, the same byte for byte.
samples: build setup-test
	scripts/samples.py $(KENZAN)
	scripts/ledger.py

bench: build
	Benchmarks/run.sh $(KENZAN)

install: build
	install -D -m 755 $(KENZAN) $(DESTDIR)$(PREFIX)/bin/kenzan

setup:
	@scripts/setup.sh build

setup-test:
	@scripts/setup.sh build test

clean:
	rm -rf .build out
