package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

// Wishes: what each wants, and in which order; what another order would change.
var _ = register(&screen{name: "wishes", order: 4, script: true, show: (*visit).wishes,
	acts: map[string]func(v *visit, w http.ResponseWriter, r *http.Request) error{
		"change": (*visit).changeWish, "save": (*visit).saveDraft, "take": (*visit).takeSides,
		"GET moving": (*visit).moving, "GET changes": (*visit).changes,
	}})

// wishes is the screen: the lists, and beside them what changes.
func (v *visit) wishes() (*sheet, error) {
	a, err := v.wishLists()
	if err != nil {
		return nil, err
	}
	f, err := v.file()
	if err != nil {
		return nil, err
	}
	lists := []markup{v.granting(f.Case)}
	saved := f
	if v.draft != nil {
		if first, ok := v.firstText(); ok {
			if saved, err = v.read(first); err != nil {
				return nil, err
			}
		}
	}
	told := v.voice().WishLists(a)
	opened := v.opened(told)
	for i := range told {
		n := len(wishesOf(&saved.Draft, string(told[i].Party)))
		lists = append(lists, v.wishParty(&told[i], n, slices.Contains(opened, string(told[i].Party))))
	}
	conflict, err := v.conflict() // before there is work on what changes, for which nobody has to wait
	if err != nil {
		return nil, err
	}
	panel := v.panel()
	body := tag("div", attrs{"class", "beside"}, tag("div", attrs{"class", "lists"}, lists...), panel, words(f.Case))
	return &sheet{lead: say("wishes lead"), body: conflict + v.leftOut() + body, wide: true,
		again: strings.Contains(string(panel), "data-later")}, nil
}

// wishLists are the wishes of all parties, as they are now.
func (v *visit) wishLists() (*answer.Wishes, error) {
	return ask(v.supposing(), "wishes", answer.NewWishes)
}

// opened lists the parties whose lists are open: those asked for, those with changes, or
// the first that has wishes.
func (v *visit) opened(lists []prose.WishList) []string {
	out := v.r.URL.Query()["open"]
	for _, step := range v.edits.Steps {
		if e, ok := step.Data.(wishEdit); ok {
			out = append(out, e.change.Party)
		}
	}
	for i := range lists {
		if len(out) == 0 && len(lists[i].Rows) > 0 {
			out = append(out, string(lists[i].Party))
		}
	}
	return out
}

// wishParty is the list of one party.
func (v *visit) wishParty(p *prose.WishList, saved int, opened bool) markup {
	party := string(p.Party)
	now, gone := v.edits.origins(party, saved)
	var pending []pendingWish
	for _, x := range v.edits.pending() {
		if x.party == party {
			pending = append(pending, x)
		}
	}
	var rows []markup
	for i := range p.Rows {
		o := origin{at: i}
		if i < len(now) {
			o = now[i]
		}
		var fault *wishFault
		for _, x := range pending {
			if x.at == i {
				fault = x.fault
			}
		}
		rows = append(rows, when(stood(now, i), tag("li", attrs{"class", "stood"}, say("stood here"))),
			v.wishRow(p, i, o, fault))
	}
	rows = append(rows, when(stood(now, len(p.Rows)), tag("li", attrs{"class", "stood"}, say("stood here"))))
	changed := len(pending)
	for _, o := range now {
		if o.at < 0 || o.moved || o.reworded {
			changed++
		}
	}
	changed += len(gone)
	summary := []markup{tag("b", nil, spans(p.Name)), " ", tag("span", attrs{"class", "aside"}, spans(p.Count))}
	if changed > 0 {
		summary = append(summary, " ", tag("b", attrs{"class", "unsaved"}, say("wishes changed", "n", count(changed))))
	}
	var add *wishFault
	for _, x := range pending {
		if x.at < 0 {
			add = x.fault
		}
	}
	inside := []markup{tag("summary", nil, summary...),
		when(len(rows) > 0, tag("ol", attrs{"class", "wishes", "data-party", party}, rows...))}
	if !p.Ranked {
		inside = append(inside, v.adding(party, len(p.Rows), add))
	}
	return tag("details", attrs{"class", "party", "id", "party-" + party, "?open", on(opened)}, inside...)
}

