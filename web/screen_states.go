package web

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/stability"
)

// Situations: those that meet a condition, a page of them, two beside one another, and why
// one is stable.
var _ = register(&screen{name: "states", order: 7, script: true, show: orCloser(func(v *visit) (*sheet, error) {
	q := query{v.r.URL.Query()}
	if of := q.get("state"); of != "" {
		return v.oneState(of)
	}
	return v.someStates(q)
})})

// Bounds on a page of situations.
const (
	statesAtOnce = 25
	mostAtOnce   = 200
	mostSide     = 4
)

// verdicts are who would stay where, of all states of the case.
func (v *visit) verdicts() (*stability.Answers, error) {
	return askWith(v, "verdicts", func(ctx context.Context, l *laidOut, _ answer.Talks) (*stability.Answers, error) {
		return stability.Analyse(ctx, l.space, answer.ListedBy()...)
	})
}

// listing is a page of situations.
func (v *visit) listing(q query) (*answer.Listing, error) {
	a, err := v.verdicts()
	if err != nil {
		return nil, err
	}
	where, stay := q.get("where"), q.get("staying")
	name := strings.Join([]string{"listing", where, stay, q.get("from"), q.get("limit"),
		strings.Join(q.all("compare"), "\x00")}, "\x00")
	return askWith(v, name, func(ctx context.Context, l *laidOut, talks answer.Talks) (*answer.Listing, error) {
		of := answer.List{}
		var err error
		if of.From, err = q.number("from", 0, 0, 1<<40); err != nil {
			return nil, err
		}
		if of.Most, err = q.number("limit", statesAtOnce, 1, mostAtOnce); err != nil {
			return nil, err
		}
		if stay != "" {
			by, err := desk.Concepts([]string{stay})
			if err != nil {
				return nil, err
			}
			if !slices.Contains(answer.ListedBy(), by[0]) {
				return nil, desk.Unknown(desk.FieldConcept, "concept", stay, []string{"nash", "seq", "gmr"})
			}
			of.Stay, of.Staying = true, by[0]
		}
		if where != "" {
			e, err := desk.Condition(l.Case.Case, where)
			if err != nil {
				return nil, err
			}
			of.Shown = l.space.Where(e)
		}
		for _, called := range q.all("compare") {
			s, err := desk.State(l.space, called)
			if err != nil {
				return nil, err
			}
			of.Picked = append(of.Picked, s)
		}
		return answer.NewListing(ctx, talks, a, of)
	})
}

func init() {
	answers(&endpoint{name: "states", answer: "states", params: []param{{name: "where"}, {name: "staying"},
		{name: "from", n: true}, {name: "limit", n: true}, {name: "compare", many: true}},
		run: func(v *visit, q query) (any, error) { return v.listing(q) }})
}

// oneState is why one situation is stable or not.
func (v *visit) oneState(called string) (*sheet, error) {
	back := link(v.at("states"), say("all states"))
	d, err := v.worded(called)
	if err != nil {
		return nil, err
	}
	heading := ""
	for _, b := range d.Blocks {
		if h, is := b.(page.Heading); is && h.Level == 1 {
			heading = h.Text.String()
		}
	}
	return &sheet{heading: heading, lead: back, body: v.document(d)}, nil
}

func (v *visit) someStates(q query) (*sheet, error) {
	l, err := v.listing(q)
	var wrong *desk.RequestError
	var fault *expr.Error
	switch {
	case errors.As(err, &wrong) && errors.As(err, &fault) && wrong.Field == desk.FieldCondition:
		return &sheet{body: v.filter(q, conditionFault(wrong.Value, fault))}, nil
	case err != nil:
		return nil, err
	case len(q.all("compare")) > 1 && len(q.all("compare")) <= mostSide:
		return &sheet{lead: link(v.at("states"), say("all states")), body: v.document(v.voice().Side(l))}, nil
	}
	return &sheet{body: join(v.filter(q, ""), v.document(v.voice().Listing(l)), v.pages(q, l), v.beside())}, nil
}

