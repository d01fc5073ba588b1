package brief

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// Holdings is what a sound record holds, with notes on what may not be meant.
type Holdings struct {
	Files       int         `json:"files"`
	Entries     int         `json:"entries"`
	Kinds       []KindCount `json:"kinds"` // of entries, none left out that there is
	From        string      `json:"from,omitempty"`
	To          string      `json:"to,omitempty"`
	Agreements  int         `json:"agreements"`
	Commitments int         `json:"commitments"`
	People      int         `json:"people"`  // of the case, too
	Sources     int         `json:"sources"` // of the case, too
	Proposals   []Note      `json:"proposals"`
	Apart       []Differing `json:"contradictions"`
	Notes       []Note      `json:"notes"`

	d *record.Day
}

// KindCount is how many entries there are of one kind.
type KindCount struct {
	Kind  string `json:"kind"`
	Count int    `json:"count"`
}

// Differing is a contradiction: entries that say different things.
type Differing struct {
	InForce Note   `json:"in_force"`
	Others  []Note `json:"others"`
}

// CheckRecord takes stock of the whole record that a day was folded from, of
// whatever date, read from so many files.
func CheckRecord(d *record.Day, files int) *Holdings {
	r := d.Record
	h := &Holdings{d: d, Files: files, Entries: len(r.Entries), Kinds: []KindCount{}, Agreements: len(r.Agreements), Commitments: len(r.Commitments),
		People: len(r.Case.People), Sources: len(r.Case.Sources), Proposals: []Note{}, Apart: []Differing{}, Notes: []Note{}}
	h.From, h.To = extent(r)
	h.kinds()
	inForce, apart := r.Whole()
	for i := range r.Entries {
		if !r.Entries[i].Confirmed {
			h.Proposals = append(h.Proposals, h.told(i))
		}
	}
	for _, reading := range apart {
		differing := Differing{InForce: h.told(reading.InForce)}
		for _, i := range reading.Others {
			differing.Others = append(differing.Others, h.told(i))
		}
		h.Apart = append(h.Apart, differing)
	}
	h.steps(inForce)
	h.unsourced()
	h.unattached()
	h.idle()
	h.names()
	h.oddDays()
	h.doubled()
	return h
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

func (h *Holdings) kinds() {
	n := map[string]int{}
	for i := range h.d.Record.Entries {
		n[h.d.Record.Entries[i].Kind.String()]++
	}
	for _, kind := range record.Kinds() {
		if n[kind] > 0 {
			h.Kinds = append(h.Kinds, KindCount{kind, n[kind]})
		}
	}
}

// at is a note at an entry.
func (h *Holdings) at(entry int, text string) Note {
	e := &h.d.Record.Entries[entry]
	return Note{Text: text, path: []string{"entries", strconv.Itoa(e.At)}, in: e.File}
}

// told is what an entry says, with its day.
func (h *Holdings) told(entry int) Note {
	return h.at(entry, date(h.d.Record.Entries[entry].On.String())+", "+sentence(h.d, entry))
}

// steps notes moves that the case rules out from now on.
func (h *Holdings) steps(inForce []int) {
	r := h.d.Record
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
			h.Notes = append(h.Notes, h.at(i, fmt.Sprintf("%s goes from %s to %s here, which %s in the case rules out", o.ID, called(o.Levels[from]), called(o.Levels[e.Level]), ruling(o, from, e.Level))))
		}
	}
}

// allowed says whether a move goes the way its option may; what closes it now
// does not count.
func allowed(o *plenary.Option, from, to int) bool {
	open := *o
	open.Closed = ""
	return open.Allows(from, to)
}

// ruling names what rules a move out.
func ruling(o *plenary.Option, from, to int) string {
	if to < from && o.Moves != plenary.Forward {
		return "`final: " + called(o.Levels[o.Final]) + "`"
	}
	return "`moves: " + o.Moves.String() + "`"
}

// unsourced notes entries of which nothing tells how they are known.
func (h *Holdings) unsourced() {
	for i := range h.d.Record.Entries {
		if e := &h.d.Record.Entries[i]; len(e.Passages) == 0 && len(e.Sources) == 0 && e.How == plenary.Unmarked {
			h.Notes = append(h.Notes, h.at(i, "nothing tells how this is known: no passage, no source, no `how`"))
		}
	}
}

