package prose

import (
	"reflect"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// A moveRow is what some parties could do that would do the same to them.
type moveRow struct {
	what []page.Spans // infinitives
	of   *answer.Doing
}

// fewMoves is how many rows of a party are told where room is short.
const fewMoves = 3

// movesPieces is the table of what each party could do, and what it would give up.
func (t *stateTeller) movesPieces() []piece {
	return []piece{{
		{3, func() { t.movesTable(0) }},
		{1, func() { t.movesTable(2 * fewMoves) }},
		{0, func() { t.movesTable(fewMoves) }},
	}}
}

// movesTable tells at most so many moves of each party; 0 is all of them.
func (t *stateTeller) movesTable(most int) {
	table := page.Table{Depth: 1, Columns: []page.Column{{Max: 12, Wrap: true}, {Max: 22, Wrap: true},
		{Max: 24, Wrap: true}, {}},
		Head: []page.Spans{t.say("explain.head.party", nil), t.say("explain.head.do", nil),
			t.say("explain.head.loss", nil), t.say("explain.head.known", nil)}}
	for _, group := range t.likeRows() {
		who := t.apart(group.parties)
		for i, row := range group.rows {
			if most > 0 && i == most && len(group.rows) > most+1 {
				table.Rows = append(table.Rows,
					[]page.Spans{nil, t.say("explain.moves.more", args{"n": count(len(group.rows) - most)})})
				break
			}
			table.Rows = append(table.Rows, []page.Spans{who, t.list("or", row.what), t.effect(row.of),
				t.moveKnown(row.of)})
			who = nil
		}
		if len(group.rows) == 0 {
			table.Rows = append(table.Rows, []page.Spans{who, t.say("explain.moves.none", nil)})
		}
	}
	t.table(&table)
}

// apart names parties before what is said of each of them alone.
func (t *teller) apart(list []answer.PartyID) page.Spans {
	return between(t.eachCalled(list, t.short), ", ").Sentence()
}

// A moveGroup is parties with the same rows.
type moveGroup struct {
	parties []answer.PartyID
	rows    []moveRow
}

// likeRows sorts parties by what their rows say.
func (t *stateTeller) likeRows() []moveGroup {
	var out []moveGroup
	var said [][]page.Spans
	for i := range t.a.Parties {
		r := &t.a.Parties[i]
		rows := t.rowsOf(r)
		var text []page.Spans // with the ids of what they name
		for _, row := range rows {
			text = append(text, t.list("or", row.what), t.effect(row.of), t.moveKnown(row.of))
		}
		at := slices.IndexFunc(said, func(s []page.Spans) bool { return reflect.DeepEqual(s, text) })
		if at >= 0 {
			out[at].parties = append(out[at].parties, r.Party)
			continue
		}
		said, out = append(said, text), append(out, moveGroup{[]answer.PartyID{r.Party}, rows})
	}
	return out
}

// rowsOf is what a party could do; what would give up the same stands together.
func (t *stateTeller) rowsOf(r *answer.Reasoning) []moveRow {
	var out []moveRow
	for i := range r.Does {
		d := &r.Does[i]
		at := slices.IndexFunc(out, func(x moveRow) bool {
			return x.of.Effect == d.Effect && reflect.DeepEqual(x.of.Wish, d.Wish) && d.Effect != answer.Gains
		})
		if at < 0 {
			at, out = len(out), append(out, moveRow{of: d})
		}
		out[at].what = append(out[at].what, t.doing(d.Changes))
	}
	return out
}

// effect is what a move would cost who makes it.
func (t *stateTeller) effect(d *answer.Doing) page.Spans {
	in := args{"effect": word(d.Effect), "wish": page.Spans(nil)}
	if d.Wish != nil && d.Effect == answer.Loses {
		in["wish"] = t.wishGist(d.Wish)
	}
	return t.say("explain.effect", in)
}

// moveKnown is how what a move would do is known, and where it stands.
func (t *stateTeller) moveKnown(d *answer.Doing) page.Spans {
	if d.Wish == nil {
		return nil
	}
	how := t.known(&d.Wish.Claim)
	if len(how) == 1 { // names stay names
		how = known(d.Wish.How, how)
	}
	return t.say("explain.known", args{"known": how, "cite": cite(d.Wish.Passages)})
}
