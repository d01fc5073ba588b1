package formats

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/space"
)

// A game is issues with so many values each, and what every party gives them.
type game struct {
	issues  []int
	scores  [][][]int // by party, issue and value
	nothing []int     // what no deal is worth, by party
}

func randomGame(rng *rand.Rand) game {
	g := game{}
	for range 1 + rng.IntN(3) {
		g.issues = append(g.issues, 2+rng.IntN(3))
	}
	for range 1 + rng.IntN(3) {
		var scores [][]int
		for _, n := range g.issues {
			var of []int
			for range n {
				of = append(of, rng.IntN(9))
			}
			scores = append(scores, of)
		}
		g.scores = append(g.scores, scores)
		g.nothing = append(g.nothing, rng.IntN(9*len(g.issues)))
	}
	return g
}

// gets is what a party gets by a deal.
func (g *game) gets(party int, values []int) int {
	sum := 0
	for i, v := range values {
		sum += g.scores[party][i][v]
	}
	return sum
}

// sheets writes the game as score sheets.
func (g *game) sheets() []foreign.File {
	var config strings.Builder
	var files []foreign.File
	for p, scores := range g.scores {
		fmt.Fprintf(&config, "Party %d,s%d,player,x,y\r\n", p, p)
		var text strings.Builder
		for _, of := range scores {
			text.WriteString(strings.Trim(strings.ReplaceAll(fmt.Sprint(of), " ", ", "), "[]") + "\n")
		}
		fmt.Fprintf(&text, "%d \n", g.nothing[p])
		files = append(files, foreign.File{Name: fmt.Sprintf("g/scores_files/s%d.txt", p), Text: []byte(text.String())})
	}
	return append(files, foreign.File{Name: "g/config.txt", Text: []byte(config.String())})
}

// web writes the game for GeniusWeb, weights and utilities as they come.
func (g *game) web() []foreign.File {
	var files []foreign.File
	for p, scores := range g.scores {
		var domain, utilities, weights []string
		for i, of := range scores {
			var values, worth []string
			for v, score := range of {
				values = append(values, fmt.Sprintf(`"v%d"`, v))
				worth = append(worth, fmt.Sprintf(`"v%d": %d.0`, v, score))
			}
			domain = append(domain, fmt.Sprintf(`"i%d": {"values": [%s]}`, i, strings.Join(values, ", ")))
			utilities = append(utilities, fmt.Sprintf(`"i%d": {"discreteutils": {"valueUtilities": {%s}}}`, i,
				strings.Join(worth, ", ")))
			weights = append(weights, fmt.Sprintf(`"i%d": 1e0`, i))
		}
		files = append(files, foreign.File{Name: fmt.Sprintf("p%d.json", p), Text: fmt.Appendf(nil,
			`{"LinearAdditiveUtilitySpace": {"name": "p%d", "domain": {"name": "d", "issuesValues": {%s}},
			"issueUtilities": {%s}, "issueWeights": {%s}, "reservationBid": {"issuevalues": {}}}}`, p,
			strings.Join(domain, ", "), strings.Join(utilities, ", "), strings.Join(weights, ", "))})
	}
	return files
}

// xml writes the game for Genius: each evaluation is divided by the best of its
// issue, which is therefore its weight.
func (g *game) xml() []foreign.File {
	var files []foreign.File
	for p, scores := range g.scores {
		var text strings.Builder
		text.WriteString("\ufeff<!-- x --><?xml version=\"1.0\" encoding=\"latin1\"?>\r" +
			"<utility_space><objective index='0'>")
		var weights strings.Builder
		for i, of := range scores {
			best := 0
			fmt.Fprintf(&text, "<issue index='%d' name='i%d' vtype='discrete'>", i+1, i)
			for v, score := range of {
				fmt.Fprintf(&text, "<item index='%d' value='v%d' evaluation='%d.0'/>", v+1, v, score)
				best = max(best, score)
			}
			text.WriteString("</issue>")
			fmt.Fprintf(&weights, "<weight index='%d' value='%d'></weight>", i+1, best)
		}
		fmt.Fprintf(&text, "%s</objective><reservation value='%d'/></utility_space>", weights.String(), g.nothing[p])
		files = append(files, foreign.File{Name: fmt.Sprintf("p%d.xml", p), Text: []byte(text.String())})
	}
	return files
}

