package answer

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// TestWaiting compares who waits for whom with the definitions, state by state.
func TestWaiting(t *testing.T) {
	var waits, takes, circles, alternatives atomic.Int64
	everywhere(t, func(talks Talks) error {
		talks.Work = 1 << 20
		b, err := NewBrief(context.Background(), talks)
		if err != nil {
			return err
		}
		o := newWaitOracle(talks, b)
		if err := o.check(); err != nil {
			return err
		}
		if b.Waiting != nil {
			waits.Add(int64(len(b.Waiting.Waits)))
			takes.Add(int64(len(b.Waiting.Takes)))
			for _, x := range b.Waiting.Takes {
				if x.Or {
					alternatives.Add(1)
				}
			}
		}
		circles.Add(int64(o.met))
		return nil
	})
	if !testing.Short() && (waits.Load() < 300 || takes.Load() < 20 || circles.Load() < 50 || alternatives.Load() < 3) {
		t.Errorf("only %d waits, %d that take others (%d one of several), %d circles",
			waits.Load(), takes.Load(), alternatives.Load(), circles.Load())
	}
}

type waitOracle struct {
	c      *plenary.Case
	b      *Brief
	states [][]uint8 // the attainable ones
	now    []uint8
	named  map[ConditionID]*expr.Expr
	met    int // circles
}

func newWaitOracle(talks Talks, b *Brief) *waitOracle {
	sp := talks.Space
	o := &waitOracle{c: sp.Case(), b: b, now: sp.Levels(sp.StatusQuo(), nil), named: map[ConditionID]*expr.Expr{}}
	for s, set := 0, sp.Attainable(false); s < sp.Len(); s++ {
		if set[s/64]>>(s%64)&1 == 1 {
			o.states = append(o.states, sp.Levels(s, nil))
		}
	}
	texts := map[string]*expr.Expr{}
	for i := range o.c.Preconditions {
		p := &o.c.Preconditions[i]
		for _, e := range append(conjuncts(p.Until), p.Until, p.Refuses) {
			texts[e.String()] = e
		}
	}
	for _, c := range b.Glossary.Conditions {
		o.named[c.ID] = texts[c.Text]
	}
	return o
}

// set is where a condition holds, as text.
func (o *waitOracle) set(id ConditionID) string { return o.where(o.named[id]) }

func (o *waitOracle) where(e *expr.Expr) string {
	out := make([]byte, len(o.states))
	for i, levels := range o.states {
		if out[i] = '0'; e.Holds(levels) {
			out[i] = '1'
		}
	}
	return string(out)
}

// inside reports whether a set that is not empty has nothing that another lacks.
func inside(a, b string) bool {
	some := false
	for i := range a {
		if a[i] == '1' && b[i] == '0' {
			return false
		}
		some = some || a[i] == '1'
	}
	return some
}

func (o *waitOracle) check() error {
	var unmet []*plenary.Precondition
	for i := range o.c.Preconditions {
		p := &o.c.Preconditions[i]
		if p.Refuses != expr.Never && !p.Refuses.Holds(o.now) && !p.Until.Holds(o.now) {
			unmet = append(unmet, p)
		}
	}
	w := o.b.Waiting
	if (w == nil) != (len(unmet) == 0) {
		return fmt.Errorf("%d refuse something, and who waits is %v", len(unmet), w)
	}
	if w == nil {
		return nil
	}
	if err := o.things(w); err != nil {
		return err
	}
	for _, p := range unmet {
		if err := o.stance(p, w); err != nil {
			return err
		}
	}
	if err := o.takes(w); err != nil {
		return err
	}
	return o.circles(w)
}

// things are apart, and parts are what hangs together.
func (o *waitOracle) things(w *Waiting) error {
	part := map[ConditionID]int{}
	for i := range w.Things {
		t := &w.Things[i]
		part[t.What] = t.Part
		for _, also := range t.Also {
			if o.set(also) != o.set(t.What) {
				return fmt.Errorf("%s is not %s", also, t.What)
			}
		}
		for j := range i {
			if o.set(w.Things[j].What) == o.set(t.What) && inside(o.set(t.What), o.set(t.What)) {
				return fmt.Errorf("%s is %s", t.What, w.Things[j].What)
			}
		}
		refused := slices.ContainsFunc(w.Waits, func(x Wait) bool { return x.What == t.What })
		if t.Refused != refused {
			return fmt.Errorf("%s is refused: %v", t.What, t.Refused)
		}
	}
	next := map[ConditionID][]ConditionID{}
	join := func(a, b ConditionID) { next[a], next[b] = append(next[a], b), append(next[b], a) }
	for _, x := range w.Waits {
		join(x.What, x.For)
	}
	for _, x := range w.Takes {
		join(x.What, x.Takes)
	}
	for from := range part {
		seen, queue := map[ConditionID]bool{from: true}, []ConditionID{from}
		for len(queue) > 0 {
			at := queue[0]
			queue = queue[1:]
			for _, to := range next[at] {
				if !seen[to] {
					seen[to] = true
					queue = append(queue, to)
				}
			}
		}
		for to := range part {
			if seen[to] != (part[from] == part[to]) {
				return fmt.Errorf("%s and %s are in parts %d and %d", from, to, part[from], part[to])
			}
		}
	}
	return nil
}

