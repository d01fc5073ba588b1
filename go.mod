module github.com/plenary-talks/plenary

go 1.26
