package web

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/page"
)

// Record: who said what, and where it stands in the reader's own copy of a source.
var _ = register(&screen{name: "record", order: 5, script: true, fresh: true, show: (*visit).record,
	acts: map[string]func(v *visit, w http.ResponseWriter, r *http.Request) error{
		"add": (*visit).addPassage, "accept": (*visit).acceptProposal, "enter": (*visit).enterEntry,
	}})

// A recordView is a source as it is looked at.
type recordView struct {
	*visit
	file   *desk.File
	source *plenary.Source
	chosen []string         // ids of passages that are lit
	text   *sourceText      // nil where the text cannot be shown
	fault  error            // why it cannot
	looked *looked          // the words that are looked for
	read   []marking        // proposals that are shown and can be accepted or left aside
	said   *answer.Proposal // the proposal that covers the words that were found
}

// record is the screen: a source, and beside it what is on record from it.
func (v *visit) record() (*sheet, error) {
	f, err := v.file()
	if err != nil {
		return nil, err
	}
	sources := f.Whole().Sources
	if len(sources) == 0 {
		return &sheet{lead: say("record no sources")}, nil
	}
	r, err := v.recordView(f)
	if err != nil {
		return nil, err
	}
	rows, err := r.entries()
	if err != nil {
		return nil, err
	}
	wishes, err := r.wishes()
	if err != nil {
		return nil, err
	}
	chosen, err := r.restsOn()
	if err != nil {
		return nil, err
	}
	proposed, err := r.proposals()
	if err != nil {
		return nil, err
	}
	whole, err := r.wholeRecord()
	if err != nil {
		return nil, err
	}
	left := tag("section", attrs{"class", "source", "aria-labelledby", "source"}, r.head(), r.legend(), r.shown())
	right := tag("aside", attrs{"class", "panel", "id", "beside", "aria-label", said("record beside")},
		r.citing(r.looked), chosen, proposed, rows, wishes)
	return &sheet{lead: say("record lead"), wide: true,
		body: v.meanwhile() + v.s.notices.shown(v.r.URL.Query().Get("told")) + r.chooser(sources) +
			tag("div", attrs{"class", "beside reading"}, left, right) + whole}, nil
}

// recordView is the source that is asked for, or the first that has passages.
func (v *visit) recordView(f *desk.File) (*recordView, error) {
	sources := f.Whole().Sources
	query := v.r.URL.Query()
	id := query.Get("source")
	at := slices.IndexFunc(sources, func(s plenary.Source) bool { return s.ID == id })
	if at < 0 && id != "" {
		return nil, &wrongAddress{"no such source"}
	}
	if at < 0 {
		at = max(0, slices.IndexFunc(sources, func(s plenary.Source) bool { return len(s.Passages) > 0 }))
	}
	r := &recordView{visit: v, file: f, source: &sources[at], chosen: query["passage"]}
	var working *errWorking
	r.text, r.fault = v.sourceText(f, r.source)
	if errors.As(r.fault, &working) || v.cancelled.Err() != nil {
		return nil, r.fault
	}
	var err error
	r.looked, err = r.look()
	return r, err
}

// here is the address of the screen with this source, and further parts of the query.
func (r *recordView) here(with ...string) string {
	return r.at("record", slices.Concat([]string{"source", r.source.ID}, with)...)
}

// chooser leads to the other sources.
func (r *recordView) chooser(sources []plenary.Source) markup {
	var items []markup
	for i := range sources {
		s := &sources[i]
		with := attrs{"href", r.at("record", "source", s.ID)}
		if s == r.source {
			with = append(with, "aria-current", "true")
		}
		items = append(items, tag("li", nil, tag("a", with, text(titleOf(s))), " ",
			tag("span", attrs{"class", "aside"}, passagesOf(s))))
	}
	if len(items) == 1 {
		return ""
	}
	return tag("details", attrs{"class", "sources", "id", "sources"},
		tag("summary", nil, say("record choose", "n", count(len(items)))), tag("ul", nil, items...))
}

// passagesOf is how many passages of a source are cited.
func passagesOf(s *plenary.Source) markup {
	if len(s.Passages) == 1 {
		return say("record one passage")
	}
	return say("record passages", "n", count(len(s.Passages)))
}

