package mcp

import (
	"encoding/base64"
	"net/url"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// What addresses of resources begin with.
const (
	dataAt  = "plenary://answer/" // an answer as data
	wordsAt = "plenary://words/"  // the same in words
	docsAt  = "plenary://docs/"
	formAt  = "plenary://schema/"
)

// addressOf is a question as a part of an address: the tool and its arguments.
// It is "" of arguments too long for one.
func addressOf(tool string, in any) string {
	text, err := outlet.JSON(in, false)
	if err != nil || len(text) > mostAddress*3/4 {
		return ""
	}
	return tool + "/" + base64.RawURLEncoding.EncodeToString([]byte(strings.TrimRight(string(text), "\n")))
}

// at is the address of a page of an answer, or of a part of it; "" when the
// question has none.
func at(kind, address, pointer string, page int) string {
	if address == "" {
		return ""
	}
	q := url.Values{}
	if pointer != "" {
		q.Set("at", pointer)
	}
	if page > 1 {
		q.Set("page", strconv.Itoa(page))
	}
	if len(q) == 0 {
		return kind + address
	}
	return kind + address + "?" + q.Encode()
}

// A located is an address taken apart.
type located struct {
	rest    string // behind the kind of address
	pointer string
	page    int // from 1
}

func locate(kind, uri string) (located, error) {
	rest, query, _ := strings.Cut(strings.TrimPrefix(uri, kind), "?")
	q, err := url.ParseQuery(query)
	if err != nil {
		return located{}, wrong("what stands after the question mark cannot be read: %v", err)
	}
	out := located{rest: rest, pointer: q.Get("at"), page: 1}
	if text := q.Get("page"); text != "" {
		if out.page, err = strconv.Atoi(text); err != nil || out.page < 1 {
			return located{}, wrong("page=%s: pages are numbered from 1", outlet.Name(text))
		}
	}
	return out, nil
}

// question returns the tool and the arguments of an address of an answer.
func (l located) question() (tool string, arguments []byte, err error) {
	tool, encoded, _ := strings.Cut(l.rest, "/")
	if arguments, err = base64.RawURLEncoding.DecodeString(encoded); err != nil {
		return "", nil, wrong("the address is damaged; take it as a result of the tool %s gives it", outlet.Name(tool))
	}
	return tool, arguments, nil
}
