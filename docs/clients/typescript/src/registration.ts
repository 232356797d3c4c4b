import { withCorrections } from "./correction.js";
import type { GatewayConnection } from "./gateway-connection.js";
import type { CloseRequest } from "./generated/finsam/participants/v1/CloseRequest.js";
import type { CloseResponse__Output } from "./generated/finsam/participants/v1/CloseResponse.js";
import type { EnrollRequest } from "./generated/finsam/participants/v1/EnrollRequest.js";
import type { EnrollResponse__Output } from "./generated/finsam/participants/v1/EnrollResponse.js";
import type { Participation__Output } from "./generated/finsam/participants/v1/Participation.js";

/**
 * One case of the team's: its inskrivning and its avslut. Each has a request_id made from the case number, so that it stays the same when an
 * answer is lost, and when the app itself is run again: whatever was registered the first time is not registered twice.
 */
export class Registration {
  /** `caseNumber` is the team's own: unique within the insats, and never a personnummer. */
  constructor(
    private readonly gateway: GatewayConnection,
    private readonly forbund: string,
    private readonly insats: string,
    private readonly caseNumber: string,
  ) {}

  /** Registers the inskrivning; the participation with its key. */
  async enroll(enrolledOn: string): Promise<Participation__Output> {
    const participation = {
      insats: this.insats,
      registration: "anonymous",
      gender: "woman",
      enrolledOn,
      supportBefore: ["social_assistance"],
    };
    const request: EnrollRequest = { requestId: `${this.insats}/${this.caseNumber}/inskrivning`, forbund: this.forbund, participation };
    const answer = await withCorrections(
      "Inskrivningen",
      () => this.gateway.call<EnrollResponse__Output>((client, ...rest) => client.Enroll(request, ...rest)),
      { "participation.enrolled_on": (day) => { participation.enrolledOn = day; } },
    );
    return registered(answer.participation);
  }

  /** Registers the avslut. */
  async close(participation: string, closedOn: string): Promise<Participation__Output> {
    const request: CloseRequest = {
      requestId: `${this.insats}/${this.caseNumber}/avslut`,
      forbund: this.forbund,
      participation,
      closedOn,
      closureReason: "1",
      closureOutcome: "work",
      goalMet: true,
    };
    const answer = await withCorrections(
      "Avslutet",
      () => this.gateway.call<CloseResponse__Output>((client, ...rest) => client.Close(request, ...rest)),
      { closed_on: (day) => { request.closedOn = day; } },
    );
    return registered(answer.participation);
  }
}

function registered(participation: Participation__Output | null): Participation__Output {
  if (participation === null) {
    throw new Error("The answer carries no participation.");
  }
  return participation;
}