// titleOf is what a source is called.
func titleOf(s *plenary.Source) string { return outlet.Text(first(s.Title, s.Short, s.ID)) }

// head is what the source is, and how its passages stand in the text.
func (r *recordView) head() markup {
	out := tag("h2", attrs{"id", "source"}, text(titleOf(r.source)))
	var of []string
	if r.source.Publisher != "" {
		of = append(of, outlet.Text(r.source.Publisher))
	}
	if !r.source.Date.IsZero() {
		of = append(of, r.voice().Day(r.source.Date.Format("2006-01-02")).String())
	}
	if len(of) > 0 {
		out += tag("p", attrs{"class", "aside"}, text(strings.Join(of, ", ")))
	}
	return out
}

// shown is the text with its passages marked, or why there is none.
func (r *recordView) shown() markup {
	switch {
	case r.fault != nil && errors.Is(r.fault, fs.ErrNotExist):
		return tag("div", attrs{"class", "note"}, tag("p", nil, tag("b", nil, say("record not at hand"))),
			tag("p", nil, say("record put", "source", outlet.Name(r.source.ID)))) + r.unshown()
	case r.fault != nil:
		return tag("p", attrs{"class", "wrong"}, text(outlet.Net(r.fault.Error()))) + r.unshown()
	}
	return r.standing() + r.paragraphs()
}

// unshown lists the passages of a text that is not shown, as they stand in it.
func (r *recordView) unshown() markup {
	order := make([]int, len(r.source.Passages))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &r.source.Passages[i], &r.source.Passages[j]
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	var items []markup
	for _, i := range order {
		items = append(items, tag("li", nil, r.passageLink(i), " ",
			tag("span", nil, text(outlet.Text(r.source.Passages[i].Says)))))
	}
	return when(len(items) > 0, tag("ul", attrs{"class", "cited"}, items...))
}

// passageLink leads to a passage, by its id.
func (r *recordView) passageLink(at int) markup {
	id := r.source.Passages[at].ID
	return tag("a", attrs{"class", "ref", "href", r.here("passage", id) + "#p-" + id, "data-choose", id},
		text(outlet.Name(id)))
}

// entries is what is on record from the source, in the order in which it happened.
func (r *recordView) entries() (markup, error) {
	a, err := r.timelineOf(answer.Pick{All: true})
	if a == nil || err != nil {
		return "", err
	}
	filter, err := r.entryFilter()
	if err != nil {
		return "", err
	}
	told := r.voice().RecordRows(a)
	var items []markup
	there := map[string]int{}
	for i := range told {
		cited := r.cited(a.Rows[i].Passages)
		if len(cited) == 0 {
			continue
		}
		there[sortOf(&a.Rows[i])]++
		if filter.shows(&a.Rows[i]) {
			row := &told[i]
			items = append(items, r.claim(strconv.Itoa(i+1), row.Says, cited, spans(row.On), row.Known, row.Standing))
		}
	}
	if len(there) == 0 {
		return "", nil
	}
	list := tag("ul", attrs{"class", "claims"}, items...)
	if len(items) == 0 {
		list = tag("p", attrs{"class", "aside"}, say("entries none"))
	}
	return tag("h2", nil, say("record entries")) + r.choice(filter, there) + list, nil
}

// wishes are those that rest on the source.
func (r *recordView) wishes() (markup, error) {
	a, err := r.wishLists()
	var working *errWorking
	switch {
	case errors.As(err, &working) || r.cancelled.Err() != nil:
		return "", err
	case err != nil: // there are too many situations to be laid out
		return tag("p", attrs{"class", "aside"}, text(failureOf(err).message)), nil
	}
	var items []markup
	for p, list := range r.voice().WishLists(a) {
		for i := range list.Rows {
			w := &a.Parties[p].Wishes[i]
			if cited := r.cited(w.Passages); len(cited) > 0 {
				items = append(items, r.claim("w"+strconv.Itoa(p+1)+"-"+strconv.Itoa(i+1), list.Rows[i].Says, cited,
					spans(list.Name), nil, nil))
			}
		}
	}
	return r.claims("record wishes", items), nil
}

