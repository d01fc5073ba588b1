package reading

import "github.com/plenary-talks/plenary/reading/internal/language"

// speaker resolves the subject of a cue.
func (r *roster) speaker(d *document, p *paragraph, s *language.Sentence, c *language.Cue) Speaker {
	subject := c.Who().Subject
	piece := d.piece(s.Tokens[subject.From].From, s.Tokens[subject.End()-1].To)
	switch subject.Class {
	case language.Pronoun:
		return r.antecedent(d, p, s, c.Who(), piece)
	case language.Person:
		return r.namedSpeaker(subject, piece)
	case language.Together:
		return Speaker{Piece: piece, How: Named, Why: "two are named together"}
	}
	out := Speaker{Piece: piece, How: ByTitle, Party: r.party(piece.Words)}
	if out.Party != "" {
		out.How = Named
	} else {
		out.Party = r.phraseParty(subject)
	}
	return out
}

// namedSpeaker resolves a name: that of a party, else of a person.
func (r *roster) namedSpeaker(subject *language.Phrase, piece Piece) Speaker {
	out := Speaker{Piece: piece, How: Named, Name: subject.Name}
	if out.Party = r.party(piece.Words); out.Party != "" {
		return out
	}
	if out.Party = r.party(subject.Name); out.Party != "" && subject.Extra.To == 0 {
		return out
	}
	out.Person, out.Why = r.person(subject.Name)
	out.Party, out.Name = r.partyOf(out.Person), r.whole(subject.Name)
	if out.Person == "" {
		out.Party = r.phraseParty(subject)
	}
	return out
}

// labelled resolves the label of a transcript.
func (r *roster) labelled(d *document, p *paragraph) Speaker {
	piece := d.piece(p.label.from, p.label.to)
	if p.label.role == language.Unnamed {
		return Speaker{Piece: piece, How: Unattributed, Why: "the label names nobody"}
	}
	s := Speaker{Piece: piece, How: Named, Name: p.label.name}
	s.Person, s.Why = r.person(s.Name)
	s.Party, s.Name = r.partyOf(s.Person), r.whole(s.Name)
	if s.Person == "" {
		s.Party = r.party(p.label.text)
	}
	return s
}