// filter is the field for a condition; fault is what is wrong with it.
func (v *visit) filter(q query, fault markup) markup {
	with := attrs{"type", "text", "id", "where", "name", "where", "class", "formula", "value", q.get("where"),
		"autocomplete", "off", "spellcheck", "false", "list", "conditions", "data-words", "conditions",
		"aria-describedby", "where-fault"}
	if fault != "" {
		with = append(with, "aria-invalid", "true")
	}
	stay := func(value, key string) markup {
		return tag("option", attrs{"value", value, "?selected", on(q.get("staying") == value)}, say(key))
	}
	return tag("form", attrs{"class", "filter", "action", v.path("states")}, v.hidden(),
		tag("p", attrs{"class", "completed"}, tag("label", attrs{"for", "where"}, say("where")), open("input", with)),
		tag("div", attrs{"id", "where-fault", "class", "err", "role", "status"}, fault),
		tag("p", nil, tag("label", attrs{"for", "staying"}, say("staying")),
			tag("select", attrs{"id", "staying", "name", "staying"},
				stay("", "staying any"), stay("nash", "staying nash"),
				stay("seq", "staying seq"), stay("gmr", "staying gmr")), " ", tag("button", nil, say("show states"))),
		tag("datalist", attrs{"id", "conditions"}, v.conditions()...))
}

// hidden are the parts of the address that a form keeps.
func (v *visit) hidden() markup {
	var out []markup
	keep := func(name, value string) {
		if value != "" {
			out = append(out, open("input", attrs{"type", "hidden", "name", name, "value", value}))
		}
	}
	keep("as-of", v.asOf)
	for _, name := range v.variants {
		keep("variant", name)
	}
	if v.draft != nil {
		keep("draft", v.draft.ID)
	}
	return join(out...)
}

// conditions are what conditions are made of: options, the smallest conditions, one for each
// level of each option, and those that have names.
func (v *visit) conditions() []markup {
	f := v.known()
	if f == nil {
		return nil
	}
	var out []markup
	for i := range f.Case.Options {
		o := &f.Case.Options[i]
		out = append(out, open("option", attrs{"value", o.ID}))
		for _, level := range o.Levels {
			out = append(out, open("option", attrs{"value", o.ID + " = " + expr.QuoteLevel(level)}))
		}
	}
	for _, name := range f.Case.ConditionNames() {
		out = append(out, open("option", attrs{"value", name}))
	}
	return out
}

// conditionFault shows what is wrong in a condition, with the words marked.
func conditionFault(written string, f *expr.Error) markup {
	start, end := min(f.Pos.Start, len(written)), min(f.Pos.End, len(written))
	out := tag("p", nil, tag("b", nil, say("not understood")), " ", quoted(f.Msg))
	out += tag("p", attrs{"class", "formula"}, text(written[:start]), tag("mark", nil, text(written[start:end]+" ")),
		text(written[end:]))
	if f.Hint != "" {
		out += tag("p", nil, quoted(f.Hint))
	}
	return out
}

// pages lead to the page before and the one after.
func (v *visit) pages(q query, l *answer.Listing) markup {
	to := func(from int, key string) markup {
		return link(v.at("states", "where", q.get("where"), "staying", q.get("staying"),
			"from", strconv.Itoa(max(0, from))),
			say(key))
	}
	var items []markup
	if l.From > 0 {
		items = append(items, tag("li", nil, to(0, "first states")),
			tag("li", nil, to(l.From-statesAtOnce, "states before")))
	}
	if l.From+len(l.States) < l.Matching {
		items = append(items, tag("li", nil, to(l.From+statesAtOnce, "states after")))
	}
	if items == nil {
		return ""
	}
	return tag("nav", attrs{"class", "pages", "aria-label", said("pages")}, tag("ul", attrs{"class", "row"}, items...))
}

// beside asks for two situations to be compared.
func (v *visit) beside() markup {
	field := func(id, key string) markup {
		return tag("label", attrs{"for", id}, say(key)) + open("input", attrs{"type", "text", "id", id,
			"name", "compare",
			"required", "required", "size", "8"})
	}
	return tag("form", attrs{"class", "filter row", "action", v.path("states")},
		v.hidden(), field("one", "compare one"),
		field("other", "compare other"), tag("button", nil, say("compare")))
}
