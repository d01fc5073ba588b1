package cite_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/evidence"
)

func ExampleSource_Find() {
	text, err := evidence.Read(context.Background(), []byte("The gates\nstay shut, she said.\n"))
	if err != nil {
		panic(err)
	}
	s := &cite.Source{File: "note.txt", Text: text, ID: "note-7"}
	found, err := s.Find(context.Background(), "the gates stay shut")
	if err != nil {
		panic(err)
	}
	for _, stand := range found.Stands {
		fmt.Println(stand.Place, stand.Folds.Names())
		fmt.Println(s.Ref(stand.Passage), stand.Passage.Digest)
	}
	near, err := s.Find(context.Background(), "the gates remain shut")
	if err != nil {
		panic(err)
	}
	fmt.Printf("%q\n", near.Nearest.Words)
	// Output:
	// 1:1+19 [space case]
	// note-7#1-1 sha256:a90029373fa94485
	// "The gates stay shut"
}
