package plenary

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/internal/spell"
)

// Bounds of the phrases that stand in sentences, in characters.
const (
	MaxPhrase   = 120
	MaxQuestion = 240
)

// levelAt is where a level stands: under its name in a mapping, else at its place
// in the list.
func (d *OptionDraft) levelAt(i int, path []string) []string {
	if i < min(len(d.Phrases), len(d.Levels)) {
		return check.Under(path, d.Levels[i])
	}
	return check.Under(path, strconv.Itoa(i))
}

// phrases are those of the levels of an option; nil when none are written.
func (k *checker) phrases(d *OptionDraft, levels []string, path []string) []Phrase {
	k.noun(d.Noun, path, "noun")
	if d.Phrases == nil {
		return k.ofTwoLevels(d, len(levels), path)
	}
	k.astray(d, "write it under the level that it tells of", path)
	out := make([]Phrase, len(levels))
	for i := range out {
		p, at := PhraseDraft{}, d.levelAt(i, check.Under(path, "levels"))
		if i < len(d.Phrases) {
			p = d.Phrases[i]
		}
		k.levelPhrase(&p, i, len(levels), at)
		falls := k.falls(levels, i, p.Falls, check.Under(at, "undo"))
		out[i] = Phrase{p.Do, p.Undo, falls, p.Is, p.Noun, p.Says, p.Because, k.claim(&p.ClaimDraft, at)}
	}
	return out
}

// levelPhrase checks how the level at a place among some is told.
func (k *checker) levelPhrase(p *PhraseDraft, i, levels int, path []string) {
	k.verb(p.Do, path, "do")
	k.verb(p.Undo, path, "undo")
	k.verb(p.Is, path, "is")
	k.noun(p.Noun, path, "noun")
	if i == 0 && p.Do != "" {
		k.AddKey(fault.OutOfPlace, "write `undo`: what the party does to fall to it",
			"nothing is below the first level, so that nobody comes to it from there", check.Under(path, "do")...).
			RestsOn(path[:len(path)-1])
	}
	if i == levels-1 && (p.Undo != "" || p.Falls != nil) {
		k.AddKey(fault.OutOfPlace, "write `do`: what the party does to come to it",
			"nothing is above the last level, so that nobody falls to it", check.Under(path, "undo")...).
			RestsOn(path[:len(path)-1])
	}
}

// falls reads what the party of an option does to fall to the level at a place among
// some, by the level that it comes from.
func (k *checker) falls(levels []string, to int, list []FallDraft, path []string) []Fall {
	var out []Fall
	for _, d := range list {
		k.verb(d.Text, path, d.From)
		here, above, all := check.Under(path, d.From), levels[to+1:], check.Under(path[:2], "levels")
		switch from := slices.Index(levels, d.From); {
		case from < 0:
			hint := ""
			if len(above) > 0 {
				hint = check.DidYouMean(spell.Nearest(d.From, above), "above it are "+strings.Join(above, ", "))
			}
			k.AddKey(fault.UnknownLevel, hint, fmt.Sprintf("option `%s` has no level `%s`", path[1], d.From), here...).
				RestsOn(all)
		case len(above) == 0: // which is said of `undo` as a whole
		case from <= to:
			k.AddKey(fault.OutOfPlace, "name a level above it, or leave this out",
				fmt.Sprintf("nobody falls from `%s` to `%s`, which is no lower", d.From, levels[to]), here...).
				RestsOn(all)
		default:
			out = append(out, Fall{from, d.Text})
		}
	}
	slices.SortStableFunc(out, func(a, b Fall) int { return a.From - b.From })
	return out
}

