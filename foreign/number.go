package foreign

import (
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// number is how numbers are written: whole, with decimals, with an exponent, or
// as a fraction.
var number = regexp.MustCompile(`^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?$|^[-+]?\d+/\d+$`)

// maxNumber is how many characters a number may have.
const maxNumber = 200

// Number reads a number exactly; false of what is none. Of an exponent at most
// three digits are read.
func Number(text string) (*big.Rat, bool) {
	if text = strings.TrimSpace(text); len(text) > maxNumber || !number.MatchString(text) {
		return nil, false
	}
	if _, below, fraction := strings.Cut(text, "/"); fraction && strings.Trim(below, "0") == "" {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}

// Decimal writes a number as people do: exactly where it has at most twelve
// decimals, else as a fraction.
func Decimal(r *big.Rat) string {
	if n, exact := r.FloatPrec(); exact && n <= 12 {
		return r.FloatString(n)
	}
	return r.String()
}

// Tiers groups n states by what one gets in each, the most first.
func Tiers(n int, value func(state int) *big.Rat) [][]int {
	states := make([]int, n)
	values := make([]*big.Rat, n)
	for i := range states {
		states[i], values[i] = i, value(i)
	}
	slices.SortStableFunc(states, func(a, b int) int { return values[b].Cmp(values[a]) })
	var out [][]int
	for i, s := range states {
		if i == 0 || values[s].Cmp(values[states[i-1]]) != 0 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], s)
	}
	return out
}

// StateCode writes the code of a state by the positions of its levels.
func StateCode(levels []int) string {
	var b strings.Builder
	for _, level := range levels {
		b.WriteString(strconv.FormatInt(int64(level), 36))
	}
	return b.String()
}
