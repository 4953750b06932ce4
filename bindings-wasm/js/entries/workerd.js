// Workers compile modules ahead; bytes in a string they would refuse.
boot(() => initSync({ module: compiled }));
