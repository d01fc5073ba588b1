package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// An endpoint answers a question as JSON, at /api/1/CASE/NAME. What it says of itself
// stands in texts.txt under "api NAME", and of a parameter under "parameter NAME".
type endpoint struct {
	name   string
	answer string // its name in package answer, of whose schema the answer is
	params []param
	run    func(v *visit, q query) (any, error)
	// whether of a case with more states than can be listed it is the answer large
	orLarge bool
	schema  func() object // of an answer that is none of package answer
}

// A param is a parameter in the query of an address.
type param struct {
	name string
	many bool // may be repeated
	need bool // has to be given
	flag bool // true or false
	n    bool // a whole number
}

// everywhere are the parameters of all questions about a case.
var everywhere = []param{{name: "as-of"}, {name: "variant", many: true}, {name: "draft"}}

// A query is the parameters of a request.
type query struct{ values map[string][]string }

func (q query) get(name string) string {
	if all := q.values[name]; len(all) > 0 {
		return all[0]
	}
	return ""
}

func (q query) all(name string) []string { return q.values[name] }

func (q query) is(name string) bool { return q.get(name) == "true" }

// endpoints are all questions, in the order of the document that describes them.
var endpoints []*endpoint

// answers adds one.
func answers(e *endpoint) *endpoint {
	endpoints = append(endpoints, e)
	return e
}

// api adds the addresses of the answers as JSON.
func (s *Server) api(ctx context.Context, mux *http.ServeMux) {
	mux.HandleFunc("GET /api/1/openapi.json", s.describe)
	mux.HandleFunc("GET /api/1/cases", s.listCases)
	mux.HandleFunc("POST /api/1/check", s.checkText(ctx))
	for _, e := range endpoints {
		mux.HandleFunc("GET /api/1/cases/{case}/"+e.name, s.answersTo(ctx, e))
	}
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		problem(w, &wrongAddress{"no such page"})
	})
}

// answersTo answers a question.
func (s *Server) answersTo(ctx context.Context, e *endpoint) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		q, err := e.read(r)
		if err != nil {
			problem(w, err)
			return
		}
		v, err := s.visit(ctx, r)
		if err != nil {
			problem(w, err)
			return
		}
		out, err := v.written(e, q)
		if err != nil {
			problem(w, err)
			return
		}
		out.send(w, r)
	}
}

// written is an answer as JSON, written once.
func (v *visit) written(e *endpoint, q query) (*finished, error) {
	key := "json\x00" + e.name + "\x00" + v.r.URL.Query().Encode() + "\x00" + v.key()
	if out, ok := v.s.flights.kept(key); ok {
		return out.(*finished), nil
	}
	data, err := e.run(v, q)
	if err != nil {
		return nil, err
	}
	return once(v, key, (*finished).weight, func(context.Context) (*finished, error) { return writeJSON(data) })
}

func writeJSON(data any) (*finished, error) {
	text, err := outlet.JSON(data, false)
	if err != nil {
		return nil, err
	}
	return finish("application/json", text), nil
}

// mostGiven is how often a parameter may be repeated.
const mostGiven = 100

// read reads the parameters of a request, of which there must be no others.
func (e *endpoint) read(r *http.Request) (query, error) {
	all := append(slices.Clone(everywhere), e.params...)
	known := make([]string, len(all))
	for i, p := range all {
		known[i] = p.name
	}
	given := r.URL.Query()
	for name := range given {
		if !slices.Contains(known, name) {
			return query{}, desk.Unknown("parameter", "parameter", name, known)
		}
	}
	for _, p := range all {
		values := given[p.name]
		switch {
		case p.need && (len(values) == 0 || values[0] == ""):
			return query{}, wrongParam(p.name, "", said("parameter missing", "name", p.name))
		case len(values) > 1 && !p.many, len(values) > mostGiven:
			return query{}, wrongParam(p.name, "", said("parameter repeated", "name", p.name))
		case p.flag && len(values) > 0 && values[0] != "true" && values[0] != "false":
			return query{}, wrongParam(p.name, values[0], said("parameter flag", "name", p.name))
		}
	}
	return query{given}, nil
}

func wrongParam(name, value, msg string) error {
	return &desk.RequestError{Field: desk.Field(name), Value: value, Msg: msg}
}

// A number reads a whole number from a parameter, within bounds; without one it is
// another.
func (q query) number(name string, without, least, most int) (int, error) {
	text := q.get(name)
	if text == "" {
		return without, nil
	}
	n := 0
	if _, err := fmt.Sscanf(text, "%d", &n); err != nil || fmt.Sprint(n) != text || n < least || n > most {
		return 0, wrongParam(name, text, said("parameter figure", "name", name,
			"least", count(least), "most", count(most)))
	}
	return n, nil
}

// askWith is [ask] of a question that needs the case itself too.
func askWith[T any](v *visit, name string,
	make func(ctx context.Context, l *laidOut, talks answer.Talks) (T, error)) (T, error) {
	l, err := v.laidOut()
	if err != nil {
		var none T
		return none, err
	}
	return ask(v, name, func(ctx context.Context, talks answer.Talks) (T, error) { return make(ctx, l, talks) })
}

// A caseListed is one of the cases that are served.
type caseListed struct {
	Case   string `json:"case"`   // as addresses call it
	Folder string `json:"folder"` // where it is, from the folder that is served
}

// listCases lists the cases.
func (s *Server) listCases(w http.ResponseWriter, r *http.Request) {
	list := []caseListed{}
	for _, h := range s.shelf.list() {
		list = append(list, caseListed{h.Slug, outlet.Name(h.Name)})
	}
	out, err := writeJSON(map[string]any{"cases": list})
	if err != nil {
		problem(w, err)
		return
	}
	out.send(w, r)
}
