package stability

import "math/bits"

// A sweep is the tiles that a flood has still to visit. They are taken in rising order, so that what is read of
// them stands side by side and more of their states are wetted before they are visited than if the last came first;
// those of a group of 4096 again and again until none of them is left, since a near cache holds what is read
// of these; then those of the next group that has any.
type sweep struct {
	tiles  []uint64 // which are to be visited
	groups []uint64 // which words of these have any: one word for each group
	left   int      // how many are to be visited
	at     uint32   // from where on the next is looked for
}

func newSweep(tiles uint32) sweep {
	return sweep{tiles: make([]uint64, tiles/64+1), groups: make([]uint64, tiles/4096+1)}
}

// add adds a tile that it does not have.
func (s *sweep) add(tile uint32) {
	s.left++
	s.tiles[tile/64] |= 1 << (tile % 64)
	s.groups[tile/4096] |= 1 << (tile / 64 % 64)
}

// ahead is how many tiles are fetched before the first of them is visited.
const ahead = 8

// take appends the next few tiles, up to the end of a group, and has them no more; at least one, where any is left.
func (s *sweep) take(next []uint32) []uint32 {
	for s.left > 0 && len(next) < ahead {
		word := s.at / 64
		if here := s.tiles[word] >> (s.at % 64); here != 0 {
			tile := s.at + uint32(bits.TrailingZeros64(here))
			if s.tiles[word] &^= 1 << (tile % 64); s.tiles[word] == 0 {
				s.groups[word/64] &^= 1 << (word % 64)
			}
			s.left--
			s.at = tile + 1
			next = append(next, tile)
			continue
		}
		group := word / 64
		if behind := s.groups[group] >> 1 >> (word % 64); behind != 0 {
			s.at = (word + 1 + uint32(bits.TrailingZeros64(behind))) * 64
			continue
		}
		if len(next) > 0 {
			break
		}
		for s.groups[group] == 0 {
			if group++; group == uint32(len(s.groups)) {
				group = 0
			}
		}
		s.at = group * 4096
	}
	return next
}