// TestDeals holds of random games in every format that the case has the deals
// and that nothing is settled, that nobody can move alone, and that parties rank
// deals as they score them, and no deal by what it is worth.
func TestDeals(t *testing.T) {
	for i := range uint64(120) {
		g := randomGame(rand.New(rand.NewPCG(i, 19)))
		for id, files := range map[string][]foreign.File{"score": g.sheets(), "geniusweb": g.web(), "genius": g.xml()} {
			f := Of(files)
			if f == nil || f.ID != id {
				t.Fatalf("%s is taken for %v", id, f)
			}
			im, err := f.Read(t.Context(), files)
			if err != nil {
				t.Fatalf("%s: %v\n%s", id, err, files)
			}
			nothing := g.nothing
			if id == "geniusweb" { // no bid, and so nothing
				nothing = make([]int, len(g.nothing))
			}
			if err := g.check(t.Context(), &im.Case, nothing, id == "score"); err != nil {
				t.Fatalf("%s, game %d: %v\n%s", id, i, err, casefile.WriteCase(&im.Case))
			}
		}
	}
}

// check compares a case with the game. With below a deal that is worth no more
// than no deal is better all the same.
func (g *game) check(ctx context.Context, d *plenary.Draft, nothing []int, below bool) error {
	text := casefile.WriteCase(d)
	file, err := casefile.Parse(ctx, "case.yaml", text)
	if err != nil {
		return err
	}
	sp, err := space.New(ctx, file.Case, space.Limits{})
	if err != nil {
		return err
	}
	deals := [][]int{{}}
	for _, n := range g.issues {
		var longer [][]int
		for v := range n {
			for _, deal := range deals {
				longer = append(longer, append(append([]int{}, deal...), v))
			}
		}
		deals = longer
	}
	if sp.Len() != len(deals)+1 {
		return fmt.Errorf("%d states for %d deals", sp.Len(), len(deals))
	}
	now := sp.StatusQuo()
	states := make([]int, len(deals))
	for i, deal := range deals {
		var levels []uint8
		for range g.scores {
			for _, v := range deal {
				levels = append(levels, uint8(v+1))
			}
		}
		at, ok := sp.Find(levels)
		if !ok {
			return fmt.Errorf("deal %v is not there", deal)
		}
		states[i] = at
	}
	for p := range g.scores {
		for i, a := range deals {
			if moves := sp.Moves(p, states[i]); len(moves) > 0 && len(g.scores) > 1 {
				return fmt.Errorf("party %d leaves %v alone", p, a)
			}
			worth := g.gets(p, a)
			better := worth > nothing[p] || below && worth == nothing[p]
			if tie := worth == nothing[p] && !below; better != (sp.Rank(p, states[i]) > sp.Rank(p, now)) ||
				tie != (sp.Rank(p, states[i]) == sp.Rank(p, now)) {
				return fmt.Errorf("party %d ranks %v, worth %d, wrongly against %d", p, a, worth, nothing[p])
			}
			for j, b := range deals[:i] {
				if x, y := worth > g.gets(p, b), sp.Rank(p, states[i]) > sp.Rank(p, states[j]); x != y {
					return fmt.Errorf("party %d ranks %v and %v wrongly", p, a, b)
				}
			}
		}
	}
	return nil
}

