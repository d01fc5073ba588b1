package answer

import (
	"github.com/plenary-talks/plenary/route"
)

// A pair is two situations of which a ranking matters to an answer.
type pair struct {
	at       string
	from, to int
}

// whyWay finds, for a way that is another answer now, two situations that a party with
// other wishes ranks otherwise: today and where the way leads; before that, the ends of
// a step; and last where it leads and what somebody could do there.
func (x *trier) whyWay(w *route.Way) *Decides {
	for _, p := range x.party {
		if d := x.differ(p, pair{AtDestination, x.old.now, w.To}); d != nil {
			return d
		}
	}
	for _, s := range w.Steps {
		for _, p := range x.party {
			if d := x.differ(p, pair{AtStep, s.From, w.To}); d != nil {
				return d
			}
		}
	}
	for _, p := range x.party {
		for _, to := range w.After.Moves(p, w.To) {
			if d := x.differ(p, pair{AtBreach, w.To, to}); d != nil {
				return d
			}
		}
	}
	return nil
}

// whyGain finds a move from today that a party ranks otherwise.
func (x *trier) whyGain(p int) *Decides {
	for _, to := range x.old.sp.Moves(p, x.old.now) {
		if d := x.differ(p, pair{AtAlone, x.old.now, to}); d != nil {
			return d
		}
	}
	return nil
}

// differ is how a party ranks two situations, nil where that is as saved.
func (x *trier) differ(p int, of pair) *Decides {
	saved, now := x.old.preferred(p, of), x.new.preferred(p, of)
	if saved == now {
		return nil
	}
	return &Decides{
		Party: x.old.party(p), From: x.old.outcome(of.from), To: x.old.outcome(of.to), At: of.at,
		Saved: saved, Now: now,
		SavedFor: x.old.wish(p, x.old.decisive(p, of.from, of.to)), NowFor: x.new.wish(p, x.new.decisive(p, of.from,
			of.to)),
	}
}

// preferred is which of two situations a party prefers.
func (s *tried) preferred(p int, of pair) string {
	switch a, b := s.sp.Rank(p, of.from), s.sp.Rank(p, of.to); {
	case a > b:
		return PrefersFrom
	case b > a:
		return PrefersTo
	}
	return PrefersNeither
}
