// npm start: the demo page, served and opened. Options: --port <number>, --no-open.
import process from 'node:process';
import {main, setUp, WrongUse} from './support/setup.mjs';

const usage = 'Usage: npm start [-- --port <number>] [--no-open]';

function readOptions(words) {
  const options = {port: 5173, open: true};
  for (let index = 0; index < words.length; index++) {
    const [name, given] = words[index].split('=');
    if (name === '--no-open' && given === undefined) options.open = false;
    else if (name === '--port') {
      const value = given ?? words[++index];
      options.port = Number(value);
      if (!/^\d+$/.test(value ?? '') || options.port < 1 || options.port > 65535)
        throw new WrongUse(`--port needs a number from 1 to 65535, not ${value ?? 'nothing'}.`, usage);
    } else throw new WrongUse(`There is no option ${words[index]}.`, usage);
  }
  return options;
}

function hasDisplay() {
  const {CI, DISPLAY, WAYLAND_DISPLAY} = process.env;
  return !CI && (process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY));
}

await main(async (words) => {
  const {port, open} = readOptions(words);
  await setUp();
  const {createServer} = await import('vite');
  const server = await createServer({
    server: {port, strictPort: false},
    logLevel: 'warn',
    clearScreen: false,
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  const taken = Number(new URL(url).port);
  if (taken !== port) console.log(`Port ${port} is busy: ${taken} it is.`);
  console.log(`\n  The demo page: ${url}\n`);
  if (open && hasDisplay()) server.openBrowser();
});
