package casefile

import "strings"

// ends are what editors see of a text and YAML does not: a byte order mark,
// what ends its lines, and whether the last one is ended. A layout keeps them.
type ends struct {
	mark bool
	crlf bool
	open bool // the last line is not ended
}

const byteOrderMark = "\ufeff"

// endsOf returns the ends of a text. Of mixed line ends those that most lines
// have count, and LF where there are as many of each.
func endsOf(text string) ends {
	pairs := strings.Count(text, "\r\n")
	return ends{
		mark: strings.HasPrefix(text, byteOrderMark),
		crlf: pairs > strings.Count(text, "\n")-pairs,
		open: !strings.HasSuffix(strings.TrimRight(text, " \t"), "\n"),
	}
}

// on returns a text that has LF line ends with these.
func (e ends) on(text string) string {
	if e.open {
		text = strings.TrimSuffix(text, "\n")
	}
	if e.crlf {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if e.mark {
		text = byteOrderMark + text
	}
	return text
}
