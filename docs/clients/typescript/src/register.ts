// An insats team's own app: registers an inskrivning and its avslut over gRPC. README.md says how it is run.
import { status } from "@grpc/grpc-js";
import { AccessToken, TokenError } from "./access-token.js";
import { isServiceError } from "./errors.js";
import { GatewayConnection } from "./gateway-connection.js";
import { Registration } from "./registration.js";
import { readSettings, SettingsError } from "./settings.js";

async function main(args: string[]): Promise<number> {
  const [forbund, insats, caseNumber, enrolledOn, closedOn, ...more] = args;
  if (!forbund || !insats || !caseNumber || !enrolledOn || !closedOn || more.length > 0) {
    console.error("Användning: register FÖRBUND INSATS ÄRENDE INSKRIVEN AVSLUTAD   (dagar som ÅÅÅÅ-MM-DD)");
    return 2;
  }

  const settings = readSettings(process.env);
  const gateway = new GatewayConnection(settings, new AccessToken(settings));
  try {
    const registration = new Registration(gateway, forbund, insats, caseNumber);
    const enrolled = await registration.enroll(enrolledOn);
    console.log(`Inskriven: ${enrolled.participation}`);
    const closed = await registration.close(enrolled.participation, closedOn);
    console.log(`Avslutad: ${closed.closedOn}`);
    return 0;
  } finally {
    gateway.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof SettingsError) {
    console.error(error.message);
    process.exitCode = 2;
  } else if (error instanceof TokenError) {
    console.error(error.message);
    process.exitCode = 1;
  } else if (isServiceError(error)) {
    console.error(`Gick inte: ${status[error.code]}: ${error.details}`);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
