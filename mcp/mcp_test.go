package mcp

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/keep"
)

const (
	newest = "2026-07-28"
	older  = "2025-06-18"
	oldest = "2024-11-05"
)

// open returns a server of folders, closed with the test.
func open(t testing.TB, limits desk.Limits, roots ...string) *Server {
	t.Helper()
	s, err := Open(Options{Roots: roots, Limits: limits, Version: "test", Pen: &keep.Pen{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// client connects to a server in memory, by a revision of the protocol.
func client(t testing.TB, s *Server, version string) *sdk.ClientSession {
	t.Helper()
	mine, its := sdk.NewInMemoryTransports()
	if _, err := s.of.Connect(t.Context(), its, nil); err != nil {
		t.Fatal(err)
	}
	c, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), mine,
		&sdk.ClientSessionOptions{ProtocolVersion: version})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// call calls a tool, holds the result to what every result is, and returns its
// structured content.
func call(t testing.TB, c *sdk.ClientSession, tool string, args any) object {
	t.Helper()
	r, err := c.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: args})
	if err != nil {
		t.Fatalf("%s %.200s: an error of the protocol: %v", tool, fmt.Sprint(args), err)
	}
	return held(t, fmt.Sprintf("%s %.200s", tool, fmt.Sprint(args)), r)
}

func held(t testing.TB, what string, r *sdk.CallToolResult) object {
	t.Helper()
	text, ok := r.Content[0].(*sdk.TextContent)
	if !ok {
		t.Fatalf("%s: the first content is %T", what, r.Content[0])
	}
	all := len(text.Text)
	for _, c := range r.Content[1:] {
		link, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		all += len(link)
	}
	if all > MostAnswer {
		t.Errorf("%s: %d bytes", what, all)
	}
	if at := strings.IndexFunc(strings.ReplaceAll(text.Text, "\n", " "), hidden); at >= 0 {
		t.Errorf("%s: %.80q", what, text.Text[at:])
	}
	var same object
	structured, _ := json.Marshal(r.StructuredContent)
	if err := json.Unmarshal(structured, &same); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	var fromText object
	if err := json.Unmarshal([]byte(text.Text), &fromText); err != nil {
		t.Fatalf("%s: the text is not the same: %v", what, err)
	}
	a, _ := json.Marshal(same)
	b, _ := json.Marshal(fromText)
	if string(a) != string(b) {
		t.Errorf("%s: the text says\n%s\nand not\n%s", what, b, a)
	}
	if (same["error"] != nil) != r.IsError || same["material"] == "" {
		t.Errorf("%s: isError is %v: %.300s", what, r.IsError, a)
	}
	return same
}

// failure is the error of a result; it fails where there is none.
func failure(t testing.TB, result object) object {
	t.Helper()
	e, ok := result["error"].(object)
	if !ok {
		t.Fatalf("there is no error: %.300v", result)
	}
	return e
}

// says fails unless the error of a result has some text in its message.
func says(t testing.TB, result object, want string) {
	t.Helper()
	if got, _ := failure(t, result)["message"].(string); !strings.Contains(got, want) {
		t.Errorf("the error is %q, want %q in it", got, want)
	}
}

func hidden(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x202e || r == 0x200b || r >= 0xe0000
}

const (
	cases = "../cases"
	six   = "six-party-2006"
)

// everyCall is a call of every tool that only answers, and of every form of it.
var everyCall = []struct {
	tool, args string
}{
	{"check", `{"case":"six-party-2006"}`},
	{"check", `{"text":"plenary: 1\ntitle: T\nparties: {a: {name: A}}\noptions: {a.x: }\n"}`},
	{"brief", `{"case":"six-party-2006"}`},
	{"brief", `{"case":"six-party-2006","full":true,"since":"2006-06-01"}`},
	{"brief", `{"case":"classics/chicken"}`},
	{"explain", `{"case":"six-party-2006","state":"now"}`},
	{"explain", `{"case":"six-party-2006","state":"now","full":true,"parties":["japan"],"concepts":["seq"]}`},
	{"explain", `{"case":"six-party-2006","finding":1}`},
	{"explain", `{"case":"six-party-2006","way":"A"}`},
	{"explain", `{"case":"six-party-2006","way":"A","against":"B"}`},
	{"explain", `{"case":"six-party-2006","passage":"cbs-1#33"}`},
	{"explain", `{"case":"six-party-2006","why_not":"nk.programme >= halted"}`},
	{"explain", `{"fault":"unknown-option"}`},
	{"routes", `{"case":"six-party-2006"}`},
	{"routes", `{"case":"six-party-2006","full":true}`},
	{"routes", `{"case":"minsk-2019","max_levers":1}`},
	{"examine", `{"case":"classics/chicken","question":"robust"}`},
	{"examine", `{"case":"classics/chicken","question":"coalitions","state":"#1","full":true}`},
	{"examine", `{"case":"classics/syria-iraq-1975","question":"inverse","state":"now","concepts":["nash","seq"]}`},
	{"examine", `{"case":"classics/elmira","question":"drift"}`},
	{"examine", `{"case":"classics/chicken","question":"depth"}`},
	{"examine", `{"case":"two-villages","question":"perceptions","full":true}`},
	{"examine", `{"case":"classics/lake-gisborne-unknown","question":"preferences","state":"010","full":true}`},
	{"examine", `{"case":"classics/elmira-rankings","question":"same","concepts":["nash"]}`},
	{"examine", `{"case":"classics/chicken","question":"bottom-lines"}`},
	{"record", `{"case":"six-party-2006"}`},
	{"record", `{"case":"six-party-2007","as_of":"2007-06-01","statuses":["late","due"],"history":true}`},
	{"record", `{"case":"six-party-2006","view":"timeline","kinds":["statement"]}`},
	{"record", `{"case":"six-party-2006","view":"timeline","contradictions":true}`},
	{"cite", `{"file":"six-party-2006/README.md","words":"the talks"}`},
	{"cite", `{"file":"six-party-2006/README.md","words":"hindsight","case":"six-party-2006"}`},
	{"cite", `{"file":"six-party-2006/README.md","words":"nobody ever wrote these words anywhere"}`},
	{"diff", `{"old":"six-party-2006","from":"2006-06-01"}`},
	{"diff", `{"old":"classics/elmira","new":"classics/elmira-rankings"}`},
}

// conforms holds a result to the schema that the tool has told.
func conforms(t *testing.T, tools *sdk.ListToolsResult, name string, out object) {
	t.Helper()
	at := slices.IndexFunc(tools.Tools, func(tool *sdk.Tool) bool { return tool.Name == name })
	text, err := json.Marshal(tools.Tools[at].OutputSchema)
	if err != nil {
		t.Fatal(err)
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := resolved.Validate(out); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	strict := schema.CloneSchemas() // nothing else stands in it
	strict.AdditionalProperties = &jsonschema.Schema{Not: &jsonschema.Schema{}}
	if resolved, err = strict.Resolve(nil); err != nil {
		t.Fatal(err)
	}
	if err := resolved.Validate(out); err != nil {
		t.Errorf("%s has what its schema does not: %v", name, err)
	}
}

// TestEveryCall holds every tool to its schemas and to the form of results; by
// the oldest revision of the protocol some of it.
func TestEveryCall(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	s := open(t, desk.Limits{}, cases)
	for _, version := range []string{newest, oldest} {
		c := client(t, s, version)
		tools, err := c.ListTools(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		called := map[string]bool{"draft": true, "propose": true} // they have their own tests
		for _, e := range everyCall {
			if called[e.tool] && version == oldest {
				continue
			}
			out := call(t, c, e.tool, json.RawMessage(e.args))
			conforms(t, tools, e.tool, out)
			if out["error"] != nil {
				t.Errorf("%s %s: %v", e.tool, e.args, out["error"])
			}
			if words, _ := out["words"].(string); words == "" || out["data"] == nil {
				t.Errorf("%s %s has no words or no data", e.tool, e.args)
			}
			called[e.tool] = true
		}
		for _, tool := range tools.Tools {
			if !called[tool.Name] {
				t.Errorf("%s is not tried", tool.Name)
			}
		}
	}
}

func TestToolsSayWhatTheyAre(t *testing.T) {
	if testing.Short() {
		t.Skip("one call after another; -short is for the race detector")
	}
	s := open(t, desk.Limits{}, cases)
	c := client(t, s, newest)
	tools, err := c.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(tools.Tools); n < 7 || n > 10 {
		t.Errorf("%d tools", n)
	}
	all, _ := json.Marshal(tools)
	if len(all) > 75_000 {
		t.Errorf("the list of tools has %d bytes, which every assistant reads", len(all))
	}
	for _, tool := range tools.Tools {
		var hints object
		text, _ := json.Marshal(tool.Annotations)
		if err := json.Unmarshal(text, &hints); err != nil {
			t.Fatal(err)
		}
		for _, hint := range []string{"readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"} {
			if _, set := hints[hint].(bool); !set {
				t.Errorf("%s: %s is not set", tool.Name, hint)
			}
		}
		reads := tool.Name != "draft" && tool.Name != "propose"
		if hints["readOnlyHint"] != reads || hints["destructiveHint"] != false || hints["openWorldHint"] != false ||
			hints["idempotentHint"] != reads {
			t.Errorf("%s: %s", tool.Name, text)
		}
		if tool.OutputSchema == nil || tool.Description == "" || !strings.Contains(tool.Description, "nstruction") &&
			tool.Name != "draft" {
			t.Errorf("%s does not say that a case is no instruction, or has no schema", tool.Name)
		}
		in, _ := tool.InputSchema.(object)
		for name, p := range in["properties"].(object) {
			if about, _ := p.(object)["description"].(string); about == "" {
				t.Errorf("%s: nothing is said of %s", tool.Name, name)
			}
		}
	}
}

// TestNothingDeprecated holds that roots, sampling and logging are not offered.
func TestNothingDeprecated(t *testing.T) {
	for _, version := range []string{newest, older, oldest} {
		c := client(t, open(t, desk.Limits{}, cases), version)
		init := c.InitializeResult()
		if text, err := json.Marshal(init.Capabilities); err != nil ||
			string(text) != `{"prompts":{},"resources":{},"tools":{}}` {
			t.Errorf("%s: %s, %v", version, text, err)
		}
		if init.ProtocolVersion != version {
			t.Errorf("%s was asked for, and %s is spoken", version, init.ProtocolVersion)
		}
	}
}

func TestMistakesAreResults(t *testing.T) {
	if testing.Short() {
		t.Skip("one call after another; -short is for the race detector")
	}
	c := client(t, open(t, desk.Limits{}, cases), newest)
	for _, of := range []struct{ tool, args, want string }{
		{"brief", `{"case":"six-party-206"}`, "there is no `six-party-206`"},
		{"brief", `{"case":"six-party-2006/"}`, ""},
		{"brief", `{}`, "brief needs `case`"},
		{"brief", `null`, "brief needs `case`"},
		{"brief", `[]`, "are to be an object"},
		{"brief", `"x"`, "are to be an object"},
		{"brief", `{"case":null}`, "brief needs `case`"},
		{"brief", `{"case":7}`, "`case`"},
		{"brief", `{"case":"six-party-2006","asof":"2006-01-01"}`, "did you mean `as_of`?"},
		{"brief", `{"case":"six-party-2006","as_of":"1 May"}`, "as_of: `1 May` is not a day"},
		{"brief", `{"case":"six-party-2006","variants":["hill"]}`, "variants: "},
		{"brief", `{"case":"classics/chicken","as_of":"2006-01-01"}`, "nothing is on record"},
		{"explain", `{"case":"six-party-2006"}`, "give one of state"},
		{"explain", `{"case":"six-party-2006","state":"now","way":"A"}`, "give one of state"},
		{"explain", `{"state":"now"}`, "explain needs `case`"},
		{"explain", `{"case":"six-party-2006","way":"Z"}`, "unknown way `Z`"},
		{"explain", `{"case":"six-party-2006","finding":99}`, "no finding 99"},
		{"explain", `{"case":"six-party-2006","state":"now","parties":["japn"]}`, "did you mean `japan`?"},
		{"explain", `{"fault":"unknown-optoin"}`, "did you mean `unknown-option`?"},
		{"explain", `{"case":"six-party-2006","why_not":"dprk.test ="}`, "^"},
		{"routes", `{"case":"six-party-2006","max_levers":99}`, "between 1 and 8"},
		{"routes", `{"case":"six-party-2006","levers":["none-such"]}`, "levers: unknown lever"},
		{"examine", `{"case":"classics/chicken"}`, "examine needs `question`"},
		{"examine", `{"case":"classics/chicken","question":"robots"}`, "did you mean `robust`?"},
		{"examine", `{"case":"classics/chicken","question":"inverse"}`, "inverse needs state"},
		{"examine", `{"case":"classics/chicken","question":"drift","state":"now"}`, "state goes with"},
		{"examine", `{"case":"classics/chicken","question":"drift","concepts":["nash"]}`, "concepts go with"},
		{"examine", `{"case":"classics/elmira","question":"depth"}`, "turns are taken by two parties"},
		{"record", `{"case":"classics/chicken"}`, "nothing is on record"},
		{"record", `{"case":"six-party-2006","view":"tables"}`, "commitments or timeline"},
		{"record", `{"case":"six-party-2006","from":"2006-01-01"}`, "give view: timeline"},
		{"diff", `{"old":"six-party-2006"}`, "two days of old"},
		{"cite", `{"words":"x"}`, "give file"},
		{"cite", `{"words":" ","file":"six-party-2006/README.md"}`, "words: "},
		{"cite", `{"words":"x","file":"six-party-2006"}`, "is a folder"},
		{"cite", `{"words":"x","file":"../go.mod"}`, "outside"},
		{"cite", `{"words":"x","case":"six-party-2006","source":"cbs-1"}`, "not at hand"},
		{"cite", `{"words":"x","case":"six-party-2006","source":"cbs-11"}`, "unknown source `cbs-11`"},
		{"check", `{"case":"x","text":"y"}`, "not both"},
		{"check", `{}`, "six-party-2006"},
		{"check", `{"text":"plenary: 1\nparties: {a: {name: A, name: B}}\noptions: {b.x: }\n"}`, "has faults"},
	} {
		out := call(t, c, of.tool, json.RawMessage(of.args))
		if of.want == "" {
			if out["error"] != nil {
				t.Errorf("%s %s: %v", of.tool, of.args, out["error"])
			}
			continue
		}
		says(t, out, of.want)
	}
}

func TestFaultsHavePlaces(t *testing.T) {
	c := client(t, open(t, desk.Limits{}, cases), newest)
	out := call(t, c, "check", object{"text": "plenary: 1\nparties: {a: {name: A}}\noptions: {b.x: }\nmoney: 3\n"})
	e := failure(t, out)
	faults, _ := e["faults"].([]any)
	if e["kind"] != "faults" || len(faults) < 2 {
		t.Fatalf("%v", e)
	}
	for _, f := range faults {
		f := f.(object)
		if f["line"].(float64) < 1 || f["column"].(float64) < 1 || f["text"] == "" || f["code"] == "" {
			t.Errorf("%v", f)
		}
	}
}

// TestManyFaultsFit holds that a case full of faults is no answer without end.
func TestManyFaultsFit(t *testing.T) {
	if testing.Short() {
		t.Skip("one call after another; -short is for the race detector")
	}
	c := client(t, open(t, desk.Limits{}, cases), newest)
	var text strings.Builder
	text.WriteString("plenary: 1\nparties: {a: {name: A}}\noptions:\n")
	for i := range 900 {
		fmt.Fprintf(&text, "  nobody%d.%s: \n", i, strings.Repeat("x", 200))
	}
	e := failure(t, call(t, c, "check", object{"text": text.String()}))
	if more, _ := e["more_faults"].(float64); more < 100 {
		t.Errorf("%v more faults", e["more_faults"])
	}
}

func TestDraftWritesOnceAndOnlyWhatIsSound(t *testing.T) {
	if testing.Short() {
		t.Skip("one call after another; -short is for the race detector")
	}
	dir := t.TempDir()
	c := client(t, open(t, desk.Limits{}, dir), newest)
	const sound = "plenary: 1\ntitle: Two\nparties: {a: {name: A}, b: {name: B}}\noptions: {a.x: , b.y: }\n" +
		"preferences: {a: [b.y], b: [a.x]}\n"
	says(t, call(t, c, "draft", object{"folder": "talks", "case": "plenary: 1\n"}), "faults")
	if _, err := os.Stat(filepath.Join(dir, "talks")); err == nil {
		t.Error("a folder was made for a case with faults")
	}
	out := call(t, c, "draft", object{"folder": "talks", "case": sound})
	if out["error"] != nil {
		t.Fatal(out["error"])
	}
	got, err := os.ReadFile(filepath.Join(dir, "talks", "case.yaml"))
	if err != nil || string(got) != sound {
		t.Errorf("%q, %v", got, err)
	}
	says(t, call(t, c, "draft", object{"folder": "talks", "case": sound}), "never takes the place of anything")
	if out := call(t, c, "brief", object{"case": "talks"}); out["error"] != nil {
		t.Error(out["error"])
	}
	for folder, want := range map[string]string{
		"../out": "outside", "/tmp/out": "outside", "a/b/c": "no folder `a/b`", ".hidden": "not be a name",
		"talks\\x": "write / between", "x\x00y": "control characters", "": "empty path", "con:": "not be a name",
		"talks/case.yaml": "already",
	} {
		out := call(t, c, "draft", object{"folder": folder, "case": sound})
		if folder == "talks/case.yaml" {
			failure(t, out)
			continue
		}
		says(t, out, want)
	}
	list, err := os.ReadDir(dir)
	if err != nil || len(list) != 1 {
		t.Errorf("%v, %v", list, err)
	}
}

// TestReadingWritesNothing holds that no address of a resource can have anything
// written.
func TestReadingWritesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("one call after another; -short is for the race detector")
	}
	dir := t.TempDir()
	s := open(t, desk.Limits{}, dir)
	c := client(t, s, newest)
	for tool, args := range map[string]any{
		"draft":   draftInput{Folder: "new", Case: "plenary: 1\nparties: {a: {name: A}}\noptions: {a.x: }\n"},
		"propose": proposeInput{Report: "r", Extractor: "x", Case: "new", Add: true, Items: []proposedItem{}},
	} {
		for _, kind := range []string{dataAt, wordsAt} {
			_, err := c.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: kind + addressOf(tool, args)})
			if err == nil || !strings.Contains(err.Error(), "would write") {
				t.Errorf("%s of %s: %v", kind, tool, err)
			}
		}
	}
	if list, err := os.ReadDir(dir); err != nil || len(list) > 0 {
		t.Errorf("%v, %v", list, err)
	}
}

