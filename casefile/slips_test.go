package casefile

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/plenary-talks/plenary"
)

// slipsIn is the case in which people slip.
const slipsIn = `plenary: 1
title: Two neighbours and a river
as_of: 2006-12-22
parties:
  up: {name: Upstream}
  down: {name: Downstream}
options:
  up.release:
    says: Release water
    levels: [none, half, full]
    now: none
  up.gauges: {says: Let inspectors in}
  down.attack: {says: Attack the dam}
  down.limits: {levels: [lifted, in force]}
impossible:
  - up.release = full and down.attack
preferences:
  up:
    - not down.attack
    - up.gauges
  down:
    - want: up.release >= half
      because: Fields are dry
tracks:
  talks:
    seats:
      up: {mandate: [{commit: up.gauges}]}
      down:
preconditions:
  first:
    party: down
    refuses: up.gauges
    until: up.release >= half
levers:
  trust: {waive: first}
goals:
  calm: not down.attack
`

// A mistake is something that people type in place of what a case says. at is
// where its first fault stands, says how its hint begins.
type mistake struct {
	was, typed string
	at, says   string
	old        string // what the hint replaces; "" for what is marked
	meant      string // what stands there when the hint is followed; "" for was
}

var mistakes = []mistake{
	// Several comparisons in one.
	{was: "want: up.release >= half", typed: "want: up.release between half and full", at: "22:13",
		says:  "write `up.release >= half and up.release <= full`",
		meant: "want: up.release >= half and up.release <= full"},
	{was: "want: up.release >= half", typed: "want: half <= up.release <= full", at: "22:13",
		says:  "write `up.release >= half and up.release <= full`",
		meant: "want: up.release >= half and up.release <= full"},
	{was: "want: up.release >= half", typed: "want: up.release >= half < full", at: "22:13",
		says:  "write `up.release >= half and up.release < full`",
		meant: "want: up.release >= half and up.release < full"},
	{was: "want: up.release >= half", typed: "want: half <= up.release", at: "22:13",
		says: "write `up.release >= half`"},
	{was: "want: up.release >= half", typed: "want: up.release in [half, full]", at: "22:13",
		says: "write `up.release = half or up.release = full`", meant: "want: up.release = half or up.release = full"},
	{was: "want: up.release >= half", typed: "want: not up.release is one of none, half", at: "22:17",
		says:  "write `(up.release = none or up.release = half)`",
		meant: "want: not (up.release = none or up.release = half)"},
	{was: "want: up.release >= half", typed: "want: up.release = half|full", at: "22:13",
		says: "write `up.release = half or up.release = full`", meant: "want: up.release = half or up.release = full"},
	{was: "want: up.release >= half", typed: "want: up.release = half or full", at: "22:34",
		says: "write `up.release = full`", meant: "want: up.release = half or up.release = full"},
	{was: "want: up.release >= half", typed: "want: up.release != none or down.limits = in force", at: "22:49",
		says: "quote it: \"in force\"", meant: "want: up.release != none or down.limits = \"in force\""},
	{was: "want: up.release >= half", typed: "want: up.release != none/half", at: "22:13",
		says:  "write `up.release != none and up.release != half`",
		meant: "want: up.release != none and up.release != half"},
	{was: "not down.attack\n    - up", typed: "down.attack does not happen\n    - up", at: "19:7",
		says: "write `not down.attack`"},
	// Lists without brackets.
	{was: "down.limits: {levels: [lifted, in force]}", typed: "down.limits: {levels: lifted, in force}", at: "14:25",
		says: "write `[lifted, in force]`", old: "lifted, in force"},
	{was: "  down: {name: Downstream}", typed: "  down: {also: Lower, Valley, name: Downstream}", at: "6:16",
		says: "write `[Lower, Valley]`", old: "Lower, Valley",
		meant: "  down: {also: [Lower, Valley], name: Downstream}"},
	{was: "  up:\n    - not down.attack\n    - up.gauges\n", typed: "  up: not down.attack > up.gauges\n", at: "18:7",
		says: "write `[not down.attack, up.gauges]`, best first", old: "not down.attack > up.gauges",
		meant: "  up: [not down.attack, up.gauges]\n"},
	// Conditions in other languages.
	{was: "not down.attack\n    - up", typed: "down.attack is no\n    - up", at: "19:19", says: "write `=`",
		meant: "down.attack = no\n    - up"},
	{was: "not down.attack\n    - up", typed: "NOT down.attack\n    - up", at: "19:7", says: "write `not`"},
	{was: "not down.attack\n    - up", typed: "Not down.attack\n    - up", at: "19:7", says: "write `not`"},
	{was: "not down.attack\n    - up", typed: "nto down.attack\n    - up", at: "19:7", says: "did you mean `not`?"},
	{was: "not down.attack\n    - up", typed: "no down.attack\n    - up", at: "19:7", says: "write `not`"},
	{was: "not down.attack\n    - up", typed: "!down.attack\n    - up", at: "19:7", says: "write `not down.attack`"},
	{was: "not down.attack\n    - up", typed: "~down.attack\n    - up", at: "19:7", says: "write `not`"},
	{was: "not down.attack\n    - up", typed: "¬down.attack\n    - up", at: "19:7", says: "write `not`"},
	{was: "not down.attack\n    - up", typed: "down.attack isn't yes\n    - up", at: "19:19", says: "write `!=`",
		meant: "down.attack != yes\n    - up"},
	{was: "not down.attack\n    - up", typed: "down.attack is not yes\n    - up", at: "19:19", says: "write `!=`",
		meant: "down.attack != yes\n    - up"},
	{was: "not down.attack\n    - up", typed: "down.attack == no\n    - up", at: "19:19", says: "write `=`",
		meant: "down.attack = no\n    - up"},
	{was: "not down.attack\n    - up", typed: "down.attack <> yes\n    - up", at: "19:19", says: "write `!=`",
		meant: "down.attack != yes\n    - up"},
	{was: "not down.attack\n    - up", typed: "down.attack ≠ yes\n    - up", at: "19:19", says: "write `!=`",
		meant: "down.attack != yes\n    - up"},
	{was: "not down.attack\n    - up", typed: "down.attack := no\n    - up", at: "19:19", says: "write `=`",
		meant: "down.attack = no\n    - up"},
	{was: "not down.attack\n    - up", typed: "down.attack = not yes\n    - up", at: "19:19", says: "write `!=`",
		meant: "down.attack != yes\n    - up"},
	{was: "full and down", typed: "full AND down", at: "16:23", says: "write `and`"},
	{was: "full and down", typed: "full && down", at: "16:23", says: "write `and`"},
	{was: "full and down", typed: "full&&down", at: "16:22", says: "write `and`"},
	{was: "full and down", typed: "full & down", at: "16:23", says: "write `and`"},
	{was: "full and down", typed: "full, down", at: "16:22", says: "write `and`"},
	{was: "full and down", typed: "full + down", at: "16:23", says: "write `and`"},
	{was: "full and down", typed: "full ∧ down", at: "16:23", says: "write `and`"},
	{was: "full and down", typed: "full nad down", at: "16:23", says: "did you mean `and`?"},
	{was: "full and down", typed: "full and and down", at: "16:27", says: "remove it"},
	{was: "up.gauges\n  down", typed: "up.gauges || down.attack\n  down", at: "20:17", says: "write `or`",
		meant: "up.gauges or down.attack\n  down"},
	{was: "up.gauges\n  down", typed: "up.gauges OR down.attack\n  down", at: "20:17", says: "write `or`",
		meant: "up.gauges or down.attack\n  down"},
	{was: "up.gauges\n  down", typed: "either up.gauges or down.attack\n  down", at: "20:7", says: "remove it",
		meant: "up.gauges or down.attack\n  down"},
	{was: "up.gauges\n  down", typed: "up.gauges when down.attack\n  down", at: "20:17", says: "write `if`",
		meant: "up.gauges if down.attack\n  down"},
	{was: "up.gauges\n  down", typed: "up.gauges if and only if down.attack\n  down", at: "20:17", says: "write `iff`",
		meant: "up.gauges iff down.attack\n  down"},
	{was: "up.gauges\n  down", typed: "up.gauges xor down.attack\n  down", at: "20:17",
		says: "write `not (up.gauges iff down.attack)`", old: "up.gauges xor down.attack",
		meant: "not (up.gauges iff down.attack)\n  down"},
	{was: "up.gauges\n  down", typed: "up.gauges unless down.attack or up.release = half\n  down", at: "20:17",
		says:  "write `up.gauges if not (down.attack or up.release = half)`",
		old:   "up.gauges unless down.attack or up.release = half",
		meant: "up.gauges if not (down.attack or up.release = half)\n  down"},
	{was: "up.gauges\n  down", typed: "if down.attack then up.gauges\n  down", at: "20:7",
		says: "write `up.gauges if down.attack`", old: "if down.attack then up.gauges",
		meant: "up.gauges if down.attack\n  down"},
	{was: "up.gauges\n  down", typed: "down.attack -> up.gauges\n  down", at: "20:19",
		says: "write `up.gauges if down.attack`", old: "down.attack -> up.gauges",
		meant: "up.gauges if down.attack\n  down"},
	{was: "up.gauges\n  down", typed: "down.attack => up.gauges\n  down", at: "20:19",
		says: "write `up.gauges if down.attack`", old: "down.attack => up.gauges",
		meant: "up.gauges if down.attack\n  down"},
	{was: "up.gauges\n  down", typed: "down.attack → up.gauges\n  down", at: "20:19",
		says: "write `up.gauges if down.attack`", old: "down.attack → up.gauges",
		meant: "up.gauges if down.attack\n  down"},
	{was: "up.gauges\n  down", typed: "down.attack implies up.gauges\n  down", at: "20:19",
		says: "write `up.gauges if down.attack`", old: "down.attack implies up.gauges",
		meant: "up.gauges if down.attack\n  down"},
	{was: "up.gauges\n  down", typed: "up.gauges only if down.attack\n  down", at: "20:17",
		says: "write `down.attack if up.gauges`", old: "up.gauges only if down.attack",
		meant: "down.attack if up.gauges\n  down"},
	{was: "up.gauges\n  down", typed: "(up.gauges\n  down", at: "20:7", says: "add `)`", old: "(up.gauges",
		meant: "(up.gauges)\n  down"},

	// Levels.
	{was: "release = full", typed: "release is full", at: "16:16", says: "write `=`"},
	{was: "release = full", typed: "release equals full", at: "16:16", says: "write `=`"},
	{was: "release = full", typed: "release = FULL", at: "16:18", says: "did you mean `full`?"},
	{was: "release = full", typed: "release = ful", at: "16:18", says: "did you mean `full`?"},
	{was: "release = full", typed: "release = 'full'", at: "16:18", says: "write `full`"},
	{was: "release = full", typed: "release = “full”", at: "16:18", says: "write `\"`", old: "“full”",
		meant: "release = \"full\""},
	{was: "release = full", typed: "release full", at: "16:16", says: "write `= full`"},
	{was: "release >= half\n      b", typed: "release at least half\n      b", at: "22:24", says: "write `>=`"},
	{was: "release >= half\n      b", typed: "release => half\n      b", at: "22:24", says: "write `>=`"},
	{was: "release >= half\n      b", typed: "release ≥ half\n      b", at: "22:24", says: "write `>=`"},
	{was: "release >= half\n      b", typed: "release is at least half\n      b", at: "22:24", says: "write `>=`"},
	{was: "- up.gauges", typed: "- down.limits = in force", at: "20:21", says: "quote it: \"in force\"",
		meant: "- down.limits = \"in force\""},
	{was: "- up.gauges", typed: "- down.limits = in-force", at: "20:21", says: "did you mean `\"in force\"`?",
		meant: "- down.limits = \"in force\""},
	{was: "- up.gauges", typed: "- \"down.limits = 'in force'\"", at: "20:22", says: "write `\\\"in force\\\"`",
		meant: "- down.limits = \"in force\""},
	{was: "- up.gauges", typed: "- up.gauges = YES", at: "20:19", says: "did you mean `yes`?",
		meant: "- up.gauges = yes"},
	{was: "- up.gauges", typed: "- up.gauges = true", at: "20:19", says: "did you mean `yes`?",
		meant: "- up.gauges = yes"},
	{was: "- up.gauges", typed: "- up.gauges = on", at: "20:19", says: "did you mean `yes`?",
		meant: "- up.gauges = yes"},
	{was: "- up.gauges", typed: "- up.gauges = off", at: "20:19", says: "did you mean `no`?",
		meant: "- up.gauges = no"},
	{was: "- up.gauges", typed: "- up.gauges = 1", at: "20:19", says: "did you mean `yes`?",
		meant: "- up.gauges = yes"},
	{was: "- up.gauges", typed: "- up.gauges: yes", at: "20:7", says: "write `up.gauges = yes`", old: "up.gauges: yes",
		meant: "- up.gauges = yes"},
	{was: "- up.gauges", typed: "- {up.gauges: yes, down.limits: in force}", at: "20:7",
		says: "write `up.gauges = yes and down.limits = \"in force\"`", old: "{up.gauges: yes, down.limits: in force}",
		meant: "- up.gauges = yes and down.limits = \"in force\""},
	{was: "now: none", typed: "now: None", at: "11:10", says: "did you mean `none`?"},
	{was: "now: none", typed: "now: non", at: "11:10", says: "did you mean `none`?"},
	{was: "[none, half, full]", typed: "none half full", at: "10:13", says: "write `[none, half, full]`"},
	{was: "[none, half, full]", typed: "none, half, full", at: "10:13", says: "write `[none, half, full]`"},
	{was: "[none, half, full]", typed: "none / half / full", at: "10:13", says: "write `[none, half, full]`"},
	{was: "[none, half, full]", typed: "none < half < full", at: "10:13", says: "write `[none, half, full]`"},
	{was: "[none, half, full]", typed: "(none, half, full)", at: "10:13", says: "write `[none, half, full]`"},
	{was: "[none, half, full]", typed: "{none, half, full}", at: "10:5", says: "write `[none, half, full]`",
		old: "{none, half, full}"},
	{was: "[none, half, full]", typed: "[none; half; full]", at: "10:5", says: "write `[none, half, full]`",
		old: "[none; half; full]"},
	{was: "[none, half, full]", typed: "[none，half，full]", at: "10:18", says: "write `,`", old: "[none，half，full]",
		meant: "[none, half, full]"},
	{was: "[lifted, in force]", typed: "[lifted, “in force”]", at: "14:34", says: "write `\"`", old: "“in force”",
		meant: "[lifted, \"in force\"]"},

	{was: "[none, half, full]", typed: "[none, half, full\u200b]", at: "10:30", says: "remove it"},
	{was: "{name: Upstream}", typed: "{name: “Upstream, the big”}", at: "5:14", says: "write `\"`",
		old: "“Upstream, the big”", meant: "{name: \"Upstream, the big\"}"},

	// Names.
	{was: "- up.gauges", typed: "- gauges", at: "20:7", says: "did you mean `up.gauges`?"},
	{was: "- up.gauges", typed: "- up.gages", at: "20:7", says: "did you mean `up.gauges`?"},
	{was: "- up.gauges", typed: "- Up.Gauges", at: "20:7", says: "did you mean `up.gauges`?"},
	{was: "- up.gauges", typed: "- up.relaese", at: "20:7",
		says: "did you mean `up.release`? It has none, half, full: say which, as in `up.release >= half`",
		old:  "up.relaese", meant: "- up.release >= half"},
	{was: "  up: {name: Upstream}\n", typed: "  Up: {name: Upstream}\n", at: "5:3", says: "write `up`"},
	{was: "  up.gauges: {", typed: "  up gauges: {", at: "12:3", says: "write `up.gauges`"},
	{was: "  up.gauges: {", typed: "  up/gauges: {", at: "12:3", says: "write `up.gauges`"},
	{was: "  up.gauges: {", typed: "  up.Gauges: {", at: "12:3", says: "write `up.gauges`"},
	{was: "  up.gauges: {", typed: "  Up.gauges: {", at: "12:3", says: "write `up.gauges`"},
	{was: "  up.gauges: {", typed: "  gauges: {", at: "12:3", says: "begin it with its party, as in `up.gauges`"},
	{was: "waive: first", typed: "waive: frist", at: "35:18", says: "did you mean `first`?"},
	{was: "party: down", typed: "party: Down", at: "31:12", says: "did you mean `down`?"},
	{was: "goals:\n  calm", typed: "goals:\n  Calm", at: "37:3", says: "write `calm`"},

	// Keys.
	{was: "parties:", typed: "party:", at: "4:1", says: "did you mean `parties`?"},
	{was: "options:", typed: "option:", at: "7:1", says: "did you mean `options`?"},
	{was: "options:", typed: "Options:", at: "7:1", says: "did you mean `options`?"},
	{was: "preferences:", typed: "prefs:", at: "17:1", says: "did you mean `preferences`?"},
	{was: "impossible:", typed: "constraints:", at: "15:1", says: "did you mean `impossible`?"},
	{was: "title:", typed: "name:", at: "2:1", says: "did you mean `title`?"},
	{was: "as_of:", typed: "as of:", at: "3:1", says: "did you mean `as_of`?"},
	{was: "as_of:", typed: "date:", at: "3:1", says: "did you mean `as_of`?"},
	{was: "says: Release", typed: "description: Release", at: "9:5", says: "did you mean `says`?"},
	{was: "now: none", typed: "current: none", at: "11:5", says: "did you mean `now`?"},
	{was: "want: up", typed: "wants: up", at: "22:7", says: "did you mean `want`?"},
	{was: "because:", typed: "reason:", at: "23:7", says: "did you mean `because`?"},
	{was: "plenary: 1\n", typed: "", at: "1:1", says: "add `plenary: 1` as the first line"},
	{was: "plenary: 1\n", typed: "version: 1\n", at: "1:1", says: "did you mean `plenary`?"},
	{was: "plenary: 1\n", typed: "plenary: 1.0\n", at: "1:10", says: "this program reads version 1: `plenary: 1`",
		old: "plenary: 1.0"},

	// YAML.
	{was: "title: Two", typed: "title Two", at: "2:1", says: "write `title: Two neighbours and a river`"},
	{was: "title: Two", typed: "title:Two", at: "2:1", says: "write `title: Two neighbours and a river`"},
	{was: "title: Two", typed: "title = Two", at: "2:1", says: "write `title: Two neighbours and a river`"},
	{was: "title: Two", typed: "“title”: Two", at: "2:1", says: "write `\"`", old: "“title”", meant: "\"title\": Two"},
	{was: "title: Two", typed: "title：Two", at: "2:6", says: "write `:`", meant: "title: Two"},
	{was: "title: Two", typed: "title:\u00a0Two", at: "2:7", says: "write a plain space", meant: "title: Two"},
	{was: "parties:\n", typed: "parties\n", at: "4:1", says: "write `parties:`"},
	{was: "{name: Upstream}", typed: "{name:Upstream}", at: "5:8", says: "write `name: Upstream`"},
	{was: "{name: Upstream}", typed: "{Upstream}", at: "5:8", says: "write `name: Upstream`"},
	{was: "{name: Upstream}", typed: "Upstream", at: "5:7", says: "write `{name: Upstream}`"},
	{was: "says: Release water", typed: "says: Release water: now", at: "9:11",
		says: "put it in quotes: `\"Release water: now\"`", meant: "says: \"Release water: now\""},
	{was: "says: Release water", typed: "says: \"Release\" water", at: "9:11",
		says: "write `\"\\\"Release\\\" water\"`", meant: "says: '\"Release\" water'"},
	{was: "says: Release water", typed: "says: @noon release", at: "9:11",
		says: "put it in quotes: `\"@noon release\"`", meant: "says: '@noon release'"},
	{was: "says: Release water", typed: "says: % of water", at: "9:11", says: "put it in quotes: `\"% of water\"`",
		meant: "says: '% of water'"},
	{was: "says: Release water", typed: "says: *all* water", at: "9:11",
		says: "put it in quotes if it is text: `\"*all* water\"`", old: "*all* water", meant: "says: '*all* water'"},
	{was: "says: Release water", typed: "says: &all water", at: "9:11",
		says: "put it in quotes if it is text: `\"&all water\"`", old: "&all water", meant: "says: '&all water'"},
	{was: "says: Release water", typed: "says: - water", at: "9:11",
		says: "if it is text put it in quotes: `\"- water\"`", meant: "says: '- water'"},
	{was: "says: Release water", typed: "says: > water", at: "9:11",
		says: "begin it there, or put it in quotes: `\"> water\"`", meant: "says: '> water'"},
	{was: "says: Release water", typed: "says: [Release water]", at: "9:5", says: "write `Release water`",
		old: "[Release water]"},
	{was: "says: Release water", typed: "says: \"Release water", at: "9:11", says: "close it", old: "\"Release water",
		meant: "says: \"Release water\""},
	{was: "    levels: [none", typed: "     levels: [none", at: "10:6", says: "begin it in column 5"},
	{was: "    levels: [none", typed: "   levels: [none", at: "10:4", says: "begin it in column 5"},
	{was: "    levels: [none", typed: "\tlevels: [none", at: "10:1", says: "indent with spaces", old: "\t",
		meant: "    levels: [none"},
	{was: "      because: F", typed: "    because: F", at: "23:5", says: "begin it in column 7"},
	{was: "  up: {name: Upstream}\n  down: {name: Downstream}", typed: "  - up\n  - down", at: "4:1",
		says: "write `parties: {up: , down: }`", old: "parties:\n  - up\n  - down", meant: "  up:\n  down:"},
	{was: "  - up.release = full", typed: "  -up.release = full", at: "16:3",
		says: "a space follows the dash of an item: write `- up.release = full and down.attack`"},
	{was: "  - up.release = full", typed: "  * up.release = full", at: "16:",
		says: "items of a list begin with `- `: write `- up.release = full and down.attack`",
		old:  "* up.release = full and down.attack"},
	{was: "  - up.release = full", typed: "  – up.release = full", at: "16:3", says: "write `-`"},
	{was: "  - up.release = full", typed: "  • up.release = full", at: "16:3", says: "write `-`"},
	{was: "  - up.release = full", typed: "  up.release = full", at: "16:3",
		says: "put it in brackets: [up.release = full and down.attack]"},
	{was: "    - not down.attack\n    - up.gauges", typed: "    1: not down.attack\n    2: up.gauges", at: "18:3",
		says: "begin each statement with `- ` in place of its number"},
	{was: "    says: Release water\n", typed: "    says: Release water\n    says: Release water\n", at: "10:5",
		says: "keep one of them", old: "    says: Release water\n    says: Release water\n",
		meant: "    says: Release water\n"},
	{was: "as_of: 2006-12-22", typed: "as_of: 22/12/2006", at: "3:8", says: "write 2006-12-22"},
	{was: "as_of: 2006-12-22", typed: "as_of: 22 December 2006", at: "3:8", says: "write 2006-12-22"},
	{was: "as_of: 2006-12-22", typed: "as_of: 2006–12–22", at: "3:12", says: "write `-`", old: "2006–12–22",
		meant: "as_of: 2006-12-22"},
	{was: "plenary: 1\n", typed: "// rivers\nplenary: 1\n", at: "1:1", says: "write `# rivers`",
		meant: "# rivers\nplenary: 1\n"},
}

