package answer

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
	"slices"
	"strconv"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/expr"
)

// A Check is what a sound case holds, with notes on what may not be meant.
type Check struct {
	Head
	Parties  int       `json:"parties"`          // how many
	Options  int       `json:"options"`          // how many
	States   int       `json:"states"`           // feasible ones
	Of       uint64    `json:"of"`               // combinations of levels
	Notes    []Note    `json:"notes"`            // by their places
	Record   *Holdings `json:"record,omitempty"` // none when nothing is on record
	Compared Compared  `json:"passages"`         // what became of those cited
	Glossary Glossary  `json:"glossary"`
}

// A Note is something in a case that may not be meant. It is no fault. What it
// is about depends on its code.
type Note struct {
	Code string `json:"code"` // what kind of thing it is: docs/answers.md lists them
	Spot
	Also *Spot `json:"also,omitempty"` // the other place that it is about

	Party     PartyID     `json:"party,omitempty"` // whom it is about; so the lists and ids that follow
	Parties   []PartyID   `json:"parties,omitempty"`
	People    []PersonID  `json:"people,omitempty"`
	Options   []OptionID  `json:"options,omitempty"`
	Levels    []int       `json:"levels,omitempty"` // of the first option
	Tracks    []TrackID   `json:"tracks,omitempty"`
	Stances   []StanceID  `json:"stances,omitempty"`
	Agreement AgreementID `json:"agreement,omitempty"`
	Source    SourceID    `json:"source,omitempty"`
	Entry     EntryNumber `json:"entry,omitempty"`
	Written   []string    `json:"written,omitempty"` // what stands there that the note is about
	Write     []string    `json:"write,omitempty"`   // what to write instead, in the language of the file
	Why       string      `json:"why,omitempty"`     // more of the code, where it has several reasons
	On        string      `json:"on,omitempty"`      // a day, a month, a year or a span of them
	From      string      `json:"from,omitempty"`    // the first of the other days, or the other day
	To        string      `json:"to,omitempty"`      // the last of the other days
	Years     int         `json:"years,omitempty"`   // between them
	Problem   string      `json:"problem,omitempty"` // what a reader of files says of one
}

// A Spot is a place in a file; without a line it is the file.
type Spot struct {
	File string `json:"file,omitempty"`   // path, as it was given
	Line int    `json:"line,omitempty"`   // from 1
	Col  int    `json:"column,omitempty"` // from 1, in characters
}

// A Written is a case as its files have it: what a check looks at besides the
// talks.
type Written struct {
	Draft    *plenary.Draft
	File     string
	Position func(path ...string) (line, col int) // of a path of keys in the file
	Records  int                                  // files of the record
	InRecord func(file int, path ...string) (name string, line, col int)
	Unread   []UnreadFile
	Shelf    *evidence.Shelf
}

// An UnreadFile is one beside a case that is not read.
type UnreadFile struct{ Path, Why string }

