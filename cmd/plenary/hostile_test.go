package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"go.yaml.in/yaml/v4"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// The law of this file: whatever stands in a case, a record, a report, a path,
// an argument or the environment, no command writes anything that a terminal
// obeys or that nobody sees, in any format, to standard output or standard error.

// hostile is a text of everything of that kind, told apart from others by n.
func hostile(n int) string {
	return fmt.Sprintf(
		"=%d+\x1b]0;t\a\x1b[31m\u202e\u2066\u061c\u200b\u200d\u00ad\ufeff\ufe0f\u2028\u0085\x7f\r\U000e0041\ue000\ufffe\u3164\u0301<b>|[x](javascript:y)%d", n, n)
}

// lines is such a text with line ends, tabs and blanks at its ends, which not
// every place takes.
func lines(n int) string { return " \t" + hostile(n) + "\n\n- x: \r\n  " }

// obeyed reports whether a terminal might obey r, or nobody see it; told by
// categories and not as the program does.
func obeyed(r rune) bool {
	switch {
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0000 && r <= 0xe0fff, r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe,
		r == 0x3164, r == 0xffa0:
		return true
	case r >= 0x600 && r <= 0x605, r == 0x6dd, r == 0x70f, r >= 0x890 && r <= 0x891, r == 0x8e2, r == 0x110bd,
		r == 0x110cd:
		return false // signs that are shown around digits
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp)
}

// command runs one and returns its status and answer, after looking at all it wrote.
func command(t *testing.T, args ...string) (status int, answer string) {
	t.Helper()
	return commandOn(t, "", args...)
}

func commandOn(t *testing.T, in string, args ...string) (status int, answer string) {
	t.Helper()
	var out, errs bytes.Buffer
	ctx := context.Background()
	if args[0] == "serve" { // which goes on until it is ended
		ended, end := context.WithCancel(ctx)
		end()
		ctx = ended
	}
	status = run(ctx, args, stdio{strings.NewReader(in), &out, &errs})
	for from, text := range map[string]string{"standard output": out.String(), "standard error": errs.String()} {
		if args[0] == "fmt" {
			text = strings.ReplaceAll(text, "\t", "") // block text is laid out by them
		}
		if at := strings.IndexFunc(strings.ReplaceAll(text, "\n", " "), obeyed); at >= 0 || !utf8.ValidString(text) {
			t.Errorf("plenary %.300q writes to %s at %d: %.200q", args, from, at, text[max(0, at-60):])
		}
	}
	return status, out.String()
}

// A specimen is a case with its record, of which any text can be another.
type specimen struct {
	files []string // names
	docs  []*yaml.Node
	texts []*yaml.Node // all keys and values
}

const specimens = "testdata/hostile"

func newSpecimen(t testing.TB) *specimen {
	t.Helper()
	s := &specimen{files: []string{"case.yaml", "record.yaml"}}
	for _, name := range s.files {
		text, err := os.ReadFile(filepath.Join(specimens, name))
		if err != nil {
			t.Fatal(err)
		}
		doc := &yaml.Node{}
		if err := yaml.Load(text, doc); err != nil {
			t.Fatal(err)
		}
		s.docs = append(s.docs, doc)
		s.collect(doc)
	}
	return s
}

func (s *specimen) collect(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode {
		s.texts = append(s.texts, n)
	}
	for _, kid := range n.Content {
		s.collect(kid)
	}
}

// put writes a text in place of what stands at some places, and returns a way back.
func put(at []*yaml.Node, text string) (back func()) {
	var was []yaml.Node
	for _, n := range at {
		was = append(was, *n)
		n.Value, n.Style, n.Tag = text, yaml.DoubleQuotedStyle, "!!str"
	}
	return func() {
		for i, n := range at {
			*n = was[i]
		}
	}
}

// alike returns the places at which the same stands, as a level that is named
// wherever it is meant.
func (s *specimen) alike(n *yaml.Node) []*yaml.Node {
	var out []*yaml.Node
	for _, other := range s.texts {
		if other.Value == n.Value {
			out = append(out, other)
		}
	}
	return out
}

