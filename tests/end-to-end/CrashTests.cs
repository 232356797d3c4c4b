using Finsam.Cli.Loading;

namespace Finsam.EndToEnd.Tests;

public sealed class CrashTests
{
    /// <summary>The service that goes away, and the step that it goes away before: in the middle of what it is called for, where it is called twice.</summary>
    public static TheoryData<string, string> Crashes() => new()
    {
        { "participants", "Inskrivningar och avslut" },
        { "ledger", "Verifikationer ledger-2017.se" },
        { "reporting", "Rapportens layout, texter och mål" },
        { "gateway", "Budget och prognos" },
    };

    [Theory]
    [MemberData(nameof(Crashes))]
    public async Task A_service_that_goes_away_while_loading_is_reported_and_loading_again_doubles_nothing(string service, string step)
    {
        using var forbund = await SampleForbund.CreateAsync();
        var failure = await Assert.ThrowsAsync<StepFailure>(() => forbund.LoadAsync(2017, before =>
        {
            if (before.Name == step)
            {
                forbund.Stack.KillAsync(service).GetAwaiter().GetResult();
            }
        }));
        Assert.StartsWith(step, failure.Message);
        // A gateway that is away says nothing about the service behind it; the step does.
        Assert.Contains(service == "gateway" ? "ledger" : service, failure.Message);
        Assert.Contains("dubbleras inte", failure.Message);

        await forbund.Stack.RestartAsync(service);
        var again = await forbund.LoadAsync(2017);
        Assert.True(again.Unchanged > 0, $"{again}");
        await forbund.AssertFiguresAsync(2017);
        var third = await forbund.LoadAsync(2017);
        Assert.Equal((0, 0), (third.Created, third.Changed));

        // As many postings as a förbund that was loaded without any of this.
        using var calm = await SampleForbund.CreateAsync();
        await calm.LoadAsync(2017);
        Assert.Equal(await calm.CountPostingsAsync(), await forbund.CountPostingsAsync());
    }

    [Fact]
    public async Task A_load_outlives_a_short_absence()
    {
        using var forbund = await SampleForbund.CreateAsync();
        var restarted = Task.CompletedTask;
        var count = await forbund.LoadAsync(2017, before =>
        {
            if (before.Name == "Budget och prognos")
            {
                forbund.Stack.KillAsync("ledger").GetAwaiter().GetResult();
                restarted = forbund.Stack.RestartAsync("ledger");
            }
        }).WaitAsync(TimeSpan.FromMinutes(2)).ContinueWith(load => load.IsCompletedSuccessfully ? load.Result : (LoadCount?)null, TaskScheduler.Default);
        await restarted;

        // On a slow machine the service takes longer than the load waits: then it says so, and is done again.
        Assert.Contains(forbund.Display.Warnings, warning => warning.Contains("försöker igen", StringComparison.Ordinal));
        if (count is null)
        {
            await forbund.LoadAsync(2017);
        }

        await forbund.AssertFiguresAsync(2017);
    }
}
