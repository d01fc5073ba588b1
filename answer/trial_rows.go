package answer

import (
	"slices"

	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/route"
)

// today is what follows from verdicts alone: gains, and today.
func (x *trier) today(out *Trial) error {
	out.Rows = append(x.gainRows(), x.todayRow())
	return nil
}

// kept is what becomes of the ways of the saved side.
func (x *trier) kept(out *Trial) (err error) {
	if x.old, err = x.of.with(x.ctx, (*tried).stands); err != nil {
		return err
	}
	if x.same {
		x.new = x.old
	}
	if x.left, err = x.new.stand(x.old); err != nil {
		return err
	}
	out.Rows = x.rows(x.savedRows(), nil)
	return nil
}

// came is which ways the saved side does not have.
func (x *trier) came(out *Trial) error {
	if x.spent {
		return route.ErrSpent
	}
	if err := x.both((*tried).findWays); err != nil {
		return err
	}
	were, err := x.old.stand(x.new)
	if err != nil {
		return err
	}
	ways := x.savedRows()
	out.Rows = x.rows(ways, x.cameRows(were, ways))
	return nil
}

// rows are the answers of both sides: ways, what is open, gains, and today.
func (x *trier) rows(saved, came []TrialRow) []TrialRow {
	var out []TrialRow
	for _, kind := range []string{ConcludesWay, ConcludesOpen} {
		for _, row := range slices.Concat(saved, came) {
			if row.Kind == kind {
				out = append(out, row)
			}
		}
	}
	return append(append(out, x.gainRows()...), x.todayRow())
}

// found is which of the findings are others that need no search at the table.
func (x *trier) found(out *Trial) error { return x.compare(out, false) }

// searched is which findings are others.
func (x *trier) searched(out *Trial) error { return x.compare(out, true) }

func (x *trier) compare(out *Trial, all bool) error {
	for _, s := range x.eachSide() {
		if err := s.look(all); err != nil {
			return err
		}
	}
	d := x.sides()
	out.Findings = []FindingChange{}
	compared := diff.CompareFindings(d.a, d.b)
	for i := range compared {
		out.Findings = append(out.Findings, d.finding(&compared[i]))
	}
	return nil
}

// savedRows are the ways of the saved side, and what is open by it.
func (x *trier) savedRows() []TrialRow {
	var out []TrialRow
	for i := range x.old.leans {
		l := &x.old.leans[i]
		row := TrialRow{Kind: l.of.Kind, Way: l.of.Way, Named: x.old.named(i), Saved: howStands(l.way.Credible(), true),
			Now: howStands(x.left[i].Holds, x.left[i].Opens)}
		row.Change = changeOf(row.Saved, row.Now)
		if row.Change != TrialSame {
			row.Why = x.whyWay(l.way)
		}
		out = append(out, row)
	}
	return out
}

// howStands is how a way stands.
func howStands(holds, opens bool) string {
	switch {
	case holds:
		return StandsHolds
	case opens:
		return StandsOpen
	}
	return StandsNone
}

func changeOf(saved, now string) string {
	switch {
	case saved == now:
		return TrialSame
	case now == StandsNone:
		return TrialWent
	case saved == StandsNone:
		return TrialCame
	case now == StandsHolds:
		return TrialFirmer
	}
	return TrialLooser
}

// cameRows are the ways that the saved side does not have. One that leads to the goal of a
// way that went, and is begun by the same, takes its place.
func (x *trier) cameRows(were []route.Standing, rows []TrialRow) []TrialRow {
	var out []TrialRow
	n := 0
	for i := range x.old.leans {
		if x.old.leans[i].of.Kind == ConcludesWay {
			n++
		}
	}
	for i := range x.new.leans {
		l := &x.new.leans[i]
		if were[i].Opens {
			continue
		}
		named := x.new.named(i)
		at := slices.IndexFunc(rows, func(r TrialRow) bool {
			return r.Kind == l.of.Kind && r.Change == TrialWent && r.Named.Goal == named.Goal &&
				slices.Equal(r.Named.First, named.First)
		})
		if at >= 0 {
			rows[at].Change, rows[at].Other, rows[at].Now = TrialOther, named, howStands(l.way.Credible(), true)
			continue
		}
		row := TrialRow{Kind: l.of.Kind, Named: named, Saved: StandsNone, Now: howStands(l.way.Credible(), true),
			Change: TrialCame, Why: x.whyWay(l.way)}
		if l.of.Kind == ConcludesWay {
			row.Way = letter(n)
			n++
		}
		out = append(out, row)
	}
	return out
}

// named is one of the ways found, as far as its name needs it.
func (s *tried) named(i int) *NamedWay {
	v, goal := s.open, GoalID("")
	if s.leans[i].of.Kind == ConcludesWay {
		for g := range s.goals {
			for w := range s.goals[g].Ways {
				if s.goals[g].Ways[w].Letter == s.leans[i].of.Way {
					v, goal = &s.goals[g].Ways[w], s.goals[g].Goal
				}
			}
		}
	}
	return &NamedWay{Goal: goal, First: v.First, Apart: v.Apart, Levers: v.Levers, To: v.To}
}

// gainRows are the parties that have something to gain by moving alone, on any side.
func (x *trier) gainRows() []TrialRow {
	var out []TrialRow
	for p := range x.old.c.Parties {
		was, is := x.old.gains(p), x.new.gains(p)
		if !was && !is {
			continue
		}
		row := TrialRow{Kind: ConcludesGain, Party: x.old.party(p), Saved: howStands(was, false), Now: howStands(is,
			false)}
		if row.Change = changeOf(row.Saved, row.Now); row.Change != TrialSame {
			row.Why = x.whyGain(p)
		}
		out = append(out, row)
	}
	return out
}

// todayRow is whether everybody would stay in the status quo.
func (x *trier) todayRow() TrialRow {
	row := TrialRow{Kind: ConcludesToday, Saved: howStands(x.old.rests(), false), Now: howStands(x.new.rests(), false)}
	row.Change = changeOf(row.Saved, row.Now)
	return row
}

// glossaries are what the ids of each side stand for.
func (x *trier) glossaries(t *Trial) Glossaries {
	old, now := []any{t.Without}, []any{t.Head}
	for i := range t.Rows {
		r := &t.Rows[i]
		if r.Saved == StandsNone {
			now = append(now, r.Named)
		} else {
			old = append(old, r.Named)
		}
		now = append(now, r.Other)
		if r.Why != nil {
			old, now = append(old, r.Why.SavedFor), append(now, r.Why.NowFor)
		}
	}
	for i := range t.Findings {
		old, now = append(old, t.Findings[i].Old), append(now, t.Findings[i].New)
	}
	for i := range t.Changes {
		c := &t.Changes[i]
		old, now = append(old, c.Old), append(now, c.New)
		if c.Act == "dropped" {
			old = append(old, c.Of)
		} else {
			now = append(now, c.Of)
		}
	}
	return Glossaries{x.old.gloss(old), x.new.gloss(now)}
}
