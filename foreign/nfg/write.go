package nfg

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/space"
)

// write makes a file of a case: each party is a player, each combination of its
// options a strategy. What it gets is the tier of the state, counted from its
// worst. The error is one with a *[plenary.Limit] within where there are more
// profiles than [foreign.MaxRanked].
func write(_ context.Context, t foreign.Talks) (*foreign.Export, error) {
	w := &writer{Space: t.Space, ex: &foreign.Export{}}
	profiles := 1
	for p := range t.Case.Parties {
		w.ways = append(w.ways, ways(t.Case, p))
		if profiles *= len(w.ways[p]); profiles > foreign.MaxRanked {
			return nil, &plenary.Limit{Code: plenary.LimitStates, What: "profiles of strategies, feasible or not",
				Bound: foreign.MaxRanked}
		}
	}
	w.head(t.Case)
	w.body(profiles)
	w.notes(t)
	return w.ex, nil
}

type writer struct {
	*space.Space
	ex   *foreign.Export
	text strings.Builder
	ways [][][]uint8 // by party, the combinations of levels of its options, the first changing fastest
}

// ways lists the combinations of levels of a party's options. Of very many it
// lists more than are written.
func ways(c *plenary.Case, party int) [][]uint8 {
	out := [][]uint8{{}}
	for _, o := range c.Parties[party].Options {
		var longer [][]uint8
		for level := range c.Options[o].Levels {
			for _, way := range out {
				longer = append(longer, append(append([]uint8{}, way...), uint8(level)))
			}
		}
		if out = longer; len(out) > foreign.MaxRanked {
			return out
		}
	}
	return out
}

// quoted is a text in quotes, on one line.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(outlet.Line(text)) + `"`
}

func (w *writer) head(c *plenary.Case) {
	fmt.Fprintf(&w.text, "NFG 1 R %s\n{", quoted(c.Title))
	for i := range c.Parties {
		w.text.WriteString(" " + quoted(c.Parties[i].Name))
	}
	w.text.WriteString(" }\n{\n")
	for p := range c.Parties {
		w.text.WriteString("  {")
		for _, way := range w.ways[p] {
			w.text.WriteString(" " + quoted(called(c, p, way)))
		}
		w.text.WriteString(" }\n")
	}
	w.text.WriteString("}\n\n")
}

// called is what a strategy is called: its level, or of several options each with
// its level.
func called(c *plenary.Case, party int, way []uint8) string {
	options := c.Parties[party].Options
	if len(options) == 0 {
		return "-"
	}
	var parts []string
	for i, o := range options {
		option := &c.Options[o]
		level := option.Levels[way[i]]
		if len(options) == 1 {
			return level
		}
		_, id, _ := strings.Cut(option.ID, ".")
		parts = append(parts, id+"="+level)
	}
	return strings.Join(parts, " ")
}

// body writes what everybody gets in each profile, a line a profile.
func (w *writer) body(profiles int) {
	c := w.Case()
	levels := make([]uint8, len(c.Options))
	missing := 0
	for i := range profiles {
		rest := i
		for p := range c.Parties {
			way := w.ways[p][rest%len(w.ways[p])]
			rest /= len(w.ways[p])
			for j, o := range c.Parties[p].Options {
				levels[o] = way[j]
			}
		}
		state, ok := w.Find(levels)
		var pays []string
		for p := range c.Parties {
			pay := 0
			if ok {
				pay = w.Tiers(p) - w.Tier(p, state) + 1
			}
			pays = append(pays, strconv.Itoa(pay))
		}
		if !ok {
			missing++
		}
		w.text.WriteString(strings.Join(pays, " ") + "\n")
	}
	if missing > 0 {
		w.ex.Notes.Add(foreign.Note{Code: NoProfile, Kind: foreign.Changed, Count: missing})
	}
	w.ex.Text = []byte(w.text.String())
}

func (w *writer) notes(t foreign.Talks) {
	for p := range t.Case.Parties {
		if n := len(t.Case.Parties[p].Options); n > 1 {
			w.ex.Notes.Add(foreign.Note{Code: Together, Kind: foreign.Changed, Name: t.Case.Parties[p].Name, Count: n})
		}
	}
	for i := range t.Case.Options {
		if o := &t.Case.Options[i]; !o.Reversible() || o.Closed != "" {
			w.ex.Notes.Add(foreign.Note{Code: OneWay, Kind: foreign.Lost, Name: o.ID})
		}
	}
	if !t.Case.NoStatusQuo {
		w.ex.Notes.Add(foreign.Note{Code: foreign.StatusQuo, Kind: foreign.Lost, Is: t.Space.Code(t.Space.StatusQuo())})
	}
	t.Parts(&w.ex.Notes, "impossible", "preferences", "conditions")
}
