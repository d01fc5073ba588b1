package plenarytest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
)

// A Style is a kind of random talks: how often, in a hundred, each thing is so.
type Style struct {
	Parties    int // at most, and at least two
	Wide       int // an option is in its party's mandate on a track in full
	Seated     int // a party has a seat on a track
	Signed     int // two parties can take some level only together
	Closed     int // an option is closed
	Multilevel int // an option has more than two levels
	OneWay     int // an option only rises
	Content    int // a party has all that it wants
	With       int // a precondition has the order `with`
}

// The styles of random talks: of all kinds; wide mandates of three or four
// parties; signatures that come together or not at all; much that is closed.
var (
	Ordinary = Style{Parties: 4, Wide: 50, Seated: 75, Signed: 15, Closed: 10, Multilevel: 25, OneWay: 45,
		Content: 15, With: 50}
	Wide = Style{Parties: 4, Wide: 97, Seated: 93, Signed: 10, Closed: 3, Multilevel: 20, OneWay: 40, Content: 12,
		With: 40}
	Signatures = Style{Parties: 4, Wide: 85, Seated: 85, Signed: 90, Closed: 6, Multilevel: 25, OneWay: 55, Content: 10,
		With: 60}
	Shut = Style{Parties: 3, Wide: 75, Seated: 85, Signed: 20, Closed: 45, Multilevel: 25, OneWay: 45, Content: 10,
		With: 50}
)

// Styles are all of them.
var Styles = []Style{Ordinary, Wide, Signatures, Shut}

// RandomTalks makes small cases with all that binds the table and all that
// findings rest on, evidence, exchanges and variants included. What parties
// want is drawn around some state that most of them like better than the
// status quo, so that there are destinations in most cases. A bound of 0 in the
// shape stands for 7 options, 3 levels, and 4 to 64 states; the number of
// parties is the style's. Equal generators give equal drafts.
func RandomTalks(rng *rand.Rand, shape Shape) plenary.Draft {
	return Styles[rng.IntN(len(Styles))].Draft(rng, shape)
}

// Draft makes one case in the style, as [RandomTalks].
func (style Style) Draft(rng *rand.Rand, shape Shape) plenary.Draft {
	for _, bound := range []struct {
		n     *int
		usual int
	}{{&shape.Options, 7}, {&shape.Levels, 3}, {&shape.Least, 4}, {&shape.States, 64}} {
		if *bound.n == 0 {
			*bound.n = bound.usual
		}
	}
	for {
		g := &talksMaker{tableMaker: tableMaker{Rand: rng, d: plenary.Draft{Title: "Random talks"}}, style: style,
			shape: shape}
		if d, ok := g.draft(); ok {
			return d
		}
	}
}

// A talksMaker writes a draft in a style, one section after another.
type talksMaker struct {
	tableMaker
	style Style
	shape Shape
	now   []uint8 // the status quo
	aim   []uint8 // a state that most parties prefer to it
}

func (g *talksMaker) draft() (plenary.Draft, bool) {
	g.members()
	g.offers()
	if n := combinations(g.d.Options); n < g.shape.Least || n > 4*g.shape.States {
		return g.d, false
	}
	g.rules()
	c, faults := g.d.Case()
	if len(faults) > 0 {
		return g.d, false
	}
	states := States(c)
	if len(states) < g.shape.Least || len(states) > g.shape.States {
		return g.d, false
	}
	g.now, g.aim = c.StatusQuo(), states[g.IntN(len(states))]
	if slices.Equal(g.now, g.aim) {
		return g.d, false
	}
	g.wishes(states)
	g.strands()
	g.stancesTaken()
	g.guarantees()
	g.levers()
	g.exchanges()
	g.variants()
	g.evidence()
	_, faults = g.d.Case()
	return g.d, len(faults) == 0
}

