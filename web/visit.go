package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
	"github.com/plenary-talks/plenary/space"
)

// A visit is one request about a case: as of a day, with variants, and perhaps with
// the edits of a draft. It is for one goroutine.
type visit struct {
	s  *Server
	r  *http.Request
	of *held

	asOf     string
	variants []string
	draft    *Draft     // nil without one
	edits    DraftState // of the draft, when the request came
	print    string     // fingerprint of the files

	cancelled context.Context // ends with the request
	work      context.Context // ends with the server
	patience  bool            // whether who asks can be told to come back
	on        *screen         // nil where no screen is shown
	later     bool            // whether a part of the page is not there yet, or failed
	wrong     error           // why what was asked to be written was not; nil for nothing
}

// Bounds on what an address may ask.
const (
	mostVariants = 32
	mostName     = 400 // bytes
)

// A wrongAddress is the error of an address that leads nowhere.
type wrongAddress struct{ key string }

func (e *wrongAddress) Error() string { return said(e.key) }

// visit reads what a request is about.
func (s *Server) visit(ctx context.Context, r *http.Request) (*visit, error) {
	of := s.shelf.find(r.PathValue("case"))
	if of == nil {
		return nil, &wrongAddress{"no such case"}
	}
	query := r.URL.Query()
	v := &visit{s: s, r: r, of: of, asOf: query.Get("as-of"), cancelled: r.Context(), work: ctx,
		print: s.shelf.printOf(of)}
	for _, name := range query["variant"] {
		if name != "" {
			v.variants = append(v.variants, name)
		}
	}
	if len(v.variants) > mostVariants || len(v.asOf)+len(strings.Join(v.variants, "")) > mostName*mostVariants {
		return nil, &wrongAddress{"too much asked"}
	}
	if id := query.Get("draft"); id != "" {
		if v.draft = s.drafts.find(of.Slug, id); v.draft == nil {
			return nil, &wrongAddress{"no such draft"}
		}
		v.edits = v.draft.State()
	}
	return v, nil
}

// begun returns the draft of the visit, a new one if it has none.
func (v *visit) begun() *Draft {
	if v.draft == nil {
		v.draft = v.s.drafts.begin(v.of.Slug, v.print)
		v.edits = v.draft.State()
	}
	return v.draft
}

// saved is the visit without its draft: the case as it is on the disk.
func (v *visit) saved() *visit {
	out := *v
	out.draft, out.edits = nil, DraftState{}
	return &out
}

// unhurried is the visit of one who is not told to come back: for a part of a page that would not
// come later.
func (v *visit) unhurried() *visit {
	out := *v
	out.patience = false
	return &out
}

// supposing is the visit with other variants.
func (v *visit) supposing(variants ...string) *visit {
	out := *v
	out.variants = variants
	return &out
}

// files returns what the case is read from, and its folder.
func (v *visit) files() (at string, dir string) {
	at = v.of.place
	if strings.HasSuffix(at, ".yaml") {
		return at, path.Dir(at)
	}
	return at, at
}

// textKey tells texts of the case apart.
func (v *visit) textKey() string {
	key := v.of.Slug + "\x00" + v.print
	if v.draft != nil && len(v.edits.Steps) > 0 {
		key += fmt.Sprintf("\x00%s\x00%d", v.draft.ID, v.edits.Rev)
	}
	return key
}

// key tells questions about the case apart.
func (v *visit) key() string {
	return v.textKey() + "\x00" + v.asOf + "\x00" + strings.Join(v.variants, "\x00")
}

// errWorking is the error of a page that is not there yet.
type errWorking struct{ key string }

func (*errWorking) Error() string { return said("working") }

// unfinished reports whether an error is not of what was asked, but of work that goes on still or
// that was ended.
func (v *visit) unfinished(err error) bool {
	var working *errWorking
	return err != nil && (errors.As(err, &working) || errors.Is(err, errLeft) ||
		errors.Is(err, context.Canceled) || v.cancelled.Err() != nil)
}

// once returns what make returns, made once for a key. Where who asks has patience, the
// error may be *errWorking.
func once[T any](v *visit, key string, weight func(T) int64, make func(ctx context.Context) (T, error)) (T, error) {
	var none T
	ctx := v.cancelled
	if v.patience {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, v.s.wait, &errWorking{key})
		defer cancel()
	}
	out, err := v.s.flights.get(ctx, v.work, key, weighed(weight, make))
	if err != nil {
		return none, err
	}
	return out.(T), nil
}

// weighed is work that tells what it made and about how many bytes that holds.
func weighed[T any](weight func(T) int64, make func(ctx context.Context) (T, error)) func(ctx context.Context) (any,
	int64, error) {
	return func(ctx context.Context) (any, int64, error) {
		value, err := make(ctx)
		if err != nil {
			return nil, 0, err
		}
		return value, weight(value), nil
	}
}

// limited runs work within the limits of a question. The error is that of f, or a
// *[plenary.Limit].
func limited[T any](s *Server, f func(ctx context.Context) (T, error)) func(ctx context.Context) (T, error) {
	return func(ctx context.Context) (T, error) {
		var none T
		select {
		case s.turns <- struct{}{}:
			defer func() { <-s.turns }()
		case <-ctx.Done():
			return none, context.Cause(ctx)
		}
		ctx, end := s.opt.Limits.Begin(ctx)
		out, err := f(ctx)
		if limit := end(); limit != nil && (err == nil || errors.Is(err, context.Canceled)) {
			return none, limit
		}
		return out, err
	}
}

