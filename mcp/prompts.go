package mcp

import (
	"context"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// mostArgument is the most bytes of an argument of a prompt that are used.
const mostArgument = 2000

// A prompt is a request that a person can choose, with gaps that arguments fill.
type prompt struct {
	name string
	args []*sdk.PromptArgument
}

var prompts = []prompt{
	{"draft-case", []*sdk.PromptArgument{
		{Name: "reports", Required: true},
		{Name: "folder", Required: true},
		{Name: "question"},
	}},
	{"ask-before-session", []*sdk.PromptArgument{
		{Name: "case", Required: true},
		{Name: "as_of"},
		{Name: "party"},
	}},
}

func (s *Server) addPrompts() {
	for _, p := range prompts {
		var args []*sdk.PromptArgument
		for _, a := range p.args {
			args = append(args, &sdk.PromptArgument{Name: a.Name, Required: a.Required,
				Description: said("prompt " + p.name + " " + a.Name)})
		}
		s.of.AddPrompt(&sdk.Prompt{Name: p.name, Title: said("prompt " + p.name + " title"),
			Description: said("prompt " + p.name + " about"), Arguments: args}, p.get)
	}
}

// get fills the gaps of a prompt. What is not given is said not to be.
func (p prompt) get(_ context.Context, req *sdk.GetPromptRequest) (*sdk.GetPromptResult, error) {
	var gaps []string
	for _, a := range p.args {
		given := outlet.Line(req.Params.Arguments[a.Name])
		if len(given) > mostArgument {
			given = strings.ToValidUTF8(given[:mostArgument], "") + "…"
		}
		if strings.TrimSpace(given) == "" {
			given = said("not given")
		}
		gaps = append(gaps, "{"+a.Name+"}", given)
	}
	text := strings.NewReplacer(gaps...).Replace(said("prompt " + p.name))
	return &sdk.GetPromptResult{Description: said("prompt " + p.name + " about"),
		Messages: []*sdk.PromptMessage{{Role: "user", Content: &sdk.TextContent{Text: text}}}}, nil
}
