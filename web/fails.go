package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// A failure is why there is no answer.
type failure struct {
	status  int
	kind    string // in texts.txt: "fails KIND"
	message string // what is wrong, and how to mend it; may be empty
	faults  *casefile.Faults
}

// failureOf is what an error is to who asked.
func failureOf(err error) failure {
	var (
		faults *casefile.Faults
		limit  *plenary.Limit
		wrong  *desk.RequestError
		none   *desk.NoRecord
		lost   *wrongAddress
		slip   *panicked
		large  *http.MaxBytesError
	)
	out := failure{status: http.StatusUnprocessableEntity, kind: "cannot", message: outlet.Net(err.Error())}
	switch {
	case errors.As(err, &faults):
		out.kind, out.message, out.faults = "faults", "", faults
	case errors.As(err, &limit):
		out.status, out.kind = http.StatusServiceUnavailable, "limit"
	case errors.As(err, &wrong):
		out.status, out.kind = http.StatusBadRequest, "request"
	case errors.As(err, &none):
		out.status, out.kind = http.StatusBadRequest, "no record"
	case errors.As(err, &lost):
		out.status, out.kind = http.StatusNotFound, "address"
	case errors.As(err, &slip):
		out.status, out.kind = http.StatusInternalServerError, "slip"
	case errors.As(err, &large):
		out.status, out.kind, out.message = http.StatusRequestEntityTooLarge, "large", ""
	case errors.Is(err, context.Canceled) || errors.Is(err, errLeft):
		out.status, out.kind, out.message = http.StatusServiceUnavailable, "stopped", ""
	}
	return out
}

// fails answers with why there is no answer. v may be nil.
func (s *Server) fails(w http.ResponseWriter, r *http.Request, v *visit, err error) {
	var working *errWorking
	if errors.As(err, &working) && v != nil {
		s.write(w, v.waiting(working.key))
		return
	}
	of := failureOf(err)
	body := when(of.message != "", tag("p", attrs{"class", "wrong"}, text(of.message)))
	if of.faults != nil {
		body += faultList(of.faults)
	}
	f := &frame{title: said("fails " + of.kind), of: v, heading: said("fails " + of.kind),
		sheet: &sheet{lead: say("mend " + of.kind), body: body, status: of.status}}
	if v != nil {
		f.screen = v.on
	} else {
		f.sheet.body += tag("p", nil, link("/", say("to the cases")))
	}
	s.write(w, f)
}

// faultList shows what is wrong in the files of a case, each with its line.
func faultList(all *casefile.Faults) markup {
	var items []markup
	for i := range all.List {
		items = append(items, tag("li", nil, faultShown(&all.List[i])))
	}
	more := when(all.More > 0, tag("p", nil, say("more faults", "n", count(all.More))))
	return tag("ol", attrs{"class", "faults"}, items...) + more
}

// faultShown shows one fault: what is wrong, where, and how to mend it.
func faultShown(f *casefile.Fault) markup {
	out := tag("p", nil, tag("b", nil, text(f.Msg)), " ", tag("span", attrs{"class", "aside"},
		say("line", "file", outlet.Name(f.File), "line", count(f.Line))))
	if f.Source != "" {
		out += tag("pre", nil, marked(f))
	}
	if f.Hint != "" {
		out += tag("p", nil, text(f.Hint))
	}
	return out
}

// marked is the line of a fault with what is at fault marked.
func marked(f *casefile.Fault) markup {
	runes := []rune(f.Source)
	begin := min(max(f.Col-1, 0), len(runes))
	end := min(begin+max(f.Mark, 1), len(runes))
	return text(string(runes[:begin])) + tag("mark", nil, text(string(runes[begin:end]))) + text(string(runes[end:]))
}

// waiting is the page of an answer that is not there yet: how far it is, and how to
// stop it. It asks again by itself.
func (v *visit) waiting(key string) *frame {
	far, _ := v.s.flights.far(key)
	body := tag("div", attrs{"class", "working", "role", "status"}, tag("p", nil, v.doing(far)),
		tag("progress", v.bounds(far)), tag("p", nil, link(v.at(screens[0].name), say("stop"))))
	return v.framed(&sheet{body: body, status: http.StatusAccepted, again: true})
}
