package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

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

// A trialled is what the changes do to the answers, as far as that is known.
type trialled struct {
	*answer.Trial
	parts int  // how many parts are known
	all   bool // whether that is all of them
}

// How long the panel is waited for.
const (
	soon    = 150 * time.Millisecond // for all of it, before a part is shown
	between = time.Second            // for another part, when a script asks
)

// everything is more parts than there are.
const everything = 1 << 20

// trial is what the changes do to the answers: all of it if that is there soon, else what
// is there at once.
func (v *visit) trial() (*trialled, error) {
	v.patience = true
	if v.stopped() {
		return v.left()
	}
	out, err := v.trialPart(everything, soon)
	if working := (*errWorking)(nil); errors.As(err, &working) {
		return v.trialPart(0, v.s.wait)
	}
	return out, err
}

// trialPart is what the changes do to the answers, once more than seen parts of it are
// known, or whatever is known after a time.
func (v *visit) trialPart(seen int, wait time.Duration) (*trialled, error) {
	x, err := v.trying()
	if err != nil {
		return nil, err
	}
	l, err := v.laidOut()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeoutCause(v.cancelled, wait, &errWorking{v.trialKey()})
	defer cancel()
	return v.tried(ctx, x, l, seen)
}

// tried is what the changes do to the answers, as flights give it.
func (v *visit) tried(ctx context.Context, x *answer.Trying, l *laidOut, seen int) (*trialled, error) {
	part, n, all, err := v.s.flights.getPart(ctx, v.work, v.trialKey(), seen, weighed(light[*answer.Trial], about(v, l,
		func(ctx context.Context, t answer.Talks) (*answer.Trial, error) {
			t, err := grants(ctx, t, v.granted())
			if err != nil {
				return nil, err
			}
			return x.TryInParts(ctx, answer.TrialOf{Talks: t, Without: v.without()},
				func(part *answer.Trial) { tellPart(ctx, part) })
		})))
	if err != nil {
		return nil, err
	}
	return &trialled{part.(*answer.Trial), n, all}, nil
}

func (v *visit) trialKey() string {
	return "trial\x00" + strings.Join(v.granted(), "\x00") + "\x00" + v.key()
}

// without lists the wishes that cannot be read as they are tried.
func (v *visit) without() []answer.Wish {
	var out []answer.Wish
	for _, p := range v.edits.pending() {
		if p.saved >= 0 {
			out = append(out, answer.Wish{Party: answer.PartyID(p.party), Number: p.saved + 1})
		}
	}
	return out
}

// stopped reports whether what is not known yet is not to be worked out.
func (v *visit) stopped() bool { return v.r.URL.Query().Has("stop") }

// left is what was known when the work was stopped.
func (v *visit) left() (*trialled, error) {
	key := v.trialKey()
	v.s.flights.pass(func(k string) bool { return k == key })
	part, n, all := v.s.flights.partOf(key)
	if part == nil {
		return nil, errLeft
	}
	return &trialled{part.(*answer.Trial), n, all}, nil
}

// panel is what changes.
func (v *visit) panel() markup {
	a, err := v.trial()
	return v.panelOf(a, err)
}

func (v *visit) panelOf(a *trialled, err error) markup {
	var working *errWorking
	head := tag("h2", attrs{"id", "changes"}, say("what changes"))
	box := func(with attrs, inside ...markup) markup {
		return tag("section", append(attrs{"class", "panel", "aria-labelledby", "changes", "tabindex", "0"}, with...),
			append([]markup{head}, inside...)...)
	}
	v.later = v.later || err != nil || !a.all
	switch {
	case errors.As(err, &working):
		return box(attrs{"data-later", v.at("wishes/changes", "seen", "0")},
			tag("p", attrs{"class", "gist later"}, say("working")), v.going(working.key))
	case errors.Is(err, answer.ErrOtherCase):
		return box(nil, tag("p", attrs{"class", "gist"}, say("not comparable")))
	case errors.Is(err, plenary.ErrNoStatusQuo):
		return box(nil, tag("p", attrs{"class", "gist"}, say("no today")))
	case errors.Is(err, errLeft):
		return box(nil, tag("p", attrs{"class", "gist"}, say("stopped before")), tag("p", nil, link(v.at("wishes"),
			say("go on"))))
	case err != nil:
		return box(nil, tag("p", attrs{"class", "wrong"}, text(failureOf(err).message)))
	}
	gist := v.voice().TrialInShort(a.Trial).String()
	says := gist
	if at := v.lastMoved(); at != "" {
		says = at + " " + gist
	}
	class, with := "gist", attrs{"data-says", says}
	if !a.all && !v.stopped() {
		class = "gist later"
		with = append(with, "data-later", v.at("wishes/changes", "seen", count(a.parts)))
	}
	inside := []markup{tag("p", attrs{"class", class}, text(gist)), v.awaited(a)}
	if n := len(a.Without); n > 0 {
		inside = append(inside, tag("p", attrs{"class", "without"}, say("computed without", "n", count(n))))
	}
	inside = append(inside, v.rows(a.Trial))
	why := v.voice().TrialWhy(a.Trial)
	inside = append(inside, markup(page.HTML(why, v.leads)))
	if step, ok := v.lastWish(); ok && a.all {
		inside = append(inside, tag("div", attrs{"id", "moving"},
			link(v.movingAt(step), say("how far it moves"))))
	}
	return box(with, inside...)
}

// awaited is what is still to come, how far that is, and how to stop it; or to go on.
func (v *visit) awaited(a *trialled) markup {
	switch {
	case a.all:
		return ""
	case v.stopped():
		return tag("p", attrs{"class", "awaited"}, say("stopped before"), " ", link(v.at("wishes"), say("go on")))
	}
	return tag("p", attrs{"class", "awaited"}, spans(v.voice().TrialAwaited(a.Trial))) + v.going(v.trialKey())
}

// going is how far work is, and how to stop it.
func (v *visit) going(key string) markup {
	far, _ := v.s.flights.far(key)
	return tag("div", attrs{"class", "going"}, tag("span", nil, v.doing(far)), " ", tag("progress", v.bounds(far)), " ",
		link(v.at("wishes", "stop", "1"), say("stop")))
}

// changes shows the panel, once more of it is known than a script has seen.
func (v *visit) changes(w http.ResponseWriter, r *http.Request) error {
	seen, err := strconv.Atoi(r.URL.Query().Get("seen"))
	if err != nil || seen < 0 {
		seen = 0
	}
	v.patience = true
	a, err := v.trialPart(seen, between)
	v.s.write(w, v.framed(&sheet{body: v.panelOf(a, err)}))
	return nil
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
	out, _, _ := v.s.flights.partOf(v.trialKey())
	a, ok := out.(*answer.Trial)
	if !ok {
		return ""
	}
	return tag("span", attrs{"class", "gist-short"}, spans(v.voice().TrialInShort(a)))
}
