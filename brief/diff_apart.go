package brief

import (
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/stability"
)

// apart compares two different cases: what stands in both, and the answers side
// by side. Nothing of one has come or gone in the other.
func (d *differ) apart(out *Diff, kin *diff.Kin) {
	out.Shared = &SharedOf{SharedCount(kin.Parties), SharedCount(kin.Options), SharedCount(kin.Entries)}
	compared := diff.Compare(d.a, d.b)
	compared.Goals, compared.Stays = nil, nil
	out.Answers = d.answers(compared)
	for i := range out.Answers.Findings {
		f := &out.Answers.Findings[i]
		f.Says = d.onlyIn(&compared.Findings[i])
	}
	out.sides = [2]string{d.old.standing(d.a), d.new.standing(d.b)}
	out.both = d.inBoth()
}

// standing tells how things stand in a case, in a clause.
func (w *weigher) standing(a *diff.Answers) string {
	all, n := thousands(w.sp.Len()), len(w.sp.Better())
	text := "none of " + all + " situations is better for everyone"
	if n > 0 {
		text = fmt.Sprintf("%s of %s situations%s better for everyone, %s of them within reach of the talks", thousands(n), all, verb(n, " is", " are"), numberOrNone(a.Report.Deals))
	}
	return text + ", and " + w.stayGist()
}

// stayGist tells whether everyone would stay in today's situation, and why.
func (w *weigher) stayGist() string {
	switch {
	case w.a.Equilibrium(stability.Nash, w.now):
		return "nobody would gain by moving alone"
	case w.a.Equilibrium(stability.SEQ, w.now):
		return "today's situation holds while breaches are answered"
	case w.everyone() != and(orNone(nil)):
		return "today's situation holds by replies that cost others something"
	}
	return "somebody would gain by moving alone, whatever the replies"
}

// onlyIn words a finding of one case alone, or told otherwise in the other.
func (d *differ) onlyIn(x *diff.FindingChange) string {
	switch x.Act {
	case diff.Added:
		f := d.new.finding(&d.b.Report.Findings[x.At.New])
		return "Only in the second: " + lowerFirst(f.named())
	case diff.Dropped:
		f := d.old.finding(&d.a.Report.Findings[x.At.Old])
		return "Only in the first: " + lowerFirst(f.named())
	}
	f := d.new.finding(&d.b.Report.Findings[x.At.New])
	return "In both, though not alike: " + lowerFirst(f.named())
}

// inBoth lists what stands in both cases, and where its level is another one.
func (d *differ) inBoth() []string {
	var parties, options, out []string
	for i := range d.new.c.Parties {
		if p := &d.new.c.Parties[i]; d.old.c.PartyIndex(p.ID) >= 0 {
			parties = append(parties, called(p.Name))
		}
	}
	for i := range d.new.c.Options {
		o := &d.new.c.Options[i]
		at, _, ok := d.old.c.Lookup(o.ID)
		if !ok {
			continue
		}
		was := &d.old.c.Options[at]
		before, now := called(was.Levels[was.Now]), called(o.Levels[o.Now])
		if before == now {
			options = append(options, d.option(o.ID)+" ("+now+" in both)")
			continue
		}
		options = append(options, fmt.Sprintf("%s (%s in the first, %s in the second)", d.option(o.ID), before, now))
	}
	if parties != nil {
		out = append(out, "Parties: "+and(parties))
	}
	if options != nil {
		out = append(out, "Options: "+strings.Join(options, "; "))
	}
	return out
}

// apart tells in short that these are different cases, and how things stand in
// each.
func (d *Diff) apart() string {
	s := d.Shared
	of := func(what string, c SharedCount) string {
		both := "no " + what
		if c.Both > 0 {
			both = count(c.Both, what)
		}
		return fmt.Sprintf("%s (of %d and %d)", both, c.Old, c.New)
	}
	return fmt.Sprintf("These are two cases and not one at two times: they share %s and %s, and the figures of one cannot be held against those of the other. As the first has it, %s. As the second has it, %s.",
		of("party", s.Parties), of("option", s.Options), d.sides[0], d.sides[1])
}

func (d *Diff) writeApart(p *page) {
	p.heading("What stands in both")
	if len(d.both) == 0 {
		p.para("  ", "Nothing.")
	}
	for _, text := range d.both {
		p.para("  - ", text+".")
	}
	p.heading("How the answers compare")
	for _, f := range d.Answers.Figures {
		p.para("  - ", f.sideBySide()+".")
	}
	for i := range d.Answers.Findings {
		if x := &d.Answers.Findings[i]; !x.silent() {
			p.para("  - ", x.Says+".")
		}
	}
	if d.Answers.Same {
		p.para("  ", "They are the same.")
	}
	p.heading("What is not compared")
	p.para("  ", "Wishes, stances, tracks, ways out and what is on record: what only one of two cases has neither came nor went.")
}

func (f *FigureChange) sideBySide() string {
	of := map[string]string{
		"states": "Feasible situations", "better": "Better for everyone", "acceptable": "Worse for nobody and better for somebody, where nothing is better for everyone",
		"singly": "Within reach by single steps", "deals": "Within reach, joint steps counted",
	}[f.Of]
	return fmt.Sprintf("%s: %s in the first, %s in the second", of, numberOrNone(f.Old), numberOrNone(f.New))
}
