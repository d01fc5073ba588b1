package keep

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// An attempt is something that is written into a fresh folder, with the texts
// before and after.
type attempt struct {
	name          string
	before, after map[string]string
	write         func(ctx context.Context, h *Held, dir string) (notes []string, err error)
}

var news = map[string]string{"a.yaml": "the new text of a.yaml", "record/b.yaml": "the new text of record/b.yaml",
	"c.yaml": "the new text of c.yaml"}

func attempts() []attempt {
	replace := func(n int) func(context.Context, *Held, string) ([]string, error) {
		return func(ctx context.Context, h *Held, dir string) ([]string, error) {
			return h.Replace(ctx, three(dir)[:n])
		}
	}
	create := func(ctx context.Context, h *Held, dir string) ([]string, error) {
		return nil, h.Create(ctx, filepath.Join(dir, "record", "d.yaml"), []byte("the new text of d"))
	}
	begin := func(ctx context.Context, h *Held, dir string) ([]string, error) {
		var files []New
		for _, name := range []string{"a.yaml", "record/b.yaml", "c.yaml"} {
			files = append(files, New{Path: filepath.Join(dir, name), Text: []byte(news[name])})
		}
		return nil, h.CreateAll(ctx, files...)
	}
	one := map[string]string{"a.yaml": news["a.yaml"], "record/b.yaml": olds["record/b.yaml"], "c.yaml": olds["c.yaml"]}
	with := map[string]string{"record/d.yaml": "the new text of d"}
	for name, text := range olds {
		with[name] = text
	}
	return []attempt{
		{"one file", olds, one, replace(1)},
		{"three files", olds, news, replace(3)},
		{"a new file", olds, with, create},
		{"a new file in a new folder", nil, map[string]string{"record/d.yaml": "the new text of d"}, create},
		{"new files, one in a new folder", nil, news, begin},
	}
}

// An outcome is what an attempt came to.
type outcome struct {
	dir     string
	written []string
	err     error
	said    string // all that was told
}

// do makes the attempt in a fresh folder on a disk.
func (a *attempt) do(t *testing.T, disk *faulty) (o outcome) {
	dir := put(t, a.before)
	pen := &Pen{disk: disk}
	o.dir = dir
	dirs := []string{dir}
	if a.before != nil {
		dirs = append(dirs, filepath.Join(dir, "record"))
	}
	h, err := pen.Lock(t.Context(), dirs...)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Unlock()
	defer func() {
		if r := recover(); r != nil && r != (died{}) {
			panic(r)
		}
	}()
	notes, err := a.write(t.Context(), h, dir)
	return outcome{dir, pen.Written(), err, strings.Join(append(notes, fmt.Sprint(err)), "\n")}
}

// calls lists the calls that the attempt makes when all goes well.
func (a *attempt) calls(t *testing.T) []string {
	t.Helper()
	disk := &faulty{}
	o := a.do(t, disk)
	if o.err != nil || !same(tree(t, o.dir), a.after) {
		t.Fatalf("%s: %v, %v", a.name, o.err, tree(t, o.dir))
	}
	return disk.calls
}

func same(a, b map[string]string) bool {
	for name, text := range a {
		if have, ok := b[name]; !ok || have != text {
			return false
		}
	}
	return len(a) == len(b)
}

// TestEveryCallFails has every call fail in turn, for each attempt: all is as
// before or as after, nothing is left, and the error says which.
func TestEveryCallFails(t *testing.T) {
	for _, a := range attempts() {
		for at, call := range a.calls(t) {
			for _, part := range parts(call) {
				disk := &faulty{part: part, fails: func(n int, _ string) bool { return n == at }}
				o := a.do(t, disk)
				if wrong := o.wrong(t, &a, call); wrong != "" {
					t.Errorf("%s, %s fails at %d: %s\ntold %s, there %v", a.name, call, part, wrong, o.said,
						tree(t, o.dir))
				}
			}
		}
	}
}

