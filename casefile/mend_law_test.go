package casefile

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestMendLaw types sound files as a word processor would: blanks, dashes,
// quotes, signs and brackets of structure, conditions and ids become others, and
// what is not seen is strewn among them. What is not plain is then the only
// fault, and mended the file is, byte for byte, what it was.
func TestMendLaw(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	var files []string
	for _, name := range []string{
		"testdata/river.yaml", "testdata/port.yaml", "testdata/format/record.yaml",
		"../cases/six-party-2006/case.yaml"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		laid, err := Format(t.Context(), name, text)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, string(laid))
	}
	for seed := range uint64(750) {
		rng := rand.New(rand.NewPCG(seed, 7))
		plainly := files[rng.IntN(len(files))]
		typed := processed(t, rng, plainly)
		if typed == plainly {
			continue
		}
		mended, did, err := Mend(t.Context(), []byte(typed))
		if err != nil || string(mended) != plainly || len(did) == 0 {
			t.Fatalf("seed %d: %v\n%s", seed, err, firstDifference(plainly, typed, string(mended)))
		}
		var faults *Faults
		if _, err := Parse(t.Context(), "case.yaml", []byte(typed)); errors.As(err, &faults) {
			for _, f := range faults.List {
				if !strings.Contains(f.Msg, "(U+") && !strings.HasPrefix(f.Msg, "U+") {
					t.Fatalf("seed %d: %v\n%s", seed, f.Error(), firstDifference(plainly, typed))
				}
			}
		} else {
			t.Fatalf("seed %d: no fault\n%s", seed, firstDifference(plainly, typed))
		}
	}
}

// firstDifference shows the lines of texts that differ first.
func firstDifference(texts ...string) string {
	var out strings.Builder
	lines := make([][]string, len(texts))
	for i := range texts {
		lines[i] = strings.Split(texts[i], "\n")
	}
	last := lines[len(lines)-1]
	for n := range lines[0] {
		if n < len(last) && last[n] != lines[0][n] {
			for _, l := range lines {
				out.WriteString(visible(strings.Join(l[n:min(n+1, len(l))], "")) + "\n")
			}
		}
		if out.Len() > 600 {
			break
		}
	}
	return out.String()
}

// A processor types a file as a word processor would.
type processor struct {
	*rand.Rand
	*source
	edits []stray
}

func processed(t *testing.T, rng *rand.Rand, text string) string {
	s := newSource("", []byte(text))
	root, flaws, err := s.tree(t.Context())
	if err != nil || len(flaws) > 0 {
		t.Fatal(err, flaws)
	}
	p := &processor{Rand: rng, source: s}
	toks, _ := s.tokens(root)
	for i, k := range toks {
		if rng.IntN(12) == 0 && i > 0 && k.kind != comment && k.kind != body && !inBody(toks, i) {
			p.gap(toks[i-1], k)
		}
		if rng.IntN(12) == 0 {
			p.token(k)
		}
	}
	p.texts(root, nil, false)
	out, _ := s.put(p.edits)
	return string(out)
}

func inBody(toks []token, i int) bool { return toks[i-1].kind == body }

func (p *processor) pick(of ...string) string { return of[p.IntN(len(of))] }

func (p *processor) edit(start, end int, put string) {
	p.edits = append(p.edits, stray{start: start, end: end, put: put})
}

// gap changes the last blank before a token, or all that indent it.
func (p *processor) gap(before, t token) {
	if t.start == 0 || p.text[t.start-1] != ' ' ||
		before.kind == comment && p.lineOf(before.start) == p.lineOf(t.start) {
		return
	}
	blank := p.pick("\u00a0", "\u2003", "\u202f", "\u3000", "\u2009")
	begin := p.lines[p.lineOf(t.start)]
	if strings.Trim(p.text[begin:t.start], " ") == "" && before.kind != word {
		for i := begin; i < t.start; i++ {
			p.edit(i, i+1, blank)
		}
		return
	}
	if before.kind == colon || before.kind == dash || before.kind == comma {
		p.edit(t.start-1, t.start, blank)
	}
}

func (p *processor) token(t token) {
	switch text := p.text[t.start:t.end]; {
	case t.kind == dash:
		p.edit(t.start, t.end, p.pick("–", "—", "−", "•", "－"))
	case t.kind == colon && p.text[t.end:] != "":
		p.edit(t.start, t.end, p.pick("：", ":"))
	case t.kind == comma && !p.amongWords(t):
		p.edit(t.start, t.end, p.pick("，", "、"))
	case t.kind == opener, t.kind == closer:
		p.edit(t.start, t.end, string(rune(text[0])+0xfee0))
	}
}

// amongWords reports whether a comma stands in a list of words of the author's,
// where a wide one may be meant.
func (p *processor) amongWords(t token) bool {
	line := p.text[p.lines[p.lineOf(t.start)]:p.lineEnd(p.lineOf(t.start))]
	return strings.Contains(line, "also:") || strings.Contains(line, "left_out:")
}

// texts changes what stands in keys and in texts that are no prose.
func (p *processor) texts(n *node, keys []string, item bool) {
	switch n.kind {
	case list:
		for i := range n.kids {
			p.texts(&n.kids[i], keys, true)
		}
	case mapping:
		for i := 0; i < len(n.kids); i += 2 {
			if p.IntN(12) == 0 {
				p.exactly(&n.kids[i])
			}
			p.texts(&n.kids[i+1], append(keys[:len(keys):len(keys)], n.kids[i].text), false)
		}
	case scalar:
		if p.IntN(8) == 0 && classOf(keys, item) == exact && (n.style == plain || n.style == double) {
			p.exactly(n)
		}
	}
}

