package route

import (
	"math/bits"
	"sync"
)

// A store keeps what is no longer used, to be used again. It is safe for concurrent use.
type store struct {
	mu    sync.Mutex
	hands []*hand
	lists [40][][]entry // empty, by the power of two that they have room for
	size  int           // of the lists together
}

// mostStored is how many entries lists may have room for together that are kept from
// one batch to another.
const mostStored = 1 << 18

// tidy lets go of lists where they are many, and reports whether it did.
func (s *store) tidy() bool {
	many := s.size > mostStored
	if many {
		s.lists, s.size = [40][][]entry{}, 0
	}
	return many
}

// entriesFor returns an empty list with room for n, one that is no longer used
// where there is one; drop takes one back.
func (s *store) entriesFor(n int) []entry {
	size := bits.Len(uint(max(n, 16) - 1))
	if list := s.kept(size); list != nil {
		return list
	}
	return make([]entry, 0, 1<<size)
}

func (s *store) kept(size int) []entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	k := len(s.lists[size])
	if k == 0 {
		return nil
	}
	list := s.lists[size][k-1]
	s.lists[size] = s.lists[size][:k-1]
	s.size -= cap(list)
	return list
}

func (s *store) drop(list []entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.keep(list)
}

func (s *store) dropAll(pieces [][]entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, list := range pieces {
		s.keep(list)
	}
}

func (s *store) keep(list []entry) {
	if size := bits.Len(uint(cap(list))) - 1; size >= 4 {
		s.lists[size] = append(s.lists[size], list[:0])
		s.size += cap(list)
	}
}
