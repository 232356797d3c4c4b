using Finsam.Refusals;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Finsam.ServiceDefaults.Errors;

/// <summary>Refusals as <c>google.rpc.Status</c> in the trailer <c>grpc-status-details-bin</c>.</summary>
internal static class RefusalStatus
{
    private const string DetailsTrailer = "grpc-status-details-bin";
    private const string ErrorDomain = "finsam";

    // Peers commonly refuse more than 8 KiB of headers; the details go as base64, a third longer.
    private const int LargestDetails = 4 * 1024;
    private const int LongestWords = 500;

    private static readonly Dictionary<System.Enum, StatusCode> Shared = new()
    {
        [RequestReason.RequestIdMissing] = StatusCode.InvalidArgument,
        [RequestReason.RequestIdReused] = StatusCode.AlreadyExists,
        [RequestReason.RequestInProgress] = StatusCode.Aborted,
        [RequestReason.TokenMissing] = StatusCode.Unauthenticated,
        [RequestReason.RoleNotAllowed] = StatusCode.PermissionDenied,
        [RequestReason.ScopeMissing] = StatusCode.PermissionDenied,
        [RequestReason.InsatsNotAssigned] = StatusCode.PermissionDenied,
        [RequestReason.ReasonMissing] = StatusCode.InvalidArgument,
        [RequestReason.ForbundNotAllowed] = StatusCode.PermissionDenied,
        [RequestReason.ForbundInvalid] = StatusCode.InvalidArgument,
    };

    public static RpcException From(RefusedException refused, IReadOnlyDictionary<System.Enum, StatusCode> codes, string call)
    {
        var first = refused.Refusals[0];
        var code = codes.TryGetValue(first.Reason, out var own) ? own
            : Shared.TryGetValue(first.Reason, out var shared) ? shared
            : StatusCode.InvalidArgument;
        var message = refused.Refusals.Count == 1 ? Words(first) : $"{Words(first)} (och {refused.Refusals.Count - 1} fel till)";
        var trailers = new Metadata { { DetailsTrailer, Details(refused.Refusals, code, message, call).ToByteArray() } };
        return new RpcException(new Grpc.Core.Status(code, message), trailers);
    }

    private static Google.Rpc.Status Details(IReadOnlyList<Refusal> refusals, StatusCode code, string message, string call)
    {
        var status = new Google.Rpc.Status { Code = (int)code, Message = message };

        // Field 1 of google.rpc.ErrorInfo is `reason`; the package's version still has its first name.
        status.Details.Add(Any.Pack(new ErrorInfo { Domain = ErrorDomain, Type = refusals[0].WireReason }));
        var violations = new BadRequest();
        var size = 0;
        foreach (var refusal in refusals.Where(refusal => refusal.Field.Length > 0))
        {
            var violation = new BadRequest.Types.FieldViolation
            {
                Field = refusal.Field,
                Description = $"{refusal.WireReason}: {Words(refusal)}",
            };
            size += violation.CalculateSize();
            if (size > LargestDetails)
            {
                break;
            }

            violations.FieldViolations.Add(violation);
        }

        if (violations.FieldViolations.Count > 0)
        {
            status.Details.Add(Any.Pack(violations));
        }

        status.Details.Add(Any.Pack(new RequestInfo { RequestId = call }));
        return status;
    }

    private static string Words(Refusal refusal)
    {
        var words = refusal.Accepted.Length == 0 ? refusal.Message : $"{refusal.Message} Godtas: {refusal.Accepted}.";
        return words.Length <= LongestWords ? words : words[..LongestWords] + "…";
    }
}
