package plenary

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/plenary-talks/plenary/expr"
)

// An Amendment is one change to a checked case: what a record makes of it on a
// day, or a what-if made in Go. It is one of
//
//	SetDay           the day that the case is written as of
//	SetLevel         where an option stands
//	SetStance        what a precondition refuses, until what, in which order
//	AddPrecondition  one precondition more
//	SetMandate       what is known of some levels in a mandate
//	AddPerson        one person more
//	SetSource        a source, new or told further of
//	RemoveExchanges  exchanges that no text of the day gives
//	ForgetSources    what claims cite from some sources
//	PullLever        a lever pulled, as by [Case.Pull]
//	RemoveTracks     tracks that are not there
//	SetWishes        which statements of a party count, in which order
//	AddWish          one statement more, outweighed by all others
//	SetRanking       the tiers of a party whose ranking is written outright
//	SetDirection     how the levels of an option may change
//	RemoveRule       a rule that excludes states
//	RemoveGuarantee  a guarantee
//
// Amendments are plain data: they can be compared by [reflect.DeepEqual], printed
// and sent. Their indices are those of the case that is amended, with the tracks
// and levers that earlier ones took out of it still in their places.
type Amendment interface {
	fmt.Stringer
	apply(c *Case) error
}

// SetDay sets the day that the case is written as of; the zero time for none.
type SetDay struct{ Day time.Time }

// SetLevel sets the level at which an option stands in the status quo, which is certain then.
type SetLevel struct{ Option, Level int }

// SetStance sets parts of a precondition, which loses the words for a part that
// becomes another. [expr.Never] as what it refuses takes it out of force.
type SetStance struct {
	Precondition int
	Refuses      *expr.Expr // nil to leave it
	Until        *expr.Expr // nil to leave it
	Order        Order      // Before or AtOnce; Silent to leave it
}

// AddPrecondition adds a precondition after those there are.
type AddPrecondition struct{ Precondition Precondition }

// SetMandate sets what is known of whether a party may commit to levels of an
// option on a track, or with Commit false discuss them, whatever was known.
type SetMandate struct {
	Track, Party int
	Commit       bool
	Option       int
	Levels       uint64 // as bits
	May          Answer // NotReported for nothing
	Claim        Claim
}

// AddPerson adds a person after those there are.
type AddPerson struct{ Person Person }

// SetSource puts a source in the place of one, or after the last.
type SetSource struct {
	At     int
	Source Source
}

// RemoveExchanges takes exchanges out of the case, by index, ascending.
type RemoveExchanges struct{ Exchanges []int }

// ForgetSources takes from all claims what they cite from some sources, by index. A claim that
// cites nothing else is assumed by nobody in particular, that of a level says nothing; and
// wherever something is taken the reason goes too, which may tell what the sources do.
type ForgetSources struct{ Sources []int }

// PullLever pulls a lever, of the case or found mechanically.
type PullLever struct{ Lever Lever }

// RemoveTracks takes tracks out of the case, and the levers that work on them,
// once everything else is done to it. What is left is numbered anew.
type RemoveTracks struct{ Tracks []int }

// SetWishes keeps some statements of a party, by index, in this order, each at most
// once. The others are gone.
type SetWishes struct {
	Party  int
	Wishes []int
}

// AddWish adds a statement to those of a party, after the last. A party with a
// ranking has none.
type AddWish struct {
	Party     int
	Statement Statement
}

// SetRanking puts tiers of feasible states in the place of those of a party that
// has a ranking, best first.
type SetRanking struct {
	Party   int
	Ranking [][][]uint8
}

// SetDirection sets how the levels of an option may change; Final is -1 for no
// final level.
type SetDirection struct {
	Option int
	Moves  Direction
	Final  int
}

// RemoveRule takes a rule out of the case, by index. Those after it are numbered
// anew.
type RemoveRule struct{ Rule int }

// RemoveGuarantee takes a guarantee out of the case, by index. Those after it are
// numbered anew.
type RemoveGuarantee struct{ Guarantee int }

