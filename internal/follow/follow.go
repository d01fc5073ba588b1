// Package follow notices that files of a case changed, and has something done
// afresh when they did.
//
//	Loop  shows what there is, and again whenever it is another
//	Disk  tells that something may have changed in some folders
//	Print the fingerprint of the files in some folders
package follow

import "context"

// A Loop shows something, and again whenever it is another.
type Loop struct {
	// Changes receives when something may have changed, and is closed when
	// nothing will any more.
	Changes <-chan struct{}
	// Quiet returns what receives, or is closed, once it was quiet for long
	// enough after a change.
	Quiet func() <-chan struct{}
	// Look is what there is now, in short: equal when nothing changed.
	Look func() string
	// Show is called after each new look.
	Show func(ctx context.Context) error
}

// mostAtOnce is how many changes are waited out before something is shown
// nevertheless, of a file that never comes to rest.
const mostAtOnce = 1000

// Run shows what there is until Changes is closed, ctx ends, or Show fails.
// Changes that come quickly one after another are shown once, and so is what
// changed while something was shown.
func (l *Loop) Run(ctx context.Context) error {
	for last, first := "", true; ; first = false {
		if look := l.Look(); first || look != last {
			last = look
			if err := l.Show(ctx); err != nil {
				return err
			}
		}
		if more, err := l.wait(ctx); !more || err != nil {
			return err
		}
	}
}

// wait waits for a change and then until it is quiet. It returns false when
// nothing changes any more.
func (l *Loop) wait(ctx context.Context) (more bool, err error) {
	select {
	case <-ctx.Done():
		return false, ctx.Err()
	case _, more = <-l.Changes:
	}
	for range mostAtOnce {
		if !more {
			return false, nil
		}
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case _, more = <-l.Changes:
		case <-l.Quiet():
			return true, nil
		}
	}
	return more, nil
}
