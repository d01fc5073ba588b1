package web

import (
	"slices"
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// A span is a stretch: from one place up to another.
type span struct{ from, to int }

// Bounds on what is shown at once, in characters.
const (
	mostInPart      = 24_000
	mostInParagraph = 12_000
)

// paragraphsOf cuts a text into its paragraphs, long ones into several.
func paragraphsOf(t *evidence.Text) []span {
	var out []span
	seen := t.Visible()
	for at := 0; at < len(seen); {
		if unicode.IsSpace(seen[at]) {
			at++
			continue
		}
		_, end, _ := t.Paragraph(at, at+1)
		end = max(end, at+1)
		for end-at > mostInParagraph {
			cut := at + mostInParagraph
			for cut > at+mostInParagraph/2 && !unicode.IsSpace(seen[cut]) {
				cut--
			}
			out, at = append(out, span{at, cut}), cut
		}
		out, at = append(out, span{at, end}), end
	}
	return out
}

// partsOf groups paragraphs into what is shown at once.
func partsOf(paras []span) []span {
	var out []span
	size := 0
	for i, p := range paras {
		if i == 0 || size+p.to-p.from > mostInPart {
			out, size = append(out, span{i, i}), 0
		}
		size += p.to - p.from
		out[len(out)-1].to = i + 1
	}
	return out
}

// A marking is a stretch of the text that is marked.
type marking struct {
	span
	passage  int // of the source; -1 of other words
	proposal int // of the reading, from 1; 0 of other words
}

// markings are the passages that stand in the text, in its order.
func (r *recordView) markings() []marking {
	var out []marking
	for i := range r.text.passages {
		if p := &r.text.passages[i]; placed(p) {
			if from, to, ok := r.text.Text.Span(p.At); ok && from < to {
				out = append(out, marking{span: span{from, to}, passage: i})
			}
		}
	}
	if l := r.looked; l.at >= 0 {
		out = append(out, marking{span: span{l.found.Stands[l.at].From, l.found.Stands[l.at].To}, passage: -1})
	}
	out = append(out, r.read...)
	slices.SortStableFunc(out, func(a, b marking) int { return a.from - b.from })
	return out
}

// placed reports whether it is known where a passage stands.
func placed(p *evidence.CheckedPassage) bool {
	return p.Placement == evidence.Exact || p.Placement == evidence.Moved && len(p.Places) == 1 ||
		p.Placement == evidence.Unplaced && p.At.Length > 0
}

// standing tells how the passages stand: all where they should, or which do not.
func (r *recordView) standing() markup {
	var moved, gone, unsought []markup
	well := 0
	for i := range r.text.passages {
		p := &r.text.passages[i]
		item := tag("li", nil, r.passageLink(i), " ", text(outlet.Text(r.source.Passages[i].Says)))
		switch {
		case p.Placement == evidence.Moved && len(p.Places) == 1:
			moved = append(moved, tag("li", nil, r.passageLink(i), " ", say("record moved to", "line",
				count(p.At.Line), "column", count(p.At.Column))))
		case p.Placement == evidence.Moved:
			moved = append(moved, tag("li", nil, r.passageLink(i), " ", say("record moved many", "n",
				count(len(p.Places)))))
		case p.Placement == evidence.Orphaned:
			gone = append(gone, item)
		case p.Placement == evidence.Unsought || !placed(p):
			unsought = append(unsought, item)
		default:
			well++
		}
	}
	out := when(r.text.Differs, tag("p", attrs{"class", "note"}, say("record differs")))
	switch n := len(r.text.passages); {
	case n == 0:
		out += tag("p", attrs{"class", "aside"}, say("record none cited"))
	case well == n && n == 1:
		out += tag("p", attrs{"class", "aside"}, say("record one stands"))
	case well == n:
		out += tag("p", attrs{"class", "aside"}, say("record all stand", "n", count(n)))
	default:
		out += tag("p", attrs{"class", "aside"}, say("record some stand", "n", count(n), "well", count(well)))
	}
	for i, list := range [][]markup{moved, gone, unsought} {
		if key := []string{"record moved", "record gone", "record unsought"}[i]; len(list) > 0 {
			out += tag("div", attrs{"class", "note"}, tag("p", nil, tag("b", nil, say(key))), tag("ul", nil, list...))
		}
	}
	return out
}

// part is which part of the text is shown: the one that is asked for, or that has what is
// chosen.
func (r *recordView) part(marked []marking) int {
	if n := number(r.r.URL.Query().Get("part")); n > 0 {
		return min(n, len(r.text.parts)) - 1
	}
	if l := r.looked; l.at >= 0 {
		return r.partOf(l.found.Stands[l.at].From)
	}
	for _, m := range marked {
		if m.passage >= 0 && slices.Contains(r.chosen, r.source.Passages[m.passage].ID) {
			return r.partOf(m.from)
		}
	}
	return 0
}

// partOf is the part that has a place.
func (r *recordView) partOf(at int) int {
	for i, p := range r.text.parts {
		if at < r.text.paras[p.to-1].to {
			return i
		}
	}
	return 0
}

// number reads a number of an address; 0 where it is none.
func number(text string) int {
	n := 0
	for _, r := range text {
		if r < '0' || r > '9' || n > 1<<24 {
			return 0
		}
		n = 10*n + int(r-'0')
	}
	return n
}

// paragraphs is a part of the text with its passages marked.
func (r *recordView) paragraphs() markup {
	if len(r.text.parts) == 0 {
		return tag("p", nil, say("record empty"))
	}
	marked := r.markings()
	at := r.part(marked)
	part := r.text.parts[at]
	var out []markup
	for _, p := range r.text.paras[part.from:part.to] {
		out = append(out, r.paragraph(p, marked))
	}
	pages := r.pages(at)
	return pages + tag("div", attrs{"class", "text", "id", "text", "lang", r.language(), "tabindex", "0",
		"role", "region",
		"aria-label", said("record text")}, out...) + pages
}

// language is that of the text, English where nobody has said.
func (r *recordView) language() string {
	for _, c := range r.source.Language {
		if c > unicode.MaxASCII || !unicode.IsLetter(c) && c != '-' {
			return "und"
		}
	}
	return first(r.source.Language, "und")
}

// pages leads from part to part of a long text.
func (r *recordView) pages(at int) markup {
	n := len(r.text.parts)
	if n < 2 {
		return ""
	}
	to := func(part int, key string) markup {
		if part < 0 || part >= n {
			return ""
		}
		return " " + link(r.here("part", count(part+1))+"#source", say(key))
	}
	return tag("p", attrs{"class", "pages"}, say("record part", "n", count(at+1), "of", count(n)),
		to(at-1, "record before"), to(at+1, "record after"))
}

// paragraph is one with the number of its line. Stretches that overlap are cut where one
// begins or ends.
func (r *recordView) paragraph(p span, marked []marking) markup {
	cuts := []int{p.from, p.to}
	var in []marking
	for _, m := range marked {
		if m.from < p.to && m.to > p.from {
			in = append(in, m)
			cuts = append(cuts, max(m.from, p.from), min(m.to, p.to))
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []markup
	for i := 0; i+1 < len(cuts); i++ {
		out = append(out, r.stretch(span{cuts[i], cuts[i+1]}, in))
	}
	line := r.text.Text.Place(p.from, p.to).Line
	return tag("p", attrs{"data-from", count(p.from)}, append([]markup{
		tag("span", attrs{"class", "line"}, text(count(line)))}, out...)...)
}

// stretch is characters that are marked alike, with the names of the passages that begin
// with them.
func (r *recordView) stretch(s span, marked []marking) markup {
	var ids, class []string
	var refs markup
	found, proposed := false, false
	for _, m := range marked {
		if m.from > s.from || m.to < s.to {
			continue
		}
		if m.proposal > 0 {
			proposed = true
			if m.from == s.from {
				refs += r.proposalLink(m.proposal) + " "
			}
			continue
		}
		if m.passage < 0 {
			found = true
			continue
		}
		id := r.source.Passages[m.passage].ID
		ids = append(ids, id)
		if m.from == s.from {
			refs += tag("a", attrs{"class", "ref", "id", "p-" + id, "href", r.here("passage", id) + "#p-" + id,
				"data-choose", id}, text(outlet.Name(id))) + " "
		}
		if slices.Contains(r.chosen, id) && !slices.Contains(class, "lit") {
			class = append(class, "lit")
		}
		if r.text.passages[m.passage].Placement == evidence.Moved && !slices.Contains(class, "moved") {
			class = append(class, "moved")
		}
	}
	words := text(plainly(r.text.Text.Visible()[s.from:s.to]))
	if found {
		class = append(class, "found")
	}
	if proposed && len(ids) == 0 {
		class = append(class, "proposed")
	}
	if len(ids) == 0 && !found && !proposed {
		return words
	}
	if len(ids) > 1 {
		class = append(class, "several")
	}
	with := attrs{"class", strings.Join(class, " "), "data-p", strings.Join(ids, " ")}
	if found && r.looked.found.Stands[r.looked.at].From == s.from {
		with = append(with, "id", "found")
	}
	return refs + tag("mark", with, words)
}

// plainly is characters with every run of white space as one blank.
func plainly(runes []rune) string {
	var b strings.Builder
	blank := false
	for _, c := range runes {
		if unicode.IsSpace(c) {
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		}
		blank = false
		b.WriteRune(c)
	}
	return b.String()
}
