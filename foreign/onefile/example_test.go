package onefile_test

import (
	"context"
	"fmt"
	"testing/fstest"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/onefile"
)

// The record stands behind the case, after a line of three dashes.
func Example() {
	f, err := casefile.LoadFS(context.Background(), fstest.MapFS{
		"case.yaml": {Data: []byte("plenary: 1\nparties: {up: , down: }\noptions: {up.open: }\n")},
		"record.yaml": {Data: []byte("record: 1\nentries:\n" +
			"  - {event: storm, on: 2031-02-03, says: The bridge is gone}\n")},
	}, ".", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	out, err := onefile.Format.Write(context.Background(), foreign.Talks{Case: f.Case, File: f})
	fmt.Printf("%s%v\n", out.Text, err)
	// Output:
	// plenary: 1
	// parties: {up: , down: }
	// options: {up.open: }
	// ---
	// record: 1
	// entries:
	//   - {event: storm, on: 2031-02-03, says: The bridge is gone}
	// <nil>
}
