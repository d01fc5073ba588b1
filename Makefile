# make test   everything CI runs: format, vet, lint, race, scripts, brief fuzzing
# make bench  the benchmarks whose figures docs/architecture.md quotes
# make docs   write docs/cli.md afresh from the help texts

GO        ?= go
FUZZTIME  ?= 8s
# The linter is fetched and built at this version; it is no dependency of Plenary.
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: test format vet lint race fuzz bench docs

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

docs:
	$(GO) test ./cmd/plenary -run TestCLIReference -update
