import type {Device} from '../../src/contract/device.js';
import {manyDevices} from '../../mocks/variations.js';

/** What the benchmark asks of a page with a long list. */
export interface Rows {
  /** Resolves when the first rows are painted. */
  showFirst(): Promise<void>;
  /** Resolves when all of them are. */
  showRest(): Promise<void>;
  readonly update: Change;
  readonly remove: Change;
}

interface Change {
  /** What comes before, and is not measured. */
  prepare(index: number): Promise<void>;
  /** Resolves when the change is painted. */
  perform(): Promise<void>;
}

declare global {
  var rows: Rows;
}

export const total = 1_000;

export const thousandDevices = (): Device[] => manyDevices([], Date.now()).slice(0, total);

/** After the next frame. */
export const painted = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });

/** When the condition holds; asked after each change of the tree. */
export function until(root: Node, holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!holds()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(root, {childList: true, subtree: true, characterData: true});
  });
}
