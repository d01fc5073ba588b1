package prose

import (
	"context"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/space"
)

func init() {
	have := func(t answer.Talks) ([]*answer.Coalitions, error) {
		if t.Space.Case().NoStatusQuo || len(t.Space.Case().Parties) > 6 {
			return nil, nil
		}
		now, err := answer.NewCoalitions(context.Background(), t, t.Space.StatusQuo())
		if err != nil {
			return nil, err
		}
		last, err := answer.NewCoalitions(context.Background(), t, t.Space.Len()-1)
		return []*answer.Coalitions{now, last}, err
	}
	register("coalitions", have, (*Voice).Coalitions)
	register("coalitions in full", have, (*Voice).FullCoalitions)
}

// TestCoalitionsTold holds how the way on from s5 at Elmira is told, which the Ministry and
// Uniroyal go together, and which the local government cannot undo.
func TestCoalitionsTold(t *testing.T) {
	f, err := casefile.Load(t.Context(), "../cases/classics/elmira-rankings")
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.With()
	if err != nil {
		t.Fatal(err)
	}
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	s5, _ := sp.Parse("01001")
	a, err := answer.NewCoalitions(t.Context(), answer.Talks{Space: sp}, s5)
	if err != nil {
		t.Fatal(err)
	}
	told := strings.Join(strings.Fields(page.Text(English().Coalitions(a), 0, nil)), " ")
	for _, want := range []string{
		"This begins where the local government insists that the original control order be applied.",
		"The Ministry of the Environment and Uniroyal prefer that; the local government is worse off. Nobody " +
			"else could undo the gain.",
		"- The local government insists that the original control order be applied: nobody gains by leaving that " +
			"alone, but the Ministry of the Environment and Uniroyal would gain together if",
	} {
		if !strings.Contains(told, want) {
			t.Errorf("no %q in\n%s", want, told)
		}
	}
}

// TestCoalitionsAnswered holds how each kind of answer is told.
func TestCoalitionsAnswered(t *testing.T) {
	of := &coalitionTeller{t: English().teller(&answer.Glossary{Parties: make([]answer.PartyName, 3)})}
	two := []answer.PartyID{"a", "b"}
	for want, e := range map[word]answer.Enough{
		"alone":  {Members: two, Answered: []string{"gmr", "seq", "seq-alone"}},
		"seq":    {Members: two, Answered: []string{"gmr", "seq"}},
		"gmr":    {Members: two, Answered: []string{"gmr", "smr"}},
		"some":   {Members: two, Answered: []string{"gmr"}, Undecided: []string{"seq"}},
		"open":   {Members: two, Undecided: []string{"gmr", "smr", "seq", "seq-alone"}},
		"other":  {Members: two},
		"nobody": {Members: []answer.PartyID{"a", "b", "c"}},
	} {
		if got := of.answered(&e); got != want {
			t.Errorf("%+v: %s, want %s", e, got, want)
		}
	}
}
