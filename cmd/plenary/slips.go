package main

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/glyph"
	"github.com/plenary-talks/plenary/internal/spell"
)

// otherWords holds what people type for commands and formats of ours.
var otherWords = map[string]string{
	"validate": "check", "lint": "check", "verify": "check", "test": "check", "format": "fmt", "tidy": "fmt",
	"show": "brief", "summary": "brief", "report": "brief", "run": "brief", "analyse": "brief", "analyze": "brief",
	"ways": "routes", "paths": "routes", "why": "explain", "log": "timeline", "history": "timeline",
	"promises": "commitments", "compare": "diff", "import": "read", "list": "states", "markdown": "md", "txt": "text",
	"plain": "text", "init": "new", "create": "new", "begin": "new", "start": "new",
}

// nearWord is the word of known that was probably meant; "" for none.
func nearWord(name string, known []string) string {
	if other := otherWords[strings.ToLower(name)]; slices.Contains(known, other) {
		return other
	}
	return spell.Nearest(name, known)
}

// unknown is the error of a word that is not among those known.
func unknown(what, name string, known []string) error {
	if near := nearWord(name, known); near != "" {
		return usage("unknown %s `%s`; did you mean `%s`?", what, name, near)
	}
	return usage("%v", desk.Unknown("", what, name, known))
}

// wrongDash refuses arguments that begin with a dash of a word processor, which
// makes of a flag a name.
func wrongDash(args []string) error {
	for _, arg := range args {
		if arg == "--" {
			return nil
		}
		r, _ := utf8.DecodeRuneInString(arg)
		if c, odd := glyph.Of(r); odd && c.Kind == glyph.Dash {
			flag := strings.TrimLeftFunc(arg, func(r rune) bool {
				c, odd := glyph.Of(r)
				return r == '-' || odd && c.Kind == glyph.Dash
			})
			return usage("%s stands where a plain -- is due: write --%s", c.String(), flag)
		}
	}
	return nil
}

// noCommand answers the first word of a command line that is no command.
func noCommand(name string, known []string) error {
	switch {
	case strings.EqualFold(name, "version"):
		return usage("unknown command `%s`; did you mean --version?", name)
	case nearWord(name, known) == "" && there(name):
		return usage("`%s` is no command; did you mean plenary brief %s?", name, name)
	}
	return unknown("command", name, known)
}

func there(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// glued finds a part of the brief and its name in one word.
var glued = regexp.MustCompile(`^(?i)(finding|way)s?[-_:]?([0-9]+|[a-z])$`)

// unglued is what to write for way1 or finding-3; "" for any other word.
func unglued(word string) string {
	m := glued.FindStringSubmatch(word)
	if m == nil {
		return ""
	}
	kind, name := strings.ToLower(m[1]), strings.ToUpper(m[2])
	if n, err := strconv.Atoi(name); err == nil && kind == "way" && n >= 1 && n <= 26 {
		name = string(rune('A' + n - 1))
	}
	return kind + " " + name
}

var (
	shorthand = regexp.MustCompile(`^unknown shorthand flag: '.' in -(.*)$`)
	badValue  = regexp.MustCompile(`^invalid argument "(.*)" for "(?:-., )?--([a-z-]+)" flag: (.*)$`)
)

// wrongFlag words a complaint about flags, suggesting the flag meant.
func wrongFlag(cmd *cobra.Command, err error) error {
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
	if m := badValue.FindStringSubmatch(err.Error()); m != nil {
		return wrongValue(cmd.Flags().Lookup(m[2]), m[1], m[3])
	}
	name, unknown := strings.CutPrefix(err.Error(), "unknown flag: --")
	if m := shorthand.FindStringSubmatch(err.Error()); m != nil {
		name, _, _ = strings.Cut(m[1], "=")
		if near := spell.Nearest(name, known); len(name) > 1 && near != "" {
			return usage("unknown flag -%s; did you mean --%s?", name, near)
		}
	}
	if !unknown {
		return usage("%v", err)
	}
	if near := spell.Nearest(name, known); near != "" {
		return usage("unknown flag --%s; did you mean --%s?", name, near)
	}
	slices.Sort(known)
	return usage("unknown flag --%s; %s has --%s", name, cmd.CommandPath(), strings.Join(known, ", --"))
}

// wrongValue words a complaint about what a flag was given.
func wrongValue(f *pflag.Flag, value, why string) error {
	switch {
	case f == nil:
	case f.Value.Type() == "bool":
		return usage("--%s takes no `%s`: write it alone, or leave it out", f.Name, value)
	case f.Value.Type() == "duration" && strings.Trim(value, "0123456789") == "":
		return usage("--%s: `%s` needs a unit; write %ss for seconds, or %sm for minutes", f.Name, value, value, value)
	case f.Value.Type() == "duration":
		return usage("--%s: `%s` is not a length of time; write 30s, or 5m", f.Name, value)
	case strings.HasPrefix(f.Value.Type(), "int"), strings.HasPrefix(f.Value.Type(), "uint"):
		switch negative := strings.HasPrefix(value, "-"); {
		case strings.HasSuffix(why, "value out of range"):
			return usage("--%s: `%s` is more than can be counted", f.Name, value)
		case negative && f.Value.Type()[0] == 'u' && strings.Trim(value[1:], "0123456789") == "":
			return usage("--%s: `%s` is below 0; write a whole number from 0 on", f.Name, value)
		}
		return usage("--%s: `%s` is not a whole number; write one without marks, as in 100000", f.Name, value)
	case strings.HasPrefix(f.Value.Type(), "float"):
		return usage("--%s: `%s` is not a number; write one with a point, as in 0.5", f.Name, value)
	}
	name := value
	if f != nil {
		name = f.Name
	}
	return usage("--%s: %s", name, why)
}

// empties refuses flags that take several things and were given none of them.
func empties(cmd *cobra.Command) error {
	var err error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if several, ok := f.Value.(pflag.SliceValue); ok && err == nil && len(several.GetSlice()) == 0 {
			err = usage("--%s is given nothing; write what it takes, or leave it out", f.Name)
		}
	})
	return err
}

// withUsage marks complaints about arguments as wrong usage.
func withUsage(check cobra.PositionalArgs) cobra.PositionalArgs {
	if check == nil {
		return nil
	}
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			line := strings.TrimSuffix(cmd.UseLine(), " [flags]")
			if check(cmd, args[:max(0, len(args)-1)]) == nil && len(args) > 0 {
				return usage("`%s` is one argument too many; a name with spaces is quoted\nusage: %s",
					args[len(args)-1], line)
			}
			return usage("usage: %s", line)
		}
		return nil
	}
}
