package mcp

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/docs"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/proposal"
)

// mostPage is the most bytes of a page of a resource, less what stands around it.
const mostPage = MostAnswer - 3_000

const (
	markdown = "text/markdown"
	asJSON   = "application/json"
	plain    = "text/plain"
)

// addResources adds what can be read: the format and the words, the schemas, the
// cases there are, and answers in full.
func (s *Server) addResources() {
	for _, name := range docNames {
		s.addOne(docsAt+name, name, said("resource "+name), markdown, s.reader(docsAt, markdown, readDoc))
	}
	s.addOne("plenary://cases", "cases", said("resource cases"), plain,
		s.reader("plenary://", plain, func(context.Context, located) (string, error) { return s.listed(), nil }))
	for _, name := range schemaNames() {
		kind, of, _ := strings.Cut(name, "/")
		about := strings.TrimSpace(said("resource schema of "+kind) + " " + of)
		s.addOne(formAt+name, "schema-"+path.Base(name), about, asJSON, s.reader(formAt, asJSON, readSchema))
	}
	s.addPaged(docsAt, "docs", markdown, readDoc)
	s.addPaged(formAt, "schema", asJSON, readSchema)
	s.addPaged(dataAt, "answer", asJSON, s.readAnswer)
	s.addPaged(wordsAt, "words", plain, s.readWords)
}

// docNames are the pages of the documentation that are handed on.
var docNames = []string{"case-format", "record", "words", "modelling", "citing"}

// schemaNames are the schemas that are handed on.
func schemaNames() []string {
	out := []string{"case", "record", "proposals"}
	for _, name := range answer.SchemaNames() {
		out = append(out, "answers/"+name)
	}
	return out
}

func (s *Server) addOne(uri, name, about, mime string, read sdk.ResourceHandler) {
	s.of.AddResource(&sdk.Resource{URI: uri, Name: name, Description: about, MIMEType: mime}, read)
}

// addPaged adds resources that have addresses of a kind.
func (s *Server) addPaged(kind, name, mime string, read func(context.Context, located) (string, error)) {
	about := said("resources " + name)
	s.of.AddResourceTemplate(&sdk.ResourceTemplate{URITemplate: kind + "{+address}", Name: name, Title: about,
		Description: about, MIMEType: mime}, s.reader(kind, mime, read))
}

// reader reads resources in the turn of the server. What cannot be had is an
// error of the protocol, as there is no other here, with the same words.
func (s *Server) reader(kind, mime string, read func(context.Context, located) (string, error)) sdk.ResourceHandler {
	return func(ctx context.Context, req *sdk.ReadResourceRequest) (*sdk.ReadResourceResult, error) {
		ctx, end := s.http.tied(ctx, req.Extra)
		defer end()
		var text string
		err := s.work(ctx, func(ctx context.Context) error {
			l, err := locate(kind, req.Params.URI)
			if err == nil {
				text, err = read(ctx, l)
			}
			return err
		})
		if err != nil {
			return nil, &jsonrpc.Error{Code: jsonrpc.CodeInvalidParams, Message: mistakeText(err)}
		}
		return &sdk.ReadResourceResult{Contents: []*sdk.ResourceContents{
			{URI: req.Params.URI, MIMEType: mime, Text: text},
		}}, nil
	}
}

// mistakeText is a mistake in one text.
func mistakeText(err error) string {
	m := mistakeOf(err)
	out := m.Message
	for _, f := range m.Faults[:min(len(m.Faults), 20)] {
		out += fmt.Sprintf("\n%s:%d:%d: %s; %s", f.File, f.Line, f.Column, f.Text, f.Fix)
	}
	return out
}

// pageOf is a page of a text that is longer than one, with where the next is.
func pageOf(text, uri string, page int) (string, error) {
	all := pagesOf(text, mostPage)
	if page > len(all) {
		return "", wrong("there are %d pages", len(all))
	}
	if len(all) == 1 {
		return text, nil
	}
	out := all[page-1] + fmt.Sprintf("\n\n[page %d of %d", page, len(all))
	if page < len(all) {
		out += fmt.Sprintf("; the next: %s?page=%d", uri, page+1)
	}
	return out + "]\n", nil
}