// Amend returns the case with amendments made, in the order given, on top of
// those made before. Levers that variants pull, laid before or later, stay on
// top. The case itself is left as it is. The error names an amendment that
// speaks of what the case does not have.
func (c *Case) Amend(changes ...Amendment) (*Case, error) {
	if err := c.Checked(); err != nil {
		return nil, err
	}
	all := slices.Concat(c.amended, changes)
	if len(c.Pulled)+len(c.leaving) > 0 { // what variants pull stays on top, what leaves is seen
		return c.draft.amend(all)
	}
	out := *c
	out.own()
	if err := out.amend(all, changes); err != nil {
		return nil, err
	}
	return out.left(), nil
}

// Amendments returns what was changed in the case since it was checked, in that
// order. With [Case.Written] and the variants laid it is all that there is of a
// case: the same draft with the same variants, amended in the same way, is the
// same case.
func (c *Case) Amendments() []Amendment { return slices.Clone(c.amended) }

// Written returns the draft that the case was made of, before any variant was
// laid over it. It panics where the case was made by hand.
func (c *Case) Written() *Draft {
	if err := c.Checked(); err != nil {
		panic("plenary: " + err.Error())
	}
	d := *c.draft
	if d.written != nil {
		d = *d.written
	}
	return &d
}

// With returns the case with further variants laid over it. The error names
// a variant that is not there, or two that change the same thing.
func (c *Case) With(variants ...string) (*Case, error) {
	if err := c.Checked(); err != nil {
		return nil, err
	}
	d, err := c.draft.With(variants...)
	if err != nil {
		return nil, err
	}
	return d.amend(c.amended)
}

// amend is the case of the draft as amendments leave it, and on top of that the
// levers that variants pull.
func (d *Draft) amend(all []Amendment) (*Case, error) {
	out, faults := d.unpulled()
	if len(faults) > 0 { // the draft and each variant are sound, and they do not collide
		return nil, faults[0]
	}
	if err := out.amend(all, all); err != nil {
		return nil, err
	}
	return out.pulled().left(), nil
}

// amend makes changes in c itself, which then has seen all.
func (c *Case) amend(all, changes []Amendment) error {
	for _, a := range changes {
		if err := a.apply(c); err != nil {
			return fmt.Errorf("amendment %q: %w", a, err)
		}
	}
	c.amended = all
	return nil
}

// own gives c slices of its own for what amendments change in place.
func (c *Case) own() {
	c.Parties = slices.Clone(c.Parties)
	c.Options = slices.Clone(c.Options)
	c.Preconditions = slices.Clone(c.Preconditions)
	c.Tracks = slices.Clone(c.Tracks)
	c.Swaps = slices.Clone(c.Swaps)
	c.Sources = slices.Clone(c.Sources)
	c.People = slices.Clone(c.People)
}

func (a SetDay) apply(c *Case) error {
	c.AsOf = a.Day
	return nil
}

func (a SetLevel) apply(c *Case) error {
	if err := inRange("option", a.Option, len(c.Options)); err != nil {
		return err
	}
	if err := inRange("level", a.Level, len(c.Options[a.Option].Levels)); err != nil {
		return err
	}
	if c.NoStatusQuo {
		return ErrNoStatusQuo
	}
	c.Options[a.Option].Now, c.Options[a.Option].OrNow = a.Level, nil
	return nil
}

func (a SetStance) apply(c *Case) error {
	if err := inRange("precondition", a.Precondition, len(c.Preconditions)); err != nil {
		return err
	}
	p := &c.Preconditions[a.Precondition]
	for _, part := range []struct {
		to   **expr.Expr
		with *expr.Expr
	}{{&p.Refuses, a.Refuses}, {&p.Until, a.Until}} {
		if part.with == nil {
			continue
		}
		e, err := c.resolved(part.with)
		if err != nil {
			return err
		}
		if e != expr.Never && e.String() != (*part.to).String() {
			p.untold(part.to == &p.Refuses)
		}
		*part.to = e
	}
	if a.Order != Silent {
		p.With = a.Order == AtOnce
	}
	return nil
}

// untold takes from a precondition the words that told of it as it was: what it
// refuses, or until what.
func (p *Precondition) untold(refuses bool) {
	if p.Question = ""; refuses {
		p.Refusal = ""
	}
}

