package geniusweb_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/geniusweb"
)

// A profile has its domain in it.
func Example() {
	in, err := geniusweb.Format.Read(context.Background(), []foreign.File{
		{Name: "anna.json", Text: []byte(`{"LinearAdditiveUtilitySpace": {"name": "anna",
			"domain": {"name": "lease", "issuesValues": {"rent": {"values": ["low", "high"]}}},
			"issueUtilities": {"rent": {"discreteutils": {"valueUtilities": {"low": 0, "high": 1}}}},
			"issueWeights": {"rent": 1}, "reservationBid": {"issuevalues": {"rent": "high"}}}}`)},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(in.Case.Parties[0].Name, in.Case.Options[0].Levels)
	// Output:
	// anna [none low high]
}