// stood reports whether a wish that was moved stood right before the one at a place, which
// itself stands where it stood among the rest.
func stood(now []origin, at int) bool {
	next := len(now) // what stands there stood there at first
	if at < len(now) {
		if next = now[at].at; now[at].moved || next < 0 {
			return false
		}
	}
	return slices.ContainsFunc(now, func(o origin) bool { return o.moved && o.at == next-1 }) &&
		(at == 0 || now[at-1].at != next-1)
}

// spans are words of an answer as markup, without what they cite.
func spans(s page.Spans) markup { return text(s.String()) }

// wishRow is one wish with what can be done with it.
func (v *visit) wishRow(p *prose.WishList, i int, o origin, fault *wishFault) markup {
	row, id := &p.Rows[i], wishID(string(p.Party), i)
	class, was := "wish", markup("")
	switch {
	case o.at < 0:
		class, was = "wish unsaved", tag("b", attrs{"class", "was"}, say("wish new"))
	case o.moved && o.at != i:
		class, was = "wish unsaved", tag("b", attrs{"class", "was"}, say("wish was", "n", count(o.at+1)))
	case o.reworded:
		class, was = "wish unsaved", tag("b", attrs{"class", "was"}, say("wish reworded"))
	}
	want := row.Want
	if fault != nil {
		want = fault.text
	}
	known := markup(page.HTML(&page.Document{Blocks: []page.Block{page.Item{Text: row.Known}}}, v.leads))
	return tag("li", attrs{"class", class, "id", id, "tabindex", "-1", "data-at", strconv.Itoa(i)},
		tag("span", attrs{"class", "grip", "aria-hidden", "true"}),
		tag("span", attrs{"class", "number"}, text(count(i+1))),
		tag("div", attrs{"class", "says"}, tag("p", nil, spans(row.Says), " ", was),
			tag("code", attrs{"class", "formula"}, text(outlet.Text(row.Want)))),
		tag("div", attrs{"class", "known"}, known),
		tag("div", attrs{"class", "acts"},
			v.wishForm(p, i, "up", i == 0, "act", "move", "to", strconv.Itoa(i-1)),
			v.wishForm(p, i, "down", i == len(p.Rows)-1, "act", "move", "to", strconv.Itoa(i+1))),
		tag("details", attrs{"class", "edit", "id", id + "-edit", "?open", on(fault != nil)},
			tag("summary", nil, say("wish edit"), tag("span", attrs{"class", "hidden"}, " ", spans(row.Says))),
			v.wording(string(p.Party), i, id, want, fault),
			v.wishForm(p, i, "drop", false, "act", "drop")))
}

func wishID(party string, at int) string { return "wish-" + party + "-" + strconv.Itoa(at+1) }

// wishForm is a button that changes a wish.
func (v *visit) wishForm(p *prose.WishList, at int, act string, off bool, values ...string) markup {
	inside := []markup{hidden("party", string(p.Party)), hidden("at", strconv.Itoa(at)), v.revision()}
	for i := 0; i+1 < len(values); i += 2 {
		inside = append(inside, hidden(values[i], values[i+1]))
	}
	label := said("wish "+act) + ": " + p.Rows[at].Says.String()
	inside = append(inside, tag("button", attrs{"class", act, "title", said("wish " + act), "aria-label", label,
		"?disabled", on(off)}, say("sign "+act)))
	return tag("form", attrs{"method", "post", "action", v.at("wishes/change")}, inside...)
}

func hidden(name, value string) markup {
	return open("input", attrs{"type", "hidden", "name", name, "value", value})
}

func (v *visit) revision() markup { return hidden("rev", strconv.Itoa(v.edits.Rev)) }

// wording is the field of a condition, with its fault.
func (v *visit) wording(party string, at int, id, want string, fault *wishFault) markup {
	return tag("form", attrs{"class", "wording", "method", "post", "action", v.at("wishes/change")},
		hidden("act", "reword"), hidden("party", party), hidden("at", strconv.Itoa(at)), v.revision(),
		v.field(id, want, fault), tag("button", attrs{"class", "do"}, say("wish set")))
}