// wrong says what is wrong with the outcome when one call failed.
func (o *outcome) wrong(t *testing.T, a *attempt, call string) string {
	got, left := tree(t, o.dir), drafts(t, o.dir)
	_, err := os.Stat(filepath.Join(o.dir, "record"))
	switch removing := strings.HasPrefix(call, "remove"); {
	case a.before == nil && len(got) == 0 && err == nil:
		return "an empty folder is left"
	case removing && (len(left) != 1 || !strings.Contains(o.said, filepath.Base(left[0])+" could not be removed")):
		return "what is left is not told"
	case removing:
		return ""
	case len(left) > 0:
		return "a draft is left"
	case o.err == nil && !same(got, a.after):
		return "not all is written"
	case o.err == nil && !mayFail(call):
		return "nobody was told"
	case o.err != nil && !errors.Is(o.err, errFault):
		return "another error"
	case len(o.written) > 0 && o.err != nil &&
		(!same(got, a.after) || !strings.HasPrefix(call, "sync-folder") ||
			!strings.Contains(o.said, "written, and no more")):
		return "not all is written, or it is not told so"
	case len(o.written) == 0 && (!same(got, a.before) || !strings.HasPrefix(o.said, "nothing was written: ")):
		return "something is written, or it is not told that nothing is"
	}
	return ""
}

// parts are how much of a text a failing write writes: every prefix.
func parts(call string) []int {
	if !strings.HasPrefix(call, "write") {
		return []int{0}
	}
	var all []int
	for i := range len("the new text of record/b.yaml") + 1 {
		all = append(all, i)
	}
	return all
}

// mayFail reports whether a call may fail and all be written nevertheless.
func mayFail(call string) bool {
	for _, prefix := range []string{"link", "chown", "attributes"} {
		if strings.HasPrefix(call, prefix) {
			return true
		}
	}
	return false
}

// TestEveryCallIsTheLast ends the process in place of every call: every file
// has one of its texts, and who comes next removes what is left.
func TestEveryCallIsTheLast(t *testing.T) {
	for _, a := range attempts() {
		for at, call := range a.calls(t) {
			for _, part := range parts(call) {
				disk := &faulty{part: part, dies: true, fails: func(n int, _ string) bool { return n >= at }}
				dir := a.do(t, disk).dir
				for name, text := range tree(t, dir) {
					if !strings.HasPrefix(filepath.Base(name), ".plenary-") && text != a.before[name] &&
						text != a.after[name] {
						t.Errorf("%s ends at %s: %s is %q", a.name, call, name, text)
					}
				}
				lock(t, &Pen{}, filepath.Join(dir, "x"))
				if _, err := os.Stat(filepath.Join(dir, "record")); err == nil {
					lock(t, &Pen{}, filepath.Join(dir, "record", "x"))
				}
				if left := drafts(t, dir); len(left) > 0 {
					t.Errorf("%s ends at %s: left behind: %v", a.name, call, left)
				}
			}
		}
	}
}

// TestTwoFaults has every call from some place on fail, and then all but those
// that remove: what the error says was written is what was.
func TestTwoFaults(t *testing.T) {
	for _, a := range attempts() {
		for at, call := range a.calls(t) {
			for _, spared := range []string{"", "remove"} {
				disk := &faulty{part: 3, fails: func(n int, call string) bool {
					return n >= at && (spared == "" || !strings.HasPrefix(call, spared))
				}}
				o := a.do(t, disk)
				o.honest(t, &a)
				if left := drafts(t, o.dir); spared != "" && len(left) > 0 {
					t.Errorf("%s, all but removing from %s: left %v", a.name, call, left)
				}
			}
		}
	}
}

// honest asks that every file has one of its texts, and that what was written
// and what was left is told.
func (o *outcome) honest(t *testing.T, a *attempt) {
	t.Helper()
	var changed []string
	for name, text := range tree(t, o.dir) {
		switch path := filepath.Join(o.dir, name); {
		case draftName.MatchString(filepath.Base(name)):
			if !strings.Contains(o.said, filepath.Base(name)) {
				t.Errorf("%s: it is not told that %s is left: %s", a.name, name, o.said)
			}
		case text != a.before[name] && text != a.after[name]:
			t.Errorf("%s: %s is %q: %s", a.name, name, text, o.said)
		case text != a.before[name]:
			changed = append(changed, path)
		}
	}
	slices.Sort(o.written)
	slices.Sort(changed)
	if !slices.Equal(o.written, changed) {
		t.Errorf("%s: changed %v, told %v: %s", a.name, changed, o.written, o.said)
	}
	if o.err == nil && !same(sound(tree(t, o.dir)), a.after) {
		t.Errorf("%s: no error, and not all is written: changed %v", a.name, changed)
	}
}

