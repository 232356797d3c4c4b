using System.Text.RegularExpressions;
using Finsam.Protos;
using Json.Schema;

namespace Finsam.OpenApi.Tests;

public sealed partial class StructureTests
{
    [Fact]
    public void The_document_is_OpenAPI_3_1_by_its_official_schema() => Assert.Empty(Schemas.OfDocuments.Faults(Published.Document));

    [Fact]
    public void A_document_without_its_responses_would_not_be()
    {
        var document = Published.Document.DeepClone();
        Published.Objects(document["paths"]).First(found => found.ContainsKey("operationId"))["responses"] = "none";
        Assert.NotEmpty(Schemas.OfDocuments.Faults(document));
    }

    [Fact]
    public void Every_schema_is_a_JSON_Schema()
    {
        foreach (var (name, schema) in Published.Schemas)
        {
            Assert.True(MetaSchemas.Draft202012.Faults(schema) is [], name);
        }
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var references = Published.Objects(Published.Document).Select(found => found["$ref"]?.GetValue<string>()).OfType<string>().ToList();
        Assert.NotEmpty(references);
        Assert.All(references.Distinct(), reference =>
        {
            var parts = reference.Split('/');
            Assert.Equal("#", parts[0]);
            Assert.NotNull(parts[1..].Aggregate(Published.Document["components"]!.Root, (node, part) => node[part]!));
        });
    }

    [Fact]
    public void Every_schema_is_used()
    {
        var used = Published.Objects(Published.Document).Select(found => found["$ref"]?.GetValue<string>()).OfType<string>().ToHashSet();
        Assert.All(Published.Schemas, schema => Assert.Contains($"#/components/schemas/{schema.Key}", used));
    }

    [Fact]
    public void An_operation_takes_a_token_unless_its_method_is_public()
    {
        Assert.Single(Published.Document["security"]!.AsArray());
        foreach (var (_, _, operation) in Published.Operations)
        {
            var id = operation["operationId"]!.GetValue<string>();
            var isPublic = PublicMethods.Contains($"finsam.participants.v1.{id.Replace('_', '/')}");
            Assert.Equal(isPublic, operation["security"] is System.Text.Json.Nodes.JsonArray { Count: 0 });
        }
    }

    [Fact]
    public void The_variables_of_a_path_are_its_path_parameters()
    {
        foreach (var (path, _, operation) in Published.Operations)
        {
            var variables = VariablePattern().Matches(path).Select(match => match.Groups[1].Value);
            var parameters = operation["parameters"]!.AsArray().Where(parameter => parameter!["in"]!.GetValue<string>() == "path").ToList();
            Assert.Equal(variables, parameters.Select(parameter => parameter!["name"]!.GetValue<string>()));
            Assert.All(parameters, parameter => Assert.True(parameter!["required"]!.GetValue<bool>()));
        }
    }

    [Fact]
    public void Every_annotated_method_of_the_services_is_there_once()
    {
        var methods = PublishedContract.Read().File.Where(file => file.Package.StartsWith("finsam.", StringComparison.Ordinal))
            .SelectMany(file => file.Service)
            .SelectMany(service => service.Method.Where(method => !method.ClientStreaming).Select(method => $"{service.Name}_{method.Name}"))
            .Concat(["AttachmentService_AttachToDraft2", "AttachmentService_AttachToVoucher2"])
            .Concat(["LedgerService_ExportSie2", "LedgerService_ImportSie2"])
            .Concat(["ParticipantsService_ImportParticipations2", "ExchangeService_ExportParticipations2"]);
        var operations = Published.Operations.Select(each => each.Operation["operationId"]!.GetValue<string>());
        Assert.Equal(methods.Order(), operations.Order());
        Assert.Equal(
            PublishedContract.Services.Select(service => service.Name).Order(),
            Published.Document["tags"]!.AsArray().Select(tag => tag!["name"]!.GetValue<string>()).Order());
    }

    [Fact]
    public void Everything_is_described()
    {
        Assert.All(Published.Operations, each => Assert.NotEmpty(each.Operation["summary"]!.GetValue<string>()));
        foreach (var (_, _, operation) in Published.Operations)
        {
            Assert.All(operation["parameters"]!.AsArray(), parameter => Assert.NotEmpty(parameter!["description"]!.GetValue<string>()));
        }

        foreach (var (_, schema) in Published.Schemas)
        {
            Assert.NotEmpty(schema!["description"]!.GetValue<string>());
            foreach (var (_, property) in schema["properties"]?.AsObject() ?? [])
            {
                Assert.NotEmpty(property!["description"]!.GetValue<string>());
            }
        }
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex VariablePattern();
}
