package prose

import (
	"reflect"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// longestMotive is how long a thing may be to be named as what a step is taken for, in letters.
const longestMotive = 60

// motive is why some parties take a step of a way, and whoever could in their place: what each gets for it, or
// what another would do else. Nothing where that is not the same of all, or what one brings about itself, and
// where there are no few words for it.
func (t *teller) motive(v *answer.Way, s *answer.RouteStep, parties []answer.PartyID) page.Spans {
	var out page.Spans
	for i, m := range t.motivesOf(v, s, parties) {
		why := t.motiveOf(m)
		if why == nil || i > 0 && !reflect.DeepEqual(out, why) {
			return nil
		}
		out = why
	}
	return out
}

// newMotive is the same, where it was not told of the same parties at an earlier step of the way.
func (t *teller) newMotive(v *answer.Way, s *answer.RouteStep, parties []answer.PartyID) page.Spans {
	why := t.motive(v, s, parties)
	for i := range v.Steps {
		if &v.Steps[i] == s {
			break
		}
		if before := &v.Steps[i]; before.Track == "" && slices.Equal(before.Movers, parties) &&
			reflect.DeepEqual(t.motive(v, before, parties), why) {
			return nil
		}
	}
	return why
}

// motivesOf lists why some parties take a step of a way, and those who could in their place.
func (t *teller) motivesOf(v *answer.Way, s *answer.RouteStep, parties []answer.PartyID) []*answer.Motive {
	var out []*answer.Motive
	for i := range s.Motives {
		if !slices.Contains(parties, s.Motives[i].Party) {
			continue
		}
		out = append(out, &s.Motives[i])
		for j := range v.Givers {
			g := &v.Givers[j]
			if g.Party != s.Motives[i].Party || t.orOthers(v, s) == nil {
				continue
			}
			for k := range g.Or {
				out = append(out, &g.Or[k].Motive)
			}
		}
	}
	return out
}

// motiveOf is why one party takes a step, in a few words.
func (t *teller) motiveOf(m *answer.Motive) page.Spans {
	switch {
	case m.Else != nil:
		return t.say("motive.else", args{"acts": t.clausesBy(m.Else.Changes, t.short)})
	case m.Wish != nil && !m.Itself:
		if wish := t.wantedOf(m.Wish); len(wish.String()) <= longestMotive && !strings.Contains(wish.String(), "(") {
			return t.say("motive.wish", args{"wish": wish})
		}
	}
	return nil
}

// saysItself reports whether what some parties do in a step is told in the words of what one of them gets by it.
func (t *teller) saysItself(v *answer.Way, s *answer.RouteStep, parties []answer.PartyID, does page.Spans) bool {
	return slices.ContainsFunc(t.motivesOf(v, s, parties), func(m *answer.Motive) bool {
		return m.Else == nil && m.Wish != nil && strings.Contains(does.String(), t.wantedOf(m.Wish).String())
	})
}

// wantedOf is what a wish of a party is for.
func (t *teller) wantedOf(w *answer.Wish) page.Spans {
	return t.wanted(t.wishes[wishAt{w.Party, w.Number}])
}
