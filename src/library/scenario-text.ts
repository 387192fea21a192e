/** A scenario that is not in a file. */
export interface ScenarioText {
  /** YAML, as in a scenario file. */
  text: string;
  /**
   * What problems call it, and the path from which the CSV files it names are found. It need not exist; by default
   * `scenario.yaml` in the working directory.
   */
  file?: string;
}
