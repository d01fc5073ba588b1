package plenarytest

import "slices"

// A Session is one meeting on a track.
type Session struct {
	Opened, Adjourned, Promised Place   // nowhere for none
	Missed                      []Place // announcements before the one promised, since the last session
	Gap                         int     // days since the session before it ended; -1 when not known
	Late                        int     // days after the announced time; negative before it
}

// nowhere stands for no entry.
var nowhere = Place{-1, -1}

// sessions lists the meetings on each track, by its ID.
func (f *folder) sessions() map[string][]Session {
	out := map[string][]Session{}
	for _, track := range f.c.Tracks {
		var list []Session
		var promised []*happening // since the last session began
		var ended *happening      // of the last session
		going := false
		for _, e := range f.now(func(e *happening) bool { return e.Of == track.ID }) {
			switch e.Kind {
			case "opened", "resumed":
				s := Session{Opened: e.at, Adjourned: nowhere, Promised: nowhere, Gap: -1}
				if ended != nil {
					s.Gap = max(0, days(ended.to, e.from))
				}
				for i, p := range promised {
					if s.Promised, s.Late = p.at, late(e, p); i < len(promised)-1 {
						s.Missed = append(s.Missed, p.at)
					}
				}
				list = append(list, s)
				promised, ended, going = nil, nil, true
			case "adjourned":
				if !going {
					list = append(list, Session{Opened: nowhere, Promised: nowhere, Gap: -1})
				}
				list[len(list)-1].Adjourned = e.at
				ended, going = e, false
			}
			if slices.Contains([]string{"adjourned", "scheduled"}, e.Kind) && e.Next != nil {
				promised = append(promised, e)
			}
		}
		if len(list) > 0 {
			out[track.ID] = list
		}
	}
	return out
}

// late is how many days after the announced time a session began.
func late(e *happening, promised *happening) int {
	text := promised.Next.Firm + promised.Next.Tentative + promised.Next.Horizon
	if text == "" {
		return 0
	}
	first, last := span(text)
	switch {
	case e.from.After(last):
		return days(last, e.from)
	case e.to.Before(first) && promised.Next.Horizon == "":
		return -days(e.to, first)
	}
	return 0
}