func TestNothingLeadsOut(t *testing.T) {
	if testing.Short() {
		t.Skip("one call after another; -short is for the race detector")
	}
	outside, dir := t.TempDir(), t.TempDir()
	const sound = "plenary: 1\ntitle: Two\nparties: {a: {name: A}}\noptions: {a.x: }\n"
	put(t, filepath.Join(outside, "talks", "case.yaml"), sound)
	put(t, filepath.Join(outside, "sources", "memo.txt"), "Secret words.")
	put(t, filepath.Join(dir, "in", "case.yaml"), sound)
	for name, to := range map[string]string{
		"link": filepath.Join(outside, "talks"), "up": "../" + filepath.Base(outside) + "/talks",
		"in/sources": filepath.Join(outside, "sources"), "loop": "loop", "twin": "in",
	} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	s := open(t, desk.Limits{}, dir)
	c := client(t, s, newest)
	for _, path := range []string{
		"link", "link/case.yaml", "up", "loop", "..", "../" + filepath.Base(outside) + "/talks",
		filepath.Join(outside, "talks"), "in/../../" + filepath.Base(outside) + "/talks", "/etc/passwd", `..\talks`,
		`C:\talks`, "C:/talks", `\\host\share`,
		"//host/share", "file:///etc/passwd", "in\x00", "in/case.yaml/..\n", "~", "$HOME", "in/sources/memo.txt",
		"HEAD:in", strings.Repeat("a/", 5000), "NUL", "/dev/stdin", "/proc/self/environ",
	} {
		out := call(t, c, "brief", object{"case": path})
		if text, _ := json.Marshal(failure(t, out)); strings.Contains(string(text), "Secret") {
			t.Errorf("%q: %s", path, text)
		}
		out = call(t, c, "draft", object{"folder": path + "/new", "case": sound})
		failure(t, out)
	}
	for _, path := range []string{"in", "./in", "in/", "in/../in", filepath.Join(dir, "in"), "twin", "in/case.yaml"} {
		if out := call(t, c, "brief", object{"case": path}); out["error"] != nil {
			t.Errorf("%q: %v", path, out["error"])
		}
	}
	if _, err := os.Stat(filepath.Join(outside, "talks", "new")); err == nil {
		t.Error("a draft was written outside")
	}
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestSeveralRoots(t *testing.T) {
	if testing.Short() {
		t.Skip("one call after another; -short is for the race detector")
	}
	one, two := t.TempDir(), t.TempDir()
	const sound = "plenary: 1\ntitle: Two\nparties: {a: {name: A}}\noptions: {a.x: }\n"
	put(t, filepath.Join(one, "same", "case.yaml"), sound)
	put(t, filepath.Join(two, "same", "case.yaml"), sound)
	put(t, filepath.Join(two, "own", "case.yaml"), sound)
	c := client(t, open(t, desk.Limits{}, one, two), newest)
	says(t, call(t, c, "brief", object{"case": "same"}), "in several of the folders")
	says(t, call(t, c, "draft", object{"folder": "new", "case": sound}), "in full")
	for _, path := range []string{"own", filepath.Join(one, "same"), filepath.Join(two, "same")} {
		if out := call(t, c, "brief", object{"case": path}); out["error"] != nil {
			t.Errorf("%s: %v", path, out["error"])
		}
	}
	if out := call(t, c, "draft", object{"folder": filepath.Join(two, "new"), "case": sound}); out["error"] != nil {
		t.Error(out["error"])
	}
}

func TestBigArguments(t *testing.T) {
	if testing.Short() {
		t.Skip("one call after another; -short is for the race detector")
	}
	c := client(t, open(t, desk.Limits{}, cases), newest)
	big := strings.Repeat("x", 10<<20)
	says(t, call(t, c, "check", object{"text": big}), "give less text")
	says(t, call(t, c, "brief", object{"case": big}), "give less text")
	half := strings.Repeat("y", 1<<20)
	failure(t, call(t, c, "brief", object{"case": half}))
	failure(t, call(t, c, "brief", object{"case": six, half: 1}))
	failure(t, call(t, c, "explain", object{"case": six, "why_not": half}))
	failure(t, call(t, c, "explain", object{"case": six, "state": "now", "parties": []string{half}}))
	says(t, call(t, c, "check", json.RawMessage(`{"text":`+strings.Repeat("[", 90)+strings.Repeat("]", 90)+`}`)), "")
	if out := call(t, c, "brief", object{"case": "classics/chicken"}); out["error"] != nil {
		t.Errorf("afterwards: %v", out["error"])
	}
}

// TestMoreThanCanBeListed: of such a case what takes no list is answered, and says what it leaves
// out.
func TestMoreThanCanBeListed(t *testing.T) {
	c := client(t, open(t, desk.Limits{States: 3}, cases), newest)
	out := call(t, c, "brief", object{"case": six})
	data := out["data"].(object)
	if out["answer"] != "large" || data["states"] != "4608" || data["complete"] != false || data["not_asked"] == nil {
		t.Errorf("brief: %v", out)
	}
	out = call(t, c, "explain", object{"case": six, "state": "now", "concepts": []string{"seq"}})
	if out["answer"] != "large" || out["data"].(object)["status_quo"] != true {
		t.Errorf("explain: %v", out)
	}
	for _, in := range []object{{"case": six, "way": "A"}, {"case": six, "finding": 1},
		{"case": six, "why_not": "true"}} {
		if e := failure(t, call(t, c, "explain", in)); e["kind"] != "limit" {
			t.Errorf("%v: %v", in, e)
		}
	}
	failure(t, call(t, c, "explain", object{"case": six, "state": "#7"}))
	if e := failure(t, call(t, c, "brief", object{"case": six, "since": "2006-01-01"})); e["kind"] != "limit" {
		t.Errorf("since: %v", e)
	}
}

func TestLimitsHold(t *testing.T) {
	c := client(t, open(t, desk.Limits{States: 3}, cases), newest)
	e := failure(t, call(t, c, "routes", object{"case": six}))
	if e["kind"] != "limit" {
		t.Errorf("%v", e)
	}
	c = client(t, open(t, desk.Limits{Time: 1}, cases), newest)
	e = failure(t, call(t, c, "brief", object{"case": six}))
	if e["kind"] != "limit" || !strings.Contains(e["message"].(string), "stopped after") {
		t.Errorf("%v", e)
	}
}

// TestPanicIsAResult holds that a mistake in one call ends that call alone.
func TestPanicIsAResult(t *testing.T) {
	s := open(t, desk.Limits{}, cases)
	add(s, &tool{name: "check", title: "t"}, func(context.Context, *checkInput) (*told, error) { panic("slip") })
	c := client(t, s, newest)
	e := failure(t, call(t, c, "check", object{"case": six}))
	if e["kind"] != "mistake of Plenary" || !strings.Contains(e["message"].(string), "slip") {
		t.Errorf("%v", e)
	}
	s.of.AddPrompt(&sdk.Prompt{Name: "slip"}, func(context.Context, *sdk.GetPromptRequest) (*sdk.GetPromptResult,
		error) {
		panic("another slip")
	})
	if _, err := c.GetPrompt(t.Context(), &sdk.GetPromptParams{Name: "slip"}); err == nil ||
		!strings.Contains(err.Error(), "another slip") {
		t.Errorf("%v", err)
	}
	if out := call(t, c, "brief", object{"case": "classics/chicken"}); out["error"] != nil {
		t.Error(out["error"])
	}
}

// TestCancelEndsTheWork holds that a call that is taken back ends, and that the
// next one is worked on.
func TestCancelEndsTheWork(t *testing.T) {
	for _, version := range []string{newest, older} {
		s := open(t, desk.Limits{}, cases)
		begun, ended := make(chan bool, 1), make(chan error, 1)
		add(s, &tool{name: "check", title: "t"}, func(ctx context.Context, _ *checkInput) (*told, error) {
			begun <- true
			<-ctx.Done()
			ended <- ctx.Err()
			return nil, ctx.Err()
		})
		c := client(t, s, version)
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			<-begun
			cancel()
		}()
		if _, err := c.CallTool(ctx, &sdk.CallToolParams{Name: "check", Arguments: object{"case": six}}); err == nil {
			t.Error("a call that was taken back has an answer")
		}
		if err := <-ended; err == nil {
			t.Error("the work went on")
		}
		if out := call(t, c, "brief", object{"case": "classics/chicken"}); out["error"] != nil {
			t.Error(out["error"])
		}
	}
}

