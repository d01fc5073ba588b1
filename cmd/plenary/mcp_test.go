package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/testscript"
)

// An assistantSession talks to plenary mcp over its standard input and output.
type assistantSession struct {
	t       failing
	ask     io.WriteCloser
	answers *bufio.Reader
	errs    bytes.Buffer
	status  chan int
	n       int
}

// serveAssistant runs plenary mcp in this process.
func serveAssistant(t *testing.T, args ...string) *assistantSession {
	t.Helper()
	in, ask := io.Pipe()
	read, out := io.Pipe()
	s := &assistantSession{t: t, ask: ask, answers: bufio.NewReader(read), status: make(chan int, 1)}
	go func() {
		s.status <- run(context.Background(), append([]string{"mcp"}, args...), stdio{in, out, &s.errs})
		out.Close()
	}()
	return s
}

// startAssistant runs plenary mcp as a process in a folder.
func startAssistant(t failing, dir string, args ...string) *assistantSession {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := exec.Command(self, append([]string{"mcp"}, args...)...)
	p.Dir, p.Env = dir, append(os.Environ(), plainly+"=1")
	s := &assistantSession{t: t, status: make(chan int, 1)}
	p.Stderr = &s.errs
	out, err := p.StdoutPipe()
	if err == nil {
		s.ask, err = p.StdinPipe()
	}
	if err == nil {
		err = p.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	s.answers = bufio.NewReader(out)
	go func() {
		_ = p.Wait()
		s.status <- p.ProcessState.ExitCode()
	}()
	return s
}

// converse is a command of scripts: it holds the session that a file has, a call
// a line, as in brief {"case": "river.yaml"}, with a server of the folder, and
// writes into another file what each is answered.
func converse(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: converse SESSION ANSWERS")
	}
	var out strings.Builder
	s := startAssistant(scriptT{ts}, ts.Getenv("WORK"), "--root", ".")
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		tool, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		var given map[string]any
		if err := json.Unmarshal([]byte(text), &given); err != nil {
			ts.Fatalf("%s: %v", line, err)
		}
		if uri, ok := given["uri"].(string); ok {
			result, _ := s.request(tool, map[string]any{"uri": uri})["result"].(map[string]any)
			fmt.Fprintf(&out, "> %s%v\n\n", line, result["contents"].([]any)[0].(map[string]any)["text"])
			continue
		}
		answer := s.call(tool, given)
		fmt.Fprintf(&out, "> %s", line)
		if wrong, ok := answer["error"].(map[string]any); ok {
			fmt.Fprintf(&out, "ERROR %v: %v\n", wrong["kind"], wrong["message"])
			faults, _ := wrong["faults"].([]any)
			for _, f := range faults {
				f := f.(map[string]any)
				fmt.Fprintf(&out, "%v:%v:%v: %v; %v\n", f["file"], f["line"], f["column"], f["text"], f["fix"])
			}
		}
		if words, ok := answer["words"]; ok {
			fmt.Fprintf(&out, "%v\n", words)
		}
	}
	if status := s.end(); status != exitAnswered || s.errs.Len() > 0 {
		ts.Fatalf("status %d: %s", status, s.errs.String())
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(out.String()), 0o666))
}

// scriptT is the part of a test that a script is.
type scriptT struct{ ts *testscript.TestScript }

func (scriptT) Helper()                          {}
func (t scriptT) Fatal(args ...any)              { t.ts.Fatalf("%s", fmt.Sprint(args...)) }
func (t scriptT) Fatalf(format string, a ...any) { t.ts.Fatalf(format, a...) }
func (t scriptT) Errorf(format string, a ...any) { t.ts.Fatalf(format, a...) }

// A failing is what a session fails by.
type failing interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// request sends a request by the newest revision and returns what answers it,
// after looking at all that is written.
func (s *assistantSession) request(method string, params map[string]any) map[string]any {
	s.t.Helper()
	s.n++
	params["_meta"] = map[string]any{"io.modelcontextprotocol/protocolVersion": "2026-07-28",
		"io.modelcontextprotocol/clientCapabilities": map[string]any{}}
	message, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": s.n, "method": method, "params": params})
	if err != nil {
		s.t.Fatal(err)
	}
	if _, err := s.ask.Write(append(message, '\n')); err != nil {
		s.t.Fatal(err)
	}
	line, err := s.answers.ReadString('\n')
	if err != nil {
		s.t.Fatalf("%s is not answered: %v\n%s", message, err, s.errs.String())
	}
	if at := strings.IndexFunc(strings.TrimSuffix(line, "\n"), obeyed); at >= 0 || !utf8.ValidString(line) {
		s.t.Errorf("%.300s is answered at %d: %.200q", message, at, line[max(0, at-60):])
	}
	var answer map[string]any
	if err := json.Unmarshal([]byte(line), &answer); err != nil {
		s.t.Fatalf("%.300q: %v", line, err)
	}
	return answer
}

