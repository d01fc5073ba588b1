package brief

import (
	"fmt"
	"strings"
)

// Why spells out one finding, by number, or one way out, by letter, of a
// brief: every stance with its reason, every step with what is refused before
// it, who is exposed after it and what it has lost, and the passages.
// ok is false when there is none of that name.
func (b *Brief) Why(kind, name string, width int) (text string, answer any, ok bool) {
	w := &writer{page: newPage(width), footnotes: &footnotes{}, b: b, names: b.names(), told: map[string]string{}}
	switch kind {
	case "finding":
		for i := range b.Findings {
			if f := &b.Findings[i]; fmt.Sprint(f.Number) == name {
				w.finding(f)
				w.findingWhy(f)
				writePassages(w.page, w.b.cited(w.refs))
				return w.String(), f, true
			}
		}
	case "way":
		for i := range b.Ways {
			for j := range b.Ways[i].Ways {
				if v := &b.Ways[i].Ways[j]; strings.EqualFold(v.Letter, name) {
					w.way(v)
					w.wayWhy(v)
					writePassages(w.page, w.b.cited(w.refs))
					return w.String(), v, true
				}
			}
		}
	}
	return "", nil, false
}

func (w *writer) findingWhy(f *Finding) {
	for _, l := range f.Links {
		w.line()
		w.para("  ", fmt.Sprintf("%s (%s): %s refuses %s %s %s.", l.ID, l.Order, called(l.Party), l.Refuses,
			map[string]string{"before": "before", "with": "unless together with"}[l.Order], l.Until))
		if l.Because != "" {
			w.para("    ", strings.TrimSuffix(clean(l.Because), ".")+" - "+w.says(l.Party, &l.Claim)+".")
		}
		w.removedBy(&Finding{Removed: l.Removed})
	}
	if f.Dormant != nil {
		w.dormantWhy(f.Dormant)
	}
	if s := f.Stance; s != nil && s.Because != "" {
		w.para("    ", strings.TrimSuffix(clean(s.Because), ".")+" - "+w.says(s.Party, &s.Claim)+".")
	}
	for _, b := range f.Breaks {
		w.para("    ", fmt.Sprintf("state %d (%s): plenary explain CASE %s", b.To.State, b.To.Code, b.To.Code))
	}
}

// dormantWhy spells out the commitments of a circle, and the stances that make
// each wait.
func (w *writer) dormantWhy(d *Dormant) {
	for i := range d.Links {
		c := &d.Links[i]
		w.line()
		w.para("  ", fmt.Sprintf("%s: %s: %s (%s%s): %s.", c.ID, c.between(), c.name(), verbWords[c.Verb],
			ifText(c.SubjectTo != "", "; subject to "+strings.TrimSuffix(clean(c.SubjectTo), ".")), c.status()))
		for j := range c.Insists {
			l := &c.Insists[j]
			w.para("    ", fmt.Sprintf("%s (%s): %s refuses %s %s %s.%s", l.ID, l.Order, called(l.Party), l.Refuses,
				map[string]string{"before": "before", "with": "unless together with"}[l.Order], l.Until, ifText(l.Because != "", " "+strings.TrimSuffix(clean(l.Because), ".")+" - "+w.says(l.Party, &l.Claim)+".")))
		}
	}
}

func (w *writer) wayWhy(v *Way) {
	w.line()
	w.para("  ", "What each is asked:")
	for _, l := range v.Levers {
		for _, a := range l.Asks {
			text := called(a.Party) + " (" + l.ID + ")"
			if len(a.GivesUp) > 0 {
				text += " gives up insisting on " + strings.Join(a.GivesUp, "; ")
			}
			w.para("  - ", text+ifText(a.Prefers, "; it prefers what is reached to today")+ifText(!a.Prefers, "; what is reached is no better for it than today")+".")
		}
	}
	w.para("  ", "Step by step:")
	for i, s := range v.Steps {
		w.para(fmt.Sprintf("  %d ", i+1), fmt.Sprintf("to state %d (%s): %s.%s", s.State, s.Code, arrows(w.names, s.Changes),
			ifText(s.Track == "", " An act of one party; no mandate is needed.")+ifText(s.Track != "", " A deal in the "+called(s.Track)+"."))+strings.TrimSuffix(" "+w.takesBack(&s), " "))
		for _, l := range s.Refused {
			w.para("    before: ", fmt.Sprintf("%s still waits for %s (%s).", l.Refuses, l.Until, w.says(l.Party, &l.Claim)))
		}
		for _, e := range s.Exposed {
			text := called(e.Party) + " is below today, " + map[bool]string{true: "and can step back", false: "with no way back"}[e.CanBack]
			if e.Lost != nil {
				text += "; it has lost " + w.cite(e.Lost)
			}
			for _, o := range e.Openings {
				text += "; " + called(o.Party) + " could gain by " + own(o.Changes) + " at its cost"
			}
			w.para("    after: ", text+".")
		}
	}
	if len(v.Hollow) > 0 {
		w.para("  ", w.hollow(v))
	}
	w.para("  ", fmt.Sprintf("Where it leads: plenary explain CASE %s. It holds by: %s.", v.To.Code, strings.Join(orNone(v.Holds), ", ")))
}

func orNone(list []string) []string {
	if len(list) == 0 {
		return []string{"no concept"}
	}
	return list
}
