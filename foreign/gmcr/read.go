package gmcr

import (
	"context"
	"fmt"
	"math/big"
	"path"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/fault"
)

// read makes a case of a file.
func read(_ context.Context, files []foreign.File) (*foreign.Import, error) {
	s, err := foreign.Text(files[0])
	if err != nil {
		return nil, err
	}
	im := Format.Begin(files)
	m, err := parse(s, &im.Notes)
	if err != nil {
		return nil, err
	}
	d := &drafter{Source: s, model: m, im: im}
	im.Case.Title = strings.TrimSpace(strings.TrimSuffix(im.From[0].Name, path.Ext(im.From[0].Name)))
	for _, step := range []func() error{d.sort, d.parties, d.rules, d.status, d.preferences} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return im, nil
}

// A drafter makes a draft of a model.
type drafter struct {
	*foreign.Source
	*model
	im     *foreign.Import
	owner  []int // of each option, by position among the makers; -1 for nobody
	ids    []string
	states []state // the feasible ones, once asked for
}

func (d *drafter) note(at int, n foreign.Note) { d.im.Notes.Add(d.Note(at, n)) }

// sort puts the options in order and finds whose they are.
func (d *drafter) sort() error {
	order := d.order()
	if !slices.IsSorted(order) {
		d.note(d.options[order[0]].at, foreign.Note{Code: Reordered, Kind: foreign.Changed})
	}
	d.sorted(order)
	d.owner = make([]int, len(d.options))
	for i := range d.owner {
		d.owner[i] = -1
	}
	for i, m := range d.makers {
		for _, o := range m.options {
			if before := d.owner[o]; before >= 0 {
				return d.Refuse(d.Fault(m.at, 1, fault.OneThingOnly, fmt.Sprintf("option `%s` is already that of `%s`",
					d.options[o].name, d.makers[before].name), "give it to one decision maker"))
			}
			d.owner[o] = i
		}
	}
	return nil
}

// nobody is the id of a party that has the options of no decision maker.
const nobody = "nobody"

// parties makes the parties and their options.
func (d *drafter) parties() error {
	parties := foreign.NewIDs()
	options := make([]*foreign.IDs, len(d.makers)+1)
	for i, m := range d.makers {
		p := plenary.PartyDraft{ID: parties.Of(m.name, fmt.Sprintf("dm%d", i+1)), Name: strings.TrimSpace(m.name)}
		if p.Name == "" {
			d.note(m.at, foreign.Note{Code: foreign.Unnamed, Kind: foreign.Changed, Is: p.ID})
		}
		d.im.Case.Parties = append(d.im.Case.Parties, p)
		options[i] = foreign.NewIDs()
	}
	options[len(d.makers)] = foreign.NewIDs()
	if slices.Contains(d.owner, -1) {
		d.im.Case.Parties = append(d.im.Case.Parties, plenary.PartyDraft{ID: parties.Of(nobody, nobody)})
	}
	for i, o := range d.options {
		at := d.owner[i]
		if at < 0 {
			at = len(d.makers)
		}
		id := d.im.Case.Parties[at].ID + "." + options[at].Of(o.name, fmt.Sprintf("o%d", i+1))
		option := plenary.OptionDraft{ID: id, Says: strings.TrimSpace(o.name), Moves: directions[o.direction]}
		if option.Moves == "both" {
			option.Moves = ""
		}
		if d.owner[i] < 0 {
			option.Closed = "decisionMakers: -"
			d.note(o.at, foreign.Note{Code: NoOwner, Kind: foreign.Assumed, Name: o.name, Is: id})
		}
		d.ids = append(d.ids, id)
		d.im.Case.Options = append(d.im.Case.Options, option)
	}
	return nil
}

// text writes a condition in the language of cases; "" for one that always holds.
func (d *drafter) text(c condition) string {
	var members []string
	for _, member := range c.members {
		var all []string
		for _, l := range member {
			if text := d.ids[l.option]; l.taken {
				all = append(all, text)
			} else {
				all = append(all, "not "+text)
			}
		}
		if len(all) == 0 {
			return ""
		}
		members = append(members, strings.Join(all, " and "))
	}
	return strings.Join(members, " or ")
}

func (d *drafter) rules() error {
	for _, c := range d.infeasibles {
		text := d.text(c)
		if text == "" {
			return d.Refuse(d.Fault(c.at, c.end-c.at, fault.NoState, "this condition leaves no state", "remove it"))
		}
		d.im.Case.Impossible = append(d.im.Case.Impossible, text)
	}
	return nil
}

// status tells that the file has no status quo, and how GMCR+ looks at answers.
func (d *drafter) status() error {
	d.im.NoStatusQuo()
	oneReply(&d.im.Notes, d.model)
	return nil
}

// oneReply notes that answers of several opponents count here and not in GMCR+.
func oneReply(notes *foreign.Notes, m *model) {
	if len(m.makers) > 2 {
		notes.Add(foreign.Note{Code: OneReply, Kind: foreign.Odd})
	}
}

// all lists the feasible states, of files that speak of each.
func (d *drafter) all() ([]state, error) {
	if d.states != nil {
		return d.states, nil
	}
	list, err := d.feasible(foreign.MaxRanked + 1)
	if err == nil && len(list) > foreign.MaxRanked {
		err = &plenary.Limit{Code: plenary.LimitStates, What: "feasible states that are ranked outright",
			Bound: foreign.MaxRanked}
	}
	d.states = list
	return list, err
}

