using System.Text.Json.Nodes;
using Finsam.Transcoding.Binding;
using Google.Protobuf.Reflection;

namespace Finsam.OpenApi;

/// <summary>
/// Describes the JSON face of gRPC services as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1), from nothing but their contract: every
/// HTTP form of every annotated method, and every message that they use, with the contract's comments.
/// </summary>
public static class OpenApiDocument
{
    private const string Version = "3.1.1";

    /// <summary>The document of a contract.</summary>
    /// <param name="contract">Files with what they import, each after those that it imports; with <c>source_code_info</c> for the comments.</param>
    /// <param name="info">What the document says of itself.</param>
    /// <exception cref="InvalidOperationException">An annotation is wrong, or two methods have the same path and HTTP method.</exception>
    public static JsonObject Create(FileDescriptorSet contract, OpenApiInfo info)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(info);
        var services = ContractFiles.Read(contract)
            .SelectMany(file => file.Services)
            .Select(service => (Service: service, Methods: service.Methods.Where(method => HttpBinding.Of(method).Any()).ToList()))
            .Where(service => service.Methods.Count > 0)
            .ToList();
        var schemas = new SchemaCollection();
        var paths = Paths(services.SelectMany(service => service.Methods), schemas);
        return new JsonObject
        {
            ["openapi"] = Version,
            ["info"] = new JsonObject { ["title"] = info.Title, ["version"] = info.Version, ["description"] = info.Description },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { [Security.Scheme] = new JsonArray() }),
            ["tags"] = new JsonArray([.. services.Select(service => Tag(service.Service))]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas.ToJson(),
                ["responses"] = new JsonObject { [ProblemResponse.Name] = ProblemResponse.Create() },
                ["securitySchemes"] = new JsonObject { [Security.Scheme] = Security.Create() },
            },
        };
    }

    private static JsonObject Tag(ServiceDescriptor service) =>
        new() { ["name"] = service.Name, ["description"] = Comment.Of(service).Text };

    private static JsonObject Paths(IEnumerable<MethodDescriptor> methods, SchemaCollection schemas)
    {
        var paths = new JsonObject();
        foreach (var method in methods)
        {
            foreach (var (i, binding) in HttpBinding.Of(method).Index())
            {
                var path = binding.Template.Path;
                var item = paths[path] as JsonObject ?? [];
                paths[path] = item;
                if (!item.TryAdd(HttpName(binding), Operation.Create(binding, i, schemas)))
                {
                    throw new InvalidOperationException($"{method.FullName}: another method has {binding.HttpMethod} {path} too.");
                }
            }
        }

        return paths;
    }

    // A path item has a member for each HTTP method, in small letters.
    private static string HttpName(HttpBinding binding) => string.Create(
        binding.HttpMethod.Length, binding.HttpMethod, (name, method) => method.AsSpan().ToLowerInvariant(name));
}
