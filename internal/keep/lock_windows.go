package keep

import (
	"os"

	"github.com/gofrs/flock"
)

// tryFolder locks a file in a folder: folders cannot be locked.
func tryFolder(path string) (*flock.Flock, bool, error) { return tryLockFile(path) }

// forgetLock removes a lock file that nobody has open; one that somebody has
// open cannot be removed.
func forgetLock(path string) { _ = os.Remove(path) }
