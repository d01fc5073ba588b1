package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// A forger makes commits of any trees in the repository of the working folder.
type forger struct{ t *testing.T }

func (f forger) git(in string, args ...string) string {
	f.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.org"}, args...)...)
	cmd.Stdin = strings.NewReader(in)
	out, err := cmd.Output()
	if err != nil {
		f.t.Fatalf("git %v: %v", args, err)
	}
	return strings.TrimSpace(string(out))
}

func (f forger) blob(text string) string { return f.git(text, "hash-object", "-w", "--stdin") }

// tree writes a tree of entries "MODE NAME", each followed by its object.
func (f forger) tree(entries ...string) string {
	f.t.Helper()
	var raw strings.Builder
	for pair := range slices.Chunk(entries, 2) {
		object, err := hex.DecodeString(pair[1])
		if err != nil {
			f.t.Fatal(err)
		}
		raw.WriteString(pair[0] + "\x00" + string(object))
	}
	return f.git(raw.String(), "hash-object", "-w", "-t", "tree", "--literally", "--stdin")
}

// branch makes a tree a commit of its own.
func (f forger) branch(name, tree string) {
	f.t.Helper()
	f.git("", "update-ref", "refs/heads/"+name, f.git("", "commit-tree", "-m", "x", tree))
}

// everything is all files below a folder, with what is known of them.
func everything(t *testing.T, dir string) string {
	t.Helper()
	var out strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil {
			fmt.Fprintln(&out, path, info.Mode(), info.Size(), info.ModTime().UnixNano())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestHostileRevisions reads cases from trees that are made to write elsewhere,
// to hide or to mislead: the command says what is wrong in plain characters, and
// nothing at all is written.
func TestHostileRevisions(t *testing.T) {
	inOneGoroutine(t)
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip(err)
	}
	top := t.TempDir()
	for name, variable := range map[string]string{"home": "HOME", "tmp": "TMPDIR", "up/here": ""} {
		if err := os.MkdirAll(filepath.Join(top, name), 0o777); err != nil {
			t.Fatal(err)
		}
		if variable != "" {
			t.Setenv(variable, filepath.Join(top, name))
		}
	}
	t.Chdir(filepath.Join(top, "up/here"))
	f := forger{t}
	f.git("", "init", "-q")
	sound := f.blob("plenary: 1\nparties: {up: }\noptions: {up.release: }\n")
	record, slip := f.blob("record: 1\nentries: [{on: 2006, event: x}]\n"), f.blob("record: [")
	passwd := f.blob("/etc/passwd")

	inRecord := func(entries ...string) string {
		return f.tree("40000 c", f.tree("100644 case.yaml", sound, "40000 record", f.tree(entries...)))
	}
	inCase := func(entries ...string) string { return f.tree("40000 c", f.tree(entries...)) }
	absent := strings.Repeat("1", 40)
	many := []string{}
	for i := range 10_001 {
		many = append(many, fmt.Sprintf("100644 %05d.yaml", i), record)
	}
	for name, c := range map[string]struct {
		tree, want string
	}{
		"sound": {
			inRecord("100644 a.yaml", record, "100644 b.txt", slip, "120000 l", passwd, "160000 m", absent), ""},
		"up": {inRecord("100644 ../../x.yaml", record),
			`x:c/record: it cannot be read: an entry is called "../../x.yaml": it is more than one name`},
		"root":      {inRecord("100644 /tmp/x.yaml", record), `"/tmp/x.yaml": it is more than one name`},
		"backslash": {inRecord(`100644 ..\..\x.yaml`, record), `"..\..\x.yaml": it is more than one name`},
		"drive":     {inRecord("100644 c:x.yaml", record), `"c:x.yaml": a colon`},
		"stream":    {inRecord("100644 x:y.yaml", record), `"x:y.yaml": a colon`},
		"git": {inRecord("40000 .GiT", f.tree()),
			`".GiT": some systems take it for the folder of git itself`},
		"short name": {inCase("100644 case.yaml", sound, "40000 GIT~1", f.tree()), `"GIT~1": some systems`},
		"left out":   {inRecord("40000 .g\u200cit", f.tree()), `".g\u200cit": some systems`},
		"escape": {inRecord("100644 \x1b]0;x\x07.yaml", record),
			`"\u001b]0;x\u0007.yaml": it has characters that are not shown`},
		"line": {inRecord("100644 a\nplenary: all is well\n.yaml", record),
			`"a\u000aplenary: all is well\u000a.yaml"`},
		"turned round": {inRecord("100644 a\u202elmay.yaml", record), `"a\u202elmay.yaml"`},
		"bytes":        {inRecord("100644 a\xff\xfe.yaml", record), `"a\xff\xfe.yaml": it is not UTF-8`},
		"case": {inRecord("100644 A.yaml", record, "100644 a.yaml", record),
			`"A.yaml": and another "a.yaml", which some systems take for the same`},
		"composed": {inRecord("100644 e\u0301.yaml", record, "100644 \u00e9.yaml", record),
			`which some systems take for the same`},
		"two cases": {inCase("100644 CASE.yaml", sound, "100644 case.yaml", sound),
			`"case.yaml": and another "CASE.yaml"`},
		"two records": {
			inCase("40000 Record", f.tree(), "100644 case.yaml", sound, "40000 record",
				f.tree("100644 a.yaml", record)), `"record": and another "Record"`},
		"twice":      {inRecord("100644 a.yaml", record, "100644 a.yaml", slip), `"a.yaml": and another as well`},
		"empty name": {inRecord("100644 ", record), `called "": it is empty`},
		"link": {inRecord("120000 a.yaml", passwd),
			"x:c/record/a.yaml: it cannot be read: it is a symbolic link"},
		"linked folder": {inCase("100644 case.yaml", sound, "120000 record", passwd),
			"x:c/record: it cannot be read: it is a symbolic link"},
		"linked case": {inCase("120000 case.yaml", passwd),
			"x:c/case.yaml: it cannot be read: it is a symbolic link"},
		"linked on": {f.tree("120000 c", passwd), "x:c: it cannot be read: it is a symbolic link"},
		"submodule": {inRecord("160000 a.yaml", absent),
			"x:c/record/a.yaml: it cannot be read: it is a submodule"},
		"module": {f.tree("160000 c", absent), "x:c: it cannot be read: it is a submodule"},
		"folder": {inRecord("40000 a.yaml", f.tree()),
			"x:c/record/a.yaml: this is a folder where a file is expected"},
		"case folder": {inCase("40000 case.yaml", f.tree()),
			"x:c/case.yaml: this is a folder where a file is expected"},
		"file": {inCase("100644 case.yaml", sound, "100644 record", record),
			"x:c/record: this is a file where the folder record/ is expected"},
		"kind": {inRecord("100644 a.yaml", f.tree()),
			"x:c/record/a.yaml: it cannot be read: git gives no blob"},
		"other kind": {f.tree("40000 c", sound), "x:c/case.yaml: it cannot be read: git"},
		"mode":       {inRecord("777 a.yaml", record), `"a.yaml": of no known kind`},
		"lost": {inRecord("100644 a.yaml", absent),
			"x:c/record/a.yaml: it cannot be read: it is not in this repository"},
		"large": {inCase("100644 case.yaml", f.blob(strings.Repeat("\n", 8<<20+1))),
			"x:c/case.yaml: the file has 8388609 bytes; at most 8388608"},
		"many":    {inRecord(many...), "x:c/record: 10001 files; at most 10000 are read"},
		"fault":   {inRecord("100644 a.yaml", slip), "x:c/record/a.yaml:1:"},
		"nothing": {f.tree(), "x:c: there is no such file or folder"},
		"slip of a name": {f.tree("40000 cc", f.tree("100644 case.yaml", sound)),
			"x:c: there is no such file or folder; did you mean x:cc?"},
	} {
		f.branch("x", c.tree)
		for _, path := range []string{"x:c", "x:c/case.yaml", "x:./c"} {
			before := everything(t, top)
			var out, errs bytes.Buffer
			status := run(context.Background(), []string{"diff", path, path}, stdio{strings.NewReader(""), &out, &errs})
			if after := everything(t, top); after != before {
				t.Fatalf("%s: something was written:\n%s", name, after)
			}
			said := errs.String()
			if (status == exitAnswered) != (c.want == "") ||
				!strings.Contains(said, c.want) && path != "x:c/case.yaml" {
				t.Errorf("%s: diff %s: status %d: %.300s, want %s", name, path, status, said, c.want)
			}
			if strings.ContainsFunc(said, func(r rune) bool {
				return r != '\n' && unicode.IsControl(r) || r == '\u202e' || r == '\ufffd'
			}) {
				t.Errorf("%s: %q", name, said)
			}
		}
	}
}
