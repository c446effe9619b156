import {msw} from 'msw/vite';
import {defineConfig} from 'vite';

const page = (name: string) => `${import.meta.dirname}/${name}.html`;

export default defineConfig({
  root: import.meta.dirname,
  // The static demo works at any address, also below a path.
  base: './',
  // Serves mockServiceWorker.js, and puts it into the static build.
  plugins: [msw({mode: 'worker-only'})],
  server: {fs: {allow: ['..']}},
  build: {
    outDir: '../demo-dist',
    emptyOutDir: true,
    target: 'es2022',
    // The reference backend and MSW are in it.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {input: ['index', 'sign-in', 'step-up', 'operation', 'organization-sign-in'].map(page)},
  },
});
