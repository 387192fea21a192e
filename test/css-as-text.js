/** A style sheet as a module that exports its text, as the build makes it. */
export default {
  process: (source) => ({ code: `export default ${JSON.stringify(source)};` }),
};
