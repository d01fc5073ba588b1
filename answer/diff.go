package answer

import (
	"context"
	"slices"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/route"
)

// A Diff is what differs between two cases, and what that changes in the
// answers. Of what has another id in the new case that one is used throughout.
// Whatever belongs to one side, such as a level or a condition, is to be looked
// up in the glossary of that side.
type Diff struct {
	Format int `json:"format"`
	// days: two days of one case; versions: two versions of one; different: two cases
	Cases    string       `json:"cases"`
	Old      DiffSide     `json:"old"`
	New      DiffSide     `json:"new"`
	Shared   *Shared      `json:"shared,omitempty"` // of different cases: how much stands in both
	Renamed  []Rename     `json:"renamed"`          // what has another id in the new case
	Changes  []CaseChange `json:"changes"`          // in the case; of different cases none
	Record   *RecordDiff  `json:"record,omitempty"` // none when neither has a record
	Answers  AnswerDiff   `json:"answers"`          // what the differences change in the answers
	Complete bool         `json:"complete"`         // whether the search for ways out of both went to its end
	Glossary Glossaries   `json:"glossary"`
}

// What two cases have to do with one another.
const (
	Days      = "days"      // two days of one case
	Versions  = "versions"  // two versions of one case
	Different = "different" // nothing of one has come or gone in the other
)

// A DiffSide is one of two cases.
type DiffSide struct {
	Name     string      `json:"name"`            // as the reader calls it
	AsOf     string      `json:"as_of,omitempty"` // the day, year-month-day
	Variants []VariantID `json:"variants,omitempty"`
	States   int         `json:"states"`           // feasible ones
	Better   *int        `json:"better,omitempty"` // for everyone; none without a status quo
	Within   *int        `json:"within,omitempty"` // states that talks can aim at within reach, joint steps counted
	Aim      string      `json:"aim,omitempty"`    // what talks can aim at: better or, where nothing is, acceptable
	Stances  int         `json:"stances"`          // preconditions of the case
	Holds    []string    `json:"holds,omitzero"`   // concepts by which everyone would stay in the status quo

	NoStatusQuo bool `json:"no_status_quo,omitempty"` // whether it does not say where the parties are now
}

// Shared counts what stands in both of two cases.
type Shared struct {
	Parties SharedCount `json:"parties"`
	Options SharedCount `json:"options"`
	Entries SharedCount `json:"entries"` // of the record
}

// A SharedCount counts things in both of two cases, and in each.
type SharedCount struct {
	Both int `json:"both"` // how many stand in both
	Old  int `json:"old"`  // how many the old one has
	New  int `json:"new"`  // how many the new one has
}

// A Rename is a thing that has another id in the new case.
type Rename struct {
	Kind string `json:"kind"`         // party, option, level, condition, goal, track, precondition and so on
	Of   string `json:"of,omitempty"` // of a level its option, of a wish its party; by the new case
	From string `json:"from"`         // its id, or the level, in the old case
	To   string `json:"to"`           // its id, or the level, in the new case
}

// Glossaries are what ids stand for in each of two cases.
type Glossaries struct {
	Old Glossary `json:"old"`
	New Glossary `json:"new"`
}

// None reports whether nothing differs: neither in the cases, the days asked
// for aside, nor in the answers.
func (d *Diff) None() bool {
	dayAlone := d.Cases == Days && len(d.Changes) == 1 && d.Changes[0].Part == diff.AsOf.String()
	sameCase := d.Shared == nil && len(d.Renamed) == 0 && (len(d.Changes) == 0 || dayAlone)
	return sameCase && d.Record.None() && d.Answers.Same
}

// A DiffOf is what is to be compared: two cases, the old one in the names of
// the new one.
type DiffOf struct {
	Old, New         Talks
	OldName, NewName string    // as the reader calls them
	Days             bool      // whether these are two days of one case
	Kin              *diff.Kin // what the cases have to do with one another; nil when they are the same one
	Renamed          []diff.Rename
}

// NewDiff compares two cases. The error is the context's, or a
// [plenary.Limit]. The cost is that of both answers.
func NewDiff(ctx context.Context, of DiffOf) (*Diff, error) {
	d := &differ{}
	var err error
	if d.old, d.a, err = compared(ctx, of.Old); err != nil {
		return nil, err
	}
	if d.new, d.b, err = compared(ctx, of.New); err != nil {
		return nil, err
	}
	out := &Diff{
		Format: Format, Cases: of.cases(), Old: side(of.OldName, d.old, d.a), New: side(of.NewName, d.new, d.b),
		Renamed: renamed(of.Renamed), Changes: []CaseChange{}, Complete: d.a.Complete && d.b.Complete,
	}
	if out.Cases == Different {
		d.sideBySide(out, of.Kin)
	} else {
		d.overTime(out, of.Kin)
	}
	for _, g := range []*gatherer{d.old, d.new} {
		if err := g.failed(); err != nil {
			return nil, err
		}
	}
	out.Glossary = Glossaries{
		d.old.gloss(out.partsOf(&out.Old, true)), d.new.gloss(out.partsOf(&out.New, false), namesOf(of.Renamed)),
	}
	return out, nil
}

