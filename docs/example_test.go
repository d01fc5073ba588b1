package docs_test

import (
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary/docs"
)

func Example() {
	text, err := docs.Pages.ReadFile("words.md")
	if err != nil {
		fmt.Println(err)
		return
	}
	heading, _, _ := strings.Cut(string(text), "\n")
	fmt.Println(heading)
	// Output: # Words
}
