using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Finsam.Transcoding.Binding;

/// <summary>
/// Makes a method's message of an HTTP request: an object of the query, over it the body, over it the path, and the whole converted by the
/// protobuf JSON parser, so that every value follows proto3 JSON.
/// </summary>
internal sealed class RequestMessageReader(HttpBinding binding)
{
    // A file of 64 MiB, the services' largest message, in base64 and some room for the other fields.
    private const long MaxBodyBytes = 88L * 1024 * 1024;

    private static readonly JsonParser Parser = new(JsonParser.Settings.Default);

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly MessageDescriptor _type = binding.Method.InputType;

    /// <summary>The message. UnreadableRequestException names every field that is unknown or does not fit.</summary>
    public async Task<IMessage> ReadAsync(HttpRequest request)
    {
        var json = new JsonObject();
        AddQuery(json, request.Query);
        json = await AddBodyAsync(json, request);
        AddPath(json, request);
        RefuseIfAny(JsonCheck.UnknownFields(json, _type), "UNKNOWN_FIELD", "Begäran har fält som inte finns.");
        try
        {
            return Parser.Parse(json.ToJsonString(), _type);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or FormatException or IOException)
        {
            RefuseIfAny(JsonCheck.UnfitFields(json, _type, Parser), "INVALID_VALUE", "Begäran har värden som inte passar sina fält.");
            throw new UnreadableRequestException("INVALID_JSON", "Begäran kunde inte läsas.");
        }
    }

    private static void RefuseIfAny(IReadOnlyList<FieldViolation> violations, string reason, string detail)
    {
        if (violations.Count > 0)
        {
            throw new UnreadableRequestException(reason, detail, violations);
        }
    }

    private static JsonNode? ParseBody(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body, documentOptions: Strict);
        }
        catch (JsonException e)
        {
            throw new UnreadableRequestException(
                "INVALID_JSON", $"Innehållet är inte giltig JSON (rad {e.LineNumber + 1}, tecken {e.BytePositionInLine + 1}).");
        }
    }

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBodyBytes;
        }

        try
        {
            using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, MaxBodyBytes));
            await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
            return buffer.ToArray();
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new UnreadableRequestException(e.StatusCode, "BODY_TOO_LARGE", $"Innehållet är större än {MaxBodyBytes} byte.", []);
        }
    }

    private void AddQuery(JsonObject json, IQueryCollection query)
    {
        var violations = new List<FieldViolation>();
        foreach (var (name, values) in query)
        {
            // With body "*" every field that is not in the path is in the body (google/api/http.proto).
            if (binding.Body == HttpBinding.WholeBody || !FieldPath.TryResolve(_type, name, out var path) || path.Last.IsMap)
            {
                violations.Add(new FieldViolation(name, "Fältet finns inte som frågeparameter."));
                continue;
            }

            var nodes = values.Select(text => ScalarJson.TryConvert(path.Last, text ?? "", out var node) ? node : null).ToList();
            if (nodes.Contains(null) || (nodes.Count > 1 && !path.Last.IsRepeated))
            {
                violations.Add(new FieldViolation(name, nodes.Contains(null) ? "Värdet är inte giltigt." : "Fältet får bara ges en gång."));
                continue;
            }

            path.Set(json, path.Last.IsRepeated ? new JsonArray([.. nodes]) : nodes[0]!);
        }

        RefuseIfAny(violations, "UNKNOWN_FIELD", "Begäran har frågeparametrar som inte kan användas.");
    }

    private async Task<JsonObject> AddBodyAsync(JsonObject json, HttpRequest request)
    {
        if (binding.Body.Length == 0)
        {
            return json;
        }

        if (request.ContentType is not null && !request.HasJsonContentType())
        {
            throw new UnreadableRequestException(
                StatusCodes.Status415UnsupportedMediaType,
                "UNSUPPORTED_MEDIA_TYPE",
                "Innehållet ska vara JSON (content-type: application/json).",
                []);
        }

        var body = await ReadBodyAsync(request);
        if (body.Length == 0)
        {
            return json;
        }

        var node = ParseBody(body);
        if (binding.BodyField is null)
        {
            return node as JsonObject ?? throw new UnreadableRequestException("INVALID_JSON", "Innehållet ska vara ett JSON-objekt.");
        }

        json.Remove(binding.BodyField.Name);
        json[binding.BodyField.JsonName] = node;
        return json;
    }

    private void AddPath(JsonObject json, HttpRequest request)
    {
        foreach (var (name, text) in binding.Template.ValuesOf(request.RouteValues))
        {
            if (!FieldPath.TryResolve(_type, name, out var path) || !ScalarJson.TryConvert(path.Last, text, out var value))
            {
                throw new UnreadableRequestException(
                    "INVALID_VALUE", "Sökvägen har ett värde som inte passar.", new FieldViolation(name, "Värdet är inte giltigt."));
            }

            path.Set(json, value);
        }
    }
}
