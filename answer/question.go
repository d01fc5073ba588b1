package answer

import (
	"cmp"
	"slices"
)

// A Question is one that would settle something on which the brief turns, with
// whom to ask (docs/theory.md#questions). Its kind decides which fields it has.
type Question struct {
	// weakest-link, mandate, contradiction, closed, giver, wish or gain
	Kind string    `json:"kind"`
	Ask  []PartyID `json:"ask"` // together, where the question is the same
	// of a weakest-link: whether this is their condition
	Stance *Stance `json:"stance,omitempty"`
	// of a mandate: whether a delegation may agree to the levels on a track, and what is known of it
	Track TrackID    `json:"track,omitempty"`
	May   *MayCommit `json:"may,omitempty"`
	// of a mandate, levels to agree to; of an option that is closed, or of a gain, levels to go
	// to; of a giver, what is needed of one of them
	Levels []Term `json:"levels,omitempty"`
	// of a giver: what would have to be enough for it
	Enough ConditionID `json:"enough,omitempty"`
	// of a contradiction: which entry is right
	Entries []EntryAt `json:"entries,omitempty"`
	// of a wish: whether it is theirs; of a gain: the wish by which it is one
	Wish  *Wish   `json:"wish,omitempty"`
	Alike []Wish  `json:"alike,omitempty"` // of a wish: the same of the others asked
	Turn  TurnsOn `json:"turns_on"`        // what its answer would change
}

// TurnsOn is what turns on a question.
type TurnsOn struct {
	Open     bool     `json:"open,omitempty"`     // the way open as things are
	Ways     []string `json:"ways,omitempty"`     // their letters
	Findings []int    `json:"findings,omitempty"` // their numbers
}

// The kinds of questions, in the order of docs/theory.md#questions.
const (
	AskWeakestLink   = "weakest-link"
	AskMandate       = "mandate"
	AskContradiction = "contradiction"
	AskClosed        = "closed"
	AskGiver         = "giver"
	AskWish          = "wish"
	AskGain          = "gain"
)

// MostQuestions bounds the questions of a brief.
const MostQuestions = 12

// questions lists what to ask whom, given the rest of a brief.
func (g *gatherer) questions(b *Brief) []Question {
	q := &asker{gatherer: g, b: b}
	q.weakestLink()
	q.mandates()
	q.contradictions()
	q.closed()
	q.givers()
	q.wishes()
	q.gains()
	slices.SortStableFunc(q.list, func(a, b Question) int {
		return cmp.Or(leads(&a)-leads(&b), b.Turn.weight()-a.Turn.weight())
	})
	return q.list[:min(len(q.list), MostQuestions)]
}

// leads orders the question that comes first before the others.
func leads(q *Question) int {
	if q.Kind == AskWeakestLink {
		return 0
	}
	return 1
}

// weight counts what turns on a question.
func (t *TurnsOn) weight() int {
	n := len(t.Ways) + len(t.Findings)
	if t.Open {
		n++
	}
	return n
}

// add adds a way, by its letter; that of what is open as things are has none.
func (t *TurnsOn) add(v *Way) {
	switch {
	case v.Letter == "":
		t.Open = true
	case !slices.Contains(t.Ways, v.Letter):
		t.Ways = append(t.Ways, v.Letter)
	}
}

// take adds a level to those that a question is about.
func (q *Question) take(change Change) {
	for i := range q.Levels {
		if t := &q.Levels[i]; t.Option == change.Option {
			if at, found := slices.BinarySearch(t.Levels, change.To); !found {
				t.Levels = slices.Insert(t.Levels, at, change.To)
			}
			return
		}
	}
	q.Levels = append(q.Levels, Term{change.Option, []int{change.To}})
}
