package brief

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// sentence tells what an entry says.
func sentence(d *record.Day, i int) string {
	e := &d.Record.Entries[i]
	text := act(d, e) + sinceLast(d, i)
	says := strings.TrimSuffix(clean(strings.TrimSpace(e.Says)), ".")
	switch {
	case says == "":
		return text
	case text == "":
		return says
	}
	return text + ": " + says
}

// act tells it in words of ours, from its parts.
func act(d *record.Day, e *record.Entry) string {
	c := d.Record.Case // with all tracks, whether or not they are there on the day
	switch e.Kind {
	case record.Launched:
		return called(c.Tracks[e.Track].Name) + " begins"
	case record.Ended:
		return called(c.Tracks[e.Track].Name) + " comes to an end"
	case record.Opened, record.Resumed:
		return called(c.Tracks[e.Track].Name) + map[record.EntryKind]string{record.Opened: " opens", record.Resumed: " resumes"}[e.Kind] + ifText(e.Place != "", " in "+clean(e.Place))
	case record.Adjourned:
		return called(c.Tracks[e.Track].Name) + " ends" + ifText(e.Place != "", " in "+clean(e.Place)) + "; " + announced(e.Next)
	case record.Scheduled:
		return called(c.Tracks[e.Track].Name) + ", " + announced(e.Next)
	case record.Statement:
		return speaker(d, e) + ", " + e.Statement.String() + toWhom(c, e.To)
	case record.Move:
		o := &c.Options[e.Option]
		from := ""
		if e.From >= 0 {
			from = called(o.Levels[e.From]) + " "
		}
		return fmt.Sprintf("%s: %s %s→ %s", called(c.Parties[o.Party].Name), local(o.ID), from, called(o.Levels[e.Level]))
	case record.Announced, record.Changed, record.Dropped:
		return stanceAct(d, e)
	case record.Mandate:
		return mandateAct(c, e)
	case record.Lever:
		l := &c.Levers[e.Lever]
		return "done: " + orID(l.Says, l.ID)
	case record.Progress:
		at := &d.Record.Commitments[e.Commitment]
		return orID(at.Says, at.ID) + " (" + at.ID + ") " + howFar(e)
	case record.Withdrawal:
		return "no longer held: " + entryName(&d.Record.Entries[e.Withdraws])
	}
	return words(e.Event) + concerning(c, e) + ifText(e.Place != "", " in "+clean(e.Place))
}

func concerning(c *plenary.Case, e *record.Entry) string {
	if len(e.Parties) == 0 {
		return ""
	}
	return " (" + and(cleaned(partyNames(c, e.Parties))) + ")"
}

func orID(says, id string) string {
	if says == "" {
		return id
	}
	return strings.TrimSuffix(clean(says), ".")
}

func howFar(e *record.Entry) string {
	var out []string
	if e.Status != record.Unspoken {
		out = append(out, e.Status.String())
	}
	if e.Grade >= 0 {
		out = append(out, fmt.Sprintf("graded %d of 3", e.Grade))
	}
	return strings.Join(out, ", ")
}

// speaker names who said something, and for whom.
func speaker(d *record.Day, e *record.Entry) string {
	c := d.Case
	if e.Who < 0 {
		return called(c.Parties[e.Party].Name)
	}
	p := &c.People[e.Who]
	if e.Party < 0 {
		return called(p.Name)
	}
	return called(p.Name) + " (" + called(c.Parties[e.Party].Name) + ")"
}

func toWhom(c *plenary.Case, to []int) string {
	if len(to) == 0 {
		return ""
	}
	return " to " + and(cleaned(partyNames(c, to)))
}

