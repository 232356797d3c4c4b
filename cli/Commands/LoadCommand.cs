using System.CommandLine;
using System.Diagnostics;
using Finsam.Cli.Cases;
using Finsam.Cli.CommandLine;
using Finsam.Cli.Gateway;
using Finsam.Cli.Loading;
using Finsam.Cli.Output;

namespace Finsam.Cli.Commands;

/// <summary><c>load</c>: sends a case folder through the gateway.</summary>
internal static class LoadCommand
{
    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var folder = new Argument<string>("CASE_FOLDER") { Description = "Mapp med forbund.json, layout.json, SIE-filer m.m. (docs/case-folders.md)" };
        var gateway = CommonOptions.Gateway();
        var command = new Command(
            "load", "Läser in ett förbunds uppgifter för en period: register, bokföring, budget, deltagare, rapportens layout och texter.")
        {
            folder, gateway,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var address = GatewayAddress.Find(result.GetValue(gateway), environment);
            using var client = new GatewayClient(address, environment.Folder);
            await LoadAsync(result.GetRequiredValue(folder), client, display, cancellationToken);
            return 0;
        });
        return command;
    }

    /// <summary>Reads a folder, loads it and prints what that did.</summary>
    public static async Task<CaseFolder> LoadAsync(string path, GatewayClient client, IDisplay display, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var folder = CaseFolder.Read(path);
        var forbund = folder.Forbund;
        display.Line($"Läser in {forbund.Name} ({forbund.Slug}), {forbund.Period.From}–{forbund.Period.To}, från {path}");
        var count = await new CaseLoader(client, display).LoadAsync(folder, cancellationToken);
        display.Line($"Inläst på {Swedish.Seconds(clock.Elapsed)}: {count}.");
        return folder;
    }
}
