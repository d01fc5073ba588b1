package space

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
)

// MaxStates is the most states any Space may have, whatever the memory.
const MaxStates = 1 << 26

// Limits bounds the work of [New]. The zero value takes what the machine's
// memory allows.
type Limits struct {
	States int // the most feasible states; 0 for as many as memory holds
}

func (l Limits) states(c *plenary.Case) int {
	if l.States > 0 {
		return min(l.States, MaxStates)
	}
	return min(MaxStates, int(FreeMemory()/bytesPerState(c)))
}

// bytesPerState is what one state costs through layout and stability: its
// index where some states are not feasible; per party a place, an order with
// ranks, and bounds of cells; the planes; and what two searches hold at a time.
func bytesPerState(c *plenary.Case) uint64 {
	bits := 0
	for i := range c.Options {
		bits += len(c.Options[i].Levels) - 1
	}
	index := 0
	if len(c.Impossible) > 0 {
		index = 8
	}
	return uint64(index + 17*len(c.Parties) + (bits+7)/8 + 2*40)
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

// TooLarge says that a case has more states than can be held, and what would fit.
type TooLarge struct {
	Limit        int  // states that fit
	Options      int  // options of the case
	Combinations bool // there are more than 2^62 combinations of levels
	Search       bool // the search for feasible states gave up before it knew their number
}

func (e *TooLarge) Error() string {
	const advice = "add rules under `impossible` that exclude combinations, or drop options or levels"
	switch {
	case e.Combinations:
		return fmt.Sprintf("%d options have more than 2^62 combinations of levels; %s", e.Options, advice)
	case e.Search:
		return fmt.Sprintf("the rules leave too many combinations of %d options to try one by one (%d million conditions evaluated); %s",
			e.Options, maxWork>>20, advice)
	}
	return fmt.Sprintf("more than %d feasible states from %d options, and no more fit in the limit or this machine's memory; %s",
		e.Limit, e.Options, advice)
}