// TestSlips types each slip, reads what is said of it, does what the hint says
// and nothing else, and holds that the case is then the one that was meant.
func TestSlips(t *testing.T) {
	if len(mistakes) < 90 {
		t.Errorf("only %d slips", len(mistakes))
	}
	for _, s := range mistakes {
		name := s.typed
		if !strings.Contains(slipsIn, s.was) {
			t.Fatalf("%q does not stand in the case", s.was)
		}
		meant := s.meant
		if meant == "" {
			meant = s.was
		}
		want := caseDraft(t, strings.Replace(slipsIn, s.was, meant, 1))
		text := strings.Replace(slipsIn, s.was, s.typed, 1)
		_, err := Parse(t.Context(), "case.yaml", []byte(text))
		var faults *Faults
		if !errors.As(err, &faults) {
			t.Errorf("%q: no fault", name)
			continue
		}
		f := faults.List[0]
		if at := fmt.Sprintf("%d:%d", f.Line, f.Col); !strings.HasPrefix(at, s.at) ||
			!strings.HasPrefix(f.Hint, s.says) {
			t.Errorf("%q: %v\nwant %s: … %s", name, f.Error(), s.at, s.says)
			continue
		}
		fixed := followed(text, f, s, meant)
		file, err := Parse(t.Context(), "case.yaml", []byte(fixed))
		if err != nil {
			t.Errorf("%q: what the hint says is a fault again: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, file.Draft, cmpopts.EquateEmpty(),
			cmpopts.IgnoreUnexported(plenary.Draft{}, plenary.StatementDraft{})); diff != "" {
			t.Errorf("%q: what the hint says means something else (-want +got):\n%s", name, diff)
		}
	}
}

func caseDraft(t *testing.T, text string) plenary.Draft {
	t.Helper()
	f, err := Parse(t.Context(), "case.yaml", []byte(text))
	if err != nil {
		t.Fatalf("what was meant is no case: %v", err)
	}
	return f.Draft
}

var (
	proposed  = regexp.MustCompile("`([^`]+)`")
	inColumnN = regexp.MustCompile(`^begin it in column (\d+)`)
)

// followed does what the hint of a fault says.
func followed(text string, f Fault, s mistake, meant string) string {
	lines := strings.SplitAfter(text, "\n")
	line := lines[f.Line-1]
	runes := []rune(line)
	marked := string(runes[f.Col-1 : min(f.Col-1+f.Mark, len(runes))])
	before, after := string(runes[:f.Col-1]), string(runes[min(f.Col-1+f.Mark, len(runes)):])
	put := ""
	if all := proposed.FindAllStringSubmatch(f.Hint, -1); len(all) > 0 {
		put = all[0][1]
	}
	switch {
	case inColumnN.MatchString(f.Hint):
		n, _ := strconv.Atoi(inColumnN.FindStringSubmatch(f.Hint)[1])
		lines[f.Line-1] = strings.Repeat(" ", n-1) + strings.TrimLeft(line, " ")
		return strings.Join(lines, "")
	case strings.HasPrefix(f.Hint, "add `plenary"):
		return put + "\n" + text
	case strings.HasPrefix(f.Hint, "items of a list"), strings.HasPrefix(f.Hint, "a space follows"):
		put = proposed.FindAllStringSubmatch(f.Hint, -1)[len(proposed.FindAllStringSubmatch(f.Hint, -1))-1][1]
	case strings.Contains(f.Hint, "in place of its number"):
		return regexp.MustCompile(`(?m)^(\s*)\d+[.:] `).ReplaceAllString(text, "$1- ")
	case strings.HasPrefix(f.Hint, "did you mean `up.release`? It has"):
		put = proposed.FindAllStringSubmatch(f.Hint, -1)[1][1]
	case strings.HasPrefix(f.Hint, "quote it: "):
		put = strings.TrimPrefix(f.Hint, "quote it: ")
	case strings.HasPrefix(f.Hint, "put it in brackets: "):
		put = strings.TrimPrefix(f.Hint, "put it in brackets: ")
	case strings.HasPrefix(f.Hint, "remove it") && s.old == "":
		put = ""
	case strings.HasPrefix(f.Hint, "write 2006"):
		put = strings.TrimPrefix(f.Hint, "write ")
	case strings.HasPrefix(f.Hint, "write a plain space"):
		put = " "
	case f.Hint == "remove it", strings.HasPrefix(f.Hint, "keep one"), strings.HasPrefix(f.Hint, "close it"),
		strings.HasPrefix(f.Hint, "add `)`"), strings.HasPrefix(f.Hint, "indent"),
		strings.HasPrefix(f.Hint, "write `\"`; "), strings.HasPrefix(f.Hint, "write `,`; "), strings.HasPrefix(f.Hint,
			"write `-`; ") && s.old != "":
		// Done at several places, or of a kind that has no words to put: as meant.
		return strings.Replace(slipsIn, s.was, meant, 1)
	}
	if put == "" && strings.HasSuffix(before, " ") {
		after = strings.TrimPrefix(after, " ")
	}
	if s.old != "" {
		if !strings.Contains(text, s.old) {
			return "old text is not there: " + s.old
		}
		return strings.Replace(text, s.old, put, 1)
	}
	if regexp.MustCompile(`\w$`).MatchString(put) && regexp.MustCompile(`^[\w.]`).MatchString(after) {
		put += " "
	}
	if regexp.MustCompile(`^\w`).MatchString(put) && regexp.MustCompile(`\w$`).MatchString(before) && marked != "" {
		put = " " + put
	}
	if put == ":" && !strings.HasPrefix(after, " ") {
		put += " "
	}
	lines[f.Line-1] = before + put + after
	return strings.Join(lines, "")
}
