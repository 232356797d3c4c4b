namespace Finsam.Interop.Tests.Wire;

/// <summary>Notes the compressed flags of what a client receives.</summary>
internal sealed class FlagNotingHandler(HttpMessageHandler inner, MessageFlags flags) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.Headers.NonValidated.Contains("grpc-encoding"))
        {
            return response;
        }

        var noted = new StreamContent(flags.Note(await response.Content.ReadAsStreamAsync(cancellationToken)));
        foreach (var (name, values) in response.Content.Headers.NonValidated)
        {
            noted.Headers.TryAddWithoutValidation(name, values);
        }

        response.Content = noted;
        return response;
    }
}
