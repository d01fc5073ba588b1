package record_test

import (
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/record"
)

// Drafts that no text gives are refused as well.
func TestDraftsMadeByHand(t *testing.T) {
	f, err := casefile.Parse(t.Context(), "case.yaml", []byte(river))
	if err != nil {
		t.Fatal(err)
	}
	for want, e := range map[string]record.EntryDraft{
		"`opened` names no track":              {On: "2006", Kind: "opened"},
		"`move` names no option":               {On: "2006", Kind: "move", To: []string{"half"}},
		"`dropped` names no precondition":      {On: "2006", Kind: "dropped"},
		"`lever` names no lever":               {On: "2006", Kind: "lever"},
		"`commitment` names no commitment":     {On: "2006", Kind: "commitment", Status: "met"},
		"`withdraws` names no entry":           {On: "2006", Kind: "withdraws"},
		"this entry does not say what":         {On: "2006", Kind: "met"},
		"`was` means nothing with `announced`": {On: "2006", Kind: "announced", Of: "ships", MayWas: "no"},
	} {
		d := record.Draft{Files: []record.FileDraft{{Entries: []record.EntryDraft{e}}}}
		if _, faults, _ := d.Record(t.Context(), f.Case); len(faults) == 0 || !strings.HasPrefix(faults[0].Msg, want) {
			t.Errorf("%v, want %s", faults, want)
		}
	}
}