func (d *drafter) preferences() error {
	for i := range d.makers {
		m := &d.makers[i]
		p := plenary.PreferenceDraft{Party: d.im.Case.Parties[i].ID}
		d.unseen(m, &d.im.Case.Parties[i])
		var err error
		if d.manual && m.ranking != nil {
			err = d.ranked(m, &p)
		} else {
			if d.manual {
				d.note(m.at, foreign.Note{Code: NoRanking, Kind: foreign.Assumed, Name: m.name})
			}
			d.wished(m, &p)
			err = d.payoffsAgree(m)
		}
		if err != nil {
			return err
		}
		d.im.Case.Preferences = append(d.im.Case.Preferences, p)
	}
	return nil
}

// unseen makes what a decision maker does not see; more than a case can hold one by one is one
// condition.
func (d *drafter) unseen(m *maker, p *plenary.PartyDraft) {
	var texts []string
	for _, c := range m.unseen {
		if text := d.text(c); text != "" {
			texts = append(texts, text)
		} else {
			d.note(c.at, foreign.Note{Code: AlwaysMet, Kind: foreign.Lost, Name: m.name})
		}
	}
	if len(texts) == 0 {
		return
	}
	d.note(m.unseenAt, foreign.Note{Code: Misperceived, Kind: foreign.Changed, Name: m.name, Count: len(texts)})
	if len(texts) > plenary.MaxPerceptions {
		texts = []string{strings.Join(texts, " or ")}
	}
	for _, text := range texts {
		p.Perceives = append(p.Perceives, plenary.PerceptionDraft{Unseen: text})
	}
}

func (d *drafter) wished(m *maker, p *plenary.PreferenceDraft) {
	for _, c := range m.wishes {
		if text := d.text(c); text != "" {
			p.Statements = append(p.Statements, plenary.StatementDraft{Want: text})
		} else {
			d.note(c.at, foreign.Note{Code: AlwaysMet, Kind: foreign.Lost, Name: m.name})
		}
	}
}

// ranked makes a ranking outright.
func (d *drafter) ranked(m *maker, p *plenary.PreferenceDraft) error {
	states, err := d.all()
	if err != nil {
		return err
	}
	seen := map[int]bool{}
	for _, t := range m.ranking {
		var codes []string
		for i, n := range t.states {
			switch at := t.at[i]; {
			case n > len(states):
				return d.Refuse(d.Fault(at, len(fmt.Sprint(n)), fault.WrongForm,
					fmt.Sprintf("there is no state %d: %d are feasible", n, len(states)), ""))
			case seen[n]:
				return d.Refuse(d.Fault(at, len(fmt.Sprint(n)), fault.RepeatedItem,
					fmt.Sprintf("state %d is ranked twice", n), "keep one of them"))
			}
			seen[n] = true
			codes = append(codes, states[n-1].code())
		}
		if codes != nil {
			p.Ranking = append(p.Ranking, codes)
		}
	}
	p.Order = d.im.Case.Order()
	if left := len(states) - len(seen); left > 0 {
		d.note(m.at, foreign.Note{Code: Unranked, Kind: foreign.Assumed, Name: m.name, Count: left})
	}
	return nil
}

// payoffsAgree notes payoffs that order the states otherwise than the conditions,
// by which GMCR+ makes them anew.
func (d *drafter) payoffsAgree(m *maker) error {
	if m.payoffs == nil {
		return nil
	}
	states, err := d.all()
	if err != nil || len(states)*len(m.wishes) > 1<<26 { // they are many, and nothing rests on it
		return nil
	}
	keys := make([]*big.Int, len(states))
	agree := len(m.payoffs) == len(states)
	paid := map[string]*big.Rat{}
	of := map[string]string{}
	for i, s := range states {
		keys[i] = new(big.Int)
		for _, c := range m.wishes {
			keys[i].Lsh(keys[i], 1)
			if c.holds(s) {
				keys[i].SetBit(keys[i], 0, 1)
			}
		}
		if !agree {
			break
		}
		pay, ok := foreign.Number(m.payoffs[i])
		key := keys[i].String()
		if before, met := paid[key]; !ok || met && before.Cmp(pay) != 0 {
			agree = false
			break
		}
		if other, met := of[pay.String()]; met && other != key {
			agree = false
			break
		}
		paid[key], of[pay.String()] = pay, key
	}
	if agree {
		agree = rising(keys, paid)
	}
	if !agree {
		d.note(m.payoffsAt, foreign.Note{Code: foreign.OtherValues, Kind: foreign.Odd, Name: m.name})
	}
	return nil
}

// rising reports whether payoffs rise with the keys that they belong to.
func rising(keys []*big.Int, paid map[string]*big.Rat) bool {
	list := slices.Clone(keys)
	slices.SortFunc(list, (*big.Int).Cmp)
	for i := range list[:max(0, len(list)-1)] {
		if a, b := list[i], list[i+1]; a.Cmp(b) != 0 && paid[a.String()].Cmp(paid[b.String()]) >= 0 {
			return false
		}
	}
	return true
}
