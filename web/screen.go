package web

import (
	"cmp"
	"net/http"
	"slices"
)

// A screen is one question about a case, at /CASE/NAME. Each registers itself, in a
// file of its own; what it says of itself stands in texts.txt under "screen NAME" (in
// the row of screens) and "question NAME" (its heading).
type screen struct {
	name   string
	order  int  // in the row of screens; also the key that leads to it
	script bool // whether static/NAME.js belongs to it
	fresh  bool // whether its pages are kept nowhere: they show texts that are only read
	show   func(v *visit) (*sheet, error)
	// acts are what can be done on it, by what stands behind its address: POST
	// /CASE/NAME/ACT. A name that begins with "GET " is asked for, not done.
	acts map[string]func(v *visit, w http.ResponseWriter, r *http.Request) error
}

// A sheet is what a screen shows.
type sheet struct {
	heading string // in place of the question; may be empty
	lead    markup // in a sentence or two, below the question; may be empty
	body    markup
	wide    bool // whether it uses the whole width of the page
	status  int  // 0 for 200
	again   bool // whether a browser without scripts is to ask again by itself
}

var screens []*screen

// register adds a screen.
func register(s *screen) *screen {
	screens = append(screens, s)
	slices.SortFunc(screens, func(a, b *screen) int { return cmp.Compare(a.order, b.order) })
	return s
}

// screenNamed returns a screen; nil of another name.
func screenNamed(name string) *screen {
	for _, s := range screens {
		if s.name == name {
			return s
		}
	}
	return nil
}
