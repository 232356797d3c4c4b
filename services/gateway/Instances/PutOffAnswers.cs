using System.Net;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Finsam.Gateway.Instances;

/// <summary>
/// Keeps an answer that only says "not now" from the caller while another instance may be asked: UNAVAILABLE or 503 without a message. In a later
/// attempt ABORTED too, or 409: the lost attempt before has just done the work, and the same request gets its answer when sent once more.
/// </summary>
internal static class PutOffAnswers
{
    private const string Unavailable = "14";
    private const string Aborted = "10";

    public static void Add(TransformBuilderContext builder) => builder.AddResponseTransform(transform =>
    {
        if (transform.HttpContext.Features.Get<Attempt>() is { MayGoOn: true } attempt && transform.ProxyResponse is { } answer
            && IsPutOff(answer, isFirst: attempt.Number == 1))
        {
            attempt.WasPutOff = true;
            transform.SuppressResponseBody = true;
        }

        return ValueTask.CompletedTask;
    });

    private static bool IsPutOff(HttpResponseMessage answer, bool isFirst)
    {
        // A service that says when it may be called again is not called before.
        if (answer.Headers.Contains("grpc-retry-pushback-ms") || answer.Headers.RetryAfter is not null)
        {
            return false;
        }

        var status = answer.Headers.TryGetValues("grpc-status", out var values) ? values.First() : null;
        return status == Unavailable || answer.StatusCode == HttpStatusCode.ServiceUnavailable
            || (!isFirst && (status == Aborted || answer.StatusCode == HttpStatusCode.Conflict));
    }
}
