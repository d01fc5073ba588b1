package tables

import (
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

// csvFile is one file of values.
func csvFile(name, text string) foreign.File {
	return foreign.File{Name: name + ".csv", Text: []byte(text)}
}

// TestWeights reads weights as people write them: ties are exact.
func TestWeights(t *testing.T) {
	im, err := CSV.Read(t.Context(), []foreign.File{
		csvFile("options", "party\toption\tlevels\nUp\tRelease\tnone; half; full\nDown\tAttack\t\nDown\tPay\t\n"),
		csvFile("what counts", "party\toption\tlevel\tweight\nUp\trelease\tHalf\t-0.1\nUp\trelease\tfull\t-.3\n"+
			"Up\tPay\t\t2e-1\nUp\tAttack\t\t-3/2\nup\tattack\tno\t0\n"),
		csvFile("rules", "rule\nup.release = half and down.attack\n"),
	})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"001"}, {"101"}, {"000"}, {"100", "201"}, {"200"}, {"011"}, {"010"}, {"211"}, {"210"}}
	if got := fmt.Sprint(im.Case.Preferences[0].Ranking); got != fmt.Sprint(want) {
		t.Errorf("%s\n%v", got, want)
	}
	if len(im.Case.Preferences[0].Order) != 3 || im.Case.Preferences[0].Party != "up" {
		t.Errorf("%+v", im.Case.Preferences)
	}
	told := ""
	for _, n := range im.Notes.List {
		told += string(n.Code) + " "
	}
	if told != "made made order-only " {
		t.Error(told)
	}
	if _, err := casefile.Parse(t.Context(), "x", casefile.WriteCase(&im.Case)); err != nil {
		t.Error(err)
	}
}

// TestWeightsAtFault holds what is told of weights that cannot be read.
func TestWeightsAtFault(t *testing.T) {
	options := csvFile("options", "party,option,levels\nup,up.x,\nup,up.y,a; b; c\n")
	for rows, want := range map[string]string{
		"up,up.x,,1.5\nup,up.x,,much":            "weights.csv, row 3, column D (D3): `much` is not a number",
		"up,up.x,,\"1,5\"":                       "`1,5` is not a number",
		"up,up.x,,\"-1,5\"":                      "write it with a point: -1.5",
		"up,up.x,,\"1,500.5\"":                   "write how much it counts, as in 3, -1.5 or 1/3",
		"up,up.x,,1,5":                           "column E (E2): this row has more cells than there are columns",
		"up,up.x,,":                              "no weight is written",
		"up,up.y,,1":                             "column B (B2): option `up.y` has 3 levels",
		"up,up.y,d,1":                            "column C (C2): option `up.y` has no level `d`",
		"up,up.z,,1":                             "there is no option `up.z`",
		",up.x,,1":                               "it is not said for whom this counts",
		"up,up.x,,1\nup,up.x,yes,2":              "`yes` of `up.x` has a weight for `up` already, in row 2",
		"up,up.x,,1/" + strings.Repeat("7", 190): "",
		"up,up.x,,1\nup,y,,1":                    "there is no option `y`",
	} {
		files := []foreign.File{options, csvFile("weights", "party,option,level,weight\n"+rows+"\n")}
		_, err := CSV.Read(t.Context(), files)
		if want == "" && err == nil {
			continue
		}
		if err == nil || want == "" || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", rows, err)
		}
	}
	files := []foreign.File{options, csvFile("weights", "party,option,weight\nup,up.x,1\n"),
		csvFile("wishes", "party,wish\nup,up.x\n")}
	if _, err := CSV.Read(t.Context(), files); err == nil || !strings.Contains(err.Error(),
		"column A (A2): `up` has weights, and wishes or a ranking") {
		t.Error(err)
	}
	many, fractions := "party,option\n", "party,option,weight\n"
	for i := range 60 {
		many += fmt.Sprintf("up,up.o%d\n", i)
		fractions += fmt.Sprintf("up,up.o%d,1/%s%d\n", i, strings.Repeat("9", 90), 2*i+1)
	}
	_, err := CSV.Read(t.Context(), []foreign.File{csvFile("options", many), csvFile("weights",
		"party,option,weight\nup,up.o1,1\n")})
	var limit *plenary.Limit
	if !errors.As(err, &limit) || limit.Bound != foreign.MaxRanked || !strings.Contains(err.Error(),
		"more than 10000 feasible states, each of which is ranked by weights") {
		t.Error(err)
	}
	rules := "rule\n"
	for i := range 59 {
		rules += fmt.Sprintf("up.o%d and not up.o%d\n", i, i+1)
	}
	_, err = CSV.Read(t.Context(), []foreign.File{csvFile("options", many), csvFile("weights", fractions),
		csvFile("rules", rules)})
	if err == nil || !strings.Contains(err.Error(), "fractions of too many kinds") {
		t.Error(err)
	}
}

