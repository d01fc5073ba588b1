package web

import (
	"errors"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/edit"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// failed reports whether an act of the screen was refused, for another reason than that a file
// was saved meanwhile.
func (v *visit) failed(act string) bool {
	return v.wrong != nil && !errors.Is(v.wrong, errMeanwhile) && path.Base(v.r.URL.Path) == act
}

// entering is the form by which an entry of the words that were found is written.
func (r *recordView) entering(l *looked, a *answer.Citation, m *answer.WordsAt) markup {
	switch {
	case a.Differs:
		return ""
	case !r.inFolder():
		return tag("p", attrs{"class", "aside"}, say("record alone"))
	}
	fault := markup("")
	if r.failed("enter") {
		fault = tag("div", attrs{"class", "wrong", "id", "enter-fault", "role", "alert"}, r.refusal())
	}
	value := func(name string) string { return r.r.PostFormValue(name) }
	field := func(name string, with ...string) markup {
		id := "entry-" + name
		with = append(attrs{"id", id, "name", name, "type", "text", "autocomplete", "off",
			"value", value(name)}, with...)
		return tag("label", attrs{"for", id}, say("entry "+name)) + open("input", with)
	}
	day := first(value("on"), r.source.Date.Format(time.DateOnly))
	if r.source.Date.IsZero() {
		day = value("on")
	}
	form := tag("form", attrs{"class", "citing entry", "method", "post", "action", r.visit.at("record/enter",
		"source", r.source.ID, "words", l.words, "nth", count(l.at+1))},
		hidden("print", r.print), hidden("file", a.Digest), hidden("at", m.At), hidden("digest", m.Digest),
		r.speakers(first(value("by"), r.speaker())),
		r.kinds("entry-kind", "kind", first(value("kind"), r.kind(), "open"),
			desk.EntryKinds()),
		field("event"), field("says", "required", "required"),
		tag("label", attrs{"for", "entry-on"}, say("entry on")),
		open("input", attrs{"id", "entry-on", "name", "on", "type", "text", "autocomplete", "off",
			"required", "required", "value", day}),
		tag("label", attrs{"for", "entry-how"}, say("entry how")),
		tag("select", attrs{"id", "entry-how", "name", "how"},
			tag("option", attrs{"value", "stated"}, say("entry stated")),
			tag("option", attrs{"value", "reported", "?selected", on(value("how") == "reported")},
				say("entry reported"))),
		tag("div", attrs{"class", "completed"}, field("about", "class", "formula", "spellcheck", "false",
			"list", "conditions", "data-words", "conditions")),
		tag("datalist", attrs{"id", "conditions"}, r.conditions()...), fault,
		tag("button", attrs{"class", "do"}, say("entry add")))
	return tag("details", attrs{"id", "entry", "?open", on(fault != "")}, tag("summary", nil, say("entry new")), form)
}

// speaker is who is read to say the words that were found, as in the choice of speakers; ""
// where nobody is.
func (r *recordView) speaker() string {
	switch {
	case r.said == nil:
	case r.said.Person != "":
		return "person:" + string(r.said.Person)
	case r.said.Party != "":
		return "party:" + string(r.said.Party)
	}
	return ""
}

// kind is what the words that were found are read to be; "" where nothing is proposed.
func (r *recordView) kind() string {
	if r.said == nil {
		return ""
	}
	return r.said.Kind
}

// speakers is the choice of who said or did it.
func (r *recordView) speakers(chosen string) markup {
	c := r.file.Whole()
	option := func(kind, id, name string) markup {
		value := kind + ":" + id
		return tag("option", attrs{"value", value, "?selected", on(value == chosen)},
			text(outlet.Text(first(name, id))))
	}
	var people, parties []markup
	for i := range c.People {
		people = append(people, option("person", c.People[i].ID, c.People[i].Name))
	}
	for i := range c.Parties {
		parties = append(parties, option("party", c.Parties[i].ID, c.Parties[i].Name))
	}
	group := func(key string, all []markup) markup {
		return when(len(all) > 0, tag("optgroup", attrs{"label", said(key)}, all...))
	}
	return tag("label", attrs{"for", "entry-by"}, say("entry by")) +
		tag("select", attrs{"id", "entry-by", "name", "by"}, group("entry people", people),
			group("entry parties", parties))
}

// kinds is the choice of what an entry is.
func (r *recordView) kinds(id, name, chosen string, all []string) markup {
	var options []markup
	for _, kind := range all {
		options = append(options, tag("option", attrs{"value", kind, "?selected", on(kind == chosen)},
			say("kind "+kind)))
	}
	return tag("label", attrs{"for", id}, say("entry kind")) +
		tag("select", attrs{"id", id, "name", name}, options...)
}

// enterEntry writes an entry into the record, as it was written into the form.
func (v *visit) enterEntry(w http.ResponseWriter, r *http.Request) error {
	if !v.unchanged(r) {
		return v.answered(w, errMeanwhile)
	}
	source := r.URL.Query().Get("source")
	id, err := v.writeEntry(r, source)
	if err != nil {
		return v.answered(w, err)
	}
	v.s.shelf.afresh(v.of)
	http.Redirect(w, r, v.at("record", "source", source, "passage", id)+"#p-"+id, http.StatusSeeOther)
	return nil
}

// writeEntry writes it while the files of the case are held, and returns the passage that it
// cites.
func (v *visit) writeEntry(r *http.Request, source string) (string, error) {
	ctx := r.Context()
	if !v.inFolder() {
		return "", errMeanwhile
	}
	disk := v.s.shelf.disk(v.of)
	held, err := edit.HoldRecord(ctx, v.s.opt.Pen, disk)
	if err != nil {
		return "", err
	}
	defer held.Unlock()
	if v.s.shelf.stamp(v.of.place) != v.print {
		return "", errMeanwhile
	}
	f, err := desk.Read(ctx, disk)
	if err != nil {
		return "", err
	}
	stand, err := v.shownStand(r, f, source)
	if err != nil {
		return "", err
	}
	ask := desk.EntryAsk{Source: source, Stand: stand, Kind: r.PostFormValue("kind"),
		Event: strings.TrimSpace(r.PostFormValue("event")), On: strings.TrimSpace(r.PostFormValue("on")),
		Says: strings.TrimSpace(r.PostFormValue("says")), Stated: r.PostFormValue("how") != "reported",
		About: strings.TrimSpace(r.PostFormValue("about"))}
	switch kind, id, _ := strings.Cut(r.PostFormValue("by"), ":"); kind {
	case "person":
		ask.Person = id
	case "party":
		ask.Party = id
	}
	text, err := f.Entry(ask)
	if err != nil {
		return "", err
	}
	_, err = held.AddToRecord(ctx, f, source, text)
	return stand.Passage.ID, err
}

// shownStand is where words stand, if that is still as the page showed it.
func (v *visit) shownStand(r *http.Request, f *desk.File, source string) (*cite.Stand, error) {
	c, err := f.Open(r.Context(), desk.Ask{Limits: v.s.opt.Limits})
	if err != nil {
		return nil, err
	}
	found, err := c.Cite(r.Context(), source, r.URL.Query().Get("words"))
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(found.Stands, func(s cite.Stand) bool {
		return s.Passage.At == r.PostFormValue("at") && s.Passage.Digest == r.PostFormValue("digest")
	})
	if at < 0 || found.Differs || found.Text.Digest() != r.PostFormValue("file") {
		return nil, errMeanwhile
	}
	return &found.Stands[at], nil
}
