package plenarytest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/record"
)

// RandomRecordDraft makes a small case with all that binds the table, people
// and variants, and a record of it with entries of every kind: some not public
// at once, some that correct, withdraw or contradict others, some mere
// proposals. The case is without faults and agrees with its record on the day
// that it is written as of; most of the records are without faults as well.
// Equal generators give equal drafts.
func RandomRecordDraft(rng *rand.Rand, shape Shape) (plenary.Draft, record.Draft) {
	if shape == (Shape{}) {
		shape = Shape{Parties: 3, Options: 4, Levels: 3, Least: 4, States: 24}
	}
	for {
		g := &recordMaker{tableMaker: tableMaker{Rand: rng, d: RandomTableDraft(rng, shape)}}
		g.variants()
		g.caughtBothWays()
		g.d.People = []plenary.PersonDraft{{ID: "ada", Party: g.someParty()}, {ID: "ben"}}
		g.moves()
		g.stancesOverTime()
		g.mandates()
		g.pulls()
		g.agreements()
		g.progress()
		g.comings()
		g.sessionsOverTime()
		g.words()
		g.secondThoughts()
		r := g.record()
		if g.often(70) {
			g.d.AsOf = g.day(g.IntN(recordDays))
		}
		agree(&g.d, r)
		if _, faults := g.d.Case(); len(faults) == 0 {
			return g.d, r
		}
	}
}

// A recordMaker writes a record beside the draft of its case.
type recordMaker struct {
	tableMaker
	entries []record.EntryDraft
	signed  []record.AgreementDraft
	named   int
	there   map[string][]bool // by track and day
}

// recordDays is how many days the random records cover.
const recordDays = 24

// day is one of those days; they go over the end of a month.
func (g *recordMaker) day(n int) string {
	return time.Date(2006, 1, 20, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n).Format(time.DateOnly)
}

// when is mostly a day, else a span, a month or a year that may end with it.
func (g *recordMaker) when(n int) string {
	switch weighted(g.Rand, 80, 12, 3, 1) {
	case 1:
		return g.day(n-g.IntN(4)) + ".." + g.day(n)
	case 2:
		return "2006-01"
	case 3:
		return "2005"
	}
	return g.day(n)
}

// add adds an entry of some day, which mostly becomes public at once.
func (g *recordMaker) add(n int, e record.EntryDraft) {
	e.On = g.when(n)
	if g.often(35) {
		e.Public = g.later(e.On, 9)
	}
	e.How = []string{"", "stated", "claimed", "reported", "inferred", "assumed"}[g.IntN(6)]
	if e.How == "stated" || e.How == "claimed" || g.often(20) {
		e.By = g.someParty()
	}
	g.entries = append(g.entries, e)
}

// later is a day at most so many days after the end of a span.
func (g *recordMaker) later(on string, most int) string {
	_, last := span(on)
	return last.AddDate(0, 0, g.IntN(most)).Format(time.DateOnly)
}

// times draws some of the days in their order.
func (g *recordMaker) times(n int) []int {
	out := g.Perm(recordDays)[:n]
	slices.Sort(out)
	return out
}

func (g *recordMaker) moves() {
	for _, o := range g.d.Options {
		levels := levelsOf(o)
		at := g.IntN(len(levels))
		for i, day := range g.times(weighted(g.Rand, 2, 3, 4, 3, 2)) {
			to := (at + 1 + g.IntN(len(levels)-1)) % len(levels)
			e := record.EntryDraft{Kind: "move", Of: o.ID, To: []string{levels[to]}}
			if i == 0 || g.often(60) {
				e.From = levels[at]
			}
			g.add(day, e)
			at = to
		}
	}
}

// stance is what an entry may make of a precondition.
func (g *recordMaker) stance(party string) record.StanceDraft {
	return record.StanceDraft{
		Refuses: g.asked(g.of(party, true)), Until: g.asked(g.of(party, false)),
		Order: []string{"before", "with"}[g.IntN(2)],
	}
}

