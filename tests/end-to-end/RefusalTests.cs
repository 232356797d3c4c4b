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
        Assert.Contains("ingenting har sparats", failure.Message);
        var problem = failure.Problems[0];
        Assert.EndsWith("ledger-2017.se", problem.File);
        Assert.InRange(problem.Line, at - 20, at + 5);

        // Not even the year before went in.
        Assert.Equal(0, await forbund.CountPostingsAsync());
    }

    [Fact]
    public async Task A_fault_in_the_last_step_leaves_everything_as_it_was()
    {
        using var forbund = await SampleForbund.CreateAsync();
        var first = await forbund.LoadAsync(2017);
        Assert.Equal((0, 0), (first.Changed, first.Unchanged));
        var before = await forbund.ReportAsync(2017);
        forbund.Replace(2017, "participants.csv", "301;D0002;P0002;named;woman", "301;D0002;P0002;named;man");
        forbund.Replace(2017, "layout.json", "\"source\": \"key_figures\"", "\"source\": \"nyckeltal\"");
        forbund.Replace(2017, "forbund.json", "\"suppression_k\": 1", "\"suppression_k\": 2");
        var failure = await Assert.ThrowsAsync<StepFailure>(() => forbund.LoadAsync(2017));
        Assert.Equal(["forbund.json", "layout.json"], failure.Problems.Select(problem => Path.GetFileName(problem.File)).Distinct());
        Assert.Equal(before, await forbund.ReportAsync(2017));
    }

    [Fact]
    public async Task A_step_that_fails_after_the_check_tells_what_was_saved_before_it()
    {
        using var forbund = await SampleForbund.CreateAsync();
        var failure = await Assert.ThrowsAsync<StepFailure>(() => forbund.LoadAsync(2017, step =>
        {
            if (step.Name == "Budget och prognos")
            {
                File.WriteAllText(Path.Combine(forbund.Folder(2017), "participants.csv"), "insats;participation\n");
            }
        }));
        Assert.StartsWith("Inskrivningar och avslut", failure.Message);
        Assert.Contains(
            "Sparat före felet: Insatser, aktiviteter och enkäter; Medlemsbidrag och beslut om medel; Verifikationer ", failure.Message);
    }

    [Fact]
    public async Task What_is_odd_is_told_and_loaded()
    {
        using var forbund = await SampleForbund.CreateAsync();
        await forbund.LoadAsync(2017);
        var participants = Path.Combine(forbund.Folder(2017), "participants.csv");
        await File.WriteAllLinesAsync(participants, (await File.ReadAllLinesAsync(participants)).Where((_, i) => i != 1));
        var budget = Path.Combine(forbund.Folder(2017), "budget-2017.csv");
        await File.AppendAllTextAsync(budget, "revised;2016-11-23;999;;2017-01-01;2017-12-31;1\n");
        foreach (var file in Directory.GetFiles(forbund.Folder(2017), "ledger-*.se"))
        {
            File.Delete(file);
        }

        await forbund.LoadAsync(2017);
        Assert.Contains("Mappen har ingen ledger-ÅÅÅÅ.se: inga verifikationer läses in.", forbund.Display.Lines);
        Assert.Contains(forbund.Display.Warnings, warning => warning.Contains(": 1 registrerade deltaganden", StringComparison.Ordinal));
        var line = (await File.ReadAllLinesAsync(budget)).Length;
        Assert.Contains(
            forbund.Display.Warnings,
            warning => warning.Contains($"budget-2017.csv:{line}: project: Bokföringen har inget projekt ”999”.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "\"surveys\": []",
        "\"surveys\": [{\"id\": \"a\", \"question\": \"?\", \"respondents\": 1, \"answers\": {\"Ja\": 1,\n \"Svarande\": 2}}]",
        "\"Svarande\"")]
    [InlineData("\"slug\": \"vasterbergslagen-", "\"slug\": \"Vaster_", "\"slug\"")]
    [InlineData("\"year\": 2016,", "\"year\": 20166,", "20166")]
    public async Task What_a_service_names_otherwise_than_the_file_is_shown_on_its_own_line(string old, string fresh, string on)
    {
        using var forbund = await SampleForbund.CreateAsync();
        forbund.Replace(2017, "forbund.json", old, fresh);
        var failure = await Assert.ThrowsAsync<StepFailure>(() => forbund.LoadAsync(2017));
        var text = await File.ReadAllLinesAsync(Path.Combine(forbund.Folder(2017), "forbund.json"));
        Assert.Contains(on, text[failure.Problems[0].Line - 1]);
        Assert.Equal(failure.Problems.Distinct(), failure.Problems);
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
