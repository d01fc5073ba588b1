package robust

import "github.com/plenary-talks/plenary/space"

// A moveTable keeps the moves of parties from states that were asked for. It is used by
// one goroutine.
type moveTable struct {
	sp   *space.Space
	list []map[int32][]int32 // by party and state
}

func newMoveTable(sp *space.Space, parties int) *moveTable {
	t := &moveTable{sp: sp}
	for range parties {
		t.list = append(t.list, map[int32][]int32{})
	}
	return t
}

// of lists where a party can move from a state.
func (t *moveTable) of(party, state int) []int32 {
	list, known := t.list[party][int32(state)]
	if !known {
		for _, x := range t.sp.Moves(party, state) {
			list = append(list, int32(x))
		}
		t.list[party][int32(state)] = list
	}
	return list
}
