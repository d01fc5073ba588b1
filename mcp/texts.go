package mcp

import (
	_ "embed"
	"strings"
	"sync"
)

// textsFile is what the server says of itself: texts by keys, each under a heading.
//
//go:embed texts.md
var textsFile string

var texts = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, part := range strings.Split("\n"+textsFile, "\n# ")[1:] {
		key, text, _ := strings.Cut(part, "\n")
		out[key] = unfolded(text)
	}
	return out
})

// unfolded joins the lines of each paragraph; numbered items begin lines of their own.
func unfolded(text string) string {
	var paragraphs []string
	for _, p := range strings.Split(strings.TrimSpace(text), "\n\n") {
		lines := strings.Split(p, "\n")
		out := lines[0]
		for _, line := range lines[1:] {
			between := " "
			if len(line) > 1 && line[1] == '.' && line[0] <= '9' {
				between = "\n"
			}
			out += between + strings.TrimSpace(line)
		}
		paragraphs = append(paragraphs, out)
	}
	return strings.Join(paragraphs, "\n\n")
}

// said is the text of a key.
func said(key string) string {
	text, ok := texts()[key]
	if !ok {
		panic("no text of " + key)
	}
	return text
}

// saidOf is the text of a key for one tool, or that for all.
func saidOf(key, tool string) string {
	if text, ok := texts()[key+" of "+tool]; ok {
		return text
	}
	return said(key)
}
