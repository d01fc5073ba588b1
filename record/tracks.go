package record

import "time"

// absent lists the tracks that are not there on a day: as the last entry in force
// leaves them, else as they were before the first later one, else by the days
// that the case gives them.
func (r *Record) absent(day time.Time, counted, later []int) []int {
	there := map[int]bool{}
	for i := len(later) - 1; i >= 0; i-- {
		if e := &r.Entries[later[i]]; e.Kind == Launched || e.Kind == Ended {
			there[e.Track] = e.Kind == Ended
		}
	}
	for _, i := range counted {
		if e := &r.Entries[i]; e.Kind == Launched || e.Kind == Ended {
			there[e.Track] = e.Kind == Launched
		}
	}
	var out []int
	for t := range r.Case.Tracks {
		is, said := there[t]
		if !said {
			is = r.Case.Tracks[t].There(day)
		}
		if !is {
			out = append(out, t)
		}
	}
	return out
}

// Track returns which track of the case of the day is the one with an index among
// all of the record; -1 when that is not there.
func (d *Day) Track(track int) int {
	for i := range d.Case.Tracks {
		if d.Case.Tracks[i].ID == d.Record.Case.Tracks[track].ID {
			return i
		}
	}
	return -1
}
