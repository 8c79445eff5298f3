// A library target of the worker links this name whole; the real library is the system's.
int abseil_dummy;
