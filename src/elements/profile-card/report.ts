import type {Profile} from '../../contract/profile.js';
import type {Fact, Say} from './facts.js';

/** What somebody who helps must know, as plain text: one line a fact, without what an address may carry besides its path. */
export function reportOf(profile: Profile, facts: readonly Fact[], t: Say, page: URL, now: Date): string {
  const lines: [string, readonly (string | undefined)[]][] = [
    [t('displayName'), [profile.displayName]],
    [t('jobTitle'), [profile.jobTitle]],
    [t('department'), [profile.department]],
    ...facts.map(({label, values}): [string, readonly string[]] => [label, values]),
    [t('reportId'), [profile.id]],
    [t('reportPage'), [page.origin + page.pathname]],
    [t('reportTime'), [now.toISOString()]],
  ];
  const said = new Set<string>();
  return lines
    .map(([label, values]) => [oneLine(label), values.filter(Boolean).map(String).map(oneLine)] as const)
    .filter(([label, values]) => values.length > 0 && !said.has(label) && said.add(label))
    .map(([label, values]) => `${label}: ${values.join('; ')}`)
    .join('\n');
}

// A value must not pretend to be a line of its own.
function oneLine(text: string): string {
  return text.replace(/\p{C}+|\s+/gu, ' ').trim();
}