// resolved returns a condition of an amendment, read again where it was sent as
// text.
func (c *Case) resolved(e *expr.Expr) (*expr.Expr, error) {
	switch {
	case e.Op == expr.Or && len(e.Args) == 0:
		return expr.Never, nil
	case e.Resolved():
		return e, nil
	}
	return c.Condition(e.String())
}

func (a AddPrecondition) apply(c *Case) error {
	p := a.Precondition
	if err := inRange("party", p.Party, len(c.Parties)); err != nil {
		return err
	}
	if p.Refuses == nil || p.Until == nil {
		return errors.New("say what it refuses, and until what")
	}
	var err error
	if p.Refuses, err = c.resolved(p.Refuses); err != nil {
		return err
	}
	if p.Until, err = c.resolved(p.Until); err != nil {
		return err
	}
	c.Preconditions = append(c.Preconditions, p)
	return nil
}

func (a SetMandate) apply(c *Case) error {
	if err := inRange("track", a.Track, len(c.Tracks)); err != nil {
		return err
	}
	if err := inRange("option", a.Option, len(c.Options)); err != nil {
		return err
	}
	t := &c.Tracks[a.Track]
	t.Seats = slices.Clone(t.Seats)
	seat := t.Seat(a.Party)
	if seat == nil {
		return fmt.Errorf("party %d has no seat on the track", a.Party)
	}
	var list []Mandate
	for _, m := range seat.Mandate {
		if m.Commit == a.Commit && m.Option == a.Option {
			m.Levels &^= a.Levels
		}
		if m.Levels != 0 {
			list = append(list, m)
		}
	}
	if a.May != NotReported {
		list = append(list,
			Mandate{Commit: a.Commit, Option: a.Option, Levels: a.Levels, May: a.May == Yes, Claim: a.Claim})
	}
	seat.Mandate = list
	return nil
}

func (a AddPerson) apply(c *Case) error {
	c.People = append(c.People, a.Person)
	return nil
}

func (a SetSource) apply(c *Case) error {
	if err := inRange("source", a.At, len(c.Sources)+1); err != nil {
		return err
	}
	if a.At == len(c.Sources) {
		c.Sources = append(c.Sources, a.Source)
	} else {
		c.Sources[a.At] = a.Source
	}
	return nil
}

func (a RemoveExchanges) apply(c *Case) error {
	for _, i := range a.Exchanges {
		if err := inRange("exchange", i, len(c.Exchanges)); err != nil {
			return err
		}
	}
	var list []Exchange
	for i, e := range c.Exchanges {
		if !slices.Contains(a.Exchanges, i) {
			list = append(list, e)
		}
	}
	c.Exchanges = list
	return nil
}

func (a PullLever) apply(c *Case) error {
	l := a.Lever
	if err := l.within(c); err != nil {
		return err
	}
	if l.Kind == Accept {
		var err error
		if l.Accept, err = c.resolved(l.Accept); err != nil {
			return err
		}
	}
	c.pull(&l)
	return nil
}

func (a RemoveTracks) apply(c *Case) error {
	for _, t := range a.Tracks {
		if err := inRange("track", t, len(c.Tracks)); err != nil {
			return err
		}
	}
	c.leaving = slices.Concat(c.leaving, a.Tracks)
	return nil
}

// inRange is the error of an index that the case does not have.
func inRange(what string, i, n int) error {
	if i < 0 || i >= n {
		return fmt.Errorf("there is no %s %d; there are %d, counted from 0", what, i, n)
	}
	return nil
}

func (a SetWishes) apply(c *Case) error {
	if err := inRange("party", a.Party, len(c.Parties)); err != nil {
		return err
	}
	prefers := &c.Parties[a.Party].Prefers
	kept := make([]Statement, 0, len(a.Wishes))
	for i, w := range a.Wishes {
		if err := inRange("statement", w, len(prefers.Statements)); err != nil {
			return err
		}
		if slices.Contains(a.Wishes[:i], w) {
			return fmt.Errorf("statement %d stands twice", w)
		}
		kept = append(kept, prefers.Statements[w])
	}
	prefers.Statements = kept
	return nil
}
