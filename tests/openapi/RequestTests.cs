using System.Net;
using System.Text.Json.Nodes;

namespace Finsam.OpenApi.Tests;

/// <summary>Requests made from nothing but the document: what reaches a method is UNIMPLEMENTED.</summary>
public sealed class RequestTests(BareServices services) : IClassFixture<BareServices>
{
    public static TheoryData<string> OperationIds =>
        [.. Published.Operations.Select(each => each.Operation["operationId"]!.GetValue<string>())];

    [Theory]
    [MemberData(nameof(OperationIds))]
    public async Task A_request_with_everything_that_the_document_names_is_taken(string operationId)
    {
        using var request = SampleRequest.Of(operationId);
        using var response = await services.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.NotImplemented, text);
        Assert.Empty(Schemas.Resolved(Published.Schemas["Problem"]!).Faults(JsonNode.Parse(text)));
    }

    [Theory]
    [MemberData(nameof(OperationIds))]
    public async Task One_with_more_than_that_is_refused_with_the_problem_that_the_document_describes(string operationId)
    {
        using var request = SampleRequest.Of(operationId);
        request.RequestUri = new Uri($"{request.RequestUri}{(request.RequestUri!.OriginalString.Contains('?') ? '&' : '?')}extra=1", UriKind.Relative);
        using var response = await services.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync());
        Assert.Empty(Schemas.Resolved(Published.Schemas["Problem"]!).Faults(problem));
        Assert.Equal("extra", problem!["violations"]![0]!["field"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_sample_of_a_body_fits_its_schema()
    {
        foreach (var (_, _, operation) in Published.Operations.Where(each => each.Operation["requestBody"]?["content"]?["application/json"] is not null))
        {
            var schema = operation["requestBody"]!["content"]!["application/json"]!["schema"]!;
            using var request = SampleRequest.Of(operation["operationId"]!.GetValue<string>());
            Assert.Empty(Schemas.Resolved(schema).Faults(JsonNode.Parse(await request.Content!.ReadAsStringAsync())));
        }
    }
}
