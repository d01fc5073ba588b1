package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// unsearched words what was not searched to its end, and what makes that costly.
func (t *teller) unsearched(list []answer.Unsearched) {
	var other []page.Spans
	raise := false
	for i := range list {
		switch u := &list[i]; u.Part {
		case "levers":
			t.para(1, t.say("unsearched.levers", args{
				"all": count(u.Weighed + u.Left), "left": count(u.Left),
				"routes": link("routes", "", t.say("link.routes", nil)),
			}))
		case "ways":
			t.para(1, t.unsearchedWays(u))
			raise = true
		default:
			other, raise = append(other, t.say("unsearched.part", args{"part": word(u.Part)})), raise ||
				u.Part != "circle"
		}
	}
	if other != nil {
		t.para(1, t.say("unsearched.other", args{"parts": between(other, "; ")}))
	}
	if raise {
		t.para(1, t.say("unsearched.raise", args{"work": link("work", "", t.say("link.work", nil))}))
	}
}

func (t *teller) unsearchedWays(u *answer.Unsearched) page.Spans {
	goal := page.Spans(nil)
	if u.Goal != "" {
		goal = name(words(string(u.Goal)), string(u.Goal))
	}
	return t.say("unsearched.ways", args{
		"goal": goal, "bound": count(u.Bound / 1_000_000), "most": count(max(-1, *u.Most)), "levers": count(u.Weighed),
		"states": count(u.States), "destinations": count(u.Destinations), "parties": count(u.Parties),
		"deal": yes(u.Parties > 1),
	})
}

// partly reports whether the search for ways was stopped.
func partly(list []answer.Unsearched) bool {
	return slices.ContainsFunc(list, func(u answer.Unsearched) bool { return u.Part == "ways" || u.Part == "levers" })
}
