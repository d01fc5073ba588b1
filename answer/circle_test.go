package answer

import (
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
)

// TestWeakestLink holds of every circle that no link is less known than the
// weakest, that none known alike would let more come within reach, or as much and
// stands before it, and that what is said of it stands in its link.
func TestWeakestLink(t *testing.T) {
	var circles, apart atomic.Int64
	order := []string{"stated", "claimed", "reported", "inferred", "assumed", ""}
	everywhere(t, func(talks Talks) error {
		list, _, err := allFindings(talks)
		if err != nil {
			return err
		}
		for i := range list {
			c, ok := list[i].Proof.(*Circle)
			if !ok {
				continue
			}
			circles.Add(1)
			at := slices.IndexFunc(c.Links, func(l Link) bool { return l.ID == c.Weakest.Stance })
			alike := true
			for j, l := range c.Links {
				more := slices.Index(order, l.How) - slices.Index(order, c.Links[at].How)
				alike = alike && more == 0
				better := l.Removed.Within - c.Links[at].Removed.Within
				if more > 0 || more == 0 && (better > 0 || better == 0 && j < at) {
					return fmt.Errorf("%s is weaker than %s", l.ID, c.Weakest.Stance)
				}
			}
			if !alike {
				apart.Add(1)
			}
			how, r := c.Links[at].How, c.Links[at].Removed
			if how == "" {
				how = "unmarked"
			}
			want := WeakestLink{c.Links[at].ID, how, alike, r.Within - r.Now, len(r.Starts) > 0}
			if c.Weakest != want {
				return fmt.Errorf("%+v, want %+v", c.Weakest, want)
			}
		}
		return nil
	})
	if !testing.Short() && (circles.Load() < 30 || apart.Load() < 10) {
		t.Errorf("only %d circles, %d of links known otherwise", circles.Load(), apart.Load())
	}
}