func readDoc(_ context.Context, l located) (string, error) {
	text, err := fs.ReadFile(docs.Pages, l.rest+".md")
	if err != nil {
		return "", wrong("there is no page %s; there are %s", outlet.Name(l.rest), strings.Join(docNames, ", "))
	}
	return pageOf(string(text), docsAt+l.rest, l.page)
}

func readSchema(_ context.Context, l located) (string, error) {
	var text []byte
	switch name, ofAnswer := strings.CutPrefix(l.rest, "answers/"); {
	case l.rest == "case":
		text = casefile.Schema()
	case l.rest == "record":
		text = casefile.RecordSchema()
	case l.rest == "proposals":
		text = proposal.Schema()
	case ofAnswer && slices.Contains(answer.SchemaNames(), name):
		text = answer.Schema(name)
	default:
		return "", wrong("there is no schema %s; there are %s", outlet.Name(l.rest), strings.Join(schemaNames(), ", "))
	}
	tree, err := outlet.ReadTree(text)
	if err != nil {
		return "", err
	}
	if tree.Size() <= mostPage && l.pointer == "" && l.page == 1 {
		out, err := outlet.JSON(tree, false)
		return string(out), err
	}
	return pageOfData(tree, pageOfAnswer{}, formAt, l.rest, l)
}

// listed lists the cases there are.
func (s *Server) listed() string {
	all := s.cases()
	if len(all) == 0 {
		return "no case in " + s.named() + "\n"
	}
	var b strings.Builder
	for i, name := range all {
		if line := outlet.Name(name) + "\n"; b.Len()+len(line) < mostPage {
			b.WriteString(line)
			continue
		}
		fmt.Fprintf(&b, "and %d more\n", len(all)-i)
		break
	}
	return b.String()
}

// full is an answer that a resource has in full.
func (s *Server) full(ctx context.Context, l located) (out *told, whole *entire, address string, err error) {
	name, arguments, err := l.question()
	if err != nil {
		return nil, nil, "", err
	}
	t := s.tools[name]
	if t == nil {
		return nil, nil, "", wrong("there is no answer of a tool %s", outlet.Name(name))
	}
	if out, address, err = t.run(ctx, arguments, false); err != nil {
		return nil, nil, "", err
	}
	whole, err = out.whole()
	return out, whole, address, err
}

// A pageOfAnswer is a page of an answer as data.
type pageOfAnswer struct {
	Format   int     `json:"format,omitempty"`
	Material string  `json:"material,omitempty"`
	Answer   string  `json:"answer,omitempty"`
	At       string  `json:"at"`
	Page     int     `json:"page"`
	Pages    int     `json:"pages"`
	Digest   string  `json:"digest"` // of the whole: pages of one answer have the same
	Pieces   []piece `json:"pieces"`
	Next     string  `json:"next,omitempty"`
}

func (s *Server) readAnswer(ctx context.Context, l located) (string, error) {
	out, whole, address, err := s.full(ctx, l)
	if err != nil {
		return "", err
	}
	head := pageOfAnswer{Format: answer.Format, Material: said("material"), Answer: out.name}
	return pageOfData(whole.data, head, dataAt, address, l)
}

// pageOfData is a page of a value, or of a part of it.
func pageOfData(whole *outlet.Tree, page pageOfAnswer, kind, address string, l located) (string, error) {
	part := find(whole, l.pointer)
	if part == nil {
		return "", wrong("there is nothing at %s", outlet.Name(l.pointer))
	}
	all := paged(pieces(part, l.pointer, mostPage/2), mostPage)
	if l.page > len(all) {
		return "", wrong("there are %d pages", len(all))
	}
	text, _ := whole.MarshalJSON() // has no error
	sum := sha256.Sum256(text)
	page.At, page.Page, page.Pages, page.Pieces = l.pointer, l.page, len(all), all[l.page-1]
	page.Digest = hex.EncodeToString(sum[:8])
	if l.page < len(all) {
		page.Next = at(kind, address, l.pointer, l.page+1)
	}
	body, err := outlet.JSON(page, false)
	return string(body), err
}

func (s *Server) readWords(ctx context.Context, l located) (string, error) {
	_, whole, address, err := s.full(ctx, l)
	if err != nil {
		return "", err
	}
	return pageOf(whole.words, wordsAt+address, l.page)
}
