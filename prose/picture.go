package prose

import (
	"maps"
	"reflect"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// pictureKinds are the kinds of pictures in the order in which a report has them:
// who waits for whom, who carries the risk, whether there is a table for it, what
// survives if we are wrong, how it came to this, and who owes what.
var pictureKinds = []string{"circle", "risk", "table", "doubt", "time", "owes"}

// A Picture is a figure with the footnotes of what it cites.
type Picture struct {
	page.Figure
	Notes map[string]page.Spans // by what is cited
}

// A drawing is how pictures of a kind are made of answers of one type.
type drawing struct {
	of     reflect.Type
	figure func(v *Voice, a any) *Picture
}

// drawings has how pictures are made, by kind.
var drawings = map[string]drawing{}

// draws registers how pictures of a kind are made of an answer: with a teller
// of its own, which has the glossary of the answer; nil where the answer has nothing
// to show. The figure has no ID yet. The file of a picture (picture_KIND.go) calls it
// once; the kind stands in pictureKinds.
func draws[A any](kind string, glossary func(*A) *answer.Glossary, figure func(*teller, *A) *page.Figure) {
	drawings[kind] = drawing{reflect.TypeFor[*A](), func(v *Voice, of any) *Picture {
		a := of.(*A)
		t := v.teller(glossary(a))
		f := figure(t, a)
		if f == nil {
			return nil
		}
		f.ID, f.Opens = kind, t.say("picture.opens", args{"caption": f.Caption})
		return &Picture{*f, t.doneInWords().Notes}
	}}
}

// PictureKinds lists the kinds of pictures there are, in the order of a report.
func PictureKinds() []string {
	return slices.DeleteFunc(slices.Clone(pictureKinds), func(kind string) bool { return drawings[kind].of == nil })
}

// PictureOf returns an empty answer of the type that pictures of a kind are made of;
// nil of a kind that there is not.
func PictureOf(kind string) any {
	d, known := drawings[kind]
	if !known {
		return nil
	}
	return reflect.New(d.of.Elem()).Interface()
}

// Pictures draws and words what answers have to show, each kind once, in the order of a
// report. Kinds that are made of other answers, or for which these have nothing, are
// left out.
func (v *Voice) Pictures(answers ...any) []Picture {
	var out []Picture
	for _, kind := range PictureKinds() {
		for _, a := range answers {
			if reflect.TypeOf(a) != drawings[kind].of {
				continue
			}
			if p := drawings[kind].figure(v, a); p != nil {
				out = append(out, *p)
				break
			}
		}
	}
	return out
}

// Gallery is a page of the pictures that answers have something to show for.
func (v *Voice) Gallery(answers ...any) *page.Document {
	d := &page.Document{Notes: map[string]page.Spans{}}
	for _, p := range v.Pictures(answers...) {
		d.Add(p.Figure)
		maps.Copy(d.Notes, p.Notes)
	}
	d.Add(page.Notes{Head: v.say("passages", nil)})
	return d
}

// PictureList is a page of which pictures answers have something to show for, and what
// each says.
func (v *Voice) PictureList(answers ...any) *page.Document {
	d := &page.Document{Notes: map[string]page.Spans{}}
	list := v.Pictures(answers...)
	d.Add(page.Item{Text: v.say("pictures", args{"n": count(len(list))})})
	for _, p := range list {
		d.Add(page.Item{Label: code(p.ID), LabelWidth: 8, Text: v.say("pictures.one", args{
			"caption": p.Caption, "desc": p.Desc})})
		maps.Copy(d.Notes, p.Notes)
	}
	d.Add(page.Notes{Head: v.say("passages", nil)})
	return d
}