// TestWeightsByDefinition compares rankings with sums that are taken here in tenths,
// and with wishes of which each counts twice what the next does.
func TestWeightsByDefinition(t *testing.T) {
	tied := 0
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 16))
		options, weights := "party;option;levels\n", "party;option;level;weight\n"
		wishes := "party;option;level\n"
		n := 1 + rng.IntN(5)
		counts := make([][]int, n)
		var places [][2]int
		for o := range n {
			options += fmt.Sprintf("up;up.o%d;\"", o)
			counts[o] = make([]int, 2+rng.IntN(2))
			for l := range counts[o] {
				options += fmt.Sprintf("l%d;", l)
				places = append(places, [2]int{o, l})
			}
			options += "\"\n"
		}
		rng.Shuffle(len(places), func(i, j int) { places[i], places[j] = places[j], places[i] })
		places = places[:rng.IntN(len(places))]
		doubling := rng.IntN(2) == 0
		for i, p := range places {
			tenths := rng.IntN(9) - 4
			if doubling {
				tenths = 1 << (len(places) - 1 - i)
			}
			counts[p[0]][p[1]] = tenths
			weights += fmt.Sprintf("up;up.o%d;l%d;%d.%d\n", p[0], p[1], tenths/10, tenths%10)
			if tenths < 0 {
				weights = strings.TrimSuffix(weights, fmt.Sprintf("%d.%d\n", tenths/10, tenths%10)) +
					fmt.Sprintf("-%d.%d\n", -tenths/10, -tenths%10)
			}
			wishes += fmt.Sprintf("up;up.o%d;l%d\n", p[0], p[1])
		}
		files := []foreign.File{csvFile("options", options), csvFile("weights", weights)}
		if n > 1 {
			files = append(files, csvFile("rules", "rule\nup.o0 = l1 and up.o1 = l1\n"))
		}
		sp := laid(t, files)
		sum := func(s int) int {
			out := 0
			for o, l := range sp.Levels(s, nil) {
				out += counts[o][l]
			}
			return out
		}
		for a := range sp.Len() {
			for b := range sp.Len() {
				if (sum(a) > sum(b)) != (sp.Rank(0, a) > sp.Rank(0, b)) {
					t.Fatalf("seed %d: %s %d, %s %d\n%s", seed, sp.Code(a), sum(a), sp.Code(b), sum(b), weights)
				}
				if a != b && sum(a) == sum(b) {
					tied++
				}
			}
		}
		if !doubling {
			continue
		}
		files[1] = csvFile("wishes", wishes)
		if len(places) == 0 {
			continue
		}
		other := laid(t, files)
		for s := range sp.Len() {
			if sp.Rank(0, s) != other.Rank(0, s) {
				t.Fatalf("seed %d: %s is another tier by wishes", seed, sp.Code(s))
			}
		}
	}
	if tied < 1000 {
		t.Error("few states tie:", tied)
	}
}

// laid reads files and lays out the case.
func laid(t *testing.T, files []foreign.File) *space.Space {
	t.Helper()
	im, err := CSV.Read(t.Context(), files)
	if err != nil {
		t.Fatal(err)
	}
	c, faults := im.Case.Case()
	if c == nil {
		t.Fatal(faults)
	}
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return sp
}
