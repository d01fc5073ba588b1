package answer

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"
)

// TestQuestions holds of every question that those asked are parties, each once,
// that something turns on it that the brief has, that its reason stands in the
// brief, and that those on which more turns come first; and that where there is
// room left nothing of the brief goes unasked.
func TestQuestions(t *testing.T) {
	inOneGoroutine(t)
	var mu sync.Mutex
	met := map[string]int{}
	everywhere(t, func(talks Talks) error {
		talks.Work = 1 << 22
		b, err := NewBrief(context.Background(), talks)
		if err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		for i := range b.Questions {
			q := &b.Questions[i]
			met[q.Kind]++
			if err := b.asksRight(q); err != nil {
				return fmt.Errorf("%s: %w", q.Kind, err)
			}
			if i > 0 && (q.Kind == AskWeakestLink || b.Questions[i-1].Kind != AskWeakestLink &&
				q.Turn.weight() > b.Questions[i-1].Turn.weight()) {
				return fmt.Errorf("%+v comes late", q)
			}
		}
		if len(b.Questions) > MostQuestions {
			return fmt.Errorf("%d questions", len(b.Questions))
		}
		if len(b.Questions) == MostQuestions {
			return nil
		}
		return b.unasked()
	})
	for _, kind := range []string{
		AskWeakestLink, AskMandate, AskContradiction, AskClosed, AskGiver, AskWish, AskGain,
	} {
		if met[kind] == 0 {
			t.Errorf("no question about a %s", kind)
		}
	}
}

// asksRight checks one question against the brief.
func (b *Brief) asksRight(q *Question) error {
	for i, p := range q.Ask {
		if slices.Contains(q.Ask[:i], p) || !slices.ContainsFunc(b.Parties, func(x Party) bool { return x.ID == p }) {
			return fmt.Errorf("asked of %v", q.Ask)
		}
	}
	for _, letter := range q.Turn.Ways {
		if b.wayOf(letter) == nil {
			return fmt.Errorf("there is no way %s", letter)
		}
	}
	for _, n := range q.Turn.Findings {
		if n < 1 || n > len(b.Findings) {
			return fmt.Errorf("there is no finding %d", n)
		}
	}
	if q.Turn.weight() == 0 || q.Turn.Open && b.Open == nil || len(q.Ask) == 0 {
		return fmt.Errorf("nothing turns on %+v", q)
	}
	if !b.hasReason(q) {
		return fmt.Errorf("no reason in the brief for %+v", q)
	}
	return nil
}

func (b *Brief) wayOf(letter string) *Way {
	for i := range b.Ways {
		for j := range b.Ways[i].Ways {
			if v := &b.Ways[i].Ways[j]; v.Letter == letter {
				return v
			}
		}
	}
	return nil
}

// turning are the ways that turn on a question.
func (b *Brief) turning(q *Question) []*Way {
	var out []*Way
	if q.Turn.Open {
		out = append(out, b.Open)
	}
	for _, letter := range q.Turn.Ways {
		out = append(out, b.wayOf(letter))
	}
	return out
}

