package casefile_test

import (
	"context"
	"errors"
	"fmt"

	"github.com/plenary-talks/plenary/casefile"
)

// Text becomes a checked case, or every fault of it with its place and the
// likely fix.
func ExampleParse() {
	ctx := context.Background()
	_, err := casefile.Parse(ctx, "river.yaml", []byte("plenary: 1\nparties: {up: , down: }\noptions: {up.relase: }\n"+
		"preferences: {down: [up.release]}\n"))
	var faults *casefile.Faults
	if errors.As(err, &faults) {
		for _, f := range faults.List {
			fmt.Printf("%s:%d:%d: %s; %s\n", f.File, f.Line, f.Col, f.Msg, f.Hint)
		}
	}
	f, err := casefile.Parse(ctx, "river.yaml", []byte("plenary: 1\nparties: {up: , down: }\noptions: {up.release: }\n"+
		"preferences: {down: [up.release]}\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Case.Parties[1].Prefers.Statements[0].Want)
	// Output:
	// river.yaml:4:22: unknown option `up.release`; did you mean `up.relase`?
	// up.release
}

// Format lays a file out without losing a comment or changing a value.
func ExampleFormat() {
	out, err := casefile.Format(context.Background(), "river.yaml",
		[]byte("options: {up.release: }\nparties:   {up: , down: } # two\nplenary: 1\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(string(out))
	// Output:
	// options: {up.release: }
	// parties: {up: , down: }   # two
	// plenary: 1
}
