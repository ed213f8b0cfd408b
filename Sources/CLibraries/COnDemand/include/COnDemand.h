#ifndef CONDEMAND_H
#define CONDEMAND_H

// COnDemand: the functions of the C libraries, each of which loads its library when it is first called.
//
// The executable is linked with none of these libraries: finding, mapping and relocating all of them
// took more than half of the time that `fakecsv generate --rows 1` needs (docs/decisions/0016). The
// functions have the names and arguments that the libraries' own headers declare, so nothing is
// declared here. A function that Functions.S does not list is an undefined symbol to the linker.

#endif