// announced tells what was said of the next session.
func announced(n *record.Next) string {
	if n == nil {
		return "nothing is reported of the next"
	}
	text := ""
	switch n.Firmness {
	case record.None:
		text = "no date for the next"
	case record.Firm:
		text = "next " + date(n.On.String())
	case record.Tentative:
		text = "next tentatively " + date(n.On.String())
	case record.Horizon:
		return "no date for the next; " + horizon(n.Says, date(n.On.To.Format(time.DateOnly))) + ifText(n.Place != "", ", "+clean(n.Place))
	}
	return text + ifText(n.Place != "", ", "+clean(n.Place)) + ifText(n.Says != "", " ("+strings.TrimSuffix(clean(n.Says), ".")+")")
}

func stanceAct(d *record.Day, e *record.Entry) string {
	written := &d.Record.Case.Preconditions[e.Precondition]
	p := *written
	party := called(d.Case.Parties[p.Party].Name)
	switch e.Kind {
	case record.Announced:
		return party + " insists: " + waits(d.Case, &p)
	case record.Dropped:
		return party + " no longer insists: " + waits(d.Case, &p)
	}
	var out []string
	if e.Stance.With != record.Unset {
		out = append(out, "from "+orderWord(e.Was.With)+" to "+orderWord(e.Stance.With))
	}
	if e.Stance.Until != nil {
		out = append(out, fmt.Sprintf("it now waits for %s, where it waited for %s", phrase(d.Case, e.Stance.Until), phrase(d.Case, e.Was.Until)))
	}
	if e.Stance.Refuses != nil {
		out = append(out, fmt.Sprintf("it now refuses %s, where it refused %s", phrase(d.Case, e.Stance.Refuses), phrase(d.Case, e.Was.Refuses)))
	}
	return party + " changes its precondition " + words(p.ID) + ": " + strings.Join(out, "; ")
}

func orderWord(s record.Setting) string {
	if s == record.On {
		return "with"
	}
	return "before"
}

// waits tells a precondition: halt waits for release.
func waits(c *plenary.Case, p *plenary.Precondition) string {
	return phrase(c, p.Refuses) + map[bool]string{false: " waits for ", true: " only together with "}[p.With] + phrase(c, p.Until)
}

func mandateAct(c *plenary.Case, e *record.Entry) string {
	var what []string
	for _, t := range e.Terms {
		what = append(what, termWords(c, t))
	}
	verb := map[bool]string{true: "commit to ", false: "discuss "}[e.Commit] + and(what) + " in the " + called(c.Tracks[e.Track].Name)
	who := possessive(called(c.Parties[e.Party].Name)) + " delegation "
	switch e.May {
	case plenary.Yes:
		return who + "may " + verb
	case plenary.No:
		return who + "may not " + verb
	}
	return "it is no longer known whether " + who + "may " + verb
}

// termWords tells an option, with its levels where not all are meant.
func termWords(c *plenary.Case, t plenary.Term) string {
	o := &c.Options[t.Option]
	name := possessive(called(c.Parties[o.Party].Name)) + " " + local(o.ID)
	var levels []string
	for l := range o.Levels {
		if t.Levels>>l&1 == 1 {
			levels = append(levels, called(o.Levels[l]))
		}
	}
	if len(levels) == len(o.Levels) {
		return name
	}
	return name + " " + joined(levels, "or")
}

// sinceLast tells how long after the last session, and after what was announced,
// one began.
func sinceLast(d *record.Day, entry int) string {
	s := d.OpenedBy(entry)
	if s == nil {
		return ""
	}
	text := ifText(s.Gap >= 0, fmt.Sprintf(", %s after the last", count(s.Gap, "day")))
	missed := slices.Clone(s.Missed)
	if s.Promised >= 0 {
		missed = append(missed, s.Promised)
	}
	for _, i := range missed {
		announced := &d.Record.Entries[i]
		late := d.Record.Late(i, s.Opened)
		when := "as announced on "
		switch {
		case announced.Next.Firmness == record.None:
			continue
		case late > 0:
			when = count(late, "day") + " later than announced on "
		case late < 0:
			when = count(-late, "day") + " sooner than announced on "
		}
		text += ", " + when + date(announced.On.To.Format(time.DateOnly))
	}
	return text
}
