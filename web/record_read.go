package web

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/edit"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/proposal"
)

// An aside is the proposals that somebody refused: they are not shown until the server ends.
type aside struct {
	mu  sync.Mutex
	all map[string]bool
}

// mostAside is how many are kept before all are forgotten.
const mostAside = 10_000

func (a *aside) has(key string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.all[key]
}

// put puts one aside, or takes it back.
func (a *aside) put(key string, is bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.all == nil || len(a.all) >= mostAside {
		a.all = map[string]bool{}
	}
	if a.all[key] = is; !is {
		delete(a.all, key)
	}
}

// A reading is what a source was read to say.
type reading struct {
	of     *answer.Reading
	unfit  []error // why each proposal cannot be accepted; nil where it can be
	digest string
}

// readSource reads the text of a source as a report, for a case as it was read.
func (v *visit) readSource(ctx context.Context, f *desk.File, s *plenary.Source, at string) (*desk.Report, error) {
	raw, err := fs.ReadFile(v.s.shelf.files, at)
	if err != nil {
		return nil, err
	}
	ask := desk.ReportAsk{ID: s.ID}
	if !s.Date.IsZero() {
		ask.Date = s.Date.Format(time.DateOnly)
	}
	return desk.ReadReport(ctx, f, at, raw, ask)
}

// reading reads the text, once.
func (r *recordView) reading() (*reading, error) {
	weight := func(a *reading) int64 { return int64(len(a.of.Proposals)+1) << 11 }
	return once(r.visit, "reading\x00"+r.source.ID+"\x00"+r.textKey(), weight,
		limited(r.s, func(ctx context.Context) (*reading, error) {
			report, err := r.readSource(ctx, r.file, r.source, r.text.File)
			if err != nil {
				return nil, err
			}
			out := &reading{of: answer.NewReading(report.Report, report.Case), digest: report.Text.Digest()}
			for i := range report.Proposals {
				_, err := report.Accept([]int{i})
				out.unfit = append(out.unfit, err)
			}
			return out, nil
		}))
}

// key tells a proposal apart from all others.
func (a *reading) key(v *visit, source string, i int) string {
	p := &a.of.Proposals[i]
	return strings.Join([]string{v.of.Slug, source, a.digest, p.At, count(p.Length), p.Speaker}, "\x00")
}

// proposals is what the source was read to say, by who speaks, if that is asked for.
func (r *recordView) proposals() (markup, error) {
	if r.text == nil || r.text.Differs {
		return "", nil
	}
	head := tag("h2", attrs{"id", "proposed"}, say("record proposed"))
	if r.r.URL.Query().Get("read") == "" {
		return head + tag("p", nil, link(r.here("read", "1")+"#proposed", say("record read"))), nil
	}
	a, err := r.reading()
	var working *errWorking
	switch {
	case errors.As(err, &working) || r.cancelled.Err() != nil:
		return "", err
	case err != nil:
		return head + tag("p", attrs{"class", "wrong"}, text(failureOf(err).message)), nil
	}
	out := head + tag("p", attrs{"class", "aside"}, say("record proposals lead"))
	if r.failed("accept") {
		out += tag("div", attrs{"class", "wrong", "role", "alert", "id", "accept-fault"}, r.refusal())
	}
	all := r.r.URL.Query().Get("aside") != ""
	hiding := 0
	var groups []markup
	for _, who := range r.voice().Spoken(a.of) {
		var items []markup
		for _, p := range who.Says {
			gone := r.s.aside.has(a.key(r.visit, r.source.ID, p.Number-1))
			if gone {
				hiding++
			}
			if !gone && a.unfit[p.Number-1] == nil {
				r.mark(&a.of.Proposals[p.Number-1])
			}
			if !gone || all {
				items = append(items, r.proposal(a, p.Number, p.Told, gone))
			}
		}
		if len(items) > 0 {
			groups = append(groups, tag("h3", nil, spans(who.Who))+tag("ul", attrs{"class", "claims"}, items...))
		}
	}
	if len(groups) == 0 {
		groups = append(groups, tag("p", nil, say("record nothing proposed")))
	}
	if hiding > 0 && !all {
		groups = append(groups, tag("p", nil, link(r.here("read", "1", "aside", "1")+"#proposed",
			say("record aside", "n", count(hiding)))))
	}
	form := attrs{"method", "post", "id", "proposals", "action", r.visit.at("record/accept", "source", r.source.ID,
		"read", "1")}
	return out + tag("form", form, hidden("print", r.print)+hidden("file", a.digest)+join(groups...)), nil
}

// proposal is one with what can be done with it.
func (r *recordView) proposal(a *reading, n int, told *page.Document, gone bool) markup {
	p := &a.of.Proposals[n-1]
	button := func(name, key, class string) markup {
		return tag("button", attrs{"class", class, "name", name, "value", count(n), "aria-label",
			said(key) + ": " + plainly([]rune(p.Words))}, say(key))
	}
	var acts []markup
	var there *desk.OnRecord
	switch {
	case gone:
		acts = append(acts, button("back", "record back", ""))
	case errors.As(a.unfit[n-1], &there):
		acts = append(acts, say("record there"))
	case a.unfit[n-1] != nil:
		acts = append(acts, say("record nobody"), " ", button("refuse", "record refuse", ""))
	case !r.inFolder():
		acts = append(acts, say("record alone"))
	default:
		kind := "kind-" + count(n)
		acts = append(acts, r.kinds(kind, kind, p.Kind, proposal.Kinds), " ",
			button("accept", "record accept", "do"), " ", button("refuse", "record refuse", ""))
	}
	where := link(r.here("words", p.Words, "near", count(r.offset(p)), "read", "1")+"#found", say("record where"))
	if len([]rune(p.Words)) > mostWords {
		where = ""
	}
	return tag("li", attrs{"class", "claim", "id", "proposal-" + count(n), "data-on", ""}, r.document(told),
		tag("p", attrs{"class", "row"}, append(acts, where)...))
}