// unattached notes, where they first speak, people whose words count for no party.
func (h *Holdings) unattached() {
	told := map[int]bool{}
	for i := range h.d.Record.Entries {
		e := &h.d.Record.Entries[i]
		if e.Kind == record.Statement && e.Who >= 0 && e.Party < 0 && !told[e.Who] {
			told[e.Who] = true
			h.Notes = append(h.Notes, h.at(i, fmt.Sprintf("%s speaks for no party, so this counts for none; if for one, add `party` to the person or here", called(h.d.Record.Case.People[e.Who].Name))))
		}
	}
}

// idle notes agreements of which it will never show how they stand.
func (h *Holdings) idle() {
	r := h.d.Record
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
			h.Notes = append(h.Notes, Note{in: a.File, path: []string{"agreements", a.ID},
				Text: fmt.Sprintf("nothing will ever show how %s stands: no commitment of it has `does`, and no entry says how one stands", clean(a.Title))})
		}
	}
}

// names notes people of the record who have the name of somebody else.
func (h *Holdings) names() {
	r := h.d.Record
	for i, n := range sameNamed(r.Case.People) {
		if n.in = r.PersonFile(i); n.in >= 0 && n.Text != "" {
			h.Notes = append(h.Notes, n)
		}
	}
}

// Place gives everything that stands somewhere its position, as position finds
// it in a file of the record.
func (h *Holdings) Place(position func(file int, path ...string) (name string, line, col int)) {
	place := func(notes []Note) {
		for i := range notes {
			n := &notes[i]
			n.File, n.Line, n.Col = position(n.in, n.path...)
		}
	}
	place(h.Proposals)
	place(h.Notes)
	for i := range h.Notes {
		if n := &h.Notes[i]; n.twin != nil {
			one := []Note{*n.twin}
			place(one)
			n.Text = fmt.Sprintf(n.Text, one[0].where())
			n.Also = &Spot{one[0].File, one[0].Line, one[0].Col}
		}
	}
	for i := range h.Apart {
		one := []Note{h.Apart[i].InForce}
		place(one)
		h.Apart[i].InForce = one[0]
		place(h.Apart[i].Others)
	}
	sortNotes(h.Notes)
}

// write tells what is on record.
func (h *Holdings) write(p *page) {
	p.para("", "On record: "+strings.Join(h.parts(), "; ")+".")
	if n := len(h.Proposals); n > 0 {
		p.para("", count(n, "proposal")+" that nobody has accepted:")
		hanging(p, h.Proposals, "")
	}
	if n := len(h.Apart); n > 0 {
		p.para("", count(n, "contradiction")+":")
	}
	for i := range h.Apart[:min(len(h.Apart), maxNotes)] {
		hanging(p, []Note{h.Apart[i].InForce}, "in force: ")
		hanging(p, h.Apart[i].Others, "otherwise: ")
	}
	more(p, len(h.Apart)-maxNotes)
}

// hanging is listed with further lines set in.
func hanging(p *page, notes []Note, word string) {
	for _, n := range notes[:min(len(notes), maxNotes)] {
		for i, l := range wrap(n.where()+": "+word+n.Text, p.width-4) {
			p.line(ifText(i > 0, "    "), l)
		}
	}
	more(p, len(notes)-maxNotes)
}

func (h *Holdings) parts() []string {
	var kinds []string
	for _, k := range h.Kinds {
		kinds = append(kinds, fmt.Sprintf("%s %s", k.Kind, thousands(k.Count)))
	}
	entries := count(h.Entries, "entry") + " in " + count(h.Files, "file") + ifText(kinds != nil, " ("+strings.Join(kinds, ", ")+")")
	switch {
	case h.From != "" && h.From == h.To:
		entries += ", of " + date(h.From)
	case h.From != "":
		entries += ", from " + date(h.From) + " to " + date(h.To)
	}
	out := []string{entries}
	if h.Agreements > 0 {
		out = append(out, count(h.Agreements, "agreement")+" with "+count(h.Commitments, "commitment"))
	}
	return append(out, people(h.People), count(h.Sources, "source"))
}

func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return thousands(n) + " people"
}
