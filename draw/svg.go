package draw

import (
	_ "embed"
	"math"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// An About says what a picture is, and how what it cites is numbered.
type About struct {
	ID    string // begins ids within the page; of letters, figures and hyphens
	Title string // a line
	Desc  string // all that the picture says, in sentences
	Class string // of the element, where it stands in a page
	// the number of what is cited; nil where citations are not shown
	Cite func(ref string) int
	// whether it is a file of its own, with its colours in it
	Alone bool
	// whether it is for a program that reads no style sheets: each mark says how it looks
	// on paper
	Plain bool
}

//go:embed style.css
var style string

// Style is the style sheet of pictures within a page: what each paint looks like, by
// variables --paper, --ink, --ink-2, --ink-3, --rule, --rule-2, --wash and --accent, and the font --sans.
func Style() string { return style }

//go:embed alone.css
var alone string

// SVG writes a picture as an element svg that has its role, its title and its
// description. Nothing in it runs, and nothing is fetched.
func SVG(p *Picture, about About) string {
	s := &svg{about: about}
	id := outlet.HTML(about.ID)
	s.open(p, before(" ", outlet.HTML(about.Class)))
	if about.Alone || about.Plain {
		s.put(` xmlns="http://www.w3.org/2000/svg"`)
	}
	s.put(` role="img" aria-labelledby="`, id, `-title `, id, `-desc">`,
		`<title id="`, id, `-title">`, outlet.HTML(about.Title), `</title>`,
		`<desc id="`, id, `-desc">`, outlet.HTML(about.Desc), `</desc>`)
	if about.Alone {
		s.put("<style>", alone, style, "</style>", `<rect class="fill-paper" width="100%" height="100%"/>`)
	}
	s.defs(p, id)
	for _, m := range p.Marks {
		s.one(m)
	}
	s.put("</svg>\n")
	if about.Plain {
		return plainly(s.String())
	}
	return s.String()
}

// Sign writes a small picture that stands before its meaning, and says nothing by itself.
func Sign(p *Picture) string {
	s := &svg{}
	s.open(p, "")
	s.put(` aria-hidden="true">`)
	for _, m := range p.Marks {
		s.one(m)
	}
	s.put("</svg>")
	return s.String()
}

type svg struct {
	strings.Builder
	about       About
	hatch, fade string // ids of the patterns, where they are used
	down        string
}

func (s *svg) put(parts ...string) {
	for _, p := range parts {
		s.WriteString(p)
	}
}

// open begins an element, up to its attributes.
func (s *svg) open(p *Picture, class string) {
	s.put(`<svg class="drawing`, class, `" viewBox="0 0 `, number(p.Width), " ", number(p.Height),
		`" width="`, number(p.Width), `" height="`, number(p.Height), `"`)
}

// defs writes the patterns that marks refer to.
func (s *svg) defs(p *Picture, id string) {
	for _, m := range p.Marks {
		if r, ok := m.(Rect); ok && r.Hatch && s.hatch == "" {
			s.hatch = id + "-hatch"
			s.put(`<defs><pattern id="`, s.hatch, `" width="5" height="5" patternUnits="userSpaceOnUse"`,
				` patternTransform="rotate(45)">`,
				`<line x1="0" y1="0" x2="0" y2="5" class="stroke-third" stroke-width="1.4"/></pattern></defs>`)
		}
		if r, ok := m.(Rect); ok && r.Fade && !r.Down && s.fade == "" {
			s.fade = id + "-fade"
			s.gradient(s.fade, "")
		}
		if r, ok := m.(Rect); ok && r.Fade && r.Down && s.down == "" {
			s.down = id + "-fade-down"
			s.gradient(s.down, ` x2="0" y2="1"`)
		}
	}
}

func (s *svg) gradient(id, way string) {
	s.put(`<defs><linearGradient id="`, id, `"`, way, `><stop offset="0" class="fade-from"/>`,
		`<stop offset="1" class="fade-to"/></linearGradient></defs>`)
}

func (s *svg) one(m Mark) {
	switch m := m.(type) {
	case Line:
		s.line(m)
	case Shape:
		s.put(`<polygon points="`, points(m.Points), `"`)
		s.painted(m.Fill, m.Stroke)
	case Rect:
		s.rect(m)
	case Circle:
		s.put(`<circle cx="`, number(m.X), `" cy="`, number(m.Y), `" r="`, number(m.R), `"`)
		s.painted(m.Fill, m.Stroke)
	case Text:
		s.text(m)
	}
}

func (s *svg) rect(r Rect) {
	s.put(`<rect`, r.place())
	if r.Fade {
		fade := s.fade
		if r.Down {
			fade = s.down
		}
		s.put(` fill="url(#`, fade, `)"/>`)
		return
	}
	s.painted(r.Fill, r.Stroke)
	if r.Hatch {
		s.put(`<rect`, r.place(), ` fill="url(#`, s.hatch, `)"/>`)
	}
}

func (r Rect) place() string {
	return ` x="` + number(r.X) + `" y="` + number(r.Y) + `" width="` + number(r.W) + `" height="` + number(r.H) + `"`
}

// painted ends an element.
func (s *svg) painted(fill Paint, stroke Stroke) {
	s.put(` class="fill-`, fill.String())
	if stroke.Width > 0 {
		s.put(` stroke-`, stroke.Paint.String())
	}
	s.put(`"`)
	if stroke.Width > 0 {
		s.stroke(stroke)
	}
	s.put(`/>`)
}

func (s *svg) stroke(k Stroke) {
	s.put(` stroke-width="`, number(k.Width), `"`)
	if d := k.Dashes(); d != nil {
		s.put(` stroke-dasharray="`, number(d[0]), " ", number(d[1]), `"`)
	}
	if k.Dash == Dots {
		s.put(` stroke-linecap="round"`)
	}
}

func (s *svg) text(t Text) {
	if t.Halo && s.about.Plain { // not every such program paints the halo first
		under := t
		under.Paint, t.Halo = Paper, false
		s.letters(under)
	}
	s.letters(t)
}

func (s *svg) letters(t Text) {
	class := t.paint().String()
	s.put(`<text x="`, number(t.X), `" y="`, number(t.Y), `" class="fill-`, class)
	if t.Bold {
		s.put(" bold")
	}
	if t.Halo {
		s.put(" halo")
	}
	s.put(`"`)
	if t.Size != 0 && t.Size != Size {
		s.put(` font-size="`, number(t.Size), `"`)
	}
	s.put(anchors[t.Anchor], `>`, outlet.HTML(t.Text), s.cites(t.Refs), `</text>`)
}

var anchors = [...]string{"", ` text-anchor="middle"`, ` text-anchor="end"`}

// cites are the numbers of what a text cites.
func (s *svg) cites(refs []string) string {
	if s.about.Cite == nil || len(refs) == 0 {
		return ""
	}
	var out []string
	for _, r := range refs {
		out = append(out, strconv.Itoa(s.about.Cite(r)))
	}
	return ` <tspan class="cites">[` + strings.Join(out, ",") + `]</tspan>`
}

// paint is what a text is painted with.
func (t Text) paint() Paint {
	if t.Paint == None {
		return Ink
	}
	return t.Paint
}

// line writes a line, and its heads as shapes: a line ends a little within a head.
func (s *svg) line(l Line) {
	body, heads := l.parts()
	d := "M" + pair(body[0])
	if l.Curve {
		for i := 1; i+2 < len(body); i += 3 {
			d += " C" + pair(body[i]) + " " + pair(body[i+1]) + " " + pair(body[i+2])
		}
	} else {
		for _, p := range body[1:] {
			d += " L" + pair(p)
		}
	}
	s.put(`<path d="`, d, `" class="fill-none stroke-`, l.Stroke.Paint.String(), `"`)
	s.stroke(l.Stroke)
	s.put(`/>`)
	for _, h := range heads {
		s.put(`<polygon points="`, points(h), `" class="fill-`, l.Stroke.Paint.String(), `"/>`)
	}
}

// parts returns the points of a line as it is drawn and its heads.
func (l Line) parts() (body []Point, heads [][]Point) {
	body = append(body, l.Points...)
	size := 6 + 1.5*l.Stroke.Width
	last := len(body) - 1
	if l.Head && last > 0 {
		heads = append(heads, head(l.Points[last], l.Points[last-1], size))
		body[last] = toward(l.Points[last], l.Points[last-1], size-1.5)
	}
	if l.Tail && last > 0 {
		heads = append(heads, head(l.Points[0], l.Points[1], size))
		body[0] = toward(l.Points[0], l.Points[1], size-1.5)
	}
	return body, heads
}

// head is an arrow head with its tip at a point, coming from another.
func head(tip, from Point, size float64) []Point {
	foot := toward(tip, from, size)
	px, py := (foot.Y-tip.Y)/2, (tip.X-foot.X)/2
	return []Point{tip, {foot.X + px, foot.Y + py}, {foot.X - px, foot.Y - py}}
}

// toward is a point so many units from one toward another.
func toward(p, to Point, units float64) Point {
	n := math.Hypot(to.X-p.X, to.Y-p.Y)
	if n == 0 {
		return p
	}
	return Point{p.X + (to.X-p.X)/n*units, p.Y + (to.Y-p.Y)/n*units}
}

// Dashes returns how long a line is drawn and how long it is not; nil for a whole one.
func (k Stroke) Dashes() []float64 {
	thick := max(1, k.Width/1.5)
	switch k.Dash {
	case Long:
		return []float64{11 * thick, 4 * thick}
	case Short:
		return []float64{4.5 * thick, 3.2 * thick}
	case Dots:
		return []float64{0.1, 4 * thick}
	}
	return nil
}

var paints = [...]string{"none", "ink", "second", "third", "rule", "faint", "paper", "wash", "accent"}

// String is the name of a paint in style sheets.
func (p Paint) String() string { return paints[p] }

func points(list []Point) string {
	out := make([]string, len(list))
	for i, p := range list {
		out[i] = pair(p)
	}
	return strings.Join(out, " ")
}

func pair(p Point) string { return number(p.X) + "," + number(p.Y) }

// number writes a length to a tenth of a unit.
func number(x float64) string { return strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64) }

func before(mark, text string) string {
	if text == "" {
		return ""
	}
	return mark + text
}
