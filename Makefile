# make test   everything CI runs: format, vet, lint, all tests, those with goroutines under the race detector, brief fuzzing
# make browser  the tests of pages alone, in a browser; make test leaves them out, and says so, where Node or Chromium is missing
# make sweep  builds bin/plenary-sweep (docs/sweeps.md), a module of its own with what it needs of databases
# make bench  the benchmarks whose figures docs/performance.md quotes
# make bench-compare  those of the release before and of what is here, by turns, in one table (half an hour or more)
# make mutants  small slips in the code, one at a time, that some test should notice (hours; not in CI)
# make torture  what make test does to files that are being written, for longer: processes killed, disks that fail (not in CI)
# make release  what people install, for all systems, in dist/: archives, Debian packages, checksums (CONTRIBUTING.md, A release)
# make docs   write afresh what is generated: docs/cli.md from the help texts, docs/faults.md from the table of faults, the schemas and the lists of keys from the table of the format

GO        ?= go
WANTED    := $(shell sed -n 's/^go //p' go.mod)
MODULE    := $(shell sed -n 's/^module //p' go.mod)
FUZZTIME  ?= 2000x
# No test may fail for being slow: this only ends one that hangs.
TIMEOUT    = 60m
# The linter is fetched and built at this version; it is no dependency of Plenary.
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
# Built as releases are, so that all stages and the release that a test makes take compiled packages from one another.
export GOFLAGS := $(strip $(GOFLAGS) -trimpath)
export CGO_ENABLED := 0
# Memory is collected less often than it would be by default: compilers and tests take a fifth less of the processor for it. The
# linter looks through all at once, and has more to collect. Benchmarks are of programs as people run them; tests under
# the race detector take several times the memory as it is, so there the compilers (go list -export) have it so, and tests half.
vet unit sweeps browser fuzz: export GOGC = 800
lint: export GOGC = 400
# The stage vet is there for this.
NOVET      = -vet=off

# The module in sweep stands alone, and the stage format sees to that. Its other stages take both modules together, so that
# what it has of Plenary is not compiled and looked through again.
TOGETHER   = cd sweep && GOWORK=$(CURDIR)/bin/go.work

.PHONY: test needs format vet lint inspector unit sweeps sweep browser race fuzz torture bench bench-compare mutants docs \
  release

# What waits leaves the processor to what works: pages wait for a browser, a package's last test for nobody. So two stages
# are under way at a time, the long ones first. What vet compiles all but the race detector take from it, so they wait for it.
test: needs format inspector
	@$(MAKE) --no-print-directory -j2 race unit fuzz browser sweeps lint AFTER=vet SHOTS=
AFTER =
unit fuzz browser sweeps lint: $(AFTER)

# What is missing is said before anything runs.
needs:
	@command -v $(GO) >/dev/null || { echo "make test needs Go $(WANTED) or later, see https://go.dev/dl"; exit 1; }
	@$(GO) list -m >/dev/null 2>&1 || { echo "make test needs Go $(WANTED) or later, see https://go.dev/dl; here is $$($(GO) version)"; exit 1; }
	@command -v git >/dev/null || { echo "make test needs git; on Debian: apt-get install git"; exit 1; }
	@echo '#include <stdlib.h>' | $$($(GO) env CC) -E - >/dev/null 2>&1 || \
	  { echo "make test needs a C compiler for the race detector; on Debian: apt-get install gcc libc6-dev"; exit 1; }

format:
	@test -z "$$(gofmt -l .)" || { echo "run gofmt -w on:"; gofmt -l .; exit 1; }
	@$(GO) mod tidy -diff
	@cd sweep && $(GO) mod tidy -diff

bin/go.work: go.mod
	@mkdir -p bin && printf 'go %s\n\nuse (\n\t..\n\t../sweep\n)\n' $(WANTED) >$@

vet: bin/go.work
	$(GO) vet ./...
	$(TOGETHER) $(GO) vet ./...

lint: bin/go.work
	$(TOGETHER) $(GO) run $(STATICCHECK) ../... ./...
	$(GO) test $(NOVET) -count=1 -run '^TestLines$$' .

# The Inspector of the Model Context Protocol, for TestInspector, which is left out without it.
inspector:
	@if command -v npm >/dev/null; then \
	  cmp -s tools/inspector/package-lock.json tools/inspector/node_modules/lock || \
	  { (cd tools/inspector && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) && \
	    cp tools/inspector/package-lock.json tools/inspector/node_modules/lock || \
	    echo "npm cannot install the Inspector: TestInspector is left out"; }; \
	else echo "npm is not here: TestInspector is left out; on Debian: apt-get install npm"; fi

unit:
	$(GO) test $(NOVET) -timeout $(TIMEOUT) ./...

# The module of sweeps, with PostgreSQL where it is here, or can be had from Debian.
sweeps: bin/go.work
	$(TOGETHER) $(GO) test $(NOVET) -timeout $(TIMEOUT) ./...

sweep:
	cd sweep && $(GO) build -o ../bin/plenary-sweep ./cmd/plenary-sweep

# Pages as people see them, in Debian's Chromium. Printed pages are left in tools/browser/build, to be looked at, and
# screenshots too unless make test asks: a quarter of the stage's work, which no test reads.
SHOTS ?= 1
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
browser:
	@if test -z "$(CHROMIUM)" || ! command -v npm >/dev/null; then \
	  echo "the tests of pages are left out; they need Chromium, Node and pdfinfo: apt-get install chromium npm poppler-utils"; \
	else \
	  cmp -s tools/browser/package-lock.json tools/browser/node_modules/lock || \
	  { (cd tools/browser && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) && \
	    cp tools/browser/package-lock.json tools/browser/node_modules/lock; } && \
	  $(GO) build -o bin/plenary ./cmd/plenary && \
	  cd tools/browser && CHROMIUM="$(CHROMIUM)" SHOTS="$(SHOTS)" node --test --test-concurrency=2 --test-reporter=dot *.test.mjs; \
	fi

