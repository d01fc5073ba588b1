package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// ReportCheck words whether a report was made from a case, and if not what differs.
func (v *Voice) ReportCheck(a *answer.ReportCheck) *page.Document {
	t := v.teller(&a.Glossary)
	t.para(0, t.say("report.check", args{"file": name(a.File, ""), "is": word(reportIs(a))}))
	for i := range a.Inputs {
		if in := &a.Inputs[i]; !in.Found {
			t.bullet(0, t.say("report.check.input", args{"file": name(in.File,
				string(in.Source)), "kind": word(in.Kind)}))
		}
	}
	for _, digest := range a.Others {
		t.bullet(0, t.say("report.check.other", args{"digest": digits16(digest)}))
	}
	if a.Made != a.Program {
		t.bullet(0, t.say("report.check.version", args{"made": unstopped(a.Made), "version": name(a.Program, "")}))
	}
	return &t.doc
}

// reportIs is how a report stands to a case: the same to the byte, made from its files, or
// not.
func reportIs(a *answer.ReportCheck) string {
	switch {
	case a.Same:
		return "same"
	case a.Belongs:
		return "belongs"
	}
	return "not"
}

// digits16 is the beginning of a digest, enough to tell it from others.
func digits16(digest string) page.Spans {
	return name(digest[:min(len(digest), len("sha256:")+16)], "")
}
