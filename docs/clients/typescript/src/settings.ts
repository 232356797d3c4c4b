import { readFileSync } from "node:fs";

/** Where the gateway is, and how a token for it is had. */
export interface Settings {
  readonly gateway: URL;
  /** PEM of an authority to trust instead of the system's; null in production. */
  readonly certificateAuthority: Buffer | null;
  /** A token that is had already, or how one is fetched. */
  readonly access: string | ClientCredentials;
}

/** The client credentials grant of OAuth 2.0 (RFC 6749 section 4.4). */
export interface ClientCredentials {
  readonly endpoint: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Scope to ask for; null when the provider wants none. */
  readonly scope: string | null;
}

/** A setting is missing or malformed. */
export class SettingsError extends Error {}

/** Reads FINSAM_GATEWAY, FINSAM_CA, and FINSAM_TOKEN or the four of the token endpoint. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const read = (name: string) => environment[name] || null;
  const required = (name: string, alternative = "") => {
    const value = read(name);
    if (value === null) {
      throw new SettingsError(`${name} saknas i miljön${alternative}.`);
    }
    return value;
  };
  const address = (name: string, alternative?: string) => {
    const value = required(name, alternative);
    try {
      const url = new URL(value);
      if (url.protocol === "https:" || url.protocol === "http:") {
        return url;
      }
    } catch {
      // Said below.
    }
    throw new SettingsError(`${name} är ingen adress. Godtas: https://…`);
  };
  return {
    gateway: address("FINSAM_GATEWAY"),
    certificateAuthority: readCertificate(read("FINSAM_CA")),
    access: read("FINSAM_TOKEN") ?? {
      endpoint: address("FINSAM_TOKEN_ENDPOINT", "; eller ge en token i FINSAM_TOKEN"),
      clientId: required("FINSAM_CLIENT_ID"),
      clientSecret: required("FINSAM_CLIENT_SECRET"),
      scope: read("FINSAM_SCOPE"),
    },
  };
}

function readCertificate(file: string | null): Buffer | null {
  try {
    return file === null ? null : readFileSync(file);
  } catch {
    throw new SettingsError(`FINSAM_CA: ${file} kan inte läsas.`);
  }
}