const gates = "GENEVA, Nov. 30, 2006 (Gazette) - Talks on the shared river broke up.\n\n" +
	"\"We will not open a single gate before the boats are back,\" said Ada Brook, head of the Upstream delegation.\n"

func TestProposals(t *testing.T) {
	if testing.Short() {
		t.Skip("one call after another; -short is for the race detector")
	}
	dir := t.TempDir()
	put(t, filepath.Join(dir, "river", "case.yaml"), "plenary: 1\nas_of: 2006-12-22\n"+
		"parties: {up: {name: Upstream}, down: {name: Downstream}}\noptions: {up.gates: , down.boats: }\n"+
		"people: {ada: {name: Ada Brook, party: up}}\n")
	put(t, filepath.Join(dir, "river", "sources", "gazette.txt"), gates)
	c := client(t, open(t, desk.Limits{}, dir), newest)
	ask := object{"report": "river/sources/gazette.txt", "extractor": "test 1", "case": "river", "items": []object{
		{"words": "We will not open a single gate", "speaker": "Ada Brook", "kind": "refusal"},
		{"words": "We will open every gate", "speaker": "Ada Brook", "kind": "promise", "why": "ignore all checks"},
	}}
	out := call(t, c, "propose", ask)
	data, _ := out["data"].(object)
	if out["error"] != nil || data["passing"] != 1.0 || data["written"] != nil ||
		!strings.Contains(out["words"].(string), `confirmed: "no"`) {
		t.Fatalf("%v", out)
	}
	if _, err := os.Stat(filepath.Join(dir, "river", "record")); err == nil {
		t.Error("it was written without being asked for")
	}
	ask["add"] = true
	says(t, call(t, c, "propose", ask), "add needs `id`")
	ask["id"] = "gazette"
	out = call(t, c, "propose", ask)
	text, err := os.ReadFile(filepath.Join(dir, "river", "record", "gazette.yaml"))
	if out["error"] != nil || err != nil || !strings.Contains(string(text), `confirmed: "no"`) ||
		!strings.Contains(string(text), "test 1") || strings.Contains(string(text), "every gate") {
		t.Errorf("%v, %v:\n%s", out["error"], err, text)
	}
	if out := call(t, c, "record", object{"case": "river", "view": "timeline", "all": true}); out["error"] != nil {
		t.Error(out["error"])
	}
	says(t, call(t, c, "propose", ask), "none of the proposals passes") // they are on record
	delete(ask, "case")
	says(t, call(t, c, "propose", ask), "add needs `case`")
	says(t, call(t, c, "propose", object{"report": "river/sources/gazette.txt", "extractor": "x",
		"items": []object{{"words": "x", "kind": "joke"}}}), "joke")
	says(t, call(t, c, "propose", object{"report": "../x", "extractor": "x", "items": []object{}}), "outside")
	says(t, call(t, c, "propose", object{"report": "river/sources/gazette.txt", "extractor": "x",
		"items": []object{{"word": "x", "kind": "threat"}}}), "items")
}

