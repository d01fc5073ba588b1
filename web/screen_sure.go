package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// How sure: what survives if the case is wrong. What takes no search at all is there at once;
// what single assumptions turn over comes once it is worked out.
var _ = register(&screen{name: "sure", order: 6, show: orCloser(func(v *visit) (*sheet, error) {
	var s *answer.Sure
	b, err := v.brief()
	if v.stopped() {
		v.s.flights.pass(func(key string) bool { return key == v.sureKey() })
	}
	if err == nil && !v.stopped() && !b.NoStatusQuo {
		s, err = v.sure()
	}
	return v.sureSheet(b, s, err)
})})

// sureSheet is the screen with what is known: of what is not, s is nil, and err is why.
func (v *visit) sureSheet(b *answer.Brief, s *answer.Sure, err error) (*sheet, error) {
	var working *errWorking
	var limit *plenary.Limit
	switch {
	case errors.As(err, &working) && b != nil:
		v.later = true
		return &sheet{body: v.progressOf(working.key, "sure") + v.document(v.voice().HowSure(b, nil)),
			status: http.StatusAccepted, again: true}, nil
	case errors.As(err, &limit) && b != nil: // the rest is known all the same
		v.later = true
		return &sheet{body: tag("p", attrs{"class", "note", "role", "status"}, say("sure takes more"), " ",
			text(failureOf(err).message)) + v.document(v.voice().HowSure(b, nil))}, nil
	case err != nil:
		return nil, err
	case s == nil && v.stopped():
		v.later = true
		return &sheet{body: tag("p", attrs{"class", "awaited"}, say("stopped before"), " ",
			link(v.at("sure"), say("go on"))) + v.document(v.voice().HowSure(b, nil))}, nil
	}
	return v.told(func() (*page.Document, error) { return v.voice().HowSure(b, s), nil })
}

// sureName is how the question is called among those about a case.
const sureName = "sure"

// sureKey tells the question apart from all others.
func (v *visit) sureKey() string { return sureName + "\x00" + v.key() }

// sure is how sure the conclusions of the brief are.
func (v *visit) sure() (*answer.Sure, error) {
	return ask(v, sureName, func(ctx context.Context, t answer.Talks) (*answer.Sure, error) {
		return answer.NewSure(ctx, t, answer.Doubts{Sets: answer.Doubting.Sets})
	})
}

// progressOf is how far work is that a part of a screen waits for, and how to stop it. The page
// asks again by itself.
func (v *visit) progressOf(key, screen string) markup {
	far, _ := v.s.flights.far(key)
	return tag("div", attrs{"class", "working", "role", "status"}, tag("p", nil, v.doing(far)),
		tag("progress", v.bounds(far)), tag("p", nil, link(v.at(screen, "stop", "yes"), say("stop"))))
}
