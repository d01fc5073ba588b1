package prose

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/page"
)

// Numbers agree with what they count: of two there is neither, of one there is no all, and
// one is, has and waits.
func TestNumbersAgree(t *testing.T) { everywhere(t, numbersAgree) }

var disagreeing = regexp.MustCompile(`\b[Nn]one of the two\b|\bany one of two\b|\b[Ii]n all 1\b|\bof the 1\b|` +
	`\b(each|any|none|all) (of )?(the )?one (of )?(situations|wishes|ways|notions)\b|` +
	`\b1 outcome [^.;]*, 1 of them\b|\b1 (situations|outcomes|wishes|ways|moves|changes|demands|findings|steps)\b|` +
	`\b[Aa]ll (two|one)\b|\bone (situations|outcomes|wishes|demands|findings)\b`)

func numbersAgree(of answering, a any) error {
	text := strings.Join(strings.Fields(page.Text(of.tell(English(), a), 0, nil)), " ")
	if at := disagreeing.FindStringIndex(text); at != nil {
		return fmt.Errorf("%q", text[max(0, at[0]-60):min(len(text), at[1]+60)])
	}
	return nil
}
