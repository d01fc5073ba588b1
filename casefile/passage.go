package casefile

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
)

// An Edit is a new text for one of the files of a case.
type Edit struct {
	Path     string
	Was, Now []byte
}

// AddPassage writes a passage under a source of the case: in the case itself if the source
// stands there, else in the file of the record that describes it. It goes before the
// first passage that stands later in its text. Nothing else changes: the case and
// its record, read again, are the same but for the passage. The error is a *[Faults]: of the
// case as it would be, or where no place can be found at which the text stays the
// same; or the context's.
func (f *File) AddPassage(ctx context.Context, source string, p plenary.PassageDraft) (*Edit, error) {
	in, err := f.describes(ctx, source)
	if err != nil {
		return nil, err
	}
	a := &adder{source: in.source, root: in.root, id: source, p: p}
	a.toks, _ = a.tokens(a.root)
	var first error
	for _, at := range a.places() {
		text := a.text[:at.off] + at.put + a.text[at.off:]
		text = string(in.Text[:len(in.Text)-len(a.text)]) + text // after a byte order mark
		err := f.holds(ctx, in, []byte(text), source, p)
		if err == nil {
			return &Edit{in.Path, in.Text, []byte(text)}, nil
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if first == nil {
			first = err
		}
	}
	return nil, first
}

// A describing is a file that describes a source.
type describing struct {
	Path   string
	Text   []byte
	source *source
	root   *node
	record int // the file of the record; -1 for the case
}

// describes finds the file to which the passages of a source belong.
func (f *File) describes(ctx context.Context, id string) (describing, error) {
	is := func(s plenary.SourceDraft) bool { return s.ID == id }
	if slices.ContainsFunc(f.Draft.Sources, is) {
		return describing{f.Path, f.Text, f.source, f.root, -1}, nil
	}
	draft, err := f.RecordDraft(ctx)
	if err != nil {
		return describing{}, err
	}
	for i := range draft.Files {
		if slices.ContainsFunc(draft.Files[i].Sources, is) {
			r := f.Records[i]
			return describing{r.Path, r.Text, r.source, r.root, i}, nil
		}
	}
	return describing{}, fmt.Errorf("no file describes the source %s", id)
}

// holds returns why a new text of a file does not hold the same and the passage.
func (f *File) holds(ctx context.Context, in describing, text []byte, source string, p plenary.PassageDraft) error {
	now := *f
	var files []*RecordFile
	for i, r := range f.Records {
		next := &RecordFile{Path: r.Path, Text: r.Text}
		if i == in.record {
			next.Text = text
		}
		files = append(files, next)
	}
	if in.record < 0 {
		again, err := Parse(ctx, f.Path, text)
		if err != nil {
			return err
		}
		now = *again
		if !without(now.Draft.Sources, source, p, func(s []plenary.SourceDraft) bool {
			now.Draft.Sources = s
			return reflect.DeepEqual(now.Draft, f.Draft)
		}) {
			return unsafe(&in, p)
		}
	}
	if len(files) == 0 {
		return nil
	}
	now.Records = files
	var err error
	if now.Record, err = ParseRecord(ctx, now.Case, files); err != nil || in.record < 0 {
		return err
	}
	was, err := f.RecordDraft(ctx)
	if err != nil {
		return err
	}
	is, err := now.RecordDraft(ctx)
	if err != nil {
		return err
	}
	if !without(is.Files[in.record].Sources, source, p, func(s []plenary.SourceDraft) bool {
		is.Files[in.record].Sources = s
		return reflect.DeepEqual(is, was)
	}) {
		return unsafe(&in, p)
	}
	return nil
}

// unsafe is the error of a passage that cannot be put anywhere.
func unsafe(in *describing, p plenary.PassageDraft) error {
	return in.source.faults([]flaw{flawOf(in.root, 0, 0, fault.UnsafeLayout, "no passage can be put in safely",
		"write it yourself, under its source: "+passageLine(p))})
}

// without asks of sources with one passage less whether they are the same as before.
func without(sources []plenary.SourceDraft, id string, p plenary.PassageDraft,
	same func([]plenary.SourceDraft) bool) bool {
	sources = slices.Clone(sources)
	for i := range sources {
		s := &sources[i]
		at := slices.Index(s.Passages, p)
		if s.ID != id || at < 0 {
			continue
		}
		if s.Passages = slices.Delete(slices.Clone(s.Passages), at, at+1); len(s.Passages) == 0 {
			if s.Passages = nil; same(sources) {
				return true
			}
			s.Passages = []plenary.PassageDraft{}
		}
		return same(sources)
	}
	return false
}

func passageLine(p plenary.PassageDraft) string {
	v := reflect.ValueOf(&p).Elem()
	return passageShape.idOf(v) + ": " + flowOf(passageShape, v).String()
}

// An adder looks for places in a text at which a passage may be put.
type adder struct {
	*source
	root *node
	id   string
	p    plenary.PassageDraft
	toks []token
}

// An insertion is a text that is put at a place.
type insertion struct {
	off int
	put string
}

// places lists where the passage may be put, the best first. Whether the text is then as it
// should be is not known.
func (a *adder) places() []insertion {
	entry := passageLine(a.p)
	way, whole := find(a.root, []string{"sources", a.id, "passages"}, nil)
	if len(way) < 2 {
		return nil
	}
	of := way[1]
	end := a.next(way[:2])
	switch {
	case whole && way[2].value.kind == mapping:
		return a.among(way[2].value, a.next(way), entry)
	case whole: // an empty key
		return []insertion{{a.lineEnd(a.lineOf(way[2].key.at)), a.newLine(way[2].key, 2) + entry}}
	case of.value.kind == mapping && of.value.style == flow:
		return a.inside(of.value, "passages: {"+entry+"}")
	case of.value.kind == mapping:
		key := &of.value.kids[0]
		return []insertion{{a.after(end), a.newLine(key, 0) + "passages:" + a.newLine(key, 2) + entry}}
	}
	return []insertion{{a.colonOf(of.key), " {passages: {" + entry + "}}"}}
}

// among puts an entry among others.
func (a *adder) among(m *node, end int, entry string) []insertion {
	var out []insertion
	for i := 0; i < len(m.kids); i += 2 {
		if later(&m.kids[i+1], a.p.At) {
			key := &m.kids[i]
			out = append(out, insertion{key.at, entry + a.between(place{key, m.style == flow})})
			break
		}
	}
	if m.style == flow {
		return append(out, a.inside(m, entry)...)
	}
	return append(out, insertion{a.after(end), a.newLine(&m.kids[0], 0) + entry})
}

// later reports whether a passage stands behind a place, line:column, of its text.
func later(passage *node, at string) bool {
	e, ok := child(passage, "at", nil)
	if !ok {
		return false
	}
	line, col := lineAndColumn(e.value.text)
	ours, column := lineAndColumn(at)
	return line > ours || line == ours && col > column
}

func lineAndColumn(at string) (line, col int) {
	one, two, _ := strings.Cut(at, ":")
	line, _ = strconv.Atoi(one)
	col, _ = strconv.Atoi(two)
	return line, col
}

// inside puts an entry before the bracket that closes a mapping.
func (a *adder) inside(m *node, entry string) []insertion {
	depth := 0
	var last token
	for _, t := range a.toks {
		if t.start < m.at || t.kind == comment {
			continue
		}
		switch t.kind {
		case opener:
			depth++
		case closer:
			depth--
		}
		if depth == 0 {
			mark := map[tokenKind]string{opener: "", comma: " ", colon: " , "}
			before, some := mark[last.kind]
			if !some {
				before = ", "
			}
			return []insertion{{last.end, before + entry}}
		}
		last = t
	}
	return nil
}

// next is where what follows a part of the text begins.
func (a *adder) next(way []entry) int {
	for i := len(way) - 1; i >= 0; i-- {
		around := a.root
		if i > 0 {
			around = way[i-1].value
		}
		for j := 0; j < len(around.kids); j += 2 {
			if around.kids[j].at > way[i].key.at {
				return around.kids[j].at
			}
		}
	}
	return len(a.text)
}

// after is the end of the line of what stands last before a place, comments aside.
func (a *adder) after(end int) int {
	last := 0
	for _, t := range a.toks {
		if t.start < end && t.kind != comment && t.kind != marker {
			last = t.end
		}
	}
	return a.lineEnd(a.lineOf(max(0, last-1)))
}

// colonOf is the place behind the colon of a key.
func (a *adder) colonOf(key *node) int {
	for _, t := range a.toks {
		if t.start > key.at && t.kind == colon {
			return t.end
		}
	}
	return len(a.text)
}

// newLine begins a line that stands so many columns further in than a key.
func (a *adder) newLine(key *node, in int) string {
	n := a.lineOf(key.at)
	end := "\n"
	if strings.HasSuffix(a.text[:a.lines[n]], "\r\n") {
		end = "\r\n"
	}
	return end + strings.Repeat(" ", a.column(key.at)+in)
}
