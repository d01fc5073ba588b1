package starter

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
)

// Talks are what somebody tells of talks.
type Talks struct {
	Title   string
	Parties []Party
}

// A Party takes part in talks.
type Party struct {
	ID, Name string
	Can      []Step
	Wants    []string // IDs of steps of others, most wanted first
	First    []string // of these, those that it insists on before it does anything
}

// A Step is what a party could do and does not do today.
type Step struct {
	ID   string // party.step
	Does string // an infinitive without "to"
}

// steps lists what can be done, by all parties but one.
func (t *Talks) steps(but int) (all []Step, whose []string) {
	for i, p := range t.Parties {
		for _, s := range p.Can {
			if i != but {
				all, whose = append(all, s), append(whose, p.Name)
			}
		}
	}
	return all, whose
}

// clone is a copy that shares nothing.
func (t *Talks) clone() *Talks {
	out := &Talks{t.Title, slices.Clone(t.Parties)}
	for i := range out.Parties {
		p := &out.Parties[i]
		p.Can, p.Wants, p.First = slices.Clone(p.Can), slices.Clone(p.Wants), slices.Clone(p.First)
	}
	return out
}

// add adds a party.
func (t *Talks) add(name string) {
	id := idOf(name, "party", func(id string) bool {
		return slices.ContainsFunc(t.Parties, func(p Party) bool { return p.ID == id })
	})
	t.Parties = append(t.Parties, Party{ID: id, Name: name})
}

// add adds a step of the party.
func (p *Party) add(does string) {
	id := idOf(does, "step", func(id string) bool {
		return slices.ContainsFunc(p.Can, func(s Step) bool { return s.ID == p.ID+"."+id })
	})
	p.Can = append(p.Can, Step{p.ID + "." + id, does})
}

// Draft is the case that the answers make. What nobody was asked about is
// assumed, and marked so: that a party does not like to do what it could do,
// and that all sit at one table and may promise there what they could do.
func (t *Talks) Draft() plenary.Draft {
	d := plenary.Draft{Title: t.Title, Tracks: []plenary.TrackDraft{{ID: "talks", Name: "Main Talks"}}}
	for i, p := range t.Parties {
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: p.ID, Name: p.Name})
		for _, s := range p.Can {
			d.Options = append(d.Options, plenary.OptionDraft{ID: s.ID, Do: s.Does, Noun: p.noun(s)})
		}
		if wants := p.wants(); len(wants) > 0 {
			d.Preferences = append(d.Preferences, plenary.PreferenceDraft{Party: p.ID, Statements: wants})
		}
		d.Preconditions = append(d.Preconditions, p.preconditions()...)
		d.Tracks[0].Seats = append(d.Tracks[0].Seats, t.seat(i))
	}
	return d
}

// noun is a step as a thing, for as long as nobody has a better word.
func (p *Party) noun(s Step) string {
	whose := p.Name + "'s"
	if strings.HasSuffix(p.Name, "s") {
		whose = p.Name + "'"
	}
	return fmt.Sprintf(nounOfStep, whose, s.Does)
}

var assumed = plenary.ClaimDraft{How: "assumed"}

func (p *Party) wants() []plenary.StatementDraft {
	var out []plenary.StatementDraft
	for _, id := range p.Wants {
		out = append(out, plenary.StatementDraft{Want: id, ClaimDraft: assumed})
	}
	for _, s := range p.Can {
		out = append(out, plenary.StatementDraft{Want: "not " + s.ID, Because: whyNot, ClaimDraft: assumed})
	}
	return out
}

func (p *Party) preconditions() []plenary.PreconditionDraft {
	if len(p.First) == 0 {
		return nil
	}
	var out []plenary.PreconditionDraft
	for i, s := range p.Can {
		id := p.ID + "-waits"
		if i > 0 {
			id += "-" + strconv.Itoa(i+1)
		}
		out = append(out, plenary.PreconditionDraft{ID: id, Party: p.ID, Refuses: s.ID,
			Until: strings.Join(p.First, " and "), Refusal: s.Does, ClaimDraft: assumed})
	}
	return out
}

func (t *Talks) seat(i int) plenary.SeatDraft {
	seat := plenary.SeatDraft{Party: t.Parties[i].ID}
	discuss, _ := t.steps(i)
	if len(discuss) > 0 {
		seat.Mandate = append(seat.Mandate, plenary.MandateDraft{Discuss: ids(discuss), ClaimDraft: assumed})
	}
	if own := t.Parties[i].Can; len(own) > 0 {
		seat.Mandate = append(seat.Mandate, plenary.MandateDraft{Commit: ids(own), ClaimDraft: assumed})
	}
	return seat
}

func ids(steps []Step) []string {
	var out []string
	for _, s := range steps {
		out = append(out, s.ID)
	}
	return out
}

// Case is the text of the case, with a comment above each section.
func (t *Talks) Case() []byte {
	d := t.Draft()
	text := string(casefile.WriteCase(&d, told["plenary"]...))
	for _, section := range []string{"parties", "options", "preferences", "tracks", "preconditions"} {
		text = strings.Replace(text, "\n"+section+":\n", "\n"+comment(section)+section+":\n", 1)
	}
	return []byte(text + "\n" + comment("more"))
}

// comment is what stands above a section.
func comment(section string) string { return "# " + strings.Join(told[section], "\n# ") + "\n" }