// call calls a tool and returns its structured content, all of whose texts can
// be looked at.
func (s *assistantSession) call(tool string, args map[string]any) map[string]any {
	s.t.Helper()
	answer := s.request("tools/call", map[string]any{"name": tool, "arguments": args})
	result, ok := answer["result"].(map[string]any)
	if !ok {
		s.t.Fatalf("%s %v: %v", tool, args, answer["error"])
	}
	eachText(result, func(text string) {
		if at := strings.IndexFunc(strings.ReplaceAll(text, "\n", " "), obeyed); at >= 0 {
			s.t.Errorf("%s %v tells %.200q", tool, args, text[max(0, at-60):])
		}
	})
	out, _ := result["structuredContent"].(map[string]any)
	return out
}

// TestAssistantOverHTTP serves over a port by the real program, which says where
// and with which token, and ends by a signal.
func TestAssistantOverHTTP(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no such signals")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := exec.Command(self, "mcp", "--root", "../../cases", "--http", "localhost:0")
	p.Env = append(os.Environ(), plainly+"=1")
	errs, err := p.StderrPipe()
	if err == nil {
		err = p.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Process.Kill() }()
	said := bufio.NewReader(errs)
	where, _ := said.ReadString('\n')
	with, _ := said.ReadString('\n')
	_, address, _ := strings.Cut(strings.TrimSpace(where), "serving ")
	_, token, _ := strings.Cut(strings.TrimSpace(with), "Bearer ")
	for auth, want := range map[string]string{"": "401", "Bearer " + token: "200"} {
		r, err := http.NewRequest(http.MethodPost, address, strings.NewReader(`{"jsonrpc":"2.0","id":1,`+
			`"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},`+
			`"clientInfo":{"name":"x","version":"1"}}}`))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		r.Header.Set("Authorization", auth)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		if !strings.HasPrefix(answer.Status, want) || want == "200" && !strings.Contains(string(body), "plenary") {
			t.Errorf("%q: %s %s", auth, answer.Status, body)
		}
	}
	if _, err := os.Stat(inspector); err == nil && !testing.Short() {
		out, status := inspectAt(t, "modern", "--server-url", address, "--header", "Authorization: Bearer "+token,
			"--method", "tools/call", "--tool-name", "brief", "--tool-arg", "case=classics/chicken")
		if status != 0 || !strings.Contains(out, "WHERE IT STANDS") {
			t.Errorf("status %d: %.1000s", status, out)
		}
	}
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	_ = p.Wait()
	if status := p.ProcessState.ExitCode(); status != exitTerminated {
		t.Errorf("status %d", status)
	}
}

// eachText calls f for every string in a value of JSON.
func eachText(value any, f func(string)) {
	switch value := value.(type) {
	case string:
		f(value)
	case []any:
		for _, part := range value {
			eachText(part, f)
		}
	case map[string]any:
		for name, part := range value {
			f(name)
			eachText(part, f)
		}
	}
}

// end ends the session, and returns the exit status.
func (s *assistantSession) end() int {
	s.ask.Close()
	return <-s.status
}

// hostileAssistant asks everything of a case whose texts are hostile.
func hostileAssistant(t *testing.T, dir string) {
	s := serveAssistant(t, "--root", dir)
	for _, call := range []struct {
		tool string
		args map[string]any
	}{
		{"check", map[string]any{"case": "."}},
		{"brief", map[string]any{"case": ".", "full": true}},
		{"brief", map[string]any{"case": ".", "variants": []string{"drought"}, "as_of": "2031-02-10"}},
		{"routes", map[string]any{"case": ".", "all": true, "full": true}},
		{"examine", map[string]any{"case": ".", "question": "coalitions", "full": true}},
		{"examine", map[string]any{"case": ".", "question": "inverse", "state": "now", "full": true}},
		{"examine", map[string]any{"case": ".", "question": "perceptions"}},
		{"examine", map[string]any{"case": ".", "question": "preferences", "variants": []string{"lent"}}},
		{"examine", map[string]any{"case": ".", "question": "same"}},
		{"explain", map[string]any{"case": ".", "state": "now", "full": true}},
		{"explain", map[string]any{"case": ".", "way": "A"}},
		{"explain", map[string]any{"case": ".", "finding": 1}},
		{"explain", map[string]any{"case": ".", "passage": "memo#1"}},
		{"explain", map[string]any{"case": ".", "why_not": "water"}},
		{"record", map[string]any{"case": "."}},
		{"record", map[string]any{"case": ".", "view": "timeline", "all": true}},
		{"diff", map[string]any{"old": ".", "from": "2031-01-05"}},
	} {
		out := s.call(call.tool, call.args)
		if out["error"] != nil {
			t.Errorf("%s %v: %v", call.tool, call.args, out["error"])
		}
		for _, key := range []string{"whole", "words_in_full"} {
			if uri, ok := out[key].(string); ok {
				s.read(uri)
			}
		}
	}
	if status := s.end(); status != exitAnswered || s.errs.Len() > 0 {
		t.Errorf("status %d, %q", status, s.errs.String())
	}
}

