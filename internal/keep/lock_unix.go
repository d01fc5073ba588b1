//go:build !windows

package keep

import (
	"os"

	"github.com/gofrs/flock"
)

// tryFolder locks a folder itself, which leaves nothing behind; on network
// disks that lock only what can be written, a file in it.
func tryFolder(path string) (*flock.Flock, bool, error) {
	lock := flock.New(path, flock.SetFlag(os.O_RDONLY))
	if got, err := lock.TryLock(); err == nil {
		return lock, got, nil
	}
	return tryLockFile(path)
}

// forgetLock leaves a lock file where it is: another process may be about to
// lock it, and would then hold a file that nobody else finds.
func forgetLock(string) {}
