package gmcr

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/stability"
)

// Two cases from the literature as GMCR+ would save them, ranked by hand.
const (
	cuba = `{"useManualPreferenceRanking": true, "options": [
 {"name": "Air strike", "permittedDirection": "both"}, {"name": "Blockade", "permittedDirection": "both"},
 {"name": "Withdraw", "permittedDirection": "both"}, {"name": "Escalate", "permittedDirection": "both"}],
"decisionMakers": [
 {"name": "US", "options": [0, 1], "preferences": [], "preferenceRanking": [5, 7, 6, 8, 3, 2, 4, 1, 12, 10, 11, 9]},
 {"name": "USSR", "options": [2, 3], "preferences": [], "preferenceRanking": [1, 5, 7, 3, 6, 2, 8, 4, 12, 10, 11, 9]}],
"infeasibles": [[[2, "Y"], [3, "Y"]]]}`

	elmira = `{"useManualPreferenceVectors": true, "options": [
 {"name": "Modify", "permittedDirection": "fwd"}, {"name": "Delay", "permittedDirection": "back"},
 {"name": "Accept", "permittedDirection": "both"}, {"name": "Abandon", "permittedDirection": "fwd"},
 {"name": "Insist", "permittedDirection": "both"}],
"decisionMakers": [
 {"name": "MoE", "options": [0], "preferences": [], "preferenceVector": [9, 3, 4, 10, 7, 1, 2, 8, [5, 6, 11, 12]]},
 {"name": "UR", "options": [1, 2, 3], "preferences": [], "preferenceVector": [1, 4, 10, 7, [5, 6, 11, 12], 3, 9, 2, 8]},
 {"name": "LG", "options": [4], "preferences": [], "preferenceVector": [9, 3, 7, 1, 10, 8, 4, 2, [5, 6, 11, 12]]}],
"infeasibles": [[[1, "Y"], [2, "Y"]], [[1, "Y"], [3, "Y"]], [[2, "Y"], [3, "Y"]], [[1, "N"], [2, "N"], [3, "N"]]]}`
)

// equilibria reads the equilibria that a published.txt has, as codes by concept.
func equilibria(t *testing.T, name string) map[string][]string {
	t.Helper()
	text, err := os.ReadFile("../../cases/classics/" + name + "/published.txt")
	if err != nil {
		t.Fatal(err)
	}
	labels, out := map[string][]string{}, map[string][]string{}
	var heading []string
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "#")
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
		case line[0] != ' ':
			heading = words
		case heading[0] == "labels":
			labels[words[0]] = words[1:]
		case heading[0] == "stable" && words[0] == "equilibria":
			var codes []string
			for _, label := range words[1:] {
				codes = append(codes, labels[label]...)
			}
			slices.Sort(codes)
			for _, concept := range heading[1:] {
				out[concept] = codes
			}
		}
	}
	return out
}

// TestPublished holds that models of GMCR+ have the published equilibria.
func TestPublished(t *testing.T) {
	for name, text := range map[string]string{"cuban-missile-crisis": cuba, "elmira-rankings": elmira} {
		sp := laidOut(t, imported(t, []byte(text)).Case)
		answers, err := stability.Analyse(t.Context(), sp)
		if err != nil {
			t.Fatal(err)
		}
		want := equilibria(t, name)
		if len(want) < 4 {
			t.Errorf("%s has only %v", name, want)
		}
		for _, c := range stability.Concepts {
			codes, there := want[strings.ToLower(c.String())]
			if !there {
				continue
			}
			var got []string
			for s := range sp.Len() {
				if answers.Equilibrium(c, s) {
					got = append(got, sp.Code(s))
				}
			}
			slices.Sort(got)
			if !slices.Equal(got, codes) {
				t.Errorf("%s, %s: %v, published %v", name, c, got, codes)
			}
		}
	}
}
