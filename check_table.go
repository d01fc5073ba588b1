package plenary

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
)

// needed reads a condition that must be there.
func (k *checker) needed(text, what, hint string, path []string) *expr.Expr {
	if strings.TrimSpace(text) == "" {
		k.Missing(hint, what, path)
		return nil
	}
	return k.condition(text, path)
}

// conditions reads the named conditions; each may use those before it. One at
// fault has a stand-in, so that those who use it are not faulted as well.
func (k *checker) conditions() {
	seen := map[string]bool{}
	for _, d := range k.draft.Conditions {
		path := k.newID("conditions", "a condition", d.ID, seen)
		k.keyword(d.ID, path)
		want := k.needed(d.Want, fmt.Sprintf("condition `%s` is empty", d.ID),
			"add `when: …`, as in {when: up.release = full}", check.Under(path, "when"))
		if want == nil {
			want, k.vague = expr.Never, true
		}
		k.noun(d.Noun, path, "noun")
		c := Condition{ID: d.ID, Want: want.Sized(), Noun: d.Noun, Same: d.Same != ""}
		if c.Same && d.Same != "true" {
			c.Like = k.condition(d.Same, path, "same")
		}
		k.c.Conditions = append(k.c.Conditions, c)
	}
}

// keyword refuses names that the language of conditions has taken.
func (k *checker) keyword(id string, path []string) {
	if slices.Contains([]string{"not", "and", "or", "if", "iff"}, id) {
		k.AddKey(fault.ReservedWord, "choose another", fmt.Sprintf("`%s` is a word of the language of conditions", id),
			path...)
	}
}

func (k *checker) goals() {
	seen := map[string]bool{}
	for _, c := range k.c.Conditions {
		seen[c.ID] = true
	}
	for _, d := range k.draft.Goals {
		path := k.newID("goals", "a goal or condition", d.ID, seen)
		k.keyword(d.ID, path)
		want := k.needed(d.Want, fmt.Sprintf("goal `%s` does not say what is wanted", d.ID), "add `want: …`",
			check.Under(path, "want"))
		if want == nil {
			want = expr.Never
		}
		k.noun(d.Noun, path, "noun")
		k.c.Goals = append(k.c.Goals, Goal{d.ID, d.Says, want.Sized(), d.Noun})
	}
}

func (k *checker) tracks() {
	seen := map[string]bool{}
	for i := range k.draft.Tracks {
		d := &k.draft.Tracks[i]
		path := k.newID("tracks", "a track", d.ID, seen)
		t := Track{ID: d.ID, Name: d.Name, Says: d.Says, From: k.date(d.From, check.Under(path, "from")...),
			Until: k.date(d.Until, check.Under(path, "until")...)}
		if !t.From.IsZero() && !t.Until.IsZero() && t.Until.Before(t.From) {
			k.Add(fault.WrongDayOrder, "correct one of the two: both are days on which it is there",
				fmt.Sprintf("track `%s` ends before it begins, on %s", d.ID, d.From), check.Under(path, "until")...)
		}
		if t.Name == "" {
			t.Name = d.ID
		}
		if len(d.Seats) == 0 {
			k.Missing("add seats: {up: , down: }", fmt.Sprintf("nobody has a seat on track `%s`", d.ID),
				check.Under(path, "seats"))
		}
		seats := map[string]bool{}
		for j := range d.Seats {
			if seat, ok := k.seat(&d.Seats[j], seats, check.Under(path, "seats", d.Seats[j].Party)); ok {
				t.Seats = append(t.Seats, seat)
			}
		}
		k.c.Tracks = append(k.c.Tracks, t)
		k.known.tracks.Declare(t.ID)
	}
}

func (k *checker) seat(d *SeatDraft, seen map[string]bool, path []string) (Seat, bool) {
	s := Seat{Party: k.c.PartyIndex(d.Party)}
	if s.Party < 0 {
		k.AddKey(fault.UnknownParty, k.nearParty(d.Party), fmt.Sprintf("unknown party `%s`", d.Party), path...)
	}
	if seen[d.Party] {
		k.AddKey(fault.RepeatedID, "", fmt.Sprintf("`%s` has two seats on one track", d.Party), path...)
	}
	seen[d.Party] = true
	for i := range d.Mandate {
		k.mandate(&s, &d.Mandate[i], check.Under(path, "mandate", strconv.Itoa(i)))
	}
	return s, s.Party >= 0
}

