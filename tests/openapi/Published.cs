using System.Text.Json.Nodes;
using Finsam.Protos;

namespace Finsam.OpenApi.Tests;

/// <summary>The document of the published contract, and the ways into it.</summary>
internal static class Published
{
    /// <summary>The document; read only.</summary>
    public static JsonObject Document { get; } = OpenApiDocument.Create(PublishedContract.Read(), new OpenApiInfo("Prov", "v1", "En beskrivning."));

    /// <summary>Every operation with its path and HTTP method.</summary>
    public static IEnumerable<(string Path, string Method, JsonObject Operation)> Operations =>
        from path in Document["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select (path.Key, method.Key, method.Value!.AsObject());

    /// <summary>The schemas of the components.</summary>
    public static JsonObject Schemas => Document["components"]!["schemas"]!.AsObject();

    /// <summary>An operation by its id.</summary>
    public static JsonObject Operation(string id) => Operations.Single(each => each.Operation["operationId"]!.GetValue<string>() == id).Operation;

    /// <summary>Every object within, itself included.</summary>
    public static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject found => found.SelectMany(member => Objects(member.Value)).Prepend(found),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}
