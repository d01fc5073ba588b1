package prose

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// sources ends a page with where what it cites stands, in short, by source: places
// in one line of a source are cited as one.
func (t *teller) sources() {
	t.doc.Notes = map[string]page.Spans{}
	groups, same, at := []page.NoteGroup{}, map[string]string{}, map[answer.SourceID]int{}
	for i := range t.gloss.Sources {
		s := &t.gloss.Sources[i]
		at[s.ID] = len(groups)
		groups = append(groups, page.NoteGroup{Name: t.sourceName(s, t.byLine(s.ID))})
	}
	first := map[string]string{}
	note := func(p *answer.PassageText) {
		full, place := t.placed(p)
		if known, ok := first[full.String()]; ok {
			same[string(p.Ref)] = known
			return
		}
		first[full.String()] = string(p.Ref)
		t.doc.Notes[string(p.Ref)] = full
		if g, ok := at[p.Source]; ok {
			groups[g].Refs, groups[g].Places = append(groups[g].Refs, string(p.Ref)), append(groups[g].Places, place)
		}
	}
	for i := range t.gloss.Passages {
		note(&t.gloss.Passages[i])
	}
	for i := range t.gloss.Sources {
		id := t.gloss.Sources[i].ID
		note(&answer.PassageText{Ref: answer.Ref(id), Source: id})
	}
	cited := map[string]bool{}
	t.doc.CiteAs(func(ref string) string {
		if known := same[ref]; known != "" {
			ref = known
		}
		cited[ref] = true
		return ref
	})
	groups = slices.DeleteFunc(groups, func(g page.NoteGroup) bool {
		return !slices.ContainsFunc(g.Refs, func(ref string) bool { return cited[ref] })
	})
	for i := range groups {
		groups[i].After = t.speakers(groups[i].Refs, cited)
	}
	t.doc.Add(page.Notes{Head: t.say("brief.sources", nil), Groups: groups})
}

// byLine reports whether a page cites a source by lines alone, several of them.
func (t *teller) byLine(id answer.SourceID) bool {
	lines := 0
	for i := range t.gloss.Passages {
		if p := &t.gloss.Passages[i]; p.Source == id {
			if p.At == "" {
				return false
			}
			lines++
		}
	}
	return lines > 1
}

// sourceName is what a source is, before the places in it; by line where these are lines
// alone.
func (t *teller) sourceName(s *answer.SourceText, lines bool) page.Spans {
	return t.say("source", args{"name": t.sourceCalled(s), "lines": yes(lines)})
}

// sourceCalled is what a source is.
func (t *teller) sourceCalled(s *answer.SourceText) page.Spans {
	in := args{"short": page.Spans(nil), "title": unstopped(s.Title),
		"publisher": unstopped(s.Publisher), "day": page.Spans(nil)}
	if s.Short != "" {
		in["short"] = name(s.Short, string(s.ID))
	}
	if s.Short != "" && strings.HasPrefix(s.Publisher, s.Short) {
		in["short"] = page.Spans(nil)
		in["title"] = unstopped(s.Publisher)
		in["publisher"] = page.Spans(nil)
	}
	if day := t.day(s.Date); s.Date != "" && !strings.Contains(cmp.Or(s.Short, s.Title), day.String()) {
		in["day"] = day
	}
	return t.say("source.name", in)
}

// placedAlone is where a passage stands, as a note says it that is read by itself: with who
// published its source, and when.
func (t *teller) placedAlone(p *answer.PassageText) page.Spans {
	_, place := t.placed(p)
	if place.String() != "" && t.byLine(p.Source) {
		place = t.say("source.place", args{"line": place, "part": page.Spans(nil)})
	}
	source := t.sourceCalled(t.source(p.Source))
	if source.Empty() {
		source = code(string(p.Source))
	}
	return t.say("source.placed", args{"source": source, "place": place})
}

// placed is where a passage stands: with the name of its source, and without.
func (t *teller) placed(p *answer.PassageText) (full, place page.Spans) {
	s := t.source(p.Source)
	short := name(s.Short, string(s.ID))
	if s.Short == "" {
		short = unstopped(s.Title)
	}
	if short.Empty() {
		short = code(string(p.Source))
	}
	in := args{"line": page.Spans(nil), "part": page.Spans(nil)}
	if line, _, ok := strings.Cut(p.At, ":"); ok {
		in["line"] = page.Spans{{Kind: page.Number, Text: line}}
	} else if _, part, ok := strings.Cut(string(p.Ref), "#"); ok {
		in["part"] = name(words(part), string(p.Ref))
	}
	place = t.say("source.place", in)
	if t.byLine(p.Source) && in["line"].(page.Spans) != nil {
		return t.say("source.placed", args{"source": short, "place": place}), in["line"].(page.Spans)
	}
	return t.say("source.placed", args{"source": short, "place": place}), place
}

// readFrom is what the case says of the first passages of some, from which something was
// read; most bounds how many are told.
func (t *teller) readFrom(refs []answer.Ref, most int) page.Spans {
	var out []page.Spans
	for _, ref := range refs {
		at := slices.IndexFunc(t.gloss.Passages, func(p answer.PassageText) bool { return p.Ref == ref })
		if at >= 0 && t.gloss.Passages[at].Says != "" && len(out) < most {
			out = append(out, t.bent(unstopped(t.gloss.Passages[at].Says), "within"))
		}
	}
	return between(out, "; ")
}

// speakersPiece has the sources say whose words are cited, where there is room.
func (t *briefTeller) speakersPiece() piece {
	return piece{{2, func() {
		if t.said == nil {
			t.said = saidBy(t.a)
		}
		t.saidBy = t.said
	}}, {}}
}

// speakers tells whose words those passages have that are cited, as far as claims
// say so.
func (t *teller) speakers(refs []string, cited map[string]bool) page.Spans {
	var who []answer.PersonID
	of := map[answer.PersonID][]answer.Ref{}
	for _, ref := range refs {
		for _, id := range t.saidBy[answer.Ref(ref)] {
			if cited[ref] {
				who, of[id] = once(who, id), append(of[id], answer.Ref(ref))
			}
		}
	}
	var out []page.Spans
	for _, id := range who {
		out = append(out, t.say("source.speaker", args{"who": t.person(id), "cite": cite(of[id])}))
	}
	if out == nil {
		return nil
	}
	return t.say("source.speakers", args{"list": between(out, "; ")})
}

// ofOneSource reports whether passages stand in one source: where a claim leans on
// several, not all need be the words of its speaker.
func ofOneSource(refs []answer.Ref) bool {
	source := func(ref answer.Ref) string { s, _, _ := strings.Cut(string(ref), "#"); return s }
	return !slices.ContainsFunc(refs, func(ref answer.Ref) bool { return source(ref) != source(refs[0]) })
}

// saidBy finds, in an answer, whose words passages have: of claims that name somebody
// and stand in one source.
func saidBy(answers any) map[answer.Ref][]answer.PersonID {
	out := map[answer.Ref][]answer.PersonID{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			if c, is := v.Interface().(answer.Claim); is && c.Who != "" && ofOneSource(c.Passages) {
				for _, ref := range c.Passages {
					out[ref] = once(out[ref], c.Who)
				}
			}
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(answers))
	return out
}