// parts keeps some of the parts, one at least.
func (g *recordMaker) parts(s *record.StanceDraft) {
	keep := 1 + g.IntN(7)
	for i, text := range []*string{&s.Refuses, &s.Until, &s.Order} {
		if keep>>i&1 == 0 {
			*text = ""
		}
	}
}

func (g *recordMaker) stancesOverTime() {
	for _, p := range g.d.Preconditions {
		order := p.Order
		if order == "" {
			order = "before"
		}
		g.stanceOverTime(p.ID, p.Party, record.StanceDraft{Refuses: p.Refuses, Until: p.Until, Order: order}, true)
	}
	for i := range weighted(g.Rand, 2, 3, 1) {
		party := g.someParty()
		g.stanceOverTime(fmt.Sprintf("new%d", i), party, g.stance(party), false)
	}
}

// stanceOverTime tells how a precondition came, changed and went.
func (g *recordMaker) stanceOverTime(id, party string, is record.StanceDraft, written bool) {
	inForce := g.often(50)
	n := weighted(g.Rand, 3, 3, 3, 2)
	if !written {
		inForce, n = false, n+1
	}
	for i, day := range g.times(n) {
		e := record.EntryDraft{Kind: "changed", Of: id}
		switch {
		case i > 0 && g.often(40) || i == 0 && written && g.often(40):
			becomes := g.stance(party)
			was := is
			g.parts(&becomes)
			for _, pair := range [][3]*string{
				{&becomes.Refuses, &was.Refuses, &is.Refuses}, {&becomes.Until, &was.Until, &is.Until},
				{&becomes.Order, &was.Order, &is.Order},
			} {
				if *pair[0] == "" {
					*pair[1] = ""
				} else {
					*pair[2] = *pair[0]
				}
			}
			e.Refuses, e.Until, e.Order, e.Was = becomes.Refuses, becomes.Until, becomes.Order, &was
		case inForce:
			e.Kind, inForce = "dropped", false
		default:
			e.Kind, inForce = "announced", true
			if i == 0 && !written {
				e.Party, e.Refuses, e.Until, e.Order = party, is.Refuses, is.Until, is.Order
			}
		}
		g.add(day, e)
	}
}

// mandates changes what some seats may say.
func (g *recordMaker) mandates() {
	for _, t := range g.d.Tracks {
		for _, seat := range t.Seats {
			for _, day := range g.times(weighted(g.Rand, 4, 3, 2, 1)) {
				e := record.EntryDraft{Kind: "mandate", Of: t.ID, Party: seat.Party}
				e.May = []string{"yes", "no", "not reported"}[weighted(g.Rand, 4, 3, 2)]
				e.MayWas = []string{"", "yes", "no", "not reported"}[weighted(g.Rand, 4, 2, 3, 1)]
				options := g.d.Options
				terms := &e.Discuss
				if g.often(70) {
					terms, options = &e.Commit, g.of(seat.Party, true)
				}
				if *terms = g.some(ids(options)); g.often(40) {
					*terms = []string{g.rise(options)}
				}
				g.add(day, e)
			}
		}
	}
}

func (g *recordMaker) pulls() {
	for _, l := range g.d.Levers {
		if g.often(15) {
			g.add(g.IntN(recordDays), record.EntryDraft{Kind: "lever", Of: l.ID})
		}
	}
}

func (g *recordMaker) agreements() {
	for i := range weighted(g.Rand, 1, 4, 2) {
		n := g.IntN(2 * recordDays / 3)
		a := record.AgreementDraft{ID: fmt.Sprintf("text%d", i), Title: "A text", On: g.when(n)}
		if g.often(30) {
			a.Public = g.later(a.On, 6)
		}
		for _, at := range g.Perm(len(g.d.Parties))[:2] {
			a.Signed = append(a.Signed, g.d.Parties[at].ID)
		}
		for k := range 1 + g.IntN(4) {
			a.Commitments = append(a.Commitments, g.owed(n, k, &a))
		}
		g.signed = append(g.signed, a)
	}
}

