import {msw} from 'msw/vite';
import {defineConfig} from 'vite';

const demo = `${import.meta.dirname}/demo`;

/** The demo page. Storybook takes its plugins from here; the library itself is built by scripts/build.mjs. */
export default defineConfig({
  root: demo,
  // The static demo works at any address, also below a path.
  base: './',
  // Serves mockServiceWorker.js, and puts it into the static build.
  plugins: [msw({mode: 'worker-only'})],
  server: {fs: {allow: [import.meta.dirname]}},
  build: {
    outDir: '../demo-dist',
    emptyOutDir: true,
    target: 'es2022',
    // The reference backend and MSW are in it.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      input: ['index', 'sign-in', 'step-up', 'operation', 'organization-sign-in'].map(
        (name) => `${demo}/${name}.html`,
      ),
    },
  },
});
