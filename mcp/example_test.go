package mcp_test

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/plenary-talks/plenary/mcp"
)

func ExampleServer_Stdio() {
	s, err := mcp.Open(mcp.Options{Roots: []string{"../cases"}, Version: "0.1.0"})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer s.Close()
	in, ask := io.Pipe()
	answers, out := io.Pipe()
	go s.Stdio(context.Background(), in, out)
	io.WriteString(ask, `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",`+
		`"capabilities":{},"clientInfo":{"name":"example","version":"1"}}}`+"\n")
	answer := make([]byte, 4096)
	n, _ := answers.Read(answer)
	fmt.Println(strings.Contains(string(answer[:n]), `"serverInfo":{"name":"plenary"`))
	ask.Close()
	// Output: true
}
