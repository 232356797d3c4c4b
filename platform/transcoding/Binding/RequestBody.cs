using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Finsam.Transcoding.Binding;

/// <summary>Reads the bodies of requests, whole, up to a limit.</summary>
internal static class RequestBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = JsonFault.DeepestNesting };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The JSON of a body; null and false when it is empty.</summary>
    public static async Task<(bool IsGiven, JsonNode? Json)> ReadJsonAsync(HttpRequest request, long mostBytes)
    {
        RefuseUnless(IsJson(request), "Innehållet ska vara JSON i UTF-8 (content-type: application/json).");
        var body = await ReadAsync(request, mostBytes);
        return body.Length == 0 ? (false, null) : (true, Parse(body));
    }

    /// <summary>A body as it is: a file.</summary>
    public static Task<byte[]> ReadRawAsync(HttpRequest request, long mostBytes)
    {
        var isWrapped = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) || request.HasJsonContentType());
        RefuseUnless(!isWrapped, "Innehållet ska vara filens byte som de är (content-type: application/octet-stream), inte JSON eller ett formulär.");
        return ReadAsync(request, mostBytes);
    }

    private static bool IsJson(HttpRequest request)
    {
        if (request.ContentType is null)
        {
            return true;
        }

        return request.HasJsonContentType() && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
    }

    private static void RefuseUnless(bool isAccepted, string detail)
    {
        if (!isAccepted)
        {
            throw new UnreadableRequestException(StatusCodes.Status415UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", detail, []);
        }
    }

    private static JsonNode? Parse(ReadOnlySpan<byte> body)
    {
        var text = body.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;
        if (!Utf8.IsValid(text))
        {
            throw new UnreadableRequestException("INVALID_JSON", "Innehållet är inte UTF-8.");
        }

        try
        {
            return JsonNode.Parse(text, documentOptions: Strict);
        }
        catch (JsonException)
        {
            throw JsonFault.Find(text);
        }
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request, long mostBytes)
    {
        var encoding = request.Headers.ContentEncoding.ToString();
        RefuseUnless(encoding is "" or "identity", $"Innehåll som är packat ({encoding}) tas inte emot.");
        if (request.ContentLength > mostBytes)
        {
            throw TooLarge(mostBytes);
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = mostBytes;
        }

        try
        {
            using var buffer = new MemoryStream((int)(request.ContentLength ?? 0));
            await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
            return request.ContentLength == buffer.Length ? buffer.GetBuffer() : buffer.ToArray();
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(mostBytes);
        }
    }

    private static UnreadableRequestException TooLarge(long mostBytes) => new(
        StatusCodes.Status413PayloadTooLarge, "BODY_TOO_LARGE", $"Innehållet är för stort: högst {mostBytes} byte tas emot.", []);
}
