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
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/page"
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

// talksOf lays a case out as it is written.
func talksOf(ctx context.Context, f *desk.File) (answer.Talks, error) {
	c, err := f.Open(ctx, desk.Ask{})
	if err != nil {
		return answer.Talks{}, err
	}
	sp, err := c.LayOut(ctx)
	return answer.Talks{Space: sp, Day: c.Day}, err
}

// changedLines words what differs between two texts of the case.
func (v *visit) changedLines(ctx context.Context, was, is *desk.File) ([]page.Spans, error) {
	old, err := talksOf(ctx, was)
	if err != nil {
		return nil, err
	}
	now, err := talksOf(ctx, is)
	if err != nil {
		return nil, err
	}
	d, err := answer.NewChanges(ctx, old, now)
	if err != nil {
		return nil, err
	}
	return v.voice().CaseChanges(d), nil
}

// listed shows lines, each an item.
func listed(lines []page.Spans) markup {
	var items []markup
	for _, l := range lines {
		items = append(items, tag("li", nil, spans(l)))
	}
	return tag("ul", nil, items...)
}

// saving is what would be saved, folded, and what saves it.
func (v *visit) saving() markup {
	n := len(v.edits.Steps)
	inside := []markup{say("save")}
	waits := len(v.edits.pending()) > 0 || v.print != v.edits.Base || n == 0
	save := tag("form", attrs{"method", "post", "action", v.at("wishes/save")}, v.revision(),
		tag("button", attrs{"class", "do", "id", "save", "?disabled", on(waits)}, inside...))
	first, ok := v.firstText()
	if !ok {
		return save
	}
	body := markup("")
	if was, err := v.read(first); err == nil {
		if is, err := v.file(); err == nil {
			lines, err := v.changedLines(v.cancelled, was, is)
			switch {
			case err != nil:
				body = tag("p", nil, text(failureOf(err).message))
			case len(lines) == 0:
				body = tag("p", nil, say("nothing to save"))
			default:
				body = listed(lines)
			}
		}
	}
	return tag("details", attrs{"class", "saving", "id", "saving"}, tag("summary", nil, say("what would be saved")),
		body) + save
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

// conflict is that a file was saved since the edits were begun: what was changed in it, and
// what can be done.
func (v *visit) conflict() markup {
	if v.draft == nil || v.print == v.edits.Base || len(v.edits.Steps) == 0 {
		return ""
	}
	inside := []markup{tag("h2", attrs{"id", "conflict"}, say("changed on disk", "file", outlet.Name(v.ownFile())))}
	first, ok := v.firstText()
	if theirs, err := v.saved().file(); err != nil {
		inside = append(inside, tag("p", nil, say("theirs unread")))
	} else if was, err := v.read(first); ok && err == nil {
		if lines, err := v.changedLines(v.cancelled, was, theirs); err == nil && len(lines) > 0 {
			inside = append(inside, tag("p", nil, say("they changed")), listed(lines))
		} else {
			inside = append(inside, tag("p", nil, say("they changed else")))
		}
	}
	var buttons []markup
	for _, side := range []string{"top", "mine", "theirs"} {
		buttons = append(buttons, tag("form", attrs{"method", "post", "action", v.at("wishes/take")}, hidden("side",
			side),
			v.revision(), tag("button", nil, say("take "+side))))
	}
	inside = append(inside, tag("div", attrs{"class", "row"}, buttons...))
	return tag("section", attrs{"class", "note", "aria-labelledby", "conflict"}, inside...)
}

// takeSides goes on after somebody else has saved: with theirs and ours on top, with ours
// alone, or with theirs alone.
func (v *visit) takeSides(w http.ResponseWriter, r *http.Request) error {
	if v.draft == nil || r.PostFormValue("rev") != count(v.edits.Rev) {
		return v.back(w, r, "")
	}
	switch r.PostFormValue("side") {
	case "top":
		theirs, err := v.saved().file()
		if err != nil {
			return err
		}
		steps, _, err := onTop(r.Context(), theirs.Text, v.edits.Steps)
		if err != nil {
			return err
		}
		v.draft.Reset(v.print, steps)
	case "mine":
		v.draft.Reset(v.print, v.edits.Steps)
	case "theirs":
		v.s.drafts.end(v.draft.ID)
		v.draft = nil
	default:
		return &wrongAddress{"no such page"}
	}
	return v.back(w, r, "")
}