# The packages that start goroutines, they or their tests, and those that lock what others change. What is worked out
# once for all (sync.Once) needs none of this, nor do the counts of tests whose random cases lie side by side. -short: an
# eighth of the random cases, a few session scripts, and no tests that run in one goroutine. The module in sweep has a stage of its own.
RACED = { grep -rlE '^[[:space:]]*go (func|[a-zA-Z.]+\()' --include='*.go' .; \
  grep -rlE 'sync\.(Cond|Map|Mutex|Pool|RWMutex|WaitGroup)|atomic\.' --include='*.go' --exclude='*_test.go' .; } | \
  xargs -n1 dirname | grep -v '^./sweep' | sort -u
# No other stage has what this one compiles: what only debuggers read is left out of it.
RACING = -race -gcflags=all=-dwarf=false
race: export CGO_ENABLED = 1
race:
	GOGC=800 $(GO) list $(RACING) -test -export $$($(RACED)) >/dev/null
	GOGC=200 $(GO) test $(RACING) $(NOVET) -short -timeout $(TIMEOUT) $$($(RACED))

# Each target briefly, the same number of inputs on any machine; longer with make fuzz FUZZTIME=10m. A package is built once
# for all its targets, without what only debuggers read. Watched is which code of ours and of the reader of YAML an input
# reaches: go test -fuzz would have the standard library built again to watch that as well (make fuzz FUZZTIME=10m ALONE=
# WATCH='-fuzz .'). Packages in ALONE read by themselves what they read: what they rest on is not built again. Packages in
# WHOLE run whole commands: they are built as for other tests (make fuzz FUZZTIME=10m WHOLE=), and get fewer inputs. Making
# an interesting input smaller is bounded by tries, too: by default it may take a minute each.
WHOLE ?= cmd/plenary
ALONE ?= answer
WATCH ?= -gcflags=$(MODULE)/...=-d=libfuzzer -gcflags=go.yaml.in/...=-d=libfuzzer
fuzz:
	@bin=$$(mktemp -d) && trap 'rm -rf "$$bin"' EXIT && cache=$$($(GO) env GOCACHE)/fuzz && \
	$(GO) list -f '{{.ImportPath}} {{.Dir}}' ./... | while read -r pkg dir; do \
	  targets=$$(grep -hos '^func Fuzz[A-Za-z0-9_]*' "$$dir"/*_test.go | cut -c6-); \
	  test -n "$$targets" || continue; \
	  watch='$(WATCH)' n=$(FUZZTIME); \
	  case " $(WHOLE) " in *" $${pkg#*/*/*/} "*) watch= n=$(subst 2000x,1000x,$(FUZZTIME));; esac; \
	  case " $(ALONE) " in *" $${pkg#*/*/*/} "*) watch=-gcflags=$$pkg=-d=libfuzzer;; esac; \
	  $(GO) test $(NOVET) -c -ldflags='-s -w' $$watch -o "$$bin/fuzz" "$$pkg" || exit 1; \
	  for target in $$targets; do \
	    echo "fuzz $$pkg $$target"; \
	    (cd "$$dir" && "$$bin/fuzz" -test.run '^$$' -test.fuzz "^$$target$$" -test.fuzztime $$n -test.timeout 0 \
	      -test.fuzzminimizetime 100x -test.fuzzcachedir "$$cache/$$pkg") || exit 1; \
	  done; \
	done

# More rounds: make torture TORTURE=10000
TORTURE ?= 1000
torture:
	PLENARY_TORTURE=$(TORTURE) $(GO) test -count=1 -v -timeout 0 -run 'Killed|AtOnce|OneAtATime' ./cmd/plenary ./internal/keep
	$(GO) test -run '^$$' -fuzz '^FuzzFaults$$' -fuzztime $$((20 * $(TORTURE)))x -timeout 0 ./internal/keep
	$(GO) test -run '^$$' -fuzz '^FuzzFormat$$' -fuzztime $$((100 * $(TORTURE)))x -timeout 0 ./casefile

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...

# Another revision, less of it, or more: make bench-compare BASE=HEAD~20 COMPARE="-packages route -bench SixParty -count 10"
BASE    ?=
COMPARE ?=
bench-compare:
	$(GO) run ./internal/versus $(if $(BASE),-base $(BASE)) $(COMPARE)

# Narrower and again: make mutants MUTANTS="-only record/standing.go -n 0 -seed 2"
MUTANTS ?= -n 100
mutants:
	$(GO) run ./internal/mutants $(MUTANTS)

docs:
	$(GO) test ./cmd/plenary -run 'TestCLIReference|TestFaultsReference|TestDocsPictures|TestSittings' -update
	$(GO) test ./casefile -run "TestSchemaFiles|TestDocumentedKeys" -update
	$(GO) test ./answer -run TestSchemaFiles -update
	$(GO) test ./answer -run TestDocsAnswers -update

# One system alone, from files that are not committed: make release RELEASE="-only linux/amd64 -dirty"
RELEASE ?=
release: needs
	rm -rf dist
	$(GO) run ./internal/release -out dist $(RELEASE)
