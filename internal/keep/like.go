package keep

import (
	"errors"
	"io/fs"
	"slices"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// like gives a draft the owner, permissions and attributes of the file it is
// to replace, before it can be seen under that name.
func (r *replacement) like(t *target) func(file) error {
	return func(f file) error {
		mode, kept := t.info.Mode()&(fs.ModePerm|fs.ModeSetuid|fs.ModeSetgid|fs.ModeSticky), true
		if uid, gid, ok := owner(t.info); ok {
			mode, kept = r.own(t, f, uid, gid, mode)
		}
		if err := f.Chmod(mode); err != nil && !errors.Is(err, errors.ErrUnsupported) {
			return err
		}
		if kept && f.attributes(t.real) != nil {
			r.note(t, "its extended attributes or access list could not be kept")
		}
		return nil
	}
}

// own gives a draft an owner and a group. It returns the mode that the file may
// then have, as permissions meant for a group are not for another one, and
// whether the group was kept, without which an access list would let in others.
func (r *replacement) own(t *target, f file, uid, gid int, mode fs.FileMode) (fs.FileMode, bool) {
	if f.Chown(uid, gid) == nil {
		return mode, true
	}
	mode &^= fs.ModeSetuid
	r.note(t, "it belongs to you now, as its owner could not be kept")
	if f.Chown(-1, gid) == nil {
		return mode, true
	}
	r.note(t, "its group could not be kept; its group may do now what everybody may, and an access list is left out")
	everybody := mode & 0o007
	return mode&^(fs.ModeSetgid|0o070) | mode&0o070&(everybody<<3), false
}

// note tells once of a file what could not be kept.
func (r *replacement) note(t *target, text string) {
	if note := outlet.Name(t.Path) + ": " + text; !slices.Contains(r.notes, note) {
		r.notes = append(r.notes, note)
	}
}
