package record

import "slices"

// Deeds lists, ascending, the moves by which the commitment at a position in the
// day's list is met or undone: of options that moved by then the last move, where
// at a level that the option had before things would not be so. Of several that
// would do alone the last counts. There are none where an entry says how it stands,
// and where it was so from the beginning. The cost is that of the moves on record.
func (d *Day) Deeds(at int) []int {
	s := &d.Commitments[at]
	does := d.commitment(at).Does
	if s.Entry >= 0 || does == nil || s.Status != Met && s.Status != Undone {
		return nil
	}
	levels := d.beginning()
	had, last := map[int][]uint8{}, map[int]int{} // by option: its levels before its last move, and that move
	for _, i := range d.moves() {
		if e := &d.Record.Entries[i]; !e.On.To.After(s.Since) {
			had[e.Option] = append(had[e.Option], levels[e.Option])
			levels[e.Option], last[e.Option] = uint8(e.Level), i
		}
	}
	var out []int
	for _, o := range does.Options(nil) {
		if _, moved := last[o]; moved {
			out = append(out, last[o])
		}
	}
	slices.Sort(out)
	return slices.DeleteFunc(out, func(i int) bool {
		o := d.Record.Entries[i].Option
		now := levels[o]
		for _, levels[o] = range had[o] {
			if does.Holds(levels) != (s.Status == Met) {
				levels[o] = now
				return false
			}
		}
		levels[o] = had[o][0]
		return true
	})
}
