using Finsam.ServiceDefaults.Telemetry;

namespace Finsam.ServiceDefaults.Channels;

/// <summary>Sends the correlation id of the call being answered along with the calls that answering it takes.</summary>
internal sealed class CorrelatedCalls(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Correlation.Current is { } id)
        {
            request.Headers.TryAddWithoutValidation(Correlation.Header, id);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
