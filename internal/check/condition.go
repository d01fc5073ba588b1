package check

import (
	"errors"
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/fault"
)

// Conditions is how a checker reads conditions.
type Conditions struct {
	Names expr.Names
	// may say better what is wrong, with another code; nil for nobody
	Explain func(e *expr.Expr, f *expr.Error, path []string)
	First   bool // of several faults in one condition only the first is told
}

// Condition reads a condition and looks its names up; nil, with its faults
// noted, when it has any.
func (k *Checker) Condition(c *Conditions, text string, path []string, steps ...string) *expr.Expr {
	if k.Enough() {
		return nil
	}
	e, err := expr.Parse(text)
	if f := (*expr.Error)(nil); errors.As(err, &f) {
		f.Against(c.Names)
		noted := k.Miswritten(f, Under(path, steps...))
		if f.Code == string(fault.Empty) {
			noted.RestsOn(noted.Path)
		}
		return nil
	}
	if faults := e.Resolve(c.Names); len(faults) > 0 {
		k.unresolved(c, e, faults, Under(path, steps...))
		return nil
	}
	if e.Size() > expr.MaxSize {
		k.Add(fault.LargeCondition, "use named conditions less often",
			fmt.Sprintf("with the conditions it names written out this has more than %d parts", expr.MaxSize),
			Under(path, steps...)...)
		return nil
	}
	return e
}

func (k *Checker) unresolved(c *Conditions, e *expr.Expr, faults []*expr.Error, path []string) {
	if c.First {
		faults = faults[:1]
	}
	for _, f := range faults {
		code := f.Code
		if c.Explain != nil {
			c.Explain(e, f, path)
		}
		noted := k.Miswritten(f, path)
		if k.Whole && f.Code == code {
			noted.RestsOn(Mentions(f.Name)...)
		}
	}
}

// Miswritten notes a fault of the condition at path.
func (k *Checker) Miswritten(f *expr.Error, path []string) *Fault {
	return k.Note(Fault{Path: path, Off: f.Pos.Start, Len: max(1, f.Pos.End-f.Pos.Start),
		Code: f.Code, Msg: f.Msg, Hint: f.Hint})
}

// Mentions is what a fault rests on that speaks of a name in a condition: the
// option of that name or, for a word without a dot, the condition.
func Mentions(name string) [][]string {
	if strings.Contains(name, ".") {
		return LevelsOf(name)
	}
	return append(LevelsOf(name), []string{"conditions", name}, []string{"goals", name})
}
