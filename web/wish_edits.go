package web

import (
	"context"
	"errors"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/internal/spell"
)

// A wishEdit is a change of wishes as a step of a draft holds it.
type wishEdit struct {
	change casefile.WishChange
	was    string                  // the text of the case before
	wish   plenary.StatementDraft  // the wish that is changed, as it was
	behind *plenary.StatementDraft // of a move and of one put in: what stands right behind it then; nil for the last
	ahead  *plenary.StatementDraft // and what stands right before it; nil for the first
	fault  *wishFault              // of a condition that cannot be read: nothing is changed then
}

// A wishFault is why a condition cannot be read.
type wishFault struct {
	text       string
	start, end int // the bytes at fault
	msg, hint  string
	fix        string // the condition mended; "" where nobody knows
}

// kindWish is the kind of steps that change wishes.
const kindWish = "wish"

// errNoWishes is the error of a change that speaks of no wish there is.
var errNoWishes = errors.New("no such wish")

// change makes a change of wishes in a case, as a step. A condition that cannot be read
// makes a step that changes nothing, and says why.
func change(ctx context.Context, f *casefile.File, c casefile.WishChange) (Step, error) {
	e := wishEdit{change: c, was: string(f.Text)}
	list := wishesOf(&f.Draft, c.Party)
	if c.Act != casefile.AddWish {
		if c.At < 0 || c.At >= len(list) {
			return Step{}, errNoWishes
		}
		e.wish = list[c.At]
	}
	if c.Act == casefile.RewordWish || c.Act == casefile.AddWish {
		if e.fault = faultOf(f.Case, c.Wish.Want); e.fault != nil {
			return Step{Kind: kindWish, Data: e}, nil
		}
	}
	out, err := f.ChangeWishes(ctx, c)
	if err != nil {
		return Step{}, err
	}
	after := wishesOf(&out.Draft, c.Party)
	at := c.At
	if c.Act == casefile.MoveWish {
		at = c.To
	}
	if c.Act == casefile.MoveWish || c.Act == casefile.AddWish {
		if at+1 < len(after) {
			e.behind = &after[at+1]
		}
		if at > 0 {
			e.ahead = &after[at-1]
		}
	}
	return Step{Kind: kindWish, Data: e, Texts: map[string]string{path.Base(f.Path): string(out.Text)}}, nil
}

// wishesOf are the wishes of a party as they are written.
func wishesOf(d *plenary.Draft, party string) []plenary.StatementDraft {
	for i := range d.Preferences {
		if d.Preferences[i].Party == party {
			return d.Preferences[i].Statements
		}
	}
	return nil
}

// faultOf is why a condition cannot be read; nil where it can.
func faultOf(c *plenary.Case, want string) *wishFault {
	var e *expr.Error
	_, err := c.Condition(want)
	switch {
	case err == nil:
		return nil
	case !errors.As(err, &e):
		return &wishFault{text: want, end: len(want), msg: err.Error()}
	}
	f := &wishFault{text: want, start: min(e.Pos.Start, len(want)), end: min(e.Pos.End, len(want)), msg: e.Msg,
		hint: e.Hint}
	if word := want[f.start:f.end]; word != "" {
		if meant := spell.Nearest(strings.Trim(word, `"`), meant(c, e.Name)); meant != "" {
			if fix := want[:f.start] + levelText(meant) + want[f.end:]; faultOfFix(c, fix) {
				f.fix = fix
			}
		}
	}
	return f
}

// faultOfFix reports whether a condition can be read.
func faultOfFix(c *plenary.Case, want string) bool {
	_, err := c.Condition(want)
	return err == nil
}

// meant are words that may stand in the place of one that is none: the levels of an option
// that is there, or the options and conditions.
func meant(c *plenary.Case, name string) []string {
	var out []string
	for i := range c.Options {
		if c.Options[i].ID == name {
			return c.Options[i].Levels
		}
		out = append(out, c.Options[i].ID)
	}
	return append(out, c.ConditionNames()...)
}

