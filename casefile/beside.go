package casefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A beside looks through what stands beside a case for its record, and for
// what was probably meant to belong to it.
type beside struct {
	volume
	dir   string
	names []string // what is in the folder of the case; none when that cannot be told
	found []string // the files of the record
	wrong problems // what has to be mended before the record can be read
	odd   problems // what is not read, and may not be meant to
}

// problems are what is wrong with files, by their names.
type problems []*unreadableError

// err is all of them in one error, the first twenty.
func (p problems) err() error {
	const most = 20
	var all []error
	for _, e := range p[:min(len(p), most)] {
		all = append(all, e)
	}
	if more := len(p) - most; more > 0 {
		all = append(all, fmt.Errorf("... and %d more", more))
	}
	return errors.Join(all...)
}

// An Unread is a file beside a case that is not read, and why.
type Unread struct{ Path, Text string }

// unread lists what is not read, and may not be meant to.
func (b *beside) unread() []Unread {
	var out []Unread
	for _, e := range b.odd {
		out = append(out, Unread{e.path, e.msg})
	}
	return out
}

// alone tells of a record that is not read because the file of the case has
// another name.
func (b *beside) alone() []Unread {
	if b.there(caseName) {
		return nil
	}
	if found, err := b.files(); err == nil && len(found) > 0 {
		return []Unread{{found[0], "this is not read, as the file of the case is not called case.yaml"}}
	}
	return nil
}

func (v volume) beside(dir string) *beside {
	return &beside{volume: v, dir: dir, names: v.entries(dir)}
}

// files lists the files of the record.
func (b *beside) files() ([]string, error) {
	file, folder := b.join(b.dir, recordName), b.join(b.dir, recordFolder)
	if b.there(recordName) {
		b.found = append(b.found, file)
	}
	if b.there(recordFolder) {
		switch info, err := fs.Stat(b.fsys, folder); {
		case err != nil:
			return nil, b.unled(folder, err)
		case info.Mode().IsRegular():
			return nil, b.unreadable(folder,
				"this is a file where the folder record/ is expected; if it is a record, name it record.yaml", nil)
		}
		if err := b.folder(folder); err != nil {
			return nil, err
		}
	}
	b.namesakes()
	return b.found, nil
}

// there reports whether a name is in the folder of the case, be it a link that
// leads nowhere or a file that cannot be read.
func (b *beside) there(name string) bool {
	_, err := fs.Stat(b.fsys, b.join(b.dir, name))
	return err == nil || !errors.Is(err, fs.ErrNotExist) || slices.Contains(b.names, name)
}

// unled is missing for a name that is there all the same.
func (v volume) unled(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return v.unreadable(name, "this is a link that leads nowhere; mend it or remove it", err)
	}
	return v.missing(name, err)
}

// folder looks through the folder record/.
func (b *beside) folder(folder string) error {
	list, err := fs.ReadDir(b.fsys, folder)
	if err != nil {
		return b.missing(folder, err)
	}
	for _, e := range list { // in the order of their names
		name := e.Name()
		full := b.join(folder, name)
		switch kept := strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#") || strings.HasSuffix(name, "~"); {
		case kept: // hidden, or kept by an editor
		case strings.HasSuffix(name, ".yaml"):
			b.found = append(b.found, full)
		case e.IsDir() || e.Type()&fs.ModeSymlink != 0 && b.isDir(full):
			if inside := b.anyYAML(full, 4); inside != "" {
				b.tell(&b.wrong, inside,
					"this is not read, as it stands in a folder of its own; move it up into record/")
			}
		case isYAML(name):
			b.misnamed(full, stem(name)+".yaml",
				slices.ContainsFunc(list, func(o fs.DirEntry) bool { return o.Name() == stem(name)+".yaml" }))
		case isYAML(stem(name)) && slices.Contains([]string{".txt", ".yaml", ".yml"}, lowerExt(name)):
			b.misnamed(full, stem(stem(name))+".yaml", false)
		case isYAML(strings.TrimSpace(name)):
			b.misnamed(full, stem(strings.TrimSpace(name))+".yaml", false)
		case lowerExt(name) == ".json":
			b.tell(&b.odd, full, "this is not read: files of a record end in .yaml")
		}
	}
	return nil
}

