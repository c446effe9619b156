import type {Profile} from '../../../contract/profile.js';
import type {Fact, Say} from '../facts.js';

/** What is said about the report itself. */
export interface Circumstances {
  readonly page: URL;
  readonly now: Date;
  readonly labels: {readonly id: string; readonly page: string; readonly time: string};
}

/** What somebody who helps must know, as plain text: one line a fact, and of the page's address only the path. */
export function reportOf(
  {id, displayName, jobTitle, department}: Profile,
  facts: readonly Fact[],
  t: Say,
  {page, now, labels}: Circumstances,
): string {
  const lines = new Map<string, readonly (string | undefined)[]>([
    [t('displayName'), [displayName]],
    [t('jobTitle'), [jobTitle]],
    [t('department'), [department]],
    ...facts.map(({label, values}): [string, readonly string[]] => [label, values]),
    [labels.id, [id]],
    [labels.page, [page.origin + page.pathname]],
    [labels.time, [now.toISOString()]],
  ]);
  return [...lines].flatMap(([label, values]) => line(label, values)).join('\n');
}

function line(label: string, values: readonly (string | undefined)[]): string[] {
  const texts = values.flatMap((value) => (value ? [oneLine(value)] : []));
  return texts.length > 0 ? [`${oneLine(label)}: ${texts.join('; ')}`] : [];
}

// A value must not pretend to be a line of its own.
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
