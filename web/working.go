package web

import (
	"strconv"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// doing says what is being done.
func (v *visit) doing(far workDone) markup {
	if far.What == "" {
		return say("working")
	}
	return text(outlet.Line(far.What))
}

// bounds are the attributes of how far work is, where that is known.
func (v *visit) bounds(far workDone) attrs {
	out := attrs{"aria-label", said("how far")}
	if far.Total > 1 {
		out = append(out, "max", strconv.Itoa(far.Total), "value", strconv.Itoa(min(far.Done, far.Total)))
	}
	return out
}

// count is a number in figures.
func count(n int) string { return strconv.Itoa(n) }
