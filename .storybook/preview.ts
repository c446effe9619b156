import {setCustomElementsManifest, type Preview} from '@storybook/web-components-vite';

import customElements from '../custom-elements.json';

setCustomElementsManifest(customElements);

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: {test: 'error'},
    // A docs page shows each story in its own frame: they would share one worker otherwise.
    docs: {story: {inline: false, height: '320px'}},
  },
};

export default preview;
