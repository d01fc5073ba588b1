package plenary

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
)

func (k *checker) options() {
	if len(k.draft.Options) == 0 {
		k.Add(fault.Empty, "declare at least one, as in options: {up.release: {says: Release water}}",
			"the case has no options", "options").RestsOn([]string{"options"})
	}
	if n := len(k.draft.Options); n > MaxOptions {
		k.Add(fault.TooMany, "", fmt.Sprintf("%d options; at most %d are read", n, MaxOptions), "options")
	}
	for i := range k.draft.Options {
		k.option(&k.draft.Options[i])
	}
}

func (k *checker) option(d *OptionDraft) {
	path := []string{"options", d.ID}
	if _, _, ok := k.c.Lookup(d.ID); ok {
		k.AddKey(fault.RepeatedID, "", fmt.Sprintf("option `%s` is declared twice", d.ID), path...)
		return
	}
	o := Option{ID: d.ID, Says: d.Says, Levels: d.Levels, Final: -1, Closed: d.Closed, Party: k.owner(d.ID, path),
		Noun: d.Noun, Because: d.Because, Claim: k.claim(&d.ClaimDraft, path)}
	if meant := k.optionMeant(o.ID); meant != "" &&
		!slices.ContainsFunc(k.draft.Options, func(d OptionDraft) bool { return d.ID == meant }) {
		party, _, _ := strings.Cut(meant, ".")
		o.ID, o.Party = meant, k.c.PartyIndex(party) // so that the rest is told as it will be
	}
	if o.Levels == nil {
		o.Levels = []string{"no", "yes"}
	}
	k.levels(d, o.Levels, append(path, "levels"))
	o.Phrases = k.phrases(d, o.Levels, path)
	o.Now, o.OrNow = k.now(&o, d, path)
	if d.Final != "" {
		o.Final = k.level(&o, d.Final, path, "final")
	}
	o.Moves = Direction(k.Word(d.Moves, directions, "a direction", path, "moves"))
	if o.Party >= 0 {
		p := &k.c.Parties[o.Party]
		p.Options = append(p.Options, len(k.c.Options))
	}
	k.c.Options = append(k.c.Options, o)
	k.known.options.Declare(o.ID)
}

// owner returns the party that the option's id names, or -1.
func (k *checker) owner(id string, path []string) int {
	party, option, dotted := strings.Cut(id, ".")
	at := k.c.PartyIndex(party)
	if dotted && at >= 0 && expr.IsID(option) {
		return at
	}
	hint := "write party.option, as in " + k.anyParty() + ".release"
	if meant := k.optionMeant(id); meant != "" && meant != id {
		hint = "write `" + meant + "`, here and wherever it is named"
	} else if rest := check.IDMeant(id); rest != "" && len(k.c.Parties) > 0 {
		hint = "begin it with its party, as in `" + k.anyParty() + "." + rest + "`"
	}
	switch {
	case !dotted:
		k.AddKey(fault.NoParty, hint, fmt.Sprintf("option `%s` does not name its party", id), path...)
		return -1
	case !expr.IsID(option):
		k.AddKey(fault.BadID, hint, fmt.Sprintf("`%s` cannot be the id of an option; %s", option, check.IDRule),
			path...)
	}
	if at < 0 && k.optionMeant(id) != "" && expr.IsID(option) {
		k.AddKey(fault.UnknownParty, hint, fmt.Sprintf("option `%s` belongs to an unknown party `%s`", id, party),
			path...)
	} else if at < 0 {
		k.AddKey(fault.UnknownParty, k.nearOwner(party, option),
			fmt.Sprintf("option `%s` belongs to an unknown party `%s`", id, party), path...)
	}
	return at
}

// nearOwner is nearParty for the party in an option's id.
func (k *checker) nearOwner(party, option string) string {
	near := k.partyMeant(party)
	switch {
	case near == "":
		return k.nearParty(party)
	case slices.ContainsFunc(k.draft.Options, func(d OptionDraft) bool { return d.ID == near+"."+option }):
		return "did you mean the party `" + near + "`? It has an option of that name already"
	}
	return "did you mean `" + near + "." + option + "`?"
}

// anyParty is the id of a party, for an example.
func (k *checker) anyParty() string {
	if len(k.c.Parties) == 0 {
		return "up"
	}
	return k.c.Parties[0].ID
}

func (k *checker) levels(d *OptionDraft, levels []string, path []string) {
	switch n := len(levels); {
	case n < 2:
		k.Add(fault.TooFewLevels, twoLevels(levels), "an option needs at least two levels", path...)
	case n > MaxLevels:
		k.Add(fault.TooMany, "", fmt.Sprintf("%d levels; an option has at most %d", n, MaxLevels), path...)
	}
	for i, l := range levels {
		at := d.levelAt(i, path)
		switch {
		case strings.TrimSpace(l) == "":
			k.Add(fault.Empty, "", "a level needs a name", at...)
		case slices.Contains(levels[:i], l):
			k.Add(fault.RepeatedItem, "keep one of them", fmt.Sprintf("level `%s` stands twice", l), at...)
		default:
			k.levelName(l, levels[:i], at)
		}
	}
}

// level returns the position of a level of o, or -1.
func (k *checker) level(o *Option, name string, path []string, key string) int {
	return k.Level(name, o.ID, o.Levels, fmt.Sprintf("option `%s` has no level `%s`", o.ID, name), path, key)
}

// twoLevels proposes levels for an option that has one or none.
func twoLevels(levels []string) string {
	if len(levels) == 0 {
		return "list them lowest first, as in [none, half, full], or leave the key out for no and yes"
	}
	if parts := levelsIn(levels[0]); len(parts) > 1 {
		return "write `[" + strings.Join(parts, ", ") + "]`"
	}
	return "add those below or above it, as in [none, half, full]"
}

// levelsIn divides a level that has several in it.
func levelsIn(level string) []string {
	for _, by := range []string{";", "/", "|", "<", ","} {
		if parts := strings.Split(level, by); len(parts) > 1 {
			for i := range parts {
				parts[i] = strings.TrimSpace(parts[i])
			}
			return parts
		}
	}
	return nil
}
