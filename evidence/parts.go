package evidence

import "slices"

// mostParts bounds the table of words given and words there: about a megabyte each million.
const mostParts = 1 << 26

// parts tells the words given and those of a stretch apart, by a shortest way of
// turning the ones into the others.
func (n *nearing) parts(b *Near) []Part {
	b.Place = n.t.Place(b.From, b.To)
	b.Words = Fold(string(n.t.visible[b.From:b.To]))
	first, _ := slices.BinarySearchFunc(n.there, int32(b.From), func(w word, at int32) int { return int(w.from - at) })
	last, _ := slices.BinarySearchFunc(n.there, int32(b.To), func(w word, at int32) int { return int(w.from - at) })
	there := n.there[first:last]
	if (len(n.given)+1)*(len(there)+1) > mostParts {
		return nil
	}
	a := &aligned{given: n.given, there: there, asked: n.asked, text: n.t.visible}
	return a.parts(steps(idsOf(n.given), idsOf(there)))
}

// A step is one of turning words into others.
type step uint8

const (
	both    step = iota // a word for a word
	onlyOne             // a word that is given only
	onlyTwo             // a word that is there only
)

// steps returns a shortest way of turning one list of words into another: of several, the
// one that takes words for words as late as it can.
func steps(one, two []int32) []step {
	width := len(two) + 1
	ways := make([]step, (len(one)+1)*width)
	row := make([]int32, width)
	for j := range row {
		row[j], ways[j] = int32(j), onlyTwo
	}
	for i := 1; i <= len(one); i++ {
		before := row[0]
		row[0], ways[i*width] = int32(i), onlyOne
		for j := 1; j < width; j++ {
			d, way := before, both
			if one[i-1] != two[j-1] {
				d++
			}
			if row[j]+1 < d {
				d, way = row[j]+1, onlyOne
			}
			if row[j-1]+1 < d {
				d, way = row[j-1]+1, onlyTwo
			}
			before, row[j], ways[i*width+j] = row[j], d, way
		}
	}
	var out []step
	for i, j := len(one), len(two); i > 0 || j > 0; {
		way := ways[i*width+j]
		out = append(out, way)
		if way != onlyTwo {
			i--
		}
		if way != onlyOne {
			j--
		}
	}
	slices.Reverse(out)
	return out
}

// aligned are words given and those of a stretch.
type aligned struct {
	given, there []word
	asked, text  []rune
}

// parts joins steps of one kind.
func (a *aligned) parts(steps []step) []Part {
	var out []Part
	i, j := 0, 0
	for k := 0; k < len(steps); {
		is, ni, nj := a.kind(steps[k], i, j), i, j
		for ; k < len(steps) && a.kind(steps[k], ni, nj) == is; k++ {
			if steps[k] != onlyTwo {
				ni++
			}
			if steps[k] != onlyOne {
				nj++
			}
		}
		out = append(out, Part{is, words(a.asked, a.given, i, ni), words(a.text, a.there, j, nj)})
		i, j = ni, nj
	}
	return out
}

// kind is how the next word given stands, or that the next word there was not given.
func (a *aligned) kind(s step, i, j int) PartIs {
	switch {
	case s == onlyOne:
		return PartMissing
	case s == onlyTwo:
		return PartAdded
	case a.given[i].id != a.there[j].id:
		return PartOther
	}
	one, two := words(a.asked, a.given, i, i+1), words(a.text, a.there, j, j+1)
	if i+1 == len(a.given) || j+1 == len(a.there) || same([]rune(one), []rune(two), foldAll) {
		return PartSame
	}
	return PartMarks
}

// words are the words i..j with the marks between them, and those before the next.
func words(text []rune, words []word, i, j int) string {
	if i == j {
		return ""
	}
	end := words[j-1].to
	if j < len(words) {
		end = words[j].from
	}
	return Fold(string(text[words[i].from:end]))
}
