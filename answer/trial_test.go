package answer

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// otherWishes are talks with one wish of a party elsewhere in its list; false where no party
// has two.
func otherWishes(t *testing.T, talks Talks, rng *rand.Rand) (now Talks, party, to int, ok bool) {
	c := talks.Space.Case()
	var some []int
	for p := range c.Parties {
		if len(c.Parties[p].Prefers.Statements) > 1 {
			some = append(some, p)
		}
	}
	if len(some) == 0 {
		return talks, 0, 0, false
	}
	party = some[rng.IntN(len(some))]
	n := len(c.Parties[party].Prefers.Statements)
	from := rng.IntN(n)
	to = rng.IntN(n)
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	list = slices.Insert(slices.Delete(list, from, from+1), to, from)
	other, err := c.Amend(plenary.SetWishes{Party: party, Wishes: list})
	if err != nil {
		t.Fatal(err)
	}
	now = talks
	now.Space = layOut(t, other)
	return now, party, to, true
}

// TestTrial holds of every trial that what stays is what an edit of that list leaves, that
// the rows are those of the brief, and that what is untouched is the same.
func TestTrial(t *testing.T) {
	inOneGoroutine(t)
	var went, came, told, moved atomic.Int64
	everywhere(t, func(talks Talks) error {
		talks.Work = 1 << 22
		ctx := context.Background()
		x, err := NewTrying(ctx, talks)
		if err != nil {
			return err
		}
		same, err := x.Try(ctx, TrialOf{Talks: talks})
		if err != nil {
			return err
		}
		if err := untouched(same); err != nil {
			return err
		}
		if err := rowsOfBrief(talks, same); err != nil {
			return err
		}
		for draw := range uint64(4) {
			now, party, to, ok := otherWishes(t, talks, rand.New(rand.NewPCG(uint64(talks.Space.Len()), draw)))
			if !ok {
				return nil
			}
			trial, err := inParts(ctx, x, TrialOf{now, []Wish{trialWish(talks, party)}})
			if err != nil {
				return err
			}
			m, err := x.Moving(ctx, now, party, to)
			if err != nil {
				return err
			}
			if !trial.Complete || !m.Complete {
				continue
			}
			if err := lawful(t, "trial", trial); err != nil {
				return err
			}
			count(trial, &went, &came, &told)
			moved.Add(int64(len(m.Places) - 1))
			if err := trialRight(trial, m, same, to); err != nil {
				return err
			}
		}
		return nil
	})
	if !testing.Short() && (went.Load() < 20 || came.Load() < 15 || told.Load() < 30 || moved.Load() < 40) {
		t.Errorf("%d went, %d came, %d told why, %d places", went.Load(), came.Load(), told.Load(), moved.Load())
	}
}

// inParts tries wishes part by part, each time cut short after another part and begun
// again, and reports parts that are none of the whole.
func inParts(ctx context.Context, x *Trying, of TrialOf) (*Trial, error) {
	for n := 1; ; n++ {
		cut, stop := context.WithCancel(ctx)
		var parts []*Trial
		whole, err := x.TryInParts(cut, of, func(part *Trial) {
			if parts = append(parts, part); len(parts) == n {
				stop()
			}
		})
		stop()
		if len(parts) >= n && !errors.Is(err, context.Canceled) {
			return nil, fmt.Errorf("cut short after part %d: %w", n, err)
		}
		if errors.Is(err, context.Canceled) {
			continue
		}
		if err != nil || !whole.Complete {
			return whole, err
		}
		return whole, partsOf(whole, parts)
	}
}

