package diff

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// told are the fields of drafts that describe tells, or leaves out knowingly:
// titles, languages and dates of a case, and what is only there when a variant is laid over
// it or a file could not be read.
const told = `
AgreementDraft.Commitments AgreementDraft.ID AgreementDraft.On AgreementDraft.Public AgreementDraft.Says AgreementDraft.Signed
AgreementDraft.Sources AgreementDraft.Title AskDraft.Party AskDraft.Text ClaimDraft.By ClaimDraft.How ClaimDraft.Passages ClaimDraft.Who
CommitmentDraft.Does CommitmentDraft.Due CommitmentDraft.ID CommitmentDraft.Order CommitmentDraft.Owes CommitmentDraft.Says
CommitmentDraft.Side CommitmentDraft.Sources CommitmentDraft.SubjectTo CommitmentDraft.To CommitmentDraft.Until CommitmentDraft.Verb
CommitmentDraft.WaitsFor ConditionDraft.ID ConditionDraft.Noun ConditionDraft.Same ConditionDraft.Want Draft.AsOf Draft.Conditions Draft.Exchanges Draft.Files
Draft.Goals Draft.Guarantees Draft.Impossible Draft.Laid Draft.Lang Draft.LeftOut Draft.Levers Draft.Options Draft.Partial Draft.Parties
Draft.People Draft.Preconditions Draft.Preferences Draft.Pulled Draft.Sources Draft.StatusQuo Draft.Title Draft.Tracks Draft.Variants
EditDraft.Above EditDraft.Drop EditDraft.Replace EntryDraft.About EntryDraft.At EntryDraft.Commit EntryDraft.Confirmed EntryDraft.Contradicts
EntryDraft.Corrects EntryDraft.Discuss EntryDraft.Extractor EntryDraft.From EntryDraft.Grade EntryDraft.ID EntryDraft.InForce
EntryDraft.Kind EntryDraft.May EntryDraft.MayWas EntryDraft.More EntryDraft.Next EntryDraft.Of EntryDraft.On EntryDraft.Order
EntryDraft.Parties EntryDraft.Party EntryDraft.Public EntryDraft.Refuses EntryDraft.Says EntryDraft.Sources EntryDraft.Status
EntryDraft.To EntryDraft.Until EntryDraft.Was EntryDraft.Who ExchangeDraft.For ExchangeDraft.Give ExchangeDraft.ID ExchangeDraft.Order
ExchangeDraft.Says FallDraft.From FallDraft.Text FileDraft.Agreements FileDraft.Entries FileDraft.People FileDraft.Sources GoalDraft.ID GoalDraft.Noun GoalDraft.Says
GoalDraft.Want GuaranteeDraft.ID GuaranteeDraft.Keeps GuaranteeDraft.Party GuaranteeDraft.Says GuaranteeDraft.While LeverDraft.Accept
LeverDraft.Ask LeverDraft.Asks LeverDraft.Commit LeverDraft.For LeverDraft.ID LeverDraft.Move LeverDraft.Open LeverDraft.Says
LeverDraft.Soften LeverDraft.Swap LeverDraft.To LeverDraft.Waive LeverDraft.Widen MandateDraft.Commit MandateDraft.Discuss
MandateDraft.May NextDraft.At NextDraft.Firm NextDraft.Horizon NextDraft.None NextDraft.Says NextDraft.Tentative OptionDraft.Because
OptionDraft.Closed OptionDraft.Do OptionDraft.Final OptionDraft.ID OptionDraft.Is OptionDraft.Levels OptionDraft.Moves OptionDraft.Noun
OptionDraft.Now OptionDraft.OrNow OptionDraft.Phrases OptionDraft.Says OptionDraft.Undo OrderDraft.Levels OrderDraft.Option PartyDraft.Also
PartyDraft.AsWritten PartyDraft.Capital PartyDraft.ID PartyDraft.Name PartyDraft.Perceives PartyDraft.Short PartyDraft.Text PassageDraft.At PassageDraft.Digest
PassageDraft.ID PassageDraft.Length PassageDraft.Says PerceptionDraft.Because PerceptionDraft.Unseen PerceptionDraft.Variant PersonDraft.Also PersonDraft.ID PersonDraft.Name PersonDraft.Party PersonDraft.Role
PhraseDraft.Because PhraseDraft.Do PhraseDraft.Falls PhraseDraft.Is PhraseDraft.Noun PhraseDraft.Says PhraseDraft.Undo PreconditionDraft.Because PreconditionDraft.ID
PreconditionDraft.Order PreconditionDraft.Party PreconditionDraft.Question PreconditionDraft.Refusal PreconditionDraft.Refuses
PreconditionDraft.Until PreferenceDraft.Order PreferenceDraft.Party PreferenceDraft.Ranking PreferenceDraft.Statements PreferenceDraft.Strong SeatDraft.Mandate
SeatDraft.Party SourceDraft.Date SourceDraft.Digest SourceDraft.ID SourceDraft.Kind SourceDraft.Language SourceDraft.Passages
SourceDraft.Publisher SourceDraft.Short SourceDraft.Title StanceDraft.Order StanceDraft.Refuses StanceDraft.Until StatementDraft.Because
StatementDraft.ID StatementDraft.Strong StatementDraft.Unknown StatementDraft.Unsure StatementDraft.Want TrackDraft.From TrackDraft.ID TrackDraft.Name TrackDraft.Says TrackDraft.Seats TrackDraft.Until
VariantDraft.Forward VariantDraft.ID VariantDraft.Kind VariantDraft.Levers VariantDraft.Noun VariantDraft.Preferences VariantDraft.Says VariantDraft.Unsure
VariantPreferenceDraft.Edits VariantPreferenceDraft.Instead VariantPreferenceDraft.Party Written.Case Written.Record
`

// TestDescribed: whatever can be written in a draft is a fact of it; who adds a
// field adds it here, and to facts.go.
func TestDescribed(t *testing.T) {
	found := map[string]bool{}
	fields(reflect.TypeFor[Written](), found)
	list := sortedNames(found)
	if want := strings.Fields(told); !slices.Equal(list, want) {
		t.Errorf("the fields are\n%s", strings.Join(list, " "))
	}
}

func fields(t reflect.Type, found map[string]bool) {
	switch t.Kind() {
	case reflect.Slice, reflect.Pointer:
		fields(t.Elem(), found)
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			key := fmt.Sprint(t.Name(), ".", f.Name)
			if !f.IsExported() || found[key] {
				continue
			}
			if !f.Anonymous {
				found[key] = true
			}
			fields(f.Type, found)
		}
	}
}

func sortedNames(set map[string]bool) []string {
	var out []string
	for k := range set {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
