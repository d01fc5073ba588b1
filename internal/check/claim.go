package check

import (
	"fmt"
	"strconv"

	"github.com/plenary-talks/plenary/internal/fault"
)

// Claims is how a checker reads where something comes from.
type Claims struct {
	Parties   *Names
	People    *Names
	Speaks    func(person int) int                      // for which party a person speaks; -1 for none
	Evidence  []string                                  // the words for how something is known
	Reference func(ref string, path []string, i string) // checks one reference to a passage
}

// Said is a claim as written.
type Said struct {
	By, Who, How string
	Passages     []string
}

// A Claim is one as read: indices of Parties, People (-1 for nobody) and Evidence.
type Claim struct{ By, Who, How int }

// Claim reads who asserts something and how it is known, and checks the passages
// where it stands. What a person asserts, the party does for which the person
// speaks.
func (k *Checker) Claim(c *Claims, d Said, path []string) Claim {
	out := Claim{By: k.Named(c.Parties, d.By, path, "by"), Who: k.Named(c.People, d.Who, path, "who")}
	if out.Who >= 0 {
		out.By = k.speaker(c, d, out, path)
	}
	out.How = k.Word(d.How, c.Evidence, "a kind of evidence", path, "how")
	for i, ref := range d.Passages {
		c.Reference(ref, path, strconv.Itoa(i))
	}
	return out
}

// speaker is the party whose claim a person's is.
func (k *Checker) speaker(c *Claims, d Said, read Claim, path []string) int {
	of := c.Speaks(read.Who)
	switch {
	case d.By == "":
		return of
	case read.By >= 0 && of != read.By:
		k.Add(fault.OtherSpeaker, "correct one of the two, or leave out `by`: it is the party of the person",
			fmt.Sprintf("`%s` does not speak for `%s`", d.Who, d.By), Under(path, "who")...).
			RestsOn([]string{"people", d.Who, "party"})
	}
	return read.By
}