// sound is a tree without what was left in it.
func sound(tree map[string]string) map[string]string {
	for name := range tree {
		if draftName.MatchString(filepath.Base(name)) {
			delete(tree, name)
		}
	}
	return tree
}

// TestThirdRename has the third of three files not get its name, and then the
// first not be put back either.
func TestThirdRename(t *testing.T) {
	a := attempts()[1]
	renames := 0
	third := func(_ int, call string) bool {
		if strings.HasPrefix(call, "rename") {
			renames++
		}
		return strings.HasPrefix(call, "rename") && renames == 3
	}
	o := a.do(t, &faulty{fails: third})
	if !same(tree(t, o.dir), olds) ||
		!strings.HasPrefix(o.said, "nothing was written: "+filepath.Join(o.dir, "c.yaml")) {
		t.Errorf("%v %v", o.said, tree(t, o.dir))
	}
	renames = 0
	o = a.do(t,
		&faulty{fails: func(n int, call string) bool {
			return third(n, call) || strings.HasSuffix(call, "old a.yaml")
		}})
	want := filepath.Join(o.dir, "a.yaml") + " was written, and no more: " + filepath.Join(o.dir, "c.yaml") +
		" cannot be written: rename: the disk has a fault; and " +
		filepath.Join(o.dir, "a.yaml") + " could not be put back as it was (rename: the disk has a fault)"
	if got := tree(t, o.dir); o.said != want || got["a.yaml"] != news["a.yaml"] ||
		got["record/b.yaml"] != olds["record/b.yaml"] {
		t.Errorf("%s\nwant %s\n%v", o.said, want, got)
	}
}

// TestFullDisk names a full disk as one, and what to do.
func TestFullDisk(t *testing.T) {
	for err, want := range map[error]string{
		syscall.ENOSPC:       "the disk is full; make room",
		syscall.EDQUOT:       "the disk is full; make room",
		syscall.EROFS:        "the disk can only be read; copy the case",
		syscall.ENAMETOOLONG: "the name is too long for the disk; choose a shorter one",
		syscall.EBUSY:        "it is in use, or mounted by itself; mount the folder",
		syscall.EACCES:       "there is no permission to write there; ask",
		syscall.EIO:          "write: input/output error",
	} {
		if got := advice(&os.PathError{Op: "write", Path: "x", Err: err}); !strings.HasPrefix(got, want) {
			t.Errorf("%v: %s, want %s", err, got, want)
		}
	}
}

// TestAsFarAsCan tells a disk that has no such thing as a sync from one that failed.
func TestAsFarAsCan(t *testing.T) {
	for err, fails := range map[error]bool{
		syscall.EINVAL: false, syscall.ENOSYS: false, syscall.ENOTSUP: false, syscall.EIO: true, syscall.ENOSPC: true,
		nil: false} {
		if got := asFarAsCan(err); (got != nil) != fails {
			t.Errorf("%v: %v", err, got)
		}
	}
}

// FuzzFaults has any calls fail, and writes stop anywhere: every file has its
// old text or its new one, and what was written or left is told.
func FuzzFaults(f *testing.F) {
	f.Add([]byte{1, 3, 0, 0, 255})
	f.Add([]byte{3, 0, 1, 2, 4, 8, 16, 32})
	all := attempts()
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 3 {
			return
		}
		a, bits := all[int(data[0])%len(all)], data[2:]
		o := a.do(t, &faulty{part: int(data[1]), fails: func(n int, _ string) bool {
			return n/8 < len(bits) && bits[n/8]&(1<<(n%8)) != 0
		}})
		o.honest(t, &a)
	})
}