// TestManyParties holds that many can sign a deal, and that too many are refused.
func TestManyParties(t *testing.T) {
	g := game{issues: []int{3, 3, 4, 4, 1}}
	for p := range 8 {
		var scores [][]int
		for _, n := range g.issues {
			of := make([]int, n)
			of[p%n] = 1
			scores = append(scores, of)
		}
		g.scores, g.nothing = append(g.scores, scores), append(g.nothing, 1)
		files := g.sheets()
		im, err := Of(files).Read(t.Context(), files)
		var limit *plenary.Limit
		if p == 7 {
			if !errors.As(err, &limit) {
				t.Errorf("%d parties: %v", p+1, err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		c, faults := im.Case.Case()
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if sp, err := space.New(t.Context(), c, space.Limits{}); err != nil || sp.Len() != 145 {
			t.Errorf("%d parties: %v", p+1, err)
		}
	}
}

// TestFaults holds that what is wrong has its place, in every format.
func TestFaults(t *testing.T) {
	sheets := func(sheet string) []foreign.File {
		return []foreign.File{{Name: "config.txt", Text: []byte("Up,up\nDown, down,p1\n")},
			{Name: "scores_files/up.txt", Text: []byte("1,2\n3,4\n5")},
			{Name: "scores_files/down.txt", Text: []byte(sheet)}}
	}
	one := func(name, text string) []foreign.File { return []foreign.File{{Name: name, Text: []byte(text)}} }
	const space = `{"LinearAdditiveUtilitySpace": {"domain": {"issuesValues": {"a": {"values": ["x", "y"]}}},
 "issueUtilities": {"a": {"discreteutils": {"valueUtilities": {"x": 1, "y": 2}}}},
 "issueWeights": {"a": 1}}}`
	for _, x := range []struct {
		files []foreign.File
		want  string
	}{
		{sheets("1,2\n3,x\n5"), "scores_files/down.txt:2:3 wrong-form"},
		{sheets("1,2\n3,4,5\n5"), "scores_files/down.txt:2:1 wrong-form"},
		{sheets("1,2\r3,4\r5,6"), "scores_files/down.txt:3:1 wrong-form"},
		{sheets("1,2\n5"), "scores_files/down.txt:2:1 missing-part"},
		{sheets("1,2\n3,4\n"), "scores_files/down.txt:2:1 wrong-form"},
		{sheets("1,2\n3,4\n5")[:2], "config.txt:2:7 unknown-word"},
		{one("a.xml", "<negotiation_template><utility_space><issue name='a' index='1'><item value='x'/></issue>"+
			"</utility_space></negotiation_template>"), "a.xml:1:1 missing-part"},
		{one("a.xml", "<utility_space>\n<issue name='a' index='1' type='real'/></utility_space>"),
			"a.xml:2:1 wrong-form"},
		{one("a.xml", "<utility_space type=\"nonlinear\"/>"), "a.xml:1:22 wrong-form"},
		{one("a.xml", "<utility_space><issue name='a' index='1'><item value='x' evaluation='1,5'/></issue>"+
			"</utility_space>"), "a.xml:1:70 wrong-form"},
		{one("a.xml", "<utility_space><issue>"), "a.xml:1:23 not-text"},
		{one("a.json", strings.Replace(space, `"y": 2`, `"y": "two"`, 1)), "a.json:2:77 wrong-form"},
		{one("a.json", strings.Replace(space, `"discreteutils"`, `"other"`, 1)), "a.json:2:26 wrong-form"},
		{one("a.json", strings.Replace(space, `"values": ["x", "y"]`, `"range": [1, 0, 1]`, 1)),
			"a.json:1:76 wrong-form"},
		{one("a.json", `{"SumOfGroupsUtilitySpace": {"name": "a"}}`), "a.json:1:2 wrong-form"},
		{one("a.json", `{"issuesValues": {"a": {"values": ["x"]}}}`), "a.json:1:1 missing-part"},
	} {
		f := Of(x.files)
		if f == nil {
			t.Errorf("%s is in no format", x.files[0].Text)
			continue
		}
		_, err := f.Read(t.Context(), x.files)
		var faults *casefile.Faults
		if !errors.As(err, &faults) {
			t.Errorf("%s: %v", x.files[len(x.files)-1].Text, err)
			continue
		}
		at := faults.List[0]
		if got := fmt.Sprintf("%s:%d:%d %s", at.File, at.Line, at.Col, at.Code); got != x.want {
			t.Errorf("%s: %s, not %s: %v", x.files[len(x.files)-1].Text, got, x.want, err)
		}
	}
}

// FuzzDeals reads anything in the formats of deals: what is read is a sound case.
func FuzzDeals(f *testing.F) {
	g := randomGame(rand.New(rand.NewPCG(1, 1)))
	for _, files := range [][]foreign.File{g.sheets(), g.web(), g.xml()} {
		f.Add(files[0].Name, string(files[0].Text), files[len(files)-1].Name, string(files[len(files)-1].Text))
	}
	f.Fuzz(func(t *testing.T, name1, text1, name2, text2 string) {
		files := []foreign.File{{Name: name1, Text: []byte(text1)}, {Name: name2, Text: []byte(text2)}}
		format := Of(files)
		if format == nil {
			return
		}
		im, err := format.Read(t.Context(), files)
		if err != nil {
			return
		}
		text := casefile.WriteCase(&im.Case)
		if _, err := casefile.Parse(t.Context(), "x", text); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
	})
}
