package prose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
)

// TestCouldDo holds that a report says of a party that nothing takes its gain away where that is so, and of
// no other.
func TestCouldDo(t *testing.T) {
	told := map[answer.Reason]int{}
	everywhere(t, func(_ answering, a any) error {
		b, is := a.(*answer.Brief)
		if !is || b.Overview != nil {
			return nil
		}
		v := English()
		for i := range b.Parties {
			p := &b.Parties[i]
			teller := &briefTeller{teller: v.teller(&b.Glossary), a: b}
			text := teller.couldDo(p).String()
			if told[p.Stays]++; strings.Contains(text, "takes that away") != (p.Stays == answer.WouldLeave) {
				return fmt.Errorf("%s, %s: %s", p.ID, p.Stays, text)
			}
		}
		return nil
	})
	for _, why := range []answer.Reason{answer.NoMove, answer.Indifferent, answer.NoGain, answer.Deterred,
		answer.DeterredCost, answer.WouldLeave} {
		if told[why] == 0 {
			t.Errorf("nobody of whom it is said: %s", why)
		}
	}
}