// ofTwoLevels are the phrases of an option that has those of its levels itself.
func (k *checker) ofTwoLevels(d *OptionDraft, levels int, path []string) []Phrase {
	if d.Do+d.Undo+d.Is == "" {
		return nil
	}
	if levels != 2 {
		k.astray(d, "write the levels as a mapping: {none: , half: {do: …}}", path)
		return nil
	}
	k.verb(d.Do, path, "do")
	k.verb(d.Undo, path, "undo")
	k.verb(d.Is, path, "is")
	none := Claim{By: -1, Who: -1}
	return []Phrase{{Undo: d.Undo, Claim: none}, {Do: d.Do, Is: d.Is, Claim: none}}
}

// astray notes phrases of an option that belong to one of its levels.
func (k *checker) astray(d *OptionDraft, hint string, path []string) {
	for _, p := range []struct{ key, text string }{{"do", d.Do}, {"undo", d.Undo}, {"is", d.Is}} {
		if p.text != "" {
			k.AddKey(fault.OutOfPlace, hint,
				fmt.Sprintf("`%s` stands beside the levels only of an option that has two, in a list", p.key),
				check.Under(path, p.key)...).RestsOn(check.Under(path, "levels"))
		}
	}
}

// askWords reads in what words one asks the parties whom a lever asks.
func (k *checker) askWords(l *Lever, list []AskDraft, path []string) []Ask {
	var out []Ask
	for _, d := range list {
		at, here := k.c.PartyIndex(d.Party), check.Under(path, d.Party)
		k.verb(d.Text, path, d.Party)
		switch {
		case at < 0:
			k.AddKey(fault.UnknownParty, k.nearAsked(l, d.Party), fmt.Sprintf("unknown party `%s`", d.Party), here...).
				RestsOn([]string{"parties", d.Party})
		case !slices.Contains(l.Asks, at):
			k.AddKey(fault.OutOfPlace, "name the party under `asks`, or leave this out",
				fmt.Sprintf("the lever does not ask `%s` for anything", d.Party), here...).
				RestsOn(path[:len(path)-1], []string{"preconditions"}, []string{"preconditions", "*"})
		default:
			out = append(out, Ask{at, d.Text})
		}
	}
	return out
}

// nearAsked is which party that a lever asks was meant; who they are where none of them was, and nothing where
// it asks nobody, as far as can be told.
func (k *checker) nearAsked(l *Lever, id string) string {
	var asked []string
	for _, p := range l.Asks {
		asked = append(asked, k.c.Parties[p].ID)
	}
	switch near := k.partyMeant(id); {
	case len(asked) == 0:
		return ""
	case slices.Contains(asked, near):
		return check.DidYouMean(near, "")
	}
	return "the lever asks " + strings.Join(asked, ", ")
}

// words notes what cannot stand in a sentence, and reports whether the text can:
// a line end, a sign that nobody sees, too many blanks, or very much.
func (k *checker) words(text string, most int, path []string, key string) bool {
	at, n := check.Under(path, key), utf8.RuneCountInString(text)
	switch {
	case k.Enough():
		return false
	case strings.ContainsAny(text, "\n\r\t"):
		k.Add(fault.NotAPhrase, "write it on one line", fmt.Sprintf("`%s` has a line end or a tab in it", key), at...)
	case text != strings.TrimSpace(text):
		k.Add(fault.NotAPhrase, "write it without them", fmt.Sprintf("`%s` has blanks around it", key), at...)
	case outlet.Name(text) != text:
		k.Add(fault.NotAPhrase, "remove it", fmt.Sprintf("`%s` has a sign that nobody sees, or two blanks together",
			key), at...)
	case n > most:
		k.Add(fault.NotAPhrase, "say it shortly: it stands within a sentence",
			fmt.Sprintf("`%s` has %d characters; at most %d are read", key, n, most), at...)
	default:
		return true
	}
	return false
}

// name checks how somebody or something is called.
func (k *checker) name(text string, path []string, key string) { k.words(text, MaxPhrase, path, key) }

