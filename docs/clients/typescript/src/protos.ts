import { fileURLToPath } from "node:url";
import { loadPackageDefinition } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import type { ProtoGrpcType as ErrorDetails } from "./generated/error_details.js";
import type { ProtoGrpcType as Participants } from "./generated/participants.js";
import type { ProtoGrpcType as Status } from "./generated/status.js";

// The contract as it lies in the repository; an app of its own keeps a copy beside itself.
const folder = fileURLToPath(new URL("../../../../protos", import.meta.url));

const definition = loadSync(
  ["finsam/participants/v1/participants.proto", "google/rpc/status.proto", "google/rpc/error_details.proto"],
  { includeDirs: [folder], defaults: true },
);

/** The contract: services as client classes, messages with their serialisers. The types are generated from the same files. */
export const protos = loadPackageDefinition(definition) as unknown as Participants & Status & ErrorDetails;
