// Package answer knows what is true of talks, as data: every answer of the
// program, with ids and positions only, complete lists, typed proofs and a
// glossary. Prose is nowhere in it. Its JSON is the program's JSON.
//
//	Talks           what is asked about: a case laid out, its record on a day, words of sources
//	NewBrief        where the talks stand, why nobody moves, and the ways out
//	NewReport       the brief with what stands behind it, and of which files it was made
//	NewFinding      one finding of the brief
//	NewWay          one way out of the brief
//	NewWays         the ways out with any levers, to any condition
//	NewSheet        the ways of the brief for a chair, with what is not enough and whom to ask
//	NewAgainst      what differs between two ways of the brief
//	NewSure         which conclusions turn over once one assumption is otherwise
//	NewParter       the same in parts, which [Merging] puts together
//	NewCoalitions   what parties could gain together, and who could answer it
//	NewPreferences  who stays where when it is not known what is preferred, or how strongly that is backed
//	NewPerceptions  where parties are wrong about one another, and what comes of it
//	NewSame         where all stay with states told as one that make no difference
//	NewDrift        in how many moves what is reached, and where walks by a rule come to
//	NewInverse      what would have to be otherwise in what parties want for all to stay in a state
//	NewDepth        where two parties would stay that look some moves ahead
//	NewWhyNot       what is in the way of a condition
//	NewState        why each party would stay in a state, or leave it
//	NewLarge        the same of a case with more states than can be listed
//	NewLargeBrief   what a brief can say of such a case
//	NewStates       the feasible states, one after another
//	NewRests        what rests on a passage
//	NewTimeline     what is on record
//	NewCommitments  how what was promised stands
//	NewDiff         what differs between two cases, and in their answers
//	NewBottomLines  on which conditions each party would be no worse off than today
//	NewBargain      the same of two parties between themselves
//	NewCheck        what a sound case holds, with notes on what may not be meant
//	NewReading      what a report was read to say
//	NewCitation     where a text has words, ready to be cited
//	NewProposals    what somebody proposes of a report, with checks
//
// Every answer but [States] begins with its format (a [Head], if it is about one
// case) and ends with a [Glossary]: what its ids stand for, names, levels, texts;
// whatever is not an id stands there. In between are the nouns that all answers
// are made of (nouns.go), among them [Change], [Outcome], [Wish], [Stance] and
// [Claim]. A [Finding] has a [Proof] of a type of its own for each kind, in a file
// of its own (finding_KIND.go), and so has an [Obstacle] in the way of a condition
// (obstacle.go, obstacle_wishes.go, obstacle_table.go, obstacle_route.go).
// [Passages] finds what any part of an answer rests on.
//
// A brief has besides what is left of it if somebody is of another type ([Under]),
// on which single wishes it hangs ([Leaning]), how commitments stand in deeds
// (deed.go), and whom to ask what ([Question]; ask.go gathers them).
//
// One file an answer: its type, and how it is gathered. An answer has no state
// that its JSON lacks: read back, it is the same answer. [Schema] describes the
// form of each, docs/answers.md all of them.
//
// The functions that make answers may be called by several goroutines at once,
// of the same talks too. An answer may share lists with the case that it is
// about: read it, and copy what is to be changed.
package answer

import (
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/far"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/space"
)

// Format is the version of the form of answers, as it stands at their head. A key
// that is added leaves it.
const Format = 1

// Talks is what is asked about. Questions do not change it, and several may be
// asked at once.
type Talks struct {
	Space *space.Space
	Far   *far.Space    // in place of Space, of a case with more states than can be listed; else nil
	Case  *plenary.Case // in place of Space, where nothing is asked about states; else nil
	Day   *record.Day   // what is on record; nil when nothing is
	Words Words         // nil when no source is at hand
	Work  int64         // what searches for ways out may spend, in units of [route.Work]; 0 for no bound

	Leaning bool // whether a brief asks what it leans on even where that is more than [MostLeaning]
	// what a brief may spend on how sure each of its conclusions is, in changes times states; 0 for nothing
	Sure int64
}

// Words gives the words of a passage where its source is at hand, and where
// they stand: FILE:LINE:COLUMN.
type Words func(ref string) (words, where string, ok bool)

// A Head begins every answer about a case.
type Head struct {
	Format   int         `json:"format"`             // the version of this form
	AsOf     string      `json:"as_of,omitempty"`    // the day of which it is, year-month-day
	Written  string      `json:"written,omitempty"`  // the day of which the case is written, when another
	OnRecord bool        `json:"on_record"`          // whether what was on record by the day counts in it
	Variants []VariantID `json:"variants,omitempty"` // those laid over the case, in this order
	// whether the case does not say where the parties are now; then no key is there that would need it
	NoStatusQuo bool `json:"no_status_quo,omitempty"`
}

func (t Talks) head() Head {
	c := t.theCase()
	h := Head{Format: Format, NoStatusQuo: c.NoStatusQuo}
	if !c.AsOf.IsZero() {
		h.AsOf = c.AsOf.Format(time.DateOnly)
	}
	if t.Day != nil {
		h.OnRecord = true
		if written := t.Day.Record.Date(); !written.IsZero() && !t.Day.Date.Equal(written) {
			h.Written = written.Format(time.DateOnly)
		}
	}
	for _, v := range c.Variants {
		h.Variants = append(h.Variants, VariantID(v.ID))
	}
	return h
}

// theCase is the case as it is on the day.
func (t Talks) theCase() *plenary.Case {
	switch {
	case t.Space != nil:
		return t.Space.Case()
	case t.Far != nil:
		return t.Far.Case()
	case t.Case != nil:
		return t.Case
	}
	return t.Day.Case
}
