package impasse_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/plenarytest"
)

// strength orders evidence; unmarked is the weakest.
var strength = map[plenary.Evidence]int{
	plenary.Unmarked: 0, plenary.Assumed: 1, plenary.Inferred: 2, plenary.Reported: 3, plenary.Claimed: 4,
	plenary.Stated: 5,
}

// TestMarks: marking a claim never weakens a finding, taking a mark away never
// strengthens one, and what rests on the ranking does so with any marks.
func TestMarks(t *testing.T) {
	for draw := range uint64(200) {
		rng := rand.New(rand.NewPCG(33, draw))
		d := plenarytest.RandomTalks(rng, plenarytest.Shape{})
		how := howOf(&d)
		if len(how) == 0 {
			continue
		}
		before := rests(t, d)
		mark := how[rng.IntN(len(how))]
		was, marked := *mark, *mark == ""
		*mark = "" // taken away, or else one is added
		if marked {
			*mark = []string{"stated", "claimed", "reported", "inferred", "assumed"}[rng.IntN(5)]
		}
		after := rests(t, d)
		for proof, old := range before {
			new, ok := after[proof]
			switch {
			case !ok:
				t.Fatalf("draw %d: with the mark %q in place of %q there is no %s", draw, *mark, was, proof)
			case (old == plenary.Ranking) != (new == plenary.Ranking),
				marked && strength[new] < strength[old], !marked && strength[new] > strength[old]:
				t.Fatalf("draw %d: with the mark %q in place of %q %s rests on %q, before on %q", draw, *mark, was,
					proof, new, old)
			}
		}
	}
}

// rests tells what each finding rests on.
func rests(t *testing.T, d plenary.Draft) map[string]plenary.Evidence {
	t.Helper()
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults[0])
	}
	r, _, err := find(c, 1)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]plenary.Evidence{}
	for _, f := range r.Findings {
		out[tell(f.Proof)] = f.Evidence
	}
	return out
}

// tell names a finding, the same whatever the marks.
func tell(proof impasse.Proof) string {
	about := fmt.Sprint(proof)
	switch p := proof.(type) {
	case impasse.Circle:
		about = fmt.Sprint(p.Links)
	case impasse.NoTable: // one a case
		about = ""
	case impasse.RunningOut:
		p.Laid = nil
		about = fmt.Sprint(p)
	case impasse.Doubt:
		for i := range p.Types {
			p.Types[i].Laid = nil
		}
		about = fmt.Sprint(p)
	}
	return proof.Kind() + " " + about
}

// howOf lists the marks of all claims that findings can name.
func howOf(d *plenary.Draft) []*string {
	var out []*string
	statements := func(list []plenary.StatementDraft) {
		for i := range list {
			out = append(out, &list[i].How)
		}
	}
	for i := range d.Preferences {
		statements(d.Preferences[i].Statements)
	}
	for i := range d.Preconditions {
		out = append(out, &d.Preconditions[i].How)
	}
	for i := range d.Exchanges {
		out = append(out, &d.Exchanges[i].How)
	}
	for i := range d.Tracks {
		for j := range d.Tracks[i].Seats {
			for k := range d.Tracks[i].Seats[j].Mandate {
				out = append(out, &d.Tracks[i].Seats[j].Mandate[k].How)
			}
		}
	}
	for i := range d.Variants {
		for j := range d.Variants[i].Preferences {
			p := &d.Variants[i].Preferences[j]
			if p.Instead != nil {
				statements(p.Instead.Statements)
			}
			for k := range p.Edits {
				out = append(out, &p.Edits[k].How)
			}
		}
	}
	return out
}