func (g *talksMaker) members() {
	n := 2 + g.IntN(g.style.Parties-1)
	if g.style.Wide > 90 {
		n = min(g.style.Parties, 3+g.IntN(2))
	}
	for _, at := range g.Perm(len(partyIDs))[:n] {
		g.d.Parties = append(g.d.Parties, plenary.PartyDraft{ID: partyIDs[at]})
	}
}

// offers gives each party an option, and some of them more.
func (g *talksMaker) offers() {
	parties := len(g.d.Parties)
	for at := range max(parties, 2+g.IntN(max(1, g.shape.Options-1))) {
		owner := g.d.Parties[at%parties].ID
		if at >= parties {
			owner = g.someParty()
		}
		g.d.Options = append(g.d.Options, g.offer(owner+".o"+string('a'+rune(at))))
	}
}

func (g *talksMaker) offer(id string) plenary.OptionDraft {
	o := plenary.OptionDraft{ID: id}
	switch {
	case g.often(g.style.OneWay):
		o.Moves = "forward"
	case g.often(6):
		o.Moves = "backward"
	}
	if g.shape.Levels > 2 && g.often(g.style.Multilevel) {
		o.Levels = []string{"none", "half", "full"}
	}
	levels := levelsOf(o)
	if g.often(12) {
		o.Now = levels[g.IntN(len(levels))]
	}
	if g.often(10) {
		o.Final = levels[g.IntN(len(levels))]
	}
	if g.often(g.style.Closed) {
		o.Closed = "Nobody has asked for it"
	}
	return o
}

// rules ties signatures together, two parties at a time or all in a row, and
// now and then forbids something else.
func (g *talksMaker) rules() {
	g.conditions()
	if !g.often(g.style.Signed) {
		return
	}
	at := g.Perm(len(g.d.Parties))
	tied := 1
	if g.often(40) {
		tied = len(at) - 1
	}
	for i := range tied {
		a, b := g.of(g.d.Parties[at[i]].ID, true), g.of(g.d.Parties[at[i+1]].ID, true)
		g.d.Impossible = append(g.d.Impossible, fmt.Sprintf("not (%s iff %s)", g.reaches(a[0]), g.reaches(b[0])))
	}
}

// reaches asks that an option stand at one of its levels above the lowest, or higher.
func (g *talksMaker) reaches(o plenary.OptionDraft) string {
	levels := levelsOf(o)
	return o.ID + " >= " + levelText(g.Rand, levels[1+g.IntN(len(levels)-1)])
}

// wishes is what each party wants: for most first something in which the aim
// is better than the status quo.
func (g *talksMaker) wishes(states [][]uint8) {
	for _, at := range g.Perm(len(g.d.Parties)) {
		p := plenary.PreferenceDraft{Party: g.d.Parties[at].ID}
		switch {
		case g.often(8): // silent
			if g.often(50) {
				continue
			}
		case g.often(4):
			p.Statements = g.statements("(" + g.at(0, g.now) + ") or not (" + g.at(0, g.now) + ")")
		case g.often(g.style.Content):
			p.Statements = g.statements(g.contentment()...)
		case g.often(12):
			p.Ranking = g.ranking(states)
		default:
			p.Statements = g.statements(g.hopes(p.Party)...)
		}
		g.d.Preferences = append(g.d.Preferences, p)
	}
}

func (g *talksMaker) statements(wants ...string) []plenary.StatementDraft {
	var out []plenary.StatementDraft
	for i, want := range wants {
		s := plenary.StatementDraft{Want: want}
		if g.often(70) {
			s.ID = fmt.Sprintf("w%d", i)
		}
		out = append(out, s)
	}
	return out
}

// at says that an option stands where it does in a state.
func (g *talksMaker) at(o int, state []uint8) string {
	levels := levelsOf(g.d.Options[o])
	return g.d.Options[o].ID + " = " + levelText(g.Rand, levels[state[o]])
}

// contentment is some of what is so in the status quo.
func (g *talksMaker) contentment() []string {
	var out []string
	for _, o := range g.Perm(len(g.d.Options))[:1+g.IntN(2)] {
		out = append(out, g.at(o, g.now))
	}
	if g.often(40) {
		out = []string{strings.Join(out, " or ")}
	}
	return out
}

