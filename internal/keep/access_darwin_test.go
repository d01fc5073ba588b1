package keep

const accessList = ""
