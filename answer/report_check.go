package answer

import (
	"regexp"
	"slices"
	"strings"
)

// A ReportCheck is whether a report was made from a case.
type ReportCheck struct {
	Head
	File    string `json:"file"`           // the path of the report
	Program string `json:"program"`        // that checks, with its version, as in plenary/1.0
	Made    string `json:"made,omitempty"` // the program that made the report; none where it does not say
	// the files of the case, and whether the report was made from them as they are
	Inputs []InputCheck `json:"inputs"`
	Others []string     `json:"others,omitempty"` // digests that the report gives of what the case has not, or no more
	// whether the report was made from the files of the case as they are, and from no other
	Belongs bool `json:"belongs"`
	// whether it is, to the byte, what this program makes of them as asked now
	Same     bool     `json:"same"`
	Glossary Glossary `json:"glossary"`
}

// An InputCheck is a file of a case, and whether a report has its digest.
type InputCheck struct {
	Input
	Found bool `json:"found"`
}

var (
	digests  = regexp.MustCompile(`sha256:[0-9a-f]{64}`)
	products = regexp.MustCompile(`plenary/[0-9][0-9A-Za-z.+-]*`)
)

// NewReportCheck compares the text of a report, of whatever form, with the report that is
// made of a case now: by the digests and the version that stand in it. same is whether
// the file has the same bytes as that would have.
func NewReportCheck(r *Report, file, text string, same bool) *ReportCheck {
	text = strings.ReplaceAll(text, `\`, "") // as Markdown has it before some characters
	out := &ReportCheck{Head: r.Head, File: file, Program: r.Program, Inputs: []InputCheck{}, Belongs: true, Same: same,
		Glossary: Glossary{Title: r.Glossary.Title, Lang: r.Glossary.Lang, Parties: []PartyName{},
			Options: []OptionName{}}}
	out.Made = products.FindString(text)
	there := digests.FindAllString(text, -1)
	for _, in := range r.Inputs {
		c := InputCheck{in, slices.Contains(there, in.Digest)}
		out.Inputs, out.Belongs = append(out.Inputs, c), out.Belongs && c.Found
		there = slices.DeleteFunc(there, func(d string) bool { return d == in.Digest })
	}
	slices.Sort(there)
	if out.Others = slices.Compact(there); len(out.Others) > 0 {
		out.Belongs = false
	}
	out.Others = orNil(out.Others)
	return out
}

// orNil is a list, nil where it is empty.
func orNil[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}
