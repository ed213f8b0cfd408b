// PlatformTests: see the files beside this one.
