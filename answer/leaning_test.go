package answer

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
)

// TestLeaning holds of every brief that its conclusions are those it has, that
// each hinge ends some, and that what is counted of an answer is what the hinges
// say.
func TestLeaning(t *testing.T) {
	var hinges atomic.Int64
	everywhere(t, func(talks Talks) error {
		talks.Work = 1 << 22
		b, err := NewBrief(context.Background(), talks)
		if err != nil {
			return err
		}
		wishes := 0
		for p := range talks.Space.Case().Parties {
			wishes += len(talks.Space.Case().Parties[p].Prefers.Statements)
		}
		l := b.Leaning
		if l == nil {
			if wishes > 0 {
				return fmt.Errorf("nothing is said of %d wishes", wishes)
			}
			return nil
		}
		count := 0
		for _, n := range l.ByHow {
			count += n.Count
		}
		if l.Wishes != wishes || count != wishes {
			return fmt.Errorf("%d wishes, %d by evidence, want %d", l.Wishes, count, wishes)
		}
		if !l.Complete {
			return nil
		}
		hinges.Add(int64(len(l.Hinges)))
		return b.leansRight()
	})
	if !testing.Short() && hinges.Load() < 100 {
		t.Errorf("only %d hinges", hinges.Load())
	}
}

// leansRight checks what a brief leans on against itself.
func (b *Brief) leansRight() error {
	var want []Conclusion
	if b.Open != nil {
		want = append(want, Conclusion{Kind: ConcludesOpen})
	}
	for _, to := range b.Ways {
		for i := range to.Ways {
			want = append(want, Conclusion{Kind: ConcludesWay, Way: to.Ways[i].Letter})
		}
	}
	for i := range b.Findings {
		if alone, ok := b.Findings[i].Proof.(*Alone); ok {
			for _, gain := range alone.Gains {
				want = append(want, Conclusion{Kind: ConcludesGain, Party: gain.Party})
			}
		}
	}
	got := []Conclusion(nil)
	for _, a := range b.Leaning.Answers {
		got = append(got, a.Conclusion)
		if err := b.Leaning.countsRight(a); err != nil {
			return err
		}
	}
	if !slices.Equal(got, want) {
		return fmt.Errorf("conclusions %v, want %v", got, want)
	}
	for _, h := range b.Leaning.Hinges {
		if err := h.isRight(want); err != nil {
			return err
		}
	}
	return nil
}

// countsRight checks how many wishes an answer hangs on.
func (l *Leaning) countsRight(a AnswerLeaning) error {
	want := AnswerLeaning{Conclusion: a.Conclusion}
	weakest := -1
	order := []string{"stated", "claimed", "reported", "inferred", "assumed", ""}
	for _, h := range l.Hinges {
		ends := func(s Shift) bool { return slices.Contains(s.Ends, a.Conclusion) }
		if slices.Contains(h.Ends, a.Conclusion) {
			want.HangsOn++
			weakest = max(weakest, slices.Index(order, h.How))
		}
		if slices.ContainsFunc(slices.Concat(h.Up, h.Down), ends) {
			want.Turns++
		}
	}
	if weakest >= 0 {
		if want.Weakest = order[weakest]; want.Weakest == "" {
			want.Weakest = "unmarked"
		}
	}
	if a != want {
		return fmt.Errorf("%+v, by its hinges %+v", a, want)
	}
	return nil
}

// isRight checks one hinge: something ends by it, once each way, and farther at
// each shift; what is on record is not shifted.
func (h *Hinge) isRight(all []Conclusion) error {
	if len(h.Ends)+len(h.Up)+len(h.Down) == 0 {
		return fmt.Errorf("nothing ends by %+v", h.Wish)
	}
	if len(h.Up)+len(h.Down) > 0 && slices.Contains([]string{"stated", "claimed", "reported"}, h.How) {
		return fmt.Errorf("%+v is on record, and is shifted", h.Wish)
	}
	for by, shifts := range map[int][]Shift{-1: h.Up, 1: h.Down} {
		var ended []Conclusion
		places := 0
		for _, s := range shifts {
			if s.Places <= places || len(s.Ends) == 0 || s.Past.Party != h.Party ||
				s.Past.Number != h.Number+by*s.Places {
				return fmt.Errorf("shift %+v after %d places of %+v", s, places, h.Wish)
			}
			places, ended = s.Places, append(ended, s.Ends...)
		}
		for i, c := range ended {
			if slices.Contains(ended[:i], c) || !slices.Contains(all, c) {
				return fmt.Errorf("%+v ends twice, or is no answer", c)
			}
		}
	}
	for _, c := range h.Ends {
		if !slices.Contains(all, c) {
			return fmt.Errorf("%+v is no answer", c)
		}
	}
	return nil
}

// TestLeaningBound: past the bound nothing is asked, unless it is asked for.
func TestLeaningBound(t *testing.T) {
	for _, of := range []struct {
		each            int
		always, answers bool
	}{{40, false, true}, {40, true, true}, {600, false, false}} {
		talks := manyWishes(t, of.each)
		talks.Leaning = of.always
		b, err := NewBrief(t.Context(), talks)
		if err != nil {
			t.Fatal(err)
		}
		if l := b.Leaning; l == nil || l.Wishes != 2*of.each || l.Complete != of.answers ||
			(len(l.Answers) > 0) != of.answers {
			t.Errorf("%+v: %+v", of, l)
		}
	}
}

// manyWishes is talks of 2048 states, in which each of two parties has so many wishes that
// nobody is on record with: with 600, more than a brief goes through.
func manyWishes(t *testing.T, each int) Talks {
	d := plenary.Draft{Parties: []plenary.PartyDraft{{ID: "a"}, {ID: "b"}}}
	prefers := []plenary.PreferenceDraft{{Party: "a"}, {Party: "b"}}
	for i := range each {
		if i < 11 {
			d.Options = append(d.Options, plenary.OptionDraft{ID: fmt.Sprintf("%s.o%d", d.Parties[i%2].ID, i)})
		}
		for p := range prefers {
			prefers[p].Statements = append(prefers[p].Statements,
				plenary.StatementDraft{Want: d.Options[(i+p)%min(len(d.Options), 11)].ID})
		}
	}
	d.Preferences = prefers
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return Talks{Space: layOut(t, c)}
}
