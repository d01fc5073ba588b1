package casefile

// The keys of every mapping of a case, in the order the documentation has them.
var (
	caseKeys = []string{
		"plenary", "title", "as_of", "parties", "options", "conditions", "impossible", "preferences",
		"tracks", "preconditions", "guarantees", "exchanges", "levers", "goals", "variants", "sources",
	}
	partyKeys     = []string{"name", "also"}
	optionKeys    = []string{"says", "levels", "now", "moves", "final", "closed"}
	claimKeys     = []string{"by", "how", "passage"}
	statementKeys = append([]string{"id", "want", "because"}, claimKeys...)
	rankingKeys   = []string{"ranking"}
	variantKeys   = []string{"kind", "says", "preferences", "levers"}
	insteadKeys   = []string{"instead"}
	editKeys      = append([]string{"above", "replace", "drop"}, statementKeys...)
	sourceKeys    = []string{"title", "publisher", "date", "digest", "passages"}
	passageKeys   = []string{"at", "length", "digest", "says"}

	trackKeys        = []string{"name", "says", "seats"}
	seatKeys         = []string{"mandate"}
	mandateKeys      = append([]string{"discuss", "commit", "may"}, claimKeys...)
	preconditionKeys = append([]string{"party", "refuses", "until", "order", "because"}, claimKeys...)
	guaranteeKeys    = append([]string{"says", "party", "while", "keeps"}, claimKeys...)
	exchangeKeys     = append([]string{"says", "give", "for", "order"}, claimKeys...)
	leverKeys        = append([]string{"says", "waive", "soften", "accept", "for", "widen", "commit", "move", "to", "open", "swap", "asks"}, claimKeys...)
	goalKeys         = []string{"says", "want"}
)
