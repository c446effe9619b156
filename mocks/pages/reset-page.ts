import {AccountError} from '../../src/contract/error.js';
import type {Outcome} from '../../src/contract/calls.js';
import type {ResetFlow} from '../../src/contract/reset.js';
import {accountOf} from '../account.js';
import {person} from '../person.js';
import type {Visit} from '../visit.js';
import {input, type PageForm, textIn} from './fields.js';
import {showForm} from './forms.js';
import {markup} from './html.js';

/** The way back in for who is signed out, a form a step, by the contract's own calls. Answers nothing once it is done. */
export async function serveReset(visit: Visit, form: FormData | undefined): Promise<Response | undefined> {
  if (!form) return showForm(identifierForm(''));
  const {reset} = accountOf({...visit, atPage: true});
  const text = (name: string) => textIn(form, name);
  const id = text('flow');
  const asked: PageForm = form.has('newPassword')
    ? passwordForm(id, form.has('canUnlock'))
    : form.has('code')
      ? codeForm(id)
      : identifierForm(text('identifier'));
  const next = () => {
    if (form.has('unlock')) return reset.finish(id, {unlock: true});
    if (form.has('newPassword')) return reset.finish(id, {newPassword: text('newPassword')});
    if (form.has('code')) return reset.prove(id, {code: text('code')});
    if (form.has('choice')) return reset.choose(id, text('choice'));
    return reset.start({identifier: text('identifier'), why: 'forgotten'});
  };
  return next().then(
    (outcome) => formOf(outcome),
    (error: unknown) => showForm(asked, AccountError.from(error)),
  );
}

function formOf(outcome: Outcome<ResetFlow>): Response | undefined {
  const flow = outcome.kind === 'done' ? outcome.value : undefined;
  if (!flow || flow.step === 'done') return undefined;
  if (flow.step === 'password') return showForm(passwordForm(flow.id, flow.canUnlock));
  return showForm(flow.step === 'code' ? codeForm(flow.id) : chooseForm(flow));
}

const hidden = (flow: string) => markup`<input name="flow" type="hidden" value="${flow}" />`;

const identifierForm = (identifier: string): PageForm => ({
  title: 'Reset your password',
  lead: 'You prove twice that it’s you, then choose a new password.',
  fields: input('User ID', 'identifier', 'text', 'username', identifier),
  submit: 'Continue',
  hint: `For trying out: ${person.identifier}; codes that are sent are 123456.`,
});

const words: Readonly<Record<string, string>> = {
  app: 'Use a code from your authenticator app',
  text: 'Text a code to your phone',
  call: 'Call your phone',
  email: 'E-mail a code',
};

const chooseForm = ({id, choices, proofsGiven, proofsRequired}: ResetFlow): PageForm => ({
  title: 'Reset your password',
  lead: `Proof ${proofsGiven + 1} of ${proofsRequired}.`,
  fields: choices
    .map(
      (choice, index) =>
        markup`<label class="choice"><input name="choice" type="radio" value="${choice.id}" ${index === 0 ? 'checked' : ''} /> ${words[choice.id] ?? choice.type} ${choice.hint ?? ''}</label>`,
    )
    .reduce((before, each) => markup`${before}${each}`, hidden(id)),
  submit: 'Continue',
});

const codeForm = (flow: string): PageForm => ({
  title: 'Reset your password',
  lead: 'If this account exists and has that method, a code is on its way.',
  fields: markup`${hidden(flow)}${input('Code', 'code', 'text', 'one-time-code')}`,
  submit: 'Continue',
});

const passwordForm = (flow: string, canUnlock = false): PageForm => ({
  title: canUnlock ? 'Unlock your account' : 'Choose a new password',
  lead: canUnlock
    ? 'Your account is locked. Keep your password, or choose a new one of at least 15 characters.'
    : 'At least 15 characters.',
  fields: markup`${hidden(flow)}${canUnlock ? markup`<input name="canUnlock" type="hidden" value="1" />` : markup``}
    ${input('New password', 'newPassword', 'password', 'new-password')}`,
  submit: 'Change password',
  ...(canUnlock && {instead: {name: 'unlock', label: 'Unlock and keep my password'}}),
});
