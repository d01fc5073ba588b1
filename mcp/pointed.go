package mcp

import (
	"errors"
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// pointedAt shows what is wrong in a condition; "" of what is none.
func pointedAt(wrong *desk.RequestError) string {
	var f *expr.Error
	if !errors.As(wrong.Err, &f) || f.Pos.End > len(wrong.Value) {
		return ""
	}
	text := wrong.Value
	before, marked, after := outlet.Line(text[:f.Pos.Start]), outlet.Line(text[f.Pos.Start:f.Pos.End]),
		outlet.Line(text[f.Pos.End:])
	out := fmt.Sprintf("%s\n    %s\n    %s%s", outlet.Line(f.Msg), before+marked+after,
		strings.Repeat(" ", outlet.Width(before)), strings.Repeat("^", max(1, outlet.Width(marked))))
	if f.Hint != "" {
		out += "\n    = " + outlet.Line(f.Hint)
	}
	return out
}
