package evidence

// MayRead gives a shelf other bounds, in bytes: of files looked through, and of
// texts read.
func (s *Shelf) MayRead(hash, read int64) { s.mayHash, s.mayRead = hash, read }