// misnamed tells of a file that is not read for its name. Beside one of the right
// name it may be there on purpose.
func (b *beside) misnamed(file, right string, taken bool) {
	if taken {
		b.tell(&b.odd, file, "this is not read, but "+visible(right)+
			" beside it; if it is needed, give it another name that ends in .yaml")
		return
	}
	b.tell(&b.wrong, file, "this is not read for its name; rename it to "+visible(right))
}

func (b *beside) tell(to *problems, name, msg string) {
	*to = append(*to, &unreadableError{b.called(name), msg, nil})
}

// namesakes looks for a record under nearly its name beside the case. Beside one
// that is read it may be there on purpose.
func (b *beside) namesakes() {
	read, looked := len(b.found) > 0, 0
	for _, name := range b.names {
		full, low := b.join(b.dir, name), strings.ToLower(name)
		if name == recordName || name == recordFolder || b.same(name, low) {
			continue
		}
		switch {
		case (low == recordFolder || low == "records") && b.isDir(full):
			if b.anyYAML(full, 1) == "" {
				continue
			}
			if read {
				b.tell(&b.odd, full, "this folder is not read; the files of a record stand in record/")
			} else {
				b.tell(&b.wrong, full, "this folder is not read for its name; rename it to record")
			}
		case slices.Contains([]string{
			recordName, "record.yml", "records.yaml", "records.yml", "record.yaml.txt", "record.yml.txt"}, low):
			b.misnamed(full, recordName, read)
		case stem(low) == "case" && isYAML(name) && name != caseName:
			b.tell(&b.odd, full, "this is not read, but case.yaml beside it")
		case isYAML(name) && looked < mostLooked:
			if looked++; b.isRecord(full) {
				b.tell(&b.odd, full,
					"this is a file of a record, and is not read here; move it into the folder record/")
			}
		}
	}
}

// Of other files beside a case so many are looked at, and so much of each.
const (
	mostLooked = 100
	lookedAt   = 4096
)

// isRecord reports whether the first lines of a file are those of a record.
func (b *beside) isRecord(name string) bool {
	if !b.isFile(name) {
		return false
	}
	f, err := b.fsys.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	head, _ := io.ReadAll(io.LimitReader(f, lookedAt))
	return strings.Contains("\n"+strings.TrimPrefix(string(head), "\ufeff"), "\nrecord:")
}

// same reports whether a name in other letters is that of what is read, as on a
// disk that does not tell capitals apart.
func (b *beside) same(name, low string) bool {
	if name == low || slices.Contains(b.names, low) {
		return false
	}
	_, err := fs.Stat(b.fsys, b.join(b.dir, low))
	return err == nil
}

func (b *beside) isDir(name string) bool {
	info, err := fs.Stat(b.fsys, name)
	return err == nil && info.IsDir()
}

// anyYAML finds a YAML file in a folder or, so many deep, in those inside; "" for
// none. Links to folders are not followed there.
func (b *beside) anyYAML(folder string, deep int) string {
	list, err := fs.ReadDir(b.fsys, folder)
	if err != nil {
		return ""
	}
	for _, e := range list[:min(len(list), 1000)] {
		switch name := e.Name(); {
		case strings.HasPrefix(name, "."):
		case !e.IsDir() && isYAML(name):
			return b.join(folder, name)
		case e.IsDir() && deep > 1:
			if inside := b.anyYAML(b.join(folder, name), deep-1); inside != "" {
				return inside
			}
		}
	}
	return ""
}

// isYAML reports whether a name ends as one of a YAML file does.
func isYAML(name string) bool { return lowerExt(name) == ".yaml" || lowerExt(name) == ".yml" }

func lowerExt(name string) string { return strings.ToLower(path.Ext(name)) }

// stem is a name without its ending.
func stem(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }
