package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestNewFinding adds a kind of finding as docs/new-finding.md says, in copies,
// and asks the program for it.
func TestNewFinding(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the program again")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	added := documentedFinding(t, root)
	overlay := overlayOf(t, root, added)
	plenary := filepath.Join(t.TempDir(), "plenary")
	build := exec.Command("go", slices.Concat([]string{"build", "-ldflags=-s -w", "-overlay", overlay, "-o", plenary},
		soon, []string{"."})...)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	folder := filepath.Join(t.TempDir(), "case.yaml")
	if err := os.WriteFile(folder, []byte(noSayCase), 0o600); err != nil {
		t.Fatal(err)
	}
	ask := func(args ...string) string {
		t.Helper()
		out, err := exec.Command(plenary, args...).CombinedOutput()
		if err != nil {
			t.Fatalf("plenary %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	text := ask("brief", folder, "--full")
	number := regexp.MustCompile(`(?m)^ *(\d+) Somebody can do nothing  `).FindStringSubmatch(text)
	if number == nil {
		t.Fatalf("the brief has no such finding:\n%s", text)
	}
	if text = ask("explain", folder, "finding", number[1]); !strings.Contains(text,
		"\n  The Shores has no move from here.\n") {
		t.Errorf("spelled out it is\n%s", text)
	}
	other := filepath.Join(t.TempDir(), "case.yaml")
	if err := os.WriteFile(other, []byte(strings.Replace(noSayCase, "tracks:", "  down.pay: {}\ntracks:", 1)),
		0o600); err != nil {
		t.Fatal(err)
	}
	if text = ask("diff", folder, other); !strings.Contains(text, "omebody can do nothing") {
		t.Errorf("a diff does not tell that it is gone:\n%s", text)
	}
	var one struct {
		Finding struct {
			Kind  string
			Proof struct{ Parties []string }
		}
	}
	if err := json.Unmarshal([]byte(ask("explain", folder, "finding", number[1], "--json")), &one); err != nil {
		t.Fatal(err)
	}
	if one.Finding.Kind != "no-say" || !slices.Equal(one.Finding.Proof.Parties, []string{"down"}) {
		t.Errorf("its JSON says %+v", one)
	}
	tests := append([]string{"test", "-v", "-vet=off", "-overlay", overlay, // make test vets what is on the disk
		"-run", "^(TestKinds|TestFindingsReadBack)$"}, soon...)
	for _, pkg := range []string{"impasse", "answer"} { // that it is told is seen above
		tests = append(tests, filepath.Join(root, pkg))
	}
	out, err := exec.Command("go", tests...).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	for _, name := range []string{"TestKinds", "TestFindingsReadBack"} {
		if !strings.Contains(string(out), "--- PASS: "+name) {
			t.Errorf("%s was not run:\n%s", name, out)
		}
	}
}

// soon has go compile the largest of the packages that rest on what is added as fast as it can: they are asked little.
var soon = func() []string {
	var out []string
	for _, pkg := range []string{"answer", "prose", "cmd/plenary"} {
		out = append(out, "-gcflags=github.com/plenary-talks/plenary/"+pkg+"=-N -l -dwarf=false")
	}
	return out
}()

const noSayCase = `plenary: 1
parties: {up: {name: Upstream}, down: {name: The Shores}}
options:
  up.gates: {levels: [shut, open]}
tracks: {commission: {seats: {up: {}, down: {}}}}
preferences:
  up: [not up.gates]
  down: [up.gates]
`

// documentedFinding returns the texts of the files that the document adds or
// adds to, by name: one of each package, and the catalogue.
func documentedFinding(t *testing.T, root string) map[string]string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(root, "docs/new-finding.md"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	var dirs []string
	for _, b := range regexp.MustCompile("(?s)`([a-z_/.]+)`:\n\n```[a-z]+\n(.*?)```").
		FindAllStringSubmatch(string(page), -1) {
		name, text := b[1], b[2]
		dirs = append(dirs, filepath.Dir(name))
		switch before, err := os.ReadFile(filepath.Join(root, name)); {
		case err == nil && strings.HasSuffix(name, ".go"):
			t.Errorf("%s is there already", name)
		case err == nil:
			text = string(before) + text
		case strings.HasSuffix(name, ".txt"):
			t.Error(err)
		}
		out[name] = text
	}
	if want := []string{"impasse", "answer", "prose", "prose/en"}; !slices.Equal(dirs, want) {
		t.Fatalf("docs/new-finding.md has a file in each of %v, want %v", dirs, want)
	}
	return out
}

// overlayOf writes texts and a list that has go take them for files in root.
func overlayOf(t *testing.T, root string, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	list := map[string]map[string]string{"Replace": {}}
	for name, text := range files {
		copied := filepath.Join(dir, strings.ReplaceAll(name, "/", "-"))
		if err := os.WriteFile(copied, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		list["Replace"][filepath.Join(root, name)] = copied
	}
	text, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}
