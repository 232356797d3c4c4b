import type { ClientCredentials, Settings } from "./settings.js";

const renewedBeforeMs = 30_000;
const longestWaitMs = 10_000;

/** There is no token to be had. */
export class TokenError extends Error {}

/** The token that calls are made with: the one given, or one that is fetched and kept until shortly before it ends. */
export class AccessToken {
  private fetched: string | null = null;
  private renewAt = 0;

  constructor(private readonly settings: Settings) {}

  /** A token that is good now. Throws TokenError when the token endpoint gives none. */
  async get(): Promise<string> {
    const { access } = this.settings;
    if (typeof access === "string") {
      return access;
    }
    if (this.fetched === null || Date.now() >= this.renewAt) {
      const answer = await fetchToken(access);
      this.fetched = answer.access_token;
      this.renewAt = Date.now() + answer.expires_in * 1000 - renewedBeforeMs;
    }
    return this.fetched;
  }
}

interface TokenAnswer {
  access_token: string;
  /** Seconds; a provider may leave it out, and the token is then fetched anew each time. */
  expires_in: number;
}

async function fetchToken(credentials: ClientCredentials): Promise<TokenAnswer> {
  const form = new URLSearchParams({ grant_type: "client_credentials" });
  if (credentials.scope !== null) {
    form.set("scope", credentials.scope);
  }
  // RFC 6749 section 2.3.1: id and secret are form-encoded before they become a user name and a password.
  const pair = `${formEncode(credentials.clientId)}:${formEncode(credentials.clientSecret)}`;
  try {
    const response = await fetch(credentials.endpoint, {
      method: "POST",
      headers: { Authorization: `Basic ${Buffer.from(pair).toString("base64")}` },
      body: form,
      signal: AbortSignal.timeout(longestWaitMs),
    });
    if (!response.ok) {
      throw new TokenError(`Ingen token från ${credentials.endpoint}: HTTP ${response.status}. Stämmer id och hemlighet?`);
    }
    const answer: unknown = await response.json();
    if (typeof answer !== "object" || answer === null || !("access_token" in answer) || typeof answer.access_token !== "string") {
      throw new TokenError(`Ingen token från ${credentials.endpoint}: access_token saknas i svaret.`);
    }
    const seconds = "expires_in" in answer ? Number(answer.expires_in) : 0;
    return { access_token: answer.access_token, expires_in: Number.isFinite(seconds) ? seconds : 0 };
  } catch (error) {
    throw error instanceof TokenError ? error : new TokenError(`Ingen token från ${credentials.endpoint}: ${error}`);
  }
}

function formEncode(text: string): string {
  return new URLSearchParams({ "": text }).toString().slice(1);
}
