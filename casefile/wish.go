package casefile

import (
	"context"
	"fmt"
	"reflect"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
)

// A WishChange is one change of a list of wishes, the preference statements of a
// party. Places count from 0, the weightiest first.
type WishChange struct {
	Act   WishAct
	Party string
	At    int                    // the place of the wish that is changed; of AddWish that which it gets
	To    int                    // of MoveWish: the place that it gets
	Wish  plenary.StatementDraft // of AddWish all of it, of RewordWish its Want
}

// A WishAct is what is done to a list of wishes.
type WishAct int

// The acts.
const (
	MoveWish   WishAct = iota // put it elsewhere in its list
	RewordWish                // write another condition
	DropWish                  // leave it out
	AddWish                   // put one in
)

// Amend makes the change in a draft. The slices that change are new. The error says
// what the draft does not have.
func (w *WishChange) Amend(d *plenary.Draft) error {
	p := slices.IndexFunc(d.Preferences, func(p plenary.PreferenceDraft) bool { return p.Party == w.Party })
	if p < 0 {
		if w.Act != AddWish || w.At != 0 {
			return fmt.Errorf("no wishes of the party %q are written", w.Party)
		}
		d.Preferences = append(slices.Clip(d.Preferences),
			plenary.PreferenceDraft{Party: w.Party, Statements: []plenary.StatementDraft{w.Wish}})
		return nil
	}
	list, err := w.amended(d.Preferences[p].Statements)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		list = nil
	}
	d.Preferences = slices.Clone(d.Preferences)
	d.Preferences[p].Statements = list
	return nil
}

// amended is a list with the change made.
func (w *WishChange) amended(list []plenary.StatementDraft) ([]plenary.StatementDraft, error) {
	if err := w.within(len(list)); err != nil {
		return nil, err
	}
	list = slices.Clone(list)
	switch w.Act {
	case MoveWish:
		moved := list[w.At]
		return slices.Insert(slices.Delete(list, w.At, w.At+1), w.To, moved), nil
	case RewordWish:
		list[w.At].Want = w.Wish.Want
		return list, nil
	case DropWish:
		return slices.Delete(list, w.At, w.At+1), nil
	}
	return slices.Insert(list, w.At, w.Wish), nil
}

// within returns an error where a list of so many wishes has no such place.
func (w *WishChange) within(n int) error {
	most := n - 1
	if w.Act == AddWish {
		most = n
	}
	for _, at := range []int{w.At, w.To} {
		if at < 0 || at > most && (at == w.At || w.Act == MoveWish) {
			return fmt.Errorf("%s has %d wishes; there is none at place %d", w.Party, n, at+1)
		}
	}
	if w.Act < MoveWish || w.Act > AddWish {
		return fmt.Errorf("no change of wishes is called %d", w.Act)
	}
	return nil
}

// ChangeWishes returns the case as it is once changes are made in its text, one after
// another. All bytes outside of the wishes that are touched stay; the comments above a
// wish and behind it go with it (docs/case-format.md#wishes-and-their-comments). The
// file itself is left as it is.
//
// The error is a *[Faults], of the case as it would be or where it cannot be changed so,
// that of [WishChange.Amend], or the context's. The cost is that of reading the case once
// a change.
func (f *File) ChangeWishes(ctx context.Context, changes ...WishChange) (*File, error) {
	for i := range changes {
		next, err := f.changeWishes(ctx, &changes[i])
		if err != nil {
			return nil, err
		}
		f = next
	}
	return f, nil
}

func (f *File) changeWishes(ctx context.Context, w *WishChange) (*File, error) {
	want := f.Draft
	if err := f.unranked(w.Party); err != nil {
		return nil, err
	}
	if err := w.Amend(&want); err != nil {
		return nil, err
	}
	text, err := f.wishText(w)
	if err != nil {
		return nil, err
	}
	first, _ := documents(f.Text)
	now := slices.Concat(f.Text[:first-len(f.source.text)], []byte(text), f.Text[first:]) // after a byte order mark
	out, err := f.WithText(ctx, now)
	if err != nil {
		return nil, err
	}
	if !reflect.DeepEqual(want, out.Draft) {
		return nil, f.unfitWish(w)
	}
	return out, nil
}

// WithText reads another text of the file that holds the case, with the same files
// beside it. The error is that of [Load].
func (f *File) WithText(ctx context.Context, text []byte) (*File, error) {
	first, _ := documents(text)
	out, err := Parse(ctx, f.Path, text[:first])
	if err != nil {
		return nil, err
	}
	return out, out.join(ctx, f, text[first:])
}

// join gives a case the record of what it was before; rest stood behind it in its file.
func (f *File) join(ctx context.Context, was *File, rest []byte) error {
	f.Text, f.Unread = append(f.Text, rest...), was.Unread
	_, before := documents(was.Text)
	_, within := documents(f.Text)
	f.Records = own(f.Path, within)
	for _, r := range was.Records[min(len(before), len(was.Records)):] {
		f.Records = append(f.Records, &RecordFile{Path: r.Path, Text: r.Text})
	}
	return f.readRecord(ctx)
}

// unranked returns a fault where a party's ranking is written outright.
func (f *File) unranked(party string) error {
	at := slices.IndexFunc(f.Draft.Preferences, func(p plenary.PreferenceDraft) bool { return p.Party == party })
	if at < 0 || len(f.Draft.Preferences[at].Ranking)+len(f.Draft.Preferences[at].Order) == 0 {
		return nil
	}
	way, _ := find(f.root, []string{"preferences", party}, nil)
	return f.source.faults([]flaw{flawOf(way[len(way)-1].key, 0, 0, fault.WrongForm,
		fmt.Sprintf("the preferences of `%s` are a ranking of states: there are no wishes in it to change", party),
		"change its tiers in the file, or write a list of wishes in its place")})
}

// unfitWish is the error of a change that cannot be made in the text.
func (f *File) unfitWish(w *WishChange) error {
	way, _ := find(f.root, []string{"preferences", w.Party, fmt.Sprint(w.At)}, nil)
	at := f.root
	if len(way) > 0 {
		at = way[len(way)-1].value
	}
	return f.source.faults([]flaw{flawOf(at, 0, 0, fault.UnsafeLayout,
		"this cannot be changed without changing what else the file says",
		"write each wish on lines of its own, with `- ` before it, or change it in the file")})
}
