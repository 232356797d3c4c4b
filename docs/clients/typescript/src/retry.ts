import { setTimeout } from "node:timers/promises";
import { status } from "@grpc/grpc-js";
import { isServiceError, isTransient } from "./errors.js";

const mostAttempts = 8;
const firstPauseMs = 500;
const longestPauseMs = 16_000;

/**
 * Sends until there is an answer, whether it is yes or no. What got no answer may have been carried out all the same: its request_id keeps
 * it from being done twice.
 */
export async function withRetries<T>(send: () => Promise<T>): Promise<T> {
  let pauseMs = firstPauseMs;
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (!isServiceError(error) || !isTransient(error) || attempt === mostAttempts) {
        throw error;
      }
      // Spread out, so that all who lost their answers at once don't come back at once.
      const waitMs = pauseMs * (0.5 + Math.random() / 2);
      console.error(`Inget svar (${status[error.code]}). Försöker igen om ${(waitMs / 1000).toFixed(1)} s med samma request_id.`);
      await setTimeout(waitMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  }
}
