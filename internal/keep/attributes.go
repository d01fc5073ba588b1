//go:build linux || darwin

package keep

import (
	"bytes"
	"errors"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// copyAttributes gives a file the extended attributes of another, with them on
// Linux its access list. Those that only the system itself sets stay as the
// system has set them.
func copyAttributes(to *os.File, from string) error {
	names, err := sized(func(buf []byte) (int, error) { return unix.Listxattr(from, buf) })
	if err != nil {
		return unlessNone(err)
	}
	for name := range bytes.SplitSeq(names, []byte{0}) {
		name := string(name)
		if name == "" || strings.HasPrefix(name, "security.") || strings.HasPrefix(name, "trusted.") {
			continue
		}
		value, err := sized(func(buf []byte) (int, error) { return unix.Getxattr(from, name, buf) })
		if err == nil {
			err = unix.Fsetxattr(int(to.Fd()), name, value, 0)
		}
		if err := unlessNone(err); err != nil {
			return err
		}
	}
	return nil
}

// sized reads what get fills a buffer with, once it is known how much that is.
func sized(get func([]byte) (int, error)) ([]byte, error) {
	for {
		n, err := get(nil)
		if err != nil || n == 0 {
			return nil, err
		}
		buf := make([]byte, n)
		if n, err = get(buf); err == nil {
			return buf[:n], nil
		}
		if !errors.Is(err, unix.ERANGE) { // it has grown
			return nil, err
		}
	}
}

// unlessNone is an error that means more than that there are no attributes.
func unlessNone(err error) error {
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, unix.ENODATA) {
		return nil
	}
	return err
}