// write writes the specimen into a folder.
func (s *specimen) write(t testing.TB, dir string) {
	t.Helper()
	for i, name := range s.files {
		var b strings.Builder
		writeFlow(&b, s.docs[i].Content[0])
		if err := os.WriteFile(filepath.Join(dir, name), []byte(b.String()+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// writeFlow writes YAML with brackets, in the program's own way of quoting.
func writeFlow(b *strings.Builder, n *yaml.Node) {
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Style == 0 && (n.Value == "" || n.Tag == "!!int" || n.Tag == "!!null") {
			b.WriteString(n.Value)
			return
		}
		b.WriteString(outlet.Quote(n.Value))
	case yaml.SequenceNode, yaml.MappingNode:
		ends, step := "[]", 1
		if n.Kind == yaml.MappingNode {
			ends, step = "{}", 2
		}
		b.WriteByte(ends[0])
		for i := 0; i < len(n.Content); i += step {
			if i > 0 {
				b.WriteString(",\n ")
			}
			writeFlow(b, n.Content[i])
			if step == 2 {
				b.WriteString(": ")
				writeFlow(b, n.Content[i+1])
			}
		}
		b.WriteByte(ends[1])
	}
}

// answers are the commands, in every format, and what comes before the case.
var answers = map[string][][]string{
	"brief": {{"CASE"}, {"CASE", "--json"}, {"CASE", "--variant", "drought"},
		{"CASE", "--variant", "noon", "--as-of", "2031-02-10"}},
	"check":        {{"CASE"}, {"CASE", "--json"}},
	"bottom-lines": {{"CASE"}, {"CASE", "--json"}, {"CASE", "--csv"}, {"CASE", "--format", "md"}},
	"cite": {{"REPORT", "We open nothing"}, {"REPORT", "open", "--json"}, {"REPORT", "We open nothing here"},
		{"REPORT", "A report", "--yaml"}},
	"commitments": {{"CASE"}, {"CASE", "--json"}, {"CASE", "--csv"}, {"CASE", "--history"},
		{"CASE", "--history", "--json"}},
	"diff": {{"CASE", "PLAIN"}, {"PLAIN", "CASE", "--json"}, {"CASE", "--from", "2031-01-05"},
		{"CASE", "--from", "2031-01-05", "--to", "2031-02-10", "--json"},
		{"CASE", "PLAIN", "--variant", "drought"}},
	"explain": {{"CASE", "now"}, {"CASE", "now", "--json"}, {"CASE", "#2"}, {"CASE", "way", "A"},
		{"CASE", "way", "A", "--json"}, {"CASE", "finding", "1"}, {"CASE", "finding", "2"},
		{"CASE", "finding", "3"}, {"CASE", "finding", "4"}, {"CASE", "memo#1"}, {"CASE", "memo#2", "--json"},
		{"CASE", "--why-not", "water"}, {"CASE", "--why-not", "fund.lend"}, {"CASE", "--why-not", "plain.grain", "--json"}},
	"export": {{"CASE", "--to", "gmcr"}, {"CASE", "--to", "gmcr", "-o", "NEW.gmcr"},
		{"CASE", "--to", "gmcr", "-o", "NEW.gmcr", "--json"}},
	"import": {{"MODEL"}, {"MODEL", "--json"}, {"MODEL", "-o", "NEW"}},
	"inverse": {{"CASE", "now"}, {"CASE", "water"}, {"CASE", "now", "--json"}, {"CASE", "now", "--csv"},
		{"CASE", "#2", "--format", "md", "--all"}},
	"fmt":     {{"CASE"}, {"RECORD"}, {"CASE", "--order"}, {"CASE", "--mend"}, {"RECORD", "--mend"}},
	"merge":   {{"PARTS"}, {"PARTS", "--json"}, {"PARTS", "--csv"}, {"PARTS", "--format", "md", "--all"}},
	"new":     {{"NEW"}, {"NEW", "--like", "treaty"}, {"NEW", "--ask"}},
	"mcp":     {{"--root", "CASE"}}, // nobody asks; see hostileAssistant
	"picture": {{"CASE"}, {"CASE", "circle"}, {"CASE", "circle", "-o", "NEW.svg"}},
	"read": {{"REPORT"}, {"REPORT", "--case", "CASE"}, {"REPORT", "--json"}, {"REPORT", "--case", "CASE", "--json"},
		{"REPORT", "--yaml"}, {"REPORT", "--proposals", "PROPOSED"},
		{"REPORT", "--case", "CASE", "--proposals", "PROPOSED", "--json"}, {"REPORT", "--proposals", "PROPOSED", "--yaml"}},
	"coalitions": {{"CASE"}, {"CASE", "--json"}, {"CASE", "--csv"}, {"CASE", "--format", "md", "--all"},
		{"CASE", "--from", "#1"}},
	"preferences": {{"CASE"}, {"CASE", "--json"}, {"CASE", "--csv"}, {"CASE", "--format", "md", "--state", "#1"}},
	"perceptions": {{"CASE"}, {"CASE", "--json"}, {"CASE", "--csv"}, {"CASE", "--format", "md", "--all"},
		{"CASE", "--concept", "nash,gmr,smr,seq,sseq", "--all"}},
	"same": {{"CASE"}, {"CASE", "--json"}, {"CASE", "--csv"}, {"CASE", "--format", "md", "--all"},
		{"CASE", "--concept", "nash,gmr,smr,seq,sseq", "--all"}},
	"depth": {{"CASE"}, {"CASE", "--json"}, {"CASE", "--csv"}, {"CASE", "--format", "md", "--horizon", "3"}},
	"drift": {{"CASE"}, {"CASE", "--json"}, {"CASE", "--csv"}, {"CASE", "--format", "md", "--rounds", "3"}},
	"robust": {{"CASE"}, {"CASE", "--json"}, {"CASE", "--csv"}, {"CASE", "--format", "md", "--all"},
		{"CASE", "--shard", "2/3"}, {"CASE", "--shard", "1/2", "-o", "NEW.json"}},
	"report": {{"CASE", "--json"}, {"CASE", "-o", "NEW.html"}},
	"routes": {{"CASE"}, {"CASE", "--all"}, {"CASE", "--json"}, {"CASE", "--format", "md"},
		{"CASE", "--format", "md", "--all"}},
	"schema": {{}, {"--record"}, {"--proposals"}},
	"states": {{"CASE"}, {"CASE", "--json"}, {"CASE", "--csv"}, {"CASE", "-o", "NEW.csv"}, {"CASE", "-o", "NEW.jsonl"}},
	"sweep":  {{}},
	"serve":  {}, // pages, which package web tests with hostile cases
	"watch":  {{"CASE"}, {"CASE", "check"}},
	"timeline": {{"CASE"}, {"CASE", "--all"}, {"CASE", "--all", "--json"}, {"CASE", "--all", "--csv"},
		{"CASE", "--contradictions"}},
}

// begun counts the folders for cases to be begun in.
var begun atomic.Int64

// fill writes the names of files into the arguments of a command.
func fill(args []string, dir, report string) []string {
	fresh := filepath.Join(dir, fmt.Sprint("new", begun.Add(1)))
	parts := fresh + ".json"
	if slices.Contains(args, "PARTS") {
		partInto(parts, dir)
	}
	names := strings.NewReplacer("CASE", dir, "NEW", fresh, "PARTS", parts, "MODEL", "testdata/foreign/hostile.gmcr",
		"PLAIN", specimens, "RECORD", filepath.Join(dir, "record.yaml"), "REPORT",
		report, "PROPOSED", filepath.Join(filepath.Dir(report), "proposed.json"))
	var out []string
	for _, arg := range args {
		out = append(out, names.Replace(arg))
	}
	return out
}

// partInto makes an answer about a case in one part; what keeps it from that is seen by who merges it.
func partInto(file, dir string) {
	run(context.Background(), []string{"robust", dir, "--pairs", "0", "--samples", "20", "--shard", "1/1", "-o", file},
		stdio{strings.NewReader(""), io.Discard, io.Discard})
}

// hostileAnswers are answers to the questions of a new case.
var hostileAnswers = "talks " + hostile(1) + "\n\nUp\x1b[31m\nUp\u202e\nÜp\nLow \"'#:\n\n" +
	"to open " + hostile(2) + "\nopen the gates: # \\ now\n\n\n1 \x1b\n=1\n1\n1\n"

// everywhere runs all answers of a case, and asks of each that it is one.
func everywhere(t *testing.T, dir, report string) {
	for name, forms := range answers {
		for _, form := range forms {
			args := fill(append([]string{name}, form...), dir, report)
			status, answer := commandOn(t, hostileAnswers, args...)
			if name == "depth" && status == exitFaults {
				continue // three can move; see TestHostileTurns
			}
			if notThere := name == "cite" && status == exitDiffers; status != exitAnswered && !notThere {
				t.Errorf("plenary %q: status %d", args, status)
			}
			readBack(t, args, answer)
		}
	}
	hostileAssistant(t, dir)
}

// readBack reads an answer as the programs do that it is for.
func readBack(t *testing.T, args []string, answer string) {
	switch {
	case slices.Contains(args, "--json"):
		for d := json.NewDecoder(strings.NewReader(answer)); d.More(); {
			var v any
			if err := d.Decode(&v); err != nil {
				t.Errorf("plenary %q: %v", args, err)
				return
			}
		}
	case slices.Contains(args, "--csv"):
		rows, err := csv.NewReader(strings.NewReader(answer)).ReadAll()
		if err != nil || len(rows) < 2 {
			t.Errorf("plenary %q: %d rows, %v", args, len(rows), err)
		}
		for _, cell := range slices.Concat(rows...) {
			if outlet.Cell(cell) != cell && !strings.HasPrefix(cell, "'") {
				t.Errorf("plenary %q: the cell %q", args, cell)
			}
		}
	case slices.Contains(args, "md"):
		var page bytes.Buffer
		if err := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote),
			goldmark.WithRendererOptions(html.WithUnsafe())).Convert([]byte(answer), &page); err != nil {
			t.Fatal(err)
		}
		for _, tag := range regexp.MustCompile("<[a-z!/?][^>]*>").FindAllString(page.String(), -1) {
			if !ourTag.MatchString(tag) {
				t.Errorf("plenary %q: a page with %s", args, tag)
			}
		}
	case args[0] != "fmt" && args[0] != "read" && strings.Contains(answer, `\\u`):
		t.Errorf("plenary %q escapes twice: %.300q", args, answer[max(0, strings.Index(answer, `\\u`)-100):])
	}
}

// TestEveryAnswerIsTried holds that no command and no format is left out above.
func TestEveryAnswerIsTried(t *testing.T) {
	for _, c := range newRoot(&app{}).Commands() {
		tried := slices.Concat(answers[c.Name()]...)
		if answers[c.Name()] == nil && c.Name() != "help" && c.Name() != "completion" {
			t.Errorf("nothing is tried of %s", c.Name())
		}
		for _, format := range []string{"json", "csv", "yaml", "format"} {
			if c.Flags().Lookup(format) != nil && !slices.Contains(tried, "--"+format) {
				t.Errorf("%s --%s is not tried", c.Name(), format)
			}
		}
	}
}

// TestHostileCase puts hostile texts at every place of a case and its record in
// turn. Where the case is still sound they stay, and in the end all answers are
// looked at; elsewhere the faults are.
func TestHostileCase(t *testing.T) {
	inOneGoroutine(t)
	s := newSpecimen(t)
	dir := t.TempDir()
	s.write(t, dir)
	if status, _ := command(t, "check", dir); status != exitAnswered {
		t.Fatalf("%s is no sound case; see plenary check", specimens)
	}
	stays := map[*yaml.Node]bool{}
	for i, n := range s.texts {
		all := s.alike(n)
		type try struct {
			at   []*yaml.Node
			text string
		}
		tries := []try{{[]*yaml.Node{n}, lines(i)}, {[]*yaml.Node{n}, hostile(i)}}
		if len(all) > 1 {
			tries = append(tries, try{all, lines(i)}, try{all, hostile(i)})
		}
		for _, try := range tries {
			if stays[n] {
				break
			}
			back := put(try.at, try.text)
			s.write(t, dir)
			if status, _ := command(t, "check", dir); status != exitAnswered {
				back()
				continue
			}
			for _, at := range try.at {
				stays[at] = true
			}
		}
	}
	for i, schema := range [][]byte{casefile.Schema(), casefile.RecordSchema()} {
		f := freeText{seen: map[string]bool{}, stays: stays}
		if err := json.Unmarshal(schema, &f.schema); err != nil {
			t.Fatal(err)
		}
		f.visit(t, f.schema, "", s.docs[i].Content[0])
		for _, place := range f.places() {
			if !f.seen[place] {
				t.Errorf("%s/%s has nothing at %s, where text may stand: put some there", specimens, s.files[i], place)
			}
		}
	}
	s.write(t, dir)
	everywhere(t, dir, hostileReport(t, dir))
}

// A freeText finds the places of a file at which the schema takes any text.
type freeText struct {
	schema map[string]any
	seen   map[string]bool // by definition and key
	stays  map[*yaml.Node]bool
}

// places lists the keys under which any text may stand.
func (f *freeText) places() []string {
	var out []string
	f.keys(f.schema, "", &out)
	for name, def := range f.schema["$defs"].(map[string]any) {
		f.keys(def.(map[string]any), name, &out)
	}
	return out
}

func (f *freeText) keys(def map[string]any, name string, out *[]string) {
	properties, _ := def["properties"].(map[string]any)
	for key, of := range properties {
		if text, _ := json.Marshal(of); bytes.Contains(text, []byte(`"#/$defs/text"`)) {
			*out = append(*out, name+"."+key)
		}
	}
}

// visit goes through a file and its schema together.
func (f *freeText) visit(t *testing.T, schema map[string]any, name string, n *yaml.Node) {
	if ref, ok := schema["$ref"].(string); ok {
		name = strings.TrimPrefix(ref, "#/$defs/")
		f.visit(t, f.schema["$defs"].(map[string]any)[name].(map[string]any), name, n)
	}
	for _, some := range []string{"anyOf", "oneOf", "allOf"} {
		list, _ := schema[some].([]any)
		for _, one := range list {
			f.visit(t, one.(map[string]any), name, n)
		}
	}
	if items, ok := schema["items"].(map[string]any); ok && n.Kind == yaml.SequenceNode {
		for _, kid := range n.Content {
			f.visit(t, items, name, kid)
		}
	}
	for i := 0; n.Kind == yaml.MappingNode && i < len(n.Content); i += 2 {
		key, value := n.Content[i].Value, n.Content[i+1]
		properties, _ := schema["properties"].(map[string]any)
		if of, ok := properties[key].(map[string]any); ok {
			if text, _ := json.Marshal(of); bytes.Contains(text, []byte(`"#/$defs/text"`)) {
				f.seen[name+"."+key] = f.seen[name+"."+key] || f.holds(value)
			}
			f.visit(t, of, name, value)
		} else if of, ok := schema["additionalProperties"].(map[string]any); ok {
			f.visit(t, of, name, value)
		}
	}
}

// holds reports whether a hostile text stayed at n or in it.
func (f *freeText) holds(n *yaml.Node) bool {
	return f.stays[n] || slices.ContainsFunc(n.Content, f.holds)
}

// hostileReport writes a report with hostile texts, and returns its name.
func hostileReport(t *testing.T, dir string) string {
	t.Helper()
	name := filepath.Join(dir, "report"+strings.ReplaceAll(hostile(1), "/", "")+".txt")
	const bad = "\x1b[31m\u202e\u2066\u200b\u2028\u0085\U000e0041\ue000\u3164"
	text := "A report " + hostile(1) + "\n\n20 February 2031\n\n“We open nothing " + bad +
		" before the grain is here,” said Rao. Rao said on Monday" + bad + " that the hill " +
		bad + " would open. “No " + bad + ",” said " + hostile(2) + ", a spokesman of the hill. “Never,” said Ada" +
		bad + " Lo.\n\nSela: Never " + lines(3) + "\n"
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	hostileProposals(t, filepath.Join(dir, "proposed.json"), bad)
	return name
}

// hostileProposals writes proposals of the hostile report, with hostile texts in them.
func hostileProposals(t *testing.T, name, bad string) {
	t.Helper()
	hidden := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, bad)
	raw, err := outlet.JSON(map[string]any{"proposals": 1, "extractor": "me" + hidden, "items": []map[string]string{
		{"words": "We open nothing " + bad + " before", "speaker": "Rao", "party": hidden, "kind": "refusal"},
		{"words": "Never", "speaker": "Ada" + hidden + " Lo", "kind": "refusal", "day": hidden, "about": hidden,
			"why": hidden},
	}}, true)
	if err == nil {
		err = os.WriteFile(name, raw, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestHostileNames runs all answers in a folder of a hostile name, with sources
// and records of hostile names in it.
func TestHostileNames(t *testing.T) {
	inOneGoroutine(t)
	dir := filepath.Join(t.TempDir(), strings.ReplaceAll(lines(0), "/", ""))
	if err := os.MkdirAll(filepath.Join(dir, "sources"), 0o777); err != nil {
		t.Skip("this system has no such names: ", err)
	}
	s := newSpecimen(t)
	s.write(t, dir)
	if err := os.WriteFile(filepath.Join(dir, "sources", "memo"+hostile(1)+".txt"), []byte("grain\nwater "+hostile(2)),
		0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "sources", "memo.html"),
		[]byte("<p>grain "+lines(3)+"<p>water "+hostile(4)), 0o666); err != nil {
		t.Fatal(err)
	}
	report := hostileReport(t, dir)
	everywhere(t, dir, report)
	for _, args := range [][]string{
		{"read", report, "--case", dir, "--date", "2031-02-20", "--id", "press", "--accept", "all"},
		{"timeline", dir}, {"check", dir, "--json"}, {"fmt", "--write", dir}, {"brief", filepath.Join(dir, "nothing")},
		{"fmt", filepath.Join(dir, "sources")}, {"check", report}, {"diff", "HEAD:" + dir, dir}, {"read", dir},
		{"read", report + "x"},
	} {
		status, _ := command(t, args...)
		if args[0] == "read" && args[len(args)-1] == "all" && status != exitAnswered {
			t.Errorf("nothing was accepted")
		}
	}
	for _, name := range []string{"record/press.yaml", "case.yaml", "record.yaml"} {
		name = filepath.Join(dir, name)
		text, err := os.ReadFile(name)
		if err != nil || strings.ContainsFunc(strings.ReplaceAll(string(text), "\n", " "), obeyed) {
			t.Errorf("%q holds %.400q (%v)", name, text, err)
		}
	}
	broken := []byte("plenary: 1\n\"" + "x\u202e\": \u200b[\n")
	if err := os.WriteFile(filepath.Join(dir, "case.yaml"), broken, 0o666); err != nil {
		t.Fatal(err)
	}
	command(t, "check", dir)
	command(t, "fmt", "--write", dir)
}

// TestHostileArguments gives every flag and every argument of every command
// hostile texts.
func TestHostileArguments(t *testing.T) {
	inOneGoroutine(t)
	dir := t.TempDir()
	newSpecimen(t).write(t, dir)
	stray, err := os.Create(filepath.Join(dir, "stray")) // what a library says past the program
	if err != nil {
		t.Fatal(err)
	}
	defer func(was *os.File) { os.Stderr = was }(os.Stderr)
	os.Stderr = stray
	t.Chdir(t.TempDir()) // in which cases are begun
	bad := []string{hostile(1), lines(2), "\xff\x9b31m", "-\x1b", "2031-\u202e", "hill\u200b",
		"hill.gate = \u202eopen and \x1b", "memo#\u2066", "A\u00ad", "HEAD\x1b:" + dir, "#\u202e", "\U000e0041"}
	var tried func(c *cobra.Command, before []string)
	tried = func(c *cobra.Command, before []string) {
		path := append(slices.Clone(before), c.Name())
		for _, text := range bad {
			for n := range 4 {
				args := slices.Clone(path)
				if n > 1 {
					args = append(args, dir)
				}
				for range max(1, n) {
					args = append(args, text)
				}
				command(t, args...)
			}
			c.Flags().VisitAll(func(f *pflag.Flag) {
				command(t, append(slices.Clone(path), dir, "--"+f.Name+"="+text)...)
				command(t, append(slices.Clone(path), dir, "now", "--"+f.Name, text)...)
			})
			command(t, append(slices.Clone(path), dir, "--"+text)...)
			command(t, append(slices.Clone(path), dir, "-"+text)...)
		}
		for _, sub := range c.Commands() {
			tried(sub, path)
		}
	}
	root := newRoot(&app{})
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		c.InheritedFlags() // so that those of every command are among its own
		tried(c, nil)
	}
	for _, text := range bad {
		command(t, text)
		command(t, "--"+text)
		command(t, "__complete", text, "")
		command(t, "__complete", "brief", "--"+text)
		commandOn(t, text, "read", "-")
		commandOn(t, text, "read", "-", "--yaml")
	}
	said, err := os.ReadFile(stray.Name())
	if err != nil || strings.ContainsFunc(strings.ReplaceAll(string(said), "\n", " "), obeyed) || !utf8.Valid(said) {
		t.Errorf("written past the program: %q (%v)", said, err)
	}
}

// TestHostileSurroundings asks for a revision in a repository, an environment
// and a working folder that are hostile.
func TestHostileSurroundings(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	dir := filepath.Join(t.TempDir(), "a\x1b[31m\u202e")
	if err := os.MkdirAll(filepath.Join(dir, "talks", "record"), 0o777); err != nil {
		t.Skip("this system has no such names: ", err)
	}
	newSpecimen(t).write(t, filepath.Join(dir, "talks"))
	if err := os.WriteFile(filepath.Join(dir, "talks", "record", "x\x1b\u202e\u200b.yaml"), []byte("record: 1\n"),
		0o666); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	for _, args := range [][]string{
		{"init", "-q"}, {"add", "."}, {
			"-c", "user.name=x\x1b\u202e", "-c", "user.email=x@x", "commit", "-qm", "\x1b]0;x\a\u202e"},
		{"branch", "b\u202e"}, {"tag", "t\u200b"}} {
		if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
			t.Fatalf("git %q: %v %s", args, err, out)
		}
	}
	command(t, "diff", "HEAD:talks", "talks")
	command(t, "diff", "b\u202e:talks", "talks")
	command(t, "diff", "t\u200b:talks", "talks", "--json")
	command(t, "diff", "b\u202e:none\x1b", "talks")
	command(t, "diff", "none\u202e:talks", "talks")
	for _, name := range []string{
		"TMPDIR", "GIT_DIR", "HOME", "PATH", "TZ", "LANG", "COLUMNS", "GIT_PAGER", "XDG_CONFIG_HOME"} {
		t.Run(name, func(t *testing.T) {
			t.Setenv(name, "/x\x1b[31m\u202e")
			command(t, "diff", "HEAD:talks", "talks")
			command(t, "fmt", "--write", "talks")
		})
	}
}

