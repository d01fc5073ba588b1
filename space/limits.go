package space

import (
	"fmt"
	"math"
	"math/bits"
	"os"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
)

// MaxStates is the most states any Space may have, whatever the memory.
const MaxStates = 1 << 26

const maxCombinations = 1 << 62 // of levels; a state's place among them is one machine word

// Limits bounds the work of [New]. The zero value takes what the machine's
// memory allows.
type Limits struct {
	States int    // the most feasible states; 0 for as many as memory holds
	Memory uint64 // bytes, for layout and stability; 0 for what the machine has free
}

// A bound is the most states of a case, and what sets it.
type bound struct {
	states int
	code   plenary.LimitCode
	free   bool // memory, and all that the machine has
}

// of returns the bound of a case: the number asked for, or what memory holds
// where that is fewer.
func (l Limits) of(c *plenary.Case) bound {
	most, memory := MaxStates, l.Memory
	if memory == 0 {
		memory = FreeMemory()
	}
	if l.States > 0 {
		most = min(l.States, MaxStates)
	}
	if fit := memory / bytesPerState(c); fit < uint64(most) {
		return bound{int(fit), plenary.LimitMemory, l.Memory == 0}
	}
	return bound{most, plenary.LimitStates, false}
}

// Most returns how many feasible states of a case are laid out at most.
func (l Limits) Most(c *plenary.Case) int { return l.of(c).states }

// bytesPerState is what one state costs through layout and stability: its
// index where some states are not feasible; per party a place, an order with
// ranks, and bounds of cells; the planes; and what two searches hold at a time.
func bytesPerState(c *plenary.Case) uint64 {
	planes := 0
	for i := range c.Options {
		planes += len(c.Options[i].Levels) - 1
	}
	index := 0
	if len(c.Impossible) > 0 {
		index = 8
	}
	return uint64(index + 17*len(c.Parties) + (planes+7)/8 + 2*40)
}

// FreeMemory returns the bytes this process may still take: the least of what
// the system has available and what its control group allows; 4 GiB where
// neither is known.
func FreeMemory() uint64 {
	free := uint64(math.MaxUint64)
	for line := range strings.Lines(read("/proc/meminfo")) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "MemAvailable:" {
			if kb, err := strconv.ParseUint(f[1], 10, 54); err == nil {
				free = kb * 1024
			}
		}
	}
	limit, errLimit := strconv.ParseUint(strings.TrimSpace(read("/sys/fs/cgroup/memory.max")), 10, 64)
	used, errUsed := strconv.ParseUint(strings.TrimSpace(read("/sys/fs/cgroup/memory.current")), 10, 64)
	if errLimit == nil && errUsed == nil {
		free = min(free, limit-min(used, limit))
	}
	if free == math.MaxUint64 {
		return 4 << 30
	}
	return free / 10 * 9
}

func read(file string) string {
	text, _ := os.ReadFile(file) // not every system has it
	return string(text)
}

const smaller = "add rules under `impossible` that exclude combinations, or drop options or levels"

// tooMany is the error of a case with more states than the bound: met of them,
// or 0 where they were not all found.
func (b bound) tooMany(c *plenary.Case, met uint64) error {
	l := &plenary.Limit{Code: b.code, What: fmt.Sprintf("feasible states from %d options", len(c.Options)),
		Bound: int64(b.states), Fix: smaller}
	each := bytesPerState(c)
	hi, all := bits.Mul64(met, each)
	if b.code == plenary.LimitMemory {
		l.Met = int64(met)
	}
	switch {
	case b.code != plenary.LimitMemory:
	case b.free:
		l.Fix = "this machine has memory for no more: " + smaller
	case met > 0 && hi == 0:
		l.Fix = fmt.Sprintf("all of them take %d MiB: allow so much, %s", all>>20+1, smaller)
	default:
		l.Fix = fmt.Sprintf("at %d bytes a state the memory holds no more: allow more of it, %s", each, smaller)
	}
	return l
}

// tooManyCombinations is the error of a case whose states cannot be numbered.
func tooManyCombinations(c *plenary.Case) error {
	return &plenary.Limit{Code: plenary.LimitCombinations,
		What: fmt.Sprintf("combinations of the levels of %d options (2^62)", len(c.Options)), Bound: maxCombinations,
		Fix: smaller}
}

// tooMuchWork is the error of a case whose feasible states cannot be found.
func tooMuchWork(c *plenary.Case) error {
	return &plenary.Limit{Code: plenary.LimitWork, Bound: maxWork,
		What: fmt.Sprintf(
			"steps to find the feasible states of %d options: the rules leave too many combinations to try one by one",
			len(c.Options)),
		Fix: smaller}
}
