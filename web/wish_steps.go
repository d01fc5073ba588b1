package web

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/prose"
)

// A stepTold is one change as people see it: one step, or the moves of one wish after one
// another.
type stepTold struct {
	first, last int // of the steps of the draft
	says        markup
}

// stepsTold are the changes of the draft in words. Conditions that could not be read and were
// written anew are left out: they change nothing.
func (v *visit) stepsTold() ([]stepTold, error) {
	var out []stepTold
	steps := v.edits.Steps
	for i := 0; i < len(steps); {
		last := i
		for last+1 < len(steps) && goesOn(steps[last], steps[last+1]) {
			last++
		}
		if e, is := steps[i].Data.(wishEdit); is && e.fault != nil && !v.edits.waits(e.fault) {
			i = last + 1
			continue
		}
		says, err := v.stepSaid(steps[i], steps[last])
		if err != nil {
			return nil, err
		}
		out = append(out, stepTold{i, last, says})
		i = last + 1
	}
	return out, nil
}

// stepSaid says what steps do, from the first to the last of one change.
func (v *visit) stepSaid(first, last Step) (markup, error) {
	e, is := first.Data.(wishEdit)
	if !is {
		return spans(first.Says), nil
	}
	c := e.change
	name, wish, err := v.wishSaid(e)
	if err != nil {
		return "", err
	}
	to := c.To
	if l, is := last.Data.(wishEdit); is {
		to = l.change.To
	}
	with := []string{"party", name, "wish", wish, "from", count(c.At + 1), "to", count(to + 1),
		"want", outlet.Text(c.Wish.Want)}
	key := map[casefile.WishAct]string{casefile.MoveWish: "step move", casefile.RewordWish: "step reword",
		casefile.DropWish: "step drop", casefile.AddWish: "step add"}[c.Act]
	return say(key, with...), nil
}

// wishSaid is the party of a change, and the wish that it changes, in the words of the case as
// it was before.
func (v *visit) wishSaid(e wishEdit) (party, wish string, err error) {
	f, err := v.read(e.was)
	if err != nil {
		return "", "", err
	}
	lists, err := once(v, "lists\x00"+v.of.Slug+"\x00"+v.print+"\x00"+e.was,
		func([]prose.WishList) int64 { return 64 << 10 },
		limited(v.s, func(ctx context.Context) ([]prose.WishList, error) {
			t, err := talksOf(ctx, f)
			if err != nil {
				return nil, err
			}
			a, err := answer.NewWishes(ctx, t)
			if err != nil {
				return nil, err
			}
			return v.voice().WishLists(a), nil
		}))
	if err != nil {
		return "", "", err
	}
	for i := range lists {
		if l := &lists[i]; string(l.Party) == e.change.Party {
			party = l.Name.String()
			if at := e.change.At; e.change.Act != casefile.AddWish && at < len(l.Rows) {
				wish = l.Rows[at].Says.String()
			}
		}
	}
	return party, wish, nil
}

// waits reports whether a condition cannot be read yet.
func (s DraftState) waits(f *wishFault) bool {
	return slices.ContainsFunc(s.pending(), func(p pendingWish) bool { return p.fault == f })
}