// exactly changes characters of an exact text, and what stands around it.
func (p *processor) exactly(n *node) {
	end := p.written(n, -1).end
	text := p.text[n.at:end]
	if strings.Contains(text, "\n") || strings.Contains(text, `\`) || n.null {
		return
	}
	if n.style == double {
		if between := text[1 : len(text)-1]; !strings.ContainsAny(between, `"'\`) {
			p.edit(n.at, n.at+1, "“")
			p.edit(end-1, end, p.pick("”", "“"))
		}
		return
	}
	quoted := false
	for i := 0; i < len(text); i++ {
		at, two := n.at+i, text[i:min(i+2, len(text))]
		switch c := text[i]; {
		case c == '"':
			p.edit(at, at+1, map[bool]string{false: "„", true: "“"}[quoted])
			quoted = !quoted
		case quoted:
		case two == ">=" || two == "<=" || two == "!=":
			p.edit(at, at+2, map[string]string{">=": "≥", "<=": "≤", "!=": "≠"}[two])
			i++
		case strings.HasPrefix(text[i:], "not ") && (i == 0 || text[i-1] == ' '):
			p.edit(at, at+4, "¬")
			i += 3
		case c == '-':
			p.edit(at, at+1, p.pick("‑", "–", "‐"))
		case c == ' ' && i > 0:
			p.edit(at, at+1, "\u00a0")
		case p.IntN(6) == 0 && i > 0 && utf8.RuneStart(c):
			p.edit(at, at, p.pick("\u200b", "\u00ad", "\u2060"))
		}
	}
}

// TestMendKeeps holds that nothing is mended in a sound file.
func TestMendKeeps(t *testing.T) {
	for _, name := range []string{
		"testdata/river.yaml", "testdata/port.yaml", "testdata/format/record.yaml", "../cases/six-party-2006/case.yaml",
		"../cases/six-party-2007/case.yaml", "../cases/six-party-2007/record.yaml"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if out, did, err := Mend(t.Context(), text); err != nil || len(did) > 0 || !bytes.Equal(out, text) {
			t.Errorf("%s: %v %v", name, did, err)
		}
	}
}

// TestProseKeeps puts words of many scripts, with all their marks, into the prose
// of sound files: nothing is at fault, nothing is mended, and the words are kept.
func TestProseKeeps(t *testing.T) {
	words := []string{
		"Côte d’Ivoire – talks", "“No” – never", "« Non »\u00a0!", "‹Nein›", "„So nicht“, sagt er",
		"مذاکرات می\u200cشود؛ ۲۰۲۰–۲۰۲۱", "المفاوضات، الجولة «الثانية»", "谈判：第一轮，“暂停”、（待定）。",
		"वार्ता का दौर – “अभी” १२३", "क्\u200dष", "交渉「再開」…", "≥ half → yes", "a\u00a0b", "👩\u200d👧 ok", "•\u00a0point",
		"─ ½ × 3", "’tis", "עברית ״כך״",
	}
	for _, name := range []string{"testdata/river.yaml", "testdata/port.yaml", "../cases/six-party-2006/case.yaml"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		s := newSource("", text)
		root, _, err := s.tree(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		rng := rand.New(rand.NewPCG(1, 8))
		for range 20 {
			p := &processor{Rand: rng, source: s}
			p.foreign(root, nil, false, words)
			out, did := s.put(p.edits)
			if len(did) == 0 {
				t.Fatalf("%s: no word was put", name)
			}
			if _, err := Parse(t.Context(), name, out); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			if mended, did, err := Mend(t.Context(), out); err != nil || !bytes.Equal(mended, out) {
				t.Fatalf("%s: %v %v", name, did, err)
			}
			// Nor are they blamed when something else is no YAML.
			_, err := Parse(t.Context(), name, append(out, "\nextra: [\n"...))
			if faults := faultsOf(err); len(faults) != 1 || strings.Contains(faults[0].Msg, "U+") {
				t.Fatalf("%v\n%s", err, out)
			}
		}
	}
}

// ofAForm reports whether the text under some keys has a form of its own: a kind of
// entry, a place, a phrase or a question.
func ofAForm(keys []string) bool {
	last := keys[len(keys)-1]
	phrases := []string{
		"kind", "at", "text", "short", "capital", "as_written", "do", "undo", "is", "noun", "refusal", "question",
		"left_out",
	}
	return slices.Contains(phrases, last) || slices.Contains(keys, "ask") || slices.Contains(keys, "undo")
}

func (p *processor) foreign(n *node, keys []string, item bool, words []string) {
	for i := range n.kids {
		k := keys
		if n.kind == mapping && i%2 == 0 {
			continue
		} else if n.kind == mapping {
			k = append(keys[:len(keys):len(keys)], n.kids[i-1].text)
		}
		p.foreign(&n.kids[i], k, n.kind == list, words)
	}
	if n.kind != scalar || n.null || classOf(keys, item) != prose || len(keys) > 0 && ofAForm(keys) || p.IntN(2) == 0 {
		return
	}
	word := p.pick(words...)
	if end := p.written(n, -1).end; n.style == plain && !strings.Contains(word, ", ") && p.IntN(3) == 0 {
		p.edit(n.at, end, word)
	} else if n.style == plain {
		p.edit(end, end, " "+strings.ReplaceAll(word, ", ", " "))
	} else if n.style == double || n.style == single {
		p.edit(end-1, end-1, word)
	}
}
