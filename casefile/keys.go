package casefile

import (
	"slices"

	"github.com/plenary-talks/plenary/record"
)

// The keys that say what an entry is, and those that go with every entry.
var (
	kindKeys       = record.Kinds()
	everyEntryKeys = slices.DeleteFunc(slices.Clone(entryShape.names), func(name string) bool {
		return slices.Contains(kindKeys, name) || slices.ContainsFunc(kindKeys, func(kind string) bool { return slices.Contains(record.Keys(kind), name) })
	})
)

var leverKeys = leverShape.names

// Keys that nothing else depends on.
var besideKeys = []string{"title", "says", "by", "how", "passage", "source", "extractor", "at", "role", "also", "id"}
