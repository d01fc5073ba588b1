package revision

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/plenary-talks/plenary"
)

const limit = 1 << 20

// repository makes an empty one, and makes its folder the working folder.
func repository(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip(err)
	}
	t.Chdir(t.TempDir())
	t.Setenv("HOME", t.TempDir())
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	run(t, "", "init", "-q")
}

// run runs git as anybody does, and returns what it writes.
func run(t *testing.T, in string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.org"}, args...)...)
	cmd.Stdin = strings.NewReader(in)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("git %v: %v", args, err)
	}
	return strings.TrimSpace(string(out))
}

// A line is an entry of a tree that git itself would not write.
type line struct{ mode, name, object string }

// tree writes a tree of any entries.
func tree(t *testing.T, lines ...line) string {
	t.Helper()
	var raw bytes.Buffer
	for _, l := range lines {
		object, err := hex.DecodeString(l.object)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&raw, "%s %s\x00%s", l.mode, l.name, object)
	}
	return run(t, raw.String(), "hash-object", "-w", "-t", "tree", "--literally", "--stdin")
}

// commit makes a commit of a tree, and HEAD that commit.
func commit(t *testing.T, tree string) {
	t.Helper()
	run(t, "", "update-ref", "HEAD", run(t, "", "commit-tree", "-m", "x", tree))
}

func open(t *testing.T) *Tree {
	t.Helper()
	tr, err := Open(t.Context(), "HEAD", limit)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(tr.Close)
	return tr
}

// TestTree holds a sound tree to what io/fs asks of any file system.
func TestTree(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		t.Run(format, func(t *testing.T) {
			repository(t)
			if err := os.RemoveAll(".git"); err != nil {
				t.Fatal(err)
			}
			run(t, "", "init", "-q", "--object-format="+format)
			for _, name := range []string{
				"a/case.yaml", "a/record/1.yaml", "a/record/2.yaml", "top", "empty", "übung/Ärger"} {
				if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, []byte(strings.Repeat(name+"\n", len(name)%7)), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			run(t, "", "add", "-A")
			run(t, "", "commit", "-q", "-m", "x")
			if err := fstest.TestFS(plainFS{open(t)}, "a/case.yaml", "a/record/2.yaml", "übung/Ärger"); err != nil {
				t.Error(err)
			}
		})
	}
}

// plainFS has the entries of a Tree tell their size at once.
type plainFS struct{ *Tree }

func (p plainFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	f, err := p.Tree.Open(name)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || !info.IsDir() {
		return f, err
	}
	list, err := p.ReadDir(name)
	return &openFolder{f, list}, err
}

func (p plainFS) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := p.Tree.ReadDir(name)
	for i, e := range list {
		info, err := fs.Stat(p.Tree, strings.TrimPrefix(name+"/"+e.Name(), "./"))
		if err != nil {
			return nil, err
		}
		list[i] = fs.FileInfoToDirEntry(info)
	}
	return list, err
}

type openFolder struct {
	fs.File
	left []fs.DirEntry
}

func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(f.left)
	} else if len(f.left) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(f.left))
	out := f.left[:n]
	f.left = f.left[n:]
	return out, nil
}

