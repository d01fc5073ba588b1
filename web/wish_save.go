package web

import (
	"context"
	"io/fs"
	"net/http"
	"path"
	"path/filepath"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/edit"
	"github.com/plenary-talks/plenary/internal/keep"
)

// firstText is the text of the case before the first change of a wish.
func (v *visit) firstText() (string, bool) {
	for _, step := range v.edits.Steps {
		if e, ok := step.Data.(wishEdit); ok {
			return e.was, true
		}
	}
	return "", false
}

// read reads the case with another text of its own file.
func (v *visit) read(text string) (*desk.File, error) {
	weight := func(f *desk.File) int64 { return 20 * int64(len(f.Text.Text)) }
	return once(v, "text\x00"+v.of.Slug+"\x00"+v.print+"\x00"+text, weight,
		limited(v.s, func(ctx context.Context) (*desk.File, error) {
			at, dir := v.files()
			return desk.ReadFS(ctx, laid(v.s.shelf.files, dir, map[string]string{v.ownFile(): text}), at)
		}))
}

// ownFile is the name of the file that holds the case, in its folder.
func (v *visit) ownFile() string {
	at, dir := v.files()
	if at == dir {
		return "case.yaml"
	}
	return path.Base(at)
}

// talksOf is a case as it is written, of whose states nothing is asked.
func talksOf(ctx context.Context, f *desk.File) (answer.Talks, error) {
	c, err := f.Open(ctx, desk.Ask{})
	if err != nil {
		return answer.Talks{}, err
	}
	return answer.Talks{Case: c.Case, Day: c.Day}, nil
}

// waitsFor says why nothing can be saved yet.
func (v *visit) waitsFor() markup {
	switch n := len(v.edits.pending()); {
	case v.draft != nil && v.print != v.edits.Base && len(v.edits.Steps) > 0:
		return " " + say("choose first")
	case n == 1:
		return " " + say("one unread")
	case n > 1:
		return " " + say("some unread", "n", count(n))
	}
	return ""
}

// saveDraft saves the edits of the draft, if no file was saved since they were begun.
func (v *visit) saveDraft(w http.ResponseWriter, r *http.Request) error {
	if v.draft == nil || len(v.edits.Steps) == 0 || len(v.edits.pending()) > 0 {
		return v.back(w, r, "")
	}
	v.s.shelf.afresh(v.of)
	v.print = v.s.shelf.printOf(v.of)
	if v.print != v.edits.Base || r.PostFormValue("rev") != count(v.edits.Rev) {
		return v.met(w)
	}
	saved, err := v.keep(r.Context())
	if err != nil {
		return err
	}
	if !saved {
		return v.met(w)
	}
	v.s.drafts.end(v.draft.ID)
	v.s.shelf.afresh(v.of)
	v.draft, v.edits = nil, DraftState{}
	return v.back(w, r, "")
}

// met answers that a file was saved meanwhile: nothing is written, and the page says what
// can be done.
func (v *visit) met(w http.ResponseWriter) error {
	s, err := v.wishes()
	if err != nil {
		return err
	}
	s.status = http.StatusConflict
	v.s.write(w, v.framed(s))
	return nil
}

// keep writes the files of the draft, all or none; false where one was saved meanwhile.
func (v *visit) keep(ctx context.Context) (bool, error) {
	disk := v.s.shelf.disk(v.of)
	held, err := edit.Hold(ctx, v.s.opt.Pen, disk)
	if err != nil {
		return false, err
	}
	defer held.Unlock()
	if v.s.shelf.stamp(v.of.place) != v.edits.Base {
		return false, nil
	}
	_, dir := v.files()
	folder := disk
	if dir != v.of.place {
		folder = filepath.Dir(disk)
	}
	var changes []keep.Change
	for name, text := range v.edits.Texts() {
		was, err := fs.ReadFile(v.s.shelf.files, path.Join(dir, name))
		if err != nil {
			return false, err
		}
		changes = append(changes, keep.Change{Path: filepath.Join(folder, filepath.FromSlash(name)), Was: was,
			Text: []byte(text)})
	}
	slices.SortFunc(changes, func(a, b keep.Change) int {
		if a.Path < b.Path {
			return -1
		}
		return 1
	})
	_, err = held.Replace(ctx, changes)
	return err == nil, err
}
