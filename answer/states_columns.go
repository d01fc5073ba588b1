package answer

import (
	"fmt"
	"io"
	"iter"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary/internal/npz"
)

// Columns writes the listing as columns of numbers, in NumPy's .npz: state (its
// number), level.OPTION (a position in the names under levels.OPTION), for each party
// tier.PARTY and stable.PARTY, and equilibrium. The last two are sets of concepts: bit k
// is the k-th of those under concepts, which are all; asked are those that were asked
// for. options and parties are in the order of the case. [ReadColumns] reads it back.
// The form is fixed. Nothing is held in memory but the row at hand; the states are gone
// through once for each column. The error is that of w.
func (s *States) Columns(w io.Writer) error {
	c, n := s.sp.Case(), s.count()
	out := npz.NewWriter(w)
	ids, tiers := s.Parties()
	var parties []string
	for _, id := range ids {
		parties = append(parties, string(id))
	}
	asked := make([]string, 0, len(s.concepts))
	for _, by := range s.concepts {
		asked = append(asked, by.String())
	}
	names := []struct {
		name string
		list []string
	}{{"options", c.OptionNames()}, {"parties", parties}, {"concepts", Concepts}, {"asked", asked}}
	for _, x := range names {
		if err := out.Names(x.name, x.list); err != nil {
			return err
		}
	}
	column := func(name string, most int, of func(state int) uint32) error {
		return out.Numbers(name, n, npz.Size(uint32(most)), func(yield func(uint32) bool) {
			for state := range s.All() {
				if !yield(of(state)) {
					return
				}
			}
		})
	}
	if err := column("state", s.Len(), func(state int) uint32 { return uint32(state) + 1 }); err != nil {
		return err
	}
	for o := range c.Options {
		levels := c.Options[o].Levels
		if err := out.Names("levels."+c.Options[o].ID, levels); err != nil {
			return err
		}
		at := func(state int) uint32 { return uint32(s.sp.Level(state, o)) }
		if err := column("level."+c.Options[o].ID, len(levels), at); err != nil {
			return err
		}
	}
	for p, id := range parties {
		tier := func(state int) uint32 { return uint32(s.sp.Tier(p, state)) }
		if err := column("tier."+id, tiers[p], tier); err != nil {
			return err
		}
		stable := func(state int) uint32 { return uint32(s.stable(p, state)) }
		if err := column("stable."+id, 1<<len(Concepts)-1, stable); err != nil {
			return err
		}
	}
	by := func(state int) uint32 { return uint32(s.equilibrium(state)) }
	if err := column("equilibrium", 1<<len(Concepts)-1, by); err != nil {
		return err
	}
	return out.Close()
}

// count is how many states are listed.
func (s *States) count() int {
	if s.shown == nil {
		return s.Len()
	}
	n := 0
	for _, word := range s.shown {
		n += bits.OnesCount64(word)
	}
	return n
}

// StateColumns is what [States.Columns] wrote, read back. It may be read by several
// goroutines at once.
type StateColumns struct {
	Options []OptionID
	Levels  [][]string // by option
	Parties []PartyID
	Asked   []string // concepts

	from *npz.Reader
}

// A StateRow is a state of a listing. It is overwritten by the next.
type StateRow struct {
	State       int        // its number, from 1
	Levels      []int      // by option
	Tiers       []int      // by party, 1 = best
	Stable      [][]string // by party: the concepts by which it would stay
	Equilibrium []string   // those by which every party would
}

// ReadColumns opens what [States.Columns] wrote, so many bytes. The error tells what
// is not as it was written.
func ReadColumns(r io.ReaderAt, size int64) (*StateColumns, error) {
	from, err := npz.NewReader(r, size)
	if err != nil {
		return nil, err
	}
	out := &StateColumns{from: from}
	options, err := from.Names("options")
	if err != nil {
		return nil, err
	}
	for _, o := range options {
		levels, err := from.Names("levels." + o)
		if err != nil {
			return nil, err
		}
		out.Options, out.Levels = append(out.Options, OptionID(o)), append(out.Levels, levels)
	}
	parties, err := from.Names("parties")
	if err != nil {
		return nil, err
	}
	for _, p := range parties {
		out.Parties = append(out.Parties, PartyID(p))
	}
	known, err := from.Names("concepts")
	if err == nil && !slices.Equal(known, Concepts) {
		err = fmt.Errorf("the concepts are %v, not %v", known, Concepts)
	}
	if err != nil {
		return nil, err
	}
	out.Asked, err = from.Names("asked")
	return out, err
}

// Rows yields the states, ascending, and last an error where a column ends too early.
// All columns are read side by side; nothing is held but the row at hand.
func (s *StateColumns) Rows() iter.Seq2[*StateRow, error] {
	return func(yield func(*StateRow, error) bool) {
		columns, rows, err := s.columns()
		row, numbers := &StateRow{Stable: make([][]string, len(s.Parties))}, make([]uint32, len(columns))
		for range rows {
			for i, c := range columns {
				if err == nil {
					numbers[i], err = c.Number()
				}
			}
			if err != nil {
				break
			}
			s.fill(row, numbers)
			if !yield(row, nil) {
				return
			}
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

// columns begins to read the columns of numbers: of states, options, and parties.
func (s *StateColumns) columns() (out []*npz.Column, rows int, err error) {
	names := []string{"state"}
	for _, o := range s.Options {
		names = append(names, "level."+string(o))
	}
	for _, p := range s.Parties {
		names = append(names, "tier."+string(p), "stable."+string(p))
	}
	for _, name := range append(names, "equilibrium") {
		c, err := s.from.Column(name)
		if err != nil {
			return nil, 0, err
		}
		if out = append(out, c); c.Len != out[0].Len {
			return nil, 0, fmt.Errorf("%s has %d rows, not %d", name, c.Len, out[0].Len)
		}
	}
	return out, out[0].Len, nil
}

func (s *StateColumns) fill(row *StateRow, of []uint32) {
	row.State, of = int(of[0]), of[1:]
	row.Levels, row.Tiers = row.Levels[:0], row.Tiers[:0]
	for range s.Options {
		row.Levels, of = append(row.Levels, int(of[0])), of[1:]
	}
	for p := range s.Parties {
		row.Tiers = append(row.Tiers, int(of[0]))
		row.Stable[p], of = concepts(of[1]).names(), of[2:]
	}
	row.Equilibrium = concepts(of[0]).names()
}
