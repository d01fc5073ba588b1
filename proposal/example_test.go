package proposal_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/proposal"
	"github.com/plenary-talks/plenary/reading"
)

func ExampleProposals_Check() {
	ctx := context.Background()
	text, err := evidence.Read(ctx, []byte("BERN, May 2, 2031 - Ada Brook said: \"We will not open the gates.\"\n"))
	if err != nil {
		panic(err)
	}
	report, err := reading.ReadText(ctx, "note.txt", text, reading.Options{})
	if err != nil {
		panic(err)
	}
	file, err := proposal.Read("p.json", []byte(`{"proposals": 1, "extractor": "a colleague", "items": [
	  {"words": "We will not open the gates", "speaker": "Ada Brook", "kind": "refusal"},
	  {"words": "We shall not open the gates", "speaker": "Ada Brook", "kind": "refusal"}]}`))
	if err != nil {
		panic(err)
	}
	checked, err := proposal.Proposals{File: file,
		Source: &cite.Source{File: "note.txt", Text: text, Report: report}}.Check(ctx)
	if err != nil {
		panic(err)
	}
	for _, item := range checked.Items {
		first := item.Checks[0]
		fmt.Println(item.Passes(), first.Found, first.There)
	}
	// Output:
	// true exact We will not open the gates
	// false nearest We will not open the gates
}
