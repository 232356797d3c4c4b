using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace Finsam.EndToEnd.Tests.Authorization;

/// <summary>How a call ended, as far as it tells what the caller may do.</summary>
/// <param name="Code">Status.</param>
/// <param name="Reason">Reason of a refusal; empty where it has none.</param>
/// <param name="Answer">The answer, the last one of a stream, where there was one.</param>
internal sealed record Outcome(StatusCode Code, string Reason, IMessage? Answer)
{
    private const string Details = "grpc-status-details-bin";

    /// <summary>True when the caller may not do it. Everything else a request may be refused for comes after.</summary>
    public bool IsForbidden => Code is StatusCode.PermissionDenied or StatusCode.Unauthenticated;

    /// <summary>The outcome of a call.</summary>
    /// <exception cref="InvalidOperationException">The method failed: what it lets its caller do is not known then.</exception>
    public static async Task<Outcome> OfAsync(ContractMethod method, CallInvoker invoker, IMessage request)
    {
        try
        {
            return new Outcome(StatusCode.OK, "", await method.CallAsync(invoker, request));
        }
        catch (RpcException failed) when (failed.StatusCode is StatusCode.Internal or StatusCode.Unknown or StatusCode.Unimplemented)
        {
            throw new InvalidOperationException($"{method.FullName} failed: {failed.Status}", failed);
        }
        catch (RpcException refused)
        {
            return new Outcome(refused.StatusCode, ReasonOf(refused), null);
        }
    }

    public override string ToString() => $"{Code} {Reason}".TrimEnd();

    private static string ReasonOf(RpcException refused)
    {
        var details = refused.Trailers.FirstOrDefault(trailer => trailer.Key == Details);
        var packed = details is null
            ? null
            : Google.Rpc.Status.Parser.ParseFrom(details.ValueBytes).Details.FirstOrDefault(any => any.Is(ErrorInfo.Descriptor));
        // Field 1 of google.rpc.ErrorInfo, under the name that the package's version gives it.
        return packed?.Unpack<ErrorInfo>().Type ?? "";
    }
}
