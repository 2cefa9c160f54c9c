/** A test ends by its own conditions; this is for one that hangs. A busy machine may be many times slower than a quiet one. */
jest.setTimeout(240_000);