// field is a condition that can be written, and what is wrong with it.
func (v *visit) field(id, want string, fault *wishFault) markup {
	with := attrs{"class", "formula", "id", id + "-want", "name", "want", "type", "text", "value", outlet.Text(want),
		"autocomplete", "off", "spellcheck", "false", "data-words", "words"}
	out := tag("label", attrs{"for", id + "-want"}, say("wish condition"))
	if fault == nil {
		return out + open("input", with)
	}
	out += open("input", append(with, "aria-invalid", "true", "aria-describedby", id+"-fault"))
	says := []markup{tag("p", nil, tag("b", nil, say("not understood")), " ",
		text(outlet.Text(fault.text[:fault.start])), tag("mark", nil, text(outlet.Text(atLeast(fault)))),
		text(outlet.Text(fault.text[fault.end:]))), tag("p", nil, quoted(fault.msg), when(fault.hint != "",
		"; "+quoted(fault.hint)))}
	if fault.fix != "" {
		says = append(says, tag("p", nil, tag("button", attrs{"name", "fix", "value", fault.fix},
			say("wish fix", "want", outlet.Text(fault.fix)))))
	}
	return out + tag("div", attrs{"class", "fault", "id", id + "-fault"}, says...)
}

// quoted is a message with what stands between ` in it as code.
func quoted(says string) markup {
	var out markup
	for i, part := range strings.Split(outlet.Line(says), "`") {
		if i%2 == 1 {
			out += tag("code", nil, text(part))
		} else {
			out += text(part)
		}
	}
	return out
}

// atLeast is what is at fault, a blank where that is nothing.
func atLeast(f *wishFault) string {
	if f.start == f.end {
		return " "
	}
	return f.text[f.start:f.end]
}

// adding is the form by which a wish is put in, as the last of its list.
func (v *visit) adding(party string, n int, fault *wishFault) markup {
	want := ""
	if fault != nil {
		want = fault.text
	}
	id := "wish-" + party + "-new"
	return tag("details", attrs{"class", "edit add", "id", id, "?open", on(fault != nil)},
		tag("summary", nil, say("wish add")),
		tag("form", attrs{"class", "wording", "method", "post", "action", v.at("wishes/change")},
			hidden("act", "add"), hidden("party", party), hidden("at", strconv.Itoa(n)), v.revision(),
			v.field(id, want, fault), tag("label", attrs{"for", id + "-because"}, say("wish because")),
			open("input", attrs{"id", id + "-because", "name", "because", "type", "text", "autocomplete", "off"}),
			tag("button", attrs{"class", "do"}, say("wish add do"))))
}

// words are what conditions are made of, for completion.
func words(c *plenary.Case) markup {
	var all []markup
	add := func(word string) { all = append(all, open("option", attrs{"value", outlet.Text(word)})) }
	for i := range c.Options {
		o := &c.Options[i]
		add(o.ID)
		for _, l := range o.Levels {
			add(o.ID + " = " + levelText(l))
		}
	}
	for _, name := range c.ConditionNames() {
		add(name)
	}
	return tag("datalist", attrs{"id", "words"}, all...)
}

