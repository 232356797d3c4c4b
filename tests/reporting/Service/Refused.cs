using Google.Protobuf.Collections;
using Google.Rpc;
using Grpc.Core;

namespace Finsam.Reporting.Tests.Service;

/// <summary>Reads what a refusal says.</summary>
internal static class Refused
{
    /// <summary>What was wrong, field by field.</summary>
    public static RepeatedField<BadRequest.Types.FieldViolation> Violations(RpcException error) =>
        Google.Rpc.Status.Parser.ParseFrom(error.Trailers.GetValueBytes("grpc-status-details-bin"))
            .Details.Single(detail => detail.Is(BadRequest.Descriptor)).Unpack<BadRequest>().FieldViolations;
}
