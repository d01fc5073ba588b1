// Package docs holds pages of the documentation that the program itself hands
// on, to assistants that are to write cases.
package docs

import "embed"

// Pages are pages of this folder, as Markdown, by their names.
//
//go:embed case-format.md citing.md modelling.md record.md words.md
var Pages embed.FS
