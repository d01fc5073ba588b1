package evidence_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/evidence"
)

func TestNearest(t *testing.T) {
	for _, c := range []struct{ name, raw, words, want string }{
		{"another word", "The dam stays shut today.", "the dam remains shut",
			"1:1+18 1 5: the dam/The dam other remains/stays shut/shut"},
		{"a slip", "The glass fills. The reservoir fills.", "the reservior fills",
			"1:18+19 1 2: the/The other reservior/reservoir fills/fills"},
		{"a slip in one word", "The reservoir fills.", "reservior", "1:5+9 1 2: other reservior/reservoir"},
		{"one is missing", "The dam stays shut.", "The dam always stays shut",
			"1:1+18 1 7: The dam/The dam missing always/ stays shut/stays shut"},
		{"one too many", "The dam now stays shut.", "The dam stays shut",
			"1:1+22 1 4: The dam/The dam added /now stays shut/stays shut"},
		{"other marks", "In the end, we wait.", "In the end we wait",
			"1:1+19 0 1: In the/In the marks end/end, we wait/we wait"},
		{"two as near", "A dam stays. B dam stays.", "C dam stays", "1:1+11 1 1 (1): other C/A dam stays/dam stays"},
		{"nothing near", "The ferry sails at noon.", "We demand a treaty of peace", "none"},
		{"nothing there", "...", "dam", "none"},
		{"other digits", "It costs 25 million.", "costs 26 million",
			"1:4+16 1 1: costs/costs other 26/25 million/million"},
		{"an apostrophe", "They didn’t have it.", "They don't have it",
			"1:1+19 1 2: They/They other don't/didn’t have it/have it"},
		{"no blanks", "平壌は交渉を拒否した。", "交渉を拒絶した",
			"1:4+7 1 1: 交渉を拒/交渉を拒 other 絶/否 した/した"},
	} {
		if got := toldNear(locate(t, c.raw, c.words).Nearest); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func toldNear(n *evidence.Near) string {
	if n == nil {
		return "none"
	}
	out := fmt.Sprintf("%v %d %d", n.Place, n.Distance, n.Letters)
	if n.Equal > 0 {
		out += fmt.Sprintf(" (%d)", n.Equal)
	}
	out += ":"
	for _, p := range n.Parts {
		if p.Is != evidence.PartSame {
			out += " " + string(p.Is)
		}
		out += " " + p.Given + "/" + p.There
	}
	return out
}

// checkNearest compares the nearest stretch with that of a search through all
// stretches, by the definition.
func checkNearest(t testing.TB, raw, words string) {
	text, err := evidence.Read(context.Background(), []byte(raw))
	if err != nil {
		return
	}
	found, err := text.Locate(context.Background(), words)
	if err != nil {
		t.Fatal(err)
	}
	there, given := evidence.WordsOf(text.Visible()), evidence.WordsOf([]rune(strings.TrimSpace(words)))
	if len(found.Matches) > 0 || len(given) == 0 || len(there) > 40 || len(given) > 40 || len(raw)+len(words) > 1000 {
		return
	}
	best := [4]int{1 << 30}
	equal := 0
	asked := []rune(evidence.Folded([]rune(strings.TrimSpace(words))))
	for i := range there {
		for j := i; j < len(there); j++ {
			d := distance(keys(given), keys(there[i:j+1]))
			if d > best[0] {
				continue
			}
			letters := distance(asked, []rune(evidence.Folded(text.Visible()[there[i].From:there[j].To])))
			switch at := [4]int{d, letters, there[i].From, there[j].To}; {
			case d < best[0] || letters < best[1]:
				best, equal = at, 0
			case letters == best[1]:
				equal++
			}
		}
	}
	want := "none"
	if best[0] < max(len(given), 2) && 3*best[1] <= len(asked) {
		want = fmt.Sprint(best, equal)
	}
	got := "none"
	if n := found.Nearest; n != nil {
		got = fmt.Sprint([4]int{n.Distance, n.Letters, n.From, n.To}, n.Equal)
		changed := 0
		for _, p := range n.Parts {
			one, two := len(strings.Fields(p.Given)), len(strings.Fields(p.There))
			if p.Is != evidence.PartSame && p.Is != evidence.PartMarks && one+two == 0 {
				t.Errorf("%q near %q: an empty part", words, raw)
			}
			if p.Is != evidence.PartSame && p.Is != evidence.PartMarks {
				changed += max(len(evidence.WordsOf([]rune(p.Given))), len(evidence.WordsOf([]rune(p.There))))
			}
		}
		if changed != n.Distance {
			t.Errorf("%q near %q: parts differ by %d words, not %d", words, raw, changed, n.Distance)
		}
	}
	if got != want {
		t.Errorf("%q near %q: %v, want %v", words, raw, got, want)
	}
}

func keys(words []evidence.AWord) []string {
	var out []string
	for _, w := range words {
		out = append(out, w.Key)
	}
	return out
}

// distance is the edit distance, by its definition.
func distance[T comparable](a, b []T) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before := row[0]
		row[0] = i + 1
		for j := range b {
			d := before
			if a[i] != b[j] {
				d++
			}
			before, row[j+1] = row[j+1], min(d, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}

// The nearest stretch of random texts is that of the definition, also where the words
// are more than a machine word has bits.
func TestNearestByDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 1))
	some := strings.Fields("dam gate shut open water “now” end, Not 25 — … fi ﬁ ca fé")
	draw := func(most int) string {
		var out []string
		for range 1 + r.IntN(most) {
			out = append(out, some[r.IntN(len(some))])
		}
		return strings.Join(out, " ")
	}
	near := 0
	for range 1000 {
		raw, words := draw(12), draw(6)
		checkNearest(t, raw, words)
		if locate(t, raw, words).Nearest != nil {
			near++
		}
	}
	if near < 20 && !testing.Short() {
		t.Errorf("only %d had something near", near)
	}
	for range 20 { // patterns of several machine words
		var long, other []string
		for range 150 {
			w := some[r.IntN(len(some))]
			long = append(long, w)
			if r.IntN(12) > 0 {
				other = append(other, w)
			}
			if r.IntN(12) == 0 {
				other = append(other, "else")
			}
		}
		n := locate(t, "Before that "+strings.Join(other, " ")+" and after", strings.Join(long, " ")).Nearest
		if n == nil {
			t.Fatal("nothing near")
		}
		given, there := evidence.WordsOf([]rune(strings.Join(long, " "))), evidence.WordsOf([]rune(n.Words))
		if d := distance(keys(given), keys(there)); d != n.Distance {
			t.Errorf("differs by %d words, not %d", d, n.Distance)
		}
		if d := distance(keys(given), keys(evidence.WordsOf([]rune(strings.Join(other, " "))))); d < n.Distance {
			t.Errorf("a stretch differs by %d, the nearest by %d", d, n.Distance)
		}
	}
}
