package mcp

import (
	"context"
	"errors"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// A result is what a tool returns, as structured content and as the same in text.
type result struct {
	Format   int          `json:"format"`
	Material string       `json:"material"` // what the rest is not to be taken for
	Answer   string       `json:"answer,omitempty"`
	Words    string       `json:"words,omitempty"`
	Data     *outlet.Tree `json:"data,omitempty"`
	LeftOut  []leftOut    `json:"left_out,omitempty"`
	Further  int          `json:"further_left_out,omitempty"`
	Whole    string       `json:"whole,omitempty"`
	InWords  string       `json:"words_in_full,omitempty"`
	Error    *mistake     `json:"error,omitempty"`
}

// A mistake is why there is no answer, and how to get one.
type mistake struct {
	Kind    string       `json:"kind"`
	Message string       `json:"message"`
	Meant   string       `json:"did_you_mean,omitempty"`
	Known   []known      `json:"known,omitempty"`
	Faults  []faultFound `json:"faults,omitempty"`
	More    int          `json:"more_faults,omitempty"`
}

type known string

// A faultFound is one thing wrong with a text, and where.
type faultFound struct {
	Code   string `json:"code"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Length int    `json:"length"`
	Text   string `json:"text"`
	Fix    string `json:"fix,omitempty"`
	Source string `json:"source,omitempty"` // the line, quoted
}

// Bounds on what a result holds, in bytes as JSON.
const (
	mostWords   = 11_000
	mostLeft    = 12  // parts left out that are listed
	mostSource  = 200 // of a line that is quoted
	forLinks    = 1_200
	mostKnown   = 40
	mostAddress = 1_500
	mostPointer = 40  // of a part left out, to be listed
	forLeft     = 180 // of one that is listed, less its address
	mostSaid    = 2_000
)

// bounded returns an answer that is cut to what a result may have. Without an
// address, what is left out has none either.
func bounded(name string, of *entire, address string) *result {
	out := &result{Format: answer.Format, Material: said("material"), Answer: name, Words: of.words}
	if textSize(out.Words) > mostWords {
		out.Words = beginning(of.words, mostWords)
		out.InWords = at(wordsAt, address, "", 1)
	}
	room := MostAnswer - forLinks - out.size() - len(`,"data":`)
	var left []leftOut
	if out.Data, left = cut(of.data, "", room); len(left) == 0 {
		return out
	}
	out.Whole = at(dataAt, address, "", 1)
	room -= len(`,"whole":"","left_out":[],"further_left_out":99999`) + len(out.Whole)
	out.Data, left = cut(of.data, "", room-mostLeft*(forLeft+len(out.Whole)))
	for _, l := range left {
		if len(out.LeftOut) == mostLeft || len(l.At) > mostPointer {
			out.Further++
			continue
		}
		l.URI = at(dataAt, address, l.At, 1)
		out.LeftOut = append(out.LeftOut, l)
	}
	return out
}

// textSize is the bytes of a string as JSON.
func textSize(text string) int { return len(outlet.Quote(text)) }

// size is the bytes of the result as JSON.
func (r *result) size() int {
	text, err := outlet.JSON(r, false)
	if err != nil {
		return MostAnswer
	}
	return len(text)
}

// beginning is as many whole lines of a text as have at most so many bytes as JSON.
func beginning(text string, most int) string {
	used, end := 2, 0
	for line := range strings.Lines(text) {
		if used += textSize(line) - 2; used > most {
			break
		}
		end += len(line)
	}
	return text[:end]
}

// failed is the result of a call that has no answer.
func failed(err error) *result {
	out := &result{Format: answer.Format, Material: said("material"), Error: mistakeOf(err)}
	for out.size() > MostAnswer && len(out.Error.Faults) > 0 {
		keep := len(out.Error.Faults) * 3 / 4
		out.Error.More += len(out.Error.Faults) - keep
		out.Error.Faults = out.Error.Faults[:keep]
	}
	if out.size() > MostAnswer {
		msg := out.Error.Message
		out.Error.Known, out.Error.Meant = nil, ""
		out.Error.Message = strings.ToValidUTF8(msg[:min(len(msg), mostSaid)], "") + "…"
	}
	return out
}

func mistakeOf(err error) *mistake {
	out := &mistake{Kind: "cannot", Message: outlet.Net(err.Error())}
	var (
		faults *casefile.Faults
		limit  *plenary.Limit
		wrong  *desk.RequestError
		none   *desk.NoRecord
		input  *inputError
		misput *placeError
		slip   *panicked
	)
	switch {
	case errors.As(err, &faults):
		out.Kind, out.Message = "faults", said("faults")
		if why, _, wrapped := strings.Cut(err.Error(), faults.Error()); wrapped && why != "" {
			out.Message = outlet.Line(strings.TrimRight(why, ":\n")) + ". " + out.Message
		}
		out.Faults, out.More = faultsOf(faults.List), faults.More
	case errors.Is(err, context.Canceled):
		out.Kind, out.Message = "taken back", said("taken back")
	case errors.As(err, &limit):
		out.Kind, out.Message = "limit", outlet.Net(err.Error())+". "+said("limit")
	case errors.As(err, &wrong):
		out.Kind, out.Meant = "input", wrong.Meant
		out.Message = inArguments(wrong, err)
		out.Known = someKnown(wrong.Known)
	case errors.As(err, &none):
		out.Kind = "no record"
	case errors.As(err, &input):
		out.Kind, out.Known = "input", someKnown(input.known)
	case errors.As(err, &misput):
		out.Kind = "path"
	case errors.As(err, &slip):
		out.Kind = "mistake of Plenary"
	}
	return out
}

func someKnown(names []string) []known {
	var out []known
	for _, name := range names[:min(len(names), mostKnown)] {
		out = append(out, known(outlet.Name(name)))
	}
	return out
}

func faultsOf(list []casefile.Fault) []faultFound {
	out := make([]faultFound, len(list))
	for i, f := range list {
		source := f.Source
		if len(source) > mostSource {
			source = strings.ToValidUTF8(source[:mostSource], "") + "…"
		}
		out[i] = faultFound{f.Code, outlet.Line(f.File), f.Line, f.Col, f.Mark, outlet.Line(f.Msg), outlet.Line(f.Hint),
			outlet.Line(source)}
	}
	return out
}

// argumentsOf are the arguments that ask for parts of a request.
var argumentsOf = map[desk.Field]string{
	desk.FieldAsOf: "as_of", desk.FieldVariant: "variants", desk.FieldParty: "parties", desk.FieldTrack: "tracks",
	desk.FieldLever: "levers", desk.FieldConcept: "concepts", desk.FieldKind: "kinds", desk.FieldStatus: "statuses",
	desk.FieldFrom: "from", desk.FieldTo: "to", desk.FieldState: "state", desk.FieldPassage: "passage",
	desk.FieldDate: "date", desk.FieldSource: "source", desk.FieldWords: "words", desk.FieldCited: "source",
}

// inArguments words an error of a request for who gave arguments, with a mark
// under what is wrong in a condition.
func inArguments(wrong *desk.RequestError, err error) string {
	if pointed := pointedAt(wrong); pointed != "" {
		return pointed
	}
	if name := argumentsOf[wrong.Field]; name != "" {
		return name + ": " + outlet.Net(err.Error())
	}
	return outlet.Net(err.Error())
}

// wire is the result as the protocol has it.
func (r *result) wire(links bool) *sdk.CallToolResult {
	text, err := outlet.JSON(r, false)
	if err != nil {
		text = []byte(`{}`)
	}
	body := strings.TrimRight(string(text), "\n")
	out := &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: body}}, StructuredContent: written(body),
		IsError: r.Error != nil}
	if links {
		for _, l := range r.links() {
			out.Content = append(out.Content, l)
		}
	}
	return out
}

// links lead to what did not find room.
func (r *result) links() []*sdk.ResourceLink {
	var out []*sdk.ResourceLink
	if r.Whole != "" {
		out = append(out, &sdk.ResourceLink{URI: r.Whole, Name: said("link to all data"), MIMEType: asJSON})
	}
	if r.InWords != "" {
		out = append(out, &sdk.ResourceLink{URI: r.InWords, Name: said("link to all words"), MIMEType: plain})
	}
	return out
}

// written is JSON that is written already.
type written string

// MarshalJSON returns it.
func (w written) MarshalJSON() ([]byte, error) { return []byte(w), nil }
