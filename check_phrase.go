package plenary

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
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
func (k *checker) phrases(d *OptionDraft, levels int, path []string) []Phrase {
	if d.Phrases == nil {
		return k.ofTwoLevels(d, levels, path)
	}
	out := make([]Phrase, levels)
	for i := range out {
		p := PhraseDraft{}
		if i < len(d.Phrases) {
			p = d.Phrases[i]
		}
		out[i] = Phrase{p.Do, p.Undo, p.Is, p.Noun, p.Because,
			k.claim(&p.ClaimDraft, d.levelAt(i, check.Under(path, "levels")))}
	}
	return out
}

// ofTwoLevels are the phrases of an option that has those of its levels itself.
func (k *checker) ofTwoLevels(d *OptionDraft, levels int, path []string) []Phrase {
	if d.Do+d.Undo+d.Is == "" || levels != 2 {
		return nil
	}
	none := Claim{By: -1, Who: -1}
	return []Phrase{{Undo: d.Undo, Claim: none}, {Do: d.Do, Is: d.Is, Claim: none}}
}

// askWords reads in what words one asks the parties whom a lever asks.
func (k *checker) askWords(l *Lever, list []AskDraft, path []string) []Ask {
	var out []Ask
	for _, d := range list {
		at, here := k.c.PartyIndex(d.Party), check.Under(path, d.Party)
		switch {
		case at < 0:
			k.AddKey(fault.UnknownParty, k.nearParty(d.Party), fmt.Sprintf("unknown party `%s`", d.Party), here...).
				RestsOn([]string{"parties", d.Party})
		case !slices.Contains(l.Asks, at):
			k.AddKey(fault.OutOfPlace, "name the party under `asks`, or leave this out",
				fmt.Sprintf("the lever does not ask `%s` for anything", d.Party), here...)
		default:
			out = append(out, Ask{at, d.Text})
		}
	}
	return out
}
