package prose

import (
	"fmt"
	"slices"
	"strings"
)

// A message is text with places for arguments, a small part of what ICU has:
//
//	{name}                                    an argument
//	{name, possessive}                        in a form of it; see form
//	{n, words}                                a small number in words
//	{n, plural, one {# move} other {# moves}} by number; # is the number
//	{x, number, one {waits} other {wait}}     by the number of what a phrase is of
//	{x, select, yes {...} other {...}}        by a word; of a text, none where it is empty
//	{inferred, known {we infer}}              words of ours for how something is known
//
// What somebody does agrees with who does it by
//
//	{who} {who, number, one {{do, third}} other {{do, they}}}
//
// =0 and the like stand for one number. A backslash makes what comes after it plain.
type message []part

// A part of a message is text, or a place for an argument.
type part struct {
	text   string
	arg    string
	form   string // "", plural, number, select, known, or the form of an argument
	choice []choice
	known  string // how something is known, of its words
	number bool   // the number that a plural is of
}

// A choice is what is said in one case.
type choice struct {
	when string
	then message
}

// parseMessage reads a message.
func parseMessage(text string) (message, error) {
	p := &messageParser{text: text}
	m, err := p.message(false)
	if err == nil && p.at < len(p.text) {
		err = fmt.Errorf("a brace too many at %q", p.text[p.at:])
	}
	return m, err
}

type messageParser struct {
	text    string
	at      int
	plurals int // so many are open
}

// message reads up to a closing brace or the end.
func (p *messageParser) message(plural bool) (message, error) {
	var out message
	var words strings.Builder
	flush := func() {
		if words.Len() > 0 {
			out = append(out, part{text: words.String()})
			words.Reset()
		}
	}
	for p.at < len(p.text) && p.text[p.at] != '}' {
		switch c := p.text[p.at]; {
		case c == '{':
			flush()
			arg, err := p.argument()
			if err != nil {
				return nil, err
			}
			out = append(out, arg)
		case c == '#' && plural:
			flush()
			out = append(out, part{number: true})
			p.at++
		case c == '#' && p.plurals > 0:
			return nil, fmt.Errorf("the number at %q is of no plural; write {n, plural, other {#}}", p.text[p.at:])
		default:
			if c == '\\' && p.at+1 < len(p.text) {
				p.at++
			}
			words.WriteByte(p.text[p.at])
			p.at++
		}
	}
	flush()
	return out, nil
}

// argument reads what stands in braces.
func (p *messageParser) argument() (part, error) {
	p.at++ // the brace
	out := part{arg: p.word()}
	if out.arg == "" {
		return out, fmt.Errorf("no name in the braces at %q", p.text[p.at:])
	}
	if p.take(',') {
		out.form = p.word()
	}
	if out.form == "known" {
		return p.knownWords(out.arg)
	}
	if p.take(',') || chooses(out.form) {
		if !chooses(out.form) {
			return out, fmt.Errorf("{%s, %s, ...: only plural, number and select have cases", out.arg, out.form)
		}
		if err := p.choices(&out); err != nil {
			return out, err
		}
	}
	if !p.take('}') {
		return out, fmt.Errorf("{%s is not closed", out.arg)
	}
	return out, nil
}

// knownWords reads words for how something is known, which nobody else wrote.
func (p *messageParser) knownWords(how string) (part, error) {
	if how == "" || !slices.Contains(strengths, how) {
		return part{}, fmt.Errorf(
			"{%s, known}: how something is known is stated, claimed, reported, inferred or assumed", how)
	}
	if !p.take('{') {
		return part{}, fmt.Errorf("{%s, known} without its words at %q", how, p.text[p.at:])
	}
	words, err := p.message(false)
	if err != nil {
		return part{}, err
	}
	words.arguments(func(arg, form string) {
		if !chooses(form) && err == nil {
			err = fmt.Errorf("{%s, known}: {%s} stands in its words", how, arg)
		}
	})
	inner := err == nil && p.take('}') // of the words, and then of what they stand in
	if err == nil && !(inner && p.take('}')) {
		err = fmt.Errorf("{%s, known} is not closed", how)
	}
	return part{form: "known", known: how, choice: []choice{{then: words}}}, err
}

// chooses reports whether a form of an argument chooses what is said.
func chooses(form string) bool { return form == "plural" || form == "number" || form == "select" }

func (p *messageParser) choices(out *part) error {
	for {
		p.blanks()
		if p.at >= len(p.text) || p.text[p.at] == '}' {
			break
		}
		when := p.word()
		if when == "" || !p.take('{') {
			return fmt.Errorf("a case of {%s} without braces at %q", out.arg, p.text[p.at:])
		}
		plural := out.form == "plural"
		if plural {
			p.plurals++
		}
		then, err := p.message(plural)
		if plural {
			p.plurals--
		}
		if err != nil {
			return err
		}
		if !p.take('}') {
			return fmt.Errorf("the case %s of {%s} is not closed", when, out.arg)
		}
		out.choice = append(out.choice, choice{when, then})
	}
	if n := len(out.choice); n == 0 || out.choice[n-1].when != "other" {
		return fmt.Errorf("{%s, %s}: the last case must be other", out.arg, out.form)
	}
	return nil
}

func (p *messageParser) blanks() {
	for p.at < len(p.text) && p.text[p.at] == ' ' {
		p.at++
	}
}

// word reads a name, between blanks.
func (p *messageParser) word() string {
	p.blanks()
	from := p.at
	for p.at < len(p.text) && strings.IndexByte(" ,{}", p.text[p.at]) < 0 {
		p.at++
	}
	word := p.text[from:p.at]
	p.blanks()
	return word
}

func (p *messageParser) take(c byte) bool {
	if p.at < len(p.text) && p.text[p.at] == c {
		p.at++
		return true
	}
	return false
}

// arguments calls f for every place of an argument, also within cases.
func (m message) arguments(f func(arg, form string)) {
	for _, p := range m {
		if p.arg != "" {
			f(p.arg, p.form)
		}
		for _, c := range p.choice {
			c.then.arguments(f)
		}
	}
}
