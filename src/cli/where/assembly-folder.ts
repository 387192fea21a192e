import { fileURLToPath } from 'node:url';

const PLACE = new URL(`${import.meta.url.endsWith('.ts') ? '../../../dist/' : './'}stack/`, import.meta.url);

/** The folder that `npm run build` synthesised, found from the source as well as from the bundle. */
export const ASSEMBLY_FOLDER = fileURLToPath(PLACE);
