# make test   everything CI runs: format, vet, lint, race, scripts, brief fuzzing
# make bench  the benchmarks whose figures docs/architecture.md quotes
# make mutants  small slips in the code, one at a time, that some test should notice (hours; not in CI)
# make docs   write docs/cli.md afresh from the help texts

GO        ?= go
FUZZTIME  ?= 8s
# The linter is fetched and built at this version; it is no dependency of Plenary.
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: test format vet lint race fuzz bench mutants docs

test: format vet lint race fuzz

format:
	@test -z "$$(gofmt -l .)" || { echo "run gofmt -w on:"; gofmt -l .; exit 1; }
	@$(GO) mod tidy -diff

vet:
	$(GO) vet ./...

lint:
	$(GO) run $(STATICCHECK) ./...

race:
	$(GO) test -race -timeout 15m ./...

# Each target briefly; longer with make fuzz FUZZTIME=10m.
fuzz:
	@$(GO) list -f '{{.ImportPath}} {{.Dir}}' ./... | while read -r pkg dir; do \
	  for target in $$(grep -hos '^func Fuzz[A-Za-z0-9_]*' "$$dir"/*_test.go | cut -c6-); do \
	    echo "fuzz $$pkg $$target"; \
	    $(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) "$$pkg" || exit 1; \
	  done; \
	done

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...

# Narrower and again: make mutants MUTANTS="-only record/standing.go -n 0 -seed 2"
MUTANTS ?= -n 100
mutants:
	$(GO) run ./internal/mutants $(MUTANTS)

docs:
	$(GO) test ./cmd/plenary -run TestCLIReference -update
