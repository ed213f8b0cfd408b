// A second file, so that the compiler expects no main program: libFuzzer brings that.
