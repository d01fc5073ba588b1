package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Import words what came in from another program.
func (v *Voice) Import(a *answer.Import) *page.Document {
	t := &foreignTeller{v.teller(&answer.Glossary{})}
	t.t.title(t.titled(a.Title))
	if a.Into != "" {
		t.added(a)
		t.notes("import", a.Notes)
		return &t.t.doc
	}
	t.read(a)
	if len(a.Written) == 0 {
		t.t.para(0, t.t.say("import.dry", args{"folder": link("folder", "", t.t.say("link.folder", nil))}))
	} else {
		t.t.para(0, t.t.say("import.written", args{"files": t.files(a.Written)}))
	}
	t.notes("import", a.Notes)
	return &t.t.doc
}

// ImportRemarks words the same for the file that it was made into.
func (v *Voice) ImportRemarks(a *answer.Import) *page.Document {
	t := &foreignTeller{v.teller(&answer.Glossary{})}
	t.read(a)
	t.notes("import", a.Notes)
	return &t.t.doc
}

// Export words what went out for another program.
func (v *Voice) Export(a *answer.Export) *page.Document {
	t := &foreignTeller{v.teller(&answer.Glossary{})}
	t.t.title(t.titled(a.Title))
	if len(a.Written) > 0 {
		t.t.para(0, t.t.say("export.written", args{"name": name(a.Name, a.Kind), "n": count(a.Bytes),
			"files": t.files(a.Written)}))
	}
	t.notes("export", a.Notes)
	return &t.t.doc
}

type foreignTeller struct{ t *teller }

func (t *foreignTeller) titled(title string) page.Spans {
	if title == "" {
		return t.t.say("foreign.untitled", nil)
	}
	return quote(title)
}

func (t *foreignTeller) files(paths []string) page.Spans {
	var out []page.Spans
	for _, p := range paths {
		out = append(out, name(p, ""))
	}
	return t.t.list("and", out)
}

// read is what was read, and what it came to.
func (t *foreignTeller) read(a *answer.Import) {
	t.t.para(0, t.t.say("import.read", args{"name": name(a.Name, a.Kind), "by": name(a.Provenance, "")}))
	for i := range a.Files {
		f := &a.Files[i]
		t.t.bullet(1, t.t.say("import.file", args{"file": name(f.Name, ""), "n": count(f.Bytes),
			"digest": code(f.Digest)}))
	}
	t.t.para(0, t.t.say("import.case", args{"parties": count(a.Parties), "options": count(a.Options),
		"counted": yes(a.States > 0), "states": count(a.States)}))
	t.t.para(0, t.t.say("import.preferences", args{"wishing": count(a.Wishing), "ranking": count(a.Ranking),
		"silent": count(a.Silent)}))
}

// added is what was added to the record of a case.
func (t *foreignTeller) added(a *answer.Import) {
	for i := range a.Files {
		f := &a.Files[i]
		t.t.bullet(1, t.t.say("import.file", args{"file": name(f.Name, ""), "n": count(f.Bytes),
			"digest": code(f.Digest)}))
	}
	t.t.para(0, t.t.say("import.added", args{"n": count(a.Entries), "files": t.files(a.Written)}))
}

// noteKinds are the kinds of notes in the order in which they are told.
var noteKinds = []string{"lost", "assumed", "changed", "odd"}

// notes tells what is not as it was, kind by kind.
func (t *foreignTeller) notes(way string, notes []answer.ForeignNote) {
	if len(notes) == 0 {
		t.t.para(0, t.t.say("foreign.whole", args{"way": word(way)}))
	}
	for _, kind := range noteKinds {
		begun := false
		for i := range notes {
			if n := &notes[i]; n.Kind == kind {
				if !begun {
					t.t.heading(t.t.say("foreign.kind", args{"kind": word(kind), "way": word(way)}))
					begun = true
				}
				t.t.bullet(1, t.foreignNote(n))
			}
		}
	}
}

// foreignNote is one note with its place.
func (t *foreignTeller) foreignNote(n *answer.ForeignNote) page.Spans {
	said := t.t.say("foreign.note."+n.Code, args{"about": name(n.About, ""), "was": quote(n.Was), "is": quote(n.Is),
		"n": count(n.Count)})
	return t.t.say("foreign.at", args{"said": said, "file": name(n.File, ""), "at": code(n.At),
		"there": yes(n.At != "")})
}
