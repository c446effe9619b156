/** The sign-in page of a server that has none of its own. */

/** Written in by Vite. */
declare const serverName: string;

export type Field = 'identifier' | 'password' | 'code';

/** What is asked next, or where to go. */
export type Step = {readonly go: string} | Ask;

export interface Ask {
  readonly fields: readonly Field[];
  /** Who is known already. */
  readonly identifier?: string | undefined;
  /** What is wrong with what was sent. */
  readonly wrong?: string | undefined;
  send(values: Readonly<Record<Field, string>>): Promise<Step>;
}

const form = document.querySelector('form');
const problem = document.querySelector('[role=alert]');
let ask: Ask | undefined;

function show(step: Step) {
  if ('go' in step) {
    // Only to a page of ours.
    const url = new URL(step.go, location.href);
    location.assign(url.origin === location.origin ? url.href : '/');
    return;
  }
  ask = step;
  problem?.replaceChildren(step.wrong ?? '');
  for (const input of form?.querySelectorAll('input') ?? []) {
    const isAsked = step.fields.includes(input.name as Field);
    input.disabled = !isAsked;
    input.closest('label')?.toggleAttribute('hidden', !isAsked);
    if (input.name === 'identifier') input.value ||= step.identifier ?? '';
    else input.value = '';
  }
  form?.querySelector('button')?.removeAttribute('hidden');
  [...(form?.querySelectorAll<HTMLInputElement>('input:enabled') ?? [])].find(({value}) => !value)?.focus();
}

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const {
    identifier = '',
    password = '',
    code = '',
  } = Object.fromEntries(new FormData(form)) as Record<string, string>;
  void ask?.send({identifier, password, code}).then(show);
});

const {begin} = await (serverName === 'kratos'
  ? import('./sign-in-kratos.js')
  : import('./sign-in-better-auth.js'));
show(await begin());
