package tables

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/space"
)

// Option weighting: a party's weights of levels become its ranking of the states,
// by the sum of the weights of the levels that a state has.

// A weightRow is what one level of an option counts for a party.
type weightRow struct{ Party, Option, Level, Weight string }

// A weight is a row that was read.
type weight struct {
	l *line
	counted
	counts *big.Rat
}

// A counted level is one, as declared, that counts for a party.
type counted struct{ party, option, level string }

// mostBits bounds the common denominator of a party's weights. Decimals with an
// exponent of three digits stay within it.
const mostBits = 1 << 13

func noWeights(*talks) []any { return nil } // a case has none

func (r *reading) weight(l *line) {
	row := l.made.(*weightRow)
	if row.Party == "" {
		r.faultIn(l, "party", fault.NoParty, "it is not said for whom this counts", "write the party")
		return
	}
	o := r.optionOf(l, row.Option)
	if o == nil {
		return
	}
	hint := "write how much it counts, as in 3, -1.5 or 1/3"
	counts, ok := foreign.Number(row.Weight)
	if whole, part, comma := strings.Cut(row.Weight, ","); !ok && comma {
		if _, ok := foreign.Number(whole + "." + part); ok {
			hint = "write it with a point: " + strings.TrimSpace(whole+"."+part)
		}
	}
	switch {
	case row.Weight == "":
		r.faultIn(l, "weight", fault.Empty, "no weight is written in this row", hint)
		return
	case !ok:
		r.faultIn(l, "weight", fault.WrongForm, "`"+row.Weight+"` is not a number", hint)
		return
	}
	level, ok := r.levelMeant(l, o, row.Level)
	if !ok {
		return
	}
	what := counted{row.Party, o.ID, level}
	if other := r.weighed[what]; other != nil {
		r.faultIn(l, "option", fault.RepeatedItem, fmt.Sprintf("`%s` of `%s` has a weight for `%s` already, in row %d",
			level, o.ID, row.Party, other.place.Row), "keep one of them")
		return
	}
	if r.weighed == nil {
		r.weighed = map[counted]*line{}
	}
	r.weighed[what] = l
	r.weights = append(r.weights, weight{l, what, counts})
}

// levelMeant returns which level of an option a row is about: the upper of two
// where none is written.
func (r *reading) levelMeant(l *line, o *plenary.OptionDraft, text string) (string, bool) {
	levels := o.Levels
	if len(levels) == 0 {
		levels = []string{"no", "yes"}
	}
	hint := "write one of " + strings.Join(levels, ", ")
	if text == "" {
		if len(levels) == 2 {
			return levels[1], true
		}
		r.faultIn(l, "option", fault.WhichLevel, fmt.Sprintf("option `%s` has %d levels", o.ID, len(levels)),
			hint+" in a column `level`")
		return "", false
	}
	for _, same := range []func(string) bool{
		func(level string) bool { return level == text },
		func(level string) bool { return folded(level) == folded(text) },
	} {
		if at := slices.IndexFunc(levels, same); at >= 0 {
			return levels[at], true
		}
	}
	r.faultIn(l, "level", fault.UnknownLevel, fmt.Sprintf("option `%s` has no level `%s`", o.ID, text), hint)
	return "", false
}

// weigh makes rankings of weights. The case has none of them yet. The error is a
// *[plenary.Limit] where there are more states than are ranked.
func (r *reading) weigh(c *plenary.Case) error {
	var parties []string
	for _, w := range r.weights {
		if !slices.Contains(parties, w.party) {
			parties = append(parties, w.party)
		}
	}
	sp, err := space.New(r.ctx, c, space.Limits{States: foreign.MaxRanked})
	if limit := (*plenary.Limit)(nil); errors.As(err, &limit) && limit.Code == plenary.LimitStates {
		limit.What = "feasible states, each of which is ranked by weights"
	}
	if err != nil {
		return err
	}
	for _, party := range parties {
		if err := r.weighFor(sp, party); err != nil {
			return err
		}
	}
	r.notes.Add(foreign.Note{Code: foreign.OrderOnly, Kind: foreign.Lost})
	return nil
}

// weighFor makes the ranking of one party.
func (r *reading) weighFor(sp *space.Space, party string) error {
	var own []weight
	for _, w := range r.weights {
		if w.party == party {
			own = append(own, w)
		}
	}
	p := r.preference(party)
	if len(p.Statements)+len(p.Ranking) > 0 {
		r.faultIn(own[0].l, "party", fault.OneThingOnly, "`"+party+"` has weights, and wishes or a ranking",
			"keep one of them")
		return nil
	}
	unit, ok := r.unit(own)
	if !ok {
		return nil
	}
	r.made(own[0].l, "preferences", party)
	options := sp.Case().Options
	counts := make([][]*big.Int, len(options)) // by option and level, in units; nil for nothing
	for _, w := range own {
		o := slices.IndexFunc(options, func(o plenary.Option) bool { return o.ID == w.option })
		if counts[o] == nil {
			counts[o] = make([]*big.Int, len(options[o].Levels))
		}
		level := slices.Index(options[o].Levels, w.level)
		counts[o][level] = new(big.Int).Mul(w.counts.Num(), new(big.Int).Quo(unit, w.counts.Denom()))
	}
	codes, sums := make([]string, sp.Len()), make([]*big.Rat, sp.Len())
	var levels []uint8
	for s := range sp.Len() {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		levels = sp.Levels(s, levels[:0])
		sum := new(big.Int)
		for o, of := range counts {
			if of != nil && of[levels[o]] != nil {
				sum.Add(sum, of[levels[o]])
			}
		}
		codes[s], sums[s] = sp.Code(s), new(big.Rat).SetInt(sum)
	}
	p.Order = r.d.Order()
	for _, tier := range foreign.Tiers(sp.Len(), func(s int) *big.Rat { return sums[s] }) {
		var list []string
		for _, s := range tier {
			list = append(list, codes[s])
		}
		p.Ranking = append(p.Ranking, list)
	}
	return nil
}

// unit returns a number of which all weights are wholes when multiplied by it.
func (r *reading) unit(own []weight) (*big.Int, bool) {
	unit := big.NewInt(1)
	for _, w := range own {
		below := w.counts.Denom()
		both := new(big.Int).GCD(nil, nil, unit, below)
		unit = new(big.Int).Mul(unit, new(big.Int).Quo(below, both))
		if unit.BitLen() > mostBits {
			r.faultIn(w.l, "weight", fault.WrongForm, "the weights of `"+w.party+"` are fractions of too many kinds",
				"write decimals, as in 0.25")
			return nil, false
		}
	}
	return unit, true
}
