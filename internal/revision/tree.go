package revision

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
)

// maxTree is the most bytes of a tree that are read: of some 200,000 entries.
const maxTree = 8 << 20

// A Tree is the files of a commit, as a file system. A folder with a name that
// cannot be one is not listed, and a file is not read whose name is another
// name, or none, on some system. Links are not followed. A Tree is for one
// goroutine.
type Tree struct {
	objects *objects
	root    string // the tree of the commit
	maxFile int64
	folders map[string]folder // read before
	last    file              // read last: it is asked for its size, then for its text
}

// Close ends what the Tree holds.
func (t *Tree) Close() { t.objects.Close() }

// An entry is one line of a tree. It is its own [fs.DirEntry].
type entry struct {
	name, object string
	mode         fs.FileMode
}

func (e entry) Name() string               { return e.name }
func (e entry) IsDir() bool                { return e.mode.IsDir() }
func (e entry) Type() fs.FileMode          { return e.mode.Type() }
func (e entry) Info() (fs.FileInfo, error) { return nil, errors.ErrUnsupported } // its size is not known yet

// A folder is its entries by name, and how many of them fold to the same name.
type folder struct {
	entries []entry
	alike   map[string]int
}

// ReadDir lists a folder by name.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := t.folder(name)
	if err != nil {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: err}
	}
	out := make([]fs.DirEntry, len(list.entries))
	for i, e := range list.entries {
		out[i] = e
	}
	return out, nil
}

// folder returns what is in a folder.
func (t *Tree) folder(name string) (folder, error) {
	if list, ok := t.folders[name]; ok {
		return list, nil
	}
	e, err := t.find(name)
	if err != nil {
		return folder{}, err
	}
	if !e.IsDir() {
		return folder{}, errors.New("not a folder")
	}
	raw, err := t.objects.read(e.object, "tree", maxTree)
	if err != nil {
		return folder{}, err
	}
	list := folder{alike: map[string]int{}}
	if list.entries, err = entries(raw, len(t.root)/2); err != nil {
		return folder{}, err
	}
	for _, e := range list.entries {
		list.alike[folded(e.name)]++
	}
	t.folders[name] = list
	return list, nil
}

// entries takes a tree apart: of each entry its mode in octal, a blank, its
// name, a zero byte and the size bytes of its object.
func entries(raw []byte, size int) ([]entry, error) {
	var out []entry
	for len(raw) > 0 {
		about, rest, ok := bytes.Cut(raw, []byte{0})
		bits, name, named := strings.Cut(string(about), " ")
		mode, known := modes[bits]
		switch {
		case !ok || !named || len(rest) < size:
			return nil, errors.New("the tree is damaged")
		case broken(name) != "":
			return nil, &refusal{name, broken(name)}
		case !known:
			return nil, &refusal{name, `of no known kind ("` + shown(bits) + `")`}
		}
		out = append(out, entry{name, hex.EncodeToString(rest[:size]), mode})
		raw = rest[size:]
	}
	slices.SortStableFunc(out, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	for i := 1; i < len(out); i++ {
		if out[i].name == out[i-1].name {
			return nil, twin(out[i].name, out[i].name)
		}
	}
	return out, nil
}

// modes are the kinds of entries that git writes; old versions wrote one more.
var modes = map[string]fs.FileMode{
	"100644": 0o644, "100755": 0o755, "100664": 0o644,
	"40000": fs.ModeDir | 0o755, "040000": fs.ModeDir | 0o755,
	"120000": fs.ModeSymlink | 0o777,
	"160000": fs.ModeIrregular,
}

// find returns the entry that a name leads to.
func (t *Tree) find(name string) (entry, error) {
	if name == "." || name == "" {
		return entry{".", t.root, modes["40000"]}, nil
	}
	dir, base := path.Split(name)
	list, err := t.folder(path.Clean("./" + dir))
	if err != nil {
		return entry{}, err
	}
	i, ok := slices.BinarySearchFunc(list.entries, base, func(e entry, name string) int {
		return strings.Compare(e.name, name)
	})
	if !ok {
		return entry{}, fs.ErrNotExist
	}
	switch found := list.entries[i]; found.Type() {
	case fs.ModeSymlink:
		return entry{}, errors.New("it is a symbolic link, and those of a revision are not followed")
	case fs.ModeIrregular:
		return entry{}, errors.New("it is a submodule: its files are in another repository")
	default:
		return found, list.alone(base)
	}
}

// alone refuses a name that not every system has, or has but once.
func (f folder) alone(name string) error {
	if why := unfit(name); why != "" {
		return &refusal{name, why}
	}
	key := folded(name)
	if f.alike[key] == 1 {
		return nil
	}
	i := slices.IndexFunc(f.entries, func(e entry) bool { return e.name != name && folded(e.name) == key })
	return twin(name, f.entries[i].name)
}

// Open opens a file, all of which is then in memory.
func (t *Tree) Open(name string) (fs.File, error) {
	f, err := t.read(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	f.rest = bytes.NewReader(f.text)
	return &f, nil
}

// Stat is [Tree.Open] without the text.
func (t *Tree) Stat(name string) (fs.FileInfo, error) {
	f, err := t.read(name)
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	return f.Stat()
}

func (t *Tree) read(name string) (file, error) {
	if t.last.at == name && name != "" {
		return t.last, nil
	}
	e, err := t.find(name)
	if err != nil || e.IsDir() {
		return file{at: name, entry: e}, err
	}
	text, err := t.objects.read(e.object, "blob", t.maxFile)
	size := int64(len(text))
	if large := (*plenary.Limit)(nil); errors.As(err, &large) {
		size, err = large.Met, nil
	}
	if err == nil {
		t.last = file{at: name, entry: e, size: size, text: text, most: t.maxFile}
	}
	return t.last, err
}

// A file is an entry with its text. It is its own [fs.FileInfo].
type file struct {
	entry
	at   string // in the Tree
	size int64
	most int64  // bytes that are read
	text []byte // nothing when it is larger than is read
	rest *bytes.Reader
}

func (f file) Size() int64                { return f.size }
func (f file) Mode() fs.FileMode          { return f.mode }
func (f file) ModTime() time.Time         { return time.Time{} }
func (f file) Sys() any                   { return nil }
func (f file) Stat() (fs.FileInfo, error) { return f, nil }
func (f file) Close() error               { return nil }

func (f file) Read(p []byte) (int, error) {
	switch {
	case f.IsDir():
		return 0, errors.New("it is a folder")
	case f.size > int64(len(f.text)):
		return 0, tooLarge(f.size, f.most)
	}
	return f.rest.Read(p)
}
