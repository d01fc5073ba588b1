package prose

import (
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// quote is prose of somebody else; nothing where there is none.
func quote(text string) page.Spans {
	if text == "" {
		return nil
	}
	return page.Spans{{Kind: page.Quote, Text: text}}
}

// unstopped is prose of somebody else without the stop at its end.
func unstopped(text string) page.Spans {
	return quote(strings.TrimSuffix(strings.TrimSpace(text), "."))
}

// code is an id, or the code of a state.
func code(text string) page.Spans { return page.Spans{{Kind: page.Code, Text: text}} }

// snippet is a piece of a file, written as it may stand there.
func snippet(text string) page.Spans { return page.Spans{{Kind: page.Snippet, Text: text}} }

// name is a name that somebody gave.
func name(text, id string) page.Spans { return page.Spans{{Kind: page.Name, Text: text, ID: id}} }

// condition is a condition as it is written in the case.
func condition(text string) page.Spans { return page.Spans{{Kind: page.Condition, Text: text}} }

// link leads to a part of an answer; its words are for media without commands.
func link(kind, name string, words page.Spans) page.Spans {
	return page.Spans{{Kind: page.Link, Text: words.String(), To: page.Target{Kind: kind, Name: name}}}
}

// cite is a mark that leads to passages; nothing for none.
func cite(refs []answer.Ref) page.Spans {
	if len(refs) == 0 {
		return nil
	}
	s := page.Span{Kind: page.Cite}
	for _, r := range refs {
		s.Refs = append(s.Refs, string(r))
	}
	return page.Spans{s}
}

// party is the name of a party.
func (t *teller) party(id answer.PartyID) page.Spans {
	if p := t.parties[id]; p != nil {
		return name(p.Name, string(id))
	}
	return code(string(id))
}

// today is the level of an option in the status quo; -1 where there is none.
func today(o *answer.OptionName) int {
	if o.Now == nil {
		return -1
	}
	return *o.Now
}

// people lists the names of parties, as in a sentence.
func (t *teller) people(ids []answer.PartyID) page.Spans {
	var out []page.Spans
	for _, id := range ids {
		out = append(out, t.party(id))
	}
	return t.list("and", out)
}

// words makes words of an id: dashes become blanks.
func words(id string) string { return strings.NewReplacer("-", " ", "_", " ").Replace(id) }

// idName is what has no name but its id; nothing for none.
func idName[ID ~string](id ID) page.Spans {
	if id == "" {
		return nil
	}
	return name(words(string(id)), string(id))
}

// local is an option's name without its party.
func local(id answer.OptionID) page.Spans {
	_, own, _ := strings.Cut(string(id), ".")
	return name(words(own), string(id))
}

// level is the name of a level of an option.
func (t *teller) level(id answer.OptionID, level int) page.Spans {
	return name(t.options[id].Levels[level], string(id))
}

// levelSaid is the name of a level in a sentence: dashes between letters become blanks, where no
// other level of the option is told so.
func (t *teller) levelSaid(id answer.OptionID, level int) page.Spans {
	all := t.options[id].Levels
	said := spoken(all[level])
	for i, other := range all {
		if i != level && spoken(other) == said {
			return t.level(id, level)
		}
	}
	return name(said, string(id))
}

// spoken is a name of one word with blanks for the dashes between its letters: none of others, which
// were written to be read, nor of numbers.
func spoken(text string) string {
	out := []rune(text)
	for i, r := range out {
		if unicode.IsSpace(r) {
			return text
		}
		inside := i > 0 && i+1 < len(out) && unicode.IsLetter(out[i-1]) && unicode.IsLetter(out[i+1])
		if inside && (r == '-' || r == '_') {
			out[i] = ' '
		}
	}
	return string(out)
}

// change is an option brought to another level, without its party.
func (t *teller) change(c answer.Change) page.Spans {
	return t.say("change", args{"option": local(c.Option), "level": t.level(c.Option, c.To)})
}

// changes are those of one party, without its name.
func (t *teller) changes(list []answer.Change) page.Spans {
	var out []page.Spans
	for _, c := range list {
		out = append(out, t.change(c))
	}
	return between(out, ", ")
}

// known is how a claim is known, as a word.
func (t *teller) known(c *answer.Claim) page.Spans {
	how := c.How
	if how == "" {
		how = "none"
	}
	return t.say("known", args{"how": word(how), "by": t.byWhom(c)})
}

func (t *teller) byWhom(c *answer.Claim) page.Spans {
	if c.By == "" {
		return nil
	}
	return t.party(c.By)
}

// claimant is who asserts a claim, as in a sentence; nothing where nobody is named.
func (t *teller) claimant(c *answer.Claim) page.Spans {
	if c.Who != "" {
		return t.mention(c.Who, false)
	}
	if c.By == "" {
		return nil
	}
	return t.inText(c.By)
}

// inTextAll lists parties as a sentence names them.
func (t *teller) inTextAll(ids []answer.PartyID) page.Spans { return t.list("and", t.eachInText(ids)) }

// someInText lists parties as a sentence names them; nothing of none.
func (t *teller) someInText(ids []answer.PartyID) page.Spans {
	if len(ids) == 0 {
		return nil
	}
	return t.inTextAll(ids)
}

func (t *teller) eachInText(ids []answer.PartyID) []page.Spans { return t.eachCalled(ids, t.inText) }

func (t *teller) eachCalled(ids []answer.PartyID, called func(answer.PartyID) page.Spans) []page.Spans {
	var out []page.Spans
	for _, id := range ids {
		out = append(out, called(id))
	}
	return out
}

// reason spells a wish out: what is wished for, why, how it is known and where it stands.
func (t *teller) reason(w *answer.Wish) page.Spans {
	text := t.wishes[wishAt{w.Party, w.Number}]
	return t.say("wish.reason", args{
		"want": t.wanted(text), "because": unstopped(text.Because), "known": t.known(&w.Claim),
		"cite": cite(w.Passages)})
}

// wish cites a wish: the first clause of its reason, or else what is wished for,
// how it is known and where it stands.
func (t *teller) wish(w *answer.Wish) page.Spans {
	return t.say("wish.cited", args{"wish": t.wishGist(w), "known": t.known(&w.Claim), "cite": cite(w.Passages)})
}

// wishGist is what a sentence says of a wish.
func (t *teller) wishGist(w *answer.Wish) page.Spans {
	text := t.wishes[wishAt{w.Party, w.Number}]
	because := strings.TrimSpace(text.Because)
	if because == "" {
		return t.wanted(text)
	}
	for _, stop := range []string{". ", "; "} {
		because, _, _ = strings.Cut(because, stop)
	}
	return unstopped(strings.Join(strings.Fields(because), " "))
}

// wanted is what is wished for, as a noun phrase: a halt in case of the lifting.
func (t *teller) wanted(w *answer.WishText) page.Spans {
	means := t.unnamed(&w.Means)
	means = inward(&means, false)
	return t.nounOf(&means)
}

// passage is what a footnote says: the words where they are at hand, else what
// we say of them.
func (t *teller) passage(p *answer.PassageText) page.Spans {
	where := p.At
	if p.File != "" {
		where = p.File
	}
	says := t.say("passage.says", args{"says": quote(p.Says)})
	switch {
	case p.Words != "":
		says = t.say("passage.words", args{"words": quote(p.Words)})
	case p.Says == "" && !strings.Contains(string(p.Ref), "#"):
		says = t.say("passage.says", args{"says": quote(t.source(p.Source).Title)})
	case p.Says == "":
		says = nil
	}
	return page.Join(page.Spans{{Kind: page.Code, Text: string(p.Ref)}},
		t.say("passage.at", args{"where": optional(where)}), says)
}

// optional is a code, or nothing.
func optional(text string) page.Spans {
	if text == "" {
		return nil
	}
	return code(text)
}

func (t *teller) source(id answer.SourceID) *answer.SourceText {
	for i := range t.gloss.Sources {
		if s := &t.gloss.Sources[i]; s.ID == id {
			return s
		}
	}
	return &answer.SourceText{ID: id}
}
