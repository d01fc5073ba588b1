package web

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
)

// A leftStep is a change that cannot be made in a case that somebody else has saved
// meanwhile, and why: in texts.txt, "left WHY".
type leftStep struct {
	step int // of those that were to be made
	why  string
}

// onTop makes the changes of a draft in a case that somebody else has saved meanwhile: each where its
// wish stands now, between the wishes that it stood between. What cannot be made so is in left.
func onTop(ctx context.Context, f *casefile.File, steps []Step) (out []Step, left []leftStep, err error) {
	for i, step := range steps {
		c, why := changeNow(&f.Draft, step)
		if why == "" {
			next, err := change(ctx, f, c)
			switch {
			case ctx.Err() != nil:
				return nil, nil, context.Cause(ctx)
			case err != nil:
				why = "refused"
			default:
				out = append(out, next)
				for _, text := range next.Texts {
					if f, err = f.WithText(ctx, []byte(text)); err != nil {
						return nil, nil, err
					}
				}
			}
		}
		if why != "" {
			left = append(left, leftStep{i, why})
		}
	}
	return out, left, nil
}

// changeNow is the change of a step in a case as it stands now, or why there is none.
func changeNow(d *plenary.Draft, step Step) (c casefile.WishChange, why string) {
	e, ok := step.Data.(wishEdit)
	if !ok {
		return c, "other"
	}
	c = e.change
	list := wishesOf(d, c.Party)
	at := func(s *plenary.StatementDraft) int {
		if s == nil {
			return -1
		}
		return slices.IndexFunc(list, func(o plenary.StatementDraft) bool { return sameWish(&o, s) })
	}
	if c.Act != casefile.AddWish {
		if c.At = at(&e.wish); c.At < 0 {
			return c, "gone"
		}
	}
	if c.Act != casefile.MoveWish && c.Act != casefile.AddWish {
		return c, ""
	}
	to := placeBetween(at(e.ahead), at(e.behind), e.ahead == nil, e.behind == nil, len(list))
	switch {
	case to < 0:
		return c, "place"
	case c.Act == casefile.AddWish:
		c.At = to
	default:
		if c.To = to; c.At < to {
			c.To--
		}
	}
	return c, ""
}

// placeBetween is the place before which a wish belongs that stood between two, by where these
// stand now, -1 for one that is gone; -1 where neither tells.
func placeBetween(ahead, behind int, first, last bool, n int) int {
	switch {
	case behind >= 0:
		return behind
	case last:
		return n
	case ahead >= 0:
		return ahead + 1
	case first:
		return 0
	}
	return -1
}