// stance holds that what a stance waits for is what it asks for, and not more.
func (o *waitOracle) stance(p *plenary.Precondition, w *Waiting) error {
	var fors []string
	for i := range w.Waits {
		x := &w.Waits[i]
		if string(x.Stance.ID) != p.ID {
			continue
		}
		if o.set(x.What) != o.where(p.Refuses) || o.named[x.For].Holds(o.now) {
			return fmt.Errorf("%s does not wait so: %+v", p.ID, x)
		}
		fors = append(fors, o.set(x.For))
	}
	if len(fors) == 0 {
		return fmt.Errorf("%s does not wait", p.ID)
	}
	for s, levels := range o.states {
		all := !slices.ContainsFunc(fors, func(set string) bool { return set[s] == '0' })
		today := !slices.ContainsFunc(conjuncts(p.Until), func(e *expr.Expr) bool {
			return e.Holds(o.now) && !e.Holds(levels)
		})
		if holds := p.Until.Holds(levels); holds && !all || all && today && !holds {
			return fmt.Errorf("%s waits for something else in state %v", p.ID, levels)
		}
	}
	return nil
}

// takes are as they are defined, and none is left out that does not follow.
func (o *waitOracle) takes(w *Waiting) error {
	refused := func(id ConditionID) bool {
		return slices.ContainsFunc(w.Things, func(t Thing) bool { return t.What == id && t.Refused })
	}
	for _, x := range w.Takes {
		if !refused(x.Takes) || o.set(x.What) == o.set(x.Takes) || !x.Or && !inside(o.set(x.What), o.set(x.Takes)) {
			return fmt.Errorf("it does not take this: %+v", x)
		}
	}
	for _, x := range w.Waits {
		for _, y := range w.Things {
			if y.What == x.For || !y.Refused || !inside(o.set(x.For), o.set(y.What)) {
				continue
			}
			if !slices.ContainsFunc(w.Takes, func(t Take) bool {
				return t.What == x.For && (t.Takes == y.What || inside(o.set(t.Takes), o.set(y.What)))
			}) {
				return fmt.Errorf("%s takes %s", x.For, y.What)
			}
		}
	}
	return nil
}

// circles holds that each link of a circle leads to another, and which is the weakest.
func (o *waitOracle) circles(w *Waiting) error {
	weakest := map[StanceID]bool{}
	for i := range o.b.Findings {
		c, is := o.b.Findings[i].Proof.(*Circle)
		if !is {
			continue
		}
		if s := c.Weakest; s.How != "stated" && (!s.Alike || o.met == 0) {
			weakest[s.Stance] = true
		}
		o.met++
		for _, l := range c.Links {
			if !o.goesOn(w, c, l.ID, o.b.Findings[i].Number) {
				return fmt.Errorf("circle %d ends at %s", i+1, l.ID)
			}
		}
	}
	for _, x := range w.Waits {
		if x.Weakest != (weakest[x.Stance.ID] && len(x.Circles) > 0) {
			return fmt.Errorf("%s is the weakest link: %v", x.Stance.ID, x.Weakest)
		}
	}
	return nil
}

// goesOn reports whether from a stance one comes to what a link of the circle refuses.
func (o *waitOracle) goesOn(w *Waiting, c *Circle, id StanceID, number int) bool {
	refuses := func(thing ConditionID) bool {
		return slices.ContainsFunc(c.Links, func(l Link) bool { return o.set(l.Refuses) == o.set(thing) })
	}
	return slices.ContainsFunc(w.Waits, func(x Wait) bool {
		return x.Stance.ID == id && slices.Contains(x.Circles, number) && (refuses(x.For) ||
			slices.ContainsFunc(w.Takes, func(t Take) bool {
				return t.What == x.For && refuses(t.Takes) && slices.Contains(t.Circles, number)
			}))
	})
}
