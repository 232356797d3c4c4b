using System.Text;
using System.Text.Json.Nodes;

namespace Finsam.OpenApi.Tests;

/// <summary>Makes a request of what the document says of an operation: every parameter, and a body with every field.</summary>
internal static class SampleRequest
{
    // Messages may hold themselves.
    private const int DeepestObject = 6;

    public static HttpRequestMessage Of(string operationId)
    {
        var (path, method, operation) = Published.Operations.Single(each => each.Operation["operationId"]!.GetValue<string>() == operationId);
        var query = new List<string>();
        foreach (var parameter in operation["parameters"]!.AsArray().Select(each => each!.AsObject()))
        {
            var name = parameter["name"]!.GetValue<string>();
            var value = Value(parameter["schema"]!, 0)!;
            if (parameter["in"]!.GetValue<string>() == "path")
            {
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(Text(value)), StringComparison.Ordinal);
            }
            else
            {
                query.AddRange((value as JsonArray ?? [value.DeepClone()]).Select(each => $"{name}={Uri.EscapeDataString(Text(each!))}"));
            }
        }

        var target = query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
        return new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), target)
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = Body(operation),
        };
    }

    private static ByteArrayContent? Body(JsonObject operation)
    {
        var content = operation["requestBody"]?["content"]?.AsObject().Single();
        return content?.Key switch
        {
            null => null,
            "application/json" => new StringContent(Value(content.Value.Value!["schema"]!, 0)!.ToJsonString(), Encoding.UTF8, "application/json"),
            _ => new ByteArrayContent([1, 2, 3]) { Headers = { ContentType = new(content.Value.Key) } },
        };
    }

    private static JsonNode? Value(JsonNode schema, int depth)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            return Value(Published.Schemas[reference.Split('/')[^1]]!, depth);
        }

        if (schema["enum"] is JsonArray names)
        {
            return names[^1]!.DeepClone();
        }

        return schema["type"]?.GetValue<string>() switch
        {
            "object" => Object(schema, depth),
            "array" => depth < DeepestObject ? new JsonArray(Value(schema["items"]!, depth), Value(schema["items"]!, depth)) : [],
            "boolean" => true,
            "integer" => 1,
            "string" when schema["format"]?.GetValue<string>() == "int64" => "9007199254740993",
            "string" when schema["format"]?.GetValue<string>() == "date-time" => "2017-01-31T12:00:00Z",
            "string" when schema["contentEncoding"] is not null => "AQID",
            "string" => "a b/c",
            _ => throw new InvalidOperationException($"No sample for {schema.ToJsonString()}."),
        };
    }

    private static JsonObject Object(JsonNode schema, int depth)
    {
        var sample = new JsonObject();
        foreach (var (name, property) in depth < DeepestObject ? schema["properties"]!.AsObject() : [])
        {
            sample[name] = Value(property!, depth + 1);
        }

        return sample;
    }

    private static string Text(JsonNode value) => value.ToString();
}
