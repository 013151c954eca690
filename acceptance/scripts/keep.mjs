// Keeps one judge running: a line of JSON in, a line of JSON out, until the input ends. Starting Node and loading a
// verifier's packages takes longer than most verdicts.
// Argument: the judge's file name. Out, a line each: + and the verdict as JSON, or - and how the judge itself failed.
import { createInterface } from 'node:readline';

// the libraries talk; only verdicts may stand on the standard output
console.log = console.info = console.debug = console.error;

const { default: judge } = await import(`./${process.argv[2]}`);
for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = `+${JSON.stringify(await judge(JSON.parse(line)))}`;
  } catch (error) {
    answer = `-${(error.stack ?? String(error)).replaceAll('\n', ' ')}`;
  }
  process.stdout.write(`${answer}\n`);
}
process.exit(0);
