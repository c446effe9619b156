import {setCustomElementsManifest, type Preview} from '@storybook/web-components-vite';
import {action} from 'storybook/actions';
import {configure} from 'storybook/test';

import {scenarioNames} from '../mocks/scenarios.js';
import {serveScenarios, startOver} from '../stories/support/backends.js';
import customElements from '../custom-elements.json';

setCustomElementsManifest(customElements);

// A busy machine is no fault of a story.
configure({asyncUtilTimeout: 15_000});

type Item = string | {readonly value: string; readonly title: string};

const toolbar = (
  title: string,
  icon: 'database' | 'globe' | 'transfer' | 'contrast',
  items: readonly Item[],
) => ({
  toolbar: {title, icon, items: [...items], dynamicTitle: true},
});

/** As far as it is read here; the file's own type changes with its content. */
interface Manifest {
  readonly modules: readonly {
    readonly declarations?: readonly {readonly events?: readonly {readonly name: string}[]}[];
  }[];
}

// Stories stay where they are; what an element tells its page is in the "Actions" panel.
for (const type of ['account-redirect-request', 'account-signin-request'] as const)
  document.addEventListener(type, (event) => event.preventDefault());

const events = (customElements as unknown as Manifest).modules.flatMap(({declarations = []}) =>
  declarations.flatMap(({events = []}) => events.map(({name}) => name)),
);
for (const name of new Set(events)) document.addEventListener(name, (event) => void action(name)({...event}));

/**
 * A story names its scenario in `args.scenario`, and its render function writes `base-url=${scenarioUrl(scenario)}`:
 * the worker answers there with that scenario's own, fresh backend. The toolbar's scenario, if any, comes first.
 */
const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: {
    scenario: toolbar('Scenario', 'database', [{value: '', title: 'The story’s scenario'}, ...scenarioNames]),
    locale: toolbar('Language', 'globe', [
      {value: 'en', title: 'English'},
      {value: 'fr', title: 'Français'},
      {value: 'en-XA', title: 'Pseudo-locale'},
    ]),
    direction: toolbar('Direction', 'transfer', ['ltr', 'rtl']),
    theme: toolbar('Theme', 'contrast', ['auto', 'light', 'dark']),
  },
  initialGlobals: {scenario: '', locale: 'en', direction: 'ltr', theme: 'auto'},
  parameters: {
    // Axe shows its findings in the panel; test/support/check-stories.js is what fails on them.
    a11y: {test: 'todo', options: {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}},
    backgrounds: {disable: true},
  },
  argTypes: {scenario: {control: 'select', options: scenarioNames}},
  decorators: [
    (story, {globals, args}) => {
      const {documentElement: root} = document;
      root.lang = String(globals['locale']);
      root.dir = String(globals['direction']);
      root.dataset['theme'] = String(globals['theme']);
      const scenario: unknown = globals['scenario'] || args['scenario'];
      return story({args: {...args, scenario}});
    },
  ],
  beforeAll: serveScenarios,
  beforeEach: startOver,
};

export default preview;
