package answer

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// States lists feasible states in order of their numbers, one after another:
// there may be more than memory holds as an answer. It may be asked by several
// goroutines at once.
type States struct {
	sp       *space.Space
	a        *stability.Answers
	concepts []stability.Concept
	shown    []uint64 // which states, as bits; nil for all
}

// NewStates returns a listing of states; shown is a set as from
// [space.Space.Where], or nil for all. Nothing is computed before it is asked for.
func NewStates(sp *space.Space, a *stability.Answers, shown []uint64) *States {
	s := &States{sp: sp, a: a, shown: shown}
	for _, c := range stability.Concepts {
		if a.Has(c) {
			s.concepts = append(s.concepts, c)
		}
	}
	return s
}

// Len returns how many feasible states the case has, listed or not.
func (s *States) Len() int { return s.sp.Len() }

// All yields the indices of the states listed, ascending.
func (s *States) All() iter.Seq[int] {
	return func(yield func(int) bool) {
		for state := range s.sp.Len() {
			if s.shown != nil && s.shown[state/64]>>(state%64)&1 == 0 {
				continue
			}
			if !yield(state) {
				return
			}
		}
	}
}

// Parties lists the parties, in the order of the case, and the number of tiers of each.
func (s *States) Parties() (ids []PartyID, tiers []int) {
	for p := range s.sp.Case().Parties {
		ids, tiers = append(ids, PartyID(s.sp.Case().Parties[p].ID)), append(tiers, s.sp.Tiers(p))
	}
	return ids, tiers
}

// Options returns how many options the case has, and characters a code.
func (s *States) Options() int { return len(s.sp.Case().Options) }

// StatusQuo returns the index of the status quo.
func (s *States) StatusQuo() int { return s.sp.StatusQuo() }

// Code returns the code of a state, by its index.
func (s *States) Code(state int) string { return s.sp.Code(state) }

// Tier returns the tier of a state for a party, by index both; 1 is the best.
func (s *States) Tier(party, state int) int { return s.sp.Tier(party, state) }

// A Firmness is how firmly a party would stay in a state.
type Firmness uint8

// How firmly parties stay, from the firmest.
const (
	NothingToGain Firmness = iota // by any move
	Answered                      // its gains are answered willingly
	Answerable                    // they can be answered somehow
	Leaves                        // nothing takes some gain away
	NotSaid                       // the concepts of the list do not say
)

// Firmness returns how firmly a party would stay in a state, by index both.
func (s *States) Firmness(party, state int) Firmness {
	for i, c := range [...]stability.Concept{stability.Nash, stability.SEQ, stability.GMR} {
		switch {
		case !s.a.Has(c):
			return NotSaid
		case s.a.Stable(c, party, state):
			return Firmness(i)
		}
	}
	return Leaves
}

// Concepts are the names of all concepts of stability, in their fixed order.
var Concepts = func() []string {
	var out []string
	for _, c := range stability.Concepts {
		out = append(out, c.String())
	}
	return out
}()

// A concepts is a set of concepts: bit k is the k-th of [stability.Concepts].
type concepts uint8

func (s *States) stable(party, state int) concepts {
	var out concepts
	for _, c := range s.concepts {
		if s.a.Stable(c, party, state) {
			out |= 1 << c
		}
	}
	return out
}

func (s *States) equilibrium(state int) concepts {
	var out concepts
	for _, c := range s.concepts {
		if s.a.Equilibrium(c, state) {
			out |= 1 << c
		}
	}
	return out
}

func (c concepts) names() []string {
	out := []string{}
	for k, name := range Concepts {
		if c>>k&1 == 1 {
			out = append(out, name)
		}
	}
	return out
}

// eachSet words every set of concepts, by the set.
func eachSet(word func(names []string) string) (out [1 << 5]string) {
	for c := range out {
		out[c] = word(concepts(c).names())
	}
	return out
}

// Equilibrium lists the concepts, of those analysed, by which every party would
// stay in a state.
func (s *States) Equilibrium(state int) []string { return s.equilibrium(state).names() }

// JSON writes one object a line, state by state. Its form is fixed; users'
// scripts rest on it. The error is that of w.
func (s *States) JSON(w io.Writer) error {
	c := s.sp.Case()
	levels := make([][][]byte, len(c.Options)) // "option":"level", by option and level
	for o := range c.Options {
		for _, l := range c.Options[o].Levels {
			levels[o] = append(levels[o], fmt.Appendf(nil, "%s:%s", quote(c.Options[o].ID), quote(l)))
		}
	}
	var ids [][]byte // "party":
	for p := range c.Parties {
		ids = append(ids, append(quote(c.Parties[p].ID), ':'))
	}
	lists := eachSet(list)
	var b []byte
	var at []uint8
	for state := range s.All() {
		at = s.sp.Levels(state, at)
		b = strconv.AppendInt(append(b[:0], `{"state":`...), int64(state)+1, 10)
		b = append(append(append(b, `,"code":"`...), plenary.Code(at)...), `","levels":{`...)
		for o, l := range at {
			b = append(comma(b, o), levels[o][l]...)
		}
		b = append(b, `},"tier":{`...)
		for p := range c.Parties {
			b = strconv.AppendInt(append(comma(b, p), ids[p]...), int64(s.sp.Tier(p, state)), 10)
		}
		b = append(b, `},"stable":{`...)
		for p := range c.Parties {
			b = append(append(comma(b, p), ids[p]...), lists[s.stable(p, state)]...)
		}
		b = append(append(append(b, `},"equilibrium":`...), lists[s.equilibrium(state)]...), "}\n"...)
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	return nil
}

func comma(b []byte, i int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	return b
}

// quote writes a JSON string.
func quote(text string) []byte {
	out, _ := outlet.JSON(text, false) // a string cannot fail
	return bytes.TrimSuffix(out, []byte("\n"))
}

// list writes concept names as a JSON list.
func list(names []string) string {
	if len(names) == 0 {
		return "[]"
	}
	return `["` + strings.Join(names, `","`) + `"]`
}

// CSV writes a header and one row a state: state, code, a column per option
// with its level, per party tier.ID and stable.ID, and equilibrium; lists of
// concepts are separated by spaces. Raw, levels are as they are; otherwise they
// are safe in a spreadsheet. The error is that of w.
func (s *States) CSV(w io.Writer, raw bool) error {
	c := s.sp.Case()
	out := outlet.NewCSV(w, raw)
	header := []string{"state", "code"}
	header = append(header, c.OptionNames()...)
	for _, p := range c.Parties {
		header = append(header, "tier."+p.ID, "stable."+p.ID)
	}
	if err := out.Row(append(header, "equilibrium")...); err != nil {
		return err
	}
	levels := make([][]string, len(c.Options))
	for o := range c.Options {
		for _, l := range c.Options[o].Levels {
			levels[o] = append(levels[o], out.Name(l))
		}
	}
	lists := eachSet(func(names []string) string { return strings.Join(names, " ") })
	var row []string
	var at []uint8
	for state := range s.All() {
		at = s.sp.Levels(state, at)
		row = append(row[:0], strconv.Itoa(state+1), plenary.Code(at))
		for o, l := range at {
			row = append(row, levels[o][l])
		}
		for p := range c.Parties {
			row = append(row, strconv.Itoa(s.sp.Tier(p, state)), lists[s.stable(p, state)])
		}
		if err := out.Row(append(row, lists[s.equilibrium(state)])...); err != nil {
			return err
		}
	}
	return out.Flush()
}
