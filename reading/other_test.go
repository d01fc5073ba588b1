package reading

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// esperanto is a language of few words: NAME diris, ke CLAUSE.
type esperanto struct{}

func (esperanto) Rules() []language.Rule            { return nil }
func (esperanto) Capital(word string) bool          { return unicode.IsUpper([]rune(word)[0]) }
func (esperanto) Abbreviation(word string) bool     { return word == "D-ro" }
func (esperanto) Begins(string) bool                { return false }
func (esperanto) Title(word string) bool            { return word == "d-ro." }
func (esperanto) Saying(word string) bool           { return word == "diris" }
func (esperanto) Elision(string) bool               { return false }
func (esperanto) Apostrophe(rune) bool              { return false }
func (esperanto) FirstPerson(words string) bool     { return strings.Contains(words, "Ni ") }
func (esperanto) Plain(name string) string          { return strings.ToLower(name) }
func (esperanto) FullDate(string) (time.Time, bool) { return time.Time{}, false }
func (esperanto) HasDay(string) bool                { return false }
func (esperanto) DateLine(string) bool              { return false }

func (esperanto) Dateline(string) string { return "" }
func (esperanto) Credit(string) bool     { return false }
func (esperanto) HeadsList(string) bool  { return false }

func (esperanto) Quoting(*language.Sentence) *language.Phrase { return nil }

func (esperanto) Affiliation(*language.Phrase, func(string) bool) []string { return nil }

func (esperanto) Furniture(words string, _ int) string {
	if strings.HasPrefix(words, "Kunhavigi") {
		return "kadro"
	}
	return ""
}

func (esperanto) Label(label string) (string, language.Role) {
	if label == "DEMANDO" {
		return label, language.Asks
	}
	return label, language.Speaks
}

func (esperanto) Kind(words string, _ language.Deciding) (language.Speech, string) {
	if strings.Contains(words, "devas") {
		return language.Demand, "devas"
	}
	return language.Assessment, "neniu"
}

func (esperanto) Refers(pronoun string) language.Reference {
	if pronoun == "ŝi" {
		return language.Reference{Classes: []language.Class{language.Person}, Gender: language.Female}
	}
	return language.Reference{Classes: []language.Class{language.Person}, Gender: language.Male}
}

func (esperanto) Days(text string, on time.Time) []language.Day {
	if at := strings.Index(text, "hieraŭ"); at >= 0 {
		from := len([]rune(text[:at]))
		day := on.AddDate(0, 0, -1)
		return []language.Day{{From: from, To: from + 6, First: day, Last: day, SaidFirst: day, SaidLast: day,
			Why: "hieraŭ"}}
	}
	return nil
}

// Read knows verbs in the second place, and ke after them.
func (esperanto) Read(s *language.Sentence) {
	i := slices.IndexFunc(s.Tokens, func(t language.Token) bool { return t.Lower == "diris" })
	if i != 1 {
		return
	}
	who := &language.Phrase{From: 0, To: 1, Tokens: s.Tokens, Name: s.Tokens[0].Text}
	if s.Tokens[0].Is("ŝi", "li") {
		who.Class, who.Name = language.Pronoun, ""
	}
	c := &language.Cue{At: i, End: i + 1, Verb: "diris", Subject: who}
	said := language.Statement{Rule: "ke", Span: language.Span{From: i + 1, To: len(s.Tokens) - 1}}
	for j := i + 1; j < len(s.Tokens); j++ {
		switch t := &s.Tokens[j]; {
		case t.Quote != nil:
			said = language.Statement{Rule: "citaĵo", Quote: t.Quote, When: said.When}
		case t.Day != nil:
			said.When = t.Day
		case t.Is("ke"):
			said.From = j + 1
		}
	}
	c.Says = []language.Statement{said}
	s.Cues = []*language.Cue{c}
}

// TestOtherLanguage reads a report of which no word is English.
func TestOtherLanguage(t *testing.T) {
	opt := Options{
		Date:   time.Date(2031, 6, 11, 0, 0, 0, 0, time.UTC),
		People: []Person{{ID: "osk", Name: "Osk", Party: "tessel"}},
	}
	for text, want := range map[string][]string{
		"Osk diris hieraŭ, ke la vojo devas esti malfermita. Li diris, ke ĝi estas longa.\n\n" +
			"Kunhavigi ĉi tion nun kun ĉiuj.\n": {
			"osk of tessel 2031-06-10 demand reported: la vojo devas esti malfermita",
			"osk of tessel 0001-01-01 assessment reported: ĝi estas longa",
			"out: Kunhavigi ĉi tion nun kun ĉiuj. (kadro)",
		},
		"Osk diris: “La vojo devas esti malfermita por ĉiuj, kiuj venas.” Ŝi diris, ke ĝi estas longa.\n": {
			"osk of tessel 0001-01-01 demand quoted: La vojo devas esti malfermita por ĉiuj, kiuj venas.",
			"osk of tessel 0001-01-01 assessment reported: ĝi estas longa",
		},
		"OSK: La vojo estas longa.\n\nNi devas iri nun, amikoj.\n\n" +
			"DEMANDO: Kial do?\n\nOSK: Ĝi devas esti malfermita.\n": {
			"osk of tessel 0001-01-01 assessment quoted: La vojo estas longa.",
			"osk of tessel 0001-01-01 demand quoted: Ni devas iri nun, amikoj.",
			"osk of tessel 0001-01-01 demand quoted: Ĝi devas esti malfermita.",
		},
	} {
		r, err := readIn(t.Context(), esperanto{}, "teksto", []byte(text), opt)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range r.Proposals {
			p := &r.Proposals[i]
			got = append(got, p.Speaker.Person+" of "+p.Speaker.Party+" "+p.When.From.Format(time.DateOnly)+" "+
				string(p.Kind)+" "+string(p.Form)+": "+p.Words)
		}
		for i := range r.Furniture {
			got = append(got, "out: "+r.Furniture[i].Words+" ("+r.Furniture[i].Why+")")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}
