package plenary

import (
	"errors"
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

// ParseCode reads a state code, by the options as declared. It does not ask
// whether the state is feasible.
func (c *Case) ParseCode(code string) ([]uint8, error) {
	levels, wrong := c.declared().read(code)
	if wrong != nil {
		return nil, errors.New(wrong.msg)
	}
	return levels, nil
}

// A coding is how state codes are read.
type coding struct {
	c      *Case
	digits []digit
}

// A digit is one character of codes.
type digit struct {
	option int
	levels []uint8 // positions of the levels that 0, 1, 2 … stand for; nil for the same
}

// declared is the coding by the options as declared.
func (c *Case) declared() *coding {
	out := &coding{c: c, digits: make([]digit, len(c.Options))}
	for o := range out.digits {
		out.digits[o].option = o
	}
	return out
}

// A miscoding is what is wrong with a code; others that are wrong in the same
// way have the same key.
type miscoding struct{ key, msg, hint string }

// read returns the level positions that a code stands for.
func (x *coding) read(code string) ([]uint8, *miscoding) {
	if n := len([]rune(code)); n != len(x.digits) {
		return nil, &miscoding{"length",
			fmt.Sprintf("state code `%s` has %s; one per option is needed: %d", code, countOf(n, "character"),
				len(x.digits)), ""}
	}
	levels := make([]uint8, len(x.c.Options))
	i := 0
	for _, r := range code {
		d := &x.digits[i]
		at := strings.IndexRune(digits, r)
		if at < 0 || at >= len(x.c.Options[d.option].Levels) {
			return nil, x.noLevel(code, r, d)
		}
		if levels[d.option] = uint8(at); d.levels != nil {
			levels[d.option] = d.levels[at]
		}
		i++
	}
	return levels, nil
}

func (x *coding) noLevel(code string, r rune, d *digit) *miscoding {
	o := &x.c.Options[d.option]
	return &miscoding{fmt.Sprintf("digit %d %c", d.option, r),
		fmt.Sprintf("state code `%s`: `%c` is not a level of %s; its levels are %s", code, r, o.ID, x.numbered(d)), ""}
}

// numbered lists the levels of an option with the digits that stand for them.
func (x *coding) numbered(d *digit) string {
	levels := x.c.Options[d.option].Levels
	out := make([]string, len(levels))
	for i := range levels {
		at := i
		if d.levels != nil {
			at = int(d.levels[i])
		}
		out[i] = fmt.Sprintf("%c %s", digits[i], levels[at])
	}
	return strings.Join(out, ", ")
}
