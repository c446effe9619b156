// What the surroundings have in common: every element is made, shown and taken away, and what was thrown is told.
import process from 'node:process';

const failures = [];
const fail = (error) => failures.push(String(error?.stack ?? error));
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

/** Shows every element with the demo backend, presses each of its buttons, and prints what was seen as JSON. */
export async function tryEvery({define, document, errors}) {
  const seen = {};
  for (const {tag} of define()) {
    const element = document.createElement(tag);
    element.demo = true;
    document.body.append(element);
    // The provider has no text of its own.
    for (
      let round = 0;
      round < 200 && tag !== 'account-provider' && !textOf(element).includes('Demo data');
      round++
    )
      await new Promise((resolve) => setTimeout(resolve, 10));
    await Promise.resolve(element.updateComplete).catch(fail);
    for (const button of [...element.shadowRoot.querySelectorAll('button')]) {
      if (button.isConnected) button.click();
      await Promise.resolve(element.updateComplete).catch(fail);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    seen[tag] = textOf(element);
    element.remove();
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.stdout.write(`\n${JSON.stringify({seen, failures: [...failures, ...errors()]})}\n`, () =>
    process.exit(0),
  );
}

function textOf({shadowRoot}) {
  const parts = [...shadowRoot.children].filter(({localName}) => localName !== 'style');
  return parts
    .map(({textContent}) => textContent)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
