package plenary

import (
	"fmt"
	"strings"
)

const digits = "0123456789abcdefghijklmnopqrstuvwxyz"

// Code writes a state as one digit per option in declared order: the position
// of its level, 0 to 9 and then a to z.
func Code(levels []uint8) string {
	var b strings.Builder
	for _, l := range levels {
		b.WriteByte(digits[l])
	}
	return b.String()
}

// ParseCode reads a state code. It does not ask whether the state is feasible.
func (c *Case) ParseCode(code string) ([]uint8, error) {
	if n := len([]rune(code)); n != len(c.Options) {
		return nil, fmt.Errorf("state code `%s` has %d characters; one per option is needed: %d", code, n, len(c.Options))
	}
	levels := make([]uint8, 0, len(c.Options))
	for _, r := range code {
		o := &c.Options[len(levels)]
		at := strings.IndexRune(digits, r)
		if at < 0 || at >= len(o.Levels) {
			return nil, fmt.Errorf("state code `%s`: `%c` is not a level of %s; its levels are %s", code, r, o.ID, numbered(o.Levels))
		}
		levels = append(levels, uint8(at))
	}
	return levels, nil
}

// numbered lists levels with the digits that stand for them.
func numbered(levels []string) string {
	out := make([]string, len(levels))
	for i, l := range levels {
		out[i] = fmt.Sprintf("%c %s", digits[i], l)
	}
	return strings.Join(out, ", ")
}
