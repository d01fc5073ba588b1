package mcp

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/desk"
)

// TestStdioOutlivesNoMessages holds that lines which are no messages are
// answered, and that the next call is.
func TestStdioOutlivesNoMessages(t *testing.T) {
	s := open(t, desk.Limits{}, cases)
	in, write := io.Pipe()
	read, out := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- s.Stdio(t.Context(), in, out); out.Close() }()
	answers := bufio.NewReader(read)
	for _, line := range []string{
		"{", "\x1b[31m\u202e", `{"jsonrpc":"2.0"`, strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000),
		strings.Repeat("[", 900) + strings.Repeat("]", 900),
		strings.Repeat("x", mostMessage+10), "1", `"x"`, "null", "{}", "[]", "[1]",
		`{"jsonrpc":"1.0","id":1,"method":"ping"}`,
		`{"jsonrpc":"2.0","id":{},"method":"ping"}`, `{"jsonrpc":"2.0","id":1,"method":7}`, `{"jsonrpc":"2.0"}`,
	} {
		if _, err := io.WriteString(write, line+"\n"); err != nil {
			t.Fatal(err)
		}
		got, err := answers.ReadString('\n')
		if err != nil || !strings.Contains(got, `"error"`) || strings.ContainsFunc(strings.TrimSpace(got), hidden) {
			t.Errorf("%.40q is answered by %q, %v", line, got, err)
		}
	}
	const call = "\r\n\n" + `{"jsonrpc":"2.0","id":"\u202e7","method":"tools/call","params":{"_meta":{` +
		`"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}},` +
		`"name":"explain","arguments":{"fault":"unknown-option"}}}` + "\r\n"
	if _, err := io.WriteString(write, call); err != nil {
		t.Fatal(err)
	}
	got, err := answers.ReadString('\n')
	var answer struct{ ID string }
	if jsonErr := json.Unmarshal([]byte(got), &answer); err != nil || jsonErr != nil || answer.ID != "\u202e7" ||
		strings.ContainsFunc(strings.TrimSpace(got), hidden) {
		t.Errorf("%q (%v, %v)", got, err, jsonErr)
	}
	write.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("nobody reads") }

func TestStdioSaysThatNobodyReads(t *testing.T) {
	s := open(t, desk.Limits{}, cases)
	in, write := io.Pipe()
	defer write.Close()
	done := make(chan error, 1)
	go func() { done <- s.Stdio(t.Context(), in, broken{}) }()
	if _, err := io.WriteString(write, `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{`+
		`"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"x","version":"1"}}}`+"\n"); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err == nil || err.Error() != "nobody reads" {
		t.Errorf("%v", err)
	}
}

func TestStdioHasNoLogging(t *testing.T) {
	s := open(t, desk.Limits{}, cases)
	in, write := io.Pipe()
	read, out := io.Pipe()
	go func() { _ = s.Stdio(t.Context(), in, out) }()
	defer write.Close()
	answers := bufio.NewReader(read)
	for _, of := range []struct{ line, want string }{
		{`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},` +
			`"clientInfo":{"name":"x","version":"1"}}}`, `"serverInfo"`},
		{`{"jsonrpc":"2.0","method":"notifications/initialized"}`, ""},
		{`{"jsonrpc":"2.0","id":2,"method":"logging/setLevel","params":{"level":"debug"}}`, "-32601"},
	} {
		if _, err := io.WriteString(write, of.line+"\n"); err != nil {
			t.Fatal(err)
		}
		if of.want == "" {
			continue
		}
		if got, err := answers.ReadString('\n'); err != nil || !strings.Contains(got, of.want) {
			t.Errorf("%s is answered by %s, %v", of.line, got, err)
		}
	}
}
