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
	register("bottom-lines", func(t answer.Talks) ([]*answer.BottomLines, error) {
		var all []int
		for p := range t.Space.Case().Parties {
			all = append(all, p)
		}
		a, err := answer.NewBottomLines(context.Background(), t, all)
		if err != nil || len(all) < 2 {
			return []*answer.BottomLines{a}, err
		}
		pair, err := answer.NewBargain(context.Background(), t, 1, 0)
		return []*answer.BottomLines{a, pair}, err
	}, (*Voice).BottomLines)
}

// gates is a case with phrases, of two that wait for each other.
const gates = `
plenary: 1
parties: {hills: {name: Upland}, mill: {name: Mill, text: the mill}, town: {name: Town, text: the town, short: it}}
options:
  hills.gates: {levels: {shut: , half: {do: open half the gates}, open: {do: open the gates}}}
  mill.bed: {do: dredge, undo: stop dredging}
  town.money: {do: pay for the gates}
preconditions:
  bed-first: {party: hills, refuses: hills.gates >= half, until: mill.bed}
  gates-first: {party: mill, refuses: mill.bed, until: hills.gates >= half}
preferences:
  hills: [{want: mill.bed or town.money or hills.gates = shut, how: HILLS}, {want: hills.gates = shut if not mill.bed,
    how: HILLS}, {want: mill.bed, how: assumed}, {want: hills.gates = shut, how: assumed}]
  mill: [{want: hills.gates >= half if mill.bed, how: MILL, by: town}, {want: hills.gates >= half, how: assumed},
    {want: not mill.bed, how: assumed}]
`

// TestBottomLineSentences holds how one price is told: what is asked, and how we
// know it, in one sentence.
func TestBottomLineSentences(t *testing.T) {
	for how, want := range map[string]string{
		"stated":   "By the wishes that it states, Upland would open half the gates exactly if the mill dredges",
		"claimed":  "By what others say of it, Upland would open half the gates exactly if the mill dredges",
		"inferred": "We infer that Upland would open half the gates exactly if the mill dredges",
		"assumed":  "We assume that Upland would open half the gates exactly if the mill dredges",
	} {
		tell, lines := pricesIn(t, strings.NewReplacer("HILLS", how, "MILL", how).Replace(gates))
		if got := tell.bottomLine(&lines[0]).String(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestPriceList(t *testing.T) {
	tell, lines := pricesIn(t, strings.NewReplacer("HILLS", "stated", "MILL", "reported").Replace(gates))
	tell.priceList(lines)
	got := page.Text(&tell.doc, 80, nil)
	want := `  - Upland would open half the gates exactly if the mill dredges.         stated
  - The mill would dredge exactly if Upland opens half the gates or goes
    further. (reported)
`
	if got != want {
		t.Errorf("\n%s\nwant\n%s", got, want)
	}
}

// pricesIn are the prices that a brief of a case has.
func pricesIn(t *testing.T, text string) (*teller, []answer.PartyLine) {
	t.Helper()
	f, err := casefile.Parse(t.Context(), "gates.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	sp, err := space.New(t.Context(), f.Case, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := answer.NewBrief(t.Context(), answer.Talks{Space: sp})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.BottomLines) != 2 {
		t.Fatalf("%d lines", len(b.BottomLines))
	}
	return English().teller(&b.Glossary), b.BottomLines
}
