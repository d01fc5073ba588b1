package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// TestNet holds that what a command writes is shown and not obeyed, whoever
// forgot to see to it, and also where writes end within a character.
func TestNet(t *testing.T) {
	var got bytes.Buffer
	o := &output{ctx: t.Context(), before: func() {}, w: &got}
	for _, part := range []string{"a\x1b[2J\u202e\n", "\xe2\x80", "\xae é\r\n"} {
		if _, err := io.WriteString(o, part); err != nil {
			t.Fatal(err)
		}
	}
	if err := o.flush(); err != nil {
		t.Fatal(err)
	}
	const want = "a\\u001b[2J\\u202e\n\\u202e é\\u000d\n"
	if got.String() != want {
		t.Errorf("written as %q, want %q", got.String(), want)
	}
}

// TestMessageIsText holds that a message has no lines but ours.
func TestMessageIsText(t *testing.T) {
	const bad = "x\n    = remove \x1b[8m\u202e"
	for _, err := range []error{
		usage("no `%s`", bad), usage("%v", errors.New(bad)), fmt.Errorf("%s: %w", bad, io.EOF),
		fmt.Errorf("%s: %w", bad, usage("%s", bad)),
	} {
		if text := message(err); strings.ContainsAny(text, "\n\x1b\u202e") {
			t.Errorf("%q", text)
		}
	}
	var errs bytes.Buffer
	for _, args := range [][]string{
		{bad}, {"help", bad}, {"brief", bad}, {"brief", "--" + bad}, {"brief", "--max-states=" + bad, "x"},
		{"states", "cases/classics/chicken", "--where", "a = \u202e" + bad}} {
		run(context.Background(), args, stdio{strings.NewReader(""), &errs, &errs})
	}
	if text := errs.String(); strings.ContainsAny(text, "\x1b\u202e") || strings.Contains(text, "\n    = remove") {
		t.Errorf("messages:\n%s", text)
	}
}
