import {walkThroughWhatShips} from './shipped.js';

walkThroughWhatShips(
  'a classic script',
  () =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = '/shipped/account-elements.iife.js';
      script.onload = resolve;
      script.onerror = () => reject(new Error('It was not loaded.'));
      document.head.append(script);
    }),
);
