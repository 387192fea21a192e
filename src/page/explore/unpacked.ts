/** A file of the build from its text in the page, which is compressed and in base64. */
export async function unpacked(text: string): Promise<Blob> {
  const bytes = Uint8Array.from(atob(text.trim()), (character) => character.charCodeAt(0));
  const script = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Blob([await new Response(script).arrayBuffer()], { type: 'text/javascript' });
}
