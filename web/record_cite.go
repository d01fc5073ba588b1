package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/edit"
)

// mostWords is how many characters of words stand in an address.
const mostWords = 2000

// looked are the words that were looked for, and where they stand.
type looked struct {
	words string
	found *cite.Found
	at    int // of the stands; -1 for none
	fault string
}

// look finds the words that the address asks for. near is where they were marked.
func (r *recordView) look() (*looked, error) {
	query := r.r.URL.Query()
	out := &looked{words: query.Get("words"), at: -1}
	if out.words == "" || r.text == nil {
		return out, nil
	}
	if len([]rune(out.words)) > mostWords {
		return nil, &wrongAddress{"too much asked"}
	}
	weight := func(*cite.Found) int64 { return 64 << 10 }
	found, err := once(r.visit, "cite\x00"+r.source.ID+"\x00"+out.words+"\x00"+r.textKey(), weight,
		limited(r.s, func(ctx context.Context) (*cite.Found, error) {
			c, err := r.file.Open(ctx, desk.Ask{Limits: r.s.opt.Limits})
			if err != nil {
				return nil, err
			}
			return c.Cite(ctx, r.source.ID, out.words)
		}))
	var wrong *desk.RequestError
	switch {
	case errors.As(err, &wrong):
		out.fault = wrong.Error()
		return out, nil
	case err != nil:
		return nil, err
	}
	out.found = found
	out.at = nearest(found.Stands, query.Get("nth"), number(query.Get("near")))
	return out, nil
}

// nearest is the place that is asked for by its number, or that is nearest to where words
// were marked; -1 where there is none.
func nearest(stands []cite.Stand, nth string, near int) int {
	if n := number(nth); n > 0 && n <= len(stands) {
		return n - 1
	}
	best := -1
	for i := range stands {
		if best < 0 || apart(stands[i].From, near) < apart(stands[best].From, near) {
			best = i
		}
	}
	return best
}

func apart(a, b int) int { return max(a-b, b-a) }

// citing is the field of words, and how they are cited where they were found.
func (r *recordView) citing(l *looked) markup {
	if r.text == nil {
		return ""
	}
	with := attrs{"id", "words", "name", "words", "rows", "3", "maxlength", count(mostWords), "?required", "on"}
	out := tag("h2", attrs{"id", "citing"}, say("record cite"))
	fault := markup("")
	if l.fault != "" {
		with = append(with, "aria-invalid", "true", "aria-describedby", "words-fault")
		fault = tag("p", attrs{"class", "wrong", "id", "words-fault"}, quoted(l.fault))
	}
	out += tag("form", attrs{"class", "citing", "id", "cite", "action", r.path("record") + "#found"}, r.asking(),
		hidden("near", "0"), tag("label", attrs{"for", "words"}, say("record words")),
		tag("textarea", with, text(plainly([]rune(l.words)))), fault, tag("button", nil, say("record find")))
	if l.found == nil {
		return tag("section", attrs{"aria-labelledby", "citing"}, out)
	}
	return tag("section", attrs{"aria-labelledby", "citing"}, out, r.citation(l))
}

// asking has a form ask about the case as this page does, and about this source.
func (r *recordView) asking() markup {
	out := hidden("source", r.source.ID)
	if r.asOf != "" {
		out += hidden("as-of", r.asOf)
	}
	if r.r.URL.Query().Get("read") != "" {
		out += hidden("read", "1")
	}
	for _, name := range r.variants {
		out += hidden("variant", name)
	}
	if r.draft != nil {
		out += hidden("draft", r.draft.ID)
	}
	return out
}

// citation is where the words stand, ready to be pasted, and what adds them to the case.
func (r *recordView) citation(l *looked) markup {
	a := answer.NewCitation(l.found, r.file.Record)
	var places []markup
	if n := len(a.Matches); n > 1 {
		for i := range a.Matches {
			with := attrs{"href", r.here("words", l.words, "nth", count(i+1)) + "#found"}
			if i == l.at {
				with = append(with, "aria-current", "true")
			}
			places = append(places, tag("li", nil, tag("a", with, say("record place", "n", count(i+1), "at",
				a.Matches[i].At))))
		}
	}
	one := *a
	if l.at >= 0 {
		one.Matches = a.Matches[l.at : l.at+1]
		one.More = 0
	}
	inside := []markup{when(len(places) > 0, tag("p", nil, say("record places", "n", count(len(a.Matches)+a.More)))+
		tag("ul", attrs{"class", "pages row"}, places...)), r.document(r.voice().Citation(&one))}
	if l.at >= 0 {
		m := &one.Matches[0]
		inside = append(inside, tag("dl", attrs{"class", "place"},
			tag("dt", nil, say("record at")), tag("dd", nil, text(m.At)),
			tag("dt", nil, say("record length")), tag("dd", nil, text(count(m.Length))),
			tag("dt", nil, say("record digest")), tag("dd", nil, text(m.Digest))),
			tag("pre", attrs{"class", "paste", "id", "paste", "tabindex", "0"}, lines(m.YAML)),
			r.adding(l, a, m), r.entering(l, a, m))
	}
	return tag("div", attrs{"id", "citation", "class", "citation"}, inside...)
}

