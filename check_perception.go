package plenary

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
)

// MaxPerceptions bounds what one party can take to be otherwise than the case has it.
const MaxPerceptions = 16

// perceptions checks what parties take to be otherwise than the case has it.
func (k *checker) perceptions() {
	for i := range k.draft.Parties {
		d := &k.draft.Parties[i]
		path := []string{"parties", d.ID, "perceives"}
		party := k.c.PartyIndex(d.ID)
		if party < 0 || len(d.Perceives) == 0 {
			continue
		}
		if n := len(d.Perceives); n > MaxPerceptions {
			k.Add(fault.TooMany, "", fmt.Sprintf("`%s` is said to see %d things otherwise; at most %d are read",
				d.ID, n, MaxPerceptions), path...)
			continue
		}
		var laid []string
		for j := range d.Perceives {
			at := check.Under(path, strconv.Itoa(j))
			p := k.perception(&d.Perceives[j], d.ID, at)
			if v := d.Perceives[j].Variant; p.Variant >= 0 && k.together(d.ID, laid, v, check.Under(at, "variant")) {
				laid = append(laid, v)
			}
			k.c.Parties[party].Perceives = append(k.c.Parties[party].Perceives, p)
		}
	}
}

func (k *checker) perception(d *PerceptionDraft, party string, path []string) Perception {
	p := Perception{Variant: -1, Because: d.Because, Claim: k.claim(&d.ClaimDraft, path)}
	said := 0
	for _, text := range []string{d.Variant, d.Unseen} {
		if text != "" {
			said++
		}
	}
	if said != 1 {
		k.Add(oneOrNone(said), "write {variant: …} or {unseen: …}",
			fmt.Sprintf("it is said either what `%s` takes others to want, or what it does not see", party), path...).
			RestsOn(check.Under(path, "variant"), check.Under(path, "unseen"))
		return p
	}
	if d.Unseen != "" {
		p.Unseen = k.condition(d.Unseen, path, "unseen")
		return p
	}
	at := check.Under(path, "variant")
	p.Variant = k.Named(k.known.variants, d.Variant, at)
	if p.Variant < 0 {
		return p
	}
	v := &k.draft.Variants[slices.IndexFunc(k.draft.Variants, func(v VariantDraft) bool { return v.ID == d.Variant })]
	own := slices.ContainsFunc(v.Preferences, func(p VariantPreferenceDraft) bool { return p.Party == party })
	if own || len(v.Levers)+len(v.Forward) > 0 {
		what := "pulls levers or binds options"
		if own {
			what = fmt.Sprintf("changes what `%s` itself wants", party)
		}
		k.Add(fault.NotOfOthers, "name a variant that changes nothing but what other parties want",
			fmt.Sprintf("variant `%s` %s", d.Variant, what), at...).RestsOn([]string{"variants", d.Variant})
		p.Variant = -1
	}
	return p
}

// together reports whether a variant goes with others that a party takes to be so, and notes it otherwise.
func (k *checker) together(party string, laid []string, variant string, path []string) bool {
	if slices.Contains(laid, variant) {
		k.Add(fault.RepeatedItem, "keep one of them", fmt.Sprintf("variant `%s` stands twice", variant), path...)
		return false
	}
	d := k.draft
	if d.written != nil {
		d = d.written
	}
	if _, err := d.With(append(slices.Clone(laid), variant)...); err != nil {
		k.Add(fault.OneThingOnly, "keep one of them", fmt.Sprintf("`%s` cannot take both to be so: %v", party, err),
			path...).RestsOn([]string{"variants"})
		return false
	}
	return true
}

// errPerceptions is that of perceptions that a party does not have.
var errPerceptions = errors.New("plenary: there is no such perception")

// Perceived returns the case as a party takes it to be by some of its perceptions, by index:
// with the variants that they name laid over the case as written, whichever are laid over this
// one, and amended as it is. What they leave unseen is in it all the same. The error is of an
// index that is none, or of amendments that do not fit.
func (c *Case) Perceived(party int, by ...int) (*Case, error) {
	if err := c.Checked(); err != nil {
		return nil, err
	}
	if party < 0 || party >= len(c.Parties) {
		return nil, errPerceptions
	}
	var laid []string
	for _, i := range by {
		if i < 0 || i >= len(c.Parties[party].Perceives) {
			return nil, errPerceptions
		}
		if v := c.Parties[party].Perceives[i].Variant; v >= 0 {
			laid = append(laid, c.Known[v].ID)
		}
	}
	d, err := c.Written().With(laid...)
	if err != nil {
		return nil, err
	}
	return d.amend(c.amended)
}
