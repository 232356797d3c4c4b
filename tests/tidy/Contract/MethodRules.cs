using Finsam.Protos;
using Google.Protobuf.Reflection;
using Type = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Finsam.Tidy.Tests.Contract;

/// <summary>Rules of methods: idempotency, pages, and their form in HTTP.</summary>
internal static class MethodRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        new("A write has request_id as its field 1", model =>
            from method in model.Methods
            where !ContractVerbs.Reads(method.Definition.Name)
            let first = model.Message(method.Definition.InputType).Field.FirstOrDefault(field => field.Number == 1)
            where first is not { Name: "request_id", Type: Type.String }
            select new Breach(method.Element.Where, $"{method.Definition.Name} writes, and its request has no string request_id = 1")),

        new("A read has no request_id", model =>
            from method in model.Methods
            where ContractVerbs.Reads(method.Definition.Name) && Has(model, method.Definition.InputType, "request_id", Type.String)
            select new Breach(method.Element.Where, $"{method.Definition.Name} reads, and its request has a request_id")),

        new("A list is paged", model =>
            from method in model.Methods
            where BeginsWith(method.Definition.Name, "List")
            where !Has(model, method.Definition.InputType, "page_size", Type.Int32)
                || !Has(model, method.Definition.InputType, "page_token", Type.String)
                || !Has(model, method.Definition.OutputType, "next_page_token", Type.String)
            select new Breach(
                method.Element.Where, $"{method.Definition.Name} lacks int32 page_size, string page_token or, in its response, next_page_token")),

        new("A unary or server-streaming method has a form in HTTP", model =>
            from method in model.Methods
            where !method.Definition.ClientStreaming && HttpForm.Of(method.Definition) is null
            select new Breach(method.Element.Where, $"{method.Definition.Name} has no google.api.http")),

        new("A form in HTTP lies under /v1/ and names the förbund", model =>
            from method in model.Methods
            let version = method.Element.File.Package.Split('.')[^1]
            from form in HttpForm.AllOf(method.Definition)
            where !form.Path.StartsWith($"/{version}/", StringComparison.Ordinal) || !form.Path.Contains("/{forbund}/", StringComparison.Ordinal)
            select new Breach(method.Element.Where, $"{form.Path} is not /{version}/…/{{forbund}}/…")),

        new("A write is no GET, and a GET has no body", model =>
            from method in model.Methods
            from form in HttpForm.AllOf(method.Definition)
            where form.Verb == "GET" && (!ContractVerbs.Reads(method.Definition.Name) || form.Body.Length > 0)
            select new Breach(method.Element.Where, $"{method.Definition.Name} writes, or has a body, and is a GET")),
    ];

    // The verb as a whole word: Listen is no List.
    private static bool BeginsWith(string name, string verb) =>
        name.StartsWith(verb, StringComparison.Ordinal) && (name.Length == verb.Length || char.IsUpper(name[verb.Length]));

    private static bool Has(ContractModel model, string message, string field, Type type) =>
        model.Message(message).Field.Any(candidate => candidate.Name == field && candidate.Type == type);
}
