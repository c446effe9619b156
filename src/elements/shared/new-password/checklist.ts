import {html, nothing, svg, type TemplateResult} from 'lit';

import type {PasswordPolicy, PasswordRule} from '../../../contract/password.js';
import {pascal} from '../words.js';
import type {AccountElement} from '../../account-element.js';
import {newPasswordMessages} from './new-password.messages.js';
import {decidable, judge, rulesOf} from './rules.js';

type Key = keyof typeof newPasswordMessages;

/** What the organization asks of a password, each line judged as far as typing can decide it. */
export function renderRules(
  host: AccountElement,
  policy: PasswordPolicy,
  password: string,
): TemplateResult | typeof nothing {
  const rules = wordedRules(host, policy);
  if (rules.length === 0) return nothing;
  return html`<div class="rules" part="rules" role="list">
    ${rules.map(({rule, text}) => {
      const judgement = judge(rule, password);
      return html`<div role="listitem" class=${judgement}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          ${judgement === 'met' ? svg`<path d="m3 8.5 3.5 3.5L13 4.5"/>` : svg`<circle cx="8" cy="8" r="6.5"/>`}
        </svg>
        <span
          >${judgement === 'open' ? nothing : html`<span class="hidden">${host.speaker(newPasswordMessages, 'new-password')(judgement)}</span> `}<span
            dir="auto"
            >${text}</span
          ></span
        >
      </div>`;
    })}
  </div>`;
}

/** The same in a sentence, for who hears the field. */
export function rulesSaid(host: AccountElement, policy: PasswordPolicy): string {
  return wordedRules(host, policy)
    .map(({text}) => text)
    .join('. ');
}

function wordedRules(host: AccountElement, policy: PasswordPolicy) {
  return rulesOf(policy).flatMap((rule) => {
    const words = wordsOf(host, rule);
    if (!words) return [];
    return [
      {
        rule,
        text: decidable(rule)
          ? words
          : host.speaker(newPasswordMessages, 'new-password')('atSubmit', {rule: words}),
      },
    ];
  });
}

/** Our words, else the organization's; a rule without any cannot be shown. */
function wordsOf(host: AccountElement, {code, params = {}, text}: PasswordRule): string | undefined {
  const key = `rule${pascal(code)}`;
  if (!Object.hasOwn(newPasswordMessages, key)) return text;
  const {min, max, count = min ?? max} = params;
  return host.speaker(newPasswordMessages, 'new-password')(key as Key, {count: Number(count)});
}
