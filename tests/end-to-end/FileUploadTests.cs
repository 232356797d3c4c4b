using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Finsam.TestHost;

namespace Finsam.EndToEnd.Tests;

/// <summary>Files sent through the gateway as bodies of requests, as <c>curl --data-binary @file</c> does.</summary>
public sealed class FileUploadTests
{
    private const int MebiByte = 1024 * 1024;

    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_sie_file_is_imported_with_progress_line_by_line(string contentType)
    {
        var (stack, slug) = (await TestStack.Shared, TestStack.NewForbund());
        using var http = stack.Http(stack.Token("ekonom", slug));
        var path = $"/v1/ledger/{slug}/sie/bokf%C3%B6ring%202016.se:import?request_id={Guid.NewGuid()}";

        var lines = await LinesAsync(http, path, Sample("ledger-2016.se"), contentType);

        Assert.All(lines.SkipLast(1), line => Assert.NotNull(line["progress"]));
        Assert.True(lines.Count > 1 && lines[^1]["summary"]!["vouchersPosted"]!.GetValue<int>() > 100, lines[^1].ToJsonString());
        var again = await LinesAsync(http, path, Sample("ledger-2016.se"), contentType);
        Assert.True(JsonNode.DeepEquals(lines[^1], again[^1]));
    }

    [Fact]
    public async Task A_csv_file_of_participations_is_imported()
    {
        using var forbund = await SampleForbund.CreateAsync();
        await forbund.LoadAsync(2016);
        var insatser = Sample("participants.csv").Split('\n').Skip(1).Select(row => row.Split(';')[0]).Where(code => code.Length > 0).Distinct().ToArray();
        using var http = forbund.Stack.Http(forbund.Stack.Token("insatspersonal", forbund.Slug, insatser));

        var lines = await LinesAsync(
            http,
            $"/v1/participants/{forbund.Slug}/participations/participants.csv:import?requestId={Guid.NewGuid()}",
            Sample("participants.csv"),
            "text/csv");

        Assert.True(lines[^1]["summary"]!["unchanged"]!.GetValue<int>() > 10, lines[^1].ToJsonString());
    }

    [Fact]
    public async Task A_faulty_file_is_refused_by_line()
    {
        var (stack, slug) = (await TestStack.Shared, TestStack.NewForbund());
        using var http = stack.Http(stack.Token("ekonom", slug));
        var lines = await LinesAsync(http, $"/v1/ledger/{slug}/sie/fel.se:import?request_id=a", "#FLAGGA 0\n#SIETYP 3\n", "text/plain");
        Assert.StartsWith("SIE_", lines[^1]["refusal"]!["problems"]![0]!["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_file_without_a_request_id_is_refused_with_the_field()
    {
        var (stack, slug) = (await TestStack.Shared, TestStack.NewForbund());
        using var http = stack.Http(stack.Token("ekonom", slug));
        using var content = new ByteArrayContent([]);
        using var response = await http.PostAsync($"/v1/ledger/{slug}/sie/a.se:import", content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal("request_id", problem["violations"]![0]!["field"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(65, "1.1")]
    [InlineData(65, "2.0")]
    [InlineData(90, "1.1")]
    [InlineData(90, "2.0")]
    public async Task A_file_over_the_limit_is_413(int mebiBytes, string version)
    {
        var (stack, slug) = (await TestStack.Shared, TestStack.NewForbund());
        using var http = stack.Http(stack.Token("ekonom", slug));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/ledger/{slug}/sie/a.se:import?request_id=a")
        {
            Version = Version.Parse(version), VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(new byte[mebiBytes * MebiByte]),
        };
        // As curl does with large bodies: a server that refuses one answers before it is sent.
        request.Headers.ExpectContinue = true;
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal("BODY_TOO_LARGE", problem["reason"]!.GetValue<string>());
    }

    private static async Task<IReadOnlyList<JsonNode>> LinesAsync(HttpClient http, string path, string file, string contentType)
    {
        using var content = new ByteArrayContent(System.Text.Encoding.Latin1.GetBytes(file));
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        using var response = await http.PostAsync(path, content);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType!.MediaType);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    // Byte for byte: the files are in character sets of their own.
    private static string Sample(string file) => File.ReadAllText(
        Path.Combine(TestStack.RepositoryRoot, "samples", "vasterbergslagen-2016", file), System.Text.Encoding.Latin1);
}
