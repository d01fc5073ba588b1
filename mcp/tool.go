package mcp

import (
	"context"
	"fmt"

	"github.com/google/jsonschema-go/jsonschema"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/page"
)

// A tool is one verb of the server.
type tool struct {
	name, title string
	answers     []string // the answers it gives, by their names in package answer
	writes      bool     // into files, which it only adds
	unlisted    bool     // its answers have no outline in the list of tools, but in resources alone

	in       *jsonschema.Schema
	resolved *jsonschema.Resolved
	// run reads the arguments, and returns what is told and the address of the
	// question; "" of one that changes something, which only a call may.
	run func(ctx context.Context, raw []byte, called bool) (out *told, address string, err error)
}

// A changer is arguments that may ask for a change of files.
type changer interface{ changes() bool }

// told is an answer.
type told struct {
	name  string // of its schema; "" of one that has none of package answer
	data  any
	words func() *page.Document
	said  string // in place of words
	after string // what is said behind them
}

func tell(name string, data any, words func() *page.Document) (*told, error) {
	return &told{name: name, data: data, words: words}, nil
}

// add adds a tool that takes arguments of some type.
func add[In any](s *Server, t *tool, run func(ctx context.Context, in *In) (*told, error)) {
	t.in = schemaOf[In](t.name)
	resolved, err := t.in.Resolve(nil)
	if err != nil {
		panic(err) // of a type of this package
	}
	t.resolved = resolved
	t.run = func(ctx context.Context, raw []byte, called bool) (*told, string, error) {
		in := new(In)
		if err := t.read(raw, in); err != nil {
			return nil, "", err
		}
		address := addressOf(t.name, in)
		if of, ok := any(in).(changer); ok && of.changes() {
			if !called {
				return nil, "", wrong("%s would write, and what is read does not", t.name)
			}
			address = ""
		}
		out, err := run(ctx, in)
		return out, address, err
	}
	s.tools[t.name] = t
	s.of.AddTool(&sdk.Tool{
		Name: t.name, Title: t.title, Description: said("tool " + t.name), InputSchema: t.in,
		OutputSchema: outputSchema(t),
		Annotations: &sdk.ToolAnnotations{Title: t.title, ReadOnlyHint: !t.writes, DestructiveHint: new(bool),
			IdempotentHint: !t.writes, OpenWorldHint: new(bool)},
	}, s.handler(t))
}

// handler answers calls of a tool. It never returns an error: these are results.
func (s *Server) handler(t *tool) sdk.ToolHandler {
	return func(ctx context.Context, req *sdk.CallToolRequest) (*sdk.CallToolResult, error) {
		ctx, end := s.http.tied(ctx, req.Extra)
		defer end()
		var out *result
		err := s.work(ctx, func(ctx context.Context) (err error) {
			out, err = s.answer(ctx, t, req.Params.Arguments)
			return err
		})
		if err != nil {
			out = failed(err)
		}
		return out.wire(linksKnown(req.ProtocolVersion())), nil
	}
}

// answer is the result of a call.
func (s *Server) answer(ctx context.Context, t *tool, raw []byte) (*result, error) {
	out, address, err := t.run(ctx, raw, true)
	if err != nil {
		return nil, err
	}
	whole, err := out.whole()
	if err != nil {
		return nil, err
	}
	return bounded(out.name, whole, address), nil
}

// An entire is an answer that nothing was cut from.
type entire struct {
	words string
	data  *outlet.Tree
}

// wordsWidth is the columns of answers in words.
const wordsWidth = 100

func (o *told) whole() (*entire, error) {
	text, err := outlet.JSON(o.data, false)
	if err != nil {
		return nil, err
	}
	out := &entire{words: o.said}
	if out.data, err = outlet.ReadTree(text); err != nil {
		return nil, err
	}
	if o.words != nil {
		out.words = page.Text(o.words(), wordsWidth, leads) + outlet.Net(o.after)
	}
	return out, nil
}

// leads words what a link of an answer leads to, as one calls a tool to follow it.
func leads(to page.Target) string {
	switch to.Kind {
	case "all":
		return "the data has all"
	case "timeline":
		return "the tool record, with view timeline, from and to"
	case "finding", "way", "state":
		return fmt.Sprintf("the tool explain, with %s %s", to.Kind, to.Name)
	case "routes":
		return "the tool routes, with levers"
	case "date":
		return "date"
	case "work":
		return "the server's --max-work"
	case "commitments":
		return "the tool record, with view commitments"
	case "contradictions":
		return "the tool record, with view timeline and contradictions"
	}
	return ""
}

// linksKnown reports whether a revision of the protocol has links to resources
// in results.
func linksKnown(version string) bool { return version == "" || version >= "2025-06-18" }
