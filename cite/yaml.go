package cite

import (
	"cmp"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/record"
)

// unnamed stands for the id of a source that nobody has named yet.
const unnamed = "source-1"

// YAML writes the passage of a stand under its source, as it stands in a case and in a
// file of its record alike: of a source that the case has its passages alone, of any
// other what is known of it too.
func (s *Source) YAML(p plenary.PassageDraft) string {
	d := s.SourceDraft(p)
	if s.Known() != nil {
		d = plenary.SourceDraft{Passages: d.Passages}
	}
	d.ID = cmp.Or(s.ID, unnamed)
	text := string(casefile.WriteRecord(record.FileDraft{Sources: []plenary.SourceDraft{d}}))
	return text[strings.Index(text, "sources:"):]
}

// Ref is how a claim cites the passage of a stand: source#passage.
func (s *Source) Ref(p plenary.PassageDraft) string { return cmp.Or(s.ID, unnamed) + "#" + p.ID }
