package keep

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// write replaces "old" in a file.
func write(t *testing.T, path string) error {
	t.Helper()
	paths := []string{path}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		paths = append(paths, real)
	}
	h := lock(t, &Pen{}, paths...)
	defer h.Unlock()
	_, err := h.Replace(t.Context(), []Change{{path, []byte("old"), []byte("new")}})
	return err
}

// TestLinksStay asks that links, also of links and into other folders, stay
// and lead to the new text.
func TestLinksStay(t *testing.T) {
	dir := put(t, map[string]string{"other/deep/real.yaml": "old"})
	links := []struct{ name, to string }{
		{"relative.yaml", "other/deep/real.yaml"},
		{"absolute.yaml", filepath.Join(dir, "other/deep/real.yaml")},
		{"folder", "other"},
		{"chain.yaml", "folder/deep/../../relative.yaml"},
		{"other/up.yaml", "../chain.yaml"},
	}
	for _, l := range links {
		if err := os.Symlink(l.to, filepath.Join(dir, l.name)); err != nil {
			t.Skip(err)
		}
	}
	for _, name := range []string{
		"relative.yaml", "absolute.yaml", "folder/deep/real.yaml", "chain.yaml", "other/up.yaml",
		"other/deep/real.yaml"} {
		real := filepath.Join(dir, "other/deep/real.yaml")
		if err := os.WriteFile(real, []byte("old"), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := write(t, filepath.Join(dir, name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if text, _ := os.ReadFile(real); string(text) != "new" {
			t.Errorf("%s: %q", name, text)
		}
		for _, l := range links {
			if to, err := os.Readlink(filepath.Join(dir, l.name)); err != nil || to != l.to {
				t.Errorf("after %s: %s leads to %s, %v", name, l.name, to, err)
			}
		}
		if left := drafts(t, filepath.Join(dir, "other")); left != nil {
			t.Errorf("%s: left: %v", name, left)
		}
	}
}

// TestOneFileTwice writes a file once that is asked for by two names, unless
// it were to get two texts.
func TestOneFileTwice(t *testing.T) {
	dir := put(t, map[string]string{"a.yaml": "old"})
	a, b := filepath.Join(dir, "a.yaml"), filepath.Join(dir, "b.yaml")
	if err := os.Symlink("a.yaml", b); err != nil {
		t.Skip(err)
	}
	h := lock(t, &Pen{}, a)
	if _, err := h.Replace(t.Context(),
		[]Change{{a, []byte("old"), []byte("new")}, {b, []byte("old"), []byte("other")}}); err == nil ||
		!strings.Contains(err.Error(), "is the same file as") || tree(t, dir)["a.yaml"] != "old" {
		t.Errorf("two texts: %v", err)
	}
	pen := &Pen{}
	h.Unlock()
	h = lock(t, pen, a)
	if _, err := h.Replace(t.Context(),
		[]Change{{a, []byte("old"), []byte("new")}, {b, []byte("old"), []byte("new")}}); err != nil ||
		tree(t, dir)["a.yaml"] != "new" || len(pen.Written()) != 2 {
		t.Errorf("one text: %v, written %v", err, pen.Written())
	}
}

// TestLeftAlone lists what is not replaced: the text stays, nothing is left
// beside it, and the error says what to do.
func TestLeftAlone(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(path string) error
		want string
	}{
		{"read-only", func(p string) error { return os.Chmod(p, 0o444) },
			"p is marked as read-only; to have it changed make it writable, as with chmod u+w"},
		{"read-only for its owner", func(p string) error { return os.Chmod(p, 0o464) }, "p is marked as read-only"},
		{"a folder to read only", func(p string) error { return os.Chmod(filepath.Dir(p), 0o555) },
			"is a folder marked as read-only"},
		{"changed", func(p string) error { return os.WriteFile(p, []byte("mine"), 0o666) },
			"p was changed by somebody else since it was read; that text stays, run the command again"},
		{"changed, as long", func(p string) error { return os.WriteFile(p, []byte("odl"), 0o666) },
			"p was changed by somebody else"},
		{"emptied", func(p string) error { return os.WriteFile(p, nil, 0o666) }, "p was changed by somebody else"},
		{"gone", os.Remove, "p is not there any more"},
		{"a second name", func(p string) error { return os.Link(p, p+"2") },
			"p has a second name (a hard link), which would keep the old text; give it a text of its own"},
		{"a folder now", func(p string) error { _ = os.Remove(p); return os.Mkdir(p, 0o777) },
			"p is not an ordinary file"},
		{"a circle", func(p string) error { _ = os.Remove(p); return os.Symlink("p", p) },
			"p is a symbolic link that leads round in a circle"},
		{"a link to nothing", func(p string) error { _ = os.Remove(p); return os.Symlink("q", p) },
			"p is not there any more"},
	} {
		if runtime.GOOS == "windows" && strings.Contains(c.name, "read") {
			continue
		}
		dir := put(t, map[string]string{"p": "old"})
		path := filepath.Join(dir, "p")
		if err := c.make(path); err != nil {
			t.Logf("%s: %v", c.name, err)
			continue
		}
		before := names(t, dir)
		err := write(t, path)
		if err == nil || !strings.HasPrefix(err.Error(), "nothing was written: "+dir) ||
			!strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want … %s", c.name, err, c.want)
		}
		if after := names(t, dir); after != before {
			t.Errorf("%s: %s became %s", c.name, before, after)
		}
		_ = os.Chmod(dir, 0o777)
	}
}

// names lists a folder, with what kind each file is, its permissions and text.
func names(t *testing.T, dir string) string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range list {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		text, _ := os.ReadFile(filepath.Join(dir, e.Name()))
		out = append(out, e.Name()+" "+info.Mode().String()+" "+string(text))
	}
	return strings.Join(out, ", ")
}

