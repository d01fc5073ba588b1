package casefile

import (
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
)

// Version is the format version this package reads.
const Version = "1"

// draft reads a case. ok is false when the format version is not ours, and
// nothing else is looked at.
func (d *decoder) draft(root *node) (plenary.Draft, bool) {
	if isRecord(root) {
		d.flawAt(root, fault.WrongFile, "this is a file of a record, and not a case",
			"give the folder of the case, or its case.yaml")
		return plenary.Draft{}, false
	}
	f := d.fields(root, caseShape)
	if !d.version(f["plenary"], "plenary", Version) {
		return plenary.Draft{}, false
	}
	return filled[plenary.Draft](d, f, caseShape), true
}

// version checks the format version. When it is not ours, that is the one flaw.
func (d *decoder) version(e entry, key, ours string) bool {
	first := "`" + key + ": " + ours + "`"
	switch {
	case !e.there():
		d.flaws = append(d.flaws, flaw{
			code: fault.NoVersion,
			msg:  "the " + d.kind + " does not say its format version", hint: "add " + first + " as the first line",
		})
	case e.value.kind != scalar || e.value.null:
		d.spoilEntry(e, fault.WrongVersion, "`"+key+"` should be the format version", "write "+first)
	case e.value.text != ours:
		d.flaws = nil
		d.spoilEntry(e, fault.WrongVersion, fmt.Sprintf("format version `%s` is not supported", e.value.text),
			"this program reads version "+ours+": "+first)
		return false
	}
	return true
}

func (d *decoder) rules(e entry) []string {
	if e.value.null {
		return nil
	}
	return upTo(d, d.texts(e), MaxStatements, e, "rules")
}
