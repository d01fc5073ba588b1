package impasse

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

func init() { register(30, (*inquiry).noTable, "no-table") }

// NoTable is exchanges both halves of which can be committed to on no track
// that is known.
type NoTable struct {
	Certain  bool // a known no stands on every track, for every exchange
	Pairings []Pairing
}

// A Pairing is two halves of an exchange, taken from a precondition, and where
// each might be committed to.
type Pairing struct {
	Precondition int
	Give, Get    plenary.Term // what the holder refuses, and what it waits for
	Tracks       []OnTrack    // by track
	Certain      bool
}

// OnTrack is what is known, on one track, of both halves.
type OnTrack struct{ Give, Get MayCommit }

// MayCommit is what is known of a mandate to commit to a term.
type MayCommit struct {
	Answer   plenary.Answer
	Mandates []*plenary.Mandate // from what; none when nothing is reported or there is no seat
}

// Kind names the finding.
func (NoTable) Kind() string { return "no-table" }

func (n NoTable) weight() int {
	if len(n.Pairings[0].Tracks) == 0 { // where no track is written, none is missed
		return circumstance
	}
	return cause
}

func (q *inquiry) noTable() error {
	if len(q.c.Tracks) == 0 {
		return nil
	}
	n := NoTable{Certain: true}
	var claims []plenary.Evidence
	var widen []plenary.Lever
	for _, s := range Exchanges(q.c) {
		if s.hasTrack() {
			continue
		}
		n.Pairings = append(n.Pairings, s)
		n.Certain = n.Certain && s.Certain
		claims = append(claims, append(s.claims(), q.c.Preconditions[s.Precondition].How)...)
		for _, l := range q.onOneTrack(s) {
			if !slices.ContainsFunc(widen, func(w plenary.Lever) bool {
				return w.ID == l.ID && w.Commit[0] == l.Commit[0]
			}) {
				widen = append(widen, l)
			}
		}
	}
	if len(n.Pairings) == 0 {
		return nil
	}
	var r *Removal
	if len(widen) > 0 {
		var err error
		if r, err = q.without(true, widen...); err != nil {
			return err
		}
	}
	q.found(n, r, claims...)
	return nil
}

// Exchanges lists the exchanges that preconditions of a case ask for as things are,
// in the order of the case, with what is known of mandates for both halves. The case
// must say where the parties are now; the cost is that of reading it.
func Exchanges(c *plenary.Case) []Pairing {
	var out []Pairing
	for p := range c.Preconditions {
		if unmet(&c.Preconditions[p], c.StatusQuo()) {
			out = append(out, pairings(c, p)...)
		}
	}
	return out
}

// pairings joins what a precondition refuses of its holder's options with what it
// waits for of others', each at levels other than today's.
func pairings(c *plenary.Case, p int) []Pairing {
	at := &c.Preconditions[p]
	var out []Pairing
	for _, give := range terms(c, at.Refuses, true, nil) {
		for _, get := range terms(c, at.Until, true, nil) {
			owner := c.Options[get.Option].Party
			if c.Options[give.Option].Party != at.Party || owner == at.Party {
				continue
			}
			if slices.ContainsFunc(out, func(s Pairing) bool { return s.Give == give && s.Get == get }) {
				continue
			}
			s := Pairing{Precondition: p, Give: give, Get: get, Certain: true}
			for t := range c.Tracks {
				on := OnTrack{MayCommitTo(c, t, give), MayCommitTo(c, t, get)}
				s.Tracks = append(s.Tracks, on)
				s.Certain = s.Certain && (on.Give.Answer == plenary.No || on.Get.Answer == plenary.No)
			}
			out = append(out, s)
		}
	}
	return out
}

// terms lists the comparisons of a condition with the levels, other than
// today's, that satisfy them; or fail them where they stand under not.
func terms(c *plenary.Case, e *expr.Expr, positive bool, dst []plenary.Term) []plenary.Term {
	switch e.Op {
	case expr.Term:
		option, levels := e.Comparison()
		o := &c.Options[option]
		if !positive {
			levels = ^levels
		}
		levels &= 1<<len(o.Levels) - 1
		if levels &^= 1 << o.Now; levels != 0 {
			dst = append(dst, plenary.Term{Option: option, Levels: levels})
		}
	case expr.Not:
		dst = terms(c, e.Args[0], !positive, dst)
	default:
		for _, a := range e.Args {
			dst = terms(c, a, positive, dst)
		}
	}
	return dst
}

// MayCommitTo is what is known of a term on a track of a case: yes if its party may
// commit to any of the levels, no if it is known to commit to none.
func MayCommitTo(c *plenary.Case, track int, t plenary.Term) MayCommit {
	party := c.Options[t.Option].Party
	best := MayCommit{Answer: plenary.No}
	for l := range c.Options[t.Option].Levels {
		if t.Levels>>l&1 == 0 {
			continue
		}
		answer, _ := c.Tracks[track].May(true, party, t.Option, l)
		if answer == plenary.Yes || best.Answer != plenary.Yes && answer == plenary.NotReported {
			best.Answer = answer
		}
	}
	seat := c.Tracks[track].Seat(party)
	if seat == nil || best.Answer == plenary.NotReported {
		return best
	}
	for i := range seat.Mandate {
		m := &seat.Mandate[i]
		if m.Commit && m.Option == t.Option && m.Levels&t.Levels != 0 && m.May == (best.Answer == plenary.Yes) {
			best.Mandates = append(best.Mandates, m)
		}
	}
	return best
}

// hasTrack reports whether both halves can be committed to on some track, as far as
// is known.
func (s *Pairing) hasTrack() bool {
	for _, c := range s.Tracks {
		if c.Give.Answer == plenary.Yes && c.Get.Answer == plenary.Yes {
			return true
		}
	}
	return false
}

// claims lists how the mandates that answer for its halves are known.
func (s *Pairing) claims() []plenary.Evidence {
	var out []plenary.Evidence
	for _, c := range s.Tracks {
		for _, half := range []MayCommit{c.Give, c.Get} {
			for _, m := range half.Mandates {
				out = append(out, m.How)
			}
		}
	}
	return out
}

// onOneTrack lists what would let a pairing be struck: mandates on the first
// track that seats both.
func (q *inquiry) onOneTrack(s Pairing) []plenary.Lever {
	for t := range q.c.Tracks {
		track := &q.c.Tracks[t]
		if track.Seat(q.c.Options[s.Give.Option].Party) == nil || track.Seat(q.c.Options[s.Get.Option].Party) == nil {
			continue
		}
		var out []plenary.Lever
		for _, term := range []plenary.Term{s.Give, s.Get} {
			l := plenary.Lever{Kind: plenary.Widen, Track: t, Party: q.c.Options[term.Option].Party,
				Commit: []plenary.Term{term}}
			l.ID = "widen:" + track.ID + ":" + q.c.Options[term.Option].ID
			l.Asks = q.c.AskedBy(&l)
			out = append(out, l)
		}
		return out
	}
	return nil
}
