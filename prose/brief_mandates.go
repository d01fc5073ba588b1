package prose

import (
	"reflect"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// mandatesGist is what the delegations of those who wait for each other may agree to: on the first
// track of which anything is reported, and on all like it; and that new instructions alone would not
// do, nor new instructions for all who lack them, where that is so.
func (t *briefTeller) mandatesGist(n *answer.NoTable) page.Spans {
	p := &n.Pairings[0]
	var tracks []page.Spans
	var told *answer.OnTrack
	for i := range p.Tracks {
		x := &p.Tracks[i]
		if x.Give.Answer == silence && x.Get.Answer == silence {
			continue
		}
		if told == nil {
			told = x
		}
		if reflect.DeepEqual(told.Give, x.Give) && reflect.DeepEqual(told.Get, x.Get) {
			tracks = append(tracks, t.trackSaid(x.Track))
		}
	}
	if told == nil {
		none := page.Spans(nil)
		return on(fromModel, t.say("begins.tables", args{"tracks": none, "give": none, "get": none}))
	}
	give, get := t.mandate(p.Give, &told.Give), t.mandate(p.Get, &told.Get)
	if told.Give.Answer == silence {
		give, get = get, give
	}
	may := onClaims(t.say("begins.tables", args{"tracks": t.list("and", tracks), "give": give, "get": get}),
		mandated(told)...)
	vain := t.instructedInVain(p, told)
	if vain == nil {
		return may
	}
	return inARow(may, on(fromModel, t.say("begins.vain", args{
		"n": count(len(vain)), "which": t.listed(vain, t.capital), "all": yes(t.allInVain(n)),
		"parties": count(t.waiting()), "first": yes(t.othersFirst())})))
}

// waiting counts who wait for one another in the first circle.
func (t *briefTeller) waiting() int {
	var who []answer.PartyID
	for _, l := range first[*answer.Circle](t.a).Links {
		who = once(who, l.Party)
	}
	return len(who)
}

// othersFirst reports whether of those who wait for one another in the first circle nobody would act in one step with
// what it waits for.
func (t *briefTeller) othersFirst() bool {
	return !slices.ContainsFunc(first[*answer.Circle](t.a).Links, func(l answer.Link) bool { return l.Order == "with" })
}

// allInVain reports whether whoever began would still lose by it if an exchange could be agreed, and nothing
// more could be reached.
func (t *briefTeller) allInVain(n *answer.NoTable) bool {
	return slices.ContainsFunc(t.a.Findings, func(f answer.Finding) bool {
		r := f.Removed
		return f.Proof == answer.Proof(n) && r != nil && r.Within <= r.Now && len(r.Starts) == 0
	})
}

// mandate is whether a delegation may agree to one half of an exchange, and how that is known.
func (t *briefTeller) mandate(half answer.Term, m *answer.MayCommit) page.Spans {
	return t.say("mandate", args{"answer": word(strings.ReplaceAll(m.Answer, " ", "-")),
		"who": t.capital(t.options[half.Option].Party), "what": t.agreedTo(half), "from": t.mandateFrom(m)})
}

// agreedTo is one half of an exchange as what a delegation agrees to: a thing where there is a noun for
// it, else an act.
func (t *briefTeller) agreedTo(half answer.Term) page.Spans {
	if len(half.Levels) > 0 {
		c := answer.Change{Option: half.Option, From: today(t.options[half.Option]), To: half.Levels[0]}
		if noun := t.nounsOf([]answer.Change{c}); noun != nil {
			return noun
		}
	}
	return t.act(half)
}

// mandated lists the claims about both mandates of an exchange on a track.
func mandated(x *answer.OnTrack) []*answer.Claim {
	var out []*answer.Claim
	for _, m := range []*answer.MayCommit{&x.Give, &x.Get} {
		for i := range m.Claims {
			out = append(out, &m.Claims[i])
		}
	}
	return out
}

// instructedInVain lists those who may not agree to their half of an exchange, or of whom that is
// not reported, where to let them is asked on some way and opens nothing better by itself.
func (t *briefTeller) instructedInVain(p *answer.Pairing, x *answer.OnTrack) []answer.PartyID {
	var out []answer.PartyID
	for _, half := range []struct {
		option answer.OptionID
		may    string
	}{{p.Give.Option, x.Give.Answer}, {p.Get.Option, x.Get.Answer}} {
		party := t.options[half.option].Party
		in := slices.ContainsFunc(t.a.NotEnough, func(n answer.NotEnough) bool {
			return n.Opens == 0 && n.Lever.Track == x.Track &&
				len(n.Lever.Asks) == 1 && n.Lever.Asks[0].Party == party &&
				slices.ContainsFunc(n.Lever.Commits, func(c answer.Term) bool { return c.Option == half.option })
		})
		if in && half.may != "yes" {
			out = once(out, party)
		}
	}
	return out
}