// caughtBothWays now and then has a party refuse what it owes in two ways, each
// until the same: neither stance alone makes it wait.
func (g *recordMaker) caughtBothWays() {
	if !g.often(15) {
		return
	}
	party := g.someParty()
	act, other, until := g.rise(g.of(party, true)), g.rise(g.d.Options), g.rise(g.of(party, false))
	a := record.AgreementDraft{ID: "pair", On: g.day(g.IntN(recordDays / 2)), Commitments: []record.CommitmentDraft{
		{ID: "act", Owes: []string{party}, Does: act},
		{ID: "first", Owes: []string{strings.Split(until, ".")[0]}, Does: until},
	}}
	for i, refuses := range []string{other, "not (" + other + ")"} {
		g.d.Preconditions = append(g.d.Preconditions, plenary.PreconditionDraft{
			ID: "both" + strconv.Itoa(i), Party: party, Refuses: act + " and " + refuses, Until: until,
			Order: []string{"before", "with"}[g.IntN(2)],
		})
	}
	for _, p := range g.d.Parties {
		a.Signed = append(a.Signed, p.ID)
	}
	g.signed = append(g.signed, a)
}

// owed is a commitment of an agreement; it may wait for any written before,
// and with more before it the first for the last.
func (g *recordMaker) owed(n, number int, a *record.AgreementDraft) record.CommitmentDraft {
	k := record.CommitmentDraft{ID: "c" + strconv.Itoa(number), Says: "Something is owed",
		Verb: []string{"", "affirm", "willing", "discuss", "complete"}[(n+number)%5]}
	party := a.Signed[g.IntN(2)]
	if g.often(80) {
		k.Owes = []string{party}
	}
	if g.often(85) {
		k.Does = g.asked(g.of(party, true))
	}
	switch weighted(g.Rand, 3, 4, 2, 1) {
	case 1:
		k.Due = g.day(n + g.IntN(recordDays))
	case 2:
		n := 1 + g.IntN(14)
		k.Due = fmt.Sprintf("%d days", n)
		if other, is := map[int]string{1: "1 months", 7: "1 weeks", 13: "1 years", 14: "2 weeks"}[n]; is {
			k.Due = other
		}
	case 3:
		k.Due = g.day(n+1) + ".." + g.day(n+1+g.IntN(8))
	}
	if number > 0 && g.often(35) {
		k.WaitsFor = []string{"c" + strconv.Itoa(g.IntN(number))}
		if first := &a.Commitments[0]; g.often(40) && len(first.WaitsFor) == 0 {
			first.WaitsFor = []string{k.ID}
		}
	}
	if g.often(35) {
		k.Until = g.asked(g.of(party, false))
		k.Order = []string{"", "before", "with"}[g.IntN(3)]
	}
	return k
}

func (g *recordMaker) progress() {
	for _, a := range g.signed {
		_, concluded := span(a.On)
		start, _ := span(g.day(0))
		first := max(0, days(start, concluded))
		for _, k := range a.Commitments {
			for range weighted(g.Rand, 4, 3, 2, 1) {
				e := record.EntryDraft{Kind: "commitment", Of: a.ID + "/" + k.ID}
				e.Status = []string{"begun", "met", "broken", "disputed", "lapsed"}[weighted(g.Rand, 3, 4, 3, 2, 1)]
				if g.often(40) {
					e.Grade = strconv.Itoa(g.IntN(4))
				}
				g.add(first+g.IntN(recordDays), e)
			}
		}
	}
}

// comings gives some tracks a time for which they are there, in the case or by
// entries.
func (g *recordMaker) comings() {
	g.there = map[string][]bool{}
	for i := range g.d.Tracks {
		t := &g.d.Tracks[i]
		there := make([]bool, recordDays)
		g.there[t.ID] = there
		from, until := 0, recordDays-1
		switch weighted(g.Rand, 5, 3, 4) {
		case 1:
			if g.often(70) {
				from = g.IntN(recordDays)
				t.From = g.day(from)
			}
			if t.From == "" || g.often(50) {
				until = from + g.IntN(recordDays-from)
				t.Until = g.day(until)
			}
		case 2:
			is := g.often(40)
			last := 0
			for _, day := range g.times(1 + g.IntN(4)) {
				for ; last < day; last++ {
					there[last] = is
				}
				is = !is
				g.add(day, record.EntryDraft{Kind: map[bool]string{true: "launched", false: "ended"}[is], Of: t.ID})
			}
			if from = last; !is {
				from = recordDays
			}
		}
		for n := from; n <= until; n++ {
			there[n] = true
		}
	}
}

