import {routes} from '../adapters/rest/wire.js';

/** One line of the table. */
export interface Finding {
  /** An operation ("devices.list"), a case of the suite ("sessions: ends its pages"), or a rule ("rules: …"). */
  readonly name: string;
  readonly result: 'right' | 'wrong' | 'missing' | 'not tried';
  /** What is wrong, why it was not tried, or how it is offered. */
  readonly words: string;
  /** Where openapi.json says how it should be. */
  readonly place?: string | undefined;
}

export const placeOf = (operation: keyof typeof routes): string => {
  const [method = '', path = ''] = routes[operation].split(' ');
  return `openapi.json#/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}`;
};