// partsOf reports what a part tells that the whole does not.
func partsOf(whole *Trial, parts []*Trial) error {
	if len(parts) != 4 || whole.Awaited != nil {
		return fmt.Errorf("%d parts, and %v of the whole", len(parts), whole.Awaited)
	}
	for n, part := range parts {
		if len(part.Awaited) != 4-n {
			return fmt.Errorf("part %d awaits %v", n, part.Awaited)
		}
		for i := range part.Rows {
			r := &part.Rows[i]
			if !slices.ContainsFunc(whole.Rows, func(w TrialRow) bool {
				return reflect.DeepEqual(*r, w) || r.Change == TrialWent && w.Change == TrialOther && w.Way == r.Way
			}) {
				return fmt.Errorf("part %d: %+v is no row of %+v", n, r, whole.Rows)
			}
		}
		for _, f := range part.Findings {
			same := func(w FindingChange) bool { return w.Kind == f.Kind && w.Act == f.Act }
			if !slices.ContainsFunc(whole.Findings, same) {
				return fmt.Errorf("part %d: %v is no finding of %v", n, f, whole.Findings)
			}
		}
	}
	return nil
}

// trialWish is the first wish of a party.
func trialWish(talks Talks, party int) Wish {
	return *newGatherer(context.Background(), talks).wish(party, 0)
}

// count counts what became of answers.
func count(a *Trial, went, came, told *atomic.Int64) {
	for i := range a.Rows {
		switch a.Rows[i].Change {
		case TrialWent:
			went.Add(1)
		case TrialCame:
			came.Add(1)
		}
		if a.Rows[i].Why != nil {
			told.Add(1)
		}
	}
}

// untouched reports what differs where nothing was changed.
func untouched(a *Trial) error {
	if len(a.Findings)+len(a.Changes) > 0 {
		return fmt.Errorf("findings %v, changes %v of nothing", a.Findings, a.Changes)
	}
	for i := range a.Rows {
		if r := &a.Rows[i]; r.Change != TrialSame || r.Saved != r.Now || r.Why != nil || r.Other != nil {
			return fmt.Errorf("%+v of nothing", r)
		}
	}
	return nil
}

// rowsOfBrief reports rows that are none of the brief.
func rowsOfBrief(talks Talks, a *Trial) error {
	b, err := NewBrief(context.Background(), talks)
	if err != nil || !b.Complete || !a.Complete {
		return err
	}
	var want, got []string
	for _, to := range b.Ways {
		for i := range to.Ways {
			want = append(want, fmt.Sprint(to.Ways[i].Letter, to.Ways[i].Credible, to.Ways[i].To.State, to.Goal))
		}
	}
	if b.Open != nil {
		want = append(want, fmt.Sprint("open", b.Open.Credible, b.Open.To.State))
	}
	for i := range b.Parties {
		if b.Parties[i].Improvements > 0 {
			want = append(want, string(b.Parties[i].ID))
		}
	}
	want = append(want, fmt.Sprint("today", b.Equilibria[3].StatusQuo))
	for i := range a.Rows {
		switch r := &a.Rows[i]; r.Kind {
		case ConcludesWay:
			got = append(got, fmt.Sprint(r.Way, r.Saved == StandsHolds, r.Named.To.State, r.Named.Goal))
		case ConcludesOpen:
			got = append(got, fmt.Sprint("open", r.Saved == StandsHolds, r.Named.To.State))
		case ConcludesGain:
			got = append(got, string(r.Party))
		default:
			got = append(got, fmt.Sprint("today", r.Saved == StandsHolds))
		}
	}
	if !slices.Equal(got, want) {
		return fmt.Errorf("rows %v, want %v", got, want)
	}
	return nil
}

