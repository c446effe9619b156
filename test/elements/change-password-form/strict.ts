// Runs in a page under a strict policy; `policies.chromium.test.ts` looks in from outside.
const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI, sample}) =>
  violations.push(`${violatedDirective} ${blockedURI} ${sample}`),
);
Object.assign(globalThis, {violations});

await import('../../../src/elements/change-password-form/define.js');
const {createMemoryAdapter} = await import('../../../mocks/memory-adapter.js');
const element = document.createElement('change-password-form');
element.adapter = createMemoryAdapter({scenario: 'step-up'});
document.body.append(element);

// The positive: the policy is there.
document.body.setAttribute('style', 'color: red');

export {};
