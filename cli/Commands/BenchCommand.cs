using System.CommandLine;
using Finsam.Cli.Bench;
using Finsam.Cli.Output;

namespace Finsam.Cli.Commands;

/// <summary><c>bench</c>: measures against a reference on the same machine.</summary>
internal static class BenchCommand
{
    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var name = new Argument<string?>("NAME") { Description = "Vad som mäts; utan namn visas vad som finns", DefaultValueFactory = _ => null };
        var json = new Option<string?>("--json") { HelpName = "FIL", Description = "Skriver måtten som JSON också" };
        var rounds = new Option<int>("--rounds")
        {
            HelpName = "ANTAL", Description = $"Omgångar som räknas, {Rounds.Usual} om inget sägs", DefaultValueFactory = _ => Rounds.Usual,
        };
        var command = new Command(
            "bench", "Mäter fart mot en referens på samma dator: kvoten är vår fart genom referensens, högre är bättre.") { name, json, rounds };
        command.SetAction(async (result, cancellationToken) =>
        {
            var wanted = result.GetValue(name);
            if (wanted is null)
            {
                display.Table(["Namn", "Mäter"], [.. BenchCatalog.All.Select(bench => (IReadOnlyList<string>)[bench.Name, bench.Description])]);
                return 0;
            }

            var found = BenchCatalog.All.FirstOrDefault(bench => bench.Name == wanted)
                ?? throw new CliException($"Det finns inget mått ”{wanted}”. ./finsam bench visar vilka som finns.");
            if (result.GetValue(rounds) < 1)
            {
                throw new CliException("--rounds tar 1 eller fler.");
            }

            var measures = await found.RunAsync(environment, display, result.GetValue(rounds), cancellationToken);
            foreach (var measure in measures)
            {
                display.Line(measure.ToString());
            }

            if (result.GetValue(json) is { } file)
            {
                BenchJson.Write(file, measures);
            }

            return 0;
        });
        return command;
    }
}