// hopes are the statements of a party: what others would do for the aim, what
// of its own it would rather keep, and some at random. One in ten would not
// have the aim.
func (g *talksMaker) hopes(party string) []string {
	var gains, costs []string
	for o := range g.d.Options {
		if g.now[o] == g.aim[o] {
			continue
		}
		if strings.HasPrefix(g.d.Options[o].ID, party+".") {
			costs = append(costs, g.at(o, g.now))
		} else {
			gains = append(gains, g.at(o, g.aim))
		}
	}
	g.Shuffle(len(gains), func(i, j int) { gains[i], gains[j] = gains[j], gains[i] })
	if len(gains) > 1 && g.often(30) {
		gains = []string{strings.Join(gains, " and ")}
	}
	out := slices.Concat(gains[:min(len(gains), 1+g.IntN(3))], costs)
	for range g.IntN(3) {
		out = append(out, g.wish(party))
	}
	if g.often(25) {
		g.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	}
	if len(out) == 0 {
		out = append(out, g.wish(party))
	}
	return out
}

// ranking is one in which the aim mostly comes before the status quo.
func (g *talksMaker) ranking(states [][]uint8) [][]string {
	out := randomRanking(g.Rand, states)
	now, aim := code(g.now), code(g.aim)
	for i := range out {
		out[i] = slices.DeleteFunc(out[i], func(c string) bool { return c == now || c == aim })
	}
	out = slices.DeleteFunc(out, func(tier []string) bool { return len(tier) == 0 })
	at := g.IntN(len(out) + 1)
	out = slices.Insert(out, at, []string{aim})
	if g.often(85) {
		at++
	}
	return slices.Insert(out, at+g.IntN(len(out)-at+1), []string{now})
}

func (g *talksMaker) strands() {
	for _, id := range []string{"plenary", "side", "corridor"}[:weighted(g.Rand, 1, 6, 3, 2)] {
		t := plenary.TrackDraft{ID: id}
		for i, at := range g.Perm(len(g.d.Parties)) {
			if i == 0 || g.often(g.style.Seated) {
				t.Seats = append(t.Seats, g.delegation(g.d.Parties[at].ID))
			}
		}
		g.d.Tracks = append(g.d.Tracks, t)
	}
}

func (g *talksMaker) delegation(party string) plenary.SeatDraft {
	if !g.often(g.style.Wide) {
		return g.seat(party)
	}
	return plenary.SeatDraft{Party: party,
		Mandate: []plenary.MandateDraft{{Commit: ids(g.of(party, true)), May: "yes"}}}
}

// stancesTaken are preconditions; about half concern what leads to the aim.
func (g *talksMaker) stancesTaken() {
	for i := range weighted(g.Rand, 1, 4, 5, 4, 2, 1) {
		party := g.someParty()
		p := plenary.PreconditionDraft{ID: fmt.Sprintf("p%d", i), Party: party}
		own, others := g.towards(party)
		if p.Refuses = g.asked(g.of(party, true)); own != "" && g.often(55) {
			p.Refuses = own
		}
		if p.Until = g.asked(g.of(party, false)); others != "" && g.often(55) {
			p.Until = others
		}
		if g.often(6) {
			p.Until = g.formula(1)
		}
		if g.often(g.style.With) {
			p.Order = "with"
		}
		g.d.Preconditions = append(g.d.Preconditions, p)
	}
}

// towards is one step of the party's own to the aim, and one of another's.
func (g *talksMaker) towards(party string) (own, others string) {
	for _, o := range g.Perm(len(g.d.Options)) {
		if g.now[o] == g.aim[o] {
			continue
		}
		if strings.HasPrefix(g.d.Options[o].ID, party+".") {
			own = g.at(o, g.aim)
		} else {
			others = g.at(o, g.aim)
		}
	}
	return own, others
}

