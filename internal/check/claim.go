package check

import "strconv"

// Claims is how a checker reads where something comes from.
type Claims struct {
	Parties   *Names
	Evidence  []string                                  // the words for how something is known
	Reference func(ref string, path []string, i string) // checks one reference to a passage
}

// Claim reads who asserts something (an index of Parties; -1 for nobody), how it
// is known (an index of Evidence), and checks the passages where it stands.
func (k *Checker) Claim(c *Claims, by, how string, passages, path []string) (party, evidence int) {
	party = k.Named(c.Parties, by, path, "by")
	evidence = k.Word(how, c.Evidence, "a kind of evidence", path, "how")
	for i, ref := range passages {
		c.Reference(ref, path, strconv.Itoa(i))
	}
	return party, evidence
}
