package web

import (
	_ "embed"
	"strings"
	"sync"
)

// textsFile is what the pages say of themselves: KEY = TEXT, a line each; lines that
// begin with a blank go on.
//
//go:embed texts.txt
var textsFile string

var texts = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	last := ""
	for line := range strings.Lines(textsFile) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case strings.TrimSpace(line) == "" || line[0] == '#':
		case line[0] == ' ':
			out[last] += " " + strings.TrimSpace(line)
		default:
			key, value, _ := strings.Cut(line, " = ")
			last = key
			out[key] = value
		}
	}
	return out
})

// said is the text of a key, with what stands in it as {name} put in: names, each
// with its value behind it.
func said(key string, with ...string) string {
	words, ok := texts()[key]
	if !ok {
		panic("no text of " + key)
	}
	for i := 0; i+1 < len(with); i += 2 {
		with[i] = "{" + with[i] + "}"
	}
	return strings.NewReplacer(with...).Replace(words)
}

// say is said as markup.
func say(key string, with ...string) markup { return text(said(key, with...)) }