// read reads a resource to its last page.
func (s *assistantSession) read(uri string) {
	s.t.Helper()
	for pages := 0; uri != "" && pages < 100; pages++ {
		answer := s.request("resources/read", map[string]any{"uri": uri})
		result, ok := answer["result"].(map[string]any)
		if !ok {
			s.t.Fatalf("%s: %v", uri, answer["error"])
		}
		text, _ := result["contents"].([]any)[0].(map[string]any)["text"].(string)
		if at := strings.IndexFunc(strings.ReplaceAll(text, "\n", " "), obeyed); at >= 0 {
			s.t.Errorf("%s tells %.200q", uri, text[max(0, at-60):])
		}
		var page struct{ Next string }
		_ = json.Unmarshal([]byte(text), &page) // words are no JSON
		uri = page.Next
	}
}

// TestHostileAssistant gives hostile texts as arguments and asks about a case
// of a hostile name. That about a case full of them is everywhere's.
func TestHostileAssistant(t *testing.T) {
	inOneGoroutine(t)
	dir := filepath.Join(t.TempDir(), "a\x1b[31m\u202e")
	if err := os.MkdirAll(filepath.Join(dir, "b\u200b"), 0o777); err != nil {
		t.Skip("this system has no such names: ", err)
	}
	newSpecimen(t).write(t, filepath.Join(dir, "b\u200b"))
	s := serveAssistant(t, "--root", dir)
	if out := s.call("brief", map[string]any{"case": "b\u200b"}); out["error"] != nil {
		t.Error(out["error"])
	}
	for i, bad := range []string{hostile(1), lines(2), "2031-\u202e", "hill\u200b", "A\u00ad", "#\u202e", "\U000e0041",
		"hill.gate = \u202eopen and \x1b", "memo#\u2066", strings.Repeat("\u0301", 200)} {
		for tool, names := range map[string][]string{
			"check": {"case", "text"}, "brief": {"case", "as_of", "since"}, "diff": {"old", "new", "from", "to"},
			"explain": {"case", "state", "way", "passage", "why_not", "fault", "against"},
			"examine": {"case", "as_of", "question", "state"},
			"routes":  {"case", "as_of", "to"}, "record": {"case", "view", "from"}, "draft": {"folder", "case"},
			"cite":    {"words", "file", "case", "source", "id"},
			"propose": {"report", "extractor", "case", "id", "date", "words"},
		} {
			for _, name := range names {
				args := map[string]any{"case": "b\u200b", "old": "b\u200b"}
				if tool == "draft" {
					args = map[string]any{"folder": fmt.Sprint("new", i), "case": "plenary: 1\n"}
				}
				if tool == "propose" {
					args = map[string]any{"report": "b\u200b/case.yaml", "extractor": "x", "case": "b\u200b",
						"items": []any{map[string]any{"words": bad, "kind": "threat", "speaker": bad, "party": bad,
							"day": bad, "about": bad, "why": bad}}}
				}
				args[name] = bad
				s.call(tool, args)
			}
			s.call(tool, map[string]any{bad: bad, "variants": []string{bad}})
		}
		s.request("resources/read", map[string]any{"uri": "plenary://docs/" + bad})
		s.request("resources/read", map[string]any{"uri": "plenary://answer/" + bad})
		s.request("prompts/get", map[string]any{"name": "draft-case",
			"arguments": map[string]any{"reports": bad, "folder": "x"}})
		s.request("tools/call", map[string]any{"name": bad})
		s.request(bad, map[string]any{})
	}
	if status := s.end(); status != exitAnswered || s.errs.Len() > 0 {
		t.Errorf("status %d, %q", status, s.errs.String())
	}
	if list, err := os.ReadDir(dir); err != nil || len(list) != 1 {
		t.Errorf("%v, %v", list, err)
	}
}
