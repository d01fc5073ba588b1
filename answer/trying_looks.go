package answer

import (
	"context"
	"sync"

	"github.com/plenary-talks/plenary/impasse"
)

// looks is the search for findings of one side, which goes on beside all else that is asked of
// it. It is safe for concurrent use.
type looks struct {
	turn   chan struct{} // held by whoever looks
	finder *impasse.Finder

	mu    sync.Mutex
	some  *impasse.Report // of the findings that need no search at the table, once looked for
	whole *impasse.Report // of all
}

func newLooks(f *impasse.Finder) *looks { return &looks{turn: make(chan struct{}, 1), finder: f} }

// find looks for findings, all or those that need no search at the table, unless that was done.
// Whoever asks at the same time waits, but for what is known. The error is the context's.
func (l *looks) find(ctx context.Context, all bool) (*impasse.Report, error) {
	if r := l.known(all); r != nil {
		return r, nil
	}
	select {
	case l.turn <- struct{}{}:
		defer func() { <-l.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if err := l.look(ctx, &l.some, func(kind string) bool {
		return kind != impasse.Costly{}.Kind() && kind != impasse.Doubt{}.Kind()
	}); err != nil {
		return nil, err
	}
	if all {
		if err := l.look(ctx, &l.whole, func(string) bool { return true }); err != nil {
			return nil, err
		}
	}
	return l.known(all), nil
}

// look looks for some kinds, unless that was done.
func (l *looks) look(ctx context.Context, into **impasse.Report, wanted func(kind string) bool) error {
	if *into != nil { // whoever has the turn alone sets it
		return nil
	}
	r, err := l.finder.Find(ctx, wanted)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	*into = r
	return nil
}

// known is what was found, as asked for; nil of what is not known.
func (l *looks) known(all bool) *impasse.Report {
	l.mu.Lock()
	defer l.mu.Unlock()
	if all {
		return l.whole
	}
	return l.some
}
