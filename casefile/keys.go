package casefile

import (
	"slices"

	"github.com/plenary-talks/plenary/record"
)

// The keys of every mapping of a case, in the order the documentation has them.
var (
	caseKeys = []string{
		"plenary", "title", "as_of", "parties", "options", "conditions", "impossible", "preferences",
		"tracks", "preconditions", "guarantees", "exchanges", "levers", "goals", "variants", "people", "sources",
	}
	partyKeys     = []string{"name", "also"}
	optionKeys    = []string{"says", "levels", "now", "moves", "final", "closed"}
	claimKeys     = []string{"by", "how", "passage"}
	statementKeys = append([]string{"id", "want", "because"}, claimKeys...)
	rankingKeys   = []string{"order", "ranking"}
	variantKeys   = []string{"kind", "says", "preferences", "levers"}
	insteadKeys   = []string{"instead"}
	editKeys      = append([]string{"above", "replace", "drop"}, statementKeys...)
	personKeys    = []string{"name", "also", "party", "role"}
	sourceKeys    = []string{"kind", "title", "publisher", "date", "language", "digest", "passages"}
	passageKeys   = []string{"at", "length", "digest", "says"}

	trackKeys        = []string{"name", "says", "from", "until", "seats"}
	seatKeys         = []string{"mandate"}
	mandateKeys      = append([]string{"discuss", "commit", "may"}, claimKeys...)
	preconditionKeys = append([]string{"party", "refuses", "until", "order", "because"}, claimKeys...)
	guaranteeKeys    = append([]string{"says", "party", "while", "keeps"}, claimKeys...)
	exchangeKeys     = append([]string{"says", "give", "for", "order"}, claimKeys...)
	leverKeys        = append([]string{"says", "waive", "soften", "accept", "for", "widen", "commit", "move", "to", "open", "swap", "asks"}, claimKeys...)
	goalKeys         = []string{"says", "want"}

	recordKeys     = []string{"record", "people", "sources", "entries", "agreements"}
	nextKeys       = []string{"firm", "tentative", "horizon", "at", "says"}
	stanceKeys     = []string{"refuses", "until", "order"}
	agreementKeys  = append([]string{"title", "says", "on", "public", "signed", "source", "commitments"}, claimKeys...)
	commitmentKeys = append([]string{"owes", "to", "says", "does", "verb", "waits_for", "until", "order", "subject_to", "due", "side", "source"}, claimKeys...)

	// The keys of every entry, and then with those that say what it is and go
	// with that.
	kindKeys       = record.Kinds()
	everyEntryKeys = []string{"on", "public", "id", "says", "by", "how", "passage", "source", "corrects", "contradicts", "in_force", "confirmed", "extractor"}
	entryKeys      = slices.Concat(everyEntryKeys, kindKeys, []string{
		"at", "next", "who", "party", "to", "about", "from", "refuses", "until", "order", "was", "discuss", "commit", "may", "status", "grade", "parties",
	})
	// Keys that nothing else depends on.
	besideKeys = []string{"title", "says", "by", "how", "passage", "source", "extractor", "at", "role", "also", "id"}
)
