package prose

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// So many things are explained where there is little room, and so many where there is less.
const (
	mostMeant  = 5
	leastMeant = 2
)

// meantPieces is what is meant by what the open step and the ways to the first goal
// bring about, in the words of the case.
func (t *briefTeller) meantPieces() []piece {
	out := piece{{5, func() { t.meant(len(t.gloss.Options)) }}}
	for n := mostMeant; n >= leastMeant; n-- {
		rank := 0
		if n == leastMeant {
			rank = -2
		}
		out = append(out, form{rank, func() { t.meant(n) }})
	}
	return []piece{append(out, form{})}
}

// meant explains so many of the things that the open step and the ways to the first goal
// bring about.
func (t *briefTeller) meant(most int) {
	var out []page.Spans
	var told []meaningOf
	for _, c := range t.broughtAbout() {
		noun, says, of := t.meaning(c)
		if noun == nil || says == "" || len(out) == most || slices.Contains(told, of) {
			continue
		}
		told = append(told, of)
		out = append(out, on(ours, t.say("meant", args{"noun": noun, "says": t.bent(unstopped(says), "within")})))
	}
	if out != nil {
		t.para(1, inARow(out...))
	}
}

// meaning is what a change brings about, as a noun, and what the case says of it; of an option
// whose levels have no phrases, the option and what the case says it is.
func (t *briefTeller) meaning(c answer.Change) (noun page.Spans, says string, of meaningOf) {
	if level := t.levelTold(c.Option, c.To); level.Do != "" || level.Noun != "" || level.Says != "" {
		noun = t.nounsOf([]answer.Change{c})
		return noun, t.teller.told(level.Says), meaningOf{noun: noun.String()}
	}
	says = t.teller.told(t.options[c.Option].Says)
	if !strings.Contains(strings.TrimSpace(says), " ") {
		says = "" // a name again, and no sentence
	}
	return t.owned(c.Option), says, meaningOf{option: c.Option}
}

// A meaningOf is of what a meaning is told: of a noun of the case, or of an option.
type meaningOf struct {
	noun   string
	option answer.OptionID
}

// broughtAbout lists what the open step and the ways to the first goal change, the first
// acts first.
func (t *briefTeller) broughtAbout() []answer.Change {
	var list []answer.Change
	if t.a.Open != nil {
		list = append(list, t.a.Open.To.Changes...)
		for i := range t.a.Open.Steps {
			list = append(list, t.a.Open.Steps[i].Changes...)
		}
	}
	if g := t.firstGoal(); g != nil {
		for i := range g.Ways {
			for j := range g.Ways[i].Steps {
				list = append(list, g.Ways[i].Steps[j].Changes...)
			}
		}
	}
	return list
}