// TestHostileTurns asks what is asked of two parties alone.
func TestHostileTurns(t *testing.T) {
	inOneGoroutine(t)
	dir := t.TempDir()
	text, err := yaml.Marshal(map[string]any{"plenary": 1, "title": hostile(0),
		"parties":     map[string]any{"a": map[string]any{"name": hostile(1)}, "b": map[string]any{"name": hostile(2)}},
		"options":     map[string]any{"a.x": map[string]any{"says": hostile(3)}, "b.y": map[string]any{}},
		"preferences": map[string]any{"a": []string{"b.y", "not a.x"}, "b": []string{"a.x", "not b.y"}}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "case.yaml"), text, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, form := range answers["depth"] {
		args := fill(append([]string{"depth"}, form...), dir, "")
		status, answer := command(t, args...)
		if status != exitAnswered {
			t.Errorf("plenary %q: status %d", args, status)
		}
		readBack(t, args, answer)
	}
}

// FuzzHostile puts any text at any place of a case and its record, and asks for
// one of the answers.
func FuzzHostile(f *testing.F) {
	var forms [][]string
	for _, name := range slices.Sorted(maps.Keys(answers)) {
		for _, form := range answers[name] {
			if name != "read" && name != "schema" {
				forms = append(forms, append([]string{name}, form...))
			}
		}
	}
	f.Add(uint16(3), "\x1b[31m\u202e")
	f.Add(uint16(70), "a\n\u2028 \U000e0041")
	f.Add(uint16(150), "\\u202e\u200b")
	f.Fuzz(func(t *testing.T, at uint16, text string) {
		if len(text) > 200 {
			return
		}
		s := newSpecimen(t)
		put([]*yaml.Node{s.texts[int(at)%len(s.texts)]}, text)
		dir := t.TempDir()
		s.write(t, dir)
		command(t, "check", dir)
		args := fill(forms[int(at)/len(s.texts)%len(forms)], dir, "")
		if status, answer := command(t, args...); status == exitAnswered && !strings.Contains(text, `\`) {
			readBack(t, args, answer)
		}
	})
}

// TestNamesApart holds that where a name or a level is shown, another that
// differs in nothing one would see is shown otherwise.
func TestNamesApart(t *testing.T) {
	inOneGoroutine(t)
	s := newSpecimen(t)
	dir := t.TempDir()
	all := []string{"brief CASE", "timeline CASE", "commitments CASE --csv", "explain CASE now", "states CASE --csv",
		"diff PLAIN CASE", "routes CASE --format md"}
	type place struct {
		of   *yaml.Node
		text string
	}
	known := map[place][]string{}
	shown := func(at []*yaml.Node, text string) (out []string) {
		if out, is := known[place{at[0], text}]; is {
			return out
		}
		defer func() { known[place{at[0], text}] = out }()
		defer put(at, text)()
		s.write(t, dir)
		for _, c := range all {
			status, answer := command(t, fill(strings.Fields(c), dir, "")...)
			if status != exitAnswered {
				return nil
			}
			out = append(out, answer)
		}
		return out
	}
	tried := 0
	for _, n := range s.named("name", "levels") {
		at := s.alike(n)
		usual := shown(at, "Zed")
		if usual == nil {
			continue // conditions name it
		}
		tried++
		for _, two := range [][2]string{
			{"x\u200by", "x\u200cy"}, {"x y", "x  y"}, {`x\u200by`, "x\u200by"}, {"x\ny", "x y"}, {"x\u00a0y", "x y"},
			{"x", "x\u2060"}} {
			a, b := shown(at, two[0]), shown(at, two[1])
			for i := range usual {
				if a != nil && b != nil && a[i] == b[i] && a[i] != usual[i] {
					t.Errorf("%s: %q and %q, in place of %q, are shown alike", all[i], two[0], two[1], n.Value)
				}
			}
		}
	}
	if tried < 8 {
		t.Errorf("only %d names", tried)
	}
}

// named lists the values under some keys, of a list its items.
func (s *specimen) named(keys ...string) []*yaml.Node {
	var out []*yaml.Node
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		for i, kid := range n.Content {
			if n.Kind == yaml.MappingNode && i%2 == 1 && slices.Contains(keys, n.Content[i-1].Value) {
				if out = append(out, kid); kid.Kind == yaml.SequenceNode {
					out = append(out[:len(out)-1], kid.Content...)
				}
			}
			walk(kid)
		}
	}
	for _, doc := range s.docs {
		walk(doc)
	}
	return out
}

// TestNamesWhole holds that a name is shown as a name at every place where it is
// shown: with its blanks apart, and its backslashes told from ours.
func TestNamesWhole(t *testing.T) {
	inOneGoroutine(t)
	const name, mark, whole = "qzx\\u2060\u00a0 \u2060  y", "qzx", `qzx\\u2060\u00a0 \u2060 \u0020y`
	s := newSpecimen(t)
	dir := t.TempDir()
	names := append(s.named("name", "levels"), s.named("also")...)
	for _, n := range names {
		back := put(s.alike(n), name)
		s.write(t, dir)
		if status, _ := command(t, "check", dir); status != exitAnswered {
			back() // conditions name it
		}
	}
	s.write(t, dir)
	for _, name := range slices.Sorted(maps.Keys(answers)) {
		for _, form := range answers[name] {
			args := fill(append([]string{name}, form...), dir, hostileReport(t, dir))
			switch { // cells that go on below show a name in pieces
			case name == "explain" && len(form) == 2:
				args = append(args, "--full")
			case name == "robust", name == "merge":
				args = append(args, "--all")
			case name == "preferences":
				args = append(args, "--csv")
			}
			file := name == "fmt" || name == "export" && !slices.Contains(form, "-o") // shown as it is written
			file = file || name == "picture" && slices.Contains(form, "circle")       // lines of a picture break a name
			if file || slices.Contains(form, "--json") || slices.Contains(form, "--yaml") ||
				slices.Contains(form, "md") {
				continue
			}
			_, answer := command(t, args...)
			words := strings.ToLower(strings.Join(strings.Fields(answer), " "))
			for rest := words; ; rest = rest[len(mark):] {
				at := strings.Index(rest, mark)
				if at < 0 {
					break
				}
				rest = rest[at:]
				if before := words[:len(words)-len(rest)]; strings.LastIndex(before,
					"`order: [") > strings.LastIndex(before, "]`") {
					continue // YAML to be copied, with quotes of its own
				}
				if !strings.HasPrefix(rest, whole) {
					t.Errorf("plenary %q shows ... %.100s", args, words[max(0, len(words)-len(rest)-60):])
				}
			}
		}
	}
}

// ourTag are the tags of a page in Markdown: what it is built of, and its notes
// with the links to them and back.
var ourTag = regexp.MustCompile(`^(</?(h[123]|p|ul|ol|li|table|thead|tbody|tr|th|td|sup)( id="[^"]*")?>|</a>|</div>|<hr>|` +
	`<a href="#fn(ref\d*)?:\d+" class="footnote-(back)?ref" role="doc-(noteref|backlink)">|` +
	`<div class="footnotes" role="doc-endnotes">)$`)
