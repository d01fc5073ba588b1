package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/draw"
	"github.com/plenary-talks/plenary/page"
)

// Sheets of pictures, in units: of a window, and of a phone.
const (
	wideSheet   = 720
	narrowSheet = 328
)

// knownBy is a word for how something is known, marked as one.
func (t *teller) knownBy(how string) page.Spans {
	return page.Spans{{Kind: page.Known, ID: how, Text: t.say("picture.known", args{"how": word(how)}).String()}}
}

// lineOf is the line of how something is known, in words and pictures alike.
func lineOf(how string) draw.Dash {
	switch how {
	case "stated":
		return draw.Solid
	case "claimed", "reported":
		return draw.Long
	case "inferred":
		return draw.Short
	}
	return draw.Dots
}

// weakestIn is how the least known of some claims is known.
func weakestIn(claims []answer.Claim) string {
	var of []*answer.Claim
	for i := range claims {
		of = append(of, &claims[i])
	}
	return weakestOf(of...)
}

// citedIn is what some claims cite, each once.
func citedIn(claims []answer.Claim) []string {
	var out []string
	for _, c := range claims {
		for _, ref := range c.Passages {
			out = once(out, string(ref))
		}
	}
	return out
}

// bothWidths draws a picture twice.
func bothWidths(on func(width float64) *draw.Picture) []page.Part {
	return []page.Part{{Wide: on(wideSheet), Narrow: on(narrowSheet)}}
}
