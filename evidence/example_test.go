package evidence_test

import (
	"context"
	"fmt"
	"log"

	"github.com/plenary-talks/plenary/evidence"
)

// A passage is cited by its place and its digest. The place may be out of date,
// the digest shows where the words stand now.
func ExampleText_Check() {
	ctx := context.Background()
	text, err := evidence.Read(ctx, []byte("<p>Lindach, Monday.</p>\n<p>The ferry &amp; the pass are\nclosed.</p>\n"))
	if err != nil {
		log.Fatal(err)
	}
	cited := evidence.Place{Line: 1, Column: 4, Length: 37}
	placement, places, err := text.Check(ctx, cited, evidence.DigestOf("The ferry & the pass are closed."))
	if err != nil {
		log.Fatal(err)
	}
	words, _ := text.Words(places[0])
	fmt.Println(placement, places, words)
	// Output:
	// moved [2:4+36] The ferry & the pass are closed.
}
