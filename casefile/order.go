package casefile

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
)

// Unordered counts the rankings outright that do not say by which options their
// codes are read, those of variants included.
func (f *File) Unordered() int { return len(f.unordered()) }

// unordered lists the paths of rankings without an order.
func (f *File) unordered() [][]string {
	var out [][]string
	if len(f.Draft.Options) < 2 {
		return nil // no lines can change places
	}
	for i := range f.Draft.Preferences {
		if p := &f.Draft.Preferences[i]; p.Ranking != nil && p.Order == nil {
			out = append(out, []string{"preferences", p.Party, "ranking"})
		}
	}
	for _, v := range f.Draft.Variants {
		for _, p := range v.Preferences {
			if p.Instead != nil && p.Instead.Ranking != nil && p.Instead.Order == nil {
				out = append(out, []string{"variants", v.ID, "preferences", p.Party, "instead", "ranking"})
			}
		}
	}
	return out
}

// AddOrder writes beside every ranking outright of a case that does not say so by
// which options and levels its codes are read now. Nothing else changes, and no
// answer does. The case has to be sound; the error is a *[Faults], also when a
// line cannot be put in safely, or the context's. A file of a record is returned
// as it is.
func AddOrder(ctx context.Context, name string, text []byte) ([]byte, error) {
	first, _ := documents(text)
	out, err := addOrder(ctx, name, text[:first])
	if err != nil {
		return nil, err
	}
	return append(slices.Clip(out), text[first:]...), nil
}

// addOrder is AddOrder of a case, or of a record, alone.
func addOrder(ctx context.Context, name string, text []byte) ([]byte, error) {
	if kindOf(newSource(name, text)) == recordKind {
		return text, nil
	}
	f, err := Parse(ctx, name, text)
	if err != nil {
		return nil, err
	}
	paths := f.unordered()
	if len(paths) == 0 {
		return text, nil
	}
	line := plenary.OrderText(f.Draft.Order())
	keys := f.keysOf(paths)
	out := f.source.text
	for _, e := range slices.Backward(keys) {
		at := e.key.at
		out = out[:at] + line + f.source.between(e) + out[at:]
	}
	out = string(text[:len(text)-len(f.source.text)]) + out // after a byte order mark
	after, err := Parse(ctx, name, []byte(out))
	if err != nil || !reflect.DeepEqual(f.ordered(), after.Draft) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil,
			f.source.faults(
				[]flaw{
					flawOf(keys[0].key, 0, 0, fault.UnsafeLayout, "no line can be put in safely above this",
						"write it yourself: "+line)})
	}
	return []byte(out), nil
}

// A place is a key of a mapping that is in brackets or is not.
type place struct {
	key    *node
	inside bool
}

// keysOf lists the keys at the ends of paths, in the order of the text.
func (f *File) keysOf(paths [][]string) []place {
	var out []place
	for _, p := range paths {
		way, _ := find(f.root, p, nil)
		n := len(way)
		out = append(out, place{way[n-1].key, way[n-2].value.style == flow})
	}
	slices.SortFunc(out, func(a, b place) int { return a.key.at - b.key.at })
	return out
}

// between is what parts a key from another that is put before it.
func (s *source) between(p place) string {
	if p.inside {
		return ", "
	}
	n := s.lineOf(p.key.at)
	indent := s.text[s.lines[n]:p.key.at]
	if strings.HasSuffix(s.text[:s.lines[n]], "\r\n") {
		return "\r\n" + indent
	}
	return "\n" + indent
}

// ordered is the draft with all orders written.
func (f *File) ordered() plenary.Draft {
	d := f.Draft
	order := func(p *plenary.PreferenceDraft) {
		if p.Ranking != nil && p.Order == nil {
			p.Order = d.Order()
		}
	}
	d.Preferences, d.Variants = slices.Clone(d.Preferences), slices.Clone(d.Variants)
	for i := range d.Preferences {
		order(&d.Preferences[i])
	}
	for i := range d.Variants {
		v := &d.Variants[i]
		v.Preferences = slices.Clone(v.Preferences)
		for j := range v.Preferences {
			if p := &v.Preferences[j]; p.Instead != nil {
				instead := *p.Instead
				order(&instead)
				p.Instead = &instead
			}
		}
	}
	return d
}
