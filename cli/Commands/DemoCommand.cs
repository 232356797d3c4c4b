using System.CommandLine;
using System.Diagnostics;
using Finsam.Cli.CommandLine;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Cli.Reports;
using Finsam.LocalStack;
using Finsam.Reporting.V1;

namespace Finsam.Cli.Commands;

/// <summary><c>demo</c>: the whole way, from nothing to an årsredovisning.</summary>
internal static class DemoCommand
{
    private const string Sample = "vasterbergslagen-2017";

    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var command = new Command("demo", "Startar allt, läser in exempelförbundet och ställer samman dess årsredovisning som HTML, PDF och JSON.");
        command.SetAction((_, cancellationToken) => RunAsync(environment, display, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CliEnvironment environment, IDisplay display, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var stack = await UpCommand.StartAsync(environment, display, cancellationToken);
        try
        {
            await LoadAndReportAsync(environment, stack.State.Gateway, display, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // A cancelled call may end as any kind of failure. What was up before demo is left as it was.
            if (stack.StartedHere)
            {
                display.Warning("Avbryter och stoppar det som demo startade …");
                await RunningStack.StopAsync(environment.Var, environment.StackOptions.StopTimeout, new StackLines(display));
            }

            throw new OperationCanceledException(cancellationToken);
        }

        display.Line($"Klart på {Swedish.Seconds(clock.Elapsed)}. Stacken är igång; ./finsam down stoppar den.");
        return 0;
    }

    private static async Task LoadAndReportAsync(CliEnvironment environment, Uri gateway, IDisplay display, CancellationToken cancellationToken)
    {
        using var client = new GatewayClient(gateway, environment.Folder);
        var folder = await LoadCommand.LoadAsync(Path.Combine(environment.Root, "samples", Sample), client, display, cancellationToken);
        var slug = folder.Forbund.Slug;
        var composer = new ReportComposer(client, display);
        var composition = await composer.ComposeAsync(slug, folder.Forbund.Period, cancellationToken);
        var files = new List<string>();
        foreach (var format in ReportFormat.All)
        {
            var path = format.DefaultPath(environment.Folder.Out, slug, "", folder.Forbund.Period);
            files.Add(await composer.SaveAsync(slug, composition, format, path, cancellationToken));
        }

        display.Line("");
        display.Line(composition.Title);
        display.Table(["Nyckeltal", "Utfall", "Adress i rapporten"], [.. composition.Highlights.Select(Row)]);
        files.ForEach(display.Line);
    }

    private static IReadOnlyList<string> Row(Highlight highlight) => [highlight.Label, highlight.Figure, highlight.Address];
}
