using Google.Rpc;
using Grpc.Core;

namespace Finsam.Register;

/// <summary>A field that was wrong.</summary>
/// <param name="Field">Its path in the request, such as <c>participation.enrolled_on</c>.</param>
/// <param name="Description">The reason's name, what was wrong, and what is accepted.</param>
internal sealed record Violation(string Field, string Description)
{
    private const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>The violations of an error: <c>google.rpc.BadRequest</c> in the <c>google.rpc.Status</c> of the trailers. None when there are none.</summary>
    public static IReadOnlyList<Violation> AllOf(RpcException error) =>
        error.Trailers.GetValueBytes(DetailsTrailer) is { } bytes
            ? [.. Google.Rpc.Status.Parser.ParseFrom(bytes).Details
                .Where(detail => detail.Is(BadRequest.Descriptor))
                .SelectMany(detail => detail.Unpack<BadRequest>().FieldViolations)
                .Select(violation => new Violation(violation.Field, violation.Description))]
            : [];
}