// mandate adds what a mandate entry says to a seat.
func (k *checker) mandate(s *Seat, d *MandateDraft, path []string) {
	m := Mandate{May: k.Word(d.May, []string{"", "yes", "no"}, "an answer", path, "may") < 2,
		Claim: k.claim(&d.ClaimDraft, path)}
	if (len(d.Discuss) == 0) == (len(d.Commit) == 0) {
		k.Add(oneOrNone(len(d.Commit)), "write {discuss: …} or {commit: …}",
			"a mandate says what may be discussed, or what may be committed to", path...).
			RestsOn(check.Under(path, "discuss"), check.Under(path, "commit"))
	}
	for i, text := range d.Discuss {
		if m.Option, m.Levels = k.optionTerm(text, check.Under(path, "discuss", strconv.Itoa(i))); m.Option >= 0 {
			k.addMandate(s, m, check.Under(path, "discuss", strconv.Itoa(i)))
		}
	}
	m.Commit = true
	for i, text := range d.Commit {
		at := check.Under(path, "commit", strconv.Itoa(i))
		if m.Option, m.Levels = k.optionTerm(text, at); m.Option >= 0 &&
			k.ofParty(m.Option, s.Party, "a delegation commits to options of its own", at) {
			k.addMandate(s, m, at)
		}
	}
}

// oneOrNone is the code where one of two things is due and both are there, or
// neither: then there is none of the second.
func oneOrNone(second int) fault.Code {
	if second == 0 {
		return fault.MissingPart
	}
	return fault.OneThingOnly
}

// addMandate refuses an answer that contradicts an earlier one.
func (k *checker) addMandate(s *Seat, m Mandate, path []string) {
	for _, before := range s.Mandate {
		if before.Commit == m.Commit && before.Option == m.Option && before.May != m.May &&
			before.Levels&m.Levels != 0 {
			k.Add(fault.YesAndNo, "keep the answer you rely on; tell of the other in a comment",
				fmt.Sprintf("yes and no are both said of `%s`", k.c.Options[m.Option].ID), path...).
				RestsOn(append(check.LevelsOf(k.c.Options[m.Option].ID),
					check.Under(path[:len(path)-3], "*", "may"))...)
			return
		}
	}
	s.Mandate = append(s.Mandate, m)
}

func (k *checker) ofParty(option, party int, rule string, path []string) bool {
	if owner := k.c.Options[option].Party; party < 0 || owner < 0 || owner == party {
		return true
	}
	k.Add(fault.NotItsOwn, rule,
		fmt.Sprintf("`%s` is not an option of `%s`", k.c.Options[option].ID, k.c.Parties[party].ID), path...)
	return false
}

// optionTerm reads an option, meaning all its levels, or a comparison on one.
// The option is -1 when it is at fault.
func (k *checker) optionTerm(text string, path []string) (option int, levels uint64) {
	if o, names, ok := k.c.Lookup(strings.TrimSpace(text)); ok {
		return o, 1<<min(len(names), MaxLevels) - 1
	}
	e := k.condition(text, path)
	if e == nil {
		return -1, 0
	}
	if e.Op != expr.Term {
		k.Add(fault.NotOneOption, "write an option, or one comparison as in up.release <= half",
			fmt.Sprintf("`%s` is neither an option nor one comparison", text), path...)
		return -1, 0
	}
	if option, levels = e.Comparison(); levels == 0 {
		o := &k.c.Options[option]
		k.Add(fault.NoSuchLevel, "its levels are "+strings.Join(o.Levels, ", "),
			fmt.Sprintf("no level satisfies `%s`", text), path...).RestsOn(check.LevelsOf(o.ID)...)
		return -1, 0
	}
	return option, levels
}

func (k *checker) preconditions() {
	seen := map[string]bool{}
	for i := range k.draft.Preconditions {
		d := &k.draft.Preconditions[i]
		path := k.newID("preconditions", "a precondition", d.ID, seen)
		p := Precondition{ID: d.ID, Because: d.Because, Refusal: d.Refusal, Question: d.Question,
			Claim: k.claim(&d.ClaimDraft, path)}
		p.Party = k.holder(d.Party, "precondition `"+d.ID+"` does not say whose it is", path)
		p.Refuses = k.needed(d.Refuses, "precondition `"+d.ID+"` does not say what is refused",
			"add `refuses: …`, a condition", check.Under(path, "refuses"))
		p.Until = k.needed(d.Until, "precondition `"+d.ID+"` does not say until when", "add `until: …`, a condition",
			check.Under(path, "until"))
		p.With = k.Word(d.Order, []string{"", "before", "with"}, "an order", path, "order") == 2
		k.verb(d.Refusal, path, "refusal")
		k.question(d.Question, path, "question")
		k.c.Preconditions = append(k.c.Preconditions, p)
		k.known.preconditions.Declare(p.ID)
	}
}

