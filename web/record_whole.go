package web

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

// timelineOf is what is on record, once for a choice; nil where there is no record.
func (r *recordView) timelineOf(pick answer.Pick) (*answer.Timeline, error) {
	if r.file.Record == nil {
		return nil, nil
	}
	weight := func(a *answer.Timeline) int64 { return int64(len(a.Rows)+1) << 10 }
	return once(r.visit, fmt.Sprintf("entries\x00%t\x00%s", pick.All, r.key()), weight,
		limited(r.s, func(ctx context.Context) (*answer.Timeline, error) {
			c, day, err := r.recorded(ctx)
			if err != nil {
				return nil, err
			}
			return answer.NewTimeline(answer.Talks{Day: day, Words: c.Words(ctx)}, pick), nil
		}))
}

// wholeRecord is what stands below a source: accounts that differ beside one another, and,
// folded, all that happened and who owes what.
func (r *recordView) wholeRecord() (markup, error) {
	all, err := r.timelineOf(answer.Pick{All: true})
	if all == nil || err != nil {
		return "", err
	}
	counts, err := r.timelineOf(answer.Pick{})
	if err != nil {
		return "", err
	}
	out := r.accounts(all) + r.foldedDocument("timeline", r.voice().Timeline(counts))
	owed, err := r.commitments(query{})
	var working *errWorking
	switch {
	case errors.As(err, &working) || r.cancelled.Err() != nil:
		return "", err
	case err == nil && len(owed.Rows) > 0:
		told := r.voice().Commitments(owed)
		told.Uncite() // notes stand once on a page
		out += r.foldedDocument("commitments", told)
	}
	return tag("section", attrs{"class", "whole", "aria-label", said("record whole")}, out), nil
}

// foldedDocument is a document under a fold that has a place of its own.
func (r *recordView) foldedDocument(id string, d *page.Document) markup {
	return tag("details", attrs{"id", id}, tag("summary", nil, say("record "+id)), r.document(d))
}

// accounts has entries that say different things of one matter side by side: the one that
// counts, and those that it stands against.
func (r *recordView) accounts(a *answer.Timeline) markup {
	told := r.voice().RecordRows(a)
	at := map[answer.EntryNumber]int{}
	for i := range a.Rows {
		at[a.Rows[i].Entry] = i
	}
	var order []answer.EntryNumber
	against := map[answer.EntryNumber][]int{}
	for i := range a.Rows {
		row := &a.Rows[i]
		if row.Standing != answer.Contradicted || row.Instead == nil {
			continue
		}
		counts := row.Instead.Entry
		if against[counts] == nil {
			order = append(order, counts)
		}
		against[counts] = append(against[counts], i)
	}
	var groups []markup
	for _, counts := range order {
		cells := []markup{}
		if i, is := at[counts]; is {
			cells = append(cells, r.account(&told[i], &a.Rows[i], say("record counts")))
		}
		for _, i := range against[counts] {
			cells = append(cells, r.account(&told[i], &a.Rows[i], say("record against")))
		}
		groups = append(groups, tag("ul", attrs{"class", "accounts"}, cells...))
	}
	if groups == nil {
		return ""
	}
	return tag("h2", attrs{"id", "contradictions"}, say("record contradictions")) + join(groups...)
}

// account is one of several accounts.
func (r *recordView) account(told *prose.RecordRow, row *answer.Row, counts markup) markup {
	var refs []markup
	for _, ref := range row.Passages {
		source, id := cutRef(ref)
		refs = append(refs, tag("a", attrs{"class", "ref", "href",
			r.at("record", "source", source, "passage", id) + "#p-" + id}, text(r.placeOf(source, id))), " ")
	}
	return tag("li", nil, tag("p", attrs{"class", "aside"}, spans(told.On), " ", inline(told.Known)),
		tag("p", nil, spans(told.Says)), tag("p", attrs{"class", "counts"}, counts),
		when(len(refs) > 0, tag("p", attrs{"class", "refs"}, refs...)))
}

// cutRef is the source and the passage of a reference.
func cutRef(ref answer.Ref) (source, passage string) {
	source, passage, _ = strings.Cut(string(ref), "#")
	return source, passage
}

// placeOf is what a passage is called among those of all sources.
func (r *recordView) placeOf(source, passage string) string {
	sources := r.file.Whole().Sources
	at := slices.IndexFunc(sources, func(s plenary.Source) bool { return s.ID == source })
	if at < 0 {
		return outlet.Name(passage)
	}
	return outlet.Text(first(sources[at].Short, sources[at].Title, source)) + " " + outlet.Name(passage)
}
