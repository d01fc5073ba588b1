package brief

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// A Turn is a day from which on a commitment stood so, by what was known then.
type Turn struct {
	On     string `json:"on"`
	Status string `json:"status"`
	Grade  *int   `json:"grade,omitempty"`
}

// MaxTurns bounds the turns that are kept of all commitments together.
const MaxTurns = 1 << 20

// How many turns of a commitment a text tells, the first ones and the last.
const (
	firstTurns = 2
	lastTurns  = 6
)

// AddHistory tells of every commitment how it came to stand as it does: the whole
// of it, or as much as a text has room for. The error is a [plenary.Limit] past
// [MaxTurns], or that of [record.Record.History].
func (c *Commitments) AddHistory(ctx context.Context, whole bool) error {
	row := map[int]int{}
	for i, of := range c.of {
		row[of] = i
	}
	turns, kept := make([][]record.Turn, len(c.Rows)), 0
	err := c.d.Record.History(ctx, c.d.Date, c.of, func(t record.Turn) error {
		i := row[t.Commitment]
		if !whole && len(turns[i]) == firstTurns+lastTurns {
			turns[i] = slices.Delete(turns[i], firstTurns, firstTurns+1)
			c.Rows[i].skipped++
		} else if kept++; kept > MaxTurns {
			return &plenary.Limit{Code: plenary.LimitTurns, What: "turns in how commitments stood", Bound: MaxTurns, Fix: "ask as of an earlier day, or for some with --status"}
		}
		turns[i] = append(turns[i], t)
		return nil
	})
	if err != nil {
		return err
	}
	for i, list := range turns {
		for _, t := range list {
			c.Rows[i].History = append(c.Rows[i].History, turnOf(t))
		}
	}
	return nil
}

func turnOf(t record.Turn) Turn {
	out := Turn{On: t.On.Format(time.DateOnly), Status: t.Status.String()}
	if grade := t.Grade; grade >= 0 {
		out.Grade = &grade
	}
	return out
}

// overTime tells a history.
func (c *Commitment) overTime() string {
	var out []string
	for i, t := range c.History {
		if i == firstTurns && c.skipped > 0 {
			out = append(out, fmt.Sprintf("%s more (--json has all)", thousands(c.skipped)))
		}
		out = append(out, date(t.On)+" "+t.Status+ifText(t.Grade != nil, fmt.Sprintf(" (%s of 3)", gradeText(t.Grade))))
	}
	return strings.Join(out, "; ")
}
