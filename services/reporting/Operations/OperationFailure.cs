using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Storage;
using Grpc.Core;

namespace Finsam.Reporting.Operations;

/// <summary>What an operation ended with, kept so that everybody who follows it is told the same.</summary>
/// <param name="Refusals">What was refused; none where a source's own status is passed on.</param>
/// <param name="Code">Status code, where there are no refusals.</param>
/// <param name="Detail">Words, where there are no refusals.</param>
/// <param name="Details">Details in the trailer, where there are any.</param>
internal sealed record OperationFailure(IReadOnlyList<KeptRefusal> Refusals, StatusCode Code, string Detail, byte[]? Details)
{
    private const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>What an exception says.</summary>
    public static OperationFailure Of(Exception error) => error switch
    {
        RefusedException refused => new OperationFailure([.. refused.Refusals.Select(KeptRefusal.Of)], StatusCode.Unknown, "", null),
        RpcException { StatusCode: StatusCode.Unauthenticated } => Of(AuthorizationExpired()),
        RpcException status => new OperationFailure(
            [], status.StatusCode, status.Status.Detail, status.Trailers.GetValueBytes(DetailsTrailer)),
        _ => new OperationFailure([], StatusCode.Internal, "reporting: internt fel.", null),
    };

    /// <summary>The refusal of an operation that was taken up when its caller's token no longer held.</summary>
    public static RefusedException AuthorizationExpired() => new(new Refusal(
        ReportingReason.AuthorizationExpired,
        "",
        "Sammanställningen avbröts, och din åtkomsttoken gäller inte längre.",
        "samma begäran igen med en giltig token"));

    /// <summary>As it is stored.</summary>
    public static string Write(OperationFailure failure) => System.Text.Encoding.UTF8.GetString(ReportJson.Write(failure));

    /// <summary>The exception that a stored failure stands for.</summary>
    public static Exception Read(string stored)
    {
        var failure = ReportJson.Read<OperationFailure>(System.Text.Encoding.UTF8.GetBytes(stored));
        if (failure.Refusals.Count > 0)
        {
            return new RefusedException(failure.Refusals.Select(kept => kept.ToRefusal()).ToList());
        }

        var trailers = new Metadata();
        if (failure.Details is { } details)
        {
            trailers.Add(DetailsTrailer, details);
        }

        return new RpcException(new Status(failure.Code, failure.Detail), trailers);
    }
}
