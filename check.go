package plenary

import (
	"fmt"
	"time"

	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
)

// Case checks the draft and resolves its names. It reports every fault it
// finds, in the order of the parts of a case file, but looks no further into
// conditions, references and codes once there are a thousand; with any fault
// the Case is nil. The draft is left as it is, and must not change
// afterwards: variants laid later are taken from it. The time is linear in what is written, but for rules that exclude
// nearly all states: whether any is left is then sought by trying combinations.
func (d *Draft) Case() (*Case, []Fault) {
	c, faults := d.unpulled()
	if c == nil {
		return nil, faults
	}
	return c.pulled(), nil
}

// unpulled is the case without the levers that variants laid over it pull.
func (d *Draft) unpulled() (*Case, []Fault) {
	k := newChecker(d)
	k.language()
	k.c.AsOf = k.date(d.AsOf, "as_of")
	k.parties()
	k.people()
	k.sources()
	k.statusQuo()
	k.options()
	k.conditions()
	k.impossible()
	k.goals()
	k.preferences()
	k.tracks()
	k.preconditions()
	k.guarantees()
	k.exchanges()
	k.levers()
	k.variants()
	k.perceptions()
	k.leavesOut()
	if len(k.Faults) > 0 {
		return nil, k.told()
	}
	written := *d
	k.c.draft = &written
	return k.c, nil
}

// pulled is the case with the levers pulled that variants laid over it pull.
func (c *Case) pulled() *Case {
	if len(c.Pulled) == 0 {
		return c
	}
	for _, l := range c.Pulled {
		c.pull(&c.Levers[l])
	}
	return c
}

type checker struct {
	check.Checker
	draft    *Draft
	c        *Case
	passages []string        // source#passage of every passage, in order
	cited    map[string]bool // the same
	vague    bool            // a named condition is at fault, so what rules mean is not known

	known   known
	reading *check.Conditions
	claims  *check.Claims
}

// maxSuggestions is beyond how many faults nothing is suggested for a reference:
// it could take minutes in a file that is wrong throughout.
const maxSuggestions = 100

// told returns the faults found.
func (k *checker) told() []Fault {
	out := make([]Fault, len(k.Faults))
	for i, f := range k.Faults {
		out[i] = Fault(f)
	}
	return out
}

func (k *checker) date(text string, path ...string) time.Time {
	if text == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		k.NotADay(text, true, "write year-month-day, as in 2006-12-22", fmt.Sprintf("`%s` is not a date", text), path)
	}
	return t
}

func (k *checker) parties() {
	if len(k.draft.Parties) == 0 {
		k.Add(fault.Empty, "name at least one, as in parties: {up: {name: Upstream}}", "the case has no parties",
			"parties").RestsOn([]string{"parties"})
	}
	if n := len(k.draft.Parties); n > MaxParties {
		k.Add(fault.TooMany, "", fmt.Sprintf("%d parties; at most %d are read", n, MaxParties), "parties")
	}
	for _, p := range k.draft.Parties {
		path := []string{"parties", p.ID}
		if !k.ID(p.ID, "a party", check.IDHint(p.ID), path) {
			if meant := check.IDMeant(p.ID); meant != "" && k.c.PartyIndex(meant) < 0 {
				p.ID = meant // so that the rest is told as it will be
			}
		}
		if k.c.PartyIndex(p.ID) >= 0 {
			k.AddKey(fault.RepeatedID, "", fmt.Sprintf("party `%s` is declared twice", p.ID), path...)
			continue
		}
		for _, of := range []struct{ key, text string }{
			{"text", p.Text}, {"short", p.Short}, {"capital", p.Capital}, {"as_written", p.AsWritten}} {
			k.name(of.text, path, of.key)
		}
		name := p.Name
		if name == "" {
			name = p.ID
		}
		k.c.Parties = append(k.c.Parties, Party{ID: p.ID, Name: name, Also: p.Also, Text: p.Text, Short: p.Short,
			Capital: p.Capital, AsWritten: p.AsWritten})
		k.known.parties.Declare(p.ID)
	}
}
