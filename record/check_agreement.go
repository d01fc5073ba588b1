package record

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/plenary-talks/plenary/expr"
)

// agreements checks all agreements and their commitments.
func (k *checker) agreements() {
	seen := map[string]bool{}
	for f := range k.draft.Files {
		for i := range k.draft.Files[f].Agreements {
			d := &k.draft.Files[f].Agreements[i]
			path := []string{strconv.Itoa(f), "agreements", d.ID}
			switch {
			case !expr.IsID(d.ID):
				k.addKey(idRule, fmt.Sprintf("`%s` cannot be the id of an agreement", d.ID), path...)
			case seen[d.ID]:
				k.addKey("", fmt.Sprintf("agreement `%s` is described twice", d.ID), path...)
			}
			seen[d.ID] = true
			k.agreement(f, d, path)
		}
	}
	if n := len(k.r.Agreements); n > MaxAgreements {
		k.add("", fmt.Sprintf("%d agreements; at most %d are read", n, MaxAgreements), "0", "agreements")
	}
	if n := len(k.r.Commitments); n > MaxCommitments {
		k.add("", fmt.Sprintf("%d commitments; at most %d are read", n, MaxCommitments), "0", "agreements")
	}
	k.waits()
}

func (k *checker) agreement(f int, d *AgreementDraft, path []string) {
	a := Agreement{ID: d.ID, File: f, Title: d.Title, Says: d.Says, Sources: d.Sources}
	a.On = k.when(d.On, "agreement `"+d.ID+"`", under(path, "on"))
	a.Public = k.public(d.Public, a.On, under(path, "public"))
	a.Claim = k.claim(&d.ClaimDraft, d.Sources, path)
	a.Signed = k.listed(d.Signed, "party", k.parties, under(path, "signed"))
	if a.Title == "" {
		a.Title = d.ID
	}
	if len(d.Signed) < 2 {
		k.add("add `signed: [up, down]`", fmt.Sprintf("agreement `%s` needs two parties that signed it", d.ID), under(path, "signed")...)
	}
	index := len(k.r.Agreements)
	for i := range d.Commitments {
		c := k.commitment(index, &a, &d.Commitments[i], under(path, "commitments", d.Commitments[i].ID))
		if _, taken := k.commitments[c.ID]; taken {
			k.addKey("", fmt.Sprintf("commitment `%s` is described twice", c.ID), under(path, "commitments", d.Commitments[i].ID)...)
		}
		k.commitments[c.ID] = len(k.r.Commitments)
		a.Commitments = append(a.Commitments, len(k.r.Commitments))
		k.r.Commitments = append(k.r.Commitments, c)
	}
	k.r.Agreements = append(k.r.Agreements, a)
}

func (k *checker) commitment(agreement int, a *Agreement, d *CommitmentDraft, path []string) Commitment {
	c := Commitment{ID: a.ID + "/" + d.ID, Agreement: agreement, Says: d.Says, SubjectTo: d.SubjectTo, Sources: d.Sources}
	if !expr.IsID(d.ID) {
		k.addKey(idRule, fmt.Sprintf("`%s` cannot be the id of a commitment", d.ID), path...)
	}
	c.Claim = k.claim(&d.ClaimDraft, d.Sources, path)
	c.Owes = k.listed(d.Owes, "party", k.parties, under(path, "owes"))
	c.To = k.listed(d.To, "party", k.parties, under(path, "to"))
	if len(d.Owes) == 0 {
		c.Owes = a.Signed
	}
	if len(d.To) == 0 {
		c.To = without(a.Signed, c.Owes)
	}
	c.Does = k.condition(d.Does, under(path, "does"))
	if d.Does+d.Says == "" {
		k.add("add `says: …`, or `does: …`, a condition on levels", fmt.Sprintf("commitment `%s` does not say what is owed", c.ID), path...)
	}
	if c.Verb = Will; d.Verb != "" {
		c.Verb = Verb(k.word(d.Verb, verbs, "a verb", under(path, "verb")))
	}
	c.Until = k.condition(d.Until, under(path, "until"))
	c.With = k.word(d.Order, orders, "an order", under(path, "order")) == 2
	c.Due = k.due(d.Due, a.On, under(path, "due"))
	c.Side = k.yes(d.Side, false, under(path, "side"))
	return c
}

// without lists the parties of all that are not in some; all when that leaves none.
func without(all, some []int) []int {
	var out []int
	for _, p := range all {
		if !contains(some, p) {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

func contains(list []int, p int) bool {
	for _, q := range list {
		if q == p {
			return true
		}
	}
	return false
}

// due reads when something is owed: a period, or days after the agreement.
func (k *checker) due(text string, on Period, path []string) Period {
	if text == "" {
		return Period{}
	}
	if n := days(text); n > 0 {
		if on.IsZero() {
			return Period{}
		}
		day := on.To.AddDate(0, 0, n)
		return Period{day, day}
	}
	p, ok := ParsePeriod(text)
	if !ok {
		k.add("write 2007-04-14, a span of days, or 60 days", fmt.Sprintf("`%s` is neither a day nor a number of days", text), path...)
	}
	if ok && !on.IsZero() && p.To.Before(on.From) {
		k.add("", fmt.Sprintf("due on %s, before the agreement of %s", p.To.Format(time.DateOnly), on), path...)
	}
	return p
}

// waits resolves which commitments wait for which.
func (k *checker) waits() {
	at := 0
	for f := range k.draft.Files {
		for i := range k.draft.Files[f].Agreements {
			a := &k.draft.Files[f].Agreements[i]
			for j := range a.Commitments {
				path := []string{strconv.Itoa(f), "agreements", a.ID, "commitments", a.Commitments[j].ID, "waits_for"}
				k.r.Commitments[at].WaitsFor = k.listed(k.full(a.Commitments[j].WaitsFor, a.ID), "commitment", k.commitments, path)
				if contains(k.r.Commitments[at].WaitsFor, at) {
					k.add("name another commitment", "a commitment cannot wait for itself", path...)
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
			e.Commitment = k.needed(d.Of, "commitment", k.commitments, under(e.path(), "commitment"))
		}
	}
}
