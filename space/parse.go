package space

import (
	"fmt"
	"strconv"
	"strings"
)

// Parse reads a state as people write it: now, a state code (exactly one
// character per option), or a state number; #11 is always a number.
func (s *Space) Parse(text string) (state int, err error) {
	number, forced := strings.CutPrefix(text, "#")
	switch {
	case text == "now":
		return s.StatusQuo(), s.c.NeedStatusQuo()
	case !forced && len([]rune(text)) == len(s.c.Options):
		return s.parseCode(text)
	}
	n, err := strconv.Atoi(number)
	switch {
	case err != nil:
		return 0, fmt.Errorf("`%s` is not a state: write now, a code of %d characters, or a number", text,
			len(s.c.Options))
	case n < 1 || n > s.n:
		return 0, fmt.Errorf("there is no state %d; states are numbered 1 to %d", n, s.n)
	}
	return n - 1, nil
}

func (s *Space) parseCode(text string) (int, error) {
	levels, err := s.c.ParseCode(text)
	if err != nil {
		if _, notNumber := strconv.Atoi(text); notNumber == nil {
			return 0, fmt.Errorf("%w; for the state number write #%s", err, text)
		}
		return 0, err
	}
	if !s.c.Feasible(levels) {
		return 0, fmt.Errorf("state code `%s` is not feasible: a rule under `impossible` excludes it", text)
	}
	state, _ := s.Find(levels)
	return state, nil
}
