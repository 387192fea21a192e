import * as z from 'zod';

// The page's policy forbids code that is made of texts. Schemas ask for this as they are made, so that this file is
// imported before all others.
z.config({ jitless: true });
