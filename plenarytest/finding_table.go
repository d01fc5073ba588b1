package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// NoTable is exchanges both halves of which can be committed to on no track.
type NoTable struct {
	Certain   bool // whether each of them is
	Exchanges []Halves
}

// Halves are two halves of an exchange, taken from a precondition.
type Halves struct {
	Precondition int
	Give, Get    plenary.Term // what the holder refuses, and what it waits for
	Answers      [][2]string  // by track: what is known of the mandates to commit to them
	Certain      bool         // whether on every track one of the two is a known no
}

// SilentOrder is an exchange that a text fixes without saying who goes first.
type SilentOrder struct{ Exchange int }

func (f *Finder) silentOrder() []Found {
	var out []Found
	for i, e := range f.Case.Exchanges {
		if e.Order == plenary.Silent {
			out = append(out, Found{Kind: "silent on order", Proof: SilentOrder{i}, Evidence: Weakest(e.Claim)})
		}
	}
	return out
}

func (f *Finder) noTable() []Found {
	if len(f.Case.Tracks) == 0 {
		return nil
	}
	proof := NoTable{Certain: true}
	var claims []plenary.Claim
	var widened []*plenary.Lever
	for i := range f.Case.Preconditions {
		p := &f.Case.Preconditions[i]
		if waived(p) || f.where(p.Refuses)[f.StatusQuo] || f.where(p.Until)[f.StatusQuo] {
			continue
		}
		for _, h := range f.halves(i) {
			if some(h.Answers, func(a [2]string) bool { return a == [2]string{"yes", "yes"} }) {
				continue
			}
			h.Certain = every(h.Answers, func(a [2]string) bool { return a[0] == "no" || a[1] == "no" })
			proof.Exchanges = append(proof.Exchanges, h)
			proof.Certain = proof.Certain && h.Certain
			claims = append(claims, p.Claim)
			claims = append(claims, f.answering(h)...)
			widened = append(widened, f.widening(h)...)
		}
	}
	if len(proof.Exchanges) == 0 {
		return nil
	}
	found := Found{Kind: "no table", Proof: proof, Evidence: Weakest(claims...)}
	if len(widened) > 0 {
		found.Removal = []*Removal{f.removal(true, widened...)}
	}
	return []Found{found}
}

// halves pairs each comparison in what a precondition refuses, on an option of
// its holder, with each in what it waits for, on one of somebody else. The same
// two halves count once.
func (f *Finder) halves(p int) []Halves {
	pre := &f.Case.Preconditions[p]
	owner := func(t plenary.Term) int { return f.Case.Options[t.Option].Party }
	var out []Halves
	for _, give := range f.terms(pre.Refuses, false) {
		for _, get := range f.terms(pre.Until, false) {
			h := Halves{Precondition: p, Give: give, Get: get}
			known := some(out, func(other Halves) bool { return other.Give == give && other.Get == get })
			if owner(give) != pre.Party || owner(get) == pre.Party || known {
				continue
			}
			for _, track := range f.Case.Tracks {
				h.Answers = append(h.Answers, [2]string{f.may(track, give), f.may(track, get)})
			}
			out = append(out, h)
		}
	}
	return out
}

// terms are the comparisons of a condition, each with the levels, other than
// the one now, that satisfy it or, where it stands under `not`, fail it.
func (f *Finder) terms(e *expr.Expr, not bool) []plenary.Term {
	if e.Op != expr.Term {
		var out []plenary.Term
		for _, a := range e.Args {
			out = append(out, f.terms(a, not != (e.Op == expr.Not))...)
		}
		return out
	}
	o := slices.IndexFunc(f.Case.Options, func(o plenary.Option) bool { return o.ID == e.Name })
	t := plenary.Term{Option: o}
	for level := range f.Case.Options[o].Levels {
		state := f.Case.StatusQuo()
		state[o] = uint8(level)
		if level != f.Case.Options[o].Now && termHolds(f.Case, e, state) != not {
			t.Levels |= 1 << level
		}
	}
	if t.Levels == 0 {
		return nil
	}
	return []plenary.Term{t}
}

// may tells what is known on a track of whether the owner of an option may
// commit to one of the levels of a term: yes if to any, no if to each not.
func (f *Finder) may(track plenary.Track, t plenary.Term) string {
	seat := slices.IndexFunc(track.Seats, func(s plenary.Seat) bool {
		return s.Party == f.Case.Options[t.Option].Party
	})
	if seat < 0 {
		return "no"
	}
	var yes, no uint64
	for _, m := range track.Seats[seat].Mandate {
		switch {
		case !m.Commit || m.Option != t.Option:
		case m.May:
			yes |= m.Levels
		default:
			no |= m.Levels
		}
	}
	switch {
	case t.Levels&yes != 0:
		return "yes"
	case t.Levels&^no == 0:
		return "no"
	}
	return "not reported"
}

// answering lists the claims of the mandates that answer for a term: those that say
// what is the answer, of a level that it speaks of.
func (f *Finder) answering(h Halves) []plenary.Claim {
	var out []plenary.Claim
	for i, track := range f.Case.Tracks {
		for half, t := range []plenary.Term{h.Give, h.Get} {
			for _, seat := range track.Seats {
				for _, m := range seat.Mandate {
					answer := "no"
					if m.May {
						answer = "yes"
					}
					own := seat.Party == f.Case.Options[t.Option].Party
					if own && m.Commit && m.Option == t.Option && m.Levels&t.Levels != 0 &&
						h.Answers[i][half] == answer {
						out = append(out, m.Claim)
					}
				}
			}
		}
	}
	return out
}

// widening gives both halves what they lack, on the first track that seats
// both parties.
func (f *Finder) widening(h Halves) []*plenary.Lever {
	give, get := f.Case.Options[h.Give.Option].Party, f.Case.Options[h.Get.Option].Party
	seated := func(track plenary.Track, party int) bool {
		return some(track.Seats, func(s plenary.Seat) bool { return s.Party == party })
	}
	at := slices.IndexFunc(f.Case.Tracks, func(t plenary.Track) bool { return seated(t, give) && seated(t, get) })
	if at < 0 {
		return nil
	}
	return []*plenary.Lever{
		{Kind: plenary.Widen, Track: at, Party: give, Commit: []plenary.Term{h.Give}},
		{Kind: plenary.Widen, Track: at, Party: get, Commit: []plenary.Term{h.Get}},
	}
}
