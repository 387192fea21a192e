import { registerHooks } from 'node:module';

/** Preloaded before src/cli/main.ts, replaces the local stack by spoilt-stack.ts. */
const spoilt = new URL('./spoilt-stack.ts', import.meta.url).href;
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const isStack = found.url.endsWith('/src/stack/local-stack.ts') && context.parentURL !== spoilt;
    return isStack ? { ...found, url: spoilt } : found;
  },
});
