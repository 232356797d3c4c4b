using System.Text.Json.Nodes;
using Finsam.Protos;
using Finsam.Transcoding.Binding;
using Google.Protobuf.Reflection;

namespace Finsam.OpenApi;

/// <summary>An operation: one HTTP form of a method.</summary>
internal static class Operation
{
    private const string Json = "application/json";
    private const string JsonLines = "application/x-ndjson";
    private const string AnyFile = "application/octet-stream";

    /// <param name="binding">The form.</param>
    /// <param name="index">Its place among the method's forms, from 0.</param>
    /// <param name="schemas">Where messages are put.</param>
    public static JsonObject Create(HttpBinding binding, int index, SchemaCollection schemas)
    {
        var method = binding.Method;
        var comment = Comment.Of(method);
        var operation = new JsonObject
        {
            ["operationId"] = $"{method.Service.Name}_{method.Name}{(index == 0 ? "" : index + 1)}",
            ["tags"] = new JsonArray(method.Service.Name),
            ["summary"] = comment.Summary,
            ["description"] = comment.Text,
        };
        var parameters = binding.PathFields.Zip(binding.Template.Variables, (field, variable) => PathParameter(field, variable, schemas))
            .Concat(binding.QueryFields.Select(field => Parameter(field, field.JsonPath, "query", schemas)))
            .ToArray<JsonNode?>();
        if (parameters.Length > 0)
        {
            operation["parameters"] = new JsonArray(parameters);
        }

        if (RequestBody(binding, schemas) is { } body)
        {
            operation["requestBody"] = body;
        }

        if (PublicMethods.Contains($"{method.Service.FullName}/{method.Name}"))
        {
            operation["security"] = new JsonArray();
        }

        operation["responses"] = new JsonObject
        {
            ["200"] = Answer(binding, schemas), ["4XX"] = ProblemResponse.Reference(), ["5XX"] = ProblemResponse.Reference(),
        };
        return operation;
    }

    private static JsonObject PathParameter(FieldPath field, TemplateVariable variable, SchemaCollection schemas)
    {
        var parameter = Parameter(field, variable.FieldPath, "path", schemas);
        parameter["required"] = true;
        if (variable.Pattern != "*")
        {
            parameter["description"] = $"{parameter["description"]} Several segments: `{variable.Pattern}`.".TrimStart();
        }

        return parameter;
    }

    private static JsonObject Parameter(FieldPath field, string name, string place, SchemaCollection schemas) => new()
    {
        ["name"] = name, ["in"] = place, ["description"] = Comment.Of(field.Last).Text, ["schema"] = FieldSchema.Of(field.Last, schemas),
    };

    private static JsonObject? RequestBody(HttpBinding binding, SchemaCollection schemas)
    {
        if (binding.IsRawBody)
        {
            var file = new JsonObject { ["type"] = "string", ["format"] = "binary" };
            var comment = Comment.Of(binding.BodyField!).Text;
            var body = Content(AnyFile, file, $"{comment} Sent as it is, under any media type but JSON and forms.".TrimStart());
            body["required"] = true;
            return body;
        }

        if (binding.BodyField is { } field)
        {
            return Content(Json, FieldSchema.Of(field, schemas), Comment.Of(field).Text);
        }

        return binding.Body == HttpBinding.WholeBody && BodySchema.Of(binding, schemas) is { } schema
            ? Content(Json, schema, Comment.Of(binding.Method.InputType).Text)
            : null;
    }

    private static JsonObject Answer(HttpBinding binding, SchemaCollection schemas)
    {
        if (binding.File is { } file)
        {
            return FileContent(file, Comment.Of(binding.ResponseField!).Text);
        }

        var message = binding.Method.OutputType;
        var schema = binding.ResponseField is { } field ? FieldSchema.Of(field, schemas) : schemas.Message(message);
        var comment = Comment.Of(message).Text;
        return binding.Method.IsServerStreaming
            ? Content(JsonLines, Line(schema), $"{comment} One JSON object a line, as they come; a stream that fails ends with an `error` line.".TrimStart())
            : Content(Json, schema, comment);
    }

    private static JsonObject FileContent(FileAnswer file, string comment)
    {
        var answer = Content(
            file.MediaType,
            new JsonObject { ["type"] = "string", ["format"] = "binary" },
            $"{comment} The file as it is; one that fails midway breaks the connection off.".TrimStart());
        answer["headers"] = new JsonObject
        {
            ["Content-Disposition"] = new JsonObject
            {
                ["description"] = "`attachment` with a name for the file.", ["schema"] = new JsonObject { ["type"] = "string" },
            },
        };
        return answer;
    }

    private static JsonObject Line(JsonObject message) => new()
    {
        ["description"] = "One line.",
        ["anyOf"] = new JsonArray(
            message,
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { ["error"] = SchemaCollection.Reference(ProblemResponse.Name) },
                ["required"] = new JsonArray("error"),
            }),
    };

    private static JsonObject Content(string mediaType, JsonObject schema, string description) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject { [mediaType] = new JsonObject { ["schema"] = schema } },
    };
}
