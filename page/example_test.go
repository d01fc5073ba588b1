package page_test

import (
	"fmt"
	"log"
	"os"

	"github.com/plenary-talks/plenary/page"
)

// One document in three media: each shows what others wrote as it is, numbers
// what is cited, and words links in its own way.
func Example() {
	d := &page.Document{Notes: map[string]page.Spans{
		"gazette#4": {{Kind: page.Quote, Text: "The Gazette, 4 May: *no* talks."}},
	}}
	d.Add(
		page.Heading{Level: 2, Text: page.Spans{{Text: "Why it is stuck"}}},
		page.Item{Bullet: true, Text: page.Spans{
			{Kind: page.Name, Text: "[Upstream]", ID: "up"}, {Text: " waits "},
			{Kind: page.Cite, Refs: []string{"gazette#4"}},
		}},
		page.Item{Bullet: true, Text: page.Spans{
			{Kind: page.Link, Text: "the proof", To: page.Target{Kind: "finding", Name: "1"}},
		}},
		page.Notes{Head: page.Spans{{Text: "Sources"}}},
	)
	command := func(to page.Target) string { return "plenary explain river " + to.Kind + " " + to.Name }
	address := func(to page.Target) string { return "/" + to.Kind + "/" + to.Name }
	fmt.Println(page.Text(d, 60, command))
	fmt.Println(page.Markdown(d, nil))
	fmt.Println(page.HTML(d, address))
	// Output:
	// WHY IT IS STUCK
	// - [Upstream] waits [1]
	// - plenary explain river finding 1
	//
	// SOURCES
	//    [1] The Gazette, 4 May: *no* talks.
	//
	// ## Why it is stuck
	//
	// - \[Upstream\] waits [^1]
	// - the proof
	//
	// ## Sources
	//
	// [^1]: The Gazette, 4 May: \*no\* talks.
	//
	// <h2>Why it is stuck</h2>
	// <ul>
	// <li class="depth-0 bullet">[Upstream] waits &#8288;<span class="cites">[<a href="#note-1">1</a>]</span></li>
	// <li class="depth-0 bullet"><a href="/finding/1">the proof</a></li>
	// </ul>
	// <h2>Sources</h2>
	// <ol class="notes">
	// <li id="note-1" data-n="1"><span>The Gazette, 4 May: *no* talks.</span></li>
	// </ol>
}

// No cell of a sheet is a formula when a spreadsheet opens it.
func ExampleCSV() {
	s := &page.Sheet{Head: []string{"party", "says"}, Rows: [][]page.Spans{
		{{{Kind: page.Name, Text: "Upstream"}}, {{Kind: page.Quote, Text: "=1+1"}}},
	}}
	for _, raw := range []bool{false, true} {
		if err := page.CSV(os.Stdout, s, raw); err != nil {
			log.Fatal(err)
		}
	}
	// Output:
	// party,says
	// Upstream,'=1+1
	// party,says
	// Upstream,=1+1
}