// claims are some under a heading; nothing of none.
func (r *recordView) claims(key string, items []markup) markup {
	if len(items) == 0 {
		return ""
	}
	return tag("h2", nil, say(key)) + tag("ul", attrs{"class", "claims"}, items...)
}

// cited lists the passages of the source among some, by position.
func (r *recordView) cited(refs []answer.Ref) []int {
	var out []int
	for _, ref := range refs {
		id, ok := strings.CutPrefix(string(ref), r.source.ID+"#")
		at := slices.IndexFunc(r.source.Passages, func(p plenary.Passage) bool { return p.ID == id })
		if ok && at >= 0 && !slices.Contains(out, at) {
			out = append(out, at)
		}
	}
	return out
}

// claim is something that rests on passages: choosing it lights these.
func (r *recordView) claim(id string, says page.Spans, cited []int, head markup, known, standing page.Spans) markup {
	var with, ids []string
	var refs []markup
	lit := false
	for _, at := range cited {
		of := r.source.Passages[at].ID
		with, ids = append(with, "passage", of), append(ids, of)
		refs = append(refs, r.passageLink(at), " ")
		lit = lit || slices.Contains(r.chosen, of)
	}
	class := "claim"
	if lit {
		class = "claim lit"
	}
	return tag("li", attrs{"class", class, "id", "entry-" + id, "data-on", strings.Join(ids, " ")},
		tag("p", attrs{"class", "aside"}, head, when(len(known) > 0, " "+inline(known))),
		tag("p", nil, tag("a", attrs{"href", r.here(with...) + "#p-" + ids[0], "data-choose", strings.Join(ids, " ")},
			spans(says))),
		when(len(standing) > 0, tag("p", attrs{"class", "aside"}, spans(standing))),
		tag("p", attrs{"class", "refs"}, refs...))
}

// inline is words of an answer with how they are known marked.
func inline(s page.Spans) markup {
	var out markup
	for _, x := range s {
		if x.Kind == page.Known {
			out += tag("span", attrs{"class", "ev " + x.ID}, text(x.Text))
		} else {
			out += text(x.Text)
		}
	}
	return out
}

// restsOn is what rests on the passages that are chosen.
func (r *recordView) restsOn() (markup, error) {
	var out markup
	for _, id := range r.chosen[:min(len(r.chosen), mostVariants)] {
		at := slices.IndexFunc(r.source.Passages, func(p plenary.Passage) bool { return p.ID == id })
		if at < 0 {
			return "", &wrongAddress{"no such passage"}
		}
		if len(r.chosen) > 1 {
			continue // an entry is chosen: what rests on each is a click away
		}
		a, err := r.passage(r.source.ID + "#" + id)
		if err != nil {
			return "", err
		}
		told := r.voice().Rests(a)
		told.Notes = nil
		out += tag("section", attrs{"class", "chosen", "id", "chosen"}, r.document(told))
	}
	return out, nil
}

// A sourceText is the reader's copy of a source, and how its passages stand in it.
type sourceText struct {
	*evidence.Copy
	passages []evidence.CheckedPassage
	paras    []span // as they are shown
	parts    []span // of paras: what is shown at once
}

// sourceText finds the text of a source. Where it is not at hand the error is
// [fs.ErrNotExist].
func (v *visit) sourceText(f *desk.File, s *plenary.Source) (*sourceText, error) {
	weight := func(t *sourceText) int64 { return 20*int64(len(t.Text.Visible())) + 1<<10 }
	return once(v, "source\x00"+s.ID+"\x00"+v.textKey(), weight,
		limited(v.s, func(ctx context.Context) (*sourceText, error) {
			c, err := f.Open(ctx, desk.Ask{Limits: v.s.opt.Limits})
			if err != nil {
				return nil, err
			}
			shelf := c.Shelf()
			checked, err := shelf.Passages(ctx, s)
			if err != nil {
				return nil, err
			}
			of, err := shelf.Find(ctx, s)
			if err != nil {
				return nil, err
			}
			out := &sourceText{Copy: of, passages: checked.Passages}
			out.paras = paragraphsOf(of.Text)
			out.parts = partsOf(out.paras)
			return out, nil
		}))
}
