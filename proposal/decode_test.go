package proposal_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/proposal"
)

func TestReadFaults(t *testing.T) {
	const head = `{"proposals": 1, "extractor": "me", "items": `
	for _, c := range []struct{ name, raw, want string }{
		{"nothing", ``, "p.json:1:1: the JSON ends before a value; the text may have been cut off"},
		{"prose",
			`Here are the proposals:`, "p.json:1:1: `H` begins no JSON value; write a text between double " +
				"quotes, { or ["},
		{"a fence", "```json\n{}\n```",
			"p.json:1:1: a fence of Markdown stands here, which is no JSON; leave out the lines with ```"},
		{"a list", `[]`, "p.json:1:1: proposals are an object, not a list; write {"},
		{"cut off",
			head + `[{"words": "a`, "p.json:1:57: no double quote ends this text; the text may have been cut off"},
		{"a comma too many", head + "[],\n}", "p.json:2:1: a key is missing; a key stands between double quotes"},
		{"behind the end", head + "[]}\nThat is all.", "p.json:2:1: something stands behind the end of the JSON"},
		{"a raw line end",
			head + "[{\"words\": \"a\nb\"}]}", "p.json:1:59: the character U+000A stands within a text; write \\n"},
		{"a lone surrogate",
			head + `[{"words": "\ud800"}]}`, "p.json:1:58: a backslash stands before nothing that it may"},
		{"deep", strings.Repeat("[", 50), "p.json:1:10: brackets stand more than 8 deep"},
		{"Latin-1", "{\"\xe9\": 1}", "p.json:1:3: this is not UTF-8; save it as UTF-8"},
		{"no version",
			`{"extractor": "me", "items": []}`, "p.json:1:1: the version of the form, `proposals`, is missing"},
		{"another version",
			`{"proposals": 2, "extractor": "me", "items": []}`, "p.json:1:15: of the form `proposals` only version 1"},
		{"no extractor",
			`{"proposals": 1, "items": []}`, "p.json:1:1: `extractor` is missing; write who or what proposes"},
		{"an empty one", `{"proposals": 1, "extractor": " ", "items": []}`, "p.json:1:31: `extractor` is empty"},
		{"one that commands",
			`{"proposals": 1, "extractor": "\u001b[2J", "items": []}`, "`extractor` has control characters in it"},
		{"no items", `{"proposals": 1, "extractor": "me"}`, "the list of proposals, `items`, is missing"},
		{"another key",
			`{"proposals": 1, "extractor": "me", "items": [], "confirmed": true}`,
			"p.json:1:50: the file has no key `confirmed`"},
		{"a slip",
			head + `[{"word": "a", "kind": "offer"}]}`, "p.json:1:48: a proposal has no key `word`; did you " +
				"mean `words`?"},
		{"twice",
			head + `[{"words": "a", "words": "b", "kind": "offer"}]}`,
			"`words` stands in a proposal twice; keep one of them"},
		{"no words",
			head + `[{"words": "…", "kind": "offer"}]}`, "p.json:1:57: the `words` of a proposal have no " +
				"letter and no digit"},
		{"null for words", head + `[{"words": null, "kind": "offer"}]}`, "a proposal has no `words`"},
		{"no kind", head + "[\n {\"words\": \"a\"}]}", "p.json:2:2: a proposal has no `kind`; write demand, offer"},
		{"another kind",
			head + `[{"words": "a", "kind": "boast"}]}`, "`boast` is no kind of statement; write demand"},
		{"a number for text",
			head + `[{"words": 3, "kind": "offer"}]}`, "`words` is text, not a number; write it between double quotes"},
		{"text for a number", head + `[{"words": "a", "nth": "2", "kind": "offer"}]}`, "`nth` is a whole number"},
		{"too long",
			head + `[{"words": "a", "why": "` + strings.Repeat("x", 1001) + `", "kind": "offer"}]}`,
			"`why` has 1001 characters; at most 1000"},
		{"too many",
			head + "[" + strings.Repeat(`{},`, 500) + "{}]}", "501 items are more than the 500 that are read"},
	} {
		_, err := proposal.Read("p.json", []byte(c.raw))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	_, err := proposal.Read("p.json", []byte(`{"extractor": 1, "items": [3, {"words": "a"}]}`))
	var all proposal.Faults
	if !errors.As(err, &all) || len(all) != 4 {
		t.Errorf("all faults at once: %v", err)
	}
	var limit *plenary.Limit
	if _, err := proposal.Read("p.json", make([]byte, proposal.MaxBytes+1)); !errors.As(err, &limit) {
		t.Error(err)
	}
}

func TestRead(t *testing.T) {
	f, err := proposal.Read("p.json", []byte("\ufeff{\"proposals\":1,\"extractor\":\"m\\u00e9 \\ud83d\\ude00\",\n"+
		"\"items\":[{\"words\":\"a\\n\\\"b\\\"\",\"speaker\":null,\"nth\":2,\"kind\":\"offer\",\"why\":\"\\/\"}]}"))
	if err != nil {
		t.Fatal(err)
	}
	want := &proposal.File{Extractor: "mé 😀", Items: []proposal.Item{{Words: "a\n\"b\"", Nth: 2, Kind: "offer",
		Why:  "/",
		Line: 2, Col: 10}}}
	if diff := cmp.Diff(want, f); diff != "" {
		t.Error(diff)
	}
}

// What is read is within bounds, and a fault stands within the text.
func FuzzRead(f *testing.F) {
	f.Add(`{"proposals": 1, "extractor": "me", "items": [{"words": "a\u00e9", "kind": "offer", "nth": 1}]}`)
	f.Add("[{\"a\": -1e5, \"b\": [true, null]}]")
	f.Fuzz(func(t *testing.T, raw string) {
		file, err := proposal.Read("p.json", []byte(raw))
		var faults proposal.Faults
		switch {
		case err == nil && (file.Extractor == "" || len(file.Items) > proposal.MaxItems):
			t.Errorf("%q: %+v", raw, file)
		case err != nil && !errors.As(err, &faults):
			t.Errorf("%q: %v", raw, err)
		}
		for _, fault := range faults {
			if fault.Line < 1 || fault.Col < 1 || fault.Line > 1+strings.Count(raw, "\n") || fault.Msg == "" {
				t.Errorf("%q: %+v", raw, fault)
			}
		}
	})
}
