//go:build unix

package keep

import (
	"errors"
	"io/fs"
	"syscall"
)

// owner returns the owner and group of a file.
func owner(info fs.FileInfo) (uid, gid int, ok bool) {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, 0, false
	}
	return int(s.Uid), int(s.Gid), true
}

// links returns how many names a file has.
func links(_ string, info fs.FileInfo) int {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(s.Nlink)
	}
	return 1
}

func isFull(err error) bool { return errors.Is(err, syscall.EDQUOT) }

func folderError(error) bool { return false }
