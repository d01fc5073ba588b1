// Package formats has the list of the formats of other programs, and knows which
// of them files are in.
package formats

import (
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/genius"
	"github.com/plenary-talks/plenary/foreign/geniusweb"
	"github.com/plenary-talks/plenary/foreign/gmcr"
	"github.com/plenary-talks/plenary/foreign/graphml"
	"github.com/plenary-talks/plenary/foreign/nfg"
	"github.com/plenary-talks/plenary/foreign/onefile"
	"github.com/plenary-talks/plenary/foreign/score"
	"github.com/plenary-talks/plenary/foreign/tables"
)

// all are the formats; where files fit several, the first of them is meant.
var all = []*foreign.Format{gmcr.Format, nfg.Format, score.Format, genius.Format, geniusweb.Format, tables.XLSX,
	tables.CSV, graphml.Format, onefile.Format}

// Readable returns the formats that come in, in a fixed order.
func Readable() []*foreign.Format {
	return which(func(f *foreign.Format) bool { return f.Read != nil })
}

// Writable returns the formats that go out, in a fixed order.
func Writable() []*foreign.Format {
	return which(func(f *foreign.Format) bool { return f.Write != nil })
}

func which(fits func(*foreign.Format) bool) []*foreign.Format {
	var out []*foreign.Format
	for _, f := range all {
		if fits(f) {
			out = append(out, f)
		}
	}
	return out
}

// Alone returns which of files hold a model by themselves.
func Alone(files []foreign.File) []int {
	var out []int
	for i := range files {
		for _, f := range Readable() {
			if f.Alone && f.Fits(files[i:i+1]) {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// Of returns the format that files are in, by what is in them and not by what
// they are called; nil for none. The cost is at most that of reading them once
// for each format.
func Of(files []foreign.File) *foreign.Format {
	for _, f := range Readable() {
		if f.Fits != nil && f.Fits(files) {
			return f
		}
	}
	return nil
}
