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
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/space"
)

// grants is a case with levers taken to be granted.
func grants(ctx context.Context, t answer.Talks, ids []string) (answer.Talks, error) {
	if len(ids) == 0 {
		return t, nil
	}
	c := t.Space.Case()
	var pull []*plenary.Lever
	opens := false
	for _, id := range ids {
		at := slices.IndexFunc(c.Levers, func(l plenary.Lever) bool { return l.ID == id })
		if at < 0 {
			return t, desk.Unknown("", "lever", id, nil)
		}
		pull, opens = append(pull, &c.Levers[at]), opens || c.Levers[at].Kind == plenary.Open
	}
	c = c.Pull(pull...)
	if !opens {
		t.Space = t.Space.As(c)
		return t, nil
	}
	sp, err := space.New(ctx, c, t.Space.Limits())
	t.Space = sp
	return t, err
}

// trial is what the changes do to the answers.
func (v *visit) trial() (*answer.Trial, error) {
	x, err := v.trying()
	if err != nil {
		return nil, err
	}
	var without []answer.Wish
	for _, p := range v.edits.pending() {
		if p.saved >= 0 {
			without = append(without, answer.Wish{Party: answer.PartyID(p.party), Number: p.saved + 1})
		}
	}
	return ask(v, "trial\x00"+strings.Join(v.granted(), "\x00"),
		func(ctx context.Context, t answer.Talks) (*answer.Trial, error) {
			t, err := grants(ctx, t, v.granted())
			if err != nil {
				return nil, err
			}
			return x.Try(ctx, answer.TrialOf{Talks: t, Without: without})
		})
}

// panel is what changes.
func (v *visit) panel() markup {
	a, err := v.trial()
	var working *errWorking
	head := tag("h2", attrs{"id", "changes"}, say("what changes"))
	box := func(says string, inside ...markup) markup {
		return tag("section", attrs{"class", "panel", "aria-labelledby", "changes", "tabindex", "0", "data-says", says},
			append([]markup{head}, inside...)...)
	}
	v.later = v.later || err != nil
	switch {
	case errors.As(err, &working):
		return box("", tag("p", attrs{"class", "gist later"}, say("working")))
	case errors.Is(err, answer.ErrOtherCase):
		return box("", tag("p", attrs{"class", "gist"}, say("not comparable")))
	case errors.Is(err, plenary.ErrNoStatusQuo):
		return box("", tag("p", attrs{"class", "gist"}, say("no today")))
	case err != nil:
		return box("", tag("p", attrs{"class", "wrong"}, text(failureOf(err).message)))
	}
	gist := v.voice().TrialInShort(a).String()
	says := gist
	if at := v.lastMoved(); at != "" {
		says = at + " " + gist
	}
	inside := []markup{tag("p", attrs{"class", "gist"}, text(gist))}
	if n := len(a.Without); n > 0 {
		inside = append(inside, tag("p", attrs{"class", "without"}, say("computed without", "n", count(n))))
	}
	inside = append(inside, v.rows(a))
	why := v.voice().TrialWhy(a)
	inside = append(inside, markup(page.HTML(why, v.leads)))
	if step, ok := v.lastWish(); ok {
		inside = append(inside, tag("div", attrs{"id", "moving"},
			link(v.movingAt(step), say("how far it moves"))))
	}
	return box(says, inside...)
}

// rows is the table of answers, as saved and now.
func (v *visit) rows(a *answer.Trial) markup {
	head := tag("thead", nil, tag("tr", nil, tag("th", attrs{"scope", "col"}, say("column answer")),
		tag("th", attrs{"scope", "col"}, say("column saved")), tag("th", attrs{"scope", "col"}, say("column now")),
		tag("th", attrs{"scope", "col"}, tag("span", attrs{"class", "hidden"}, say("column change")))))
	var rows []markup
	for i, l := range v.voice().TrialLines(a) {
		r := &a.Rows[i]
		class := ""
		if r.Change != answer.TrialSame {
			class = "turned"
		}
		stands := func(how string, words page.Spans) markup {
			return tag("td", nil, tag("span", attrs{"class", "mark " + how, "aria-hidden", "true"}),
				tag("span", attrs{"class", "hidden"}, spans(words)))
		}
		rows = append(rows, tag("tr", attrs{"class", class}, tag("th", attrs{"scope", "row"}, spans(l.Name)),
			stands(r.Saved, l.Saved), stands(r.Now, l.Now), tag("td", nil, spans(l.Change))))
	}
	var keys []markup
	for _, how := range []string{answer.StandsHolds, answer.StandsOpen, answer.StandsNone} {
		keys = append(keys, tag("li", nil, tag("span", attrs{"class", "mark " + how, "aria-hidden", "true"}), " ",
			say("key "+how)))
	}
	key := tag("ul", attrs{"class", "key"}, keys...)
	return tag("table", attrs{"class", "answers"}, head, tag("tbody", nil, rows...)) + key
}

// lastWish is the last change of a wish, and where the wish stands since.
func (v *visit) lastWish() (casefile.WishChange, bool) {
	for _, step := range slices.Backward(v.edits.Steps) {
		if e, ok := step.Data.(wishEdit); ok && e.fault == nil {
			c := e.change
			if c.Act == casefile.MoveWish {
				c.At = c.To
			}
			return c, c.Act != casefile.DropWish
		}
	}
	return casefile.WishChange{}, false
}

// lastMoved says where the wish that was moved last stands.
func (v *visit) lastMoved() string {
	c, ok := v.lastWish()
	if !ok || c.Act != casefile.MoveWish {
		return ""
	}
	f, err := v.file()
	if err != nil {
		return ""
	}
	return said("wish now at", "n", count(c.At+1), "of", count(len(wishesOf(&f.Draft, c.Party))))
}

func (v *visit) movingAt(c casefile.WishChange) string {
	return v.at("wishes/moving", "party", c.Party, "at", strconv.Itoa(c.At))
}

// moving shows how far a wish can move before an answer goes.
func (v *visit) moving(w http.ResponseWriter, r *http.Request) error {
	x, err := v.trying()
	if err != nil {
		return err
	}
	party := r.URL.Query().Get("party")
	at, err := strconv.Atoi(r.URL.Query().Get("at"))
	f, fileErr := v.file()
	if fileErr != nil {
		return fileErr
	}
	if err != nil || at < 0 || at >= len(wishesOf(&f.Draft, party)) {
		return errNoWishes
	}
	m, err := ask(v, "moving\x00"+party+"\x00"+strconv.Itoa(at)+"\x00"+strings.Join(v.granted(), "\x00"),
		func(ctx context.Context, t answer.Talks) (*answer.Moving, error) {
			t, err := grants(ctx, t, v.granted())
			if err != nil {
				return nil, err
			}
			p := t.Space.Case().PartyIndex(party)
			if at >= len(t.Space.Case().Parties[p].Prefers.Statements) {
				return nil, errNoWishes
			}
			return x.Moving(ctx, t, p, at)
		})
	if err != nil {
		return err
	}
	v.s.write(w, v.framed(&sheet{body: v.document(v.voice().MovingInShort(m))}))
	return nil
}

// gist is what the changes do, in a sentence, where that is known; for the bar of a phone.
func (v *visit) gist(at *screen) markup {
	if at == nil || at.name != "wishes" || len(v.edits.Steps) == 0 {
		return ""
	}
	a, err := v.trial()
	if err != nil {
		return ""
	}
	return tag("span", attrs{"class", "gist-short"}, spans(v.voice().TrialInShort(a)))
}
