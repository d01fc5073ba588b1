package plenary

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/calendar"
	"github.com/plenary-talks/plenary/internal/spell"
)

// Case checks the draft and resolves its names. It reports every fault it
// finds, in the order of the parts of a case file, but looks no further into
// conditions, references and codes once there are a thousand; with any fault
// the Case is nil.
func (d *Draft) Case() (*Case, []Fault) {
	c, faults := d.unpulled()
	if c == nil {
		return nil, faults
	}
	return c.pulled(), nil
}

// unpulled is the case without the levers that variants laid over it pull.
func (d *Draft) unpulled() (*Case, []Fault) {
	k := &checker{draft: d, c: &Case{Title: d.Title}}
	k.c.AsOf = k.date(d.AsOf, "as_of")
	k.parties()
	k.options()
	k.people()
	k.sources()
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
	if len(k.faults) > 0 {
		return nil, k.faults
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
	draft    *Draft
	c        *Case
	faults   []Fault
	passages []string        // source#passage of every passage, in order
	known    map[string]bool // the same
	vague    bool            // a named condition is at fault, so what rules mean is not known
}

// Beyond so many faults no more are sought, and nothing is suggested for a
// reference: both could take minutes in a file that is wrong throughout.
const (
	maxFaults      = 1000
	maxSuggestions = 100
)

func (k *checker) enough() bool { return len(k.faults) >= maxFaults }

// add notes a fault of the value at path.
func (k *checker) add(hint, msg string, path ...string) {
	k.faults = append(k.faults, Fault{Path: path, Msg: msg, Hint: hint})
}

// addKey notes a fault of the last key of path.
func (k *checker) addKey(hint, msg string, path ...string) {
	k.faults = append(k.faults, Fault{Path: path, Key: true, Msg: msg, Hint: hint})
}

func (k *checker) date(text string, path ...string) time.Time {
	if text == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		k.add(cmp.Or(calendar.Hint(text, true), "write year-month-day, as in 2006-12-22"), fmt.Sprintf("`%s` is not a date", text), path...)
	}
	return t
}

func (k *checker) parties() {
	if len(k.draft.Parties) == 0 {
		k.add("name at least one, as in parties: {up: {name: Upstream}}", "the case has no parties", "parties")
	}
	if n := len(k.draft.Parties); n > MaxParties {
		k.add("", fmt.Sprintf("%d parties; at most %d are read", n, MaxParties), "parties")
	}
	for _, p := range k.draft.Parties {
		path := []string{"parties", p.ID}
		if !expr.IsID(p.ID) {
			k.addKey(idHint(p.ID), fmt.Sprintf("`%s` cannot be the id of a party", p.ID), path...)
			if meant := idMeant(p.ID); meant != "" && k.c.PartyIndex(meant) < 0 {
				p.ID = meant // so that the rest is told as it will be
			}
		}
		if k.c.PartyIndex(p.ID) >= 0 {
			k.addKey("", fmt.Sprintf("party `%s` is declared twice", p.ID), path...)
			continue
		}
		name := p.Name
		if name == "" {
			name = p.ID
		}
		k.c.Parties = append(k.c.Parties, Party{ID: p.ID, Name: name, Also: p.Also})
	}
}

const idRule = "ids are lower-case letters, digits, - and _, beginning with a letter"

func (k *checker) nearParty(id string) string {
	if near := k.partyMeant(id); near != "" {
		return "did you mean `" + near + "`?"
	}
	var ids []string
	for _, p := range k.c.Parties {
		ids = append(ids, p.ID)
	}
	if len(ids) == 0 {
		return ""
	}
	return "the parties are " + strings.Join(ids, ", ")
}

// partyMeant is the party that was probably meant by an id; "" for none.
func (k *checker) partyMeant(id string) string {
	var things []spell.Thing
	for _, p := range k.c.Parties {
		things = append(things, spell.Thing{ID: p.ID, Names: append([]string{p.Name}, p.Also...)})
	}
	return spell.Meant(id, things)
}