// trialRight compares a trial of a wish that was moved with the places it could have.
func trialRight(a *Trial, m *Moving, same *Trial, to int) error {
	at := 0
	for i, s := range m.Places {
		if s.From != at+1 || s.To < s.From || i > 0 && slices.Equal(s.Ends, m.Places[i-1].Ends) {
			return fmt.Errorf("places %+v", m.Places)
		}
		at = s.To
	}
	if at != m.Wishes {
		return fmt.Errorf("%d places of %d wishes", at, m.Wishes)
	}
	here := m.Places[slices.IndexFunc(m.Places, func(s Stretch) bool { return s.From <= to+1 && to+1 <= s.To })]
	saved := 0
	for i := range a.Rows {
		r := &a.Rows[i]
		if r.Why != nil && (r.Why.Saved == r.Why.Now || r.Change == TrialSame) {
			return fmt.Errorf("told why: %+v", r.Why)
		}
		if r.Kind == ConcludesToday {
			saved++
			continue
		}
		if r.Saved == StandsNone {
			if r.Change != TrialCame || r.Now == StandsNone {
				return fmt.Errorf("%+v", r)
			}
			continue
		}
		if was := &same.Rows[saved]; r.Kind != was.Kind || r.Way != was.Way || r.Party != was.Party ||
			r.Saved != was.Saved {
			return fmt.Errorf("row %+v in the place of %+v", r, was)
		}
		saved++
		ends := slices.Contains(here.Ends, Conclusion{Kind: r.Kind, Way: r.Way, Party: r.Party})
		left := r.Now
		if r.Change == TrialOther {
			left = StandsNone
		}
		if ended := left == StandsNone || r.Saved == StandsHolds && left == StandsOpen; ended != ends {
			return fmt.Errorf("%+v, but it ends there: %v", r, ends)
		}
	}
	return nil
}

// TestTrialOtherCase refuses a case that differs in more than wishes.
func TestTrialOtherCase(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	d := plenarytest.RandomTalks(rng, plenarytest.Shape{States: 40})
	d.Variants = nil
	c, faults := d.Case()
	if len(faults) > 0 || c.NoStatusQuo {
		t.Fatal(faults)
	}
	x, err := NewTrying(t.Context(), Talks{Space: layOut(t, c)})
	if err != nil {
		t.Fatal(err)
	}
	other, err := c.Amend(plenary.AddPrecondition{Precondition: plenary.Precondition{
		ID: "more", Refuses: c.Parties[0].Prefers.Statements[0].Want, Until: c.Parties[0].Prefers.Statements[0].Want,
		Claim: plenary.Claim{By: -1, Who: -1}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := x.Try(t.Context(), TrialOf{Talks: Talks{Space: layOut(t, other)}}); !errors.Is(err, ErrOtherCase) {
		t.Error(err)
	}
	if _, err := x.Moving(t.Context(), Talks{Space: layOut(t, other)}, 0, 0); !errors.Is(err, ErrOtherCase) {
		t.Error(err)
	}
}

// TestLayOutLike holds that a case laid out after another has the states and ranks that it
// has by itself, whether it differs in wishes or in more.
func TestLayOutLike(t *testing.T) {
	everywhere(t, func(talks Talks) error {
		rng := rand.New(rand.NewPCG(3, uint64(talks.Space.Len())))
		c := talks.Space.Case()
		cases := []*plenary.Case{c}
		if now, _, _, ok := otherWishes(t, talks, rng); ok {
			cases = append(cases, now.Space.Case())
		}
		for i := range c.Levers {
			cases = append(cases, c.Pull(&c.Levers[i]))
		}
		for i := range c.Known {
			if under, err := c.With(c.Known[i].ID); err == nil {
				cases = append(cases, under)
			}
		}
		for _, c := range cases {
			got, err := LayOut(context.Background(), c, talks.Space)
			if err != nil {
				return err
			}
			want := layOut(t, c)
			if got.Case() != c || got.Len() != want.Len() {
				return fmt.Errorf("%d states, and by itself %d", got.Len(), want.Len())
			}
			for s := range want.Len() {
				if !slices.Equal(got.Levels(s, nil), want.Levels(s, nil)) {
					return fmt.Errorf("state %d has other levels", s)
				}
				for p := range c.Parties {
					if got.Tier(p, s) != want.Tier(p, s) || !slices.Equal(got.Moves(p, s), want.Moves(p, s)) {
						return fmt.Errorf("state %d is another to party %d", s, p)
					}
				}
			}
			if !slices.Equal(got.Better(), want.Better()) {
				return errors.New("other states are better")
			}
		}
		return nil
	})
}
