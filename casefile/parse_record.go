package casefile

import (
	"context"
	"fmt"
	"slices"
	"strconv"

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
	for _, f := range faults {
		p.place(f)
	}
	if err := p.faults(); err != nil {
		return nil, err
	}
	return r, nil
}

// A recordReader reads the files of one record.
type recordReader struct {
	files   []*RecordFile
	parts   []*decoder // one a file
	missing bool       // something that could be referred to was not read
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
			d.flaws = []flaw{{code: fault.TooLarge, msg: fmt.Sprintf("with this file the record has more than %d lines, commas, colons and brackets; no more are read", MaxRecordParts)}}
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
		p.missing = p.missing || d.incomplete(f.root)
	}
	return draft, foreign.faults()
}

// incomplete says whether something that could be referred to was not read:
// people, sources and passages, agreements and commitments, entries.
func (d *decoder) incomplete(root *node) bool {
	if len(d.flaws) == 0 {
		return false
	}
	for _, part := range []struct {
		key    string
		inside []string
	}{{"people", nil}, {"sources", []string{"passages"}}, {"agreements", []string{"commitments"}}, {"entries", []string{"id", "announced"}}} {
		if section, ok := keyed(root, part.key, d.meant); ok && d.doubted(section.value, part.inside) {
			return true
		}
	}
	return d.unsure(root)
}

// unsure says whether n was read otherwise than it stands, or only in part.
func (d *decoder) unsure(n *node) bool { return d.spoilt[n] || d.partial[n] || d.strange[n] }

// doubted says whether a list or mapping, one of its values, or what one of
// them has under some keys is unsure. An unknown key in an entry hides nothing.
func (d *decoder) doubted(section *node, keys []string) bool {
	if d.unsure(section) {
		return true
	}
	for i := range section.kids {
		n := &section.kids[i]
		if d.spoilt[n] || d.partial[n] || d.strange[n] && section.kind == mapping {
			return true
		}
		for _, key := range keys {
			if e, ok := keyed(n, key, d.meant); ok && d.unsure(e.value) {
				return true
			}
		}
	}
	return false
}

// place puts a fault of the record into the text of its file. It leaves out
// what may follow from something that could not be read: the same part read
// otherwise, a name not known, a key missing.
func (p *recordReader) place(f plenary.Fault) {
	at, _ := strconv.Atoi(f.Path[0])
	d, root := p.parts[at], p.files[at].root
	way, whole := find(root, f.Path[1:], d.meant)
	cut := f.Key && len(f.Path) == 2 && d.incomplete(root) // its bound is told already
	if cut || d.follows(way, whole, f) || p.missing && f.Unknown {
		return
	}
	d.flaws = append(d.flaws, pointAt(root, way, f))
}

// follows says whether a fault may come of what could not be read of the value
// it is about, or of those around it.
func (d *decoder) follows(way []entry, whole bool, f plenary.Fault) bool {
	if f.Key && whole && len(way) > 0 {
		way = way[:len(way)-1]
	}
	if slices.ContainsFunc(way, func(e entry) bool { return d.spoilt[e.value] }) {
		return true
	}
	if len(way) == 0 || f.Key || way[len(way)-1].value.kind != mapping {
		return false
	}
	return d.lacking(way[len(way)-1].value)
}

// lacking says whether a mapping has a key that could not be read and may be
// the one that seems to be missing.
func (d *decoder) lacking(n *node) bool {
	if d.strange[n] || d.partial[n] {
		return true
	}
	for i := 0; i < len(n.kids); i += 2 {
		if d.spoilt[&n.kids[i+1]] && !slices.Contains(besideKeys, n.kids[i].text) {
			return true
		}
	}
	return false
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
