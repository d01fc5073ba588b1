package prose

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"

	"github.com/plenary-talks/plenary/page"
)

// args are the arguments of a message by name: [page.Spans] for anything said
// already, [count] for a number of things, [word] for what only chooses.
type args map[string]any

type (
	count int    // of it a plural is made
	word  string // a select looks at it; it is not said itself
)

// yes is the word yes or no.
func yes(is bool) word {
	if is {
		return "yes"
	}
	return "no"
}

// say words a message. A key that the catalogue lacks, an argument that the
// message lacks or one that it was not given is a fault of the program: a test
// reads all calls.
func (v *Voice) say(key string, in args) page.Spans {
	m, ok := v.messages.messages[key]
	if !ok {
		panic("no message " + key)
	}
	s := &sayer{v: v, key: key, in: in}
	if v.messages.pseudo {
		return s.pseudo(m)
	}
	return s.say(m, 0)
}

type sayer struct {
	v   *Voice
	key string
	in  args
}

func (s *sayer) say(m message, n int) page.Spans {
	var out page.Spans
	for _, p := range m {
		switch {
		case p.number:
			out = append(out, s.v.number(n)...)
		case p.form == "known":
			out = append(out, page.Span{Kind: page.Known, ID: p.known, Text: s.say(p.choice[0].then, n).String()})
		case p.arg == "":
			out = append(out, page.Span{Text: p.text})
		case p.form == "plural":
			n := int(s.arg(p.arg).(count))
			out = append(out, s.say(s.v.byNumber(p.choice, n), n)...)
		case p.form == "number":
			out = append(out, s.say(byWord(p.choice, s.v.numberOf(s.arg(p.arg).(page.Spans))), n)...)
		case p.form == "select":
			out = append(out, s.say(byWord(p.choice, wordOf(s.arg(p.arg))), n)...)
		default:
			out = append(out, s.v.form(s.arg(p.arg), p.form)...)
		}
	}
	return out
}

func (s *sayer) arg(name string) any {
	v, ok := s.in[name]
	if !ok {
		panic(fmt.Sprintf("message %s is not given %s", s.key, name))
	}
	return v
}

// form is an argument as a message asks for it: as it is, as the owner of what
// follows (possessive), at the beginning of a sentence (sentence) or inside of
// one (inner), a number without groups (plain), or as the grammar bends it.
func (v *Voice) form(arg any, form string) page.Spans {
	var out page.Spans
	switch arg := arg.(type) {
	case page.Spans:
		out = arg
	case count:
		out = v.number(int(arg))
	}
	switch form {
	case "plain": // a number that counts nothing
		return page.Spans{{Kind: page.Number, Text: strconv.Itoa(int(arg.(count)))}}
	case "words": // a small number in words
		return v.numberWord(int(arg.(count)))
	case "possessive":
		return v.say("form.possessive", args{"of": out, "ends": word(lastLetter(out))})
	case "sentence":
		return out.Sentence()
	case "inner":
		return inner(out)
	case "":
		return out
	}
	return v.bent(out, form)
}

// inner makes a heading of ours part of a sentence.
func inner(s page.Spans) page.Spans {
	if len(s) == 0 || s[0].Kind != page.Ours {
		return s
	}
	out := slices.Clone(s)
	out[0].Text = lowerFirst(out[0].Text)
	return out
}

func lastLetter(s page.Spans) string {
	text := s.String()
	return text[max(0, len(text)-1):]
}

// wordOf is what a select looks at: of spans, whether there are any.
func wordOf(arg any) string {
	switch arg := arg.(type) {
	case word:
		return string(arg)
	case count:
		return strconv.Itoa(int(arg))
	case page.Spans:
		if !arg.Empty() {
			return "some"
		}
	}
	return "none"
}

// byNumber returns what is said of n things.
func (v *Voice) byNumber(of []choice, n int) message {
	form := pluralNames[plural.Cardinal.MatchPlural(v.messages.tag, max(n, -n), 0, 0, 0, 0)]
	for _, c := range of {
		if c.when == form || c.when == "="+strconv.Itoa(n) {
			return c.then
		}
	}
	return of[len(of)-1].then
}

var pluralNames = map[plural.Form]string{
	plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few",
	plural.Many: "many",
}

func byWord(of []choice, word string) message {
	for _, c := range of {
		if c.when == word {
			return c.then
		}
	}
	return of[len(of)-1].then
}

// pseudo is the key of a message in brackets and what it was given.
func (s *sayer) pseudo(m message) page.Spans {
	out := page.Spans{{Text: "[" + s.key + "]"}}
	var told []string
	m.arguments(func(arg, form string) {
		if _, given := s.in[arg]; !given || slices.Contains(told, arg) || form == "select" {
			return // of a case that does not arise
		}
		told = append(told, arg)
		if form == "plural" || form == "number" {
			form = ""
		}
		out = append(out, page.Span{Text: " "})
		out = append(out, s.v.form(s.arg(arg), form)...)
	})
	return out
}

// numberWord writes a number up to twelve in words.
func (v *Voice) numberWord(n int) page.Spans {
	if n < 1 || n > 12 {
		return v.number(n)
	}
	return v.say("number."+strconv.Itoa(n), nil)
}

// number writes a number with its digits in groups.
func (v *Voice) number(n int) page.Spans { return v.numeral(strconv.Itoa(n)) }

// numeral is number of decimal digits, however many they are.
func (v *Voice) numeral(s string) page.Spans {
	digits := strings.TrimPrefix(s, "-")
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return page.Spans{{Kind: page.Number, Text: strings.TrimSuffix(s, strings.TrimPrefix(s, "-")) + digits}}
}

// list joins what is told one after another: by and, or or.
func (v *Voice) list(kind string, of []page.Spans) page.Spans {
	switch len(of) {
	case 0:
		return v.say("list.nobody", nil)
	case 1:
		return of[0]
	}
	return v.say("list."+kind, args{"most": between(of[:len(of)-1], ", "), "last": of[len(of)-1]})
}

// between puts a mark between lists of spans.
func between(of []page.Spans, mark string) page.Spans {
	var out page.Spans
	for i, s := range of {
		if i > 0 {
			out = append(out, page.Span{Text: mark})
		}
		out = append(out, s...)
	}
	return out
}

// inTurn words one thing after another.
func (v *Voice) inTurn(of []page.Spans) page.Spans {
	if len(of) == 0 {
		return nil
	}
	out := of[0]
	for _, next := range of[1:] {
		out = v.say("in-turn", args{"first": out, "next": next})
	}
	return out
}
