package answer

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary/coalition"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/stability"
)

// Coalitions is what parties could gain together from a state, whatever they insist on
// and whatever their delegations may agree to (docs/theory.md#coalitions).
type Coalitions struct {
	Head
	State int `json:"state"` // from which it is asked: its number, from 1
	// of every option its level, 0 to 9 and then a to z, in the order of the case
	Code      string    `json:"code"`
	StatusQuo bool      `json:"status_quo"` // whether it is the state as it is on the day
	Levels    []AtLevel `json:"levels"`     // of every option, in the order of the case
	Count     int       `json:"count"`      // states that are a joint gain of some coalition
	// those that change the fewest options first, at most 1024
	Gains []JointGain `json:"gains"`
	// those with a joint gain, the fewest members first, then in the order of the case
	Coalitions []Coalition `json:"coalitions"`
	// concepts by which every coalition stays: nash, gmr, smr, seq, seq-alone
	Stays   []string        `json:"stays"`
	Resting RestingTogether `json:"resting"`
	// whether of every answer it was found out whether it is one; else some are undecided
	Complete bool `json:"complete"`
	// whether the case has states told as one, each of which counts by itself here
	Apart    bool     `json:"apart,omitempty"`
	Glossary Glossary `json:"glossary"`
}

// A JointGain is a state that some coalition could come to and all its members prefer.
type JointGain struct {
	State int `json:"state"` // its number, from 1
	// of every option its level, as of the state from which it is asked
	Code    string    `json:"code"`
	Changes []Change  `json:"changes"` // from that state
	By      []PartyID `json:"by"`      // who changes something
	Prefer  []PartyID `json:"prefer"`  // who prefers it
	Lose    []PartyID `json:"lose"`    // who ranks it lower
	// the coalitions that can come to it, are made of parties that prefer it, and have no part
	// that is such a coalition: mostly one, those who change something
	Enough []Enough `json:"enough"`
	Holds  []string `json:"holds"` // concepts by which all would stay there, each for itself
}

// Enough is a coalition that is enough for a joint gain.
type Enough struct {
	Members []PartyID `json:"members"`
	// concepts by which the others can answer that gain: gmr, smr, seq, seq-alone
	Answered  []string `json:"answered"`
	Undecided []string `json:"undecided,omitempty"` // concepts by which it was too much work to find out
}

// A Coalition is some parties, with what they could gain together.
type Coalition struct {
	Members   []PartyID `json:"members"`
	Gains     int       `json:"gains"`               // states that are a joint gain of it
	Enough    int       `json:"enough"`              // of these, those for which it is enough
	Stays     []string  `json:"stays"`               // concepts by which it stays: gmr, smr, seq, seq-alone
	Undecided []string  `json:"undecided,omitempty"` // concepts by which it was too much work to find out
}

// RestingTogether is the states in which nobody gains by moving alone, and which of them
// coalitions would leave.
type RestingTogether struct {
	Count int `json:"count"` // such states
	Asked int `json:"asked"` // of these, those asked about: the nearest to the status quo
	Firm  int `json:"firm"`  // of these, those from which no coalition has a joint gain
	// those asked about, the nearest to the status quo first
	States []RestTogether `json:"states"`
}

// A RestTogether is a state in which nobody gains by moving alone.
type RestTogether struct {
	Outcome
	Firm bool `json:"firm"` // whether no coalition has a joint gain from it
	// how many other states in which nobody gains by moving alone are joint gains from it
	Jumps int `json:"jumps"`
	// those that change the fewest options first, at most 16
	Shown []Jump `json:"shown"`
}

// A Jump leads from a state in which nobody gains by moving alone to another such state
// that is a joint gain.
type Jump struct {
	State int `json:"state"` // where it leads: its number, from 1
	// of every option its level, as of the state from which it is asked
	Code    string      `json:"code"`
	Changes []Change    `json:"changes"` // from where it begins
	Prefer  []PartyID   `json:"prefer"`  // who prefers it
	Enough  [][]PartyID `json:"enough"`  // the coalitions that are enough for it
}

// Where lists of coalitions are cut.
const (
	mostJoint   = 1024
	mostJumps   = 16
	mostResting = 200
	restingWork = 1 << 26 // states times those asked about
	judgedWork  = 1 << 26 // states times coalitions judged
)

