package prose

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/text/language"
)

// A catalogue is the messages of a language by key.
type catalogue struct {
	tag      language.Tag
	messages map[string]message
	grammar  grammar
	pseudo   bool // a message is its key, in brackets, and its arguments
}

// readCatalogue reads the files of a folder named for a language. A line is
// KEY = MESSAGE; lines that begin with a blank go on, one blank between; # begins
// a comment.
func readCatalogue(files fs.FS, lang string) (catalogue, error) {
	c := catalogue{tag: language.MustParse(lang), messages: map[string]message{}, grammar: grammars[lang]}
	names, err := fs.Glob(files, path.Join(lang, "*.txt"))
	if err != nil {
		return c, err
	}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return c, err
		}
		if err := c.read(name, string(text)); err != nil {
			return c, err
		}
	}
	return c, nil
}

func (c *catalogue) read(file, text string) error {
	for _, entry := range entries(text) {
		key, words, ok := strings.Cut(entry.text, " =")
		if !ok {
			return fmt.Errorf("%s:%d: no KEY = MESSAGE", file, entry.line)
		}
		if _, twice := c.messages[key]; twice {
			return fmt.Errorf("%s:%d: %s stands twice", file, entry.line, key)
		}
		m, err := parseMessage(strings.TrimPrefix(words, " "))
		if err != nil {
			return fmt.Errorf("%s:%d: %s: %w", file, entry.line, key, err)
		}
		c.messages[key] = m
	}
	return nil
}

type entry struct {
	line int
	text string
}

// entries joins the lines of each entry.
func entries(text string) []entry {
	var out []entry
	for i, line := range strings.Split(text, "\n") {
		switch {
		case strings.TrimSpace(line) == "" || line[0] == '#':
		case (line[0] == ' ' || line[0] == '\t') && len(out) > 0:
			out[len(out)-1].text += " " + strings.TrimSpace(line)
		default:
			out = append(out, entry{i + 1, strings.TrimRight(line, "\r")})
		}
	}
	return out
}
