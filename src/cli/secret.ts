/** Asks for secrets: every user of the machine can read a program's arguments. */
import {createInterface} from 'node:readline';
import {Writable} from 'node:stream';

/** The secret that was given; where that is "-", what the person types, unseen, or the next line of what is piped in. */
export async function secretFrom(given: string | undefined, question: string): Promise<string | undefined> {
  return given === '-' ? answerTo(question) : given || undefined;
}

let lines: AsyncIterator<string> | undefined;

async function answerTo(question: string): Promise<string> {
  const {stdin, stderr} = process;
  if (stdin.isTTY) stderr.write(`${question}: `);
  // The terminal shows what readline writes, so it writes nowhere.
  const nowhere = new Writable({write: (_chunk, _encoding, done) => done()});
  lines ??= createInterface({input: stdin, output: nowhere, terminal: stdin.isTTY})[Symbol.asyncIterator]();
  const {value = ''} = (await lines.next()) as IteratorResult<string, undefined>;
  if (stdin.isTTY) stderr.write('\n');
  return value;
}

/** Lets the program end: nothing more is asked. */
export function closeInput(): void {
  process.stdin.destroy();
}
