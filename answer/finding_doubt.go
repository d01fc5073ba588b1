package answer

import (
	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
)

func init() { proves((*gatherer).doubt, "doubt") }

// Doubt is what depends on the type that a party may be of.
type Doubt struct {
	Party     PartyID     `json:"party"`
	Types     []PartyType `json:"types"`              // as written first
	Same      []Term      `json:"same"`               // acts of the party common to all types that would act at all
	Differing []Term      `json:"differing"`          // acts of some types only, the mildest first
	Learning  []Learning  `json:"learning,omitempty"` // by way listed
}

// A PartyType is one type that the party may be of.
type PartyType struct {
	Variant VariantID `json:"variant,omitempty"` // none for the case as it is
	Laid    []Laid    `json:"laid,omitempty"`    // what it lays over the case
	Better  int       `json:"better"`            // destinations
	Opens   int       `json:"opens"`             // destinations that the levers open, all pulled
	Lasting int       `json:"lasting"`           // those of them that would hold
	Acts    []Term    `json:"acts"`              // levels to which the party would step on some way out
}

// Learning is the first step of a way that tells the types apart, and who is
// worse off before it.
type Learning struct {
	Way  string    `json:"way"`  // its letter
	Step int       `json:"step"` // from 1, of the steps of the way
	Pays []PartyID `json:"pays"` // parties worse off before that step
}

func (*Doubt) proof() {}

func (g *gatherer) doubt(d impasse.Doubt) Doubt {
	out := Doubt{Party: g.party(d.Party), Types: []PartyType{}, Same: g.terms(d.Same), Differing: g.terms(d.Differing)}
	for _, k := range d.Types {
		out.Types = append(out.Types, PartyType{
			VariantID(k.Variant), g.laid(k.Laid), k.Better, k.Opens, k.Equilibria, g.terms(k.Acts),
		})
	}
	return out
}

func (g *gatherer) terms(list []plenary.Term) []Term {
	out := []Term{}
	for _, t := range list {
		out = append(out, g.term(t))
	}
	return out
}
