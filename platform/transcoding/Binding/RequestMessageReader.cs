using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;

namespace Finsam.Transcoding.Binding;

/// <summary>
/// Makes a method's message of an HTTP request: an object of what query, body and path give, converted as a whole by the protobuf JSON
/// parser, so that every value follows proto3 JSON. Each field comes from one place only (comments of google/api/http.proto, "Rules").
/// </summary>
/// <param name="binding">The HTTP form.</param>
/// <param name="largestMessage">Most bytes of the message.</param>
internal sealed class RequestMessageReader(HttpBinding binding, int largestMessage)
{
    // Room in a JSON body beside the largest message's bytes in base64.
    private const int RoomForJson = 1024 * 1024;

    private static readonly JsonParser Parser = new(JsonParser.Settings.Default);

    private readonly MessageDescriptor _type = binding.Method.InputType;
    private readonly QueryReader _query = new(binding);

    private long LargestJson => ((long)largestMessage / 3 * 4) + RoomForJson;

    /// <summary>The message. UnreadableRequestException names every field that is unknown or does not fit.</summary>
    public async Task<IMessage> ReadAsync(HttpRequest request)
    {
        var query = _query.Read(request.Query);
        var file = binding.IsRawBody ? await RequestBody.ReadRawAsync(request, largestMessage) : null;
        var json = file is null ? await AddBodyAsync(query, request) : query;
        RefuseIfAny(JsonCheck.UnknownFields(json, _type), "UNKNOWN_FIELD", "Begäran har fält som inte finns.");
        RefuseIfAny(JsonCheck.ConflictingFields(json, _type), "CONFLICTING_FIELDS", "Begäran har fält som inte kan ges tillsammans.");
        AddPath(json, request);
        var message = Convert(json);
        if (file is not null)
        {
            binding.BodyField!.Accessor.SetValue(message, UnsafeByteOperations.UnsafeWrap(file));
        }

        return message.CalculateSize() <= largestMessage ? message : throw new UnreadableRequestException(
            StatusCodes.Status413PayloadTooLarge, "MESSAGE_TOO_LARGE", $"Begäran är för stor: högst {largestMessage} byte tas emot.", []);
    }

    private static void RefuseIfAny(IReadOnlyList<FieldViolation> violations, string reason, string detail)
    {
        if (violations.Count > 0)
        {
            throw new UnreadableRequestException(reason, detail, violations);
        }
    }

    private IMessage Convert(JsonObject json)
    {
        try
        {
            return Parse(json) ?? (LenientJson.Normalize(json, _type) ? Parse(json) : null) ?? throw Unfit(json);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new UnreadableRequestException("INVALID_JSON", "Innehållet har en text som inte är Unicode.");
        }
    }

    private IMessage? Parse(JsonObject json)
    {
        try
        {
            return Parser.Parse(json.ToJsonString(), _type);
        }
        catch (Exception e) when (e is FormatException or IOException)
        {
            return null;
        }
    }

    private UnreadableRequestException Unfit(JsonObject json)
    {
        RefuseIfAny(JsonCheck.UnfitFields(json, _type, Parser), "INVALID_VALUE", "Begäran har värden som inte passar sina fält.");
        return new UnreadableRequestException("INVALID_JSON", "Begäran kunde inte läsas.");
    }

    private async Task<JsonObject> AddBodyAsync(JsonObject json, HttpRequest request)
    {
        if (binding.Body.Length == 0)
        {
            return request.ContentLength is null or 0 ? json : throw new UnreadableRequestException(
                "BODY_NOT_ACCEPTED", "Begäran ska inte ha något innehåll; fälten ges i sökvägen och som frågeparametrar.");
        }

        var (isGiven, body) = await RequestBody.ReadJsonAsync(request, LargestJson);
        if (!isGiven)
        {
            return json;
        }

        if (binding.BodyField is null)
        {
            return body as JsonObject ?? throw new UnreadableRequestException("INVALID_JSON", "Innehållet ska vara ett JSON-objekt.");
        }

        json[binding.BodyField.JsonName] = body;
        return json;
    }

    private void AddPath(JsonObject json, HttpRequest request)
    {
        var violations = new List<FieldViolation>();
        foreach (var (field, (name, text)) in binding.PathFields.Zip(binding.Template.ValuesOf(request)))
        {
            if (!ScalarJson.TryConvert(field.Last, text, out var value))
            {
                violations.Add(new FieldViolation(name, AcceptedValues.Wrong(field.Last)));
            }
            else if (field.Get(json) is { } other && other.ToString() != value.ToString())
            {
                violations.Add(new FieldViolation(name, $"Sökvägen och innehållet har olika värden. Utelämna {name} i innehållet."));
            }
            else
            {
                field.Set(json, value);
            }
        }

        RefuseIfAny(violations, "INVALID_VALUE", "Sökvägen har värden som inte passar.");
    }
}
