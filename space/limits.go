package space

import (
	"fmt"
	"math"
	"os"
	"slices"
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
	r := reckon(c)
	if fit := r.fit(memory); fit < uint64(most) {
		return bound{int(fit), plenary.LimitMemory, l.Memory == 0}
	}
	return bound{most, plenary.LimitStates, false}
}

// Most returns how many feasible states of a case are laid out at most.
func (l Limits) Most(c *plenary.Case) int { return l.of(c).states }

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
		Bound: int64(b.states), Fix: b.smaller(c, met)}
	if b.code != plenary.LimitMemory {
		return l
	}
	l.Met = int64(met)
	r := reckon(c)
	switch {
	case b.free:
		l.Fix = "this machine has memory for no more: " + l.Fix
	case met > 0 && met <= MaxStates:
		l.Fix = fmt.Sprintf("all of them take %d MiB: allow so much, %s", r.bytes(met)>>20+1, l.Fix)
	default:
		l.Fix = fmt.Sprintf("at %d bytes a state the memory holds no more: allow more of it, %s",
			r.bytes(1<<20)>>20, l.Fix)
	}
	return l
}

// smaller returns what would make a case small enough: how many of its
// combinations rules would have to exclude, and how few options could be dropped.
func (b bound) smaller(c *plenary.Case, met uint64) string {
	if met == 0 || b.states == 0 {
		return smaller
	}
	return fmt.Sprintf("add rules under `impossible` that exclude %d of them, or drop %s", met-uint64(b.states),
		fewestOptions(c, met, uint64(b.states)))
}

// fewestOptions returns which options could be dropped, as few as there can be, to
// have no more than fit combinations.
func fewestOptions(c *plenary.Case, met, fit uint64) string {
	var levels []int
	for o := range c.Options {
		levels = append(levels, len(c.Options[o].Levels))
	}
	slices.Sort(levels)
	n := 0
	for ; met > fit && n < len(levels); n++ {
		met /= uint64(levels[len(levels)-1-n])
	}
	switch same := levels[0] == levels[len(levels)-1]; {
	case same && n == 1:
		return "any option"
	case same:
		return fmt.Sprintf("any %d options", n)
	case n == 1:
		return "the option with most levels"
	default:
		return fmt.Sprintf("the %d options with most levels", n)
	}
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
