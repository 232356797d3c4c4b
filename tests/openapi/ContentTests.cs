using System.Text.Json.Nodes;

namespace Finsam.OpenApi.Tests;

/// <summary>What the contract's types and annotations become.</summary>
public sealed class ContentTests
{
    [Theory]
    [InlineData("finsam.ledger.v1.Contribution", "amountOre", """{"type":"string","format":"int64","pattern":"^-?[0-9]+$"}""")]
    [InlineData("finsam.ledger.v1.Contribution", "year", """{"type":"integer","format":"int32"}""")]
    [InlineData("finsam.common.v1.AsOf", "computedAt", """{"type":"string","format":"date-time"}""")]
    [InlineData("finsam.common.v1.Cell", "suppressed", """{"type":"boolean"}""")]
    [InlineData("finsam.common.v1.Labels", "values", """{"type":"array","items":{"type":"string"}}""")]
    [InlineData("finsam.reporting.v1.RenderReportResponse", "data", """{"type":"string","contentEncoding":"base64"}""")]
    [InlineData("finsam.ledger.v1.PostingWithVoucher", "posting", """{"$ref":"#/components/schemas/finsam.ledger.v1.Posting"}""")]
    [InlineData("finsam.participants.v1.Insats", "kind", """{"$ref":"#/components/schemas/finsam.participants.v1.InsatsKind"}""")]
    public void A_field_has_the_type_of_its_JSON(string schema, string field, string expected)
    {
        var property = Published.Schemas[schema]!["properties"]![field]!.DeepClone().AsObject();
        Assert.True(property.Remove("description"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), property), property.ToJsonString());
    }

    [Fact]
    public void An_enum_is_its_names_each_with_its_comment()
    {
        var schema = Published.Schemas["finsam.reporting.v1.Format"]!;
        Assert.Equal(
            ["FORMAT_UNSPECIFIED", "FORMAT_HTML", "FORMAT_PDF", "FORMAT_JSON", "FORMAT_XLSX", "FORMAT_CSV", "FORMAT_DOCX"],
            schema["enum"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.Contains("`FORMAT_HTML`: One self-contained HTML page.", schema["description"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"progress":{"done":"1"}}""", true)]
    [InlineData("""{"progress":{},"summary":{}}""", false)]
    public void Of_a_oneof_there_is_one_or_none(string json, bool isValid)
    {
        var schema = Schemas.Resolved(Published.Schemas["finsam.ledger.v1.ImportSieResponse"]!);
        Assert.Equal(isValid, schema.Faults(JsonNode.Parse(json)).Count == 0);
    }

    [Fact]
    public void A_body_has_the_fields_that_are_not_in_the_path_and_no_others()
    {
        var schema = Published.Operation("LedgerService_PutBudget")["requestBody"]!["content"]!["application/json"]!["schema"]!;
        Assert.Equal(["requestId", "rows", "validateOnly"], schema["properties"]!.AsObject().Select(property => property.Key));
        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
    }

    [Fact]
    public void A_file_is_a_body_of_bytes_with_the_other_fields_as_parameters()
    {
        var operation = Published.Operation("LedgerService_ImportSie2");
        Assert.Equal("binary", operation["requestBody"]!["content"]!["application/octet-stream"]!["schema"]!["format"]!.GetValue<string>());
        var names = operation["parameters"]!.AsArray().Select(each => each!["name"]!.GetValue<string>());
        Assert.Equal(["forbund", "file_name", "requestId", "validateOnly"], names.Where(name => !name.StartsWith("assumed.", StringComparison.Ordinal)));
        Assert.NotNull(operation["responses"]!["200"]!["content"]!["application/x-ndjson"]);
    }

    [Fact]
    public void An_answer_that_is_a_file_has_its_media_type_and_a_name()
    {
        var answer = Published.Operation("LedgerService_ExportSie2")["responses"]!["200"]!;
        Assert.Equal("binary", answer["content"]!["application/octet-stream"]!["schema"]!["format"]!.GetValue<string>());
        Assert.NotNull(answer["headers"]!["Content-Disposition"]);
        Assert.Contains("code page 437", answer["description"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_is_asked_for_by_repeated_query_parameters()
    {
        var accounts = Published.Operation("LedgerService_ListPostings")["parameters"]!.AsArray()
            .Single(parameter => parameter!["name"]!.GetValue<string>() == "accounts")!;
        Assert.Equal(("query", "array"), (accounts["in"]!.GetValue<string>(), accounts["schema"]!["type"]!.GetValue<string>()));
    }

    [Fact]
    public void The_first_sentence_of_a_comment_is_the_summary()
    {
        var operation = Published.Operation("LedgerService_ImportSie");
        Assert.Equal("Imports a SIE 4 file, all of it or nothing", operation["summary"]!.GetValue<string>());
        Assert.Contains("The last message carries the summary.", operation["description"]!.GetValue<string>());
    }
}