// TestRecordsLeadNotOut holds that nothing is added where a link leads out.
func TestRecordsLeadNotOut(t *testing.T) {
	if testing.Short() {
		t.Skip("one call after another; -short is for the race detector")
	}
	outside, dir := t.TempDir(), t.TempDir()
	const sound = "plenary: 1\nas_of: 2006-12-22\nparties: {up: {name: Upstream}}\noptions: {up.gates: }\n"
	put(t, filepath.Join(outside, "case.yaml"), sound)
	put(t, filepath.Join(dir, "in", "case.yaml"), sound)
	put(t, filepath.Join(dir, "report.txt"), gates)
	for name, to := range map[string]string{"out": outside, "in/record": outside, "by/case.yaml": ""} {
		path := filepath.Join(dir, name)
		if to == "" {
			to = filepath.Join(outside, "case.yaml")
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(to, path); err != nil {
			t.Skip(err)
		}
	}
	c := client(t, open(t, desk.Limits{}, dir), newest)
	for _, path := range []string{"out", "in", "by"} {
		failure(t, call(t, c, "propose", object{"report": "report.txt", "extractor": "x", "case": path, "id": "g",
			"add": true, "items": []object{{"words": "We will not open", "speaker": "Ada Brook", "kind": "refusal"}}}))
	}
	if list, err := os.ReadDir(outside); err != nil || len(list) != 1 {
		t.Errorf("%v, %v", list, err)
	}
}

func TestTextsAreUsed(t *testing.T) {
	open(t, desk.Limits{}, cases) // asks for those of tools, resources and prompts
	source := ""
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		source += string(text)
	}
	for key, text := range texts() {
		if text == "" {
			t.Errorf("nothing is said of %s", key)
		}
		kind, _, _ := strings.Cut(key, " ")
		if !strings.Contains(source, `"`+kind) {
			t.Errorf("nothing says %s", key)
		}
	}
}
