package answer

// How a commitment stands in deeds, whatever is said of it
// (docs/theory.md#deeds).
const (
	DeedDone     = "carried out"
	DeedDeclared = "declared"        // words alone: it is met by what was said, or only said to be met
	DeedNot      = "not carried out" // what it is about is not so, or somebody reports that it is not done
	DeedDisputed = "disputed"        // the parties disagree, and no level shows
	DeedSilent   = "not reported"    // nothing is on record
	DeedLapsed   = "lapsed"          // no longer owed
)

// A DeedCount counts commitments that stand alike in deeds.
type DeedCount struct {
	Deed  string `json:"deed"`  // carried out, declared, not carried out, disputed, not reported or lapsed
	Count int    `json:"count"` // commitments
}