// levelText is a name as it stands in a condition.
func levelText(name string) string {
	for _, r := range name {
		if r != '-' && r != '_' && r != '.' && (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return outlet.Quote(name)
		}
	}
	return name
}

// A pendingWish is a condition that cannot be read yet, by the list as it is now.
type pendingWish struct {
	party string
	at    int // -1 of one that was to be put in
	saved int // its place in the list as it was at first, -1 for none
	fault *wishFault
}

// pending lists conditions that cannot be read yet: those that nothing later replaced.
func (s DraftState) pending() []pendingWish {
	var out []pendingWish
	for _, step := range s.Steps {
		e, ok := step.Data.(wishEdit)
		if !ok {
			continue
		}
		c := e.change
		if e.fault != nil {
			p := pendingWish{party: c.Party, at: c.At, saved: c.At, fault: e.fault}
			if c.Act == casefile.AddWish {
				p.at, p.saved = -1, -1
			}
			out = slices.DeleteFunc(out, func(o pendingWish) bool { return o.party == p.party && o.at == p.at })
			out = append(out, p)
			continue
		}
		out = slices.DeleteFunc(out, func(p pendingWish) bool {
			replaced := c.Act == casefile.RewordWish || c.Act == casefile.DropWish
			return p.party == c.Party && (replaced && p.at == c.At || c.Act == casefile.AddWish && p.at < 0)
		})
		for i := range out {
			if out[i].party == c.Party && out[i].at >= 0 {
				out[i].at = placeAfter(&c, out[i].at)
			}
		}
	}
	return out
}

// placeAfter is where a wish at a place is after a change; -1 where it is gone.
func placeAfter(c *casefile.WishChange, at int) int {
	switch {
	case c.Act == casefile.DropWish && at == c.At:
		return -1
	case c.Act == casefile.DropWish && at > c.At:
		return at - 1
	case c.Act == casefile.AddWish && at >= c.At:
		return at + 1
	case c.Act != casefile.MoveWish:
	case at == c.At:
		return c.To
	case c.At < at && at <= c.To:
		return at - 1
	case c.To <= at && at < c.At:
		return at + 1
	}
	return at
}

// An origin is where a wish of a list as it is now stood at first.
type origin struct {
	at       int // -1 of one that was put in
	reworded bool
	moved    bool // by a step of its own
}

// origins are those of the wishes of a party, of which there were n at first.
func (s DraftState) origins(party string, n int) (now []origin, gone []int) {
	for i := range n {
		now = append(now, origin{at: i})
	}
	for _, step := range s.Steps {
		e, ok := step.Data.(wishEdit)
		if c := e.change; ok && e.fault == nil && c.Party == party {
			switch c.Act {
			case casefile.MoveWish:
				x := now[c.At]
				x.moved = true
				now = slices.Insert(slices.Delete(now, c.At, c.At+1), c.To, x)
			case casefile.RewordWish:
				now[c.At].reworded = true
			case casefile.DropWish:
				if now[c.At].at >= 0 {
					gone = append(gone, now[c.At].at)
				}
				now = slices.Delete(now, c.At, c.At+1)
			default:
				now = slices.Insert(now, c.At, origin{at: -1})
			}
		}
	}
	return now, gone
}

// sameWish reports whether two wishes are one: all of it is the same, or its id, or its condition.
func sameWish(a, b *plenary.StatementDraft) bool {
	return reflect.DeepEqual(*a, *b) || a.ID != "" && a.ID == b.ID || a.Want == b.Want
}

// goesOn reports whether a step moves the wish that the step before it moved.
func goesOn(before, step Step) bool {
	a, isWish := before.Data.(wishEdit)
	b, too := step.Data.(wishEdit)
	return isWish && too && a.change.Act == casefile.MoveWish && b.change.Act == casefile.MoveWish &&
		a.change.Party == b.change.Party && a.change.To == b.change.At
}