// TestNames lists trees of names that are no names, and reads files with names
// that are others elsewhere.
func TestNames(t *testing.T) {
	repository(t)
	blob := run(t, "x", "hash-object", "-w", "--stdin")
	empty := tree(t)
	for name, want := range map[string]string{
		"../../x.yaml": `"../../x.yaml": it is more than one name`, "a/b.yaml": "more than one name",
		"/x.yaml": "more than one name", `..\..\x.yaml`: `"..\..\x.yaml": it is more than one name`,
		".": "out of its folder", "..": "out of its folder", ".git": "git itself", ".GIT": "git itself",
		".Git": "git itself", "git~1": "git itself", "GIT~1": "git itself", ".git ": "git itself",
		".git.": "git itself", ".git. .": "git itself",
		".g\u200cit":              `".g\u200cit": some systems take it for the folder of git itself`,
		".git::$INDEX_ALLOCATION": "git itself", ".ＧＩＴ": "git itself", ".gi\ufe0ft": "git itself",
	} {
		commit(t, tree(t, line{"100644", name, blob}))
		_, err := open(t).ReadDir(".")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", name, err, want)
		}
	}
	for name, want := range map[string]string{
		"a\x1b[31m.yaml": `"a\u001b[31m.yaml": it has characters that are not shown`, "a\n.yaml": `"a\u000a.yaml"`,
		"a\u202e.yaml": `"a\u202e.yaml"`, "a\u2028.yaml": "not shown", "a\xff.yaml": `"a\xff.yaml": it is not UTF-8`,
		"c:a.yaml": "a colon", "a.yaml:x": "a colon", "a.yaml.": "dots and blanks", "a.yaml ": "dots and blanks",
	} {
		commit(t, tree(t, line{"100644", name, blob}))
		tr := open(t)
		if list, err := tr.ReadDir("."); err != nil || len(list) != 1 {
			t.Errorf("%q is not to be listed: %v", name, err)
		}
		if _, err := fs.ReadFile(tr, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", name, err, want)
		}
	}
	for _, pair := range [][2]string{
		{"a.yaml", "A.yaml"}, {"straße.yaml", "STRASSE.yaml"}, {"\u00e9.yaml", "e\u0301.yaml"},
		{"\ufb01.yaml", "fi.yaml"}, {"ς.yaml", "σ.yaml"}, {"\u212a.yaml", "k.yaml"}, {"a.yaml", "a.yaml."},
		{"a.yaml", "a\u200d.yaml"}, {"İ.yaml", "i\u0307.yaml"},
	} {
		commit(t, tree(t, line{"100644", pair[0], blob}, line{"100644", pair[1], blob}, line{"100644", "b.yaml", blob}))
		tr := open(t)
		if _, err := fs.ReadFile(tr, pair[0]); err == nil ||
			!strings.Contains(err.Error(), "some systems take for the same") {
			t.Errorf("%q beside %q: %v", pair[0], pair[1], err)
		}
		if _, err := fs.ReadFile(tr, "b.yaml"); err != nil {
			t.Error(err)
		}
	}
	commit(t, tree(t, line{"100644", "a.yaml", blob}, line{"40000", "a.yaml", empty}))
	if _, err := open(t).ReadDir("."); err == nil || !strings.Contains(err.Error(), `"a.yaml": and another as well`) {
		t.Errorf("two of a name: %v", err)
	}
}

// TestKinds reads what is no file.
func TestKinds(t *testing.T) {
	repository(t)
	blob := run(t, "/etc/passwd", "hash-object", "-w", "--stdin")
	large := run(t, strings.Repeat("x", limit+1), "hash-object", "-w", "--stdin")
	absent := strings.Repeat("1", 40)
	commit(t, tree(t,
		line{"120000", "link.yaml", blob}, line{"160000", "module.yaml", absent}, line{"40000", "folder.yaml", tree(t)},
		line{"100644", "large.yaml", large},
		line{"100644", "absent.yaml", absent}, line{"40000", "blob", blob}, line{"100644", "tree.yaml", tree(t)},
		line{"120000", "way", blob}, line{"100644", "z.yaml", blob}))
	tr := open(t)
	for name, want := range map[string]string{
		"link.yaml": "it is a symbolic link", "way/x": "it is a symbolic link", "module.yaml": "it is a submodule",
		"module.yaml/x": "it is a submodule", "folder.yaml": "it is a folder", "large.yaml": "it has 1048577 bytes",
		"absent.yaml": "it is not in this repository, and nothing is fetched", "blob/x": "git gives no tree",
		"tree.yaml": "git gives no blob", "z.yaml/x": "not a folder", "nowhere": "file does not exist",
		"../x": "file does not exist", "z.yaml": "",
	} {
		_, err := fs.ReadFile(tr, name)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
		if met := (*plenary.Limit)(nil); errors.As(err, &met) != (name == "large.yaml") ||
			met != nil && (met.Bound != limit || met.Met != limit+1) {
			t.Errorf("%s: the limit is %#v", name, met)
		}
	}
	if info, err := fs.Stat(tr, "large.yaml"); err != nil || info.Size() != limit+1 {
		t.Errorf("%v %v", info, err)
	}
	for raw, want := range map[string]string{
		"100644 a": "damaged", "100644\x00" + strings.Repeat("x", 20): "damaged",
		"100644 \x00" + strings.Repeat("x", 20):  `called "": it is empty`,
		"777 a\x00" + strings.Repeat("x", 20):    `of no known kind ("777")`,
		"100644 a\x00" + strings.Repeat("x", 19): "damaged",
	} {
		if _, err := entries([]byte(raw), 20); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", raw, err, want)
		}
	}
}

