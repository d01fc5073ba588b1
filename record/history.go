package record

import (
	"context"
	"slices"
	"time"

	"github.com/plenary-talks/plenary"
)

// A Turn is a day from which on a commitment stands otherwise than before.
type Turn struct {
	On         time.Time
	Commitment int
	Status     Status
	Grade      int // -1 when nobody graded it
}

// MaxHistory bounds the days that a history looks at.
const MaxHistory = 2000

// History tells how the commitments of the record came to stand as they do on a
// day, by what was known on each day; the zero time takes everything. The error
// is a *[plenary.Limit] past [MaxHistory] days, or that of AsOf.
func (r *Record) History(ctx context.Context, until time.Time) ([]Turn, error) {
	days := r.turningDays(until)
	if len(days) > MaxHistory {
		return nil, &plenary.Limit{Code: plenary.LimitDays, What: "days on which commitments may have changed", Bound: MaxHistory, Met: int64(len(days)),
			Fix: "ask as of an earlier day"}
	}
	var out []Turn
	last := map[int]Turn{}
	for _, day := range days {
		d, err := r.AsOf(ctx, day)
		if err != nil {
			return nil, err
		}
		for i := range d.Commitments {
			s := &d.Commitments[i]
			before, known := last[s.Commitment]
			if known && before.Status == s.Status && before.Grade == s.Grade {
				continue
			}
			turn := Turn{day, s.Commitment, s.Status, s.Grade}
			last[s.Commitment] = turn
			out = append(out, turn)
		}
	}
	return out, nil
}

// turningDays lists the days, until the given one, on which a commitment may
// come to stand otherwise: something about it becomes known, or its day passes.
func (r *Record) turningDays(until time.Time) []time.Time {
	about := map[int]bool{}
	var days []time.Time
	for i := range r.Commitments {
		c := &r.Commitments[i]
		if !c.Due.IsZero() {
			days = append(days, c.Due.To.AddDate(0, 0, 1))
		}
		if c.Does != nil {
			for _, o := range c.Does.Options(nil) {
				about[o] = true
			}
		}
	}
	for i := range r.Agreements {
		days = append(days, latest(r.Agreements[i].On.To, r.Agreements[i].Public))
	}
	for i := range r.Entries {
		if e := &r.Entries[i]; e.Kind == Progress || e.Kind == Withdrawal || e.Corrects >= 0 || len(e.Contradicts) > 0 || e.Kind == Move && about[e.Option] {
			days = append(days, latest(e.On.To, e.Public))
		}
	}
	slices.SortFunc(days, time.Time.Compare)
	days = slices.Compact(days)
	if until.IsZero() {
		return days
	}
	return slices.DeleteFunc(days, func(d time.Time) bool { return d.After(until) })
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
