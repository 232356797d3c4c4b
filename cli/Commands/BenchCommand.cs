using System.CommandLine;
using Finsam.Cli.Bench;
using Finsam.Cli.Bench.Ledger;
using Finsam.Cli.Output;

namespace Finsam.Cli.Commands;

/// <summary><c>bench</c>: measures against a reference on the same machine.</summary>
internal static class BenchCommand
{
    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var name = new Argument<string?>("NAME") { Description = "Vad som mäts; utan namn visas vad som finns", DefaultValueFactory = _ => null };
        var measure = new Argument<string?>("MÅTT") { Description = "Ett av dess mått; utan det alla", DefaultValueFactory = _ => null };
        var json = new Option<string?>("--json") { HelpName = "FIL", Description = "Skriver måtten som JSON också" };
        var rounds = new Option<int>("--rounds")
        {
            HelpName = "ANTAL", Description = $"Omgångar som räknas, {Rounds.Usual} om inget sägs", DefaultValueFactory = _ => Rounds.Usual,
        };
        var scale = new Option<double>("--scale")
        {
            HelpName = "ANDEL",
            Description = "Andel av de fulla datamängderna, till och med 1; mindre visar att måtten går att köra, inte farten",
            DefaultValueFactory = _ => 1,
        };
        var nation = new Option<int>("--nation")
        {
            HelpName = "ANTAL",
            Description = $"Förbund i landet som statements_nation räknar i, {Nation.Forbund} om inget sägs, vart och ett med {Nation.Years} år",
            DefaultValueFactory = _ => Nation.Forbund,
        };
        var command = new Command(
            "bench", "Mäter fart mot en referens på samma dator: kvoten är vår fart genom referensens, högre är bättre.")
        {
            name, measure, json, rounds, scale, nation,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var wanted = result.GetValue(name);
            if (wanted is null)
            {
                display.Table(
                    ["Namn", "Mäter", "Mått"],
                    [.. BenchCatalog.All.Select(bench => (IReadOnlyList<string>)[bench.Name, bench.Description, string.Join(", ", bench.Measures)])]);
                return 0;
            }

            var found = BenchCatalog.All.FirstOrDefault(bench => bench.Name == wanted)
                ?? throw new CliException($"Det finns inget mått ”{wanted}”. ./finsam bench visar vilka som finns.");
            var only = result.GetValue(measure) ?? "";
            if (only.Length > 0 && !found.Measures.Contains(only))
            {
                throw new CliException($"{found.Name} har inget mått ”{only}”. Det har {string.Join(", ", found.Measures)}.");
            }

            if (result.GetValue(rounds) < 1)
            {
                throw new CliException("--rounds tar 1 eller fler.");
            }

            if (result.GetValue(scale) is not (> 0 and <= 1))
            {
                throw new CliException("--scale tar ett tal större än 0, högst 1.");
            }

            if (result.GetValue(nation) < 1)
            {
                throw new CliException("--nation tar 1 eller fler.");
            }

            var run = new BenchRun(result.GetValue(rounds), result.GetValue(scale), result.GetValue(nation), only);
            var made = new List<Measure>();
            await foreach (var each in found.RunAsync(environment, display, run, cancellationToken))
            {
                made.Add(each);
                display.Line(each.ToString());
            }

            if (result.GetValue(json) is { } file)
            {
                BenchJson.Write(file, made);
            }

            return 0;
        });
        return command;
    }
}
