package answer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading"
)

const flood = `plenary: 1
parties: {west: }
options: {west.boats: {levels: [in, out]}}
preferences:
  west: [{want: west.boats = out, passage: post#a}, {want: west.boats = in, passage: [post#a, post#b]}]
sources:
  post:
    title: The post
    date: 2031-05-03
    passages: {a: {at: "3:1", length: 32}, b: {at: "3:9", length: 10}, 3-9: }
`

const post = "GENEVA, May 2, 2031 - Talks ended.\n\n“We will not land before June,” Pike said. They will not wait.\n"

// found looks for words in the text of the case flood.
func found(t *testing.T, words string, ofCase bool) *cite.Found {
	t.Helper()
	f, err := casefile.Parse(t.Context(), "flood.yaml", []byte(flood))
	if err != nil {
		t.Fatal(err)
	}
	text, err := evidence.Read(t.Context(), []byte(post))
	if err != nil {
		t.Fatal(err)
	}
	s := &cite.Source{File: "post.txt", Text: text}
	if s.Report, err = reading.ReadText(t.Context(), "post.txt", text, reading.Options{}); err != nil {
		t.Fatal(err)
	}
	if ofCase {
		s.Case, s.ID = f.Case, "post"
	}
	out, err := s.Find(t.Context(), words)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestCitation holds where words stand, what cites them already, and how they are cited.
func TestCitation(t *testing.T) {
	for _, words := range []string{"will not", "We will not land before June", "will", "boats",
		"we shall not land before July"} {
		for _, ofCase := range []bool{true, false} {
			if err := lawful(t, "citation", NewCitation(found(t, words, ofCase), nil)); err != nil {
				t.Errorf("%s: %v", words, err)
			}
		}
	}
	a := NewCitation(found(t, "will not", true), nil)
	if a.Date != "2031-05-02" || a.DateFrom == "" || a.Title != "The post" || !a.Known || len(a.Matches) != 2 {
		t.Fatalf("%+v", a)
	}
	want := WordsAt{Number: 1, At: "3:5", Length: 8, Digest: evidence.DigestOf("will not"),
		Words: "will not", Paragraphs: 1,
		Before: "“We ", After: " land before June,” Pike said. They will not wait.", Ref: "post#3-5",
		YAML: "sources:\n  post:\n    passages:\n      \"3-5\": {at: \"3:5\", length: 8, digest: \"" +
			evidence.DigestOf("will not") + "\"}\n",
		Passages: []PassageNear{
			{"post#a", "around", []CitedBy{{"wishes", 2}}}, {"post#b", "overlaps", []CitedBy{{"wishes", 1}}},
		}}
	if diff := cmp.Diff(want, a.Matches[0]); diff != "" {
		t.Error(diff)
	}
	if a := NewCitation(found(t, "not land b", true), nil); len(a.Matches) != 0 || a.Nearest == nil {
		t.Errorf("within a word: %+v", a)
	}
	a = NewCitation(found(t, "“We will not land before June,” Pike", true), nil)
	if a.Matches[0].Passages[0].Shape != "within" {
		t.Errorf("%+v", a.Matches[0].Passages)
	}
	// The id that the place would give is taken.
	if a := NewCitation(found(t, "not land", true), nil); a.Matches[0].Ref != "post#3-10" {
		t.Errorf("%+v", a.Matches[0])
	}
	near := NewCitation(found(t, "We shall not land before June", false), nil)
	if near.Nearest == nil || near.Nearest.Words != "We will not land before June" || near.Nearest.Distance != 1 ||
		near.Matches == nil || near.OfCase || near.Nearest.Before != "“" {
		t.Errorf("%+v", near.Nearest)
	}
}
