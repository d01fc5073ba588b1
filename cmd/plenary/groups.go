package main

import "github.com/spf13/cobra"

// groups are the headings of the list of commands, in the order in which one
// needs them, with the commands under each.
var groups = []struct {
	title string
	names []string
}{
	{"To write a case:", []string{"new", "check", "fmt", "import", "export"}},
	{"To ask it:", []string{"brief", "report", "routes", "explain", "robust", "merge", "sweep", "coalitions",
		"inverse", "drift", "depth", "perceptions", "preferences", "same", "bottom-lines", "states", "picture",
		"watch", "serve"}},
	{"To follow the talks:", []string{"read", "cite", "timeline", "commitments", "diff"}},
	{"For other programs:", []string{"mcp", "schema"}},
}

// grouped puts the commands under their headings.
func grouped(root *cobra.Command) {
	of := map[string]string{}
	for _, g := range groups {
		root.AddGroup(&cobra.Group{ID: g.title, Title: g.title})
		for _, name := range g.names {
			of[name] = g.title
		}
	}
	for _, c := range root.Commands() {
		c.GroupID = of[c.Name()]
	}
}
