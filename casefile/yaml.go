package casefile

import (
	"context"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"github.com/plenary-talks/plenary/internal/fault"
)

// maxDepth bounds how deep lists and mappings stand inside one another.
const maxDepth = 64

// tree reads the text as YAML. Without flaws the root is a mapping. The error
// is the context's.
func (s *source) tree(ctx context.Context) (*node, []flaw, error) {
	if flaws := s.check(); len(flaws) > 0 {
		return nil, flaws, ctx.Err()
	}
	doc, err := s.load(ctx)
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	if err != nil {
		if strays := s.strays(nil); len(strays) > 0 {
			return nil, flawsOf(strays), nil
		}
		return nil, []flaw{s.misread(err)}, nil
	}
	if doc == nil || absent(doc) {
		return nil, []flaw{{code: fault.EmptyFile, msg: "the file has nothing but comments", hint: s.begins()}}, nil
	}
	g := grower{source: s}
	root := g.grow(doc, false)
	for n := range s.lineOf(root.at) {
		if at := s.lines[n]; s.text[at] == '%' {
			g.flaws = append(g.flaws, flaw{
				start: at, end: s.lineEnd(n), code: fault.Directive, msg: directiveMsg, hint: "remove it"})
		}
	}
	if root.kind != mapping {
		if strays := s.strays(nil); len(strays) > 0 {
			return nil, flawsOf(strays), ctx.Err()
		}
	}
	if len(g.flaws) == 0 && root.kind != mapping {
		g.flaws = []flaw{{start: root.at, end: root.at + 1, code: fault.WrongForm,
			msg: "a " + s.kind + " should be a mapping of keys, not " + root.describe(), hint: s.begins()}}
	}
	return &root, g.flaws, ctx.Err()
}

// load reads the one document of the text; nil when there is none.
func (s *source) load(ctx context.Context) (doc *yaml.Node, err error) {
	defer func() {
		if p := recover(); p != nil {
			doc, err = nil, fmt.Errorf("the YAML reader failed: %v", p)
		}
	}()
	limits := loaderlimits.New(loaderlimits.DepthValue(maxDepth))
	l, err := yaml.NewLoader(until{ctx, strings.NewReader(s.text)}, yaml.WithPlugin(limits))
	if err != nil {
		return nil, err
	}
	var first, second yaml.Node
	if err := l.Load(&first); err != nil {
		if err == io.EOF {
			return nil, nil
		}
		return nil, err
	}
	if err := l.Load(&second); err == nil {
		return nil, &yaml.LoadError{Message: secondDocument, Mark: yaml.Mark{Line: second.Line, Column: second.Column}}
	} else if err != io.EOF {
		return nil, err
	}
	return first.Content[0], nil
}

// until reads on only until its context ends. A reader of YAML asks for a few
// kilobytes at a time.
type until struct {
	ctx context.Context
	r   io.Reader
}

func (u until) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.r.Read(p)
}