// holder finds the party of an entry; -1 when there is none.
func (k *checker) holder(id, missing string, path []string) int {
	if id == "" {
		k.Missing("add `party: …`", missing, check.Under(path, "party"))
		return -1
	}
	return k.Named(k.known.parties, id, path, "party")
}

func (k *checker) guarantees() {
	seen := map[string]bool{}
	for i := range k.draft.Guarantees {
		d := &k.draft.Guarantees[i]
		path := k.newID("guarantees", "a guarantee", d.ID, seen)
		g := Guarantee{ID: d.ID, Says: d.Says, Claim: k.claim(&d.ClaimDraft, path)}
		g.Party = k.holder(d.Party, "guarantee `"+d.ID+"` does not say who is bound", path)
		g.While = k.needed(d.While, "guarantee `"+d.ID+"` does not say while what holds", "add `while: …`, a condition",
			check.Under(path, "while"))
		if g.While != nil && g.Party >= 0 {
			k.steady(g.While, g.Party, true, expr.Span{}, check.Under(path, "while"))
		}
		if len(d.Keeps) == 0 {
			k.Missing("add `keeps: [party.option]`", fmt.Sprintf("guarantee `%s` keeps nothing", d.ID),
				check.Under(path, "keeps"))
		}
		g.Keeps = k.Listed(k.known.options, d.Keeps, func(o int, at []string) bool {
			return k.ofParty(o, g.Party, "a guarantee keeps a party from lowering options of its own", at)
		}, path, "keeps")
		k.c.Guarantees = append(k.c.Guarantees, g)
	}
}

// steady checks that no move of the party turns the condition from true to
// false (docs/theory.md#guarantees). plain says whether only `and` and `or`
// stand above e, and at is the name in the text that e stands under, if any.
func (k *checker) steady(e *expr.Expr, party int, plain bool, at expr.Span, path []string) {
	own := slices.ContainsFunc(e.Options(nil), func(o int) bool { return k.c.Options[o].Party == party })
	if at == (expr.Span{}) {
		at = e.Pos // zero for what has no name: all of the text
	}
	unsteady := func(hint string) {
		msg := fmt.Sprintf("a guarantee of `%s` cannot rest on `%s`: a move of its own could end it",
			k.c.Parties[party].ID, e)
		f := k.Add(fault.UnsteadyGuarantee, hint, msg, path...)
		f.Off, f.Len = at.Start, at.End-at.Start
		for _, o := range e.Options(nil) {
			f.RestsOn([]string{"options", k.c.Options[o].ID, "moves"})
		}
	}
	switch {
	case !own:
	case e.Op == expr.Named, plain && (e.Op == expr.And || e.Op == expr.Or):
		for _, a := range e.Args {
			k.steady(a, party, plain, at, path)
		}
	case e.Op == expr.Term && plain:
		option, _ := e.Comparison()
		if o := &k.c.Options[option]; e.Rel != ">=" && e.Rel != "" || o.Moves != Forward {
			unsteady("use an option of another party, or a forward one as in " + e.Name + " >= level")
		}
	default:
		unsteady("join conditions on its own options to the rest by `and` and `or` alone")
	}
}

func (k *checker) exchanges() {
	seen := map[string]bool{}
	for i := range k.draft.Exchanges {
		d := &k.draft.Exchanges[i]
		path := k.newID("exchanges", "an exchange", d.ID, seen)
		k.c.Exchanges = append(k.c.Exchanges, Exchange{
			ID: d.ID, Says: d.Says, Claim: k.claim(&d.ClaimDraft, path),
			Give: k.needed(d.Give, "exchange `"+d.ID+"` does not say what is given", "add `give: …`, a condition",
				check.Under(path, "give")),
			For: k.needed(d.For, "exchange `"+d.ID+"` does not say for what", "add `for: …`, a condition",
				check.Under(path, "for")),
			Order: Order(max(0, k.Word(d.Order, append([]string{""}, orders...), "an order", path, "order")-1)),
		})
	}
}