// file reads the case.
func (v *visit) file() (*desk.File, error) {
	weight := func(f *desk.File) int64 { return 20 * int64(len(f.Text.Text)) }
	return once(v, "file\x00"+v.textKey(), weight, limited(v.s, func(ctx context.Context) (*desk.File, error) {
		at, dir := v.files()
		return desk.ReadFS(ctx, laid(v.s.shelf.files, dir, v.edits.Texts()), at)
	}))
}

// A laidOut is a case laid out to be answered from.
type laidOut struct {
	*desk.Case
	space *space.Space
}

// laidOut opens the case as it is asked about and lays out its states.
func (v *visit) laidOut() (*laidOut, error) {
	f, err := v.file()
	if err != nil {
		return nil, err
	}
	weight := func(l *laidOut) int64 { return int64(l.space.Len()) * int64(64+8*len(l.Case.Case.Parties)) }
	return once(v, v.spaceKey(), weight, limited(v.s, func(ctx context.Context) (*laidOut, error) {
		c, err := f.Open(ctx, desk.Ask{AsOf: v.asOf, Variants: v.variants, Limits: v.s.opt.Limits})
		if err != nil {
			return nil, err
		}
		sp, err := v.layOut(ctx, c)
		return &laidOut{c, sp}, err
	}))
}

// layOut lays out the states of the case: with edits, after the case as saved where that is
// laid out.
func (v *visit) layOut(ctx context.Context, c *desk.Case) (*space.Space, error) {
	if v.draft == nil || len(v.edits.Steps) == 0 {
		return c.LayOut(ctx)
	}
	was, _ := v.s.flights.kept(v.saved().spaceKey())
	if l, ok := was.(*laidOut); ok {
		return answer.LayOut(ctx, c.Case, l.space)
	}
	return c.LayOut(ctx)
}

func (v *visit) spaceKey() string { return "space\x00" + v.key() }

// ask answers a question about the case, once for a name of it.
func ask[T any](v *visit, name string, make func(ctx context.Context, talks answer.Talks) (T, error)) (T, error) {
	var none T
	l, err := v.laidOut()
	if err != nil {
		return none, err
	}
	return once(v, name+"\x00"+v.key(), light[T], about(v, l, make))
}

// light is what an answer weighs.
func light[T any](T) int64 { return 64 << 10 }

// about is work on a question about a case that was laid out.
func about[T any](v *visit, l *laidOut,
	make func(ctx context.Context, talks answer.Talks) (T, error)) func(ctx context.Context) (T, error) {
	return limited(v.s, func(ctx context.Context) (T, error) {
		return make(ctx, answer.Talks{Space: l.space, Day: l.Day, Words: l.Words(ctx), Work: v.s.opt.Limits.Work})
	})
}

// passed ends work on revisions of the draft before this one. What is worked out of the case
// as saved is asked for by all of them.
func (v *visit) passed() {
	if len(v.edits.Steps) == 0 {
		return
	}
	old := "\x00" + v.textKey() + "\x00"
	v.s.flights.pass(func(key string) bool { return strings.Contains(key+"\x00", old) })
}

// brief is the brief about the case. What it works out of the case as saved is kept for changes.
func (v *visit) brief() (*answer.Brief, error) {
	if len(v.edits.Steps) > 0 {
		return ask(v, "brief", answer.NewBrief)
	}
	return ask(v, "brief", func(ctx context.Context, t answer.Talks) (*answer.Brief, error) {
		b, x, err := answer.NewBriefToTry(ctx, t)
		if x != nil {
			v.s.flights.offer(v.tryingKey(nil), x, sideWeight(t.Space.Len()))
		}
		return b, err
	})
}

// voice words answers.
func (v *visit) voice() *prose.Voice { return prose.English() }

// document shows a document as the body of a page, under the heading of that.
func (v *visit) document(d *page.Document) markup {
	below := &page.Document{Notes: d.Notes}
	for _, b := range d.Blocks {
		if h, ok := b.(page.Heading); !ok || h.Level > 1 {
			below.Add(b)
		}
	}
	return markup(page.HTML(below, v.leads))
}

// at is the address of a screen of the case, asked as this visit is. with are further
// parts of the query, names each with its value behind it.
func (v *visit) at(screen string, with ...string) string {
	return v.path(screen) + v.query(with...)
}

func (v *visit) path(screen string) string {
	return "/" + url.PathEscape(v.of.Slug) + "/" + screen
}

func (v *visit) query(with ...string) string {
	q := url.Values{}
	if v.asOf != "" {
		q.Set("as-of", v.asOf)
	}
	for _, name := range v.variants {
		q.Add("variant", name)
	}
	if v.draft != nil {
		q.Set("draft", v.draft.ID)
	}
	for _, id := range v.granted() {
		q.Add("grant", id)
	}
	for i := 0; i+1 < len(with); i += 2 {
		q.Add(with[i], with[i+1])
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// leads is the address that a link of an answer leads to.
func (v *visit) leads(to page.Target) string {
	switch to.Kind {
	case "finding":
		return v.at("stuck") + "#finding-" + to.Name
	case "way":
		return v.at("ways", "way", to.Name)
	case "state":
		return v.at("states", "state", to.Name)
	case "routes":
		return v.at("ways", "all", "yes")
	case "timeline", "commitments", "contradictions":
		return v.at("record") + "#" + to.Kind
	}
	return ""
}
