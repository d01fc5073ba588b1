// Package starter holds what people begin a case with.
//
//	Kinds  cases to change, each of one kind of talks, with comments
//	Ask    asks who takes part, what each can do, wants and insists on
//	Talks  the answers; Talks.Case is the case that they make
package starter

import (
	"embed"
	"io/fs"
)

//go:embed treaty coalition strike blank
var kinds embed.FS

// A Kind is a case to change into another of its kind.
type Kind struct {
	Name  string
	Says  string // what talks it is for, as a noun phrase
	Files []File
}

// A File is one of a case, by its name in the folder of the case.
type File struct {
	Name string
	Text []byte
}

// Kinds lists what there is to begin with, what most people want first.
func Kinds() []Kind {
	return []Kind{
		{"treaty", "states that negotiate a treaty, with a mediator", files("treaty")},
		{"coalition", "parties that negotiate a government", files("coalition")},
		{"strike", "a union and a company in a strike", files("strike")},
		{"blank", "two parties with a step each, to fill in", files("blank")},
	}
}

// files are those of a kind, the case first.
func files(kind string) []File {
	list, err := fs.ReadDir(kinds, kind)
	if err != nil {
		panic(err) // the folder is part of the program
	}
	var out []File
	for _, e := range list {
		text, err := kinds.ReadFile(kind + "/" + e.Name())
		if err != nil {
			panic(err)
		}
		out = append(out, File{e.Name(), text})
	}
	return out
}
