package prose

import (
	"io"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// States writes feasible states as a table for people, state by state, in lines
// of width columns, 0 for [page.DefaultWidth]: per party the tier, with a mark
// for whether it would stay, and the concepts by which everybody would. The
// error is that of w.
func (v *Voice) States(w io.Writer, a *answer.States, width int) error {
	t := &statesTeller{Voice: v, a: a}
	t.ids, t.tiers = a.Parties()
	if width <= 0 {
		width = page.DefaultWidth
	}
	numbers, codes := max(5, len(strconv.Itoa(a.Len()))), max(4, a.Options())
	heads, widths, legend := t.columns(width - numbers - codes - 2 - 2 - equilibriumWidth)
	head := []string{v.say("states.state", nil).String(), v.say("states.code", nil).String()}
	grid := &page.Grid{Columns: []page.Column{{Min: numbers, Right: true}, {Min: codes}}}
	for i, h := range heads {
		grid.Columns = append(grid.Columns, page.Column{Min: widths[i], Right: true, Gap: -1}, page.Column{Min: 1})
		head = append(head, h, "")
	}
	grid.Columns = append(grid.Columns, page.Column{})
	if err := grid.Row(w, append(head, v.say("states.equilibrium", nil).String())...); err != nil {
		return err
	}
	shown, now := 0, v.say("states.now", nil).String()
	row := make([]string, 0, len(grid.Columns))
	for state := range a.All() {
		shown++
		row = append(row[:0], strconv.Itoa(state+1), a.Code(state))
		for p := range t.ids {
			row = append(row, strconv.Itoa(a.Tier(p, state)), marks[a.Firmness(p, state)])
		}
		last := t.equilibrium(state)
		if state == a.StatusQuo() {
			last += "  " + now
		}
		if err := grid.Row(w, append(row, last)...); err != nil {
			return err
		}
	}
	foot := page.Document{}
	foot.Add(page.Gap{}, page.Item{
		Text: v.say("states.foot", args{"n": count(shown), "of": count(a.Len()), "legend": legend})})
	_, err := io.WriteString(w, page.Text(&foot, width, nil))
	return err
}

type statesTeller struct {
	*Voice
	a     *answer.States
	ids   []answer.PartyID
	tiers []int
}

const equilibriumWidth = 16 // of the widest list of concepts but all of them

func (t *statesTeller) equilibrium(state int) string {
	names := t.a.Equilibrium(state)
	if len(names) == len(answer.Concepts) {
		return t.say("states.all", nil).String()
	}
	return strings.Join(names, " ")
}

// columns fits a column per party into the given width, numbering the parties
// where their ids are too long.
func (t *statesTeller) columns(room int) (heads []string, widths []int, legend page.Spans) {
	total := 0
	for p, id := range t.ids {
		heads, widths = append(heads, string(id)), append(widths, max(len(strconv.Itoa(t.tiers[p])), len(id)))
		total += widths[p] + 3
	}
	if total <= room {
		return heads, widths, nil
	}
	var names []page.Spans
	for p, id := range t.ids {
		heads[p] = "p" + strconv.Itoa(p+1)
		widths[p] = max(2, len(strconv.Itoa(t.tiers[p])))
		names = append(names, t.say("states.party", args{"column": code(heads[p]), "id": code(string(id))}))
	}
	return heads, widths, between(names, ", ")
}

// marks are how firmly a party would stay, as a sign; nothing where the concepts
// asked for do not say.
var marks = map[answer.Firmness]string{
	answer.NothingToGain: "=", answer.Answered: "+", answer.Answerable: "~", answer.Leaves: "!", answer.NotSaid: " ",
}
