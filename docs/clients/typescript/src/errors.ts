import { status, type ServiceError } from "@grpc/grpc-js";
import { protos } from "./protos.js";

const detailsTrailer = "grpc-status-details-bin";

/** A field that was wrong. */
export interface Violation {
  /** Its path in the request, such as `participation.enrolled_on`. */
  readonly field: string;
  /** The reason's name, what was wrong, and what is accepted. */
  readonly description: string;
}

/** True for what a call fails with. */
export function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && "code" in error && typeof error.code === "number" && "metadata" in error;
}

/** The violations of an error: google.rpc.BadRequest in the google.rpc.Status of the trailers. None when there are none. */
export function violationsOf(error: ServiceError): Violation[] {
  const [bytes] = error.metadata.get(detailsTrailer);
  if (!Buffer.isBuffer(bytes)) {
    return [];
  }
  const { Status, BadRequest } = protos.google.rpc;
  return Status.deserialize(bytes).details
    .filter((detail) => detail.type_url.endsWith("/google.rpc.BadRequest"))
    .flatMap((detail) => BadRequest.deserialize(Buffer.from(detail.value)).fieldViolations);
}

/** True when no answer came, or something that will be over soon was in the way: the same request may be sent again. */
export function isTransient(error: ServiceError): boolean {
  // ABORTED: a concurrent change, or the same request is being carried out at this moment.
  return error.code === status.UNAVAILABLE || error.code === status.DEADLINE_EXCEEDED || error.code === status.ABORTED;
}
