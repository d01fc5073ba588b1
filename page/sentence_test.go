package page

import (
	"fmt"
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	on := func(basis string) Span { return Span{Kind: Basis, Text: basis} }
	d := &Document{Notes: map[string]Spans{"a#1": {{Text: "a note"}}, "b#1": {{Text: "another"}}}}
	d.Add(
		Heading{Level: 1, Text: Spans{{Text: "A case"}}},
		Heading{Level: 2, Text: Spans{{Text: "In short"}}},
		Item{Text: Spans{on("fact"), {Text: "One."}, {Text: " "}, on("ours"), {Text: "Two."}}},
		Item{Label: Spans{{Text: "A"}}, Text: Spans{{Text: "Untyped"}, {Kind: Cite, Refs: []string{"a#1", "b#1"}}}},
		Table{Columns: []Column{{}}, Rows: [][]Spans{{{on("model"), {Text: "cell"}}}}},
		Notes{Head: Spans{{Text: "Sources"}}, Groups: []NoteGroup{
			{
				Name: Spans{{Text: "A report:"}}, Refs: []string{"a#1", "b#1"},
				Places: []Spans{{{Text: "line 1"}}, {{Text: "line 2"}}},
			},
			{Name: Spans{{Text: "Another:"}}, Refs: []string{"c#1"}, Places: []Spans{{{Text: "line 3"}}}},
		}},
	)
	var got []string
	for _, s := range d.Sentences() {
		got = append(got, fmt.Sprintf("%s|%s|%s", s.Section, s.Basis, strings.TrimSpace(s.Text.String())))
	}
	want := "In short|fact|One. In short|ours|Two. In short||Untyped In short|model|cell"
	if g := strings.Join(got, " "); g != want {
		t.Errorf("got %s\nwant %s", g, want)
	}
	const text = "A CASE\n\nIN SHORT\nOne. Two.\nA Untyped [1,2]\ncell\n\n" +
		"SOURCES\n  A report: [1] line 1; [2] line 2.\n"
	if got := Text(d, 0, nil); got != text {
		t.Errorf("got\n%s\nwant\n%s", got, text)
	}
}