// hasReason reports whether the reason of a question stands in the brief.
func (b *Brief) hasReason(q *Question) bool {
	has := func(of func(v *Way) bool) bool {
		return !slices.ContainsFunc(b.turning(q), func(v *Way) bool { return !of(v) })
	}
	switch q.Kind {
	case AskWeakestLink:
		c, ok := b.Findings[q.Turn.Findings[0]-1].Proof.(*Circle)
		return ok && c.Weakest.Stance == q.Stance.ID && c.Weakest.How != "stated" && q.Ask[0] == q.Stance.Party
	case AskMandate:
		return has(func(v *Way) bool {
			return slices.ContainsFunc(v.Steps, func(s RouteStep) bool {
				return s.Track == q.Track && slices.Contains(s.Movers, q.Ask[0]) &&
					slices.ContainsFunc(s.Changes, func(c Change) bool {
						return slices.ContainsFunc(q.Levels, c.reaches)
					})
			})
		}) && (q.May.Answer == "not reported") == (len(q.May.Claims) == 0)
	case AskContradiction:
		return slices.ContainsFunc(b.Record.Contradictions, func(c Contradiction) bool {
			return c.InForce.Entry == q.Entries[0].Entry || slices.ContainsFunc(c.Others, func(r Row) bool {
				return r.Entry == q.Entries[0].Entry
			})
		})
	case AskClosed:
		return has(func(v *Way) bool {
			return slices.ContainsFunc(v.Levers, func(l Lever) bool {
				return slices.Contains(l.Opens, q.Levels[0].Option)
			})
		})
	case AskGiver:
		return has(func(v *Way) bool {
			return slices.ContainsFunc(v.Givers, func(g Giver) bool {
				return slices.Contains(q.Ask, g.Party) && len(g.Or)+1 == len(q.Ask)
			})
		})
	case AskWish:
		return slices.ContainsFunc(b.Leaning.Hinges, func(h Hinge) bool {
			return h.Party == q.Wish.Party && h.Number == q.Wish.Number && len(h.Ends) > 0 && !said(h.How)
		}) && len(q.Alike)+1 == len(q.Ask)
	}
	alone, ok := b.Findings[q.Turn.Findings[0]-1].Proof.(*Alone)
	return ok && !said(q.Wish.How) &&
		slices.ContainsFunc(alone.Gains, func(g Temptation) bool { return g.Party == q.Ask[0] })
}

// reaches reports whether a change leads to one of the levels of a term.
func (c Change) reaches(t Term) bool { return c.Option == t.Option && slices.Contains(t.Levels, c.To) }

// unasked reports what a brief turns on and nobody is asked about.
func (b *Brief) unasked() error {
	asks := func(kind string, is func(q *Question) bool) bool {
		return slices.ContainsFunc(b.Questions, func(q Question) bool { return q.Kind == kind && is(&q) })
	}
	for i := range b.Ways {
		for _, v := range b.Ways[i].Ways {
			turns := func(q *Question) bool { return slices.Contains(q.Turn.Ways, v.Letter) }
			for _, l := range v.Levers {
				for _, o := range l.Opens {
					opens := func(q *Question) bool { return turns(q) && q.Levels[0].Option == o }
					if v.levelOf(o) >= 0 && !asks(AskClosed, opens) {
						return fmt.Errorf("nobody is asked to open %s", o)
					}
				}
			}
			for _, g := range v.Givers {
				if !asks(AskGiver, func(q *Question) bool { return turns(q) && slices.Contains(q.Ask, g.Party) }) {
					return fmt.Errorf("nobody is asked to give as %s does", g.Party)
				}
			}
		}
	}
	if b.Leaning == nil {
		return nil
	}
	for _, h := range b.Leaning.Hinges {
		way := slices.ContainsFunc(h.Ends, func(c Conclusion) bool { return c.Kind != ConcludesGain })
		if way && !said(h.How) && !asks(AskWish, func(q *Question) bool { return slices.Contains(q.Ask, h.Party) }) {
			return fmt.Errorf("nobody asks about %+v", h.Wish)
		}
	}
	return nil
}

// TestGivenAndTakenBack asks a giver about what it gives on the way, where that is
// back as today by the end: there no change of the destination tells.
func TestGivenAndTakenBack(t *testing.T) {
	v := Way{Givers: []Giver{{Party: "a", Option: "a.x", Or: []InLieu{{Party: "b", Option: "b.y"}}}}, Letter: "A"}
	for _, to := range [][2]int{{0, 2}, {2, 1}, {1, 0}} {
		v.Steps = append(v.Steps, RouteStep{Changes: []Change{{Option: "a.x", From: to[0], To: to[1]}}})
	}
	q := &asker{b: &Brief{Ways: []WaysTo{{Ways: []Way{v}}}}}
	q.givers()
	want := []Term{{"a.x", []int{1}}, {"b.y", []int{1}}}
	if len(q.list) != 1 || !reflect.DeepEqual(q.list[0].Levels, want) {
		t.Errorf("asked %+v, not whether they go to %+v", q.list, want)
	}
}
