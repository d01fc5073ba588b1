package answer

import (
	"cmp"
	"slices"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// Holdings is what a sound record holds, with notes on what may not be meant.
type Holdings struct {
	Files       int         `json:"files"`          // how many
	Entries     int         `json:"entries"`        // how many
	Kinds       []KindCount `json:"kinds"`          // of entries, none left out that there is
	From        string      `json:"from,omitempty"` // the first day on which anything happened
	To          string      `json:"to,omitempty"`   // the last
	Agreements  int         `json:"agreements"`     // how many
	Commitments int         `json:"commitments"`    // how many
	People      int         `json:"people"`         // how many, those of the case too
	Sources     int         `json:"sources"`        // how many, those of the case too
	Proposals   []Placed    `json:"proposals"`      // that nobody has accepted
	Differing   []Differing `json:"contradictions"` // entries that say different things of one matter
	Notes       []Note      `json:"notes"`          // by file and place
}

// KindCount is how many entries there are of one kind.
type KindCount struct {
	Kind  string `json:"kind"`  // as of a row
	Count int    `json:"count"` // entries
}

// A Placed is an entry with where it stands.
type Placed struct {
	Spot
	Row Row `json:"row"` // the entry itself
}

// Differing is a contradiction: entries that say different things.
type Differing struct {
	InForce Placed   `json:"in_force"` // the one that counts
	Others  []Placed `json:"others"`   // those that do not
}

// holdings takes stock of the whole record, of whatever date.
func (g *checker) holdings() *Holdings {
	r := g.day.Record
	h := &Holdings{
		Files: g.written.Records, Entries: len(r.Entries), Kinds: kindCounts(r), Agreements: len(r.Agreements),
		Commitments: len(r.Commitments), People: len(r.Case.People), Sources: len(r.Case.Sources),
		Proposals: []Placed{}, Differing: []Differing{},
	}
	h.From, h.To = extent(r)
	inForce, differing := r.Whole()
	for i := range r.Entries {
		if !r.Entries[i].Confirmed {
			h.Proposals = append(h.Proposals, g.entryPlaced(i))
		}
	}
	for _, pairing := range differing {
		d := Differing{InForce: g.entryPlaced(pairing.InForce)}
		for _, i := range pairing.Others {
			d.Others = append(d.Others, g.entryPlaced(i))
		}
		h.Differing = append(h.Differing, d)
	}
	g.ruledOut(inForce)
	g.unsourced()
	g.unattached()
	g.idleAgreements()
	g.recordNames()
	g.oddDays()
	g.doubled()
	h.Notes = g.placedInRecord()
	return h
}

// entryPlaced is an entry with where it stands.
func (g *checker) entryPlaced(i int) Placed {
	n := g.inRecord(i, -1)
	return Placed{g.spot(&n), g.row(i)}
}

func (g *checker) spot(n *noted) Spot {
	name, line, col := g.written.InRecord(n.in, n.path...)
	return Spot{name, line, col}
}

// placedInRecord are the notes on the record so far, in their places.
func (g *checker) placedInRecord() []Note {
	for i := range g.notes {
		n := &g.notes[i]
		n.Spot = g.spot(n)
		if n.twin != nil {
			also := g.spot(n.twin)
			n.Also = &also
		}
	}
	slices.SortStableFunc(g.notes, func(a, b noted) int { return cmp.Or(a.in-b.in, a.Line-b.Line, a.Col-b.Col) })
	out := []Note{}
	for i := range g.notes {
		out = append(out, g.notes[i].Note)
	}
	g.notes = nil
	return out
}

// extent is the first day and the last on which anything happened.
func extent(r *record.Record) (from, to string) {
	var all []record.Period
	for i := range r.Entries {
		all = append(all, r.Entries[i].On)
	}
	for i := range r.Agreements {
		all = append(all, r.Agreements[i].On)
	}
	if len(all) == 0 {
		return "", ""
	}
	first := slices.MinFunc(all, func(a, b record.Period) int { return a.From.Compare(b.From) })
	last := slices.MaxFunc(all, func(a, b record.Period) int { return a.To.Compare(b.To) })
	return first.From.Format(time.DateOnly), last.To.Format(time.DateOnly)
}

func kindCounts(r *record.Record) []KindCount {
	n, out := map[string]int{}, []KindCount{}
	for i := range r.Entries {
		n[r.Entries[i].Kind.String()]++
	}
	for _, kind := range record.Kinds() {
		if n[kind] > 0 {
			out = append(out, KindCount{kind, n[kind]})
		}
	}
	return out
}

// ruledOut notes moves that the case rules out from now on.
func (g *checker) ruledOut(inForce []int) {
	r := g.day.Record
	level := map[int]int{}
	for _, i := range inForce {
		e := &r.Entries[i]
		if e.Kind != record.Move {
			continue
		}
		from, known := level[e.Option]
		if e.From >= 0 {
			from, known = e.From, true
		}
		level[e.Option] = e.Level
		if o := &r.Case.Options[e.Option]; known && !allowed(o, from, e.Level) {
			n := g.inRecord(i, -1)
			n.Code, n.Options, n.Levels, n.Written = "move-ruled-out", []OptionID{OptionID(o.ID)}, []int{from, e.Level},
				[]string{ruling(o, from, e.Level)}
			g.notes = append(g.notes, n)
		}
	}
}

// allowed reports whether a move goes the way its option may; what closes it now
// does not count.
func allowed(o *plenary.Option, from, to int) bool {
	open := *o
	open.Closed = ""
	return open.Allows(from, to)
}

// ruling is what in the file rules a move out.
func ruling(o *plenary.Option, from, to int) string {
	if to < from && o.Moves != plenary.Forward {
		return "final: " + o.Levels[o.Final]
	}
	return "moves: " + o.Moves.String()
}

// unsourced notes entries of which nothing says how they are known.
func (g *checker) unsourced() {
	for i := range g.day.Record.Entries {
		if e := &g.day.Record.Entries[i]; len(e.Passages) == 0 && len(e.Sources) == 0 && e.How == plenary.Unmarked {
			n := g.inRecord(i, -1)
			n.Code = "entry-without-evidence"
			g.notes = append(g.notes, n)
		}
	}
}

// unattached notes, where they first speak, people whose words count for no party.
func (g *checker) unattached() {
	told := map[int]bool{}
	for i := range g.day.Record.Entries {
		e := &g.day.Record.Entries[i]
		if e.Kind == record.Statement && e.Who >= 0 && e.Party < 0 && !told[e.Who] {
			told[e.Who] = true
			n := g.inRecord(i, -1)
			n.Code, n.People = "speaker-of-no-party", []PersonID{PersonID(g.day.Record.Case.People[e.Who].ID)}
			g.notes = append(g.notes, n)
		}
	}
}

// idleAgreements notes agreements of which it will never show how they stand.
func (g *checker) idleAgreements() {
	r := g.day.Record
	spoken := map[int]bool{}
	for i := range r.Entries {
		if e := &r.Entries[i]; e.Kind == record.Progress {
			spoken[e.Commitment] = true
		}
	}
	for i := range r.Agreements {
		a := &r.Agreements[i]
		shows := func(c int) bool { return r.Commitments[c].Does != nil || spoken[c] }
		if len(a.Commitments) > 0 && !slices.ContainsFunc(a.Commitments, shows) {
			n := g.inRecord(-1, i)
			n.Code, n.Agreement = "idle-agreement", AgreementID(a.ID)
			g.notes = append(g.notes, n)
		}
	}
}

// recordNames notes people of the record who have the name of somebody else.
func (g *checker) recordNames() {
	r := g.day.Record
	for i, n := range sameNamed(r.Case.People) {
		if n.in = r.PersonFile(i); n.in >= 0 && n.Code != "" {
			g.notes = append(g.notes, n)
		}
	}
}
