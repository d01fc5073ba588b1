package casefile

// The keys of every mapping of a case, in the order the documentation has them.
var (
	caseKeys      = []string{"plenary", "title", "as_of", "parties", "options", "impossible", "preferences", "variants", "sources"}
	partyKeys     = []string{"name", "also"}
	optionKeys    = []string{"says", "levels", "now", "moves", "final"}
	statementKeys = []string{"id", "want", "because", "by", "how", "passage"}
	rankingKeys   = []string{"ranking"}
	variantKeys   = []string{"says", "preferences"}
	insteadKeys   = []string{"instead"}
	editKeys      = append([]string{"above", "replace", "drop"}, statementKeys...)
	sourceKeys    = []string{"title", "publisher", "date", "digest", "passages"}
	passageKeys   = []string{"at", "length", "digest", "says"}
)
