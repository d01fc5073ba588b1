package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/desk"
)

// A memory is the bound on what a command takes, as a flag.
type memory struct {
	asked uint64 // bytes; 0 for what is free
}

var _ = fmt.Stringer(&memory{})

// String is the bound as written, in the largest unit that divides it.
func (m *memory) String() string {
	n, unit := m.asked, 0
	for n > 0 && n%1024 == 0 && unit < len(units)-1 {
		n, unit = n/1024, unit+1
	}
	return strconv.FormatUint(n, 10) + strings.TrimSpace(units[unit:unit+1])
}

func (*memory) Type() string { return "size" }

const units = " KMGT" // each 1,024 times the one before

// Set reads a size such as 500M or 2G, also written 2GB or 2GiB.
func (m *memory) Set(text string) error {
	number := strings.ToUpper(strings.TrimSpace(text))
	number = strings.TrimSuffix(strings.TrimSuffix(number, "B"), "I")
	factor := uint64(1)
	if n := len(number); n > 0 {
		if unit := strings.IndexByte(units, number[n-1]); unit > 0 {
			number, factor = number[:n-1], 1<<(10*unit)
		}
	}
	n, err := strconv.ParseUint(strings.TrimSpace(number), 10, 64)
	switch {
	case err != nil || n > math.MaxInt64/factor:
		return fmt.Errorf("write a number of bytes, or a number with K, M or G, as in 500M or 2G")
	case n > 0 && n*factor < desk.LeastMemory:
		return fmt.Errorf("no command does with less than %dM", desk.LeastMemory>>20)
	}
	m.asked = n * factor
	return nil
}

// limits are what the flags of every command allow.
func (a *app) limits() desk.Limits {
	return desk.Limits{States: a.maxStates, Memory: a.memory.asked, Work: a.work(), Time: a.timeout}
}
