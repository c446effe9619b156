export interface ScimPerson {
  readonly id: string;
  /** Grows with each change: the version. */
  revision: number;
  values: Readonly<Record<string, unknown>>;
}

export interface ScimServer {
  readonly url: string;
  /** By their tokens. */
  readonly people: Map<string, ScimPerson>;
  stop(): void;
}

export function startScimServer(): Promise<ScimServer>;
