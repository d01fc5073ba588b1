package record

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
)

// agreements checks all agreements and their commitments.
func (k *checker) agreements() {
	seen := map[string]bool{}
	for f := range k.draft.Files {
		for i := range k.draft.Files[f].Agreements {
			d := &k.draft.Files[f].Agreements[i]
			path := []string{strconv.Itoa(f), "agreements", d.ID}
			if k.ID(d.ID, "an agreement", check.IDRule, path) && seen[d.ID] {
				k.AddKey(fault.RepeatedID, "keep one of them", fmt.Sprintf("agreement `%s` is described twice", d.ID),
					path...)
			}
			seen[d.ID] = true
			k.agreement(f, d, path)
		}
	}
	k.waits()
}

func (k *checker) agreement(f int, d *AgreementDraft, path []string) {
	a := Agreement{ID: d.ID, File: f, Title: d.Title, Says: d.Says, Sources: d.Sources}
	a.On = k.when(d.On, "agreement `"+d.ID+"` does not say when it was concluded", path, "on")
	a.Public = k.public(d.Public, a.On, path, "public")
	a.Claim = k.claim(&d.ClaimDraft, d.Sources, path)
	a.Signed = k.Listed(k.parties, d.Signed, nil, path, "signed")
	if a.Title == "" {
		a.Title = d.ID
	}
	if len(d.Signed) < 2 {
		k.Missing("write `signed: [up, down]`", fmt.Sprintf("agreement `%s` needs two parties that signed it", d.ID),
			path, "signed")
	}
	index := len(k.r.Agreements)
	for i := range d.Commitments {
		c := k.commitment(index, &a, &d.Commitments[i], under(path, "commitments", d.Commitments[i].ID))
		if _, taken := k.commitments.At[c.ID]; taken {
			k.AddKey(fault.RepeatedID, "keep one of them", fmt.Sprintf("commitment `%s` is described twice", c.ID),
				under(path, "commitments", d.Commitments[i].ID)...)
		}
		k.commitments.At[c.ID] = len(k.r.Commitments)
		a.Commitments = append(a.Commitments, len(k.r.Commitments))
		k.r.Commitments = append(k.r.Commitments, c)
	}
	k.r.Agreements = append(k.r.Agreements, a)
}

func (k *checker) commitment(agreement int, a *Agreement, d *CommitmentDraft, path []string) Commitment {
	c := Commitment{ID: a.ID + "/" + d.ID, Agreement: agreement, Says: d.Says, SubjectTo: d.SubjectTo,
		Sources: d.Sources}
	k.ID(d.ID, "a commitment", check.IDRule, path)
	c.Claim = k.claim(&d.ClaimDraft, d.Sources, path)
	c.Owes = k.Listed(k.parties, d.Owes, nil, path, "owes")
	c.To = k.Listed(k.parties, d.To, nil, path, "to")
	if len(d.Owes) == 0 {
		c.Owes = a.Signed
	}
	if len(d.To) == 0 {
		c.To = without(a.Signed, c.Owes)
	}
	c.Does = k.condition(d.Does, path, "does")
	if d.Does+d.Says == "" {
		k.lacking("add `says: …`, or `does: …`, a condition on levels",
			fmt.Sprintf("commitment `%s` does not say what is owed", c.ID), path, "says", "does")
	}
	if c.Verb = Will; d.Verb != "" {
		c.Verb = Verb(k.Word(d.Verb, verbs, "a verb", path, "verb"))
	}
	c.Until = k.condition(d.Until, path, "until")
	c.With = k.Word(d.Order, orders, "an order", path, "order") == 2
	c.Due = k.due(d.Due, a.On, path, "due")
	c.Side = k.yes(d.Side, false, path, "side")
	return c
}

// without lists the parties of all that are not in some; all when that leaves none.
func without(all, some []int) []int {
	var out []int
	for _, p := range all {
		if !slices.Contains(some, p) {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

// waits resolves which commitments wait for which.
func (k *checker) waits() {
	at := 0
	for f := range k.draft.Files {
		for i := range k.draft.Files[f].Agreements {
			a := &k.draft.Files[f].Agreements[i]
			for j := range a.Commitments {
				path := []string{strconv.Itoa(f), "agreements", a.ID, "commitments", a.Commitments[j].ID}
				names := k.full(a.Commitments[j].WaitsFor, a.ID)
				k.r.Commitments[at].WaitsFor = k.Listed(k.commitments, names, nil, path, "waits_for")
				if i := slices.Index(names, k.r.Commitments[at].ID); i >= 0 {
					k.Add(fault.NamesItself, "name another commitment", "a commitment cannot wait for itself",
						under(path, "waits_for", strconv.Itoa(i))...)
				}
				at++
			}
		}
	}
}

// full writes out names of commitments of the same agreement.
func (k *checker) full(ids []string, agreement string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		if out[i] = id; !strings.Contains(id, "/") {
			out[i] = agreement + "/" + id
		}
	}
	return out
}

// progress resolves the commitments that entries speak of.
func (k *checker) progress() {
	for i := range k.r.Entries {
		e := &k.r.Entries[i]
		if d := k.draftOf(e); e.Kind == Progress && d.Kind == "commitment" {
			e.Commitment = k.needed(d.Of, k.commitments, e.path(), "commitment")
		}
	}
}
