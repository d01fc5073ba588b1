package answer

import (
	"errors"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/coalition"
)

// A JointWay is where ways lead that some parties can bring about by themselves, all of them preferring it to
// the status quo: a joint gain, whatever anybody insists on and whatever delegations may agree to
// (docs/theory.md#coalitions).
type JointWay struct {
	Ways []string `json:"ways"` // by letter, those that lead there
	// the parties that are enough for it: none of them could be left out
	Groups [][]PartyID `json:"groups"`
}

// mostJointStates is with how many states a brief asks what is a joint gain.
const mostJointStates = 1 << 18

// joint lists where ways lead that are joint gains, in the order of their letters; nil where there are none, or the
// case is too large to ask.
func (g *gatherer) joint(to []WaysTo) ([]JointWay, error) {
	var states []int
	letters := map[int][]string{}
	for i := range to {
		for j := range to[i].Ways {
			w := &to[i].Ways[j]
			s := w.To.State - 1
			if letters[s] == nil {
				states = append(states, s)
			}
			letters[s] = append(letters[s], w.Letter)
		}
	}
	if states == nil || g.sp.Len() > mostJointStates {
		return nil, nil
	}
	f, err := coalition.New(g.ctx, g.sp)
	if limit := (*plenary.Limit)(nil); errors.As(err, &limit) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	gains, err := f.GainsAmong(g.ctx, g.now, states)
	if err != nil {
		return nil, err
	}
	var out []JointWay
	for _, x := range gains {
		one := JointWay{Ways: letters[x.State]}
		for _, h := range x.Enough {
			one.Groups = append(one.Groups, g.parties(h.Members()))
		}
		out = append(out, one)
	}
	return out, nil
}
