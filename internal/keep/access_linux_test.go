package keep

const accessList = "system.posix_acl_access"
