// Package casefile reads and lays out the text of cases. Its format is
// described in docs/case-format.md.
//
//	Load, Parse  text to a checked case, or every fault of the text at once
//	File         a case with its text, so that notes can point at it
//	Fault        one thing wrong: file, line, column, the line itself, the likely fix
//	Format       the same text in the usual layout, comments and values kept
//	WriteCase    a draft as the text of a case; WriteRecord one of a record
//	Schema       JSON Schemas of the formats, for editors
//
// beside.go finds the files of a record, and what seems meant for one; passage.go
// puts a passage under its source; wish.go changes lists of wishes in a text
// (wish_text.go, wish_items.go); order.go adds to rankings by which options their
// codes are read; mend.go makes characters of Word and the web plain (strays.go),
// and spell_out.go those that nobody sees visible.
//
// The format is a table: the keys of every mapping, each with what may stand
// there, what it means and the field of the draft that it fills (shape.go,
// shapes_case.go, shapes_record.go, form.go).
//
// YAML divides the text into a tree (yaml.go, node.go); by the table (decode.go,
// section.go) a [plenary.Draft] or a [record.Draft] is read from it. What takes
// several forms has a file of its own: preferences.go, ranking.go, variants.go,
// mandate.go, record.go. meaning.go has the draft checked and places its faults
// in the text, less those that follow from others (follows.go). slips.go,
// slips_yaml.go and foreign.go know what people write instead, and what to write.
package casefile

import (
	"context"
	_ "embed"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/record"
)

// MaxBytes is the size of the largest file that is read: 8 MiB.
const MaxBytes = 8 << 20

// A File is a case together with the text it was read from.
type File struct {
	Path  string
	Text  []byte
	Case  *plenary.Case
	Draft plenary.Draft

	Record  *record.Record // nil when nothing is on record
	Records []*RecordFile  // the files it was read from
	Unread  []Unread       // files beside the case that seem to belong to it and are not read

	source *source
	root   *node
}

// Parse reads the text of a case. name stands for the file in faults. The
// error is a *[Faults] with everything wrong in the text, or the context's.
func Parse(ctx context.Context, name string, text []byte) (*File, error) {
	w := progress.Begin(ctx, "reading the case", 3)
	s := newSource(name, text)
	root, flaws, err := s.tree(ctx)
	if err != nil {
		return nil, err
	}
	if len(flaws) == 0 {
		flaws = flawsOf(s.strays(root))
	}
	if len(flaws) > 0 {
		return nil, s.faults(flaws)
	}
	_ = w.Done(1)
	d := newDecoder(s)
	draft, ours := d.draft(root)
	if !ours {
		return nil, s.faults(d.flaws)
	}
	if err := w.Done(1); err != nil {
		return nil, err
	}
	c, flaws := d.check(root, &draft)
	if len(flaws) > 0 {
		return nil, s.faults(flaws)
	}
	return &File{Path: name, Text: slices.Clone(text), Case: c, Draft: draft, source: s, root: root}, nil
}

// Locate returns what p says as a fault of the text: of the nearest part that
// is there when its path stands nowhere. Notes on a sound case use it too.
func (f *File) Locate(p plenary.Fault) Fault {
	way, _ := find(f.root, p.Path, nil)
	l := locator{source: f.source}
	return l.fault(pointAt(f.root, way, p))
}

// Position returns the line and column, from 1, of the part of the draft that
// path leads to: where its text stands, or the key of what is not text. Paths
// are those of [plenary.Fault]; of one that stands nowhere the nearest part
// that does is meant.
func (f *File) Position(path ...string) (line, col int) {
	at := f.Locate(plenary.Fault{Path: path})
	return at.Line, at.Col
}

var (
	//go:embed schema.json
	schema []byte
	//go:embed record.schema.json
	recordSchema []byte
)

// Schema returns the JSON Schema (2020-12) of a case file.
func Schema() []byte { return slices.Clone(schema) }

// RecordSchema returns the JSON Schema (2020-12) of a file of a record.
func RecordSchema() []byte { return slices.Clone(recordSchema) }

// With returns the case with variants laid over it, in the order given. The
// error names a variant that is not there, or two that change the same thing.
func (f *File) With(variants ...string) (*plenary.Case, error) {
	if len(variants) == 0 {
		return f.Case, nil
	}
	return f.Case.With(variants...)
}
