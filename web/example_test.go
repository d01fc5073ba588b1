package web_test

import (
	"context"
	"fmt"
	"log"
	"net/http/httptest"

	"github.com/plenary-talks/plenary/web"
)

// The folder of a case is served, and asked as a program would ask it.
func Example() {
	ctx, end := context.WithCancel(context.Background())
	defer end()
	s, err := web.Open(web.Options{Path: "../cases/six-party-2006"})
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	answer := httptest.NewRecorder()
	s.Handler(ctx).ServeHTTP(answer, httptest.NewRequest("GET", "http://127.0.0.1:8930/api/1/cases", nil))
	fmt.Println(answer.Code, answer.Body)
	// Output: 200 {"cases":[{"case":"six-party-2006","folder":"six-party-2006"}]}
}
