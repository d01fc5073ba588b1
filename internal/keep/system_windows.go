package keep

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// owner returns nothing: a file takes the owner and the access list of its folder.
func owner(fs.FileInfo) (uid, gid int, ok bool) { return 0, 0, false }

// links returns how many names a file has.
func links(path string, _ fs.FileInfo) int {
	f, err := os.Open(path)
	if err != nil {
		return 1
	}
	defer f.Close()
	var info syscall.ByHandleFileInformation
	if syscall.GetFileInformationByHandle(syscall.Handle(f.Fd()), &info) != nil {
		return 1
	}
	return int(info.NumberOfLinks)
}

func isFull(err error) bool {
	const diskFull, handleDiskFull = syscall.Errno(112), syscall.Errno(39)
	return errors.Is(err, diskFull) || errors.Is(err, handleDiskFull)
}

// folderError reports that a folder cannot be synced, which none can here.
func folderError(err error) bool {
	const accessDenied, invalidHandle = syscall.Errno(5), syscall.Errno(6)
	return errors.Is(err, accessDenied) || errors.Is(err, invalidHandle)
}