// TestOneLeftAloneLeavesAll asks that one file that is left alone is reason to
// leave the others alone, also when it is found out late.
func TestOneLeftAloneLeavesAll(t *testing.T) {
	for _, late := range []string{"", "create new", "sync new", "link", "rename"} {
		dir := put(t, olds)
		last := filepath.Join(dir, "c.yaml")
		change := func() { _ = os.WriteFile(last, []byte("mine"), 0o666) }
		if late == "" {
			change()
		}
		disk := &faulty{fails: func(_ int, call string) bool {
			if late != "" && strings.HasPrefix(call, late) {
				change()
			}
			return false
		}}
		h := lock(t, &Pen{disk: disk}, last, filepath.Join(dir, "record/b.yaml"))
		_, err := h.Replace(t.Context(), three(dir))
		got := tree(t, dir)
		if err == nil || got["a.yaml"] != olds["a.yaml"] || got["record/b.yaml"] != olds["record/b.yaml"] ||
			got["c.yaml"] != "mine" || len(got) != 3 {
			t.Errorf("changed at %q: %v, %v", late, err, got)
		}
		if !strings.HasPrefix(err.Error(), "nothing was written: "+last+" was changed by somebody else") {
			t.Errorf("changed at %q: %v", late, err)
		}
	}
}

// TestLinkInItsPlace leaves a symbolic link alone that took the place of a file
// after it was looked at.
func TestLinkInItsPlace(t *testing.T) {
	dir := put(t, map[string]string{"p": "old", "q": "old"})
	path := filepath.Join(dir, "p")
	disk := &faulty{fails: func(_ int, call string) bool {
		if strings.HasPrefix(call, "create") {
			_ = os.Remove(path)
			_ = os.Symlink("q", path)
		}
		return false
	}}
	_, err := lock(t, &Pen{disk: disk}, path).Replace(t.Context(), []Change{{path, []byte("old"), []byte("new")}})
	if to, e := os.Readlink(path); err == nil || e != nil || to != "q" || tree(t, dir)["q"] != "old" {
		t.Errorf("%v, %v", err, e)
	}
}

// TestPutBackIsNotOver asks that a text that somebody wrote over a new one
// stays when the others are put back.
func TestPutBackIsNotOver(t *testing.T) {
	dir := put(t, olds)
	first, renames := filepath.Join(dir, "a.yaml"), 0
	disk := &faulty{fails: func(_ int, call string) bool {
		if strings.HasPrefix(call, "rename") {
			renames++
		}
		if renames == 2 && strings.HasPrefix(call, "rename") {
			_ = os.WriteFile(first, []byte("mine"), 0o666)
			return true
		}
		return false
	}}
	h := lock(t, &Pen{disk: disk}, first, filepath.Join(dir, "record/b.yaml"))
	_, err := h.Replace(t.Context(), three(dir))
	if got := tree(t, dir); err == nil || got["a.yaml"] != "mine" || got["record/b.yaml"] != olds["record/b.yaml"] ||
		len(got) != 3 {
		t.Errorf("%v, %v", err, got)
	}
}

// TestStopped asks that nothing is written when the context has ended or the
// pen is down, before or between the drafts.
func TestStopped(t *testing.T) {
	for _, a := range attempts() {
		for at, call := range a.calls(t) {
			for _, how := range []string{"context", "pen"} {
				dir := put(t, a.before)
				ctx, cancel := context.WithCancel(t.Context())
				pen := &Pen{}
				done := make(chan bool, 1)
				placed := false
				pen.disk = &faulty{fails: func(n int, c string) bool {
					placed = placed || strings.HasPrefix(c, "rename") || strings.HasPrefix(c, "link new")
					if n == at {
						if how == "context" {
							cancel()
						} else {
							go func() { pen.Down(); done <- true }() // it may have to wait for this call
						}
					}
					return false
				}}
				dirs := []string{dir}
				if a.before != nil {
					dirs = append(dirs, filepath.Join(dir, "record"))
				}
				h, err := pen.Lock(t.Context(), dirs...)
				if err != nil {
					t.Fatal(err)
				}
				_, err = a.write(ctx, h, dir)
				h.Unlock()
				cancel()
				if how == "pen" {
					<-done
				}
				got := tree(t, dir)
				if !same(got, a.before) && !same(got, a.after) || (err == nil) != same(got, a.after) {
					t.Errorf("%s stopped by the %s at %s: %v, %v", a.name, how, call, err, got)
				}
				if how == "context" && !placed && !same(got, a.before) {
					t.Errorf("%s stopped at %s went on", a.name, call)
				}
			}
		}
	}
}
