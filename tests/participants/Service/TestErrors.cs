using Google.Rpc;
using Grpc.Core;

namespace Finsam.Participants.Tests.Service;

/// <summary>What a refused call says of the request's fields.</summary>
internal static class TestErrors
{
    /// <summary>The fields that were refused, in the order they were told.</summary>
    public static IEnumerable<string> Fields(RpcException error) => Violations(error).Select(violation => violation.Field);

    /// <summary>What was wrong with them, and what is accepted.</summary>
    public static string Descriptions(RpcException error) => string.Join('\n', Violations(error).Select(violation => violation.Description));

    private static IEnumerable<BadRequest.Types.FieldViolation> Violations(RpcException error)
    {
        var details = Google.Rpc.Status.Parser.ParseFrom(error.Trailers.GetValueBytes("grpc-status-details-bin"));
        return details.Details.Where(detail => detail.Is(BadRequest.Descriptor)).SelectMany(detail => detail.Unpack<BadRequest>().FieldViolations);
    }
}
