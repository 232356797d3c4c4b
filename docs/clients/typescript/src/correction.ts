import { createInterface } from "node:readline";
import { isServiceError, violationsOf } from "./errors.js";
import { withRetries } from "./retry.js";

const mostCorrections = 10;

/** Fields that can be asked for, by their paths in the request. */
export type Setters = Readonly<Record<string, (value: string) => void>>;

/**
 * Sends until it is accepted; what the service refuses is corrected by the one at the keyboard. A refused request was not registered, and
 * neither was its request_id: the corrected one is sent under the same.
 */
export async function withCorrections<T>(what: string, send: () => Promise<T>, setters: Setters): Promise<T> {
  for (let corrections = 0; ; corrections++) {
    try {
      return await withRetries(send);
    } catch (error) {
      const violations = isServiceError(error) ? violationsOf(error) : [];
      if (violations.length === 0) {
        throw error;
      }
      console.error(`${what} godtogs inte:`);
      for (const violation of violations) {
        console.error(`  ${violation.field}: ${violation.description}`);
      }
      if (corrections === mostCorrections || !(await askForAll(new Set(violations.map((violation) => violation.field)), setters))) {
        throw error;
      }
    }
  }
}

async function askForAll(fields: ReadonlySet<string>, setters: Setters): Promise<boolean> {
  for (const field of fields) {
    const set = setters[field];
    const value = set && (await readAnswer(`Nytt värde för ${field}: `));
    if (!value) {
      return false;
    }
    set(value);
  }
  return true;
}

// One reader for the whole run: a second would miss the lines that the first has taken in already.
let lines: AsyncIterator<string> | null = null;

async function readAnswer(question: string): Promise<string | null> {
  process.stderr.write(question);
  lines ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const { done, value } = await lines.next();
  return done ? null : value.trim();
}
