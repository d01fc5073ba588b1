package brief

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
	"strconv"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/space"
)

// A Checkup says what a sound case holds and notes what may not be meant.
type Checkup struct {
	Title   string `json:"title"`
	Parties int    `json:"parties"`
	Options int    `json:"options"`
	States  int    `json:"states"` // feasible ones
	Of      uint64 `json:"of"`     // combinations of levels
	Notes   []Note `json:"notes"`

	Record   *Holdings `json:"record,omitempty"` // none when nothing is on record
	Passages *Passages `json:"passages,omitempty"`
}

// A Note is something in a case that may not be meant. It is no fault.
type Note struct {
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`
	Col  int    `json:"column,omitempty"`
	Text string `json:"text"`

	Also *Spot `json:"also,omitempty"` // the other place of which Text speaks

	path []string // as in plenary.Fault
	in   int      // of a record: the file
	twin *Note    // what stands at the other place, for which Text has a %s
}

// A Spot is a place in a file.
type Spot struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Col  int    `json:"column"`
}

// Check takes stock of a case laid out; d is the case as its file has it.
func Check(sp *space.Space, d *plenary.Draft) *Checkup {
	c := sp.Case()
	out := &Checkup{Title: c.Title, Parties: len(c.Parties), Options: len(c.Options), States: sp.Len(), Of: 1, Notes: []Note{}}
	for o := range c.Options {
		out.Of *= uint64(len(c.Options[o].Levels))
	}
	for o := range c.Options {
		out.option(c, o)
	}
	for p := range c.Parties {
		out.party(sp, &c.Parties[p])
		out.wishes(sp, p)
		out.repeated(sp, p)
	}
	out.levels(c, d)
	out.names(c, d)
	out.unordered(c, d)
	out.oddDays(c, d)
	out.idleTracks(c)
	out.absentTracks(c, d)
	out.joint(sp)
	out.takenBack(sp)
	return out
}

// repeated notes wishes that say what a precondition of the party says:
// waiving the stance would leave the wish.
func (c *Checkup) repeated(sp *space.Space, party int) {
	of := sp.Case()
	p := &of.Parties[party]
	for i := range of.Preconditions {
		pre := &of.Preconditions[i]
		if pre.Party != party {
			continue
		}
		said := sp.Where(pre.Until)
		for w, refused := range sp.Where(pre.Refuses) {
			said[w] |= ^refused
		}
		for j := range p.Prefers.Statements {
			if met := sp.Where(p.Prefers.Statements[j].Want); same(met, said, sp.Len()) {
				c.note([]string{"preferences", p.ID, strconv.Itoa(j)}, "this wish of %s repeats its precondition %s; waiving the stance would leave the wish", called(p.Name), pre.ID)
			}
		}
	}
}

// same says whether two sets agree on n states.
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

// Place gives every note its position, as position finds it.
func (c *Checkup) Place(file string, position func(path ...string) (line, col int)) {
	for i := range c.Notes {
		n := &c.Notes[i]
		n.File = file
		n.Line, n.Col = position(n.path...)
	}
	sortNotes(c.Notes)
}

// Beside notes something about a file that is no part of the case.
func (c *Checkup) Beside(file, text string) {
	c.Notes = append(c.Notes, Note{File: file, Text: text})
}

func sortNotes(notes []Note) {
	slices.SortStableFunc(notes, func(a, b Note) int {
		return cmp.Or(a.in-b.in, a.Line-b.Line, a.Col-b.Col)
	})
}

func (c *Checkup) note(path []string, format string, args ...any) {
	c.Notes = append(c.Notes, Note{path: path, Text: fmt.Sprintf(format, args...)})
}

// option notes an option that no wish and no rule speaks of.
func (c *Checkup) option(of *plenary.Case, o int) {
	speaks := func(e *expr.Expr) bool { return slices.Contains(e.Options(nil), o) }
	for p := range of.Parties {
		prefers := &of.Parties[p].Prefers
		if len(prefers.Ranking) > 0 || slices.ContainsFunc(prefers.Statements, func(s plenary.Statement) bool { return speaks(s.Want) }) {
			return
		}
	}
	if !slices.ContainsFunc(of.Impossible, speaks) {
		c.note([]string{"options", of.Options[o].ID}, "no wish and no rule speaks of %s; it only multiplies the states", of.Options[o].ID)
	}
}

func (c *Checkup) party(sp *space.Space, p *plenary.Party) {
	prefers := &p.Prefers
	if prefers.Silent() {
		c.note([]string{"parties", p.ID}, "nothing is written of what %s wants; it counts as indifferent among all states", called(p.Name))
	}
	seen := map[[sha256.Size]byte]bool{}
	for i := range prefers.Statements {
		path := []string{"preferences", p.ID, strconv.Itoa(i)}
		met := sp.Where(prefers.Statements[i].Want)
		switch key := digest(met); countBits(met) {
		case 0:
			c.note(path, "no feasible state meets this wish of %s; it separates nothing", called(p.Name))
		case sp.Len():
			c.note(path, "every feasible state meets this wish of %s; it separates nothing", called(p.Name))
		default:
			if seen[key] {
				c.note(path, "a more important wish of %s says the same of every feasible state; this one separates nothing", called(p.Name))
			}
			seen[key] = true
		}
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

func parties(n int) string {
	if n == 1 {
		return "1 party"
	}
	return thousands(n) + " parties"
}

// maxNotes bounds the notes of a kind that are written out; JSON has all.
const maxNotes = 50

// listed writes notes with their places, the first fifty of them.
func listed(p *page, notes []Note, word string) {
	for _, n := range notes[:min(len(notes), maxNotes)] {
		p.para("", n.where()+": "+word+n.Text)
	}
	more(p, len(notes)-maxNotes)
}

func more(p *page, n int) {
	if n > 0 {
		p.para("", "... and "+thousands(n)+" more; --json has all")
	}
}

func (n *Note) where() string {
	if n.Line == 0 {
		return n.File
	}
	return fmt.Sprintf("%s:%d:%d", n.File, n.Line, n.Col)
}

// Text writes the checkup in lines of at most width columns.
func (c *Checkup) Text(width int) string {
	p := newPage(width)
	p.para("", fmt.Sprintf("No faults. %s, %s, %s feasible of %s combinations of levels.",
		parties(c.Parties), count(c.Options, "option"), thousands(c.States), thousands(int(c.Of))))
	if c.Record != nil {
		c.Record.write(p)
	}
	listed(p, c.Notes, "note: ")
	if c.Record != nil {
		listed(p, c.Record.Notes, "note: ")
	}
	if c.Passages != nil {
		c.Passages.write(p)
	}
	return p.String()
}
