package main

import own "github.com/plenary-talks/plenary/internal/version"

// stamp is what make release says the program was built from, in the form of the
// go command: -ldflags '-X main.stamp=v0.1.0'.
var stamp string

// version is the program's own.
var version = own.Of(stamp)
