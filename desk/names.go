package desk

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/calendar"
	"github.com/plenary-talks/plenary/internal/spell"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// Day reads a day, as in 2006-12-22, of the given field of a request; of "" it
// is the zero time. The error is a *[RequestError].
func Day(field Field, text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		hint := cmp.Or(calendar.Hint(text, true), "write year-month-day, as in 2006-12-22")
		return t, &RequestError{Field: field, Value: text, Msg: fmt.Sprintf("`%s` is not a day; %s", text, hint),
			Err: err}
	}
	return t, nil
}

// State reads a state as people write it, as [space.Space.Parse] does. The error
// is a *[RequestError].
func State(sp *space.Space, text string) (int, error) {
	state, err := sp.Parse(text)
	if err != nil {
		return 0, &RequestError{Field: FieldState, Value: text, Msg: err.Error(), Err: err}
	}
	return state, nil
}

// Condition reads a condition on the levels of a case; nil for "". The error is
// a *[RequestError] that wraps the *[expr.Error].
func Condition(c *plenary.Case, text string) (*expr.Expr, error) {
	if text == "" {
		return nil, nil
	}
	e, err := c.Condition(text)
	if fault := (*expr.Error)(nil); errors.As(err, &fault) {
		return nil, &RequestError{Field: FieldCondition, Value: text, Msg: err.Error() + goalsOf(c, text, err),
			Err: fault}
	}
	return e, err
}

// goalsOf lists the goals of a case behind a complaint about one word, which may have meant one.
func goalsOf(c *plenary.Case, text string, err error) string {
	var known []string
	for i := range c.Goals {
		known = append(known, c.Goals[i].ID)
	}
	if len(known) == 0 || strings.Contains(err.Error(), "did you mean") || strings.ContainsAny(text, " .()\"<>=!") {
		return ""
	}
	if meant := spell.Nearest(text, known); meant != "" {
		return "; or did you mean the goal `" + meant + "`?"
	}
	return "; goals are " + strings.Join(known, ", ")
}

// Parties finds parties by ID, in the order given; all when none is named. The
// error is a *[RequestError].
func Parties(c *plenary.Case, ids []string) ([]int, error) {
	var known []string
	for p := range c.Parties {
		known = append(known, c.Parties[p].ID)
	}
	if len(ids) == 0 {
		ids = known
	}
	return positions(FieldParty, "party", ids, known)
}

// Tracks finds tracks by ID, in the order given; none when none is named. The
// error is a *[RequestError].
func Tracks(c *plenary.Case, ids []string) ([]int, error) {
	var known []string
	for t := range c.Tracks {
		known = append(known, c.Tracks[t].ID)
	}
	return positions(FieldTrack, "track", ids, known)
}

func positions(field Field, what string, ids, known []string) ([]int, error) {
	var out []int
	for _, id := range ids {
		at := slices.Index(known, id)
		if at < 0 {
			return nil, Unknown(field, what, id, known)
		}
		out = append(out, at)
	}
	return out, nil
}

// Passage finds a passage, source#passage. The error is a *[RequestError].
func Passage(c *plenary.Case, ref string) (*plenary.Source, *plenary.Passage, error) {
	source, passage, ok := c.Passage(ref)
	if ok {
		return source, passage, nil
	}
	var known []string
	for _, s := range c.Sources {
		for _, p := range s.Passages {
			known = append(known, s.ID+"#"+p.ID)
		}
	}
	return nil, nil, Unknown(FieldPassage, "passage", ref, known)
}

// Concepts finds concepts of stability by name, in their own order; all when
// none is named. The error is a *[RequestError].
func Concepts(names []string) ([]stability.Concept, error) {
	if len(names) == 0 {
		return slices.Clone(stability.Concepts), nil
	}
	asked := map[stability.Concept]bool{}
	for _, name := range names {
		c, ok := stability.ParseConcept(strings.ToLower(name))
		if !ok {
			return nil, Unknown(FieldConcept, "concept", name, conceptNames())
		}
		asked[c] = true
	}
	return slices.DeleteFunc(slices.Clone(stability.Concepts), func(c stability.Concept) bool { return !asked[c] }), nil
}

func conceptNames() []string {
	var names []string
	for _, c := range stability.Concepts {
		names = append(names, c.String())
	}
	return names
}

// agreementKind is the kind of what is on record and no entry.
const agreementKind = "agreement"

// Kinds checks names of kinds of what is on record: those of entries, and
// agreement. The error is a *[RequestError].
func Kinds(names []string) ([]string, error) {
	return names, among(FieldKind, "kind of entry", names, append(record.Kinds(), agreementKind))
}

// Statuses checks names of how commitments stand. The error is a *[RequestError].
func Statuses(names []string) ([]string, error) {
	return names, among(FieldStatus, "status", names, record.Statuses())
}

func among(field Field, what string, names, known []string) error {
	for _, n := range names {
		if !slices.Contains(known, n) {
			return Unknown(field, what, n, known)
		}
	}
	return nil
}