// granting has variants supposed and levers granted: that changes answers, and no file.
func (v *visit) granting(c *plenary.Case) markup {
	var parts []markup
	box := func(kind, id, says string, set bool) markup {
		return tag("label", nil, open("input", attrs{"type", "checkbox", "name", kind, "value", id, "?checked",
			on(set)}),
			" ", text(outlet.Text(says)))
	}
	var suppose, grant []markup
	for i := range c.Known {
		k := &c.Known[i]
		suppose = append(suppose, box("variant", k.ID, first(k.Noun, k.Says, k.ID), slices.Contains(v.variants, k.ID)))
	}
	for i := range c.Levers {
		l := &c.Levers[i]
		grant = append(grant, box("grant", l.ID, first(l.Says, l.ID), slices.Contains(v.granted(), l.ID)))
	}
	for i, group := range [][]markup{suppose, grant} {
		if key := []string{"suppose", "granted"}[i]; len(group) > 0 {
			parts = append(parts, tag("fieldset", nil, append([]markup{tag("legend", nil, say(key))}, group...)...))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	if v.asOf != "" {
		parts = append(parts, hidden("as-of", v.asOf))
	}
	if v.draft != nil {
		parts = append(parts, hidden("draft", v.draft.ID))
	}
	parts = append(parts, tag("button", nil, say("ask so")))
	return tag("details", attrs{"class", "granting", "id", "granting", "?open",
		on(len(v.variants)+len(v.granted()) > 0)},
		tag("summary", nil, say("suppose or grant")), tag("form", attrs{"action", v.path("wishes")}, parts...))
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// granted are the levers that are taken to be granted.
func (v *visit) granted() []string {
	var out []string
	for _, id := range v.r.URL.Query()["grant"] {
		if id != "" && len(out) < mostVariants {
			out = append(out, id)
		}
	}
	return out
}

// back leads to the screen, as it is asked now, to a place on it.
func (v *visit) back(w http.ResponseWriter, r *http.Request, place string) error {
	to := v.at("wishes")
	if place != "" {
		to += "#" + place
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// changeWish makes one change.
func (v *visit) changeWish(w http.ResponseWriter, r *http.Request) error {
	c, err := asksChange(r)
	if err != nil {
		return err
	}
	rev, _ := strconv.Atoi(r.PostFormValue("rev")) // of another one nothing is done
	f, err := v.file()
	if err != nil {
		return err
	}
	step, err := change(r.Context(), f.Text, c)
	var faults *casefile.Faults
	switch {
	case errors.As(err, &faults) && (c.Act == casefile.RewordWish || c.Act == casefile.AddWish):
		step = Step{Kind: kindWish, Data: wishEdit{change: c, was: string(f.Text.Text),
			fault: &wishFault{text: c.Wish.Want, end: len(c.Wish.Want), msg: faults.List[0].Msg,
				hint: faults.List[0].Hint}}}
	case err != nil:
		return err
	}
	if d := v.begun(); c.Act != casefile.MoveWish || c.At != c.To {
		if rev != v.edits.Rev {
			return v.back(w, r, wishID(c.Party, c.At))
		}
		if _, err := d.Push(rev, step); err != nil {
			return err
		}
		v.passed()
	}
	at := wishID(c.Party, c.At)
	if c.Act == casefile.MoveWish {
		at = wishID(c.Party, c.To)
	}
	return v.back(w, r, at)
}

// asksChange is the change that a form asks for.
func asksChange(r *http.Request) (casefile.WishChange, error) {
	var c casefile.WishChange
	act := map[string]casefile.WishAct{"move": casefile.MoveWish, "reword": casefile.RewordWish,
		"drop": casefile.DropWish,
		"add":  casefile.AddWish}
	var known bool
	if c.Act, known = act[r.PostFormValue("act")]; !known {
		return c, &wrongAddress{"no such page"}
	}
	var err error
	if c.Party = r.PostFormValue("party"); err == nil {
		c.At, err = strconv.Atoi(r.PostFormValue("at"))
	}
	if err == nil && c.Act == casefile.MoveWish {
		c.To, err = strconv.Atoi(r.PostFormValue("to"))
	}
	if err != nil {
		return c, errNoWishes
	}
	if c.Wish.Want = strings.TrimSpace(r.PostFormValue("want")); r.PostFormValue("fix") != "" {
		c.Wish.Want = r.PostFormValue("fix")
	}
	if c.Act == casefile.AddWish {
		c.Wish.Because = strings.TrimSpace(r.PostFormValue("because"))
	}
	return c, nil
}

// trying answers the case as saved, once.
func (v *visit) trying() (*answer.Trying, error) {
	saved := v.saved()
	l, err := saved.laidOut()
	if err != nil {
		return nil, err
	}
	weight := func(*answer.Trying) int64 { return sideWeight(l.space.Len()) }
	return once(saved, saved.tryingKey(v.granted()), weight, about(saved, l,
		func(ctx context.Context, t answer.Talks) (*answer.Trying, error) {
			t, err := grants(ctx, t, v.granted())
			if err != nil {
				return nil, err
			}
			return answer.NewTrying(ctx, t)
		}))
}

// tryingKey tells apart what changes are held against, by the levers that are granted.
func (v *visit) tryingKey(granted []string) string {
	return "trying\x00" + strings.Join(granted, "\x00") + "\x00" + v.key()
}

// sideWeight is about how many bytes the answers of a case of so many states take, once trials
// have asked for all of them. docs/performance.md has what was measured.
func sideWeight(states int) int64 {
	const few = 5_000 // of which what does not grow with states is most
	return 640*int64(states) + 760*int64(min(states, few))
}
