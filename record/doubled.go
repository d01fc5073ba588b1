package record

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/expr"
)

// Doubled lists the entries that say again what an earlier one says, each with the
// first that says it: everything is the same but perhaps the id, who asserts it,
// how it is known, where it stands, and white space. Entries that others correct
// or withdraw are left aside, and so are those that name each other as
// contradicting. Earlier is what stands first in the files.
func (r *Record) Doubled() [][2]int {
	var out [][2]int
	first := map[string]int{}
	replaced := r.replaced()
	many := map[outline]int{}
	for i := range r.Entries {
		many[r.Entries[i].outline()]++
	}
	for _, i := range r.written() {
		e := &r.Entries[i]
		if replaced[i] || e.Kind == Withdrawal || many[e.outline()] == 1 {
			continue
		}
		key := e.key()
		before, again := first[key]
		switch {
		case !again:
			first[key] = i
		case !slices.Contains(e.Contradicts, before) && !slices.Contains(r.Entries[before].Contradicts, i):
			out = append(out, [2]int{before, i})
		}
	}
	return out
}

// written lists the entries as they stand in the files.
func (r *Record) written() []int {
	out := make([]int, len(r.Entries))
	for i := range out {
		out[i] = i
	}
	slices.SortFunc(out, func(a, b int) int {
		x, y := &r.Entries[a], &r.Entries[b]
		if x.File != y.File {
			return x.File - y.File
		}
		return x.At - y.At
	})
	return out
}

// replaced has the entries that another corrects or withdraws.
func (r *Record) replaced() map[int]bool {
	out := map[int]bool{}
	for i := range r.Entries {
		e := &r.Entries[i]
		out[e.Corrects], out[e.Withdraws] = true, true
	}
	return out
}

// An outline is the same for entries that say the same, and most others differ in
// it.
type outline struct {
	kind                            EntryKind
	from, to, public                int64
	says, event                     string
	who, party, option, level, what int
}

func (e *Entry) outline() outline {
	return outline{e.Kind, e.On.From.Unix(), e.On.To.Unix(), e.Public.Unix(), folded(e.Says), e.Event, e.Who, e.Party,
		e.Option, e.Level, e.Precondition + e.Commitment + e.Track}
}

// key is the same for entries that say the same.
func (e *Entry) key() string {
	var b strings.Builder
	put := func(parts ...any) {
		for _, p := range parts {
			fmt.Fprintf(&b, "%q\n", fmt.Sprint(p))
		}
	}
	put(e.Kind, e.On, e.Public.Unix(), folded(e.Says), e.Track, folded(e.Place), e.Statement, e.Who, e.Party,
		sortedInts(e.To), text(e.About))
	put(e.Option, e.From, e.Level, e.Precondition, stanceText(&e.Stance), stanceText(&e.Was))
	put(e.Commit, e.Terms, e.May, e.MayWas, e.Lever, e.Commitment, e.Status, e.Grade, e.Event, sortedInts(e.Parties))
	put(e.Corrects, sortedInts(e.Contradicts), e.Prevails)
	if n := e.Next; n != nil {
		put(n.Firmness, n.On, folded(n.Place), folded(n.Says))
	}
	return b.String()
}

func folded(text string) string { return strings.Join(strings.Fields(text), " ") }

func text(e *expr.Expr) string {
	if e == nil {
		return ""
	}
	return e.String()
}

func stanceText(s *Stance) string {
	return fmt.Sprint(text(s.Refuses), "; ", text(s.Until), "; ", s.With)
}

func sortedInts(list []int) []int { return slices.Sorted(slices.Values(list)) }

// DoubledAgreements lists the agreements that another says again, each with the
// first: of the same title, day and parties, with commitments that say the same.
func (r *Record) DoubledAgreements() [][2]int {
	var out [][2]int
	first := map[string]int{}
	for i := range r.Agreements {
		key := r.agreementKey(&r.Agreements[i])
		if before, again := first[key]; again {
			out = append(out, [2]int{before, i})
			continue
		}
		first[key] = i
	}
	return out
}

func (r *Record) agreementKey(a *Agreement) string {
	title := folded(a.Title)
	if title == a.ID {
		title = ""
	}
	parts := []string{title, folded(a.Says), a.On.String(), a.Public.String(), fmt.Sprint(sortedInts(a.Signed))}
	for _, c := range a.Commitments {
		k := &r.Commitments[c]
		parts = append(parts, fmt.Sprint(sortedInts(k.Owes), sortedInts(k.To), k.Verb, k.With, k.Due, k.Side),
			folded(k.Says), text(k.Does), text(k.Until), folded(k.SubjectTo))
	}
	return fmt.Sprintf("%q", parts)
}