// NewCoalitions answers what parties could gain together from a state, and which states
// in which nobody gains alone coalitions would leave. The error is the context's,
// [plenary.ErrNoStatusQuo], or that of [coalition.New]. The cost is that of
// [stability.Analyse], of [coalition.Finder.Gains] for each state asked about, and of
// [coalition.Finder.Judge] for each coalition with a joint gain.
func NewCoalitions(ctx context.Context, t Talks, from int) (*Coalitions, error) {
	if err := t.Space.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	f, err := coalition.New(ctx, t.Space)
	if err != nil {
		return nil, err
	}
	g, err := fromNow(ctx, t)
	if err != nil {
		return nil, err
	}
	out := &Coalitions{Head: t.head(), State: from + 1, Code: g.sp.Code(from), StatusQuo: from == g.now,
		Levels: g.levelsIn(from), Apart: g.hasSame()}
	if err := g.together(out, f, from); err != nil {
		return nil, err
	}
	if out.Resting, err = g.restingTogether(f); err != nil {
		return nil, err
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

// together fills in what is gained from a state.
func (g *gatherer) together(out *Coalitions, f *coalition.Finder, from int) error {
	gains, err := f.Gains(g.ctx, from)
	if err != nil {
		return err
	}
	judged, err := g.judged(f, from, gains)
	if err != nil {
		return err
	}
	out.Count, out.Gains, out.Coalitions = len(gains), []JointGain{}, []Coalition{}
	for _, i := range g.nearestGains(from, gains, mostJoint) {
		out.Gains = append(out.Gains, g.jointGain(from, &gains[i], judged))
	}
	stays := map[coalition.Concept]bool{coalition.Nash: len(gains) == 0}
	for _, c := range answerable {
		stays[c] = true
	}
	out.Complete = true
	for i := range judged {
		j := &judged[i]
		one := Coalition{Members: g.parties(j.of.Members()), Gains: j.gains, Enough: j.enough, Stays: []string{}}
		for _, c := range answerable {
			is, decided := j.stays(c)
			if is {
				one.Stays = append(one.Stays, c.String())
			} else {
				stays[c] = false
			}
			if !decided {
				one.Undecided, out.Complete = append(one.Undecided, c.String()), false
			}
		}
		out.Coalitions = append(out.Coalitions, one)
	}
	out.Stays = []string{}
	for _, c := range coalition.Concepts {
		if stays[c] {
			out.Stays = append(out.Stays, c.String())
		}
	}
	return nil
}

// answerable are the concepts by which a joint gain can be answered.
var answerable = []coalition.Concept{coalition.GMR, coalition.SMR, coalition.SEQ, coalition.Alone}

// A judgedCoalition is a coalition with a joint gain, and what the others could answer; nothing of
// that where it was too much work.
type judgedCoalition struct {
	of            coalition.Set
	gains, enough int
	found         *coalition.Judgement
}

func (j *judgedCoalition) stays(c coalition.Concept) (is, decided bool) {
	if j.found == nil {
		return false, false
	}
	return j.found.Stays(c)
}

func (j *judgedCoalition) answered(c coalition.Concept, gain int) (is, decided bool) {
	if j.found == nil {
		return false, false
	}
	at, _ := slices.BinarySearch(j.found.Gains, gain)
	return j.found.Answered(c, at)
}

// judged judges every coalition that has a joint gain, as far as that is not too much work.
func (g *gatherer) judged(f *coalition.Finder, from int, gains []coalition.Gain) ([]judgedCoalition, error) {
	var out []judgedCoalition
	alike := alikeGains(gains)
	w := progress.Begin(g.ctx, "asking who could answer coalitions", int(f.All()))
	left := int64(coalition.Work)
	for _, h := range bySize(f.All()) {
		one := judgedCoalition{of: h}
		for _, x := range alike {
			if x.Of(h) {
				one.gains += x.n
			}
			if slices.Contains(x.Enough, h) {
				one.enough += x.n
			}
		}
		if one.gains > 0 {
			if len(out)*g.sp.Len() < judgedWork {
				var err error
				if one.found, err = f.Judge(g.ctx, from, gains, h, &left); err != nil {
					return nil, err
				}
			}
			out = append(out, one)
		}
		if err := w.Done(1); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// An alikeGain stands for joint gains of the same coalitions.
type alikeGain struct {
	*coalition.Gain
	n int
}

func alikeGains(gains []coalition.Gain) []alikeGain {
	var out []alikeGain
	place := map[string]int{}
	for i := range gains {
		key := fmt.Sprint(gains[i].Prefer, gains[i].Enough)
		at, known := place[key]
		if !known {
			at = len(out)
			place[key] = at
			out = append(out, alikeGain{&gains[i], 0})
		}
		out[at].n++
	}
	return out
}

// bySize lists all coalitions, the fewest members first, then in the order of the case.
func bySize(all coalition.Set) []coalition.Set {
	var out []coalition.Set
	for h := coalition.Set(1); h <= all; h++ {
		out = append(out, h)
	}
	slices.SortFunc(out, func(a, b coalition.Set) int {
		if n := cmp.Compare(a.Len(), b.Len()); n != 0 {
			return n
		}
		return slices.Compare(a.Members(), b.Members())
	})
	return out
}

// nearestGains are the places of joint gains that change the fewest options of a state.
func (g *gatherer) nearestGains(from int, gains []coalition.Gain, most int) []int {
	here, levels := g.sp.Levels(from, nil), []uint8(nil)
	differ := make([]int, len(gains))
	out := make([]int, len(gains))
	for i := range gains {
		levels = g.sp.Levels(gains[i].State, levels)
		differ[i], out[i] = impasse.Differ(here, levels), i
	}
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(differ[a], differ[b]) })
	return out[:min(most, len(out))]
}

func (g *gatherer) jointGain(from int, x *coalition.Gain, judged []judgedCoalition) JointGain {
	out := JointGain{State: x.State + 1, Code: g.sp.Code(x.State), Changes: g.changes(from, x.State),
		By: g.parties(x.Change.Members()), Prefer: g.parties(x.Prefer.Members()), Lose: []PartyID{},
		Enough: []Enough{}, Holds: g.holdsBy(x.State)}
	for p := range g.c.Parties {
		if g.sp.Rank(p, x.State) < g.sp.Rank(p, from) {
			out.Lose = append(out.Lose, g.party(p))
		}
	}
	for _, h := range x.Enough {
		e := Enough{Members: g.parties(h.Members()), Answered: []string{}}
		j := &judged[slices.IndexFunc(judged, func(j judgedCoalition) bool { return j.of == h })]
		for _, c := range answerable {
			switch is, decided := j.answered(c, x.State); {
			case is:
				e.Answered = append(e.Answered, c.String())
			case !decided:
				e.Undecided = append(e.Undecided, c.String())
			}
		}
		out.Enough = append(out.Enough, e)
	}
	return out
}

// restingTogether asks which states in which nobody gains alone coalitions would leave.
func (g *gatherer) restingTogether(f *coalition.Finder) (RestingTogether, error) {
	var all []int
	for s := range g.sp.Len() {
		if g.a.Equilibrium(stability.Nash, s) {
			all = append(all, s)
		}
	}
	now, levels := g.c.StatusQuo(), []uint8(nil)
	differ := map[int]int{}
	for _, s := range all {
		levels = g.sp.Levels(s, levels)
		differ[s] = impasse.Differ(now, levels)
	}
	near := slices.Clone(all)
	slices.SortStableFunc(near, func(a, b int) int { return cmp.Compare(differ[a], differ[b]) })
	near = near[:min(len(near), mostResting, 1+restingWork/g.sp.Len())]
	out := RestingTogether{Count: len(all), Asked: len(near), States: []RestTogether{}}
	w := progress.Begin(g.ctx, "asking which situations coalitions would leave", len(near))
	for _, s := range near {
		one, err := g.restTogether(f, s, all)
		if err != nil {
			return out, err
		}
		if one.Firm {
			out.Firm++
		}
		out.States = append(out.States, one)
		if err := w.Done(1); err != nil {
			return out, err
		}
	}
	return out, nil
}

func (g *gatherer) restTogether(f *coalition.Finder, s int, resting []int) (RestTogether, error) {
	out := RestTogether{Outcome: g.outcome(s), Shown: []Jump{}}
	var err error
	if out.Firm, err = f.Stays(g.ctx, s); err != nil || out.Firm {
		return out, err
	}
	jumps, err := f.GainsAmong(g.ctx, s, resting)
	if err != nil {
		return out, err
	}
	out.Jumps = len(jumps)
	for _, i := range g.nearestGains(s, jumps, mostJumps) {
		x := &jumps[i]
		one := Jump{State: x.State + 1, Code: g.sp.Code(x.State), Changes: g.changes(s, x.State),
			Prefer: g.parties(x.Prefer.Members()), Enough: [][]PartyID{}}
		for _, h := range x.Enough {
			one.Enough = append(one.Enough, g.parties(h.Members()))
		}
		out.Shown = append(out.Shown, one)
	}
	return out, nil
}