func (g *talksMaker) exchanges() {
	for i := range weighted(g.Rand, 3, 2, 1) {
		g.d.Exchanges = append(g.d.Exchanges, plenary.ExchangeDraft{
			ID: fmt.Sprintf("e%d", i), Give: g.rise(g.d.Options), For: g.rise(g.d.Options),
			Order: []string{"", "silent", "before", "after", "with"}[g.IntN(5)],
		})
	}
}

// variants are types of one or two parties, and what impatience makes of them.
func (g *talksMaker) variants() {
	for i := range weighted(g.Rand, 3, 3, 3, 1) {
		v := plenary.VariantDraft{ID: fmt.Sprintf("v%d", i),
			Kind: []string{"type", "impatience", ""}[weighted(g.Rand, 5, 3, 2)]}
		if v.Kind == "" && len(g.d.Levers) > 0 && g.often(70) {
			for _, l := range g.Perm(len(g.d.Levers))[:1+g.IntN(len(g.d.Levers))] {
				v.Levers = append(v.Levers, g.d.Levers[l].ID)
			}
		} else {
			v.Preferences = []plenary.VariantPreferenceDraft{g.otherwise()}
		}
		g.d.Variants = append(g.d.Variants, v)
	}
}

// otherwise is what a party might want instead: one statement in another's
// place or none, or one above it, or all new ones.
func (g *talksMaker) otherwise() plenary.VariantPreferenceDraft {
	p := g.d.Parties[g.IntN(min(2, len(g.d.Parties)))].ID
	at := slices.IndexFunc(g.d.Preferences, func(q plenary.PreferenceDraft) bool { return q.Party == p })
	var named []string
	if at >= 0 {
		for _, s := range g.d.Preferences[at].Statements {
			if s.ID != "" {
				named = append(named, s.ID)
			}
		}
	}
	change := plenary.VariantPreferenceDraft{Party: p}
	if len(named) == 0 || g.often(45) {
		change.Instead = &plenary.PreferenceDraft{Party: p, Statements: g.statements(g.hopes(p)...)}
	} else {
		id := named[g.IntN(len(named))]
		e := plenary.EditDraft{}
		switch g.IntN(3) {
		case 0:
			e.Drop = id
		case 1:
			e.Replace, e.Want = id, g.wish(p)
		default:
			e.Above, e.Want = id, g.wish(p)
		}
		change.Edits = []plenary.EditDraft{e}
	}
	return change
}

// evidence marks some of what is claimed.
func (g *talksMaker) evidence() {
	often := []int{0, 60, 95}[g.IntN(3)]
	for _, claim := range claims(&g.d) {
		if g.often(often) {
			claim.How = []string{"stated", "claimed", "reported", "inferred", "assumed"}[g.IntN(5)]
		}
	}
}

// claims are the places of the claims of a draft.
func claims(d *plenary.Draft) []*plenary.ClaimDraft {
	var out []*plenary.ClaimDraft
	for i := range d.Preferences {
		for j := range d.Preferences[i].Statements {
			out = append(out, &d.Preferences[i].Statements[j].ClaimDraft)
		}
	}
	for i := range d.Tracks {
		for j := range d.Tracks[i].Seats {
			for k := range d.Tracks[i].Seats[j].Mandate {
				out = append(out, &d.Tracks[i].Seats[j].Mandate[k].ClaimDraft)
			}
		}
	}
	for i := range d.Preconditions {
		out = append(out, &d.Preconditions[i].ClaimDraft)
	}
	for i := range d.Exchanges {
		out = append(out, &d.Exchanges[i].ClaimDraft)
	}
	for i := range d.Variants {
		for j := range d.Variants[i].Preferences {
			p := &d.Variants[i].Preferences[j]
			for k := range p.Edits {
				if p.Edits[k].Drop == "" {
					out = append(out, &p.Edits[k].ClaimDraft)
				}
			}
			if p.Instead != nil {
				for k := range p.Instead.Statements {
					out = append(out, &p.Instead.Statements[k].ClaimDraft)
				}
			}
		}
	}
	return out
}
