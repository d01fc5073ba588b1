package casefile

import "github.com/plenary-talks/plenary"

// tooLarge is the limit that a file of so many bytes goes beyond.
func tooLarge(size int64) *plenary.Limit {
	return &plenary.Limit{Code: plenary.LimitSize, What: "bytes in one file", Bound: MaxBytes, Met: size}
}

// tooManyFiles is the limit that a record of so many files goes beyond.
func tooManyFiles(n int) *plenary.Limit {
	return &plenary.Limit{Code: plenary.LimitFiles, What: "files of one record", Bound: MaxRecordFiles, Met: int64(n)}
}

// recordTooLarge is the limit that files of a record together go beyond.
func recordTooLarge() *plenary.Limit {
	return &plenary.Limit{Code: plenary.LimitSize, What: "bytes in the files of one record", Bound: MaxRecordBytes}
}