// noun checks a noun phrase: it is no sentence and, in English, no verb in the
// infinitive.
func (k *checker) noun(text string, path []string, key string) {
	if !k.words(text, MaxPhrase, path, key) || k.ends(text, path, key) {
		return
	}
	if k.english() && strings.EqualFold(firstWord(text), "to") {
		k.Add(fault.NotAPhrase, "name it, as in `a release`", fmt.Sprintf("`%s` is a verb, and not a noun", text),
			check.Under(path, key)...)
	}
}

// verb checks a verb phrase in the infinitive without to. What no infinitive
// begins with is known of English alone.
func (k *checker) verb(text string, path []string, key string) {
	if text == "" || !k.words(text, MaxPhrase, path, key) || k.ends(text, path, key) || !k.english() {
		return
	}
	first := firstWord(text)
	switch {
	case strings.EqualFold(first, "to"):
		k.Add(fault.NotAPhrase, "write `"+strings.TrimSpace(text[len(first):])+"`",
			fmt.Sprintf("`%s` begins with to, which the sentence adds", text), check.Under(path, key)...)
	case slices.Contains(noInfinitive, strings.ToLower(first)):
		k.Add(fault.NotAPhrase, "write what the party does, as in `open the gates` or `keep the gates open`",
			fmt.Sprintf("`%s` does not begin with a verb in the infinitive", text), check.Under(path, key)...)
	}
}

// noInfinitive are words with which no infinitive begins.
var noInfinitive = []string{
	"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your",
	"it", "he", "she", "they", "we", "i", "you", "there", "not", "no",
	"is", "are", "am", "was", "were", "has", "had", "does", "did", "would", "should", "could",
}

// ends notes a phrase that ends as a sentence does, and reports whether it was
// one. A stop of an abbreviation that has another ends no sentence.
func (k *checker) ends(text string, path []string, key string) bool {
	last := text[strings.LastIndexByte(text, ' ')+1:]
	bare := strings.TrimRight(text, ".!?;:")
	if bare == text || strings.HasSuffix(last, ".") && strings.Count(last, ".") > 1 && !strings.Contains(last, "..") {
		return false
	}
	k.Add(fault.NotAPhrase, "write `"+bare+"`",
		fmt.Sprintf("`%s` is to stand within a sentence, and ends like a whole one", text), check.Under(path, key)...)
	return true
}

// question checks a whole question.
func (k *checker) question(text string, path []string, key string) {
	if text != "" && k.words(text, MaxQuestion, path, key) &&
		!slices.ContainsFunc(questionMarks, func(mark string) bool { return strings.HasSuffix(text, mark) }) {
		k.Add(fault.NotAPhrase, "write a whole question, as in `Is a treaty your condition?`",
			"a question ends with a question mark", check.Under(path, key)...)
	}
}

// questionMarks are those of the scripts.
var questionMarks = []string{"?", "\uff1f", "\u061f", "\u037e", "\u055e", "\u1367"}

// english reports whether the texts of the case are in English.
func (k *checker) english() bool {
	lang, _, _ := strings.Cut(strings.ToLower(k.draft.Lang), "-")
	return lang == "" || lang == "en"
}

func firstWord(text string) string {
	if i := strings.IndexFunc(text, unicode.IsSpace); i >= 0 {
		return text[:i]
	}
	return text
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

// language checks the language of the texts of the case.
func (k *checker) language() {
	tag := k.draft.Lang
	if tag == "" || languageTag.MatchString(tag) {
		return
	}
	hint := "write a tag, as in en or pt-BR"
	if meant := strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"); languageTag.MatchString(meant) {
		hint = "write `" + meant + "`"
	}
	k.Add(fault.NotALanguage, hint, fmt.Sprintf("`%s` is not the tag of a language", tag), "lang")
}

// leavesOut checks what the case says it leaves out.
func (k *checker) leavesOut() {
	for i, what := range k.draft.LeftOut {
		k.noun(what, []string{"left_out"}, strconv.Itoa(i))
	}
}