func (g *recordMaker) sessionsOverTime() {
	for _, t := range g.d.Tracks {
		going := g.often(25)
		for _, day := range g.times(g.IntN(7)) {
			if !g.there[t.ID][day] {
				continue
			}
			e := record.EntryDraft{Kind: []string{"opened", "resumed"}[g.IntN(2)], Of: t.ID, At: "Geneva"}
			switch {
			case going:
				e.Kind, e.At, e.Next = "adjourned", "", g.next(day)
				going = false
			case g.often(25):
				e.Kind, e.At, e.Next = "scheduled", "", g.next(day)
				for e.Next == nil {
					e.Next = g.next(day)
				}
			default:
				going = true
			}
			g.add(day, e)
		}
	}
}

// next is what is announced on a day of the next session.
func (g *recordMaker) next(day int) *record.NextDraft {
	when := g.when(day + 1 + g.IntN(8))
	switch weighted(g.Rand, 1, 1, 2, 2, 1) {
	case 0:
		return nil
	case 1:
		return &record.NextDraft{None: true}
	case 2:
		return &record.NextDraft{Firm: when}
	case 3:
		return &record.NextDraft{Tentative: when, At: "Vienna"}
	}
	return &record.NextDraft{Horizon: when}
}

// words adds statements and events.
func (g *recordMaker) words() {
	for range g.IntN(3) {
		e := record.EntryDraft{Kind: "statement",
			Of: []string{"demand", "offer", "refusal", "threat", "promise", "assessment"}[g.IntN(6)]}
		if g.often(50) {
			e.Who = []string{"ada", "ben"}[g.IntN(2)]
		} else {
			e.Party = g.someParty()
		}
		if g.often(50) {
			e.About = g.asked(g.d.Options)
		}
		g.add(g.IntN(recordDays), e)
	}
	for range g.IntN(2) {
		g.add(g.IntN(recordDays), record.EntryDraft{
			Kind: "event", Of: "contact", Parties: g.some([]string{g.d.Parties[0].ID, g.d.Parties[1].ID})})
	}
}

// secondThoughts adds entries that correct, withdraw or contradict others, and
// turns some into proposals.
func (g *recordMaker) secondThoughts() {
	for n := range g.IntN(6) {
		if len(g.entries) == 0 {
			return
		}
		at := g.IntN(len(g.entries))
		if n > 0 && g.often(30) {
			at = len(g.entries) - 1 // a second thought about the last one
		}
		if g.entries[at].ID == "" {
			g.named++
			g.entries[at].ID = "e" + strconv.Itoa(g.named)
		}
		first := g.entries[at]
		e := g.another(first)
		switch weighted(g.Rand, 4, 3, 4) {
		case 0:
			e.Corrects = first.ID
		case 1:
			e = record.EntryDraft{Kind: "withdraws", Of: first.ID, On: g.later(first.On, 12)}
			if g.often(30) {
				e.Public = g.later(e.On, 6)
			}
		case 2:
			e.Contradicts = []string{first.ID}
			if more := g.entries[g.IntN(len(g.entries))]; more.ID != "" && more.ID != first.ID && g.often(50) {
				e.Contradicts = append(e.Contradicts, more.ID)
			}
			e.InForce = []string{"", "yes"}[g.IntN(2)]
		}
		g.entries = append(g.entries, e)
	}
	for i := range g.entries {
		if g.often(4) {
			g.entries[i].Confirmed, g.entries[i].Extractor = "no", "reader 1"
		}
	}
}

