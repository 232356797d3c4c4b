using Finsam.Cli.Loading;

namespace Finsam.EndToEnd.Tests;

public sealed class RefusalTests
{
    [Fact]
    public async Task A_sie_file_with_a_voucher_that_does_not_balance_is_refused_by_line_and_none_of_it_is_posted()
    {
        using var forbund = await SampleForbund.CreateAsync();
        var lines = await File.ReadAllLinesAsync(Path.Combine(forbund.Folder(2017), "ledger-2017.se"), System.Text.Encoding.Latin1);
        var at = Array.FindLastIndex(lines, line => line.TrimStart().StartsWith("#TRANS", StringComparison.Ordinal));
        forbund.Replace(2017, "ledger-2017.se", lines[at], lines[at].Replace("#TRANS", "#TRANSIT", StringComparison.Ordinal));
        var failure = await Assert.ThrowsAsync<StepFailure>(() => forbund.LoadAsync(2017));
        Assert.StartsWith("Verifikationer ledger-2017.se", failure.Message);
        var problem = failure.Problems[0];
        Assert.EndsWith("ledger-2017.se", problem.File);
        Assert.InRange(problem.Line, at - 20, at + 5);

        // The year before went in, of this one nothing.
        var posted = await forbund.CountPostingsAsync();
        File.Delete(Path.Combine(forbund.Folder(2017), "ledger-2017.se"));
        await forbund.LoadAsync(2017);
        Assert.Equal(posted, await forbund.CountPostingsAsync());
    }

    [Fact]
    public async Task A_row_of_participants_with_an_unknown_code_is_refused_by_line_and_column()
    {
        using var forbund = await SampleForbund.CreateAsync();
        forbund.Replace(2017, "participants.csv", "301;D0002;P0002;named;woman", "301;D0002;P0002;named;kvinna");
        var failure = await Assert.ThrowsAsync<StepFailure>(() => forbund.LoadAsync(2017));
        var problem = Assert.Single(failure.Problems);
        Assert.Equal((3, "gender"), (problem.Line, problem.Field));
        Assert.Contains("participants.csv:3: gender: ", problem.ToString());
        Assert.Contains("woman", problem.Accepted);
    }

    [Fact]
    public async Task What_a_service_refuses_of_the_register_is_shown_where_it_stands_in_the_file()
    {
        using var forbund = await SampleForbund.CreateAsync();
        forbund.Replace(2017, "forbund.json", "\"controller\": \"ludvika\"", "\"controller\": \"falun\"");
        var failure = await Assert.ThrowsAsync<StepFailure>(() => forbund.LoadAsync(2017));
        var text = await File.ReadAllLinesAsync(Path.Combine(forbund.Folder(2017), "forbund.json"));
        var problem = failure.Problems[0];
        Assert.EndsWith("forbund.json", problem.File);
        Assert.Contains("falun", text[problem.Line - 1]);
    }
}
