package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// Doubt is what the types of a party would do differently.
type Doubt struct {
	Party     int
	Types     []PartyType // as written first
	Same      []Change    // acts of all of them
	Differing []Change    // acts of some only
}

// A PartyType is what one type would do.
type PartyType struct {
	Variant      string   // "" for the party as it is
	Destinations int      // of its case
	Opens        int      // of these, with all levers pulled
	Equilibria   int      // of these, the SEQ equilibria
	Acts         []Change // options of its own with the levels to which it steps on any route, ascending
}

func (f *Finder) doubts() []Found {
	var out []Found
	for party := range f.Case.Parties {
		proof := Doubt{Party: party}
		claims := []plenary.Claim{}
		for _, v := range f.Case.Known {
			if v.Kind != plenary.Type || v.Party != party || laid(f.Case, v.ID) {
				continue
			}
			if c, err := f.Case.With(v.ID); err == nil {
				proof.Types = append(proof.Types, f.partyType(v.ID, c, party))
				claims = append(claims, laidBy(f.Case, c, party)...)
			}
		}
		if len(proof.Types) == 0 {
			continue
		}
		proof.Types = slices.Insert(proof.Types, 0, f.partyType("", f.Case, party))
		proof.divide()
		if len(proof.Differing) > 0 {
			out = append(out, Found{Kind: "doubt", Proof: proof, Evidence: Weakest(claims...)})
		}
	}
	return out
}

// divide tells acts of all types from acts of some.
func (d *Doubt) divide() {
	for _, own := range d.Types {
		for _, act := range own.Acts {
			all := every(d.Types, func(other PartyType) bool { return slices.Contains(other.Acts, act) })
			list := &d.Differing
			if all {
				list = &d.Same
			}
			if !slices.Contains(*list, act) {
				*list = append(*list, act)
			}
		}
	}
	slices.SortFunc(d.Same, compareChanges)
	slices.SortFunc(d.Differing, compareChanges)
}

func compareChanges(a, b Change) int {
	return slices.Compare([]int{a.Option, int(a.Level)}, []int{b.Option, int(b.Level)})
}

// partyType works out what a party would do in a case, all levers pulled.
func (f *Finder) partyType(variant string, c *plenary.Case, party int) PartyType {
	t := NewTable(c, f.Levers)
	out := PartyType{Variant: variant, Acts: t.Acts(party)}
	for _, d := range t.NewProspects().Destinations {
		out.Destinations++
		if t.Opens(d) {
			out.Opens++
			if t.Equilibrium("seq", d) {
				out.Equilibria++
			}
		}
	}
	return out
}

// Acts lists, ascending, the options of a party with the levels to which it
// steps on any route to a destination.
func (t *Table) Acts(party int) []Change {
	var out []Change
	for _, d := range t.NewProspects().Destinations {
		for _, step := range t.onRoutes(d) {
			for _, o := range t.changed(step.From, step.To) {
				act := Change{o, t.States[step.To][o]}
				if t.Case.Options[o].Party == party && !slices.Contains(out, act) {
					out = append(out, act)
				}
			}
		}
	}
	slices.SortFunc(out, compareChanges)
	return out
}

// onRoutes lists the steps that some route to d takes: willing ones from states
// to which such steps lead, to states from which such steps lead to d.
func (t *Table) onRoutes(d int) []TableStep {
	begun := t.search(t.StatusQuo, func(from int) []int {
		var out []int
		for _, step := range t.toward(d, from) {
			out = append(out, step.To)
		}
		return out
	})
	var steps []TableStep
	for s := range t.States {
		if begun[s] {
			steps = append(steps, t.toward(d, s)...)
		}
	}
	arrives := make([]bool, t.Len())
	arrives[d] = true
	for again := true; again; {
		again = false
		for _, step := range steps {
			if arrives[step.To] && !arrives[step.From] {
				arrives[step.From], again = true, true
			}
		}
	}
	return slices.DeleteFunc(steps, func(step TableStep) bool { return !arrives[step.To] })
}
