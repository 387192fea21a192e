import module from 'node:module';
import { cacheFolder } from './cache-folder.ts';

/**
 * Lets Node keep the compiled code of every file that is loaded from now on, for the next command. Node's own place is
 * in the folder of temporary files, which all users share, so the code is in one that only this user can write to.
 * NODE_COMPILE_CACHE, with which users choose a place themselves, goes first.
 */
export function keepCompiledCode(): void {
  if (process.env.NODE_COMPILE_CACHE !== undefined) return;
  const folder = cacheFolder('code');
  if (folder !== undefined) module.enableCompileCache(folder);
}
