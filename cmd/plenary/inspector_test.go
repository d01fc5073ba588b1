package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// inspector is where make inspector installs the Inspector of the protocol.
const inspector = "../../tools/inspector/node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js"

// inspect asks plenary mcp by the Inspector, and returns what that writes and
// its exit status.
func inspect(t *testing.T, era string, args ...string) (out string, status int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cases, err := filepath.Abs("../../cases")
	if err != nil {
		t.Fatal(err)
	}
	return inspectAt(t, era, append([]string{"-e", plainly + "=1", self, "mcp", "--root", cases}, args...)...)
}

// inspectAt asks a server that arguments name by the Inspector.
func inspectAt(t *testing.T, era string, args ...string) (out string, status int) {
	t.Helper()
	line := append([]string{inspector, "--cli", "--quiet", "--format", "json", "--protocol-era", era,
		"--connect-timeout", "0"}, args...)
	c := exec.Command("node", line...)
	c.Env = append(os.Environ(), "HOME="+t.TempDir())
	var text, errs strings.Builder
	c.Stdout, c.Stderr = &text, &errs
	if err := c.Run(); err != nil && c.ProcessState == nil {
		t.Fatal(err)
	}
	return text.String() + errs.String(), c.ProcessState.ExitCode()
}

// TestInspector has the Inspector of the protocol ask, by revisions with and
// without sessions, and look at the schemas of the tools.
func TestInspector(t *testing.T) {
	if testing.Short() {
		t.Skip("another program; -short is for the race detector")
	}
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("no node, so no Inspector of the protocol")
	}
	if _, err := os.Stat(inspector); err != nil {
		t.Skip("the Inspector of the protocol is not here; make inspector installs it")
	}
	t.Parallel()
	for _, era := range []string{"legacy", "modern"} {
		for _, ask := range []struct {
			args   []string
			status int
			want   string
		}{
			{[]string{"--method", "tools/list", "--strict"}, 0, `"name":"brief"`},
			{[]string{"--method", "tools/call", "--tool-name", "brief", "--tool-arg", "case=classics/chicken"}, 0,
				"WHERE IT STANDS"},
			{[]string{"--method", "tools/call", "--tool-name", "brief", "--tool-arg", "case=classics/chiken"}, 5,
				"did you mean `classics/chicken`?"},
			{[]string{"--method", "tools/call", "--tool-name", "explain", "--tool-args-json",
				`{"case":"six-party-2006","state":"now","parties":["japan"]}`}, 0, "Japan"},
			{[]string{"--method", "resources/list"}, 0, "plenary://docs/case-format"},
			{[]string{"--method", "resources/templates/list"}, 0, "plenary://answer/"},
			{[]string{"--method", "resources/read", "--uri", "plenary://docs/words"}, 0, "# Words"},
			{[]string{"--method", "prompts/list"}, 0, "ask-before-session"},
			{[]string{"--method", "prompts/get", "--prompt-name", "draft-case", "--prompt-args", "reports=a.html",
				"folder=talks"}, 0, "from these reports: a.html"},
		} {
			out, status := inspect(t, era, ask.args...)
			if status != ask.status || !strings.Contains(plainJSON(out), ask.want) {
				t.Errorf("%s %s: status %d, want %d; %q is not in\n%.1500s", era, ask.args, status, ask.status,
					ask.want, out)
			}
		}
	}
}

// plainJSON is JSON without blanks, or a text that is none as it is.
func plainJSON(text string) string {
	var value any
	if json.Unmarshal([]byte(text), &value) != nil {
		return text
	}
	out, err := json.Marshal(value)
	if err != nil {
		return text
	}
	return string(out)
}
