package language

// A Phrase is the words that name who says something.
type Phrase struct {
	From, To int     // tokens
	Tokens   []Token // of the sentence
	Name     string  // the name in it, titles left off
	Extra    Span    // an apposition that holds the name
	Apart    int     // where an apposition begins that is not part of the name, or 0
	Class    Class
	Gender   Gender
}

// End returns the token after the words that name the speaker: an apposition
// counts only as far as it holds the name.
func (p *Phrase) End() int {
	switch {
	case p.Extra.To > 0:
		return p.Extra.To
	case p.Apart > 0:
		return p.Apart
	}
	return p.To
}

// Class is what sort of speaker a phrase names.
type Class uint8

// The classes of speakers.
const (
	Person   Class = iota // a name
	Pronoun               // he, she, they, it
	Office                // one person by office
	Plural                // several, or in general
	Body                  // a ministry, a statement
	Together              // two names joined
)

// Gender is what words show of a person.
type Gender uint8

// The genders; most words show none.
const (
	Unknown Gender = iota
	Female
	Male
)

// A Name is a name in a sentence, titles left off.
type Name struct {
	Span
	Name   string
	Titled bool // a title or an office stands before it
	Gender Gender
}

// A Holder is a person whom a sentence speaks of by office.
type Holder struct {
	Span       // from the article to the noun
	Beside int // the token at which a name beside it may begin; -1 for none
	Gender Gender
}

// A Reference is what a pronoun can stand for.
type Reference struct {
	Classes []Class
	Gender  Gender // of whom it can stand for; Unknown when it shows none
	Unnamed Class  // what somebody or something is who has no name
}

// Role is what somebody does whom a label of a transcript stands for.
type Role uint8

// The roles.
const (
	Speaks  Role = iota // under his or her name
	Asks                // and nobody names who
	Unnamed             // answers, and nobody names who
)