// mark has a proposal marked in the text, and notes it where it covers the words that were
// found.
func (r *recordView) mark(p *answer.Proposal) {
	from, to, ok := r.span(p)
	if !ok || from >= to {
		return
	}
	r.read = append(r.read, marking{span: span{from, to}, passage: -1, proposal: p.Number})
	if l := r.looked; l.at >= 0 && r.said == nil {
		if s := &l.found.Stands[l.at]; from <= s.From && s.To <= to {
			r.said = p
		}
	}
}

// legend is how proposals are marked in the text; nothing where none is.
func (r *recordView) legend() markup {
	return when(len(r.read) > 0, tag("p", attrs{"class", "aside legend"},
		tag("mark", attrs{"class", "proposed", "data-p", ""}, say("record proposed mark")), " ",
		say("record proposed legend")))
}

// proposalLink leads from the text to a proposal, where it is accepted or left aside.
func (r *recordView) proposalLink(n int) markup {
	return tag("a", attrs{"class", "ref ask", "href", "#proposal-" + count(n), "aria-label",
		said("record to proposal", "n", count(n))}, text("?"))
}

// offset is where a proposal stands, among the characters that are seen.
func (r *recordView) offset(p *answer.Proposal) int {
	from, _, _ := r.span(p)
	return from
}

// span is the stretch of a proposal, among the characters that are seen.
func (r *recordView) span(p *answer.Proposal) (from, to int, ok bool) {
	line, column, _ := strings.Cut(p.At, ":")
	at := r.text.Text.Place(0, 1)
	at.Line, at.Column, at.Length = number(line), number(column), p.Length
	return r.text.Text.Span(at)
}

// inFolder reports whether a record can stand beside the case.
func (v *visit) inFolder() bool { return v.ownFile() == "case.yaml" }

// acceptProposal enters a proposal into the record, puts it aside, or takes it back.
func (v *visit) acceptProposal(w http.ResponseWriter, r *http.Request) error {
	source := r.URL.Query().Get("source")
	if !v.unchanged(r) {
		return v.answered(w, errMeanwhile)
	}
	if n := number(r.PostFormValue("accept")); n > 0 {
		if err := v.enter(r, source, n-1); err != nil {
			return v.answered(w, err)
		}
		v.s.shelf.afresh(v.of)
	} else if err := v.setAside(r, source); err != nil {
		return v.answered(w, err)
	}
	http.Redirect(w, r, v.at("record", "source", source, "read", "1")+"#proposed", http.StatusSeeOther)
	return nil
}

// setAside refuses a proposal, or takes that back.
func (v *visit) setAside(r *http.Request, source string) error {
	f, err := v.file()
	if err != nil {
		return err
	}
	of, err := v.recordView(f)
	if err != nil {
		return err
	}
	if of.text == nil {
		return errMeanwhile
	}
	a, err := of.reading()
	if err != nil {
		return err
	}
	n, back := number(r.PostFormValue("refuse")), number(r.PostFormValue("back"))
	if at := max(n, back); at > 0 && at <= len(a.of.Proposals) {
		v.s.aside.put(a.key(v, source, at-1), n > 0)
	}
	return nil
}

// enter writes a proposal into the record while the files of the case are held.
func (v *visit) enter(r *http.Request, source string, proposal int) error {
	ctx := r.Context()
	disk := v.s.shelf.disk(v.of)
	if !v.inFolder() {
		return errMeanwhile
	}
	held, err := edit.HoldRecord(ctx, v.s.opt.Pen, disk)
	if err != nil {
		return err
	}
	defer held.Unlock()
	if v.s.shelf.stamp(v.of.place) != v.print {
		return errMeanwhile
	}
	f, err := desk.Read(ctx, disk)
	if err != nil {
		return err
	}
	sources := f.Whole().Sources
	at := slices.IndexFunc(sources, func(s plenary.Source) bool { return s.ID == source })
	if at < 0 {
		return errMeanwhile
	}
	shown, err := v.saved().file()
	if err != nil {
		return err
	}
	text, err := v.saved().sourceText(shown, &sources[at])
	if err != nil {
		return err
	}
	report, err := v.readSource(ctx, f, &sources[at], text.File)
	if err != nil {
		return err
	}
	if report.Text.Digest() != r.PostFormValue("file") || proposal >= len(report.Proposals) {
		return errMeanwhile
	}
	if kind := r.PostFormValue("kind-" + count(proposal+1)); kind != "" {
		if err := report.Call(proposal, kind); err != nil {
			return err
		}
	}
	accepted, err := report.Accept([]int{proposal})
	if err != nil {
		return err
	}
	_, err = held.AddToRecord(ctx, f, report.ID, accepted.Text)
	return err
}
