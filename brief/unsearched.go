package brief

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/route"
)

// Unsearched is what was not searched to its end.
type Unsearched struct {
	Part string `json:"part"`           // ways, levers, not-enough, or a kind of finding
	Goal string `json:"goal,omitempty"` // of ways: to which goal
	Most *int   `json:"most,omitempty"` // of ways: sets of so many levers were gone through; -1 for none

	Weighed int `json:"weighed,omitempty"` // levers that were weighed
	Left    int `json:"left,omitempty"`    // levers that were not

	Bound        int64 `json:"bound,omitempty"` // of work, in units
	States       int   `json:"states,omitempty"`
	Destinations int   `json:"destinations,omitempty"`
	Parties      int   `json:"parties_in_one_deal,omitempty"`
}

// stopped notes that the search for ways to a goal met its bound.
func (w *weigher) stopped(a *route.Answer, goal string, o *route.Search) {
	w.unsearched = append(w.unsearched, Unsearched{
		Part: "ways", Goal: goal, Most: &a.Sizes, Weighed: len(a.Levers), Bound: o.Work.Bound,
		States: w.sp.Len(), Destinations: len(a.Destinations), Parties: w.atOneTable(),
	})
}

// atOneTable counts the parties that may have a part in one deal: on the track
// where most may commit to something.
func (w *weigher) atOneTable() int {
	most := 0
	for i := range w.c.Tracks {
		n := 0
		for _, s := range w.c.Tracks[i].Seats {
			for _, m := range s.Mandate {
				if m.Commit && m.May {
					n++
					break
				}
			}
		}
		most = max(most, n)
	}
	return most
}

// leftOut notes parts of a brief that were not searched to their end.
func (w *weigher) leftOut(parts ...string) {
	for _, p := range parts {
		w.unsearched = append(w.unsearched, Unsearched{Part: p, Bound: w.work})
	}
}

var unsearchedParts = map[string]string{
	"circle":        "for circles: there are more than are told",
	"costly-stance": "for stances that cost their holders",
	"doubt":         "for what depends on the kind of party that somebody is",
	"not-enough":    "for what single levers do by themselves",
}

// unsearched says what was not searched to its end, and what makes that costly.
func (w *writer) unsearched() {
	var other []string
	raise := false
	for i := range w.b.Unsearched {
		u := &w.b.Unsearched[i]
		switch u.Part {
		case "levers":
			w.para("  ", fmt.Sprintf("%s could be pulled, more than can be weighed together; %s were not weighed. Those that act on stances that wait for one another came first. Others are weighed by plenary routes CASE --levers.",
				count(u.Weighed+u.Left, "lever"), thousands(u.Left)))
		case "ways":
			w.para("  ", u.ways())
			raise = true
		default:
			other, raise = append(other, unsearchedParts[u.Part]), raise || u.Part != "circle"
		}
	}
	if other != nil {
		w.para("  ", "Not looked through to the end: "+strings.Join(other, "; ")+".")
	}
	if raise {
		w.para("  ", "--max-work lets the searches go on for longer; fewer levers, options or levels make them shorter.")
	}
}

func (u *Unsearched) ways() string {
	done := fmt.Sprintf("ways that pull at most %s were gone through to the end", count(max(0, *u.Most), "lever"))
	if *u.Most == 0 {
		done = "only ways that ask nobody were gone through to the end"
	}
	if *u.Most < 0 {
		done = "nothing was gone through to the end"
	}
	return fmt.Sprintf("The search for ways out%s was stopped at its bound of work (%s million steps): %s. What is told is right; other ways may exist, and be better than those told. What makes it long: %s to choose from, %s, %s to lead to%s.",
		ifText(u.Goal != "", " to "+words(u.Goal)), thousands(int(u.Bound/1_000_000)), done, count(u.Weighed, "lever"), count(u.States, "situation"), count(u.Destinations, "situation"),
		ifText(u.Parties > 1, fmt.Sprintf(", deals of up to %s", count(u.Parties, "party"))))
}

// partly reports whether the search for ways was stopped.
func (w *writer) partly() bool {
	return slices.ContainsFunc(w.b.Unsearched, func(u Unsearched) bool { return u.Part == "ways" || u.Part == "levers" })
}