func FuzzEntries(f *testing.F) {
	f.Add([]byte("100644 a\x00" + strings.Repeat("x", 20) + "40000 b\x00" + strings.Repeat("y", 20)))
	f.Fuzz(func(t *testing.T, raw []byte) {
		list, err := entries(raw, 20)
		for i, e := range list {
			if err == nil && (broken(e.name) != "" || !isObject(e.object) || i > 0 && list[i-1].name >= e.name) {
				t.Errorf("%q", e.name)
			}
		}
	})
}

func TestSplit(t *testing.T) {
	for name, want := range map[string]string{
		"HEAD~1:cases": "HEAD~1", "cases/river": "none", "HEAD^{/fix: it}:cases": "HEAD^{/fix: it}", "a:b:c": "a",
		":x": "", "}{:": "}{",
	} {
		rev, path, ok := Split(name)
		if !ok {
			rev = "none"
		}
		if rev != want || ok && rev+":"+path != name {
			t.Errorf("%q: %q and %q", name, rev, path)
		}
	}
}

// Revisions are no options.
func TestRevisionNames(t *testing.T) {
	repository(t)
	commit(t, tree(t))
	if err := os.WriteFile("x", nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, rev := range []string{"--git-dir", "--help", "-h", "--all", "--show-toplevel", "-x\x1b", "no\x1bwhere",
		"HEAD HEAD", "HEAD..HEAD", "^HEAD", "x", "HEAD\nHEAD", "a\x00b", ""} {
		_, err := Open(t.Context(), rev, limit)
		if err == nil || strings.ContainsAny(err.Error(), "\x1b\n\x00") {
			t.Errorf("%q: %q", rev, err)
		}
	}
}

func TestName(t *testing.T) {
	repository(t)
	if err := os.MkdirAll("a/b", 0o777); err != nil {
		t.Fatal(err)
	}
	t.Chdir("a/b")
	for at, want := range map[string]string{
		"": "", "x": "x", "/x/": "x", "x/../y": "y", ".": "a/b", "./x": "a/b/x", "..": "a", "../x": "a/x", "../..": ".",
		"../../../x": "", ".x": ".x", "..x/y": "..x/y"} {
		got, err := Name(t.Context(), at)
		if got != want || (err != nil) != (at == "../../../x") {
			t.Errorf("%q: %q %v, want %q", at, got, err, want)
		}
	}
}

// What git's own variables name is passed on only where it says where things are.
func TestEnvironment(t *testing.T) {
	got := environment([]string{"PATH=x", "GIT_DIR=d", "GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=k", "GIT_SSH_COMMAND=s",
		"GIT_TRACE=/f", "GIT_EXTERNAL_DIFF=e", "git_pager=p", "GIT_NO_LAZY_FETCH=0", "GIT_INDEX_FILE=i"})
	if want := []string{"PATH=x", "GIT_DIR=d", "GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=k"}; !slices.Equal(got[:4],
		want) || !strings.HasPrefix(got[4], "LC_ALL") {
		t.Error(got)
	}
}

// TestRunsNothing has a repository whose configuration names programs for all
// that git may want to run, one of them to fetch what is missing.
func TestRunsNothing(t *testing.T) {
	repository(t)
	marker, err := filepath.Abs("marker")
	if err != nil {
		t.Fatal(err)
	}
	helper, err := filepath.Abs("helper")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(helper, []byte("#!/bin/sh\necho \"$0 $*\" >>'"+marker+"'\nexit 1\n"), 0o755); err != nil {
		t.Skip(err)
	}
	there := run(t, "there", "hash-object", "-w", "--stdin")
	commit(t,
		tree(t, line{"100644", ".gitattributes", run(t, "* filter=x diff=x merge=x\n", "hash-object", "-w", "--stdin")},
			line{"100644", "away.yaml", strings.Repeat("1", 40)}, line{"100644", "there.yaml", there}))
	for _, key := range []string{
		"core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.alternateRefsCommand",
		"core.gitProxy", "pager.cat-file", "pager.rev-parse", "diff.external", "diff.x.textconv", "diff.x.command",
		"filter.x.clean", "filter.x.smudge", "filter.x.process", "merge.x.driver", "credential.helper", "gpg.program",
		"sequence.editor", "interactive.diffFilter", "uploadpack.packObjectsHook", "remote.origin.uploadpack",
		"alias.cat-file", "alias.rev-parse",
	} {
		run(t, "", "config", key, helper)
	}
	for _, name := range []string{
		"post-checkout", "reference-transaction", "pre-auto-gc", "fsmonitor-watchman", "post-index-change",
		"post-rewrite"} {
		if err := os.MkdirAll("hooks", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(helper, filepath.Join("hooks", name)); err != nil {
			t.Skip(err)
		}
	}
	for key, value := range map[string]string{
		"core.hooksPath": "hooks", "extensions.partialClone": "origin", "core.repositoryFormatVersion": "1",
		"remote.origin.promisor": "true", "remote.origin.url": ".", "protocol.allow": "always",
		"protocol.ext.allow": "always",
	} {
		run(t, "", "config", key, value)
	}
	for _, v := range []string{"GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_PAGER", "GIT_EDITOR", "GIT_EXTERNAL_DIFF",
		"GIT_PROXY_COMMAND", "GIT_SSH"} {
		t.Setenv(v, helper)
	}
	t.Setenv("GIT_TRACE", marker)
	t.Setenv("GIT_TRACE2", marker)
	t.Setenv("GIT_ALLOW_PROTOCOL", "ext:file:ssh")

	for _, url := range []string{".", "ext::" + helper + " x", "ssh://example.org/x",
		"file://" + filepath.Dir(helper)} {
		run(t, "", "config", "remote.origin.url", url)
		_ = os.Remove(marker)
		_ = exec.Command("git", "cat-file", "blob", strings.Repeat("1", 40)).Run()
		if _, err := os.Stat(marker); err != nil {
			t.Errorf("%s: git itself runs no helper, so that this test shows nothing: %v", url, err)
		}
		_ = os.Remove(marker)
		tr := open(t)
		if text, err := fs.ReadFile(tr, "there.yaml"); string(text) != "there" {
			t.Errorf("%q %v", text, err)
		}
		if _, err := fs.ReadFile(tr, "away.yaml"); err == nil || !strings.Contains(err.Error(), "have git fetch it") {
			t.Errorf("read what is not there: %v", err)
		}
		if _, err := Name(t.Context(), "./x"); err != nil {
			t.Error(err)
		}
		tr.Close()
		if ran, err := os.ReadFile(marker); err == nil {
			t.Errorf("%s: ran %s", url, ran)
		}
	}
}

// An object that another replaces is read as it is.
func TestNoReplacement(t *testing.T) {
	repository(t)
	is, other := run(t, "is", "hash-object", "-w", "--stdin"), run(t, "other", "hash-object", "-w", "--stdin")
	commit(t, tree(t, line{"100644", "a", is}))
	run(t, "", "replace", is, other)
	if text, err := fs.ReadFile(open(t), "a"); string(text) != "is" {
		t.Errorf("%q %v", text, err)
	}
}

// A program git in the working folder is not git.
func TestGitBeside(t *testing.T) {
	repository(t)
	commit(t, tree(t))
	if err := os.WriteFile("git", []byte("#!/bin/sh\n>marker\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{".", "", string(filepath.ListSeparator), "../" + filepath.Base(mustGetwd(t))} {
		t.Setenv("PATH", path)
		_, err := Open(t.Context(), "HEAD", limit)
		if err == nil || !errors.Is(err, ErrNoGit) && !strings.Contains(err.Error(), "is not run") {
			t.Errorf("PATH=%s: %v", path, err)
		}
	}
	if _, err := os.Stat("marker"); err == nil {
		t.Error("it was run")
	}
}

func mustGetwd(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestComplaint(t *testing.T) {
	for said, want := range map[string]string{
		"fatal: bad revision 'x'":                                 "bad revision 'x'",
		"hint: this is deprecated\nfatal: bad revision\nUse '--'": "bad revision",
		"error: out of luck\nmore":                                "error: out of luck",
		"":                                                        "",
	} {
		if got := complaint(said); got != want {
			t.Errorf("%q: %q, want %q", said, got, want)
		}
	}
}