// another is the entry told otherwise: of another day, or with another end.
func (g *recordMaker) another(e record.EntryDraft) record.EntryDraft {
	e.ID, e.Corrects, e.Contradicts, e.InForce = "", "", nil, ""
	_, public := span(e.On)
	if e.Public != "" {
		_, public = span(e.Public)
	}
	if g.often(50) {
		_, last := span(e.On)
		e.On = last.AddDate(0, 0, g.IntN(7)-3).Format(time.DateOnly)
	}
	if e.Kind == "announced" {
		e.Party, e.Refuses, e.Until, e.Order = "", "", "", ""
	}
	_, last := span(e.On)
	e.Public = public.AddDate(0, 0, g.IntN(8)).Format(time.DateOnly)
	if _, public := span(e.Public); public.Before(last) {
		e.Public = ""
	}
	switch e.Kind {
	case "move":
		if levels := g.levels(e.Of); g.often(50) {
			e.To = []string{levels[g.IntN(len(levels))]}
		}
	case "mandate":
		e.May = []string{"yes", "no", "not reported"}[g.IntN(3)]
	case "commitment":
		e.Status = []string{"begun", "met", "broken", "disputed"}[g.IntN(4)]
	}
	return e
}

func (g *recordMaker) levels(option string) []string {
	for _, o := range g.d.Options {
		if o.ID == option {
			return levelsOf(o)
		}
	}
	panic("plenarytest: no such option: " + option)
}

// record puts the entries into one file or two, in any order.
func (g *recordMaker) record() record.Draft {
	g.Shuffle(len(g.entries), func(i, j int) { g.entries[i], g.entries[j] = g.entries[j], g.entries[i] })
	cut := len(g.entries)
	if g.often(40) {
		cut = g.IntN(cut + 1)
	}
	r := record.Draft{Files: []record.FileDraft{{Entries: g.entries[:cut], Agreements: g.signed}}}
	if cut < len(g.entries) {
		r.Files = append(r.Files, record.FileDraft{Entries: g.entries[cut:]})
	}
	return r
}

// variants adds what-ifs: other preferences, and a lever pulled.
func (g *recordMaker) variants() {
	for i := range 2 {
		party := g.d.Parties[i].ID
		g.d.Variants = append(g.d.Variants,
			plenary.VariantDraft{ID: "what" + strconv.Itoa(i), Preferences: []plenary.VariantPreferenceDraft{{
				Party: party, Instead: &plenary.PreferenceDraft{
					Party: party, Statements: []plenary.StatementDraft{{Want: g.wish(party)}, {Want: g.wish(party)}}},
			}}})
	}
	if len(g.d.Levers) > 0 {
		g.d.Variants = append(g.d.Variants, plenary.VariantDraft{ID: "pull", Levers: []string{g.d.Levers[0].ID}})
	}
}

// agree makes the case say of the day that it is written as of what its record
// says of that day.
func agree(d *plenary.Draft, r record.Draft) {
	c, faults := d.Case()
	if len(faults) > 0 {
		return
	}
	f := newFolder(c, r, c.AsOf)
	for o, level := range f.levels() {
		d.Options[o].Now = c.Options[o].Levels[level]
	}
	for i := range d.Preconditions {
		p := &d.Preconditions[i]
		p.Refuses = f.part(p.ID, refusesPart, p.Refuses)
		p.Until = f.part(p.ID, untilPart, p.Until)
		p.Order = f.part(p.ID, orderPart, p.Order)
	}
	for t, track := range c.Tracks {
		for s, seat := range track.Seats {
			var list []plenary.MandateDraft
			for _, permission := range f.permissions(track, seat) {
				written := f.written(seat, permission)
				may := f.may(permission, written)
				if written == "not reported" || may == "not reported" {
					continue
				}
				term := []string{permission.Option + " = " + expr.QuoteLevel(permission.Level)}
				if permission.Commit {
					list = append(list, plenary.MandateDraft{May: may, Commit: term})
				} else {
					list = append(list, plenary.MandateDraft{May: may, Discuss: term})
				}
			}
			d.Tracks[t].Seats[s].Mandate = list
		}
	}
}
