package tables

import "strings"

// joined writes several texts in one cell: between semicolons, in double quotes
// where one would not be read as it is.
func joined(items []string) string {
	var out []string
	for _, item := range items {
		if strings.TrimSpace(item) != item || strings.ContainsAny(item, ";\n\r") || strings.HasPrefix(item, `"`) ||
			item == "" {
			item = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(item) + `"`
		}
		out = append(out, item)
	}
	return strings.Join(out, "; ")
}

// divided reads what [joined] wrote; ends of lines part texts as well, and with
// commas commas. Nothing stands for no text.
func divided(cell string, commas bool) []string {
	parting := ";\n"
	if commas {
		parting += ","
	}
	var out []string
	for cell = strings.TrimSpace(cell); cell != ""; {
		item, rest, ok := quoted(cell)
		if ok {
			if rest = strings.TrimSpace(rest); rest == "" || strings.ContainsAny(rest[:1], parting) {
				out, cell = append(out, item), strings.TrimSpace(strings.TrimLeft(rest, parting))
				continue
			}
		}
		end := strings.IndexAny(cell, parting)
		if end < 0 {
			end = len(cell)
		}
		if item = strings.TrimSpace(cell[:end]); item != "" {
			out = append(out, item)
		}
		cell = strings.TrimSpace(strings.TrimLeft(cell[end:], parting))
	}
	return out
}

// quoted reads a text between double quotes at the beginning of a cell.
func quoted(cell string) (text, rest string, ok bool) {
	if !strings.HasPrefix(cell, `"`) {
		return "", "", false
	}
	var b strings.Builder
	for i := 1; i < len(cell); i++ {
		switch c := cell[i]; {
		case c == '"':
			return b.String(), cell[i+1:], true
		case c == '\\' && i+1 < len(cell) && (cell[i+1] == '"' || cell[i+1] == '\\'):
			i++
			b.WriteByte(cell[i])
		default:
			b.WriteByte(c)
		}
	}
	return "", "", false
}
