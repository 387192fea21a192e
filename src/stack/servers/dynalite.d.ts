declare module 'dynalite' {
  import type { Server } from 'node:http';
  /** An HTTP server that is not listening yet; in memory unless `path` is given. */
  export default function dynalite(options?: { createTableMs?: number; path?: string }): Server;
}
