package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// clone copies a draft so deeply that the copy may be edited.
func clone(d plenary.Draft) plenary.Draft {
	d.Parties = slices.Clone(d.Parties)
	d.Options = slices.Clone(d.Options)
	for i := range d.Options {
		d.Options[i].Levels = slices.Clone(d.Options[i].Levels)
	}
	d.Impossible = slices.Clone(d.Impossible)
	d.Preferences = slices.Clone(d.Preferences)
	for i := range d.Preferences {
		p := &d.Preferences[i]
		p.Statements = slices.Clone(p.Statements)
		p.Ranking = slices.Clone(p.Ranking)
		for j := range p.Ranking {
			p.Ranking[j] = slices.Clone(p.Ranking[j])
		}
	}
	cloneTable(&d)
	return d
}

// conditions returns the places of all conditions of a draft.
func conditions(d *plenary.Draft) []*string {
	var out []*string
	for i := range d.Impossible {
		out = append(out, &d.Impossible[i])
	}
	for i := range d.Preferences {
		for j := range d.Preferences[i].Statements {
			out = append(out, &d.Preferences[i].Statements[j].Want)
		}
	}
	return append(out, tableConditions(d)...)
}

// editTerms edits the comparisons of all conditions of a draft in place.
func editTerms(d *plenary.Draft, edit func(term *expr.Expr)) error {
	for _, text := range conditions(d) {
		e, err := expr.Parse(*text)
		if err != nil {
			return err
		}
		eachTerm(e, edit)
		*text = e.String()
	}
	return nil
}

func eachTerm(e *expr.Expr, do func(term *expr.Expr)) {
	if e.Op == expr.Term {
		do(e)
	}
	for _, a := range e.Args {
		eachTerm(a, do)
	}
}

// editCodes replaces each code of all rankings by any number of codes; tiers
// left empty go.
func editCodes(d *plenary.Draft, edit func(code string) []string) {
	for i := range d.Preferences {
		var ranking [][]string
		for _, tier := range d.Preferences[i].Ranking {
			var edited []string
			for _, code := range tier {
				edited = append(edited, edit(code)...)
			}
			if len(edited) > 0 {
				ranking = append(ranking, edited)
			}
		}
		d.Preferences[i].Ranking = ranking
	}
}
