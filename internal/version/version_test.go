package version

import "testing"

// A release has its own version, whatever is built between releases is told by
// its commit, and comes before the release that is worked on.
func TestVersion(t *testing.T) {
	for stamp, want := range map[string]string{
		"":                                     next + "-dev",
		"(devel)":                              next + "-dev",
		"v1.2.3":                               "1.2.3",
		"v1.2.3+dirty":                         "1.2.3+dirty",
		"v1.2.4-0.20261126221000-0123456789ab": "1.2.4-0.20261126221000-0123456789ab",
		"v0.0.0-20261126221000-0123456789ab":   next + "-dev.20261126221000.0123456789ab",
		"v0.0.0-20261126221000-0123456789ab+dirty": next +
			"-dev.20261126221000.0123456789ab+dirty",
	} {
		if got := told(stamp); got != want {
			t.Errorf("%q is %q, want %q", stamp, got, want)
		}
	}
}
