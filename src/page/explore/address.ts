/** How a teacher asks for the page, after ? in its address. */
export interface Asked {
  /** Larger, and without the long explanations. */
  projector: boolean;
  /** Inside another page: the controls and the first two parts of the report. */
  embed: boolean;
  /** Controls that cannot be moved. */
  locked: ReadonlySet<string>;
  /** Names in `lock` that the page does not have. */
  unknown: string[];
}

/** Reads `?projector=1&lock=agentArrival.teams.count&embed=1`. `lock` may be repeated. */
export function askedInAddress(search: string, paths: ReadonlySet<string>): Asked {
  const given = new URLSearchParams(search);
  const locked = given.getAll('lock');
  return {
    projector: given.get('projector') === '1',
    embed: given.get('embed') === '1',
    locked: new Set(locked),
    unknown: locked.filter((path) => !paths.has(path)),
  };
}
