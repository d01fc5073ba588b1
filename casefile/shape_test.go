package casefile

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary/record"
)

// besides are the fields of drafts that stand for no key: ids, which are keys
// themselves, what the key of an entry says, and what variants leave behind.
const besides = `PartyDraft.ID OptionDraft.ID ConditionDraft.ID TrackDraft.ID PreconditionDraft.ID GuaranteeDraft.ID
	ExchangeDraft.ID LeverDraft.ID GoalDraft.ID VariantDraft.ID PersonDraft.ID SourceDraft.ID PassageDraft.ID
	AgreementDraft.ID CommitmentDraft.ID PreferenceDraft.Party SeatDraft.Party VariantPreferenceDraft.Party
	PreferenceDraft.Statements VariantPreferenceDraft.Edits Draft.Laid Draft.Pulled EntryDraft.Kind EntryDraft.Of
	EntryDraft.More EntryDraft.Was EntryDraft.MayWas NextDraft.None OptionDraft.Levels OptionDraft.Phrases OptionDraft.Now
	OptionDraft.OrNow AskDraft.Party PhraseDraft.Undo PhraseDraft.Falls`

// TestTableIsWhole: every key says what it means, and every field of a draft is
// filled by one.
func TestTableIsWhole(t *testing.T) {
	known := strings.Fields(besides)
	for _, root := range []*shape{caseShape, recordShape} {
		eachShape(root, func(s *shape) {
			filled := map[string]bool{}
			for _, k := range s.keys {
				if s.one != "" && !strings.HasSuffix(k.says, ".") {
					t.Errorf("`%s` of %s has no sentence", k.name, s.one)
				}
				filled[k.field] = true
			}
			for _, f := range reflect.VisibleFields(s.draft) {
				name := s.draft.Name() + "." + f.Name
				if f.IsExported() && !f.Anonymous && !filled[f.Name] && !slices.Contains(known, name) {
					t.Errorf("no key fills %s", name)
				}
			}
		})
	}
}

// TestOtherKeysMeanKeys: what people write in place of a key is meant for one
// that there is.
func TestOtherKeysMeanKeys(t *testing.T) {
	for word, keys := range otherKeys {
		for _, key := range keys {
			if _, ok := traitsOf[key]; !ok {
				t.Errorf("%q is taken for `%s`, which is no key", word, key)
			}
		}
	}
}

// TestKeysOfEntries: the kinds of entries are keys in their order; every other
// key goes with all or with some, whose sentences name it.
func TestKeysOfEntries(t *testing.T) {
	var kinds []string
	for _, k := range entryKinds {
		kinds = append(kinds, k.name)
		for _, with := range record.Keys(k.name) {
			if !strings.Contains(k.says+k.more, "`"+with+"`") {
				t.Errorf("the sentence of `%s` does not name `%s`", k.name, with)
			}
		}
	}
	if diff := cmp.Diff(record.Kinds(), kinds); diff != "" {
		t.Error(diff)
	}
	for _, k := range entryParts {
		if slices.Contains(everyEntryKeys, k.name) {
			t.Errorf("`%s` goes with every entry", k.name)
		}
	}
}