// A differ gathers a Diff.
type differ struct {
	old, new *gatherer
	a, b     *diff.Answers
}

// overTime gathers what differs between two times or versions of one case.
func (d *differ) overTime(out *Diff, kin *diff.Kin) {
	record, came := d.record(kin)
	out.Record = record
	changes := diff.Cases(remembering(d.old.c), remembering(d.new.c))
	for i := range changes {
		out.Changes = append(out.Changes, d.change(&changes[i]))
	}
	d.follow(out, changes, came)
	out.Answers = d.answers(diff.Compare(d.a, d.b))
}

// remembering is a case without what keeps sources of later days from being cited: that these
// come to be cited is no change of the case.
func remembering(c *plenary.Case) *plenary.Case {
	all := c.Amendments()
	kept := slices.DeleteFunc(slices.Clone(all), func(a plenary.Amendment) bool {
		_, forgets := a.(plenary.ForgetSources)
		return forgets
	})
	if len(kept) == len(all) {
		return c
	}
	out, faults := c.Written().Case()
	if len(faults) > 0 {
		return c
	}
	var laid []string
	for _, v := range c.Variants {
		laid = append(laid, v.ID)
	}
	if out, err := out.With(laid...); err == nil {
		if out, err = out.Amend(kept...); err == nil {
			return out
		}
	}
	return c
}

// sideBySide gathers what stands in both of two different cases; their answers
// are compared where figures and findings can be.
func (d *differ) sideBySide(out *Diff, kin *diff.Kin) {
	out.Shared = &Shared{SharedCount(kin.Parties), SharedCount(kin.Options), SharedCount(kin.Entries)}
	x := diff.Compare(d.a, d.b)
	x.Goals, x.Stays = nil, nil
	out.Answers = d.answers(x)
}

// partsOf lists what of a diff one side's glossary is to explain.
func (d *Diff) partsOf(side *DiffSide, old bool) []any {
	pick := func(was, is any) any {
		if old {
			return was
		}
		return is
	}
	out := []any{side, d.Answers.Ways}
	for i := range d.Changes {
		x := &d.Changes[i]
		if x.Act == diff.Changed.String() && x.Of.Wish == nil || old == (x.Act == diff.Dropped.String()) {
			out = append(out, x.Of)
		}
		out = append(out, pick(x.Old, x.New))
	}
	for _, f := range d.Answers.Findings {
		out = append(out, pick(f.Old, f.New))
	}
	if d.Record == nil {
		return out
	}
	for i := range d.Record.Edited {
		out = append(out, pick(d.Record.Edited[i].Old, d.Record.Edited[i].New))
	}
	for _, c := range d.Record.Commitments {
		out = append(out, pick(c.Old, c.New))
	}
	return append(out, pick(d.Record.Gone, d.Record.Came))
}

func (of *DiffOf) cases() string {
	switch {
	case of.Days:
		return Days
	case of.Kin == nil || of.Kin.Case:
		return Versions
	}
	return Different
}

// compared answers one case as a brief does.
func compared(ctx context.Context, t Talks) (*gatherer, *diff.Answers, error) {
	g := newGatherer(ctx, t)
	levers, most := briefLevers(g.c)
	if len(levers) > route.MaxLevers { // those that act on stances that wait for one another come first
		levers, _ = route.First(levers, impasse.Waiting(g.sp))
	}
	a, err := diff.Ask(ctx, g.sp, g.day, route.Query{Levers: levers, Most: most, Work: &route.Work{Bound: t.Work}})
	if err != nil {
		return nil, nil, err
	}
	g.a, g.report = a.Stable, a.Report
	return g, a, nil
}

func side(name string, g *gatherer, a *diff.Answers) DiffSide {
	out := DiffSide{
		Name: name, States: g.sp.Len(), Stances: len(g.c.Preconditions), NoStatusQuo: g.c.NoStatusQuo,
	}
	if !g.c.NoStatusQuo {
		out.Better, out.Within, out.Aim = new(len(g.sp.Better())), new(a.Report.Deals), "better"
		out.Holds = g.everyone()
		if !a.Report.Better {
			out.Aim = "acceptable"
		}
	}
	if !g.c.AsOf.IsZero() {
		out.AsOf = g.c.AsOf.Format(time.DateOnly)
	}
	for _, v := range g.c.Variants {
		out.Variants = append(out.Variants, VariantID(v.ID))
	}
	return out
}

func renamed(list []diff.Rename) []Rename {
	out := []Rename{}
	for _, r := range list {
		out = append(out, Rename{r.Kind.String(), r.Of, r.From, r.To})
	}
	return out
}

// namesOf lists the ids that renamed things have now, so that the glossary has
// their names.
func namesOf(list []diff.Rename) []any {
	var out []any
	for _, r := range list {
		switch r.Kind {
		case diff.KindTrack:
			out = append(out, TrackID(r.To))
		case diff.KindPerson:
			out = append(out, PersonID(r.To))
		case diff.KindSource:
			out = append(out, SourceID(r.To))
		}
	}
	return out
}