// lines is text of several lines.
func lines(plain string) markup {
	var out markup
	line := ""
	for _, c := range plain {
		if c == '\n' {
			out, line = out+text(line)+"\n", ""
			continue
		}
		line += string(c)
	}
	return out + text(line)
}

// adding is the form that writes the passage under its source.
func (r *recordView) adding(l *looked, a *answer.Citation, m *answer.WordsAt) markup {
	switch {
	case m.Present:
		return tag("p", nil, say("record present"))
	case a.Differs:
		return tag("p", nil, say("record other version"))
	}
	fault := markup("")
	id := attrs{"id", "as", "name", "as", "type", "text", "autocomplete", "off", "spellcheck", "false",
		"value", first(r.r.PostFormValue("as"), l.found.Stands[l.at].Passage.ID)}
	if r.failed("add") {
		id = append(id, "aria-invalid", "true", "aria-describedby", "add-fault")
		fault = tag("div", attrs{"class", "wrong", "id", "add-fault"}, r.refusal())
	}
	return tag("form", attrs{"class", "citing", "method", "post", "id", "add",
		"action", r.visit.at("record/add", "source", r.source.ID, "words", l.words, "nth", count(l.at+1))},
		hidden("print", r.print), hidden("file", a.Digest), hidden("at", m.At), hidden("digest", m.Digest),
		tag("label", attrs{"for", "as"}, say("record as")), open("input", id),
		tag("label", attrs{"for", "says"}, say("record says")),
		open("input", attrs{"id", "says", "name", "says", "type", "text", "autocomplete", "off", "value",
			r.r.PostFormValue("says")}), fault,
		tag("button", attrs{"class", "do"}, say("record add")))
}

// refusal is why something could not be written.
func (r *recordView) refusal() markup {
	of := failureOf(r.wrong)
	if of.faults != nil {
		return faultList(of.faults)
	}
	return tag("p", nil, text(of.message))
}

// errMeanwhile is the error of something that a file was saved under meanwhile.
var errMeanwhile = errors.New("saved meanwhile")

// answered shows the screen again with why nothing was written.
func (v *visit) answered(w http.ResponseWriter, err error) error {
	v.wrong = err
	s, shown := v.record()
	if shown != nil {
		return shown
	}
	s.status = failureOf(err).status
	if errors.Is(err, errMeanwhile) {
		s.status = http.StatusConflict
	}
	v.s.write(w, v.framed(s))
	return nil
}

// meanwhile is the notice that a file was saved, and so nothing written.
func (v *visit) meanwhile() markup {
	if !errors.Is(v.wrong, errMeanwhile) {
		return ""
	}
	return tag("div", attrs{"class", "note", "role", "alert", "id", "meanwhile"},
		tag("p", nil, tag("b", nil, say("record meanwhile"))), tag("p", nil, say("record look again")))
}

// unchanged looks at the files of the case again, and reports whether they are those that a
// form was made of.
func (v *visit) unchanged(r *http.Request) bool {
	v.s.shelf.afresh(v.of)
	v.print = v.s.shelf.printOf(v.of)
	return r.PostFormValue("print") == v.print
}

// addPassage writes a passage under its source, as it was shown.
func (v *visit) addPassage(w http.ResponseWriter, r *http.Request) error {
	if !v.unchanged(r) {
		return v.answered(w, errMeanwhile)
	}
	source := r.URL.Query().Get("source")
	id, notes, err := v.writePassage(r, source)
	if err != nil {
		return v.answered(w, err)
	}
	v.s.shelf.afresh(v.of)
	to := v.at("record", "source", source, "passage", id)
	if len(notes) > 0 {
		to = v.at("record", "source", source, "passage", id, "told", v.s.notices.put(notes))
	}
	http.Redirect(w, r, to+"#p-"+id, http.StatusSeeOther)
	return nil
}

// writePassage writes it while the files of the case are held, and returns its id and what
// there is to say of how it was written.
func (v *visit) writePassage(r *http.Request, source string) (id string, notes []string, err error) {
	ctx := r.Context()
	disk := v.s.shelf.disk(v.of)
	held, err := edit.Hold(ctx, v.s.opt.Pen, disk)
	if err != nil {
		return "", nil, err
	}
	defer held.Unlock()
	if v.s.shelf.stamp(v.of.place) != v.print {
		return "", nil, errMeanwhile
	}
	f, err := desk.Read(ctx, disk)
	if err != nil {
		return "", nil, err
	}
	stand, err := v.shownStand(r, f, source)
	if err != nil {
		return "", nil, err
	}
	p := stand.Passage
	if stand.Present {
		return p.ID, nil, nil
	}
	p.Says = r.PostFormValue("says")
	if id := r.PostFormValue("as"); id != "" {
		p.ID = id
	}
	_, notes, err = held.AddPassage(ctx, f, source, p)
	return p.ID, notes, err
}
