//go:build !linux && !darwin

package keep

import "os"

// copyAttributes does nothing where there are none, or none that can be read.
func copyAttributes(*os.File, string) error { return nil }
