package plenarytest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// against solves a changed draft and compares.
func (t Trial) against(d plenary.Draft, k correspondence) error {
	after, err := solved(d, t.Solve)
	if err != nil {
		return err
	}
	return k.all(t.Before, after)
}

func partiesReversed(t Trial) error {
	d := clone(t.Draft)
	slices.Reverse(d.Parties)
	last := len(d.Parties) - 1
	return t.against(d, correspondence{func(p int) int { return last - p }, sameCode})
}

func optionsPermuted(t Trial) error {
	d := clone(t.Draft)
	order := t.Rng.Perm(len(d.Options))
	permuted := func(code string) []string {
		var b strings.Builder
		for _, o := range order {
			b.WriteByte(code[o])
		}
		return []string{b.String()}
	}
	for i, o := range order {
		d.Options[i] = t.Draft.Options[o]
	}
	editCodes(&d, permuted)
	return t.against(d, correspondence{unchanged, permuted})
}

// orderSaid: a ranking may say by which options and levels its codes are read.
// It then means the same in whatever order the options are declared, and the
// levels of those that are given with levels.
func orderSaid(t Trial) error {
	d := WithOrders(t.Rng, t.Draft)
	if err := t.against(d, correspondence{unchanged, sameCode}); err != nil {
		return err
	}
	order := t.Rng.Perm(len(d.Options))
	for i, o := range order {
		d.Options[i] = t.Draft.Options[o]
	}
	return t.against(d, correspondence{unchanged, func(code string) []string {
		var b strings.Builder
		for _, o := range order {
			b.WriteByte(code[o])
		}
		return []string{b.String()}
	}})
}

// WithOrders is a draft that means the same, in which every ranking says by which
// options, and sometimes levels, its codes are read: in an order drawn at random.
func WithOrders(rng *rand.Rand, d plenary.Draft) plenary.Draft {
	d = clone(d)
	for i := range d.Preferences {
		recode(rng, d.Options, &d.Preferences[i])
	}
	for i := range d.Variants {
		for j := range d.Variants[i].Preferences {
			if instead := d.Variants[i].Preferences[j].Instead; instead != nil {
				recode(rng, d.Options, instead)
			}
		}
	}
	return d
}

// recode writes the codes of a ranking by options in an order drawn at random,
// some of them with levels in an order drawn at random.
func recode(rng *rand.Rand, options []plenary.OptionDraft, p *plenary.PreferenceDraft) {
	if len(p.Ranking) == 0 {
		return
	}
	var order []int
	digit := make([]string, len(options)) // by option: what stands for its levels
	for _, o := range rng.Perm(len(options)) {
		levels := levelsOf(options[o])
		said := plenary.OrderDraft{Option: options[o].ID}
		places := make([]uint8, len(levels))
		for l := range places {
			places[l] = uint8(l)
		}
		if rng.IntN(2) == 0 {
			said.Levels = make([]string, len(levels))
			for l, at := range rng.Perm(len(levels)) {
				said.Levels[at], places[l] = levels[l], uint8(at)
			}
		}
		digit[o] = code(places)
		order, p.Order = append(order, o), append(p.Order, said)
	}
	for _, tier := range p.Ranking {
		for j, was := range tier {
			var b strings.Builder
			for _, o := range order {
				b.WriteByte(digit[o][position(was[o])])
			}
			tier[j] = b.String()
		}
	}
}

// renamed changes every id and every word meant for people.
func renamed(t Trial) error {
	d := clone(t.Draft)
	party := func(i int) string { return fmt.Sprintf("p%d", len(d.Parties)-i) }
	option := map[string]string{}
	for i, p := range t.Draft.Parties {
		for j, o := range t.Draft.Options {
			if strings.HasPrefix(o.ID, p.ID+".") {
				option[o.ID] = fmt.Sprintf("%s.q%d", party(i), len(d.Options)-j)
			}
		}
		for j := range d.Preferences {
			if t.Draft.Preferences[j].Party == p.ID {
				d.Preferences[j].Party = party(i)
			}
		}
		d.Parties[i] = plenary.PartyDraft{ID: party(i), Name: "Other", Also: []string{"the others"}}
	}
	for i := range d.Options {
		d.Options[i].ID = option[d.Options[i].ID]
		d.Options[i].Says = "Do something"
	}
	if err := editTerms(&d, func(term *expr.Expr) { term.Name = option[term.Name] }); err != nil {
		return err
	}
	return t.against(d, correspondence{unchanged, sameCode})
}

var (
	mirroredRelation  = map[string]string{"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
	mirroredDirection = map[string]string{"": "both", "both": "", "forward": "backward", "backward": "forward"}
)

// levelsMirrored turns the levels of one option round. One with a final level
// is left alone: the format has no word for its mirror image.
func levelsMirrored(t Trial) error {
	at := t.Rng.IntN(len(t.Draft.Options))
	if t.Draft.Options[at].Final != "" {
		return nil
	}
	d := clone(t.Draft)
	o := &d.Options[at]
	was := slices.Clone(levelsOf(*o))
	if o.Now == "" {
		o.Now = was[0]
	}
	o.Levels = slices.Clone(was)
	slices.Reverse(o.Levels)
	o.Moves = mirroredDirection[o.Moves]
	if err := editTerms(&d, func(term *expr.Expr) {
		if term.Name == o.ID && term.Rel == "" {
			term.Rel, term.Level = "=", was[1]
		} else if term.Name == o.ID {
			term.Rel = mirroredRelation[term.Rel]
		}
	}); err != nil {
		return err
	}
	mirrored := func(s string) []string {
		mirror := len(was) - 1 - position(s[at])
		return []string{s[:at] + code([]uint8{uint8(mirror)}) + s[at+1:]}
	}
	editCodes(&d, mirrored)
	return t.against(d, correspondence{unchanged, mirrored})
}

// statusQuoMoved: where the parties are now changes no verdict.
func statusQuoMoved(t Trial) error {
	to := t.Before.Codes[t.Rng.IntN(len(t.Before.Codes))]
	d := clone(t.Draft)
	for i := range d.Options {
		d.Options[i].Now = levelsOf(d.Options[i])[position(to[i])]
	}
	after, err := solved(d, t.Solve)
	if err != nil {
		return err
	}
	if got := after.Codes[after.StatusQuo]; got != to {
		return fmt.Errorf("the status quo should be %s and is %s", to, got)
	}
	after.StatusQuo = t.Before.StatusQuo
	return correspondence{unchanged, sameCode}.all(t.Before, after)
}

// statusQuoGone: where nothing is said of where the parties are now, every
// verdict is as it was.
func statusQuoGone(t Trial) error {
	after, err := solved(WithoutStatusQuo(t.Draft), t.Solve)
	if err != nil {
		return err
	}
	if after.StatusQuo != -1 {
		return fmt.Errorf("there is no status quo, and it is said to be state %d", after.StatusQuo)
	}
	after.StatusQuo = t.Before.StatusQuo
	return correspondence{unchanged, sameCode}.all(t.Before, after)
}

// WithoutStatusQuo returns the same draft without a status quo.
func WithoutStatusQuo(d plenary.Draft) plenary.Draft {
	d = clone(d)
	d.StatusQuo = "none"
	for i := range d.Options {
		d.Options[i].Now = ""
	}
	return d
}