// NewCheck takes stock of a case laid out and of all of its record, of whatever
// date, and compares the passages they cite with the texts at hand. The error
// is the context's. The cost grows with the states, with the entries on record,
// and with the texts of sources, which are read here; of a case with phrases and
// at most 50,000 states it is also that of a brief with little work for searches.
func NewCheck(ctx context.Context, t Talks, w Written) (*Check, error) {
	g := &checker{gatherer: newGatherer(ctx, t), written: w}
	c := g.c
	out := &Check{Head: t.head(), Parties: len(c.Parties), Options: len(c.Options), States: g.sp.Len(), Of: 1}
	for o := range c.Options {
		out.Of *= uint64(len(c.Options[o].Levels))
	}
	for o := range c.Options {
		g.idleOption(o)
	}
	g.unsureToday()
	for p := range c.Parties {
		g.separating(&c.Parties[p])
		g.wishless(p)
		g.repeated(p)
	}
	g.levelNotes()
	g.nameNotes()
	g.unordered()
	g.farDays()
	g.idleTracks()
	g.absentTracks()
	g.joint()
	g.takenBack()
	if g.day != nil {
		g.farCase()
	}
	if err := g.phraseNotes(ctx, t); err != nil {
		return nil, err
	}
	out.Notes = g.placed()
	for _, u := range w.Unread {
		out.Notes = append(out.Notes, Note{Code: "unread-file", Spot: Spot{File: u.Path}, Problem: u.Why})
	}
	if g.day != nil {
		out.Record = g.holdings()
	}
	var err error
	if out.Compared, err = comparePassages(ctx, c, w.Shelf); err != nil {
		return nil, err
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

// A checker gathers notes, and where each stands.
type checker struct {
	*gatherer
	written Written
	notes   []noted
}

// A noted is a note that has no place yet.
type noted struct {
	Note
	path []string // of keys, as of a fault
	in   int      // of a record: the file
	twin *noted   // what stands at its other place
}

func (g *checker) note(path []string, n Note) { g.notes = append(g.notes, noted{Note: n, path: path}) }

// placed are the notes on the case so far, in their places.
func (g *checker) placed() []Note {
	out := []Note{}
	for _, n := range g.notes {
		line, col := g.written.Position(n.path...)
		n.Spot = Spot{g.written.File, line, col}
		out = append(out, n.Note)
	}
	g.notes = nil
	sortNotes(out)
	return out
}

func sortNotes(notes []Note) {
	slices.SortStableFunc(notes, func(a, b Note) int { return cmp.Or(a.Line-b.Line, a.Col-b.Col) })
}

// repeated notes wishes that say what a precondition of the party says:
// waiving the stance would leave the wish.
func (g *checker) repeated(party int) {
	p := &g.c.Parties[party]
	for i := range g.c.Preconditions {
		pre := &g.c.Preconditions[i]
		if pre.Party != party {
			continue
		}
		said := g.sp.Where(pre.Until)
		for w, refused := range g.sp.Where(pre.Refuses) {
			said[w] |= ^refused
		}
		for j := range p.Prefers.Statements {
			if met := g.sp.Where(p.Prefers.Statements[j].Want); same(met, said, g.sp.Len()) {
				g.note([]string{"preferences", p.ID, strconv.Itoa(j)},
					Note{Code: "wish-repeats-stance", Party: PartyID(p.ID), Stances: []StanceID{StanceID(pre.ID)}})
			}
		}
	}
}

// same reports whether two sets agree on n states.
func same(a, b []uint64, n int) bool {
	for w := range a {
		differ := a[w] ^ b[w]
		if left := n - 64*w; left < 64 {
			differ &= 1<<left - 1
		}
		if differ != 0 {
			return false
		}
	}
	return true
}

// idleOption notes an option that no wish and no rule speaks of.
func (g *checker) idleOption(o int) {
	speaks := func(e *expr.Expr) bool { return slices.Contains(e.Options(nil), o) }
	for p := range g.c.Parties {
		prefers := &g.c.Parties[p].Prefers
		if len(prefers.Ranking) > 0 ||
			slices.ContainsFunc(prefers.Statements, func(s plenary.Statement) bool { return speaks(s.Want) }) {
			return
		}
	}
	if !slices.ContainsFunc(g.c.Impossible, speaks) {
		g.note([]string{"options", g.c.Options[o].ID}, Note{Code: "idle-option", Options: []OptionID{g.option(o)}})
	}
}

// mostTodays is among how many states that may be today's it is looked whether a level comes up.
const mostTodays = 1 << 12

// unsureToday notes options of which it is not known where they stand today, and levels among
// those at which they may that rules exclude whatever stands where.
func (g *checker) unsureToday() {
	var unsure []int
	todays := 1
	for o := range g.c.Options {
		if at := &g.c.Options[o]; len(at.OrNow) > 0 {
			unsure, todays = append(unsure, o), min(todays*(1+len(at.OrNow)), mostTodays+1)
			g.note([]string{"options", at.ID, "now"},
				Note{Code: "now-unsure", Options: []OptionID{g.option(o)}, Levels: []int{at.Now}})
		}
	}
	if todays > mostTodays {
		return
	}
	may := map[[2]int]bool{}
	for k := range todays {
		today := g.c.StatusQuo()
		for _, o := range unsure {
			or := g.c.Options[o].OrNow
			if n := k % (1 + len(or)); n > 0 {
				today[o] = uint8(or[n-1])
			}
			k /= 1 + len(or)
		}
		for _, o := range unsure {
			at := [2]int{o, int(today[o])}
			may[at] = may[at] || g.c.Feasible(today)
		}
	}
	for _, o := range unsure {
		for i, l := range g.c.Options[o].OrNow {
			if !may[[2]int{o, l}] {
				g.note([]string{"options", g.c.Options[o].ID, "now", strconv.Itoa(i + 1)},
					Note{Code: "now-excluded", Options: []OptionID{g.option(o)}, Levels: []int{l}})
			}
		}
	}
}

// separating notes a party of whose wishes nothing is written, and wishes that
// separate nothing.
func (g *checker) separating(p *plenary.Party) {
	prefers, id := &p.Prefers, PartyID(p.ID)
	if prefers.Silent() {
		g.note([]string{"parties", p.ID}, Note{Code: "silent-party", Party: id})
	}
	seen := map[[sha256.Size]byte]bool{}
	for i := range prefers.Statements {
		path := []string{"preferences", p.ID, strconv.Itoa(i)}
		met := g.sp.Where(prefers.Statements[i].Want)
		switch key := digest(met); countBits(met) {
		case 0:
			g.note(path, Note{Code: "wish-never-met", Party: id})
		case g.sp.Len():
			g.note(path, Note{Code: "wish-always-met", Party: id})
		default:
			if seen[key] {
				g.note(path, Note{Code: "wish-said-above", Party: id})
			}
			seen[key] = true
		}
	}
	g.marks(p)
}

// marks notes wishes of which it is not known which way they go, and marks that tell nothing apart: of a
// wish that those above it leave nothing to, or of a step that nothing stands below.
func (g *checker) marks(p *plenary.Party) {
	var above [][]uint64
	for i := range p.Prefers.Statements {
		s := &p.Prefers.Statements[i]
		if above = append(above, g.sp.Where(s.Want)); s.Unknown+s.Strong+s.Unsure == "" {
			continue
		}
		if s.Unsure != "" {
			g.note([]string{"preferences", p.ID, strconv.Itoa(i)}, Note{Code: "wish-unsure", Party: PartyID(p.ID)})
		}
		if s.Unknown+s.Strong == "" {
			continue
		}
		if s.Unknown != "" {
			g.note([]string{"preferences", p.ID, strconv.Itoa(i)}, Note{Code: "wish-unknown", Party: PartyID(p.ID)})
		}
		_, before := g.sp.Classes(above[:i]...)
		if _, now := g.sp.Classes(above...); now == before {
			g.note([]string{"preferences", p.ID, strconv.Itoa(i)}, Note{Code: "mark-idle", Party: PartyID(p.ID)})
		}
	}
	listed := 0
	for _, tier := range p.Prefers.Ranking {
		listed += len(tier)
	}
	if n := len(p.Prefers.Ranking); slices.Contains(p.Prefers.Strong, n) && listed == g.sp.Len() {
		g.note([]string{"preferences", p.ID, "strong"}, Note{Code: "step-idle", Party: PartyID(p.ID)})
	}
}

// digest stands for a set of states.
func digest(set []uint64) [sha256.Size]byte {
	h := sha256.New()
	var b [8]byte
	for _, w := range set {
		binary.LittleEndian.PutUint64(b[:], w)
		h.Write(b[:])
	}
	return [sha256.Size]byte(h.Sum(nil))
}

func countBits(set []uint64) int {
	n := 0
	for _, w := range set {
		n += bits.OnesCount64(w)
	}
	return n
}

func has(set []uint64, state int) bool { return set[state/64]>>(state%64)&1 != 0 }
