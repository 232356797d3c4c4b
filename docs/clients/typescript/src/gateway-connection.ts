import { credentials, Metadata, type CallOptions, type ClientUnaryCall, type requestCallback } from "@grpc/grpc-js";
import type { AccessToken } from "./access-token.js";
import type { ParticipantsServiceClient } from "./generated/finsam/participants/v1/ParticipantsService.js";
import { protos } from "./protos.js";
import type { Settings } from "./settings.js";

const deadlineMs = 10_000;

/** Starts a call of the generated client. */
export type Start<TResponse> = (
  client: ParticipantsServiceClient, metadata: Metadata, options: CallOptions, answered: requestCallback<TResponse>,
) => ClientUnaryCall;

/** The participants service behind the gateway, each call with a token and a deadline. */
export class GatewayConnection {
  private readonly participants: ParticipantsServiceClient;

  constructor(settings: Settings, private readonly token: AccessToken) {
    const { gateway, certificateAuthority } = settings;
    this.participants = new protos.finsam.participants.v1.ParticipantsService(
      gateway.port ? gateway.host : `${gateway.host}:${gateway.protocol === "https:" ? 443 : 80}`,
      gateway.protocol === "https:" ? credentials.createSsl(certificateAuthority) : credentials.createInsecure(),
    );
  }

  /** One attempt: a good token, and a deadline that starts now. Rejects with the ServiceError of a call that fails. */
  async call<TResponse>(start: Start<TResponse>): Promise<TResponse> {
    const metadata = new Metadata();
    metadata.set("authorization", `Bearer ${await this.token.get()}`);
    return new Promise((resolve, reject) => {
      start(this.participants, metadata, { deadline: Date.now() + deadlineMs }, (error, response) => {
        if (error !== null || response === undefined) {
          reject(error ?? new Error("Neither answer nor error."));
        } else {
          resolve(response);
        }
      });
    });
  }

  close(): void {
    // Not the client's own close(): grpc-js puts the rpc Close in its place.
    this.participants.getChannel().close();
  }
}
