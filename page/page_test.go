package page

import (
	"bytes"
	"reflect"
	"slices"
	"testing"
)

// sample has every block and every kind of span.
func sample() *Document {
	d := &Document{Notes: map[string]Spans{
		"s#1": {{Kind: Code, Text: "s#1"}, {Text: ": “"}, {Kind: Quote, Text: "so\tit <stood>"}, {Text: "”"}}}}
	d.Add(
		Heading{Level: 1, Text: Spans{{Kind: Quote, Text: "A river | and its shores"}}},
		Heading{Level: 2, Text: Spans{{Text: "In short"}}},
		Item{
			Depth: 1,
			Text: Spans{{Kind: Name, Text: "Up*stream*"},
				{Text: " waits, and so does everybody who has ever looked at the gates"},
				{Kind: Cite, Refs: []string{"s#1"}}, {Text: "."}}},
		Item{Depth: 1, Bullet: true, Text: Spans{
			{Text: "see "}, {Kind: Link, Text: "the full list", To: Target{"all", ""}}}},
		Item{LabelWidth: 3, Label: Spans{{Kind: Number, Text: "1"}}, Text: Spans{{Text: "A circle"}},
			Aside: Spans{{Text: "stated"}}},
		Item{Under: true, Text: Spans{{Text: "so it goes"}}},
		Item{Depth: 1, Text: Spans{{Text: "A line which is so long that nothing else has room"}},
			Aside: Spans{{Text: "beside it"}}},
		Gap{},
		Table{Depth: 1, Head: []Spans{{{Text: "who"}}, {{Text: "n"}}, {{Text: "what"}}},
			Columns: []Column{{Min: 6, Max: 8}, {Right: true}, {}}, Rows: [][]Spans{
				{{{Kind: Name, Text: "Up"}}, {{Kind: Number, Text: "1,320"}},
					{{Kind: Condition, Text: "up.gates > half | no"}}},
				{{{Kind: Name, Text: "Down the river"}}, {{Kind: Number, Text: "7"}}},
			}},
		Table{Columns: []Column{{}, {Right: true}},
			Rows: [][]Spans{{{{Text: "sum"}}, {{Kind: Number, Text: "12"}}},
				{{{Text: "all"}}, {{Kind: Number, Text: "9"}}}}},
		Notes{Head: Spans{{Text: "Passages"}}},
	)
	return d
}

func links(to Target) string { return map[string]string{"all": "--json"}[to.Kind] }

