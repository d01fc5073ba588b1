package casefile

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/record"
)

// A RecordFile is one file of a record with its text.
type RecordFile struct {
	Path string
	Text []byte

	source *source
	root   *node
}

// Locate returns where an entry or agreement of the record stands.
func (f *RecordFile) Locate(path ...string) (line, col int) {
	way, _ := find(f.root, path, nil)
	l := locator{source: f.source}
	at := l.fault(pointAt(f.root, way, plenary.Fault{Path: path}))
	return at.Line, at.Col
}

// InRecord returns where an entry or agreement stands in one of the files that
// a record was read from.
func (f *File) InRecord(file int, path ...string) (name string, line, col int) {
	r := f.Records[file]
	line, col = r.Locate(path...)
	return r.Path, line, col
}

// MaxRecordParts bounds the lines, commas, colons and brackets of all files of
// a record together.
const MaxRecordParts = 4 << 20

// ParseRecord reads the files of a record and checks it against its case. The
// error is a *[Faults] with everything wrong, file by file: with those that are
// no YAML of ours, or, when all are, with what they say. When ctx ends first, it is the context's.
func ParseRecord(ctx context.Context, c *plenary.Case, files []*RecordFile) (*record.Record, error) {
	p := recordReader{files: files}
	if err := p.trees(ctx); err != nil {
		return nil, err
	}
	draft, err := p.read(ctx)
	if err != nil {
		return nil, err
	}
	r, faults, err := draft.Record(ctx, c)
	if err != nil {
		return nil, err
	}
	p.place(faults)
	if err := p.faults(); err != nil {
		return nil, err
	}
	return r, nil
}

// A recordReader reads the files of one record.
type recordReader struct {
	files []*RecordFile
	parts []*decoder // one a file
}

// trees divides the files by YAML.
func (p *recordReader) trees(ctx context.Context) error {
	w := progress.Begin(ctx, "reading the record", len(p.files))
	room := MaxRecordParts
	for _, f := range p.files {
		f.source = newSource(f.Path, f.Text)
		f.source.kind = recordKind
		d := newDecoder(f.source)
		p.parts = append(p.parts, d)
		if room -= f.source.parts(); room < 0 {
			d.flaws = []flaw{
				{
					code: fault.TooLarge, msg: fmt.Sprintf("with this file the record has more than %d lines, "+
						"commas, colons and brackets; no more are read", MaxRecordParts)}}
			break
		}
		var err error
		if f.root, d.flaws, err = f.source.tree(ctx); err != nil {
			return err
		}
		if len(d.flaws) == 0 {
			d.flaws = flawsOf(f.source.strays(f.root))
		}
		_ = w.Done(1)
	}
	return p.faults()
}

// read reads what the files say. The error is of files that are none of ours.
func (p *recordReader) read(ctx context.Context) (record.Draft, error) {
	var draft record.Draft
	foreign := recordReader{}
	for i, f := range p.files {
		if err := ctx.Err(); err != nil {
			return draft, err
		}
		d := p.parts[i]
		part, ours := d.recordDraft(f.root)
		if !ours {
			foreign.parts = append(foreign.parts, d)
		}
		draft.Files = append(draft.Files, part)
		draft.Partial = draft.Partial || len(d.flaws) > 0
	}
	return draft, foreign.faults()
}

// place puts faults of the record into the texts of their files, but those that
// may follow from something that could not be read.
func (p *recordReader) place(faults []plenary.Fault) {
	g := &ground{faults: faults, record: true, read: map[string]bool{}}
	for i, f := range p.files {
		g.files = append(g.files, file{p.parts[i], f.root})
	}
	for i := range faults {
		if f := &faults[i]; !g.follows(f) {
			at := position(f.Path[0])
			d, root := p.parts[at], p.files[at].root
			way, _ := find(root, f.Path[1:], d.meant)
			d.flaws = append(d.flaws, pointAt(root, way, *f))
		}
	}
}

// faults gathers what is wrong, file by file; nil when nothing is.
func (p *recordReader) faults() error {
	all := &Faults{}
	for _, d := range p.parts {
		if len(d.flaws) == 0 {
			continue
		}
		part := d.source.faults(d.flaws)
		n := min(len(part.List), maxFaults-len(all.List))
		all.List = append(all.List, part.List[:n]...)
		all.More += part.More + len(part.List) - n
	}
	if len(all.List) == 0 {
		return nil
	}
	return all
}
