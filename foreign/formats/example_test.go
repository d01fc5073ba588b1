package formats_test

import (
	"fmt"

	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/formats"
)

// A format is known by what is in a file, whatever its name.
func ExampleOf() {
	game := foreign.File{Name: "mail.txt", Text: []byte(`NFG 1 R "" { "Up" "Down" } { 2 1 } 1 0 0 1`)}
	fmt.Println(formats.Of([]foreign.File{game}).Name)
	// Output:
	// Gambit
}