func TestText(t *testing.T) {
	const want = `A RIVER | AND ITS SHORES

IN SHORT
  Up*stream* waits, and so does everybody who has
  ever looked at the gates [1].
  - see --json
  1 A circle                               stated
    so it goes
  A line which is so long that nothing else has
  room (beside it)

  who           n  what
  Up        1,320  up.gates > half | no
  Down the river      7
sum  12
all   9

PASSAGES
   [1] s#1: “so it <stood>”
`
	if got := Text(sample(), 49, links); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestMarkdownLists: entries further in stand under those before, wherever a list begins, and never so far in
// that they would go on in their words.
func TestMarkdownLists(t *testing.T) {
	for _, x := range []struct {
		want   string
		depths []int
	}{
		{"- a\n   - a\n- a\n", []int{0, 1, 0}},
		{"- a\n- a\n   - a\n", []int{1, 1, 2}},
		{"- a\n   - a\n   - a\n      - a\n", []int{0, 2, 2, 3}},
		{"- a\n- a\n   - a\n", []int{1, 0, 1}},
		{"- a\n   - a\n   - a\n- a\n", []int{1, 2, 2, 1}},
	} {
		d := &Document{}
		for _, depth := range x.depths {
			d.Add(Item{Depth: depth, Bullet: true, Text: Spans{{Text: "a"}}})
		}
		if got := Markdown(d, nil); got != x.want {
			t.Errorf("%v: %q, want %q", x.depths, got, x.want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	const want = `# A river \| and its shores

## In short

Up\*stream\* waits, and so does everybody who has ever looked at the gates[^1].

- see --json
1. A circle (stated)
   - so it goes

A line which is so long that nothing else has room (beside it)

| who | n | what |
| --- | ---: | --- |
| Up | 1,320 | up.gates \> half \| no |
| Down the river | 7 | |

| | |
| --- | ---: |
| sum | 12 |
| all | 9 |

## Passages

[^1]: s\#1: “so it \<stood\>”
`
	if got := Markdown(sample(), links); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestHTML(t *testing.T) {
	const want = `<h1>A river | and its shores</h1>
<h2>In short</h2>
<p class="depth-1">Up*stream* waits, and so does everybody who has ever looked at the gates&#8288;` +
		`<span class="cites">[<a href="#note-1">1</a>]</span>.</p>
<ul>
<li class="depth-1 bullet">see <a href="--json">the full list</a></li>
<li class="depth-0 labelled"><span class="label">1</span> <span class="text">A circle ` +
		`<span class="aside">stated</span></span></li>
<li class="depth-0 under">so it goes</li>
</ul>
<p class="depth-1">A line which is so long that nothing else has room <span class="aside">beside it</span></p>
<table class="many">
<thead><tr><th scope="col">who</th><th scope="col" class="right">n</th><th scope="col">what</th></tr></thead>
<tbody>
<tr><td data-head="who">Up</td><td class="right" data-head="n">1,320</td>` +
		`<td data-head="what">up.gates &gt; half | no</td></tr>
<tr><td data-head="who">Down the river</td><td class="right" data-head="n">7</td></tr>
</tbody>
</table>
<table>
<tbody>
<tr><td>sum</td><td class="right">12</td></tr>
<tr><td>all</td><td class="right">9</td></tr>
</tbody>
</table>
<h2>Passages</h2>
<ol class="notes">
<li id="note-1" data-n="1"><span>s#1: “so it &lt;stood&gt;”</span></li>
</ol>
`
	if got := HTML(sample(), links); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestCSV(t *testing.T) {
	s := &Sheet{Head: []string{"who", "what"},
		Rows: [][]Spans{
			{{{Kind: Name, Text: "=Up"}, {Text: "; "}, {Kind: Name, Text: "a\tb"}}, {{Kind: Quote, Text: "so\nit"}}}}}
	for raw, want := range map[bool]string{
		false: "who,what\n'=Up; a\\u0009b,so it\n",
		true:  "who,what\n=Up; a\tb,\"so\nit\"\n",
	} {
		var b bytes.Buffer
		if err := CSV(&b, s, raw); err != nil || b.String() != want {
			t.Errorf("raw %t: %q, %v; want %q", raw, b.String(), err, want)
		}
	}
}

// Nothing that somebody else wrote is obeyed by a medium, in whatever kind of
// span it comes.
func TestHostileSpans(t *testing.T) {
	for kind := Ours; kind <= Known; kind++ {
		hostile := Spans{{Kind: kind, Text: "\x1b[31mred\u202e<script>\n# x", Refs: []string{"\x1b]0;r"}}}
		d := &Document{Notes: map[string]Spans{"\x1b]0;r": hostile}}
		d.Add(Heading{Level: 1, Text: hostile}, Break{Name: hostile}, Heading{Level: 2, Text: hostile},
			Item{Label: hostile, Text: hostile, Aside: hostile},
			Table{Columns: []Column{{}, {}}, Rows: [][]Spans{{hostile, hostile}}}, Notes{
				Head:   hostile,
				Groups: []NoteGroup{{Name: hostile, Refs: []string{"\x1b]0;r"}, Places: []Spans{hostile}}},
			})
		for name, out := range map[string]string{
			"text": Text(d, 0, nil), "markdown": Markdown(d, nil), "html": HTML(d, nil),
			"whole": Whole(d, framed(hostile), nil)} {
			if bytes.ContainsAny([]byte(out), "\x1b\u202e") {
				t.Errorf("kind %d goes out in %s: %q", kind, name, out)
			}
		}
		for _, out := range []string{HTML(d, nil), Whole(d, framed(hostile), nil)} {
			if bytes.Contains([]byte(out), []byte("<script")) {
				t.Errorf("kind %d runs: %q", kind, out)
			}
		}
	}
}

func TestSentence(t *testing.T) {
	for want, in := range map[string]Spans{
		"Élan":             {{Text: "élan"}},
		"“Halt” it":        {{Text: "“"}, {Kind: Quote, Text: "halt"}, {Text: "” it"}},
		"De Gaulle":        {{Kind: Basis, Text: "stated"}, {Kind: Name, Text: "de Gaulle"}},
		"Al-Shabaab":       {{}, {Kind: Name, Text: "al-Shabaab"}},
		"63 wishes":        {{Kind: Number, Text: "63"}, {Text: " wishes"}},
		"nk.talks waits":   {{Kind: Code, Text: "nk.talks"}, {Text: " waits"}},
		"dam = yes or not": {{Kind: Condition, Text: "dam = yes"}, {Text: " or not"}},
		"– ":               {{Text: "– "}},
	} {
		before := slices.Clone(in)
		if got := in.Sentence().String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if !reflect.DeepEqual(in, before) {
			t.Errorf("%q has been changed", want)
		}
	}
}
