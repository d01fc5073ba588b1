package web

import (
	"errors"
	"net/http"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// A Problem is why there is no answer, as RFC 9457 has it.
type Problem struct {
	Type   string   `json:"type"`
	Title  string   `json:"title"`
	Status int      `json:"status"`
	Detail string   `json:"detail,omitempty"`
	Code   string   `json:"code,omitempty"`         // of the fault or the limit that was met
	Field  string   `json:"field,omitempty"`        // which part of the request
	Meant  string   `json:"did_you_mean,omitempty"` // what was probably meant
	Known  []string `json:"known,omitempty"`        // what there is to choose from
	Faults []Wrong  `json:"faults,omitempty"`
	More   int      `json:"more_faults,omitempty"`
}

// A Wrong is one fault of a file, and where.
type Wrong struct {
	Code   string `json:"code"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Length int    `json:"length"`
	Text   string `json:"text"`
	Fix    string `json:"fix,omitempty"`
	Source string `json:"source,omitempty"`
}

// mostKnown is how many names a problem lists.
const mostKnown = 100

// problemOf is an error as a problem.
func problemOf(err error) *Problem {
	of := failureOf(err)
	out := &Problem{Type: "urn:plenary:problem:" + dashed(of.kind), Title: said("fails " + of.kind), Status: of.status,
		Detail: of.message}
	var (
		faults *casefile.Faults
		limit  *plenary.Limit
		wrong  *desk.RequestError
	)
	switch {
	case errors.As(err, &faults):
		out.Detail, out.More = said("mend faults"), faults.More
		for i := range faults.List {
			out.Faults = append(out.Faults, wrongOf(&faults.List[i]))
		}
		if len(out.Faults) > 0 {
			out.Code = out.Faults[0].Code
		}
	case errors.As(err, &limit):
		out.Code = string(limit.Code)
	case errors.As(err, &wrong):
		out.Field, out.Meant = string(wrong.Field), outlet.Name(wrong.Meant)
		for _, name := range wrong.Known[:min(len(wrong.Known), mostKnown)] {
			out.Known = append(out.Known, outlet.Name(name))
		}
	}
	return out
}

// dashed is a kind of failure as a part of an address.
func dashed(kind string) string {
	out := []byte(kind)
	for i := range out {
		if out[i] == ' ' {
			out[i] = '-'
		}
	}
	return string(out)
}

func wrongOf(f *casefile.Fault) Wrong {
	return Wrong{f.Code, outlet.Line(f.File), f.Line, f.Col, f.Mark, outlet.Line(f.Msg), outlet.Line(f.Hint),
		outlet.Line(f.Source)}
}

// problem answers with a problem.
func problem(w http.ResponseWriter, err error) {
	of := problemOf(err)
	text, err := outlet.JSON(of, false)
	if err != nil {
		text = []byte(`{"status":500}`)
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(of.Status)
	_, _ = w.Write(text)
}
