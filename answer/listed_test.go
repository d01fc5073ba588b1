package answer

import (
	"testing"

	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/stability"
)

// aWay is a way as its listing sees it: so many levers, whether it exposes
// anybody, whether it is hollow, and by which concepts it holds.
func aWay(levers int, exposed, hollow bool, by ...stability.Concept) route.Way {
	w := route.Way{StableBy: by, Exposure: []route.Grade{route.Safe, route.Safe}}
	for l := range levers {
		w.Levers = w.Levers.With(l)
	}
	if exposed {
		w.Exposure[1] = route.CanBack
	}
	if hollow {
		w.Hollow = []int{0}
	}
	return w
}

// Why the first of some ways is in the list.
func TestListed(t *testing.T) {
	const nash, seq = stability.Nash, stability.SEQ
	for want, ways := range map[string][]route.Way{
		ListedFirm: {aWay(2, true, false, nash, seq), aWay(1, false, false, seq)},
		ListedFewestUnexposed: {aWay(1, false, false, nash, seq), aWay(2, true, false, nash, seq),
			aWay(1, true, false, seq)},
		ListedUnexposed:     {aWay(2, false, false, seq), aWay(1, true, false, seq)},
		ListedFewestHolding: {aWay(2, true, false, seq), aWay(1, true, true, seq), aWay(1, true, false)},
		ListedFewest:        {aWay(2, true, false), aWay(1, true, false, seq)},
		ListedFirmExposing:  {aWay(2, true, false, nash, seq), aWay(1, true, false, nash, seq)},
		ListedOthersExposed: {aWay(2, true, false, seq), aWay(1, true, false, seq), aWay(3, true, false, seq)},
		ListedOthers:        {aWay(2, true, false), aWay(1, true, false)},
	} {
		if got := reasonFor(ways, 0); got != want {
			t.Errorf("listed since %s, want %s", got, want)
		}
	}
}
