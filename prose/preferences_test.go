package prose

import (
	"context"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/space"
)

// gradedTalks are talks of which some wishes are marked: unknown, or strong.
func gradedTalks(t answer.Talks, kind int) (answer.Talks, error) {
	d := t.Space.Case().Written()
	d.Preferences = append([]plenary.PreferenceDraft{}, d.Preferences...)
	for i := range d.Preferences {
		p := &d.Preferences[i]
		p.Statements = append([]plenary.StatementDraft{}, p.Statements...)
		p.Strong = nil
		for j := range p.Statements {
			p.Statements[j].Unknown, p.Statements[j].Strong = "", ""
			switch {
			case (i+j)%2 > 0 || j > 8:
			case kind == 0:
				p.Statements[j].Unknown = "true"
			default:
				p.Statements[j].Strong = "true"
			}
		}
		if kind == 1 && len(p.Ranking) > 0 {
			p.Strong = []int{1}
		}
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		return t, faults[0]
	}
	sp, err := space.New(context.Background(), c, space.Limits{})
	t.Space = sp
	return t, err
}

func init() {
	have := func(t answer.Talks) ([]*answer.Preferences, error) {
		if t.Space.Len() > 200 {
			return nil, nil
		}
		var out []*answer.Preferences
		for kind := range 3 {
			marked := t
			if kind < 2 {
				var err error
				if marked, err = gradedTalks(t, kind); err != nil {
					return nil, err
				}
			}
			states := []int{t.Space.Len() - 1}
			if now := t.Space.StatusQuo(); now >= 0 {
				states = append(states, now)
			}
			a, err := answer.NewPreferences(context.Background(), marked, states)
			if err != nil {
				return nil, err
			}
			out = append(out, a)
		}
		return out, nil
	}
	register("preferences", have, (*Voice).Preferences)
}
